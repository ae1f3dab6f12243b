package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// pay opens the page of a payment of a member: what came in, and which bills
// it pays, the one due first before the others.
func (w *window) pay(id data.MemberID) {
	m, err := w.lib.s.Member(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	bills, err := w.lib.s.Bills(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	rec := data.Payment{Member: id, Paid: w.today(), PayerName: m.Name}
	var open []data.BillAccount
	for _, a := range data.AccountsOn(data.Date{}, bills, w.lib.shelf.facts.Payments) {
		if a.Open > 0 {
			open = append(open, a)
			rec.Amount += a.Open
		}
	}
	shares := look.Column(8)
	var p *formPage[data.Payment]
	share := func() {
		parts, rest := data.Allocate(rec.Amount, open)
		rec.Allocations = parts
		shares.Set(w.shares(open, parts, rest)...)
		if p != nil {
			p.reveal(nil)
		}
	}
	share()
	check := func(r *data.Payment) []data.Problem {
		if r.Member == "" { // an empty one, asked what it must have
			return data.Validate(r)
		}
		return data.Pay(*r, bills, w.lib.shelf.facts.Payments)
	}
	p = newFormPage(w, w.t("pay.add"), m.Name, &rec, data.PaymentFields, check, nil, formPart(w.t("pay.shares"), shares))
	changed := p.form.changed
	p.form.changed = func() { changed(); share() }
	p.from = func() { w.showMember(id) }
	p.name = func() string { return "登记缴费：" + m.Name }
	p.write = func(c *store.Writer) error {
		c.Put(&rec)
		if named, ok := data.RememberPayer(m, rec.PayerName); ok {
			c.Put(&named)
		}
		return nil
	}
	p.said = w.t("pay.done", m.Name)
	w.show(p)
	p.form.focusOn("amount")
}

// shares says which bill gets how much, and what is left over.
func (w *window) shares(open []data.BillAccount, parts []data.Allocation, rest data.Fen) (lines []fyne.CanvasObject) {
	got := map[data.DuesBillID]data.Fen{}
	for _, a := range parts {
		got[a.Bill] += a.Amount
	}
	for _, a := range open {
		light := look.Faint
		switch {
		case got[a.Bill.ID] == a.Open:
			light = look.Good
		case got[a.Bill.ID] > 0:
			light = look.Warn
		}
		lines = append(lines, look.Row(10, 1, look.Dot(light), look.NewText(a.Bill.LabelIn(w.lang), look.Body),
			look.NewText(w.t("pay.share", got[a.Bill.ID].String(), a.Open.String()), look.Quiet.Whole())))
	}
	if len(open) == 0 {
		lines = append(lines, look.NewText(w.t("pay.nothing"), look.Running.In(look.Soft)))
	}
	if rest > 0 {
		lines = append(lines, look.NewText(w.t("pay.rest", rest.String()), look.Running.In(look.Warn)))
	}
	return lines
}
