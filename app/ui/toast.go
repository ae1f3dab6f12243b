package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// toastTime is how long a toast with a way back stays (look.md: 10 s).
const toastTime = 10 * time.Second

// act is a word on a toast that does something.
type act struct {
	label string
	do    func()
}

// toast says what has happened, at the foot of the window.
func (w *window) toast(text string, acts ...act) {
	w.toasts++
	turn := w.toasts
	row := []fyne.CanvasObject{look.NewText(text, look.Body.Whole())}
	if look.Width(text, 14, false) > 520 {
		row[0] = look.Sized(look.NewText(text, look.Style{Lines: 3}), 520, 0)
	}
	for _, a := range acts {
		row = append(row, look.NewButton(look.Plain, "", a.label, func() { w.root.SetToast(nil); a.do() }).WithColor(look.Link))
	}
	row = append(row, look.NewButton(look.Plain, "close", "", func() { w.root.SetToast(nil) }).WithTip(w.t("button.close")))
	w.root.SetToast(look.Stack(look.NewLifted("menuBackground", look.Line, 10),
		look.Pad(look.Row(12, -1, row...), 7, 8, 7, 18)))
	w.later(toastTime, func() {
		if w.toasts == turn {
			w.root.SetToast(nil)
		}
	})
}

// later does something on the drawing goroutine after a while.
func later(d time.Duration, f func()) {
	time.AfterFunc(d, func() { fyne.Do(f) })
}

// fail says what did not work, why, and what to do.
func (w *window) fail(what string, err error) {
	if errIsCancel(err) {
		return
	}
	why, todo := w.explain(err)
	w.message(what, why, todo)
}

func errIsCancel(err error) bool { return err == context.Canceled }

// message shows a box with a title, a sentence and an advice.
func (w *window) message(title, text, todo string) {
	var pop *widget.PopUp
	parts := []fyne.CanvasObject{look.NewText(title, look.Style{Size: 18, Bold: true}), look.NewText(text, look.Running)}
	if todo != "" {
		parts = append(parts, look.NewText(todo, look.Running.In(look.Soft)))
	}
	ok := look.NewButton(look.Primary, "", w.t("button.ok"), func() { pop.Hide() })
	parts = append(parts, look.Pad(look.Row(8, 0, look.Gap(1, 1), ok), 8, 0, 0, 0))
	pop = w.box(440, look.Column(10, parts...))
	ok.Escape = pop.Hide
	w.win.Canvas().Focus(ok)
}

// box shows a part in the middle of the window, above everything.
func (w *window) box(width float32, part *look.Box) *widget.PopUp {
	inner := look.Pad(part, 22, 24, 20, 24)
	pop := widget.NewModalPopUp(look.Sized(inner, width, inner.HeightFor(width)), w.win.Canvas())
	pop.Show()
	w.escape = pop.Hide
	return pop
}

// busy shows that something is under way, with a way to cancel it where there
// is one. It comes up only after a moment, so that what is quick does not
// flicker. The function that is returned ends it.
func (w *window) busy(text string, cancel func()) (done func()) {
	return w.busyWith(text, nil, cancel)
}

// busyWith is busy with a line below that may change.
func (w *window) busyWith(text string, line *look.Text, cancel func()) (done func()) {
	over := false
	var pop *widget.PopUp
	var bar *look.Pulse
	w.later(250*time.Millisecond, func() {
		if over {
			return
		}
		bar = look.NewPulse()
		parts := []fyne.CanvasObject{look.NewText(text, look.Running), look.Sized(bar, 0, 6)}
		if line != nil {
			parts = append(parts, line)
		}
		if cancel != nil {
			parts = append(parts, look.Row(8, 0, look.Gap(1, 1), look.NewButton(look.Calm, "", w.t("button.cancel"), cancel)))
		}
		pop = w.box(380, look.Column(14, parts...))
		w.escape = cancel
	})
	return func() {
		over = true
		if pop != nil {
			bar.Stop() // it would go on moving, and the window drawing, unseen
			pop.Hide()
		}
	}
}
