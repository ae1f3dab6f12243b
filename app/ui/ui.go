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
	"io/fs"
	"runtime/debug"

	"fyne.io/fyne/v2/app"

	"huikan/app/press"
	"huikan/data/store"
)

// Config is what the program hands to its window.
type Config struct {
	Library       string // path to open; "" → last used, else the welcome screen
	NewPress      func(*store.Store) *press.Press
	Regular, Bold []byte // Noto Sans SC TTFs
	Lang, Icons   fs.FS  // zh.json en.json; *.svg
	MakeSample    func(path string) error
	Version       string
}

// appID names the folder in which the program's settings are kept.
const appID = "org.huikan.desktop"

// Run opens the window and blocks until it closes.
func Run(c Config) error {
	if c.NewPress == nil || c.MakeSample == nil || c.Lang == nil || c.Icons == nil {
		return errors.New("open the window: its configuration is incomplete")
	}
	// The window holds much for long and makes little: collecting earlier halves
	// what it takes of the machine, and costs no time that anybody notices.
	debug.SetGCPercent(50)
	a := app.NewWithID(appID)
	w, err := newWindow(c, a)
	if err != nil {
		return err
	}
	w.start()
	w.win.ShowAndRun()
	return w.close()
}
