package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Root is the bottom of a window: its content, and over it the layer of tips
// and toasts, which let the pointer through where they are not.
type Root struct {
	widget.BaseWidget
	content fyne.CanvasObject
	tip     *Layers
	tipText *Text
	tipFor  fyne.CanvasObject
	tipAt   fyne.Position
	turn    int
	toast   fyne.CanvasObject
	sized   func(fyne.Size)
	Escape  func() // Escape that the part with the keyboard has no use for; may be nil
}

// Escaped is called by a part with the keyboard that has no use for Escape.
func Escaped(o fyne.CanvasObject) {
	if r := rootOf(o); r != nil && r.Escape != nil {
		r.Escape()
	}
}

// NewRoot returns a root; sized is told each new size before it is laid out.
func NewRoot(sized func(fyne.Size)) *Root {
	r := &Root{sized: sized, tipText: NewText("", Caption.Whole().In(Ink))}
	r.tip = Stack(NewLifted("menuBackground", Line, 6), Pad(r.tipText, 4, 9, 4, 9))
	r.tip.Hide()
	r.ExtendBaseWidget(r)
	return r
}

// SetContent shows a content.
func (r *Root) SetContent(o fyne.CanvasObject) {
	r.content = o
	r.turn++ // the tip was about something that is gone
	r.tip.Hide()
	r.Refresh()
}

// SetToast shows a part at the foot of the window, or none.
func (r *Root) SetToast(o fyne.CanvasObject) {
	r.toast = o
	r.Refresh()
}

// tipDelay is how long the pointer rests before a tip comes up.
const tipDelay = 600 * time.Millisecond

func rootOf(o fyne.CanvasObject) *Root {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	if c == nil {
		return nil
	}
	r, _ := c.Content().(*Root)
	return r
}

// ShowTip brings up words about a part after the pointer has rested on it.
func ShowTip(o fyne.CanvasObject, text string) {
	r := rootOf(o)
	if r == nil || text == "" {
		return
	}
	r.turn++
	turn := r.turn
	r.tipFor = o
	time.AfterFunc(tipDelay, func() {
		fyne.Do(func() {
			if r.turn != turn || r.tipFor != o {
				return
			}
			r.tipText.Set(text)
			at := fyne.CurrentApp().Driver().AbsolutePositionForObject(o)
			at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(r))
			s := r.tip.MinSize()
			x := min(at.X, r.Size().Width-s.Width-8)
			y := at.Y + o.Size().Height + 6
			if y+s.Height > r.Size().Height {
				y = at.Y - s.Height - 6
			}
			r.tipAt = fyne.NewPos(max(8, x), y)
			r.tip.Show()
			r.Refresh()
		})
	})
}

// HideTip takes them away.
func HideTip(o fyne.CanvasObject) {
	r := rootOf(o)
	if r == nil {
		return
	}
	r.turn++
	if r.tip.Visible() {
		r.tip.Hide()
		r.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (r *Root) CreateRenderer() fyne.WidgetRenderer {
	bg := NewFill(Background)
	p := &Painter{}
	lay := func(s fyne.Size) {
		p.Objs = []fyne.CanvasObject{bg}
		bg.Resize(s)
		if r.content != nil {
			r.content.Move(fyne.Position{})
			r.content.Resize(s)
			p.Objs = append(p.Objs, r.content)
		}
		if r.toast != nil {
			m := r.toast.MinSize()
			w := min(m.Width, s.Width-40)
			r.toast.Resize(fyne.NewSize(w, m.Height))
			r.toast.Move(fyne.NewPos(float32(int((s.Width-w)/2)), s.Height-m.Height-44))
			p.Objs = append(p.Objs, r.toast)
		}
		r.tip.Resize(r.tip.MinSize())
		r.tip.Move(r.tipAt)
		p.Objs = append(p.Objs, r.tip)
	}
	p.OnLayout = func(s fyne.Size) {
		if r.sized != nil {
			r.sized(s)
		}
		lay(s)
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(720, 480) }
	p.OnRefresh = func() {
		lay(r.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
