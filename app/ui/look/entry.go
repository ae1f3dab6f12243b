package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Field is a line to type into. Keys that mean nothing in a line (up, down,
// Enter, Escape) go to Keys first. Framed puts it into its box.
type Field struct {
	widget.Entry
	Keys  func(*fyne.KeyEvent) bool // true: taken
	Does  func(fyne.Shortcut) bool  // shortcuts that the line would do nothing with; true: taken
	Wheel func(*fyne.ScrollEvent)   // where the wheel over the field goes; may be nil
	Focus func(on bool)             // the field got the keyboard, or lost it; may be nil
	hint  string
	frame *Fill
}

// NewLines returns a field of several lines, which wraps; rows is how many it
// is tall.
func NewLines(hint string, rows int, changed func(string)) *Field {
	f := NewField(hint, changed)
	f.MultiLine, f.Wrapping = true, fyne.TextWrapBreak
	f.SetMinRowsVisible(rows)
	return f
}

// NewField returns a field with a hint.
func NewField(hint string, changed func(string)) *Field {
	f := &Field{}
	f.PlaceHolder, f.hint = hint, hint
	f.OnChanged = changed
	f.ExtendBaseWidget(f)
	return f
}

// Framed is the field in its box, with an icon before it (or "", and then the
// box is Fyne's own: a theme of its own costs each field a copy of the font).
func (f *Field) Framed(icon string) fyne.CanvasObject {
	if icon == "" {
		return Stack(f, newWheel(f))
	}
	f.frame = NewFrame(theme.ColorNameInputBackground, theme.ColorNameInputBorder, 8)
	inner := container.NewThemeOverride(f, bare{})
	return Stack(f.frame, Pad(Row(2, 1, NewIcon(icon, Faint), inner), 0, 5, 0, 10))
}

// wheel lies over a field: an entry would swallow the wheel, and the page
// under the pointer would stand still.
type wheel struct {
	widget.BaseWidget
	field *Field
}

func newWheel(f *Field) *wheel {
	w := &wheel{field: f}
	w.ExtendBaseWidget(w)
	return w
}

// Scrolled hands the wheel on.
func (w *wheel) Scrolled(e *fyne.ScrollEvent) {
	if w.field.Wheel != nil {
		w.field.Wheel(e)
	}
}

// CreateRenderer is for Fyne.
func (w *wheel) CreateRenderer() fyne.WidgetRenderer { return &Painter{} }

// Resize cuts the hint to the field: a longer one would make it scroll.
func (f *Field) Resize(s fyne.Size) {
	if hint := Cut(f.hint, s.Width-14, 14, false); s.Width > 20 && hint != f.PlaceHolder {
		f.SetPlaceHolder(hint)
	}
	f.Entry.Resize(s)
}

// TypedKey offers the key to Keys.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	if f.Keys != nil && f.Keys(e) {
		return
	}
	if e.Name == fyne.KeyEscape {
		Escaped(f)
		return
	}
	f.Entry.TypedKey(e)
}

// TypedShortcut offers what the line has no use for to Does: Ctrl+C where
// nothing is selected.
func (f *Field) TypedShortcut(s fyne.Shortcut) {
	if _, copies := s.(*fyne.ShortcutCopy); copies && f.Does != nil && f.SelectedText() == "" && f.Does(s) {
		return
	}
	f.Entry.TypedShortcut(s)
}

// FocusGained and FocusLost colour the box.
func (f *Field) FocusGained() {
	f.Entry.FocusGained()
	if f.frame != nil {
		f.frame.Set(theme.ColorNameInputBackground, Accent)
	}
	if f.Focus != nil {
		f.Focus(true)
	}
}

// FocusLost gives the box its quiet border back.
func (f *Field) FocusLost() {
	f.Entry.FocusLost()
	if f.frame != nil {
		f.frame.Set(theme.ColorNameInputBackground, theme.ColorNameInputBorder)
	}
	if f.Focus != nil {
		f.Focus(false)
	}
}

// Typed is what stands in the field.
func (f *Field) Typed() string { return f.Text }

// bare is the theme of a field inside its own box: without Fyne's.
type bare struct{}

func (bare) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if n == theme.ColorNameInputBackground || n == theme.ColorNameInputBorder {
		n = Clear
	}
	return fyne.CurrentApp().Settings().Theme().Color(n, v)
}

func (bare) Font(s fyne.TextStyle) fyne.Resource { return fyne.CurrentApp().Settings().Theme().Font(s) }
func (bare) Icon(n fyne.ThemeIconName) fyne.Resource {
	return fyne.CurrentApp().Settings().Theme().Icon(n)
}

func (bare) Size(n fyne.ThemeSizeName) float32 {
	if n == theme.SizeNameInputBorder {
		return 0
	}
	return fyne.CurrentApp().Settings().Theme().Size(n)
}
