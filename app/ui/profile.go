package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// profileTab is a part of a member's profile. To add one: a row in
// profileTabs.
type profileTab struct {
	key  string                                             // of its word
	n    func(*memberScreen, data.Member) int               // what it counts; nil: nothing
	part func(*memberScreen, data.Member) fyne.CanvasObject // what it shows
}

func profileTabs() []profileTab {
	return []profileTab{
		{"member.overview", nil, (*memberScreen).overview},
		{"member.contacts", func(s *memberScreen, m data.Member) int { return len(s.w.lib.shelf.contacts[m.ID]) }, (*memberScreen).people},
		{"member.terms", nil, (*memberScreen).terms},
		{"member.dues", nil, (*memberScreen).dues},
		{"member.featured", (*memberScreen).featuredCount, (*memberScreen).featured},
		{"detail.history", nil, (*memberScreen).history},
	}
}

// profile (档案) is all that is known of a member, under its emblem and tabs.
func (s *memberScreen) profile(m data.Member) fyne.CanvasObject {
	w := s.w
	if whole, err := w.lib.s.Member(m.ID); err == nil {
		m = whole
	}
	var labels []string
	list := profileTabs()
	for _, t := range list {
		l := w.t(t.key)
		if t.n != nil {
			if n := t.n(s, m); n > 0 {
				l += " " + num(n)
			}
		}
		labels = append(labels, l)
	}
	s.tab = min(s.tab, len(list)-1)
	body := look.Column(20, list[s.tab].part(s, m))
	s.tabs = newTabs(s.tab, func(i int) {
		s.tab = i
		body.Set(list[i].part(s, m))
		s.sheet.Relay()
	}, labels...)
	parts := []fyne.CanvasObject{}
	if w.narrow {
		parts = append(parts, w.backButton(func() { s.back() }))
	}
	parts = append(parts, s.profileHead(m), look.Column(18, s.tabs, body))
	return look.Pad(look.Column(14, parts...), 22, 24, 28, 24)
}

// profileHead is emblem, name, badges, and what can be done.
func (s *memberScreen) profileHead(m data.Member) fyne.CanvasObject {
	w, sh := s.w, s.w.lib.shelf
	var badges []fyne.CanvasObject
	if m.Class != "" {
		badges = append(badges, look.Badge(w.className(m.Class), look.Accent, look.Wash))
	} else if m.Type == data.PersonMember {
		badges = append(badges, look.Outlined(w.word(data.FieldByKey(data.MemberFields, "kind").Get(&m))))
	}
	if c := w.statusCell(sh.standing[m.ID]); c.Text != "" {
		if s := sh.standing[m.ID]; !s.Left.IsZero() {
			c.Text += " " + s.Left.String()
		}
		badges = append(badges, look.Badge(c.Text, c.Color, c.Badge))
	}
	line := ""
	if m.MemberNo != "" {
		line = w.t("member.number", m.MemberNo)
	}
	if n := sh.standing[m.ID].Years + 1; sh.standing[m.ID].Belongs && !sh.standing[m.ID].Since.IsZero() {
		if line != "" {
			line += " · "
		}
		line += w.t("member.year", n)
	}
	if line != "" {
		badges = append(badges, look.NewText(line, look.Caption.Whole()))
	}
	title := []fyne.CanvasObject{look.NewText(m.Name, look.Style{Size: 18, Bold: true, Lines: 3, Leading: 1.35})}
	if m.NameEN != "" {
		title = append(title, look.NewText(m.NameEN, look.Style{Size: 13, Lines: 2, Color: look.Soft}))
	}
	if len(badges) > 0 {
		title = append(title, look.Flow(8, badges...))
	}
	edit := look.NewButton(look.Plain, "edit", "", func() { w.editMember(m.ID, "") }).WithTip(w.t("member.edit.tip"))
	edit.Hidden = w.lib.s.ReadOnly()
	return look.RowTop(16, 1, w.emblem(m, 56), look.Column(6, title...), edit)
}

// emblem (徽记) is a member's logo, or the first character of its name.
func (w *window) emblem(m data.Member, size float32) fyne.CanvasObject {
	if m.Logo != "" {
		return look.Sized(look.Stack(look.NewFrame("button", look.Line, 10), look.Pad(w.picture(m.Logo), 5, 5, 5, 5)), size, size)
	}
	fill, ink, radius := look.Wash, look.Accent, float32(10)
	if m.Type == data.PersonMember {
		radius = size / 2
	}
	return look.Sized(look.Stack(look.NewFrame(fill, look.Clear, radius),
		look.NewText(first(m.Name), look.Style{Size: size * 0.43, Bold: true, Lines: 1, Color: ink, Align: fyne.TextAlignCenter})), size, size)
}
