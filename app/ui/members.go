package ui

import (
	"cmp"
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

// answersMost is how many answers a search lists; it counts all.
const answersMost = 2000

// memberScreen (会员) lists members and shows one.
type memberScreen struct {
	w      *window
	list   *listview.List
	find   *finder
	chips  *look.Layers
	sheet  *look.Sheet
	pane   *pane
	body   fyne.CanvasObject
	class  string        // the filter
	rows   []int         // into the shelf's members
	hits   []search.Hit  // one a row, while a search is on
	total  int           // all that were found
	picked data.MemberID // stays picked while the list changes
	turn   int           // of the search
	filter *look.Box
}

func newMembers(w *window) *memberScreen {
	s := &memberScreen{w: w, sheet: look.Scrolled(look.Gap(1, 1))}
	s.list = listview.New(
		listview.Column{Title: w.t("member.name"), Sort: true},
		listview.Column{Title: w.t("member.class"), Width: 112, Sort: true},
		listview.Column{Title: w.t("member.contact"), Width: 120, Least: 640},
		listview.Column{Title: w.t("member.joined"), Width: 84, Sort: true, Least: 540},
		listview.Column{Title: w.t("member.no"), Width: 80, Sort: true, Least: 760, Right: true},
	)
	s.list.RowSize = w.rowSize()
	s.list.SortBy, s.list.SortDown = w.kept.sort("members", 0)
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = func(i int) { s.pick(i) }
	s.list.Opened = func(i int) { s.pick(i); s.pane.setOpen(true) }
	s.list.Clicked = func(int) {
		if w.narrow {
			s.pane.setOpen(true)
		}
	}
	s.list.Sorted = func(col int, down bool) { w.kept.setSort("members", col, down); s.update() }
	s.find = w.newFinder(w.t("side.members"), w.t("member.hint"), s.list, func(string) { s.update() },
		w.importButton())
	s.filter = look.Fitting(8)
	s.pane = newPane(newOver(1, look.Sized(look.Pad(s.filter, 10, 20, 6, 20), 0, 44), s.list), s.sheet, func() bool { return w.narrow })
	s.body = newOver(1, s.find.bar, s.pane)
	s.update()
	if len(s.rows) > 0 {
		s.list.Select(0)
	}
	return s
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

func (s *memberScreen) back() bool {
	if s.pane.open && s.w.narrow {
		s.pane.setOpen(false)
		return true
	}
	return s.find.clear()
}

func (s *memberScreen) reload(c changed) {
	if c.touches(data.KindMember, data.KindContact, data.KindClass, data.KindMembership, data.KindPlacement) {
		s.update()
		s.detail()
	}
}

// update searches, filters and sorts.
func (s *memberScreen) update() {
	sh, query, class := s.w.lib.shelf, s.find.field.Text, s.class
	find := sh.findMember
	by, down := s.list.SortBy, s.list.SortDown
	s.turn++
	turn := s.turn
	answer := func() func() {
		began := time.Now()
		rows, hits, total := members(sh, find, query, class, by, down)
		took := time.Since(began)
		if query == "" {
			took = 0
		}
		return func() {
			if s.turn == turn {
				s.found(rows, hits, total, took)
			}
		}
	}
	if query == "" && len(sh.members) < 5000 {
		answer()()
		return
	}
	s.w.work(answer)
}

// members answers a search: rows of the shelf, and hits beside them.
func members(sh *shelf, find *search.Members, query, class string, by int, down bool) (rows []int, hits []search.Hit, total int) {
	keep := func(i int) bool { return class == "" || sh.members[i].Class == class }
	if query != "" && find == nil { // not indexed yet
		for i := range sh.members {
			if keep(i) && strings.Contains(sh.members[i].Name, query) {
				rows = append(rows, i)
			}
		}
		return rows, nil, len(rows)
	}
	if query != "" {
		all, n := find.Find(query, answersMost)
		total = n
		for _, h := range all {
			if i, ok := sh.memberAt[h.Member]; ok && keep(i) {
				rows, hits = append(rows, i), append(hits, h)
			}
		}
		if class != "" {
			total = len(rows)
		}
		return rows, hits, total
	}
	for i := range sh.members {
		if keep(i) {
			rows = append(rows, i)
		}
	}
	switch by {
	case 1:
		slices.SortStableFunc(rows, func(a, b int) int {
			return cmp.Compare(sh.rank(sh.members[a].Class), sh.rank(sh.members[b].Class))
		})
	case 3:
		slices.SortStableFunc(rows, func(a, b int) int { return sh.members[a].Joined.Compare(sh.members[b].Joined) })
	case 4:
		slices.SortStableFunc(rows, func(a, b int) int {
			x, y := sh.members[a].MemberNo, sh.members[b].MemberNo
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		})
	}
	if down {
		slices.Reverse(rows)
	}
	return rows, nil, len(rows)
}

func (s *memberScreen) found(rows []int, hits []search.Hit, total int, took time.Duration) {
	w := s.w
	s.rows, s.hits, s.total = rows, hits, total
	count := w.t("member.count", total)
	if total > len(rows) {
		count = w.t("search.first", len(rows), total)
	}
	s.find.answer(w, count, took)
	s.list.Empty = s.empty()
	at := -1
	for i, r := range rows {
		if w.lib.shelf.members[r].ID == s.picked {
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
		s.detail()
	}
}

func (s *memberScreen) empty() fyne.CanvasObject {
	w := s.w
	if len(w.lib.shelf.members) == 0 {
		return w.emptyState(w.t("member.none"), w.importButton())
	}
	return w.emptyState(w.t("search.none"), look.NewButton(look.Calm, "", w.t("search.clear"), func() {
		s.class = ""
		if !s.find.clear() {
			s.update()
		}
	}))
}

// showChips offers the classes that members have, the highest first.
func (s *memberScreen) showChips() {
	sh := s.w.lib.shelf
	counts := map[string]int{}
	for _, m := range sh.members {
		counts[m.Class]++
	}
	if len(sh.members) == 0 {
		s.filter.Set()
		return
	}
	list := []chip{{"", s.w.t("chip.all"), len(sh.members)}}
	var codes []string
	for c := range counts {
		if c != "" {
			codes = append(codes, c)
		}
	}
	slices.SortFunc(codes, func(a, b string) int { return cmp.Or(cmp.Compare(sh.rank(a), sh.rank(b)), cmp.Compare(a, b)) })
	for _, c := range codes[:min(len(codes), 6)] {
		list = append(list, chip{c, sh.className(c), counts[c]})
	}
	s.filter.Set(s.w.chips(list, s.class, func(key string) { s.class = key; s.update() })...)
}

func (s *memberScreen) row(i int) []listview.Cell {
	sh := s.w.lib.shelf
	if i >= len(s.rows) || s.rows[i] >= len(sh.members) {
		return nil
	}
	m := sh.members[s.rows[i]]
	name := listview.Cell{Text: m.Name}
	if i < len(s.hits) {
		name.Marks, name.After = s.hits[i].Spans, s.hits[i].Initials
	}
	contact := ""
	if cs := sh.contacts[m.ID]; len(cs) > 0 {
		contact = cs[0].Name
	}
	return []listview.Cell{name, {Text: sh.className(m.Class)}, {Text: contact}, {Text: m.Joined.String()}, {Text: m.MemberNo}}
}

func (s *memberScreen) pick(i int) {
	if i < 0 || i >= len(s.rows) {
		return
	}
	id := s.w.lib.shelf.members[s.rows[i]].ID
	if id == s.picked {
		return
	}
	s.picked = id
	s.detail()
}

// choose picks a member from elsewhere.
func (s *memberScreen) choose(id data.MemberID) {
	s.picked = id
	s.update()
	s.detail()
	s.pane.setOpen(true)
}

func (s *memberScreen) detail() {
	m, ok := s.w.lib.shelf.member(s.picked)
	if !ok {
		s.sheet.Set(look.Gap(1, 1))
		return
	}
	s.sheet.Set(s.w.memberDetail(m, func() { s.pane.setOpen(false) }))
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
