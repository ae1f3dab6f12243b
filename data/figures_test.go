package data

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func yearWorld() Facts {
	classes := DefaultClasses()
	for i := range classes {
		classes[i].ID = ClassID(fmt.Sprint("c", i))
	}
	f := Facts{Classes: classes}
	member := func(id, name string, kind MemberKind, terms ...Membership) {
		f.Members = append(f.Members, Member{ID: MemberID(id), Name: name, MemberNo: "N-" + id, Type: kind})
		for i, t := range terms {
			t.Member, t.ID = MemberID(id), MembershipID(fmt.Sprint(id, i))
			f.Terms = append(f.Terms, t)
		}
	}
	member("1", "甲集团", UnitMember, term("", "会长单位", "2010-01-01", "", "入会"))
	member("2", "乙公司", UnitMember, term("", "会员单位", "2012-05-01", "", "入会"), term("", "理事单位", "2025-06-01", "", "类别变更"))
	member("3", "丙公司", UnitMember, term("", "会员单位", "2012-05-01", "", "入会"), term("", "", "2025-03-31", "", "退会"))
	member("4", "丁公司", UnitMember, term("", "会员单位", "2025-09-01", "", "入会"))
	member("5", "戊公司", UnitMember, term("", "会员单位", "2025-02-01", "", "入会"), term("", "", "2025-11-11", "", "除名"))
	member("6", "己公司", UnitMember, term("", "会员单位", "2026-01-01", "", "入会"))
	member("7", "赵一", PersonMember, term("", "个人会员", "2020", "", "入会"))
	member("8", "庚公司", UnitMember, Membership{Class: "会员单位", Applied: d("2025-12-01")})
	f.Members = append(f.Members, Member{ID: "9", Name: "辛公司", MemberNo: "N-9", Class: "会员单位", Type: UnitMember})
	f.Contacts = []Contact{{ID: "k", Member: "1", Name: "钱二", Roles: []string{"会员代表"}}, {ID: "l", Member: "2", Name: "孙三"}}
	post := func(m MemberID, c ContactID, name string, no int, from, to, holder string) {
		f.Posts = append(f.Posts, Post{Member: m, Contact: c, Name: name, Council: no, From: d(from), To: d(to), Holder: holder})
	}
	post("1", "k", "会长", 6, "2025-03-01", "2030-02-28", "")
	post("2", "l", "会长", 5, "2020-03-01", "2025-02-28", "")
	post("2", "l", "副会长", 6, "2025-03-01", "2030-02-28", "")
	post("", "", "秘书长", 6, "2025-03-01", "2030-02-28", "李四")
	post("1", "", "副秘书长", 6, "2025-03-01", "", "周五")
	post("7", "", "副会长", 6, "2025-03-01", "", "")
	post("2", "l", "理事", 6, "2025-03-01", "", "")
	f.Bills = bills("a 1 2025 500 2025-06-30", "b 2 2025 300 2025-06-30", "c 2 2024 200 2024-06-30", "e 4 2026 100 2026-06-30", "x gone 2025 9999 2025-06-30")
	f.Bills[1].Waiver = Waiver{Amount: 50, Granted: d("2025-07-01")}
	f.Payments = []Payment{
		{ID: "p", Member: "1", Paid: d("2025-12-31"), Amount: 600, Allocations: []Allocation{{"a", 500}}},
		{ID: "q", Member: "2", Paid: d("2026-01-01"), Amount: 450, Allocations: []Allocation{{"b", 250}, {"c", 200}}},
	}
	return f
}

func TestFiguresOn(t *testing.T) {
	f := yearWorld()
	g := FiguresOn(&f, d("2025-12-31"))
	if g.Total != 5 || g.Units != 4 || g.Persons != 1 || g.Total != g.Units+g.Persons {
		t.Errorf("%d = %d + %d", g.Total, g.Units, g.Persons)
	}
	if got := fmt.Sprint(g.ByClass); got != "[{会长单位 1 1 0 10} {理事单位 1 1 0 40} {会员单位 2 2 0 50} {个人会员 1 0 1 60}]" {
		t.Error(got)
	}
	if g.Before != 5 || g.Joined != 2 || g.Left != 2 || g.Before+g.Joined-g.Left != g.Total {
		t.Errorf("%d + %d - %d = %d", g.Before, g.Joined, g.Left, g.Total)
	}
	if got := fmt.Sprint(g.JoinedIn, g.LeftIn); got != "[{戊公司 2025-02-01} {丁公司 2025-09-01}] [{丙公司 2025-03-31} {戊公司 2025-11-11}]" {
		t.Error(got)
	}
	var names []string
	for _, o := range g.Officers {
		names = append(names, o.Post+o.Name+o.Unit)
	}
	if got := strings.Join(names, " "); got != "会长钱二甲集团 副会长孙三乙公司 副会长赵一 秘书长李四" || g.Council != 6 || g.InCouncil != 2 || g.Undated != 1 {
		t.Errorf("%s, council %d, %d in it, %d undated", got, g.Council, g.InCouncil, g.Undated)
	}
	if want := (DuesFigures{2025, 2, 800, 50, 500, 250, 600, 450, 100}); g.Dues != want {
		t.Errorf("%+v, want %+v", g.Dues, want)
	}
	if len(g.Problems) != 1 || g.Problems[0].Code != TooFewMembers || g.Problems[0].Value != "4+1" {
		t.Errorf("%v", g.Problems)
	}
	// a day of the middle of the year, and of the one before
	if g := FiguresOn(&f, d("2025-03-30")); g.Total != 6 || g.Joined != 1 || g.Left != 0 || g.Officers[0].Name != "钱二" {
		t.Errorf("%+v", g)
	}
	if g := FiguresOn(&f, d("2025-02-28")); len(g.Officers) != 1 || g.Officers[0].Name != "孙三" || g.Council != 5 {
		t.Errorf("%+v", g.Officers)
	}
	if g := FiguresOn(&f, d("2011")); g.Total != 2 {
		t.Errorf("%+v", g)
	}
	if _, err := json.Marshal(g); err != nil {
		t.Error(err)
	}
}

func TestEnoughMembers(t *testing.T) {
	for _, c := range []struct {
		units, persons int
		ok             bool
	}{{30, 0, true}, {29, 0, false}, {0, 50, true}, {0, 49, false}, {30, 19, false}, {30, 20, true}, {49, 1, true}} {
		g := Figures{Total: c.units + c.persons, Units: c.units, Persons: c.persons}
		g.enough()
		if (len(g.Problems) == 0) != c.ok {
			t.Errorf("%+v: %v", c, g.Problems)
		}
	}
}

func TestRosterOn(t *testing.T) {
	f := yearWorld()
	rows := RosterOn(&f, d("2025-12-31"))
	var lines []string
	for i := range rows {
		var cells []string
		for _, c := range RosterColumns[:10] {
			cells = append(cells, c.Get(&rows[i]))
		}
		lines = append(lines, strings.Join(cells, "|"))
	}
	want := []string{
		"1|N-1|甲集团|单位会员|会长单位|正常|2010-01-01|15|会长、副秘书长|钱二",
		"2|N-2|乙公司|单位会员|理事单位|欠费|2012-05-01|13|副会长、理事|",
		"3|N-4|丁公司|单位会员|会员单位|正常|2025-09-01|0||",
		"4|N-9|辛公司|单位会员|会员单位|正常||||",
		"5|N-7|赵一|个人会员|个人会员|正常|2020-01-01|5|副会长|",
	}
	if strings.Join(lines, "\n") != strings.Join(want, "\n") {
		t.Errorf("%s\nwant\n%s", strings.Join(lines, "\n"), strings.Join(want, "\n"))
	}
	for _, c := range RosterColumns {
		if c.Key == "" || c.ZH == "" || c.EN == "" {
			t.Errorf("%+v", c.Key)
		}
	}
}

// TestFiguresAddUp: whatever happened, those of the year before and those that
// came, less those that left, are those of the day; the classes and the kinds
// add up to the total, and the register has as many rows.
func TestFiguresAddUp(t *testing.T) {
	rnd := rand.New(rand.NewPCG(3, 9))
	reasons := []string{"入会", "续会", "类别变更", "退会", "除名", "合并"}
	for range 200 {
		var f Facts
		for i := range 12 {
			m := Member{ID: MemberID(fmt.Sprint(i)), Name: fmt.Sprint("公司", i), Type: UnitMember}
			if rnd.IntN(3) == 0 {
				m.Joined = Date{2020 + rnd.IntN(6), 0, 0}
			}
			if rnd.IntN(6) == 0 {
				m.Override = Override{Statuses[rnd.IntN(len(Statuses))].Status, Date{2022, 1, 1}, Date{2024, 6, 30}, "x"}
			}
			if rnd.IntN(6) == 0 {
				m.Type = PersonMember
			}
			for n := range rnd.IntN(5) {
				f.Terms = append(f.Terms, Membership{ID: MembershipID(fmt.Sprint(i, n)), Member: m.ID, Class: "会员单位", Reason: reasons[rnd.IntN(len(reasons))],
					Starts: Date{2020 + rnd.IntN(6), 1 + rnd.IntN(12), 1 + rnd.IntN(28)}, Closes: rnd.IntN(9) == 0})
			}
			f.Members = append(f.Members, m)
		}
		day := Date{2021 + rnd.IntN(5), 1 + rnd.IntN(12), 1 + rnd.IntN(28)}
		g := FiguresOn(&f, day)
		if g.Before+g.Joined-g.Left != g.Total || g.Units+g.Persons != g.Total || len(RosterOn(&f, day)) != g.Total {
			t.Fatalf("%s: %d + %d - %d is not %d", day, g.Before, g.Joined, g.Left, g.Total)
		}
		n := 0
		for _, c := range g.ByClass {
			n += c.Total
		}
		if n != g.Total || FiguresOn(&f, Date{day.Year - 1, 12, 31}).Total != g.Before {
			t.Fatalf("%s: classes %d of %d, before %d", day, n, g.Total, g.Before)
		}
	}
}

// BenchmarkFigures counts an association of 100,000 members with two terms,
// three bills and three payments each.
func BenchmarkFigures(b *testing.B) {
	f := Facts{Classes: DefaultClasses()}
	for i := range 100_000 {
		m := Member{ID: MemberID(fmt.Sprintf("m%06d", i)), Name: fmt.Sprintf("江州第%d有限公司", i), MemberNo: fmt.Sprint(i), Type: UnitMember}
		f.Members = append(f.Members, m)
		f.Terms = append(f.Terms, Membership{ID: "1", Member: m.ID, Class: "会员单位", Starts: Date{2010 + i%10, 1, 1}, Reason: "入会"},
			Membership{ID: "2", Member: m.ID, Class: "理事单位", Starts: Date{2021 + i%5, 7, 1}, Reason: "类别变更"})
		for y := range 3 {
			id := DuesBillID(fmt.Sprint(m.ID, y))
			f.Bills = append(f.Bills, DuesBill{ID: id, Member: m.ID, Year: 2023 + y, Class: "会员单位", Amount: 200000, Due: Date{2023 + y, 6, 30}})
			f.Payments = append(f.Payments, Payment{ID: PaymentID(id), Member: m.ID, Paid: Date{2023 + y, 5, 1}, Amount: 200000, Allocations: []Allocation{{id, 200000}}})
		}
	}
	b.Run("standings", func(b *testing.B) {
		for b.Loop() {
			f.Standings(Date{2025, 12, 31})
		}
	})
	b.Run("figures", func(b *testing.B) {
		for b.Loop() {
			FiguresOn(&f, Date{2025, 12, 31})
		}
	})
	b.Run("arrears", func(b *testing.B) {
		for b.Loop() {
			ArrearsOn(&f, Date{2025, 12, 31})
		}
	})
	b.Run("raise", func(b *testing.B) {
		f.Standards = []DuesStandard{{ID: "s", From: Date{2020, 1, 1}, Activated: Date{2020, 1, 1}, Lines: []DuesLine{{"会员单位", 1, "年"}, {"理事单位", 2, "年"}}}}
		for b.Loop() {
			RaiseBills(&f, RaiseOptions{Year: 2026})
		}
	})
}
