package ui

import (
	"fyne.io/fyne/v2"

	"huikan/data"
)

// shortcut does what a shortcut means on the list or in its search field.
func (s *memberScreen) shortcut(sc fyne.Shortcut) bool {
	if _, ok := sc.(*fyne.ShortcutCopy); ok {
		s.copyAddress()
		return true
	}
	return false
}

// copyAddress copies a tidy block for each member that is picked.
func (s *memberScreen) copyAddress() {
	w := s.w
	ms := s.marked()
	if len(ms) == 0 {
		return
	}
	text := ""
	for i := range ms {
		if i > 0 {
			text += "\n\n"
		}
		text += data.AddressBlock(&ms[i], data.MainContact(w.lib.shelf.contacts[ms[i].ID], data.DateOf(w.now())))
	}
	w.app.Clipboard().SetContent(text)
	if len(ms) == 1 {
		w.toast(w.t("member.copied", ms[0].Name))
		return
	}
	w.toast(w.t("member.copied.many", len(ms)))
}

// rowMenu is what can be done with the members that are picked.
func (s *memberScreen) rowMenu(_ int, at fyne.Position) {
	w := s.w
	items := []*fyne.MenuItem{
		fyne.NewMenuItem(w.t("member.copy"), s.copyAddress),
	}
	w.popMenu(at, items...)
}
