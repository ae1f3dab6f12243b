package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// Voice is how loud a button is.
type Voice int

// The three voices, and that of a chip.
const (
	Plain   Voice = iota // a word or an icon; a wash under the pointer
	Calm                 // a quiet button, with a border
	Primary              // the one thing to do here
	Held                 // a quiet button that is on
	ChipOff
	ChipOn
)

// Button is pressed with the pointer, Space or Enter, and says in its tip what
// it does and by which keys.
type Button struct {
	widget.BaseWidget
	Tip    string
	Escape func() // on Escape, in a dialog; may be nil
	label  string
	icon   string
	voice  Voice
	tap    func()
	over   bool
	focus  bool
	off    bool
	height float32
	strong bool
	color  fyne.ThemeColorName
	menu   bool
}

// NewButton returns a button; icon or label may be "".
func NewButton(v Voice, icon, label string, tap func()) *Button {
	b := &Button{label: label, icon: icon, voice: v, tap: tap, height: 34}
	if v == ChipOn || v == ChipOff {
		b.height = 28
	}
	if v == Plain {
		b.height = 30
	}
	b.ExtendBaseWidget(b)
	return b
}

// WithTip adds the words that the pointer brings up.
func (b *Button) WithTip(tip string) *Button { b.Tip = tip; return b }

// WithMenu draws the mark of a menu behind the word.
func (b *Button) WithMenu() *Button { b.menu = true; return b }

// WithColor draws a plain button's word in a colour.
func (b *Button) WithColor(c fyne.ThemeColorName) *Button { b.color = c; return b }

// OnTap changes what the button does.
func (b *Button) OnTap(do func()) { b.tap = do }

// SetLabel changes the word.
func (b *Button) SetLabel(s string) {
	if b.label != s {
		b.label = s
		b.Refresh()
	}
}

// Label is the word on the button.
func (b *Button) Label() string { return b.label }

// SetVoice changes how loud it is.
func (b *Button) SetVoice(v Voice) {
	if b.voice != v {
		b.voice = v
		b.Refresh()
	}
}

// SetOff makes the button deaf, or not.
func (b *Button) SetOff(off bool) {
	if b.off != off {
		b.off = off
		b.Refresh()
	}
}

// Tapped presses the button.
func (b *Button) Tapped(*fyne.PointEvent) {
	HideTip(b)
	if b.tap != nil && !b.off {
		b.tap()
	}
}

// FocusGained, FocusLost, TypedRune and TypedKey are for the keyboard.
func (b *Button) FocusGained() { b.focus = true; b.Refresh() }

// FocusLost takes the ring away.
func (b *Button) FocusLost() { b.focus = false; b.Refresh() }

// TypedRune does nothing.
func (b *Button) TypedRune(rune) {}

// TypedKey presses the button on Space and Enter.
func (b *Button) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		b.Tapped(nil)
	}
	if e.Name == fyne.KeyEscape {
		if b.Escape != nil {
			b.Escape()
		} else {
			Escaped(b)
		}
	}
}

// MouseIn, MouseMoved and MouseOut are for the pointer.
func (b *Button) MouseIn(*desktop.MouseEvent) {
	b.over = true
	b.Refresh()
	ShowTip(b, b.Tip)
}

// MouseMoved does nothing.
func (b *Button) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the wash away.
func (b *Button) MouseOut() {
	b.over = false
	b.Refresh()
	HideTip(b)
}

// Cursor is a hand only over links.
func (b *Button) Cursor() desktop.Cursor {
	if b.color == Link {
		return desktop.PointerCursor
	}
	return desktop.DefaultCursor
}

func (b *Button) colors() (fill, border, ink fyne.ThemeColorName) {
	fill, border, ink = Clear, Clear, Ink
	switch b.voice {
	case Calm:
		fill, border = "button", Line
	case Held:
		fill, border, ink = Wash, Accent, Accent
	case Primary:
		fill, ink = Accent, OnAccent
	case ChipOff:
		fill, border, ink = "button", Line, Soft
	case ChipOn:
		fill, border, ink = Wash, Accent, Accent
	}
	if b.color != "" {
		ink = b.color
	}
	if b.off {
		ink = Faint
		if b.voice == Primary {
			fill = "disabledButton"
		}
	}
	return fill, border, ink
}

// CreateRenderer is for Fyne.
func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	b.ExtendBaseWidget(b)
	bg, wash, ring := canvas.NewRectangle(nil), canvas.NewRectangle(nil), canvas.NewRectangle(nil)
	text := NewText(b.label, Body.Whole())
	icon := NewIcon(b.icon, Ink)
	tail := NewIcon("down", Soft)
	tail.size = 14
	p := &Painter{Objs: []fyne.CanvasObject{ring, bg, wash, icon, text, tail}}
	pad := func() float32 {
		switch {
		case b.label == "":
			return (b.height - 18) / 2
		case b.voice == Plain:
			return 8
		case b.voice == ChipOn || b.voice == ChipOff:
			return 12
		}
		return 14
	}
	style := func() Style {
		st := Body.Whole()
		if b.voice == ChipOn || b.voice == ChipOff || b.voice == Plain {
			st.Size = 13
		}
		_, _, st.Color = b.colors()
		return st
	}
	paint := func() {
		fill, border, ink := b.colors()
		radius := float32(8)
		if b.voice == ChipOn || b.voice == ChipOff {
			radius = 14
		}
		bg.FillColor, bg.CornerRadius, bg.StrokeWidth = Colour(fill), radius, 0
		if border != Clear {
			bg.StrokeColor, bg.StrokeWidth = Colour(border), 1
		}
		wash.FillColor, wash.CornerRadius = Colour(Clear), radius
		if b.over && !b.off {
			wash.FillColor = Colour("hover")
		}
		ring.FillColor, ring.StrokeWidth, ring.CornerRadius = Colour(Clear), 0, radius+3
		if b.focus {
			ring.StrokeColor, ring.StrokeWidth = Colour("focus"), 3
		}
		bg.Hidden = fill == Clear && border == Clear // what is not seen is not drawn either
		wash.Hidden = !b.over || b.off
		ring.Hidden = !b.focus
		text.SetStyle(style())
		text.Set(b.label)
		text.Refresh()
		icon.Set(b.icon, ink)
		icon.Refresh()
		icon.Hidden = b.icon == ""
		tail.Hidden = !b.menu
		tail.Set("down", ink)
		tail.Refresh()
		ring.Refresh()
		bg.Refresh()
		wash.Refresh()
	}
	p.OnMin = func() fyne.Size {
		w := 2 * pad()
		if b.icon != "" {
			w += 18
			if b.label != "" {
				w += 6
			}
		}
		if b.label != "" {
			w += Width(b.label, style().size(), false) + 1
		}
		if b.menu {
			w += 14
		}
		return fyne.NewSize(float32(int(w+0.99)), b.height)
	}
	p.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		wash.Resize(s)
		ring.Move(fyne.NewPos(-3, -3))
		ring.Resize(s.AddWidthHeight(6, 6))
		natural := p.OnMin().Width - 2*pad()
		x := max(pad(), (s.Width-natural)/2)
		if b.icon != "" {
			icon.Move(fyne.NewPos(x, 0))
			icon.Resize(fyne.NewSize(18, s.Height))
			x += 24
		}
		text.Move(fyne.NewPos(x, 0))
		text.Resize(fyne.NewSize(s.Width-x, s.Height))
		tail.Move(fyne.NewPos(s.Width-pad()-13, 0))
		tail.Resize(fyne.NewSize(14, s.Height))
	}
	p.OnRefresh = func() { paint(); p.OnLayout(b.Size()) }
	paint()
	return p
}

// Choice (单选) is a few words side by side of which one holds.
func Choice(at int, pick func(int), labels ...string) *Box {
	row := Row(8, -1)
	var parts []fyne.CanvasObject
	var bs []*Button
	for i, l := range labels {
		v := ChipOff
		if i == at {
			v = ChipOn
		}
		var b *Button
		b = NewButton(v, "", l, func() {
			for _, o := range bs {
				o.SetVoice(ChipOff)
			}
			b.SetVoice(ChipOn)
			pick(i)
		})
		bs = append(bs, b)
		parts = append(parts, b)
	}
	row.Set(parts...)
	return row
}
