package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// postMenu offers what can be done with a post: correct it, end it, take it out
// where it was typed wrongly.
func (w *window) postMenu(m data.Member, p data.Post, at fyne.Position) {
	if w.lib.s.ReadOnly() {
		return
	}
	end := fyne.NewMenuItem(w.t("post.end"), func() {
		p.To = w.today()
		w.commit(w.lib.s.Change("卸任："+m.Name+" "+p.Name).Put(&p), w.t("post.ended", w.word(p.Name), p.To.String()))
	})
	end.Disabled = !p.To.IsZero() || !p.On(w.today())
	w.popMenu(at, fyne.NewMenuItem(w.t("post.edit"), func() { w.post(p) }), end, fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.t("post.delete"), func() {
			w.commit(w.lib.s.Change("删除任职："+m.Name+" "+p.Name).Delete(&p), w.t("post.deleted", w.word(p.Name)))
		}))
}

// termMenu offers what can be done with a term that was typed wrongly. What has
// really changed is a new act, not a correction.
func (w *window) termMenu(m data.Member, terms []data.Membership, t data.Membership, at fyne.Position) {
	w.popMenu(at, fyne.NewMenuItem(w.t("term.edit"), func() { w.editTerm(m, terms, t) }), fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.t("term.delete"), func() { w.deleteTerm(m, terms, t) }))
}

// editTerm opens the page on which a term is corrected.
func (w *window) editTerm(m data.Member, terms []data.Membership, rec data.Membership) {
	decision := w.newDecisionPick(&rec.Decision)
	names := func(key string) []string {
		if key == "class_code" {
			return w.classCodes()
		}
		return nil
	}
	note := look.NewText(w.t("term.edit.note"), look.Running.In(look.Soft))
	p := newFormPage(w, w.t("term.edit.title"), m.Name, &rec, data.MembershipFields, func(r *data.Membership) []data.Problem { return data.Validate(r) }, names,
		formPart(w.t("decision.title"), decision.body), note)
	decision.grown = func() { p.reveal(nil) }
	p.from = func() { w.showMember(m.ID) }
	p.name = func() string { return "修改会籍：" + m.Name }
	p.write = func(c *store.Writer) error {
		m, err := w.lib.s.Member(m.ID) // whole: the one that is listed lacks its long texts
		if err != nil {
			return err
		}
		act := data.CorrectTerm(m, terms, rec)
		for _, r := range act.Put {
			c.Put(r)
		}
		return nil
	}
	p.said = w.t("term.edited", m.Name)
	w.show(p)
	p.form.focusOn("class_code")
}

// deleteTerm takes a term out; the member's class and days follow those that
// are left.
func (w *window) deleteTerm(m data.Member, terms []data.Membership, t data.Membership) {
	m, err := w.lib.s.Member(m.ID) // whole: the one that is listed lacks its long texts
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	c := w.lib.s.Change("删除会籍：" + m.Name).Delete(&t)
	act := data.DropTerm(m, terms, t.ID)
	for _, r := range act.Put {
		c.Put(r)
	}
	w.commit(c, w.t("term.deleted", m.Name))
}

// setStanding opens the page on which a standing is set by hand from one day to
// another; where one is set, it can be taken back.
func (w *window) setStanding(id data.MemberID) {
	rec, err := w.lib.s.Member(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	was := rec.Override
	if was == (data.Override{}) {
		rec.Override = data.Override{From: w.today()}
	}
	check := func(r *data.Member) (out []data.Problem) {
		for _, key := range []struct{ key, value string }{{"override_status", string(r.Override.Status)}, {"override_reason", r.Override.Reason}, {"override_until", r.Override.Until.String()}} {
			if key.value == "" {
				out = append(out, data.Problem{Field: key.key, Code: data.Missing})
			}
		}
		for _, p := range data.Validate(r) {
			if strings.HasPrefix(p.Field, "override_") && p.Code != data.Missing {
				out = append(out, p)
			}
		}
		return out
	}
	extra := []fyne.CanvasObject{look.NewText(w.t("standing.note"), look.Running.In(look.Soft))}
	if was != (data.Override{}) && !w.lib.s.ReadOnly() {
		extra = append(extra, look.Row(0, -1, look.NewButton(look.Calm, "undo", w.t("standing.clear"), func() {
			m := rec
			m.Override = data.Override{}
			w.showMember(id)
			w.commit(w.lib.s.Change("撤回指定状态："+m.Name).Put(&m), w.t("standing.cleared", m.Name))
		})))
	}
	p := newFormPage(w, w.t("standing.title"), rec.Name, &rec, some(data.MemberFields, "override_status", "override_from", "override_until", "override_reason"), check, nil, extra...)
	p.from = func() { w.showMember(id) }
	p.name = func() string { return "指定会籍状态：" + rec.Name }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("standing.done", rec.Name)
	w.show(p)
	p.form.focusOn("override_status")
}
