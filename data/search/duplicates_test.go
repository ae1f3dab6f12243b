package search

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	"huikan/data"
)

func unit(id, name string, set ...func(*data.Member)) data.Member {
	m := data.Member{ID: data.MemberID(id), Type: data.UnitMember, Name: name}
	for _, f := range set {
		f(&m)
	}
	return m
}

func uscc(c string) func(*data.Member)  { return func(m *data.Member) { m.USCC = c } }
func phone(c string) func(*data.Member) { return func(m *data.Member) { m.Phone = c } }

// TestDuplicates: each pair and why; branches are never certain; a number that
// many share says nothing.
func TestDuplicates(t *testing.T) {
	for name, c := range map[string]struct {
		a, b data.Member
		want string // strength and reasons
	}{
		"code":           {unit("1", "甲公司", uscc("91980102MA555001X0")), unit("2", "乙公司", uscc("91980102ma555001x0")), "2 uscc"},
		"branch's code":  {unit("1", "上海市邮政公司", uscc("91980102MA555001X0")), unit("2", "上海市邮政公司虹口区分公司", uscc("91980102MA555001X0")), "0 uscc branch"},
		"two branches":   {unit("1", "上海市邮政公司虹口区分公司", phone("62345678")), unit("2", "上海市邮政公司杨浦区分公司", phone("62345678")), "0 phone branch"},
		"one branch":     {unit("1", "邮政公司虹口区分公司", uscc("91980102MA555001X0")), unit("2", "邮政有限公司虹口区分公司", uscc("91980102MA555001X0")), "1 uscc"},
		"old code":       {unit("1", "甲公司", func(m *data.Member) { m.OrgCode = "MA555001-X" }), unit("2", "乙公司", uscc("91980102MA555001X0")), "1 old-code"},
		"registration":   {unit("1", "甲公司", func(m *data.Member) { m.RegNoOld = "310108000000001" }), unit("2", "乙公司", func(m *data.Member) { m.FormerCodes = []string{"310108000000001"} }), "1 old-code"},
		"former code":    {unit("1", "甲公司", uscc("91980102MA555001X0")), unit("2", "乙公司", func(m *data.Member) { m.FormerCodes = []string{"91980102MA555001X0"} }), "1 old-code"},
		"legal form":     {unit("1", "江州飞云纸鸢有限公司"), unit("2", "江州飞云纸鸢股份有限公司"), "1 like-name"},
		"former name":    {unit("1", "江州风筝厂"), unit("2", "江州飞云纸鸢有限公司", func(m *data.Member) { m.FormerNames = []string{"江州风筝厂"} }), "1 former-name"},
		"phone":          {unit("1", "甲公司", phone("021-62345678")), unit("2", "乙公司", phone("（021）62345678")), "0 phone"},
		"site":           {unit("1", "甲公司", func(m *data.Member) { m.Website = "www.Jia.example/" }), unit("2", "乙公司", func(m *data.Member) { m.Website = "https://jia.example" }), "0 site"},
		"people":         {data.Member{ID: "1", Type: data.PersonMember, Name: "张伟"}, data.Member{ID: "2", Type: data.PersonMember, Name: "张伟"}, "0 name"},
		"nothing":        {unit("1", "甲公司", phone("62345678")), unit("2", "乙公司", phone("62345679")), ""},
		"another branch": {unit("1", "江州物流有限公司"), unit("2", "江州物流有限公司北屿分公司"), ""},
	} {
		rep, err := Duplicates(context.Background(), data.MemberBook{Members: []data.Member{c.a, c.b}}, nil)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, k := range rep.Candidates {
			got = fmt.Sprint(int(k.Strength))
			for _, r := range k.Reasons {
				got += " " + string(r.Code)
				if strings.Contains(r.Message("zh"), "{value}") || r.Message("zh") == r.Message("en") {
					t.Errorf("%s: %q", name, r.Message("zh"))
				}
			}
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}

	people := []data.Contact{{Member: "1", Mobile: "13800000001", Email: "A@b.example"}, {Member: "2", Phone: "138 0000 0001", Email: "a@b.example"}}
	rep, _ := Duplicates(context.Background(), data.MemberBook{Members: []data.Member{unit("1", "甲公司"), unit("2", "乙公司")}, Contacts: people}, nil)
	if len(rep.Candidates) != 1 || len(rep.Candidates[0].Reasons) != 2 {
		t.Errorf("contacts: %+v", rep)
	}
	var tower []data.Member
	for i := range 30 {
		tower = append(tower, unit(fmt.Sprint(i), fmt.Sprint("公司", i), phone("62345678")))
	}
	rep, _ = Duplicates(context.Background(), data.MemberBook{Members: tower}, nil)
	if len(rep.Candidates) != 0 || len(rep.Common) != 1 || rep.Common[0].Members != 30 {
		t.Errorf("a number of a building: %+v", rep)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Duplicates(ctx, data.MemberBook{Members: tower}, nil); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
}

// TestNotDuplicate: the word of an editor holds until something new speaks for
// one member.
func TestNotDuplicate(t *testing.T) {
	r := data.MemberBook{Members: []data.Member{unit("1", "甲公司", phone("62345678")), unit("2", "乙公司", phone("62345678"))}}
	find := func() *DuplicateReport {
		rep, err := Duplicates(context.Background(), r, nil)
		if err != nil {
			t.Fatal(err)
		}
		return rep
	}
	d := NotDuplicate(find().Candidates[0], r.Distinct)
	r.Distinct = []data.Distinct{d}
	if rep := find(); len(rep.Candidates) != 0 || rep.Settled != 1 {
		t.Errorf("the word does not hold: %+v", rep)
	}
	r.Members[0].Phone = "" // less speaks for it now
	if rep := find(); len(rep.Candidates) != 0 {
		t.Errorf("%+v", rep)
	}
	r.Members[0].Phone = "62345678"
	r.Members[0].FormerNames = []string{"乙公司"}
	rep := find()
	if len(rep.Candidates) != 1 || !rep.Candidates[0].Again || rep.Settled != 0 {
		t.Errorf("something new: %+v", rep)
	}
	d2 := NotDuplicate(rep.Candidates[0], r.Distinct)
	if d2.Member != d.Member || len(d2.Reasons) != 2 || len(d.Reasons) != 1 {
		t.Errorf("%+v", d2)
	}
	r.Distinct = []data.Distinct{d2}
	if rep := find(); len(rep.Candidates) != 0 {
		t.Errorf("%+v", rep)
	}
}

// BenchmarkDuplicates looks through 100,000 members with a contact each.
func BenchmarkDuplicates(b *testing.B) {
	var r data.MemberBook
	for i := range 100000 {
		id := fmt.Sprintf("%06d", i)
		r.Members = append(r.Members, unit(id, fmt.Sprint("江州第", i/2, []string{"物流有限公司", "物流股份有限公司"}[i%2*(i%100/98)]), uscc(fmt.Sprintf("91980102MA%06dX0", i)), phone(fmt.Sprintf("0600-6%07d", i/40))))
		r.Contacts = append(r.Contacts, data.Contact{Member: data.MemberID(id), Name: "张三", Mobile: fmt.Sprintf("138%08d", i), Email: fmt.Sprintf("a%d@b.example", i)})
	}
	for b.Loop() {
		if _, err := Duplicates(context.Background(), r, nil); err != nil {
			b.Fatal(err)
		}
	}
}
