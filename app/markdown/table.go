package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"huikan/app/doc"
)

// tableCell is a cell as it was written.
type tableCell struct {
	spans []doc.Span
	raw   string // of a cell that is merged: < or ^; of one that is a line of dashes: those
}

// dashes matches a cell of a line that parts the head from the rest.
var dashes = regexp.MustCompile(`^:?-{3,}:?$`)

// table reads a pipe table. A row in which only the first cells say anything
// names the rows after it.
//
// A cell that holds < alone is merged with the one on its left, a cell that holds
// ^ alone with the one above. The head has more rows than one where a second line
// of dashes ends it, or where a cell is merged with one of the head.
func (r *reader) table(n *east.Table) doc.Block {
	t := &doc.Table{Pos: r.pos(n)}
	for _, a := range n.Alignments {
		t.Columns = append(t.Columns, map[east.Alignment]doc.Align{
			east.AlignLeft: doc.AlignLeft, east.AlignCenter: doc.AlignCentre, east.AlignRight: doc.AlignRight,
		}[a])
	}
	var rows [][]tableCell
	head := 0
	for row := n.FirstChild(); row != nil; row = row.NextSibling() {
		cells := r.cells(row)
		if _, ok := row.(*east.TableHeader); ok {
			head = 1
		} else if head == 1 && len(rows) > 1 && allDashes(cells) {
			head = len(rows)
			continue
		}
		rows = append(rows, cells)
	}
	for i := head; i < len(rows) && i > 0; i++ {
		if reaches(rows[:i+1], head) {
			head = i + 1
		}
	}
	extents := merged(rows)
	for i, cells := range rows {
		row := doc.Row{Extents: extents[i]}
		for c := range cells {
			if extents[i] != nil && extents[i][c].Covered() {
				cells[c].spans = nil
			}
			row.Cells = append(row.Cells, cells[c].spans)
		}
		if i < head {
			t.Head = append(t.Head, row)
			continue
		}
		switch {
		case row.Extents == nil:
			row.Group = groupRow(row.Cells)
		case len(row.Extents) > 1 && row.Extents[0] == doc.Extent{Cols: len(row.Extents), Rows: 1}:
			row.Group, row.Extents = true, nil
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}

// cells reads one row. What stands beyond the last column is a cell too.
func (r *reader) cells(row ast.Node) (out []tableCell) {
	end := -1
	for c := row.FirstChild(); c != nil; c = c.NextSibling() {
		cell := tableCell{spans: r.spans(c)}
		if l := c.Lines(); l != nil && l.Len() > 0 {
			raw := string(l.Value(r.src))
			if raw == "<" || raw == "^" || dashes.MatchString(raw) {
				cell.raw = raw
			}
			end = l.At(0).Stop
		}
		out = append(out, cell)
	}
	if end < 0 {
		return out
	}
	rest, _, _ := strings.Cut(string(r.src[end:]), "\n")
	more := strings.Split(strings.ReplaceAll(strings.TrimSpace(rest), `\|`, "\x00"), "|")
	if len(more) > 0 && more[len(more)-1] == "" {
		more = more[:len(more)-1]
	}
	for _, m := range more[min(1, len(more)):] {
		m = strings.TrimSpace(strings.ReplaceAll(m, "\x00", "|"))
		out = append(out, tableCell{spans: doc.Text(unescape(m))})
	}
	return out
}

func allDashes(cells []tableCell) bool {
	for _, c := range cells {
		if !strings.Contains(c.raw, "---") {
			return false
		}
	}
	return len(cells) > 0
}

// reaches reports whether a cell of the last row is merged with one of the head.
func reaches(rows [][]tableCell, head int) bool {
	for c, cell := range rows[len(rows)-1] {
		i := len(rows) - 1
		for ; cell.raw == "^" && i >= head; i-- {
			if c >= len(rows[i-1]) {
				break
			}
			cell = rows[i-1][c]
		}
		if i < head {
			return true
		}
	}
	return false
}

// merged works out how far each cell reaches; nil for a row without merged cells.
// Cells that make no rectangle together are not merged: their marks are text.
func merged(rows [][]tableCell) [][]doc.Extent {
	type at struct{ row, col int }
	out := make([][]doc.Extent, len(rows))
	owner := make([][]at, len(rows))
	group := map[at][]at{}
	for r := range rows {
		owner[r] = make([]at, len(rows[r]))
		for c := range rows[r] {
			o := at{r, c}
			switch raw := rows[r][c].raw; {
			case raw == "<" && c > 0:
				o = owner[r][c-1]
			case raw == "^" && r > 0 && c < len(owner[r-1]):
				o = owner[r-1][c]
			}
			owner[r][c] = o
			group[o] = append(group[o], at{r, c})
		}
	}
	for o, list := range group {
		last := list[len(list)-1] // in reading order: the far corner of a rectangle
		cols, rows := last.col-o.col+1, last.row-o.row+1
		whole := len(list) == cols*rows && cols > 0
		for _, p := range list {
			whole = whole && p.col >= o.col && p.col <= last.col
		}
		if len(list) == 1 || !whole {
			continue
		}
		for _, p := range list {
			if out[p.row] == nil {
				out[p.row] = make([]doc.Extent, len(owner[p.row]))
				for c := range out[p.row] {
					out[p.row][c] = doc.Extent{Cols: 1, Rows: 1}
				}
			}
			out[p.row][p.col] = doc.Extent{}
		}
		out[o.row][o.col] = doc.Extent{Cols: cols, Rows: rows}
	}
	return out
}

func groupRow(cells [][]doc.Span) bool {
	filled := 0
	for i, c := range cells {
		if strings.TrimSpace(doc.Plain(c)) != "" {
			if i > 1 {
				return false
			}
			filled++
		}
	}
	return filled > 0 && len(cells) > 3
}
