package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// printedBefore (文号已刊) warns of other articles with the same 发文字号 that stand
// in an issue, and leads there; nil: there are none.
func (w *window) printedBefore(a data.Article) fyne.CanvasObject {
	if a.DocNo == "" {
		return nil
	}
	same, err := w.lib.s.ArticlesWithDocNo(a.DocNo)
	if err != nil {
		return nil
	}
	var lines []fyne.CanvasObject
	for _, other := range same {
		if other.ID == a.ID || other.Deleted() {
			continue
		}
		places, err := w.lib.s.PlacementsOf(other.ID)
		if err != nil {
			continue
		}
		for _, p := range places {
			lines = append(lines, w.placeLine(p))
		}
	}
	if len(lines) == 0 {
		return nil
	}
	head := look.RowTop(8, 1, look.Pad(look.Dot(look.Warn), 7, 0, 0, 0), look.NewText(w.t("article.docno.printed", a.DocNo), look.Running.In(look.Warn)))
	return look.Column(4, append([]fyne.CanvasObject{head}, lines...)...)
}
