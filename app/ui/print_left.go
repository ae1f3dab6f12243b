package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/preflight"
	"huikan/app/ui/look"
)

// leftShown is how many names of one kind are shown; copying takes them all.
const leftShown = 30

// showLeft lists who and what is left out, by reason, with names.
func (s *printScreen) showLeft() {
	w := s.w
	by := map[string][]preflight.Finding{}
	for _, f := range s.done.Findings {
		by[f.Code] = append(by[f.Code], f)
	}
	var groups []fyne.CanvasObject
	for _, r := range preflight.Rules {
		list := by[r.Code]
		if len(list) == 0 {
			continue
		}
		color, _ := w.severityLight(r.Severity)
		sum := preflight.Finding{Code: r.Code, Text: w.t("print.items", len(list))}
		var names []string
		for _, f := range list[:min(len(list), leftShown)] {
			names = append(names, f.Text)
		}
		text := strings.Join(names, w.t("print.comma"))
		if len(list) > leftShown {
			text += w.t("print.more", len(list)-leftShown)
		}
		parts := []fyne.CanvasObject{look.RowTop(8, 1, look.Pad(look.Dot(color), 6, 0, 0, 0), look.NewText(sum.Message(w.lang), look.Body.Wraps())),
			look.Pad(look.NewText(text, look.Caption.Wraps()), 0, 0, 0, 16)}
		if todo := w.adviceOn(r.Code); todo != "" {
			parts = append(parts, look.Pad(look.NewText(todo, look.Style{Size: 12, Color: look.Ink}), 0, 0, 0, 16))
		}
		groups = append(groups, look.Column(3, parts...))
	}
	if len(groups) == 0 {
		s.left.Set(look.Row(8, 1, look.Dot(look.Good), look.NewText(w.t("print.complete"), look.Running.In(look.Soft))))
	} else {
		head := look.Row(8, 0, look.NewText(w.t("print.left", len(s.done.Findings)), look.Strong), look.NewButton(look.Plain, "copy", w.t("fyne.copy"), s.copyLeft))
		s.left.Set(append([]fyne.CanvasObject{head}, groups...)...)
	}
	s.sheet.Relay()
}

// copyLeft copies the whole list, a line each.
func (s *printScreen) copyLeft() {
	var b strings.Builder
	for _, f := range s.done.Findings {
		b.WriteString(f.Message(s.w.lang) + "\n")
	}
	s.w.app.Clipboard().SetContent(b.String())
	s.w.toast(s.w.t("print.copied", len(s.done.Findings)))
}
