package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPack: the sample goes to another machine and says the same there.
func TestPack(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	for _, args := range [][]string{nil, {"--no-history"}} {
		zipFile := filepath.Join(u.dir, "协会.zip")
		var m struct{ Checksum string }
		if err := json.Unmarshal([]byte(u.ok(append([]string{"pack", zipFile, "--json"}, args...)...)), &m); err != nil || m.Checksum == "" {
			t.Fatal(err)
		}
		v := &user{t, t.TempDir(), filepath.Join(t.TempDir(), "新.huikan")}
		out := v.ok("unpack", zipFile)
		if !strings.Contains(out, m.Checksum) || strings.Contains(out, "left out") == (args == nil) {
			t.Errorf("unpack: %s", out)
		}
		var rep struct{ Counts struct{ Checksum string } }
		if err := json.Unmarshal([]byte(v.ok("verify", "--json")), &rep); err != nil || rep.Counts.Checksum != m.Checksum {
			t.Errorf("the checksum differs: %v", err)
		}
		v.fails("there already", "unpack", zipFile)
		empty := &user{t, v.dir, filepath.Join(v.dir, "b.huikan")}
		empty.fails("no packed library", "unpack", u.file("a.zip", "会刊"))
	}
}

// TestDamaged: a damaged library says which copies there are, and goes back to
// the newest.
func TestDamaged(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	u.ok("import", u.file("a.csv", twice), "--as", "members")
	u.ok("import", u.file("b.csv", "单位名称,网址\n江州飞云纸鸢股份有限公司,www.feiyun.example\n远山贸易有限公司,\n"), "--as", "members")
	before := u.ok("backup", "--list")
	if strings.Count(before, "members") != 1 {
		t.Fatalf("copies: %s", before)
	}
	b, err := os.ReadFile(u.library)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(u.library, b[:len(b)/2], 0o600); err != nil {
		t.Fatal(err)
	}
	for _, cmd := range [][]string{{"members"}, {"undo"}} {
		u.fails("restore --newest", cmd...)
	}
	u.fails("3 members", "members")
	if out := u.ok("restore", "--newest"); !strings.Contains(out, "add --yes") {
		t.Error(out)
	}
	u.ok("restore", "--newest", "--yes")
	if out := u.ok("members"); strings.Count(out, "飞云") != 3 || strings.Contains(out, "远山") {
		t.Errorf("restored: %s", out)
	}
	if kept, _ := filepath.Glob(filepath.Join(u.dir, "*before-restore*")); len(kept) != 1 {
		t.Errorf("the damaged file was not kept: %v", kept)
	}
	u.fails("one of the two", "restore")
}
