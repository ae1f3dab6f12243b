package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// textVersions (历次版本) are the versions of a manuscript: how any two of them
// differ by character, and the way back to one.
type textVersions struct {
	w     *window
	from  screen       // where the manuscript was opened from
	a     data.Article // as it is now
	vs    []store.Version
	texts map[data.Digest]string
	list  *listview.List
	right *look.Sheet
	mode  int // compares with: the version before, today's, the one that was set as base
	base  int // that one; −1: none
	body  fyne.CanvasObject
}

// showVersions reads the versions of the manuscript in the background.
func (s *writeScreen) showVersions() {
	s.keep()
	w, id, from := s.w, s.id, s.from
	lib := w.lib
	busy := w.busy(w.t("version.reading"), nil)
	w.work(func() func() {
		vs, err := lib.s.RecordHistory(data.KindArticle, string(id))
		var a data.Article
		if err == nil {
			a, err = lib.s.Article(id)
		}
		vs = textChanges(vs)
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
			v := newTextVersions(w, a, vs)
			v.from = from
			w.show(v)
		}
	})
}

// textChanges are the versions in which the text changed, the newest first.
func textChanges(vs []store.Version) (out []store.Version) {
	for _, v := range vs {
		if articleIn(v.Before).BodyDigest != articleIn(v.After).BodyDigest || v.Before == nil {
			out = append(out, v)
		}
	}
	return out
}

func articleIn(r data.Record) *data.Article {
	if a, ok := r.(*data.Article); ok && a != nil {
		return a
	}
	return &data.Article{}
}

func newTextVersions(w *window, a data.Article, vs []store.Version) *textVersions {
	s := &textVersions{w: w, a: a, vs: vs, base: -1, right: look.Scrolled(look.Gap(1, 1)), texts: map[data.Digest]string{a.BodyDigest: a.Body}}
	s.list = listview.New(listview.Column{Title: w.t("history.when"), Width: 132}, listview.Column{Title: w.t("history.what")},
		listview.Column{Title: w.t("article.chars"), Width: 64, Right: true})
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.vs) }
	s.list.Row = func(i int) []listview.Cell {
		v := s.vs[i]
		what := w.setName(v.Set)
		if rest, ok := strings.CutPrefix(what, writeName(&s.a)); ok {
			what = w.t("write.wrote") + rest
		}
		if i == s.base {
			what = w.t("write.base") + "　" + what
		}
		return []listview.Cell{{Text: w.when(v.Set.At, w.now())}, {Text: what, After: v.Set.Who}, {Text: num(articleIn(v.After).Chars)}}
	}
	s.list.Picked = func(int) { s.compare() }
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(w.t("write.versions.title"), look.Heading.Whole()), look.NewText(a.OneLine(), look.Quiet))),
		newColumns(460, newOver(1, look.Gap(1, 6), s.list), look.Stack(look.NewFill(look.Surface), s.right), func() bool { return false }))
	s.list.Empty = w.emptyState(w.t("write.versions.none"), nil)
	if len(vs) > 0 {
		s.list.Select(0)
	}
	return s
}

// text is that of a version.
func (s *textVersions) text(d data.Digest) (string, error) {
	if t, ok := s.texts[d]; ok || d == "" {
		return t, nil
	}
	t, err := s.w.lib.s.Body(d)
	if err == nil {
		s.texts[d] = t
	}
	return t, err
}

// The versions that one is compared with.
const (
	withBefore = iota
	withToday
	withBase
)

// compare shows how two versions differ.
func (s *textVersions) compare() {
	w, i := s.w, s.list.At()
	if i < 0 || i >= len(s.vs) {
		return
	}
	v := s.vs[i]
	from, to := articleIn(v.Before).BodyDigest, articleIn(v.After).BodyDigest
	labels := []string{w.t("version.change"), w.t("version.today")}
	if s.base >= 0 {
		labels = append(labels, w.t("write.frombase", w.when(s.vs[s.base].Set.At, w.now())))
	} else if s.mode == withBase {
		s.mode = withBefore
	}
	switch s.mode {
	case withToday:
		from, to = to, s.a.BodyDigest
	case withBase:
		from = articleIn(s.vs[s.base].After).BodyDigest
	}
	was, err := s.text(from)
	is, err2 := s.text(to)
	if err != nil || err2 != nil {
		if err == nil {
			err = err2
		}
		w.fail(w.t("read.failed"), err)
		return
	}
	hs, gone, come := hunks(was, is)
	parts := []fyne.CanvasObject{
		look.NewText(w.when(v.Set.At, w.now()), look.Style{Size: 16, Bold: true, Lines: 1}),
		look.NewText(w.t("version.by", w.setName(v.Set), v.Set.Who), look.Running.In(look.Soft)),
		look.Choice(s.mode, func(k int) { s.mode = k; s.compare() }, labels...)}
	var acts []fyne.CanvasObject
	if i != s.base {
		acts = append(acts, look.NewButton(look.Calm, "", w.t("write.setbase"), func() {
			s.base, s.mode = i, withBase
			s.list.Refresh()
			s.compare()
		}).WithTip(w.t("write.setbase.tip")))
	}
	if then := articleIn(v.After); then.BodyDigest != s.a.BodyDigest && !w.lib.s.ReadOnly() {
		acts = append(acts, look.NewButton(look.Calm, "undo", w.t("version.goback"), func() { s.goBack(then.BodyDigest, v.Set) }).WithTip(w.t("version.goback.tip")))
	}
	if len(acts) > 0 {
		parts = append(parts, look.Row(10, -1, acts...))
	}
	if len(hs) == 0 {
		parts = append(parts, look.NewText(w.t("version.same"), look.Running.In(look.Soft)))
	} else {
		parts = append(parts, look.NewText(w.t("diff.sum", len(hs), gone, come), look.Quiet))
		parts = append(parts, w.hunkParts(hs, nil)...)
	}
	s.right.Set(look.Pad(look.Column(14, parts...), 22, 24, 28, 24))
}

// goBack makes the text what it was, as one change that can be undone.
func (s *textVersions) goBack(d data.Digest, set store.ChangeSet) {
	w := s.w
	text, err := s.text(d)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	a := s.a
	a.SetBody(text)
	c := w.lib.s.Change("回到旧版 " + a.OneLine()).Put(&a)
	w.work(func() func() {
		_, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			w.openArticle(a.ID, -1)
			w.toast(w.t("version.back", w.when(set.At, w.now())), act{w.t("button.undo"), w.undo})
		}
	})
}

func (s *textVersions) content() fyne.CanvasObject { return s.body }
func (s *textVersions) search()                    {}
func (s *textVersions) reload(changed)             {}
func (s *textVersions) resized()                   { s.body.Refresh() }
func (s *textVersions) first() fyne.Focusable      { return s.list }
func (s *textVersions) back() bool                 { s.w.openArticle(s.a.ID, -1); return true }
