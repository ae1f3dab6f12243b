package ui

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/app/ui/textview"
	"huikan/data"
)

// writeScreen (写稿) is one manuscript over the whole width: outline and
// particulars at the left, the text in the middle, its set pages at the right.
// What is written is kept at every pause.
type writeScreen struct {
	w     *window
	id    data.ArticleID
	from  screen       // where Escape leads
	a     data.Article // as the library has it
	saved string       // the text that the library has
	text  *textview.View
	page  *livePage
	bar   *writeBar
	side  *outline
	cols  *writeColumns
	body  fyne.CanvasObject

	saving *saving // a version on its way into the library
	turn   int     // of what waits for a pause
	since  time.Time
	clash  bool // the text was changed elsewhere, and somebody has to choose
	gone   bool
	count  data.WordCount
	length *look.Text // how many characters,
	kinds  *look.Text // of which kinds,
	pages  *look.Text // on how many pages
	out    *outside   // the text lies open in another program; nil: it does not
}

// The size of the manuscript, as look.md has it, and how wide a line may be.
const (
	writeSize    = 15.5
	writeMeasure = 640
)

// openArticle opens a manuscript, at a byte of its text; -1: at its top.
func (w *window) openArticle(id data.ArticleID, pos int) {
	a, err := w.lib.s.Article(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	from := w.screen
	switch f := from.(type) {
	case *writeScreen:
		from = f.from
	case *textVersions:
		from = f.from
	case *replaceScreen:
		from = f.origin
	}
	var in data.IssueID
	if i, ok := from.(*issueScreen); ok {
		in = i.id
	}
	s := newWrite(w, a, in)
	s.from = from
	w.at = atArticles
	w.show(s)
	if pos >= 0 {
		s.text.ShowAt(pos, pos)
	}
	s.page.written(s.text.Text())
	s.tell()
}

func newWrite(w *window, a data.Article, in data.IssueID) *writeScreen {
	s := &writeScreen{w: w, id: a.ID, a: a, saved: textview.Lines(a.Body), out: w.outsideOf(a.ID)}
	s.text = textview.New(a.Body, writeSize, writeMeasure)
	s.text.Now, s.text.Later = w.now, w.later
	s.text.Changed, s.text.Moved = s.changed, s.moved
	s.text.Menu = s.menuAt
	s.text.Escape = func() { s.back() }
	s.text.Label = func(class string) string {
		for _, c := range data.BlockClasses {
			if c.Class == class {
				return c.Label
			}
		}
		return ""
	}
	s.text.SetReadOnly(w.lib.s.ReadOnly())
	s.page = newLivePage(w, a.ID, w.placedIn(a.ID, in), func(at int) {
		s.text.ShowAt(at, at)
		s.text.Focus()
	})
	s.page.set = func() { s.count = s.page.count; s.refreshSide(); s.moved() }
	s.length, s.pages = look.NewText("", look.Running), look.NewText("…", look.Running)
	s.kinds = look.NewText("", look.Caption.Wraps())
	s.side = newOutline(w, func(at int) { s.text.ShowAt(at, at); s.text.Focus() })
	s.bar = newWriteBar(s)
	outline, page := w.kept.writing()
	desk := newOver(0, s.page.view, look.Stack(look.NewFill(look.Desk), look.Sized(s.page.foot, 0, 28)))
	s.cols = newWriteColumns(s.side.sheet, newOver(1, s.bar.all, look.Stack(look.NewFill(look.Surface), s.text)), desk)
	s.cols.outlineOn, s.cols.pageOn = outline, page
	s.body = newOver(1, look.Gap(1, 1), s.cols)
	s.dress()
	s.count = data.CountWords(a.Body)
	s.refreshSide()
	return s
}

// dress shows what is fields of the article: its title in the bar and above the
// text, its particulars at the left.
func (s *writeScreen) dress() {
	w, a := s.w, s.a
	crumbs := look.Row(6, 1,
		look.NewButton(look.Plain, "back", w.t("side.articles"), func() { s.back() }).WithTip("Esc").WithColor(look.Soft),
		look.NewText(strings.ReplaceAll(a.Title, "\n", ""), look.Heading))
	outline := look.NewButton(look.Plain, "board", "", s.toggleOutline).WithTip(w.t("write.outline.tip"))
	page := look.NewButton(look.Plain, "pages", "", s.togglePage).WithTip(w.t("write.page.tip"))
	versions := look.NewButton(look.Calm, "history", w.t("write.versions"), s.showVersions).WithTip(w.t("write.versions.tip"))
	bar := titleBar(crumbs, look.Row(6, -1, s.badges()...), look.Row(2, -1, outline, page), versions)
	o := s.body.(*over)
	o.parts = []fyne.CanvasObject{bar, s.cols}
	o.Refresh()
	s.text.SetHead(look.Pad(look.Column(8,
		look.Row(8, -1, s.facts()...),
		look.NewText(a.Title, look.Style{Size: 22, Bold: true, Leading: 1.45})), 22, 0, 12, 0))
	s.side.below.Set(s.sideFacts()...)
	s.side.sheet.Relay()
}

// badges stand beside the title.
func (s *writeScreen) badges() (out []fyne.CanvasObject) {
	if s.a.State != "" {
		ink, wash := stateColours(s.a.State)
		out = append(out, look.Badge(s.a.State, ink, wash))
	}
	if s.text.ReadOnly() {
		out = append(out, look.Badge(s.w.t("write.readonly"), look.Warn, look.WarnWash))
	}
	return out
}

// facts stand above the title: what kind of text it is.
func (s *writeScreen) facts() (out []fyne.CanvasObject) {
	a := s.a
	if a.DocNo != "" {
		out = append(out, look.Badge(s.w.t("write.official"), look.Good, look.GoodWash), look.NewText(a.DocNo, look.Caption.Whole()))
	} else if a.Type != "" {
		out = append(out, look.Outlined(a.Type))
	}
	if a.DocStatus != "" && a.DocStatus != "有效" {
		out = append(out, look.Badge(a.DocStatus, look.Warn, look.WarnWash))
	}
	return out
}

// sideFacts stand below the outline.
func (s *writeScreen) sideFacts() (parts []fyne.CanvasObject) {
	w := s.w
	fact := func(label string, value fyne.CanvasObject) fyne.CanvasObject {
		name := look.NewText(label, look.Style{Size: 12, Lines: 1, Color: look.Soft, Leading: 1.75})
		if w.lang == "en" {
			return look.Column(0, name, value)
		}
		return look.RowTop(8, 1, look.Sized(name, 50, 0), value)
	}
	rows := append([]fyne.CanvasObject{
		fact(w.t("article.chars"), look.Column(0, s.length, s.kinds)), fact(w.t("write.pages"), s.pages)}, w.articleFacts(s.a, fact)...)
	if !s.text.ReadOnly() {
		rows = append(rows, look.Row(0, -1, look.NewButton(look.Plain, "edit", w.t("write.fields.edit"), s.editFields).WithTip("Ctrl+E").WithColor(look.Soft)))
	}
	parts = append(parts, w.part(w.t("article.facts"), look.Column(6, rows...)))
	if lines := w.printed(s.a.ID); len(lines) > 0 {
		parts = append(parts, w.part(w.t("article.printed"), lines...))
	}
	return parts
}

// changed is told of every edit; what takes longer waits for a moment's pause.
func (s *writeScreen) changed() {
	if s.since.IsZero() {
		s.since = s.w.now()
	}
	s.bar.stale()
	s.turn++
	turn := s.turn
	s.w.later(liveAfter, func() {
		if s.turn == turn && !s.gone {
			s.settle()
		}
	})
	wait := max(0, min(saveAfter, saveMost-s.w.now().Sub(s.since)))
	s.w.later(wait, func() {
		if !s.gone && (s.turn == turn || !s.since.IsZero() && s.w.now().Sub(s.since) >= saveMost) {
			s.save()
		}
	})
}

// What is typed shows on the page at once after liveAfter without a key; it is
// in the library after saveAfter, or after saveMost where nobody pauses.
const (
	liveAfter = 60 * time.Millisecond
	saveAfter = 1500 * time.Millisecond
	saveMost  = 8 * time.Second
)

// settle brings page, outline and count up to the text.
func (s *writeScreen) settle() {
	s.page.written(s.text.Text())
	s.refreshSide()
	s.tell()
}

// moved follows the caret: on the page, in the outline.
func (s *writeScreen) moved() {
	at := s.text.Selection().Caret
	if s.cols.pageShown() {
		s.page.follow(at)
	}
	s.side.light(at)
	s.bar.moved()
	s.tell()
}

// refreshSide brings outline, count and estimate up to the text.
func (s *writeScreen) refreshSide() {
	w, c := s.w, s.count
	s.length.Set(w.t("article.length", c.Total()))
	s.kinds.Set(w.t("write.count", c.Han, c.Marks, c.Words))
	if n := len(s.page.pages); n > 0 {
		s.pages.Set(w.t("write.pages.n", n))
	}
	s.side.show(s.text.Headings(), s.text.Selection().Caret)
}

// tell says in the status bar how the text stands.
func (s *writeScreen) tell() {
	w := s.w
	if w.screen != screen(s) {
		return
	}
	light, text := look.Good, w.t("write.kept")
	switch {
	case s.text.ReadOnly():
		text = w.t("write.readonly.why")
	case s.clash:
		light, text = look.Warn, w.t("write.clash")
	case s.out != nil:
		light, text = look.Warn, w.t("write.outside", s.out.name())
	case s.dirty():
		text = w.t("write.typing")
	}
	text += "　" + w.t("article.length", s.count.Total())
	if sel := s.text.Selected(); sel != "" {
		text += "　" + w.t("write.selected", data.CountWords(sel).Total())
	}
	right := ""
	if s.page.took > 0 {
		right = w.t("write.set", w.took(s.page.took))
	}
	w.status.set(light, text, right)
}

func (s *writeScreen) content() fyne.CanvasObject { return s.body }
func (s *writeScreen) first() fyne.Focusable      { return s.text.Focusable() }
func (s *writeScreen) resized()                   { s.body.Refresh() }

func (s *writeScreen) toggleOutline() {
	s.cols.toggle(&s.cols.outlineOn)
	s.w.kept.setWriting(s.cols.outlineOn, s.cols.pageOn)
}

func (s *writeScreen) togglePage() {
	s.cols.toggle(&s.cols.pageOn)
	s.w.kept.setWriting(s.cols.outlineOn, s.cols.pageOn)
	s.moved()
}

// leave puts what was written into the library before the screen goes.
func (s *writeScreen) leave() {
	s.keep()
	s.gone = true
	s.page.close()
}

func (s *writeScreen) back() bool {
	if s.bar.closeFind() {
		return true
	}
	w := s.w
	switch f := s.from.(type) {
	case *issueScreen:
		w.at = atIssues
		w.show(f)
		f.reload(changed{})
		f.status()
	case *articleScreen:
		w.at = atArticles
		f.update()
		w.show(f)
		f.show()
	default:
		w.goTo(atArticles)
	}
	return true
}

// reload takes in what was done to the article elsewhere.
func (s *writeScreen) reload(c changed) {
	if !c.touches(data.KindArticle, data.KindPlacement, data.KindIssue, data.KindSection) || s.saving != nil {
		return
	}
	a, err := s.w.lib.s.Article(s.id)
	if err != nil {
		s.gone = true
		s.back()
		return
	}
	s.adopt(a)
	s.refreshSide()
}
