package data

import "slices"

// BillStatus (应缴状态) is how far a bill is paid.
type BillStatus string

// The statuses of a bill (product.md §3.8).
const (
	BillNew      BillStatus = "未开"  // raised, nobody told
	BillNotified BillStatus = "已通知" // the member was told
	BillPart     BillStatus = "部分缴"
	BillPaid     BillStatus = "已缴"
	BillWaived   BillStatus = "减免" // nothing is left to pay because of a waiver
	BillWritten  BillStatus = "坏账" // given up
)

// BillStatuses lists them with their names in English.
var BillStatuses = []struct {
	Status BillStatus
	EN     string
}{{BillNew, "not sent"}, {BillNotified, "sent"}, {BillPart, "part paid"}, {BillPaid, "paid"}, {BillWaived, "waived"}, {BillWritten, "written off"}}

// BillAccount (应缴账) is a bill as it stood at the end of a day.
type BillAccount struct {
	Bill   DuesBill
	Due    Date // the last day to pay; where the bill has none, the year's last
	Waived Fen
	Paid   Fen
	Open   Fen // left to pay; never below zero
	Excess Fen // paid beyond what was owed: a credit
	Status BillStatus
}

// AccountsOn gives the bills as they stood at the end of a day, by the
// payments that had come in. Bills of years that begin later are among them.
// A day that is not known means everything that is known.
func AccountsOn(day Date, bills []DuesBill, payments []Payment) []BillAccount {
	paid := paidTo(payments)
	out := make([]BillAccount, 0, len(bills))
	for _, b := range bills {
		if !b.Deleted() {
			out = append(out, account(b, paid[b.ID], day.Last()))
		}
	}
	return out
}

// part is what a payment gave to a bill.
type part struct {
	on     Date
	amount Fen
}

// paidTo tells what came in for each bill.
func paidTo(payments []Payment) map[DuesBillID][]part {
	paid := make(map[DuesBillID][]part, len(payments))
	for i := range payments {
		p := &payments[i]
		if p.Deleted() {
			continue
		}
		for _, a := range p.Allocations {
			paid[a.Bill] = append(paid[a.Bill], part{p.Paid.First(), a.Amount})
		}
	}
	return paid
}

func account(b DuesBill, parts []part, day Date) BillAccount {
	by := func(d Date) bool { return day.IsZero() || d.First().Compare(day) <= 0 }
	a := BillAccount{Bill: b, Due: b.DueDay()}
	if b.Waiver.Amount > 0 && by(b.Waiver.Granted) {
		a.Waived = min(b.Waiver.Amount, b.Amount)
	}
	for _, p := range parts {
		if by(p.on) {
			a.Paid += p.amount
		}
	}
	left := b.Amount - a.Waived - a.Paid
	a.Open, a.Excess = max(0, left), max(0, -left)
	switch {
	case a.Open == 0 && a.Paid > 0:
		a.Status = BillPaid
	case a.Open == 0:
		a.Status = BillWaived
	case !b.WrittenOff.IsZero() && by(b.WrittenOff):
		a.Status, a.Open = BillWritten, 0
	case a.Paid > 0:
		a.Status = BillPart
	case !b.Notified.IsZero() && by(b.Notified):
		a.Status = BillNotified
	default:
		a.Status = BillNew
	}
	return a
}

// DueDay is the last day to pay: Due, or the last day of the year.
func (b *DuesBill) DueDay() Date {
	if !b.Due.IsZero() {
		return b.Due.Last()
	}
	return Date{Year: b.Year}.Last()
}

func (l ledger) accounts(m MemberID, day Date) []BillAccount {
	bills := l.bills[m]
	out := make([]BillAccount, 0, len(bills))
	for _, b := range bills {
		if !b.Deleted() {
			out = append(out, account(*b, l.paid[b.ID], day))
		}
	}
	slices.SortStableFunc(out, func(a, b BillAccount) int { return a.Due.Compare(b.Due) })
	return out
}
