package data

import (
	"cmp"
	"fmt"
	"slices"
)

// IssueReceipt (开票) gives the next receipt of a kind for payments: its number
// follows the last one, and number must be that or "". A number with another
// beginning starts a book of its own. A payment gets one receipt; a voided one
// does not count.
func IssueReceipt(all []Receipt, payments []Payment, kind, number, title string, on Date) (Receipt, error) {
	r := Receipt{Sort: kind, Issued: on, Title: CleanName(title)}
	for _, p := range payments {
		for i := range all {
			if o := &all[i]; !o.IsVoid() && !o.Deleted() && slices.Contains(o.Payments, p.ID) {
				return r, &Problem{Field: "payment_ids", Code: ReceiptTwice, Value: o.Number}
			}
		}
		r.Payments = append(r.Payments, p.ID)
		r.Amount += p.Amount
		if r.Title == "" {
			r.Title = CleanName(p.PayerName)
		}
	}
	var err error
	if r.Number, err = nextNumber(all, kind, cleanPostcode(number)); err != nil {
		return r, err
	}
	v := validator{}
	v.receipt(&r)
	if len(v.problems) > 0 {
		return r, &v.problems[0]
	}
	return r, nil
}

func nextNumber(all []Receipt, kind, number string) (string, error) {
	var newest *Receipt // of the book that is in use: the one made last
	highest := map[string]*Receipt{}
	for i := range all {
		r := &all[i]
		if NameKey(r.Sort) != NameKey(kind) {
			continue
		}
		prefix, n, _, ok := serial(r.Number)
		if !ok {
			continue
		}
		if h := highest[prefix]; h == nil {
			highest[prefix] = r
		} else if _, m, _, _ := serial(h.Number); n > m {
			highest[prefix] = r
		}
		if newest == nil || r.ID > newest.ID {
			newest = r
		}
	}
	if number == "" {
		if newest == nil {
			return "", &Problem{Field: "receipt_no", Code: ReceiptFirst}
		}
		prefix, _, _, _ := serial(newest.Number)
		return NextReceiptNumber(highest[prefix].Number)
	}
	prefix, _, _, ok := serial(number)
	if !ok {
		return "", &Problem{Field: "receipt_no", Code: ReceiptForm, Value: number}
	}
	if h := highest[prefix]; h != nil {
		if next, err := NextReceiptNumber(h.Number); err != nil || next != number {
			return "", &Problem{Field: "receipt_no", Code: ReceiptGap, Value: next}
		}
	}
	return number, nil
}

// Void (作废) voids a receipt on a day, with the reason. It keeps its number.
func Void(r Receipt, on Date, reason string) (Receipt, error) {
	if r.IsVoid() {
		return r, &Problem{Field: "voided_on", Code: IsVoidAlready, Value: r.Number}
	}
	r.Voided, r.Reason = on, oneLine(reason)
	v := validator{}
	v.required("voided_on", on.String())
	v.receipt(&r)
	if len(v.problems) > 0 {
		return r, &v.problems[0]
	}
	return r, nil
}

// ReceiptRun (票据号段) is a run of receipts of one kind and book, or of numbers
// that are missing between two.
type ReceiptRun struct {
	Sort        string
	First, Last string
	Count       int
	Missing     bool
}

// ReceiptRuns (票据连号检查) gives the numbers of the receipts as runs, and the
// missing ones between them: a register is whole where none is Missing.
func ReceiptRuns(all []Receipt) []ReceiptRun {
	type at struct {
		sort, prefix string
		n            uint64
		width        int
	}
	var rows []at
	for _, r := range all {
		if prefix, n, width, ok := serial(r.Number); ok {
			rows = append(rows, at{r.Sort, prefix, n, width})
		}
	}
	slices.SortFunc(rows, func(a, b at) int {
		return cmp.Or(cmp.Compare(a.sort, b.sort), cmp.Compare(a.prefix, b.prefix), cmp.Compare(a.n, b.n))
	})
	name := func(r at, n uint64) string { return fmt.Sprintf("%s%0*d", r.prefix, r.width, n) }
	var out []ReceiptRun
	for i, r := range rows {
		if i > 0 && rows[i-1].sort == r.sort && rows[i-1].prefix == r.prefix {
			last := rows[i-1].n
			if r.n == last {
				continue
			}
			if r.n == last+1 {
				run := &out[len(out)-1]
				run.Last, run.Count = name(r, r.n), run.Count+1
				continue
			}
			out = append(out, ReceiptRun{r.sort, name(rows[i-1], last+1), name(r, r.n-1), int(r.n - last - 1), true})
		}
		out = append(out, ReceiptRun{r.sort, name(r, r.n), name(r, r.n), 1, false})
	}
	return out
}
