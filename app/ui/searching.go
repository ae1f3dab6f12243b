package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
)

// finder is the head of a list: the title, the search field with what it
// searches as its hint, and beside it the count and the time of the answer.
type finder struct {
	field *look.Field
	info  *look.Text
	bar   fyne.CanvasObject
	took  time.Duration // of the last answer; 0: nothing was asked
}

// newFinder makes the head. Keys that move go on to the list, so that one can
// type and walk the answers without leaving the field.
func (w *window) newFinder(title, hint string, list *listview.List, typed func(string), right ...fyne.CanvasObject) *finder {
	f := &finder{info: look.NewText("", look.Caption)}
	f.field = look.NewField(hint, typed)
	f.field.Keys = func(e *fyne.KeyEvent) bool {
		switch e.Name {
		case fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyReturn, fyne.KeyEnter:
			return list.Key(e.Name)
		case fyne.KeyEscape:
			w.screen.back()
			return true
		}
		return false
	}
	list.Typed = func(r rune) {
		if r == '/' {
			f.focus(w)
			return
		}
		f.focus(w)
		f.field.TypedRune(r)
	}
	width := float32(380)
	if w.icons {
		width = 280
	}
	left := look.Row(14, 2, look.NewText(title, look.Heading.Whole()), look.Sized(f.field.Framed("search"), width, 34), f.info)
	f.bar = titleBar(left, right...)
	return f
}

func (f *finder) focus(w *window) { w.win.Canvas().Focus(f.field) }

// clear empties the field; false: it was empty.
func (f *finder) clear() bool {
	if f.field.Text == "" {
		return false
	}
	f.field.SetText("")
	return true
}

// answer shows how many rows there are and how long it took to find them.
func (f *finder) answer(w *window, count string, d time.Duration) {
	if d > 0 {
		count = w.t("search.answer", w.took(d), count)
	}
	f.info.Set(count)
}

// chip is a filter with its count.
type chip struct {
	key   string
	label string
	count int
}

// chips are filters of which one holds; "" is all.
func (w *window) chips(list []chip, at string, pick func(string)) []fyne.CanvasObject {
	var parts []fyne.CanvasObject
	for _, c := range list {
		v := look.ChipOff
		if c.key == at {
			v = look.ChipOn
		}
		parts = append(parts, look.NewButton(v, "", c.label+" "+num(c.count), func() { pick(c.key) }))
	}
	return parts
}
