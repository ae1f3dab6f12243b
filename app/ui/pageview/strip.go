package pageview

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// Strip (缩略图) shows all pages small, one below the other; a click goes there.
type Strip struct {
	widget.BaseWidget
	Picked func(page int)
	Label  func(page int) string // nil: the number

	view   *View // draws the pictures: a View has the shop that a strip needs
	at     int
	scroll *container.Scroll
	body   *stripBody
}

const (
	thumbW, thumbGap, thumbFoot = 92, 14, 20
)

// NewStrip returns an empty strip; background runs work, nil: a goroutine.
func NewStrip(background func(func())) *Strip {
	s := &Strip{}
	s.body = &stripBody{strip: s, sheets: map[int]*thumb{}}
	s.body.ExtendBaseWidget(s.body)
	s.scroll = container.NewVScroll(s.body)
	s.scroll.OnScrolled = func(fyne.Position) { s.body.update() }
	s.view = New()
	s.view.Go = background
	s.view.desk.onDelivered = func() { s.body.update() }
	s.ExtendBaseWidget(s)
	return s
}

// SetSource shows other pages.
func (s *Strip) SetSource(src Source) {
	s.view.src = src
	s.view.shop.reset(src)
	s.body.sheets = map[int]*thumb{}
	s.scroll.Refresh()
	s.body.update()
}

// SetPage marks the page that the desk shows and scrolls to it.
func (s *Strip) SetPage(n int) {
	if s.at == n {
		return
	}
	s.at = n
	y := float32(n) * s.step()
	if top, h := s.scroll.Offset.Y, s.scroll.Size().Height; h > 0 && (y < top || y+s.step() > top+h) {
		s.scroll.ScrollToOffset(fyne.NewPos(0, max(0, y-h/2)))
	}
	s.body.update()
}

func (s *Strip) step() float32 {
	h := float32(130)
	if s.view.Len() > 0 {
		w, ph := s.view.src.Size(0)
		h = thumbW * ph / w
	}
	return float32(int(h)) + thumbFoot + thumbGap
}

// CreateRenderer is for Fyne.
func (s *Strip) CreateRenderer() fyne.WidgetRenderer {
	bg := look.NewFill(look.Desk)
	return &look.Painter{
		Objs:     []fyne.CanvasObject{bg, s.scroll},
		OnLayout: func(z fyne.Size) { bg.Resize(z); s.scroll.Resize(z); s.body.update() },
		OnMin:    func() fyne.Size { return fyne.NewSize(thumbW+32, 100) },
		OnRefresh: func() {
			bg.Refresh()
			s.body.update()
		},
	}
}

type thumb struct {
	sheet *sheet
	label *look.Text
}

type stripBody struct {
	widget.BaseWidget
	strip  *Strip
	sheets map[int]*thumb
	objs   []fyne.CanvasObject
}

func (b *stripBody) update() {
	s := b.strip
	n, step := s.view.Len(), s.step()
	top, room := s.scroll.Offset.Y, s.scroll.Size()
	b.objs = b.objs[:0]
	if n == 0 || room.Height < 1 {
		canvas.Refresh(b)
		return
	}
	scale := float32(1)
	if c := fyne.CurrentApp().Driver().CanvasForObject(s); c != nil {
		scale = c.Scale()
	}
	w0, _ := s.view.src.Size(0)
	dpi := float64(thumbW * 72 / w0 * scale)
	var want []int
	x := float32(int((room.Width - thumbW) / 2))
	for i := max(0, int(top/step)); i < n && float32(i)*step < top+room.Height; i++ {
		want = append(want, i)
		t := b.sheets[i]
		if t == nil {
			t = &thumb{newSheet(), look.NewText("", look.Caption.Centred())}
			b.sheets[i] = t
		}
		pos := fyne.NewPos(x, float32(i)*step+thumbGap)
		size := fyne.NewSize(thumbW, step-thumbGap-thumbFoot)
		p := t.sheet.paper
		p.FillColor, p.StrokeColor, p.StrokeWidth, p.CornerRadius = white, look.Colour(look.Accent), 0, 0
		p.Shadow = canvas.Shadow{Color: look.Colour(look.PageShade), BlurRadius: 5, Offset: fyne.NewPos(0, 1)}
		if i == s.at {
			p.StrokeWidth, p.CornerRadius = 2, 2
			p.Move(pos.SubtractXY(3, 3))
			p.Resize(size.AddWidthHeight(6, 6))
		} else {
			p.Move(pos)
			p.Resize(size)
		}
		p.Refresh()
		if img, got := s.view.shop.best(i, dpi); img != nil && got != t.sheet.dpi {
			t.sheet.img.Image, t.sheet.dpi = img, got
			t.sheet.img.Refresh()
		}
		t.sheet.img.Move(pos)
		t.sheet.img.Resize(size)
		name := fmt.Sprint(i + 1)
		if s.Label != nil {
			name = s.Label(i)
		}
		st := look.Caption.Centred()
		if i == s.at {
			st = st.In(look.Ink)
		}
		t.label.SetStyle(st)
		t.label.Set(name)
		t.label.Move(fyne.NewPos(0, pos.Y+size.Height+3))
		t.label.Resize(fyne.NewSize(room.Width, 18))
		b.objs = append(b.objs, p)
		if t.sheet.img.Image != nil {
			b.objs = append(b.objs, t.sheet.img)
		}
		b.objs = append(b.objs, t.label)
	}
	for i := range b.sheets {
		if len(want) > 0 && (i < want[0]-8 || i > want[len(want)-1]+8) {
			delete(b.sheets, i)
		}
	}
	s.view.shop.order(want, dpi)
	canvas.Refresh(b)
}

// Tapped goes to the page under the pointer.
func (b *stripBody) Tapped(e *fyne.PointEvent) {
	if i := int(e.Position.Y / b.strip.step()); i < b.strip.view.Len() && b.strip.Picked != nil {
		b.strip.Picked(i)
	}
}

func (b *stripBody) CreateRenderer() fyne.WidgetRenderer { return &stripRenderer{b} }

type stripRenderer struct{ b *stripBody }

func (r *stripRenderer) Layout(fyne.Size) {}
func (r *stripRenderer) MinSize() fyne.Size {
	return fyne.NewSize(thumbW, float32(r.b.strip.view.Len())*r.b.strip.step()+thumbGap)
}
func (r *stripRenderer) Refresh()                     { r.b.update() }
func (r *stripRenderer) Destroy()                     {}
func (r *stripRenderer) Objects() []fyne.CanvasObject { return r.b.objs }
