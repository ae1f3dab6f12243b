package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// The heights and widths of look.md.
const (
	titleHeight  = 56
	statusHeight = 32
	sideWidth    = 196
	sideIcons    = 60
	detailWidth  = 460
)

// over lays parts from top to bottom; the one with index grow takes what is left.
type over struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
	grow  int
}

func newOver(grow int, parts ...fyne.CanvasObject) *over {
	o := &over{parts: parts, grow: grow}
	o.ExtendBaseWidget(o)
	return o
}

func (o *over) CreateRenderer() fyne.WidgetRenderer {
	p := &look.Painter{
		Objs: o.parts,
		OnLayout: func(s fyne.Size) {
			rest := s.Height
			hs := make([]float32, len(o.parts))
			for i, p := range o.parts {
				if i == o.grow || !p.Visible() {
					continue
				}
				hs[i] = p.MinSize().Height
				if t, ok := p.(look.Tall); ok {
					hs[i] = t.HeightFor(s.Width)
				}
				rest -= hs[i]
			}
			hs[o.grow] = max(0, rest)
			y := float32(0)
			for i, p := range o.parts {
				p.Move(fyne.NewPos(0, y))
				p.Resize(fyne.NewSize(s.Width, hs[i]))
				y += hs[i]
			}
		},
		OnMin: func() fyne.Size { return fyne.NewSize(200, 120) },
	}
	p.OnRefresh = func() { // a part may have grown
		p.OnLayout(o.Size())
		for _, part := range p.Objs {
			part.Refresh()
		}
	}
	return p
}

// newFrame is a screen over the status bar.
func newFrame(content fyne.CanvasObject, status *statusBar) fyne.CanvasObject {
	return newOver(0, content, status)
}

// sides puts the side bar beside a screen, each from top to bottom.
type sides struct {
	widget.BaseWidget
	left, right fyne.CanvasObject
}

func newSides(left, right fyne.CanvasObject) *sides {
	s := &sides{left: left, right: right}
	s.ExtendBaseWidget(s)
	return s
}

func (b *sides) CreateRenderer() fyne.WidgetRenderer {
	rule := look.Down()
	return &look.Painter{
		Objs: []fyne.CanvasObject{b.left, rule, b.right},
		OnLayout: func(s fyne.Size) {
			w := b.left.MinSize().Width
			b.left.Move(fyne.Position{})
			b.left.Resize(fyne.NewSize(w, s.Height))
			rule.Move(fyne.NewPos(w, 0))
			rule.Resize(fyne.NewSize(1, s.Height))
			b.right.Move(fyne.NewPos(w+1, 0))
			b.right.Resize(fyne.NewSize(s.Width-w-1, s.Height))
		},
		OnMin: func() fyne.Size { return fyne.NewSize(400, 200) },
	}
}

// titleBar is the head of a screen: what it is at the left, what can be done at the right.
func titleBar(left fyne.CanvasObject, right ...fyne.CanvasObject) fyne.CanvasObject {
	row := look.Row(20, 0, left, look.Row(12, -1, right...))
	return look.Sized(newOver(0, look.Pad(row, 0, 20, 0, 20), look.Across()), 0, titleHeight)
}

// pane is a list with the detail of its row: beside it, or, where there is
// little room, in its place.
type pane struct {
	widget.BaseWidget
	list, detail fyne.CanvasObject
	single       func() bool
	open         bool // in a narrow window: the detail is shown
	empty        bool // nothing is listed: there is no detail
}

func newPane(list, detail fyne.CanvasObject, single func() bool) *pane {
	p := &pane{list: list, detail: detail, single: single}
	p.ExtendBaseWidget(p)
	return p
}

func (p *pane) setOpen(on bool) { p.open = on; p.Refresh() }

func (p *pane) setEmpty(on bool) {
	if p.empty != on {
		p.empty = on
		p.Refresh()
	}
}

func (p *pane) CreateRenderer() fyne.WidgetRenderer {
	bg, rule := look.NewFill(look.Surface), look.Down()
	r := &look.Painter{}
	r.OnLayout = func(s fyne.Size) {
		if p.empty || p.single() {
			r.Objs = []fyne.CanvasObject{p.list}
			p.list.Move(fyne.Position{})
			p.list.Resize(s)
			if p.open && !p.empty {
				r.Objs = []fyne.CanvasObject{bg, p.detail}
				bg.Move(fyne.Position{})
				bg.Resize(s)
				p.detail.Move(fyne.Position{})
				p.detail.Resize(s)
			}
			return
		}
		r.Objs = []fyne.CanvasObject{p.list, bg, rule, p.detail}
		x := s.Width - detailWidth
		p.list.Move(fyne.Position{})
		p.list.Resize(fyne.NewSize(x, s.Height))
		bg.Move(fyne.NewPos(x, 0))
		bg.Resize(fyne.NewSize(detailWidth, s.Height))
		rule.Move(fyne.NewPos(x, 0))
		rule.Resize(fyne.NewSize(1, s.Height))
		p.detail.Move(fyne.NewPos(x+1, 0))
		p.detail.Resize(fyne.NewSize(detailWidth-1, s.Height))
	}
	r.OnMin = func() fyne.Size { return fyne.NewSize(300, 200) }
	r.OnRefresh = func() {
		r.OnLayout(p.Size())
		for _, o := range r.Objs {
			o.Refresh()
		}
	}
	return r
}

// statusBar is the foot of a screen: a light, the one thing that matters, keys.
type statusBar struct {
	widget.BaseWidget
	light       *look.Fill
	left, right *look.Text
}

func newStatusBar() *statusBar {
	s := &statusBar{light: look.NewFrame(look.Good, look.Clear, 4),
		left: look.NewText("", look.Caption), right: look.NewText("", look.Caption.Whole())}
	s.ExtendBaseWidget(s)
	return s
}

func (s *statusBar) set(light fyne.ThemeColorName, text, keys string) {
	s.light.Set(light, look.Clear)
	s.left.Set(text)
	s.right.Set(keys)
	s.Refresh()
}

func (s *statusBar) CreateRenderer() fyne.WidgetRenderer {
	row := look.Row(10, 1, look.Sized(s.light, 8, 8), s.left, s.right)
	all := newOver(1, look.Across(), look.Pad(row, 0, 20, 0, 20))
	return &look.Painter{Objs: []fyne.CanvasObject{all},
		OnLayout: func(z fyne.Size) { all.Resize(z) },
		OnMin:    func() fyne.Size { return fyne.NewSize(200, statusHeight) },
		OnRefresh: func() {
			row.Refresh()
			all.Refresh()
		}}
}
