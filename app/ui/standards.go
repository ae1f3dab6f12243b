package ui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// standardScreen (会费标准) shows what each class pays, by which decision, and
// what the law finds in it. A standard is a draft until it is activated.
type standardScreen struct {
	w     *window
	sheet *look.Sheet
	body  fyne.CanvasObject
}

func newStandards(w *window) *standardScreen {
	s := &standardScreen{w: w, sheet: look.Scrolled(look.Gap(1, 1))}
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	add := look.NewButton(look.Primary, "", w.t("standard.new"), func() { w.editStandard(data.DuesStandard{From: data.Date{Year: w.today().Year + 1, Month: 1, Day: 1}}) })
	add.SetOff(w.lib.s.ReadOnly())
	s.body = newOver(1, titleBar(look.Row(10, 1, back, look.NewText(w.t("standard.title"), look.Heading)), add), s.sheet)
	s.reload(changed{})
	return s
}

func (s *standardScreen) reload(changed) {
	w := s.w
	var cards []fyne.CanvasObject
	for _, std := range w.lib.shelf.facts.Standards {
		cards = append(cards, s.card(std))
	}
	if len(cards) == 0 {
		s.sheet.Set(w.emptyState(w.t("standard.none"), look.NewButton(look.Calm, "plus", w.t("standard.new"), func() {
			w.editStandard(data.DuesStandard{From: data.Date{Year: w.today().Year + 1, Month: 1, Day: 1}})
		})))
		return
	}
	s.sheet.Set(look.Pad(newAtMostMiddle(760, look.Column(16, cards...)), 22, 20, 40, 20))
}

// duesLines says what each class pays.
func (w *window) duesLines(std *data.DuesStandard) string {
	if w.lang != "en" {
		return data.FieldByKey(data.DuesStandardFields, "lines").Get(std)
	}
	var lines []string
	for _, l := range std.Lines {
		per := "standard.year"
		if l.PerCouncil() {
			per = "standard.council"
		}
		lines = append(lines, w.t(per, w.word(l.Class), l.Amount.String()))
	}
	return strings.Join(lines, "\n")
}

// card is one standard.
func (s *standardScreen) card(std data.DuesStandard) fyne.CanvasObject {
	w := s.w
	dec := w.lib.shelf.facts.Decision(std.Decision)
	state := look.Badge(w.t("standard.draft"), look.Warn, look.WarnWash)
	if !std.Activated.IsZero() {
		state = look.Badge(w.t("standard.active", std.Activated.String()), look.Good, look.GoodWash)
	}
	parts := []fyne.CanvasObject{
		look.Row(10, 0, look.NewText(std.Name, look.Style{Bold: true, Size: 16, Lines: 2}), state),
		w.definition(data.FieldByKey(data.DuesStandardFields, "effective_from").Name(w.lang), look.NewText(std.From.String(), look.Running)),
		w.definition(data.FieldByKey(data.DuesStandardFields, "lines").Name(w.lang), look.NewText(w.duesLines(&std), look.Running)),
	}
	if dec != nil {
		parts = append(parts, w.definition(w.t("decision.title"), look.NewText(dec.LabelIn(w.lang), look.Running)))
	}
	for _, p := range data.CheckStandard(&std, dec, w.today()) {
		color := look.Warn
		if p.Severity() == data.Wrong {
			color = look.Accent
		}
		text := w.problem(&p)
		if src := p.Source(); src != "" {
			text += "（" + src + "）"
		}
		parts = append(parts, look.NewText(text, look.Style{Size: 13, Color: color}))
	}
	if std.Activated.IsZero() && !w.lib.s.ReadOnly() {
		parts = append(parts, look.Flow(8, look.NewButton(look.Calm, "edit", w.t("standard.edit"), func() { w.editStandard(std) }),
			look.NewButton(look.Calm, "check", w.t("standard.activate"), func() { s.activate(std, dec) })))
	}
	return look.Stack(look.NewFrame(look.Surface, look.Line, 8), look.Pad(look.Column(10, parts...), 16, 18, 18, 18))
}

// activate makes the draft the standard, unless the law stands in the way.
func (s *standardScreen) activate(std data.DuesStandard, dec *data.Decision) {
	w := s.w
	out, problems, ok := data.Activate(std, dec, w.today())
	if !ok {
		for _, p := range problems {
			if p.Severity() == data.Wrong {
				w.message(w.t("standard.refused"), w.problem(&p), p.Source())
				return
			}
		}
	}
	w.commit(w.lib.s.Change("启用会费标准 "+std.Name).Put(&out), w.t("standard.activated", std.Name))
}

// editStandard opens the page of a draft.
func (w *window) editStandard(rec data.DuesStandard) {
	fields := slices.DeleteFunc(slices.Clone(data.DuesStandardFields), func(f data.Field[data.DuesStandard]) bool { return f.Key == "activated_on" })
	decision := w.newDecisionPick(&rec.Decision)
	p := newFormPage(w, w.t("standard.title"), rec.Name, &rec, fields, func(s *data.DuesStandard) []data.Problem { return data.Validate(s) }, nil,
		look.NewText(w.t("standard.how"), look.Style{Size: 12, Color: look.Soft}), formPart(w.t("decision.title"), decision.body))
	decision.grown = func() { p.reveal(nil) }
	p.from = func() { w.show(newStandards(w)) }
	p.name = func() string { return "会费标准 " + rec.Name }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("standard.kept")
	w.show(p)
	p.form.focusOn("name")
}

func (s *standardScreen) content() fyne.CanvasObject { return s.body }
func (s *standardScreen) search()                    {}
func (s *standardScreen) resized()                   { s.body.Refresh() }
func (s *standardScreen) back() bool                 { s.w.goTo(atMembers); return true }
