package ui

import (
	"errors"
	"time"

	"huikan/app/ui/textview"
	"huikan/data"
	"huikan/data/store"
)

// saving is a version on its way into the library. Whoever comes first takes
// the result: the drawing goroutine, or the screen as it goes.
type saving struct {
	a    data.Article
	text string
	set  store.ChangeSet
	err  error
	done chan struct{}
}

// writeName is what a change of a manuscript's text is called in the history.
func writeName(a *data.Article) string { return "写稿 " + a.OneLine() }

// dirty reports whether the editor holds what the library does not.
func (s *writeScreen) dirty() bool { return s.text.Text() != s.saved }

// change is the change set that makes the text of the editor the article's.
// Those of twenty seconds of writing become one version, unless apart is set.
func (s *writeScreen) change(apart bool) (*store.Writer, *saving) {
	v := &saving{a: s.a, text: s.text.Text(), done: make(chan struct{})}
	v.a.SetBody(v.text)
	c := s.w.lib.s.Change(writeName(&s.a))
	if !apart {
		c.Merge("write:" + string(s.id))
	}
	return c.Put(&v.a), v
}

// save puts the text into the library in the background.
func (s *writeScreen) save() {
	if s.saving != nil || s.clash || s.text.ReadOnly() || !s.dirty() {
		return
	}
	c, v := s.change(false)
	s.saving = v
	s.w.work(func() func() {
		v.set, v.err = c.Commit()
		close(v.done)
		return func() { s.took(v) }
	})
}

// took takes the result of a save, once.
func (s *writeScreen) took(v *saving) {
	if s.saving != v {
		return
	}
	s.saving = nil
	if v.err == nil {
		s.a, s.saved = v.a, v.text
		if s.since = (time.Time{}); s.dirty() {
			s.since = s.w.now()
		}
	}
	s.refused(v.err)
	if !s.gone {
		s.tell()
	}
}

// refused shows why a version did not get into the library. The text stays in
// the editor.
func (s *writeScreen) refused(err error) {
	w := s.w
	switch {
	case err == nil:
	case errors.Is(err, store.ErrConflict):
		a, readErr := w.lib.s.Article(s.id)
		if readErr != nil {
			w.fail(w.t("save.failed"), readErr)
			return
		}
		s.adopt(a)
	default:
		w.fail(w.t("save.failed"), err)
	}
}

// keep puts the text into the library at once, and waits for it.
func (s *writeScreen) keep() {
	if v := s.saving; v != nil {
		<-v.done
		s.took(v)
	}
	if s.gone || s.text.ReadOnly() || !s.dirty() {
		return
	}
	if s.clash {
		s.keepBoth()
		return
	}
	c, v := s.change(false)
	_, v.err = c.Commit()
	s.saving = v
	s.took(v)
}

// keepBoth is about a text that nobody has chosen yet: it becomes a version of
// its own, below the one from elsewhere, which stays the article's.
func (s *writeScreen) keepBoth() {
	w := s.w
	a, err := w.lib.s.Article(s.id)
	if err == nil {
		theirs := a.Body
		a.SetBody(s.text.Text())
		if _, err = w.lib.s.Change("写稿 " + a.OneLine() + "（与别处不同的一份）").Put(&a).Commit(); err == nil {
			a.SetBody(theirs)
			_, err = w.lib.s.Change("写稿 " + a.OneLine() + "（别处的一份）").Put(&a).Commit()
		}
	}
	if err != nil {
		w.fail(w.t("save.failed"), err)
		return
	}
	w.toast(w.t("write.clash.kept", a.OneLine()))
}

// finish makes a version of its own of the text as it is now.
func (s *writeScreen) finish() {
	s.keep()
	if s.clash || s.text.ReadOnly() {
		return
	}
	s.w.toast(s.w.t("write.saved", s.w.now().Format("15:04:05")))
}

// adopt takes the article in as the library has it. Where its text was changed
// there and here, somebody has to choose.
func (s *writeScreen) adopt(a data.Article) {
	theirs := textview.Lines(a.Body)
	if a.Rev == s.a.Rev && theirs == s.saved {
		return
	}
	mine := s.text.Text()
	switch {
	case theirs == s.saved || theirs == mine: // only fields, or the same in both
		s.a, s.saved = a, theirs
	case mine == s.saved:
		s.a, s.saved = a, theirs
		s.text.Update(theirs)
		s.settle()
	default:
		s.clash = true
		s.choose(s.w.t("write.clash"), s.w.t("write.clash.why"), mine, theirs, func(text string) {
			s.clash = false
			s.a, s.saved = a, theirs
			s.text.Update(text)
			s.settle()
			s.save()
		})
		return
	}
	s.dress()
	s.tell()
}
