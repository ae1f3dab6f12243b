package ui

import (
	"io"
	"os"

	"fyne.io/fyne/v2"

	"huikan/data"
	"huikan/data/intake"
)

// exportMenu (导出所见) offers the forms in which the members that are listed,
// or marked, can go out.
func (s *memberScreen) exportMenu(at fyne.Position) {
	w := s.w
	list := func(ext string, o intake.ListOptions, write func(*intake.MemberList, io.Writer) error) func() {
		return func() { s.exportList(ext, o, write) }
	}
	w.popMenu(at,
		fyne.NewMenuItem(w.t("out.seen"), s.exportSeen),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.t("out.xlsx"), list(".xlsx", intake.ListOptions{AllContacts: true}, (*intake.MemberList).WriteXLSX)),
		fyne.NewMenuItem(w.t("out.csv"), list(".csv", intake.ListOptions{AllContacts: true}, (*intake.MemberList).WriteCSV)),
		fyne.NewMenuItem(w.t("out.vcard"), list(".vcf", intake.ListOptions{AllContacts: true}, func(l *intake.MemberList, out io.Writer) error { return l.WriteVCard(out, "4.0") })),
		fyne.NewMenuItemSeparator(),
		fyne.NewMenuItem(w.t("out.public"), list(".xlsx", intake.ListOptions{Consented: true}, (*intake.MemberList).WriteXLSX)),
		fyne.NewMenuItem(w.t("out.public.csv"), list(".csv", intake.ListOptions{Consented: true}, (*intake.MemberList).WriteCSV)),
		fyne.NewMenuItem(w.t("out.public.vcard"), list(".vcf", intake.ListOptions{Consented: true, AllContacts: true}, func(l *intake.MemberList, out io.Writer) error { return l.WriteVCard(out, "4.0") })),
	)
}

// seen are the members that go out: those marked, else all that are listed.
func (s *memberScreen) seen() (out []data.Member) {
	if ms := s.marked(); len(ms) > 1 {
		return ms
	}
	for _, r := range s.rows {
		out = append(out, s.shelf.members[r])
	}
	return out
}

// exportSeen writes the columns that are shown, as they are shown.
func (s *memberScreen) exportSeen() {
	w, sh, members := s.w, s.w.lib.shelf, s.seen()
	var cols []memberColumn
	var head []string
	for i, c := range s.columns {
		if !s.list.Columns[i].Off {
			cols, head = append(cols, c), append(head, c.title)
		}
	}
	var rows [][]string
	for i := range members {
		var row []string
		for _, c := range cols {
			row = append(row, c.cell(sh, &members[i]).Text)
		}
		rows = append(rows, row)
	}
	w.askSave(w.t("out.title"), w.t("side.members")+".xlsx", func(path string) error {
		return toFile(path, func(out io.Writer) error { return intake.WriteXLSX(out, w.t("side.members"), head, rows) })
	})
}

// exportList writes the members with their contacts in a form that can be read
// again.
func (s *memberScreen) exportList(ext string, o intake.ListOptions, write func(*intake.MemberList, io.Writer) error) {
	w, sh := s.w, s.w.lib.shelf
	o.Day = w.today()
	list, err := intake.NewMemberList(s.seen(), data.MemberBook{Members: sh.members, Contacts: sh.contactList, Classes: sh.classes}, o)
	if err != nil {
		w.fail(w.t("out.title"), err)
		return
	}
	w.askSave(w.t("out.title"), w.t("side.members")+ext, func(path string) error {
		return toFile(path, func(out io.Writer) error { return write(list, out) })
	})
	if o.Consented && list.Withheld+list.Persons > 0 {
		w.toast(w.t("out.withheld", list.Withheld, list.Persons))
	}
}

// toFile lets write fill a file.
func toFile(path string, write func(io.Writer) error) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Close()
		return err
	}
	return f.Close()
}
