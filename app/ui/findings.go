package ui

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/export"
	"huikan/app/preflight"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
)

// severityLight is the light of a finding, and the word for it: colour never
// carries a meaning alone.
func (w *window) severityLight(s preflight.Severity) (fyne.ThemeColorName, string) {
	switch s {
	case preflight.Error:
		return look.Accent, w.t("severity.error")
	case preflight.Warning:
		return look.Warn, w.t("severity.warning")
	}
	return look.Faint, w.t("severity.note")
}

// findingsPanel (检查) lists what preflight found of an issue by groups and
// rules; a click goes to the page. A finding is let stand with a reason here,
// and taken back.
type findingsPanel struct {
	s     *issueScreen
	found []preflight.Finding
	only  int             // the severity that is listed, or all, or allowed
	open  map[string]bool // rules whose places are all shown
	body  *fyne.Container
}

// What else a panel lists than one severity.
const (
	allFindings     = -1
	allowedFindings = -2
)

// atOnce is how many places of a rule are shown before it is opened.
const atOnce = 3

func newFindings(s *issueScreen) *findingsPanel {
	p := &findingsPanel{s: s, only: allFindings, open: map[string]bool{}, body: container.NewStack()}
	p.set(s.proof.done.Findings)
	return p
}

// set shows the findings of another proof.
func (p *findingsPanel) set(found []preflight.Finding) {
	p.found = found
	p.fill()
}

func (p *findingsPanel) fill() {
	p.body.Objects = []fyne.CanvasObject{p.build()}
	p.body.Refresh()
}

func (p *findingsPanel) build() fyne.CanvasObject {
	w := p.s.w
	head := look.Row(8, 0, look.NewText(w.t("check.title", len(p.found)-allowedIn(p.found)), look.Strong),
		look.NewButton(look.Calm, "export", w.t("check.sheet"), p.s.exportChecklist).WithTip(w.t("check.sheet.tip")),
		look.NewButton(look.Plain, "close", "", p.s.toggleChecks).WithTip(w.t("button.close")+"　Esc"))
	if len(p.found) == 0 {
		return newOver(1, look.Pad(head, 12, 12, 8, 20), w.emptyState(w.t("check.none"), nil))
	}
	var groups []fyne.CanvasObject
	for _, g := range preflight.Groups {
		if part := p.group(g.Group); part != nil {
			name := g.ZH
			if w.lang == "en" {
				name = g.EN
			}
			groups = append(groups, look.Column(4, look.Pad(look.NewText(name, look.Strong), 0, 0, 2, 8), part))
		}
	}
	top := look.Column(8, head, p.filters())
	return newOver(1, look.Pad(top, 12, 12, 8, 20), look.Scrolled(look.Pad(look.Column(18, groups...), 6, 12, 24, 12)))
}

// filters are chips with the number of findings of each severity.
func (p *findingsPanel) filters() fyne.CanvasObject {
	w := p.s.w
	n := map[int]int{}
	for _, f := range p.found {
		n[p.listedAs(f)]++
	}
	var chips []fyne.CanvasObject
	chip := func(only int, word string) {
		voice := look.ChipOff
		if p.only == only {
			voice = look.ChipOn
		}
		chips = append(chips, look.NewButton(voice, "", word, func() {
			if p.only == only {
				only = allFindings
			}
			p.only = only
			p.fill()
		}))
	}
	for _, sev := range []preflight.Severity{preflight.Error, preflight.Warning, preflight.Note} {
		if n[int(sev)] > 0 {
			_, word := w.severityLight(sev)
			chip(int(sev), word+" "+strconv.Itoa(n[int(sev)]))
		}
	}
	if n[allowedFindings] > 0 {
		chip(allowedFindings, w.t("check.allowed")+" "+strconv.Itoa(n[allowedFindings]))
	}
	return look.Flow(6, chips...)
}

// listedAs is under which chip a finding stands.
func (p *findingsPanel) listedAs(f preflight.Finding) int {
	if f.Allowed != "" {
		return allowedFindings
	}
	return int(f.Severity)
}

// group is the rules of a group that found something.
func (p *findingsPanel) group(g preflight.Group) fyne.CanvasObject {
	var rules []fyne.CanvasObject
	for _, r := range preflight.Rules {
		if r.Group != g {
			continue
		}
		var list []preflight.Finding
		for _, f := range p.found {
			if f.Code == r.Code && (p.only == allFindings || p.listedAs(f) == p.only) {
				list = append(list, f)
			}
		}
		if len(list) > 0 {
			rules = append(rules, p.rule(r, list))
		}
	}
	if len(rules) == 0 {
		return nil
	}
	return look.Column(10, rules...)
}

// rule lists the places of one rule, the first few until it is opened.
func (p *findingsPanel) rule(r preflight.Rule, list []preflight.Finding) fyne.CanvasObject {
	w := p.s.w
	shown := list
	if len(list) > atOnce+1 && !p.open[r.Code] {
		shown = list[:atOnce]
	}
	var lines []fyne.CanvasObject
	for i, f := range shown {
		lines = append(lines, p.line(f, i == 0))
	}
	if more := len(list) - len(shown); more > 0 {
		lines = append(lines, look.Pad(look.Row(0, -1, look.NewButton(look.Plain, "down", w.t("check.more", more), func() {
			p.open[r.Code] = true
			p.fill()
		}).WithColor(look.Soft)), 0, 0, 0, 14))
	}
	if rule := preflight.Mends[r.Code]; rule != "" && !p.s.board.locked && list[0].Allowed == "" {
		lines = append(lines, look.Pad(look.Row(0, -1, look.NewButton(look.Plain, "check", w.t("check.mend"), func() { p.s.mend(r, rule) }).
			WithColor(look.Link).WithTip(w.t("check.mend.tip"))), 0, 0, 0, 14))
	}
	return look.Column(0, lines...)
}

// mend lets clean-up (整理) mend in all articles of the issue what a rule found,
// as one change.
func (s *issueScreen) mend(r preflight.Rule, clean string) {
	w := s.w
	busy := w.busy(w.t("check.mend"), nil)
	w.work(func() func() {
		c, n := w.lib.s.Change("印前代改："+r.Code), 0
		places, err := w.lib.s.Placements(s.id)
		for _, p := range places {
			if p.Article == "" {
				continue
			}
			var a data.Article
			if a, err = w.lib.s.Article(p.Article); err != nil {
				break
			}
			if list := intake.CleanArticle(&a, []string{clean}); len(list) > 0 {
				intake.ApplyTo(&a, list)
				c.Put(&a)
				n += len(list)
			}
		}
		return func() {
			busy()
			switch {
			case err != nil:
				w.fail(w.t("save.failed"), err)
			case n == 0:
				w.toast(w.t("check.mend.none"))
			default:
				w.commit(c, w.t("check.mend.done", n))
			}
		}
	})
}

// line is one finding: its light, what it is, where, and what can be done. Only
// the first of a rule gives the advice.
func (p *findingsPanel) line(f preflight.Finding, first bool) fyne.CanvasObject {
	w := p.s.w
	color, word := w.severityLight(f.Severity)
	var act *look.Button
	if f.Allowed != "" {
		color, word = look.Good, w.t("check.allowed")
		act = look.NewButton(look.Plain, "", w.t("check.disallow"), func() { p.disallow(f) }).WithColor(look.Soft)
	} else {
		act = look.NewButton(look.Plain, "", w.t("check.allow"), func() { p.allow(f) }).WithColor(look.Soft).WithTip(w.t("check.allow.tip"))
	}
	texts := []fyne.CanvasObject{look.NewText(f.Message(w.lang), look.Style{Lines: 3})}
	if where := p.where(f, word); where != "" {
		texts = append(texts, look.NewText(where, look.Caption))
	}
	if f.Allowed != "" {
		texts = append(texts, look.NewText(w.t("check.reason", f.Allowed), look.Style{Size: 12, Lines: 3, Color: look.Soft}))
	} else if todo := w.adviceOn(f.Code); todo != "" && first {
		texts = append(texts, look.NewText(todo, look.Style{Size: 12, Lines: 3, Color: look.Soft}))
	}
	bg := look.NewFrame(look.Clear, look.Clear, 6)
	row := look.RowTop(8, 1, look.Pad(look.Dot(color), 7, 0, 0, 0), look.Column(1, texts...))
	text := newPressable(look.Stack(bg, look.Pad(row, 6, 6, 6, 8)), func() { p.s.goToFinding(f) }, func(over, focus bool) {
		fill, border := look.Clear, look.Clear
		if over {
			fill = look.Raised
		}
		if focus {
			border = "focus"
		}
		bg.Set(fill, border)
	})
	return look.RowTop(4, 0, text, look.Pad(act, 3, 0, 0, 0))
}

// where is the severity, the page and the article of a finding.
func (p *findingsPanel) where(f preflight.Finding, word string) string {
	w := p.s.w
	parts := word
	switch {
	case f.Folio != "":
		parts += " · " + w.t("check.folio", f.Folio)
	case f.Page > 0:
		parts += " · " + w.t("check.page", f.Page)
	}
	if f.Where != "" {
		parts += " · " + f.Where
	}
	return parts
}

// allow asks for the reason and lets a finding stand; where the rule found
// more of it, the same is offered for all.
func (p *findingsPanel) allow(f preflight.Finding) {
	w := p.s.w
	alike := slices.DeleteFunc(slices.Clone(p.found), func(x preflight.Finding) bool { return x.Code != f.Code || x.Allowed != "" })
	w.askReason(f.Message(w.lang), len(alike), func(reason string, all bool) {
		list := []preflight.Finding{f}
		if all {
			list = alike
		}
		p.change(w.t("check.allowed.change", len(list)), func(i *data.Issue) {
			for _, x := range list {
				i.Allow(data.Allowance{Code: x.Code, Source: x.Source, Text: x.Text, Reason: reason, By: w.lib.s.Who(), On: w.today()})
			}
		})
	})
}

func (p *findingsPanel) disallow(f preflight.Finding) {
	p.change(p.s.w.t("check.disallowed.change"), func(i *data.Issue) {
		i.Disallow(data.Allowance{Code: f.Code, Source: f.Source, Text: f.Text})
	})
}

func (p *findingsPanel) change(name string, do func(*data.Issue)) {
	w := p.s.w
	i, ok := w.lib.shelf.issue(p.s.id)
	if !ok {
		return
	}
	do(&i)
	w.commit(w.lib.s.Change(name).Put(&i), name)
}

// worst is the light over all findings that were not let stand.
func worst(fs []preflight.Finding) (light fyne.ThemeColorName) {
	light = look.Good
	for _, f := range fs {
		switch {
		case f.Allowed != "":
		case f.Severity == preflight.Error:
			return look.Accent
		case f.Severity == preflight.Warning:
			light = look.Warn
		}
	}
	return light
}

// allowedIn counts the findings that were let stand.
func allowedIn(fs []preflight.Finding) (n int) {
	for _, f := range fs {
		if f.Allowed != "" {
			n++
		}
	}
	return n
}

// fieldOf is the field of an issue that a finding is about.
var fieldOf = map[string]string{
	"no-permit": "permit_no", "permit-ended": "permit_valid_to", "no-organiser": "organiser", "no-recipients": "recipients_label",
	"no-printer": "printer", "no-print-date": "printed_on", "no-print-run": "print_run", "serial-gap": "serial_no", "serial-twice": "serial_no",
}

// exportChecklist asks for a place and writes the checklist there.
func (s *issueScreen) exportChecklist() {
	w := s.w
	if s.proof == nil || s.proof.done == nil {
		w.toast(w.t("export.wait"))
		return
	}
	pr, day, ps := s.proof.done, w.today(), w.lib.press
	w.askSave(w.t("check.sheet"), strings.TrimSuffix(pdfName(pr), ".pdf")+w.t("check.sheet.name")+".pdf", func(path string) error {
		list, err := ps.Checklist(context.Background(), pr, day)
		if err != nil {
			return err
		}
		pdf, ok := export.ByExt("pdf")
		if !ok {
			return fmt.Errorf("checklist %s: no such format", path)
		}
		return writeBeside(path, func(f io.Writer) error { return list.Export(f, pdf, export.Options{}) })
	})
}
