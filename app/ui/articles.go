package ui

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// How many answers a search of articles lists: of those that the text gives,
// which are read to show where, and where a state narrows them.
const (
	answersRead = 200
	answersMost = 2000
)

// articleScreen (稿件) lists manuscripts and shows one.
type articleScreen struct {
	w      *window
	list   *listview.List
	find   *finder
	filter *look.Box
	detail *fyne.Container
	pane   *pane
	body   fyne.CanvasObject
	state  string // the filter
	rows   []int
	hits   map[data.ArticleID]store.TextHit // where the query stands in the rows' texts
	picked data.ArticleID
	turn   int
}

func newArticles(w *window) *articleScreen {
	s := &articleScreen{w: w, detail: container.NewStack()}
	wider := float32(0) // the words of states are longer in English
	if w.lang == "en" {
		wider = 30
	}
	s.list = listview.New(
		listview.Column{Title: w.t("article.title"), Sort: true},
		listview.Column{Title: w.t("article.docno"), Width: 150, Least: 660},
		listview.Column{Title: w.t("article.issuer"), Width: 130, Least: 820, Sort: true},
		listview.Column{Title: w.t("article.state"), Width: 64 + wider, Sort: true},
		listview.Column{Title: w.t("article.chars"), Width: 64, Right: true, Sort: true},
	)
	s.list.RowSize = w.rowSize()
	s.list.SortBy, s.list.SortDown = w.kept.sort("articles", -1)
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = s.pick
	s.list.Opened = func(i int) { s.pick(i); w.openArticle(s.picked, -1) }
	s.list.Clicked = func(int) {
		if w.narrow {
			s.pane.setOpen(true)
		}
	}
	s.list.Sorted = func(col int, down bool) { w.kept.setSort("articles", col, down); s.update() }
	s.find = w.newFinder(w.t("side.articles"), w.t("article.hint"), s.list, func(string) { s.update() }, w.copyButton(), w.newArticleButton())
	s.filter = look.Fitting(8)
	s.pane = newPane(newOver(1, look.Sized(look.Pad(s.filter, 10, 20, 6, 20), 0, 44), s.list), s.detail, func() bool { return w.narrow })
	s.body = newOver(1, s.find.bar, s.pane)
	s.update()
	return s
}

func (s *articleScreen) content() fyne.CanvasObject { return s.body }
func (s *articleScreen) search()                    { s.find.focus(s.w) }
func (s *articleScreen) first() fyne.Focusable      { return s.list }
func (s *articleScreen) resized()                   { s.pane.Refresh(); s.show() }

func (s *articleScreen) back() bool {
	if s.pane.open && s.w.narrow {
		s.pane.setOpen(false)
		return true
	}
	return s.find.clear()
}

func (s *articleScreen) reload(c changed) {
	if c.touches(data.KindArticle, data.KindPlacement, data.KindIssue, data.KindSection) {
		s.update()
		s.show()
	}
}

func (s *articleScreen) update() {
	st, sh, query, state := s.w.lib.s, s.w.lib.shelf, strings.TrimSpace(s.find.field.Text), s.state
	by, down := s.list.SortBy, s.list.SortDown
	s.turn++
	turn := s.turn
	answer := func() func() {
		began := time.Now()
		a, err := findArticles(st, sh, query, state)
		sortArticles(sh, a.rows, by, down)
		took := time.Since(began)
		if query == "" {
			took = 0
		}
		return func() {
			if s.turn != turn {
				return
			}
			if err != nil {
				s.w.fail(s.w.t("read.failed"), err)
			}
			s.found(a, took)
		}
	}
	if query == "" {
		answer()()
		return
	}
	s.w.work(answer)
}

// articlesFound is what a search of articles gives: rows of the shelf, the best
// first, and where in their texts the query stands. total is more than the rows
// where only the best are listed.
type articlesFound struct {
	rows  []int
	hits  map[data.ArticleID]store.TextHit
	total int
}

// findArticles answers a search: by the words of texts, titles and particulars
// first, then by what only the look-up by particulars finds: initials. Without a
// query it gives every article.
func findArticles(st *store.Store, sh *shelf, query, state string) (out articlesFound, err error) {
	out.hits = map[data.ArticleID]store.TextHit{}
	seen := map[int]bool{}
	take := func(id data.ArticleID) {
		if i, ok := sh.articleAt[id]; ok && !seen[i] && (state == "" || sh.articles[i].State == state) {
			seen[i] = true
			out.rows = append(out.rows, i)
		}
	}
	if query == "" {
		for i := range sh.articles {
			take(sh.articles[i].ID)
		}
		out.total = len(out.rows)
		return out, nil
	}
	most := answersRead
	if state != "" {
		most = answersMost
	}
	texts, err := st.FindText(query, most)
	for _, h := range texts.Hits {
		out.hits[h.Article] = h
		take(h.Article)
	}
	for _, id := range sh.findArticle.Find(query, answersMost) {
		take(id)
	}
	if out.total = len(out.rows); len(texts.Hits) >= most {
		out.total = max(out.total, texts.Total)
	}
	return out, err
}

// sortArticles sorts rows of the shelf by a column; by < 0: as they are.
func sortArticles(sh *shelf, rows []int, by int, down bool) {
	if by < 0 {
		return
	}
	slices.SortStableFunc(rows, func(a, b int) int {
		x, y := &sh.articles[a], &sh.articles[b]
		switch by {
		case 0:
			return cmp.Compare(x.Title, y.Title)
		case 2:
			return cmp.Compare(strings.Join(x.Issuers, ""), strings.Join(y.Issuers, ""))
		case 3:
			return cmp.Compare(slices.Index(data.ArticleStates, x.State), slices.Index(data.ArticleStates, y.State))
		case 4:
			return cmp.Compare(x.Chars, y.Chars)
		}
		return 0
	})
	if down {
		slices.Reverse(rows)
	}
}

func (s *articleScreen) found(a articlesFound, took time.Duration) {
	w, rows := s.w, a.rows
	s.rows, s.hits = rows, a.hits
	count := w.t("article.count", len(rows))
	if a.total > len(rows) {
		count = w.t("article.count.best", len(rows), a.total)
	}
	s.find.answer(w, count, took)
	switch {
	case len(w.lib.shelf.articles) == 0:
		s.list.Empty = w.emptyState(w.t("article.none"), w.copyButton())
	default:
		s.list.Empty = w.emptyState(w.t("search.none"), look.NewButton(look.Calm, "", w.t("search.clear"), func() {
			s.state = ""
			if !s.find.clear() {
				s.update()
			}
		}))
	}
	at := -1
	for i, r := range rows {
		if w.lib.shelf.articles[r].ID == s.picked {
			at = i
		}
	}
	s.showChips()
	s.pane.setEmpty(len(s.rows) == 0)
	s.list.Reload(at)
	if at < 0 && len(rows) > 0 {
		s.list.Top()
		s.list.Select(0)
	}
	if len(rows) == 0 {
		s.picked = ""
		s.show()
	}
}

func (s *articleScreen) showChips() {
	sh := s.w.lib.shelf
	counts := map[string]int{}
	for _, a := range sh.articles {
		counts[a.State]++
	}
	if len(sh.articles) == 0 {
		s.filter.Set()
		return
	}
	list := []chip{{"", s.w.t("chip.all"), len(sh.articles)}}
	for _, st := range data.ArticleStates {
		if counts[st] > 0 && len(list) < 8 {
			list = append(list, chip{st, s.w.word(st), counts[st]})
		}
	}
	s.filter.Set(s.w.chips(list, s.state, func(key string) { s.state = key; s.update() })...)
}

func (s *articleScreen) row(i int) []listview.Cell {
	sh := s.w.lib.shelf
	if i >= len(s.rows) || s.rows[i] >= len(sh.articles) {
		return nil
	}
	a := sh.articles[s.rows[i]]
	title := listview.Cell{Text: a.Title}
	for _, q := range strings.Fields(s.find.field.Text) {
		if at := strings.Index(a.Title, q); at >= 0 {
			title.Marks = append(title.Marks, [2]int{at, at + len(q)})
		}
	}
	slices.SortFunc(title.Marks, func(x, y [2]int) int { return cmp.Compare(x[0], y[0]) })
	if h, ok := s.hits[a.ID]; ok && h.Snippet != "" {
		title.After, title.Tail = closeUp(h.Snippet, h.Marks)
	}
	ink, wash := stateColours(a.State)
	return []listview.Cell{title, {Text: a.DocNo}, {Text: strings.Join(a.Issuers, "、")},
		{Text: s.w.word(a.State), Color: ink, Badge: wash}, {Text: num(a.Chars)}}
}

// closeUp cuts what stands before the first mark down to a few characters: a row
// has little room, and what matched is to be seen.
func closeUp(text string, marks [][2]int) (string, [][2]int) {
	const before = 4
	if len(marks) == 0 {
		return text, nil
	}
	at := marks[0][0]
	for n := 0; n < before && at > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:at])
		at -= size
	}
	open := ""
	if at > 0 {
		open = "…"
	}
	out := make([][2]int, len(marks))
	for i, m := range marks {
		out[i] = [2]int{m[0] - at + len(open), m[1] - at + len(open)}
	}
	return open + text[at:], out
}

// stateColours are those of a state's badge: under way, ready, beside the road.
func stateColours(state string) (ink, wash fyne.ThemeColorName) {
	switch state {
	case "已刊", "付印", "归档", "已发":
		return look.Good, look.GoodWash
	case "退改", "退稿", "撤稿":
		return look.Warn, look.WarnWash
	case "":
		return look.Soft, look.Clear
	}
	return look.Soft, look.Raised
}

func (s *articleScreen) pick(i int) {
	if i < 0 || i >= len(s.rows) {
		return
	}
	if id := s.w.lib.shelf.articles[s.rows[i]].ID; id != s.picked {
		s.picked = id
		s.show()
	}
}

// show reads the article with its text and shows both.
func (s *articleScreen) show() {
	a, err := s.w.lib.s.Article(s.picked)
	if err != nil {
		s.detail.Objects = nil
		s.detail.Refresh()
		return
	}
	m := newManuscript(a.Body, 15.5, s.w.articleHead(a, func() { s.pane.setOpen(false) }))
	s.detail.Objects = []fyne.CanvasObject{m}
	s.detail.Refresh()
}
