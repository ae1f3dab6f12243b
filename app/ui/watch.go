package ui

import (
	"huikan/data"
	"huikan/data/store"
)

// watch runs on the writer's goroutine: it reads the shelf anew and hands on.
// With many members that takes a while, so what was touched is shown first.
func (w *window) watch(c store.Change) {
	lib := w.lib
	what := changed{map[data.Kind]bool{}}
	for _, r := range c.Touched {
		what.kinds[r.Kind] = true
	}
	w.work(func() func() {
		if sh, ok := lib.shelf.rewritten(lib.s, c.Touched); ok {
			return func() { w.adoptShelf(lib, sh, what) }
		}
		if old := lib.shelf; len(old.members) >= indexLater {
			if sh, ok := old.patched(lib.s, c.Touched); ok {
				return func() {
					w.adoptShelf(lib, sh, what)
					w.readAgain(lib)
				}
			}
		}
		sh, err := readShelf(lib.s, w.today())
		if err == nil && sh.dir == nil {
			sh.dir = sh.index()
		}
		return func() {
			if err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
			w.adoptShelf(lib, sh, what)
		}
	})
}

// adoptShelf shows a shelf that was read after a change.
func (w *window) adoptShelf(lib *library, sh *shelf, what changed) {
	if w.lib != lib {
		return
	}
	lib.shelf = sh
	for _, p := range lib.proofs {
		p.stale = true
	}
	w.bar.build()
	if _, writing := w.screen.(*writeScreen); !writing { // there undo is the editor's own
		w.win.SetMainMenu(w.menu())
	}
	w.screen.reload(what)
}

// readAgain reads the whole shelf in the background; changes on the way are
// read together.
func (w *window) readAgain(lib *library) {
	if lib.reading {
		lib.again = true
		return
	}
	lib.reading = true
	w.work(func() func() {
		sh, err := readShelf(lib.s, w.today())
		if err == nil && sh.dir == nil {
			sh.dir = sh.index()
		}
		return func() {
			lib.reading = false
			if w.lib != lib {
				return
			}
			if lib.again {
				lib.again = false
				w.readAgain(lib)
				return
			}
			if err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
			w.adoptShelf(lib, sh, changed{map[data.Kind]bool{data.KindMember: true}})
		}
	})
}
