package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// writeColumns are outline, manuscript and page side by side. The manuscript
// has what the others leave; where that is too little, the outline goes first.
type writeColumns struct {
	widget.BaseWidget
	outline, text, page fyne.CanvasObject
	outlineOn, pageOn   bool
	outlineFirst        bool // where only one of the two has room, it is the outline
}

func newWriteColumns(outline, text, page fyne.CanvasObject) *writeColumns {
	c := &writeColumns{outline: outline, text: text, page: page}
	c.ExtendBaseWidget(c)
	return c
}

const (
	outlineWidth = 212
	textLeast    = 460
	pageLeast    = 300
)

// shown says which of the two have room.
func (c *writeColumns) shown() (outline, page bool) {
	w := c.Size().Width
	outline, page = c.outlineOn, c.pageOn
	if outline && page && w < outlineWidth+textLeast+pageLeast {
		outline, page = c.outlineFirst, !c.outlineFirst
	}
	if outline && w < outlineWidth+textLeast {
		outline = c.outlineFirst
	}
	if page && w < pageLeast+textLeast-60 {
		page = false
	}
	return outline, page
}

// pageShown reports whether the page is there to be seen.
func (c *writeColumns) pageShown() bool {
	_, page := c.shown()
	return page
}

// toggle shows one of the two, or hides it.
func (c *writeColumns) toggle(which *bool) {
	outline, page := c.shown()
	on := outline
	if which == &c.pageOn {
		on = page
	}
	*which = !on
	c.outlineFirst = which == &c.outlineOn && *which
	c.Refresh()
}

func (c *writeColumns) CreateRenderer() fyne.WidgetRenderer {
	left, right := look.Down(), look.Down()
	p := &look.Painter{}
	p.OnLayout = func(s fyne.Size) {
		outline, page := c.shown()
		p.Objs = p.Objs[:0]
		x, end := float32(0), s.Width
		put := func(o fyne.CanvasObject, x, w float32) {
			o.Move(fyne.NewPos(x, 0))
			o.Resize(fyne.NewSize(max(0, w), s.Height))
			p.Objs = append(p.Objs, o)
		}
		if outline {
			put(c.outline, 0, outlineWidth)
			put(left, outlineWidth, 1)
			x = outlineWidth + 1
		}
		if page {
			w := float32(int(max(pageLeast, min(560, (s.Width-x)*0.425))))
			w = max(pageLeast, min(w, s.Width-x-textLeast))
			end = s.Width - w - 1
			put(right, end, 1)
			put(c.page, end+1, w)
		}
		put(c.text, x, end-x)
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(300, 200) }
	p.OnRefresh = func() {
		p.OnLayout(c.Size())
		for _, o := range p.Objs {
			o.Refresh()
		}
	}
	return p
}
