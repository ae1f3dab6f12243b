package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/preflight"
	"huikan/app/ui/look"
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

// findingsPanel (检查) lists what preflight found; a click goes to the page.
func (w *window) findingsPanel(fs []preflight.Finding, open func(preflight.Finding), close func()) fyne.CanvasObject {
	head := look.Row(8, 0, look.NewText(w.t("check.title", len(fs)), look.Strong),
		look.NewButton(look.Plain, "close", "", close).WithTip(w.t("button.close")+"　Esc"))
	var parts []fyne.CanvasObject
	if len(fs) == 0 {
		return newOver(1, look.Pad(head, 12, 12, 8, 20), w.emptyState(w.t("check.none"), nil))
	}
	for _, sev := range []preflight.Severity{preflight.Error, preflight.Warning, preflight.Note} {
		var lines []fyne.CanvasObject
		for _, f := range fs {
			if f.Severity == sev {
				lines = append(lines, w.findingLine(f, open))
			}
		}
		if len(lines) == 0 {
			continue
		}
		color, word := w.severityLight(sev)
		title := look.Row(8, 1, look.Dot(color), look.NewText(w.t("check.group", word, len(lines)), look.Caption))
		parts = append(parts, look.Column(2, append([]fyne.CanvasObject{look.Pad(title, 0, 0, 4, 8)}, lines...)...))
	}
	return newOver(1, look.Pad(head, 12, 12, 8, 20), look.Scrolled(look.Pad(look.Column(18, parts...), 6, 12, 24, 12)))
}

func (w *window) findingLine(f preflight.Finding, open func(preflight.Finding)) fyne.CanvasObject {
	bg := look.NewFrame(look.Clear, look.Clear, 6)
	texts := []fyne.CanvasObject{look.NewText(f.Message(w.lang), look.Style{Lines: 3})}
	where := f.Where
	if f.Page > 0 {
		page := w.t("check.page", f.Page)
		if f.Folio != "" {
			page = w.t("check.folio", f.Folio)
		}
		if where != "" {
			where = page + " · " + where
		} else {
			where = page
		}
	}
	if where != "" {
		texts = append(texts, look.NewText(where, look.Caption))
	}
	if todo := w.adviceOn(f.Code); todo != "" {
		texts = append(texts, look.NewText(todo, look.Style{Size: 12, Lines: 3, Color: look.Soft}))
	}
	return newPressable(look.Stack(bg, look.Pad(look.Column(1, texts...), 6, 10, 6, 24)), func() { open(f) }, func(over, focus bool) {
		fill, border := look.Clear, look.Clear
		if over {
			fill = look.Raised
		}
		if focus {
			border = "focus"
		}
		bg.Set(fill, border)
	})
}

// worst is the light over all findings.
func worst(fs []preflight.Finding) (light fyne.ThemeColorName) {
	light = look.Good
	for _, f := range fs {
		switch f.Severity {
		case preflight.Error:
			return look.Accent
		case preflight.Warning:
			light = look.Warn
		}
	}
	return light
}
