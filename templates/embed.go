// Package templates holds how issues look: a folder a template, with
// design.toml for the page and styles.toml for the text. A designer works here
// without Go; the program carries the folders inside itself.
package templates

import "embed"

// Files is the folders.
//
//go:embed all:standard all:16k all:16k-large all:directory all:news all:labels all:envelopes all:list
var Files embed.FS

// Standard is the template of an issue that names none.
const Standard = "standard"
