package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestImportArticles brings in a Word document and a page: a dry run shows all
// that would be done, an import writes it with its pictures, rules are
// remembered for a source, and a 文号 that is known is named.
func TestImportArticles(t *testing.T) {
	u := newUser(t)
	t.Setenv("HUIKAN_LANG", "zh")
	u.ok("new", "--name", "江州市纸鸢协会", "--title", "纸鸢")
	word := filepath.Join("..", "..", "data", "intake", "testdata", "copy", "libreoffice.docx")
	site := filepath.Join("..", "..", "data", "intake", "testdata", "copy", "site-gb2312.htm")

	out := u.ok("import", word, site, "--as", "article", "--dry-run")
	for _, s := range []string{"江鸢协〔2026〕3号", "批注（王五）", "接受了修订", "主送机关：各会员单位：", "附件：1. 报名表", "〔~→～〕", "〔␣→〕", "网页上正文以外"} {
		if !strings.Contains(out, s) {
			t.Errorf("a dry run lacks %q:\n%s", s, out)
		}
	}
	if out := u.ok("articles", "--json"); strings.Contains(out, "放飞节") {
		t.Error("a dry run wrote something")
	}
	u.ok("import", word, "--as", "article")
	out = u.ok("import", word, "--as", "article", "--dry-run")
	if !strings.Contains(out, "江鸢协〔2026〕3号 资料库里已有") {
		t.Errorf("a known number is not named:\n%s", out)
	}
	if out := u.ok("undo"); !strings.Contains(out, "导入 1 篇稿件") {
		t.Errorf("undo: %s", out)
	}

	u.ok("import", site, "--as", "article", "--clean", "tilde")
	var list []struct {
		Title   string `json:"title"`
		Changes []struct {
			Rule string `json:"rule"`
		} `json:"changes"`
		Printed []struct{} `json:"printed"`
	}
	if err := json.Unmarshal([]byte(u.ok("import", site, "--as", "article", "--dry-run", "--json")), &list); err != nil {
		t.Fatal(err)
	}
	if len(list) != 1 || len(list[0].Changes) != 1 || list[0].Changes[0].Rule != "tilde" || len(list[0].Printed) != 1 {
		t.Errorf("the rules of the site are not remembered: %+v", list)
	}
	u.fails("没有这条规则", "import", site, "--as", "article", "--clean", "klingon")
	pdf := filepath.Join(u.dir, "通知.pdf")
	if err := os.WriteFile(pdf, []byte("%PDF-1.7\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	u.fails("通知.pdf", "import", pdf, "--as", "article")
	txt := filepath.Join(u.dir, "a.txt")
	if err := os.WriteFile(txt, []byte("江州纸鸢走出国门\n参展企业表示，\n明年还要去。\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := u.ok("import", txt, "--as", "article", "--dry-run", "--json", "--apart", "3"); !strings.Contains(out, `"apart": true`) || !strings.Contains(out, `表示，\n\n明年`) {
		t.Errorf("a seam that is to stay apart: %s", out)
	}
}
