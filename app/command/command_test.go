package command

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"huikan/app/font"
	"huikan/app/press"
	"huikan/data/store"
	"huikan/templates"
)

// user is somebody at a command line with a library of their own.
type user struct {
	t       *testing.T
	dir     string
	library string
}

func newUser(t *testing.T) *user {
	t.Setenv("HUIKAN_LANG", "en")
	dir := t.TempDir()
	return &user{t, dir, filepath.Join(dir, "a.huikan")}
}

// fonts is one face in every part: enough to set pages by.
func fonts(t *testing.T) *font.Library {
	l := font.NewLibrary()
	for s, name := range map[font.Style]string{
		{Family: font.Song}: "NotoSerifSC-Regular", {Family: font.Kai}: "LXGWWenKai-Regular",
	} {
		raw, err := os.ReadFile("../../assets/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		l.Add(s, name, raw)
	}
	return l
}

func (u *user) run(args ...string) (out, errs string, code int) {
	u.t.Helper()
	var o, e bytes.Buffer
	code = Run(context.Background(), append(args, "--library", u.library), World{
		In: strings.NewReader(""), Out: &o, Err: &e, Version: "test",
		Press: func(s *store.Store) *press.Press {
			return press.New(s, templates.Files, fonts(u.t), templates.Standard)
		},
	})
	return o.String(), e.String(), code
}

// ok runs a command that must succeed.
func (u *user) ok(args ...string) string {
	u.t.Helper()
	out, errs, code := u.run(args...)
	if code != 0 {
		u.t.Fatalf("huikan %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

// fails runs a command that must fail with a sentence.
func (u *user) fails(want string, args ...string) {
	u.t.Helper()
	out, errs, code := u.run(args...)
	if code == 0 || !strings.Contains(errs, want) {
		u.t.Errorf("huikan %s: exit %d, %q, %q; want a failure that says %q", strings.Join(args, " "), code, out, errs, want)
	}
}

func (u *user) file(name, text string) string {
	u.t.Helper()
	path := filepath.Join(u.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		u.t.Fatal(err)
	}
	return path
}

// TestJourney goes the road of a first issue, command by command.
func TestJourney(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会", "--title", "江城资讯")
	u.fails("", "new", "--name", "again")

	a := u.file("冷链.md", "# 冷链新规\n\n## 一、总则\n\n正文一段。\n")
	if out := u.ok("import", a, "--as", "article", "--dry-run"); !strings.Contains(out, "冷链新规") {
		t.Errorf("dry run: %q", out)
	}
	if out := u.ok("articles"); strings.Contains(out, "冷链新规") {
		t.Error("a dry run wrote something")
	}
	u.ok("import", a, "--as", "article")
	var articles []struct{ ID, Title string }
	if err := json.Unmarshal([]byte(u.ok("articles", "冷链", "--json")), &articles); err != nil || len(articles) != 1 {
		t.Fatalf("articles: %v, %v", articles, err)
	}

	u.ok("issue", "new", "--year", "2026", "--months", "11,12", "--year-no", "6", "--serial", "212")
	if out := u.ok("articles", "lengl"); !strings.Contains(out, articles[0].ID) {
		t.Fatalf("articles by pinyin: %s", out)
	}
	u.ok("issue", "add", "212", "--section", "行业动态", articles[0].ID)
	if out := u.ok("issue", "show", "2026-6"); !strings.Contains(out, "冷链新规") || !strings.Contains(out, "【行业动态】") {
		t.Errorf("show: %s", out)
	}
	if out, _, code := u.run("check", "212"); code != 2 || !strings.Contains(out, "permit") {
		t.Errorf("check: exit %d, %s", code, out)
	}
	pdf := filepath.Join(u.dir, "212.pdf")
	u.ok("export", "212", "-o", pdf)
	if b, err := os.ReadFile(pdf); err != nil || !bytes.HasPrefix(b, []byte("%PDF-")) {
		t.Errorf("export: %v", err)
	}
	u.ok("export", "212", "-o", filepath.Join(u.dir, "p-%02d.png"), "--dpi", "40", "--pages", "1-2")
	if _, err := os.Stat(filepath.Join(u.dir, "p-02.png")); err != nil {
		t.Error(err)
	}

	u.fails("%03d", "export", "212", "-o", filepath.Join(u.dir, "p.png"))

	// The next issue goes on from this one.
	u.ok("issue", "new", "--year", "2027", "--months", "1,2")
	if out := u.ok("issues"); !strings.Contains(out, "213") || !strings.Contains(out, "2027-1") {
		t.Errorf("issues: %s", out)
	}
	u.ok("undo")
	if out := u.ok("issues"); strings.Contains(out, "213") {
		t.Error("undo left the issue there")
	}
	u.ok("redo")
	if out := u.ok("history", "-n", "3"); strings.Count(out, "\n") != 4 {
		t.Errorf("history:\n%s", out)
	}

	backup := filepath.Join(u.dir, "b.huikan")
	u.ok("backup", backup)
	u.ok("undo")
	if out := u.ok("restore", backup); !strings.Contains(out, "--yes") {
		t.Errorf("restore without --yes: %s", out)
	}
	u.ok("restore", backup, "--yes")
	if out := u.ok("issues"); !strings.Contains(out, "213") {
		t.Error("the backup did not come back")
	}
	u.ok("verify")
}

func TestSample(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	var members []struct{}
	if err := json.Unmarshal([]byte(u.ok("members", "--json")), &members); err != nil || len(members) != 40 {
		t.Errorf("%d members, %v; want 40", len(members), err)
	}
}

// TestSentences: what goes wrong is said in a line that names the thing.
func TestSentences(t *testing.T) {
	u := newUser(t)
	u.fails("no such file", "members")
	u.ok("new", "--name", "江城协会")
	u.fails("140", "check", "140")
	u.fails("--as", "import", u.file("x.txt", "x"), "--as", "picture")
	u.fails("x.txt", "import", filepath.Join(u.dir, "x.txt"), "--as", "issue")
	u.fails("nowhere.txt", "import", filepath.Join(u.dir, "nowhere.txt"), "--as", "article")
	u.ok("issue", "new", "--year", "2026", "--months", "1")
	u.fails(".doc", "export", "1", "-o", "a.doc")
	u.fails("--pages", "export", "1", "-o", filepath.Join(u.dir, "a.pdf"), "--pages", "9-3")
	u.fails("no window", []string{}...)
	u.fails("1", "issue", "new", "--year", "2026", "--months", "3", "--serial", "1")
	if err := os.WriteFile(filepath.Join(u.dir, "c.huikan"), []byte("not a library at all"), 0o644); err != nil {
		t.Fatal(err)
	}
	u.library = filepath.Join(u.dir, "c.huikan")
	u.fails("c.huikan", "members")
}

// TestHelp: every command says what it does, in both languages.
func TestHelp(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		r := &run{World: World{Out: &bytes.Buffer{}, Err: &bytes.Buffer{}}, lang: lang}
		root := r.root()
		for _, c := range root.Commands() {
			if c.Short == "" {
				t.Errorf("%s: %s has no help", lang, c.Name())
			}
		}
	}
}

func TestColumns(t *testing.T) {
	for s, want := range map[string]int{"": 0, "abc": 3, "会刊": 4, "第1期": 5, "（A）": 5} {
		if got := columns(s); got != want {
			t.Errorf("columns(%q) = %d, want %d", s, got, want)
		}
	}
}
