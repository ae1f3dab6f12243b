package typeset

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

var update = flag.Bool("update", false, "rewrite what the suite expects; the diff is the review")

// TestSuite sets each text of testdata/suite and compares what is on the lines.
// A file has settings (measure in em, align, words that have dots or a line
// below), a line of ---, the text, a line of ---, and the lines as set: the
// width, then each run with where it starts, in em.
func TestSuite(t *testing.T) {
	files, err := filepath.Glob("testdata/suite/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no suite", err)
	}
	s := newSetter(t)
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			parts := strings.SplitN(string(raw), "---\n", 3)
			if len(parts) < 2 {
				t.Fatal("want settings, ---, text")
			}
			measure, align := 34, design.Justify
			var looks []doc.Span
			for _, l := range strings.Split(strings.TrimSpace(parts[0]), "\n") {
				k, v, _ := strings.Cut(l, " ")
				switch k {
				case "#":
				case "measure":
					if measure, err = strconv.Atoi(v); err != nil {
						t.Fatal(err)
					}
				case "align":
					align = design.Align(v)
				case "dots", "underline":
					looks = append(looks, doc.Span{Text: v, Dots: k == "dots", Underline: k == "underline"})
				default:
					t.Fatalf("setting %q", k)
				}
			}
			text := strings.TrimSuffix(parts[1], "\n")
			st := &design.Style{Family: "宋", Size: 12 * unit.Pt, Leading: 20 * unit.Pt, Align: align}
			got := dumpLines(s.lines(lookAt(text, looks), st, unit.Length(measure)*st.Size))
			if *update {
				out := parts[0] + "---\n" + parts[1] + "---\n" + got
				if err := os.WriteFile(file, []byte(out), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if len(parts) < 3 || parts[2] != got {
				t.Errorf("%s: got\n%s", file, got)
			}
		})
	}
}

// lookAt parts a text into spans where words of it have looks.
func lookAt(text string, looks []doc.Span) []doc.Span {
	for _, l := range looks {
		if before, after, ok := strings.Cut(text, l.Text); ok {
			return append(append(lookAt(before, looks), l), lookAt(after, looks)...)
		}
	}
	return doc.Text(text)
}

func dumpLines(lines []setLine) string {
	var b strings.Builder
	for i := range lines {
		l := &lines[i]
		fmt.Fprintf(&b, "%.3f", l.width.Points()/12)
		for _, it := range l.items {
			switch it := it.(type) {
			case *page.Text:
				fmt.Fprintf(&b, "  %.3f %s", it.At.X.Points()/12, string(it.Text))
				if it.Spacing != 0 {
					fmt.Fprintf(&b, " (+%.3f)", it.Spacing.Points()/12)
				}
			case *page.Fill:
				if it.Round {
					fmt.Fprintf(&b, "  %.3f ●", (it.Box.X+it.Box.W/2).Points()/12)
				} else {
					fmt.Fprintf(&b, "  %.3f ▬%.3f", it.Box.X.Points()/12, it.Box.W.Points()/12)
				}
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

// TestPages holds whole pages to testdata/pages: furniture, contents, tables,
// signatures, footnotes, missing pictures.
func TestPages(t *testing.T) {
	d := &doc.Document{
		Info:     doc.Info{Title: "试刊", Running: "试刊　第1期", Date: "20260101"},
		Contents: &doc.Contents{Title: "目录", Groups: []doc.Group{{Label: "【甲】", Entries: []doc.Entry{{Text: "短题", Ref: "a"}, {Text: "一个长得必须转行的标题，它在目录里占去两行，第二行缩进一字，页码只在末行出现", Ref: "b"}}}}},
		Imprint:  &doc.Imprint{Rows: []doc.ImprintRow{{Label: "编辑", Value: "甲、乙"}}},
		Sections: []*doc.Section{{Name: "甲", Label: "【甲】", Ref: "s", Articles: []*doc.Article{
			{Ref: "a", Source: "1", Title: "短题", Blocks: []doc.Block{
				&doc.Paragraph{Role: doc.Title, Spans: doc.Text("短题")},
				&doc.Paragraph{Role: doc.Body, Spans: []doc.Span{{Text: "正文有注"}, {Note: []doc.Block{&doc.Paragraph{Role: doc.Footnote, Spans: doc.Text("注文。")}}}, {Text: "。"}}},
				&doc.Signatures{Names: []string{"江城办公室"}, Date: "2026年1月8日"},
				&doc.Figure{Digest: "x", Alt: "缺图"},
			}},
			{Ref: "b", Source: "2", Title: "长题", Blocks: []doc.Block{
				&doc.Table{Columns: make([]doc.Align, 3),
					Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("序号"), doc.Text("指标"), doc.Text("值")}}},
					Rows: []doc.Row{
						{Group: true, Cells: [][]doc.Span{doc.Text("一"), doc.Text("总量"), nil}},
						{Cells: [][]doc.Span{doc.Text("1"), doc.Text("货运量（万吨）"), doc.Text("40.6")}},
						{Cells: [][]doc.Span{doc.Text("2"), doc.Text("周转量"), doc.Text("1,824")}},
					}},
			}},
		}}},
	}
	b, err := Set(context.Background(), d, standard(t), fonts(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	got := b.Dump()
	const file = "testdata/pages/issue.txt"
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(file)
	if err != nil || string(want) != got {
		t.Errorf("%s differs (%v); got\n%s", file, err, got)
	}
	if len(b.Absent) != 1 || b.Absent[0].Text != "缺图" || b.Absent[0].Page < 0 {
		t.Errorf("missing picture: %+v", b.Absent)
	}
}
