package listview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// moves are the keys that move the selection.
var moves = []fyne.KeyName{fyne.KeyUp, fyne.KeyDown, fyne.KeyPageUp, fyne.KeyPageDown, fyne.KeyHome, fyne.KeyEnd}

// modifiers are the keys held down now.
func modifiers() fyne.KeyModifier {
	if d, ok := fyne.CurrentApp().Driver().(desktop.Driver); ok {
		return d.CurrentKeyModifiers()
	}
	return 0
}

// Marks lists the rows that are picked together, from the top: those marked
// with Shift or Ctrl, else the one that is selected.
func (l *List) Marks() []int {
	var out []int
	for i := range l.marked {
		out = append(out, i)
	}
	slices.Sort(out)
	if len(out) == 0 && l.at >= 0 && l.at < l.Len() {
		return []int{l.at}
	}
	return out
}

// mark makes the rows the marked ones.
func (l *List) mark(rows map[int]bool) {
	if len(rows) == 0 && len(l.marked) == 0 {
		return
	}
	l.marked = rows
	l.body.update(true)
	if l.Marked != nil {
		l.Marked(len(rows))
	}
}

// extend marks from a row to the selected one; the anchor stays.
func (l *List) extend(from int) { l.extendTo(max(0, from), l.at) }

func (l *List) extendTo(from, to int) {
	l.anchor = from
	rows := map[int]bool{}
	for i := min(from, to); i <= max(from, to); i++ {
		rows[i] = true
	}
	l.mark(rows)
}

// toggle marks a row, or not, beside those that are marked.
func (l *List) toggle(i int) {
	rows := map[int]bool{}
	for _, r := range l.Marks() {
		rows[r] = true
	}
	if rows[i] {
		delete(rows, i)
	} else {
		rows[i] = true
	}
	l.anchor = i
	if rows[i] {
		l.Select(i)
	}
	l.mark(rows)
}
