package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// raiseScreen (开应缴) shows the bills of a year that are not there yet, before
// they are raised as one change.
type raiseScreen struct {
	w     *window
	o     data.RaiseOptions
	bills []data.DuesBill
	notes []data.RaiseNote
	err   error
	sheet *look.Sheet
	ok    *look.Button
	body  fyne.CanvasObject
}

func newRaise(w *window) *raiseScreen {
	s := &raiseScreen{w: w, o: data.RaiseOptions{Year: w.today().Year}, sheet: look.Scrolled(look.Gap(1, 1))}
	s.ok = look.NewButton(look.Primary, "", w.t("raise.do"), s.finish).WithTip("Ctrl+S")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 1, back, look.NewText(w.t("raise.title"), look.Heading)), s.ok), s.sheet)
	s.count()
	return s
}

// count works the bills out in the background.
func (s *raiseScreen) count() {
	w, f, o := s.w, &s.w.lib.shelf.facts, s.o
	w.work(func() func() {
		bills, notes, err := data.RaiseBills(f, o)
		return func() {
			if s.o == o {
				s.bills, s.notes, s.err = bills, notes, err
				s.show()
			}
		}
	})
}

func (s *raiseScreen) show() {
	w := s.w
	s.ok.SetOff(len(s.bills) == 0 || w.lib.s.ReadOnly())
	years := []fyne.CanvasObject{}
	for y := w.today().Year - 2; y <= w.today().Year+1; y++ {
		voice := look.ChipOff
		if y == s.o.Year {
			voice = look.ChipOn
		}
		years = append(years, look.NewButton(voice, "", strconv.Itoa(y), func() { s.o.Year = y; s.count() }))
	}
	var rules []fyne.CanvasObject
	for _, r := range data.ClassRules {
		voice := look.ChipOff
		if r.Rule == cmp.Or(s.o.Rule, data.ByStart) {
			voice = look.ChipOn
		}
		rules = append(rules, look.NewButton(voice, "", w.pick(r.ZH, r.EN), func() { s.o.Rule = r.Rule; s.count() }))
	}
	parts := []fyne.CanvasObject{
		formPart(w.t("raise.year"), look.Flow(8, years...)),
		formPart(w.t("raise.rule"), look.Flow(8, rules...)),
	}
	if s.err != nil {
		text := s.err.Error()
		if p, ok := s.err.(*data.Problem); ok {
			text = w.problem(p)
		}
		parts = append(parts, look.NewText(text, look.Running.In(look.Warn)))
		if data.CodeOf(s.err) == data.NoStandard {
			parts = append(parts, look.Row(0, -1, look.NewButton(look.Calm, "", w.t("standard.title")+"…", func() { w.show(newStandards(w)) })))
		}
	} else {
		parts = append(parts, s.sums())
	}
	if len(s.notes) > 0 {
		var rows []fyne.CanvasObject
		for i := range s.notes[:min(len(s.notes), 200)] {
			n := &s.notes[i]
			name := string(n.Member)
			if m, ok := w.lib.shelf.member(n.Member); ok {
				name = m.Name
			}
			rows = append(rows, look.Column(0, newLink(name, func() { w.showMember(n.Member) }), look.NewText(w.problem(&n.Problem), look.Style{Size: 13, Color: look.Warn})))
		}
		parts = append(parts, formPart(w.t("raise.notes", len(s.notes)), look.Column(8, rows...)))
	}
	s.sheet.Set(look.Pad(newAtMostMiddle(760, look.Column(26, parts...)), 22, 20, 40, 20))
	s.body.Refresh()
}

// sums are the new bills by class.
func (s *raiseScreen) sums() fyne.CanvasObject {
	w := s.w
	if len(s.bills) == 0 {
		return look.NewText(w.t("raise.nothing"), look.Running.In(look.Soft))
	}
	type sum struct {
		class string
		n     int
		money data.Fen
	}
	var by []sum
	var total data.Fen
	for _, b := range s.bills {
		total += b.Amount
		i := slices.IndexFunc(by, func(x sum) bool { return x.class == b.Class })
		if i < 0 {
			i = len(by)
			by = append(by, sum{class: b.Class})
		}
		by[i].n++
		by[i].money += b.Amount
	}
	place := func(class string) int {
		return slices.IndexFunc(w.lib.shelf.classes, func(c data.Class) bool { return c.Code == class })
	}
	slices.SortStableFunc(by, func(a, b sum) int { return cmp.Compare(place(a.class), place(b.class)) })
	rows := []fyne.CanvasObject{}
	for _, x := range by {
		rows = append(rows, look.Row(12, 0, look.NewText(w.className(x.class), look.Body), look.NewText(w.t("raise.line", x.n, x.money.String()), look.Quiet.Whole())))
	}
	rows = append(rows, look.Across(), look.Row(12, 0, look.NewText(w.t("raise.total"), look.Strong), look.NewText(w.t("raise.line", len(s.bills), total.String()), look.Strong.Whole())))
	return formPart(w.t("raise.new"), look.Column(8, rows...))
}

// finish raises the bills as one change.
func (s *raiseScreen) finish() {
	w := s.w
	if len(s.bills) == 0 {
		return
	}
	c := w.lib.s.Change(fmt.Sprintf("开 %d 年应缴会费", s.o.Year)).Details(fmt.Sprintf("%d 笔", len(s.bills)))
	for i := range s.bills {
		b := s.bills[i]
		c.Put(&b)
	}
	n := len(s.bills)
	w.work(func() func() {
		_, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			w.goTo(atMembers)
			w.toast(w.t("raise.done", n), act{w.t("button.undo"), w.undo})
		}
	})
}

func (s *raiseScreen) content() fyne.CanvasObject { return s.body }
func (s *raiseScreen) search()                    {}
func (s *raiseScreen) reload(changed)             { s.count() }
func (s *raiseScreen) resized()                   { s.body.Refresh() }
func (s *raiseScreen) keysHint() string           { return s.w.t("raise.keys") }
func (s *raiseScreen) back() bool                 { s.w.goTo(atMembers); return true }

// receiptOf is the receipt of a payment that holds; nil: it has none.
func (sh *shelf) receiptOf(p data.PaymentID) *data.Receipt {
	for i := range sh.facts.Receipts {
		if r := &sh.facts.Receipts[i]; !r.IsVoid() && slices.Contains(r.Payments, p) {
			return r
		}
	}
	return nil
}

// giveReceipt (开票) gives a payment its receipt: the number follows the last
// one, and the first one is asked for.
func (w *window) giveReceipt(p data.Payment) {
	give := func(number string) {
		r, err := data.IssueReceipt(w.lib.shelf.facts.Receipts, []data.Payment{p}, w.receiptKind(), number, p.PayerName, w.today())
		if problem, ok := err.(*data.Problem); ok {
			w.message(w.t("receipt.failed"), w.problem(problem), "")
			return
		}
		w.commit(w.lib.s.Change("开票 "+r.Number).Put(&r), w.t("receipt.done", r.Number))
	}
	if _, err := data.IssueReceipt(w.lib.shelf.facts.Receipts, []data.Payment{p}, w.receiptKind(), "", p.PayerName, w.today()); data.CodeOf(err) == data.ReceiptFirst {
		w.askText(w.t("receipt.give"), w.t("receipt.first"), w.t("receipt.hint"), give)
		return
	}
	give("")
}

// receiptKind is the kind of the receipt that was given last, else the first
// of the list.
func (w *window) receiptKind() string {
	if rs := w.lib.shelf.facts.Receipts; len(rs) > 0 {
		return rs[len(rs)-1].Sort
	}
	return data.ReceiptKinds[0]
}

// voidReceipt (作废) voids a receipt, with the reason; its number stays.
func (w *window) voidReceipt(r data.Receipt) {
	w.askText(w.t("receipt.void"), w.t("receipt.why"), w.t("receipt.why.hint"), func(reason string) {
		out, err := data.Void(r, w.today(), reason)
		if problem, ok := err.(*data.Problem); ok {
			w.message(w.t("receipt.failed"), w.problem(problem), "")
			return
		}
		w.commit(w.lib.s.Change("作废票据 "+r.Number).Put(&out), w.t("receipt.voided", r.Number))
	})
}
