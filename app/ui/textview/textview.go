// Package textview is the manuscript editor: plain Markdown, shown lightly
// styled, of any length. Only the rows in view are drawn, from a few text
// objects that are used again and again, so that a key costs the same in
// 60,000 characters as in 600.
//
// Buffer is the text with its undo and knows no screen; View shows it and
// takes keys, the pointer, the clipboard, and what an input method (输入法)
// commits.
package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// View (写字板) is the editor. Set its fields before it is shown.
type View struct {
	widget.BaseWidget
	Changed  func()                    // the text changed
	Moved    func()                    // caret or selection moved, after Changed where both did
	Menu     func(at fyne.Position)    // the menu of the right button; at: on the canvas
	Shortcut func(fyne.Shortcut) bool  // keys that the editor has no use for; true: taken
	Escape   func()                    // Escape
	Label    func(class string) string // what a marked block is called, shown at its opening fence
	Now      func() time.Time
	Later    func(time.Duration, func()) // nil: the caret does not blink

	buf     *Buffer
	sel     Selection
	atEnd   bool    // the caret is shown at the end of its row, not at the start of the next
	goal    float32 // the x to which ↑ and ↓ keep; −1: where the caret is
	readOn  bool
	size    float32 // of the text
	measure float32 // the text is at most so wide
	pad     float32 // at its sides
	head    fyne.CanvasObject
	marks   [][2]int // matches of a search
	mark    int      // the one that is shown, −1: none

	paras  []laid
	top    float32 // where the text begins
	room   float32 // how wide a row may be
	left   float32
	height float32

	scroll *container.Scroll
	body   *body
	ring   [4]*look.Fill // the focus ring: four edges, as a frame would be painted over all of the text
	grain  grain         // of a drag
	hold   Selection
	clicks int
	last   time.Time
	lastAt fyne.Position
	shift  bool
	focus  bool
	blink  int
	lit    bool
	drags  bool
}

// New returns an editor of a text in a size, at most measure wide.
func New(text string, size, measure float32) *View {
	v := &View{buf: NewBuffer(text), size: size, measure: measure, pad: 32, goal: -1, mark: -1, Now: time.Now}
	v.body = newBody(v)
	v.scroll = container.NewVScroll(v.body)
	v.scroll.OnScrolled = func(fyne.Position) { v.body.update() }
	for i := range v.ring {
		v.ring[i] = look.NewFill("focus")
		v.ring[i].Hide()
	}
	v.ExtendBaseWidget(v)
	return v
}

// SetHead puts a part above the text that scrolls with it.
func (v *View) SetHead(head fyne.CanvasObject) {
	v.head = head
	v.relay()
}

// Focusable is the part that takes the keyboard.
func (v *View) Focusable() fyne.Focusable { return v.body }

// Focus gives the editor the keyboard.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.body); c != nil {
		c.Focus(v.body)
	}
}

// Text is the whole text.
func (v *View) Text() string { return v.buf.Text() }

// Buffer is the text as the editor keeps it. Change it through the View.
func (v *View) Buffer() *Buffer { return v.buf }

// SetReadOnly lets the text be read, selected and copied, but not changed.
func (v *View) SetReadOnly(on bool) {
	v.readOn = on
	v.body.update()
}

// ReadOnly reports whether the text cannot be changed.
func (v *View) ReadOnly() bool { return v.readOn }

// SetText shows another text from its beginning. What was done to the old one
// is forgotten.
func (v *View) SetText(text string) {
	v.buf = NewBuffer(text)
	v.sel, v.atEnd, v.goal, v.marks, v.mark = Selection{}, false, -1, nil, -1
	v.relay()
	v.scroll.ScrollToTop()
}

// Update makes the text what it has become elsewhere, as one step that can be
// undone; the caret stays with the words it stands in.
func (v *View) Update(text string) {
	was, is := v.buf.Text(), Lines(text)
	if was == is {
		return
	}
	head := 0
	for head < len(was) && head < len(is) && was[head] == is[head] {
		head++
	}
	tail := 0
	for tail < len(was)-head && tail < len(is)-head && was[len(was)-1-tail] == is[len(is)-1-tail] {
		tail++
	}
	for head > 0 && head < len(was) && was[head]&0xC0 == 0x80 {
		head--
	}
	for tail > 0 && was[len(was)-tail]&0xC0 == 0x80 {
		tail--
	}
	sel := v.sel
	move := func(at int) int {
		switch {
		case at <= head:
			return at
		case at >= len(was)-tail:
			return at + len(is) - len(was)
		}
		return min(at, len(is)-tail)
	}
	_, sp := v.buf.Do(Other, v.Now(), sel, Edit{head, len(was) - tail, is[head : len(is)-tail]})
	v.sel = Selection{move(sel.Anchor), move(sel.Caret)}
	v.changed(sp, false)
}

// Selection is the caret, and the other end of what is selected.
func (v *View) Selection() Selection { return v.sel }

// Selected is the text that is selected.
func (v *View) Selected() string {
	from, to := v.sel.Sorted()
	return v.buf.Slice(from, to)
}

// Select selects from one place to another, with the caret at the second, and
// shows it. Places beyond the text are brought to its ends.
func (v *View) Select(anchor, caret int) {
	v.buf.Break()
	v.setSel(Selection{v.whole(anchor), v.whole(caret)}, false)
	v.reveal(true)
}

// whole brings a place into the text and to the beginning of a character.
func (v *View) whole(at int) int {
	at = v.buf.clamp(at)
	for i := v.buf.ParaAt(at); at > v.buf.Start(i) && at < v.buf.End(i) && v.buf.Para(i)[at-v.buf.Start(i)]&0xC0 == 0x80; {
		at--
	}
	return at
}

// Replace edits the text as one step, and puts the caret behind the last edit.
func (v *View) Replace(edits ...Edit) {
	v.do(Other, edits...)
}

// ReplaceSelecting is Replace, and selects a range of the text as it is then.
func (v *View) ReplaceSelecting(anchor, caret int, edits ...Edit) {
	v.do(Other, edits...)
	v.Select(anchor, caret)
}

// Undo takes the last step back; false: there is none.
func (v *View) Undo() bool { return v.step(v.buf.Undo) }

// Redo does it again; false: nothing was taken back.
func (v *View) Redo() bool { return v.step(v.buf.Redo) }

func (v *View) step(do func() (Selection, Span, bool)) bool {
	if v.readOn {
		return false
	}
	sel, sp, ok := do()
	if !ok {
		return false
	}
	v.sel = sel
	v.changed(sp, true)
	return true
}

// SetMarks marks ranges of the text as matches of a search, and the at-th as
// the one that is shown; −1: none is.
func (v *View) SetMarks(marks [][2]int, at int) {
	v.marks, v.mark = marks, at
	v.body.update()
}

// do is the one way in which the hand changes the text.
func (v *View) do(kind Kind, edits ...Edit) {
	if v.readOn {
		return
	}
	caret, sp := v.buf.Do(kind, v.Now(), v.sel, edits...)
	v.sel = Selection{caret, caret}
	v.changed(sp, true)
}

// changed shows what an edit did.
func (v *View) changed(sp Span, show bool) {
	v.atEnd, v.goal = false, -1
	tall := v.height
	v.layAgain(sp)
	if v.height != tall {
		v.scroll.Refresh()
	}
	v.marks, v.mark = nil, -1
	v.wake()
	if show {
		v.reveal(false)
	}
	v.body.update()
	if (sp != Span{}) && v.Changed != nil {
		v.Changed()
	}
	v.moved()
}

func (v *View) moved() {
	if v.Moved != nil {
		v.Moved()
	}
}

// setSel moves caret and selection.
func (v *View) setSel(s Selection, atEnd bool) {
	v.atEnd = atEnd
	v.wake()
	if s == v.sel {
		v.body.update()
		return
	}
	v.sel = s
	v.body.update()
	v.moved()
}

// reveal scrolls until the caret is in view; far: with room around it.
func (v *View) reveal(far bool) {
	h := v.scroll.Size().Height
	if len(v.paras) == 0 || h < 1 {
		return
	}
	i, r := v.rowOf(v.sel.Caret, v.atEnd)
	l := &v.paras[i]
	y, top := l.y+l.lead*float32(r), v.scroll.Offset.Y
	edge := min(l.lead, h/4)
	to := top
	switch {
	case far && (y < top+edge || y+l.lead > top+h-edge):
		to = y - h/3
	case y < top+edge/2:
		to = y - edge
		if i == 0 && r == 0 {
			to = 0
		}
	case y+l.lead > top+h-edge/2:
		to = y + l.lead + edge - h
	}
	if to = max(0, min(to, max(0, v.contentHeight()-h))); to != top {
		v.scroll.ScrollToOffset(fyne.NewPos(0, float32(int(to))))
		v.body.update()
	}
}

// ShowAt selects from anchor to caret and brings it a third down the view,
// wherever it was.
func (v *View) ShowAt(anchor, caret int) {
	v.Select(anchor, caret)
	if len(v.paras) == 0 {
		return
	}
	i, r := v.rowOf(v.sel.Caret, false)
	h := v.scroll.Size().Height
	to := v.paras[i].y + v.paras[i].lead*float32(r) - h/4
	v.scroll.ScrollToOffset(fyne.NewPos(0, float32(int(max(0, min(to, v.contentHeight()-h))))))
	v.body.update()
}

// contentHeight is that of head and text with room below for the last lines.
func (v *View) contentHeight() float32 { return v.height + v.size*4 }

// relay lays everything out at the size there is.
func (v *View) relay() {
	width := v.scroll.Size().Width
	if width < 1 {
		return
	}
	v.room = max(80, min(width-2*v.pad, v.measure))
	v.left = max(v.pad, float32(int((width-v.room)/2)))
	v.top = 20
	if v.head != nil {
		h := v.head.MinSize().Height
		if t, ok := v.head.(look.Tall); ok {
			h = t.HeightFor(v.room)
		}
		v.head.Move(fyne.NewPos(v.left, 0))
		v.head.Resize(fyne.NewSize(v.room, h))
		v.top = h
	}
	v.layAll()
	v.scroll.Refresh()
	v.body.update()
}

// CreateRenderer is for Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{v.scroll, v.ring[0], v.ring[1], v.ring[2], v.ring[3]},
		OnLayout: func(s fyne.Size) {
			const thick = 2
			for i, at := range [4][4]float32{{0, 0, s.Width, thick}, {0, s.Height - thick, s.Width, thick},
				{0, thick, thick, s.Height - 2*thick}, {s.Width - thick, thick, thick, s.Height - 2*thick}} {
				v.ring[i].Move(fyne.NewPos(at[0], at[1]))
				v.ring[i].Resize(fyne.NewSize(at[2], at[3]))
			}
			if v.scroll.Size() != s {
				wide := v.scroll.Size().Width != s.Width
				v.scroll.Resize(s)
				if wide {
					v.relay()
				}
				v.body.update()
			}
		},
		OnMin: func() fyne.Size { return fyne.NewSize(160, 100) },
		OnRefresh: func() {
			for _, r := range v.ring {
				r.Refresh()
			}
			v.relay()
		},
	}
}
