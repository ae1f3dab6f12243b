package ui

import (
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// memberForm (会员表单) is where a member is made or changed. What is typed is a
// draft until 完成 makes it one change.
type memberForm struct {
	w      *window
	m      data.Member // as the texts say it, with its pictures
	base   data.Member // as it was when the form was opened
	isNew  bool
	form   *form[data.Member]
	people *contactForms
	pics   *pictureForm
	sheet  *look.Sheet
	page   *look.Box
	state  *look.Text
	bar    fyne.CanvasObject
	body   fyne.CanvasObject
	dirty  bool // something is in the form that the library has not
	saving int  // turn of the draft
	done   bool
}

// draftPause is how long typing rests before the draft is written.
const draftPause = 800 * time.Millisecond

// newMember opens the form of a new member; the draft of one that was not
// done is taken up again.
func (w *window) newMember() {
	if w.lib == nil || w.lib.s.ReadOnly() {
		return
	}
	w.openForm(data.Member{Type: data.UnitMember, InDirectory: true}, "")
}

// editMember opens the form of a member, at a field.
func (w *window) editMember(id data.MemberID, field string) {
	if w.lib == nil || w.lib.s.ReadOnly() {
		return
	}
	m, err := w.lib.s.Member(id)
	if d := w.readDraft(id); errors.Is(err, store.ErrNotFound) && d != nil {
		w.orphan(id, d)
		return
	}
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	w.openForm(m, field)
}

func (w *window) openForm(m data.Member, field string) {
	var cs []data.Contact
	if m.ID != "" {
		var err error
		if cs, err = w.lib.s.Contacts(m.ID); err != nil {
			w.fail(w.t("read.failed"), err)
			return
		}
	}
	s := newMemberForm(w, m, cs)
	w.show(s)
	if d := w.readDraft(m.ID); d != nil {
		s.take(d)
	}
	if field == "" {
		field = "name"
	}
	s.form.focusOn(field)
}

func newMemberForm(w *window, m data.Member, cs []data.Contact) *memberForm {
	s := &memberForm{w: w, m: m, base: m, isNew: m.ID == "", state: look.NewText("", look.Caption.Whole())}
	s.sheet = look.Scrolled(look.Gap(1, 1))
	today := w.today()
	s.form = newForm(w, &s.m, data.MemberFields, func(m *data.Member) []data.Problem { return data.ValidateOn(today, m) })
	s.form.changed, s.form.left, s.form.reveal = s.changed, s.left, s.reveal
	s.form.names = func(key string) []string {
		if key != "class" {
			return nil
		}
		var names []string
		for _, c := range w.lib.shelf.classes {
			names = append(names, c.Code)
		}
		return names
	}
	s.form.wheel = s.sheet.Scrolled
	s.people = newContactForms(s, cs)
	s.pics = newPictureForm(s)
	var parts []fyne.CanvasObject
	for _, g := range s.form.groups() {
		if g == s.form.fields[len(s.form.fields)-1].Group { // notes come last
			parts = append(parts, formPart(w.t("member.contacts"), s.people.body), formPart(w.t("form.pictures"), s.pics.body))
		}
		parts = append(parts, formPart(data.GroupName(g, w.lang), s.form.part(g)))
	}
	s.page = look.Column(30, parts...)
	s.sheet.Set(look.Pad(newAtMostMiddle(860, s.page), 22, 20, 40, 20))
	title := w.t("form.new")
	if !s.isNew {
		title = w.t("form.edit")
	}
	name := look.NewText(m.Name, look.Quiet)
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip(w.t("form.leave.tip"))
	left := look.Row(10, 2, back, look.NewText(title, look.Heading.Whole()), name)
	s.bar = titleBar(left, s.state,
		look.NewButton(look.Calm, "", w.t("form.drop"), s.drop).WithTip(w.t("form.drop.tip")),
		look.NewButton(look.Primary, "", w.t("button.done"), s.finish).WithTip("Ctrl+S"))
	s.body = newOver(1, s.bar, s.sheet)
	return s
}

// formPart is a part of the form under its heading.
func formPart(title string, part fyne.CanvasObject) fyne.CanvasObject {
	return look.Column(14, look.Column(8, look.NewText(title, look.Style{Size: 15, Bold: true, Lines: 1}), look.Across()), part)
}

// left looks whether the library has what a field says already.
func (s *memberForm) left(key string) {
	w := s.w
	if key != "name" && key != "uscc" && key != "member_no" {
		return
	}
	value := data.FieldByKey(data.MemberFields, key).Get(&s.m)
	if value == "" || value == data.FieldByKey(data.MemberFields, key).Get(&s.base) {
		return
	}
	lib, m := w.lib, s.m
	w.work(func() func() {
		var like []data.Member
		if key == "name" {
			like, _ = lib.s.MembersLike(value)
		} else {
			f := data.FieldByKey(data.MemberFields, key)
			for i := range lib.shelf.members {
				if o := &lib.shelf.members[i]; data.NameKey(f.Get(o)) == data.NameKey(value) {
					like = append(like, *o)
				}
			}
		}
		return func() {
			var notes []note
			for _, o := range like {
				if o.ID != m.ID && len(notes) < 3 {
					same := key != "name" || data.NameKey(o.Name) == data.NameKey(value) && o.Type != data.PersonMember
					word := w.t("form.like", o.Name)
					if same {
						word = w.t("form.same", o.Name)
					}
					notes = append(notes, note{word, same, []act{{w.t("form.see"), func() { w.showMember(o.ID) }}}})
				}
			}
			s.form.extra[key] = notes
			s.form.judge()
		}
	})
}

// reveal scrolls to a part; nil lays the form out again after it has grown.
func (s *memberForm) reveal(o fyne.CanvasObject) {
	if s.page == nil {
		return // still being made
	}
	s.page.Refresh()
	s.sheet.Relay()
	if o == nil {
		return
	}
	d := fyne.CurrentApp().Driver()
	y := d.AbsolutePositionForObject(o).Y - d.AbsolutePositionForObject(s.sheet).Y
	s.sheet.RevealAt(y, o.Size().Height+20)
}

// finish (完成) makes the form one change, or says what stands in the way.
func (s *memberForm) finish() {
	w := s.w
	s.w.win.Canvas().Unfocus() // the field that has the keyboard puts its text in order
	s.form.asked = true
	s.form.judge()
	if keys := s.form.blocks(); len(keys) > 0 {
		s.form.focusOn(keys[0])
		w.toast(w.t("form.blocked", len(keys)))
		return
	}
	if !s.people.ready() {
		w.toast(w.t("form.blocked.contact"))
		return
	}
	name := "修改会员 " + s.m.Name
	done := w.t("form.changed", s.m.Name)
	if s.isNew {
		name, done = "新会员 "+s.m.Name, w.t("form.made", s.m.Name)
	}
	m := s.m
	c := w.lib.s.Change(name)
	c.Put(&m)
	if err := s.pics.put(c); err != nil {
		w.fail(w.t("save.failed"), err)
		return
	}
	s.people.put(c, m.ID)
	lib := w.lib
	w.work(func() func() {
		set, err := c.Commit()
		return func() {
			if err != nil {
				s.refused(err)
				return
			}
			if err := w.dropDraft(s.base.ID); err != nil {
				w.fail(w.t("form.draft.stays"), err)
			}
			s.done, s.dirty = true, false
			if w.lib != lib {
				return
			}
			w.showMember(m.ID)
			if set.Seq == 0 {
				w.toast(w.t("save.nothing"))
				return
			}
			w.toast(done, act{w.t("button.undo"), w.undo})
		}
	})
}

// refused says why the library did not take the change, beside the field that
// it is about.
func (s *memberForm) refused(err error) {
	w := s.w
	var dup *store.DuplicateError
	if errors.As(err, &dup) && s.form.boxes[dup.Field] != nil {
		what, _ := w.explain(err)
		s.form.extra[dup.Field] = []note{{what, true, []act{{w.t("form.see"), func() { w.showMember(data.MemberID(dup.OtherKey)) }}}}}
		s.form.judge()
		s.form.focusOn(dup.Field)
		return
	}
	if errors.Is(err, store.ErrConflict) && !s.isNew {
		s.rebase()
		return
	}
	w.fail(w.t("save.failed"), err)
}

// showMember shows a member in the list; "": the list as it was.
func (w *window) showMember(id data.MemberID) {
	w.goTo(atMembers)
	if s, ok := w.screen.(*memberScreen); ok && id != "" {
		s.choose(id)
	}
}

func (s *memberForm) content() fyne.CanvasObject { return s.body }
func (s *memberForm) search()                    {}
func (s *memberForm) reload(changed)             {}
func (s *memberForm) resized()                   { s.body.Refresh() }
func (s *memberForm) keysHint() string           { return s.w.t("form.keys") }
func (s *memberForm) back() bool                 { s.w.showMember(s.base.ID); return true }

// paste takes a picture from the clipboard.
func (s *memberForm) paste() { s.pics.paste() }

// dropped takes pictures that were dropped onto the form.
func (s *memberForm) dropped(at fyne.Position, paths []string) bool { return s.pics.dropped(at, paths) }
