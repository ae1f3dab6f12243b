//go:build headless

package app

// desktop is nil: this build has no window.
var desktop func(library string) error
