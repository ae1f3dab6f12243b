package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// billMenu offers what can be done with a bill.
func (w *window) billMenu(m data.Member, a data.BillAccount, at fyne.Position) {
	b := a.Bill
	put := func(name string, b data.DuesBill, said string) {
		w.commit(w.lib.s.Change(name+"："+m.Name+" "+b.Label()).Put(&b), said)
	}
	var items []*fyne.MenuItem
	add := func(key string, on bool, do func()) {
		it := fyne.NewMenuItem(w.t(key), do)
		it.Disabled = !on
		items = append(items, it)
	}
	if b.Notified.IsZero() {
		add("bill.notify", a.Open > 0, func() {
			if b, ok := data.Notify(b, w.today()); ok {
				put("通知会费", b, w.t("bill.notified", b.LabelIn(w.lang)))
			}
		})
	} else {
		add("bill.unnotify", true, func() { put("撤回会费通知", b.TakeBack(false, false, true), w.t("bill.back", b.LabelIn(w.lang))) })
	}
	if b.Waiver.Amount == 0 {
		add("bill.waive", a.Open > 0, func() { w.waive(m, a) })
	} else {
		add("bill.unwaive", true, func() { put("撤回减免", b.TakeBack(true, false, false), w.t("bill.back", b.LabelIn(w.lang))) })
	}
	if b.WrittenOff.IsZero() {
		add("bill.writeoff", a.Open > 0, func() { w.writeOff(m, a) })
	} else {
		add("bill.unwrite", true, func() { put("撤回核销", b.TakeBack(false, true, false), w.t("bill.back", b.LabelIn(w.lang))) })
	}
	items = append(items, fyne.NewMenuItemSeparator())
	add("bill.edit", true, func() { w.editBill(m, b) })
	add("bill.delete", a.Paid == 0, func() {
		w.commit(w.lib.s.Change("删除应缴："+m.Name+" "+b.Label()).Delete(&b), w.t("bill.deleted", b.LabelIn(w.lang)))
	})
	w.popMenu(at, items...)
}

// some are the fields of these keys, in the order of the form.
func some[T any](fields []data.Field[T], keys ...string) (out []data.Field[T]) {
	for _, f := range fields {
		if slices.Contains(keys, f.Key) {
			out = append(out, f)
		}
	}
	return out
}

// billPage is a page on which a bill is changed, the fields of these keys.
func (w *window) billPage(title, change string, m data.Member, rec *data.DuesBill, check func(*data.DuesBill) []data.Problem, extra []fyne.CanvasObject, keys ...string) *formPage[data.DuesBill] {
	names := func(key string) []string {
		if key == "class_code" {
			return w.classCodes()
		}
		return nil
	}
	p := newFormPage(w, title, m.Name+"　"+rec.LabelIn(w.lang), rec, some(data.DuesBillFields, keys...), check, names, extra...)
	p.from = func() { w.showMember(m.ID) }
	p.name = func() string { return change + "：" + m.Name + " " + rec.Label() }
	p.write = func(c *store.Writer) error { c.Put(rec); return nil }
	p.said = w.t("bill.done", rec.LabelIn(w.lang))
	return p
}

// waive opens the page of a waiver (减免): how much, why, by which decision.
func (w *window) waive(m data.Member, a data.BillAccount) {
	rec := a.Bill
	rec.Waiver = data.Waiver{Amount: a.Open, Granted: w.today()}
	decision := w.newDecisionPick(&rec.Waiver.Decision)
	check := func(r *data.DuesBill) (out []data.Problem) {
		if r.Member == "" { // an empty one, asked what it must have
			return []data.Problem{{Field: "waiver_amount", Code: data.Missing}, {Field: "waiver_reason", Code: data.Missing}}
		}
		for _, p := range data.Validate(r) {
			if p.Field != "waiver_decision" { // it has no field of its own: done says so
				out = append(out, p)
			}
		}
		return out
	}
	p := w.billPage(w.t("bill.waive.title"), "减免", m, &rec, check, []fyne.CanvasObject{formPart(w.t("decision.title"), decision.body)},
		"waiver_amount", "waiver_reason", "waiver_granted_on")
	decision.grown = func() { p.reveal(nil) }
	p.write = func(c *store.Writer) error {
		if rec.Waiver.Decision == "" {
			return fmt.Errorf("%s", w.t("bill.waive.decision"))
		}
		b, err := data.Waive(rec, rec.Waiver, w.lib.shelf.facts.Decision(rec.Waiver.Decision))
		if err == nil {
			c.Put(&b)
		}
		return err
	}
	w.show(p)
	p.form.focusOn("waiver_reason")
}

// writeOff opens the page on which a bill is given up (坏账).
func (w *window) writeOff(m data.Member, a data.BillAccount) {
	rec := a.Bill
	rec.WrittenOff = w.today()
	check := func(r *data.DuesBill) []data.Problem {
		if _, err := data.WriteOff(*r, r.WrittenOff, r.Note); err != nil {
			return []data.Problem{*err.(*data.Problem)}
		}
		return nil
	}
	p := w.billPage(w.t("bill.writeoff.title"), "核销会费", m, &rec, check,
		[]fyne.CanvasObject{look.NewText(w.t("bill.writeoff.note", a.Open.String()), look.Running.In(look.Soft))}, "written_off_on", "note")
	w.show(p)
	p.form.focusOn("note")
}

// editBill corrects a bill that was typed wrongly.
func (w *window) editBill(m data.Member, rec data.DuesBill) {
	p := w.billPage(w.t("bill.edit.title"), "应缴", m, &rec, func(r *data.DuesBill) []data.Problem { return data.Validate(r) }, nil,
		"year", "council_no", "class_code", "amount", "due_on", "notified_on", "tags", "note")
	w.show(p)
	p.form.focusOn("amount")
}

// payMenu offers what can be done with a payment: its receipt, and taking it
// out where it was entered wrongly.
func (w *window) payMenu(m data.Member, p data.Payment, at fyne.Position) {
	r := w.lib.shelf.receiptOf(p.ID)
	var items []*fyne.MenuItem
	if r == nil {
		items = append(items, fyne.NewMenuItem(w.t("receipt.give"), func() { w.giveReceipt(p) }))
	} else {
		items = append(items, fyne.NewMenuItem(w.t("receipt.void"), func() { w.voidReceipt(*r) }))
	}
	out := fyne.NewMenuItem(w.t("pay.delete"), func() {
		w.commit(w.lib.s.Change("删除缴费："+m.Name+" "+p.Amount.String()).Delete(&p), w.t("pay.deleted", p.Amount.String()))
	})
	out.Disabled = r != nil // its receipt is voided first
	w.popMenu(at, append(items, fyne.NewMenuItemSeparator(), out)...)
}

// useCredit pays a member's open bills with what it has paid too much.
func (w *window) useCredit(m data.Member, bills []data.DuesBill) {
	c := w.lib.s.Change("预收冲抵：" + m.Name)
	changed := data.UseCredit(m.ID, bills, w.lib.shelf.facts.Payments)
	for i := range changed {
		c.Put(&changed[i])
	}
	w.commit(c, w.t("pay.used", m.Name))
}
