package design

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/BurntSushi/toml"

	"huikan/app/unit"
)

// Names lists the templates in a file system: the folders with a design.toml.
func Names(looks fs.FS) []string {
	found, _ := fs.Glob(looks, "*/design.toml")
	for i, f := range found {
		found[i] = path.Dir(f)
	}
	return found
}

// Load reads template name: name/design.toml and name/styles.toml. A template
// that says it is like another holds only what differs. roles are
// the roles that must have a style; families reports whether a font family is
// known. All faults are reported at once, each with file and line.
func Load(looks fs.FS, name string, roles []string, family func(string) bool) (*Design, error) {
	if !fs.ValidPath(name) {
		return nil, fmt.Errorf("template %q: not a name", name)
	}
	main, err := readLike(looks, name, nil)
	if err != nil {
		return nil, err
	}
	styles := main.styles
	d := &Design{Styles: map[string]*Style{}}
	main.design.design(d)
	if len(main.design.faults) == 0 {
		styles.styles(d, roles, family)
	}
	if faults := append(main.design.faults, styles.faults...); len(faults) > 0 {
		return nil, errors.Join(faults...)
	}
	return d, nil
}

// file is one TOML file being read: its values, and what is wrong with it.
type file struct {
	name   string
	lines  []string
	tree   map[string]any
	faults []error
}

func read(looks fs.FS, name string) (*file, error) {
	src, err := fs.ReadFile(looks, name)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	f := &file{name: name, lines: strings.Split(string(src), "\n")}
	if err := toml.Unmarshal(src, &f.tree); err != nil {
		if p := (toml.ParseError{}); errors.As(err, &p) {
			return nil, fmt.Errorf("%s:%d: %s", name, p.Position.Line, p.Message)
		}
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return f, nil
}

// folder is a template's two files.
type folder struct{ design, styles *file }

// readLike reads a template over the one it is like. seen guards against
// templates that are like each other in a circle.
func readLike(looks fs.FS, name string, seen []string) (*folder, error) {
	own := &folder{}
	var err error
	if own.design, err = read(looks, path.Join(name, "design.toml")); err != nil {
		return nil, err
	}
	like, isLike := own.design.tree["like"]
	if own.styles, err = read(looks, path.Join(name, "styles.toml")); isLike && errors.Is(err, fs.ErrNotExist) {
		own.styles, err = &file{name: path.Join(name, "styles.toml"), tree: map[string]any{}}, nil
	}
	if err != nil || !isLike {
		return own, err
	}
	delete(own.design.tree, "like")
	bad := at{own.design, "", "like", like}
	base, _ := like.(string)
	switch {
	case !fs.ValidPath(base):
		bad.fault("%q: not the name of a template", base)
	case slices.Contains(append(seen, name), base):
		bad.fault("%q: the templates are like each other in a circle", base)
	default:
		under, err := readLike(looks, base, append(seen, name))
		if err != nil {
			return nil, fmt.Errorf("%s:%d: like: %w", own.design.name, own.design.line("", "like"), err)
		}
		own.design.over(under.design)
		own.styles.over(under.styles)
	}
	return own, nil
}

// over puts a file's values over those of another: tables key by key.
func (f *file) over(base *file) {
	tree := maps.Clone(base.tree)
	for k, v := range f.tree {
		mine, isTable := v.(map[string]any)
		theirs, both := tree[k].(map[string]any)
		if isTable && both {
			merged := maps.Clone(theirs)
			maps.Copy(merged, mine)
			tree[k] = merged
			continue
		}
		tree[k] = v
	}
	f.tree = tree
	f.faults = append(f.faults, base.faults...)
}

// at is a value of the file with the place where it stands.
type at struct {
	f          *file
	table, key string
	value      any
}

// fault records what is wrong with a value, at its line.
func (a at) fault(format string, args ...any) {
	where := strconv.Itoa(a.f.line(a.table, a.key))
	what := strings.Trim(a.table+"."+a.key, ".")
	a.f.faults = append(a.f.faults, fmt.Errorf("%s:%s: %s: %s", a.f.name, where, what, fmt.Sprintf(format, args...)))
}

// line finds where a key of a table is written; the table's own line, or 1,
// where the key is not there.
func (f *file) line(table, key string) int {
	inside, at := table == "", 1
	for i, l := range f.lines {
		l = strings.TrimSpace(l)
		if strings.HasPrefix(l, "[") {
			inside = strings.Trim(strings.Split(l, "#")[0], "[] \t") == table
			if inside {
				at = i + 1
			}
			continue
		}
		if k, _, ok := strings.Cut(l, "="); inside && ok && strings.Trim(strings.TrimSpace(k), `"`) == key {
			return i + 1
		}
	}
	return at
}

// table takes a table out of the file as values by key. What the reader does
// not take is a fault: a misspelt key must not be silently without effect.
func (f *file) table(name string) *table {
	t := &table{f: f, name: name, left: map[string]any{}}
	v, ok := f.tree[name]
	delete(f.tree, name)
	if !ok {
		at{f, name, "", nil}.fault("the table is missing")
		return t
	}
	m, ok := v.(map[string]any)
	if !ok {
		at{f, "", name, v}.fault("want a table")
		return t
	}
	t.left = maps.Clone(m)
	return t
}

type table struct {
	f    *file
	name string
	left map[string]any
}

func (t *table) take(key string) (at, bool) {
	v, ok := t.left[key]
	delete(t.left, key)
	return at{t.f, t.name, key, v}, ok
}

func (t *table) done() {
	for _, k := range slices.Sorted(maps.Keys(t.left)) {
		at{t.f, t.name, k, nil}.fault("no such setting")
	}
}

func (t *table) text(key string, into *string) {
	if a, ok := t.take(key); ok {
		if s, ok := a.value.(string); ok {
			*into = s
		} else {
			a.fault("want text in quotes")
		}
	}
}

func (t *table) flag(key string, into *bool) {
	if a, ok := t.take(key); ok {
		if b, ok := a.value.(bool); ok {
			*into = b
		} else {
			a.fault("want true or false")
		}
	}
}

func (t *table) number(key string, into *int, least, most int) {
	if a, ok := t.take(key); ok {
		n, ok := a.value.(int64)
		if !ok || int(n) < least || int(n) > most {
			a.fault("want a whole number from %d to %d", least, most)
			return
		}
		*into = int(n)
	}
}

// choice reads one of some words, as its index.
func (t *table) choice(key string, into *int, words []string) {
	if a, ok := t.take(key); ok {
		s, _ := a.value.(string)
		i := slices.Index(words, s)
		if i < 0 {
			a.fault("%q: want %s", s, strings.Join(words, ", "))
			return
		}
		*into = i
	}
}

// length reads a length; a negative one is a fault.
func (t *table) length(key string, into *unit.Length, em unit.Length) {
	if a, ok := t.take(key); ok {
		s, isText := a.value.(string)
		l, err := unit.Parse(s, em)
		switch {
		case !isText:
			a.fault("want a length in quotes, such as \"12pt\"")
		case err != nil:
			a.fault("%v", err)
		case l < 0:
			a.fault("%q: a length cannot be negative here", s)
		default:
			*into = l
		}
	}
}

func (t *table) colour(key string, into *Colour, named map[string]Colour) bool {
	a, ok := t.take(key)
	if !ok {
		return false
	}
	s, _ := a.value.(string)
	if c, ok := named[s]; ok {
		*into = c
		return true
	}
	n, err := strconv.ParseUint(strings.TrimPrefix(s, "#"), 16, 32)
	if err != nil || len(s) != 7 || s[0] != '#' {
		a.fault("%q: want a colour such as \"#B23A2E\"", s)
		return false
	}
	*into = Colour{uint8(n >> 16), uint8(n >> 8), uint8(n)}
	return true
}
