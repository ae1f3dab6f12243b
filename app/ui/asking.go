package ui

import (
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data/store"
)

// askText asks for one line of text.
func (w *window) askText(title, label, hint string, got func(string)) {
	var pop *widget.PopUp
	field := look.NewField(hint, nil)
	done := func() {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			w.win.Canvas().Focus(field)
			return
		}
		pop.Hide()
		got(text)
	}
	field.OnSubmitted = func(string) { done() }
	field.Keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			pop.Hide()
		}
		return e.Name == fyne.KeyEscape
	}
	pop = w.box(400, look.Column(10,
		look.NewText(title, look.Heading),
		look.NewText(label, look.Quiet), look.Sized(field.Framed(""), 0, 34),
		look.Pad(look.Row(10, 0, look.Gap(1, 1),
			look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() }),
			look.NewButton(look.Primary, "", w.t("button.done"), done)), 10, 0, 0, 0)))
	w.win.Canvas().Focus(field)
}

// askReason asks why a finding may stand, and whether the same goes for all n
// that are like it.
func (w *window) askReason(what string, n int, got func(reason string, all bool)) {
	var pop *widget.PopUp
	field := look.NewField(w.t("check.allow.hint"), nil)
	done := func(all bool) {
		text := strings.TrimSpace(field.Text)
		if text == "" {
			w.win.Canvas().Focus(field)
			return
		}
		pop.Hide()
		got(text, all)
	}
	field.OnSubmitted = func(string) { done(false) }
	field.Keys = func(e *fyne.KeyEvent) bool {
		if e.Name == fyne.KeyEscape {
			pop.Hide()
		}
		return e.Name == fyne.KeyEscape
	}
	buttons := []fyne.CanvasObject{look.Gap(1, 1), look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() })}
	if n > 1 {
		buttons = append(buttons, look.NewButton(look.Calm, "", w.t("check.allow.all", n), func() { done(true) }))
	}
	buttons = append(buttons, look.NewButton(look.Primary, "", w.t("check.allow"), func() { done(false) }))
	pop = w.box(460, look.Column(10,
		look.NewText(w.t("check.allow.title"), look.Heading),
		look.NewText(what, look.Style{Size: 13, Lines: 3, Color: look.Soft}), look.Sized(field.Framed(""), 0, 34),
		look.Pad(look.Row(10, 0, buttons...), 10, 0, 0, 0)))
	w.win.Canvas().Focus(field)
}

// askSure says what cannot be taken back, and asks before it is done.
func (w *window) askSure(title, text, word string, do func()) {
	var pop *widget.PopUp
	no := look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() })
	yes := look.NewButton(look.Primary, "", word, func() { pop.Hide(); do() })
	pop = w.box(440, look.Column(10,
		look.NewText(title, look.Style{Size: 18, Bold: true}), look.NewText(text, look.Running),
		look.Pad(look.Row(10, 0, look.Gap(1, 1), no, yes), 8, 0, 0, 0)))
	no.Escape, yes.Escape = pop.Hide, pop.Hide
	w.win.Canvas().Focus(no)
}

// commit writes a change in the background, and says so with a way back.
func (w *window) commit(c *store.Writer, done string) {
	w.work(func() func() {
		set, err := c.Commit()
		return func() {
			switch {
			case err != nil:
				w.fail(w.t("save.failed"), err)
			case set.Seq == 0:
				w.toast(w.t("save.nothing"))
			default:
				w.toast(done, act{w.t("button.undo"), w.undo})
			}
		}
	})
}

// askSave asks where a file is to go, lets write make it in the background, and
// says where it is.
func (w *window) askSave(title, name string, write func(path string) error) {
	w.askPlace(title, name, func(path string) { w.save(path, write) })
}

// askPlace asks where a file is to go.
func (w *window) askPlace(title, name string, got func(path string)) {
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.fail(title, err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		w.kept.setFolder(filepath.Dir(path))
		got(path)
	}, w.win)
	d.SetTitleText(title)
	d.SetFileName(name)
	d.SetConfirmText(w.t("fyne.save"))
	d.SetDismissText(w.t("button.cancel"))
	w.showFiles(d)
}

// save lets write make a file in the background, and says where it is.
func (w *window) save(path string, write func(path string) error) {
	busy := w.busy(w.t("save.busy", filepath.Base(path)), nil)
	w.work(func() func() {
		err := write(path)
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("save.file.failed", filepath.Base(path)), err)
				return
			}
			w.toast(w.t("save.file.done", filepath.Base(path)), act{w.t("button.folder"), func() { w.reveal(path) }})
		}
	})
}

// progress is busy with words that change: say may be called from anywhere.
func (w *window) progress(text string, cancel func()) (say func(string), done func()) {
	line := look.NewText("", look.Caption)
	end := w.busyWith(text, line, cancel)
	return func(s string) {
		fyne.Do(func() { line.Set(s) })
	}, end
}
