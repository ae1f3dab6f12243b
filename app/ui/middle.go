package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// middle holds a part of a width in the middle of its room.
type middle struct {
	widget.BaseWidget
	part  *look.Box
	width float32
}

func newMiddle(part *look.Box, width float32) *middle {
	m := &middle{part: part, width: width}
	m.ExtendBaseWidget(m)
	return m
}

func (m *middle) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{m.part},
		OnLayout: func(s fyne.Size) {
			w := min(m.width, s.Width-40)
			h := m.part.HeightFor(w)
			m.part.Resize(fyne.NewSize(w, h))
			m.part.Move(fyne.NewPos(float32(int((s.Width-w)/2)), max(0, float32(int((s.Height-h)*0.42)))))
		},
		OnMin: func() fyne.Size { return fyne.NewSize(200, m.part.MinSize().Height) },
	}
}

// centred holds a part of its own size in the middle of a line.
type centred struct {
	widget.BaseWidget
	part fyne.CanvasObject
}

func centre(part fyne.CanvasObject) *centred {
	c := &centred{part: part}
	c.ExtendBaseWidget(c)
	return c
}

func (c *centred) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{c.part},
		OnLayout: func(s fyne.Size) {
			m := c.part.MinSize()
			c.part.Resize(m)
			c.part.Move(fyne.NewPos(float32(int((s.Width-m.Width)/2)), 0))
		},
		OnMin: func() fyne.Size { return c.part.MinSize() },
	}
}

// middleTop holds a part of at most a width in the middle, from the top.
type middleTop struct {
	widget.BaseWidget
	part  *look.Text
	width float32
}

func newMiddleTop(part *look.Text, width float32) *middleTop {
	m := &middleTop{part: part, width: width}
	m.ExtendBaseWidget(m)
	return m
}

func (m *middleTop) HeightFor(w float32) float32 { return m.part.HeightFor(min(w, m.width)) }

func (m *middleTop) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{m.part},
		OnLayout: func(s fyne.Size) {
			w := min(m.width, s.Width)
			m.part.Resize(fyne.NewSize(w, s.Height))
			m.part.Move(fyne.NewPos(float32(int((s.Width-w)/2)), 0))
		},
		OnMin: func() fyne.Size { return fyne.NewSize(100, m.part.MinSize().Height) },
	}
}

// columns puts a narrow part beside a wide one, each from top to bottom; where
// there is little room the narrow one goes.
type columns struct {
	widget.BaseWidget
	width       float32
	left, right fyne.CanvasObject
	alone       func() bool
	bare        bool // nothing is to be shown at the right
}

func newColumns(width float32, left, right fyne.CanvasObject, alone func() bool) *columns {
	c := &columns{width: width, left: left, right: right, alone: alone}
	c.ExtendBaseWidget(c)
	return c
}

func (c *columns) CreateRenderer() fyne.WidgetRenderer {
	rule := look.Down()
	p := &look.Painter{}
	p.OnLayout = func(s fyne.Size) {
		if c.bare || c.alone() {
			only := c.right
			if c.bare {
				only = c.left
			}
			p.Objs = []fyne.CanvasObject{only}
			only.Move(fyne.Position{})
			only.Resize(s)
			return
		}
		p.Objs = []fyne.CanvasObject{c.left, rule, c.right}
		c.left.Move(fyne.Position{})
		c.left.Resize(fyne.NewSize(c.width, s.Height))
		rule.Move(fyne.NewPos(c.width, 0))
		rule.Resize(fyne.NewSize(1, s.Height))
		c.right.Move(fyne.NewPos(c.width+1, 0))
		c.right.Resize(fyne.NewSize(s.Width-c.width-1, s.Height))
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(300, 200) }
	p.OnRefresh = func() {
		p.OnLayout(c.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}

// atMostMiddle keeps a part from growing wider than can be read, and in the
// middle.
type atMostMiddle struct {
	widget.BaseWidget
	width float32
	part  *look.Box
}

func newAtMostMiddle(width float32, part *look.Box) *atMostMiddle {
	a := &atMostMiddle{width: width, part: part}
	a.ExtendBaseWidget(a)
	return a
}

func (a *atMostMiddle) HeightFor(w float32) float32 { return a.part.HeightFor(min(w, a.width)) }

func (a *atMostMiddle) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{a.part},
		OnLayout: func(s fyne.Size) {
			w := min(a.width, s.Width)
			a.part.Move(fyne.NewPos(float32(int((s.Width-w)/2)), 0))
			a.part.Resize(fyne.NewSize(w, s.Height))
		},
		OnMin: func() fyne.Size { return fyne.NewSize(100, a.part.MinSize().Height) },
	}
}

// halves puts two parts side by side, as wide as each other and as tall as the
// taller.
type halves struct {
	widget.BaseWidget
	gap  float32
	a, b fyne.CanvasObject
}

func newHalves(gap float32, a, b fyne.CanvasObject) *halves {
	h := &halves{gap: gap, a: a, b: b}
	h.ExtendBaseWidget(h)
	return h
}

// HeightFor is that of the taller.
func (h *halves) HeightFor(w float32) (out float32) {
	for _, p := range []fyne.CanvasObject{h.a, h.b} {
		m := p.MinSize().Height
		if t, ok := p.(look.Tall); ok {
			m = t.HeightFor((w - h.gap) / 2)
		}
		out = max(out, m)
	}
	return out
}

func (h *halves) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{h.a, h.b},
		OnLayout: func(s fyne.Size) {
			w := (s.Width - h.gap) / 2
			h.a.Resize(fyne.NewSize(w, s.Height))
			h.b.Move(fyne.NewPos(w+h.gap, 0))
			h.b.Resize(fyne.NewSize(w, s.Height))
		},
		OnMin: func() fyne.Size { return fyne.NewSize(200, max(h.a.MinSize().Height, h.b.MinSize().Height)) },
	}
}
