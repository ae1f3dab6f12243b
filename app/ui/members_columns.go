package ui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/search"
)

// memberColumn is a column that the list of members can show.
type memberColumn struct {
	key, title string
	width      float32
	right      bool
	sort       string // the order that its header asks for
	cell       func(*shelf, *data.Member) listview.Cell
}

// firstColumns are shown until somebody picks others.
var firstColumns = []string{"class", "status", "dues", "district", "contact", "joined_on"}

// columnWidths are those of fields that are not as wide as most.
var columnWidths = map[string]float32{"joined_on": 76, "founded_on": 84, "left_on": 84, "member_no": 76, "uscc": 164, "phone_main": 130,
	"website": 160, "addr_mail": 220, "addr_reg": 220, "name_en": 180, "former_names": 160, "kind": 72, "capital": 100, "staff_size": 72}

// columnSorts are the orders that the headers of fields ask for.
var columnSorts = map[string]string{"joined_on": "joined", "member_no": "member_no"}

// memberColumns lists what can be shown: the name, what is known of a member
// beside its record, then every field.
func (w *window) memberColumns() []memberColumn {
	wider := float32(0) // the words of states are longer in English
	if w.lang == "en" {
		wider = 22
	}
	cols := []memberColumn{
		{key: "name", title: w.t("member.name"), sort: "pinyin", cell: func(_ *shelf, m *data.Member) listview.Cell { return listview.Cell{Text: m.Name} }},
		{key: "class", title: w.t("member.class"), width: 112 + wider*2, sort: "class", cell: func(sh *shelf, m *data.Member) listview.Cell {
			return listview.Cell{Text: w.className(m.Class)}
		}},
		{key: "status", title: w.t("member.status"), width: 68 + wider, cell: func(sh *shelf, m *data.Member) listview.Cell {
			return w.statusCell(sh.standing[m.ID])
		}},
		{key: "dues", title: w.t("member.dues"), width: 84 + wider, cell: func(sh *shelf, m *data.Member) listview.Cell { return w.duesCell(sh.dues[m.ID]) }},
		{key: "district", title: w.t("member.district"), width: 76, cell: func(_ *shelf, m *data.Member) listview.Cell {
			return listview.Cell{Text: search.District(m)}
		}},
		{key: "contact", title: w.t("member.contact"), width: 76, cell: func(sh *shelf, m *data.Member) listview.Cell {
			if c := data.MainContact(sh.contacts[m.ID], w.today()); c != nil {
				return listview.Cell{Text: c.Name}
			}
			return listview.Cell{}
		}},
		{key: "mobile", title: w.t("member.mobile"), width: 110, cell: func(sh *shelf, m *data.Member) listview.Cell {
			if c := data.MainContact(sh.contacts[m.ID], w.today()); c != nil {
				return listview.Cell{Text: c.Mobile}
			}
			return listview.Cell{}
		}},
	}
	for _, f := range data.MemberFields {
		if f.Key == "name" || f.Key == "class" || f.Key == "profile_md" || f.Key == "business_scope" { // long texts are not on the shelf
			continue
		}
		width := columnWidths[f.Key]
		if width == 0 {
			width = 120
		}
		cols = append(cols, memberColumn{key: f.Key, title: f.Name(w.lang), width: width, sort: columnSorts[f.Key],
			cell: func(_ *shelf, m *data.Member) listview.Cell {
				return listview.Cell{Text: strings.ReplaceAll(f.Said(f.Get(m), w.lang), "\n", " ")}
			}})
	}
	cols[slices.IndexFunc(cols, func(c memberColumn) bool { return c.key == "joined_on" })].title = w.t("member.joined")
	return cols
}

// statusCell is how a member stands; that it belongs and owes nothing is what
// one expects, and says so quietly.
func (w *window) statusCell(s data.Standing) listview.Cell {
	c := listview.Cell{Text: w.statusName(s.Status), Badge: look.WarnWash, Color: look.Warn}
	switch s.Status {
	case data.StatusRegular:
		c.Badge, c.Color = look.GoodWash, look.Good
	case data.StatusApplying, data.StatusPending, data.StatusOnNotice:
		c.Badge, c.Color = look.Wash, look.Accent
	}
	return c
}

// statusName is a status in the language of the screen.
func (w *window) statusName(s data.Status) string {
	if w.lang == "en" {
		return s.English()
	}
	return string(s)
}

// duesCell is how a member stands with its dues.
func (w *window) duesCell(d data.DuesState) listview.Cell {
	if d.Word == data.DuesUnknown {
		return listview.Cell{}
	}
	c := listview.Cell{Text: w.duesName(d.Word) + " " + strconv.Itoa(d.Year), Badge: look.WarnWash, Color: look.Warn}
	switch d.Word {
	case data.DuesPaid:
		c.Badge, c.Color = look.GoodWash, look.Good
	case data.DuesWaived, data.DuesOpen:
		c.Badge, c.Color = look.Raised, look.Soft
	}
	return c
}

// duesName is a word about dues in the language of the screen.
func (w *window) duesName(d data.DuesWord) string {
	if w.lang == "en" {
		return d.English()
	}
	return string(d)
}

// listColumns are the columns as the list takes them.
func (s *memberScreen) listColumns() []listview.Column {
	on := s.w.kept.columns("members", firstColumns)
	var out []listview.Column
	for i, c := range s.columns {
		col := listview.Column{Key: c.key, Title: c.title, Width: c.width, Right: c.right, Sort: c.sort != "", Off: i > 0 && !slices.Contains(on, c.key)}
		if i == 0 {
			col.Room = 250
		}
		if c.key == "dues" && len(s.w.lib.shelf.facts.Bills) == 0 {
			col.Off = true // nobody was ever billed
		}
		out = append(out, col)
	}
	return out
}

// columnMenu picks columns.
func (s *memberScreen) columnMenu(at fyne.Position) {
	var items []*fyne.MenuItem
	for i, c := range s.columns {
		if i == 0 {
			continue
		}
		it := fyne.NewMenuItem(c.title, func() { s.toggleColumn(c.key) })
		it.Checked = !s.list.Columns[i].Off
		items = append(items, it)
	}
	items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(s.w.t("member.columns.first"), func() {
		s.setColumns(firstColumns)
	}))
	s.w.popMenu(at, items...)
}

// toggleColumn shows a column or hides it, and remembers that.
func (s *memberScreen) toggleColumn(key string) {
	on := slices.Clone(s.w.kept.columns("members", firstColumns))
	if i := slices.Index(on, key); i >= 0 {
		on = slices.Delete(on, i, i+1)
	} else {
		on = append(on, key)
	}
	s.setColumns(on)
}

func (s *memberScreen) setColumns(on []string) {
	s.w.kept.setColumns("members", on)
	for _, c := range s.columns[1:] {
		s.list.SetColumn(c.key, slices.Contains(on, c.key))
	}
}

// orderMenu picks the order.
func (s *memberScreen) orderMenu() {
	var items []*fyne.MenuItem
	for _, o := range search.Sorts {
		it := fyne.NewMenuItem(o.Label(s.w.lang), func() { s.sortBy(o.Key, false) })
		it.Checked = o.Key == s.q.Sort
		items = append(items, it)
	}
	turn := fyne.NewMenuItem(s.w.t("member.order.down"), func() { s.sortBy(s.q.Sort, !s.q.Down) })
	turn.Checked = s.q.Down
	items = append(items, fyne.NewMenuItemSeparator(), turn)
	s.w.popMenu(below(s.order), items...)
}

// sortBy lists in another order, and remembers that.
func (s *memberScreen) sortBy(key string, down bool) {
	s.q.Sort, s.q.Down = key, down
	s.w.kept.setOrder("members", key, down)
	s.showOrder()
	s.update()
}

// showOrder says the order on its button and on the header that asks for it.
func (s *memberScreen) showOrder() {
	for _, o := range search.Sorts {
		if o.Key == s.q.Sort {
			s.order.SetLabel(o.Label(s.w.lang))
		}
	}
	s.list.SortBy, s.list.SortDown = -1, s.q.Down
	for i, c := range s.columns {
		if c.sort != "" && c.sort == s.q.Sort {
			s.list.SortBy = i
		}
	}
	s.list.Refresh()
}

// below is the place under a part, for a menu.
func below(o fyne.CanvasObject) fyne.Position {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).AddXY(0, o.Size().Height+4)
}
