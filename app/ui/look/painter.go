package look

import "fyne.io/fyne/v2"

// Painter is a renderer made of functions: what a small part needs to be
// laid out and drawn again.
type Painter struct {
	Objs      []fyne.CanvasObject
	OnLayout  func(fyne.Size)
	OnMin     func() fyne.Size
	OnRefresh func() // nil: every object is refreshed
	OnDestroy func()
}

// Layout, MinSize, Refresh, Objects and Destroy are for Fyne.
func (p *Painter) Layout(s fyne.Size) {
	if p.OnLayout != nil {
		p.OnLayout(s)
	}
}

// MinSize is what OnMin says, or nothing.
func (p *Painter) MinSize() fyne.Size {
	if p.OnMin != nil {
		return p.OnMin()
	}
	return fyne.Size{}
}

// Refresh draws again.
func (p *Painter) Refresh() {
	if p.OnRefresh != nil {
		p.OnRefresh()
		return
	}
	for _, o := range p.Objs {
		o.Refresh()
	}
}

// Objects lists what is drawn.
func (p *Painter) Objects() []fyne.CanvasObject { return p.Objs }

// Destroy is called when the part is no longer shown.
func (p *Painter) Destroy() {
	if p.OnDestroy != nil {
		p.OnDestroy()
	}
}
