package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Field is a line to type into. Keys that mean nothing in a line (up, down,
// Enter, Escape) go to Keys first.
type Field struct {
	widget.Entry
	Keys func(*fyne.KeyEvent) bool // true: taken
}

// NewField returns a field with a hint.
func NewField(hint string, changed func(string)) *Field {
	f := &Field{}
	f.PlaceHolder = hint
	f.OnChanged = changed
	f.ExtendBaseWidget(f)
	return f
}

// TypedKey offers the key to Keys.
func (f *Field) TypedKey(e *fyne.KeyEvent) {
	if f.Keys != nil && f.Keys(e) {
		return
	}
	f.Entry.TypedKey(e)
}

// Typed is what stands in the field.
func (f *Field) Typed() string { return f.Text }
