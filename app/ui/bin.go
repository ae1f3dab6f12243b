package ui

import (
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// binScreen (回收站) lists what was deleted; each can be taken back for 90 days
// and longer: nothing goes by itself.
type binScreen struct {
	w    *window
	recs []data.Record
	list *listview.List
	undo *look.Button
	body fyne.CanvasObject
}

func newBin(w *window) *binScreen {
	s := &binScreen{w: w}
	s.list = listview.New(
		listview.Column{Title: w.t("bin.what"), Room: 200},
		listview.Column{Title: w.t("bin.kind"), Width: 84},
		listview.Column{Title: w.t("bin.when"), Width: 140},
		listview.Column{Title: w.t("bin.left"), Width: 110, Least: 560},
	)
	s.list.RowSize = w.rowSize()
	s.list.Several = true
	s.list.Len = func() int { return len(s.recs) }
	s.list.Row = s.row
	s.list.Opened = func(int) { s.restore() }
	s.list.Empty = w.emptyState(w.t("bin.none"), look.NewButton(look.Calm, "", w.t("button.back"), func() { s.back() }))
	s.undo = look.NewButton(look.Primary, "", w.t("bin.restore"), s.restore).WithTip("Enter")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 1, back, look.NewText(w.t("bin.title"), look.Heading)), s.undo), newOver(1, look.Gap(1, 6), s.list))
	s.reload(changed{})
	if len(s.recs) > 0 {
		s.list.Select(0)
	}
	return s
}

func (s *binScreen) reload(changed) {
	recs, err := s.w.lib.s.Deleted()
	if err != nil {
		s.w.fail(s.w.t("read.failed"), err)
		return
	}
	s.recs = recs
	s.undo.SetOff(len(recs) == 0 || s.w.lib.s.ReadOnly())
	s.list.Reload(min(s.list.At(), len(recs)-1))
	s.body.Refresh()
}

// binKinds are the kinds of record in words. To add one: a row.
var binKinds = map[data.Kind]string{
	data.KindMember: "bin.member", data.KindContact: "bin.contact", data.KindArticle: "bin.article", data.KindIssue: "bin.issue",
	data.KindSection: "bin.section", data.KindPlacement: "bin.placement", data.KindView: "bin.view", data.KindMembership: "bin.term",
	data.KindPost: "bin.post", data.KindDecision: "bin.decision", data.KindPicture: "bin.picture",
}

func (s *binScreen) row(i int) []listview.Cell {
	if i >= len(s.recs) {
		return nil
	}
	w, r := s.w, s.recs[i]
	kind := string(r.Kind())
	if key := binKinds[r.Kind()]; key != "" {
		kind = w.t(key)
	}
	name := nameIn(r)
	if m, ok := r.(*data.Member); ok && m.MergedInto != "" {
		if into, ok := w.lib.shelf.member(m.MergedInto); ok {
			name += "　" + w.t("bin.merged", into.Name)
		}
	}
	days := int((store.KeepDeleted - w.now().Sub(r.Common().DeletedAt)) / (24 * time.Hour))
	left := w.t("bin.days", max(0, days))
	if days < 0 {
		left = w.t("bin.over")
	}
	return []listview.Cell{{Text: name}, {Text: kind}, {Text: w.when(r.Common().DeletedAt, w.now())}, {Text: left}}
}

// nameIn is what a record is called.
func nameIn(r data.Record) string {
	switch r := r.(type) {
	case *data.Member:
		return r.Name
	case *data.Contact:
		return r.Name
	case *data.Article:
		return r.OneLine()
	case *data.Issue:
		return r.Label()
	case *data.Section:
		return r.Name
	case *data.SavedView:
		return r.Name
	case *data.Picture:
		return r.Name
	case *data.Decision:
		return r.Title
	case *data.Post:
		return r.Name
	case *data.Membership:
		return r.Reason + " " + r.Starts.String()
	}
	return r.Key()
}

// restore takes the picked records out of the bin.
func (s *binScreen) restore() {
	w := s.w
	var picked []data.Record
	for _, i := range s.list.Marks() {
		if i < len(s.recs) {
			picked = append(picked, s.recs[i])
		}
	}
	if len(picked) == 0 || w.lib.s.ReadOnly() {
		return
	}
	c := w.lib.s.Change("取回 " + nameIn(picked[0]))
	for _, r := range picked {
		c.Undelete(r)
	}
	w.commit(c, w.t("bin.restored", len(picked)))
}

func (s *binScreen) content() fyne.CanvasObject { return s.body }
func (s *binScreen) search()                    {}
func (s *binScreen) resized()                   { s.body.Refresh() }
func (s *binScreen) first() fyne.Focusable      { return s.list }
func (s *binScreen) keysHint() string           { return s.w.t("bin.keys") }
func (s *binScreen) back() bool                 { s.w.goTo(atMembers); return true }
