//go:build !headless

package app

import (
	"io/fs"

	"huikan/app/command"
	"huikan/app/ui"
	"huikan/assets"
	"huikan/data/store"
)

// desktop opens the window on a library; "" is the one that was open last.
func desktop(library string) error {
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
