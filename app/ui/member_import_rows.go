package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data/intake"
)

// rowWords are the words of what becomes of a row, with their colours. To add
// one: a row.
var rowWords = []struct {
	status      intake.RowStatus
	word        string
	color, wash fyne.ThemeColorName
	count       func(*intake.MemberPlan) int
}{
	{intake.RowCreated, "row.created", look.Good, look.GoodWash, func(p *intake.MemberPlan) int { return p.Created }},
	{intake.RowChanged, "row.changed", look.Accent, look.Wash, func(p *intake.MemberPlan) int { return p.Changed }},
	{intake.RowMerged, "row.merged", look.Accent, look.Wash, func(p *intake.MemberPlan) int { return p.Merged }},
	{intake.RowSame, "row.same", look.Soft, look.Raised, func(p *intake.MemberPlan) int { return p.Same }},
	{intake.RowRejected, "row.rejected", look.Warn, look.WarnWash, func(p *intake.MemberPlan) int { return p.Rejected }},
}

// showRows lists the rows that are asked for.
func (s *memberImport) showRows() {
	w, p := s.w, s.plan
	s.rows = nil
	s.ok.SetOff(p == nil || p.Created+p.Changed+p.Merged == 0)
	if p == nil {
		s.chips.Set()
		s.ledger.Set("")
		s.list.Reload(-1)
		return
	}
	for i := range p.Rows {
		if s.show == "" || p.Rows[i].Status == s.show {
			s.rows = append(s.rows, i)
		}
	}
	voice := func(on bool) look.Voice {
		if on {
			return look.ChipOn
		}
		return look.ChipOff
	}
	parts := []fyne.CanvasObject{look.NewButton(voice(s.show == ""), "", w.t("chip.all")+" "+num(len(p.Rows)), func() { s.only("") })}
	for _, r := range rowWords {
		if n := r.count(p); n > 0 {
			parts = append(parts, look.NewButton(voice(s.show == r.status), "", w.t(r.word)+" "+num(n), func() { s.only(r.status) }))
		}
	}
	if p.Rejected > 0 {
		parts = append(parts, look.NewButton(look.Plain, "export", w.t("import.rejected.save"), func() { w.saveRejected(p) }))
	}
	s.chips.Set(parts...)
	s.ledger.Set(w.ledgerText(p))
	s.list.Empty = w.emptyState(w.t("import.norows"), nil)
	s.list.Reload(-1)
	s.body.Refresh()
	if len(s.rows) > 0 {
		s.list.Top()
		s.list.Select(0)
	} else {
		s.detail(-1)
	}
}

func (s *memberImport) only(status intake.RowStatus) { s.show = status; s.showRows() }

func (s *memberImport) row(i int) []listview.Cell {
	if s.plan == nil || i >= len(s.rows) {
		return nil
	}
	w, r := s.w, &s.plan.Rows[s.rows[i]]
	state := listview.Cell{}
	for _, x := range rowWords {
		if x.status == r.Status {
			state = listview.Cell{Text: w.t(x.word), Color: x.color, Badge: x.wash}
		}
	}
	what := ""
	switch {
	case len(r.Reasons) > 0:
		what = r.Reasons[0].Reason(w.lang)
	case r.Status == intake.RowCreated:
		what = w.t("import.fields", len(r.Changes))
	case len(r.Changes) > 0:
		c := r.Changes[0]
		what = w.changeLabel(c) + blankAs(c.Old) + " → " + c.New
		if n := len(r.Changes) - 1; n > 0 {
			what += w.t("import.more", n)
		}
	case len(r.Kept) > 0:
		what = w.t("import.kept", len(r.Kept))
	}
	if len(r.Warnings) > 0 && len(r.Reasons) == 0 {
		what += "　" + w.t("import.doubts", len(r.Warnings))
	}
	name := listview.Cell{Text: r.Name}
	if strings.TrimSpace(r.Name) == "" {
		name = listview.Cell{Text: w.t("import.unnamed"), Color: look.Soft}
	}
	return []listview.Cell{name, {Text: num(r.No)}, state, {Text: strings.ReplaceAll(what, "\n", " ")}}
}

// changeLabel names the field of a change, and the contact's name.
func (w *window) changeLabel(c intake.FieldChange) string {
	label := c.Label
	if w.lang == "en" {
		label = w.sheetField(c.Field)
	}
	if c.Who != "" {
		label += "（" + c.Who + "）"
	}
	return label + w.t("view.colon")
}

// blankAs is a value of which one must see that it is blank.
func blankAs(s string) string {
	if strings.TrimSpace(s) == "" {
		return "∅"
	}
	return s
}

// detail shows all that becomes of a row: old → new, what stays, why not, and
// what to look at.
func (s *memberImport) detail(i int) {
	w := s.w
	if s.plan == nil || i < 0 || i >= len(s.rows) {
		s.foot.Set(look.Gap(1, 1))
		return
	}
	r := &s.plan.Rows[s.rows[i]]
	var lines []fyne.CanvasObject
	for _, f := range r.Reasons {
		lines = append(lines, look.NewText(f.Message(w.lang), look.Running.In(look.Accent)))
	}
	for _, f := range r.Warnings {
		lines = append(lines, look.NewText(f.Message(w.lang), look.Style{Size: 13, Color: look.Warn}))
	}
	for _, c := range r.Changes {
		value := []fyne.CanvasObject{look.NewText(c.New, look.Running)}
		if r.Status != intake.RowCreated && c.Old != "" {
			value = diffParts(c.Old, c.New)
		}
		lines = append(lines, w.definition(strings.TrimSuffix(w.changeLabel(c), w.t("view.colon")), look.Column(0, value...)))
	}
	for _, c := range r.Kept {
		lines = append(lines, w.definition(strings.TrimSuffix(w.changeLabel(c), w.t("view.colon")),
			look.NewText(w.t("import.stays", c.Old, c.New), look.Running.In(look.Soft))))
	}
	if len(lines) == 0 {
		lines = append(lines, look.NewText(w.t("import.nochange"), look.Running.In(look.Soft)))
	}
	if r.First > 0 {
		lines = append([]fyne.CanvasObject{look.NewText(w.t("import.first", r.First), look.Caption)}, lines...)
	}
	s.foot.Set(look.Pad(look.Column(6, lines...), 12, 20, 16, 20))
}
