package typeset

import (
	"strings"
	"unicode"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// column is what is known of a table's column before it is set.
type column struct {
	width   unit.Length // with padding
	natural unit.Length // of its widest cell on one line
	least   unit.Length // of what cannot be broken
	align   doc.Align
	before  unit.Length // of numbers: the widest part up to the decimal point
	after   unit.Length
}

// table sets a three-line table (三线表): a strong rule above and below, a thin
// one under the head, which is repeated where a page cuts the table.
func (g *galley) table(t *doc.Table) {
	s := g.s
	n := len(t.Columns)
	for _, rows := range [][]doc.Row{t.Head, t.Rows} {
		for _, r := range rows {
			n = max(n, len(r.Cells))
		}
	}
	if n == 0 {
		return
	}
	s.pos = int(t.Pos)
	was := s.block
	s.block = s.tag("Table", was, "")
	defer func() { s.block = was }()
	if len(t.Caption) > 0 {
		g.paragraph(doc.Caption, t.Caption, t.Pos)
	}
	cols := g.fitted(t, n)
	table := s.block
	tall := false // a head that is none by its size is set once, as a row
	if len(t.Head) > 0 {
		blocks, notes := len(s.book.Blocks), s.noteNo
		h := g.head(t, cols)
		if tall = h.height > g.height()/3; tall {
			s.book.Blocks, s.noteNo = s.book.Blocks[:blocks], notes
			for i := 0; i < len(t.Head); {
				end := bandEnd(t.Head, i)
				if end == i+1 && t.Head[i].Extents == nil {
					s.block = s.tag("TR", table, "")
					g.strips = append(g.strips, g.row(t.Head[i].Cells, cols, &g.look.head, false, false)...)
					s.block = table
				} else {
					g.strips = append(g.strips, g.band(t.Head[i:end], cols, &g.look.head, false)...)
				}
				i = end
			}
		} else {
			if n := len(g.strips); n > 0 && !g.strips[n-1].blank { // air between text and rule
				h.lower(g.pitch() / 2)
			}
			g.strips = append(g.strips, h)
		}
		s.block = table
	}
	repeat := g.repeated(t, cols, tall)
	for i := 0; i < len(t.Rows); {
		r := &t.Rows[i]
		end := bandEnd(t.Rows, i)
		var parts []strip
		if r.Extents == nil {
			st := &g.look.cell
			if r.Group {
				st = &g.look.group
			}
			s.block = s.tag("TR", table, "")
			parts = g.row(r.Cells, cols, st, r.Group, false)
			s.block = table
		} else {
			parts = g.band(t.Rows[i:end], cols, &g.look.cell, false)
		}
		for k := range parts {
			p := &parts[k]
			p.free = !(i == 0 && k == 0 && len(t.Head) == 0)
			p.source, p.pos = s.source, int(t.Pos)
			p.repeat = repeat
			// A group row keeps with its first row, the head with two rows, and
			// the last row does not stand alone.
			p.keep = p.keep || r.Group || i == 0 && end < len(t.Rows) && k == len(parts)-1 || end == len(t.Rows)-1 && k == len(parts)-1
			if k == len(parts)-1 {
				thick, c := s.design.Table.Thin, rowRule
				if end == len(t.Rows) {
					thick, c = s.design.Table.Rule, page.Black
				}
				g.rule(p, p.height-thick, thick, c)
			}
		}
		g.strips = append(g.strips, parts...)
		i = end
	}
	g.blank(1, false)
}

// head sets the head of a table between its rules.
func (g *galley) head(t *doc.Table, cols []column) strip {
	s := g.s
	var h strip
	if plainHead(t.Head) {
		table := s.block
		s.block = s.tag("TR", table, "")
		h = g.row(t.Head[0].Cells, cols, &g.look.head, false, true)[0]
		s.block = table
	} else {
		h = g.band(t.Head, cols, &g.look.head, true)[0]
	}
	g.rule(&h, 0, s.design.Table.Rule, page.Black)
	g.rule(&h, h.height-s.design.Table.Thin, s.design.Table.Thin, page.Black)
	h.free, h.keep = false, true
	return h
}

// repeated is what a page that goes on with the table shows above it: the head
// again, under 续表. Readers aloud skip it.
func (g *galley) repeated(t *doc.Table, cols []column, tall bool) *strip {
	s := g.s
	h := strip{}
	if len(t.Head) > 0 && !tall {
		blocks, was, calls := len(s.book.Blocks), s.block, s.noteNo
		h = g.head(t, cols)
		s.book.Blocks, s.block, s.noteNo = s.book.Blocks[:blocks], was, calls
		h.notes = nil
		for i := range h.parts {
			h.parts[i].block = page.Artifact
		}
	}
	if s.design.Table.Continued != "" {
		st := *s.style(doc.Continued)
		l := s.lines(doc.Text(s.design.Table.Continued), &st, g.width)
		h.lower(st.Leading + st.Size/3)
		h.put(l[0].items, offset(&st, &l[0], g.width), st.Size.Permille(880), page.Artifact)
	}
	return &h
}

func (g *galley) rule(sp *strip, y, thick unit.Length, c page.Colour) {
	sp.fill(unit.Rect{Y: y, W: g.width, H: thick}, c)
}

// tableLook is the styles of a table, as they come out once it fits.
type tableLook struct {
	head, cell, group design.Style
	padX, padY        unit.Length
}

// tableScales are the sizes, in percent of the styles', that are tried until a
// wide table fits without a word cut: 小五 goes down to 小六, and the space between
// columns to half.
var tableScales = []struct{ size, pad int }{{100, 100}, {92, 100}, {84, 84}, {84, 50}, {76, 40}, {72, 36}}

// fitted chooses the largest size at which each column holds its longest word,
// and shares out the width. What fits at no size is cut at the smallest.
func (g *galley) fitted(t *doc.Table, n int) []column {
	s := g.s
	var cols []column
	for _, try := range tableScales {
		scale := func(r doc.Role) design.Style {
			st := *s.style(r)
			st.Size, st.Leading = st.Size.Permille(10*try.size), st.Leading.Permille(10*try.size)
			return st
		}
		g.look = tableLook{
			head: scale(doc.TableHead), cell: scale(doc.TableCell), group: scale(doc.TableGroup),
			padX: s.design.Table.PadX.Permille(10 * try.pad), padY: s.design.Table.PadY,
		}
		var fits bool
		if cols, fits = g.columns(t, n); fits {
			break
		}
	}
	return cols
}

// columns measures every cell and shares the width out: each column gets what
// it cannot do without, and the rest goes, an em at a time, to the column
// whose rows lose most lines by it. It reports whether no word has to be cut.
func (g *galley) columns(t *doc.Table, n int) ([]column, bool) {
	s := g.s
	cols := make([]column, n)
	st := &g.look.cell
	pad := 2 * g.look.padX
	numbers := make([]int, n)
	filled := make([]int, n)
	naturals := make([][]unit.Length, 0, len(t.Rows)+1)
	type wide struct { // a cell over several columns
		from, to int
		least    unit.Length
	}
	var over []wide
	measure := func(r *doc.Row, st *design.Style, head bool) {
		row := make([]unit.Length, n)
		for c, cell := range r.Cells {
			text := strings.TrimSpace(doc.Plain(cell))
			if text == "" || c >= n {
				continue
			}
			w, least := s.extent(cell, st)
			if e := r.Extent(c); e.Cols > 1 {
				over = append(over, wide{c, min(c+e.Cols, n), least})
				continue
			}
			row[c] = w
			cols[c].natural = max(cols[c].natural, w)
			cols[c].least = max(cols[c].least, least)
			if head {
				continue
			}
			filled[c]++
			if before, after, ok := s.numeral(text, st); ok {
				numbers[c]++
				cols[c].before, cols[c].after = max(cols[c].before, before), max(cols[c].after, after)
			}
		}
		naturals = append(naturals, row)
	}
	for i := range t.Head {
		measure(&t.Head[i], &g.look.head, true)
	}
	for i := range t.Rows {
		if r := &t.Rows[i]; !r.Group {
			measure(r, st, false)
		}
	}
	total := unit.Length(0)
	for c := range cols {
		col := &cols[c]
		col.least = max(col.least, 2*st.Size)
		if c < len(t.Least) {
			col.least = max(col.least, st.Size*unit.Length(t.Least[c]))
		}
		if c < len(t.Columns) {
			col.align = t.Columns[c]
		}
		if col.align == doc.AlignAuto {
			switch {
			case filled[c] > 0 && numbers[c]*10 >= filled[c]*7:
				col.align = doc.AlignRight
			case col.natural <= 4*st.Size:
				col.align = doc.AlignCentre
			default:
				col.align = doc.AlignLeft
			}
		}
	}
	for c := range cols {
		if col := &cols[c]; col.align == doc.AlignRight && numbers[c] > 0 { // figures stand by their points, in the blank beside them too
			col.least = max(col.least, col.before+col.after-pad)
			col.natural = max(col.natural, col.least)
		}
	}
	for _, w := range over { // columns are as wide together as what stands over them
		have, k := -pad, unit.Length(w.to-w.from)
		for c := w.from; c < w.to; c++ {
			have += cols[c].least + pad
		}
		for c := w.from; c < w.to && have < w.least; c++ {
			cols[c].least += (w.least - have + k - 1) / k
		}
	}
	for c := range cols {
		cols[c].width = cols[c].least + pad
		total += cols[c].width
	}
	fits := total <= g.width
	if !fits { // each gets its share of what there is, and an em at least
		room := float64(g.width-unit.Length(n)*pad) / float64(total-unit.Length(n)*pad)
		total = 0
		for c := range cols {
			cols[c].width = max(unit.Length(float64(cols[c].least)*room), st.Size/2) + pad
			total += cols[c].width
		}
	}
	step := st.Size / 2
	for total+step <= g.width {
		best, gain := -1, 0.0
		for c := range cols {
			room := cols[c].width - pad
			if cols[c].natural <= room {
				continue
			}
			saved := 0.0
			for _, row := range naturals {
				saved += fill(row[c], room) - fill(row[c], room+step)
			}
			if best < 0 || saved > gain {
				best, gain = c, saved
			}
		}
		if best < 0 {
			break
		}
		cols[best].width += step
		total += step
	}
	// What is left over widens all columns alike.
	for c := range cols {
		cols[c].width += (g.width - total) / unit.Length(n)
	}
	return cols, fits
}

// fill guesses how many lines a text of width w takes: a smooth figure, so
// that every em counts for something.
func fill(w, room unit.Length) float64 {
	if w == 0 {
		return 0
	}
	f := float64(w) / float64(room)
	return float64(int(f+0.999)) + f/4
}

// extent is a text's width on one line and that of its widest part that no
// line may cut.
func (s *setter) extent(spans []doc.Span, st *design.Style) (natural, least unit.Length) {
	for _, sh := range s.shape(spans, st, 0) {
		var w, run unit.Length
		for i := range sh.boxes {
			w += sh.boxes[i].core
			run += sh.boxes[i].core
			least = max(least, run)
			if i < len(sh.joints)-1 {
				w += sh.joints[i].blank
				run += sh.joints[i].blank
				if sh.joints[i].breaks {
					run = 0
				}
			}
		}
		natural = max(natural, w)
	}
	return natural, least
}

// numeral splits a figure such as ≥41, 40.6 or 1,824 at its decimal point.
func (s *setter) numeral(text string, st *design.Style) (before, after unit.Length, ok bool) {
	digits := 0
	for _, r := range text {
		switch {
		case unicode.IsDigit(r):
			digits++
		case strings.ContainsRune("≥≤<>＞＜+-−.,%％‰ ", r):
		default:
			return 0, 0, false
		}
	}
	if digits == 0 {
		return 0, 0, false
	}
	head, tail, has := strings.Cut(text, ".")
	if has {
		tail = "." + tail
	}
	before, _ = s.extent(doc.Text(head), st)
	if tail != "" {
		after, _ = s.extent(doc.Text(tail), st)
	}
	return before, after, true
}

// row sets one row as one strip, or as a strip a line where it is too tall to
// be carried over whole.
func (g *galley) row(cells [][]doc.Span, cols []column, st *design.Style, group, head bool) []strip {
	s := g.s
	padX, padY := g.look.padX, g.look.padY
	type cell struct {
		lines []setLine
		x     unit.Length
		col   *column
		room  unit.Length
		style design.Style
		text  string
		calls []call
		block int
	}
	var set []cell
	tallest := 1
	x := unit.Length(0)
	for c := range cols {
		if c < len(cells) {
			room := cols[c].width - 2*padX
			own := *st
			spans := cells[c]
			if group {
				spans = nil
				for k, part := range cells {
					if k > 0 && len(part) > 0 && len(spans) > 0 {
						spans = append(spans, doc.Span{Text: "\u3000"})
					}
					spans = append(spans, part...)
				}
				room = g.width - 2*padX
			} else if !head {
				switch cols[c].align {
				case doc.AlignCentre:
					own.Align = design.Centre
				case doc.AlignRight:
					own.Align = design.Right
				default:
					own.Align = design.Left
					if room >= 20*st.Size { // narrower columns would be torn apart
						own.Align = design.Justify
					}
				}
			}
			block := s.tag(map[bool]string{true: "TH", false: "TD"}[head], s.block, "")
			lines := s.lines(spans, &own, room)
			tallest = max(tallest, len(lines))
			set = append(set, cell{lines, x + padX, &cols[c], room, own, strings.TrimSpace(doc.Plain(spans)), g.calls(spans), block})
			if group {
				break
			}
		}
		x += cols[c].width
	}
	ascent := st.Size.Permille(880)
	whole := st.Leading*unit.Length(tallest-1) + st.Size + 2*padY
	place := func(sp *strip, c *cell, i int, y unit.Length) {
		l := &c.lines[i]
		dx := offset(&c.style, l, c.room)
		if c.col.align == doc.AlignRight && !head && !group {
			if before, _, ok := s.numeral(c.text, st); ok { // figures stand by their decimal points
				dx = (c.room-c.col.before-c.col.after)/2 + c.col.before - before
			} else {
				dx = (c.room - l.width) / 2
			}
		}
		sp.put(l.items, c.x+dx, y+ascent, c.block)
		g.waiting = c.calls
		g.notes(sp, l)
		c.calls = g.waiting
	}
	if head || whole <= g.height()/3 {
		sp := strip{height: whole, free: true}
		if group {
			sp.fill(unit.Rect{W: g.width, H: whole}, page.Colour{R: 242, G: 242, B: 242})
		}
		for k := range set {
			c := &set[k]
			y := (whole - st.Leading*unit.Length(len(c.lines)-1) - st.Size) / 2 // cells stand in the middle of their row
			for i := range c.lines {
				place(&sp, c, i, y)
				y += st.Leading
			}
		}
		return []strip{sp}
	}
	out := make([]strip, tallest)
	for i := range out {
		sp := &out[i]
		sp.free, sp.height = true, st.Leading
		sp.keep = i == 0 || i == tallest-2
		y := (st.Leading - st.Size) / 2
		if i == 0 {
			sp.height += padY
			y += padY
		}
		if i == tallest-1 {
			sp.height += padY
		}
		for k := range set {
			if c := &set[k]; i < len(c.lines) {
				place(sp, c, i, y)
			}
		}
	}
	return out
}
