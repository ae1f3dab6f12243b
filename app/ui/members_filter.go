package ui

import (
	"maps"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
)

// yesValue is the value of a facet that holds or does not.
const yesValue = "yes"

// filterChip is one filter of the line above the list: a saved view, a facet.
type filterChip struct {
	label string
	tip   string
	on    bool
	menu  bool                // it opens one
	open  func(fyne.Position) // the place is for its menu
	drop  func()              // takes a view away; nil: it is none, or not on
}

// showChips offers the saved views, then the facets with their counts. They
// keep to one line: what has no room is folded under its last chip, and what is
// on stands first.
func (s *memberScreen) showChips() {
	w, sh := s.w, s.w.lib.shelf
	var on, off []filterChip
	add := func(c filterChip) {
		if c.on {
			on = append(on, c)
		} else {
			off = append(off, c)
		}
	}
	known := false
	for i, v := range sh.views {
		n := 0
		if i < len(s.views) {
			n = s.views[i]
		}
		c := filterChip{label: v.Name + " " + num(n), tip: w.t("view.tip"), on: s.asks(v), open: func(fyne.Position) { s.showView(v) }}
		if c.on {
			known, c.drop = true, func() { s.dropView(v) }
		}
		add(c)
	}
	for i, f := range s.answer.Facets {
		counts := s.answer.Counts[i]
		chosen := len(s.q.Choice[f.Key]) > 0
		switch {
		case f.Yes && len(counts) == 1:
			add(filterChip{label: f.Label(w.lang) + " " + num(counts[0].N), on: chosen, open: func(fyne.Position) { s.toggle(f, yesValue) }})
		case !f.Yes && (len(counts) > 1 || chosen || len(counts) == 1 && counts[0].N < len(s.rows)):
			add(s.facetChip(f, counts, chosen))
		}
	}
	chips := append(on, off...)
	if len(sh.members) == 0 {
		chips = nil
	}
	same := s.narrowed() == s.wasNarrow && known == s.wasKnown && slices.EqualFunc(chips, s.chips, func(a, b filterChip) bool {
		return a.label == b.label && a.on == b.on && a.menu == b.menu
	})
	s.chips, s.wasNarrow, s.wasKnown = chips, s.narrowed(), known
	if same { // mostly, while one types: the buttons ask s.chips
		return
	}
	var parts, tail []fyne.CanvasObject
	for i, c := range chips {
		voice := look.ChipOff
		if c.on {
			voice = look.ChipOn
		}
		var b *look.Button
		b = look.NewButton(voice, "", c.label, func() { s.chips[i].open(below(b)) }).WithTip(c.tip)
		if c.menu {
			b = b.WithMenu()
		}
		if c.drop == nil {
			parts = append(parts, b)
			continue
		}
		parts = append(parts, look.Row(2, -1, b, look.NewButton(look.Plain, "trash", "", func() { s.chips[i].drop() }).WithTip(w.t("view.drop"))))
	}
	if s.narrowed() && len(chips) > 0 {
		if !known {
			word, tip := w.t("view.keep"), w.t("view.keep.tip")
			if w.icons { // little room
				word, tip = "", word+" · "+tip
			}
			tail = append(tail, look.NewButton(look.Plain, "plus", word, s.keepView).WithTip(tip))
		}
		tail = append(tail, look.NewButton(look.Plain, "close", w.t("search.clear"), s.clear))
	}
	s.filter.Set(parts, tail)
}

// moreChips offers the filters for which the line has no room.
func (s *memberScreen) moreChips(first int, at fyne.Position) {
	var items []*fyne.MenuItem
	for _, c := range s.chips[min(first, len(s.chips)):] {
		label := c.label
		if c.menu {
			label += "…"
		}
		it := fyne.NewMenuItem(label, func() { c.open(at) })
		it.Checked = c.on
		items = append(items, it)
	}
	s.w.popMenu(at, items...)
}

// narrowed reports whether something is typed or chosen.
func (s *memberScreen) narrowed() bool {
	return len(s.q.Choice) > 0 || strings.TrimSpace(s.q.Query) != ""
}

// facetChip is a facet with several values: a menu.
func (s *memberScreen) facetChip(f search.Facet, counts []search.Count, on bool) filterChip {
	w := s.w
	label := f.Label(w.lang)
	if on {
		var names []string
		for _, c := range counts {
			if c.On {
				names = append(names, s.valueName(f, c.Value))
			}
		}
		label += w.t("view.colon") + names[0]
		if len(names) > 1 {
			label += w.t("view.more", len(names)-1)
		}
	}
	return filterChip{label: label, on: on, menu: true, open: func(at fyne.Position) {
		var items []*fyne.MenuItem
		for _, c := range counts {
			it := fyne.NewMenuItem(s.valueName(f, c.Value)+"　"+num(c.N), func() { s.toggle(f, c.Value) })
			it.Checked = c.On
			items = append(items, it)
		}
		if on {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("view.any"), func() { s.setChoice(f.Key, nil) }))
		}
		w.popMenu(at, items...)
	}}
}

// valueName is what a value of a facet is called.
func (s *memberScreen) valueName(f search.Facet, v string) string {
	if f.Key == "class" {
		return s.w.className(v)
	}
	if f.Key == "kind" {
		return s.w.word(v)
	}
	if f.Key == "status" {
		return s.w.statusName(data.Status(v))
	}
	if f.Key == "dues" {
		return s.w.duesName(data.DuesWord(v))
	}
	return v
}

// toggle chooses a value of a facet, or no longer.
func (s *memberScreen) toggle(f search.Facet, v string) {
	vs := slices.Clone(s.q.Choice[f.Key])
	if i := slices.Index(vs, v); i >= 0 {
		vs = slices.Delete(vs, i, i+1)
	} else {
		vs = append(vs, v)
	}
	s.setChoice(f.Key, vs)
}

func (s *memberScreen) setChoice(key string, vs []string) {
	c := maps.Clone(s.q.Choice)
	if c == nil {
		c = search.Choice{}
	}
	c[key] = vs
	if len(vs) == 0 {
		delete(c, key)
	}
	s.q.Choice = c
	s.update()
}

// questionOf is what a saved view asks.
func questionOf(v data.SavedView) search.Question {
	q := search.Question{Query: v.Query, Sort: v.Sort, Down: v.Down}
	for _, c := range v.Chosen {
		if q.Choice == nil {
			q.Choice = search.Choice{}
		}
		q.Choice[c.Facet] = c.Values
	}
	return q
}

// asks reports whether the list asks what the view does; the order aside.
func (s *memberScreen) asks(v data.SavedView) bool {
	q := questionOf(v)
	return strings.TrimSpace(q.Query) == strings.TrimSpace(s.find.field.Text) &&
		maps.EqualFunc(q.Choice, s.q.Choice, func(a, b []string) bool {
			return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
		})
}

// showView asks what the view does; a second time it asks for everybody.
func (s *memberScreen) showView(v data.SavedView) {
	if s.asks(v) {
		s.clear()
		return
	}
	q := questionOf(v)
	s.q.Choice = q.Choice
	if q.Sort != "" {
		s.q.Sort, s.q.Down = q.Sort, q.Down
		s.showOrder()
	}
	if s.find.field.Text != q.Query {
		s.find.field.SetText(q.Query) // asks
		return
	}
	s.update()
}

// keepView asks for a name and keeps what is asked now.
func (s *memberScreen) keepView() {
	w := s.w
	w.askText(w.t("view.keep"), w.t("view.name"), w.t("view.name.hint"), func(name string) {
		v := data.SavedView{Name: name, Of: data.KindMember, Query: strings.TrimSpace(s.find.field.Text), Sort: s.q.Sort, Down: s.q.Down}
		for _, k := range slices.Sorted(maps.Keys(s.q.Choice)) {
			v.Chosen = append(v.Chosen, data.ViewChoice{Facet: k, Values: s.q.Choice[k]})
		}
		w.commit(w.lib.s.Change("新建常用筛选“"+name+"”").Put(&v), w.t("view.kept", name))
	})
}

// dropView takes a view away.
func (s *memberScreen) dropView(v data.SavedView) {
	s.w.commit(s.w.lib.s.Change("删除常用筛选“"+v.Name+"”").Delete(&v), s.w.t("view.dropped", v.Name))
}

// popMenu shows a menu at a place of the window.
func (w *window) popMenu(at fyne.Position, items ...*fyne.MenuItem) {
	look.ShowMenu(w.win.Canvas(), at, items...)
}
