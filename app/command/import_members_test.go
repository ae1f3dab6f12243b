package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const roster = `江州市风筝行业协会会员名单
单位名称,会员类别,统一社会信用代码,联系人,手机,入会日期,注册资本（万元）,车位
江州飞云纸鸢有限公司,理事单位,91980102MA555001X0,张三,13800000001,2013.5.6,2000,甲3
云岭竹艺股份有限公司,副会长单位,,李四,1.3812E+10,2013/5,500,
远山贸易有限公司,会员单位,,王五,13800000003,二〇一四年,,
合计,3家,,,,,,
`

// TestImportMembers: a preview writes nothing, an import is one change, the
// same file again is none, and one undo takes all of it back.
func TestImportMembers(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	list, rejected := u.file("会员.csv", roster), filepath.Join(u.dir, "未导入.xlsx")

	out := u.ok("import", list, "--as", "members", "--dry-run")
	for _, want := range []string{"of 8 columns, 7 are known", "4 rows read: 2 created, 0 changed, 0 filled an earlier row, 0 the same, 1 rejected, 1 skipped",
		"会员.csv: row 4, column “手机”", "入会日期", "车位", "check digit"} {
		if !strings.Contains(out, want) {
			t.Errorf("the preview does not say %q:\n%s", want, out)
		}
	}
	if out := u.ok("members"); strings.Contains(out, "远山") {
		t.Error("the preview wrote something")
	}

	u.ok("import", list, "--as", "members", "--rejected", rejected)
	if b, err := os.ReadFile(rejected); err != nil || !strings.HasPrefix(string(b), "PK") {
		t.Errorf("rejected rows: %v", err)
	}
	if out := u.ok("members", "13800000001"); !strings.Contains(out, "飞云") || !strings.Contains(out, "2013-05-06") {
		t.Errorf("members: %s", out)
	}
	before := u.ok("history")
	out = u.ok("import", list, "--as", "members")
	if !strings.Contains(out, "0 created, 0 changed, 0 filled an earlier row, 2 the same, 1 rejected, 1 skipped") || u.ok("history") != before {
		t.Errorf("the same file again: %s", out)
	}

	later := u.file("later.csv", "单位名称,会员类别,网址,法定代表人\n远山贸易有限公司,理事单位,www.yuanshan.example,\n")
	if out := u.ok("import", later, "--as", "members", "--dry-run"); !strings.Contains(out, "stays 会员单位") || !strings.Contains(out, " → www.yuanshan.example") {
		t.Errorf("fill blanks: %s", out)
	}
	var report struct {
		Sheet struct {
			Columns []struct{ Head, Field string }
		}
		Plan struct {
			Changed int
			Rows    []struct {
				Status  string
				Changes []struct{ Field, Old, New string }
			}
		}
		Wrote int
	}
	if err := json.Unmarshal([]byte(u.ok("import", later, "--as", "members", "--overwrite", "--json")), &report); err != nil {
		t.Fatal(err)
	}
	if report.Wrote != 1 || report.Plan.Changed != 1 || len(report.Plan.Rows[0].Changes) != 2 || report.Plan.Rows[0].Changes[0].Old != "会员单位" || report.Sheet.Columns[1].Field != "class" {
		t.Errorf("report: %+v", report)
	}
	u.ok("undo")
	u.ok("undo")
	if out := u.ok("members"); strings.Contains(out, "飞云") {
		t.Errorf("after undo: %s", out)
	}
	u.fails("one list", "import", list, later, "--as", "members")
	u.fails("save it as xlsx", "import", u.file("old.xls", "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), "--as", "members")
	u.fails("heads", "import", u.file("letter.txt", "各位会员：\n"), "--as", "members")
}
