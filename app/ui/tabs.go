package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// tabs (标签) are words side by side of which one is open; the arrow keys walk
// them. A word that says nothing new is left out by whoever makes them.
type tabs struct {
	widget.BaseWidget
	labels []string
	at     int
	pick   func(int)
	over   int
	focus  bool
}

func newTabs(at int, pick func(int), labels ...string) *tabs {
	t := &tabs{labels: labels, at: at, pick: pick, over: -1}
	t.ExtendBaseWidget(t)
	return t
}

func (t *tabs) choose(i int) {
	if i < 0 || i >= len(t.labels) || i == t.at {
		return
	}
	t.at = i
	t.Refresh()
	t.pick(i)
}

// The gaps between the words: as wide as there is room for.
const (
	tabGap  = 22
	tabLess = 10
)

// gap is the one that fits.
func (t *tabs) gap() float32 {
	room := t.Size().Width
	for _, l := range t.labels {
		room -= look.Width(l, 14, true) + 1
	}
	if n := len(t.labels); n > 1 && room > 0 {
		return max(tabLess, min(tabGap, room/float32(n-1)))
	}
	return tabLess
}

// style is how the i-th word is set.
func (t *tabs) style(i int) look.Style {
	st := look.Body.Whole()
	st.Bold = i == t.at
	if i != t.at && i != t.over {
		st.Color = look.Soft
	}
	return st
}

// spans are the words' places.
func (t *tabs) spans() (out [][2]float32) {
	x := float32(0)
	for _, l := range t.labels {
		w := look.Width(l, 14, true) + 1
		out = append(out, [2]float32{x, w})
		x += w + t.gap()
	}
	return out
}

func (t *tabs) under(x float32) int {
	for i, sp := range t.spans() {
		if x >= sp[0]-tabLess/2 && x < sp[0]+sp[1]+tabLess/2 {
			return i
		}
	}
	return -1
}

func (t *tabs) Tapped(e *fyne.PointEvent)        { t.choose(t.under(e.Position.X)) }
func (t *tabs) MouseIn(e *desktop.MouseEvent)    { t.MouseMoved(e) }
func (t *tabs) MouseMoved(e *desktop.MouseEvent) { t.hover(t.under(e.Position.X)) }
func (t *tabs) MouseOut()                        { t.hover(-1) }
func (t *tabs) FocusGained()                     { t.focus = true; t.Refresh() }
func (t *tabs) FocusLost()                       { t.focus = false; t.Refresh() }
func (t *tabs) TypedRune(rune)                   {}

func (t *tabs) hover(i int) {
	if t.over != i {
		t.over = i
		t.Refresh()
	}
}

func (t *tabs) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyLeft:
		t.choose(t.at - 1)
	case fyne.KeyRight:
		t.choose(t.at + 1)
	case fyne.KeyHome:
		t.choose(0)
	case fyne.KeyEnd:
		t.choose(len(t.labels) - 1)
	case fyne.KeyEscape:
		look.Escaped(t)
	}
}

func (t *tabs) CreateRenderer() fyne.WidgetRenderer {
	rule, bar, ring := look.Across(), look.NewFill(look.Accent), look.NewFrame(look.Clear, look.Clear, 6)
	p := &look.Painter{Objs: []fyne.CanvasObject{ring, rule, bar}}
	var texts []*look.Text
	for range t.labels {
		x := look.NewText("", look.Body)
		texts = append(texts, x)
		p.Objs = append(p.Objs, x)
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(80, 40) }
	p.OnLayout = func(s fyne.Size) {
		rule.Move(fyne.NewPos(0, s.Height-1))
		rule.Resize(fyne.NewSize(s.Width, 1))
		for i, sp := range t.spans() {
			texts[i].SetStyle(t.style(i))
			texts[i].Set(t.labels[i])
			texts[i].Move(fyne.NewPos(sp[0], 0))
			texts[i].Resize(fyne.NewSize(sp[1], s.Height-4))
			if i == t.at {
				bar.Move(fyne.NewPos(sp[0], s.Height-2))
				bar.Resize(fyne.NewSize(sp[1], 2))
				ring.Move(fyne.NewPos(sp[0]-7, 5))
				ring.Resize(fyne.NewSize(sp[1]+14, s.Height-12))
			}
		}
	}
	p.OnRefresh = func() {
		border := look.Clear
		if t.focus {
			border = "focus"
		}
		ring.Set(look.Clear, border)
		p.OnLayout(t.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
