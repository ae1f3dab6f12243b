package ui

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"

	"huikan/app/export"
	"huikan/app/press"
)

// export asks for a place and writes the issue there as a PDF.
func (s *issueScreen) export() {
	w := s.w
	if s.proof == nil || s.proof.done == nil {
		w.toast(w.t("export.wait"))
		return
	}
	pr := s.proof.done
	d := dialog.NewFileSave(func(f fyne.URIWriteCloser, err error) {
		if err != nil {
			w.fail(w.t("export.failed"), err)
			return
		}
		if f == nil {
			return
		}
		path := f.URI().Path()
		f.Close()
		if filepath.Ext(path) == "" {
			if info, err := os.Stat(path); err == nil && info.Size() == 0 {
				os.Remove(path)
			}
			path += ".pdf"
		}
		w.kept.setFolder(filepath.Dir(path))
		w.exportTo(pr, path)
	}, w.win)
	d.SetTitleText(w.t("issue.export"))
	d.SetConfirmText(w.t("button.export"))
	d.SetDismissText(w.t("button.cancel"))
	d.SetFileName(pdfName(pr))
	w.showFiles(d)
}

// pdfName is the file name that is offered: 刊名2014年第9期（总第140期）.pdf.
func pdfName(p *press.Proof) string {
	name := p.Issue.Title + p.Issue.Number()
	if p.Issue.SerialNo > 0 {
		name = fmt.Sprintf("%s总第%d期", p.Issue.Title, p.Issue.SerialNo)
	}
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-", "\n", "").Replace(name) + ".pdf"
}

// exportTo writes the file beside its name and moves it there when it is
// whole: a cancelled or failed export leaves what was there.
func (w *window) exportTo(pr *press.Proof, path string) {
	ctx, cancel := context.WithCancel(context.Background())
	busy := w.busy(w.t("export.busy", filepath.Base(path)), cancel)
	w.work(func() func() {
		err := writeBeside(path, func(f io.Writer) error {
			format, ok := export.ByExt("pdf")
			if !ok || format.Pages == nil {
				return fmt.Errorf("export %s: no such format", path)
			}
			if err := pr.Export(stoppable{ctx, f}, format, export.Options{}); err != nil {
				return err
			}
			return ctx.Err()
		})
		return func() {
			busy()
			cancelled := ctx.Err() != nil
			cancel()
			if cancelled {
				w.toast(w.t("export.cancelled"))
				return
			}
			if err != nil {
				w.fail(w.t("export.failed"), err)
				return
			}
			w.toast(w.t("export.done", filepath.Base(path)),
				act{w.t("button.open"), func() { w.openFile(path) }},
				act{w.t("button.folder"), func() { w.reveal(path) }})
		}
	})
}

// stoppable is a writer that ends with its context.
type stoppable struct {
	ctx context.Context
	w   io.Writer
}

func (s stoppable) Write(b []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.w.Write(b)
}

func writeBeside(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".huikan-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	err = write(f)
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := os.Chmod(f.Name(), 0o644); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}

// openFile opens a file with the program that the system has for it.
func (w *window) openFile(path string) {
	if err := start(openCommand(runtime.GOOS, path)); err != nil {
		w.fail(w.t("link.failed", filepath.Base(path)), err)
	}
}

// reveal shows a file in its folder.
func (w *window) reveal(path string) {
	if err := start(revealCommand(runtime.GOOS, path)); err != nil {
		if u, e := url.Parse("file://" + filepath.Dir(path)); e == nil && w.app.OpenURL(u) == nil {
			return
		}
		w.fail(w.t("link.failed", filepath.Dir(path)), err)
	}
}

func openCommand(system, path string) []string {
	switch system {
	case "windows":
		return []string{"explorer", path}
	case "darwin":
		return []string{"open", path}
	}
	return []string{"xdg-open", path}
}

func revealCommand(system, path string) []string {
	switch system {
	case "windows":
		return []string{"explorer", "/select,", path}
	case "darwin":
		return []string{"open", "-R", path}
	}
	return []string{"xdg-open", filepath.Dir(path)}
}

func start(args []string) error {
	c := exec.Command(args[0], args[1:]...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}
