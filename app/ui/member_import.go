package ui

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// memberImport (导入会员) shows what an import of a list would do, column by
// column and row by row. Nothing is written before 确认.
type memberImport struct {
	w         *window
	sheet     *intake.Sheet
	path      string // of the file, for another worksheet of it
	library   data.MemberBook
	plan      *intake.MemberPlan
	overwrite bool
	show      intake.RowStatus // "" is all
	rows      []int            // into the plan's
	list      *listview.List
	chips     *look.Wrapped
	maps      *look.Box
	left      *look.Sheet
	foot      *look.Sheet
	ledger    *look.Text
	ok        *look.Button
	body      fyne.CanvasObject
}

// sheetExts are the files in which lists of members come.
var sheetExts = []string{".xlsx", ".csv", ".vcf", ".xls"}

// readMembers reads a list in the background, with a way to cancel, and shows
// what it would do.
func (w *window) readMembers(path string) { w.readPart(path, "") }

// readPart is readMembers for one worksheet of a workbook; "" is the one that
// looks most like a list.
func (w *window) readPart(path, part string) {
	if w.lib == nil {
		w.message(w.t("import.title"), w.t("import.nolibrary"), w.t("welcome.sentence"))
		return
	}
	lib, name := w.lib, filepath.Base(path)
	ctx, cancel := context.WithCancel(context.Background())
	say, done := w.progress(w.t("import.reading", name), cancel)
	w.work(func() func() {
		raw, err := os.ReadFile(path)
		var sheet *intake.Sheet
		var library data.MemberBook
		if err == nil {
			sheet, err = intake.ReadSheet(ctx, name, raw, intake.SheetOptions{Part: part, Progress: func(rows int) { say(w.t("import.rows.read", rows)) }})
		}
		if err == nil {
			library, err = lib.s.MemberBook()
		}
		var plan *intake.MemberPlan
		if err == nil {
			sheet.Use(library.Mappings)
			plan, err = sheet.PlanFor(ctx, library, intake.PlanOptions{Progress: func(n, of int) { say(w.t("import.rows.compared", n, of)) }})
		}
		return func() {
			done()
			cancelled := ctx.Err() != nil
			cancel()
			switch {
			case cancelled:
				w.toast(w.t("import.cancelled"))
			case err != nil:
				w.fail(w.t("import.failed", name), err)
			case w.lib == lib:
				w.show(newMemberImport(w, path, sheet, library, plan))
			}
		}
	})
}

func newMemberImport(w *window, path string, sheet *intake.Sheet, library data.MemberBook, plan *intake.MemberPlan) *memberImport {
	s := &memberImport{w: w, path: path, sheet: sheet, library: library, plan: plan, chips: look.Flow(8), maps: look.Column(10), ledger: look.NewText("", look.Quiet)}
	s.left, s.foot = look.Scrolled(look.Pad(s.maps, 16, 16, 24, 20)), look.Scrolled(look.Gap(1, 1))
	s.list = listview.New(
		listview.Column{Title: w.t("member.name"), Room: 150},
		listview.Column{Title: w.t("import.row"), Width: 56, Right: true},
		listview.Column{Title: w.t("import.becomes"), Width: 76},
		listview.Column{Title: w.t("import.what"), Width: 300},
	)
	s.list.RowSize = 36
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = func(i int) { s.detail(i) }
	s.ok = look.NewButton(look.Primary, "", w.t("import.confirm"), s.commit).WithTip("Ctrl+S")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	right := look.Stack(look.NewFill(look.Surface), newOver(1, look.Pad(s.chips, 12, 16, 8, 20), s.list, look.Across(), look.Sized(s.foot, 0, 190)))
	s.body = newOver(1, titleBar(look.Row(10, 2, back, look.NewText(w.t("import.list"), look.Heading.Whole()), look.NewText(sheet.Name, look.Quiet)),
		look.NewButton(look.Calm, "", w.t("button.cancel"), func() { s.back() }), s.ok),
		newColumns(360, s.left, right, func() bool { return false }),
		look.Across(), look.Sized(look.Pad(s.ledger, 0, 20, 0, 20), 0, 36))
	s.showMaps()
	s.showRows()
	return s
}

// again compares the list with the library anew, after a column or a choice
// has changed.
func (s *memberImport) again() {
	w := s.w
	ctx, cancel := context.WithCancel(context.Background())
	say, done := w.progress(w.t("import.comparing"), cancel)
	options := intake.PlanOptions{Overwrite: s.overwrite, Progress: func(n, of int) { say(w.t("import.rows.compared", n, of)) }}
	w.work(func() func() {
		plan, err := s.sheet.PlanFor(ctx, s.library, options)
		return func() {
			done()
			cancel()
			if err != nil {
				s.plan = nil // nothing may be confirmed that was not seen
				w.toast(w.t("import.cancelled"), act{w.t("import.compare"), s.again})
			} else {
				s.plan = plan
			}
			s.showMaps()
			s.showRows()
		}
	})
}

// commit writes the plan as one change, after a copy of the library was made.
func (s *memberImport) commit() {
	w, lib, plan := s.w, s.w.lib, s.plan
	if plan == nil {
		return
	}
	say, done := w.progress(w.t("import.writing"), nil)
	w.work(func() func() {
		var set store.ChangeSet
		c := lib.s.Change("导入会员 " + s.sheet.Name).Details(w.ledgerText(plan))
		for _, rec := range plan.Records(lib.s.NewID) {
			c.Put(rec)
		}
		if n := c.Len(); n > 0 {
			say(w.t("import.writing.n", n))
		}
		m := s.sheet.Remember(s.library.Mappings)
		c.Put(&m)
		_, err := lib.s.BackupBefore()
		if err == nil {
			set, err = c.Commit()
		}
		return func() {
			done()
			if err != nil {
				w.fail(w.t("import.failed", s.sheet.Name), err)
				return
			}
			w.goTo(atMembers)
			text := w.t("import.members.done", plan.Created, plan.Changed+plan.Merged)
			acts := []act{}
			if set.Seq != 0 {
				acts = append(acts, act{w.t("button.undo"), w.undo})
			}
			if plan.Rejected > 0 {
				text += w.t("import.members.left", plan.Rejected)
				acts = append(acts, act{w.t("import.rejected.save"), func() { w.saveRejected(plan) }})
			}
			w.toast(text, acts...)
		}
	})
}

// saveRejected writes the rows that were not taken, with the reasons.
func (w *window) saveRejected(plan *intake.MemberPlan) {
	w.askSave(w.t("import.rejected.save"), w.t("import.rejected.name")+".xlsx", func(path string) error {
		f, err := os.Create(path)
		if err != nil {
			return err
		}
		if err := plan.RejectedXLSX(f); err != nil {
			f.Close()
			return err
		}
		return f.Close()
	})
}

// ledgerText is the count of rows, which adds up.
func (w *window) ledgerText(p *intake.MemberPlan) string {
	return w.t("import.ledger", p.Read, p.Created, p.Changed, p.Merged, p.Same, p.Rejected, p.Skipped)
}

// showMaps shows what each column is taken for; a menu changes it.
func (s *memberImport) showMaps() {
	w, sh := s.w, s.sheet
	mapped, of := sh.Mapped()
	head := w.t("import.mapped", mapped, of)
	how := look.Choice(map[bool]int{false: 0, true: 1}[s.overwrite], func(i int) { s.overwrite = i == 1; s.again() }, w.t("import.fill"), w.t("import.overwrite"))
	parts := []fyne.CanvasObject{look.NewText(w.t("import.how"), look.Strong), how,
		look.NewText(w.t("import.how.note"), look.Style{Size: 12, Color: look.Soft}), look.Across()}
	if len(sh.Parts) > 1 {
		parts = append(parts, look.Row(10, 1, look.NewText(w.t("import.part"), look.Strong.Whole()), s.partButton()), look.Across())
	}
	parts = append(parts, look.NewText(head, look.Strong))
	if sh.Remembered != "" {
		parts = append(parts, look.NewText(w.t("import.remembered", sh.Remembered), look.Style{Size: 12, Color: look.Good}))
	}
	for i := range sh.Columns {
		parts = append(parts, s.column(i))
	}
	for _, f := range sh.Findings {
		parts = append(parts, look.NewText(f.Message(w.lang), look.Style{Size: 12, Color: look.Warn}))
	}
	s.maps.Set(parts...)
	s.left.Relay()
}

// partButton chooses the worksheet.
func (s *memberImport) partButton() fyne.CanvasObject {
	w, sh := s.w, s.sheet
	label := sh.Part
	if label == "" {
		label = w.t("import.part.several")
	}
	var b *look.Button
	b = look.NewButton(look.Calm, "", label, func() {
		var items []*fyne.MenuItem
		for _, p := range sh.Parts {
			it := fyne.NewMenuItem(p, func() { w.readPart(s.path, p) })
			it.Checked = p == sh.Part
			items = append(items, it)
		}
		auto := fyne.NewMenuItem(w.t("import.part.auto"), func() { w.readPart(s.path, "") })
		auto.Checked = sh.Part == ""
		w.popMenu(below(b), append(items, fyne.NewMenuItemSeparator(), auto)...)
	}).WithMenu()
	return look.Row(0, -1, b)
}

// column is one column of the sheet: its head, what it is taken for, examples.
func (s *memberImport) column(i int) fyne.CanvasObject {
	w, c := s.w, s.sheet.Columns[i]
	var b *look.Button
	voice := look.Calm
	if c.Field == intake.NoField {
		voice = look.Held
	}
	name := w.sheetField(c.Field)
	if c.Who != "" {
		name += "（" + c.Who + "）"
	}
	b = look.NewButton(voice, "", name, func() {
		var items []*fyne.MenuItem
		for _, f := range append([]intake.SheetField{{Key: intake.NoField}}, intake.SheetFields()...) {
			it := fyne.NewMenuItem(w.sheetField(f.Key), func() {
				if err := s.sheet.Choose(c.Head, f.Key); err != nil {
					w.fail(w.t("import.mapping.failed", c.Head), err)
					return
				}
				s.again()
			})
			it.Checked = f.Key == c.Field
			items = append(items, it)
		}
		w.popMenu(below(b), items...)
	}).WithMenu()
	sample := strings.Join(c.Samples, " · ")
	return look.Column(2, look.Row(8, 0, look.NewText(c.Head, look.Body), b), look.NewText(sample, look.Style{Size: 12, Lines: 1, Color: look.Soft}))
}

// sheetField is what a column can be, in words.
func (w *window) sheetField(key string) string {
	switch key {
	case intake.NoField:
		return w.t("import.tonote")
	case intake.LeftOut:
		return w.t("import.leftout")
	}
	if w.lang == "en" {
		if f := data.FieldByKey(data.MemberFields, key); f != nil {
			return f.English()
		}
		if of, ok := strings.CutPrefix(key, "contact."); ok {
			if f := data.FieldByKey(data.ContactFields, of); f != nil {
				return w.t("member.contact") + ": " + f.English()
			}
		}
	}
	for _, f := range intake.SheetFields() {
		if f.Key == key {
			return f.Label
		}
	}
	return fmt.Sprint(key)
}

func (s *memberImport) content() fyne.CanvasObject { return s.body }
func (s *memberImport) search()                    {}
func (s *memberImport) reload(changed)             {}
func (s *memberImport) resized()                   { s.body.Refresh() }
func (s *memberImport) finish()                    { s.commit() }
func (s *memberImport) first() fyne.Focusable      { return s.list }
func (s *memberImport) keysHint() string           { return s.w.t("import.keys") }
func (s *memberImport) back() bool                 { s.w.goTo(atMembers); return true }
