package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// pairs lays fields out two side by side, where there is room; one of several
// lines has a line of its own.
type pairs struct {
	widget.BaseWidget
	cells []*fieldBox
	width float32
}

// pairsFrom is the width from which two fields stand side by side.
const pairsFrom = 560

func newPairs(cells []*fieldBox) *pairs {
	p := &pairs{cells: cells}
	p.ExtendBaseWidget(p)
	return p
}

// lay places the fields and gives the height.
func (p *pairs) lay(width float32, place bool) (y float32) {
	const across, down = 20, 14
	half := (width - across) / 2
	put := func(b *fieldBox, x, w float32) float32 {
		h := b.all.HeightFor(w)
		if place {
			b.all.Move(fyne.NewPos(x, y))
			b.all.Resize(fyne.NewSize(w, h))
		}
		return h
	}
	for i := 0; i < len(p.cells); {
		if y > 0 {
			y += down
		}
		if i+1 < len(p.cells) && width >= pairsFrom && !p.cells[i].wide && !p.cells[i+1].wide {
			y += max(put(p.cells[i], 0, half), put(p.cells[i+1], half+across, half))
			i += 2
			continue
		}
		w := width
		if width >= pairsFrom && !p.cells[i].wide {
			w = half
		}
		y += put(p.cells[i], 0, w)
		i++
	}
	return y
}

// HeightFor is how tall it is at a width.
func (p *pairs) HeightFor(w float32) float32 { return p.lay(w, false) }

// Resize remembers the width.
func (p *pairs) Resize(s fyne.Size) {
	p.width = s.Width
	p.BaseWidget.Resize(s)
}

func (p *pairs) CreateRenderer() fyne.WidgetRenderer {
	r := &look.Painter{}
	for _, c := range p.cells {
		r.Objs = append(r.Objs, c.all)
	}
	r.OnLayout = func(s fyne.Size) { p.lay(s.Width, true) }
	r.OnMin = func() fyne.Size { return fyne.NewSize(200, p.lay(max(p.width, 200), false)) }
	r.OnRefresh = func() {
		p.lay(p.Size().Width, true)
		for _, o := range r.Objs {
			o.Refresh()
		}
	}
	return r
}
