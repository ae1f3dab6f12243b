package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"
)

// Tall is a part whose height depends on its width.
type Tall interface{ HeightFor(width float32) float32 }

func heightFor(o fyne.CanvasObject, w float32) float32 {
	if t, ok := o.(Tall); ok {
		return t.HeightFor(w)
	}
	return o.MinSize().Height
}

// Box lays parts out in a row or a column, with gaps.
type Box struct {
	widget.BaseWidget
	parts    []fyne.CanvasObject
	gap      float32
	vertical bool
	grow     int // index of the part that takes what is left, -1: none
	top      bool
	fitting  bool
	width    float32
}

// Fitting is a row that leaves out what does not fit.
func Fitting(gap float32, parts ...fyne.CanvasObject) *Box {
	b := Row(gap, -1, parts...)
	b.fitting = true
	return b
}

// Column stacks parts; each is as tall as it must be at the column's width.
func Column(gap float32, parts ...fyne.CanvasObject) *Box {
	b := &Box{parts: parts, gap: gap, vertical: true, grow: -1}
	b.ExtendBaseWidget(b)
	return b
}

// Row puts parts side by side, in the middle of its height. The part with
// index grow takes what is left; -1: none does.
func Row(gap float32, grow int, parts ...fyne.CanvasObject) *Box {
	b := &Box{parts: parts, gap: gap, grow: grow}
	b.ExtendBaseWidget(b)
	return b
}

// RowTop is Row with its parts at the top.
func RowTop(gap float32, grow int, parts ...fyne.CanvasObject) *Box {
	b := Row(gap, grow, parts...)
	b.top = true
	return b
}

// Set changes the parts.
func (b *Box) Set(parts ...fyne.CanvasObject) {
	b.parts = parts
	b.Refresh()
}

// Parts lists what is in the box.
func (b *Box) Parts() []fyne.CanvasObject { return b.parts }

func (b *Box) shown() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(b.parts))
	for _, p := range b.parts {
		if p != nil && p.Visible() {
			out = append(out, p)
		}
	}
	return out
}

// widths says how a row shares its width.
func (b *Box) widths(total float32) map[fyne.CanvasObject]float32 {
	m := map[fyne.CanvasObject]float32{}
	shown := b.shown()
	rest := total - b.gap*float32(max(0, len(shown)-1))
	var grow fyne.CanvasObject
	if b.grow >= 0 && b.grow < len(b.parts) {
		grow = b.parts[b.grow]
	}
	for _, p := range shown {
		if p != grow {
			m[p] = p.MinSize().Width
			rest -= m[p]
		}
	}
	if grow != nil {
		m[grow] = max(0, rest)
	}
	return m
}

// HeightFor is how tall the box is at a width.
func (b *Box) HeightFor(w float32) (h float32) {
	shown := b.shown()
	if b.vertical {
		for i, p := range shown {
			if i > 0 {
				h += b.gap
			}
			h += heightFor(p, w)
		}
		return h
	}
	ws := b.widths(w)
	for _, p := range shown {
		h = max(h, heightFor(p, ws[p]))
	}
	return h
}

// MinSize is the least width, and the height at the width it has.
func (b *Box) MinSize() fyne.Size {
	b.ExtendBaseWidget(b)
	var s fyne.Size
	for i, p := range b.shown() {
		m := p.MinSize()
		if b.vertical {
			s.Width = max(s.Width, m.Width)
			s.Height += m.Height
			if i > 0 {
				s.Height += b.gap
			}
			continue
		}
		s.Height = max(s.Height, m.Height)
		s.Width += m.Width
		if i > 0 {
			s.Width += b.gap
		}
	}
	if b.width > 0 {
		s.Height = b.HeightFor(b.width)
	}
	if b.fitting {
		s.Width = 40
	}
	return s
}

// Resize remembers the width.
func (b *Box) Resize(s fyne.Size) {
	b.width = s.Width
	b.BaseWidget.Resize(s)
}

// CreateRenderer is for Fyne.
func (b *Box) CreateRenderer() fyne.WidgetRenderer {
	p := &Painter{Objs: b.shown()}
	p.OnLayout = func(s fyne.Size) {
		p.Objs = b.shown()
		if b.vertical {
			y := float32(0)
			for _, o := range p.Objs {
				h := heightFor(o, s.Width)
				o.Move(fyne.NewPos(0, y))
				o.Resize(fyne.NewSize(s.Width, h))
				y += h + b.gap
			}
			return
		}
		ws := b.widths(s.Width)
		x := float32(0)
		for _, o := range p.Objs {
			w := ws[o]
			h := min(heightFor(o, w), s.Height)
			if _, ok := o.(*Fill); ok {
				h = s.Height
			}
			y := float32(int((s.Height - h) / 2))
			if b.top {
				y = 0
			}
			if b.fitting && x+w > s.Width {
				w = 0
				y = -10000 // out of sight, and out of the pointer's way
			}
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, h))
			x += w + b.gap
		}
	}
	p.OnMin = b.MinSize
	p.OnRefresh = func() {
		p.OnLayout(b.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}

// Inset is a part with room around it.
type Inset struct {
	widget.BaseWidget
	part                     fyne.CanvasObject
	top, right, bottom, left float32
}

// Pad gives a part room: above, right, below, left.
func Pad(part fyne.CanvasObject, top, right, bottom, left float32) *Inset {
	i := &Inset{part: part, top: top, right: right, bottom: bottom, left: left}
	i.ExtendBaseWidget(i)
	return i
}

// HeightFor is how tall it is at a width.
func (i *Inset) HeightFor(w float32) float32 {
	return i.top + i.bottom + heightFor(i.part, w-i.left-i.right)
}

// CreateRenderer is for Fyne.
func (i *Inset) CreateRenderer() fyne.WidgetRenderer {
	return &Painter{
		Objs: []fyne.CanvasObject{i.part},
		OnLayout: func(s fyne.Size) {
			i.part.Move(fyne.NewPos(i.left, i.top))
			i.part.Resize(fyne.NewSize(max(0, s.Width-i.left-i.right), max(0, s.Height-i.top-i.bottom)))
		},
		OnMin: func() fyne.Size {
			return i.part.MinSize().AddWidthHeight(i.left+i.right, i.top+i.bottom)
		},
	}
}

// Fixed is a part of a set width or height; 0 leaves it its own.
type Fixed struct {
	widget.BaseWidget
	part fyne.CanvasObject
	w, h float32
}

// Sized gives a part a width and a height; 0 leaves it its own.
func Sized(part fyne.CanvasObject, w, h float32) *Fixed {
	f := &Fixed{part: part, w: w, h: h}
	f.ExtendBaseWidget(f)
	return f
}

// HeightFor is the height it was given, or its part's.
func (f *Fixed) HeightFor(w float32) float32 {
	if f.h > 0 {
		return f.h
	}
	return heightFor(f.part, w)
}

// SetSize gives it another size.
func (f *Fixed) SetSize(w, h float32) { f.w, f.h = w, h; f.Refresh() }

// CreateRenderer is for Fyne.
func (f *Fixed) CreateRenderer() fyne.WidgetRenderer {
	return &Painter{
		Objs: []fyne.CanvasObject{f.part},
		OnLayout: func(s fyne.Size) {
			f.part.Move(fyne.Position{})
			f.part.Resize(s)
		},
		OnMin: func() fyne.Size {
			m := f.part.MinSize()
			if f.w > 0 {
				m.Width = f.w
			}
			if f.h > 0 {
				m.Height = f.h
			}
			return m
		},
	}
}

// Sheet (页面) scrolls a part that is as tall as its width makes it.
type Sheet struct {
	widget.BaseWidget
	inner  *sheetInner
	scroll *container.Scroll
	room   fyne.Size
}

// Scrolled returns a sheet of the part.
func Scrolled(part fyne.CanvasObject) *Sheet {
	s := &Sheet{inner: &sheetInner{part: part}}
	s.inner.ExtendBaseWidget(s.inner)
	s.scroll = container.NewVScroll(s.inner)
	s.ExtendBaseWidget(s)
	return s
}

// Set shows another part, from its top.
func (s *Sheet) Set(part fyne.CanvasObject) {
	s.inner.part = part
	s.inner.Refresh()
	s.relay()
	s.scroll.ScrollToTop()
}

// Change shows another part where the last one was: what is seen stays, as far
// as the new part is tall enough.
func (s *Sheet) Change(part fyne.CanvasObject) {
	s.inner.part = part
	s.inner.Refresh()
	s.relay()
	if most := max(0, s.inner.height-s.scroll.Size().Height); s.scroll.Offset.Y > most {
		s.scroll.ScrollToOffset(fyne.NewPos(0, most))
	}
}

// Wheel scrolls by so much: down where it is more than zero.
func (s *Sheet) Wheel(by float32) {
	s.scroll.ScrollToOffset(fyne.NewPos(0, min(max(0, s.scroll.Offset.Y+by), max(0, s.inner.height-s.scroll.Size().Height))))
}

// Scrolled scrolls as the wheel says.
func (s *Sheet) Scrolled(e *fyne.ScrollEvent) { s.scroll.Scrolled(e) }

// Relay lays the sheet out again after its part has grown.
func (s *Sheet) Relay() { s.relay() }

// Reveal scrolls until what is y below the sheet's top, and h tall, is seen.
func (s *Sheet) Reveal(y, h float32) {
	top, room := s.scroll.Offset.Y, s.scroll.Size().Height
	switch {
	case y < top:
		top = y - 12
	case y+h > top+room:
		top = y + h - room + 12
	default:
		return
	}
	s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, top)))
}

func (s *Sheet) relay() {
	s.inner.height = heightFor(s.inner.part, s.room.Width)
	s.scroll.Refresh()
}

// CreateRenderer is for Fyne.
func (s *Sheet) CreateRenderer() fyne.WidgetRenderer {
	return &Painter{
		Objs: []fyne.CanvasObject{s.scroll},
		OnLayout: func(size fyne.Size) {
			s.room = size
			s.inner.height = heightFor(s.inner.part, size.Width)
			s.scroll.Resize(size)
			s.scroll.Refresh()
		},
		OnMin: func() fyne.Size { return fyne.NewSize(80, 40) },
	}
}

type sheetInner struct {
	widget.BaseWidget
	part   fyne.CanvasObject
	height float32
}

func (i *sheetInner) CreateRenderer() fyne.WidgetRenderer {
	p := &Painter{Objs: []fyne.CanvasObject{i.part}}
	p.OnLayout = func(s fyne.Size) {
		p.Objs = []fyne.CanvasObject{i.part}
		i.part.Move(fyne.Position{})
		i.part.Resize(fyne.NewSize(s.Width, max(i.height, s.Height)))
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(10, i.height) }
	p.OnRefresh = func() { p.OnLayout(i.Size()); i.part.Refresh() }
	return p
}

// RevealAt is Reveal for a place measured from the top of what is seen now.
func (s *Sheet) RevealAt(y, h float32) { s.Reveal(s.scroll.Offset.Y+y, h) }
