package look

import (
	"fyne.io/fyne/v2"
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

// Framed is the field in its box, with an icon before it (or ""). The theme
// draws no border of its own: one for each field would need a theme each, and
// a theme costs a copy of the font.
func (f *Field) Framed(icon string) fyne.CanvasObject {
	f.frame = NewFrame(theme.ColorNameInputBackground, theme.ColorNameInputBorder, 8)
	if f.MultiLine {
		return Stack(f.frame, Pad(f, 3, 3, 3, 4), newWheel(f))
	}
	if icon == "" {
		return Stack(f.frame, Pad(f, 1, 5, 1, 6), newWheel(f))
	}
	return Stack(f.frame, Pad(Row(2, 1, NewIcon(icon, Faint), f), 1, 5, 1, 10))
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
	if p, pastes := s.(*fyne.ShortcutPaste); pastes && p.Clipboard != nil && p.Clipboard.Content() == "" {
		// No text: what else is on the clipboard is for the window.
		if c, ok := fyne.CurrentApp().Driver().CanvasForObject(f).(interface{ TypedShortcut(fyne.Shortcut) }); ok {
			c.TypedShortcut(s)
		}
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
