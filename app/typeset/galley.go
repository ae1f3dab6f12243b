package typeset

import (
	"strings"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// galley is the strips made so far.
type galley struct {
	s      *setter
	strips []strip
	width  unit.Length
	left   unit.Length // set in from the left: quotes, list items
	page   unit.Length // height of the page, where it is not the area's
	// underHeading: the next line follows a heading, which wants two below it.
	underHeading bool
	// tied: what comes next belongs to what stands before it.
	tied bool
	body doc.Role  // how running text is set; empty: as such
	look tableLook // of the table being set
	last doc.Role  // of the paragraph before, where nothing else stands between
	// waiting: the notes called in the lines that come next.
	waiting []call
}

func (g *galley) pitch() unit.Length { return g.s.design.Area.Leading }

// blank adds empty grid lines.
func (g *galley) blank(lines int, keep bool) {
	if n := len(g.strips); n > 0 && g.strips[n-1].keep { // what keeps with the next keeps over the blank
		keep = true
	}
	if n := len(g.strips); n > 0 && g.strips[n-1].blank { // blanks do not add up: the larger counts
		have := int(g.strips[n-1].height / g.pitch())
		g.strips[n-1].keep = g.strips[n-1].keep || keep
		lines = max(0, lines-have)
	}
	if lines > 0 {
		g.strips = append(g.strips, strip{height: g.pitch() * unit.Length(lines), blank: true, keep: keep})
	}
}

// paragraph adds a paragraph in a role.
func (g *galley) paragraph(role doc.Role, spans []doc.Span, pos doc.Pos) {
	s := g.s
	if role == doc.Body && g.body != "" {
		role = g.body
	}
	st := s.style(role)
	if role == doc.BoxText && st.HasFill { // it is the frame's
		plain := *st
		plain.HasFill = false
		st = &plain
	}
	if role == doc.Attachment {
		st = s.attachment(spans, st, g.last == doc.Attachment)
	}
	g.last = role
	s.pos = int(pos)
	was := s.block
	s.block = s.tag(tagOf(role), was, "")
	measure := g.width - g.left - st.Left - st.Right
	lines := s.lines(spans, st, measure)
	g.waiting = g.calls(spans)
	if role == doc.MemberEnd || role == doc.Credit { // never alone at the head of a page
		g.tie(2)
		g.tied = true
	}
	g.lines(lines, st, pos)
	g.underHeading = heading(role)
	s.block = was
}

// lines adds the lines of one paragraph as strips. Running text, whose size
// and leading are the body's, gives a strip a line; display text gives one
// strip of as many grid lines as it needs, unless it would fill a third of the
// page, when its lines go as they come.
func (g *galley) lines(lines []setLine, st *design.Style, pos doc.Pos) {
	s := g.s
	area := s.design.Area
	g.blank(st.Before, g.tied)
	g.tied = false
	measure := g.width - g.left - st.Left - st.Right
	left := g.left + st.Left
	onGrid := st.Leading == area.Leading && st.Size <= area.Size
	ascent := st.Size.Permille(880)
	n := len(lines)
	if onGrid {
		for i := range lines {
			l := &lines[i]
			top := (area.Leading - st.Size) / 2
			sp := strip{
				height: area.Leading, source: s.source, pos: int(pos),
				line: true, body: true, fit: l.fit,
				// 孤行: neither the first line alone at the foot nor the last
				// alone at the head.
				keep: n > 1 && (i == 0 || i == n-2) || st.Keep || g.underHeading,
			}
			// A line that begins with a bracket hangs half its width out and
			// does not make the second that a page's foot or head wants.
			sp.keep = sp.keep || i == 1 && hangs(l) || i == n-3 && (hangs(&lines[n-2]) || hangs(&lines[n-1]))
			sp.put(l.items, left+offset(st, l, measure), top+ascent, s.block)
			g.notes(&sp, l)
			g.strips = append(g.strips, sp)
			g.underHeading = false
		}
	} else {
		each := n // lines that stay together
		if st.Leading*unit.Length(n) > g.height()/3 {
			each = 1
		}
		for from := 0; from < n; from += each {
			part := lines[from : from+each]
			text := st.Leading*unit.Length(each-1) + st.Size
			rows := ceil(text, area.Leading)
			height := area.Leading * unit.Length(rows)
			last := from+each == n
			sp := strip{height: height, source: s.source, pos: int(pos), line: true,
				keep: last && st.Keep || !last && (from == 0 || from == n-2)}
			y := (height-text)/2 + ascent
			for i := range part {
				l := &part[i]
				x := left + offset(st, l, measure)
				if st.HasFill {
					pad := st.Size.Permille(300)
					sp.fill(unit.Rect{X: x - pad, Y: y - ascent - st.Size/8, W: l.width + 2*pad, H: st.Size + st.Size/4}, page.Colour(st.Fill))
				}
				sp.put(l.items, x, y, s.block)
				g.notes(&sp, l)
				y += st.Leading
			}
			if st.Under > 0 && last { // its rule stands a third of its size below
				sp.height += st.Size/3 + st.Under
				sp.fill(unit.Rect{X: left, Y: sp.height - st.Under, W: measure, H: st.Under}, page.Colour(st.Colour))
			}
			g.strips = append(g.strips, sp)
		}
	}
	g.blank(st.After, st.Keep)
}

// hangs reports whether a line begins with an opening mark.
func hangs(l *setLine) bool {
	for _, r := range l.text {
		return clreq.ClassOf(r) == clreq.Open
	}
	return false
}

// offset is where a line starts in its measure.
func offset(st *design.Style, l *setLine, measure unit.Length) unit.Length {
	switch st.Align {
	case design.Centre:
		return (measure - l.width) / 2
	case design.Right:
		return measure - l.width
	}
	return 0
}

// tagOf is the structure element of a role.
func tagOf(r doc.Role) string {
	switch r {
	case doc.SectionName:
		return "H1"
	case doc.Title, doc.MemberName, doc.RecordName:
		return "H2"
	case doc.Chapter, doc.Heading1, doc.DocTitle:
		return "H3"
	case doc.Heading2:
		return "H4"
	case doc.Heading3:
		return "H5"
	case doc.BoxTitle:
		return "H3"
	case doc.Caption:
		return "Caption"
	case doc.Footnote:
		return "Note"
	}
	return "P"
}

// blocks adds an article's blocks.
func (g *galley) blocks(blocks []doc.Block) {
	for _, b := range blocks {
		if g.s.err != nil || g.s.ctx.Err() != nil {
			return
		}
		if _, ok := b.(*doc.Paragraph); !ok {
			g.last = ""
		}
		switch b := b.(type) {
		case *doc.Paragraph:
			g.paragraph(b.Role, b.Spans, b.Pos)
		case *doc.Signatures:
			g.signatures(b)
		case *doc.Table:
			g.table(b)
		case *doc.List:
			g.list(b)
		case *doc.Quotation:
			was := g.left
			g.left += g.s.style(doc.Quote).Left
			g.quoted(b.Blocks)
			g.left = was
		case *doc.Panel:
			g.panel(b)
		case *doc.Figure:
			g.figure(b)
		case *doc.Record:
			g.record(b)
		case *doc.Divider:
			g.divider()
		case *doc.Preformatted:
			st := g.s.style(doc.CodeBlock)
			for _, l := range b.Lines {
				l = strings.ReplaceAll(l, "\t", "    ")
				g.lines(g.s.lines([]doc.Span{{Text: strings.ReplaceAll(l, " ", "\u00a0"), Code: true}}, st, g.width-g.left-st.Left), st, b.Pos)
			}
		}
	}
}

func heading(r doc.Role) bool {
	return r == doc.Chapter || r == doc.Heading1 || r == doc.Heading2 || r == doc.Heading3 || r == doc.DocTitle
}

// quoted sets blocks in the style of quotes.
func (g *galley) quoted(blocks []doc.Block) {
	for _, b := range blocks {
		if p, ok := b.(*doc.Paragraph); ok && p.Role == doc.Body {
			st := *g.s.style(doc.Quote)
			st.Left = 0
			g.s.pos = int(p.Pos)
			lines := g.s.lines(p.Spans, &st, g.width-g.left)
			g.waiting = g.calls(p.Spans)
			g.lines(lines, &st, p.Pos)
			continue
		}
		g.blocks([]doc.Block{b})
	}
}

// list sets a bulleted list: the bullet hangs in the margin of the item.
func (g *galley) list(l *doc.List) {
	st := g.s.style(doc.Item)
	was, block := g.left, g.s.block
	list := g.s.tag("L", block, "")
	for _, it := range l.Items {
		item := g.s.tag("LI", list, "")
		label := g.s.tag("Lbl", item, "")
		g.s.block = g.s.tag("LBody", item, "")
		first := len(g.strips)
		g.left = was + st.Left
		for _, b := range it.Blocks {
			if p, ok := b.(*doc.Paragraph); ok && p.Role == doc.Body {
				body := *st
				body.Left = 0
				g.s.pos = int(p.Pos)
				lines := g.s.lines(p.Spans, &body, g.width-g.left)
				g.waiting = g.calls(p.Spans)
				g.lines(lines, &body, p.Pos)
				continue
			}
			g.blocks([]doc.Block{b})
		}
		if first < len(g.strips) {
			bullet := g.s.lines(doc.Text("•"), &design.Style{Family: st.Family, Size: st.Size, Leading: st.Leading, Align: design.Left, Colour: st.Colour}, st.Size*4)
			top := (g.pitch() - st.Size) / 2
			mark := part{bullet[0].items, unit.Point{X: was + st.Left - st.Size, Y: top + st.Size.Permille(880)}, label}
			g.strips[first].parts = append([]part{mark}, g.strips[first].parts...)
		}
		g.s.block = block
	}
	g.left = was
}

// divider sets a short rule in the middle of an empty line.
func (g *galley) divider() {
	area := g.s.design.Area
	w := g.width / 4
	sp := strip{height: area.Leading}
	sp.fill(unit.Rect{X: (g.width - w) / 2, Y: area.Leading / 2, W: w, H: g.s.design.Table.Thin}, page.Colour(g.s.design.Soft))
	g.strips = append(g.strips, sp)
}

// tie keeps the last n lines of text together with what follows.
func (g *galley) tie(n int) {
	for i := len(g.strips) - 1; i >= 0 && n > 0; i-- {
		if g.strips[i].fresh && n > 0 && i < len(g.strips)-1 {
			return
		}
		g.strips[i].keep = true
		if g.strips[i].body {
			n--
		}
	}
}
