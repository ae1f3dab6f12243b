package ui

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// backupScreen (备份) lists the copies of the library; one can be looked at and
// put in its place. What was there is kept beside it.
type backupScreen struct {
	w      *window
	copies []store.Copy
	list   *listview.List
	right  *look.Sheet
	body   fyne.CanvasObject
}

// showBackups reads the copies in the background and shows them.
func (w *window) showBackups() {
	if w.lib == nil {
		return
	}
	lib := w.lib
	busy := w.busy(w.t("backups.reading"), nil)
	w.work(func() func() {
		copies := store.Copies(lib.s.Path(), 0)
		return func() {
			busy()
			if w.lib == lib {
				w.show(newBackups(w, copies))
			}
		}
	})
}

func newBackups(w *window, copies []store.Copy) *backupScreen {
	s := &backupScreen{w: w, copies: copies, right: look.Scrolled(look.Gap(1, 1))}
	s.list = listview.New(listview.Column{Title: w.t("backups.made")}, listview.Column{Title: w.t("side.members"), Width: 70, Right: true},
		listview.Column{Title: w.t("side.articles"), Width: 70, Right: true}, listview.Column{Title: w.t("side.issues"), Width: 60, Right: true})
	s.list.RowSize = w.rowSize()
	s.list.Len = func() int { return len(s.copies) }
	s.list.Row = func(i int) []listview.Cell {
		c := s.copies[i]
		n := func(k data.Kind) listview.Cell { return listview.Cell{Text: num(c.Counts.Records[k])} }
		return []listview.Cell{{Text: w.when(c.Made, w.now()), After: copyLabel(c.Path)}, n(data.KindMember), n(data.KindArticle), n(data.KindIssue)}
	}
	s.list.Picked = func(int) { s.preview() }
	s.list.Empty = w.emptyState(w.t("backups.none"), look.NewButton(look.Calm, "backup", w.t("menu.backup"), func() { w.backupNow() }))
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(1, titleBar(look.Row(10, 1, back, look.NewText(w.t("backups.title"), look.Heading)), look.NewButton(look.Calm, "backup", w.t("menu.backup"), w.backupNow).WithTip("Ctrl+B")),
		newColumns(560, newOver(1, look.Gap(1, 6), s.list), look.Stack(look.NewFill(look.Surface), s.right), func() bool { return false }))
	if len(copies) > 0 {
		s.list.Select(0)
	}
	return s
}

// stamped is the time in the name of a copy that is named by nothing else.
var stamped = regexp.MustCompile(`-\d{8}-\d{6}\.\d{3}`)

// copyLabel is the name of a copy that has one of its own: 第140期.
func copyLabel(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if stamped.MatchString(name) {
		return ""
	}
	return name
}

// preview says what a restore would change, kind by kind.
func (s *backupScreen) preview() {
	w, c, at := s.w, s.copies[s.list.At()], s.list.At()
	path := w.lib.s.Path()
	temp := filepath.Join(w.draftFolder(), "now"+libraryExt)
	lib := w.lib
	w.work(func() func() {
		// The library is open here, and a file can be open once: a copy of it is compared.
		err := os.MkdirAll(filepath.Dir(temp), 0o700)
		if err == nil {
			err = lib.s.Backup(temp)
			defer os.Remove(temp)
		}
		var diff []store.Difference
		if err == nil {
			diff, err = store.Compare(temp, c.Path)
		}
		return func() {
			if w.lib != lib || s.list.At() != at {
				return
			}
			if err != nil {
				what, todo := w.explain(err)
				s.right.Set(look.Pad(look.Column(8, look.NewText(what, look.Running), look.NewText(todo, look.Running.In(look.Soft))), 22, 24, 24, 24))
				return
			}
			s.draw(c, diff, path)
		}
	})
}

func (s *backupScreen) draw(c store.Copy, diff []store.Difference, path string) {
	w := s.w
	parts := []fyne.CanvasObject{look.NewText(w.t("backups.of", w.when(c.Made, w.now())), look.Style{Size: 16, Bold: true}),
		look.NewText(c.Path, look.Style{Size: 12, Color: look.Soft})}
	if len(diff) == 0 {
		parts = append(parts, look.NewText(w.t("backups.same"), look.Running))
	} else {
		parts = append(parts, look.NewText(w.t("backups.would"), look.Running))
		for _, d := range diff {
			kind := string(d.Kind)
			if key := binKinds[d.Kind]; key != "" {
				kind = w.t(key)
			}
			lines := []fyne.CanvasObject{look.NewText(w.t("backups.diff", d.Lost, d.Back, d.Changed), look.Running)}
			for _, n := range d.Names {
				lines = append(lines, look.NewText(n, look.Style{Size: 13, Lines: 1, Color: look.Soft}))
			}
			parts = append(parts, w.definition(kind, look.Column(2, lines...)))
		}
	}
	parts = append(parts, look.Flow(10, look.NewButton(look.Primary, "undo", w.t("backups.restore"), func() { w.restore(c.Path, path) }),
		look.NewButton(look.Calm, "", w.t("button.folder"), func() { w.reveal(c.Path) })),
		look.NewText(w.t("backups.kept"), look.Style{Size: 12, Color: look.Soft}))
	s.right.Set(look.Pad(look.Column(14, parts...), 22, 24, 28, 24))
}

// restore puts a copy in the place of the library, which is kept beside it,
// and opens it.
func (w *window) restore(from, to string) {
	w.drop()
	busy := w.busy(w.t("backups.restoring"), nil)
	w.work(func() func() {
		saved, err := store.Restore(from, to, store.Options{Who: w.kept.who()})
		return func() {
			busy()
			if err != nil {
				w.build()
				w.fail(w.t("backups.failed"), err)
				w.open(to)
				return
			}
			w.open(to)
			if saved != "" {
				w.toast(w.t("backups.restored", filepath.Base(saved)), act{w.t("button.folder"), func() { w.reveal(saved) }})
			}
		}
	})
}

// offerCopies says that a library is damaged and offers the newest good copy;
// false: there is none.
func (w *window) offerCopies(path string, err error) bool {
	var damaged *store.DamagedError
	if !errors.As(err, &damaged) || len(damaged.Copies) == 0 {
		return false
	}
	if w.lib == nil {
		w.build()
	}
	what, _ := w.explain(err)
	c := damaged.Copies[0]
	parts := []fyne.CanvasObject{look.NewText(w.t("open.failed", filepath.Base(path)), look.Style{Size: 18, Bold: true}), look.NewText(what, look.Running),
		look.NewText(w.t("backups.offer", w.when(c.Made, w.now()), c.Counts.Records[data.KindMember], c.Counts.Records[data.KindArticle], c.Counts.Records[data.KindIssue]), look.Running)}
	cancel := look.NewButton(look.Calm, "", w.t("button.cancel"), nil)
	use := look.NewButton(look.Primary, "", w.t("backups.use"), nil)
	pop := w.box(460, look.Column(12, append(parts, look.Pad(look.Row(10, 0, look.Gap(1, 1), cancel, use), 8, 0, 0, 0))...))
	cancel.OnTap(pop.Hide)
	use.OnTap(func() { pop.Hide(); w.restore(c.Path, path) })
	use.Escape = pop.Hide
	w.win.Canvas().Focus(use)
	return true
}

// backupToday makes the copy of the day in the background.
func (w *window) backupToday() {
	lib := w.lib
	if lib.s.ReadOnly() {
		return
	}
	w.work(func() func() {
		made, err := lib.s.BackupDaily()
		return func() {
			if w.lib != lib {
				return
			}
			if err != nil {
				w.fail(w.t("backup.failed"), fmt.Errorf("%s: %w", store.BackupFolder(lib.s.Path()), err))
				return
			}
			if len(made) > 0 {
				lib.backedUp = w.now()
				w.bar.build()
			}
		}
	})
}

func (s *backupScreen) content() fyne.CanvasObject { return s.body }
func (s *backupScreen) search()                    {}
func (s *backupScreen) reload(changed)             {}
func (s *backupScreen) resized()                   { s.body.Refresh() }
func (s *backupScreen) first() fyne.Focusable      { return s.list }
func (s *backupScreen) back() bool                 { s.w.goTo(atSettings); return true }
