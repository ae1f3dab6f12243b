package store

import (
	"testing"

	"huikan/data"
)

// TestPrintedAs: a 文号 however typed leads to the articles that bear it and
// the issues in which they stand.
func TestPrintedAs(t *testing.T) {
	s, _ := create(t)
	printed, waiting := data.Article{Title: "通知", DocNo: "江商发〔2026〕5号"}, data.Article{Title: "又一份", DocNo: "江商发[2026]5号"}
	issue := data.Issue{Title: "资讯", Year: 2026, SerialNo: 136}
	c := s.Change("测试").Put(&printed).Put(&waiting).Put(&issue)
	section := data.Section{Issue: issue.ID, Name: "要闻"}
	c.Put(&section)
	for range 2 { // twice in one issue counts once
		c.Put(&data.Placement{Issue: issue.ID, Section: section.ID, Article: printed.ID})
	}
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	list, err := s.PrintedAs("江商发（2026）5号")
	if err != nil || len(list) != 2 {
		t.Fatal(list, err)
	}
	for _, p := range list {
		if want := map[data.ArticleID]int{printed.ID: 1}[p.Article.ID]; len(p.Issues) != want || want == 1 && p.Issues[0].SerialNo != 136 {
			t.Errorf("%s stands in %v", p.Article.Title, p.Issues)
		}
	}
	if list, err := s.PrintedAs(""); err != nil || len(list) > 0 {
		t.Errorf("no number: %v, %v", list, err)
	}
}
