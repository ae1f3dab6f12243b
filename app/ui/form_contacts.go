package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// contactForms (联系人) are the contacts of the member on the form.
type contactForms struct {
	owner   *memberForm
	list    []*contactForm
	cards   *look.Box
	body    fyne.CanvasObject
	touched bool
}

// contactForm is one of them.
type contactForm struct {
	all      *contactForms
	c        *data.Contact
	form     *form[data.Contact]
	consents *look.Box
	gone     bool
	isNew    bool
}

func newContactForms(owner *memberForm, cs []data.Contact) *contactForms {
	a := &contactForms{owner: owner, cards: look.Column(16)}
	for i := range cs {
		a.add(cs[i], false)
	}
	a.body = look.Column(14, a.cards, look.Row(0, -1, look.NewButton(look.Calm, "plus", owner.w.t("contact.add"), func() {
		k := a.add(data.Contact{Primary: len(a.living()) == 0, Receives: "print", Copies: 1}, true)
		a.changed()
		a.show()
		owner.reveal(nil)
		k.form.focusOn("name")
	})))
	a.show()
	return a
}

func (a *contactForms) changed() {
	a.touched = true
	a.owner.changed()
}

// living are those that are not taken away.
func (a *contactForms) living() (out []*contactForm) {
	for _, k := range a.list {
		if !k.gone {
			out = append(out, k)
		}
	}
	return out
}

func (a *contactForms) add(c data.Contact, isNew bool) *contactForm {
	k := &contactForm{all: a, c: &c, isNew: isNew, consents: look.Column(6)}
	k.form = newForm(a.owner.w, k.c, data.ContactFields, func(c *data.Contact) []data.Problem {
		return slices.DeleteFunc(data.Validate(c), func(p data.Problem) bool { return p.Field == "member_id" }) // which it gets with the change
	})
	k.form.changed, k.form.reveal = a.changed, a.owner.reveal
	k.form.wheel = a.owner.sheet.Scrolled
	a.list = append(a.list, k)
	return k
}

// show lays the cards out anew.
func (a *contactForms) show() {
	w := a.owner.w
	var parts []fyne.CanvasObject
	for _, k := range a.list {
		if k.gone {
			parts = append(parts, look.Row(10, 0, look.NewText(w.t("contact.gone", k.name()), look.Quiet),
				look.NewButton(look.Plain, "undo", w.t("button.undo"), func() { k.gone = false; a.changed(); a.show(); a.owner.reveal(nil) }).WithColor(look.Link)))
			continue
		}
		parts = append(parts, k.card())
	}
	if len(parts) == 0 {
		parts = append(parts, look.NewText(w.t("contact.none"), look.Running.In(look.Soft)))
	}
	a.cards.Set(parts...)
}

func (k *contactForm) name() string {
	if n := strings.TrimSpace(k.c.Name); n != "" {
		return n
	}
	return k.all.owner.w.t("contact.unnamed")
}

// card is one contact: its fields, what may be done with it.
func (k *contactForm) card() fyne.CanvasObject {
	w := k.all.owner.w
	var fields []*fieldBox
	for i := range k.form.fields {
		f := &k.form.fields[i]
		if f.Key == "is_primary" || f.Key == "tags" {
			continue // chosen among all; tags are the member's affair
		}
		b := k.form.boxes[f.Key]
		if b == nil {
			b = k.form.box(f)
			if t, ok := k.form.texts[f.Key]; ok && b.entry != nil {
				b.entry.SetText(t)
			}
		}
		fields = append(fields, b)
	}
	k.showConsents()
	primary := look.NewButton(look.ChipOff, "", w.t("contact.make.primary"), k.makePrimary)
	if k.c.Primary {
		primary = look.NewButton(look.ChipOn, "check", w.t("member.main"), nil)
	}
	drop := look.NewButton(look.Plain, "trash", w.t("contact.drop"), func() {
		k.gone = true
		if k.c.Primary {
			if rest := k.all.living(); len(rest) > 0 {
				rest[0].makePrimary()
			}
		}
		k.all.changed()
		k.all.show()
		k.all.owner.reveal(nil)
	})
	inner := look.Column(14, look.Row(10, 1, primary, look.Gap(1, 1), drop), newPairs(fields),
		look.Column(6, look.NewText(w.t("member.consent"), look.Style{Size: 12, Lines: 1, Color: look.Soft}), k.consents))
	return look.Stack(look.NewFrame(look.Surface, look.Line, 8), look.Pad(inner, 14, 16, 16, 16))
}

// makePrimary makes this the one that the member is written to by.
func (k *contactForm) makePrimary() {
	for _, o := range k.all.list {
		o.c.Primary = o == k
	}
	k.all.changed()
	k.all.show()
}

// showConsents offers the scopes; of one that is given, when and on what
// evidence.
func (k *contactForm) showConsents() {
	w := k.all.owner.w
	var chips, lines []fyne.CanvasObject
	for _, scope := range data.ConsentScopes {
		i := slices.IndexFunc(k.c.Consents, func(c data.Consent) bool { return c.Scope == scope })
		b := look.NewButton(look.ChipOff, "", w.word(scope), func() { k.toggle(scope) })
		if i >= 0 {
			b = look.NewButton(look.ChipOn, "check", w.word(scope), func() { k.toggle(scope) })
			lines = append(lines, k.consentLine(i))
		}
		chips = append(chips, b)
	}
	parts := append([]fyne.CanvasObject{look.Flow(8, chips...)}, lines...)
	if len(lines) == 0 {
		parts = append(parts, look.NewText(w.t("consent.none"), look.Style{Size: 12, Color: look.Warn}))
	}
	k.consents.Set(parts...)
}

// toggle notes a consent of today, or takes it away.
func (k *contactForm) toggle(scope string) {
	w := k.all.owner.w
	if i := slices.IndexFunc(k.c.Consents, func(c data.Consent) bool { return c.Scope == scope }); i >= 0 {
		k.c.Consents = slices.Delete(slices.Clone(k.c.Consents), i, i+1)
	} else {
		k.c.Consents = append(slices.Clone(k.c.Consents), data.Consent{Scope: scope, Given: w.today(), By: w.kept.who()})
	}
	k.all.changed()
	k.showConsents()
	k.all.owner.reveal(nil)
}

// consentLine is when a consent was given, and where that is written down.
func (k *contactForm) consentLine(i int) fyne.CanvasObject {
	w := k.all.owner.w
	wrong := look.NewText("", look.Style{Size: 12, Color: look.Accent, Lines: 1})
	wrong.Hide()
	var on, proof *look.Field
	set := func(change func(*data.Consent)) {
		list := slices.Clone(k.c.Consents)
		change(&list[i])
		k.c.Consents = list
		k.all.changed()
	}
	on = look.NewField(w.t("consent.when"), nil)
	on.SetText(k.c.Consents[i].Given.String())
	on.OnChanged = func(text string) {
		d, err := data.ParseDate(text)
		wrong.Hide()
		if p, ok := err.(*data.Problem); ok {
			wrong.Set(w.problem(p))
			wrong.Show()
		}
		k.all.owner.reveal(nil)
		if err == nil {
			set(func(c *data.Consent) { c.Given = d })
		}
	}
	proof = look.NewField(w.t("consent.evidence"), nil)
	proof.SetText(k.c.Consents[i].Evidence)
	proof.OnChanged = func(text string) { set(func(c *data.Consent) { c.Evidence = strings.TrimSpace(text) }) }
	on.Wheel, proof.Wheel = k.form.wheel, k.form.wheel
	return look.Column(2, look.Row(10, 2, look.Sized(look.NewText(w.word(k.c.Consents[i].Scope), look.Body), 64, 34),
		look.Sized(on.Framed(""), 130, 34), look.Sized(proof.Framed(""), 0, 34)), wrong)
}

// drafts are the contacts as they were typed, and whether anything was.
func (a *contactForms) drafts() (out []draftContact, touched bool) {
	for _, k := range a.list {
		if k.gone && k.isNew {
			continue
		}
		out = append(out, draftContact{*k.c, k.form.texts, k.gone})
	}
	return out, a.touched
}

// take fills the cards from a draft.
func (a *contactForms) take(list []draftContact) {
	now := map[data.ContactID]data.Contact{}
	for _, k := range a.list {
		now[k.c.ID] = *k.c
	}
	a.list = nil
	for _, d := range list {
		c := d.Contact
		if cur, ok := now[c.ID]; ok && c.ID != "" { // what others did to the rest of it stays
			cur.Consents, cur.Primary = c.Consents, c.Primary
			c = cur
			delete(now, c.ID)
		}
		k := a.add(c, c.ID == "")
		k.gone = d.Gone
		for i := range k.form.fields {
			if t, ok := d.Texts[k.form.fields[i].Key]; ok {
				k.form.box(&k.form.fields[i])
				k.form.set(&k.form.fields[i], t)
			}
		}
		k.form.boxes = map[string]*fieldBox{}
	}
	for _, c := range now { // came while the draft lay
		if c.ID != "" {
			a.add(c, false)
		}
	}
	a.touched = true
	a.show()
}

// ready says what stands in the way, at the field.
func (a *contactForms) ready() bool {
	for _, k := range a.living() {
		k.form.asked = true
		k.form.judge()
		if keys := k.form.blocks(); len(keys) > 0 {
			k.form.focusOn(keys[0])
			return false
		}
	}
	return true
}

// put adds the contacts to a change.
func (a *contactForms) put(c *store.Writer, of data.MemberID) {
	if !a.touched {
		return
	}
	for _, k := range a.list {
		contact := *k.c
		contact.Member = of
		switch {
		case k.gone && !k.isNew:
			c.Delete(&contact)
		case !k.gone:
			c.Put(&contact)
		}
	}
}
