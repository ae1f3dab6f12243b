package pageview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// desk holds the sheets in view.
type desk struct {
	widget.BaseWidget
	view   *View
	sheets map[int]*sheet
	free   []*sheet
	objs   []fyne.CanvasObject
	lastY  float32
	still  bool // pages are set anew under an eye that rests: what is out of sight can wait

	onDelivered func() // instead of update: a strip borrows the shop
}

// sheet is one page on the desk: its shadow, its picture, the picked line.
type sheet struct {
	paper *canvas.Rectangle
	img   *canvas.Image
	mark  *canvas.Rectangle
	fold  *canvas.Rectangle
	dpi   float64
}

func newSheet() *sheet {
	s := &sheet{
		paper: canvas.NewRectangle(look.Colour(look.Surface)), img: &canvas.Image{FillMode: canvas.ImageFillStretch},
		mark: canvas.NewRectangle(look.Colour(look.PageMark)), fold: canvas.NewRectangle(look.Colour(look.PageShade)),
	}
	s.img.ScaleMode = canvas.ImageScaleFastest
	return s
}

// update makes the sheets in view exist and asks for their pictures.
func (d *desk) update() {
	v := d.view
	top, room := v.scroll.Offset.Y, v.scroll.Size()
	left := v.scroll.Offset.X
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		scale = c.Scale()
	}
	dpi := 0.0
	if len(v.slots) > 0 {
		w, _ := v.src.Size(0)
		dpi = float64(v.slots[0].w*scale) * 72 / float64(w)
	}
	var want []int
	seen := map[int]bool{}
	for i, s := range v.slots {
		if s.y+s.h < top-40 || s.y > top+room.Height+40 || s.x+s.w < left || s.x > left+room.Width {
			continue
		}
		seen[i] = true
		want = append(want, i)
	}
	for i, s := range d.sheets {
		if !seen[i] {
			delete(d.sheets, i)
			d.free = append(d.free, s)
		}
	}
	for _, i := range want {
		s, ok := d.sheets[i]
		if !ok {
			if n := len(d.free); n > 0 {
				s, d.free = d.free[n-1], d.free[:n-1]
			} else {
				s = newSheet()
			}
			s.img.Image, s.dpi = nil, 0
			d.sheets[i] = s
		}
		d.place(i, s, dpi)
	}
	ahead := append([]int(nil), want...)
	if len(want) > 0 && !d.still { // the next ones on the way of the scroll
		last := want[len(want)-1]
		for k := 1; k <= 2; k++ {
			if last+k < len(v.slots) {
				ahead = append(ahead, last+k)
			}
		}
		if want[0] > 0 && top < d.lastY {
			ahead = append(ahead, want[0]-1)
		}
	}
	d.lastY = top
	v.shop.order(ahead, dpi)
	d.objs = d.objs[:0]
	for _, i := range want {
		d.objs = append(d.objs, d.sheets[i].paper)
	}
	for _, i := range want {
		s := d.sheets[i]
		if s.img.Image != nil {
			d.objs = append(d.objs, s.img)
		}
		if v.spreads && i > 0 && i%2 == 0 {
			d.objs = append(d.objs, s.fold)
		}
		if _, any := v.marked(i); any {
			d.objs = append(d.objs, s.mark)
		}
	}
	canvas.Refresh(d)
}

// outdated lets what is on the sheets stay only until a new picture comes.
func (d *desk) outdated() {
	for _, s := range d.sheets {
		s.dpi = 0
	}
}

func (d *desk) place(i int, s *sheet, dpi float64) {
	v, at := d.view, d.view.slots[i]
	pos, size := fyne.NewPos(at.x, at.y), fyne.NewSize(at.w, at.h)
	s.paper.FillColor = white
	s.paper.Shadow = canvas.Shadow{Color: look.Colour(look.PageShade), BlurRadius: 14, Offset: fyne.NewPos(0, 4)}
	s.paper.Move(pos)
	s.paper.Resize(size)
	if img, got := v.shop.best(i, dpi); img != nil && got != s.dpi {
		s.img.Image, s.dpi = img, got
		s.img.Refresh()
	}
	s.img.Move(pos)
	s.img.Resize(size)
	s.fold.FillColor = fold
	s.fold.Move(pos)
	s.fold.Resize(fyne.NewSize(1, at.h))
	if l, any := v.marked(i); any {
		k := v.scale()
		s.mark.FillColor = look.Colour(look.PageMark)
		s.mark.CornerRadius = 3
		s.mark.Move(fyne.NewPos(at.x+l.X*k-4, at.y+l.Y*k-2))
		s.mark.Resize(fyne.NewSize(l.W*k+8, l.H*k+4))
		s.mark.Refresh()
	}
}

// Tapped finds the line under the pointer.
func (d *desk) Tapped(e *fyne.PointEvent) {
	v := d.view
	if c := fyne.CurrentApp().Driver().CanvasForObject(v); c != nil {
		c.Focus(v)
	}
	for i, s := range v.slots {
		if e.Position.X < s.x || e.Position.X > s.x+s.w || e.Position.Y < s.y || e.Position.Y > s.y+s.h {
			continue
		}
		k := v.scale()
		x, y := (e.Position.X-s.x)/k, (e.Position.Y-s.y)/k
		if l, ok := nearest(v.src.Lines(i), x, y); ok {
			v.picks = []Marked{{i, l}}
			d.update()
			if v.Clicked != nil {
				v.Clicked(i, l, x-l.X)
			}
			return
		}
	}
	v.Unmark()
}

// nearest is the line at a place: on it, or at most half its height off.
func nearest(lines []Line, x, y float32) (Line, bool) {
	best, found := Line{}, false
	dist := float32(1e9)
	for _, l := range lines {
		var dx, dy float32
		if x < l.X {
			dx = l.X - x
		} else if x > l.X+l.W {
			dx = x - l.X - l.W
		}
		if y < l.Y {
			dy = l.Y - y
		} else if y > l.Y+l.H {
			dy = y - l.Y - l.H
		}
		if dy <= l.H/2 && dx+4*dy < dist && dx < 120 {
			best, found, dist = l, true, dx+4*dy
		}
	}
	return best, found
}

// frame scrolls the desk, and zooms while Ctrl is held. The desk itself must
// not take the wheel: Fyne would let it take clicks beyond what is seen of it.
type frame struct {
	container.Scroll
	view *View
}

func newFrame(v *View) *frame {
	f := &frame{view: v}
	f.Direction = container.ScrollBoth
	f.Content = v.desk
	f.ExtendBaseWidget(f)
	return f
}

// Scrolled zooms while Ctrl is held, else scrolls.
func (f *frame) Scrolled(e *fyne.ScrollEvent) {
	v := f.view
	if drv, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok && drv.CurrentKeyModifiers()&fyne.KeyModifierShortcutDefault != 0 {
		z := v.zoom * 1.1
		if e.Scrolled.DY < 0 {
			z = v.zoom / 1.1
		}
		v.zoomAt(z, e.Position)
		return
	}
	f.Scroll.Scrolled(e)
}

// Dragged moves the desk.
func (d *desk) Dragged(e *fyne.DragEvent) {
	o := d.view.scroll.Offset
	d.view.scroll.ScrollToOffset(fyne.NewPos(max(0, o.X-e.Dragged.DX), max(0, o.Y-e.Dragged.DY)))
	d.update()
	d.view.notice()
}

// DragEnd does nothing.
func (d *desk) DragEnd() {}

func (d *desk) CreateRenderer() fyne.WidgetRenderer { return &deskRenderer{d} }

type deskRenderer struct{ d *desk }

func (r *deskRenderer) Layout(fyne.Size)             {}
func (r *deskRenderer) MinSize() fyne.Size           { return r.d.view.size }
func (r *deskRenderer) Refresh()                     { r.d.update() }
func (r *deskRenderer) Destroy()                     {}
func (r *deskRenderer) Objects() []fyne.CanvasObject { return r.d.objs }

// FocusGained, FocusLost, TypedRune and TypedKey are for the keyboard.
func (v *View) FocusGained() {}

// FocusLost does nothing.
func (v *View) FocusLost() {}

// TypedRune zooms with + and −.
func (v *View) TypedRune(r rune) {
	switch r {
	case '+', '=':
		v.Step(1)
	case '-':
		v.Step(-1)
	}
}

// TypedKey scrolls and turns.
func (v *View) TypedKey(e *fyne.KeyEvent) {
	o := v.scroll.Offset
	switch e.Name {
	case fyne.KeyDown:
		v.bring(o.Y + 60)
	case fyne.KeyUp:
		v.bring(o.Y - 60)
	case fyne.KeyPageDown, fyne.KeySpace, fyne.KeyRight:
		v.Turn(1)
	case fyne.KeyPageUp, fyne.KeyLeft:
		v.Turn(-1)
	case fyne.KeyHome:
		v.ShowPage(0)
	case fyne.KeyEnd:
		v.ShowPage(len(v.slots) - 1)
	case fyne.KeyEscape:
		v.Unmark()
		return
	}
	v.notice()
}
