package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPress walks an issue to press and back: refused unsigned and with errors,
// a change drops a signature, what was printed stays, packs and comes back.
func TestPress(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	dir := filepath.Join(t.TempDir(), "out")
	u.fails("nobody has signed", "issue", "press", "86", "--to", dir)
	u.ok("issue", "sign", "86", "--name", "王编")
	u.ok("issue", "set", "86", "印数=777")
	u.fails("王编 signed before the last change", "issue", "press", "86", "--to", dir)
	u.ok("issue", "sign", "86", "--name", "王编")
	u.ok("issue", "set", "86", "准印证号=")
	u.ok("issue", "sign", "86", "--name", "王编")
	u.fails("no printing permit", "issue", "press", "86", "--to", dir)
	u.ok("undo")
	u.ok("undo")
	if _, err := os.Stat(dir); err == nil {
		t.Error("a refused issue leaves a folder")
	}
	u.ok("issue", "press", "86", "--to", dir)
	files, err := filepath.Glob(filepath.Join(dir, "*.pdf"))
	if err != nil || len(files) != 3 {
		t.Fatalf("files %v, %v", files, err)
	}
	u.fails("gone to press before", "issue", "press", "86", "--to", dir)
	if out := u.ok("issue", "show", "86", "--json"); !strings.Contains(out, `"付印"`) {
		t.Errorf("state: %s", out)
	}

	pack := filepath.Join(t.TempDir(), "all.zip")
	u.ok("pack", pack)
	there := newUser(t)
	there.ok("unpack", pack)
	there.fails("gone to press before", "issue", "press", "86", "--to", dir)
	if out := there.ok("verify"); out == "" {
		t.Errorf("verify: %s", out)
	}

	u.ok("issue", "correct", "86", "--text", "上期第三页“百川”误作“百州”。")
	if out := u.ok("articles", "百州"); !strings.Contains(out, "更正") {
		t.Errorf("correction: %s", out)
	}
	u.ok("issue", "reopen", "86", "--reason", "印厂退回")
	u.fails("has not gone to press", "issue", "reopen", "86", "--reason", "again")
	u.ok("undo")
	u.fails("gone to press before", "issue", "press", "86", "--to", dir)
}

// TestPrinted: what issues say of a member is found under its former name too.
func TestPrinted(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	out := u.ok("member", "printed", "百川城配")
	if !strings.Contains(out, "85") && !strings.Contains(out, "86") {
		t.Errorf("printed: %s", out)
	}
}
