package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// articleHead stands above the text in the detail of the list.
func (w *window) articleHead(a data.Article, back func()) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if w.narrow {
		parts = append(parts, w.backButton(back))
	}
	parts = append(parts, look.NewText(a.Title, look.Style{Size: 18, Bold: true, Leading: 1.4, Lines: 5}))
	if a.Subtitle != "" {
		parts = append(parts, look.NewText(a.Subtitle, look.Running.In(look.Soft)))
	}
	parts = append(parts, w.articleBadges(a))
	if warning := w.printedBefore(a); warning != nil {
		parts = append(parts, warning)
	}
	if rows := w.articleFacts(a, w.definition); len(rows) > 0 {
		parts = append(parts, look.Column(8, rows...))
	}
	if lines := w.printed(a.ID); len(lines) > 0 {
		parts = append(parts, w.part(w.t("article.printed"), lines...))
	}
	open := look.NewButton(look.Calm, "edit", w.t("article.read"), func() { w.openArticle(a.ID, -1) }).WithTip(w.t("article.read.tip"))
	parts = append(parts, look.Row(8, -1, open))
	return look.Pad(look.Column(14, append(parts, look.Across())...), 22, 24, 10, 24)
}

func (w *window) articleBadges(a data.Article) fyne.CanvasObject {
	var badges []fyne.CanvasObject
	if a.State != "" {
		ink, wash := stateColours(a.State)
		badges = append(badges, look.Badge(w.word(a.State), ink, wash))
	}
	if a.Type != "" {
		badges = append(badges, look.Outlined(w.word(a.Type)))
	}
	if a.DocStatus != "" && a.DocStatus != "有效" {
		badges = append(badges, look.Badge(w.word(a.DocStatus), look.Warn, look.WarnWash))
	}
	badges = append(badges, look.NewText(w.t("article.length", a.Chars), look.Caption.Whole()))
	return look.Row(8, -1, badges...)
}

// articleFacts are the particulars of an article, each as row lays it out.
func (w *window) articleFacts(a data.Article, row func(label string, value fyne.CanvasObject) fyne.CanvasObject) (rows []fyne.CanvasObject) {
	add := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			rows = append(rows, row(label, look.NewText(value, look.Running)))
		}
	}
	add(w.t("article.docno"), a.DocNo)
	add(w.t("article.issuer"), strings.Join(a.Issuers, "\n"))
	add(w.t("article.docdate"), a.DocDate.String())
	add(w.t("article.byline"), a.Byline)
	source := a.Credit
	if source == "" && a.OriginName != "" {
		source = w.word(a.OriginType) + w.t("view.colon") + a.OriginName
	}
	add(w.t("article.source"), source)
	if a.OriginURL != "" {
		rows = append(rows, row(w.t("field.website"), w.link(a.OriginURL)))
	}
	add(w.t("article.compiler"), a.CompiledBy)
	add(w.t("article.permission"), w.word(a.Permission))
	add(w.t("field.note"), a.Note)
	return rows
}

// printed lists where the article stands.
func (w *window) printed(id data.ArticleID) (lines []fyne.CanvasObject) {
	places, err := w.lib.s.PlacementsOf(id)
	if err != nil {
		return nil
	}
	for _, p := range places {
		lines = append(lines, w.placeLine(p))
	}
	return lines
}
