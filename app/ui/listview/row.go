package listview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// body is as tall as all rows together and holds those in view.
type body struct {
	widget.BaseWidget
	list *List
	rows map[int]*row
	free []*row
}

// update makes the rows in view exist; redraw fills those that did as well.
func (b *body) update(redraw bool) {
	l := b.list
	n := 0
	if l.Len != nil {
		n = l.Len()
	}
	top, h := l.scroll.Offset.Y, l.scroll.Size().Height
	first := max(0, int(top/l.RowSize))
	last := min(n-1, int((top+h)/l.RowSize))
	for i, r := range b.rows {
		if i < first || i > last {
			delete(b.rows, i)
			b.free = append(b.free, r)
		}
	}
	w := l.scroll.Size().Width
	for i := first; i <= last; i++ {
		r, ok := b.rows[i]
		if !ok {
			if k := len(b.free); k > 0 {
				r, b.free = b.free[k-1], b.free[:k-1]
			} else {
				r = newRow(l)
			}
			b.rows[i] = r
		}
		r.Move(fyne.NewPos(0, float32(i)*l.RowSize))
		r.Resize(fyne.NewSize(w, l.RowSize))
		if (!ok || redraw) && !l.still {
			r.fill(i)
		}
	}
	canvas.Refresh(b)
}

func (b *body) CreateRenderer() fyne.WidgetRenderer {
	return &bodyRenderer{b}
}

type bodyRenderer struct{ b *body }

func (r *bodyRenderer) Layout(fyne.Size) { r.b.update(false) }
func (r *bodyRenderer) MinSize() fyne.Size {
	return fyne.NewSize(100, float32(r.b.list.Len())*r.b.list.RowSize)
}
func (r *bodyRenderer) Refresh() { r.b.update(true) }
func (r *bodyRenderer) Destroy() {}
func (r *bodyRenderer) Objects() []fyne.CanvasObject {
	out := make([]fyne.CanvasObject, 0, len(r.b.rows))
	for _, o := range r.b.rows {
		out = append(out, o)
	}
	return out
}

// row draws one row. It is used again for others.
type row struct {
	widget.BaseWidget
	list  *List
	i     int
	over  bool
	cells []Cell
	texts []*look.Text
	after *look.Text
	wash  []*look.Fill
}

func newRow(l *List) *row {
	r := &row{list: l, i: -1, after: look.NewText("", look.Caption)}
	for range l.Columns {
		r.texts = append(r.texts, look.NewText("", look.Quiet))
		r.wash = append(r.wash, look.NewFrame(look.Clear, look.Clear, 4))
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *row) fill(i int) {
	if i >= r.list.Len() {
		return
	}
	r.i, r.cells = i, r.list.Row(i)
	r.Refresh()
}

func (r *row) picked() bool { return r.i == r.list.at }

// MouseDown selects at once: a tap would wait to see whether it is double.
func (r *row) MouseDown(e *desktop.MouseEvent) {
	l := r.list
	if l.Several && e.Button == desktop.MouseButtonPrimary && e.Modifier&(fyne.KeyModifierShift|fyne.KeyModifierShortcutDefault) != 0 {
		r.takeFocus()
		if e.Modifier&fyne.KeyModifierShift != 0 {
			from := l.anchor
			l.Select(r.i)
			l.extend(from)
		} else {
			l.toggle(r.i)
		}
		return
	}
	if e.Button == desktop.MouseButtonSecondary && l.marked[r.i] {
		return // the menu is about the rows that are marked
	}
	l.mark(nil)
	r.Tapped(nil)
	l.anchor = l.at
}

// TappedSecondary brings up the row's menu.
func (r *row) TappedSecondary(e *fyne.PointEvent) {
	if r.list.Context != nil {
		r.list.Context(r.i, e.AbsolutePosition)
	}
}

// MouseUp does nothing.
func (r *row) MouseUp(*desktop.MouseEvent) {}

// Tapped selects and takes the keyboard.
func (r *row) Tapped(*fyne.PointEvent) {
	at := r.i
	if modifiers() != 0 && len(r.list.marked) > 0 {
		return // the tap that ends a click with Shift or Ctrl
	}
	r.takeFocus()
	r.list.Select(at)
	if r.list.Clicked != nil {
		r.list.Clicked(at)
	}
}

func (r *row) takeFocus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(r.list); c != nil && c.Focused() != fyne.Focusable(r.list) {
		r.list.quiet = true
		c.Focus(r.list)
		r.list.quiet = false
	}
}

// DoubleTapped opens.
func (r *row) DoubleTapped(*fyne.PointEvent) {
	r.list.Select(r.i)
	if r.list.Opened != nil {
		r.list.Opened(r.i)
	}
}

func (r *row) MouseIn(*desktop.MouseEvent)    { r.over = true; r.Refresh() }
func (r *row) MouseMoved(*desktop.MouseEvent) {}
func (r *row) MouseOut()                      { r.over = false; r.Refresh() }

func (r *row) CreateRenderer() fyne.WidgetRenderer {
	bg, bar, rule := look.NewFill(look.Clear), look.NewFill(look.Clear), look.Across()
	p := &look.Painter{Objs: []fyne.CanvasObject{bg, bar, rule, r.after}}
	for i := range r.texts {
		p.Objs = append(p.Objs, r.wash[i], r.texts[i])
	}
	p.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		bar.Resize(fyne.NewSize(3, s.Height-1))
		rule.Move(fyne.NewPos(0, s.Height-1))
		rule.Resize(fyne.NewSize(s.Width, 1))
		for i, sp := range r.list.spans(s.Width) {
			t := r.texts[i]
			t.Hidden = sp[1] == 0
			r.wash[i].Hidden = t.Hidden
			if t.Hidden || i >= len(r.cells) {
				continue
			}
			c := r.cells[i]
			x, w := sp[0], sp[1]
			if c.Badge != "" {
				bw := min(w, look.Width(c.Text, 12, false)+13)
				if c.Text == "" {
					bw = 0
				}
				r.wash[i].Move(fyne.NewPos(x, (s.Height-20)/2))
				r.wash[i].Resize(fyne.NewSize(bw, 20))
				t.Move(fyne.NewPos(x+6, 0))
				t.Resize(fyne.NewSize(max(0, bw-12), s.Height-1))
				continue
			}
			if i == 0 && c.After != "" {
				aw := look.Width(c.After, 12, false) + 2
				tw := min(t.Natural(), w)
				if tw+8+aw > w { // the name first, but what matched is seen
					tw = max(min(tw, w*0.6), w-8-aw)
					aw = max(0, w-8-tw)
				}
				r.after.Move(fyne.NewPos(x+tw+8, 1))
				r.after.Resize(fyne.NewSize(aw, s.Height-1))
				w = tw
			}
			t.Move(fyne.NewPos(x, 0))
			t.Resize(fyne.NewSize(w, s.Height-1))
		}
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(100, r.list.RowSize) }
	p.OnRefresh = func() {
		switch {
		case r.list.marked[r.i] && !r.picked():
			bg.Set(look.Wash, look.Clear)
			bar.Set(look.Clear, look.Clear)
		case r.picked():
			bg.Set(look.Wash, look.Clear)
			bar.Set(look.Faint, look.Clear)
			if r.list.focus {
				bar.Set(look.Accent, look.Clear)
			}
		case r.over:
			bg.Set(look.Raised, look.Clear)
			bar.Set(look.Clear, look.Clear)
		default:
			bg.Set(look.Clear, look.Clear)
			bar.Set(look.Clear, look.Clear)
		}
		if len(r.cells) == 0 || r.cells[0].After == "" {
			r.after.Set("")
		}
		for i, t := range r.texts {
			if i >= len(r.cells) {
				t.Set("")
				continue
			}
			c, st := r.cells[i], look.Quiet
			if i == 0 {
				st = look.Body
				st.Bold = r.picked()
				r.after.Set(c.After, c.Tail...)
			}
			if c.Color != "" {
				st.Color = c.Color
			}
			wash := look.Clear
			if c.Badge != "" && c.Text != "" {
				st.Size, wash = 12, c.Badge
				if wash == look.Wash && r.picked() { // the row's own colour
					wash = look.Surface
				}
			}
			if r.list.Columns[i].Right {
				st = st.Right()
			}
			r.wash[i].Set(wash, look.Clear)
			t.SetStyle(st)
			t.Set(c.Text, c.Marks...)
		}
		p.OnLayout(r.Size())
	}
	return p
}
