package ui

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

func ctrl(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault}
}

func ctrlShift(k fyne.KeyName) fyne.Shortcut {
	return &desktop.CustomShortcut{KeyName: k, Modifier: fyne.KeyModifierShortcutDefault | fyne.KeyModifierShift}
}

// menu is the main menu: what can be done now, and by which keys.
func (w *window) menu() *fyne.MainMenu {
	item := func(label string, s fyne.Shortcut, do func(), on bool) *fyne.MenuItem {
		m := fyne.NewMenuItem(label, func() {
			// The shortcuts of the menu work while a dialog is open; their actions must not.
			if do != nil && w.win.Canvas().Overlays().Top() == nil {
				do()
			}
		})
		m.Shortcut, m.Disabled = s, !on
		return m
	}
	open := w.lib != nil
	writes := open && !w.lib.s.ReadOnly()
	recent := item(w.t("menu.recent"), nil, nil, false)
	if list := w.kept.recent(); len(list) > 0 {
		recent.Disabled = false
		recent.ChildMenu = fyne.NewMenu("")
		for _, p := range list {
			recent.ChildMenu.Items = append(recent.ChildMenu.Items, fyne.NewMenuItem(filepath.Base(p)+" — "+filepath.Dir(p), func() { w.open(p) }))
		}
	}
	undo, redo := w.t("menu.undo"), w.t("menu.redo")
	canUndo, canRedo := false, false
	if open {
		if set, err := w.lib.s.NextUndo(); err == nil {
			undo, canUndo = w.t("menu.undo.what", set.Name), true
		}
		if set, err := w.lib.s.NextRedo(); err == nil {
			redo, canRedo = w.t("menu.redo.what", set.Name), true
		}
	}
	file := fyne.NewMenu(w.t("menu.file"),
		item(w.t("menu.new"), ctrl(fyne.KeyN), w.newLibrary, true),
		item(w.t("menu.open"), ctrl(fyne.KeyO), w.openDialog, true),
		recent,
		item(w.t("menu.sample"), nil, w.openSample, true),
		fyne.NewMenuItemSeparator(),
		item(w.t("menu.import"), ctrl(fyne.KeyI), w.importDialog, writes),
		item(w.t("copy.button"), ctrlShift(fyne.KeyI), w.copyDialog, writes),
		item(w.t("copy.paste.menu"), ctrlShift(fyne.KeyV), w.pasteCopy, writes),
		item(w.t("menu.backup"), ctrl(fyne.KeyB), w.backupNow, open),
		item(w.t("backups.open"), nil, w.showBackups, open),
		item(w.t("pack.menu"), nil, w.pack, open),
		fyne.NewMenuItemSeparator(),
		item(w.t("menu.close"), ctrl(fyne.KeyW), func() { w.drop(); w.build() }, open),
	)
	edit := fyne.NewMenu(w.t("menu.edit"),
		item(undo, &fyne.ShortcutUndo{}, w.undo, canUndo && writes),
		item(redo, ctrlShift(fyne.KeyZ), w.redo, canRedo && writes),
		fyne.NewMenuItemSeparator(),
		item(w.t("menu.search"), ctrl(fyne.KeyF), func() { w.screen.search() }, open),
	)
	if f, ok := w.screen.(interface{ finish() }); ok && open {
		edit.Items = append(edit.Items, fyne.NewMenuItemSeparator(), item(w.t("form.finish"), ctrl(fyne.KeyS), f.finish, true))
	}
	members := fyne.NewMenu(w.t("side.members"), item(w.t("member.new"), ctrlShift(fyne.KeyN), w.newMember, writes))
	if s, ok := w.screen.(*memberScreen); ok && open {
		members.Items = append(members.Items, item(w.t("member.edit"), ctrl(fyne.KeyE), s.edit, writes), item(w.t("member.copy"), nil, s.copyAddress, true),
			item(w.t("member.tag"), nil, s.tag, writes))
	}
	members.Items = append(members.Items, fyne.NewMenuItemSeparator(),
		item(w.t("dup.menu"), nil, w.findDuplicates, open),
		item(w.t("figures.menu"), nil, func() { w.show(newFigures(w, w.today())) }, open),
		item(w.t("standard.title")+"…", nil, func() { w.show(newStandards(w)) }, open),
		item(w.t("raise.menu"), nil, func() { w.show(newRaise(w)) }, writes),
		item(w.t("remind.menu"), nil, func() { w.show(newReminders(w)) }, open),
		fyne.NewMenuItemSeparator(),
		item(w.t("bin.title"), nil, func() { w.show(newBin(w)) }, open))
	view := fyne.NewMenu(w.t("menu.view"),
		item(w.t("side.members"), ctrl(fyne.Key1), func() { w.goTo(atMembers) }, open),
		item(w.t("side.articles"), ctrl(fyne.Key2), func() { w.goTo(atArticles) }, open),
		item(w.t("side.issues"), ctrl(fyne.Key3), func() { w.goTo(atIssues) }, open),
		item(w.t("side.history"), ctrl(fyne.KeyH), func() { w.goTo(atHistory) }, open),
		fyne.NewMenuItemSeparator(),
		item(w.t("side.settings"), ctrl(fyne.KeyComma), func() { w.goTo(atSettings) }, true),
	)
	if i, ok := w.screen.(*issueScreen); ok && open {
		view.Items = append(view.Items, fyne.NewMenuItemSeparator(),
			item(w.t("desk.zoomin"), ctrl(fyne.KeyEqual), func() { i.view.Step(1) }, true),
			item(w.t("desk.zoomout"), ctrl(fyne.KeyMinus), func() { i.view.Step(-1) }, true),
			item(w.t("desk.fitpage"), ctrl(fyne.Key0), i.fitPage, true),
			item(w.t("desk.fitwidth"), ctrl(fyne.Key9), i.fitWidth, true),
			item(w.t("issue.export"), ctrl(fyne.KeyE), i.export, true))
	}
	help := fyne.NewMenu(w.t("menu.help"), item(w.t("menu.about"), nil, w.about, true))
	return fyne.NewMainMenu(file, edit, members, view, help)
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
		if i, ok := w.screen.(*issueScreen); ok {
			i.view.Step(1)
		}
	})
	c.AddShortcut(&fyne.ShortcutRedo{}, func(fyne.Shortcut) { w.redo() })
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
	w.toast(w.t("undo.done", set.Name), act{w.t("button.redo"), w.redo})
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
	w.toast(w.t("redo.done", set.Name), act{w.t("button.undo"), w.undo})
}
