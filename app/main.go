// Package app puts the program together: it plugs the store, the fonts and the
// templates into the command line and the window.
package app

import (
	"context"
	"io/fs"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"slices"

	"huikan/app/command"
	"huikan/app/press"
	"huikan/data/store"
	"huikan/templates"
)

// Version is set when a release is built.
var Version = ""

// Main runs the program and ends it.
func Main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(command.Run(ctx, os.Args[1:], command.World{
		In: os.Stdin, Out: os.Stdout, Err: os.Stderr,
		Press:   func(s *store.Store) *press.Press { return NewPress(s) },
		Desktop: desktop,
		Fonts:   ownFonts{},
		Version: version(),
	}))
}

// NewPress returns a press on a library with the program's own fonts and
// templates, and those of the user.
func NewPress(s press.Source) *press.Press {
	return press.New(s, looks(), fonts(), templates.Standard)
}

// looks is the templates: the user's own folder before the program's.
func looks() fs.FS {
	dir, err := os.UserConfigDir()
	if err != nil {
		return templates.Files
	}
	return layered{os.DirFS(filepath.Join(dir, "huikan", "templates")), templates.Files}
}

// layered looks a name up in its first file system, then in its second.
type layered struct{ first, second fs.FS }

func (l layered) Open(name string) (fs.File, error) {
	if name != "." {
		if f, err := l.first.Open(name); err == nil {
			return f, nil
		}
	}
	return l.second.Open(name)
}

// Glob lists what matches in either.
func (l layered) Glob(pattern string) ([]string, error) {
	own, err := fs.Glob(l.first, pattern)
	if err != nil {
		return nil, err
	}
	ours, err := fs.Glob(l.second, pattern)
	all := append(own, ours...)
	slices.Sort(all)
	return slices.Compact(all), err
}

func version() string {
	if Version != "" {
		return Version
	}
	if info, ok := debug.ReadBuildInfo(); ok {
		return info.Main.Version
	}
	return "unknown"
}
