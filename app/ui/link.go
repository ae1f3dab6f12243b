package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// pressable is a part that can be clicked, and reached with Tab. paint is told
// how it stands.
type pressable struct {
	widget.BaseWidget
	part        fyne.CanvasObject
	do          func()
	paint       func(over, focus bool)
	over, focus bool
	hand        bool
}

func newPressable(part fyne.CanvasObject, do func(), paint func(over, focus bool)) *pressable {
	p := &pressable{part: part, do: do, paint: paint}
	p.ExtendBaseWidget(p)
	return p
}

// newLink is text that leads somewhere.
func newLink(text string, do func()) *pressable {
	t := look.NewText(text, look.Running.In(look.Link))
	ring := look.NewFrame(look.Clear, look.Clear, 4)
	p := newPressable(look.Stack(ring, t), do, func(over, focus bool) {
		if focus {
			ring.Set(look.Clear, "focus")
		} else {
			ring.Set(look.Clear, look.Clear)
		}
	})
	p.hand = true
	return p
}

func (p *pressable) HeightFor(w float32) float32 {
	if t, ok := p.part.(look.Tall); ok {
		return t.HeightFor(w)
	}
	return p.part.MinSize().Height
}

func (p *pressable) tell() {
	if p.paint != nil {
		p.paint(p.over, p.focus)
	}
}

func (p *pressable) Tapped(*fyne.PointEvent)        { p.do() }
func (p *pressable) MouseIn(*desktop.MouseEvent)    { p.over = true; p.tell() }
func (p *pressable) MouseMoved(*desktop.MouseEvent) {}
func (p *pressable) MouseOut()                      { p.over = false; p.tell() }
func (p *pressable) FocusGained()                   { p.focus = true; p.tell() }
func (p *pressable) FocusLost()                     { p.focus = false; p.tell() }
func (p *pressable) TypedRune(rune)                 {}
func (p *pressable) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeySpace, fyne.KeyReturn, fyne.KeyEnter:
		p.do()
	case fyne.KeyEscape:
		look.Escaped(p)
	}
}

func (p *pressable) Cursor() desktop.Cursor {
	if p.hand {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (p *pressable) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs:     []fyne.CanvasObject{p.part},
		OnLayout: func(s fyne.Size) { p.part.Resize(s) },
		OnMin:    func() fyne.Size { return p.part.MinSize() },
	}
}
