package ui

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
)

// issuesScreen (期刊) lists the issues and shows what stands in one.
type issuesScreen struct {
	w      *window
	list   *listview.List
	find   *finder
	sheet  *look.Sheet
	pane   *pane
	body   fyne.CanvasObject
	rows   []int
	picked data.IssueID
}

func newIssues(w *window) *issuesScreen {
	s := &issuesScreen{w: w, sheet: look.Scrolled(look.Gap(1, 1))}
	s.list = listview.New(
		listview.Column{Title: w.t("issue.name")},
		listview.Column{Title: w.t("issue.months"), Width: 150},
		listview.Column{Title: w.t("issue.nameplate"), Width: 150, Least: 720},
		listview.Column{Title: w.t("issue.state"), Width: 64},
		listview.Column{Title: w.t("issue.entries"), Width: 56, Right: true},
	)
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = s.pick
	s.list.Opened = func(i int) { s.pick(i); w.openIssue(s.picked, data.Placement{}) }
	s.list.Clicked = func(int) {
		if w.narrow {
			s.pane.setOpen(true)
		}
	}
	s.find = w.newFinder(w.t("side.issues"), w.t("issue.hint"), s.list, func(string) { s.update() }, w.importButton(), w.newIssueButton())
	s.pane = newPane(newOver(1, look.Gap(1, 6), s.list), s.sheet, func() bool { return w.narrow })
	s.body = newOver(1, s.find.bar, s.pane)
	s.update()
	return s
}

func (s *issuesScreen) content() fyne.CanvasObject { return s.body }
func (s *issuesScreen) search()                    { s.find.focus(s.w) }
func (s *issuesScreen) first() fyne.Focusable      { return s.list }
func (s *issuesScreen) resized()                   { s.pane.Refresh(); s.show() }

func (s *issuesScreen) back() bool {
	if s.pane.open && s.w.narrow {
		s.pane.setOpen(false)
		return true
	}
	return s.find.clear()
}

func (s *issuesScreen) reload(c changed) {
	if c.touches(data.KindIssue, data.KindSection, data.KindPlacement, data.KindArticle, data.KindMember) {
		s.update()
		s.show()
	}
}

func (s *issuesScreen) update() {
	w, sh := s.w, s.w.lib.shelf
	began := time.Now()
	query := strings.TrimSpace(s.find.field.Text)
	s.rows = s.rows[:0]
	for i, is := range sh.issues {
		all := is.Title + " " + is.Label() + " " + is.Number() + " " + is.State + " " + w.issueName(is)
		if query == "" || strings.Contains(all, query) {
			s.rows = append(s.rows, i)
		}
	}
	took := time.Since(began)
	if query == "" {
		took = 0
	}
	s.find.answer(w, w.t("issue.count", len(s.rows)), took)
	if len(sh.issues) == 0 {
		s.list.Empty = w.emptyState(w.t("issue.none"), w.importButton())
	} else {
		s.list.Empty = w.emptyState(w.t("search.none"), look.NewButton(look.Calm, "", w.t("search.clear"), func() { s.find.clear() }))
	}
	at := -1
	for i, r := range s.rows {
		if sh.issues[r].ID == s.picked {
			at = i
		}
	}
	s.pane.setEmpty(len(s.rows) == 0)
	s.list.Reload(at)
	if at < 0 && len(s.rows) > 0 {
		s.list.Top()
		s.list.Select(0)
	}
	if len(s.rows) == 0 {
		s.picked = ""
		s.show()
	}
}

func (s *issuesScreen) row(i int) []listview.Cell {
	sh := s.w.lib.shelf
	if i >= len(s.rows) || s.rows[i] >= len(sh.issues) {
		return nil
	}
	is := sh.issues[s.rows[i]]
	ink, wash := stateColours(is.State)
	return []listview.Cell{{Text: s.w.issueName(is)}, {Text: s.w.issueMonths(is)}, {Text: is.Title},
		{Text: s.w.word(is.State), Color: ink, Badge: wash}, {Text: num(sh.entries[is.ID])}}
}

func (s *issuesScreen) pick(i int) {
	if i < 0 || i >= len(s.rows) {
		return
	}
	if id := s.w.lib.shelf.issues[s.rows[i]].ID; id != s.picked {
		s.picked = id
		s.show()
	}
}

func (s *issuesScreen) show() {
	i, ok := s.w.lib.shelf.issue(s.picked)
	if !ok {
		s.sheet.Set(look.Gap(1, 1))
		return
	}
	s.sheet.Set(s.w.issueDetail(i, func() { s.pane.setOpen(false) }))
	if p := s.w.lib.proofs[i.ID]; p == nil || p.stale {
		s.w.set(i.ID, func(*proof) {
			if s.picked == i.ID && s.w.screen == screen(s) {
				s.sheet.Set(s.w.issueDetail(i, func() { s.pane.setOpen(false) }))
			}
		})
	}
}

// issueName is how people name an issue: 2014年第9期（总第140期）.
func (w *window) issueName(i data.Issue) string {
	switch {
	case i.SerialNo > 0 && i.YearNo > 0:
		return w.t("issue.full", fmt.Sprint(i.Year), i.YearNo, fmt.Sprint(i.SerialNo))
	case i.SerialNo > 0:
		return w.t("issue.serial", fmt.Sprint(i.SerialNo))
	case i.Year > 0:
		return w.t("issue.year", fmt.Sprint(i.Year), i.YearNo)
	}
	return w.t("issue.unnumbered")
}

// issueMonths is the months of an issue.
func (w *window) issueMonths(i data.Issue) string {
	if i.Year == 0 {
		return ""
	}
	if w.lang == "zh" {
		return fmt.Sprintf("%d年%s", i.Year, i.MonthsLabel())
	}
	var ms []string
	for _, m := range i.Months {
		if m >= 1 && m <= 12 {
			ms = append(ms, time.Month(m).String()[:3])
		}
	}
	return strings.TrimSpace(strings.Join(ms, "–") + " " + fmt.Sprint(i.Year))
}

// issueDetail shows an issue's numbers, and its sections with their entries
// and, once it is set, their pages.
func (w *window) issueDetail(i data.Issue, back func()) fyne.CanvasObject {
	var parts []fyne.CanvasObject
	if w.narrow {
		parts = append(parts, w.backButton(back))
	}
	title := i.Title
	if title == "" {
		title = w.lib.shelf.association.Title
	}
	parts = append(parts, look.Column(4, look.NewText(w.issueName(i), look.Style{Size: 18, Bold: true, Lines: 2}), look.NewText(title, look.Running.In(look.Soft))))
	open := look.NewButton(look.Primary, "pages", w.t("issue.open"), func() { w.openIssue(i.ID, data.Placement{}) }).WithTip(w.t("issue.open.tip"))
	row := []fyne.CanvasObject{open}
	if i.State != "" {
		ink, wash := stateColours(i.State)
		row = append(row, look.Badge(w.word(i.State), ink, wash))
	}
	pr := w.lib.proofs[i.ID]
	switch {
	case pr != nil && pr.done != nil:
		row = append(row, look.NewText(w.t("issue.pages", len(pr.done.Book.Pages)), look.Caption.Whole()))
	case pr != nil && pr.running:
		row = append(row, look.NewText(w.t("proof.setting"), look.Caption.Whole()))
	}
	parts = append(parts, look.Row(12, -1, row...))
	var rows []fyne.CanvasObject
	add := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			rows = append(rows, w.definition(label, look.NewText(value, look.Running)))
		}
	}
	add(w.t("issue.months"), w.issueMonths(i))
	add(w.t("issue.label"), i.Label())
	add(w.t("issue.organiser"), i.Organiser)
	add(w.t("issue.permit"), i.PermitNo)
	add(w.t("issue.printer"), i.Printer)
	for _, st := range i.StaffList {
		add(st.Role, strings.Join(st.Names, "、"))
	}
	add(w.t("field.note"), i.Note)
	parts = append(parts, look.Column(8, rows...))
	for _, sec := range w.sections(i.ID) {
		var lines []fyne.CanvasObject
		for _, e := range sec.entries {
			page := ""
			if pr != nil && pr.done != nil {
				if n, ok := pr.start[e.key]; ok {
					page = pr.folio(n)
				}
			}
			line := look.RowTop(12, 0, look.NewText(e.title, look.Style{Lines: 2}), look.Sized(look.NewText(page, look.Quiet.Right()), 36, 21))
			lines = append(lines, newPressable(line, func() { w.openIssue(i.ID, e.place) }, nil))
		}
		parts = append(parts, look.Column(6, append([]fyne.CanvasObject{look.NewText("【"+sec.name+"】", look.Strong)}, lines...)...))
	}
	return look.Pad(look.Column(18, parts...), 22, 24, 28, 24)
}
