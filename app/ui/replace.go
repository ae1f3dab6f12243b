package ui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/app/ui/textview"
	"huikan/data"
)

// replaceScreen (替换) shows every place at which words would be replaced in
// the articles of an issue or in all of them, and does it as one change.
type replaceScreen struct {
	w          *window
	what, with string
	exact      bool
	from       data.ArticleID // the manuscript from which this was asked
	origin     screen         // and where that was opened from
	issue      data.IssueID   // the issue it stands in; "": none
	all        bool           // all articles, not those of the issue
	found      []found
	off        map[int]bool // places that stay as they are
	docs       map[data.ArticleID]*data.Article
	list       *listview.List
	sum        *look.Text
	do         *look.Button
	scope      *look.Box
	cancel     context.CancelFunc
	turn       int
	body       fyne.CanvasObject
}

// found is a place at which the words stand.
type found struct {
	id       data.ArticleID
	from, to int
}

// placesMost is how many places are listed and replaced at a time: nobody looks
// through more.
const placesMost = 5000

// more asks for replacing beyond this article.
func (b *findBar) more() {
	s := b.s
	if b.field.Text == "" {
		s.w.win.Canvas().Focus(b.field)
		return
	}
	s.keep()
	if s.clash {
		return
	}
	r := newReplace(s.w, b.field.Text, b.with.Text, b.exact, s.id, s.page.issue)
	r.origin = s.from
	s.w.show(r)
	r.look()
}

func newReplace(w *window, what, with string, exact bool, from data.ArticleID, issue data.IssueID) *replaceScreen {
	s := &replaceScreen{w: w, what: what, with: with, exact: exact, from: from, issue: issue, off: map[int]bool{}, docs: map[data.ArticleID]*data.Article{}}
	if _, alone := soloArticle(issue); alone {
		s.issue, s.all = "", true
	}
	s.list = listview.New(
		listview.Column{Title: "", Width: 34},
		listview.Column{Title: w.t("replace.was")},
		listview.Column{Title: w.t("replace.is"), Width: 300, Least: 760},
		listview.Column{Title: w.t("side.articles"), Width: 190, Least: 620},
		listview.Column{Title: w.t("article.state"), Width: 64, Least: 900})
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.found) }
	s.list.Row = s.row
	s.list.Picked = func(int) {}
	s.list.Clicked = s.toggle
	s.list.Keys = func(k fyne.KeyName) bool {
		if k == fyne.KeySpace {
			s.toggle(s.list.At())
		}
		return k == fyne.KeySpace
	}
	s.sum = look.NewText("", look.Quiet)
	s.do = look.NewButton(look.Primary, "", w.t("replace.do"), s.commit)
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	words := w.t("replace.title", what, with)
	if with == "" {
		words = w.t("replace.title.gone", what)
	}
	s.scope = look.Row(8, -1)
	bar := titleBar(look.Row(10, 1, back, look.NewText(words, look.Heading)), s.do)
	s.body = newOver(1, bar, newOver(1, look.Sized(look.Pad(look.Row(16, 1, s.scope, s.sum), 10, 20, 6, 20), 0, 48), s.list))
	s.chips()
	return s
}

// chips choose between the issue and all articles.
func (s *replaceScreen) chips() {
	w := s.w
	if s.issue == "" {
		s.scope.Set(look.NewText(w.t("replace.everywhere"), look.Quiet.Whole()))
		return
	}
	at := 0
	if s.all {
		at = 1
	}
	name := ""
	if i, ok := w.lib.shelf.issue(s.issue); ok {
		name = w.issueName(i)
	}
	s.scope.Set(look.Choice(at, func(i int) { s.all = i == 1; s.look() }, w.t("replace.issue", name), w.t("replace.everywhere")))
}

// look reads the articles in the background.
func (s *replaceScreen) look() {
	w, lib := s.w, s.w.lib
	if s.cancel != nil {
		s.cancel()
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.turn++
	turn := s.turn
	var ids []data.ArticleID
	if s.all {
		for i := range lib.shelf.articles {
			ids = append(ids, lib.shelf.articles[i].ID)
		}
	} else if places, err := lib.s.Placements(s.issue); err == nil {
		for _, p := range places {
			if p.Article != "" && !slices.Contains(ids, p.Article) {
				ids = append(ids, p.Article)
			}
		}
	}
	done := w.busy(w.t("replace.looking", len(ids)), cancel)
	what, exact := s.what, s.exact
	w.work(func() func() {
		var places []found
		docs := map[data.ArticleID]*data.Article{}
		var failed error
		for _, id := range ids {
			if ctx.Err() != nil || len(places) >= placesMost {
				break
			}
			a, err := lib.s.Article(id)
			if err != nil {
				failed = err
				break
			}
			for _, m := range textview.Find(a.Body, what, exact) {
				places = append(places, found{id, m[0], m[1]})
				docs[id] = &a
			}
		}
		return func() {
			done()
			if w.lib != lib || s.turn != turn {
				return
			}
			if failed != nil {
				w.fail(w.t("read.failed"), failed)
			}
			s.found, s.docs, s.off = places[:min(len(places), placesMost)], docs, map[int]bool{}
			for i, f := range s.found { // what is printed stays as it was printed, unless somebody says so
				if isPrinted(docs[f.id].State) {
					s.off[i] = true
				}
			}
			s.list.Empty = w.emptyState(w.t("replace.none", what), nil)
			s.list.Reload(min(0, len(s.found)-1))
			s.tell()
		}
	})
}

// isPrinted reports whether an article has left the house in this state.
func isPrinted(state string) bool {
	return slices.Contains([]string{"付印", "已刊", "已发", "归档"}, state)
}

// around is how many characters stand before and after a place in its row.
const around = 10

func (s *replaceScreen) row(i int) []listview.Cell {
	f := s.found[i]
	a := s.docs[f.id]
	before, after := []rune(lineStart(a.Body[:f.from])), []rune(lineEnd(a.Body[f.to:]))
	lead, tail := "", ""
	if n := len(before); n > around {
		before, lead = before[n-around:], "…"
	}
	if len(after) > around {
		after, tail = after[:around], "…"
	}
	head := lead + string(before)
	cell := func(mid string) listview.Cell {
		return listview.Cell{Text: head + mid + string(after) + tail, Marks: [][2]int{{len(head), len(head) + len(mid)}}}
	}
	is := cell(s.with)
	mark := listview.Cell{Text: "✓", Color: look.Good}
	if s.off[i] {
		mark, is = listview.Cell{Text: "—"}, listview.Cell{Text: s.w.t("replace.stays")}
	}
	ink, wash := stateColours(a.State)
	return []listview.Cell{mark, cell(a.Body[f.from:f.to]), is, {Text: strings.ReplaceAll(a.Title, "\n", "")}, {Text: a.State, Color: ink, Badge: wash}}
}

func lineStart(s string) string { return strings.TrimLeft(s[strings.LastIndexByte(s, '\n')+1:], "# ") }

func lineEnd(s string) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return s[:i]
	}
	return s
}

// toggle leaves a place as it is, or not.
func (s *replaceScreen) toggle(i int) {
	if i < 0 || i >= len(s.found) {
		return
	}
	if s.off[i] {
		delete(s.off, i)
	} else {
		s.off[i] = true
	}
	s.list.Reload(i)
	s.tell()
}

// tell says how many places there are.
func (s *replaceScreen) tell() {
	w := s.w
	n := len(s.found) - len(s.off)
	text := w.t("replace.sum", n, len(s.articles()))
	if k := len(s.off); k > 0 {
		text += "　" + w.t("replace.left", k)
	}
	if len(s.found) == placesMost {
		text += "　" + w.t("replace.most", placesMost)
	}
	s.sum.Set(text)
	s.do.SetLabel(w.t("replace.do.n", n))
	s.do.SetOff(n == 0 || w.lib.s.ReadOnly())
	s.body.Refresh()
}

// articles are those that change.
func (s *replaceScreen) articles() (ids []data.ArticleID) {
	for i, f := range s.found {
		if !s.off[i] && !slices.Contains(ids, f.id) {
			ids = append(ids, f.id)
		}
	}
	return ids
}

// commit replaces all places as one change. An article that was changed since
// it was looked through makes the whole fail, and nothing is replaced.
func (s *replaceScreen) commit() {
	w := s.w
	name := "替换“" + cut(s.what) + "”→“" + cut(s.with) + "”"
	if s.with == "" {
		name = "删去“" + cut(s.what) + "”"
	}
	c := w.lib.s.Change(name)
	n := 0
	for _, id := range s.articles() {
		a := *s.docs[id]
		var b strings.Builder
		last := 0
		for i, f := range s.found {
			if f.id == id && !s.off[i] {
				b.WriteString(a.Body[last:f.from] + s.with)
				last = f.to
				n++
			}
		}
		b.WriteString(a.Body[last:])
		a.SetBody(b.String())
		c.Put(&a)
	}
	w.work(func() func() {
		set, err := c.Commit()
		return func() {
			switch {
			case err != nil:
				w.fail(w.t("save.failed"), err)
				s.look()
				return
			case set.Seq == 0:
				w.toast(w.t("save.nothing"))
			default:
				w.toast(w.t("replace.done", n, set.Records), act{w.t("button.undo"), w.undo})
			}
			if w.screen == screen(s) {
				s.back()
			}
		}
	})
}

// cut shortens words for the name of a change.
func cut(s string) string {
	s = strings.ReplaceAll(s, "\n", " ")
	if r := []rune(s); len(r) > 12 {
		return string(r[:12]) + "…"
	}
	return s
}

func (s *replaceScreen) content() fyne.CanvasObject { return s.body }
func (s *replaceScreen) search()                    {}
func (s *replaceScreen) reload(changed)             {}
func (s *replaceScreen) resized()                   { s.body.Refresh() }
func (s *replaceScreen) first() fyne.Focusable      { return s.list }
func (s *replaceScreen) keysHint() string           { return s.w.t("replace.keys") }
func (s *replaceScreen) leave()                     { s.cancel() }

func (s *replaceScreen) back() bool {
	s.w.openArticle(s.from, -1)
	return true
}
