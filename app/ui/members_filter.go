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

// showChips offers the saved views, then the facets with their counts.
func (s *memberScreen) showChips() {
	w, sh := s.w, s.w.lib.shelf
	if len(sh.members) == 0 {
		s.filter.Set()
		return
	}
	var parts []fyne.CanvasObject
	known := false
	for i, v := range sh.views {
		voice := look.ChipOff
		if s.asks(v) {
			voice, known = look.ChipOn, true
		}
		n := 0
		if i < len(s.views) {
			n = s.views[i]
		}
		parts = append(parts, look.NewButton(voice, "", v.Name+" "+num(n), func() { s.showView(v) }).WithTip(w.t("view.tip")))
		if voice == look.ChipOn {
			parts = append(parts, look.NewButton(look.Plain, "trash", "", func() { s.dropView(v) }).WithTip(w.t("view.drop")))
		}
	}
	for i, f := range s.answer.Facets {
		counts := s.answer.Counts[i]
		on := len(s.q.Choice[f.Key]) > 0
		switch {
		case f.Yes && len(counts) == 1:
			voice := look.ChipOff
			if on {
				voice = look.ChipOn
			}
			parts = append(parts, look.NewButton(voice, "", f.Label(w.lang)+" "+num(counts[0].N), func() { s.toggle(f, yesValue) }))
		case !f.Yes && (len(counts) > 1 || on || len(counts) == 1 && counts[0].N < len(s.rows)):
			parts = append(parts, s.facetChip(f, counts, on))
		}
	}
	if s.narrowed() {
		if !known {
			parts = append(parts, look.NewButton(look.ChipOff, "plus", w.t("view.keep"), s.keepView).WithTip(w.t("view.keep.tip")))
		}
		parts = append(parts, look.NewButton(look.Plain, "close", w.t("search.clear"), s.clear))
	}
	s.filter.Set(parts...)
	s.body.Refresh()
}

// narrowed reports whether something is typed or chosen.
func (s *memberScreen) narrowed() bool {
	return len(s.q.Choice) > 0 || strings.TrimSpace(s.q.Query) != ""
}

// facetChip is a facet with several values: a menu.
func (s *memberScreen) facetChip(f search.Facet, counts []search.Count, on bool) fyne.CanvasObject {
	w := s.w
	voice, label := look.ChipOff, f.Label(w.lang)
	if on {
		voice = look.ChipOn
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
	var b *look.Button
	b = look.NewButton(voice, "", label, func() {
		var items []*fyne.MenuItem
		for _, c := range counts {
			it := fyne.NewMenuItem(s.valueName(f, c.Value)+"　"+num(c.N), func() { s.toggle(f, c.Value) })
			it.Checked = c.On
			items = append(items, it)
		}
		if on {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("view.any"), func() { s.setChoice(f.Key, nil) }))
		}
		w.popMenu(below(b), items...)
	}).WithMenu()
	return b
}

// valueName is what a value of a facet is called.
func (s *memberScreen) valueName(f search.Facet, v string) string {
	if f.Key == "class" {
		return s.w.lib.shelf.className(v)
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
