package intake

import (
	"strings"
	"testing"

	"huikan/data"
)

// TestMeet reads an issue into a library that knows one of its members by a
// former name, and reads it once more: every member is one record.
func TestMeet(t *testing.T) {
	known := []data.Member{{ID: "m1", Name: "江州天工纸鸢有限公司", FormerNames: []string{"江州飞云纸鸢有限公司"}, Scope: "软体纸鸢。", Phone: "021-66660000"}}
	first, again := readKite(t), readKite(t)
	Meet([]*Draft{first, again}, known)
	m := first.Sections[3].Members[0]
	if m.ID != "m1" || m.Name != "江州天工纸鸢有限公司" || m.Scope != "软体纸鸢。" || m.Website != "www.example.cn" || m.Phone != "021-66660000" || m.Profile == "" {
		t.Errorf("%+v", m)
	}
	for i := range 2 {
		if first.Sections[3].Members[i] != again.Sections[3].Members[i] {
			t.Errorf("member %d is another record the second time", i)
		}
	}
	var kept []string
	for _, f := range first.Report.Findings {
		if f.Code == CodeMemberKept {
			kept = append(kept, f.Detail+"="+f.Text)
		}
	}
	if got := strings.Join(kept, " "); got != "江州天工纸鸢有限公司 单位名称=江州飞云纸鸢有限公司 江州天工纸鸢有限公司 主要业务经营范围=纸鸢设计、制作。" {
		t.Errorf("kept %s", got)
	}
	if n := first.Report.Count(CodeMemberKnown); n != 1 {
		t.Errorf("%d members known in the first issue, want 1", n)
	}
	ids := map[string]int{}
	mint := func() func() string { n := 0; return func() string { n++; return string(rune('a' + n)) } }()
	for _, d := range []*Draft{first, again} {
		for _, r := range d.Records(mint) {
			if r.Kind() == data.KindMember {
				ids[r.Key()]++
			}
		}
	}
	if len(ids) != 2 || ids["m1"] != 2 {
		t.Errorf("members %v", ids)
	}
}
