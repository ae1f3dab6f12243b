package typeset

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// mergedTable is a table whose cells are merged at random; cell r,c says so, and
// some say much.
func mergedTable(r *rand.Rand, rows, cols int) *doc.Table {
	t := &doc.Table{Columns: make([]doc.Align, cols)}
	taken := make([][]bool, rows)
	for i := range taken {
		taken[i] = make([]bool, cols)
	}
	grid := make([]doc.Row, rows)
	const head = 2
	for i := range grid {
		grid[i] = doc.Row{Cells: make([][]doc.Span, cols), Extents: make([]doc.Extent, cols)}
	}
	for i := range grid {
		for c := range cols {
			if taken[i][c] {
				continue
			}
			e := doc.Extent{Cols: 1, Rows: 1}
			if r.IntN(4) == 0 {
				e = doc.Extent{Cols: 1 + r.IntN(3), Rows: 1 + r.IntN(6)}
				if i == 5 {
					e.Rows = rows // a band that no page holds
				}
				end := rows
				if i < head {
					end = head
				}
				e.Rows = min(e.Rows, end-i)
				e.Cols = min(e.Cols, cols-c)
				for k := range e.Cols {
					if taken[i][c+k] {
						e.Cols = k
						break
					}
				}
			}
			for y := i; y < i+e.Rows; y++ {
				for x := c; x < c+e.Cols; x++ {
					taken[y][x] = true
				}
			}
			text := fmt.Sprintf("〈%d.%d〉", i, c)
			if i >= head && r.IntN(8) == 0 {
				text += strings.Repeat("为进一步推进市场建设，", 1+r.IntN(12))
			}
			grid[i].Cells[c], grid[i].Extents[c] = doc.Text(text), e
		}
	}
	t.Head, t.Rows = grid[:head], grid[head:]
	return t
}

// TestMerged: however cells are merged, each text stands on the pages once, in
// the columns that its cell takes; no line stands on another, and no rule runs
// through a merged cell.
func TestMerged(t *testing.T) {
	lib, look := fonts(t), standard(t)
	for seed := range uint64(8) {
		r := rand.New(rand.NewPCG(seed, 7))
		table := mergedTable(r, 8+r.IntN(60), 3+r.IntN(5))
		d := &doc.Document{Sections: []*doc.Section{{Name: "栏", Label: "【栏】", Articles: []*doc.Article{{Ref: "a", Source: "1", Title: "题", Blocks: []doc.Block{table}}}}}}
		b, err := Set(context.Background(), d, look, lib, Options{})
		if err != nil {
			t.Fatal(err)
		}
		var all strings.Builder
		type line struct {
			page int
			box  unit.Rect
			text string
		}
		var lines []line
		for i, p := range b.Pages {
			for _, it := range p.Items {
				x, ok := it.(*page.Text)
				if !ok {
					continue
				}
				if x.Block != page.Artifact {
					all.WriteString(string(x.Text))
				}
				if x.At.Y > p.Trim.Y+look.Area.Top && x.At.Y < p.Trim.Y+look.Area.Top+look.Area.Height() {
					lines = append(lines, line{i, unit.Rect{X: x.At.X + x.Size/2, Y: x.At.Y - x.Size*3/4, W: x.Width() - x.Size, H: x.Size * 3 / 4}, string(x.Text)})
				}
			}
		}
		text := strings.Join(strings.Fields(all.String()), "")
		for _, rows := range [][]doc.Row{table.Head, table.Rows} {
			for i := range rows {
				for c, cell := range rows[i].Cells {
					if rows[i].Extent(c).Covered() {
						continue
					}
					id, _, _ := strings.Cut(doc.Plain(cell), "〉")
					if n := strings.Count(text, id+"〉"); n != 1 {
						t.Errorf("table %d: %s〉 is set %d times", seed, id, n)
					}
				}
			}
		}
		if want := strings.Count(wordsOf(table), "为进一步推进市场建设，"); strings.Count(text, "，") != want || len(b.Overset) > 0 {
			t.Errorf("table %d: %d sentences, want %d; overset %v", seed, strings.Count(text, "，"), want, b.Overset)
		}
		for i, a := range lines {
			for _, c := range lines[:i] {
				if a.page == c.page && a.box.X < c.box.Right() && c.box.X < a.box.Right() && a.box.Y < c.box.Bottom() && c.box.Y < a.box.Bottom() {
					t.Errorf("table %d, page %d: %q stands on %q", seed, a.page+1, a.text, c.text)
				}
			}
			for _, it := range b.Pages[a.page].Items {
				if f, ok := it.(*page.Fill); ok && f.Box.H <= look.Table.Rule && f.Box.X < a.box.Right() && a.box.X < f.Box.Right() && f.Box.Y > a.box.Y && f.Box.Bottom() < a.box.Bottom() {
					t.Errorf("table %d, page %d: a rule runs through %q", seed, a.page+1, a.text)
				}
			}
		}
		tags := map[int]int{}
		for _, k := range b.Blocks {
			if k.Tag == "TD" || k.Tag == "TH" {
				tags[max(k.Rows, 1)*max(k.Cols, 1)]++
			}
		}
		cells := 0
		for n, k := range tags {
			cells += n * k
		}
		if want := (len(table.Head) + len(table.Rows)) * len(table.Columns); cells != want {
			t.Errorf("table %d: the cells of its structure take %d places, want %d", seed, cells, want)
		}
	}
}

func wordsOf(t *doc.Table) string {
	var b strings.Builder
	for _, r := range append(append([]doc.Row{}, t.Head...), t.Rows...) {
		for _, c := range r.Cells {
			b.WriteString(doc.Plain(c))
		}
	}
	return b.String()
}

// TestTurned: what is turned comes on pages of its own, within the area, with
// folio and head where they always are, after a page that the text fills.
func TestTurned(t *testing.T) {
	lib := fonts(t)
	for _, name := range []string{"standard", "news"} {
		look := template(t, name)
		table := &doc.Table{Columns: make([]doc.Align, 6), Head: []doc.Row{{Cells: make([][]doc.Span, 6)}}}
		for c := range table.Head[0].Cells {
			table.Head[0].Cells[c] = doc.Text(fmt.Sprintf("表头%d", c))
		}
		for i := range 50 {
			row := doc.Row{}
			for c := range 6 {
				row.Cells = append(row.Cells, doc.Text(fmt.Sprintf("第%d行第%d列", i, c)))
			}
			table.Rows = append(table.Rows, row)
		}
		a := &doc.Article{Ref: "a", Source: "1", Title: "题", Blocks: []doc.Block{
			&doc.Paragraph{Role: doc.Title, Spans: doc.Text("题")}, &doc.Paragraph{Role: doc.Body, Spans: doc.Text("前文。")},
			&doc.Panel{Kind: doc.Turned, Blocks: []doc.Block{table}},
		}}
		for i := range 100 {
			a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(fmt.Sprintf("后文%d。", i)), Pos: doc.Pos(i)})
		}
		d := &doc.Document{Info: doc.Info{Running: "试刊"}, Sections: []*doc.Section{{Name: "栏", Label: "【栏】", Articles: []*doc.Article{a}}}}
		b, err := Set(context.Background(), d, look, lib, Options{})
		if err != nil {
			t.Fatal(err)
		}
		folios(t, name, b)
		turned, heads := 0, 0
		for i, p := range b.Pages {
			area := unit.Rect{X: p.Trim.X + look.Area.Left, Y: p.Trim.Y + look.Area.Top, W: look.Area.Width(), H: look.Area.Height()}
			up, flat := 0, 0
			for _, it := range p.Items {
				x, ok := it.(*page.Text)
				if !ok {
					continue
				}
				if strings.HasPrefix(string(x.Text), "表头") {
					heads++
				}
				switch {
				case x.Up:
					up++
					if x.At.X-x.Size.Permille(880) < area.X-look.Area.Leading/2-unit.Pt/10 || x.At.X > area.Right()+unit.Pt || x.At.Y > area.Bottom()+unit.Pt || x.At.Y-x.Width() < area.Y-x.Size/2-unit.Pt/10 { // a mark has a blank half
						t.Errorf("%s, page %d: %q stands outside the area", name, i+1, string(x.Text))
					}
				case x.Block != page.Artifact:
					flat++
				}
			}
			if up > 0 && flat > 0 {
				t.Errorf("%s, page %d: turned and upright text", name, i+1)
			}
			if up > 0 {
				turned++
			}
		}
		if turned < 2 || heads != 6*turned {
			t.Errorf("%s: the table takes %d pages and has its head on %d", name, turned, heads)
		}
		first := b.Pages[0]
		if !strings.Contains(lineText(first), "后文0。") {
			t.Errorf("%s: the text after the turned page does not fill the one before it", name)
		}
		if len(b.Overset) > 0 {
			t.Errorf("%s: overset %v", name, b.Overset)
		}
	}
}

func lineText(p *page.Page) string {
	var b strings.Builder
	for _, it := range p.Items {
		if x, ok := it.(*page.Text); ok {
			b.WriteString(string(x.Text))
		}
	}
	return b.String()
}
