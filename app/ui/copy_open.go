package ui

import (
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// copyExts are the files in which articles come; those that cannot be read get
// a sentence that says what to do.
var copyExts = []string{".docx", ".htm", ".html", ".md", ".markdown", ".txt", ".doc", ".wps", ".rtf", ".odt", ".pdf", ".mht", ".mhtml"}

// copySource is where a manuscript comes from, so that it can be read again.
type copySource struct {
	name string
	read func(apart []int) (*intake.Manuscript, error)
	rest []string // files that wait for their turn
}

// copyButton leads to the ways in which an article comes in.
func (w *window) copyButton() *look.Button {
	var b *look.Button
	b = look.NewButton(look.Calm, "import", w.t("copy.button"), func() {
		w.popMenu(below(b), fyne.NewMenuItem(w.t("copy.file"), w.copyDialog), fyne.NewMenuItem(w.t("copy.paste"), w.pasteCopy))
	}).WithTip(w.t("copy.tip")).WithMenu()
	b.SetOff(w.lib != nil && w.lib.s.ReadOnly())
	return b
}

func (w *window) copyDialog() {
	if w.lib != nil {
		w.askOpen(w.t("copy.title"), copyExts, func(path string) { w.readCopies([]string{path}) })
	}
}

// readCopies reads files as articles, one after the other.
func (w *window) readCopies(paths []string) {
	if w.lib == nil {
		w.message(w.t("copy.title"), w.t("import.nolibrary"), w.t("welcome.sentence"))
		return
	}
	if len(paths) == 0 {
		return
	}
	path := paths[0]
	w.readCopy(copySource{name: filepath.Base(path), rest: paths[1:], read: func(apart []int) (*intake.Manuscript, error) {
		return intake.ReadManuscriptFile(path, intake.ManuscriptOptions{Apart: apart})
	}}, "")
}

// pasteCopy reads what is on the clipboard. Fyne gives its text only; where a
// tool of the system gives what a browser or an office program put there, that
// is read.
func (w *window) pasteCopy() {
	if w.lib == nil {
		return
	}
	plain := w.app.Clipboard().Content()
	w.work(func() func() {
		raw, rich := htmlOnClipboard()
		if !rich {
			raw = []byte(plain)
		}
		return func() {
			if strings.TrimSpace(string(raw)) == "" {
				w.message(w.t("copy.title"), w.t("copy.noclip"), w.t("copy.noclip.do"))
				return
			}
			note := ""
			if !rich {
				note = w.t("copy.plain")
			}
			w.readCopy(copySource{name: w.t("copy.clipboard"), read: func(apart []int) (*intake.Manuscript, error) {
				return intake.ReadManuscript(w.t("copy.clipboard"), raw, intake.ManuscriptOptions{Apart: apart, Pasted: rich})
			}}, note)
		}
	})
}

// htmlTools write the clipboard's HTML. Where none of them is, a paste is plain
// text. To add one: a row.
var htmlTools = []struct {
	os   string
	args []string
}{
	{"linux", []string{"wl-paste", "--no-newline", "--type", "text/html"}},
	{"linux", []string{"xclip", "-selection", "clipboard", "-target", "text/html", "-out"}},
}

// htmlOnClipboard is what was copied, as HTML.
var htmlOnClipboard = func() ([]byte, bool) {
	for _, t := range htmlTools {
		if t.os != runtime.GOOS {
			continue
		}
		if path, err := exec.LookPath(t.args[0]); err == nil {
			if out, err := exec.Command(path, t.args[1:]...).Output(); err == nil && len(strings.TrimSpace(string(out))) > 0 {
				return out, true
			}
		}
	}
	return nil, false
}

// readCopy reads a manuscript without writing anything, and shows it.
func (w *window) readCopy(from copySource, note string) {
	lib := w.lib
	busy := w.busy(w.t("copy.reading", from.name), nil)
	w.work(func() func() {
		m, err := from.read(nil)
		var kept []data.Cleaning
		if err == nil {
			kept, err = store.List[data.Cleaning](lib.s)
		}
		return func() {
			busy()
			switch {
			case err != nil:
				w.fail(w.t("copy.failed", from.name), err)
			case w.lib == lib:
				w.at = atArticles
				w.show(newCopy(w, from, m, kept, note))
			}
		}
	})
}

// dropped on the list of articles: texts are articles there, not back issues.
func (s *articleScreen) dropped(_ fyne.Position, paths []string) bool {
	for _, p := range paths {
		if !slices.Contains(copyExts, strings.ToLower(filepath.Ext(p))) {
			return false
		}
	}
	s.w.readCopies(paths)
	return true
}
