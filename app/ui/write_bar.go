package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
)

// writeBar is the bar over the manuscript: what can be made of the text, and,
// below it while something is looked for, the search.
type writeBar struct {
	s    *writeScreen
	acts []writeAct
	find *findBar
	out  *look.Box
	all  *look.Box
}

// writeAct is what a button over the text does. Its keys are those of the
// command with its key.
type writeAct struct {
	key, tip string // of its words
	do       func(*writeScreen)
	bar      bool // has a button; the others stand in the menu of the headings
	keys     fyne.Shortcut
}

var writeActs = []writeAct{
	{"write.heading.auto", "", headingAuto, false, nil},
	{"write.heading.one", "", headingOne, false, nil},
	{"write.heading.two", "", headingTwo, false, nil},
	{"write.heading.three", "", headingThree, false, nil},
	{"write.heading.none", "", headingNone, false, nil},
	{"write.bold", "write.bold.tip", bold, true, nil},
	{"write.list", "write.list.tip", list, true, nil},
	{"write.table", "write.table.tip", table, true, nil},
	{"write.picture", "write.picture.tip", (*writeScreen).askPicture, true, nil},
	{"write.signature", "write.signature.tip", (*writeScreen).sign, true, nil},
	{"write.note", "write.note.tip", footnote, true, nil},
}

func ctrlAlt(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierAlt}
}

func newWriteBar(s *writeScreen) *writeBar {
	b := &writeBar{s: s}
	for _, a := range writeActs {
		for _, c := range commands() {
			if c.key == a.key {
				a.keys = c.keys
			}
		}
		b.acts = append(b.acts, a)
	}
	var heading *look.Button
	heading = look.NewButton(look.Plain, "", s.w.t("write.heading"), func() {
		var items []*fyne.MenuItem
		for _, a := range b.acts[:5] {
			item := fyne.NewMenuItem(s.w.t(a.key), func() { b.run(a) })
			item.Shortcut = a.keys
			items = append(items, item)
		}
		at := fyne.CurrentApp().Driver().AbsolutePositionForObject(heading)
		widget.NewPopUpMenu(fyne.NewMenu("", items...), s.w.win.Canvas()).ShowAtPosition(at.AddXY(0, heading.Size().Height+2))
	}).WithMenu().WithTip(s.w.t("write.heading.tip"))
	parts := []fyne.CanvasObject{heading}
	for _, a := range b.acts {
		if a.bar {
			btn := look.NewButton(look.Plain, "", s.w.t(a.key), func() { b.run(a) }).WithTip(s.w.t(a.tip) + "　" + look.Keys(a.keys))
			parts = append(parts, btn)
		}
	}
	label := s.w.t("write.find")
	if s.w.lang == "en" { // English words are longer
		label = ""
	}
	search := look.NewButton(look.Plain, "search", label, s.search).WithTip("Ctrl+F　Ctrl+H").WithColor(look.Soft)
	left := look.Fitting(0, parts...)
	if s.text.ReadOnly() {
		left = look.Fitting(0)
	}
	tools := look.Sized(newOver(0, look.Pad(look.Row(8, 0, left, search), 0, 12, 0, 24), look.Across()), 0, 44)
	b.find = newFindBar(s)
	b.out = look.Column(0)
	b.all = look.Column(0, tools, b.find.all, b.out)
	b.showOut()
	return b
}

// showOut says that the text lies open in another program, and how to end that.
func (b *writeBar) showOut() {
	s, w := b.s, b.s.w
	b.out.Set()
	b.out.Hide()
	if o := s.out; o != nil {
		b.out.Set(look.Stack(look.NewFill(look.WarnWash), look.Pad(look.Row(8, 0, look.NewText(w.t("write.out.now", o.name()), look.Style{Size: 13, Lines: 1}),
			look.NewButton(look.Plain, "", w.t("write.out.again"), s.openOutside),
			look.NewButton(look.Plain, "", w.t("write.out.end"), func() { w.endOutside(o) })), 3, 12, 3, 24)), look.Across())
		b.out.Show()
	}
	if s.cols != nil {
		s.cols.Refresh()
	}
}

// run does an act and gives the keyboard back to the text.
func (b *writeBar) run(a writeAct) {
	if b.s.text.ReadOnly() {
		return
	}
	b.s.text.Focus()
	a.do(b.s)
}

// menuAt is the menu of the right button.
func (s *writeScreen) menuAt(at fyne.Position) {
	w, clip := s.w, fyne.CurrentApp().Clipboard()
	some := s.text.Selected() != ""
	item := func(key string, off bool, do func()) *fyne.MenuItem {
		m := fyne.NewMenuItem(w.t(key), func() { s.text.Focus(); do() })
		m.Disabled = off
		return m
	}
	ro := s.text.ReadOnly()
	items := []*fyne.MenuItem{
		item("fyne.cut", !some || ro, func() { s.text.Cut(clip) }),
		item("fyne.copy", !some, func() { s.text.Copy(clip) }),
		item("fyne.paste", ro, func() { s.text.Paste(clip) }),
		item("fyne.selectall", false, s.text.SelectAll),
	}
	if !ro {
		items = append(items, fyne.NewMenuItemSeparator())
		for _, a := range s.bar.acts {
			if a.bar || a.key == "write.heading.auto" {
				items = append(items, item(a.key, false, func() { s.bar.run(a) }))
			}
		}
	}
	widget.NewPopUpMenu(fyne.NewMenu("", items...), w.win.Canvas()).ShowAtPosition(at)
}

// undo takes back what was typed last: in the line with the keyboard, or in the
// text.
func (s *writeScreen) undo() {
	if f, ok := s.w.win.Canvas().Focused().(*look.Field); ok {
		f.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	s.text.Undo()
}

func (s *writeScreen) redo() {
	if f, ok := s.w.win.Canvas().Focused().(*look.Field); ok {
		f.TypedShortcut(&fyne.ShortcutRedo{})
		return
	}
	s.text.Redo()
}

// sign puts a signature in: whoever publishes, and today.
func (s *writeScreen) sign() {
	d := s.w.now()
	name := s.w.lib.shelf.association.Name
	if len(s.a.Issuers) > 0 {
		name = s.a.Issuers[0]
	}
	s.text.InsertMarked(data.BlockSignature, name, d.Format("2006年1月2日"))
}
