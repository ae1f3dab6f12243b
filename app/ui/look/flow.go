package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Wrapped (折行) is a row of parts that goes on in a new line where there is no
// more room.
type Wrapped struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	gap   float32
	width float32
}

// Flow puts parts side by side, in as many lines as it takes.
func Flow(gap float32, parts ...fyne.CanvasObject) *Wrapped {
	f := &Wrapped{parts: parts, gap: gap}
	f.ExtendBaseWidget(f)
	return f
}

// Set changes the parts.
func (f *Wrapped) Set(parts ...fyne.CanvasObject) { f.parts = parts; f.Refresh() }

// Parts lists what is in it.
func (f *Wrapped) Parts() []fyne.CanvasObject { return f.parts }

// HeightFor is how tall it is at a width.
func (f *Wrapped) HeightFor(w float32) float32 { return f.lay(w, nil) }

// Resize remembers the width.
func (f *Wrapped) Resize(s fyne.Size) {
	f.width = s.Width
	f.BaseWidget.Resize(s)
}

func (f *Wrapped) lay(width float32, place func(fyne.CanvasObject, fyne.Position, fyne.Size)) float32 {
	x, y, line := float32(0), float32(0), float32(0)
	for _, p := range f.parts {
		if p == nil || !p.Visible() {
			continue
		}
		m := p.MinSize()
		m.Width = min(m.Width, width)
		if x > 0 && x+m.Width > width {
			x, y, line = 0, y+line+f.gap, 0
		}
		if place != nil {
			place(p, fyne.NewPos(x, y), m)
		}
		x += m.Width + f.gap
		line = max(line, m.Height)
	}
	return y + line
}

// CreateRenderer is for Fyne.
func (f *Wrapped) CreateRenderer() fyne.WidgetRenderer {
	p := &Painter{Objs: f.parts}
	p.OnLayout = func(s fyne.Size) {
		p.Objs = f.parts
		f.lay(s.Width, func(o fyne.CanvasObject, at fyne.Position, m fyne.Size) {
			o.Move(at)
			o.Resize(m)
		})
	}
	p.OnMin = func() fyne.Size {
		w := float32(40)
		for _, o := range f.parts {
			if o != nil && o.Visible() {
				w = max(w, min(o.MinSize().Width, 200))
			}
		}
		if f.width > 0 {
			return fyne.NewSize(w, f.HeightFor(f.width))
		}
		return fyne.NewSize(w, 28)
	}
	p.OnRefresh = func() {
		p.OnLayout(f.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
