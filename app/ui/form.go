package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// form (表单) is made of a record's field table. It keeps what was typed as it
// was typed, puts into the record what a field can hold, and says beside each
// field what is wrong or doubtful with it.
type form[T any] struct {
	w       *window
	rec     *T
	fields  []data.Field[T]
	boxes   map[string]*fieldBox
	bad     map[string]*data.Problem // what a field cannot hold
	extra   map[string][]note        // what others found: the library has the number already
	texts   map[string]string        // as typed, where it was touched
	touched map[string]bool          // doubts about a field wait until somebody was in it
	strict  bool                     // nothing that is wrong may be kept, not only what no field can hold
	asked   bool                     // 完成 was pressed: nothing waits any longer
	check   func(*T) []data.Problem
	offers  map[string][]string       // the choices of each field, as they are offered
	names   func(key string) []string // other choices than the field's own; may be nil
	changed func()                    // something was typed
	left    func(key string)          // the keyboard left a field; may be nil
	reveal  func(fyne.CanvasObject)   // scrolls to a part; may be nil
	wheel   func(*fyne.ScrollEvent)   // scrolls the page; may be nil
}

// note is a sentence beside a field with what can be done about it.
type note struct {
	text  string
	wrong bool
	acts  []act
}

// fieldBox is a field on the form: its name, its control, what is said of it.
type fieldBox struct {
	key   string
	head  *look.Text
	entry *look.Field // nil: it is chosen
	chips *look.Wrapped
	notes *look.Box
	all   *look.Box
	wide  bool
	rows  int // of a field of several lines
}

func newForm[T any](w *window, rec *T, fields []data.Field[T], check func(*T) []data.Problem) *form[T] {
	return &form[T]{w: w, rec: rec, fields: fields, check: check, boxes: map[string]*fieldBox{}, bad: map[string]*data.Problem{},
		extra: map[string][]note{}, texts: map[string]string{}, touched: map[string]bool{}, offers: map[string][]string{}}
}

// part lays out the fields of a group of the form, two side by side.
func (f *form[T]) part(group string) fyne.CanvasObject {
	var cells []*fieldBox
	for i := range f.fields {
		if f.fields[i].Group == group {
			cells = append(cells, f.box(&f.fields[i]))
		}
	}
	return newPairs(cells)
}

// groups are the parts of the form, in order.
func (f *form[T]) groups() (out []string) {
	for _, x := range f.fields {
		if !slices.Contains(out, x.Group) {
			out = append(out, x.Group)
		}
	}
	return out
}

// few is up to how many choices stand side by side.
const few = 3

// box is a field on the form.
func (f *form[T]) box(x *data.Field[T]) *fieldBox {
	w := f.w
	b := &fieldBox{key: x.Key, notes: look.Column(4), wide: x.Multiline}
	label := x.Name(w.lang)
	if f.required(x.Key) {
		label += " *"
	}
	b.head = look.NewText(label, look.Style{Size: 12, Lines: 1, Color: look.Soft})
	choices := x.Choices
	if f.names != nil {
		if c := f.names(x.Key); c != nil {
			choices = c
		}
	}
	f.offers[x.Key] = choices
	var control fyne.CanvasObject
	if n := len(choices); n > 0 && n <= few {
		b.chips = look.Flow(8)
		control = look.Sized(look.Pad(b.chips, 3, 0, 3, 0), 0, 34)
		f.showChips(x, b, choices)
	} else {
		if x.Multiline {
			b.entry = look.NewLines("", linesLeast, nil)
			control = b.entry.Framed("")
		} else {
			b.entry = look.NewField("", nil)
			control = look.Sized(b.entry.Framed(""), 0, 34)
			if n > 0 {
				var pick *look.Button
				pick = look.NewButton(look.Plain, "down", "", func() { f.choose(x, b, choices, below(pick)) }).WithTip(w.t("form.choose"))
				control = look.Row(4, 0, control, pick)
				b.entry.Keys = func(e *fyne.KeyEvent) bool { // the arrow opens the menu
					if e.Name == fyne.KeyDown {
						f.choose(x, b, choices, below(pick))
					}
					return e.Name == fyne.KeyDown
				}
			}
		}
		b.entry.Wheel = f.wheel
		b.grow(f.shown(x))
		b.entry.SetText(f.shown(x))
		b.entry.OnChanged = func(text string) {
			if b.grow(text) && f.reveal != nil {
				f.reveal(nil)
			}
			f.set(x, f.meant(x, text))
		}
		b.entry.Focus = func(on bool) { f.focus(x, b, on) }
	}
	b.all = look.Column(4, b.head, control, b.notes)
	f.boxes[x.Key] = b
	return b
}

// How many rows a field of several lines is tall: it grows with its text, so
// that the page scrolls and not the field.
const (
	linesLeast = 3
	linesMost  = 60
)

// grow makes a field of several lines as tall as its text, and reports whether
// it has changed.
func (b *fieldBox) grow(text string) bool {
	if !b.wide || b.entry == nil {
		return false
	}
	width := b.entry.Size().Width - 24
	if width < 100 {
		width = 700 // not laid out yet
	}
	rows := 1
	for _, l := range strings.Split(text, "\n") {
		rows += max(1, len(look.Wrap(l, width, 14, false)))
	}
	rows = max(linesLeast, min(rows, linesMost))
	if rows == b.rows {
		return false
	}
	b.rows = rows
	b.entry.SetMinRowsVisible(rows)
	return true
}

// fixed is the field with the words that it offers here.
func (f *form[T]) fixed(x *data.Field[T]) data.Field[T] {
	y := *x
	y.Choices = f.offers[x.Key]
	return y
}

// shown is a field's value as the form shows it, meant what somebody means who
// types it so.
func (f *form[T]) shown(x *data.Field[T]) string {
	y := f.fixed(x)
	return y.Said(x.Get(f.rec), f.w.lang)
}

func (f *form[T]) meant(x *data.Field[T], text string) string {
	y := f.fixed(x)
	return y.Meant(text, f.w.lang)
}

// required reports whether an empty record lacks the field.
func (f *form[T]) required(key string) bool {
	for _, p := range f.check(new(T)) {
		if p.Field == key && p.Code == data.Missing {
			return true
		}
	}
	return false
}

// focus reveals a field that got the keyboard; of one that lost it, the text
// is put into the form in which it is kept.
func (f *form[T]) focus(x *data.Field[T], b *fieldBox, on bool) {
	if on {
		if f.reveal != nil {
			f.reveal(b.all)
		}
		return
	}
	if !f.touched[x.Key] {
		f.touched[x.Key] = true
		f.judge()
	}
	if f.bad[x.Key] == nil && f.texts[x.Key] != "" {
		if kept := f.shown(x); kept != b.entry.Text {
			b.entry.SetText(kept)
		}
	}
	if f.left != nil {
		f.left(x.Key)
	}
}

// set takes what was typed.
func (f *form[T]) set(x *data.Field[T], text string) {
	f.texts[x.Key], f.touched[x.Key] = text, true
	delete(f.bad, x.Key)
	delete(f.extra, x.Key)
	if err := x.Set(f.rec, text); err != nil {
		p, ok := err.(*data.Problem)
		if !ok {
			p = &data.Problem{Field: x.Key, Code: data.NotInList, Value: text}
		}
		f.bad[x.Key] = p
	}
	f.judge()
	if f.changed != nil {
		f.changed()
	}
}

// put types a text into a field.
func (f *form[T]) put(key, text string) {
	x := data.FieldByKey(f.fields, key)
	b := f.boxes[key]
	if x == nil || b == nil {
		return
	}
	if b.entry != nil {
		y := f.fixed(x)
		b.entry.SetText(y.Said(text, f.w.lang)) // tells set
		return
	}
	f.set(x, text)
	f.showChips(x, b, x.Choices)
}

// showChips offers the few values of a field; the one that holds can be taken
// back where the field may be empty.
func (f *form[T]) showChips(x *data.Field[T], b *fieldBox, choices []string) {
	at := x.Get(f.rec)
	var parts []fyne.CanvasObject
	for _, c := range choices {
		voice := look.ChipOff
		if c == at {
			voice = look.ChipOn
		}
		parts = append(parts, look.NewButton(voice, "", f.w.word(c), func() {
			text := c
			if x.Get(f.rec) == c {
				text = ""
			}
			f.set(x, text)
			f.showChips(x, b, choices)
		}))
	}
	b.chips.Set(parts...)
}

// choose offers the values of a field as a menu. A field that holds several
// takes one more, or gives it back.
func (f *form[T]) choose(x *data.Field[T], b *fieldBox, choices []string, at fyne.Position) {
	y := f.fixed(x)
	have := strings.FieldsFunc(y.Meant(b.entry.Text, f.w.lang), func(r rune) bool { return strings.ContainsRune("、，,", r) })
	several := holdsSeveral(x)
	var items []*fyne.MenuItem
	for _, c := range choices {
		it := fyne.NewMenuItem(f.w.word(c), func() {
			if !several {
				b.entry.SetText(f.w.word(c))
				return
			}
			next := slices.Clone(have)
			if i := slices.Index(next, c); i >= 0 {
				next = slices.Delete(next, i, i+1)
			} else {
				next = append(next, c)
			}
			b.entry.SetText(y.Said(strings.Join(next, "、"), f.w.lang))
		})
		it.Checked = slices.Contains(have, c)
		items = append(items, it)
	}
	f.w.popMenu(at, items...)
}

// holdsSeveral asks the field itself: does it part a list?
func holdsSeveral[T any](x *data.Field[T]) bool {
	r := new(T)
	return x.Set(r, "a，b") == nil && x.Get(r) == "a、b"
}

// judge says beside each field what is wrong with it.
func (f *form[T]) judge() {
	notes := map[string][]note{}
	for key, p := range f.bad {
		notes[key] = append(notes[key], f.noteOf(p, true))
	}
	for _, p := range f.check(f.rec) {
		if f.bad[p.Field] != nil || !f.asked && !f.touched[p.Field] {
			continue
		}
		if p.Code == data.Advised && !f.asked {
			continue
		}
		notes[p.Field] = append(notes[p.Field], f.noteOf(&p, p.Severity() == data.Wrong))
	}
	for key, list := range f.extra {
		notes[key] = append(notes[key], list...)
	}
	for key, b := range f.boxes {
		f.show(b, notes[key])
	}
}

// noteOf is a problem as a note: each value that would pass is one click away.
func (f *form[T]) noteOf(p *data.Problem, wrong bool) note {
	bare := *p
	bare.Hints = nil
	n := note{text: f.w.problem(&bare), wrong: wrong}
	for _, h := range p.Hints[:min(len(p.Hints), 3)] {
		n.acts = append(n.acts, act{f.w.t("form.take", h), func() { f.put(p.Field, h) }})
	}
	return n
}

func (f *form[T]) show(b *fieldBox, list []note) {
	if len(list) == 0 && len(b.notes.Parts()) == 0 {
		return
	}
	var parts []fyne.CanvasObject
	for _, n := range list {
		color := look.Warn
		if n.wrong {
			color = look.Accent
		}
		parts = append(parts, look.NewText(n.text, look.Style{Size: 12, Color: color}))
		if len(n.acts) > 0 {
			var bs []fyne.CanvasObject
			for _, a := range n.acts {
				bs = append(bs, look.NewButton(look.ChipOff, "", a.label, a.do))
			}
			parts = append(parts, look.Flow(6, bs...))
		}
	}
	b.notes.Set(parts...)
	if f.reveal != nil {
		f.reveal(nil) // the form has grown
	}
}

// blocks lists the fields without which the record cannot be kept: those whose
// text no field can hold, and those that must not be empty.
func (f *form[T]) blocks() (keys []string) {
	for i := range f.fields {
		key := f.fields[i].Key
		blocked := f.bad[key] != nil
		for _, p := range f.check(f.rec) {
			blocked = blocked || p.Field == key && (p.Code == data.Missing || f.strict && p.Severity() == data.Wrong)
		}
		if blocked {
			keys = append(keys, key)
		}
	}
	return keys
}

// focusOn puts the keyboard into a field.
func (f *form[T]) focusOn(key string) {
	b := f.boxes[key]
	switch {
	case b == nil:
	case b.entry != nil:
		f.w.win.Canvas().Focus(b.entry)
	case len(b.chips.Parts()) > 0:
		f.w.win.Canvas().Focus(b.chips.Parts()[0].(fyne.Focusable))
		if f.reveal != nil {
			f.reveal(b.all)
		}
	}
}
