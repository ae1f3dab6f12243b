package ui

import (
	"fmt"
	"os"
	"runtime"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// settingsScreen (设置) holds what a person may choose. Every choice is applied
// at once.
type settingsScreen struct {
	w    *window
	body fyne.CanvasObject
}

func newSettings(w *window) *settingsScreen {
	s := &settingsScreen{w: w}
	langs := []string{"system", "zh", "en"}
	language := look.Choice(indexOf(langs, w.kept.language()), func(i int) { w.setLanguage(langs[i]) },
		w.t("settings.system"), "中文", "English")
	modes := []string{string(look.System), string(look.Day), string(look.Lamp)}
	light := look.Choice(indexOf(modes, string(w.kept.mode())), func(i int) { w.setMode(look.Mode(modes[i])) },
		w.t("settings.system"), w.t("settings.light"), w.t("settings.dark"))
	rows := 0
	if w.kept.compact() {
		rows = 1
	}
	density := look.Choice(rows, func(i int) { w.kept.setCompact(i == 1) }, w.t("settings.comfortable"), w.t("settings.compact"))
	who := look.NewField(w.t("settings.who.hint"), func(t string) { w.kept.setWho(t) })
	who.SetText(w.kept.who())
	parts := []fyne.CanvasObject{
		setting(w.t("settings.language"), "", language),
		setting(w.t("settings.appearance"), "", light),
		setting(w.t("settings.rows"), "", density),
		setting(w.t("settings.who"), w.t("settings.who.note"), look.Row(0, -1, look.Sized(who.Framed(""), 240, 34))),
	}
	if w.lib != nil {
		parts = append(parts, look.Across(),
			setting(w.t("settings.association"), "", look.Row(12, 1, look.NewButton(look.Calm, "edit", w.t("settings.association.edit"), w.editAssociation),
				look.NewText(w.lib.shelf.association.Name, look.Quiet))),
			setting(w.t("settings.library"), "", look.NewText(w.lib.s.Path(), look.Running)),
			setting(w.t("settings.backups"), w.t("settings.backups.note", backupsKept), look.NewText(backupFolder(w.lib.s.Path()), look.Running)),
			setting("", "", look.Row(0, -1, look.NewButton(look.Calm, "backup", w.t("menu.backup"), w.backupNow).WithTip("Ctrl+B"),
				look.Gap(8, 1), look.NewButton(look.Calm, "history", w.t("backups.open"), w.showBackups))))
	}
	parts = append(parts, look.Across(), setting(w.t("settings.version"), "", look.NewText(w.c.Version, look.Running)))
	bar := titleBar(look.Row(8, 0, look.NewText(w.t("side.settings"), look.Heading)))
	s.body = newOver(1, bar, look.Scrolled(look.Pad(look.Column(20, parts...), 24, 20, 24, 20)))
	return s
}

func indexOf(list []string, s string) int {
	for i, l := range list {
		if l == s {
			return i
		}
	}
	return 0
}

// setting is a line: what it is, the choice, and a note under it.
func setting(label, note string, choice fyne.CanvasObject) fyne.CanvasObject {
	right := []fyne.CanvasObject{choice}
	if note != "" {
		right = append(right, look.NewText(note, look.Style{Size: 12, Color: look.Soft}))
	}
	drop := float32(3) // to the middle of a control
	if _, ok := choice.(*look.Text); ok || note == "" && label == "" {
		drop = 0
	}
	name := look.Sized(look.Pad(look.NewText(label, look.Style{Lines: 2}), drop, 0, 0, 0), 140, 0)
	return newAtMost(760, look.RowTop(16, 1, name, look.Column(6, right...)))
}

// atMost keeps a part from growing wider than can be read.
type atMost struct {
	widget.BaseWidget
	width float32
	part  *look.Box
}

func newAtMost(width float32, part *look.Box) *atMost {
	a := &atMost{width: width, part: part}
	a.ExtendBaseWidget(a)
	return a
}

func (a *atMost) HeightFor(w float32) float32 { return a.part.HeightFor(min(w, a.width)) }

func (a *atMost) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{Objs: []fyne.CanvasObject{a.part},
		OnLayout: func(s fyne.Size) { a.part.Resize(fyne.NewSize(min(a.width, s.Width), s.Height)) },
		OnMin:    func() fyne.Size { return fyne.NewSize(100, a.part.MinSize().Height) }}
}

// setLanguage takes another language at once.
func (w *window) setLanguage(l string) {
	w.kept.setLanguage(l)
	if err := w.speak(); err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	at := w.at
	w.build()
	w.goTo(at)
}

// lit is the light that a mode means: where no desktop says which light it
// likes (Linux without a session bus), Fyne would draw dark, and we day.
func lit(m look.Mode) look.Mode {
	if m != look.System || runtime.GOOS != "linux" || os.Getenv("FYNE_THEME") != "" || os.Getenv("DBUS_SESSION_BUS_ADDRESS") != "" {
		return m
	}
	if _, err := os.Stat(fmt.Sprintf("/run/user/%d/bus", os.Getuid())); err == nil {
		return m
	}
	return look.Day
}

// setMode takes another light at once.
func (w *window) setMode(m look.Mode) {
	w.kept.setMode(m)
	w.theme = w.theme.With(lit(m))
	w.app.Settings().SetTheme(w.theme)
}

func (s *settingsScreen) content() fyne.CanvasObject { return s.body }
func (s *settingsScreen) search()                    {}
func (s *settingsScreen) reload(changed)             {}
func (s *settingsScreen) resized()                   { s.body.Refresh() }

func (s *settingsScreen) back() bool {
	if s.w.lib == nil {
		s.w.goTo(atWelcome)
	}
	return true
}
