package intake

import (
	"slices"
	"testing"

	"huikan/data"
)

// TestCleanArticle: title and text are cleaned, 文号 and other fields are not,
// and what is left out stays.
func TestCleanArticle(t *testing.T) {
	a := &data.Article{Title: "关于(试行)的通知", DocNo: "江商发(2026)5号", Credit: "(来源:甲)"}
	a.SetBody("会议(含视频)召开.\n")
	list := CleanArticle(a, DefaultRules())
	for i, c := range list {
		if c.Field == "body_md" && c.Rule == "marks" {
			list = slices.Delete(list, i, i+1)
			break
		}
	}
	ApplyTo(a, list)
	if a.Title != "关于（试行）的通知" || a.Body != "会议（含视频）召开.\n" || a.DocNo != "江商发(2026)5号" || a.Credit != "(来源:甲)" || a.BodyDigest != data.DigestOf([]byte(a.Body)) {
		t.Errorf("%+v", a)
	}
}

// TestRules: what an editor chooses for a source is kept once and found again;
// other sources keep the usual rules.
func TestRules(t *testing.T) {
	usual := DefaultRules()
	mine := slices.DeleteFunc(slices.Clone(usual), func(s string) bool { return s == "quotes" || s == "tilde" })
	kept, ok := RememberRules(nil, "swj.example.cn", mine)
	if !ok || !slices.Equal(kept.Off, []string{"quotes", "tilde"}) || len(kept.On) > 0 {
		t.Fatalf("%+v, %v", kept, ok)
	}
	kept.ID = "x"
	all := []data.Cleaning{kept}
	if got := RulesFor(all, "swj.example.cn"); !slices.Equal(got, mine) {
		t.Errorf("for the site %v", got)
	}
	if got := RulesFor(all, "other.example.cn"); !slices.Equal(got, usual) {
		t.Errorf("for another site %v", got)
	}
	if _, ok := RememberRules(all, "swj.example.cn", mine); ok {
		t.Error("the same is kept again")
	}
	again, ok := RememberRules(all, "swj.example.cn", usual)
	if !ok || again.ID != "x" || len(again.Off) > 0 {
		t.Errorf("back to the usual: %+v, %v", again, ok)
	}
	if _, ok := RememberRules(nil, "", nil); ok {
		t.Error("something is kept for no source")
	}
}
