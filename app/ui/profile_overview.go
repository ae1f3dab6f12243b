package ui

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// overview (概况): what one looks a member up for, then all else that is filled
// in, what may be printed of it, and its years with the association.
func (s *memberScreen) overview(m data.Member) fyne.CanvasObject {
	w, sh := s.w, s.w.lib.shelf
	var rows []fyne.CanvasObject
	shownFields := map[string]bool{"name": true, "class": true, "member_no": true, "name_en": true, "kind": true, "left_on": true, "profile_md": true,
		"addr_mail_postcode": true, "addr_reg_postcode": true, "print_in_directory": true}
	field := func(key string) {
		f := data.FieldByKey(data.MemberFields, key)
		shownFields[key] = true
		v := f.Said(strings.TrimSpace(f.Get(&m)), w.lang)
		if v == "" {
			return
		}
		var value fyne.CanvasObject = look.NewText(v, look.Running)
		switch key {
		case "uscc":
			value = w.creditCode(v)
		case "website":
			value = w.link(v)
		case "addr_mail":
			value = look.NewText(postal(m.AddrMail), look.Running)
		case "addr_reg":
			value = look.NewText(postal(m.AddrReg), look.Running)
		}
		rows = append(rows, w.definition(f.Brief(w.lang), value))
	}
	field("uscc")
	field("business_scope")
	field("website")
	if c := data.MainContact(sh.contacts[m.ID], w.today()); c != nil {
		who := c.Name
		if c.Title != "" {
			who += "（" + c.Title + "）"
		}
		label := w.t("member.contact")
		if len(c.Roles) > 0 {
			label = w.word(c.Roles[0])
		}
		rows = append(rows, w.definition(label, look.Flow(12, look.NewText(who, look.Body.Whole()),
			look.NewText(cmp.Or(c.Mobile, c.Phone), look.Body.Whole().In(look.Soft)))))
		rows = append(rows, w.definition(w.t("member.consent"), w.consents(c)))
		if c.Receives != "" {
			text := w.word(data.FieldByKey(data.ContactFields, "receives").Get(c))
			if c.Copies > 0 {
				text += " " + w.t("member.copies", c.Copies)
			}
			rows = append(rows, w.definition(w.t("member.delivery"), look.NewText(text, look.Running)))
		}
	}
	if d := sh.dues[m.ID]; d.Word != data.DuesUnknown {
		c := w.duesCell(d)
		line := []fyne.CanvasObject{look.Badge(c.Text, c.Color, c.Badge)}
		if d.Open > 0 {
			line = append(line, look.NewText(w.t("bill.left", d.Open.String()), look.Caption.Whole()))
		}
		rows = append(rows, w.definition(w.t("member.dues"), look.Flow(8, line...)))
	}
	field("addr_mail")
	field("phone_main")
	for _, f := range data.MemberFields {
		if !shownFields[f.Key] {
			field(f.Key)
		}
	}
	if m.Type == data.UnitMember && !m.InDirectory || m.Type == data.PersonMember && m.InDirectory {
		f := data.FieldByKey(data.MemberFields, "print_in_directory")
		rows = append(rows, w.definition(f.Name(w.lang), look.NewText(f.Said(f.Get(&m), w.lang), look.Running)))
	}
	var parts []fyne.CanvasObject
	if len(rows) > 0 {
		parts = append(parts, look.Column(8, rows...))
	} else {
		parts = append(parts, look.NewText(w.t("member.bare"), look.Running.In(look.Soft)))
	}
	if m.Profile != "" {
		var paras []fyne.CanvasObject
		for _, p := range strings.Split(m.Profile, "\n") {
			if p = strings.TrimSpace(plain(p)); p != "" {
				paras = append(paras, look.NewText(p, look.Style{Leading: 1.7}))
			}
		}
		parts = append(parts, w.part(w.t("member.profile"), paras...))
	}
	if len(m.Photos) > 0 {
		var pics []fyne.CanvasObject
		for _, d := range m.Photos {
			pics = append(pics, look.Sized(w.picture(d), 126, 84))
		}
		parts = append(parts, w.part(w.t("member.photos"), look.Flow(10, pics...)))
	}
	if events := s.events(m); len(events) > 0 {
		parts = append(parts, w.part(w.t("member.timeline"), timeline(events)))
	}
	return look.Column(20, parts...)
}

// creditCode is the code in groups with what its check digit says.
func (w *window) creditCode(code string) fyne.CanvasObject {
	text := look.NewText(spaced(code), look.Body.Whole())
	if _, err := data.CheckUSCC(code); err == nil {
		return look.Row(6, -1, text, look.NewIcon("check", look.Good))
	} else if p, ok := err.(*data.Problem); ok {
		return look.Column(2, text, look.NewText(w.problem(p), look.Style{Size: 12, Color: look.Warn}))
	}
	return text
}

// problem is a problem in the language of the screen.
func (w *window) problem(p *data.Problem) string {
	if w.lang == "en" {
		bare := *p
		bare.Field = ""
		return bare.Error()
	}
	return p.Chinese()
}

// consents says what a contact allows and what not.
func (w *window) consents(c *data.Contact) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, scope := range data.ConsentScopes {
		given := slices.ContainsFunc(c.Consents, func(k data.Consent) bool { return k.Scope == scope })
		if given {
			parts = append(parts, look.Row(2, -1, look.NewText(w.word(scope), look.Body.Whole()), look.NewIcon("check", look.Good)))
		}
	}
	if len(parts) == 0 {
		return look.NewText(w.t("consent.none"), look.Running.In(look.Warn))
	}
	return look.Flow(14, parts...)
}

// event is a line of the timeline.
type event struct {
	on   data.Date
	text string
	do   func() // leads there; may be nil
}

// events are a member's years with the association, the newest first.
func (s *memberScreen) events(m data.Member) (out []event) {
	w, sh := s.w, s.w.lib.shelf
	joined := false
	terms, err := w.lib.s.Memberships(m.ID)
	if err == nil {
		for _, t := range terms {
			if t.IsApplication() {
				out = append(out, event{on: t.Applied, text: w.t("term.application", w.className(t.Class))})
				continue
			}
			out = append(out, event{on: t.Starts, text: w.t("term.line", cmp.Or(w.word(t.Reason), w.t("term.begins")), w.className(t.Class))})
			joined = joined || t.Starts == m.Joined
		}
	}
	if !m.Joined.IsZero() && !joined {
		out = append(out, event{on: m.Joined, text: w.t("member.joined")})
	}
	if !m.Left.IsZero() && len(terms) == 0 {
		out = append(out, event{on: m.Left, text: w.t("member.leaves")})
	}
	if posts, err := w.lib.s.Posts(m.ID); err == nil {
		for _, p := range posts {
			out = append(out, event{on: p.From, text: w.t("post.line", data.CouncilIn(p.Council, w.lang), w.word(p.Name), cmp.Or(p.Holder, s.contactName(p.Contact)))})
		}
	}
	if places, err := w.lib.s.PlacementsOfMember(m.ID); err == nil {
		for _, p := range places {
			i, ok := sh.issue(p.Issue)
			if !ok {
				continue
			}
			on := data.Date{Year: i.Year}
			if n := len(i.Months); n > 0 {
				on.Month = i.Months[n-1]
			}
			out = append(out, event{on, w.issueName(i) + w.sectionName(p), func() { w.openIssue(i.ID, p) }})
		}
	}
	slices.SortStableFunc(out, func(a, b event) int { return b.on.Compare(a.on) })
	return out
}

// sectionName is the section in which something stands, as it is printed.
func (w *window) sectionName(p data.Placement) string {
	if sec, err := w.lib.s.Section(p.Section); err == nil {
		return "【" + sec.Name + "】"
	}
	return ""
}

// timeline (时间线) is a line of dots with what happened beside it.
func timeline(events []event) fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, e := range events {
		var text fyne.CanvasObject = look.NewText(e.text, look.Running)
		if e.do != nil {
			text = newLink(e.text, e.do)
		}
		when := e.on.String()
		if when == "" {
			when = fmt.Sprint("—")
		}
		rows = append(rows, look.RowTop(12, 1,
			look.Sized(look.NewText(when, look.Style{Size: 13, Lines: 1, Color: look.Soft, Leading: 1.62}), 76, 0), text))
	}
	return look.RowTop(14, 1, look.Down(), look.Column(8, rows...))
}
