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
	if report.Wrote != 2 || report.Plan.Changed != 1 || len(report.Plan.Rows[0].Changes) != 2 || report.Plan.Rows[0].Changes[0].Old != "会员单位" || report.Sheet.Columns[1].Field != "class" {
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

// TestImportMapping: a column that was put right is remembered with the import
// and read alike next year; the import is taken back by its number after other
// things were done, and not where they stand in the way.
func TestImportMapping(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	list := u.file("2025.csv", "单位名称,经办,手机,车位\n江州飞云纸鸢有限公司,张三,13800000001,甲3\n远山贸易有限公司,李四,13800000002,甲4\n")
	u.fails("there is no such column", "import", list, "--as", "members", "--map", "车库=备注")
	u.fails("there is no field", "import", list, "--as", "members", "--map", "车位=停车场")
	u.fails("COLUMN=FIELD", "import", list, "--as", "members", "--map", "车位")
	u.fails("row 7", "import", list, "--as", "members", "--header", "7")
	out := u.ok("import", list, "--as", "members", "--map", "经办=联络员", "--map", "手机=联络员手机", "--map", "车位=不导入")
	if !strings.Contains(out, "huikan undo 2 ") {
		t.Errorf("import: %s", out)
	}
	next := u.file("2026.csv", "单位名称,经办,手机,车位\n白鹭货代有限公司,王五,13800000003,甲5\n")
	if out := u.ok("import", next, "--as", "members", "--dry-run"); !strings.Contains(out, "as they were for 2025.csv") {
		t.Errorf("the mapping was not remembered: %s", out)
	}
	if out := u.ok("import", next, "--as", "members", "--dry-run", "--forget"); strings.Contains(out, "2025.csv") {
		t.Errorf("the mapping was not forgotten: %s", out)
	}
	u.ok("import", next, "--as", "members")
	before := u.ok("history")
	u.ok("import", next, "--as", "members")
	if u.ok("history") != before {
		t.Error("the same list again is in the history")
	}
	u.ok("undo", "2")
	if out := u.ok("members"); strings.Contains(out, "飞云") || !strings.Contains(out, "白鹭") {
		t.Errorf("after the import was taken back: %s", out)
	}
	if out := u.ok("history"); !strings.Contains(out, "(undone)") {
		t.Errorf("history: %s", out)
	}
	u.fails("taken back already", "undo", "2")
	u.ok("undo")
	u.ok("import", u.file("later.csv", "单位名称,网址\n远山贸易有限公司,www.yuanshan.example\n"), "--as", "members")
	u.fails("远山贸易有限公司", "undo", "2")
	u.fails("want a number", "undo", "x")
	if out := u.ok("backup", "--list"); strings.Count(out, "members") < 2 {
		t.Errorf("no copies before the imports: %s", out)
	}
}
