package typeset

import (
	"context"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// TestNotes: footnotes stand at the foot of the page that calls them; one that
// is taller than the page goes on at the foot of the next; none is lost and none
// stands over the text.
func TestNotes(t *testing.T) {
	lib := fonts(t)
	for _, name := range []string{"standard", "news"} {
		look := template(t, name)
		for _, size := range []int{1, 20, 60, 300} { // sentences of the long note
			note := func(n int) doc.Span {
				return doc.Span{Note: []doc.Block{&doc.Paragraph{Role: doc.Footnote, Spans: doc.Text(strings.Repeat("注文里的一句话说得清楚明白。", n))}}}
			}
			a := &doc.Article{Ref: "a", Source: "1", Title: "题"}
			for i := range 40 {
				spans := doc.Text(strings.Repeat("健全联合管理制度规范", 5) + "。")
				if i == 9 || i == 22 {
					spans = append(spans, note(1), doc.Span{Text: "又及"}, note(size), doc.Span{Text: "。"})
				}
				a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: spans})
			}
			d := &doc.Document{Sections: []*doc.Section{{Name: "甲", Label: "【甲】", Articles: []*doc.Article{a}}}}
			b, err := Set(context.Background(), d, look, lib, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := strings.Count(lettersOf(b), "注"), 2*(1+size); got != want {
				t.Errorf("%s: %d sentences of notes are set, want %d", name, got, want)
			}
			for i, p := range b.Pages {
				foot := p.Trim.Y + look.Area.Top + look.Area.Height() + unit.Pt
				texts := map[bool]unit.Length{true: 1 << 60} // first baseline of notes, last of text, in the first column
				for _, it := range p.Items {
					x, ok := it.(*page.Text)
					if !ok || x.Block == page.Artifact || x.At.X > p.Trim.X+look.Area.Left+look.Area.Column() {
						continue
					}
					if x.At.Y > foot {
						t.Errorf("%s, %d, page %d: %q stands below the area", name, size, i+1, string(x.Text))
					}
					if b.Blocks[x.Block].Tag == "Note" {
						texts[true] = min(texts[true], x.At.Y)
					} else {
						texts[false] = max(texts[false], x.At.Y)
					}
				}
				if texts[true] <= texts[false] {
					t.Errorf("%s, %d, page %d: notes from %v, text to %v", name, size, i+1, texts[true], texts[false])
				}
			}
		}
	}
}
