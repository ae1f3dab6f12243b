package sample

import (
	"slices"
	"testing"

	"huikan/data"
)

// everything is the sample as facts, with the classes that a new library has.
func everything(t *testing.T) data.Facts {
	t.Helper()
	f := facts(Records()).Facts
	f.Classes = data.DefaultClasses()
	for _, r := range Records() {
		switch r := r.(type) {
		case *data.Contact:
			f.Contacts = append(f.Contacts, *r)
		case *data.Decision:
			f.Decisions = append(f.Decisions, *r)
		case *data.DuesBill:
			f.Bills = append(f.Bills, *r)
		case *data.Payment:
			f.Payments = append(f.Payments, *r)
		case *data.Receipt:
			f.Receipts = append(f.Receipts, *r)
		}
	}
	return f
}

// TestDuesTell: the sample has one of everything that an office meets in a
// season of dues.
func TestDuesTell(t *testing.T) {
	f := everything(t)
	today := data.Date{Year: 2026, Month: 7, Day: 3}
	ages := [4]data.Fen{}
	for _, a := range data.ArrearsOn(&f, today) {
		for i, n := range a.ByAge {
			ages[i] += n
		}
	}
	if ages[0] == 0 || ages[2] == 0 || ages[3] == 0 { // three days after the end of June nothing is between
		t.Errorf("arrears by age %v", ages)
	}
	var waived, part, joint, credit, unclaimed, voided int
	for _, a := range data.AccountsOn(today, f.Bills, f.Payments) {
		switch {
		case a.Status == data.BillWaived:
			waived++
		case a.Status == data.BillPart:
			part++
		}
	}
	for _, p := range f.Payments {
		switch {
		case p.Member == "":
			unclaimed++
		case len(p.Allocations) > 1:
			joint++
		case p.Credit() > 0:
			credit++
		}
	}
	for _, r := range f.Receipts {
		if r.IsVoid() {
			voided++
		}
	}
	if waived != 1 || part != 1 || joint != 3 || credit != 1 || unclaimed != 1 || voided != 1 {
		t.Errorf("%d waived, %d in part, %d joint, %d credits, %d unclaimed, %d voided", waived, part, joint, credit, unclaimed, voided)
	}
	if runs := data.ReceiptRuns(f.Receipts); len(runs) != 1 {
		t.Errorf("receipts have gaps: %v", runs)
	}
	if l := data.LapseProposals(&f, today); len(l) != 2 {
		t.Errorf("%d may count as having left", len(l))
	}
	for i := range f.Standards {
		s := &f.Standards[i]
		if p := data.CheckStandard(s, f.Decision(s.Decision), today); len(p) != 0 {
			t.Errorf("%s: %v", s.Name, p)
		}
	}
	if p := data.CheckDuesReport(Association().DuesReported, today); len(p) != 0 {
		t.Errorf("%v", p)
	}
}

// TestMembershipTells: printed classes and days are in step with the terms,
// and the numbers of the last two years are what the rows say.
func TestMembershipTells(t *testing.T) {
	f := everything(t)
	status := map[data.Status]int{}
	for id, s := range f.Standings(data.Date{Year: 2026, Month: 7, Day: 3}) {
		status[s.Status]++
		i := slices.IndexFunc(f.Members, func(m data.Member) bool { return m.ID == id })
		m := f.Members[i]
		terms := slices.DeleteFunc(slices.Clone(f.Terms), func(t data.Membership) bool { return t.Member != id })
		data.Project(&m, terms)
		if was := f.Members[i]; m.Class != was.Class || m.Joined != was.Joined || m.Left != was.Left {
			t.Errorf("%s: printed %s %s %s, by its terms %s %s %s", m.Name, was.Class, was.Joined, was.Left, m.Class, m.Joined, m.Left)
		}
	}
	if status[data.StatusPending] != 1 || status[data.StatusResigned] != 1 || status[data.StatusRegular] < 25 || status[data.StatusArrears] == 0 || status[data.StatusGrace] == 0 {
		t.Errorf("%v", status)
	}
	for year, want := range map[int][4]int{2024: {29, 1, 1, 29}, 2025: {29, 0, 0, 29}} {
		g := data.FiguresOn(&f, data.Date{Year: year, Month: 12, Day: 31})
		if got := [4]int{g.Before, g.Joined, g.Left, g.Total}; got != want {
			t.Errorf("%d: %v, want %v", year, got, want)
		}
		if len(g.Officers) != year-2019 || g.Officers[0].Name != "闻人岳" || g.Council != 5 {
			t.Errorf("%d: %+v", year, g.Officers)
		}
	}
	if g := data.FiguresOn(&f, data.Date{Year: 2023, Month: 12, Day: 31}); g.Officers[0].Name != "司徒长河" || g.Council != 4 {
		t.Errorf("%+v", g.Officers)
	}
	consent := map[bool]int{}
	for _, c := range f.Contacts {
		consent[slices.ContainsFunc(c.Consents, func(s data.Consent) bool { return s.Scope == "名录公开" })]++
	}
	if consent[true] == 0 || consent[false] == 0 {
		t.Errorf("contacts who may be printed and who may not: %v", consent)
	}
}
