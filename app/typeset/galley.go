package typeset

import (
	"strings"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// strip is a piece of the galley (长条) that no page cuts: a line, a heading, a
// row of a table, a picture. Its items are placed from its own top left.
type strip struct {
	items  []page.Item
	height unit.Length
	keep   bool   // no page ends after it
	blank  bool   // empty; dropped at the head of a page
	fresh  bool   // it opens a page
	recto  bool   // and that page is a right-hand one
	free   bool   // its top need not stand on the grid: rows of a table
	ref    string // an anchor
	marker *opening
	repeat func() strip // what a page that begins with this strip shows above it
	foot   bool         // stands at the foot of its page
	notes  []strip
	source string
	pos    int
	line   bool // a line of text: its box is remembered for clicks
	body   bool // counts as a line of running text
}

// opening says that a section or an article begins, for heads and outline.
type opening struct {
	section string
	article string
	ref     string
	level   int // 1: section, 2: article
	title   string
}

// galley is the strips made so far.
type galley struct {
	s      *setter
	strips []strip
	width  unit.Length
	left   unit.Length // set in from the left: quotes, list items
	// underHeading: the next line follows a heading, which wants two below it.
	underHeading bool
	// tied: what comes next belongs to what stands before it.
	tied bool
	last doc.Role // of the paragraph before, where nothing else stands between
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
	st := s.style(role)
	if role == doc.Attachment && g.last == doc.Attachment { // 2. stands under 1. of 附件：1.
		next := *st
		next.Before, next.Left, next.Indent = 0, st.Left+st.Indent+3*st.Size, 0
		st = &next
	}
	g.last = role
	s.pos = int(pos)
	was := s.block
	s.block = s.tag(tagOf(role), was, "")
	measure := g.width - g.left - st.Left - st.Right
	lines := s.lines(spans, st, measure)
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
// strip of as many grid lines as it needs.
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
			shift(l.items, left+offset(st, l, measure), top+ascent)
			sp := strip{
				items: l.items, height: area.Leading, source: s.source, pos: int(pos),
				line: true, body: true,
				// 孤行: neither the first line alone at the foot nor the last
				// alone at the head.
				keep: n > 1 && (i == 0 || i == n-2) || st.Keep || g.underHeading,
			}
			g.loose(l)
			g.notes(&sp, l)
			g.strips = append(g.strips, sp)
			g.underHeading = false
		}
	} else {
		text := st.Leading*unit.Length(n-1) + st.Size
		rows := ceil(text, area.Leading)
		height := area.Leading * unit.Length(rows)
		sp := strip{height: height, keep: st.Keep, source: s.source, pos: int(pos), line: true}
		y := (height-text)/2 + ascent
		for i := range lines {
			l := &lines[i]
			x := left + offset(st, l, measure)
			if st.HasFill {
				pad := st.Size.Permille(300)
				sp.items = append(sp.items, &page.Fill{
					Box:    unit.Rect{X: x - pad, Y: y - ascent - st.Size/8, W: l.width + 2*pad, H: st.Size + st.Size/4},
					Colour: page.Colour(st.Fill),
				})
			}
			shift(l.items, x, y)
			sp.items = append(sp.items, l.items...)
			g.notes(&sp, l)
			y += st.Leading
		}
		g.strips = append(g.strips, sp)
	}
	g.blank(st.After, st.Keep)
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

func (g *galley) loose(l *setLine) {
	if l.loose {
		g.s.book.Loose = append(g.s.book.Loose, page.Place{Page: -1, Source: g.s.source, Pos: g.s.pos, Text: l.text})
	}
}

// tagOf is the structure element of a role.
func tagOf(r doc.Role) string {
	switch r {
	case doc.SectionName:
		return "H1"
	case doc.Title, doc.MemberName:
		return "H2"
	case doc.Chapter, doc.Heading1, doc.DocTitle:
		return "H3"
	case doc.Heading2:
		return "H4"
	case doc.Heading3:
		return "H5"
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
		case *doc.Figure:
			g.figure(b)
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
			g.lines(g.s.lines(p.Spans, &st, g.width-g.left), &st, p.Pos)
			continue
		}
		g.blocks([]doc.Block{b})
	}
}

// list sets a bulleted list: the bullet hangs in the margin of the item.
func (g *galley) list(l *doc.List) {
	st := g.s.style(doc.Item)
	was := g.left
	for _, it := range l.Items {
		first := len(g.strips)
		g.left = was + st.Left
		for _, b := range it.Blocks {
			if p, ok := b.(*doc.Paragraph); ok && p.Role == doc.Body {
				body := *st
				body.Left = 0
				g.s.pos = int(p.Pos)
				g.lines(g.s.lines(p.Spans, &body, g.width-g.left), &body, p.Pos)
				continue
			}
			g.blocks([]doc.Block{b})
		}
		if first < len(g.strips) {
			bullet := g.s.lines(doc.Text("•"), &design.Style{Family: st.Family, Size: st.Size, Leading: st.Leading, Align: design.Left, Colour: st.Colour}, st.Size*4)
			top := (g.pitch() - st.Size) / 2
			shift(bullet[0].items, was+st.Left-st.Size, top+st.Size.Permille(880))
			g.strips[first].items = append(bullet[0].items, g.strips[first].items...)
		}
	}
	g.left = was
}

// divider sets a short rule in the middle of an empty line.
func (g *galley) divider() {
	area := g.s.design.Area
	w := g.width / 4
	g.strips = append(g.strips, strip{
		height: area.Leading,
		items: []page.Item{&page.Fill{
			Box:    unit.Rect{X: (g.width - w) / 2, Y: area.Leading / 2, W: w, H: g.s.design.Table.Thin},
			Colour: page.Colour(g.s.design.Soft),
		}},
	})
}

// signatures sets 落款 as GB/T 9704 has it without a seal: names end two
// characters short of the edge, the date starts two characters right of the
// name and, where it is longer, is itself two characters short.
func (g *galley) signatures(b *doc.Signatures) {
	s := g.s
	st := *s.style(doc.Signature)
	st.Align, st.Indent = design.Left, 0
	em := st.Size
	s.pos = int(b.Pos)
	type row struct {
		line setLine
		date bool
	}
	var rows []row
	var widest, date unit.Length
	room := g.width - g.left - 2*em
	for _, n := range b.Names {
		for _, l := range s.lines(doc.Text(n), &st, room) {
			rows = append(rows, row{line: l})
			widest = max(widest, l.width)
		}
	}
	if b.Date != "" {
		for _, l := range s.lines(doc.Text(b.Date), &st, room) {
			rows = append(rows, row{line: l, date: true})
			date = max(date, l.width)
		}
	}
	name := g.width - 2*em - widest
	day := name + 2*em
	if len(b.Names) == 0 {
		day = g.width - 2*em - date
	} else if day+date > g.width-2*em {
		day = g.width - 2*em - date
		name = min(name, day-2*em)
	}
	name, day = max(name, 0), max(day, 0)
	// It shares its page with two lines of text at least.
	g.tie(2)
	g.blank(st.Before, true)
	top := (g.pitch() - em) / 2
	for i, r := range rows {
		x := name
		if r.date {
			x = day
		}
		shift(r.line.items, x, top+em.Permille(880))
		g.strips = append(g.strips, strip{
			items: r.line.items, height: g.pitch(), keep: i+1 < len(rows),
			source: s.source, pos: int(b.Pos), line: true,
		})
	}
	g.blank(st.After, false)
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
