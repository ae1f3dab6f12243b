package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// memberAct is an act of membership (会籍手续). To add one: a row in memberActs.
type memberAct struct {
	word    string // key of its word
	fits    func(data.Standing, bool) bool
	begin   func(data.Member, data.Standing, data.Date) data.Terms
	do      func(data.Member, []data.Membership, data.Terms) (data.Act, error)
	reasons []string
}

// memberActs lists the acts. fits is told how the member stands today, and
// whether it has any term.
func memberActs() []memberAct {
	in := func(s data.Standing, _ bool) bool { return s.Belongs }
	out := func(s data.Standing, _ bool) bool { return !s.Belongs }
	return []memberAct{
		{"act.apply", func(s data.Standing, known bool) bool {
			return !s.Belongs && s.Status != data.StatusPending && s.Status != data.StatusOnNotice
		},
			func(m data.Member, _ data.Standing, on data.Date) data.Terms {
				return data.Terms{On: on, Class: m.Class}
			}, data.Apply, nil},
		{"act.admit", out, func(m data.Member, s data.Standing, on data.Date) data.Terms {
			return data.Terms{On: on, Class: s.Class}
		}, data.Admit, nil},
		{"act.renew", in, func(m data.Member, s data.Standing, _ data.Date) data.Terms { return data.Terms{Class: s.Class} }, data.Renew, nil},
		{"act.change", in, func(m data.Member, _ data.Standing, on data.Date) data.Terms { return data.Terms{On: on} }, data.ChangeClass, nil},
		{"act.leave", in, func(m data.Member, s data.Standing, on data.Date) data.Terms {
			return data.Terms{On: on, Class: s.Class, Reason: data.LeaveReasons[0]}
		}, data.Leave, data.LeaveReasons},
	}
}

// actButtons offers the acts that fit.
func (s *memberScreen) actButtons(m data.Member) []fyne.CanvasObject {
	w := s.w
	if w.lib.s.ReadOnly() {
		return nil
	}
	standing := w.lib.shelf.standing[m.ID]
	var parts []fyne.CanvasObject
	for _, a := range memberActs() {
		if a.fits(standing, standing.Term != "") {
			parts = append(parts, look.NewButton(look.Calm, "", w.t(a.word), func() { w.act(a, m.ID) }))
		}
	}
	parts = append(parts, look.NewButton(look.Calm, "", w.t("standing.set"), func() { w.setStanding(m.ID) }))
	return append(parts, look.NewButton(look.Calm, "plus", w.t("post.add"), func() { w.post(data.Post{Member: m.ID, From: w.today()}) }))
}

// act opens the page of an act.
func (w *window) act(a memberAct, id data.MemberID) {
	m, err := w.lib.s.Member(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	terms, err := w.lib.s.Memberships(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	t := a.begin(m, w.lib.shelf.standing[id], w.today())
	names := func(key string) []string {
		switch key {
		case "class_code":
			return w.classCodes()
		case "reason":
			return a.reasons
		}
		return nil
	}
	check := func(t *data.Terms) []data.Problem {
		if _, err := a.do(m, terms, *t); err != nil {
			if p, ok := err.(*data.Problem); ok {
				return []data.Problem{*p}
			}
		}
		return nil
	}
	decision := w.newDecisionPick(&t.Decision)
	p := newFormPage(w, w.t(a.word), m.Name, &t, data.TermsFields, check, names, formPart(w.t("decision.title"), decision.body))
	decision.grown = func() { p.reveal(nil) }
	p.from = func() { w.showMember(id) }
	var done data.Act
	p.name = func() string {
		done, err = a.do(m, terms, t)
		return done.Name
	}
	p.write = func(c *store.Writer) error {
		if err != nil {
			return err
		}
		for _, rec := range done.Put {
			c.Put(rec)
		}
		return nil
	}
	p.said = w.t("act.done", w.t(a.word), m.Name)
	w.show(p)
	p.form.focusOn("class_code")
}

// classCodes are the classes by code, the highest first.
func (w *window) classCodes() (out []string) {
	for _, c := range w.lib.shelf.classes {
		out = append(out, c.Code)
	}
	return out
}

// post opens the page of a post.
func (w *window) post(rec data.Post) {
	m, err := w.lib.s.Member(rec.Member)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	if rec.Council == 0 {
		rec.Council = data.CouncilOn(w.today(), w.lib.shelf.facts.Posts)
	}
	decision := w.newDecisionPick(&rec.Decision)
	names := func(key string) []string {
		if key == "holder" {
			var people []string
			for _, c := range w.lib.shelf.contacts[m.ID] {
				people = append(people, c.Name)
			}
			if len(people) <= few { // a holder may be somebody else
				return nil
			}
			return people
		}
		return nil
	}
	p := newFormPage(w, w.t("post.title"), m.Name, &rec, data.PostFields, func(r *data.Post) []data.Problem { return data.Validate(r) }, names,
		formPart(w.t("decision.title"), decision.body))
	decision.grown = func() { p.reveal(nil) }
	p.from = func() { w.showMember(m.ID) }
	p.name = func() string { return "任职：" + m.Name + " " + rec.Name }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("post.done", rec.Name)
	w.show(p)
	p.form.focusOn("post")
}

// decisionPick chooses the decision on which something rests, or makes a new
// one.
type decisionPick struct {
	w     *window
	at    *data.DecisionID
	body  *look.Box
	grown func()
}

func (w *window) newDecisionPick(at *data.DecisionID) *decisionPick {
	d := &decisionPick{w: w, at: at, body: look.Column(8)}
	d.show()
	return d
}

func (d *decisionPick) show() {
	w := d.w
	label := w.t("decision.none")
	if dec := w.lib.shelf.facts.Decision(*d.at); dec != nil {
		label = dec.LabelIn(w.lang)
	}
	var pick *look.Button
	pick = look.NewButton(look.Calm, "", label, func() {
		var items []*fyne.MenuItem
		for _, dec := range w.lib.shelf.facts.Decisions {
			it := fyne.NewMenuItem(dec.LabelIn(w.lang), func() { d.set(dec.ID) })
			it.Checked = dec.ID == *d.at
			items = append(items, it)
		}
		if *d.at != "" {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("decision.none"), func() { d.set("") }))
		}
		items = append(items, fyne.NewMenuItem(w.t("decision.new"), d.make))
		w.popMenu(below(pick), items...)
	}).WithMenu()
	d.body.Set(look.Flow(8, pick))
	if d.grown != nil {
		d.grown()
	}
}

func (d *decisionPick) set(id data.DecisionID) { *d.at = id; d.show() }

// make types a new decision, and comes back.
func (d *decisionPick) make() {
	w, before := d.w, d.w.screen
	rec := data.Decision{Held: w.today(), Body: data.DecisionBodies[0]}
	p := newFormPage(w, w.t("decision.new"), "", &rec, data.DecisionFields, func(r *data.Decision) []data.Problem { return data.Validate(r) }, nil)
	p.from = func() { w.show(before); d.show() }
	p.name = func() string { return "决议：" + rec.Title }
	p.write = func(c *store.Writer) error { c.Put(&rec); *d.at = rec.ID; return nil }
	p.said = w.t("decision.made", rec.Title)
	w.show(p)
	p.form.focusOn("title")
}
