package data

import (
	"slices"
	"strings"
	"testing"
)

func standard() DuesStandard {
	return DuesStandard{ID: "s", Name: "会费标准", From: d("2025-01-01"), Decision: "v", Lines: []DuesLine{
		{"会长单位", 2000000, "年"}, {"理事单位", 500000, "年"}, {"会员单位", 200000, "年"}, {"个人会员", 20000, "年"},
	}}
}

func vote() Decision {
	return Decision{ID: "v", Title: "会费标准", Body: "会员代表大会", Held: d("2024-12-10"), Eligible: 90, Attended: 60, For: 30, Secret: true, Announced: d("2025-01-09")}
}

func TestCheckStandard(t *testing.T) {
	for _, c := range []struct {
		name   string
		edit   func(*DuesStandard, *Decision)
		today  string
		want   string
		active bool
	}{
		{"as the law has it: two thirds, one half, thirty days", func(*DuesStandard, *Decision) {}, "2025-03-01", "", true},
		{"one short of two thirds", func(_ *DuesStandard, v *Decision) { v.Attended = 59 }, "2025-03-01", "dues-quorum", false},
		{"one short of a half", func(_ *DuesStandard, v *Decision) { v.For = 29 }, "2025-03-01", "dues-majority", false},
		{"by a show of hands", func(_ *DuesStandard, v *Decision) { v.Secret = false }, "2025-03-01", "dues-open-vote", false},
		{"by the council", func(_ *DuesStandard, v *Decision) { v.Body = "理事会" }, "2025-03-01", "dues-body", false},
		{"nobody counted", func(_ *DuesStandard, v *Decision) { v.Attended = 0 }, "2025-03-01", "dues-no-count", false},
		{"told on the 31st day", func(_ *DuesStandard, v *Decision) { v.Announced = d("2025-01-10") }, "2025-03-01", "dues-told-late", true},
		{"not told, on the last day", func(_ *DuesStandard, v *Decision) { v.Announced = Date{} }, "2025-01-09", "dues-tell-until", true},
		{"not told, a day later", func(_ *DuesStandard, v *Decision) { v.Announced = Date{} }, "2025-01-10", "dues-not-told", true},
		{"told, as the standard says", func(s *DuesStandard, v *Decision) { v.Announced, s.Announced = Date{}, d("2024-12-20") }, "2025-03-01", "", true},
		{"five tiers", func(s *DuesStandard, _ *Decision) { s.Lines = append(s.Lines, DuesLine{"团体会员", 100000, "年"}) }, "2025-03-01", "dues-tiers", true},
		{"five classes, four tiers", func(s *DuesStandard, _ *Decision) { s.Lines = append(s.Lines, DuesLine{"团体会员", 200000, "年"}) }, "2025-03-01", "", true},
		{"nothing to pay is no tier", func(s *DuesStandard, _ *Decision) { s.Lines = append(s.Lines, DuesLine{"名誉会员", 0, "年"}) }, "2025-03-01", "", true},
		{"no lines", func(s *DuesStandard, _ *Decision) { s.Lines = nil }, "2025-03-01", "missing", false},
	} {
		s, v := standard(), vote()
		c.edit(&s, &v)
		out, problems, ok := Activate(s, &v, d(c.today))
		var codes []string
		for i := range problems {
			p := &problems[i]
			codes = append(codes, string(p.Code))
			if strings.HasPrefix(string(p.Code), "dues-") && p.Source() == "" {
				t.Errorf("%s has no source", p.Code)
			}
		}
		if strings.Join(codes, " ") != c.want || ok != c.active || out.Activated.IsZero() == c.active {
			t.Errorf("%s: %v, active %v; want %s, %v", c.name, codes, ok, c.want, c.active)
		}
	}
	s := standard()
	if _, problems, ok := Activate(s, nil, d("2025-03-01")); ok || problems[0].Code != DuesNoVote {
		t.Errorf("without a decision: %v", problems)
	}
}

func TestDuesReport(t *testing.T) {
	if p := CheckDuesReport(2024, d("2026-01-01")); len(p) != 1 || p[0].Value != "2025" || p[0].Source() == "" || !strings.Contains(p[0].Chinese(), "2025") {
		t.Errorf("%v", p)
	}
	if p := CheckDuesReport(2025, d("2026-12-31")); len(p) != 0 {
		t.Errorf("%v", p)
	}
}

func TestStandardOn(t *testing.T) {
	a, b, draft := standard(), standard(), standard()
	a.ID, a.From, a.Activated = "a", d("2020"), d("2019-12-01")
	b.ID, b.From, b.Activated = "b", d("2025-07-01"), d("2025-06-01")
	draft.ID, draft.From = "c", d("2024")
	all := []DuesStandard{b, draft, a}
	for day, want := range map[string]DuesStandardID{"2019-12-31": "", "2020-01-01": "a", "2025-06-30": "a", "2025-07-01": "b", "2030-01-01": "b"} {
		got := StandardOn(d(day), all)
		if (got == nil) != (want == "") || got != nil && got.ID != want {
			t.Errorf("%s: %v", day, got)
		}
	}
	for year, want := range map[int]DuesStandardID{2019: "", 2020: "a", 2025: "a", 2026: "b"} {
		if got := standardOf(year, all); (got == nil) != (want == "") || got != nil && got.ID != want {
			t.Errorf("%d: %v", year, got)
		}
	}
	if got := standardOf(2025, []DuesStandard{b}); got == nil || got.ID != "b" {
		t.Error("the first of the year is not found")
	}
}

// raised runs RaiseBills twice, as an office may, and gives what the first
// made: "class amount" for each bill.
func raised(t *testing.T, f Facts, o RaiseOptions) (bills, notes []string) {
	t.Helper()
	got, ns, err := RaiseBills(&f, o)
	if err != nil {
		t.Fatal(err)
	}
	for i := range got {
		got[i].ID = DuesBillID(rune('A' + i))
		bills = append(bills, string(got[i].Member)+" "+got[i].Class+" "+got[i].Amount.String())
		if got[i].Standard != "s" || got[i].Due.IsZero() || len(Validate(&got[i])) != 0 {
			t.Errorf("%+v %v", got[i], Validate(&got[i]))
		}
	}
	for _, n := range ns {
		notes = append(notes, string(n.Member)+" "+string(n.Code))
	}
	f.Bills = append(slices.Clone(f.Bills), got...)
	if again, _, err := RaiseBills(&f, o); err != nil || len(again) != 0 {
		t.Errorf("raised twice: %v %v", again, err)
	}
	return bills, notes
}

func TestRaiseBills(t *testing.T) {
	std := standard()
	std.Activated = d("2024-12-20")
	base := Facts{Standards: []DuesStandard{std}, Members: []Member{{ID: "m", Name: "甲"}}}
	joined := term("1", "会员单位", "2020-03-01", "", "入会")
	up := term("2", "理事单位", "2026-05-01", "", "类别变更")
	for _, c := range []struct {
		name  string
		terms []Membership
		bills []DuesBill
		o     RaiseOptions
		want  string
		notes string
	}{
		{"a member", []Membership{joined}, nil, RaiseOptions{Year: 2026}, "m 会员单位 2,000.00", ""},
		{"joined in the year", []Membership{term("1", "会员单位", "2026-11-01", "", "入会")}, nil, RaiseOptions{Year: 2026}, "m 会员单位 2,000.00", ""},
		{"joins next year", []Membership{term("1", "会员单位", "2027-01-01", "", "入会")}, nil, RaiseOptions{Year: 2026}, "", ""},
		{"left last year", []Membership{joined, term("2", "", "2025-12-31", "", "退会")}, nil, RaiseOptions{Year: 2026}, "", ""},
		{"leaves in the year", []Membership{joined, term("2", "", "2026-03-31", "", "退会")}, nil, RaiseOptions{Year: 2026}, "m 会员单位 2,000.00", ""},
		{"new class, by the start", []Membership{joined, up}, nil, RaiseOptions{Year: 2026}, "m 会员单位 2,000.00", ""},
		{"new class, by the end", []Membership{joined, up}, nil, RaiseOptions{Year: 2026, Rule: ByEnd}, "m 理事单位 5,000.00", ""},
		{"new class, the higher", []Membership{joined, term("2", "个人会员", "2026-05-01", "", "类别变更")}, nil, RaiseOptions{Year: 2026, Rule: ByHigher}, "m 会员单位 2,000.00", ""},
		{"new class, by months", []Membership{joined, up}, nil, RaiseOptions{Year: 2026, Rule: ByMonths}, "m 会员单位 666.66, m 理事单位 3,333.33", ""},
		{"joined in March, by months", []Membership{term("1", "会员单位", "2026-03-10", "", "入会")}, nil, RaiseOptions{Year: 2026, Rule: ByMonths}, "m 会员单位 1,666.66", ""},
		{"billed already, by the end: what is missing", []Membership{joined, up}, []DuesBill{{ID: "x", Member: "m", Year: 2026, Class: "会员单位", Amount: 200000}}, RaiseOptions{Year: 2026, Rule: ByEnd}, "m 理事单位 3,000.00", ""},
		{"billed already, by the start", []Membership{joined, up}, []DuesBill{{ID: "x", Member: "m", Year: 2026, Class: "会员单位", Amount: 200000}}, RaiseOptions{Year: 2026}, "", ""},
		{"billed another sum", []Membership{joined}, []DuesBill{{ID: "x", Member: "m", Year: 2026, Class: "会员单位", Amount: 100000}}, RaiseOptions{Year: 2026}, "", "m bill-differs"},
		{"billed more than the new class costs", []Membership{joined, term("2", "个人会员", "2026-05-01", "", "类别变更")}, []DuesBill{{ID: "x", Member: "m", Year: 2026, Class: "会员单位", Amount: 200000}}, RaiseOptions{Year: 2026, Rule: ByEnd}, "", "m bill-differs"},
		{"a class without dues", []Membership{term("1", "名誉会员", "2020", "", "入会")}, nil, RaiseOptions{Year: 2026}, "", "m no-dues-line"},
		{"last year's bill does not count", []Membership{joined}, []DuesBill{{ID: "x", Member: "m", Year: 2025, Class: "会员单位", Amount: 200000}}, RaiseOptions{Year: 2026}, "m 会员单位 2,000.00", ""},
	} {
		f := base
		f.Terms, f.Bills = c.terms, c.bills
		bills, notes := raised(t, f, c.o)
		if strings.Join(bills, ", ") != c.want || strings.Join(notes, ", ") != c.notes {
			t.Errorf("%s: %v, notes %v; want %s, %s", c.name, bills, notes, c.want, c.notes)
		}
	}
	if _, _, err := RaiseBills(&base, RaiseOptions{Year: 2024}); CodeOf(err) != NoStandard {
		t.Errorf("before there was a standard: %v", err)
	}
}

func TestRaisePerCouncil(t *testing.T) {
	std := standard()
	std.Activated, std.Lines = d("2024-12-20"), []DuesLine{{"会员单位", 1000000, "届"}}
	f := Facts{Standards: []DuesStandard{std}, Members: []Member{{ID: "m", Name: "甲"}}, Terms: []Membership{term("1", "会员单位", "2020-03-01", "", "入会")}}
	if _, notes := raised(t, f, RaiseOptions{Year: 2026}); strings.Join(notes, "") != "m which-council" {
		t.Errorf("%v", notes)
	}
	f.Posts = []Post{{Member: "m", Name: "会长", Council: 6, From: d("2025-03-01"), To: d("2030-02-28")}, {Member: "m", Name: "会长", Council: 5, From: d("2020-03-01"), To: d("2025-02-28")}}
	if bills, _ := raised(t, f, RaiseOptions{Year: 2026}); strings.Join(bills, "") != "m 会员单位 10,000.00" {
		t.Errorf("%v", bills)
	}
	f.Bills = []DuesBill{{ID: "x", Member: "m", Year: 2025, Class: "会员单位", Amount: 1000000, Council: 6}}
	if bills, _ := raised(t, f, RaiseOptions{Year: 2027}); len(bills) != 0 {
		t.Errorf("billed twice in one term: %v", bills)
	}
	if bills, _ := raised(t, f, RaiseOptions{Year: 2030, Council: 7}); len(bills) != 1 {
		t.Errorf("%v", bills)
	}
}
