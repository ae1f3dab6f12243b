package ui

import (
	"fmt"
	"slices"
	"strings"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// editAssociation (协会资料) opens the page of the association's particulars.
func (w *window) editAssociation() {
	rec := w.lib.shelf.association
	rec.HouseWords = slices.Clone(rec.HouseWords)
	p := newFormPage(w, w.t("association.title"), w.t("association.sub"), &rec, data.AssociationFields,
		func(a *data.Association) []data.Problem { return data.Validate(a) }, nil,
		look.NewText(w.t("association.words"), look.Style{Size: 12, Color: look.Soft}))
	p.from = func() { w.goTo(atSettings) }
	p.name = func() string { return "修改协会资料" }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("association.kept")
	w.show(p)
}

// editIssue (本期资料) opens the page of an issue's particulars, at a field or at
// its beginning.
func (w *window) editIssue(id data.IssueID, field string) {
	rec, ok := w.lib.shelf.issue(id)
	if !ok {
		return
	}
	rec.Months, rec.StaffList, rec.Allowed = slices.Clone(rec.Months), slices.Clone(rec.StaffList), slices.Clone(rec.Allowed)
	names := func(key string) []string {
		if key == "template_id" {
			return w.lib.press.Templates()
		}
		return nil
	}
	p := newFormPage(w, w.t("issue.details"), w.issueName(rec), &rec, data.IssueFields, func(i *data.Issue) []data.Problem { return data.Validate(i) }, names)
	p.from = func() { w.openIssue(id, data.Placement{}) }
	p.name = func() string { return "修改本期资料 " + rec.Label() }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("issue.details.kept")
	w.show(p)
	if field != "" {
		p.form.focusOn(field)
	}
}

// newIssue opens the page of the issue that follows the last: numbers and
// months continued, imprint, staff, template and sections as in that.
func (w *window) newIssue() {
	rec, sections := data.Issue{}, []data.Section(nil)
	if all := w.lib.shelf.issues; len(all) > 0 {
		last := all[0]
		for _, i := range all {
			if i.SerialNo > last.SerialNo {
				last = i
			}
		}
		secs, err := w.lib.s.Sections(last.ID)
		if err != nil {
			w.fail(w.t("read.failed"), err)
			return
		}
		rec, sections = data.NextIssue(last, secs)
	} else {
		now := w.now()
		rec, sections = data.FirstIssue(w.lib.shelf.association, now.Year(), []int{int(now.Month())})
	}
	rec.ID = data.IssueID(w.lib.s.NewID())
	names := func(key string) []string {
		if key == "template_id" {
			return w.lib.press.Templates()
		}
		return nil
	}
	var list []string
	for i := range sections {
		sections[i].Issue = rec.ID
		list = append(list, "【"+sections[i].Name+"】")
	}
	p := newFormPage(w, w.t("issue.new"), w.t("issue.new.sub"), &rec, data.IssueFields, func(i *data.Issue) []data.Problem { return data.Validate(i) }, names,
		formPart(w.t("issue.new.sections"), look.NewText(strings.Join(list, ""), look.Running)))
	p.from = func() {
		if _, ok := w.lib.shelf.issue(rec.ID); ok {
			w.openIssue(rec.ID, data.Placement{})
			return
		}
		w.goTo(atIssues)
	}
	p.name = func() string { return fmt.Sprintf("新建第%d期", rec.SerialNo) }
	p.write = func(c *store.Writer) error {
		c.Put(&rec)
		for i := range sections {
			c.Put(&sections[i])
		}
		return nil
	}
	p.said = w.t("issue.new.done")
	p.dirty = true // what is proposed is worth keeping too
	w.show(p)
	p.form.focusOn("months")
}

func (w *window) newIssueButton() *look.Button {
	b := look.NewButton(look.Primary, "plus", w.t("issue.new"), w.newIssue)
	b.SetOff(w.lib != nil && w.lib.s.ReadOnly())
	return b
}
