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
	if rows := w.articleFacts(a); len(rows) > 0 {
		parts = append(parts, look.Column(8, rows...))
	}
	if lines := w.printed(a.ID); len(lines) > 0 {
		parts = append(parts, w.part(w.t("article.printed"), lines...))
	}
	open := look.NewButton(look.Calm, "read", w.t("article.read"), func() { w.openArticle(a.ID, -1) }).WithTip(w.t("article.read.tip"))
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
		badges = append(badges, look.Outlined(a.Type))
	}
	if a.DocStatus != "" && a.DocStatus != "有效" {
		badges = append(badges, look.Badge(a.DocStatus, look.Warn, look.WarnWash))
	}
	badges = append(badges, look.NewText(w.t("article.length", a.Chars), look.Caption.Whole()))
	return look.Row(8, -1, badges...)
}

func (w *window) articleFacts(a data.Article) (rows []fyne.CanvasObject) {
	add := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			rows = append(rows, w.definition(label, look.NewText(value, look.Running)))
		}
	}
	add(w.t("article.docno"), a.DocNo)
	add(w.t("article.issuer"), strings.Join(a.Issuers, "\n"))
	add(w.t("article.docdate"), a.DocDate.String())
	add(w.t("article.byline"), a.Byline)
	source := a.Credit
	if source == "" && a.OriginName != "" {
		source = a.OriginType + "：" + a.OriginName
	}
	add(w.t("article.source"), source)
	if a.OriginURL != "" {
		rows = append(rows, w.definition(w.t("field.website"), w.link(a.OriginURL)))
	}
	add(w.t("article.compiler"), a.CompiledBy)
	add(w.t("article.permission"), a.Permission)
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

// readScreen shows one manuscript over the whole width: outline and
// particulars at the left, the text in the middle.
type readScreen struct {
	w    *window
	id   data.ArticleID
	from screen // where Escape leads
	text *manuscript
	body fyne.CanvasObject
}

// openArticle opens a manuscript for reading, at a byte of its text; -1: at the top.
func (w *window) openArticle(id data.ArticleID, pos int) {
	a, err := w.lib.s.Article(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	from := w.screen
	if r, ok := from.(*readScreen); ok {
		from = r.from
	}
	s := &readScreen{w: w, id: id, from: from}
	s.build(a)
	w.at = atArticles
	w.show(s)
	w.status.set(look.Good, w.t("article.length", a.Chars), "Esc "+w.t("button.back"))
	if pos >= 0 {
		s.text.show(s.text.paraAt(pos))
	}
}

func (s *readScreen) build(a data.Article) {
	w := s.w
	head := look.Pad(newMiddleTop(look.NewText(a.Title, look.Style{Size: 22, Bold: true, Leading: 1.45}), 620), 30, 24, 10, 24)
	s.text = newManuscript(a.Body, 15.5, head)
	s.text.measure = 620
	crumbs := look.Row(6, 1,
		look.NewButton(look.Plain, "back", w.t("side.articles"), func() { s.back() }).WithTip("Esc").WithColor(look.Soft),
		look.NewText(strings.ReplaceAll(a.Title, "\n", ""), look.Heading))
	bar := titleBar(crumbs, w.articleBadges(a))
	var outline []fyne.CanvasObject
	for _, i := range s.text.headings() {
		p := s.text.paras[i]
		outline = append(outline, s.outlineLine(p.text, max(0, p.level-2), i))
	}
	var side []fyne.CanvasObject
	if len(outline) > 0 {
		side = append(side, w.part(w.t("article.outline"), look.Column(0, outline...)))
	}
	if facts := w.articleFacts(a); len(facts) > 0 {
		side = append(side, w.part(w.t("article.facts"), facts...))
	}
	if lines := w.printed(a.ID); len(lines) > 0 {
		side = append(side, w.part(w.t("article.printed"), lines...))
	}
	left := look.Scrolled(look.Pad(look.Column(20, side...), 20, 14, 20, 14))
	s.body = newOver(1, bar, newColumns(260, left, look.Stack(look.NewFill(look.Surface), s.text), func() bool { return w.narrow }))
}

func (s *readScreen) outlineLine(text string, level, at int) fyne.CanvasObject {
	bg := look.NewFrame(look.Clear, look.Clear, 6)
	line := look.Pad(look.NewText(text, look.Style{Size: 13, Lines: 1}), 4, 6, 4, 6+14*float32(min(level, 3)))
	return newPressable(look.Stack(bg, line), func() { s.text.show(at) }, func(over, focus bool) {
		fill, border := look.Clear, look.Clear
		if over {
			fill = look.Wash
		}
		if focus {
			border = "focus"
		}
		bg.Set(fill, border)
	})
}

func (s *readScreen) content() fyne.CanvasObject { return s.body }
func (s *readScreen) search()                    { s.w.goTo(atArticles); s.w.screen.search() }
func (s *readScreen) resized()                   { s.body.Refresh() }

func (s *readScreen) back() bool {
	switch f := s.from.(type) {
	case *issueScreen:
		s.w.at = atIssues
		s.w.show(f)
		f.status()
	case *articleScreen:
		s.w.at = atArticles
		f.update()
		s.w.show(f)
	default:
		s.w.goTo(atArticles)
	}
	return true
}

func (s *readScreen) reload(c changed) {
	a, err := s.w.lib.s.Article(s.id)
	if err != nil {
		s.back()
		return
	}
	if c.touches(data.KindArticle, data.KindPlacement) {
		s.build(a)
		s.w.show(s)
	}
}
