package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
)

// welcome is what one sees before there is a library: a sentence, three
// buttons, and the libraries that were open before.
type welcome struct {
	w    *window
	body fyne.CanvasObject
}

func newWelcome(w *window) *welcome {
	brand := look.Row(8, -1,
		look.NewText("会刊", look.Style{Size: 34, Bold: true, Fixed: true, Lines: 1}),
		look.Sized(look.NewFrame(look.Accent, look.Clear, 5), 10, 10),
		look.NewText("Huikan", look.Style{Size: 34, Bold: true, Fixed: true, Lines: 1}))
	buttons := look.Row(12, -1,
		look.NewButton(look.Primary, "", w.t("welcome.new"), w.newLibrary).WithTip("Ctrl+N"),
		look.NewButton(look.Calm, "", w.t("welcome.open"), w.openDialog).WithTip("Ctrl+O"),
		look.NewButton(look.Calm, "", w.t("welcome.sample"), w.openSample))
	parts := []fyne.CanvasObject{brand, look.NewText(w.t("welcome.sentence"), look.Style{Size: 15.5, Leading: 1.7, Color: look.Soft}), buttons}
	var lines []fyne.CanvasObject
	for i, p := range w.kept.recent() {
		if i == 5 {
			break
		}
		lines = append(lines, look.RowTop(12, 1, newLink(filepath.Base(p), func() { w.open(p) }), look.NewText(filepath.Dir(p), look.Quiet)))
	}
	if len(lines) > 0 {
		parts = append(parts, look.Pad(w.part(w.t("menu.recent"), lines...), 12, 0, 0, 0))
	}
	return &welcome{w: w, body: newMiddle(look.Column(22, parts...), 520)}
}

func (s *welcome) content() fyne.CanvasObject { return s.body }
func (s *welcome) search()                    {}
func (s *welcome) back() bool                 { return false }
func (s *welcome) reload(changed)             {}
func (s *welcome) resized()                   {}
