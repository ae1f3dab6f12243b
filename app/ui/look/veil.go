package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Veil (浮层) lies over the whole window and holds one part that floats: a menu, a
// palette. A click beside the part closes it, and the keyboard goes back to
// whatever had it.
type Veil struct {
	widget.BaseWidget
	part   fyne.CanvasObject
	place  func(room fyne.Size) (fyne.Position, fyne.Size)
	dim    fyne.ThemeColorName
	canvas fyne.Canvas
	Closed func() // may be nil
	open   bool
}

// ShowVeil shows a part above everything on a canvas, where place says; dim
// colours the rest of the window.
func ShowVeil(c fyne.Canvas, part fyne.CanvasObject, dim fyne.ThemeColorName, place func(room fyne.Size) (fyne.Position, fyne.Size)) *Veil {
	v := &Veil{part: part, place: place, dim: dim, canvas: c, open: true}
	v.ExtendBaseWidget(v)
	c.Overlays().Add(v)
	v.Resize(c.Size())
	return v
}

// Close takes the part away, once.
func (v *Veil) Close() {
	if !v.open {
		return
	}
	v.open = false
	v.canvas.Overlays().Remove(v)
	if v.Closed != nil {
		v.Closed()
	}
}

// Tapped closes.
func (v *Veil) Tapped(*fyne.PointEvent) { v.Close() }

// TappedSecondary closes.
func (v *Veil) TappedSecondary(*fyne.PointEvent) { v.Close() }

// Scrolled keeps the wheel from what lies below.
func (v *Veil) Scrolled(*fyne.ScrollEvent) {}

// CreateRenderer is for Fyne.
func (v *Veil) CreateRenderer() fyne.WidgetRenderer {
	shade := NewFill(v.dim)
	p := &Painter{Objs: []fyne.CanvasObject{shade, v.part}}
	p.OnLayout = func(s fyne.Size) {
		shade.Resize(s)
		at, size := v.place(s)
		v.part.Move(at)
		v.part.Resize(size)
	}
	p.OnMin = func() fyne.Size { return fyne.Size{} }
	p.OnRefresh = func() {
		p.OnLayout(v.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
