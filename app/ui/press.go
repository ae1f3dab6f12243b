package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/data"
)

// toPress (付印) says what keeps the issue from going to press, who has signed,
// and lets it go.
func (s *issueScreen) toPress() {
	w := s.w
	if s.proof == nil || s.proof.done == nil || s.proof.done.Printed {
		return
	}
	busy := w.busy(w.t("proof.setting.long"), nil)
	w.work(func() func() {
		passed, err := w.lib.press.Pass(context.Background(), s.id, w.today())
		return func() {
			busy()
			s.showPress(passed, err)
		}
	})
}

func (s *issueScreen) showPress(passed *press.Passed, err error) {
	w := s.w
	var no *press.NotPassed
	if err != nil && !errors.As(err, &no) {
		w.fail(w.t("press.title"), err)
		return
	}
	var pop *widget.PopUp
	lines := []fyne.CanvasObject{look.NewText(w.t("press.title"), look.Heading), look.NewText(w.t("press.text"), look.Running.In(look.Soft))}
	line := func(color fyne.ThemeColorName, text string, does ...fyne.CanvasObject) {
		row := look.Row(8, 1, append([]fyne.CanvasObject{look.Dot(color), look.NewText(text, look.Running)}, does...)...)
		lines = append(lines, row)
	}
	sign := look.NewButton(look.Calm, "edit", w.t("press.sign"), func() { pop.Hide(); s.sign() })
	if no != nil {
		if n := len(no.Errors); n > 0 {
			line(look.Accent, w.t("press.errors", n), look.NewButton(look.Calm, "check", w.t("press.see"), func() {
				pop.Hide()
				if !s.checks {
					s.toggleChecks()
				}
			}))
		}
		if no.Unsigned {
			for _, x := range no.Lapsed {
				line(look.Warn, w.t("press.lapsed", strings.TrimSpace(x.Role+" "+x.Name)))
			}
			line(look.Warn, w.t("press.unsigned"), sign)
		}
	}
	if passed != nil {
		for _, x := range passed.Signed {
			line(look.Good, w.t("press.signed", strings.TrimSpace(x.Role+" "+x.Name), x.On.String()))
		}
	}
	buttons := []fyne.CanvasObject{look.Gap(1, 1), look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() })}
	if passed != nil {
		buttons = append(buttons, look.NewButton(look.Primary, "", w.t("press.go"), func() { pop.Hide(); s.choosePressFolder(passed) }))
	}
	lines = append(lines, look.Pad(look.Row(10, 0, buttons...), 10, 0, 0, 0))
	pop = w.box(520, look.Column(12, lines...))
}

// sign asks who signs, and signs for what the issue is now.
func (s *issueScreen) sign() {
	w := s.w
	var pop *widget.PopUp
	name, role := look.NewField(w.t("press.sign.name"), nil), look.NewField(w.t("press.sign.role"), nil)
	name.SetText(w.kept.who())
	role.SetText(w.t("press.sign.role.usual"))
	done := func() {
		who := strings.TrimSpace(name.Text)
		if who == "" {
			w.win.Canvas().Focus(name)
			return
		}
		pop.Hide()
		as := strings.TrimSpace(role.Text)
		w.work(func() func() {
			printed, err := w.lib.press.Gather(s.id)
			return func() {
				i, ok := w.lib.shelf.issue(s.id)
				if err != nil || !ok {
					w.fail(w.t("press.sign.title"), err)
					return
				}
				i.Sign(data.SignOff{Role: as, Name: who, On: w.today(), Content: printed.Digest()})
				w.commit(w.lib.s.Change(fmt.Sprintf("签发第%d期：%s", i.SerialNo, who)).Put(&i), w.t("press.sign.done", who))
			}
		})
	}
	for _, f := range []*look.Field{name, role} {
		f.OnSubmitted = func(string) { done() }
		f.Keys = func(e *fyne.KeyEvent) bool {
			if e.Name == fyne.KeyEscape {
				pop.Hide()
			}
			return e.Name == fyne.KeyEscape
		}
	}
	pop = w.box(420, look.Column(10, look.NewText(w.t("press.sign.title"), look.Heading),
		look.NewText(w.t("press.sign.text"), look.Style{Size: 13, Color: look.Soft}),
		look.NewText(w.t("press.sign.name"), look.Quiet), look.Sized(name.Framed(""), 0, 34),
		look.NewText(w.t("press.sign.role"), look.Quiet), look.Sized(role.Framed(""), 0, 34),
		look.Pad(look.Row(10, 0, look.Gap(1, 1),
			look.NewButton(look.Calm, "", w.t("button.cancel"), func() { pop.Hide() }),
			look.NewButton(look.Primary, "", w.t("press.sign.title"), done)), 10, 0, 0, 0)))
	w.win.Canvas().Focus(name)
}

func (s *issueScreen) choosePressFolder(passed *press.Passed) {
	w := s.w
	d := dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
		if err != nil {
			w.fail(w.t("press.title"), err)
			return
		}
		if dir != nil {
			w.kept.setFolder(dir.Path())
			s.goToPress(passed, dir.Path())
		}
	}, w.win)
	d.SetTitleText(w.t("press.folder"))
	d.SetConfirmText(w.t("press.title"))
	d.SetDismissText(w.t("button.cancel"))
	w.showFiles(d)
}

// goToPress writes the files, and keeps the issue as it is.
func (s *issueScreen) goToPress(passed *press.Passed, dir string) {
	w := s.w
	busy := w.busy(w.t("press.busy"), nil)
	issue, day := passed.Proof.Issue, w.today()
	w.work(func() func() {
		var files []data.PrintedFile
		var err error
		for _, f := range passed.Files(strings.TrimSuffix(pdfName(passed.Proof), ".pdf")) {
			var made data.PrintedFile
			if err = writeBeside(filepath.Join(dir, f.Name), func(out io.Writer) (err error) { made, err = f.Write(out); return err }); err != nil {
				break
			}
			files = append(files, made)
		}
		var articles []data.Article
		if err == nil {
			articles, err = w.lib.s.Articles()
		}
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("press.title"), err)
				return
			}
			c := w.lib.s.Change("付印 " + issue.Label())
			for _, rec := range passed.Edition(day, files).Changes(issue, articles) {
				c.Put(rec)
			}
			w.commit(c, w.t("press.done", w.issueName(issue), filepath.Base(dir)))
		}
	})
}

// reopen takes the issue back from press.
func (s *issueScreen) reopen() {
	w := s.w
	e, ok, err := w.lib.s.Edition(s.id)
	if err != nil || !ok {
		w.fail(w.t("press.reopen"), err)
		return
	}
	w.askText(w.t("press.reopen"), w.t("press.reopen.text"), w.t("press.reopen.hint"), func(reason string) {
		i, ok := w.lib.shelf.issue(s.id)
		if !ok {
			return
		}
		i.State = data.IssueProofing
		w.commit(w.lib.s.Change("收回付印 "+i.Label()+"："+reason).Delete(&e).Put(&i), w.t("press.reopened"))
	})
}

// correct writes a correction of the issue, which waits for the next.
func (s *issueScreen) correct() {
	w := s.w
	i, ok := w.lib.shelf.issue(s.id)
	if !ok {
		return
	}
	w.askText(w.t("press.correct"), w.issueName(i), w.t("press.correct.hint"), func(text string) {
		a := data.CorrectionOf(i, text)
		w.commit(w.lib.s.Change("更正 "+i.Label()).Put(&a), w.t("press.correct.done"))
	})
}

// pressed is the button's doing: the way to press, or what can be done after.
func (s *issueScreen) pressed() {
	w := s.w
	if s.proof == nil || s.proof.done == nil {
		w.toast(w.t("export.wait"))
		return
	}
	if !s.proof.done.Printed {
		s.toPress()
		return
	}
	w.popMenu(below(s.press), fyne.NewMenuItem(w.t("press.correct"), s.correct), fyne.NewMenuItem(w.t("press.reopen"), s.reopen))
}
