package ui

import (
	"errors"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data/store"
)

// historyScreen (历史) lists what was done to the library; the newest can be
// taken back, and with it, one by one, everything.
type historyScreen struct {
	w    *window
	list *listview.List
	undo *look.Button
	redo *look.Button
	// revert takes the picked change back, whatever came after it.
	revert *look.Button
	sets   []store.ChangeSet
	body   fyne.CanvasObject
}

// historyMost is how far back the list goes.
const historyMost = 5000

func newHistory(w *window) *historyScreen {
	s := &historyScreen{w: w}
	s.list = listview.New(
		listview.Column{Title: w.t("history.what")},
		listview.Column{Title: w.t("history.state"), Width: 84},
		listview.Column{Title: w.t("history.records"), Width: 72, Right: true},
		listview.Column{Title: w.t("history.who"), Width: 120, Least: 640},
		listview.Column{Title: w.t("history.when"), Width: 150},
	)
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.sets) }
	s.list.Row = s.row
	s.undo = look.NewButton(look.Calm, "undo", w.t("button.undo"), w.undo).WithTip("Ctrl+Z")
	s.redo = look.NewButton(look.Calm, "redo", w.t("button.redo"), w.redo).WithTip("Ctrl+Shift+Z")
	s.revert = look.NewButton(look.Calm, "", w.t("history.revert"), s.takeBack).WithTip(w.t("history.revert.tip"))
	s.list.Picked = func(int) { s.mayRevert() }
	s.list.Empty = w.emptyState(w.t("history.none"), nil)
	s.body = newOver(1, titleBar(look.Row(8, 0, look.NewText(w.t("side.history"), look.Heading)), s.revert, s.undo, s.redo), newOver(1, look.Gap(1, 6), s.list))
	s.reload(changed{})
	return s
}

func (s *historyScreen) reload(changed) {
	w := s.w
	sets, err := w.lib.s.History(historyMost)
	if err != nil {
		w.fail(w.t("read.failed"), err)
	}
	s.sets = sets
	next, err := w.lib.s.NextUndo()
	s.undo.SetOff(errors.Is(err, store.ErrNothingToUndo) || w.lib.s.ReadOnly())
	s.undo.SetLabel(w.t("button.undo"))
	if err == nil {
		s.undo.SetLabel(w.t("history.undo.what", cutName(w.changeName(next.Name))))
	}
	again, err := w.lib.s.NextRedo()
	s.redo.SetOff(err != nil || w.lib.s.ReadOnly())
	s.redo.SetLabel(w.t("button.redo"))
	if err == nil {
		s.redo.SetLabel(w.t("history.redo.what", cutName(w.changeName(again.Name))))
	}
	s.list.Reload(min(s.list.At(), len(sets)-1))
	s.mayRevert()
	s.body.Refresh()
}

// mayRevert says whether the picked change can be taken back by itself.
func (s *historyScreen) mayRevert() {
	i := s.list.At()
	s.revert.SetOff(i < 0 || i >= len(s.sets) || s.w.lib.s.ReadOnly() || s.sets[i].Undone || s.sets[i].Undoes > 0 || s.sets[i].Redoes > 0 || s.sets[i].Seq <= 1)
}

// takeBack takes the picked change back; what stands in its way is said.
func (s *historyScreen) takeBack() {
	w := s.w
	i := s.list.At()
	if i < 0 || i >= len(s.sets) {
		return
	}
	set := s.sets[i]
	w.work(func() func() {
		_, err := w.lib.s.Revert(set.Seq)
		return func() {
			var conflict *store.ConflictError
			switch {
			case errors.As(err, &conflict):
				names := ""
				for _, r := range conflict.Records {
					names += r.Name + "　"
				}
				w.message(w.t("history.revert.failed", w.changeName(set.Name)), w.t("history.revert.conflict", names), w.t("history.revert.todo"))
			case err != nil:
				w.fail(w.t("undo.failed"), err)
			default:
				w.toast(w.t("undo.done", w.changeName(set.Name)), act{w.t("button.undo"), w.undo})
			}
		}
	})
}

func cutName(s string) string {
	if r := []rune(s); len(r) > 14 {
		return string(r[:13]) + "…"
	}
	return s
}

func (s *historyScreen) row(i int) []listview.Cell {
	if i >= len(s.sets) {
		return nil
	}
	w, set := s.w, s.sets[i]
	name, state := w.changeName(set.Name), listview.Cell{}
	switch {
	case set.Undoes > 0:
		name = w.t("history.undid", w.changeName(set.Name))
	case set.Redoes > 0:
		name = w.t("history.redid", w.changeName(set.Name))
	}
	if set.Undone {
		state = listview.Cell{Text: w.t("history.undone"), Color: look.Warn, Badge: look.WarnWash}
	}
	return []listview.Cell{{Text: name, After: set.Detail}, state, {Text: num(set.Records)}, {Text: set.Who}, {Text: w.when(set.At, w.now())}}
}

func (s *historyScreen) content() fyne.CanvasObject { return s.body }
func (s *historyScreen) search()                    {}
func (s *historyScreen) back() bool                 { return false }
func (s *historyScreen) first() fyne.Focusable      { return s.list }
func (s *historyScreen) resized()                   { s.body.Refresh() }
