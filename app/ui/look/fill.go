package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Fill is a box of one colour, with a border if it has one.
type Fill struct {
	widget.BaseWidget
	color, border fyne.ThemeColorName
	radius        float32
	shadow        bool
	min           fyne.Size
}

// NewFill returns a box of a colour.
func NewFill(c fyne.ThemeColorName) *Fill { return NewFrame(c, Clear, 0) }

// NewFrame returns a box with a border and rounded corners.
func NewFrame(c, border fyne.ThemeColorName, radius float32) *Fill {
	f := &Fill{color: c, border: border, radius: radius}
	f.ExtendBaseWidget(f)
	return f
}

// NewLifted returns a box with a soft shadow, for what floats: toasts, menus.
func NewLifted(c, border fyne.ThemeColorName, radius float32) *Fill {
	f := NewFrame(c, border, radius)
	f.shadow = true
	return f
}

// Across and Down are lines of 1.
func Across() *Fill { f := NewFill(Line); f.min = fyne.NewSize(1, 1); return f }

// Down is a line from top to bottom.
func Down() *Fill { f := NewFill(Line); f.min = fyne.NewSize(1, 1); return f }

// Gap is nothing, so wide and so high.
func Gap(w, h float32) *Fill { f := NewFill(Clear); f.min = fyne.NewSize(w, h); return f }

// Dot is a light: a small disc of a colour.
func Dot(c fyne.ThemeColorName) *Fixed { return Sized(NewFrame(c, Clear, 4), 8, 8) }

// Set changes the colours.
func (f *Fill) Set(c, border fyne.ThemeColorName) {
	if f.color != c || f.border != border {
		f.color, f.border = c, border
		f.Refresh()
	}
}

// CreateRenderer is for Fyne.
func (f *Fill) CreateRenderer() fyne.WidgetRenderer {
	r := canvas.NewRectangle(Colour(f.color))
	p := &Painter{Objs: []fyne.CanvasObject{r}}
	paint := func() {
		r.Hidden = f.color == Clear && f.border == Clear && !f.shadow // what is not seen is not drawn either
		r.FillColor, r.CornerRadius = Colour(f.color), f.radius
		r.StrokeWidth = 0
		if f.border != Clear {
			r.StrokeColor, r.StrokeWidth = Colour(f.border), 1
		}
		if f.shadow {
			r.Shadow = canvas.Shadow{Color: Colour(PageShade), BlurRadius: 12, Offset: fyne.NewPos(0, 3)}
		}
	}
	paint()
	p.OnLayout = func(s fyne.Size) { r.Resize(s) }
	p.OnMin = func() fyne.Size { return f.min }
	p.OnRefresh = func() { paint(); r.Refresh() }
	return p
}

// Layers puts parts over one another; the first is lowest.
type Layers struct {
	widget.BaseWidget
	parts []fyne.CanvasObject
}

// Stack puts parts over one another.
func Stack(parts ...fyne.CanvasObject) *Layers {
	l := &Layers{parts: parts}
	l.ExtendBaseWidget(l)
	return l
}

// HeightFor is that of the tallest part.
func (l *Layers) HeightFor(w float32) (h float32) {
	for _, p := range l.parts {
		if p.Visible() {
			h = max(h, heightFor(p, w))
		}
	}
	return h
}

// CreateRenderer is for Fyne.
func (l *Layers) CreateRenderer() fyne.WidgetRenderer {
	return &Painter{
		Objs: l.parts,
		OnLayout: func(s fyne.Size) {
			for _, p := range l.parts {
				p.Move(fyne.Position{})
				p.Resize(s)
			}
		},
		OnMin: func() (s fyne.Size) {
			for _, p := range l.parts {
				if p.Visible() {
					s = s.Max(p.MinSize())
				}
			}
			return s
		},
	}
}

// Badge is a state in a word on its wash, as wide as the word.
func Badge(text string, c, wash fyne.ThemeColorName) fyne.CanvasObject {
	return Sized(Stack(NewFrame(wash, Clear, 4), Pad(NewText(text, Caption.In(c).Whole()), 1, 6, 1, 6)), 0, 20)
}

// Outlined is a badge of no particular meaning.
func Outlined(text string) fyne.CanvasObject {
	return Sized(Stack(NewFrame(Raised, Line, 4), Pad(NewText(text, Caption.Whole()), 1, 6, 1, 6)), 0, 20)
}
