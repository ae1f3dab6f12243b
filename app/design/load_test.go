package design

import (
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"huikan/app/doc"
	"huikan/app/unit"
	"huikan/templates"
)

const page = `name = "试"
[page]
width = "210mm"
height = "297mm"
[area]
characters = 34
lines = 33
size = "小四"
leading = "20pt"
top = "30mm"
[flow]
[marks]
[table]
[heads]
[colours]
accent = "#B23A2E"
`

const styles = `[body]
font = "宋"
[title]
like = "body"
size = "小二"
leading = "28pt"
colour = "accent"
`

func load(design, styles string) (*Design, error) {
	look := fstest.MapFS{"t/design.toml": {Data: []byte(design)}, "t/styles.toml": {Data: []byte(styles)}}
	return Load(look, "t", []string{"body", "title"}, func(f string) bool { return f == "宋" || f == "黑" })
}

func TestLoad(t *testing.T) {
	d, err := load(page, styles)
	if err != nil {
		t.Fatal(err)
	}
	if d.Area.Width() != 408*unit.Pt || d.Area.Height() != 652*unit.Pt {
		t.Errorf("34 × 12 pt by 33 lines 20 pt apart: %s by %s", d.Area.Width(), d.Area.Height())
	}
	s := d.Styles["title"]
	if s.Size != 18*unit.Pt || s.Family != "宋" || s.Colour != (Colour{0xB2, 0x3A, 0x2E}) || s.Leading != 28*unit.Pt {
		t.Errorf("title: %+v", s)
	}
}

// TestFaults: each fault names its file, its line and its key.
func TestFaults(t *testing.T) {
	cases := []struct{ what, from, to, want string }{
		{"no unit", `leading = "20pt"`, `leading = "20"`, `t/design.toml:9: area.leading: "20": no unit`},
		{"misspelt key", `lines = 33`, "lines = 33\nlinse = 3", `t/design.toml:8: area.linse: no such setting`},
		{"out of range", `characters = 34`, `characters = 340`, `t/design.toml:6: area.characters: want a whole number from 10 to 80`},
		{"too wide", `characters = 34`, `characters = 50`, `the type area is 600 pt wide; the page 595.28 pt`},
		{"overlap", `leading = "20pt"`, `leading = "10pt"`, `lines 10 pt apart would overlap at 12 pt`},
		{"colour", `"#B23A2E"`, `"red"`, `t/design.toml:16: colours.accent: "red": want a colour`},
		{"no table", "[heads]\n", "", `t/design.toml:1: heads: the table is missing`},
		{"not TOML", `lines = 33`, `lines = = 33`, `t/design.toml:7: `},
		{"unknown table", "[heads]", "[heads]\n[hats]", `t/design.toml:1: hats: no such table`},
		{"unknown font", `font = "宋"`, `font = "隶"`, `t/styles.toml:2: body.font: "隶": no such family`},
		{"unknown like", `like = "body"`, `like = "head"`, `t/styles.toml:4: title.like: no style "head"`},
		{"circle", `font = "宋"`, `like = "title"`, `in a circle`},
		{"missing style", "[title]", "[titel]", `t/styles.toml:1: title: the style is missing`},
		{"cover", "[flow]\n", "[cover]\npicture = \"big\"\n[flow]\n", `t/design.toml:12: cover.picture: "big": want frame, bleed`},
		{"align", `size = "小二"`, `align = "middle"`, `t/styles.toml:5: title.align: "middle": want justify`},
	}
	for _, c := range cases {
		d, s := strings.Replace(page, c.from, c.to, 1), strings.Replace(styles, c.from, c.to, 1)
		if _, err := load(d, s); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s: error %v\nwant … %s …", c.what, err, c.want)
		}
	}
}

func ExampleLoad() {
	_, err := load(strings.Replace(page, `"20pt"`, `"20"`, 1), styles)
	fmt.Println(err)
	// Output: t/design.toml:9: area.leading: "20": no unit (pt, mm, cm, in, em, 号)
}

// TestShipped: the templates in the program can be read by name.
func TestShipped(t *testing.T) {
	names := Names(templates.Files)
	if !slices.Contains(names, templates.Standard) {
		t.Errorf("templates: %v", names)
	}
	var roles []string
	for _, r := range doc.Roles {
		roles = append(roles, string(r))
	}
	seen := map[string]string{}
	for _, n := range names {
		d, err := Load(templates.Files, n, roles, func(string) bool { return true })
		if err != nil {
			t.Error(err)
			continue
		}
		if d.Name == "" || seen[d.Name] != "" {
			t.Errorf("%s is called %q, as %q is", n, d.Name, seen[d.Name])
		}
		seen[d.Name] = n
		if _, err := fs.Stat(templates.Files, n+"/design.toml"); err != nil {
			t.Error(err)
		}
	}
}

// TestLike: a template holds only what differs from the one it is like, and a
// fault of it is found at its own line.
func TestLike(t *testing.T) {
	with := func(d, s string) (*Design, error) {
		look := fstest.MapFS{"t/design.toml": {Data: []byte(page)}, "t/styles.toml": {Data: []byte(styles)}, "u/design.toml": {Data: []byte(d)}}
		if s != "" {
			look["u/styles.toml"] = &fstest.MapFile{Data: []byte(s)}
		}
		return Load(look, "u", []string{"body", "title"}, func(f string) bool { return f == "宋" || f == "黑" })
	}
	d, err := with("like = \"t\"\n[area]\ncharacters = 30\ncolumns = 2\n", "[title]\nfont = \"黑\"\n")
	if err != nil {
		t.Fatal(err)
	}
	if d.Area.Characters != 30 || d.Area.Lines != 33 || d.Area.Column() != 168*unit.Pt || d.Styles["title"].Family != "黑" || d.Styles["title"].Size != 18*unit.Pt {
		t.Errorf("%+v %+v", d.Area, d.Styles["title"])
	}
	if _, err := with("like = \"t\"\n", ""); err != nil {
		t.Errorf("a template without styles of its own: %v", err)
	}
	for d, want := range map[string]string{
		"like = \"t\"\n[area]\nlines = 3\n":   "u/design.toml:3: area.lines: want a whole number",
		"like = \"u\"\n":                      "u/design.toml:1: like: \"u\": the templates are like each other in a circle",
		"like = \"v\"\n":                      "u/design.toml:1: like: template: ",
		"like = \"t\"\n[area]\ncolumns = 4\n": "u/design.toml:3: area.columns: columns of 84 pt hold fewer than eight characters",
	} {
		if _, err := with(d, ""); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %s", d, err, want)
		}
	}
}

// TestReadme: templates/README.md names every role, every key and every choice.
func TestReadme(t *testing.T) {
	raw, err := os.ReadFile("../../templates/README.md")
	if err != nil {
		t.Fatal(err)
	}
	readme := string(raw)
	for _, r := range doc.Roles {
		if !strings.Contains(readme, "`"+string(r)+"`") {
			t.Errorf("no role %s", r)
		}
	}
	for _, word := range slices.Concat(Levels, Widths, Covers) {
		if !strings.Contains(readme, word) {
			t.Errorf("no choice %s", word)
		}
	}
	for _, name := range Names(templates.Files) {
		if !strings.Contains(readme, "`"+name+"`") {
			t.Errorf("no template %s", name)
		}
		for _, file := range []string{"design.toml", "styles.toml"} {
			src, err := fs.ReadFile(templates.Files, name+"/"+file)
			if err != nil {
				continue
			}
			for _, l := range strings.Split(string(src), "\n") {
				if k, _, ok := strings.Cut(l, "="); ok && !strings.HasPrefix(l, "#") && !strings.Contains(readme, "`"+strings.TrimSpace(k)+"`") {
					t.Errorf("no key %s of %s", strings.TrimSpace(k), name)
				}
			}
		}
	}
}

func FuzzLoad(f *testing.F) {
	f.Add(page, styles)
	f.Fuzz(func(t *testing.T, d, s string) {
		load(d, s) // must not panic
	})
}
