package look

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Folded (折叠) is one line of parts that keeps to its line: those for which
// there is no room are folded under a button that says how many they are. What
// stands in the tail is always shown.
type Folded struct {
	widget.BaseWidget
	parts, tail []fyne.CanvasObject
	gap         float32
	more        *Button
	first       int // the first part that is folded
}

// Fold returns a line; more is told which part is the first that is folded, and
// where the button is.
func Fold(gap float32, tip string, more func(first int, at fyne.Position)) *Folded {
	f := &Folded{gap: gap}
	f.more = NewButton(ChipOff, "", "+0", nil).WithTip(tip)
	f.more.OnTap(func() {
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(f.more)
		more(f.first, at.AddXY(0, f.more.Size().Height+4))
	})
	f.ExtendBaseWidget(f)
	return f
}

// Set changes the parts, and what is always shown behind them.
func (f *Folded) Set(parts, tail []fyne.CanvasObject) {
	f.parts, f.tail = parts, tail
	f.Refresh()
}

// Parts lists what is in it, folded or not.
func (f *Folded) Parts() []fyne.CanvasObject {
	return append(f.parts[:len(f.parts):len(f.parts)], f.tail...)
}

// More is the button under which the rest is folded.
func (f *Folded) More() *Button { return f.more }

// fit is how many parts stand in a width.
func (f *Folded) fit(width float32) int {
	for _, t := range f.tail {
		width -= t.MinSize().Width + f.gap
	}
	x := float32(0)
	for i, p := range f.parts {
		w := p.MinSize().Width
		left := float32(0)
		if i < len(f.parts)-1 {
			left = f.gap + Width("+"+strconv.Itoa(len(f.parts)-i-1), 13, false) + 25
		}
		if x+w+left > width {
			// the last ones may need no button
			rest := x
			for _, q := range f.parts[i:] {
				rest += q.MinSize().Width + f.gap
			}
			if rest-f.gap > width {
				return i
			}
		}
		x += w + f.gap
	}
	return len(f.parts)
}

// CreateRenderer is for Fyne.
func (f *Folded) CreateRenderer() fyne.WidgetRenderer {
	p := &Painter{}
	p.OnLayout = func(s fyne.Size) {
		f.first = f.fit(s.Width)
		p.Objs = append(p.Objs[:0:0], f.parts[:f.first]...)
		if n := len(f.parts) - f.first; n > 0 {
			f.more.SetLabel("+" + strconv.Itoa(n))
			p.Objs = append(p.Objs, f.more)
		}
		p.Objs = append(p.Objs, f.tail...)
		x := float32(0)
		for _, o := range p.Objs {
			m := o.MinSize()
			o.Move(fyne.NewPos(x, float32(int((s.Height-m.Height)/2))))
			o.Resize(m)
			x += m.Width + f.gap
		}
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(80, 30) }
	p.OnRefresh = func() {
		p.OnLayout(f.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
