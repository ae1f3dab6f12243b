package ui

import (
	"context"
	"image"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// window is the program's one window.
type window struct {
	*words
	other *words // of the other language; nil: not read yet
	c     Config
	app   fyne.App
	win   fyne.Window
	kept  kept
	theme *look.Theme
	root  *look.Root
	lib   *library // nil: none is open

	bar    *sidebar
	status *statusBar
	at     place
	screen screen
	narrow bool // under 1,000: details are pages of their own
	icons  bool // under 1,100: the side bar shows icons only
	toasts int
	drafts string // the folder of what is not done
	escape func() // closes the dialog that is open

	// work runs a function in the background and what it returns on the
	// drawing goroutine. Tests run both at once.
	work func(func() func())
	now  func() time.Time
	// later does something after a while; tests do not wait for it.
	later func(time.Duration, func())
}

// screen is what stands beside the side bar.
type screen interface {
	content() fyne.CanvasObject
	search()        // puts the cursor into the search field, where there is one
	back() bool     // Escape: leaves a detail or a search; false: nothing to leave
	reload(changed) // the library has changed
	resized()       // narrow or icons have changed
}

// place names a screen, for the side bar and for going back.
type place int

const (
	atWelcome place = iota
	atMembers
	atArticles
	atIssues
	atHistory
	atSettings
)

// changed says which kinds of record a change has touched.
type changed struct{ kinds map[data.Kind]bool }

func (c changed) touches(ks ...data.Kind) bool {
	for _, k := range ks {
		if c.kinds[k] {
			return true
		}
	}
	return false
}

func newWindow(c Config, a fyne.App) (*window, error) {
	w := &window{c: c, app: a, kept: kept{a.Preferences()}, now: time.Now, later: later}
	w.work = func(f func() func()) {
		go func() {
			if then := f(); then != nil {
				fyne.Do(then)
			}
		}()
	}
	if err := look.UseIcons(c.Icons); err != nil {
		return nil, err
	}
	if err := w.speak(); err != nil {
		return nil, err
	}
	w.theme = look.NewTheme(lit(w.kept.mode()), c.Regular, c.Bold)
	a.Settings().SetTheme(w.theme)
	look.Forget()
	w.win = a.NewWindow(w.t("app.name"))
	w.win.SetMaster()
	w.win.SetPadded(false)
	w.win.Resize(w.kept.size())
	if dir, err := os.UserConfigDir(); err == nil {
		w.drafts = filepath.Join(dir, "huikan", "drafts")
	} else {
		w.drafts = filepath.Join(os.TempDir(), "huikan-drafts")
	}
	w.win.SetOnDropped(func(at fyne.Position, uris []fyne.URI) {
		var paths []string
		for _, u := range uris {
			paths = append(paths, u.Path())
		}
		if s, ok := w.screen.(interface {
			dropped(fyne.Position, []string) bool
		}); ok && s.dropped(at, paths) || len(paths) == 0 {
			return
		}
		w.dropped(paths[0])
	})
	w.win.SetCloseIntercept(w.quit)
	w.root = look.NewRoot(w.sized)
	w.win.SetContent(w.root)
	w.keys()
	w.build()
	return w, nil
}

// quit keeps what is not done and closes the window.
func (w *window) quit() {
	if s, ok := w.screen.(interface{ leave() }); ok {
		s.leave()
	}
	w.kept.setSize(w.win.Canvas().Size())
	w.win.Close()
}

// speak takes the words of the language that is set.
func (w *window) speak() (err error) {
	l := w.kept.language()
	if l != "zh" && l != "en" {
		l = systemLanguage()
	}
	if w.words, err = readWords(w.c.Lang, l); err != nil {
		return err
	}
	return w.speakDialogs()
}

// sized notes how much room there is before it is laid out.
func (w *window) sized(s fyne.Size) {
	narrow, icons := s.Width < 1000, s.Width < 1100
	if narrow == w.narrow && icons == w.icons {
		return
	}
	w.narrow, w.icons = narrow, icons
	if w.bar != nil {
		w.bar.build()
	}
	if w.screen != nil {
		w.screen.resized()
	}
}

// build makes everything that is seen anew: at the start, and when language
// or library change.
func (w *window) build() {
	w.win.SetMainMenu(w.menu())
	w.status = newStatusBar()
	w.bar = newSidebar(w)
	w.title()
	if w.lib == nil {
		w.at = atWelcome
		w.screen = newWelcome(w)
		w.root.SetContent(w.screen.content())
		return
	}
	if w.at == atWelcome {
		w.at = atMembers
		if w.lib.shelf != nil && len(w.lib.shelf.members) == 0 && len(w.lib.shelf.issues) > 0 {
			w.at = atIssues
		}
	}
	w.goTo(w.at)
}

func (w *window) title() {
	name := w.t("app.name")
	if w.lib != nil {
		name = filepath.Base(w.lib.s.Path()) + " — " + name
	}
	w.win.SetTitle(name)
}

// goTo shows a screen.
func (w *window) goTo(p place) {
	if w.lib == nil && p != atSettings && p != atWelcome {
		return
	}
	w.at = p
	var s screen
	switch p {
	case atMembers:
		s = newMembers(w)
	case atArticles:
		s = newArticles(w)
	case atIssues:
		s = newIssues(w)
	case atHistory:
		s = newHistory(w)
	case atSettings:
		s = newSettings(w)
	default:
		s = newWelcome(w)
	}
	w.show(s)
}

// show puts a screen beside the side bar.
func (w *window) show(s screen) {
	if old, ok := w.screen.(interface{ leave() }); ok {
		old.leave()
	}
	w.screen = s
	w.win.SetMainMenu(w.menu())
	if _, ok := s.(*welcome); ok {
		w.root.SetContent(s.content())
		return
	}
	w.status.set(look.Good, w.t("status.whole"), "")
	if k, ok := s.(interface{ keysHint() string }); ok {
		w.status.set(look.Good, w.t("status.whole"), k.keysHint())
	}
	w.bar.mark(w.at)
	main := newFrame(s.content(), w.status)
	w.root.SetContent(newSides(w.bar, main))
	if f, ok := s.(interface{ first() fyne.Focusable }); ok {
		w.win.Canvas().Focus(f.first())
	}
}

// start opens what is to be opened first.
func (w *window) start() {
	path := w.c.Library
	if path == "" {
		if r := w.kept.recent(); len(r) > 0 {
			if _, err := os.Stat(r[0]); err == nil {
				path = r[0]
			}
		}
	}
	if path != "" {
		w.open(path)
	}
}

// open opens a library in the place of the one that is open.
func (w *window) open(path string) {
	if abs, err := filepath.Abs(path); err == nil {
		path = abs
	}
	if w.lib != nil && w.lib.s.Path() == path {
		w.goTo(atMembers)
		return
	}
	busy := w.busy(w.t("open.busy", filepath.Base(path)), nil)
	w.work(func() func() {
		s, err := store.Open(path, store.Options{Who: w.kept.who()})
		var sh *shelf
		if err == nil {
			if sh, err = readShelf(s, w.today()); err != nil {
				s.Close()
			}
		}
		return func() {
			busy()
			if err != nil {
				w.refuse(path, err)
				return
			}
			w.adopt(s, sh)
			go debug.FreeOSMemory() // reading a library makes much that is dropped
		}
	})
}

// adopt makes an open store the window's library.
func (w *window) adopt(s *store.Store, sh *shelf) {
	w.drop()
	w.lib = &library{s: s, press: w.c.NewPress(s), shelf: sh, proofs: map[data.IssueID]*proof{}, pictures: map[data.Digest]image.Image{}}
	w.lib.stop = s.Watch(w.watch)
	w.lib.backedUp = lastBackup(s)
	w.kept.opened(s.Path())
	w.at = atWelcome
	w.build()
	w.index()
	w.indexText()
	w.backupToday()
	if n := len(w.openDrafts()); n > 0 {
		w.toast(w.t("draft.open", n), act{w.t("form.continue"), func() { w.resume(w.openDrafts()) }})
	}
}

// index makes members ready for look-up where reading the shelf left that for
// later.
func (w *window) index() {
	lib, sh := w.lib, w.lib.shelf
	if sh.dir != nil {
		return
	}
	w.work(func() func() {
		dir := sh.index()
		return func() {
			sh.dir = dir
			if s, ok := w.screen.(*memberScreen); ok && w.lib == lib && lib.shelf == sh {
				s.update()
			}
		}
	})
}

// indexText makes the index of words where a library came without one. It is
// no misfortune if that fails or the library is closed meanwhile: a search then
// reads the articles themselves, and the next opening tries again.
func (w *window) indexText() {
	s := w.lib.s
	if ready, err := s.TextReady(); err != nil || ready || s.ReadOnly() {
		return
	}
	w.work(func() func() {
		s.IndexText(context.Background(), nil)
		return func() {}
	})
}

// today is the day by which everything is judged.
func (w *window) today() data.Date { return data.DateOf(w.now()) }

// drop closes the library.
func (w *window) drop() {
	if w.lib == nil {
		return
	}
	if old, ok := w.screen.(interface{ leave() }); ok {
		old.leave()
	}
	w.lib.stop()
	for _, p := range w.lib.proofs {
		p.cancel()
	}
	if err := w.lib.s.Close(); err != nil {
		w.fail(w.t("close.failed"), err)
	}
	w.lib = nil
}

func (w *window) close() error {
	if w.lib == nil {
		return nil
	}
	w.lib.stop()
	for _, p := range w.lib.proofs {
		p.cancel()
	}
	return w.lib.s.Close()
}
