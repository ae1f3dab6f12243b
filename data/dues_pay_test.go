package data

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
)

func bills(rows ...string) []DuesBill { // "id member year amount due"
	var out []DuesBill
	for _, r := range rows {
		var b DuesBill
		var due string
		fmt.Sscan(r, (*string)(&b.ID), (*string)(&b.Member), &b.Year, (*int64)(&b.Amount), &due)
		b.Due = d(due)
		out = append(out, b)
	}
	return out
}

func TestAllocate(t *testing.T) {
	open := AccountsOn(Date{}, bills("c m 2026 300 2026-06-30", "a m 2024 100 2024-06-30", "b m 2025 200 2025-06-30"), nil)
	for amount, want := range map[Fen]string{0: "[] 0", 50: "[{a 0.50}] 0", 100: "[{a 1.00}] 0", 250: "[{a 1.00} {b 1.50}] 0", 700: "[{a 1.00} {b 2.00} {c 3.00}] 100"} {
		parts, rest := Allocate(amount, open)
		if got := fmt.Sprintf("%v %d", parts, rest); got != want {
			t.Errorf("%d: %s, want %s", amount, got, want)
		}
	}
}

func TestPay(t *testing.T) {
	all := bills("a m 2025 500 2025-06-30", "b n 2025 300 2025-06-30")
	before := []Payment{{ID: "p", Paid: d("2025-07-01"), Amount: 200, Allocations: []Allocation{{"a", 200}}}}
	for _, c := range []struct {
		name string
		p    Payment
		want string
	}{
		{"joint, exact", Payment{Paid: d("2025"), Amount: 600, Allocations: []Allocation{{"a", 300}, {"b", 300}}}, ""},
		{"in part", Payment{Paid: d("2025"), Amount: 100, Allocations: []Allocation{{"a", 100}}}, ""},
		{"credit only", Payment{Paid: d("2025"), Amount: 100}, ""},
		{"beyond what is open", Payment{Paid: d("2025"), Amount: 400, Allocations: []Allocation{{"a", 400}}}, "allocated-too-much"},
		{"twice the same bill", Payment{Paid: d("2025"), Amount: 400, Allocations: []Allocation{{"a", 300}, {"a", 100}}}, "allocated-too-much"},
		{"changed itself", Payment{ID: "p", Paid: d("2025"), Amount: 500, Allocations: []Allocation{{"a", 500}}}, ""},
		{"no such bill", Payment{Paid: d("2025"), Amount: 100, Allocations: []Allocation{{"x", 100}}}, "unknown-bill"},
		{"more than it is", Payment{Paid: d("2025"), Amount: 100, Allocations: []Allocation{{"a", 101}}}, "overspent"},
	} {
		var codes []string
		for _, p := range Pay(c.p, all, before) {
			codes = append(codes, string(p.Code))
		}
		if strings.Join(codes, " ") != c.want {
			t.Errorf("%s: %v, want %s", c.name, codes, c.want)
		}
	}
}

// TestMoneyIsKept: whatever is paid, allocated, waived and used as credit,
// every fen is either in a bill or a credit, and no bill is paid twice by it.
func TestMoneyIsKept(t *testing.T) {
	rnd := rand.New(rand.NewPCG(7, 11))
	for range 300 {
		f := Facts{}
		for i := range 1 + rnd.IntN(8) {
			f.Bills = append(f.Bills, DuesBill{ID: DuesBillID(fmt.Sprint("b", i)), Member: MemberID(fmt.Sprint("m", rnd.IntN(3))), Year: 2020 + i, Amount: Fen(1 + rnd.IntN(900)), Due: Date{2020 + i, 6, 30}})
			if rnd.IntN(4) == 0 {
				f.Bills[i].Waiver = Waiver{Amount: Fen(rnd.IntN(int(f.Bills[i].Amount) + 1)), Granted: Date{2019, 1, 1}}
			}
		}
		var in Fen
		for i := range rnd.IntN(7) {
			p := Payment{ID: PaymentID(fmt.Sprint("p", i)), Member: MemberID(fmt.Sprint("m", rnd.IntN(3))), Amount: Fen(1 + rnd.IntN(1500)), Paid: Date{2020 + i, 1, 1}}
			if rnd.IntN(2) == 0 {
				p.Allocations, _ = Allocate(p.Amount, AccountsOn(Date{}, f.Bills, f.Payments))
			}
			in += p.Amount
			f.Payments = append(f.Payments, p)
		}
		for _, m := range []MemberID{"m0", "m1", "m2"} {
			for _, p := range UseCredit(m, f.Bills, f.Payments) {
				for i := range f.Payments {
					if f.Payments[i].ID == p.ID {
						f.Payments[i] = p
					}
				}
			}
			credit := Credits(&f, Date{})[m]
			for _, a := range AccountsOn(Date{}, f.Bills, f.Payments) {
				if a.Bill.Member == m && a.Open > 0 && credit > 0 {
					t.Fatalf("%s has a credit of %s and still owes %s", m, credit, a.Open)
				}
			}
		}
		var paid, credit, due, open Fen
		for _, a := range AccountsOn(Date{}, f.Bills, f.Payments) {
			paid += a.Paid
			due += a.Bill.Amount - a.Waived
			open += a.Open
			if a.Excess != 0 {
				t.Fatalf("a bill got too much: %+v", a)
			}
		}
		for _, c := range Credits(&f, Date{}) {
			credit += c
		}
		if paid+credit != in || due-open != paid {
			t.Fatalf("in %s, paid %s, credit %s, due %s, open %s", in, paid, credit, due, open)
		}
	}
}

func TestCreditOn(t *testing.T) {
	f := Facts{Bills: bills("a m 2025 100 2025-06-30"), Payments: []Payment{
		{ID: "p", Member: "m", Paid: d("2025-05-01"), Amount: 150, Allocations: []Allocation{{"a", 120}}},
		{ID: "q", Paid: d("2025-06-01"), Amount: 70},
	}}
	if c := Credits(&f, d("2025-05-31")); c["m"] != 50 || c[""] != 0 {
		t.Errorf("%v", c)
	}
	if c := Credits(&f, Date{}); c["m"] != 50 || c[""] != 70 {
		t.Errorf("%v", c)
	}
}

func TestWaive(t *testing.T) {
	b := bills("a m 2025 100 2025-06-30")[0]
	b.Class = "会员单位"
	got, err := Waive(b, Waiver{Amount: 100, Reason: "受灾"}, &Decision{ID: "v", Held: d("2025-08-01")})
	if err != nil || got.Waiver.Granted != d("2025-08-01") || got.Waiver.Decision != "v" {
		t.Errorf("%+v %v", got, err)
	}
	for _, w := range []Waiver{{Amount: 101, Reason: "受灾", Decision: "v"}, {Amount: 1, Decision: "v"}, {Amount: 1, Reason: "受灾"}, {Reason: "受灾", Decision: "v"}} {
		if _, err := Waive(b, w, nil); err == nil {
			t.Errorf("%+v is granted", w)
		}
	}
}

func TestRememberPayer(t *testing.T) {
	m := Member{Name: "甲有限公司", PayerNames: []string{"乙公司"}}
	for payer, want := range map[string]bool{"": false, "甲 有限公司": false, "乙公司": false, "丙公司(财务专户)": true} {
		got, new := RememberPayer(m, payer)
		if new != want || len(m.PayerNames) != 1 || want && got.PayerNames[1] != "丙公司（财务专户）" {
			t.Errorf("%q: %v %v", payer, got.PayerNames, new)
		}
	}
}

func TestArrears(t *testing.T) {
	f := Facts{
		Members: []Member{{ID: "m", Joined: d("2015")}, {ID: "n", Joined: d("2015")}, {ID: "o", Joined: d("2015")}},
		Bills: bills("a m 2023 100 2023-12-30", "b m 2024 200 2024-12-31", "c m 2025 400 2025-10-02", "e m 2025 800 2025-12-30", "f m 2025 1600 2025-12-31",
			"g n 2025 50 2025-12-30", "h o 2020 70 2020-12-31"),
		Payments: []Payment{{Paid: d("2025-12-31"), Amount: 70, Allocations: []Allocation{{"h", 70}}}, {Paid: d("2026-01-01"), Amount: 100, Allocations: []Allocation{{"a", 100}}}},
	}
	got := ArrearsOn(&f, d("2025-12-31"))
	if len(got) != 2 || got[0].Member != "m" || got[0].ByAge != [4]Fen{1200, 200, 0, 100} || got[0].Total != 1500 || got[0].Oldest != d("2023-12-30") || got[0].Days != 732 || len(got[0].Bills) != 4 {
		t.Errorf("%+v", got)
	}
	if got := ArrearsOn(&f, d("2026-01-01")); got[0].ByAge != [4]Fen{2400, 400, 200, 0} { // the oldest is paid, a year has passed
		t.Errorf("%+v", got[0])
	}
	for days, want := range map[int]int{1: 0, 90: 0, 91: 1, 365: 1, 366: 2, 730: 2, 731: 3, 9999: 3} {
		if got := ageOf(days); got != want {
			t.Errorf("%d days: age %d, want %d", days, got, want)
		}
	}
}

func TestReminders(t *testing.T) {
	f := Facts{Members: []Member{{ID: "m", Joined: d("2015")}, {ID: "gone", Joined: d("2015"), Left: d("2020")}},
		Contacts: []Contact{{ID: "1", Member: "m", Name: "张", Primary: true}, {ID: "2", Member: "m", Name: "王", Roles: []string{"财务(会费)"}, From: d("2025-07-01")}},
		Bills:    bills("a m 2025 100 2025-06-30", "b gone 2025 100 2025-06-30")}
	for day, want := range map[string]int{"2025-05-30": -1, "2025-05-31": 0, "2025-06-30": 0, "2025-07-01": 1, "2025-09-28": 1, "2025-09-29": 2, "2025-12-27": 2, "2025-12-28": 3, "2026-06-29": 3, "2026-06-30": 4} {
		got := Reminders(&f, d(day))
		stage := -1
		if len(got) > 0 {
			stage = got[0].Stage
		}
		if stage != want || len(got) > 1 {
			t.Errorf("%s: %+v, want stage %d", day, got, want)
		}
	}
	if got := Reminders(&f, d("2025-06-30")); got[0].Contact.Name != "张" || got[0].Promise != nil {
		t.Errorf("%+v", got)
	}
	f.Members[0].Override = Override{StatusRegular, d("2025-07-01"), d("2025-12-31"), "分期"}
	if got := Reminders(&f, d("2025-07-01")); got[0].Contact.Name != "王" || got[0].Promise == nil {
		t.Errorf("%+v", got)
	}
}

func TestLapseProposals(t *testing.T) {
	f := Facts{Members: []Member{{ID: "m", Joined: d("2015")}, {ID: "paid", Joined: d("2015")}, {ID: "left", Joined: d("2015"), Left: d("2026-01-01")}, {ID: "over"}, {ID: "talked", Joined: d("2015"), Override: Override{StatusRegular, d("2026"), d("2027"), "分期"}}},
		Terms:    []Membership{{ID: "1", Member: "over", Class: "会员单位", Starts: d("2020"), Ends: d("2025-05-31")}},
		Bills:    bills("a m 2025 100 2025-06-30", "b paid 2025 100 2025-06-30", "c left 2025 100 2025-06-30", "e talked 2025 100 2025-06-30"),
		Payments: []Payment{{Paid: d("2026-06-29"), Amount: 100, Allocations: []Allocation{{"b", 100}}}}}
	if got := LapseProposals(&f, d("2026-06-29")); len(got) != 1 || got[0].Member != "over" || got[0].Why != WhyTermOver {
		t.Errorf("%+v", got)
	}
	if got := LapseProposals(&f, d("2026-06-30")); len(got) != 2 || got[1].Member != "m" || got[1].Why != WhyDuesLate || got[1].Open != 100 {
		t.Errorf("%+v", got)
	}
	if s := StandingOn(d("2026-06-30"), &f.Members[0], nil, f.Bills, nil); s.Status != StatusArrears || !s.Belongs {
		t.Errorf("a proposal has acted: %+v", s)
	}
}

func TestReceipts(t *testing.T) {
	pay := func(id string) []Payment { return []Payment{{ID: PaymentID(id), Amount: 500, PayerName: "甲公司"}} }
	var all []Receipt
	issue := func(id, kind, number, want string, code Code) {
		t.Helper()
		r, err := IssueReceipt(all, pay(id), kind, number, "", d("2026-03-01"))
		if CodeOf(err) != code || code == "" && r.Number != want {
			t.Errorf("%s %s: %s, %v; want %s %s", id, number, r.Number, err, want, code)
		}
		if err == nil {
			r.ID = ReceiptID(fmt.Sprintf("%03d", len(all)))
			all = append(all, r)
		}
	}
	issue("a", "电子票据", "", "", ReceiptFirst)
	issue("a", "电子票据", "沪0099", "沪0099", "")
	issue("a", "电子票据", "", "", ReceiptTwice)
	issue("b", "电子票据", "", "沪0100", "")
	issue("c", "电子票据", "沪0102", "", ReceiptGap)
	issue("c", "电子票据", "沪0101", "沪0101", "")
	v, err := Void(all[2], d("2026-03-02"), "抬头写错")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Void(v, d("2026-03-02"), "再"); CodeOf(err) != IsVoidAlready {
		t.Error(err)
	}
	if _, err := Void(all[1], d("2026-03-02"), " "); CodeOf(err) != Missing {
		t.Error(err)
	}
	all[2] = v
	issue("c", "电子票据", "", "沪0102", "") // again, with a number of its own
	issue("e", "社会团体会费统一票据", "", "", ReceiptFirst)
	issue("e", "社会团体会费统一票据", "7", "7", "")
	issue("f", "电子票据", "A-1", "A-1", "") // a new book
	issue("g", "电子票据", "", "A-2", "")
	issue("h", "电子票据", "沪0103", "沪0103", "") // the old one goes on
	issue("i", "电子票据", "甲", "", ReceiptForm)
	if all[0].Amount != 500 || all[0].Title != "甲公司" {
		t.Errorf("%+v", all[0])
	}
	for _, run := range ReceiptRuns(all) {
		if run.Missing {
			t.Errorf("%+v", run)
		}
	}
	all = append(all, Receipt{Number: "沪0107", Sort: "电子票据"})
	if got := fmt.Sprint(ReceiptRuns(all)); got != "[{电子票据 A-1 A-2 2 false} {电子票据 沪0099 沪0103 5 false} {电子票据 沪0104 沪0106 3 true} {电子票据 沪0107 沪0107 1 false} {社会团体会费统一票据 7 7 1 false}]" {
		t.Error(got)
	}
}
