package typeset

import (
	"errors"
	"strings"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// cards sets labels or envelopes: each card in a cell of the design's sheet, in
// order, from the first cell that is to be used. A sheet on which nothing is
// set yet shows its outlines where it is asked to.
func (s *setter) cards() {
	sh := s.design.Sheet
	if sh == nil {
		s.err = errors.New("set cards: the design has no sheet for them")
		return
	}
	per, start := sh.Cells(), 0
	if sh.Start > 0 && sh.Start < per {
		start = sh.Start
	}
	m := &makeup{s: s}
	sheet := func() *made {
		p := m.sheet(false)
		p.page.Media = unit.Rect{W: sh.Page.W, H: sh.Page.H}
		p.page.Bleed, p.page.Trim = p.page.Media, p.page.Media
		if sh.Outline {
			for i := range per {
				p.frame(s.cell(i), unit.Pt/4, page.Colour(s.design.Soft))
			}
		}
		return p
	}
	var p *made
	for i, c := range s.doc.Cards {
		at := (start + i) % per
		if p == nil || at == 0 {
			p = sheet()
		}
		s.card(p, c, s.cell(at))
		if s.err != nil {
			return
		}
	}
	if p == nil {
		sheet()
	}
	for _, p := range m.pages {
		s.book.Pages = append(s.book.Pages, p.page)
	}
	s.placeFindings()
}

// cell is where a cell of the sheet stands on its page, nudged.
func (s *setter) cell(i int) unit.Rect {
	sh := s.design.Sheet
	return unit.Rect{
		X: sh.Left + sh.NudgeX + sh.PitchX*unit.Length(i%sh.Columns),
		Y: sh.Top + sh.NudgeY + sh.PitchY*unit.Length(i/sh.Columns),
		W: sh.Cell.W, H: sh.Cell.H,
	}
}

// frame draws the edges of a box.
func (p *made) frame(b unit.Rect, thick unit.Length, c page.Colour) {
	for _, r := range []unit.Rect{
		{X: b.X, Y: b.Y, W: b.W, H: thick}, {X: b.X, Y: b.Bottom() - thick, W: b.W, H: thick},
		{X: b.X, Y: b.Y + thick, W: thick, H: b.H - 2*thick}, {X: b.Right() - thick, Y: b.Y + thick, W: thick, H: b.H - 2*thick},
	} {
		p.page.Items = append(p.page.Items, &page.Fill{Box: r, Colour: c})
	}
}

// card sets one card in its cell.
func (s *setter) card(p *made, c *doc.Card, cell unit.Rect) {
	s.source, s.pos, s.missing = c.Source, -1, nil
	root := s.tag("Art", -1, "")
	for i := range s.design.Sheet.Frames {
		f := &s.design.Sheet.Frames[i]
		box := unit.Rect{X: cell.X + f.Box.X, Y: cell.Y + f.Box.Y, W: f.Box.W, H: f.Box.H}
		var lines []*doc.Paragraph
		for _, t := range c.Texts {
			if t.Frame == f.Name {
				lines = append(lines, t.Lines...)
			}
		}
		if f.Boxes > 0 {
			s.digits(p, f, box, lines, root)
			continue
		}
		if len(lines) > 0 {
			s.inFrame(p, f, box, lines, root)
			p.page.Lines = append(p.page.Lines, page.Line{Box: box, Source: c.Source, Pos: -1})
		}
	}
}

// digits puts a character into the middle of each box.
func (s *setter) digits(p *made, f *design.Frame, box unit.Rect, lines []*doc.Paragraph, root int) {
	at := func(i int) unit.Rect {
		return unit.Rect{X: box.X + f.Pitch*unit.Length(i), Y: box.Y, W: f.Each.W, H: f.Each.H}
	}
	if s.design.Sheet.Boxes {
		for i := range f.Boxes {
			p.frame(at(i), unit.Pt*3/4, page.Colour(s.design.Accent))
		}
	}
	if len(lines) == 0 {
		return
	}
	st := *s.style(lines[0].Role)
	st.Align, st.Indent, st.Left, st.Right = design.Left, 0, 0, 0
	block := s.tag("P", root, "")
	for i, r := range []rune(doc.Plain(lines[0].Spans)) {
		if i >= f.Boxes {
			s.book.Overset = append(s.book.Overset, page.Place{Page: -1, Source: s.source, Pos: -1, Text: string(r)})
			break
		}
		l := s.lines(doc.Text(string(r)), &st, st.Size*4)
		b := at(i)
		// Figures are as tall as 0.73 of their size.
		p.put(l[0].items, b.X+(b.W-l[0].width)/2, b.Y+(b.H+st.Size.Permille(730))/2, block)
	}
}

// The text of a frame that does not fit is set in twentieths of its size less,
// down to half of it, but not below the size that can be read on an envelope.
const (
	shrinkStep  = 50  // thousandths
	shrinkLeast = 500 // thousandths
	readable    = 6 * unit.Pt
)

// inFrame sets paragraphs into a frame, one below the other, smaller where they
// would not fit. What was set smaller is in the book's Shrunk; what does not fit
// at its smallest is set all the same, and is in the Overset.
func (s *setter) inFrame(p *made, f *design.Frame, box unit.Rect, lines []*doc.Paragraph, root int) {
	type row struct {
		line setLine
		st   *design.Style
		par  int
	}
	var rows []row
	over, loose := len(s.book.Overset), len(s.book.Loose)
	fits := false
	full := s.design.Sheet.Scale
	if full == 0 {
		full = 1000
	}
	scale, height := full, unit.Length(0)
	for ; ; scale -= shrinkStep {
		rows, height, fits = rows[:0], 0, true
		s.book.Overset, s.book.Loose = s.book.Overset[:over], s.book.Loose[:loose]
		small := false
		for i, par := range lines {
			st := *s.style(par.Role)
			st.Size, st.Leading = max(st.Size.Permille(scale), min(st.Size, readable)), max(st.Leading.Permille(scale), min(st.Leading, readable))
			small = small || st.Size <= readable
			if f.Right {
				st.Align = design.Right
			}
			for _, l := range s.lines(par.Spans, &st, box.W) {
				fits = fits && !l.over && !l.forced
				height += st.Leading
				rows = append(rows, row{l, &st, i})
			}
		}
		fits = fits && height <= box.H
		if fits || scale <= full*shrinkLeast/1000 || small && scale < full {
			break
		}
	}
	s.book.Overset, s.book.Loose = s.book.Overset[:over], s.book.Loose[:loose]
	var text []string
	for _, par := range lines {
		text = append(text, strings.TrimSpace(doc.Plain(par.Spans)))
	}
	place := page.Place{Page: -1, Source: s.source, Pos: -1, Text: strings.Join(text, " / ")}
	switch {
	case !fits:
		s.book.Overset = append(s.book.Overset, place)
	case scale < full:
		place.Gap = scale * 1000 / full
		s.book.Shrunk = append(s.book.Shrunk, place)
	}
	y := box.Y + (box.H-height)/2
	if f.Low {
		y = box.Bottom() - height
	}
	y = max(y, box.Y)
	blocks := make([]int, len(lines))
	for i := range blocks {
		blocks[i] = s.tag("P", root, "")
	}
	for _, r := range rows {
		p.put(r.line.items, box.X+offset(r.st, &r.line, box.W), y+baseline(r.st), blocks[r.par])
		y += r.st.Leading
	}
}
