package ui

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/lang"
)

// words are the texts of the screens in one language, by key.
type words struct {
	lang  string // zh or en
	texts map[string]string
}

// readWords reads zh.json or en.json.
func readWords(files fs.FS, language string) (*words, error) {
	raw, err := fs.ReadFile(files, language+".json")
	if err != nil {
		return nil, fmt.Errorf("read the words of the screens: %w", err)
	}
	w := &words{lang: language}
	if err := json.Unmarshal(raw, &w.texts); err != nil {
		return nil, fmt.Errorf("%s.json: %w", language, err)
	}
	return w, nil
}

// systemLanguage is zh where the system speaks Chinese or nothing we know.
func systemLanguage() string {
	said := runtime.GOOS == "windows" || runtime.GOOS == "darwin"
	for _, v := range []string{"LC_ALL", "LC_MESSAGES", "LANG", "LANGUAGE"} {
		l := os.Getenv(v)
		said = said || l != "" && !strings.HasPrefix(l, "C") && l != "POSIX"
	}
	if said && strings.HasPrefix(lang.SystemLocale().String(), "en") {
		return "en"
	}
	return "zh"
}

// dialogWords are the words of Fyne's own dialogs and menus, by what Fyne calls
// them: it follows the system's language, and must follow the one that was chosen.
var dialogWords = map[string]string{
	"(Parent)": "fyne.parent", "Advanced": "fyne.advanced", "Cancel": "button.cancel", "Copy": "fyne.copy",
	"Create Folder": "fyne.createfolder", "Cut": "fyne.cut", "Enter filename": "fyne.filename", "Error": "fyne.error",
	"File": "fyne.file", "Folder": "fyne.folder", "New Folder": "fyne.newfolder", "No": "fyne.no", "OK": "button.ok",
	"Open": "button.open", "Paste": "fyne.paste", "Quit": "menu.quit", "Redo": "button.redo", "Save": "fyne.save", "Select all": "fyne.selectall",
	"Show Hidden Files": "fyne.hidden", "Undo": "button.undo", "Yes": "fyne.yes",
}

// speakDialogs gives Fyne's dialogs the words of the language.
func (w *words) speakDialogs() error {
	texts := map[string]string{}
	for name, key := range dialogWords {
		texts[name] = w.t(key)
	}
	raw, err := json.Marshal(texts)
	if err != nil {
		return err
	}
	return lang.AddTranslationsForLocale(raw, lang.SystemLocale())
}

// t is the text for a key, with its %v filled in; "one¦many" is chosen by the
// first number. A key without a text shows
// itself; TestWords finds it before anyone sees it.
func (w *words) t(key string, args ...any) string {
	s, ok := w.texts[key]
	if !ok {
		return key
	}
	if len(args) == 0 {
		return s
	}
	counted := false
	for i, a := range args {
		if n, ok := a.(int); ok {
			if one, many, two := strings.Cut(s, "¦"); two && !counted {
				if s = many; n == 1 {
					s = one
				}
			}
			counted = true
			args[i] = num(n)
		}
	}
	return fmt.Sprintf(s, args...)
}

// num writes a number with separators of thousands.
func num(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// took says how long something lasted.
func (w *words) took(d time.Duration) string {
	if d < time.Second {
		return w.t("unit.ms", max(1, int(d.Milliseconds())))
	}
	return w.t("unit.s", fmt.Sprintf("%.1f", d.Seconds()))
}

// when says when something was, as people do: the hour of today, else the day.
func (w *words) when(t, now time.Time) string {
	t = t.Local()
	now = now.Local()
	switch {
	case t.Year() == now.Year() && t.YearDay() == now.YearDay():
		return w.t("time.today", t.Format("15:04"))
	case t.Year() == now.Year() && t.YearDay() == now.YearDay()-1:
		return w.t("time.yesterday", t.Format("15:04"))
	}
	return t.Format("2006-01-02 15:04")
}
