package textview

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// body is as tall as the text and holds the rows in view.
type body struct {
	widget.BaseWidget
	v      *View
	texts  []*canvas.Text
	boxes  []*canvas.Rectangle
	used   int // texts and
	boxed  int // boxes in use
	objs   []fyne.CanvasObject
	labels []*canvas.Text
}

func newBody(v *View) *body {
	b := &body{v: v}
	b.ExtendBaseWidget(b)
	return b
}

// box draws a box below what comes later.
func (b *body) box(x, y, w, h, radius float32, c fyne.ThemeColorName) {
	if b.boxed == len(b.boxes) {
		b.boxes = append(b.boxes, canvas.NewRectangle(nil))
	}
	r := b.boxes[b.boxed]
	b.boxed++
	if col := look.Colour(c); r.FillColor != col || r.CornerRadius != radius {
		r.FillColor, r.CornerRadius = col, radius
		r.Refresh()
	}
	r.Move(fyne.NewPos(x, y))
	r.Resize(fyne.NewSize(w, h))
	b.objs = append(b.objs, r)
}

// text draws a run in one style.
func (b *body) text(s string, x, y, lead, size float32, bold bool, c fyne.ThemeColorName) {
	if strings.TrimSpace(s) == "" {
		return
	}
	if b.used == len(b.texts) {
		b.texts = append(b.texts, canvas.NewText("", nil))
	}
	t := b.texts[b.used]
	b.used++
	if col := look.Colour(c); t.Text != s || t.Color != col || t.TextSize != size || t.TextStyle.Bold != bold {
		t.Text, t.Color, t.TextSize, t.TextStyle = s, col, size, fyne.TextStyle{Bold: bold}
		t.Resize(t.MinSize())
		t.Refresh()
	}
	t.Move(fyne.NewPos(x, float32(int(y+(lead-t.Size().Height)/2))))
	b.objs = append(b.objs, t)
}

// across draws what a range covers of a row, from one place to another.
func (b *body) across(para, row, from, to int, y float32, c fyne.ThemeColorName, tail bool) {
	v := b.v
	l := &v.paras[para]
	start := v.buf.Start(para)
	r := l.rows[row]
	f, t := max(from, start+r[0]), min(to, start+r[1])
	if f > t || from > start+r[1] || to < start+r[0] {
		return
	}
	x, end := v.x(para, row, f), v.x(para, row, t)
	if tail && row == len(l.rows)-1 && to > v.buf.End(para) && from <= v.buf.End(para) {
		end = min(end+l.size/2, v.room) // its line end is selected too
	}
	if end > x {
		b.box(v.left+x, y, end-x, l.lead, 2, c)
	}
}

// update draws the rows in view.
func (b *body) update() {
	v := b.v
	if len(v.paras) == 0 || v.room <= 0 {
		return
	}
	top, h := v.scroll.Offset.Y, v.scroll.Size().Height
	b.objs, b.used, b.boxed = b.objs[:0], 0, 0
	if v.head != nil && top < v.top {
		b.objs = append(b.objs, v.head)
	}
	first := v.paraAtY(top)
	from, to := v.sel.Sorted()
	now := v.buf.ParaAt(v.sel.Caret)
	if l := &v.paras[now]; v.focus && from == to && !v.readOn && l.style.kind != kindEmpty && l.y < top+h && l.y+l.height > top {
		b.box(v.left-10, l.y, v.room+20, l.lead*float32(len(l.rows)), 4, look.WarnWash)
	}
	m := 0 // of the marks
	for i := first; i < len(v.paras) && v.paras[i].y-v.paras[i].before < top+h; i++ {
		l := &v.paras[i]
		start := v.buf.Start(i)
		for m < len(v.marks) && v.marks[m][1] <= start {
			m++
		}
		for r := range l.rows {
			y := l.y + l.lead*float32(r)
			if y+l.lead < top || y > top+h {
				continue
			}
			for k := m; k < len(v.marks) && v.marks[k][0] < start+l.rows[r][1]; k++ {
				c := look.Mark
				if k == v.mark {
					c = look.Wash
				}
				b.across(i, r, v.marks[k][0], v.marks[k][1], y, c, false)
			}
			if from != to {
				b.across(i, r, from, to, y, theme.ColorNameSelection, true)
			}
		}
	}
	for i := first; i < len(v.paras) && v.paras[i].y-v.paras[i].before < top+h; i++ {
		l := &v.paras[i]
		p := v.buf.Para(i)
		if l.style.kind == kindFence && v.Label != nil {
			if name := v.Label(strings.Trim(strings.TrimLeft(strings.TrimSpace(p), ":"), " {}.")); name != "" {
				b.text(name, v.left+v.room-look.Width(name, fence, false), l.y, l.lead, fence, false, look.Soft)
			}
		}
		for r, row := range l.rows {
			y := l.y + l.lead*float32(r)
			if y+l.lead < top || y > top+h {
				continue
			}
			x := v.left
			for _, s := range l.style.runs(row[0], row[1]) {
				c := look.Ink
				if s.dim {
					c = look.Faint
				} else if v.readOn {
					c = look.Soft
				}
				t := p[s.from:s.to]
				b.text(shown(t), x, y, l.lead, l.size, s.bold, c)
				x += drawn(t, l.size, s.bold)
			}
		}
	}
	if v.focus && !v.readOn && (v.lit || v.Later == nil) {
		i, r := v.rowOf(v.sel.Caret, v.atEnd)
		l := &v.paras[i]
		tall := max(14, min(l.lead-4, l.size*1.45))
		y := l.y + l.lead*float32(r) + (l.lead-tall)/2
		b.box(v.left+min(v.x(i, r, v.sel.Caret), v.room)-1, y, 2, tall, 1, look.Accent)
	}
	canvas.Refresh(b)
}

// shown is a run as it is drawn: a tab is as wide as look measures it, and
// bytes that are no text are seen to be none.
func shown(s string) string {
	return strings.ToValidUTF8(strings.ReplaceAll(s, "\t", "    "), "\uFFFD")
}

// CaretAt is where the caret is drawn, from the top left of the canvas: for
// menus that come up at it.
func (v *View) CaretAt() fyne.Position {
	if len(v.paras) == 0 {
		return fyne.Position{}
	}
	i, r := v.rowOf(v.sel.Caret, v.atEnd)
	l := &v.paras[i]
	at := fyne.NewPos(v.left+v.x(i, r, v.sel.Caret), l.y+l.lead*float32(r+1)-v.scroll.Offset.Y)
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(v).Add(at)
}

// CreateRenderer is for Fyne.
func (b *body) CreateRenderer() fyne.WidgetRenderer { return &bodyRenderer{b} }

type bodyRenderer struct{ b *body }

func (r *bodyRenderer) Layout(fyne.Size)             {}
func (r *bodyRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, r.b.v.contentHeight()) }
func (r *bodyRenderer) Refresh()                     { r.b.update() }
func (r *bodyRenderer) Destroy()                     {}
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.b.objs }
