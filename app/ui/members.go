package ui

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
)

// memberScreen (会员) lists members and shows one.
type memberScreen struct {
	w       *window
	list    *listview.List
	columns []memberColumn
	find    *finder
	filter  *look.Folded // saved views and facets
	chips   []filterChip // that it shows
	order   *look.Button
	sheet   *look.Sheet
	pane    *pane
	body    fyne.CanvasObject
	q       search.Question // what is asked; its Query is what was answered last
	answer  search.Answer
	shelf   *shelf        // that was asked: rows are its rows, also while a newer one is being asked
	views   []int         // how many each saved view finds
	viewsOf *shelf        // in which
	rows    []int         // into the shelf's members
	picked  data.MemberID // stays picked while the list changes
	want    data.MemberID // to be picked as soon as it is listed
	tab     int           // of the profile
	tabs    *tabs
	turn    int // of the search

	wasNarrow, wasKnown bool // when the chips were made
}

func newMembers(w *window) *memberScreen {
	s := &memberScreen{w: w, sheet: look.Scrolled(look.Gap(1, 1)), columns: w.memberColumns()}
	s.q.Sort, s.q.Down = w.kept.order("members", search.Sorts[0].Key)
	s.list = listview.New(s.listColumns()...)
	s.list.RowSize = w.rowSize()
	s.list.Several = true
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = func(i int) { s.pick(i) }
	s.list.Opened = func(i int) { s.pick(i); s.open() }
	s.list.Clicked = func(int) {
		if w.narrow {
			s.pane.setOpen(true)
		}
	}
	s.list.Shortcut = s.shortcut
	s.list.Keys = s.key
	s.list.Menu = s.columnMenu
	s.list.Context = s.rowMenu
	s.list.Marked = func(int) { s.count() }
	s.list.Sorted = func(col int, down bool) { s.sortBy(s.columns[col].sort, down) }
	s.find = w.newFinder(w.t("side.members"), w.t("member.hint"), s.list, func(string) { s.update() }, s.actions()...)
	s.find.field.Does = s.shortcut
	s.filter = look.Fold(8, w.t("view.rest"), s.moreChips)
	s.order = look.NewButton(look.Plain, "sort", "", s.orderMenu).WithTip(w.t("member.order.tip"))
	cols := look.NewButton(look.Plain, "columns", "", nil).WithTip(w.t("member.columns.tip"))
	cols.OnTap(func() { s.columnMenu(below(cols)) })
	tools := look.Row(12, 0, s.filter, look.Row(2, -1, s.order, cols))
	s.pane = newPane(newOver(1, look.Pad(tools, 10, 16, 6, 20), s.list), s.sheet, func() bool { return w.narrow })
	s.body = newOver(1, s.find.bar, s.pane)
	s.showOrder()
	s.update()
	if len(s.rows) > 0 {
		s.list.Select(0)
	}
	return s
}

// actions are what can be done with the list: the first thing last.
func (s *memberScreen) actions() []fyne.CanvasObject {
	w := s.w
	add := look.NewButton(look.Primary, "", w.t("member.new"), w.newMember).WithTip("Ctrl+Shift+N")
	add.SetOff(w.lib.s.ReadOnly())
	var more *look.Button
	more = look.NewButton(look.Calm, "", w.t("member.more"), func() { w.popMenu(below(more), s.moreItems()...) }).WithMenu()
	var out *look.Button
	out = look.NewButton(look.Calm, "", w.t("out.button"), func() { s.exportMenu(below(out)) }).WithTip(w.t("out.tip"))
	return []fyne.CanvasObject{w.importButton(), out, more, add}
}

func (w *window) rowSize() float32 {
	if w.kept.compact() {
		return 36
	}
	return 48
}

func (s *memberScreen) content() fyne.CanvasObject { return s.body }
func (s *memberScreen) search()                    { s.find.focus(s.w) }
func (s *memberScreen) first() fyne.Focusable      { return s.list }
func (s *memberScreen) resized()                   { s.pane.Refresh(); s.detail() }
func (s *memberScreen) keysHint() string           { return s.w.t("member.keys") }

// open leads into the profile: a page of its own where there is little room,
// else its tabs get the keyboard.
func (s *memberScreen) open() {
	s.pane.setOpen(true)
	if s.tabs != nil {
		s.w.win.Canvas().Focus(s.tabs)
	}
}

func (s *memberScreen) back() bool {
	if s.pane.open && s.w.narrow {
		s.pane.setOpen(false)
		s.w.win.Canvas().Focus(s.list)
		return true
	}
	if s.tabs != nil && s.w.win.Canvas().Focused() == fyne.Focusable(s.tabs) {
		s.w.win.Canvas().Focus(s.list)
		return true
	}
	return s.find.clear()
}

func (s *memberScreen) reload(c changed) {
	if c.touches(data.KindMember, data.KindContact, data.KindClass, data.KindMembership, data.KindPlacement, data.KindView,
		data.KindPost, data.KindDecision, data.KindDuesBill, data.KindPayment, data.KindReceipt) {
		s.update()
		s.detail()
	}
}

// update asks the directory and shows its answer.
func (s *memberScreen) update() {
	sh, q := s.w.lib.shelf, s.q
	q.Query = s.find.field.Text
	s.turn++
	turn := s.turn
	var views []int
	if s.viewsOf == sh && sh.dir != nil {
		views = s.views
	}
	ask := func() func() {
		began := time.Now()
		a := sh.ask(q)
		took := time.Since(began)
		if views == nil { // they ask the same whatever is typed
			for _, v := range sh.views {
				n := 0
				if sh.dir != nil {
					n = len(sh.dir.Ask(questionOf(v)).Rows)
				}
				views = append(views, n)
			}
		}
		return func() {
			if s.turn == turn {
				s.found(sh, q, a, views, took)
			}
		}
	}
	if q.Query == "" && len(sh.members) < 5000 {
		ask()()
		return
	}
	s.w.work(ask)
}

// ask answers a question; until the shelf is indexed, names are compared as
// they stand.
func (sh *shelf) ask(q search.Question) search.Answer {
	if sh.dir != nil {
		return sh.dir.Ask(q)
	}
	var a search.Answer
	for i := range sh.members {
		if strings.Contains(sh.members[i].Name, strings.TrimSpace(q.Query)) {
			a.Rows = append(a.Rows, i)
		}
	}
	return a
}

func (s *memberScreen) found(sh *shelf, q search.Question, a search.Answer, views []int, took time.Duration) {
	typed := strings.TrimSpace(q.Query) != ""
	fresh := q.Query != s.q.Query
	s.q.Query, s.shelf, s.answer, s.views, s.rows = q.Query, sh, a, views, a.Rows
	if s.viewsOf = nil; sh.dir != nil {
		s.viewsOf = sh
	}
	if !typed {
		took = 0
	}
	s.find.took = took
	if len(s.rows) == 0 {
		s.list.Empty = s.empty()
	}
	at := s.rowOf(s.picked)
	if i := s.rowOf(s.want); i >= 0 {
		at, s.want, s.picked = i, "", ""
	}
	if typed && fresh && at > 0 && s.want == "" { // the best answer, not the one that was looked at before
		at = 0
		s.picked = ""
	}
	s.showChips()
	s.pane.setEmpty(len(s.rows) == 0)
	if at < 0 && len(s.rows) > 0 {
		at = 0
	}
	s.list.Reload(at)
	s.count()
	if len(s.rows) == 0 {
		s.picked = ""
		s.detail()
		return
	}
	s.pick(at)
}

// rowOf is the row of a member, -1 where it is not listed.
func (s *memberScreen) rowOf(id data.MemberID) int {
	if s.shelf == nil {
		return -1
	}
	if i, ok := s.shelf.memberAt[id]; ok {
		return slices.Index(s.rows, i)
	}
	return -1
}

// count says how many rows there are, or are marked.
func (s *memberScreen) count() {
	n := s.w.t("member.count", len(s.rows))
	if m := s.list.Marks(); len(m) > 1 {
		n = s.w.t("member.marked", len(m), len(s.rows))
	}
	s.find.answer(s.w, n, s.find.took)
}

func (s *memberScreen) empty() fyne.CanvasObject {
	w := s.w
	if len(w.lib.shelf.members) == 0 {
		return w.emptyState(w.t("member.none"), w.importButton())
	}
	return w.emptyState(w.t("search.none"), look.NewButton(look.Calm, "", w.t("search.clear"), s.clear))
}

// clear shows everybody again.
func (s *memberScreen) clear() {
	s.q.Choice = nil
	if !s.find.clear() {
		s.update()
	}
}

func (s *memberScreen) row(i int) []listview.Cell {
	sh := s.shelf
	if i >= len(s.rows) {
		return nil
	}
	row := s.rows[i]
	m := &sh.members[row]
	cells := make([]listview.Cell, len(s.columns))
	for c, col := range s.columns {
		if c == 0 || !s.list.Columns[c].Off {
			cells[c] = col.cell(sh, m)
		}
	}
	if strings.TrimSpace(s.q.Query) == "" || sh.dir == nil {
		return cells
	}
	h := sh.dir.Hit(row, s.q.Query)
	cells[0].Marks = h.Spans
	if h.Initials != "" {
		letters := strings.Join(strings.Split(h.Initials, ""), " ")
		cells[0].After, cells[0].Tail = letters, [][2]int{{0, len(letters)}}
	} else if p, ok := search.Where(m, sh.contacts[m.ID], s.q.Query); ok {
		label := s.w.fieldName(p) + " "
		cells[0].After = label + p.Value
		for _, sp := range p.Spans {
			cells[0].Tail = append(cells[0].Tail, [2]int{sp[0] + len(label), sp[1] + len(label)})
		}
	}
	return cells
}

// fieldName is what the field of a place is called.
func (w *window) fieldName(p search.Place) string {
	if p.Contact {
		if p.Field == "name" {
			return w.t("member.contact")
		}
		return data.FieldByKey(data.ContactFields, p.Field).Name(w.lang)
	}
	return data.FieldByKey(data.MemberFields, p.Field).Name(w.lang)
}

func (s *memberScreen) pick(i int) {
	if i < 0 || i >= len(s.rows) {
		return
	}
	id := s.shelf.members[s.rows[i]].ID
	if id == s.picked {
		return
	}
	s.picked = id
	s.detail()
}

// choose picks a member from elsewhere.
func (s *memberScreen) choose(id data.MemberID) {
	s.want = id
	s.update()
	s.pane.setOpen(true)
}

// marked are the members that an action is about.
func (s *memberScreen) marked() (out []data.Member) {
	for _, i := range s.list.Marks() {
		if i < len(s.rows) {
			out = append(out, s.shelf.members[s.rows[i]])
		}
	}
	return out
}

func (s *memberScreen) detail() {
	m, ok := s.w.lib.shelf.member(s.picked)
	if !ok {
		s.tabs = nil
		s.sheet.Set(look.Gap(1, 1))
		return
	}
	s.sheet.Set(s.profile(m))
}

// emptyState is one sentence and the one button that helps.
func (w *window) emptyState(text string, button fyne.CanvasObject) fyne.CanvasObject {
	parts := []fyne.CanvasObject{look.NewText(text, look.Running.In(look.Soft).Centred())}
	if button != nil {
		parts = append(parts, look.Row(0, 0, look.Gap(1, 1)))
		parts[1] = centre(button)
	}
	return newMiddle(look.Column(16, parts...), 360)
}

// first is the first character of a name, for its emblem.
func first(name string) string {
	for _, r := range name {
		return string(r)
	}
	return fmt.Sprint("·")
}
