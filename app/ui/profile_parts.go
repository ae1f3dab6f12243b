package ui

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// backButton leads from a detail that fills the window to its list.
func (w *window) backButton(back func()) fyne.CanvasObject {
	return look.Row(0, -1, look.NewButton(look.Plain, "back", w.t("button.back"), back).WithTip("Esc"))
}

// definition is a line of a definition list.
func (w *window) definition(label string, value fyne.CanvasObject) fyne.CanvasObject {
	width := float32(76)
	if w.lang == "en" {
		width = 112
	}
	return look.RowTop(12, 1, look.Sized(look.NewText(label, look.Style{Size: 13, Lines: 2, Color: look.Soft, Leading: 1.6}), width, 0), value)
}

// part is a piece of a detail with its heading.
func (w *window) part(title string, lines ...fyne.CanvasObject) fyne.CanvasObject {
	head := look.NewText(title, look.Style{Size: 13, Bold: true, Lines: 1, Color: look.Soft})
	return look.Column(8, append([]fyne.CanvasObject{head}, lines...)...)
}

// spaced writes a credit code in groups of four: nobody reads eighteen at once.
func spaced(code string) string {
	if len(code) != 18 {
		return code
	}
	return code[:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16] + " " + code[16:]
}

// postal is an address with its postcode.
func postal(a data.Address) string {
	s := a.Line()
	if a.Postcode != "" {
		s += "　" + a.Postcode
	}
	return s
}

// link opens a site in the browser.
func (w *window) link(site string) fyne.CanvasObject {
	to := site
	if !strings.Contains(to, "://") {
		to = "http://" + to
	}
	u, err := url.Parse(to)
	if err != nil {
		return look.NewText(site, look.Running)
	}
	return newLink(site, func() {
		if err := w.app.OpenURL(u); err != nil {
			w.fail(w.t("link.failed", site), err)
		}
	})
}

// placeLine says where something stands, and leads there.
func (w *window) placeLine(p data.Placement) fyne.CanvasObject {
	name := ""
	if sec, err := w.lib.s.Section(p.Section); err == nil {
		name = "【" + sec.Name + "】"
	}
	i, ok := w.lib.shelf.issue(p.Issue)
	if !ok {
		return look.NewText(name, look.Running)
	}
	return newLink(w.issueName(i)+name, func() { w.openIssue(i.ID, p) })
}

// versions is the history of a record, the newest first.
func (w *window) versions(k data.Kind, key string) (lines []fyne.CanvasObject) {
	vs, err := w.lib.s.RecordHistory(k, key)
	if err != nil {
		return nil
	}
	for _, v := range vs[:min(len(vs), 12)] {
		name := w.setName(v.Set)
		lines = append(lines, look.RowTop(10, 1,
			look.Sized(look.NewText(w.when(v.Set.At, w.now()), look.Style{Size: 12, Lines: 1, Color: look.Soft, Leading: 1.75}), 112, 0),
			look.NewText(name, look.Running)))
	}
	return lines
}

// plain takes the marks of Markdown that a reader need not see.
func plain(s string) string {
	s = strings.ReplaceAll(s, "**", "")
	s = strings.TrimLeft(s, "#")
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|~<>^$:", s[i+1]) >= 0 {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
