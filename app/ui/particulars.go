package ui

import (
	"slices"

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
