package ui

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

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
	gone *look.Button // deletes for good
	all  *look.Button // empties the bin
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
	s.gone = look.NewButton(look.Calm, "", w.t("bin.discard"), func() { s.discard(s.picked()) }).WithTip("Del")
	s.all = look.NewButton(look.Calm, "trash", w.t("bin.empty"), func() { s.discard(s.recs) })
	s.list.Context = s.rowMenu
	s.list.Keys = func(k fyne.KeyName) bool {
		if k == fyne.KeyDelete {
			s.discard(s.picked())
		}
		return k == fyne.KeyDelete
	}
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 1, back, look.NewText(w.t("bin.title"), look.Heading)), s.all, s.gone, s.undo), newOver(1, look.Gap(1, 6), s.list))
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
	for _, b := range []*look.Button{s.undo, s.gone, s.all} {
		b.SetOff(len(recs) == 0 || s.w.lib.s.ReadOnly())
	}
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

// picked are the records that are marked.
func (s *binScreen) picked() (out []data.Record) {
	for _, i := range s.list.Marks() {
		if i < len(s.recs) {
			out = append(out, s.recs[i])
		}
	}
	return out
}

func (s *binScreen) rowMenu(_ int, at fyne.Position) {
	w := s.w
	back, gone := fyne.NewMenuItem(w.t("bin.restore"), s.restore), fyne.NewMenuItem(w.t("bin.discard"), func() { s.discard(s.picked()) })
	back.Disabled, gone.Disabled = w.lib.s.ReadOnly(), w.lib.s.ReadOnly()
	gone.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyDelete}
	w.popMenu(at, back, fyne.NewMenuItemSeparator(), gone)
}

// discard deletes records for good, after it has said what that means: it is
// the one thing that cannot be taken back for long.
func (s *binScreen) discard(recs []data.Record) {
	w, lib := s.w, s.w.lib
	if len(recs) == 0 || lib.s.ReadOnly() {
		return
	}
	title, name := w.t("bin.discard.one", nameIn(recs[0])), "彻底删除 "+nameIn(recs[0])
	switch {
	case len(recs) == len(s.recs) && len(recs) > 1:
		title, name = w.t("bin.discard.all", len(recs)), "清空回收站"
	case len(recs) > 1:
		title, name = w.t("bin.discard.some", len(recs)), fmt.Sprintf("彻底删除 %d 条", len(recs))
	}
	w.askSure(title, w.t("bin.discard.sure"), w.t("bin.discard"), func() {
		busy := w.busy(w.t("bin.discard.busy"), nil)
		w.work(func() func() {
			set, err := lib.s.Discard(name, recs)
			return func() {
				busy()
				if err != nil {
					w.fail(w.t("save.failed"), err)
					return
				}
				w.toast(w.t("bin.discarded", set.Records), act{w.t("button.undo"), w.undo})
			}
		})
	})
}

// restore takes the picked records out of the bin. A member that was merged
// comes back by an undo alone: what hung on it is with the other one.
func (s *binScreen) restore() {
	w := s.w
	picked := s.picked()
	if len(picked) == 0 || w.lib.s.ReadOnly() {
		return
	}
	for _, r := range picked {
		if m, ok := r.(*data.Member); ok && m.MergedInto != "" {
			w.message(w.t("bin.restore"), w.t("bin.wasmerged", m.Name), w.t("bin.wasmerged.do"))
			return
		}
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
