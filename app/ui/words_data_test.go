package ui

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"fyne.io/fyne/v2/test"

	"huikan/data"
)

func han(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

// spoken is what an expression makes, with x for what is not written in it.
func spoken(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		if s, err := strconv.Unquote(e.Value); err == nil {
			return s
		}
	case *ast.BinaryExpr:
		return spoken(e.X) + spoken(e.Y)
	case *ast.CallExpr:
		if s, ok := e.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Sprintf" {
			return regexp.MustCompile(`%[a-z]`).ReplaceAllString(spoken(e.Args[0]), "x")
		}
	}
	return "x"
}

// TestChangeNames reads the sources: every change that somebody names has its
// name in English too.
func TestChangeNames(t *testing.T) {
	_, en := bothWords(t)
	found := 0
	check := func(at token.Position, e ast.Expr) {
		name := spoken(e)
		if !han(name) {
			return
		}
		found++
		if got := en.changeName(name); han(got) {
			t.Errorf("%s: the change %q is %q in English", at, name, got)
		}
	}
	for _, dir := range []string{".", "../command", "../../data", "../../data/store"} {
		files, _ := filepath.Glob(filepath.Join(dir, "*.go"))
		for _, file := range files {
			if strings.HasSuffix(file, "_test.go") {
				continue
			}
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, file, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(f, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.CallExpr:
					if s, ok := n.Fun.(*ast.SelectorExpr); ok && s.Sel.Name == "Change" && len(n.Args) == 1 {
						check(fset.Position(n.Pos()), n.Args[0])
					}
				case *ast.CompositeLit: // data.Act{Name: …}, Act{…}
					name := ""
					switch typ := n.Type.(type) {
					case *ast.SelectorExpr:
						name = typ.Sel.Name
					case *ast.Ident:
						name = typ.Name
					}
					if name != "Act" || len(n.Elts) == 0 {
						break
					}
					first := n.Elts[0]
					if kv, ok := first.(*ast.KeyValueExpr); ok {
						first = kv.Value
					}
					check(fset.Position(n.Pos()), first)
				case *ast.AssignStmt: // p.name = func() string { return … }
					if s, ok := n.Lhs[0].(*ast.SelectorExpr); ok && s.Sel.Name == "name" {
						if fn, ok := n.Rhs[0].(*ast.FuncLit); ok {
							if r, ok := fn.Body.List[len(fn.Body.List)-1].(*ast.ReturnStmt); ok {
								check(fset.Position(n.Pos()), r.Results[0])
							}
						}
					}
				}
				return true
			})
		}
	}
	if found < 30 {
		t.Errorf("only %d names were found: the test reads the wrong places", found)
	}
	for name, want := range map[string]string{"入会：江州甲公司": "Admit: 江州甲公司", "为 3 家会员加标签“老会员”": "Tag 3 members: 老会员", "导入会员 2026.xlsx": "Import members: 2026.xlsx", "想怎么叫": "想怎么叫"} {
		if got := en.changeName(name); got != want {
			t.Errorf("%s: %q, want %q", name, got, want)
		}
	}
}

// TestEnglishScreens: with the program in English, classes, states, roles,
// consents and choices are English; what an office typed stays. What is chosen
// in English is kept in Chinese.
func TestEnglishScreens(t *testing.T) {
	w := withMembers(t, wide)
	w.setLanguage("en")
	m := w.named(t, longName)
	c := w.lib.shelf.contacts[m.ID][0]
	c.Roles, c.Consents, c.Receives = []string{"会员代表", "食堂主任"}, []data.Consent{{Scope: "名录公开", Given: w.today()}}, "both"
	m.OrgType = "民营"
	if _, err := w.lib.s.Change("修改会员 " + m.Name).Put(&m).Put(&c).Commit(); err != nil {
		t.Fatal(err)
	}
	w.showMember(m.ID)
	s := w.screen.(*memberScreen)
	wants(t, "profile", texts(s.sheet), "President", "Representative", "Directory", "On paper and by e-mail", "Private")
	wants(t, "people", s.tabOf(t, "Contact"), "Representative", "食堂主任")
	wants(t, "history", s.tabOf(t, "History"), "Change: "+m.Name)

	w.editMember(m.ID, "")
	f := w.screen.(*memberForm)
	b := f.form.boxes["org_type"]
	if b.entry.Text != "Private" {
		t.Errorf("the form shows %q", b.entry.Text)
	}
	b.entry.SetText("")
	test.Type(b.entry, "joint venture")
	if f.m.OrgType != "合资" {
		t.Errorf("what is typed in English is kept as %q", f.m.OrgType)
	}
	f.finish()
	if got, _ := w.lib.s.Member(m.ID); got.OrgType != "合资" {
		t.Errorf("kept %q", got.OrgType)
	}
}
