package typeset

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
)

// TestTall: what is longer than a page, in whatever role, goes on on the next:
// nothing is lost and nothing stands below the area.
func TestTall(t *testing.T) {
	lib, look := fonts(t), standard(t)
	long := doc.Text(strings.Repeat("为进一步推进面向国际的大宗商品现货市场建设，", 200))
	var lines []doc.Span
	for i := range 80 {
		lines = append(lines, doc.Span{Text: fmt.Sprintf("2018年第%d次会议通过", i)}, doc.Span{Break: true})
	}
	blocks := map[string][]doc.Block{
		"cell":  {&doc.Table{Columns: make([]doc.Align, 2), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("甲"), doc.Text("乙")}}}, Rows: []doc.Row{{Cells: [][]doc.Span{doc.Text("一"), long}}, {Cells: [][]doc.Span{doc.Text("二"), doc.Text("短")}}}}},
		"head":  {&doc.Table{Columns: make([]doc.Align, 2), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("甲"), long}}}, Rows: []doc.Row{{Cells: [][]doc.Span{doc.Text("一"), doc.Text("短")}}}}},
		"group": {&doc.Table{Columns: make([]doc.Align, 4), Rows: []doc.Row{{Group: true, Cells: [][]doc.Span{long}}, {Cells: [][]doc.Span{doc.Text("一"), doc.Text("短"), nil, nil}}}}},
		"empty": {&doc.Table{Columns: make([]doc.Align, 3), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("甲"), doc.Text("乙"), doc.Text("丙")}}}}},
		"list":  {&doc.List{Items: []doc.ListItem{{Blocks: []doc.Block{&doc.Paragraph{Role: doc.Body, Spans: long}}}}}},
		"quote": {&doc.Quotation{Blocks: []doc.Block{&doc.Paragraph{Role: doc.Body, Spans: long}}}},
	}
	for _, r := range doc.Roles {
		blocks["long "+string(r)] = []doc.Block{&doc.Paragraph{Role: r, Spans: long}}
		blocks["lines "+string(r)] = []doc.Block{&doc.Paragraph{Role: r, Spans: lines}}
	}
	count := func(s string) (n int) {
		for _, r := range s {
			if r >= 0x4E00 && r < 0xA000 {
				n++
			}
		}
		return n
	}
	var words func(list []doc.Block) string
	words = func(list []doc.Block) (s string) {
		for _, b := range list {
			switch b := b.(type) {
			case *doc.Paragraph:
				s += doc.Plain(b.Spans)
			case *doc.Quotation:
				s += words(b.Blocks)
			case *doc.List:
				s += words(b.Items[0].Blocks)
			case *doc.Table:
				for _, r := range append(b.Head, b.Rows...) {
					for _, c := range r.Cells {
						s += doc.Plain(c)
					}
				}
			}
		}
		return s
	}
	for name, list := range blocks {
		var rows []doc.ImprintRow
		for i := range 60 {
			rows = append(rows, doc.ImprintRow{Label: "编辑", Value: fmt.Sprint(i)})
		}
		d := &doc.Document{
			Imprint:  &doc.Imprint{Rows: rows},
			Sections: []*doc.Section{{Name: "栏", Label: "【栏】", Articles: []*doc.Article{{Ref: "a", Source: "1", Title: "题", Blocks: list}}}},
		}
		b, err := Set(context.Background(), d, look, lib, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Overset) > 0 {
			t.Errorf("%s: overset %+v", name, b.Overset[0])
		}
		if got, want := count(lettersOf(b)), count(words(list))+1+2*60; got != want {
			t.Errorf("%s: %d characters are set, want %d", name, got, want)
		}
		for i, p := range b.Pages {
			for _, it := range p.Items {
				if x, ok := it.(*page.Text); ok && x.Block != page.Artifact && x.At.Y > p.Trim.Y+look.Area.Top+look.Area.Height()+look.Area.Leading/4 {
					t.Errorf("%s, page %d: %q stands below the area", name, i+1, string(x.Text))
				}
			}
		}
	}
}
