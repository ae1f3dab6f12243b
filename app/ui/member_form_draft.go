package ui

import (
	"huikan/data"
)

// changed notes that something was typed, and writes the draft after a pause.
func (s *memberForm) changed() {
	s.dirty = true
	s.saving++
	turn := s.saving
	s.say(s.w.t("form.typing"))
	s.w.later(draftPause, func() {
		if s.saving == turn && s.dirty && !s.done {
			s.keep()
		}
	})
}

// say tells how the draft stands.
func (s *memberForm) say(text string) {
	if s.state.String() != text {
		s.state.Set(text)
		s.bar.Refresh()
	}
}

// draft is the form as it was typed.
func (s *memberForm) draft() *draft {
	d := &draft{Member: s.base, New: s.isNew, Texts: s.form.texts, At: s.w.now()}
	d.Member.Logo, d.Member.Licence, d.Member.Photos = s.m.Logo, s.m.Licence, s.m.Photos
	d.Contacts, d.Touched = s.people.drafts()
	return d
}

// keep writes the draft.
func (s *memberForm) keep() {
	if err := s.w.saveDraft(s.base.ID, s.draft()); err != nil {
		s.say(s.w.t("form.unsaved"))
		s.w.fail(s.w.t("form.unsaved"), err)
		return
	}
	s.say(s.w.t("form.kept", s.w.now().Format("15:04:05")))
}

// take fills the form from a draft.
func (s *memberForm) take(d *draft) {
	w := s.w
	s.base.Rev = d.Member.Rev
	s.m.Rev = d.Member.Rev
	s.m.Logo, s.m.Licence, s.m.Photos = d.Member.Logo, d.Member.Licence, d.Member.Photos
	for _, f := range s.form.fields {
		if t, ok := d.Texts[f.Key]; ok {
			s.form.put(f.Key, t)
		}
	}
	if d.Touched {
		s.people.take(d.Contacts)
	}
	s.pics.show()
	s.dirty = true
	s.say(w.t("form.resumed", w.when(d.At, w.now())))
	w.toast(w.t("form.resumed", w.when(d.At, w.now())), act{w.t("form.drop"), s.drop})
}

// rebase takes what others have done to the member since under what is typed
// here, and shows it again.
func (s *memberForm) rebase() {
	w := s.w
	latest, err := w.lib.s.Member(s.base.ID)
	if err != nil {
		w.fail(w.t("save.failed"), err)
		return
	}
	d := s.draft()
	d.Member.Rev = latest.Rev
	if err := w.saveDraft(latest.ID, d); err != nil {
		w.fail(w.t("form.unsaved"), err)
		return
	}
	s.done = true
	w.openForm(latest, "")
	w.toast(w.t("form.rebased"))
}

// drop throws the draft away; it can be taken up again from the toast.
func (s *memberForm) drop() {
	w, d := s.w, s.draft()
	if err := w.dropDraft(s.base.ID); err != nil {
		w.fail(w.t("save.failed"), err)
		return
	}
	dirty := s.dirty
	s.done = true
	w.showMember(s.base.ID)
	if dirty {
		w.toast(w.t("form.dropped"), act{w.t("button.undo"), func() {
			if err := w.saveDraft(s.base.ID, d); err != nil {
				w.fail(w.t("form.unsaved"), err)
				return
			}
			w.openForm(s.base, "")
		}})
	}
}

// leave keeps what is not done.
func (s *memberForm) leave() {
	if s.done || !s.dirty {
		return
	}
	s.saving++
	s.keep()
	w, id := s.w, s.base.ID
	w.toast(w.t("form.left"), act{w.t("form.continue"), func() {
		if id == "" {
			w.newMember()
		} else {
			w.editMember(id, "")
		}
	}})
}

// orphan is about a draft whose member is gone: it becomes that of a new
// member, or goes as well.
func (w *window) orphan(id data.MemberID, d *draft) {
	drop := func() {
		if err := w.dropDraft(id); err != nil {
			w.fail(w.t("save.failed"), err)
		}
	}
	w.toast(w.t("draft.orphan", d.name()), act{w.t("draft.asnew"), func() {
		if w.readDraft("") != nil { // that of another new member is not to be lost
			w.newMember()
			return
		}
		texts := map[string]string{}
		for _, f := range data.MemberFields {
			texts[f.Key] = f.Get(&d.Member)
		}
		for k, t := range d.Texts {
			texts[k] = t
		}
		for i := range d.Contacts {
			d.Contacts[i].Contact.ID, d.Contacts[i].Contact.Rev = "", 0
		}
		d.Member, d.New, d.Texts = data.Member{Type: d.Member.Type}, true, texts
		if err := w.saveDraft("", d); err != nil {
			w.fail(w.t("form.unsaved"), err)
			return
		}
		drop()
		w.newMember()
	}}, act{w.t("form.drop"), drop})
}
