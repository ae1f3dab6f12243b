package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMembersOut: what is listed is saved; saved and imported again, it changes
// nothing; a public list leaves personal data out and says how much.
func TestMembersOut(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	for _, name := range []string{"a.xlsx", "a.csv", "3.vcf", "4.vcf"} {
		file := filepath.Join(u.dir, name)
		args := []string{"members", "-o", file, "--contacts", "all"}
		if name == "4.vcf" {
			args = append(args, "--vcard", "4.0")
		}
		if out := u.ok(args...); !strings.Contains(out, "saved 40 members") {
			t.Errorf("%s: %s", name, out)
		}
		out := u.ok("import", file, "--as", "members", "--overwrite", "--dry-run")
		if !strings.Contains(out, ": 0 created, 0 changed, 0 filled an earlier row,") || !strings.Contains(out, " 0 rejected, 0 skipped") {
			t.Errorf("%s again: %s", name, out)
		}
	}
	csv := filepath.Join(u.dir, "理事.csv")
	out := u.ok("members", "--class", "理事", "--columns", "单位名称,会员类别", "-o", csv)
	b, err := os.ReadFile(csv)
	if err != nil || strings.Count(string(b), "理事单位") != strings.Count(string(b), "\r\n")-1 || strings.Count(string(b), "\r\n") < 2 {
		t.Errorf("%s: %q, %v", out, b, err)
	}
	public := filepath.Join(u.dir, "公开.csv")
	if out := u.ok("members", "--consented", "--contacts", "all", "-o", public); !strings.Contains(out, "left out for want of consent: ") {
		t.Error(out)
	}
	if out := u.ok("members", "--kind", "person", "--columns", "name,contact.mobile"); !strings.Contains(out, "联系人手机") {
		t.Error(out)
	}
	u.fails("车位", "members", "--columns", "车位", "-o", csv)
	u.fails(".xlsx", "members", "-o", filepath.Join(u.dir, "a.pdf"))
	u.fails("unit or person", "members", "--kind", "firm")
	u.fails("primary or all", "members", "--contacts", "none")
	u.fails("joined-from", "members", "--joined-from", "胡说")
}
