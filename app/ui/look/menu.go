package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// The measures of a menu.
const (
	menuRow  = 34
	menuWide = 200 // at least
	menuPad  = 6
)

// menu (菜单) floats at a place: rows with a mark or an icon, the word, the keys.
// The arrow keys move, Enter does, Escape closes.
type menu struct {
	widget.BaseWidget
	items  []*fyne.MenuItem
	rows   []*menuItem
	veil   *Veil
	scroll *container.Scroll
	body   *Box
	at     int
	marks  bool // some row has a mark or an icon
}

// ShowMenu shows a menu at a place of a canvas, or as near as there is room.
func ShowMenu(c fyne.Canvas, at fyne.Position, items ...*fyne.MenuItem) {
	m := &menu{items: items, at: -1}
	var parts []fyne.CanvasObject
	wide := float32(0)
	keys := float32(0)
	for _, it := range items {
		m.marks = m.marks || it.Checked || it.Icon != nil
		wide = max(wide, Width(it.Label, 14, false))
		if k := Keys(it.Shortcut); k != "" {
			keys = max(keys, Width(k, 12, false)+32)
		}
	}
	for i, it := range items {
		if it.IsSeparator {
			parts = append(parts, Pad(Across(), 4, 8, 4, 8))
			m.rows = append(m.rows, nil)
			continue
		}
		r := &menuItem{menu: m, i: i, item: it}
		r.ExtendBaseWidget(r)
		m.rows = append(m.rows, r)
		parts = append(parts, r)
	}
	m.body = Column(0, parts...)
	m.scroll = container.NewVScroll(Pad(m.body, menuPad, menuPad, menuPad, menuPad))
	m.ExtendBaseWidget(m)
	left := float32(12)
	if m.marks {
		left = 36
	}
	size := fyne.NewSize(max(menuWide, left+wide+keys+12+2*menuPad+2), m.body.HeightFor(menuWide)+2*menuPad)
	m.veil = ShowVeil(c, m, Clear, func(room fyne.Size) (fyne.Position, fyne.Size) {
		const edge = 8
		s := fyne.NewSize(min(size.Width, room.Width-2*edge), min(size.Height, room.Height-2*edge))
		return fyne.NewPos(max(edge, min(at.X, room.Width-s.Width-edge)), max(edge, min(at.Y, room.Height-s.Height-edge))), s
	})
	c.Focus(m)
	for i, it := range items { // one that holds is where one starts
		if it.Checked && m.can(i) {
			m.mark(i)
			break
		}
	}
}

// can reports whether a row can be picked.
func (m *menu) can(i int) bool {
	return i >= 0 && i < len(m.rows) && m.rows[i] != nil && !m.items[i].Disabled
}

// go_ puts the wash on a row.
func (m *menu) mark(i int) {
	old := m.at
	m.at = i
	for _, k := range []int{old, i} {
		if k >= 0 && k < len(m.rows) && m.rows[k] != nil {
			m.rows[k].Refresh()
		}
	}
	if i >= 0 {
		y, h := m.rows[i].Position().Y+menuPad, m.scroll.Size().Height
		if y < m.scroll.Offset.Y {
			m.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-menuPad)))
		} else if y+menuRow > m.scroll.Offset.Y+h && h > 0 {
			m.scroll.ScrollToOffset(fyne.NewPos(0, y+menuRow+menuPad-h))
		}
	}
}

// step moves by one row, over what cannot be picked, and round at the ends.
func (m *menu) step(from, by int) {
	n := len(m.rows)
	for k := 1; k <= n; k++ {
		if i := ((from+by*k)%n + n) % n; m.can(i) {
			m.mark(i)
			return
		}
	}
}

// do closes the menu and does what a row says.
func (m *menu) do(i int) {
	if !m.can(i) {
		return
	}
	m.veil.Close()
	if f := m.items[i].Action; f != nil {
		f()
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey are for the keyboard.
func (m *menu) FocusGained()   {}
func (m *menu) FocusLost()     {}
func (m *menu) TypedRune(rune) {}
func (m *menu) TypedKey(e *fyne.KeyEvent) {
	n := len(m.rows)
	switch e.Name {
	case fyne.KeyDown:
		m.step(m.at, 1)
	case fyne.KeyUp:
		m.step(max(m.at, 0), -1)
	case fyne.KeyHome:
		m.step(n-1, 1)
	case fyne.KeyEnd:
		m.step(0, -1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.do(m.at)
	case fyne.KeyEscape, fyne.KeyLeft:
		m.veil.Close()
	}
}

// AcceptsTab keeps the keyboard in the menu.
func (m *menu) AcceptsTab() bool { return true }

// Tapped keeps a click beside the rows from closing the menu.
func (m *menu) Tapped(*fyne.PointEvent) {}

func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	bg := NewLifted("menuBackground", Line, 10)
	return &Painter{Objs: []fyne.CanvasObject{bg, m.scroll}, OnLayout: func(s fyne.Size) {
		bg.Resize(s)
		m.scroll.Resize(s)
	}}
}

// menuItem is one row.
type menuItem struct {
	widget.BaseWidget
	menu *menu
	i    int
	item *fyne.MenuItem
}

func (r *menuItem) Tapped(*fyne.PointEvent)        { r.menu.do(r.i) }
func (r *menuItem) MouseMoved(*desktop.MouseEvent) {}
func (r *menuItem) MouseOut()                      {}
func (r *menuItem) MouseIn(*desktop.MouseEvent) {
	if r.menu.can(r.i) {
		r.menu.mark(r.i)
	}
}

func (r *menuItem) CreateRenderer() fyne.WidgetRenderer {
	bg, check := NewFrame(Clear, Clear, 6), NewIcon("check", Accent)
	text, keys := NewText(r.item.Label, Body), NewText(Keys(r.item.Shortcut), Caption.Right())
	icon := canvas.NewImageFromResource(r.item.Icon)
	icon.FillMode = canvas.ImageFillContain
	check.Hidden = !r.item.Checked
	p := &Painter{Objs: []fyne.CanvasObject{bg, check, icon, text, keys}}
	p.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		x := float32(12)
		if r.menu.marks {
			check.Move(fyne.NewPos(8, 0))
			check.Resize(fyne.NewSize(18, s.Height))
			icon.Move(fyne.NewPos(8, (s.Height-18)/2))
			icon.Resize(fyne.NewSquareSize(18))
			icon.Hidden = r.item.Icon == nil || r.item.Checked
			x = 34
		}
		w := float32(0)
		if k := keys.String(); k != "" {
			w = keys.Natural() + 2
		}
		keys.Move(fyne.NewPos(s.Width-w-10, 0))
		keys.Resize(fyne.NewSize(w, s.Height))
		text.Move(fyne.NewPos(x, 0))
		text.Resize(fyne.NewSize(max(0, s.Width-x-w-12), s.Height))
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(40, menuRow) }
	p.OnRefresh = func() {
		fill, ink := Clear, Ink
		if r.menu.at == r.i {
			fill = Wash
		}
		if r.item.Disabled {
			ink = Faint
		}
		bg.Set(fill, Clear)
		text.SetStyle(Body.In(ink))
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	p.OnRefresh()
	return p
}
