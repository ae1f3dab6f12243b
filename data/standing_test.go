package data

import "testing"

func d(s string) Date {
	v, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return v
}

func term(id, class, starts, ends, reason string) Membership {
	return Membership{ID: MembershipID(id), Member: "m", Class: class, Starts: d(starts), Ends: d(ends), Reason: reason}
}

func TestStandingOn(t *testing.T) {
	bill := func(id string, year int, amount Fen, due string) DuesBill {
		return DuesBill{ID: DuesBillID(id), Member: "m", Year: year, Amount: amount, Due: d(due)}
	}
	pay := func(on string, amount Fen, bill string) Payment {
		return Payment{Paid: d(on), Amount: amount, Allocations: []Allocation{{DuesBillID(bill), amount}}}
	}
	joined := []Membership{term("1", "会员单位", "2020-03-01", "", "入会")}
	type want struct {
		status  Status
		why     Why
		belongs bool
		class   string
		first   string
		since   string
		years   int
		owed    Fen
	}
	for _, c := range []struct {
		name     string
		day      string
		member   Member
		terms    []Membership
		bills    []DuesBill
		payments []Payment
		want     want
	}{
		{"before joining", "2020-02-29", Member{}, joined, nil, nil, want{"", "", false, "会员单位", "", "", 0, 0}},
		{"day of joining", "2020-03-01", Member{}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 0, 0}},
		{"one day short of five years", "2025-02-28", Member{}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 4, 0}},
		{"five years", "2025-03-01", Member{}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"a month means its last day", "2020-03", Member{}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 0, 0}},

		{"new class", "2022-01-01", Member{}, append([]Membership{term("2", "理事单位", "2022-01-01", "", "类别变更")}, joined...), nil, nil,
			want{"正常", "", true, "理事单位", "2020-03-01", "2020-03-01", 1, 0}},
		{"the day before a new class", "2021-12-31", Member{}, append([]Membership{term("2", "理事单位", "2022-01-01", "", "类别变更")}, joined...), nil, nil,
			want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 1, 0}},
		{"two on one day: the one made later", "2022-01-01", Member{}, []Membership{term("3", "理事单位", "2022-01-01", "", "续会"), term("2", "会员单位", "2022-01-01", "", "入会")}, nil, nil,
			want{"正常", "", true, "理事单位", "2022-01-01", "2022-01-01", 0, 0}},

		{"left", "2023-06-30", Member{}, append([]Membership{term("2", "", "2023-06-30", "", "退会")}, joined...), nil, nil,
			want{"退会", WhyEnded, false, "会员单位", "2020-03-01", "", 3, 0}},
		{"the day before it left", "2023-06-29", Member{}, append([]Membership{term("2", "", "2023-06-30", "", "退会")}, joined...), nil, nil,
			want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 3, 0}},
		{"left in a month: its last day", "2023-06-29", Member{}, append([]Membership{term("2", "", "2023-06", "", "退会")}, joined...), nil, nil,
			want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 3, 0}},
		{"put out", "2024", Member{}, append([]Membership{term("2", "", "2023-06-30", "", "除名")}, joined...), nil, nil, want{"除名", WhyEnded, false, "会员单位", "2020-03-01", "", 3, 0}},
		{"counted as left", "2024", Member{}, append([]Membership{term("2", "", "2023-06-30", "", "自动退会")}, joined...), nil, nil, want{"自动退会", WhyEnded, false, "会员单位", "2020-03-01", "", 3, 0}},
		{"merged away", "2024", Member{}, append([]Membership{{ID: "2", Member: "m", Starts: d("2023-06-30"), Reason: "合并", Closes: true}}, joined...), nil, nil, want{"注销", WhyEnded, false, "会员单位", "2020-03-01", "", 3, 0}},
		{"merged into: goes on", "2024-01-01", Member{}, append([]Membership{term("2", "会员单位", "2023-06-30", "", "合并")}, joined...), nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 3, 0}},

		{"gap: joined again", "2026-03-01", Member{}, append([]Membership{term("2", "", "2021-03-01", "", "退会"), term("3", "会员单位", "2024-03-01", "", "入会")}, joined...), nil, nil,
			want{"正常", "", true, "会员单位", "2020-03-01", "2024-03-01", 3, 0}},
		{"renewed in time", "2026-03-01", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会"), term("2", "会员单位", "2021-03-01", "2026-12-31", "续会")}, nil, nil,
			want{"正常", "", true, "会员单位", "2016-03-01", "2016-03-01", 10, 0}},
		{"renewed within the grace", "2026-03-01", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会"), term("2", "会员单位", "2021-05-01", "", "续会")}, nil, nil,
			want{"正常", "", true, "会员单位", "2016-03-01", "2016-03-01", 10, 0}},
		{"renewed after a gap", "2026-03-01", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会"), term("2", "会员单位", "2023-03-01", "", "续会")}, nil, nil,
			want{"正常", "", true, "会员单位", "2016-03-01", "2023-03-01", 8, 0}},
		{"last day of a term", "2021-02-28", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会")}, nil, nil, want{"正常", "", true, "会员单位", "2016-03-01", "2016-03-01", 4, 0}},
		{"term over, in grace", "2021-05-29", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会")}, nil, nil, want{"宽限期", WhyTermOver, true, "会员单位", "2016-03-01", "2016-03-01", 5, 0}},
		{"term over, beyond grace", "2021-05-30", Member{}, []Membership{term("1", "会员单位", "2016-03-01", "2021-02-28", "入会")}, nil, nil, want{"暂停", WhyTermOver, true, "会员单位", "2016-03-01", "2016-03-01", 5, 0}},

		{"dues on the day they are due", "2025-06-30", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"dues a day late", "2025-07-01", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, nil, want{"宽限期", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},
		{"dues 90 days late", "2025-09-28", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, nil, want{"宽限期", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},
		{"dues 91 days late", "2025-09-29", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, nil, want{"欠费", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},
		{"paid in part", "2025-12-31", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, []Payment{pay("2025-07-01", 200, "b")}, want{"欠费", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 300}},
		{"paid later than the day", "2025-12-31", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, []Payment{pay("2026-01-02", 500, "b")}, want{"欠费", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},
		{"paid", "2025-12-31", Member{}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, []Payment{pay("2025-12-31", 500, "b")}, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"waived before", "2025-12-31", Member{}, joined, []DuesBill{{ID: "b", Member: "m", Amount: 500, Due: d("2025-06-30"), Waiver: Waiver{Amount: 500, Granted: d("2025-12-01")}}}, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"waived after the day", "2025-11-30", Member{}, joined, []DuesBill{{ID: "b", Member: "m", Amount: 500, Due: d("2025-06-30"), Waiver: Waiver{Amount: 500, Granted: d("2025-12-01")}}}, nil, want{"欠费", WhyDuesLate, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},
		{"another member's bill", "2025-12-31", Member{}, joined, []DuesBill{{ID: "b", Member: "n", Amount: 500, Due: d("2025-06-30")}}, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},

		{"set by hand", "2025-05-01", Member{Override: Override{StatusSuspended, d("2025-01-01"), d("2025-06-30"), "整改"}}, joined, nil, nil, want{"暂停", WhyOverride, true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"set by hand until yesterday", "2025-07-01", Member{Override: Override{StatusSuspended, d("2025-01-01"), d("2025-06-30"), "整改"}}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 5, 0}},
		{"set by hand, then left", "2025-05-01", Member{Override: Override{StatusSuspended, d("2025-01-01"), Date{}, "整改"}}, append([]Membership{term("2", "", "2025-04-01", "", "退会")}, joined...), nil, nil, want{"退会", WhyEnded, false, "会员单位", "2020-03-01", "", 5, 0}},
		{"arrears, but set to regular", "2025-12-31", Member{Override: Override{StatusRegular, d("2025-10-01"), d("2026-03-31"), "分期缴纳"}}, joined, []DuesBill{bill("b", 2025, 500, "2025-06-30")}, nil, want{"正常", WhyOverride, true, "会员单位", "2020-03-01", "2020-03-01", 5, 500}},

		{"applied", "2026-01-05", Member{}, []Membership{{Member: "m", Class: "会员单位", Applied: d("2026-01-05"), Reason: "入会"}}, nil, nil, want{"待审", WhyApplied, false, "会员单位", "", "", 0, 0}},
		{"before it applied", "2026-01-04", Member{}, []Membership{{Member: "m", Class: "会员单位", Applied: d("2026-01-05"), Reason: "入会"}}, nil, nil, want{"", "", false, "", "", "", 0, 0}},
		{"on notice", "2026-02-05", Member{}, []Membership{{Member: "m", Class: "会员单位", Applied: d("2026-01-05"), Decision: "d", Notice: d("2026-02-10")}}, nil, nil, want{"公示中", WhyNotice, false, "会员单位", "", "", 0, 0}},
		{"nothing known", "2026-01-05", Member{}, nil, nil, nil, want{"申请中", WhyApplied, false, "", "", "", 0, 0}},

		{"only dates of its own", "2015-01-01", Member{Joined: d("2014-06"), Class: "理事单位"}, nil, nil, nil, want{"正常", "", true, "理事单位", "2014-06-01", "2014-06-01", 0, 0}},
		{"only dates of its own, before", "2014-05-31", Member{Joined: d("2014-06"), Class: "理事单位"}, nil, nil, nil, want{"申请中", WhyApplied, false, "理事单位", "", "", 0, 0}},
		{"only dates of its own, left", "2018-12-31", Member{Joined: d("2014-06"), Left: d("2018"), Class: "理事单位"}, nil, nil, nil, want{"退会", WhyEnded, false, "理事单位", "2014-06-01", "", 4, 0}},
		{"a number and no date", "2018-12-31", Member{MemberNo: "7"}, nil, nil, nil, want{"正常", WhyNoDate, true, "", "", "", 0, 0}},
		{"joined earlier than its terms say", "2026-03-01", Member{Joined: d("2010"), Class: "理事单位"}, []Membership{term("1", "会员单位", "2020-03-01", "", "续会")}, nil, nil, want{"正常", "", true, "会员单位", "2010-01-01", "2010-01-01", 16, 0}},
		{"the form says it left, the terms do not", "2026-03-01", Member{Left: d("2025-05-05")}, joined, nil, nil, want{"退会", WhyEnded, false, "会员单位", "2020-03-01", "", 5, 0}},
		{"an imported term that ended when it left", "2025-05-06", Member{Left: d("2025-05-05")}, []Membership{term("1", "会员单位", "2020-03-01", "2025-05-05", "入会")}, nil, nil, want{"退会", WhyEnded, false, "会员单位", "2020-03-01", "", 5, 0}},
		{"it left once, and came again", "2026-03-01", Member{Left: d("2019-05-05")}, joined, nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 6, 0}},
		{"a renewal that names no class", "2026-03-01", Member{}, append([]Membership{term("2", "", "2024-01-01", "", "续会")}, joined...), nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 6, 0}},
		{"a deleted term", "2026-03-01", Member{}, append([]Membership{{Head: Head{DeletedAt: timeOf(d("2026-01-01"))}, Member: "m", Starts: d("2021"), Reason: "退会"}}, joined...), nil, nil, want{"正常", "", true, "会员单位", "2020-03-01", "2020-03-01", 6, 0}},
	} {
		c.member.ID = "m"
		s := StandingOn(d(c.day), &c.member, c.terms, c.bills, c.payments)
		got := want{s.Status, s.Why, s.Belongs, s.Class, s.First.String(), s.Since.String(), s.Years, s.Owed}
		if got != c.want {
			t.Errorf("%s, %s:\n  got %+v\n want %+v", c.name, c.day, got, c.want)
		}
	}
}

func TestStatusWords(t *testing.T) {
	for _, row := range Statuses {
		if row.EN == "" || row.Status.English() != row.EN || row.Status.Belongs() != row.Member {
			t.Errorf("%+v", row)
		}
	}
	for _, w := range []Why{WhyOverride, WhyApplied, WhyNotice, WhyNoDate, WhyTermOver, WhyDuesLate, WhyEnded} {
		if w.Chinese() == "" || w.English() == "" {
			t.Errorf("%s has no words", w)
		}
	}
	if WhyNothing.Chinese() != "" || Status("其他").Belongs() {
		t.Error("nothing has words")
	}
}

func TestAccountsOn(t *testing.T) {
	b := DuesBill{ID: "b", Member: "m", Year: 2025, Amount: 1000}
	waived := b
	waived.Waiver = Waiver{Amount: 400, Reason: "困难", Granted: d("2025-03")}
	for _, c := range []struct {
		name     string
		day      string
		bill     DuesBill
		payments []Payment
		status   BillStatus
		open     Fen
		excess   Fen
	}{
		{"new", "2025-01-01", b, nil, BillNew, 1000, 0},
		{"told", "2025-02-01", DuesBill{Year: 2025, Amount: 1000, Notified: d("2025-02-01")}, nil, BillNotified, 1000, 0},
		{"not told yet", "2025-01-31", DuesBill{Year: 2025, Amount: 1000, Notified: d("2025-02-01")}, nil, BillNew, 1000, 0},
		{"in part", "2025-05-05", b, []Payment{{Paid: d("2025-05-05"), Amount: 400, Allocations: []Allocation{{"b", 400}}}}, BillPart, 600, 0},
		{"all, in two", "", b, []Payment{{Paid: d("2025-05-05"), Amount: 400, Allocations: []Allocation{{"b", 400}}}, {Paid: d("2027"), Amount: 900, Allocations: []Allocation{{"x", 300}, {"b", 600}}}}, BillPaid, 0, 0},
		{"too much", "", b, []Payment{{Amount: 1200, Allocations: []Allocation{{"b", 1200}}}}, BillPaid, 0, 200},
		{"a deleted payment", "", b, []Payment{{Head: Head{DeletedAt: timeOf(d("2026"))}, Amount: 1200, Allocations: []Allocation{{"b", 1200}}}}, BillNew, 1000, 0},
		{"waived in part", "2025-03-01", waived, nil, BillNew, 600, 0},
		{"before the waiver", "2025-02-28", waived, nil, BillNew, 1000, 0},
		{"waiver and payment", "", waived, []Payment{{Amount: 600, Allocations: []Allocation{{"b", 600}}}}, BillPaid, 0, 0},
		{"waived whole", "", DuesBill{Year: 2025, Amount: 1000, Waiver: Waiver{Amount: 1000}}, nil, BillWaived, 0, 0},
		{"written off", "2027", DuesBill{Year: 2025, Amount: 1000, WrittenOff: d("2027-01-01")}, nil, BillWritten, 0, 0},
		{"before it was written off", "2026", DuesBill{Year: 2025, Amount: 1000, WrittenOff: d("2027-01-01")}, nil, BillNew, 1000, 0},
	} {
		got := AccountsOn(d(c.day), []DuesBill{c.bill}, c.payments)[0]
		if got.Status != c.status || got.Open != c.open || got.Excess != c.excess || got.Due != d("2025-12-31") {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
