//go:build !linux && !darwin && !windows

package store

func shareKind(string) string { return "" }
