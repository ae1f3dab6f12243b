package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data/intake"
)

// The parts of what is to be looked at.
const (
	copyClean = iota
	copySeams
	copyReport
	copyText
)

// showTab shows one part, with the numbers of all.
func (s *copyScreen) showTab() {
	w := s.w
	on := 0
	for _, c := range s.changes {
		if !s.off[c.Key] {
			on++
		}
	}
	heads := newTabs(s.tab, func(i int) { s.tab, s.at = i, 0; s.showTab() },
		w.t("copy.tab.clean", num(on)), w.t("copy.tab.seams", num(len(s.m.Seams))), w.t("copy.tab.report", num(len(s.m.Report.Findings))), w.t("copy.tab.text"))
	bar := look.Sized(look.Pad(heads, 0, 20, 0, 20), 0, 44)
	at := s.at
	switch s.tab {
	case copyClean:
		s.showClean(bar)
	case copySeams:
		s.showSeams(bar)
	case copyReport:
		s.fill(1, bar, w.findingGroups(&s.m.Report, w.t("copy.clean"), w.t("copy.note")))
	default:
		text := newManuscript(s.article.Body, 15.5, nil)
		text.measure = 620
		s.fill(1, bar, text)
	}
	if s.tab <= copySeams && s.list.Len() > 0 {
		s.list.Select(min(at, s.list.Len()-1))
	}
}

// fill puts a part under its heads.
func (s *copyScreen) fill(grow int, parts ...fyne.CanvasObject) {
	s.right.Objects = []fyne.CanvasObject{newOver(grow, parts...)}
	s.right.Refresh()
}

// lists makes the list of a part, with what is chosen for a row at its foot.
func (s *copyScreen) lists(flip func(i int), cols ...listview.Column) {
	w := s.w
	s.list = listview.New(append(cols, listview.Column{Width: 66})...)
	s.list.RowSize = 40
	s.list.Opened = flip
	s.list.Keys = func(k fyne.KeyName) bool {
		if k == fyne.KeySpace && s.list.At() >= 0 {
			flip(s.list.At())
		}
		return k == fyne.KeySpace
	}
	s.list.Empty = w.emptyState(w.t("copy.clean.none"), nil)
}

// showClean lists the changes that clean-up would make, under its rules.
func (s *copyScreen) showClean(bar fyne.CanvasObject) {
	w := s.w
	counts := map[string]int{}
	for _, c := range s.changes {
		counts[c.Rule]++
	}
	var chips []fyne.CanvasObject
	for _, r := range intake.CleanRules {
		on := s.rules[r.Key]
		n := counts[r.Key]
		if on && n == 0 {
			continue // it has nothing to do here
		}
		voice, label := look.ChipOff, r.Name(w.lang)
		if on {
			voice, label = look.ChipOn, label+" "+num(n)
		}
		chips = append(chips, look.NewButton(voice, "", label, func() { s.rules[r.Key] = !s.rules[r.Key]; s.again() }))
	}
	s.chips.Set(chips...)
	s.lists(func(i int) { s.flip(s.changes[i].Key) },
		listview.Column{Title: w.t("copy.was")}, listview.Column{Title: w.t("copy.becomes"), Width: 250}, listview.Column{Title: w.t("copy.rule"), Width: 150, Least: 640})
	if len(s.on()) == 0 {
		s.list.Empty = w.emptyState(w.t("copy.clean.off"), nil)
	}
	s.list.Len = func() int { return len(s.changes) }
	s.list.Row = func(i int) []listview.Cell {
		c := s.changes[i]
		state := listview.Cell{Text: w.t("copy.on"), Color: look.Good, Badge: look.GoodWash}
		ink := look.Ink
		if s.off[c.Key] {
			state, ink = listview.Cell{Text: w.t("copy.off"), Color: look.Soft, Badge: look.Raised}, look.Faint
		}
		was, is := between(c.Left, c.Before, c.Right), between(c.Left, c.After, c.Right)
		was.Color, is.Color = ink, ink
		return []listview.Cell{was, is, {Text: w.ruleName(c.Rule)}, state}
	}
	s.list.Picked = func(i int) { s.at = i; s.footOf(i) }
	s.foot.Set(look.Gap(1, 1))
	s.fill(2, bar, look.Pad(s.chips, 12, 20, 10, 20), s.list, look.Across(), look.Sized(s.foot, 0, 132))
}

// between is a cell of a text with its middle marked.
func between(left, mid, right string) listview.Cell {
	shown := func(t string) string { return strings.ReplaceAll(t, "\n", "↵") }
	l, m := shown(left), shown(mid)
	c := listview.Cell{Text: l + m + shown(right)}
	if m != "" {
		c.Marks = [][2]int{{len(l), len(l) + len(m)}}
	}
	return c
}

func (w *window) ruleName(key string) string {
	for _, r := range intake.CleanRules {
		if r.Key == key {
			return r.Name(w.lang)
		}
	}
	return key
}

// flip leaves a change out, or makes it after all.
func (s *copyScreen) flip(key string) {
	if s.off[key] {
		delete(s.off, key)
	} else {
		s.off[key] = true
	}
	s.again()
}

// footOf shows one change with what can be done about it.
func (s *copyScreen) footOf(i int) {
	w, c := s.w, s.changes[i]
	label, voice := w.t("copy.leave"), look.Calm
	if s.off[c.Key] {
		label, voice = w.t("copy.take"), look.Held
	}
	where := w.t("copy.line", num(c.Line))
	if c.Field != "body_md" {
		where = w.t("copy.title.field")
	}
	rule := w.ruleName(c.Rule)
	if c.Also != "" {
		rule += "；" + w.ruleName(c.Also)
	}
	was, is := look.NewText("", look.Running.In(look.Soft)), look.NewText("", look.Running)
	a, b := between(c.Left, c.Before, c.Right), between(c.Left, c.After, c.Right)
	was.Set(a.Text, a.Marks...)
	is.Set(b.Text, b.Marks...)
	s.foot.Set(look.Pad(look.Row(16, 0, look.Column(4, look.NewText(where+"　"+rule, look.Style{Size: 12, Lines: 2, Color: look.Soft}), was, is),
		look.NewButton(voice, "", label, func() { s.flip(c.Key) })), 12, 20, 12, 20))
}

// showSeams lists the paragraphs that were joined.
func (s *copyScreen) showSeams(bar fyne.CanvasObject) {
	w := s.w
	flip := func(i int) {
		line := s.m.Seams[i].Line
		if s.apart[line] {
			delete(s.apart, line)
		} else {
			s.apart[line] = true
		}
		s.reread()
	}
	s.lists(flip, listview.Column{Title: w.t("copy.seam.before")}, listview.Column{Title: w.t("copy.seam.after"), Width: 320})
	s.list.Empty = w.emptyState(w.t("copy.seams.none"), nil)
	s.list.Len = func() int { return len(s.m.Seams) }
	s.list.Row = func(i int) []listview.Cell {
		m := s.m.Seams[i]
		if m.Apart {
			return []listview.Cell{{Text: m.Before, Color: look.Soft}, {Text: m.After}, {Text: w.t("copy.apart"), Color: look.Soft, Badge: look.Raised}}
		}
		return []listview.Cell{{Text: m.Before}, {Text: m.After, Color: look.Ink}, {Text: w.t("copy.joined"), Color: look.Good, Badge: look.GoodWash}}
	}
	s.list.Picked = func(i int) {
		s.at = i
		m := s.m.Seams[i]
		label, voice := w.t("copy.part"), look.Calm
		if m.Apart {
			label, voice = w.t("copy.join"), look.Held
		}
		s.foot.Set(look.Pad(look.Row(16, 0, look.Column(4, look.NewText(w.t("copy.line", num(m.Line)), look.Style{Size: 12, Lines: 1, Color: look.Soft}),
			look.NewText(m.Before, look.Running), look.NewText(m.After, look.Running)), look.NewButton(voice, "", label, func() { flip(i) })), 12, 20, 12, 20))
	}
	s.foot.Set(look.Gap(1, 1))
	s.fill(1, bar, s.list, look.Across(), look.Sized(s.foot, 0, 132))
}
