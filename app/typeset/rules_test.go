package typeset

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/templates"
)

// randomIssue is an issue of articles with headings, paragraphs of every length,
// tables, lists, quotes, notes and signatures, and its contents.
func randomIssue(seed uint64) *doc.Document {
	r := rand.New(rand.NewPCG(seed, 1))
	const han = "为进一步推进面向国际的大宗商品现货市场建设健全联合管理制度规范交易活动加强事中事后监管"
	text := func(n int) string {
		var b strings.Builder
		for range n {
			switch r.IntN(12) {
			case 0:
				b.WriteString("，")
			case 1:
				b.WriteString([]string{"《管理办法（试行）》", "“示范”", "2014年", "82%", "B2B", "——", "（一）", "沪府发〔2014〕62号"}[r.IntN(8)])
			default:
				b.WriteRune([]rune(han)[r.IntN(41)])
			}
		}
		return "会" + b.String() + "。"
	}
	d := &doc.Document{Info: doc.Info{Title: "试刊", Running: "试刊"}, Contents: &doc.Contents{Title: "目录"}, Imprint: &doc.Imprint{Rows: []doc.ImprintRow{{Label: "编辑", Value: "甲"}}}}
	pos := 0
	for s := range 3 {
		sec := &doc.Section{Name: fmt.Sprint("栏", s), Label: fmt.Sprintf("【栏%d】", s), Ref: fmt.Sprint("s", s)}
		grp := doc.Group{Label: sec.Label}
		for i := range 4 {
			id := fmt.Sprint(s, "-", i)
			a := &doc.Article{Ref: id, Source: id, Title: "关于" + text(4+r.IntN(20)), Contents: "x"}
			add := func(b doc.Block) { a.Blocks = append(a.Blocks, b) }
			para := func(role doc.Role, spans []doc.Span) {
				pos++
				add(&doc.Paragraph{Role: role, Spans: spans, Pos: doc.Pos(pos)})
			}
			para(doc.Title, doc.Text(a.Title))
			for range 6 + r.IntN(30) {
				switch r.IntN(14) {
				case 0:
					para(doc.Heading1, doc.Text("一、"+text(6)))
				case 1:
					para(doc.Heading2, doc.Text("（一）"+text(6)))
				case 2:
					t := &doc.Table{Columns: make([]doc.Align, 3), Head: []doc.Row{{Cells: [][]doc.Span{doc.Text("序号"), doc.Text("名称"), doc.Text("值")}}}, Pos: doc.Pos(pos)}
					for k := range 2 + r.IntN(30) {
						t.Rows = append(t.Rows, doc.Row{Cells: [][]doc.Span{doc.Text(fmt.Sprint(k)), doc.Text(text(1 + r.IntN(40))), doc.Text(fmt.Sprint(k * 7))}})
					}
					add(t)
				case 3:
					para(doc.Body, []doc.Span{{Text: text(20)}, {Note: []doc.Block{&doc.Paragraph{Role: doc.Footnote, Spans: doc.Text(text(30))}}}, {Text: text(9)}})
				default:
					para(doc.Body, doc.Text(text(2+r.IntN(200))))
				}
			}
			add(&doc.Signatures{Names: []string{"江城协会"}, Date: "2026年1月8日", Pos: doc.Pos(pos)})
			sec.Articles = append(sec.Articles, a)
			grp.Entries = append(grp.Entries, doc.Entry{Text: a.Title, Ref: a.Ref})
		}
		d.Sections = append(d.Sections, sec)
		d.Contents.Groups = append(d.Contents.Groups, grp)
	}
	return d
}

// TestRules holds finished books to the rules of a page, in every template that
// has one column.
func TestRules(t *testing.T) {
	lib := fonts(t)
	for _, name := range design.Names(templates.Files) {
		look := template(t, name)
		if look.Area.Columns > 1 {
			continue
		}
		for seed := range uint64(4) {
			b, err := Set(context.Background(), randomIssue(seed), look, lib, Options{})
			if err != nil {
				t.Fatal(err)
			}
			where := fmt.Sprintf("%s, issue %d", name, seed)
			folios(t, where, b)
			contentsNumbers(t, where, b, look)
			wholeParagraphs(t, where, b)
			onGrid(t, where, b, look)
		}
	}
}

// folios: 1, 2, 3 … without a gap; none on the contents and on blanks.
func folios(t *testing.T, where string, b *page.Book) {
	n := 0
	for i, p := range b.Pages {
		if p.Label == "" {
			if n > 0 && len(p.Lines) > 0 {
				t.Errorf("%s: page %d after the first numbered one has no folio", where, i+1)
			}
			continue
		}
		if n++; p.Label != strconv.Itoa(n) {
			t.Errorf("%s: page %d is called %s, want %d", where, i+1, p.Label, n)
		}
	}
	if n == 0 {
		t.Errorf("%s: no page has a folio", where)
	}
}

// contentsNumbers: each entry links to the page where its article is in the
// outline, prints that page's folio flush right, and its leaders stand on the
// same grid as all others.
func contentsNumbers(t *testing.T, where string, b *page.Book, look *design.Design) {
	var pages []int
	for _, s := range b.Outline {
		for _, a := range s.Children {
			pages = append(pages, a.Page)
		}
	}
	step := look.Styles["contentsline"].Size / 2
	right, seen := unit.Length(-1), map[int]bool{}
	for i, p := range b.Pages {
		if p.Label != "" {
			break
		}
		var links []*page.Link
		for _, it := range p.Items {
			if l, ok := it.(*page.Link); ok {
				links = append(links, l)
			}
		}
		for _, it := range p.Items {
			x, ok := it.(*page.Text)
			if !ok {
				continue
			}
			if string(x.Text[:1]) == "·" && len(x.Text) > 1 {
				off := (x.At.X - p.Trim.X - look.Area.Left - (step-x.Size.Permille(x.Face.Advance(x.Glyphs[0])))/2) % step
				if off > unit.Pt/50 && step-off > unit.Pt/50 {
					t.Errorf("%s, page %d: leaders are %v off their grid", where, i+1, off)
				}
				if len(x.Text) < 3 {
					t.Errorf("%s, page %d: %d points are no leader", where, i+1, len(x.Text))
				}
			}
			if n, err := strconv.Atoi(string(x.Text)); err == nil && x.At.X > p.Trim.X+look.Area.Left+look.Area.Width()-4*x.Size {
				if edge := x.At.X + x.Width(); right >= 0 && abs(edge-right) > unit.Pt/10 {
					t.Errorf("%s: a number ends at %v, others at %v", where, edge, right)
				} else {
					right = edge
				}
				for _, l := range links {
					if x.At.Y > l.Box.Y && x.At.Y < l.Box.Bottom() {
						if got := b.Pages[l.Page].Label; got != strconv.Itoa(n) {
							t.Errorf("%s: the contents print %d and lead to %s", where, n, got)
						}
						seen[l.Page] = true
					}
				}
			}
		}
	}
	for _, p := range pages {
		if !seen[p] {
			t.Errorf("%s: no line of the contents leads to page %d", where, p+1)
		}
	}
}

// wholeParagraphs: no page begins with the last line of a paragraph or ends with
// the first of one, no heading stands at a foot (孤行).
func wholeParagraphs(t *testing.T, where string, b *page.Book) {
	count := map[string]int{} // lines of each paragraph
	key := func(l page.Line) string { return l.Source + " " + strconv.Itoa(l.Pos) }
	tagAt := func(p *page.Page, l page.Line) string {
		for _, it := range p.Items {
			if x, ok := it.(*page.Text); ok && x.Block >= 0 && x.At.Y > l.Box.Y && x.At.Y <= l.Box.Bottom() {
				return b.Blocks[x.Block].Tag
			}
		}
		return ""
	}
	for _, p := range b.Pages {
		for _, l := range p.Lines {
			if tagAt(p, l) == "P" {
				count[key(l)]++
			}
		}
	}
	met := map[string]int{}
	for i, p := range b.Pages {
		for k, l := range p.Lines {
			if l.Source == "" {
				continue
			}
			tag := tagAt(p, l)
			last := k == len(p.Lines)-1
			if last && strings.HasPrefix(tag, "H") {
				t.Errorf("%s, page %d ends with a heading", where, i+1)
			}
			if tag != "P" {
				continue
			}
			met[key(l)]++
			n, of := met[key(l)], count[key(l)]
			if k == 0 && n == of && of > 1 {
				t.Errorf("%s, page %d begins with the last of %d lines", where, i+1, of)
			}
			if last && n == 1 && of > 1 {
				t.Errorf("%s, page %d ends with the first of %d lines", where, i+1, of)
			}
		}
	}
}

// onGrid: body lines stand on the grid of every page, within the area.
func onGrid(t *testing.T, where string, b *page.Book, look *design.Design) {
	a := look.Area
	first := a.Top + a.Size.Permille(880)
	for i, p := range b.Pages {
		for _, it := range p.Items {
			x, ok := it.(*page.Text)
			if !ok || x.Block < 0 || b.Blocks[x.Block].Tag != "P" || x.Size != a.Size || b.Blocks[max(b.Blocks[x.Block].Parent, 0)].Tag != "Art" {
				continue
			}
			if off := (x.At.Y - p.Trim.Y - first) % a.Leading; off > unit.Pt/20 && a.Leading-off > unit.Pt/20 {
				t.Errorf("%s, page %d: %q is %v off the grid", where, i+1, string(x.Text), off)
			}
			if y := x.At.Y - p.Trim.Y; y < first-unit.Pt || y > a.Top+a.Height() {
				t.Errorf("%s, page %d: %q stands outside the area", where, i+1, string(x.Text))
			}
		}
	}
}
