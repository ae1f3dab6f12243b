package typeset

import (
	"strings"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// bandCell is a cell of a band, set.
type bandCell struct {
	row, col int
	extent   doc.Extent
	lines    []setLine
	x, room  unit.Length
	style    design.Style
	dx       func(l *setLine) unit.Length
	calls    []call
	block    int
	label    []setLine // the lines again, for a page that goes on within the cell
}

// bandEnd says after which row the rows that merged cells tie to row i end.
func bandEnd(rows []doc.Row, i int) int {
	end := i + 1
	for k := i; k < end && k < len(rows); k++ {
		for c := range rows[k].Extents {
			end = max(end, min(k+rows[k].Extents[c].Rows, len(rows)))
		}
	}
	return end
}

// plainHead reports whether a head is one row without merged cells.
func plainHead(head []doc.Row) bool { return len(head) == 1 && head[0].Extents == nil }

// band sets rows that merged cells tie together: one strip where they are not
// too tall to be carried over whole, else a strip a row, or a line of a tall row.
// Merged cells then stand at their top, with the rows beside them; one that is
// itself too tall goes on from row to row.
func (g *galley) band(rows []doc.Row, cols []column, st *design.Style, head bool) []strip {
	padY := g.look.padY
	set := g.bandCells(rows, cols, st, head)
	heights := g.bandHeights(set, len(rows), st)
	tops := make([]unit.Length, len(rows)+1)
	for r, h := range heights {
		tops[r+1] = tops[r] + h
	}
	total := tops[len(rows)]
	most := g.height() / 3
	if head || total <= most {
		sp := strip{height: total, free: true}
		for r := 1; r < len(rows); r++ {
			g.bandRule(&sp, set, cols, r, tops[r], head)
		}
		for k := range set {
			c := &set[k]
			top, bottom := tops[c.row], tops[c.row+c.extent.Rows]
			y := top + (bottom-top-st.Leading*unit.Length(len(c.lines)-1)-st.Size)/2
			for i := range c.lines {
				g.bandLine(&sp, c, i, y)
				y += st.Leading
			}
		}
		return []strip{sp}
	}
	// slots are where lines may stand, from the top of each row down.
	var out []strip
	next := make([]int, len(set)) // the next line of each cell
	for r, h := range heights {
		slots := max(1, int((h-2*padY-st.Size)/st.Leading)+1)
		pieces := 1
		if h > most {
			pieces = slots
		}
		first := len(out)
		for p := range pieces {
			sp := strip{free: true, height: h}
			from, to, y := p, p+1, (st.Leading-st.Size)/2
			if pieces == 1 {
				from, to, y = 0, slots, padY
			} else {
				sp.height = st.Leading
				if p == 0 {
					sp.height += padY
					y += padY
				}
				if p == pieces-1 {
					sp.height += h - st.Leading*unit.Length(pieces) - padY
				}
				sp.keep = p == 0 || p == pieces-2
			}
			for k := range set {
				c := &set[k]
				if r < c.row || r >= c.row+c.extent.Rows {
					continue
				}
				at := y
				tall := st.Leading*unit.Length(len(c.lines)) + padY
				short := c.extent.Rows > 1 && tall <= most
				if short && tops[r]+sp.height < tops[c.row]+tall {
					sp.keep = true
				}
				if short && r == c.row && p == 0 {
					for i := range c.lines {
						g.bandLine(&sp, c, i, at)
						at += st.Leading
					}
					next[k] = len(c.lines)
					continue
				}
				if c.extent.Rows > 1 && next[k] == len(c.lines) && r > c.row && p == 0 && tops[c.row+c.extent.Rows]-tops[r] >= tall {
					for i := range c.label { // what the rows belong to, for who turns the page
						l := &c.label[i]
						sp.again = append(sp.again, part{l.items, unit.Point{X: c.x + c.dx(l), Y: at + st.Size.Permille(880)}, page.Artifact})
						at += st.Leading
					}
					continue
				}
				for i := from; i < to && next[k] < len(c.lines); i++ {
					g.bandLine(&sp, c, next[k], at)
					next[k]++
					at += st.Leading
				}
			}
			out = append(out, sp)
		}
		if r+1 < len(rows) {
			last := &out[len(out)-1]
			g.bandRule(last, set, cols, r+1, last.height, false)
		}
		if r == 0 || r == len(rows)-2 {
			out[first].keep = true
		}
	}
	return out
}

// bandCells sets the cells of a band that no other covers.
func (g *galley) bandCells(rows []doc.Row, cols []column, st *design.Style, head bool) (set []bandCell) {
	s := g.s
	padX := g.look.padX
	table := s.block
	for r := range rows {
		s.block = s.tag("TR", table, "")
		x := unit.Length(0)
		for c := range cols {
			left := x
			x += cols[c].width
			if c >= len(rows[r].Cells) {
				break
			}
			e := rows[r].Extent(c)
			if e.Covered() {
				continue
			}
			e.Cols, e.Rows = min(e.Cols, len(cols)-c), min(e.Rows, len(rows)-r)
			cell := bandCell{row: r, col: c, extent: e, x: left + padX, room: -2 * padX, style: *st}
			for k := c; k < c+e.Cols; k++ {
				cell.room += cols[k].width
			}
			spans := rows[r].Cells[c]
			text := strings.TrimSpace(doc.Plain(spans))
			col := &cols[c]
			align := col.align
			if e.Cols > 1 {
				align = doc.AlignCentre
				if natural, _ := s.extent(spans, st); natural > cell.room {
					align = doc.AlignLeft
				}
			}
			if !head {
				switch align {
				case doc.AlignCentre:
					cell.style.Align = design.Centre
				case doc.AlignRight:
					cell.style.Align = design.Right
				default:
					cell.style.Align = design.Left
					if cell.room >= 20*st.Size {
						cell.style.Align = design.Justify
					}
				}
			}
			style, room := cell.style, cell.room
			cell.dx = func(l *setLine) unit.Length { return offset(&style, l, room) }
			if align == doc.AlignRight && !head {
				if before, _, ok := s.numeral(text, st); ok {
					cell.dx = func(*setLine) unit.Length { return (room-col.before-col.after)/2 + col.before - before }
				} else {
					cell.dx = func(l *setLine) unit.Length { return (room - l.width) / 2 }
				}
			}
			cell.block = s.tag(map[bool]string{true: "TH", false: "TD"}[head], s.block, "")
			s.book.Blocks[cell.block].Cols, s.book.Blocks[cell.block].Rows = e.Cols, e.Rows
			cell.lines = s.lines(spans, &cell.style, room)
			cell.calls = g.calls(spans)
			if e.Rows > 1 {
				loose, over, notes := s.book.Loose, s.book.Overset, s.noteNo
				s.noteNo -= len(cell.calls)
				cell.label = s.lines(spans, &cell.style, room)
				s.book.Loose, s.book.Overset, s.noteNo = loose, over, notes
			}
			set = append(set, cell)
		}
	}
	s.block = table
	return set
}

// bandHeights are the heights of the rows: of the tallest cell that is the
// row's alone, and more where a merged cell needs it, shared out among its rows.
func (g *galley) bandHeights(set []bandCell, rows int, st *design.Style) []unit.Length {
	out := make([]unit.Length, rows)
	need := func(lines int) unit.Length {
		return st.Leading*unit.Length(max(lines, 1)-1) + st.Size + 2*g.look.padY
	}
	for r := range out {
		out[r] = need(1)
	}
	for k := range set {
		if c := &set[k]; c.extent.Rows == 1 {
			out[c.row] = max(out[c.row], need(len(c.lines)))
		}
	}
	for k := range set {
		c := &set[k]
		have := unit.Length(0)
		for r := c.row; r < c.row+c.extent.Rows; r++ {
			have += out[r]
		}
		n := unit.Length(c.extent.Rows)
		if lack := need(len(c.lines)) - have; lack > 0 {
			for r := c.row; r < c.row+c.extent.Rows; r++ {
				out[r] += (lack + n - 1) / n
			}
		}
	}
	// In rows that a page may part, lines stand in slots; there must be enough.
	for k := range set {
		c := &set[k]
		slots, last := 0, c.row+c.extent.Rows-1
		for r := c.row; r <= last; r++ {
			slots += max(1, int((out[r]-2*g.look.padY-st.Size)/st.Leading)+1)
		}
		if lack := len(c.lines) - slots; lack > 0 && c.extent.Rows > 1 {
			out[last] += st.Leading * unit.Length(lack)
		}
	}
	return out
}

// bandLine places line i of a cell with its em box's top at y.
func (g *galley) bandLine(sp *strip, c *bandCell, i int, y unit.Length) {
	l := &c.lines[i]
	sp.put(l.items, c.x+c.dx(l), y+c.style.Size.Permille(880), c.block)
	g.waiting = c.calls
	g.notes(sp, l)
	c.calls = g.waiting
}

// bandRule rules off the rows above row r, but where a merged cell reaches over
// the border. In a head only what stands over several columns has a rule below.
func (g *galley) bandRule(sp *strip, set []bandCell, cols []column, r int, y unit.Length, head bool) {
	thin := g.s.design.Table.Thin
	x := make([]unit.Length, len(cols)+1)
	for c := range cols {
		x[c+1] = x[c] + cols[c].width
	}
	if head {
		for k := range set {
			if c := &set[k]; c.row+c.extent.Rows == r && c.extent.Cols > 1 {
				in := g.look.padX / 2
				sp.fill(unit.Rect{X: x[c.col] + in, Y: y - thin, W: x[c.col+c.extent.Cols] - x[c.col] - 2*in, H: thin}, page.Black)
			}
		}
		return
	}
	open := make([]bool, len(cols)) // where a cell reaches over the border
	for k := range set {
		if c := &set[k]; c.row < r && c.row+c.extent.Rows > r {
			for i := c.col; i < c.col+c.extent.Cols; i++ {
				open[i] = true
			}
		}
	}
	for c := 0; c < len(cols); c++ {
		from := c
		for c < len(cols) && !open[c] {
			c++
		}
		if c > from {
			sp.fill(unit.Rect{X: x[from], Y: y - thin, W: x[c] - x[from], H: thin}, rowRule)
		}
	}
}

// rowRule is the colour of the rules between rows.
var rowRule = page.Colour{R: 200, G: 200, B: 200}
