package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// deskLayout is the right half of an issue: tools, thumbnails, pages, and
// where the picked line comes from.
type deskLayout struct {
	widget.BaseWidget
	tools, strip, view, foot fyne.CanvasObject
	thumbs, origin           bool
}

func newDeskLayout(tools, strip, view, foot fyne.CanvasObject) *deskLayout {
	d := &deskLayout{tools: tools, strip: strip, view: view, foot: foot}
	d.ExtendBaseWidget(d)
	return d
}

const (
	thumbsWidth  = 128
	originHeight = 56
)

func (d *deskLayout) CreateRenderer() fyne.WidgetRenderer {
	rule := look.Down()
	p := &look.Painter{}
	p.OnLayout = func(s fyne.Size) {
		p.Objs = []fyne.CanvasObject{d.tools, d.view}
		d.tools.Resize(fyne.NewSize(s.Width, 44))
		x, h := float32(0), s.Height-44
		if d.origin {
			h -= originHeight
			d.foot.Move(fyne.NewPos(0, 44+h))
			d.foot.Resize(fyne.NewSize(s.Width, originHeight))
			p.Objs = append(p.Objs, d.foot)
		}
		if d.thumbs {
			x = thumbsWidth
			d.strip.Move(fyne.NewPos(0, 44))
			d.strip.Resize(fyne.NewSize(x-1, h))
			rule.Move(fyne.NewPos(x-1, 44))
			rule.Resize(fyne.NewSize(1, h))
			p.Objs = append(p.Objs, d.strip, rule)
		}
		d.view.Move(fyne.NewPos(x, 44))
		d.view.Resize(fyne.NewSize(max(0, s.Width-x), max(0, h)))
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(300, 200) }
	p.OnRefresh = func() {
		p.OnLayout(d.Size())
		d.tools.Refresh()
		d.foot.Refresh()
	}
	return p
}
