package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
	"unicode/utf8"

	"huikan/app/ui/textview"
	"huikan/data"
)

// outside (外部编辑) is a manuscript that lies open in another program: a file
// among the drafts, and beside it the text as it went out. What the program
// saves comes back as a version; where the text was changed here too, somebody
// chooses. The files stay until the round is ended, so that what is saved after
// this program has closed comes back the next time.
type outside struct {
	id   data.ArticleID
	path string
	base string // as it went out, or came back last
	seen stamp
	took stamp
}

// stamp tells two states of a file apart.
type stamp struct {
	at   time.Time
	size int64
}

const (
	outsideDir  = "outside"
	outsideBase = "base" // beside the file: the text as it went out
	outsideLook = time.Second
)

func (o *outside) name() string { return filepath.Base(o.path) }

func (w *window) outsideFolder(id data.ArticleID) string {
	return filepath.Join(w.draftFolder(), outsideDir, string(id))
}

// openOutside writes the manuscript into a file and lets the system open it.
func (s *writeScreen) openOutside() {
	w := s.w
	s.keep()
	if s.clash || s.text.ReadOnly() {
		return
	}
	o := s.out
	if o == nil {
		o = &outside{id: s.id, path: filepath.Join(w.outsideFolder(s.id), fileName(s.a.OneLine())+".md")}
		if err := o.write(s.text.Text()); err != nil {
			w.fail(w.t("write.out.failed"), err)
			return
		}
		s.out = o
		s.bar.showOut()
		w.lib.outside = append(w.lib.outside, o)
		w.lookOutside()
	}
	s.tell()
	if err := start(openCommand(runtime.GOOS, o.path)); err != nil {
		w.message(w.t("write.out"), w.t("write.out.noopener", o.path), w.t("write.out.noopener.do"))
		return
	}
	w.toast(w.t("write.out.opened", o.name()), act{w.t("write.out.end"), func() { w.endOutside(o) }})
}

// fileName makes a file's name of a title.
func fileName(title string) string {
	title = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`/\:*?"<>|`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.TrimSpace(title))
	if r := []rune(title); len(r) > 60 {
		title = string(r[:60])
	}
	if title = strings.Trim(title, ". "); title == "" {
		return "稿件"
	}
	return title
}

// write puts a text into the file, and notes that it did.
func (o *outside) write(text string) error {
	o.base = text
	err := errors.Join(writeWhole(o.path, []byte(text)), writeWhole(filepath.Join(filepath.Dir(o.path), outsideBase), []byte(text)))
	o.seen, _ = o.stamp()
	o.took = o.seen
	return err
}

func (o *outside) stamp() (stamp, error) {
	info, err := os.Stat(o.path)
	if err != nil {
		return stamp{}, err
	}
	return stamp{info.ModTime(), info.Size()}, nil
}

// read is what the file holds now.
func (o *outside) read() (string, error) {
	raw, err := os.ReadFile(o.path)
	if err != nil {
		return "", err
	}
	text := strings.TrimPrefix(string(raw), "\uFEFF")
	if !utf8.ValidString(text) {
		return "", fmt.Errorf("read %s: it is not UTF-8 text", o.name())
	}
	return textview.Lines(text), nil
}

// lookOutside looks every second whether a file was saved.
func (w *window) lookOutside() {
	lib := w.lib
	if lib == nil || len(lib.outside) == 0 || lib.looking {
		return
	}
	lib.looking = true
	w.later(outsideLook, func() {
		lib.looking = false
		if w.lib != lib {
			return
		}
		for _, o := range append([]*outside(nil), lib.outside...) {
			w.checkOutside(o)
		}
		w.lookOutside()
	})
}

// checkOutside takes a file back that was saved, and has been left alone since
// the last look: a program may be in the middle of writing it.
func (w *window) checkOutside(o *outside) {
	now, err := o.stamp()
	if err != nil || now == o.took {
		return
	}
	if now != o.seen {
		o.seen = now
		return
	}
	o.took = now
	text, err := o.read()
	if err != nil {
		w.fail(w.t("write.out.failed"), err)
		return
	}
	w.bringBack(o, text)
}

// bringBack makes what came back a version of the article.
func (w *window) bringBack(o *outside, text string) {
	if text == o.base {
		return
	}
	if s, ok := w.screen.(*writeScreen); ok && s.id == o.id && !s.gone {
		s.comeBack(o, text)
		return
	}
	a, err := w.lib.s.Article(o.id)
	if err != nil { // the article is gone; the file stays
		w.toast(w.t("write.out.orphan", o.name()))
		return
	}
	here := textview.Lines(a.Body)
	if here != o.base && here != text {
		w.toast(w.t("write.out.both", a.OneLine()), act{w.t("write.out.see"), func() {
			w.openArticle(o.id, -1)
			w.bringBack(o, text)
		}})
		return
	}
	a.SetBody(text)
	if err := o.commit(w, &a); err != nil {
		w.fail(w.t("save.failed"), err)
		return
	}
	w.toast(w.t("write.out.back", a.OneLine()), act{w.t("button.undo"), w.undo})
}

// commit puts what came back into the library as a version of its own.
func (o *outside) commit(w *window, a *data.Article) error {
	if _, err := w.lib.s.Change("外部编辑 " + a.OneLine()).Put(a).Commit(); err != nil {
		return err
	}
	o.base = a.Body
	return writeWhole(filepath.Join(filepath.Dir(o.path), outsideBase), []byte(a.Body))
}

// comeBack takes a text back while the article lies open here.
func (s *writeScreen) comeBack(o *outside, text string) {
	w := s.w
	s.keep()
	take := func(text string) {
		a := s.a
		a.SetBody(text)
		if err := o.commit(w, &a); err != nil {
			w.fail(w.t("save.failed"), err)
			return
		}
		s.a, s.saved = a, text
		s.text.Update(text)
		s.settle()
	}
	here := s.text.Text()
	switch {
	case here == text:
		o.base = text
	case here == o.base:
		take(text)
		w.toast(w.t("write.out.back", s.a.OneLine()), act{w.t("button.undo"), func() { s.text.Undo() }})
	default:
		s.choose(w.t("write.out.both", s.a.OneLine()), w.t("write.out.both.why"), here, text, func(chosen string) {
			if chosen == here { // both stay among the versions
				take(text)
			}
			take(chosen)
			if err := o.write(chosen); err != nil {
				w.fail(w.t("write.out.failed"), err)
			}
		})
	}
}

// endOutside ends the round: what was saved last comes back, and the file goes.
func (w *window) endOutside(o *outside) {
	if text, err := o.read(); err == nil && text != o.base {
		if w.bringBack(o, text); o.base != text {
			return // somebody has to choose first
		}
	}
	if err := os.RemoveAll(filepath.Dir(o.path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.fail(w.t("write.out.failed"), err)
		return
	}
	for i, x := range w.lib.outside {
		if x == o {
			w.lib.outside = append(w.lib.outside[:i:i], w.lib.outside[i+1:]...)
			break
		}
	}
	if s, ok := w.screen.(*writeScreen); ok && s.out == o {
		s.out = nil
		s.bar.showOut()
		s.tell()
	}
	w.toast(w.t("write.out.ended"))
}

// resumeOutside takes rounds up again that were open when the program closed.
func (w *window) resumeOutside() {
	files, err := filepath.Glob(filepath.Join(w.draftFolder(), outsideDir, "*", "*.md"))
	if err != nil || w.lib.s.ReadOnly() {
		return
	}
	for _, f := range files {
		base, err := os.ReadFile(filepath.Join(filepath.Dir(f), outsideBase))
		if err != nil {
			continue
		}
		o := &outside{id: data.ArticleID(filepath.Base(filepath.Dir(f))), path: f, base: string(base)}
		w.lib.outside = append(w.lib.outside, o)
		if text, err := o.read(); err == nil {
			o.seen, _ = o.stamp()
			o.took = o.seen
			w.bringBack(o, text)
		}
	}
	w.lookOutside()
}

// outsideOf is the round of an article; nil: there is none.
func (w *window) outsideOf(id data.ArticleID) *outside {
	for _, o := range w.lib.outside {
		if o.id == id {
			return o
		}
	}
	return nil
}
