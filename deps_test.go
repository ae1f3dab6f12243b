package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"os"
)

// may says which of our packages a package may import. It is an allow-list: a
// package that is not here may not exist. A folder below internal/ belongs to
// its parent; "x/..." stands for x and all below it.
var may = map[string][]string{
	".":         {"app"},
	"data":      {},
	"app/unit":  {},
	"templates": {},
	"assets":    {},

	"data/store":  {"data"},
	"data/intake": {"data"},
	"data/search": {"data"},
	"data/sample": {"data"},

	"app/doc":    {"app/unit"},
	"app/font":   {"app/unit"},
	"app/design": {"app/unit"},
	"app/page":   {"app/unit", "app/font"},

	"app/markdown": {"app/doc"},
	"app/compose":  {"data", "app/doc", "app/markdown"},
	"app/typeset": {"app/unit", "app/doc", "app/design", "app/font", "app/page",
		"app/typeset/internal/clreq", "app/typeset/internal/lexicon", "app/typeset/internal/linebreak"},
	"app/typeset/internal/clreq":     {},
	"app/typeset/internal/lexicon":   {},
	"app/typeset/internal/linebreak": {},

	"app/preflight":     {"data", "app/unit", "app/doc", "app/page"},
	"app/export/pdf":    {"app/unit", "app/font", "app/page"},
	"app/export/raster": {"app/unit", "app/font", "app/page"},
	"app/export":        {"app/unit", "app/doc", "app/page", "app/export/pdf", "app/export/raster"},

	"app/press": {"data", "app/doc", "app/page", "app/design", "app/font", "app/compose",
		"app/typeset", "app/preflight", "app/export", "app/export/raster"},
	"app/command": {"data", "data/store", "data/intake", "data/search", "data/sample",
		"app/press", "app/preflight", "app/export"},
	"app/ui": {"data", "data/store", "data/intake", "data/search", "data/sample",
		"app/press", "app/preflight", "app/export", "app/page", "app/unit", "app/ui/..."},
	"app/ui/...": {"app/ui/...", "app/page", "app/unit"},
	"app": {"data/store", "app/font", "app/design", "app/press", "app/command", "app/ui",
		"templates", "assets"},
}

// sole says which package alone knows a library. The tests of a package may
// use what it may use.
var sole = map[string]string{
	"go.etcd.io/bbolt":               "data/store",
	"github.com/fxamacker/cbor":      "data/store",
	"github.com/klauspost/compress":  "data/store",
	"github.com/oklog/ulid":          "data/store",
	"github.com/mozillazg/go-pinyin": "data/search",
	"golang.org/x/text":              "data/intake",
	"golang.org/x/text/collate":      "data/search", // the order by strokes is CLDR's, not ours
	"golang.org/x/text/language":     "data/search",
	"github.com/xuri/excelize":       "data/intake",
	"github.com/emersion/go-vcard":   "data/intake",
	"golang.org/x/net/html":          "data/intake",
	"golang.org/x/image/bmp":         "data/intake", // pictures as they come in documents
	"golang.org/x/image/tiff":        "data/intake",
	"golang.org/x/image/webp":        "data/intake",
	"golang.org/x/image/font":        "app/font",
	"golang.org/x/image/math":        "app/font",
	"github.com/BurntSushi/toml":     "app/design",
	"github.com/yuin/goldmark":       "app/markdown",
	"github.com/signintech/gopdf":    "app/export/pdf",
	"github.com/pdfcpu/pdfcpu":       "app/export/pdf",
	"golang.org/x/image/vector":      "app/export/raster",
	"golang.org/x/image/draw":        "app/export/raster",
	"github.com/spf13/cobra":         "app/command",
	"fyne.io/fyne":                   "app/ui/...",
}

// standardOnly are packages that use nothing but Go's own library.
var standardOnly = []string{"data", "app/unit", "app/doc", "app/page", "app/typeset/internal/clreq", "app/typeset/internal/lexicon", "app/typeset/internal/linebreak"}

// TestImports reads every file's imports itself: asking the go command gives
// passes out of its cache.
func TestImports(t *testing.T) {
	seen := map[string]bool{}
	err := fs.WalkDir(os.DirFS("."), ".", func(file string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && file != "." && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata" || d.Name() == "dist" || d.Name() == "cmdtest") {
			return fs.SkipDir
		}
		if path.Ext(file) != ".go" {
			return nil
		}
		pkg := path.Dir(file)
		seen[pkg] = true
		allowed, ok := lookup(pkg)
		if !ok {
			t.Errorf("%s: package %s is in no row of deps_test.go: which room does it belong in?", file, pkg)
			return nil
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		test := strings.HasSuffix(file, "_test.go")
		for _, spec := range f.Imports {
			what, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			check(t, file, pkg, what, allowed, test)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for pkg := range may {
		if !strings.HasSuffix(pkg, "/...") && !seen[pkg] {
			t.Errorf("deps_test.go has a row for %s, which is not there", pkg)
		}
	}
}

func check(t *testing.T, file, pkg, what string, allowed []string, test bool) {
	ours, isOurs := strings.CutPrefix(what, "huikan/")
	switch {
	case isOurs:
		if ours != pkg && !covers(allowed, ours) && !test {
			t.Errorf("%s imports %s: not among %v", file, ours, allowed)
		}
		if test && strings.HasPrefix(ours, "app/ui") && !strings.HasPrefix(pkg, "app/ui") {
			t.Errorf("%s imports %s: only the window's own tests may", file, ours)
		}
	case strings.Contains(strings.Split(what, "/")[0], "."):
		owner, longest := "", 0 // a row for a part of a library goes before one for all of it
		for lib, o := range sole {
			if (what == lib || strings.HasPrefix(what, lib+"/")) && len(lib) > longest {
				owner, longest = o, len(lib)
			}
		}
		switch {
		case owner == "":
			t.Errorf("%s imports %s: no row of deps_test.go says who may", file, what)
		case !covers([]string{owner}, pkg):
			t.Errorf("%s imports %s, which %s alone may know", file, what, owner)
		}
		if slices.Contains(standardOnly, pkg) {
			t.Errorf("%s imports %s: %s uses Go's own library only", file, what, pkg)
		}
	}
}

func lookup(pkg string) ([]string, bool) {
	if a, ok := may[pkg]; ok {
		return a, true
	}
	for row, a := range may {
		if base, ok := strings.CutSuffix(row, "/..."); ok && strings.HasPrefix(pkg, base+"/") {
			return a, true
		}
	}
	return nil, false
}

func covers(allowed []string, pkg string) bool {
	for _, a := range allowed {
		base, all := strings.CutSuffix(a, "/...")
		if a == pkg || all && (pkg == base || strings.HasPrefix(pkg, base+"/")) {
			return true
		}
	}
	return false
}
