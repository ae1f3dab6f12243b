//go:build !headless

package app

import (
	"fmt"
	"io/fs"
	"os"
	"strings"

	"huikan/app/command"
	"huikan/app/ui"
	"huikan/assets"
	"huikan/data/store"
)

// desktop opens the window on a library; "" is the one that was open last.
// Fyne panics where there is no display; that is no fault of the program's.
func desktop(library string) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			if os.Getenv("DISPLAY") != "" && !strings.Contains(fmt.Sprint(cause), "GLFW") {
				panic(cause)
			}
			err = fmt.Errorf("open a window: no display (%v)", cause)
		}
	}()
	return ui.Run(ui.Config{
		Library: library, NewPress: NewPress,
		Regular: assets.SansRegular, Bold: assets.SansBold,
		Lang: sub(assets.Lang, "lang"), Icons: sub(assets.Icons, "icons"),
		MakeSample: func(path string) error { return command.MakeSample(path, store.Options{}) },
		Version:    version(),
	})
}

// sub is a folder of the program's own files, which cannot be missing.
func sub(files fs.FS, dir string) fs.FS {
	f, err := fs.Sub(files, dir)
	if err != nil {
		panic(err)
	}
	return f
}
