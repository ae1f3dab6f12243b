package ui

import (
	"context"
	"path/filepath"
	"strings"

	"huikan/data/store"
)

// packExt is how packed libraries end.
const packExt = ".zip"

// pack (打包) writes the whole library into one file that opens on another
// machine.
func (w *window) pack() {
	if w.lib == nil {
		return
	}
	name := strings.TrimSuffix(filepath.Base(w.lib.s.Path()), libraryExt)
	w.askPlace(w.t("pack.title"), name+packExt, w.packTo)
}

// packTo packs the library into a file, with a way to cancel.
func (w *window) packTo(path string) {
	lib, name := w.lib, filepath.Base(path)
	ctx, cancel := context.WithCancel(context.Background())
	say, done := w.progress(w.t("save.busy", name), cancel)
	w.work(func() func() {
		_, err := lib.s.Pack(ctx, path, store.PackOptions{Progress: func(n, of int) { say(w.t("pack.progress", n, of)) }})
		return func() {
			done()
			cancelled := ctx.Err() != nil
			cancel()
			switch {
			case cancelled:
				w.toast(w.t("pack.cancelled"))
			case err != nil:
				w.fail(w.t("save.file.failed", name), err)
			default:
				w.toast(w.t("save.file.done", name), act{w.t("button.folder"), func() { w.reveal(path) }})
			}
		}
	})
}

// unpack makes a library of a packed one, beside it, and opens it.
func (w *window) unpack(path string) {
	if _, err := store.PreviewPack(path); err != nil {
		w.fail(w.t("open.failed", filepath.Base(path)), err)
		return
	}
	to := strings.TrimSuffix(path, filepath.Ext(path)) + libraryExt
	ctx, cancel := context.WithCancel(context.Background())
	say, busy := w.progress(w.t("pack.opening", filepath.Base(path)), cancel)
	who := w.kept.who()
	w.work(func() func() {
		_, err := store.Unpack(ctx, path, to, store.Options{Who: who, Progress: func(n, of int) { say(w.t("pack.checked", n, of)) }})
		return func() {
			busy()
			cancelled := ctx.Err() != nil
			cancel()
			if cancelled {
				w.toast(w.t("pack.cancelled"))
				return
			}
			if err != nil {
				w.fail(w.t("open.failed", filepath.Base(path)), err)
				return
			}
			w.open(to)
			w.toast(w.t("pack.opened", filepath.Base(to)))
		}
	})
}
