package ui

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// libraryExt is how library files end.
const libraryExt = ".huikan"

// backupsKept is how many copies of a library are kept.
const backupsKept = 10

// backupFolder is where the copies of a library are.
func backupFolder(path string) string { return filepath.Join(filepath.Dir(path), "备份") }

// lastBackup is when the newest copy was made; zero: there is none.
func lastBackup(s *store.Store) (at time.Time) {
	list, err := store.Backups(backupFolder(s.Path()), s.Path())
	if err != nil || len(list) == 0 {
		return at
	}
	if info, err := os.Stat(list[len(list)-1]); err == nil {
		at = info.ModTime()
	}
	return at
}

// home is the folder that dialogs open in: the last one, else the documents.
func (w *window) home() fyne.ListableURI {
	dirs := []string{w.kept.folder()}
	if w.lib != nil {
		dirs = append(dirs, filepath.Dir(w.lib.s.Path()))
	}
	if h, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, filepath.Join(h, "Documents"), filepath.Join(h, "文档"), h)
	}
	for _, d := range dirs {
		if d == "" {
			continue
		}
		if l, err := storage.ListerForURI(storage.NewFileURI(d)); err == nil {
			return l
		}
	}
	return nil
}

// showFiles shows a file dialog over most of the window, in the last folder.
func (w *window) showFiles(d *dialog.FileDialog) {
	if l := w.home(); l != nil {
		d.SetLocation(l)
	}
	d.Show()
	w.escape = d.Hide
	s := w.win.Canvas().Size()
	d.Resize(fyne.NewSize(min(980, s.Width-80), min(640, s.Height-80)))
}

// askOpen asks for a file to read.
func (w *window) askOpen(title string, exts []string, got func(path string)) {
	d := dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
		if err != nil {
			w.fail(title, err)
			return
		}
		if r == nil {
			return
		}
		path := r.URI().Path()
		r.Close()
		w.kept.setFolder(filepath.Dir(path))
		got(path)
	}, w.win)
	d.SetTitleText(title)
	d.SetConfirmText(w.t("button.open"))
	d.SetDismissText(w.t("button.cancel"))
	if len(exts) > 0 {
		d.SetFilter(storage.NewExtensionFileFilter(exts))
	}
	w.showFiles(d)
}

// openDialog asks for a library and opens it.
func (w *window) openDialog() {
	w.askOpen(w.t("open.title"), []string{libraryExt, ".db", packExt}, w.dropped)
}

// newLibrary asks for the association and the newsletter, then for a place.
func (w *window) newLibrary() {
	var pop *widget.PopUp
	name := look.NewField(w.t("new.association.hint"), nil)
	title := look.NewField(w.t("new.title.hint"), nil)
	note := look.NewText("", look.Style{Size: 12, Color: look.Accent})
	note.Hide()
	var form *look.Box
	next := func() {
		a := data.Association{Name: data.CleanName(name.Text), Title: strings.TrimSpace(title.Text)}
		if a.Name == "" {
			note.Set(w.t("new.association.missing"))
			note.Show()
			form.Refresh()
			w.win.Canvas().Focus(name)
			return
		}
		pop.Hide()
		w.placeLibrary(a)
	}
	name.OnSubmitted = func(string) { w.win.Canvas().Focus(title) }
	title.OnSubmitted = func(string) { next() }
	form = look.Column(8,
		look.NewText(w.t("new.title"), look.Heading),
		look.Pad(look.NewText(w.t("new.sentence"), look.Running.In(look.Soft)), 0, 0, 8, 0),
		look.NewText(w.t("new.association"), look.Quiet), look.Sized(name.Framed(""), 0, 34), note,
		look.Gap(1, 4), look.NewText(w.t("new.newsletter"), look.Quiet), look.Sized(title.Framed(""), 0, 34),
		look.Pad(look.Row(10, 0, look.Gap(1, 1),
			look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() }),
			look.NewButton(look.Primary, "", w.t("new.next"), next)), 16, 0, 0, 0))
	inner := look.Pad(form, 22, 24, 20, 24)
	pop = widget.NewModalPopUp(look.Sized(inner, 460, inner.HeightFor(460)+18), w.win.Canvas())
	pop.Show()
	w.escape = pop.Hide
	esc := func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			pop.Hide()
		}
		return e.Name == fyne.KeyEscape
	}
	name.Keys, title.Keys = esc, esc
	w.win.Canvas().Focus(name)
}

func (w *window) placeLibrary(a data.Association) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.fail(w.t("new.failed"), err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		// The dialog has made an empty file; a library is made whole or not at all.
		if info, err := os.Stat(path); err == nil && info.Size() == 0 {
			os.Remove(path)
		}
		if filepath.Ext(path) == "" {
			path += libraryExt
		}
		w.kept.setFolder(filepath.Dir(path))
		w.create(path, a)
	}, w.win)
	d.SetTitleText(w.t("new.place"))
	d.SetConfirmText(w.t("button.create"))
	d.SetDismissText(w.t("button.cancel"))
	d.SetFileName(a.Name + libraryExt)
	w.showFiles(d)
}

// create makes a library and opens it.
func (w *window) create(path string, a data.Association) {
	s, err := store.Create(path, a, store.Options{Who: w.kept.who()})
	if err != nil {
		w.fail(w.t("new.failed"), err)
		return
	}
	sh, err := readShelf(s, w.today())
	if err != nil {
		s.Close()
		w.fail(w.t("new.failed"), err)
		return
	}
	w.adopt(s, sh)
	w.toast(w.t("new.done", a.Name))
}

// openSample opens the sample library, which is made the first time.
func (w *window) openSample() {
	dir, err := os.UserConfigDir()
	if err != nil {
		w.fail(w.t("sample.failed"), err)
		return
	}
	path := filepath.Join(dir, "huikan", "sample"+libraryExt)
	if _, err := os.Stat(path); err == nil {
		w.open(path)
		return
	}
	busy := w.busy(w.t("sample.busy"), nil)
	w.work(func() func() {
		err := w.c.MakeSample(path)
		return func() {
			busy()
			if err != nil && !errors.Is(err, store.ErrExists) {
				w.fail(w.t("sample.failed"), err)
				return
			}
			w.open(path)
		}
	})
}

// backupNow makes a copy of the library beside it.
func (w *window) backupNow() {
	if w.lib == nil {
		return
	}
	lib := w.lib
	dir := backupFolder(lib.s.Path())
	busy := w.busy(w.t("backup.busy"), nil)
	w.work(func() func() {
		path, err := lib.s.RotateBackups(dir, backupsKept)
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("backup.failed"), err)
				return
			}
			lib.backedUp = w.now()
			w.bar.build()
			w.toast(w.t("backup.done", filepath.Base(path)), act{w.t("button.folder"), func() { w.reveal(path) }})
		}
	})
}

// refuse says why a library does not open, and offers what helps.
func (w *window) refuse(path string, err error) {
	if w.offerCopies(path, err) {
		return
	}
	what, todo := w.explain(err)
	if errors.Is(err, fs.ErrNotExist) {
		w.kept.forget(path)
	}
	if errors.Is(err, store.ErrDamaged) || errors.Is(err, store.ErrNotLibrary) {
		if list, e := store.Backups(backupFolder(path), path); e == nil && len(list) > 0 {
			todo = w.t("explain.backups", filepath.Base(list[len(list)-1]), backupFolder(path))
		}
	}
	if w.lib == nil {
		w.build()
	}
	w.message(w.t("open.failed", filepath.Base(path)), what, todo)
}
