// Package ui is the window: what editors see and press. It is the only package
// that knows Fyne, and it knows no rules of the trade: members, articles and
// issues come out of a store, pages out of a press.
//
// One file is one screen. A screen is built from the library as it is, and
// built again when the library says that something it shows has changed.
// Everything that lasts runs through window.work: in the background, and its
// end on the drawing goroutine.
package ui

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/app"

	"huikan/app/press"
	"huikan/data/store"
)

// Config is what the program hands to its window.
type Config struct {
	Library       string // path to open; "" → last used, else the welcome screen
	NewPress      func(*store.Store) *press.Press
	Regular, Bold []byte // Noto Sans SC TTFs
	Lang, Icons   fs.FS  // zh.json en.json; *.svg, app.png
	MakeSample    func(path string) error
	Version       string
}

// appID names the folder in which the program's settings are kept.
const appID = "org.huikan.desktop"

// ErrNoDisplay is returned by Run where there is no screen to open a window on.
var ErrNoDisplay = errors.New("open the window: there is no display")

// Run opens the window and blocks until it closes.
func Run(c Config) (err error) {
	if c.NewPress == nil || c.MakeSample == nil || c.Lang == nil || c.Icons == nil {
		return errors.New("open the window: its configuration is incomplete")
	}
	// Fyne panics without a display, and complains without a cache folder.
	defer func() {
		if p := recover(); p != nil {
			if !strings.Contains(fmt.Sprint(p), "GLFW library is not initialized") {
				panic(p)
			}
			err = ErrNoDisplay
		}
	}()
	if dir, err := os.UserCacheDir(); err == nil {
		os.MkdirAll(dir, 0o755)
	}
	// The window holds much for long and makes little: collecting earlier halves
	// what it takes of the machine, and costs no time that anybody notices.
	debug.SetGCPercent(50)
	a := app.NewWithID(appID)
	const icon = "app" // among the icons, as PNG
	if png, err := fs.ReadFile(c.Icons, icon+".png"); err == nil {
		a.SetIcon(fyne.NewStaticResource(icon, png))
	}
	w, err := newWindow(c, a)
	if err != nil {
		return err
	}
	w.start()
	a.Lifecycle().SetOnStarted(w.lastCrash)
	w.win.ShowAndRun()
	return w.close()
}
