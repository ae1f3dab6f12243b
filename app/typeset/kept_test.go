package typeset

import (
	"context"
	"fmt"
	"runtime"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
)

// threeArticles is a document whose second article says what it is told, with
// footnotes, a table and a missing picture about.
func threeArticles(second string) *doc.Document {
	article := func(i int, text string) *doc.Article {
		a := &doc.Article{Ref: fmt.Sprint("a", i), Source: fmt.Sprint(i), Title: "题", Blocks: []doc.Block{
			&doc.Paragraph{Role: doc.Title, Spans: doc.Text("关于第" + fmt.Sprint(i) + "件事的通知"), Pos: -1},
			&doc.Paragraph{Role: doc.Body, Spans: []doc.Span{{Text: "正文有注"}, {Note: []doc.Block{&doc.Paragraph{Role: doc.Footnote, Spans: doc.Text("注文𰻝。")}}}, {Text: "。"}}},
			&doc.Table{Columns: make([]doc.Align, 2), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("项目"), doc.Text("数")}}}, Rows: []doc.Row{
				{Cells: [][]doc.Span{doc.Text("货运量（万吨）"), doc.Text("40.6")}},
				{Cells: [][]doc.Span{doc.Text("周转量"), doc.Text("1,824")}},
			}},
			&doc.Figure{Digest: "x", Alt: "缺图"},
		}}
		for k := range 60 {
			a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Pos: doc.Pos(k),
				Spans: doc.Text(fmt.Sprintf("第%d段。健全联合管理制度，规范交易活动，加强事中事后监管，根据《管理办法（试行）》（江发〔2026〕%d号）。", k, k))})
		}
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(text)})
		return a
	}
	return &doc.Document{
		Info:     doc.Info{Title: "试刊", Running: "试刊"},
		Contents: &doc.Contents{Title: "目录", Groups: []doc.Group{{Label: "【甲】", Entries: []doc.Entry{{Text: "一", Ref: "a0"}, {Text: "三", Ref: "a2"}}}}},
		Sections: []*doc.Section{{Name: "甲", Label: "【甲】", Ref: "s", Articles: []*doc.Article{article(0, "首。"), article(1, second), article(2, "末。")}}},
	}
}

// all is everything a book says, for comparing two.
func all(b *page.Book) string {
	s := b.Dump() + fmt.Sprintf("%v %v %v %v %v %v", b.Blocks, b.Outline, b.Missing, b.Absent, b.Loose, b.Overset)
	for _, p := range b.Pages {
		s += fmt.Sprint(p.Lines)
		for _, it := range p.Items {
			if t, ok := it.(*page.Text); ok {
				s += fmt.Sprint(t.Block, " ")
			}
		}
	}
	return s
}

// TestKept: what is kept changes nothing of the result, and an article whose
// content is the same is not set again, nor is a paragraph.
func TestKept(t *testing.T) {
	look, lib := standard(t), fonts(t)
	var kept Kept
	set := func(text string, k *Kept) *page.Book {
		b, err := Set(context.Background(), threeArticles(text), look, lib, Options{Kept: k})
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	glyphs := func(b *page.Book) map[*page.Text]bool { // the memory that runs lie in
		m := map[*page.Text]bool{}
		for _, a := range kept.articles {
			for _, s := range a.galley.strips {
				for _, p := range s.parts {
					for _, it := range p.items {
						if x, ok := it.(*page.Text); ok {
							m[x] = true
						}
					}
				}
			}
		}
		return m
	}
	first := set("原来的。", &kept)
	before, galley := glyphs(first), kept.articles["a0"].galley
	for i, text := range []string{"原来的。", "改过的，长了一点。", "改过的，长了一点。", "原来的。"} {
		got := set(text, &kept)
		if want := set(text, nil); all(got) != all(want) {
			t.Fatalf("run %d: what is kept changes the result", i)
		}
		if kept.articles["a0"].galley != galley {
			t.Fatalf("run %d: an article that did not change was set again", i)
		}
		fresh := 0
		for x := range glyphs(got) {
			if !before[x] {
				fresh++
			}
		}
		if fresh > 12 { // the paragraph, and the table and box, which are no paragraphs
			t.Errorf("run %d: %d runs are new", i, fresh)
		}
	}
	if all(first) != all(set("原来的。", nil)) {
		t.Error("a later run changed an earlier book")
	}
}

// TestProcessors: the same pages on one processor and on more, and twice.
func TestProcessors(t *testing.T) {
	look, lib := standard(t), fonts(t)
	was := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(was)
	want := ""
	for _, n := range []int{1, 1, 2, 4} {
		runtime.GOMAXPROCS(n)
		b, err := Set(context.Background(), threeArticles("文。"), look, lib, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := all(b); want == "" {
			want = got
		} else if got != want {
			t.Fatalf("%d processors set other pages", n)
		}
	}
}

// ending is a context that ends when it has been asked so often.
type ending struct {
	context.Context
	left, after int
}

func (e *ending) Err() error {
	if e.left--; e.left >= 0 {
		return nil
	}
	e.after++
	return context.Canceled
}

// TestCancel: a context that ends is noticed before the next paragraph, and
// nothing of the run is kept half done.
func TestCancel(t *testing.T) {
	was := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(was)
	look, lib := standard(t), fonts(t)
	var kept Kept
	asked := &ending{Context: context.Background(), left: 1 << 30}
	if _, err := Set(asked, threeArticles("文。"), look, lib, Options{}); err != nil {
		t.Fatal(err)
	}
	if n := 1<<30 - asked.left; n < 180 {
		t.Fatalf("asked %d times in 180 paragraphs", n)
	}
	ctx := &ending{Context: context.Background(), left: 100}
	if _, err := Set(ctx, threeArticles("文。"), look, lib, Options{Kept: &kept}); err != context.Canceled {
		t.Fatalf("ended with %v", err)
	}
	if ctx.after > 12 { // once an article and some for the whole, not once a paragraph
		t.Errorf("went on for %d paragraphs", ctx.after)
	}
	b, err := Set(context.Background(), threeArticles("文。"), look, lib, Options{Kept: &kept})
	if err != nil {
		t.Fatal(err)
	}
	if want, _ := Set(context.Background(), threeArticles("文。"), look, lib, Options{}); all(b) != all(want) {
		t.Error("a run that was ended left half a galley")
	}
}

// TestProgress counts every article once.
func TestProgress(t *testing.T) {
	var seen []int
	_, err := Set(context.Background(), threeArticles("文。"), standard(t), fonts(t), Options{Progress: func(done, total int) {
		if total != 3 {
			t.Errorf("%d articles", total)
		}
		seen = append(seen, done)
	}})
	if err != nil || fmt.Sprint(seen) != "[1 2 3]" {
		t.Errorf("%v %v", seen, err)
	}
}
