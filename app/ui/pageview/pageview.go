// Package pageview shows set pages on a desk: single or as spreads, at any
// zoom, sharp at the screen's own resolution. Pages are drawn in the
// background, those in view first, and only a few are kept.
//
// It knows neither books nor issues: a Source gives it sizes, pictures and the
// places of lines.
package pageview

import (
	"image"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// Source is what can be shown: pages counted from 0, measured in points.
type Source interface {
	Len() int
	Size(n int) (w, h float32)
	Image(n int, dpi float64) (image.Image, error) // from any goroutine
	Lines(n int) []Line
}

// Line is a line on a page and the text that it comes from.
type Line struct {
	X, Y, W, H float32 // points, from the top left corner of the page
	Source     string
	Pos        int
}

// Fit says what zoom follows.
type Fit int

// Zoom is free, or follows the width or the whole of a page or spread.
const (
	Free Fit = iota
	FitWidth
	FitPage
)

// View (看样台) is the desk. Set its fields before it is shown.
type View struct {
	widget.BaseWidget
	Changed func() // page, zoom or fit changed
	// Clicked is told which line was clicked, and how far from its left edge, in
	// points.
	Clicked func(page int, l Line, x float32)
	Go      func(func()) // runs work in the background; nil: a goroutine

	src     Source
	spreads bool
	fit     Fit
	zoom    float32 // 1: a point is 96/72 of a Fyne pixel
	slots   []slot
	size    fyne.Size
	scroll  *frame
	desk    *desk
	shop    *shop
	page    int
	picks   []Marked
}

type slot struct {
	x, y, w, h float32
	row        int
}

// Marked is a line that is marked on its page. Lines of one page are marked as
// one piece, from the first to the last.
type Marked struct {
	Page int
	Line Line
}

const (
	margin  = 28 // round the spreads
	between = 24 // one spread and the next
	perInch = 96 // Fyne pixels an inch at zoom 1
)

// New returns an empty desk.
func New() *View {
	v := &View{zoom: 1, fit: FitPage, spreads: true}
	v.desk = &desk{view: v, sheets: map[int]*sheet{}}
	v.desk.ExtendBaseWidget(v.desk)
	v.scroll = newFrame(v)
	v.scroll.OnScrolled = func(fyne.Position) { v.desk.still = false; v.desk.update(); v.notice() }
	v.shop = newShop(v)
	v.ExtendBaseWidget(v)
	return v
}

// SetSource shows other pages, or the same set again; the place is kept.
func (v *View) SetSource(s Source) {
	v.src = s
	v.shop.reset(s)
	v.desk.outdated()
	v.picks = nil
	if s != nil {
		v.page = min(v.page, max(0, s.Len()-1))
	}
	v.relay(true)
}

// Swap shows the same pages, set anew: nothing moves, and each page shows what it
// showed until its new picture is drawn.
func (v *View) Swap(s Source) {
	if v.src == nil || s == nil {
		v.SetSource(s)
		return
	}
	v.src = s
	v.shop.reset(s)
	v.desk.outdated()
	v.picks = nil
	v.page = min(v.page, max(0, s.Len()-1))
	tall := v.size
	v.lay()
	if v.size != tall {
		v.scroll.Refresh()
	}
	v.desk.still = true
	v.desk.update()
}

// Page is the page at the top of the desk, from 0.
func (v *View) Page() int { return v.page }

// Len is how many pages there are.
func (v *View) Len() int {
	if v.src == nil {
		return 0
	}
	return v.src.Len()
}

// Zoom is the zoom: 1 is the size in print, on a screen of 96 dots an inch.
func (v *View) Zoom() float32 { return v.zoom }

// Fitting says what zoom follows.
func (v *View) Fitting() Fit { return v.fit }

// Spreads reports whether facing pages stand side by side.
func (v *View) Spreads() bool { return v.spreads }

// SetSpreads shows facing pages side by side, page 1 on the right, or single ones.
func (v *View) SetSpreads(on bool) {
	if v.spreads != on {
		v.spreads = on
		v.relay(true)
	}
}

// SetFit makes zoom follow the width or the page.
func (v *View) SetFit(f Fit) {
	v.fit = f
	v.relay(true)
}

// SetZoom zooms to z about the middle of the desk.
func (v *View) SetZoom(z float32) {
	s := v.scroll.Size()
	v.zoomAt(z, fyne.NewPos(s.Width/2, s.Height/2))
}

// steps of zoom, as Ctrl + and Ctrl − take them.
var steps = []float32{0.1, 0.15, 0.2, 0.25, 0.33, 0.5, 0.67, 0.75, 0.9, 1, 1.25, 1.5, 2, 3, 4}

// Step zooms a step in (1) or out (−1).
func (v *View) Step(dir int) {
	z := v.zoom
	if dir > 0 {
		for _, s := range steps {
			if s > z*1.02 {
				v.SetZoom(s)
				return
			}
		}
		return
	}
	for i := len(steps) - 1; i >= 0; i-- {
		if steps[i] < z*0.98 {
			v.SetZoom(steps[i])
			return
		}
	}
}

func (v *View) zoomAt(z float32, at fyne.Position) {
	z = max(0.08, min(z, 5))
	if z == v.zoom && v.fit == Free {
		return
	}
	ratio := z / v.zoom
	off := v.scroll.Offset.Add(at)
	v.fit, v.zoom = Free, z
	v.relay(false)
	v.scroll.ScrollToOffset(fyne.NewPos(float32(int(max(0, off.X*ratio-at.X))), float32(int(max(0, off.Y*ratio-at.Y)))))
	v.desk.update()
	v.notice()
}

// ShowPage brings page n to the top.
func (v *View) ShowPage(n int) {
	if n < 0 || n >= len(v.slots) {
		return
	}
	v.page = n
	v.bring(v.slots[n].y - between/2)
	v.page = n
	v.changed()
}

func (v *View) bring(y float32) {
	v.scroll.ScrollToOffset(fyne.NewPos(v.scroll.Offset.X, float32(int(max(0, y)))))
	v.desk.update()
}

// Turn goes a spread, or a page, on or back.
func (v *View) Turn(dir int) {
	if len(v.slots) == 0 {
		return
	}
	row := v.slots[v.page].row + dir
	for i, s := range v.slots {
		if s.row == row {
			v.ShowPage(i)
			return
		}
	}
}

// Mark marks a line and shows it.
func (v *View) Mark(page int, l Line) { v.MarkAll(0, Marked{page, l}) }

// MarkAll marks lines, and brings the one with index show into view.
func (v *View) MarkAll(show int, ms ...Marked) {
	v.picks = ms
	if show < len(ms) && ms[show].Page >= 0 && ms[show].Page < len(v.slots) {
		s, k := v.slots[ms[show].Page], v.scale()
		l := ms[show].Line
		y := s.y + l.Y*k
		top, h := v.scroll.Offset.Y, v.scroll.Size().Height
		if y < top || y+l.H*k > top+h {
			v.bring(y - h/3)
			v.notice()
		}
	}
	v.desk.update()
}

// marked is what is marked of a page, from the first line to the last.
func (v *View) marked(page int) (l Line, any bool) {
	for _, p := range v.picks {
		switch {
		case p.Page != page:
		case !any:
			l, any = p.Line, true
		default:
			right, foot := max(l.X+l.W, p.Line.X+p.Line.W), max(l.Y+l.H, p.Line.Y+p.Line.H)
			l.X, l.Y = min(l.X, p.Line.X), min(l.Y, p.Line.Y)
			l.W, l.H = right-l.X, foot-l.Y
		}
	}
	return l, any
}

// Unmark takes the mark away.
func (v *View) Unmark() { v.picks = nil; v.desk.update() }

func (v *View) scale() float32 { return v.zoom * perInch / 72 }

func (v *View) changed() {
	if v.Changed != nil {
		v.Changed()
	}
}

// notice finds the page that stands at the top after a scroll.
func (v *View) notice() {
	mid := v.scroll.Offset.Y + v.scroll.Size().Height/3
	best := 0
	for i, s := range v.slots {
		if s.y <= mid && (i == 0 || s.row != v.slots[best].row) {
			best = i
		}
	}
	if len(v.slots) > 0 && v.slots[best].row != v.slots[min(v.page, len(v.slots)-1)].row {
		v.page = best
		v.changed()
	}
}

// relay lays all pages out again; keep stays at the page that was shown.
func (v *View) relay(keep bool) {
	v.lay()
	v.scroll.Refresh()
	if keep && v.page < len(v.slots) {
		page := v.page
		v.bring(v.slots[page].y - between/2)
		v.page = page
	}
	v.desk.update()
	v.changed()
}

// lay gives each page its place.
func (v *View) lay() {
	v.slots = v.slots[:0]
	room := v.scroll.Size()
	if v.src == nil || v.src.Len() == 0 || room.Width < 1 {
		v.size = room
		return
	}
	var pw, ph float32
	for i := range v.src.Len() {
		w, h := v.src.Size(i)
		pw, ph = max(pw, w), max(ph, h)
	}
	across := pw
	if v.spreads {
		across = 2 * pw
	}
	switch v.fit {
	case FitWidth:
		v.zoom = (room.Width - 2*margin) / across * 72 / perInch
	case FitPage:
		v.zoom = min((room.Width-2*margin)/across, (room.Height-2*between)/ph) * 72 / perInch
	}
	v.zoom = max(0.08, min(v.zoom, 5))
	k := v.scale()
	wide := max(room.Width, across*k+2*margin)
	mid := float32(int(wide / 2))
	y, row := float32(between), 0
	for i := 0; i < v.src.Len(); {
		w, h := v.src.Size(i)
		w, h = whole(w, h, k)
		if !v.spreads {
			v.slots = append(v.slots, slot{float32(int(mid - w/2)), y, w, h, row})
			y += h + between
			i, row = i+1, row+1
			continue
		}
		if i == 0 { // page 1 is a right-hand page
			v.slots = append(v.slots, slot{mid, y, w, h, row})
			y += h + between
			i, row = i+1, row+1
			continue
		}
		v.slots = append(v.slots, slot{mid - w, y, w, h, row})
		i++
		if i < v.src.Len() {
			rw, rh := v.src.Size(i)
			rw, rh = whole(rw, rh, k)
			v.slots = append(v.slots, slot{mid, y, rw, rh, row})
			h = max(h, rh)
			i++
		}
		y += h + between
		row++
	}
	v.size = fyne.NewSize(wide, max(room.Height, y))
}

// whole is a page's size in whole pixels, its height following its width: a
// picture of the page then falls on the screen's pixels one to one.
func whole(w, h, k float32) (float32, float32) {
	pw := float32(int(w * k))
	return pw, float32(int(h*pw/w + 0.5))
}

// CreateRenderer is for Fyne.
func (v *View) CreateRenderer() fyne.WidgetRenderer {
	bg := look.NewFill(look.Desk)
	return &look.Painter{
		Objs: []fyne.CanvasObject{bg, v.scroll},
		OnLayout: func(s fyne.Size) {
			bg.Resize(s)
			if v.scroll.Size() != s {
				v.scroll.Resize(s)
				v.relay(true)
			}
		},
		OnMin:     func() fyne.Size { return fyne.NewSize(200, 200) },
		OnRefresh: func() { bg.Refresh(); v.desk.update(); canvas.Refresh(v.desk) },
	}
}
