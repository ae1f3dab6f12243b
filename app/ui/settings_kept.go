package ui

import (
	"os"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
)

// kept is what the window remembers from one day to the next: its size, the
// last libraries, how lists are sorted and pages are shown.
type kept struct{ p fyne.Preferences }

func (k kept) language() string     { return k.p.StringWithFallback("language", "system") }
func (k kept) setLanguage(s string) { k.p.SetString("language", s) }
func (k kept) mode() look.Mode      { return look.Mode(k.p.StringWithFallback("mode", string(look.System))) }
func (k kept) setMode(m look.Mode)  { k.p.SetString("mode", string(m)) }
func (k kept) compact() bool        { return k.p.BoolWithFallback("compact", false) }
func (k kept) setCompact(on bool)   { k.p.SetBool("compact", on) }
func (k kept) who() string          { return k.p.StringWithFallback("who", os.Getenv("USER")) }
func (k kept) setWho(s string)      { k.p.SetString("who", strings.TrimSpace(s)) }
func (k kept) folder() string       { return k.p.String("folder") }
func (k kept) setFolder(dir string) { k.p.SetString("folder", dir) }

func (k kept) size() fyne.Size {
	return fyne.NewSize(
		float32(k.p.FloatWithFallback("width", 1280)), float32(k.p.FloatWithFallback("height", 820)))
}

func (k kept) setSize(s fyne.Size) {
	if s.Width > 200 && s.Height > 200 {
		k.p.SetFloat("width", float64(s.Width))
		k.p.SetFloat("height", float64(s.Height))
	}
}

// sort is the column and direction of a list.
func (k kept) sort(list string, col int) (int, bool) {
	return k.p.IntWithFallback("sort."+list, col), k.p.Bool("sort." + list + ".down")
}

func (k kept) setSort(list string, col int, down bool) {
	k.p.SetInt("sort."+list, col)
	k.p.SetBool("sort."+list+".down", down)
}

// order is the order of a list, by key.
func (k kept) order(list, first string) (string, bool) {
	return k.p.StringWithFallback("order."+list, first), k.p.Bool("order." + list + ".down")
}

func (k kept) setOrder(list, key string, down bool) {
	k.p.SetString("order."+list, key)
	k.p.SetBool("order."+list+".down", down)
}

// columns are the columns that a list shows, by key.
func (k kept) columns(list string, first []string) []string {
	return k.p.StringListWithFallback("columns."+list, first)
}

func (k kept) setColumns(list string, keys []string) { k.p.SetStringList("columns."+list, keys) }

// desk is how pages are shown.
func (k kept) desk() (spreads, thumbs bool, fit int, zoom float32) {
	return k.p.BoolWithFallback("spreads", true), k.p.BoolWithFallback("thumbs", false),
		k.p.IntWithFallback("fit", 2), float32(k.p.FloatWithFallback("zoom", 1))
}

func (k kept) setDesk(spreads, thumbs bool, fit int, zoom float32) {
	k.p.SetBool("spreads", spreads)
	k.p.SetBool("thumbs", thumbs)
	k.p.SetInt("fit", fit)
	k.p.SetFloat("zoom", float64(zoom))
}

// recentMost is how many libraries the menu offers.
const recentMost = 8

func (k kept) recent() []string { return k.p.StringList("recent") }

// opened puts a library at the head of the recent ones.
func (k kept) opened(path string) {
	list := slices.DeleteFunc(k.recent(), func(p string) bool { return p == path })
	list = append([]string{path}, list...)
	k.p.SetStringList("recent", list[:min(len(list), recentMost)])
}

// forget takes a library off the list.
func (k kept) forget(path string) {
	k.p.SetStringList("recent", slices.DeleteFunc(k.recent(), func(p string) bool { return p == path }))
}

// picksMost is how many picks the palette remembers.
const picksMost = 24

// picks are what was picked in the palette, the last first.
func (k kept) picks() []string { return k.p.StringList("palette") }

// picked puts one at the head.
func (k kept) picked(id string) {
	list := slices.DeleteFunc(k.picks(), func(p string) bool { return p == id })
	list = append([]string{id}, list...)
	k.p.SetStringList("palette", list[:min(len(list), picksMost)])
}
