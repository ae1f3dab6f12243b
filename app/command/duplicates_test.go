package command

import (
	"encoding/json"
	"strings"
	"testing"
)

const twice = "单位名称,会员编号,统一社会信用代码,联系人,手机,网址,入会日期,会员类别\n" +
	"江州飞云纸鸢有限公司,H-1,91980102MA555001X0,张三,13800000001,www.feiyun.example,2014,会员单位\n" +
	"江州飞云纸鸢股份有限公司,H-2,,张三,,feiyun.example,2012,理事单位\n" +
	"江州飞云纸鸢有限公司北屿分公司,H-3,,李四,13800000001,,,\n"

// TestDuplicates: pairs are shown with their reasons, told to be two, merged
// after a preview, and one undo brings both back.
func TestDuplicates(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	u.ok("import", u.file("a.csv", twice), "--as", "members")
	out := u.ok("duplicates")
	for _, want := range []string{"likely  江州飞云纸鸢有限公司（H-1）  |  江州飞云纸鸢股份有限公司（H-2）", "same site", "another branch", "2 pairs may be one"} {
		if !strings.Contains(out, want) {
			t.Errorf("duplicates do not say %q:\n%s", want, out)
		}
	}
	var rep struct {
		Candidates []struct {
			Strength int
			Reasons  []struct{ Code string }
		}
	}
	if err := json.Unmarshal([]byte(u.ok("duplicates", "--json")), &rep); err != nil || len(rep.Candidates) != 2 || rep.Candidates[0].Strength != 1 || rep.Candidates[1].Strength != 0 {
		t.Errorf("%+v, %v", rep, err)
	}
	u.ok("duplicates", "--not", "H-1", "江州飞云纸鸢有限公司北屿分公司")
	if out := u.ok("duplicates"); !strings.Contains(out, "1 pairs may be one; 1 more") {
		t.Errorf("not a duplicate: %s", out)
	}
	u.fails("not found", "duplicates", "--not", "H-1", "H-99")
	u.fails("same member", "duplicates", "--not", "H-1", "江州飞云纸鸢有限公司")
	u.fails("two members", "duplicates", "--not", "H-1")
	u.fails("two members", "duplicates", "H-1")

	before := u.ok("members", "--json")
	out = u.ok("merge", "H-1", "H-2", "--field", "name=other")
	for _, want := range []string{"other *", "one contact of the two: 张三", "add --yes"} {
		if !strings.Contains(out, want) {
			t.Errorf("the preview does not say %q:\n%s", want, out)
		}
	}
	if u.ok("members", "--json") != before {
		t.Fatal("the preview changed something")
	}
	u.fails("want FIELD=keep", "merge", "H-1", "H-2", "--field", "name")
	u.fails("cannot be taken from", "merge", "H-1", "H-2", "--field", "name=both")
	u.fails("with itself", "merge", "H-1", "H-1")
	out = u.ok("merge", "H-1", "H-2", "--field", "name=other", "--yes")
	if !strings.Contains(out, "merged, ") {
		t.Errorf("merge: %s", out)
	}
	if out := u.ok("members", "H-2"); !strings.Contains(out, "江州飞云纸鸢股份有限公司") || !strings.Contains(out, "2012") {
		t.Errorf("the former number does not find it: %s", out)
	}
	bin := u.ok("bin", "--json")
	var rows []struct{ ID, Kind, Name string }
	if err := json.Unmarshal([]byte(bin), &rows); err != nil || len(rows) != 2 { // the member and its contact
		t.Errorf("bin: %s %v", bin, err)
	}
	for _, w := range rows {
		if w.Kind == "member" {
			u.fails("was merged into", "bin", "restore", w.ID)
		}
	}
	if out := u.ok("bin", "purge"); !strings.Contains(out, "0 records are older than 90 days") {
		t.Errorf("purge: %s", out)
	}
	// The same list again knows the merged ones by name and former number.
	if out := u.ok("import", u.file("b.csv", twice), "--as", "members", "--dry-run"); !strings.Contains(out, "0 created") {
		t.Errorf("the list again after the merge: %s", out)
	}
	u.ok("undo")
	if u.ok("members", "--json") == before {
		return
	}
	if out := u.ok("members"); strings.Count(out, "飞云") != 3 {
		t.Errorf("after the undo: %s", out)
	}
}
