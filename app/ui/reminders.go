package ui

import (
	"fmt"
	"io"
	"strconv"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
)

// reminderScreen (催缴与账龄) lists whom to remind of dues, by stage, and what is
// owed by age.
type reminderScreen struct {
	w     *window
	all   []data.Reminder
	ages  [4]data.Fen
	stage int // -1: all
	rows  []int
	list  *listview.List
	chips *look.Wrapped
	info  *look.Text
	total string
	tell  *look.Button
	body  fyne.CanvasObject
}

func newReminders(w *window) *reminderScreen {
	s := &reminderScreen{w: w, stage: -1, chips: look.Flow(8), info: look.NewText("", look.Caption)}
	s.list = listview.New(
		listview.Column{Title: w.t("member.name"), Room: 220},
		listview.Column{Title: w.t("remind.stage"), Width: 168},
		listview.Column{Title: w.t("remind.open"), Width: 100, Right: true},
		listview.Column{Title: w.t("remind.days"), Width: 76, Right: true},
		listview.Column{Title: w.t("remind.told"), Width: 92},
		listview.Column{Title: w.t("member.contact"), Width: 90},
		listview.Column{Title: w.t("member.mobile"), Width: 120},
	)
	s.list.RowSize = w.rowSize()
	s.list.Several = true
	s.list.Context = s.rowMenu
	s.list.Marked = func(int) { s.showInfo() }
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Opened = func(i int) { w.showMember(s.all[s.rows[i]].Member) }
	s.list.Empty = w.emptyState(w.t("remind.none"), look.NewButton(look.Calm, "", w.t("button.back"), func() { s.back() }))
	s.tell = look.NewButton(look.Primary, "check", w.t("remind.tell"), s.finish).WithTip("Ctrl+S · " + w.t("remind.tell.tip"))
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(2, titleBar(look.Row(10, 2, back, look.NewText(w.t("remind.title"), look.Heading.Whole()), s.info),
		look.NewButton(look.Calm, "export", w.t("button.export"), s.export), s.tell), look.Pad(s.chips, 10, 20, 6, 20), s.list)
	s.reload(changed{})
	return s
}

func (s *reminderScreen) reload(changed) {
	f, day := &s.w.lib.shelf.facts, s.w.today()
	s.w.work(func() func() {
		all, owed := data.Reminders(f, day), data.ArrearsOn(f, day)
		return func() { s.found(all, owed) }
	})
}

func (s *reminderScreen) found(all []data.Reminder, owed []data.Arrears) {
	w := s.w
	s.all, s.ages = all, [4]data.Fen{}
	var total data.Fen
	for _, a := range owed {
		for i, sum := range a.ByAge {
			s.ages[i] += sum
		}
		total += a.Total
	}
	text := w.t("remind.total", len(s.all), total.String())
	for i, sum := range s.ages {
		if sum > 0 {
			text += " · " + w.pick(data.ArrearsAges[i].ZH, data.ArrearsAges[i].EN) + " " + sum.String()
		}
	}
	s.total = text
	s.only(s.stage)
}

// showInfo says what is owed in all, or how many are marked.
func (s *reminderScreen) showInfo() {
	if n := len(s.list.Marks()); n > 1 {
		s.info.Set(s.w.t("member.marked", n, len(s.rows)))
		return
	}
	s.info.Set(s.total)
}

// picked are the reminders that are marked, all that are shown where none is.
func (s *reminderScreen) picked() (out []data.Reminder) {
	rows := s.list.Marks()
	if len(rows) < 2 {
		rows = nil
		for i := range s.rows {
			rows = append(rows, i)
		}
	}
	return s.at(rows)
}

func (s *reminderScreen) at(rows []int) (out []data.Reminder) {
	for _, i := range rows {
		if i < len(s.rows) {
			out = append(out, s.all[s.rows[i]])
		}
	}
	return out
}

// untold are the open bills of the reminders of which nobody was told yet.
func untold(list []data.Reminder, day data.Date) (bills []data.DuesBill) {
	for _, r := range list {
		for _, a := range r.Bills {
			if b, ok := data.Notify(a.Bill, day); ok {
				bills = append(bills, b)
			}
		}
	}
	return bills
}

// finish notes that the members that are marked were told: all that are shown
// where none is.
func (s *reminderScreen) finish() { s.note(s.picked()) }

func (s *reminderScreen) note(list []data.Reminder) {
	w := s.w
	bills := untold(list, w.today())
	if w.lib.s.ReadOnly() {
		return
	}
	if len(bills) == 0 {
		w.toast(w.t("remind.told.all"))
		return
	}
	c := w.lib.s.Change(fmt.Sprintf("通知会费：%d 笔", len(bills)))
	for i := range bills {
		c.Put(&bills[i])
	}
	w.commit(c, w.t("remind.told.done", len(bills), len(list)))
}

func (s *reminderScreen) rowMenu(_ int, at fyne.Position) {
	w := s.w
	list := s.at(s.list.Marks())
	if len(list) == 0 {
		return
	}
	tell := fyne.NewMenuItem(w.t("remind.tell"), func() { s.note(list) })
	tell.Disabled = w.lib.s.ReadOnly() || len(untold(list, w.today())) == 0
	w.popMenu(at, tell, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("bank.open.member"), func() { w.showMember(list[0].Member) }))
}

// pick is the text in the language of the screen.
func (w *words) pick(zh, en string) string {
	if w.lang == "en" {
		return en
	}
	return zh
}

func (s *reminderScreen) only(stage int) {
	w := s.w
	s.stage = stage
	s.rows = nil
	count := make([]int, len(data.ReminderStages))
	for i, r := range s.all {
		count[r.Stage]++
		if stage < 0 || r.Stage == stage {
			s.rows = append(s.rows, i)
		}
	}
	voice := func(on bool) look.Voice {
		if on {
			return look.ChipOn
		}
		return look.ChipOff
	}
	parts := []fyne.CanvasObject{look.NewButton(voice(stage < 0), "", w.t("chip.all")+" "+num(len(s.all)), func() { s.only(-1) })}
	for i, st := range data.ReminderStages {
		if count[i] > 0 {
			parts = append(parts, look.NewButton(voice(stage == i), "", w.pick(st.ZH, st.EN)+" "+num(count[i]), func() { s.only(i) }))
		}
	}
	if len(s.all) == 0 {
		parts = nil
	}
	s.chips.Set(parts...)
	s.tell.SetOff(w.lib.s.ReadOnly() || len(untold(s.all, w.today())) == 0)
	s.list.Reload(-1)
	s.showInfo()
	s.body.Refresh()
	if len(s.rows) > 0 {
		s.list.Select(0)
	}
}

// cells are what a row says.
func (s *reminderScreen) cells(r data.Reminder) []string {
	w := s.w
	name := string(r.Member)
	if m, ok := w.lib.shelf.member(r.Member); ok {
		name = m.Name
	}
	st := data.ReminderStages[r.Stage]
	who, mobile := "", ""
	if r.Contact != nil {
		who, mobile = r.Contact.Name, r.Contact.Mobile
		if mobile == "" {
			mobile = r.Contact.Phone
		}
	}
	told := data.Date{} // the newest notice
	for _, b := range r.Bills {
		if b.Bill.Notified.Compare(told) > 0 {
			told = b.Bill.Notified
		}
	}
	return []string{name, w.pick(st.ZH, st.EN), r.Open.String(), strconv.Itoa(r.Days), told.String(), who, mobile}
}

func (s *reminderScreen) row(i int) []listview.Cell {
	if i >= len(s.rows) {
		return nil
	}
	r := s.all[s.rows[i]]
	var out []listview.Cell
	for _, c := range s.cells(r) {
		out = append(out, listview.Cell{Text: c})
	}
	out[1].Color, out[1].Badge = look.Warn, look.WarnWash
	if r.Days <= 0 {
		out[1].Color, out[1].Badge = look.Soft, look.Raised
	}
	if r.Promise != nil {
		out[0].After = r.Promise.Reason
	}
	return out
}

// export writes the list as it is shown.
func (s *reminderScreen) export() {
	w := s.w
	var head []string
	for _, c := range s.list.Columns {
		head = append(head, c.Title)
	}
	var rows [][]string
	for _, i := range s.rows {
		rows = append(rows, s.cells(s.all[i]))
	}
	w.askSave(w.t("remind.title"), w.t("remind.title")+".xlsx", func(path string) error {
		return toFile(path, func(out io.Writer) error { return intake.WriteXLSX(out, w.t("remind.title"), head, rows) })
	})
}

func (s *reminderScreen) content() fyne.CanvasObject { return s.body }
func (s *reminderScreen) search()                    {}
func (s *reminderScreen) resized()                   { s.body.Refresh() }
func (s *reminderScreen) first() fyne.Focusable      { return s.list }
func (s *reminderScreen) keysHint() string           { return s.w.t("remind.keys") }
func (s *reminderScreen) back() bool                 { s.w.goTo(atMembers); return true }
