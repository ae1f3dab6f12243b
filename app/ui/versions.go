package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// versionScreen (历次改动) are the versions of a member's record: what each
// change did, how any of them differs from the record of today, and the way
// back to it.
type versionScreen struct {
	w     *window
	m     data.Member
	vs    []store.Version
	list  *listview.List
	right *look.Sheet
	now   bool // compares with today, else with what was before
	body  fyne.CanvasObject
}

// showVersions reads the history of a member in the background and shows it.
func (w *window) showVersions(id data.MemberID) {
	lib := w.lib
	busy := w.busy(w.t("version.reading"), nil)
	w.work(func() func() {
		vs, err := lib.s.RecordHistory(data.KindMember, string(id))
		var m data.Member
		if err == nil {
			m, err = lib.s.Member(id)
		}
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
			w.show(newVersions(w, m, vs))
		}
	})
}

func newVersions(w *window, m data.Member, vs []store.Version) *versionScreen {
	s := &versionScreen{w: w, m: m, vs: vs, right: look.Scrolled(look.Gap(1, 1))}
	s.list = listview.New(listview.Column{Title: w.t("history.what")}, listview.Column{Title: w.t("history.when"), Width: 130})
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.vs) }
	s.list.Row = func(i int) []listview.Cell {
		v := s.vs[i]
		return []listview.Cell{{Text: w.setName(v.Set), After: v.Set.Who}, {Text: w.when(v.Set.At, w.now())}}
	}
	s.list.Picked = func(int) { s.compare() }
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(w.t("version.title"), look.Heading.Whole()), look.NewText(m.Name, look.Quiet))),
		newColumns(420, newOver(1, look.Gap(1, 6), s.list), look.Stack(look.NewFill(look.Surface), s.right), func() bool { return false }))
	if len(vs) > 0 {
		s.list.Select(0)
	}
	return s
}

// setName is what a change set is called.
func (w *window) setName(set store.ChangeSet) string {
	switch {
	case set.Undoes > 0:
		return w.t("history.undid", w.changeName(set.Name))
	case set.Redoes > 0:
		return w.t("history.redid", w.changeName(set.Name))
	}
	return w.changeName(set.Name)
}

// compare shows how two versions differ, field by field.
func (s *versionScreen) compare() {
	w, v := s.w, s.vs[s.list.At()]
	at := 0
	if s.now {
		at = 1
	}
	parts := []fyne.CanvasObject{look.NewText(w.setName(v.Set), look.Style{Size: 16, Bold: true, Lines: 2}),
		look.NewText(w.t("version.by", w.when(v.Set.At, w.now()), v.Set.Who), look.Running.In(look.Soft)),
		look.Choice(at, func(i int) { s.now = i == 1; s.compare() }, w.t("version.change"), w.t("version.today"))}
	was, is := v.Before, v.After
	if s.now {
		was, is = v.After, &s.m
	}
	rows := w.differences(memberIn(was), memberIn(is))
	if len(rows) == 0 {
		parts = append(parts, look.NewText(w.t("version.same"), look.Running.In(look.Soft)))
	} else {
		parts = append(parts, look.Column(12, rows...))
	}
	if then, ok := v.After.(*data.Member); ok && s.list.At() > 0 && !w.lib.s.ReadOnly() {
		parts = append(parts, look.Row(0, -1, look.NewButton(look.Calm, "undo", w.t("version.goback"), func() { s.goBack(*then, v.Set) }).WithTip(w.t("version.goback.tip"))))
	}
	s.right.Set(look.Pad(look.Column(16, parts...), 22, 24, 28, 24))
}

func memberIn(r data.Record) *data.Member {
	if m, ok := r.(*data.Member); ok && m != nil {
		return m
	}
	return &data.Member{}
}

// differences are the fields in which two versions of a member differ, each
// with the characters marked.
func (w *window) differences(a, b *data.Member) (rows []fyne.CanvasObject) {
	for _, f := range data.MemberFields {
		x, y := f.Said(f.Get(a), w.lang), f.Said(f.Get(b), w.lang)
		if x == y {
			continue
		}
		var lines []fyne.CanvasObject
		switch {
		case strings.TrimSpace(x) == "":
			lines = []fyne.CanvasObject{look.NewText(y, look.Running)}
		case strings.TrimSpace(y) == "":
			lines = []fyne.CanvasObject{look.NewText(x, look.Running.In(look.Soft)), look.NewText(w.t("version.emptied"), look.Running)}
		default:
			lines = diffParts(x, y)
		}
		rows = append(rows, w.definition(f.Brief(w.lang), look.Column(2, lines...)))
	}
	if a.Logo != b.Logo || a.Licence != b.Licence || len(a.Photos) != len(b.Photos) {
		rows = append(rows, w.definition(w.t("form.pictures"), look.NewText(w.t("version.pictures"), look.Running)))
	}
	if a.Deleted() != b.Deleted() {
		word := w.t("version.binned")
		if a.Deleted() {
			word = w.t("version.unbinned")
		}
		rows = append(rows, w.definition(w.t("member.status"), look.NewText(word, look.Running)))
	}
	return rows
}

// goBack makes the record what it was, as one change that can be undone.
func (s *versionScreen) goBack(then data.Member, set store.ChangeSet) {
	w := s.w
	m := then
	m.Head = s.m.Head
	m.Tags, m.Note = then.Tags, then.Note
	id := s.m.ID
	c := w.lib.s.Change("回到旧版 " + s.m.Name).Put(&m)
	w.work(func() func() {
		_, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			w.showMember(id)
			w.toast(w.t("version.back", w.when(set.At, w.now())), act{w.t("button.undo"), w.undo})
		}
	})
}

func (s *versionScreen) content() fyne.CanvasObject { return s.body }
func (s *versionScreen) search()                    {}
func (s *versionScreen) reload(changed)             {}
func (s *versionScreen) resized()                   { s.body.Refresh() }
func (s *versionScreen) first() fyne.Focusable      { return s.list }
func (s *versionScreen) back() bool                 { s.w.showMember(s.m.ID); return true }
