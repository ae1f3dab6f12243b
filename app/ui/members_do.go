package ui

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

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

// key does what a key means on the list that moves nothing.
func (s *memberScreen) key(k fyne.KeyName) bool {
	switch k {
	case fyne.KeyF2:
		s.edit()
	case fyne.KeyDelete:
		s.bin()
	case fyne.KeyEscape:
		return s.back()
	default:
		return false
	}
	return true
}

// edit opens the form of the member that is shown.
func (s *memberScreen) edit() {
	if s.picked != "" {
		s.w.editMember(s.picked, "")
	}
}

// bin moves the members that are picked into the recycle bin.
func (s *memberScreen) bin() {
	w := s.w
	ms := s.marked()
	if len(ms) == 0 || w.lib.s.ReadOnly() {
		return
	}
	name, done := "删除会员 "+ms[0].Name, w.t("member.binned", ms[0].Name)
	if len(ms) > 1 {
		name, done = fmt.Sprintf("删除 %d 家会员", len(ms)), w.t("member.binned.many", len(ms))
	}
	c := w.lib.s.Change(name)
	for i := range ms {
		m, err := w.lib.s.Member(ms[i].ID)
		if err != nil {
			w.fail(w.t("save.failed"), err)
			return
		}
		c.Delete(&m)
	}
	w.commit(c, done)
}

// tag adds a word to the members that are picked.
func (s *memberScreen) tag() {
	w, ms := s.w, s.marked()
	w.askText(w.t("member.tag"), w.t("member.tag.label"), w.t("member.tag.hint"), func(tag string) {
		c := w.lib.s.Change(fmt.Sprintf("为 %d 家会员加标签“%s”", len(ms), tag))
		for i := range ms {
			m, err := w.lib.s.Member(ms[i].ID)
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			if !slices.Contains(m.Tags, tag) {
				m.Tags = append(m.Tags, tag)
				c.Put(&m)
			}
		}
		w.commit(c, w.t("member.tagged", len(ms), tag))
	})
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
		text += data.AddressBlock(&ms[i], data.MainContact(w.lib.shelf.contacts[ms[i].ID], w.today()))
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
	copies := fyne.NewMenuItem(w.t("member.copy"), s.copyAddress)
	copies.Shortcut = &fyne.ShortcutCopy{}
	items := []*fyne.MenuItem{copies}
	if !w.lib.s.ReadOnly() {
		edit, bin := fyne.NewMenuItem(w.t("member.edit"), s.edit), fyne.NewMenuItem(w.t("member.bin"), s.bin)
		edit.Shortcut, bin.Shortcut = &desktop.CustomShortcut{KeyName: fyne.KeyF2}, &desktop.CustomShortcut{KeyName: fyne.KeyDelete}
		items = append(items, edit, fyne.NewMenuItem(w.t("member.tag"), s.tag), fyne.NewMenuItemSeparator(), bin)
	}
	w.popMenu(at, items...)
}

// moreItems is what can be done with all members.
func (s *memberScreen) moreItems() []*fyne.MenuItem {
	return s.w.inMenu("side.members", "member.new")
}
