package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// diffParts shows two versions of a text one under the other, with the
// characters that differ marked in each.
func diffParts(was, is string) []fyne.CanvasObject {
	old := look.NewText(was, look.Running.In(look.Soft))
	now := look.NewText(is, look.Running)
	a, b := diffMarks(was, is)
	old.Set(was, a...)
	now.Set(is, b...)
	return []fyne.CanvasObject{old, now}
}

// diffMarks are the bytes that only the one and only the other has.
func diffMarks(was, is string) (a, b [][2]int) {
	i, j := 0, 0
	for _, p := range data.Diff(was, is) {
		n := len(p.Text)
		switch p.Kind {
		case data.DiffRemoved:
			a = append(a, [2]int{i, i + n})
			i += n
		case data.DiffInserted:
			b = append(b, [2]int{j, j + n})
			j += n
		default:
			i += n
			j += n
		}
	}
	return a, b
}
