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
	lib := w.lib
	name := strings.TrimSuffix(filepath.Base(lib.s.Path()), libraryExt)
	w.askSave(w.t("pack.title"), name+packExt, lib.pack)
}

// pack writes the library into a file.
func (lib *library) pack(path string) error {
	_, err := lib.s.Pack(context.Background(), path, store.PackOptions{})
	return err
}

// unpack makes a library of a packed one, beside it, and opens it.
func (w *window) unpack(path string) {
	if _, err := store.PreviewPack(path); err != nil {
		w.fail(w.t("open.failed", filepath.Base(path)), err)
		return
	}
	to := strings.TrimSuffix(path, filepath.Ext(path)) + libraryExt
	ctx, cancel := context.WithCancel(context.Background())
	busy := w.busy(w.t("pack.opening", filepath.Base(path)), cancel)
	who := w.kept.who()
	w.work(func() func() {
		_, err := store.Unpack(ctx, path, to, store.Options{Who: who})
		return func() {
			busy()
			cancelled := ctx.Err() != nil
			cancel()
			if cancelled {
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
