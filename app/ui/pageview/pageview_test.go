package pageview

import (
	"image"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
)

// book is a source of n pages that counts what is drawn.
type book struct {
	n     int
	drawn []int
}

func (b *book) Len() int                    { return b.n }
func (b *book) Size(int) (float32, float32) { return 595, 842 }
func (b *book) Image(n int, dpi float64) (image.Image, error) {
	b.drawn = append(b.drawn, n)
	return image.NewRGBA(image.Rect(0, 0, int(595*dpi/72), int(842*dpi/72))), nil
}
func (b *book) Lines(n int) []Line {
	return []Line{{X: 90, Y: 100, W: 400, H: 14, Source: "甲", Pos: 0}, {X: 90, Y: 122, W: 400, H: 14, Source: "乙", Pos: 40}}
}

func desked(t *testing.T, n int) (*View, *book) {
	t.Helper()
	test.NewApp()
	v, b := New(), &book{n: n}
	v.Go = func(f func()) { f() }
	w := test.NewWindow(v)
	t.Cleanup(w.Close)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1000, 800))
	v.SetSource(b)
	return v, b
}

// TestSpreads: page 1 is a right-hand page, then two by two.
func TestSpreads(t *testing.T) {
	v, _ := desked(t, 6)
	rows := []int{0, 1, 1, 2, 2, 3}
	for i, s := range v.slots {
		if s.row != rows[i] {
			t.Errorf("page %d stands in row %d, want %d", i+1, s.row, rows[i])
		}
	}
	if v.slots[0].x != v.slots[2].x || v.slots[1].x+v.slots[1].w != v.slots[2].x {
		t.Error("facing pages do not meet at the fold")
	}
	v.SetSpreads(false)
	if v.slots[1].row != 1 || v.slots[5].row != 5 {
		t.Error("single pages do not stand one below the other")
	}
}

// TestLazy: only pages in view, and two more, are drawn.
func TestLazy(t *testing.T) {
	v, b := desked(t, 400)
	if len(b.drawn) > 8 {
		t.Errorf("%d pages are drawn at the start", len(b.drawn))
	}
	v.ShowPage(300)
	last := b.drawn[len(b.drawn)-1]
	if last < 295 || last > 306 {
		t.Errorf("after going to 300 page %d is drawn last", last)
	}
	if v.Page() != 300 {
		t.Errorf("at page %d, want 300", v.Page())
	}
	if n := len(v.shop.done); n > keep {
		t.Errorf("%d pictures are kept, want at most %d", n, keep)
	}
	n := len(b.drawn)
	v.desk.update()
	if len(b.drawn) != n {
		t.Error("what is there already is drawn again")
	}
}

func TestZoom(t *testing.T) {
	v, b := desked(t, 10)
	v.SetFit(FitPage)
	whole := v.Zoom()
	v.SetFit(FitWidth)
	if v.Zoom() < whole {
		t.Errorf("fit width %v is smaller than fit page %v", v.Zoom(), whole)
	}
	v.SetZoom(1)
	v.Step(1)
	if v.Zoom() != 1.25 || v.Fitting() != Free {
		t.Errorf("a step from 1 leads to %v", v.Zoom())
	}
	v.Step(-1)
	if v.Zoom() != 1 {
		t.Errorf("a step back leads to %v", v.Zoom())
	}
	if len(b.drawn) == 0 {
		t.Error("nothing is drawn")
	}
}

func TestClick(t *testing.T) {
	v, _ := desked(t, 4)
	var got []Line
	v.Clicked = func(_ int, l Line, _ float32) { got = append(got, l) }
	s, k := v.slots[0], v.scale()
	v.desk.Tapped(&fyne.PointEvent{Position: fyne.NewPos(s.x+100*k, s.y+128*k)})
	v.desk.Tapped(&fyne.PointEvent{Position: fyne.NewPos(s.x+100*k, s.y+700*k)}) // white paper
	if len(got) != 1 || got[0].Source != "乙" {
		t.Errorf("clicked %v, want the second line once", got)
	}
	if len(v.picks) > 0 {
		t.Error("a click on white paper keeps the mark")
	}
}

func TestKeys(t *testing.T) {
	v, _ := desked(t, 9)
	for _, c := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyPageDown, 1}, {fyne.KeyPageDown, 3}, {fyne.KeyPageUp, 1}, {fyne.KeyEnd, 8}, {fyne.KeyHome, 0}} {
		v.TypedKey(&fyne.KeyEvent{Name: c.key})
		if v.Page() != c.want {
			t.Errorf("%s leads to page %d, want %d", c.key, v.Page(), c.want)
		}
	}
}

// TestStrip: thumbnails are drawn for what is in view, and lead to their page.
func TestStrip(t *testing.T) {
	test.NewApp()
	b := &book{n: 200}
	s := NewStrip(func(f func()) { f() })
	w := test.NewWindow(s)
	defer w.Close()
	w.Resize(fyne.NewSize(128, 700))
	s.SetSource(b)
	if len(b.drawn) == 0 || len(b.drawn) > 10 {
		t.Errorf("%d thumbnails are drawn", len(b.drawn))
	}
	at := -1
	s.Picked = func(n int) { at = n }
	s.body.Tapped(&fyne.PointEvent{Position: fyne.NewPos(50, s.step()*3+30)})
	if at != 3 {
		t.Errorf("a click leads to page %d, want 3", at)
	}
	s.SetPage(150)
	if s.scroll.Offset.Y == 0 {
		t.Error("the strip does not follow the desk")
	}
}

// TestClicksStay: what has been scrolled out of the desk's sight takes no
// clicks from what is there instead.
func TestClicksStay(t *testing.T) {
	test.NewApp()
	pressed, lines := 0, 0
	v := New()
	v.Go = func(f func()) { f() }
	v.Clicked = func(int, Line, float32) { lines++ }
	button := widget.NewButton("检查", func() { pressed++ })
	room := container.NewBorder(button, nil, nil, nil, v)
	room.Objects = []fyne.CanvasObject{button, v} // the desk is drawn later, so it is asked first
	w := test.NewWindow(room)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(900, 700))
	v.SetSource(&book{n: 40})
	v.ShowPage(20)
	test.TapCanvas(w.Canvas(), fyne.NewPos(450, 10))
	if pressed != 1 || lines != 0 {
		t.Errorf("a click on the button above: pressed %d, lines %d", pressed, lines)
	}
}

// TestSwap: pages that are set anew stay where they are, and are drawn again.
func TestSwap(t *testing.T) {
	v, _ := desked(t, 30)
	v.SetFit(FitWidth)
	v.ShowPage(12)
	v.bring(v.scroll.Offset.Y + 130)
	at, page := v.scroll.Offset.Y, v.Page()
	next := &book{n: 30}
	v.Swap(next)
	if v.scroll.Offset.Y != at || v.Page() != page {
		t.Errorf("the desk moved from %v to %v", at, v.scroll.Offset.Y)
	}
	if len(next.drawn) == 0 {
		t.Error("the new pages are not drawn")
	}
	for i, s := range v.desk.sheets {
		if img, _ := v.shop.best(i, s.dpi); s.img.Image == nil || s.img.Image != img {
			t.Errorf("page %d shows what it was", i+1)
		}
	}
}

// TestMarkAll: the lines of a page are marked as one piece.
func TestMarkAll(t *testing.T) {
	v, b := desked(t, 4)
	ls := b.Lines(0)
	v.MarkAll(0, Marked{1, ls[0]}, Marked{1, ls[1]}, Marked{2, ls[0]})
	if l, any := v.marked(1); !any || l.Y != 100 || l.H != 36 || l.W != 400 {
		t.Errorf("on page 2 %v is marked", l)
	}
	if _, any := v.marked(0); any {
		t.Error("page 1 is marked")
	}
}
