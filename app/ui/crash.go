package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"strings"
	"time"

	"huikan/app/ui/look"
)

// What Go writes of a crash goes into a file of the program's own. It is looked
// at on the next start, stripped of what might be personal, and shown.
const (
	crashLog  = "running" // of the program that runs
	crashMost = 64 << 10  // so much of it is kept
)

// crashFolder is where crashes are written down.
func crashFolder() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", err
	}
	dir = filepath.Join(dir, "huikan", "crashes")
	return dir, os.MkdirAll(dir, 0o700)
}

// watchCrashes lets a crash of the program be written down in a folder, and
// gives the report of the last one, "" where there was none since.
func watchCrashes(dir, version string, now time.Time) (report string, err error) {
	path := filepath.Join(dir, crashLog)
	if raw, err := os.ReadFile(path); err == nil && len(raw) > 0 {
		report = filepath.Join(dir, "crash-"+now.Format("20060102-150405")+".txt")
		head := fmt.Sprintf("会刊 Huikan %s · %s/%s · %s\n\n", version, runtime.GOOS, runtime.GOARCH, runtime.Version())
		if err := os.WriteFile(report, []byte(head+stripCrash(string(raw))), 0o600); err != nil {
			return "", err
		}
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return report, err
	}
	defer f.Close() // SetCrashOutput has a copy of its own
	return report, debug.SetCrashOutput(f, debug.CrashOptions{})
}

var (
	// crashArgs are the arguments of a call, and crashPath the folders of a file.
	crashArgs = regexp.MustCompile(`\((?:0x|\{|\?|\.\.\.|[0-9]).*\)$`)
	crashPath = regexp.MustCompile(`^(\t).*/((?:huikan|pkg/mod|src)/)`)
	crashUser = regexp.MustCompile(`(?:/home/|/Users/|\\Users\\)[^/\\]+`)
	quoted    = regexp.MustCompile("\"[^\"]*\"|“[^”]*”|`[^`]*`|\\p{Han}+|\\d{5,}|[\\w.+-]+@[\\w.-]+")
)

// stripCrash takes out of a crash's text what people might have typed: quoted
// and Han text, long numbers, mail addresses and user names; calls keep their
// names and lines.
func stripCrash(text string) string {
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(line, "\t"):
			line = crashPath.ReplaceAllString(line, "$1$2")
		case strings.HasPrefix(line, "goroutine ") || strings.HasPrefix(line, "created by "):
		case crashArgs.MatchString(line):
			line = crashArgs.ReplaceAllString(line, "(…)")
		default:
			line = quoted.ReplaceAllString(line, "…")
		}
		b.WriteString(crashUser.ReplaceAllString(line, "…") + "\n")
		if b.Len() > crashMost {
			b.WriteString("…\n")
			break
		}
	}
	return b.String()
}

// tellCrash says that the program ended badly the last time, and where the
// report is.
func (w *window) tellCrash(report string) {
	text := look.NewText(w.t("crash.text"), look.Running)
	where := look.NewText(report, look.Style{Size: 12, Lines: 2, Color: look.Soft})
	var hide func()
	pop := w.box(480, look.Column(12, look.NewText(w.t("crash.title"), look.Heading), text, where,
		look.Pad(look.Row(10, 0, look.Gap(1, 1),
			look.NewButton(look.Calm, "copy", w.t("crash.copy"), func() {
				raw, err := os.ReadFile(report)
				if err != nil {
					w.fail(w.t("crash.title"), err)
					return
				}
				w.app.Clipboard().SetContent(string(raw))
				w.toast(w.t("crash.copied"))
			}),
			look.NewButton(look.Calm, "file", w.t("button.folder"), func() { w.reveal(report) }),
			look.NewButton(look.Primary, "", w.t("button.close"), func() { hide() })), 10, 0, 0, 0)))
	hide = pop.Hide
}

// lastCrash begins to write crashes down and tells of the last one.
func (w *window) lastCrash() {
	dir, err := crashFolder()
	if err != nil {
		return // a machine without a folder for settings: nothing can be kept
	}
	report, err := watchCrashes(dir, w.c.Version, w.now())
	if err == nil && report != "" {
		w.tellCrash(report)
	}
}
