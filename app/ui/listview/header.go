package listview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// header names the columns; a click on a name sorts by it, a second one turns
// the order round.
type header struct {
	widget.BaseWidget
	list *List
}

// Tapped sorts by the column under the pointer.
func (h *header) Tapped(e *fyne.PointEvent) {
	for i, sp := range h.list.spans(h.Size().Width) {
		if sp[1] > 0 && e.Position.X >= sp[0]-8 && e.Position.X < sp[0]+sp[1]+8 {
			h.list.SortOn(i)
			return
		}
	}
}

// TappedSecondary brings up the menu of columns.
func (h *header) TappedSecondary(e *fyne.PointEvent) {
	if h.list.Menu != nil {
		h.list.Menu(e.AbsolutePosition)
	}
}

// SetColumn shows a column or hides it.
func (l *List) SetColumn(key string, on bool) {
	for i := range l.Columns {
		if l.Columns[i].Key == key && i > 0 {
			l.Columns[i].Off = !on
		}
	}
	l.head.Refresh()
	l.Refresh()
}

// SortOn does what a click on the column's header does.
func (l *List) SortOn(col int) {
	if !l.Columns[col].Sort || l.Sorted == nil {
		return
	}
	if l.SortBy == col {
		l.SortDown = !l.SortDown
	} else {
		l.SortBy, l.SortDown = col, false
	}
	l.Sorted(col, l.SortDown)
	l.head.Refresh()
}

func (h *header) CreateRenderer() fyne.WidgetRenderer {
	var texts []*look.Text
	p := &look.Painter{}
	for range h.list.Columns {
		t := look.NewText("", look.Caption)
		texts = append(texts, t)
		p.Objs = append(p.Objs, t)
	}
	arrow := look.NewIcon("down", look.Soft)
	p.Objs = append(p.Objs, arrow)
	paint := func() {
		for i, c := range h.list.Columns {
			st := look.Caption
			if c.Right {
				st = st.Right()
			}
			if h.list.SortBy == i {
				st.Color = look.Ink
			}
			texts[i].SetStyle(st)
			texts[i].Set(c.Title)
			texts[i].Refresh()
		}
		name := "up"
		if h.list.SortDown {
			name = "down"
		}
		arrow.Set(name, look.Soft)
		arrow.Refresh()
	}
	p.OnLayout = func(s fyne.Size) {
		arrow.Hidden = true
		for i, sp := range h.list.spans(s.Width) {
			texts[i].Hidden = sp[1] == 0
			texts[i].Move(fyne.NewPos(sp[0], 0))
			texts[i].Resize(fyne.NewSize(sp[1], s.Height))
			if i != h.list.SortBy || sp[1] == 0 {
				continue
			}
			arrow.Hidden = false
			x := sp[0] + texts[i].Natural()
			if h.list.Columns[i].Right {
				x = sp[0] + sp[1] - texts[i].Natural() - 20
			}
			arrow.Move(fyne.NewPos(x, 0))
			arrow.Resize(fyne.NewSize(18, s.Height))
		}
	}
	p.OnRefresh = func() { paint(); p.OnLayout(h.Size()) }
	paint()
	return p
}
