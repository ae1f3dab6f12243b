package data

import (
	"fmt"
	"slices"
	"testing"
)

func TestNextIssue(t *testing.T) {
	last := Issue{Title: "资讯", Year: 2014, Months: []int{9, 10}, YearNo: 8, SerialNo: 139, StaffList: []Staff{{"编辑", []string{"甲"}}},
		Held: []MemberID{"m"}, Signed: []SignOff{{Name: "甲"}}, State: "归档"}
	i, secs := NextIssue(last, []Section{{ID: "s", Issue: "x", Name: "重要消息", Type: ArticlesSection, Order: 3}, {ID: "t", Name: "专题", Hidden: true}})
	if got := i.Label(); got != "2014年11、12月合刊第9期总第140期" {
		t.Errorf("label %s", got)
	}
	if i.NewFrom != (Date{Year: 2014, Month: 11}) || i.NewTo != (Date{Year: 2014, Month: 12}) {
		t.Errorf("introduces from %v to %v", i.NewFrom, i.NewTo)
	}
	if i.State != "策划" || len(i.Held) > 0 || len(i.Signed) > 0 || len(i.StaffList) != 1 {
		t.Errorf("%+v", i)
	}
	if len(secs) != 2 || secs[0].ID != "" || secs[0].Issue != "" || secs[0].Order != 0 || secs[1].Order != 1 || !secs[1].Hidden {
		t.Errorf("sections %+v", secs)
	}
	i.SetPeriod(&last, 2015, []int{1})
	if i.YearNo != 1 || i.NewFrom != (Date{Year: 2014, Month: 11}) || i.NewTo != (Date{Year: 2015, Month: 1}) {
		t.Errorf("of another year: %+v", i)
	}
	if i.SetPeriod(&last, 2014, []int{12}); i.YearNo != 9 {
		t.Errorf("back in the year: number %d", i.YearNo)
	}
	f, secs := FirstIssue(Association{Name: "协会", Title: "通讯"}, 2026, []int{3})
	if f.Label() != "2026年3月第1期总第1期" || f.NewFrom != f.NewTo || len(secs) != len(usualSections) {
		t.Errorf("first: %+v %+v", f, secs)
	}
}

func TestPlace(t *testing.T) {
	at := func(id string, order int) Placement {
		return Placement{ID: PlacementID(id), Section: "s", Order: order, Article: ArticleID("a" + id)}
	}
	auto := func(id string) Placement { return Placement{Section: "s", Member: MemberID(id)} }
	three := []Placement{at("1", 0), at("2", 1), at("3", 2)}
	for _, c := range []struct {
		name  string
		p     Placement
		there []Placement
		at    int
		want  string
	}{
		{"a new one into an empty section", Placement{Article: "n"}, nil, 0, "n0"},
		{"a new one at the end", Placement{Article: "n"}, three, 9, "n3"},
		{"a new one in front", Placement{Article: "n"}, three, 0, "n0 a1-1 a2-2 a3-3"},
		{"down by one", three[0], three, 2, "a2-0 a1-1"},
		{"up to the top", three[2], three, 0, "a3-0 a1-1 a2-2"},
		{"where it is", three[1], three, 1, ""},
		{"before the one behind it", three[1], three, 2, ""},
		{"from another section", Placement{ID: "9", Section: "x", Order: 1, Article: "a9"}, three, 1, "a9-1 a2-2 a3-3"},
		{"gaps are closed", at("1", 4), []Placement{at("1", 4), at("2", 7)}, 0, "a1-0 a2-1"},
		{"a member that came by itself gets a place", auto("m2"), []Placement{auto("m1"), auto("m2"), auto("m3")}, 0, "m20"},
		{"and so do those before it", auto("m3"), []Placement{auto("m1"), auto("m2"), auto("m3")}, 1, "m10 m31"},
	} {
		got := ""
		for _, w := range Place(c.p, "s", c.there, c.at) {
			if got != "" {
				got += " "
			}
			got += string(w.Article) + string(w.Member)
			if w.ID != "" {
				got += "-"
			}
			got += fmt.Sprint(w.Order)
			if w.Section != "s" {
				t.Errorf("%s: %+v stands elsewhere", c.name, w)
			}
		}
		if got != c.want {
			t.Errorf("%s: writes %q, want %q", c.name, got, c.want)
		}
	}
}

func TestMoveSection(t *testing.T) {
	all := []Section{{ID: "a"}, {ID: "b", Order: 1}, {ID: "c", Order: 2}}
	for _, c := range []struct {
		from, to int
		want     []string
	}{{0, 2, []string{"b0", "c1", "a2"}}, {1, 0, []string{"b0", "a1"}}, {1, 1, nil}, {2, 3, nil}, {-1, 0, nil}} {
		var got []string
		for _, s := range MoveSection(all, c.from, c.to) {
			got = append(got, string(s.ID)+fmt.Sprint(s.Order))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%d to %d: %v, want %v", c.from, c.to, got, c.want)
		}
	}
}

func TestStatesOfComposing(t *testing.T) {
	for _, s := range ArticleStates {
		a := Article{State: s}
		if in := a.Enter(); in != (s == "待用") || in && a.State != "已排" {
			t.Errorf("%s enters as %s", s, a.State)
		}
		a.State = s
		if out := a.DropOut(); out != (s == "已排") || out && a.State != "待用" {
			t.Errorf("%s drops out as %s", s, a.State)
		}
	}
}

func TestFours(t *testing.T) {
	for n, want := range map[int]int{0: 0, 1: 3, 58: 2, 60: 0, 61: 3, 63: 1} {
		if got := Fours(n); got != want {
			t.Errorf("%d pages want %d, got %d", n, want, got)
		}
	}
}
