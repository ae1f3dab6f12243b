package command

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"huikan/data"
)

// TestCheckAllow: an error blocks until it is let stand with a reason; the
// checklist is a PDF.
func TestCheckAllow(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	u.ok("issue", "set", "86", "准印证号=")
	if out, _, code := u.run("check", "86"); code != 2 || !strings.Contains(out, "printing permit") {
		t.Fatalf("code %d: %s", code, out)
	}
	u.fails("--reason", "check", "86", "--allow", "no-permit")
	u.fails("no such finding", "check", "86", "--allow", "overset", "--reason", "x")
	u.ok("check", "86", "--allow", "no-permit", "--reason", "in the post")
	list := u.file("list.pdf", "")
	if out := u.ok("check", "86", "-o", list); !strings.Contains(out, "allowed  no printing permit") || !strings.Contains(out, "(in the post)") {
		t.Errorf("allowed: %s", out)
	}
	if pdf, err := os.ReadFile(list); err != nil || !strings.HasPrefix(string(pdf), "%PDF-") {
		t.Errorf("the checklist is no PDF: %v", err)
	}
	u.ok("undo")
	if _, _, code := u.run("check", "86"); code != 2 {
		t.Errorf("after undo the code is %d", code)
	}
}

// TestMend: what clean-up can mend is gone after, and one undo brings it back.
func TestMend(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	md := u.file("a.md", "# 试一篇\n\n根据《章程》(试行)的规定,2014~2020年执行。\n")
	u.ok("import", md, "--as", "article", "--clean", "none")
	var found []data.Article
	if err := json.Unmarshal([]byte(u.ok("articles", "试一篇", "--json")), &found); err != nil || len(found) != 1 {
		t.Fatalf("%v, %v", found, err)
	}
	u.ok("issue", "add", "86", "--section", "行业动态", string(found[0].ID))
	before, _, _ := u.run("check", "86")
	if !strings.Contains(before, "half-width brackets") || !strings.Contains(before, "~ between numbers") {
		t.Fatalf("nothing to mend: %s", before)
	}
	u.fails("cannot be mended", "check", "86", "--mend", "no-permit")
	u.ok("check", "86", "--mend", "half-brackets,half-mark,tilde")
	if after, _, _ := u.run("check", "86"); strings.Contains(after, "half-width") || strings.Contains(after, "~ between") {
		t.Errorf("not mended: %s", after)
	}
	u.ok("undo")
	if again, _, _ := u.run("check", "86"); again != before {
		t.Errorf("undone: %s", again)
	}
}
