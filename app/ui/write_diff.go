package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
)

// hunk is a place where two texts differ, as whole paragraphs.
type hunk struct {
	was, is string
	at      int // the byte of the second text at which it begins
}

// hunks compares two texts by character and gives the paragraphs in which they
// differ; it also counts what went and what came.
func hunks(was, is string) (out []hunk, gone, come int) {
	type span struct{ a, b, c, d int } // was[a:b] became is[c:d]
	var spans []span
	i, j := 0, 0
	for _, p := range data.Diff(was, is) {
		n := len(p.Text)
		switch p.Kind {
		case data.DiffSame:
			i, j = i+n, j+n
			continue
		case data.DiffRemoved:
			spans = append(spans, span{i, i + n, j, j})
			gone += len([]rune(p.Text))
			i += n
		case data.DiffInserted:
			spans = append(spans, span{i, i, j, j + n})
			come += len([]rune(p.Text))
			j += n
		}
	}
	start := func(s string, at int) int { return strings.LastIndexByte(s[:at], '\n') + 1 }
	end := func(s string, at int) int {
		if n := strings.IndexByte(s[at:], '\n'); n >= 0 {
			return at + n
		}
		return len(s)
	}
	var whole []span
	for _, s := range spans {
		s = span{start(was, s.a), end(was, s.b), start(is, s.c), end(is, s.d)}
		if n := len(whole); n > 0 && (s.a <= whole[n-1].b || s.c <= whole[n-1].d) {
			whole[n-1].b, whole[n-1].d = max(s.b, whole[n-1].b), max(s.d, whole[n-1].d)
			continue
		}
		whole = append(whole, s)
	}
	for _, s := range whole {
		out = append(out, hunk{was[s.a:s.b], is[s.c:s.d], s.c})
	}
	return out, gone, come
}

// hunksShown is how many places are shown; a list of more helps nobody.
const hunksShown = 120

// hunkParts shows the places in which two texts differ; see: leads to one, may
// be nil.
func (w *window) hunkParts(hs []hunk, see func(at int)) (parts []fyne.CanvasObject) {
	for k, h := range hs {
		if k == hunksShown {
			parts = append(parts, look.NewText(w.t("diff.more", len(hs)-k), look.Running.In(look.Soft)))
			break
		}
		was, is := strings.TrimSpace(h.was), strings.TrimSpace(h.is)
		var lines []fyne.CanvasObject
		switch {
		case was == "" && is == "":
			lines = []fyne.CanvasObject{look.NewText(w.t("diff.blank"), look.Quiet)}
		case was == "":
			t := look.NewText("", look.Running)
			t.Set(is, [2]int{0, len(is)})
			lines = []fyne.CanvasObject{look.NewText(w.t("diff.new"), look.Caption), t}
		case is == "":
			t := look.NewText("", look.Running.In(look.Soft))
			t.Set(was, [2]int{0, len(was)})
			lines = []fyne.CanvasObject{look.NewText(w.t("diff.gone"), look.Caption), t}
		default:
			lines = diffParts(was, is)
		}
		row := fyne.CanvasObject(look.Column(2, lines...))
		if see != nil {
			row = look.RowTop(8, 0, row, look.NewButton(look.Plain, "read", "", func() { see(h.at) }).WithTip(w.t("diff.see")))
		}
		parts = append(parts, row, look.Across())
	}
	return parts
}

// choose shows how the text here and the one from elsewhere differ, and asks
// which it is to be. The other stays among the versions.
func (s *writeScreen) choose(title, why, mine, theirs string, pick func(text string)) {
	w := s.w
	hs, gone, come := hunks(mine, theirs)
	parts := append([]fyne.CanvasObject{look.NewText(w.t("clash.sum", len(hs), gone, come), look.Quiet)}, w.hunkParts(hs, nil)...)
	var pop *widget.PopUp
	take := func(text string) func() {
		return func() { pop.Hide(); pick(text); s.text.Focus() }
	}
	sheet := look.Scrolled(look.Pad(look.Column(10, parts...), 4, 14, 4, 0))
	room := w.win.Canvas().Size()
	pop = w.box(min(720, room.Width-80), look.Column(12,
		look.NewText(title, look.Style{Size: 18, Bold: true}), look.NewText(why, look.Running),
		look.Sized(look.Stack(look.NewFrame(look.Surface, look.Line, 8), look.Pad(sheet, 8, 4, 8, 12)), 0, max(160, min(380, room.Height-320))),
		look.Row(10, 0, look.Gap(1, 1),
			look.NewButton(look.Calm, "", w.t("clash.theirs"), take(theirs)),
			look.NewButton(look.Primary, "", w.t("clash.mine"), take(mine)))))
	w.escape = nil // there is something to choose
}
