//go:build !headless

package app

import (
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
		Lang: assets.Lang, Icons: assets.Icons,
		MakeSample: func(path string) error { return command.MakeSample(path, store.Options{}) },
		Version:    version(),
	})
}
