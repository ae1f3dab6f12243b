package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/pageview"
)

// paged is a screen that shows pages on a desk and writes them to a file.
type paged interface {
	shows() *pageview.View
	export()
}

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// menu is the main menu: what can be done now, and by which keys.
func (w *window) menu() *fyne.MainMenu {
	m := fyne.NewMainMenu()
	for _, c := range commands() {
		do, name, on := w.doing(c)
		if do == nil && c.more == nil {
			continue
		}
		item := fyne.NewMenuItem(name, func() {
			// The shortcuts of the menu work while a dialog is open; their actions must not.
			if do != nil && w.win.Canvas().Overlays().Top() == nil {
				do()
			}
		})
		item.Shortcut, item.Disabled = c.keys, !on
		if c.more != nil {
			if items := c.more(w); len(items) > 0 {
				item.ChildMenu = fyne.NewMenu("", items...)
			} else {
				item.Disabled = true
			}
		}
		label := w.t(c.menu)
		if n := len(m.Items); n == 0 || m.Items[n-1].Label != label {
			m.Items = append(m.Items, fyne.NewMenu(label))
		}
		in := m.Items[len(m.Items)-1]
		if c.line && len(in.Items) > 0 {
			in.Items = append(in.Items, fyne.NewMenuItemSeparator())
		}
		in.Items = append(in.Items, item)
	}
	return m
}

// about says what this is, and which version.
func (w *window) about() {
	w.message(w.t("app.name"), w.t("about.text", w.c.Version), w.t("about.fonts"))
}

// keys are what the menu cannot hold.
func (w *window) keys() {
	c := w.win.Canvas()
	c.SetOnTypedRune(func(r rune) {
		if r == '/' && w.screen != nil {
			w.screen.search()
		}
	})
	w.root.Escape = func() {
		if w.win.Canvas().Overlays().Top() != nil {
			if w.escape != nil {
				w.escape()
			}
		} else if w.screen != nil {
			w.screen.back()
		}
	}
	c.SetOnTypedKey(func(e *fyne.KeyEvent) {
		if e.Name == fyne.KeyEscape {
			w.root.Escape()
		}
	})
	c.AddShortcut(ctrl(fyne.KeyY), func(fyne.Shortcut) { w.redo() })
	c.AddShortcut(ctrlShift(fyne.KeyEqual), func(fyne.Shortcut) { // Ctrl++
		if i, ok := w.screen.(paged); ok {
			i.shows().Step(1)
		}
	})
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.redo() })
	c.AddShortcut(&fyne.ShortcutPaste{}, func(fyne.Shortcut) { // what no line of text had a use for
		if s, ok := w.screen.(interface{ paste() }); ok && w.win.Canvas().Overlays().Top() == nil {
			s.paste()
		}
	})
}

// undo takes the last change back. While somebody types, it is the typing.
func (w *window) undo() {
	if e, ok := w.win.Canvas().Focused().(interface {
		TypedShortcut(fyne.Shortcut)
		CursorPosition() fyne.Position
	}); ok && typing(e) {
		e.TypedShortcut(&fyne.ShortcutUndo{})
		return
	}
	if w.lib == nil {
		return
	}
	set, err := w.lib.s.Undo()
	if err != nil {
		w.fail(w.t("undo.failed"), err)
		return
	}
	w.toast(w.t("undo.done", w.changeName(set.Name)), act{w.t("button.redo"), w.redo})
}

func typing(o any) bool {
	switch e := o.(type) {
	case interface{ Typed() string }:
		return e.Typed() != ""
	case *widget.Entry:
		return e.Text != ""
	}
	return false
}

// redo does again what was undone last.
func (w *window) redo() {
	if w.lib == nil {
		return
	}
	set, err := w.lib.s.Redo()
	if err != nil {
		w.fail(w.t("redo.failed"), err)
		return
	}
	w.toast(w.t("redo.done", w.changeName(set.Name)), act{w.t("button.undo"), w.undo})
}
