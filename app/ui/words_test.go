package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"huikan/app/preflight"
	"huikan/data/intake"
	"huikan/data/store"
)

var langDir = os.DirFS("../../assets/lang")

func bothWords(t *testing.T) (zh, en *words) {
	t.Helper()
	zh, err := readWords(langDir, "zh")
	if err != nil {
		t.Fatal(err)
	}
	if en, err = readWords(langDir, "en"); err != nil {
		t.Fatal(err)
	}
	return zh, en
}

// TestWords reads the screens' own files: every key that one of them names
// exists in both languages, no key is there for nothing, and both texts take
// the same arguments.
func TestWords(t *testing.T) {
	zh, en := bothWords(t)
	key := regexp.MustCompile(`^[a-z]+(\.[a-z_]+)+$`)
	used := map[string]string{}
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if s, _ := strconv.Unquote(lit.Value); key.MatchString(s) && s != appID {
					used[s] = file
				}
			}
			return true
		})
	}
	for k, file := range used {
		if zh.texts[k] == "" || en.texts[k] == "" {
			if strings.HasPrefix(k, "sort.") {
				continue
			}
			t.Errorf("%s: key %q: zh %q, en %q: want a text in both", file, k, zh.texts[k], en.texts[k])
		}
	}
	for _, w := range []*words{zh, en} {
		for k := range w.texts {
			if used[k] == "" {
				t.Errorf("%s.json: no screen uses %q", w.lang, k)
			}
		}
	}
	verb := regexp.MustCompile(`%(\[\d\])?v`)
	count := func(s string) int {
		s, _, _ = strings.Cut(s, "¦")
		return len(verb.FindAllString(s, -1))
	}
	for k, s := range zh.texts {
		if count(s) != count(en.texts[k]) {
			t.Errorf("%q: zh %q and en %q take different arguments", k, s, en.texts[k])
		}
	}
}

func TestTexts(t *testing.T) {
	_, en := bothWords(t)
	for n, want := range map[int]string{0: "0 members", 1: "1 member", 2005: "2,005 members"} {
		if got := en.t("member.count", n); got != want {
			t.Errorf("member.count of %d: %q, want %q", n, got, want)
		}
	}
	if got := en.t("issue.full", "2014", 9, "140"); got != "No. 9 of 2014 (whole no. 140)" {
		t.Errorf("issue.full: %q", got)
	}
}

// TestExplain: each sentinel of the store has a sentence and an advice of its
// own in both languages, however deep it stands in an error.
func TestExplain(t *testing.T) {
	zh, en := bothWords(t)
	for _, w := range []*words{zh, en} {
		seen := map[string]bool{}
		for _, s := range store.Sentinels {
			what, todo := w.explain(&store.RecordError{Name: "某某公司", Err: s})
			if what == "" || todo == "" || what == s.Error() || seen[what] {
				t.Errorf("%s: %v: %q, %q: want a sentence and an advice of its own", w.lang, s, what, todo)
			}
			seen[what] = true
		}
		dup := &store.DuplicateError{Field: "name", Value: "甲公司", OtherName: "甲公司（上海）"}
		if what, _ := w.explain(dup); !strings.Contains(what, "甲公司（上海）") {
			t.Errorf("%s: a duplicate does not name the other: %q", w.lang, what)
		}
	}
}

// TestAdvice: each rule of preflight has words and an advice in both
// languages, and no advice is about a rule that is gone.
func TestAdvice(t *testing.T) {
	zh, en := bothWords(t)
	rules := map[string]bool{}
	for _, r := range preflight.Rules {
		rules[r.Code] = true
		for _, w := range []*words{zh, en} {
			if w.adviceOn(r.Code) == "" {
				t.Errorf("%s: no advice on %s", w.lang, r.Code)
			}
			f := preflight.Finding{Code: r.Code, Text: "某处"}
			if m := f.Message(w.lang); m == "" || m == r.Code {
				t.Errorf("%s: finding %s has no words: %q", w.lang, r.Code, m)
			}
		}
	}
	for code := range advice {
		if !rules[code] {
			t.Errorf("advice on %s, which is no rule", code)
		}
	}
}

// TestImportKinds: each kind of finding of a reading has its heading.
func TestImportKinds(t *testing.T) {
	codes := map[intake.Code]bool{}
	for _, c := range intake.Codes {
		codes[c.Code] = true
		if kinds[c.Code] == "" {
			t.Errorf("no heading for %s", c.Code)
		}
	}
	for c := range kinds {
		if !codes[c] {
			t.Errorf("a heading for %s, which is no kind", c)
		}
	}
}
