package ui

import (
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/app/ui/textview"
)

// findBar (查找与替换) looks for words in the manuscript and marks all of them.
// What is to be replaced in more than this article is shown before it is done.
type findBar struct {
	s       *writeScreen
	all     *look.Box
	second  *look.Box // the row of replacing
	field   *look.Field
	with    *look.Field
	count   *look.Text
	case_   *look.Button
	marks   [][2]int
	at      int
	exact   bool
	replace bool
}

func newFindBar(s *writeScreen) *findBar {
	w := s.w
	b := &findBar{s: s, at: -1, count: look.NewText("", look.Caption.Whole())}
	keys := func(enter func()) func(*fyne.KeyEvent) bool {
		return func(e *fyne.KeyEvent) bool {
			switch e.Name {
			case fyne.KeyEscape:
				b.close()
			case fyne.KeyReturn, fyne.KeyEnter:
				enter()
			case fyne.KeyDown:
				b.step(1)
			case fyne.KeyUp:
				b.step(-1)
			default:
				return false
			}
			return true
		}
	}
	b.field = look.NewField(w.t("write.find.hint"), func(string) { b.look(true) })
	b.field.Keys = keys(func() { b.step(1) })
	b.with = look.NewField(w.t("write.with.hint"), nil)
	b.with.Keys = keys(b.one)
	b.case_ = look.NewButton(look.ChipOff, "", "Aa", func() {
		b.exact = !b.exact
		b.case_.SetVoice(look.ChipOff)
		if b.exact {
			b.case_.SetVoice(look.ChipOn)
		}
		b.look(true)
	}).WithTip(w.t("write.case.tip"))
	tool := func(icon, tip string, do func()) *look.Button {
		return look.NewButton(look.Plain, icon, "", do).WithTip(tip)
	}
	swap := look.NewButton(look.Plain, "", w.t("write.replace"), func() { b.setReplace(!b.replace) }).WithTip("Ctrl+H")
	if s.text.ReadOnly() {
		swap.Hide()
	}
	first := look.Row(6, 0, look.Sized(b.field.Framed("search"), 0, 34), b.count,
		tool("up", w.t("write.prev.tip"), func() { b.step(-1) }), tool("down", w.t("write.next.tip"), func() { b.step(1) }), b.case_, swap,
		tool("close", "Esc", b.close))
	b.second = look.Row(6, 0, look.Sized(b.with.Framed(""), 0, 34),
		look.NewButton(look.Calm, "", w.t("write.replace.one"), b.one),
		look.NewButton(look.Calm, "", w.t("write.replace.all"), b.every).WithTip(w.t("write.replace.all.tip")),
		look.NewButton(look.Calm, "", w.t("write.replace.more"), b.more).WithTip(w.t("write.replace.more.tip")))
	b.second.Hide()
	b.all = look.Column(0, look.Pad(look.Column(6, first, b.second), 8, 16, 8, 32), look.Across())
	b.all.Hide()
	return b
}

func (b *findBar) shown() bool { return b.all.Visible() }

// open shows the bar, with what is selected in it.
func (b *findBar) open(replace bool) {
	if sel := b.s.text.Selected(); !b.shown() && sel != "" && !strings.Contains(sel, "\n") && len(sel) < 200 {
		b.field.SetText(sel)
	}
	b.all.Show()
	b.setReplace(replace && !b.s.text.ReadOnly())
	b.s.w.win.Canvas().Focus(b.field)
	b.field.TypedShortcut(&fyne.ShortcutSelectAll{})
	b.look(false)
}

func (b *findBar) setReplace(on bool) {
	b.replace = on
	if on {
		b.second.Show()
	} else {
		b.second.Hide()
	}
	b.s.cols.Refresh()
	if b.at >= 0 && b.at < len(b.marks) { // the text has less room now
		b.s.text.Select(b.marks[b.at][0], b.marks[b.at][1])
	}
}

// close hides the bar and gives the keyboard back to the text.
func (b *findBar) close() {
	b.all.Hide()
	b.marks, b.at = nil, -1
	b.s.text.SetMarks(nil, -1)
	b.s.cols.Refresh()
	b.s.text.Focus()
}

// look looks again; jump goes to the first match from the caret on.
func (b *findBar) look(jump bool) {
	if !b.shown() {
		return
	}
	w, t := b.s.w, b.s.text
	b.marks = textview.Find(t.Text(), b.field.Text, b.exact)
	from, to := t.Selection().Sorted()
	b.at = -1
	for i, m := range b.marks {
		if m[0] >= from {
			b.at = i
			break
		}
	}
	if b.at < 0 && len(b.marks) > 0 {
		b.at = 0
	}
	if jump && b.at >= 0 && (b.marks[b.at][0] != from || b.marks[b.at][1] != to) {
		t.Select(b.marks[b.at][0], b.marks[b.at][1])
	}
	t.SetMarks(b.marks, b.at)
	switch {
	case b.field.Text == "":
		b.count.Set("")
	case len(b.marks) == 0:
		b.count.Set(w.t("write.find.none"))
	default:
		b.count.Set(w.t("write.find.n", b.at+1, len(b.marks)))
	}
	b.all.Refresh()
}

// step goes to the next match, or the one before.
func (b *findBar) step(dir int) {
	n := len(b.marks)
	if n == 0 {
		return
	}
	m := b.marks[b.at]
	if from, to := b.s.text.Selection().Sorted(); from == m[0] && to == m[1] {
		b.at = (b.at + dir + n) % n
		m = b.marks[b.at]
	}
	b.s.text.Select(m[0], m[1])
	b.s.text.SetMarks(b.marks, b.at)
	b.count.Set(b.s.w.t("write.find.n", b.at+1, n))
	b.all.Refresh()
}

// one replaces the match that is shown and goes to the next.
func (b *findBar) one() {
	t := b.s.text
	if b.at < 0 || t.ReadOnly() {
		return
	}
	m := b.marks[b.at]
	if from, to := t.Selection().Sorted(); from != m[0] || to != m[1] {
		t.Select(m[0], m[1])
		return
	}
	t.Replace(textview.Edit{From: m[0], To: m[1], Text: b.with.Text})
	b.look(true)
}

// every replaces all matches of the article, in one step.
func (b *findBar) every() {
	w, t := b.s.w, b.s.text
	n := len(b.marks)
	if n == 0 || t.ReadOnly() {
		return
	}
	var edits []textview.Edit
	for _, m := range b.marks {
		edits = append(edits, textview.Edit{From: m[0], To: m[1], Text: b.with.Text})
	}
	t.Replace(edits...)
	b.look(false)
	w.toast(w.t("write.replaced", n), act{w.t("button.undo"), func() { t.Undo() }})
}

// search is Ctrl+F.
func (s *writeScreen) search() { s.bar.find.open(s.bar.find.replace) }

// openReplace is Ctrl+H.
func (s *writeScreen) openReplace() { s.bar.find.open(true) }

// stale looks again after an edit.
func (b *writeBar) stale() {
	if b.find.shown() {
		b.find.look(false)
	}
}

// moved is told of the caret.
func (b *writeBar) moved() {}

// closeFind closes the search; false: it is not open.
func (b *writeBar) closeFind() bool {
	if !b.find.shown() {
		return false
	}
	b.find.close()
	return true
}
