package data

import (
	"cmp"
	"slices"
)

// Allocate (分配) shares a sum out over bills, the one due first before the
// others; what is left over after the last is the rest, a credit.
func Allocate(amount Fen, open []BillAccount) (parts []Allocation, rest Fen) {
	open = slices.Clone(open)
	slices.SortStableFunc(open, func(a, b BillAccount) int { return a.Due.Compare(b.Due) })
	for _, a := range open {
		if n := min(amount, a.Open); n > 0 {
			parts = append(parts, Allocation{a.Bill.ID, n})
			amount -= n
		}
	}
	return parts, amount
}

// Pay (登记缴费) checks a payment against the bills it names, as they stand
// without it. What is allocated beyond a bill's open sum is Doubtful, and
// stays the payer's credit; an unknown bill and the like are Wrong.
func Pay(p Payment, bills []DuesBill, others []Payment) []Problem {
	v := validator{}
	v.payment(&p)
	open := map[DuesBillID]*BillAccount{}
	accounts := AccountsOn(Date{}, bills, slices.DeleteFunc(slices.Clone(others), func(o Payment) bool { return o.ID == p.ID && p.ID != "" }))
	for i := range accounts {
		open[accounts[i].Bill.ID] = &accounts[i]
	}
	for _, a := range p.Allocations {
		b := open[a.Bill]
		switch {
		case b == nil && a.Bill != "":
			v.add("allocations", UnknownBill, string(a.Bill))
		case b != nil && a.Amount > b.Open:
			v.add("allocations", AllocTooMuch, b.Bill.Label())
		}
		if b != nil {
			b.Open = max(0, b.Open-a.Amount)
		}
	}
	return v.problems
}

// UseCredit (预收冲抵) shares the credits of a member's payments out over its
// open bills, the oldest money first. It gives the payments that change.
func UseCredit(m MemberID, bills []DuesBill, payments []Payment) []Payment {
	mine := slices.DeleteFunc(slices.Clone(bills), func(b DuesBill) bool { return b.Member != m })
	credits := slices.DeleteFunc(slices.Clone(payments), func(p Payment) bool { return p.Member != m || p.Credit() <= 0 || p.Deleted() })
	slices.SortStableFunc(credits, func(a, b Payment) int { return a.Paid.Compare(b.Paid) })
	all := slices.Clone(payments)
	var changed []Payment
	for _, p := range credits {
		parts, _ := Allocate(p.Credit(), AccountsOn(Date{}, mine, all))
		if len(parts) == 0 {
			break
		}
		p.Allocations = append(slices.Clone(p.Allocations), parts...)
		changed = append(changed, p)
		all[slices.IndexFunc(all, func(o Payment) bool { return o.ID == p.ID })] = p
	}
	return changed
}

// Credits (预收) are money of a member that no bill has used: what its payments
// did not allocate, and what its bills got beyond their sum, at the end of a
// day. Money that nobody claims is the credit of member "".
func Credits(f *Facts, day Date) map[MemberID]Fen { return f.credits(day, paidTo(f.Payments)) }

func (f *Facts) credits(day Date, paid map[DuesBillID][]part) map[MemberID]Fen {
	out := map[MemberID]Fen{}
	for _, p := range f.Payments {
		if c := p.Credit(); c > 0 && !p.Deleted() && (day.IsZero() || p.Paid.First().Compare(day.Last()) <= 0) {
			out[p.Member] += c
		}
	}
	for i := range f.Bills {
		b := &f.Bills[i]
		if b.Deleted() {
			continue
		}
		if a := account(*b, paid[b.ID], day.Last()); a.Excess > 0 {
			out[a.Bill.Member] += a.Excess
		}
	}
	return out
}

// Waive (减免) lets a member off a part of a bill, by a decision.
func Waive(b DuesBill, w Waiver, dec *Decision) (DuesBill, error) {
	if dec != nil {
		w.Decision = dec.ID
		if w.Granted.IsZero() {
			w.Granted = dec.Held
		}
	}
	b.Waiver = w
	v := validator{}
	v.duesBill(&b)
	for i := range v.problems {
		if v.problems[i].Severity() == Wrong {
			return b, &v.problems[i]
		}
	}
	return b, nil
}

// RememberPayer (记住付款户名) adds the name under which a payment came in to
// those of the member; it is false where the member's name says it already.
func RememberPayer(m Member, payer string) (Member, bool) {
	key := NameKey(payer)
	if key == "" || key == NameKey(m.Name) || slices.ContainsFunc(m.PayerNames, func(n string) bool { return NameKey(n) == key }) {
		return m, false
	}
	m.PayerNames = append(slices.Clone(m.PayerNames), CleanName(payer))
	return m, true
}

// Arrears (欠费) is what one member owes on a day, by how long it is overdue.
type Arrears struct {
	Member MemberID
	ByAge  [4]Fen // see ArrearsAges
	Total  Fen
	Oldest Date // the day on which the oldest open bill was due
	Days   int  // since then
	Bills  []BillAccount
}

// ArrearsAges are the ages by which arrears are parted: up to so many days.
var ArrearsAges = [4]struct {
	Days   int // the most; the last has no end
	ZH, EN string
}{
	{90, "90 天以内", "up to 90 days"}, {365, "91 天至 1 年", "91 days to 1 year"},
	{730, "1 至 2 年", "1 to 2 years"}, {0, "2 年以上", "over 2 years"},
}

// ArrearsOn (账龄) gives who owes what on a day, those who owe longest first. A
// bill is overdue from the day after it was due.
func ArrearsOn(f *Facts, day Date) []Arrears {
	day = day.Last()
	l := f.ledger()
	var out []Arrears
	for i := range f.Members {
		m := &f.Members[i]
		if m.Deleted() {
			continue
		}
		a := Arrears{Member: m.ID}
		for _, b := range l.accounts(m.ID, day) {
			days := daysBetween(b.Due, day)
			if b.Open <= 0 || days <= 0 {
				continue
			}
			a.ByAge[ageOf(days)] += b.Open
			a.Total += b.Open
			a.Bills = append(a.Bills, b)
			if a.Oldest.IsZero() {
				a.Oldest, a.Days = b.Due, days
			}
		}
		if a.Total > 0 {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Arrears) int {
		return cmp.Or(a.Oldest.Compare(b.Oldest), cmp.Compare(b.Total, a.Total), cmp.Compare(a.Member, b.Member))
	})
	return out
}

func ageOf(days int) int {
	for i, a := range ArrearsAges[:3] {
		if days <= a.Days {
			return i
		}
	}
	return 3
}
