package data

import "testing"

func TestDuesStates(t *testing.T) {
	bill := func(id string, m MemberID, year int, sum Fen) DuesBill {
		return DuesBill{ID: DuesBillID(id), Member: m, Year: year, Amount: sum, Due: Date{year, 6, 30}}
	}
	pay := func(b string, sum Fen) Payment {
		return Payment{Paid: Date{2026, 1, 5}, Amount: sum, Allocations: []Allocation{{DuesBillID(b), sum}}}
	}
	waived := bill("w26", "waived", 2026, 100)
	waived.Waiver = Waiver{Amount: 100, Granted: Date{2026, 2, 1}}
	f := &Facts{
		Bills: []DuesBill{bill("a25", "late", 2025, 100), bill("a26", "late", 2026, 100), bill("b26", "paid", 2026, 100), bill("b27", "paid", 2027, 100),
			bill("c26", "open", 2026, 100), waived, bill("d25", "half", 2025, 100)},
		Payments: []Payment{pay("a26", 100), pay("b26", 100), pay("d25", 60)},
	}
	got := f.DuesStates(Date{2026, 6, 2})
	for m, want := range map[MemberID]DuesState{
		"late":   {DuesOverdue, 2025, 100},
		"paid":   {DuesPaid, 2026, 0},
		"open":   {DuesOpen, 2026, 100},
		"waived": {DuesWaived, 2026, 0},
		"half":   {DuesOverdue, 2025, 40},
		"nobody": {},
	} {
		if got[m] != want {
			t.Errorf("%s: %+v, want %+v", m, got[m], want)
		}
	}
	if s := f.DuesStates(Date{2026, 7, 1})["open"]; s.Word != DuesOverdue {
		t.Errorf("the day after it was due: %+v", s)
	}
}
