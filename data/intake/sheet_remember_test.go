package intake

import (
	"testing"

	"huikan/data"
)

func TestRemember(t *testing.T) {
	s, err := MemberSheet("名单.csv", []byte("单位名称,代表,电话\n甲公司,张三,021-55667788\n"))
	if err != nil {
		t.Fatal(err)
	}
	first := s.Remember(nil)
	if first.ID != "" || len(first.Columns) != 3 {
		t.Fatalf("remembers %+v", first)
	}
	first.ID, first.Rev = "m1", 7
	if again := s.Remember([]data.Mapping{first}); again.Rev != 7 || again.ID != "m1" {
		t.Error("the same mapping is not the one that was kept")
	}
	if err := s.Choose("代表", "legal_rep"); err != nil {
		t.Fatal(err)
	}
	other := s.Remember([]data.Mapping{first})
	if other.ID != "m1" || other.Columns[1].Field != "legal_rep" {
		t.Errorf("another mapping is %+v, want it in the place of the first", other)
	}
}
