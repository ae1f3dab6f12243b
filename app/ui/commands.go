package ui

import (
	"path/filepath"
	"slices"

	"fyne.io/fyne/v2"

	"huikan/app/ui/pageview"
	"huikan/data"
)

// command (命令) is one thing that can be done by name: from a menu, by its keys,
// from the palette. Each stands in one menu.
type command struct {
	menu string        // the key of the menu's word
	key  string        // the key of its own words, by which it is also remembered
	icon string        // in the palette
	keys fyne.Shortcut // nil: none
	line bool          // in its menu a line stands above it

	needs need
	do    func(*window)        // what it does anywhere
	here  func(*window) func() // what it does on the screen that is shown; nil: it is not offered there

	label func(*window) (string, bool)   // other words, and whether it can be done; nil: those of key
	more  func(*window) []*fyne.MenuItem // a menu of its own in place of do; the palette leaves it out
}

// need is what must be open for a command to work.
type need int

const (
	nothing   need = iota
	anyOpen        // a library
	writeable      // a library that is not read only
)

// commands are all that can be done by name, in the order of the menus. To add
// one: a row here, and its words in both languages.
func commands() []command {
	return []command{
		{menu: "menu.file", key: "menu.new", icon: "plus", keys: ctrl(fyne.KeyN), do: (*window).newLibrary},
		{menu: "menu.file", key: "menu.open", icon: "file", keys: ctrl(fyne.KeyO), do: (*window).openDialog},
		{menu: "menu.file", key: "menu.recent", more: (*window).recentItems},
		{menu: "menu.file", key: "menu.sample", icon: "file", do: (*window).openSample},
		{menu: "menu.file", key: "menu.import", icon: "import", keys: ctrl(fyne.KeyI), line: true, needs: writeable, do: (*window).importDialog},
		{menu: "menu.file", key: "copy.button", icon: "import", keys: ctrlShift(fyne.KeyI), needs: writeable, do: (*window).copyDialog},
		{menu: "menu.file", key: "copy.paste.menu", icon: "copy", keys: ctrlShift(fyne.KeyV), needs: writeable, do: (*window).pasteCopy},
		{menu: "menu.file", key: "menu.backup", icon: "backup", keys: ctrl(fyne.KeyB), needs: anyOpen, do: (*window).backupNow},
		{menu: "menu.file", key: "backups.open", icon: "backup", needs: anyOpen, do: (*window).showBackups},
		{menu: "menu.file", key: "pack.menu", icon: "export", needs: anyOpen, do: (*window).pack},
		{menu: "menu.file", key: "menu.close", icon: "close", keys: ctrl(fyne.KeyW), line: true, needs: anyOpen, do: func(w *window) { w.drop(); w.build() }},
		{menu: "menu.file", key: "menu.quit", icon: "close", keys: ctrl(fyne.KeyQ), do: (*window).quit},

		{menu: "menu.edit", key: "menu.undo", icon: "undo", keys: &fyne.ShortcutUndo{}, needs: writeable, label: (*window).undoLabel, do: (*window).takeBack},
		{menu: "menu.edit", key: "menu.redo", icon: "redo", keys: ctrlShift(fyne.KeyZ), needs: writeable, label: (*window).redoLabel, do: (*window).doAgain},
		{menu: "menu.edit", key: "menu.search", icon: "search", keys: ctrl(fyne.KeyF), line: true, needs: anyOpen, do: func(w *window) { w.screen.search() }},
		{menu: "menu.edit", key: "palette.menu", icon: "search", keys: ctrl(fyne.KeyK), do: func(w *window) { w.showPalette() }},
		{menu: "menu.edit", key: "form.finish", icon: "check", keys: ctrl(fyne.KeyS), line: true, needs: anyOpen, label: (*window).finishLabel, here: onScreen(func(s interface{ finish() }) { s.finish() })},

		{menu: "write.menu", key: "article.new", icon: "plus", needs: writeable, do: (*window).newArticle},
		{menu: "write.menu", key: "write.fields", icon: "edit", keys: ctrl(fyne.KeyE), needs: writeable, here: onScreen((*writeScreen).editFields)},
		{menu: "write.menu", key: "write.heading.auto", icon: "edit", line: true, keys: ctrlShift(fyne.KeyH), needs: writeable, here: onText(headingAuto)},
		{menu: "write.menu", key: "write.heading.one", icon: "edit", keys: ctrlAlt(fyne.Key1), needs: writeable, here: onText(headingOne)},
		{menu: "write.menu", key: "write.heading.two", icon: "edit", keys: ctrlAlt(fyne.Key2), needs: writeable, here: onText(headingTwo)},
		{menu: "write.menu", key: "write.heading.three", icon: "edit", keys: ctrlAlt(fyne.Key3), needs: writeable, here: onText(headingThree)},
		{menu: "write.menu", key: "write.heading.none", icon: "edit", keys: ctrlAlt(fyne.Key0), needs: writeable, here: onText(headingNone)},
		{menu: "write.menu", key: "write.bold", icon: "edit", keys: ctrl(fyne.KeyB), line: true, needs: writeable, here: onText(bold)},
		{menu: "write.menu", key: "write.list", icon: "edit", keys: ctrlShift(fyne.KeyL), needs: writeable, here: onText(list)},
		{menu: "write.menu", key: "write.table", icon: "columns", keys: ctrlShift(fyne.KeyT), needs: writeable, here: onText(table)},
		{menu: "write.menu", key: "write.picture", icon: "picture", keys: ctrlShift(fyne.KeyP), needs: writeable, here: onText((*writeScreen).askPicture)},
		{menu: "write.menu", key: "write.signature", icon: "edit", keys: ctrlShift(fyne.KeyS), needs: writeable, here: onText((*writeScreen).sign)},
		{menu: "write.menu", key: "write.note", icon: "edit", keys: ctrlShift(fyne.KeyF), needs: writeable, here: onText(footnote)},
		{menu: "write.menu", key: "write.replace", icon: "search", keys: ctrl(fyne.KeyH), line: true, needs: writeable, here: onScreen((*writeScreen).openReplace)},
		{menu: "write.menu", key: "write.versions", icon: "history", keys: ctrlShift(fyne.KeyR), needs: anyOpen, here: onScreen((*writeScreen).showVersions)},
		{menu: "write.menu", key: "write.out", icon: "export", keys: ctrlShift(fyne.KeyE), needs: writeable, here: onScreen((*writeScreen).openOutside)},
		{menu: "write.menu", key: "write.outline", icon: "board", keys: ctrlShift(fyne.KeyO), line: true, needs: anyOpen, here: onScreen((*writeScreen).toggleOutline)},
		{menu: "write.menu", key: "write.pagepane", icon: "pages", keys: ctrlShift(fyne.KeyG), needs: anyOpen, here: onScreen((*writeScreen).togglePage)},

		{menu: "side.members", key: "member.new", icon: "plus", keys: ctrlShift(fyne.KeyN), needs: writeable, do: (*window).newMember},
		{menu: "side.members", key: "member.edit", icon: "edit", keys: ctrl(fyne.KeyE), needs: writeable, here: onScreen((*memberScreen).edit)},
		{menu: "side.members", key: "member.copy", icon: "copy", needs: anyOpen, here: onScreen((*memberScreen).copyAddress)},
		{menu: "side.members", key: "member.tag", icon: "plus", needs: writeable, here: onScreen((*memberScreen).tag)},
		{menu: "side.members", key: "pay.add", icon: "plus", needs: writeable, here: onPicked((*window).pay)},
		{menu: "side.members", key: "standing.set", icon: "edit", needs: writeable, here: onPicked((*window).setStanding)},
		{menu: "side.members", key: "version.all", icon: "history", needs: anyOpen, here: onPicked((*window).showVersions)},
		{menu: "side.members", key: "print.do.directory", icon: "issues", line: true, needs: anyOpen, do: func(w *window) { w.print("directory") }},
		{menu: "side.members", key: "print.do.labels", icon: "file", needs: anyOpen, do: func(w *window) { w.print("labels") }},
		{menu: "side.members", key: "print.do.envelopes", icon: "file", needs: anyOpen, do: func(w *window) { w.print("envelopes") }},
		{menu: "side.members", key: "print.do.signsheet", icon: "file", needs: anyOpen, do: func(w *window) { w.print("signsheet") }},
		{menu: "side.members", key: "dup.menu", icon: "merge", line: true, needs: anyOpen, do: (*window).findDuplicates},
		{menu: "side.members", key: "figures.menu", icon: "columns", needs: anyOpen, do: func(w *window) { w.show(newFigures(w, w.today())) }},
		{menu: "side.members", key: "standard.menu", icon: "columns", line: true, needs: anyOpen, do: func(w *window) { w.show(newStandards(w)) }},
		{menu: "side.members", key: "raise.menu", icon: "file", needs: writeable, do: func(w *window) { w.show(newRaise(w)) }},
		{menu: "side.members", key: "bank.menu", icon: "import", needs: writeable, do: (*window).bankDialog},
		{menu: "side.members", key: "remind.menu", icon: "file", needs: anyOpen, do: func(w *window) { w.show(newReminders(w)) }},
		{menu: "side.members", key: "bin.title", icon: "trash", line: true, needs: anyOpen, do: func(w *window) { w.show(newBin(w)) }},

		{menu: "side.issues", key: "issue.new", icon: "plus", needs: writeable, do: (*window).newIssue},
		{menu: "side.issues", key: "issue.details", icon: "edit", needs: writeable, here: onScreen(func(s *issueScreen) { s.w.editIssue(s.id, "") })},
		{menu: "side.issues", key: "issue.check", icon: "check", needs: anyOpen, here: onScreen((*issueScreen).toggleChecks)},
		{menu: "side.issues", key: "check.sheet", icon: "export", needs: anyOpen, here: onScreen((*issueScreen).exportChecklist)},
		{menu: "side.issues", key: "press.sign", icon: "edit", line: true, needs: writeable, here: onScreen((*issueScreen).sign)},
		{menu: "side.issues", key: "press.go", icon: "export", needs: writeable, here: onScreen((*issueScreen).toPress)},
		{menu: "side.issues", key: "press.correct", icon: "plus", needs: writeable, here: onPressed((*issueScreen).correct)},
		{menu: "side.issues", key: "press.reopen", icon: "undo", needs: writeable, here: onPressed((*issueScreen).reopen)},

		{menu: "menu.view", key: "side.members", icon: "members", keys: ctrl(fyne.Key1), needs: anyOpen, do: func(w *window) { w.goTo(atMembers) }},
		{menu: "menu.view", key: "side.articles", icon: "articles", keys: ctrl(fyne.Key2), needs: anyOpen, do: func(w *window) { w.goTo(atArticles) }},
		{menu: "menu.view", key: "side.issues", icon: "issues", keys: ctrl(fyne.Key3), needs: anyOpen, do: func(w *window) { w.goTo(atIssues) }},
		{menu: "menu.view", key: "side.history", icon: "history", keys: ctrl(fyne.KeyH), needs: anyOpen, do: func(w *window) { w.goTo(atHistory) }},
		{menu: "menu.view", key: "side.settings", icon: "settings", keys: ctrl(fyne.KeyComma), line: true, do: func(w *window) { w.goTo(atSettings) }},
		{menu: "menu.view", key: "desk.zoomin", icon: "plus", keys: ctrl(fyne.KeyEqual), line: true, needs: anyOpen, here: onScreen(func(i paged) { i.shows().Step(1) })},
		{menu: "menu.view", key: "desk.zoomout", icon: "minus", keys: ctrl(fyne.KeyMinus), needs: anyOpen, here: onScreen(func(i paged) { i.shows().Step(-1) })},
		{menu: "menu.view", key: "desk.fitpage", icon: "fitpage", keys: ctrl(fyne.Key0), needs: anyOpen, here: onScreen(func(i paged) { i.shows().SetFit(pageview.FitPage) })},
		{menu: "menu.view", key: "desk.fitwidth", icon: "fitwidth", keys: ctrl(fyne.Key9), needs: anyOpen, here: onScreen(func(i paged) { i.shows().SetFit(pageview.FitWidth) })},
		{menu: "menu.view", key: "issue.export", icon: "export", keys: ctrl(fyne.KeyE), needs: anyOpen, here: onScreen(func(i paged) { i.export() })},

		{menu: "menu.help", key: "menu.about", icon: "read", do: (*window).about},
	}
}

// inMenu are the items of a menu that can be done on any screen, for a button
// that leads to them.
func (w *window) inMenu(menu string, leave ...string) (items []*fyne.MenuItem) {
	for _, c := range commands() {
		do, name, on := w.doing(c)
		if c.menu != menu || c.do == nil || slices.Contains(leave, c.key) {
			continue
		}
		if c.line && len(items) > 0 {
			items = append(items, fyne.NewMenuItemSeparator())
		}
		it := fyne.NewMenuItem(name, do)
		it.Shortcut, it.Disabled = c.keys, !on
		items = append(items, it)
	}
	return items
}

// onScreen is a command of the screens that are an S.
func onScreen[S any](do func(S)) func(*window) func() {
	return func(w *window) func() {
		if s, ok := w.screen.(S); ok {
			return func() { do(s) }
		}
		return nil
	}
}

// onText is a command that changes the manuscript, which then has the keyboard.
func onText(do func(*writeScreen)) func(*window) func() {
	return onScreen(func(s *writeScreen) {
		s.text.Focus()
		do(s)
	})
}

// The commands of a manuscript that the buttons over it do too.
var (
	headingAuto  = func(s *writeScreen) { s.text.SetHeading(-1) }
	headingOne   = func(s *writeScreen) { s.text.SetHeading(2) }
	headingTwo   = func(s *writeScreen) { s.text.SetHeading(3) }
	headingThree = func(s *writeScreen) { s.text.SetHeading(4) }
	headingNone  = func(s *writeScreen) { s.text.SetHeading(0) }
	bold         = func(s *writeScreen) { s.text.SetBold() }
	list         = func(s *writeScreen) { s.text.SetList() }
	table        = func(s *writeScreen) { s.text.InsertTable(2, 3) }
	footnote     = func(s *writeScreen) { s.text.InsertNote() }
)

// takeBack is undo as the menu does it: while a manuscript is written, of what
// was written.
func (w *window) takeBack() {
	if s, ok := w.screen.(*writeScreen); ok {
		s.undo()
		return
	}
	w.undo()
}

// doAgain is redo as the menu does it.
func (w *window) doAgain() {
	if s, ok := w.screen.(*writeScreen); ok {
		s.redo()
		return
	}
	w.redo()
}

// onPicked is a command about the member that is shown in the list.
func onPicked(do func(*window, data.MemberID)) func(*window) func() {
	return func(w *window) func() {
		if s, ok := w.screen.(*memberScreen); ok && s.picked != "" {
			return func() { do(w, s.picked) }
		}
		return nil
	}
}

// onPressed is a command of an issue that has gone to press.
func onPressed(do func(*issueScreen)) func(*window) func() {
	return func(w *window) func() {
		if s, ok := w.screen.(*issueScreen); ok && s.proof != nil && s.proof.done != nil && s.proof.done.Printed {
			return func() { do(s) }
		}
		return nil
	}
}

// doing is what a command does now; nil: it is not offered where one is. on
// says whether it can be done.
func (w *window) doing(c command) (do func(), name string, on bool) {
	name, on = w.t(c.key), true
	switch {
	case c.here != nil:
		if w.screen != nil {
			do = c.here(w)
		}
	case c.do != nil:
		do = func() { c.do(w) }
	}
	if c.label != nil {
		name, on = c.label(w)
	}
	if c.needs >= anyOpen && w.lib == nil || c.needs == writeable && w.lib.s.ReadOnly() {
		on = false
		if c.here != nil {
			do = nil
		}
	}
	return do, name, on
}

// finishLabel is what 完成 is called on the screen.
func (w *window) finishLabel() (string, bool) {
	if _, writing := w.screen.(*writeScreen); writing {
		return w.t("write.save"), true
	}
	return w.t("form.finish"), true
}

// undoLabel says what would be undone.
func (w *window) undoLabel() (string, bool) {
	if _, writing := w.screen.(*writeScreen); writing {
		return w.t("menu.undo"), true
	}
	if w.lib != nil {
		if set, err := w.lib.s.NextUndo(); err == nil {
			return w.t("menu.undo.what", w.changeName(set.Name)), true
		}
	}
	return w.t("menu.undo"), false
}

// redoLabel says what would be done again.
func (w *window) redoLabel() (string, bool) {
	if _, writing := w.screen.(*writeScreen); writing {
		return w.t("menu.redo"), true
	}
	if w.lib != nil {
		if set, err := w.lib.s.NextRedo(); err == nil {
			return w.t("menu.redo.what", w.changeName(set.Name)), true
		}
	}
	return w.t("menu.redo"), false
}

// recentItems are the libraries that were open last.
func (w *window) recentItems() (items []*fyne.MenuItem) {
	for _, p := range w.kept.recent() {
		items = append(items, fyne.NewMenuItem(filepath.Base(p)+" — "+filepath.Dir(p), func() { w.open(p) }))
	}
	return items
}
