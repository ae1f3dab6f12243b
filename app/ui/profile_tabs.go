package ui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// people (联系人) are a member's contacts, each with what may be done with it.
func (s *memberScreen) people(m data.Member) fyne.CanvasObject {
	w := s.w
	cs := w.lib.shelf.contacts[m.ID]
	if len(cs) == 0 {
		return look.NewText(w.t("member.nobody"), look.Running.In(look.Soft))
	}
	var cards []fyne.CanvasObject
	for i := range cs {
		c := &cs[i]
		who := c.Name
		if c.Title != "" {
			who += "（" + c.Title + "）"
		}
		head := []fyne.CanvasObject{look.NewText(who, look.Strong.Whole())}
		if c.Primary {
			head = append(head, look.Badge(w.t("contact.primary"), look.Accent, look.Wash))
		}
		for _, r := range c.Roles {
			head = append(head, look.Outlined(r))
		}
		if !c.To.IsZero() && c.To.Last().Compare(data.DateOf(w.now())) < 0 {
			head = append(head, look.Badge(w.t("contact.ended", c.To.String()), look.Warn, look.WarnWash))
		}
		var rows []fyne.CanvasObject
		for _, f := range data.ContactFields {
			v := strings.TrimSpace(f.Get(c))
			if v == "" || f.Key == "name" || f.Key == "title" || f.Key == "roles" || f.Key == "is_primary" {
				continue
			}
			rows = append(rows, definition(f.Name(w.lang), look.NewText(v, look.Running)))
		}
		rows = append(rows, definition(w.t("member.consent"), w.consents(c)))
		cards = append(cards, look.Column(8, append([]fyne.CanvasObject{look.Flow(8, head...)}, rows...)...))
		if i < len(cs)-1 {
			cards = append(cards, look.Across())
		}
	}
	return look.Column(16, cards...)
}

// terms (会籍) are the terms of belonging, the newest first.
func (s *memberScreen) terms(m data.Member) fyne.CanvasObject {
	w, sh := s.w, s.w.lib.shelf
	terms, err := w.lib.s.Memberships(m.ID)
	if err != nil {
		return look.NewText(err.Error(), look.Running.In(look.Warn))
	}
	if len(terms) == 0 {
		return look.NewText(w.t("term.none"), look.Running.In(look.Soft))
	}
	var rows []fyne.CanvasObject
	for i := len(terms) - 1; i >= 0; i-- {
		t := terms[i]
		until := cmp.Or(t.Ends.String(), w.t("term.open"))
		line := []fyne.CanvasObject{look.NewText(w.t("term.span", t.Starts.String(), until), look.Running),
			look.Flow(8, look.Badge(sh.className(t.Class), look.Accent, look.Wash), look.NewText(t.Reason, look.Caption.Whole()))}
		if t.CertificateNo != "" {
			line = append(line, look.NewText(w.t("term.certificate", t.CertificateNo), look.Style{Size: 13, Color: look.Soft}))
		}
		rows = append(rows, look.Column(4, line...))
	}
	return look.RowTop(14, 1, look.Down(), look.Column(16, rows...))
}

func (s *memberScreen) featuredCount(m data.Member) int {
	places, err := s.w.lib.s.PlacementsOfMember(m.ID)
	if err != nil {
		return 0
	}
	return len(places)
}

// featured (刊登) lists the issues in which the member stands.
func (s *memberScreen) featured(m data.Member) fyne.CanvasObject {
	places, err := s.w.lib.s.PlacementsOfMember(m.ID)
	if err != nil || len(places) == 0 {
		return look.NewText(s.w.t("member.unfeatured"), look.Running.In(look.Soft))
	}
	var lines []fyne.CanvasObject
	for _, p := range places {
		lines = append(lines, s.w.placeLine(p))
	}
	return look.Column(8, lines...)
}

// history (历史) are the versions of the record, the newest first.
func (s *memberScreen) history(m data.Member) fyne.CanvasObject {
	w := s.w
	lines := w.versions(data.KindMember, string(m.ID))
	if len(lines) == 0 {
		return look.NewText(w.t("history.none"), look.Running.In(look.Soft))
	}
	return look.RowTop(14, 1, look.Down(), look.Column(8, lines...))
}
