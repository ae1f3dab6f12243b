package ui

import (
	"context"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// duplicateScreen (查重) lists members that may be one; two of them side by side
// are merged, or are said to be two.
type duplicateScreen struct {
	w       *window
	report  *search.DuplicateReport
	library data.MemberBook
	list    *listview.List
	right   *look.Sheet
	info    *look.Text
	merge   *store.Merge
	turned  bool // the second of the pair is the one that stays
	columns *columns
	body    fyne.CanvasObject
}

// findDuplicates looks in the background, with a way to cancel.
func (w *window) findDuplicates() {
	if w.lib == nil {
		return
	}
	lib := w.lib
	ctx, cancel := context.WithCancel(context.Background())
	say, done := w.progress(w.t("dup.looking"), cancel)
	w.work(func() func() {
		library, err := lib.s.MemberBook()
		var report *search.DuplicateReport
		if err == nil {
			report, err = search.Duplicates(ctx, library, func(n, of int) { say(w.t("import.rows.compared", n, of)) })
		}
		return func() {
			done()
			cancelled := ctx.Err() != nil
			cancel()
			switch {
			case cancelled:
			case err != nil:
				w.fail(w.t("dup.failed"), err)
			case w.lib == lib:
				w.show(newDuplicates(w, library, report))
			}
		}
	})
}

func newDuplicates(w *window, library data.MemberBook, report *search.DuplicateReport) *duplicateScreen {
	s := &duplicateScreen{w: w, library: library, report: report, right: look.Scrolled(look.Gap(1, 1)), info: look.NewText("", look.Caption)}
	s.list = listview.New(listview.Column{Title: w.t("dup.pair")}, listview.Column{Title: w.t("dup.strength"), Width: 64})
	s.list.RowSize = 48
	s.list.Len = func() int { return len(s.report.Candidates) }
	s.list.Row = s.row
	s.list.Picked = func(int) { s.turned = false; s.compare() }
	s.list.Empty = w.emptyState(w.t("dup.none"), look.NewButton(look.Calm, "", w.t("button.back"), func() { s.back() }))
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.columns = newColumns(400, newOver(1, look.Gap(1, 6), s.list), look.Stack(look.NewFill(look.Surface), s.right), func() bool { return false })
	s.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(w.t("dup.title"), look.Heading.Whole()), s.info)), s.columns)
	s.count()
	if len(report.Candidates) > 0 {
		s.list.Select(0)
	}
	return s
}

func (s *duplicateScreen) count() {
	s.info.Set(s.w.t("dup.count", len(s.report.Candidates), s.report.Settled))
	s.columns.bare = len(s.report.Candidates) == 0
	s.columns.Refresh()
}

func (s *duplicateScreen) name(id data.MemberID) string {
	for i := range s.library.Members {
		if s.library.Members[i].ID == id {
			return s.library.Members[i].Name
		}
	}
	return string(id)
}

func (s *duplicateScreen) row(i int) []listview.Cell {
	if i >= len(s.report.Candidates) {
		return nil
	}
	c := s.report.Candidates[i]
	word, color, wash := s.w.t("dup.possible"), look.Soft, look.Raised
	switch c.Strength {
	case search.Likely:
		word, color, wash = s.w.t("dup.likely"), look.Warn, look.WarnWash
	case search.Certain:
		word, color, wash = s.w.t("dup.certain"), look.Accent, look.Wash
	}
	return []listview.Cell{{Text: s.name(c.A), After: s.name(c.B)}, {Text: word, Color: color, Badge: wash}}
}

// compare shows the pair in two columns; a click chooses whose value stands.
func (s *duplicateScreen) compare() {
	w := s.w
	c := s.report.Candidates[s.list.At()]
	keep, other := c.A, c.B
	if s.turned {
		keep, other = c.B, c.A
	}
	m, err := w.lib.s.PlanMerge(keep, other)
	if err != nil {
		what, todo := w.explain(err)
		s.right.Set(look.Pad(look.Column(8, look.NewText(what, look.Running), look.NewText(todo, look.Running.In(look.Soft))), 22, 24, 24, 24))
		return
	}
	s.merge = m
	s.draw()
}

func (s *duplicateScreen) draw() {
	w, m := s.w, s.merge
	c := s.report.Candidates[s.list.At()]
	var why []fyne.CanvasObject
	for _, r := range c.Reasons {
		why = append(why, look.NewText(r.Message(w.lang), look.Running.In(look.Soft)))
	}
	head := newHalves(16, look.NewText(m.Keep.Name, look.Style{Bold: true, Lines: 3}), look.NewText(m.Other.Name, look.Style{Bold: true, Lines: 3}))
	note := newHalves(16, look.NewText(w.t("dup.stays"), look.Caption), look.NewText(w.t("dup.goes"), look.Caption))
	parts := []fyne.CanvasObject{look.Column(4, why...), look.Across(), look.Column(2, head, note)}
	for i := range m.Fields {
		parts = append(parts, s.field(i))
	}
	moved := 0
	for _, n := range m.Moved {
		moved += n
	}
	parts = append(parts, look.NewText(w.t("dup.moved", len(m.United), moved), look.Running.In(look.Soft)),
		look.Flow(10, look.NewButton(look.Primary, "merge", w.t("dup.merge"), s.commit),
			look.NewButton(look.Calm, "", w.t("dup.distinct"), s.distinct).WithTip(w.t("dup.distinct.tip")),
			look.NewButton(look.Calm, "", w.t("dup.turn"), func() { s.turned = !s.turned; s.compare() }).WithTip(w.t("dup.turn.tip"))))
	s.right.Set(look.Pad(look.Column(14, parts...), 20, 24, 28, 24))
}

// field is one field in which the two differ.
func (s *duplicateScreen) field(i int) fyne.CanvasObject {
	w, f := s.w, s.merge.Fields[i]
	label := f.Label
	if x := data.FieldByKey(data.MemberFields, f.Key); x != nil {
		label = x.Name(w.lang)
	}
	var a, b [][2]int
	if f.Keep != "" && f.Other != "" {
		a, b = diffMarks(f.Keep, f.Other)
	}
	said := func(text string) string {
		if x := data.FieldByKey(data.MemberFields, f.Key); x != nil {
			return x.Said(text, w.lang)
		}
		return text
	}
	side := func(text string, marks [][2]int, which data.MergeSide) fyne.CanvasObject {
		on := f.Side == which || f.Side == data.MergeBoth
		st := look.Style{Lines: 4}
		if !on {
			st.Color = look.Soft
		}
		if now := said(text); now != text {
			text, marks = now, nil
		}
		t := look.NewText(blankAs(text), st)
		if text != "" {
			t.Set(text, marks...)
		}
		fill, border := look.Clear, look.Line
		if on {
			fill, border = look.Wash, look.Accent
		}
		ring := look.NewFrame(fill, border, 8)
		return newPressable(look.Stack(ring, look.Pad(t, 7, 10, 7, 10)), func() { s.choose(f.Key, which) }, func(over, focus bool) {
			if focus {
				ring.Set(fill, "focus")
			} else {
				ring.Set(fill, border)
			}
		})
	}
	head := []fyne.CanvasObject{look.NewText(label, look.Style{Size: 12, Lines: 1, Color: look.Soft})}
	for _, x := range f.Sides {
		if x == data.MergeBoth {
			voice := look.ChipOff
			if f.Side == data.MergeBoth {
				voice = look.ChipOn
			}
			head = append(head, look.NewButton(voice, "", w.t("dup.both"), func() { s.choose(f.Key, data.MergeBoth) }))
		}
	}
	return look.Column(4, look.Row(8, 0, head...), newHalves(16, side(f.Keep, a, data.MergeKeep), side(f.Other, b, data.MergeOther)))
}

func (s *duplicateScreen) choose(key string, side data.MergeSide) {
	if err := s.merge.Choose(key, side); err != nil {
		s.w.fail(s.w.t("dup.failed"), err)
		return
	}
	s.draw()
}

// commit merges the two, after a copy of the library was made.
func (s *duplicateScreen) commit() {
	w, m := s.w, s.merge
	at := s.list.At()
	w.work(func() func() {
		_, err := w.lib.s.BackupBefore()
		if err == nil {
			_, err = m.Commit()
		}
		return func() {
			if err != nil {
				w.fail(w.t("dup.failed"), err)
				return
			}
			s.without(at, m.Other.ID)
			w.toast(w.t("dup.done", m.Keep.Name), act{w.t("button.undo"), func() { w.undo(); w.findDuplicates() }})
		}
	})
}

// distinct notes that the two are two.
func (s *duplicateScreen) distinct() {
	w, at := s.w, s.list.At()
	d := search.NotDuplicate(s.report.Candidates[at], s.library.Distinct)
	c := w.lib.s.Change("不是重复：" + s.merge.Keep.Name + " 与 " + s.merge.Other.Name).Put(&d)
	w.work(func() func() {
		_, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			s.report.Settled++
			s.without(at, "")
			w.toast(w.t("dup.noted"), act{w.t("button.undo"), func() { w.undo(); w.findDuplicates() }})
		}
	})
}

// without takes a pair off the list, and with it those of a member that is
// gone.
func (s *duplicateScreen) without(at int, gone data.MemberID) {
	var rest []search.Candidate
	for i, c := range s.report.Candidates {
		if i != at && (gone == "" || c.A != gone && c.B != gone) {
			rest = append(rest, c)
		}
	}
	s.report.Candidates = rest
	s.count()
	s.list.Reload(-1)
	if len(rest) == 0 {
		s.right.Set(look.Gap(1, 1))
		s.body.Refresh()
		return
	}
	s.list.Select(min(at, len(rest)-1))
}

func (s *duplicateScreen) content() fyne.CanvasObject { return s.body }
func (s *duplicateScreen) search()                    {}
func (s *duplicateScreen) reload(changed)             {}
func (s *duplicateScreen) resized()                   { s.body.Refresh() }
func (s *duplicateScreen) first() fyne.Focusable      { return s.list }
func (s *duplicateScreen) keysHint() string           { return s.w.t("dup.keys") }
func (s *duplicateScreen) back() bool                 { s.w.goTo(atMembers); return true }
