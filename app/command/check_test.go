package command

import (
	"os"
	"strings"
	"testing"
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
