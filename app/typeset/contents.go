package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// contents is the table of contents (目录), set but for its page numbers.
type contents struct {
	s       *setter
	galley  *galley
	entries []contentsEntry
}

// contentsEntry is an entry whose number is still to come.
type contentsEntry struct {
	strip, lines int
	end          unit.Length // where the title's last line ends
	ref          string
	block        int
}

// contentsTable sets the contents: groups with their lines. Numbers wait. It is
// nil where the document has none.
func (s *setter) contentsTable() *contents {
	if s.doc.Contents == nil {
		return nil
	}
	g := &galley{s: s, width: s.design.Area.Width()}
	c := &contents{s: s, galley: g}
	s.source, s.pos = "", -1
	s.block = s.tag("TOC", -1, "")
	g.paragraph(doc.ContentsHd, doc.Text(s.doc.Contents.Title), -1)
	st := *s.style(doc.ContentsLn)
	em := st.Size
	st.Align = design.Left
	st.Indent = -em // turnovers stand a character in
	for _, grp := range s.doc.Contents.Groups {
		if grp.Label != "" {
			g.paragraph(doc.ContentsGrp, doc.Text(grp.Label), -1)
		}
		for _, e := range grp.Entries {
			block := s.tag("TOCI", s.block, "")
			lines := s.lines(doc.Text(e.Text), &st, g.width-6*em) // room for three points and a number
			for i := range lines {
				sp := strip{height: g.pitch(), keep: i+1 < len(lines), line: true, pos: -1}
				sp.put(lines[i].items, em, (g.pitch()-em)/2+em.Permille(880), block)
				g.strips = append(g.strips, sp)
			}
			c.entries = append(c.entries, contentsEntry{
				strip: len(g.strips) - 1, lines: len(lines), end: em + lines[len(lines)-1].width, ref: e.Ref, block: block,
			})
		}
	}
	return c
}

// pages counts the pages the contents take.
func (c *contents) pages() int {
	if c == nil {
		return 0
	}
	m := &makeup{s: c.s}
	n := 0
	for i := 0; i < len(c.galley.strips); n++ {
		if c.galley.strips[i].blank {
			i++
			n--
			continue
		}
		i = m.end(c.galley.strips, i, m.capacity())
	}
	return n
}

// print prints the contents on the pages kept for it, from the first, with
// leaders on a grid that is the same on every line, and links.
func (c *contents) print(m *makeup, from int) {
	s, g := c.s, c.galley
	st := s.style(doc.ContentsLn)
	em := st.Size
	baseline := (g.pitch()-em)/2 + em.Permille(880)
	for _, e := range c.entries {
		at, ok := s.spots[e.ref]
		if !ok {
			continue
		}
		sp := &g.strips[e.strip]
		no := s.lines(doc.Text(m.pages[at.page].page.Label), st, 4*em)
		s.leaders(sp, st, e.end+em/2, g.width-no[0].width-em/2, baseline)
		sp.put(no[0].items, g.width-no[0].width, baseline, e.block)
		for i := range e.lines {
			link := &page.Link{Box: unit.Rect{W: g.width, H: g.pitch()}, Page: at.page, Y: at.y}
			g.strips[e.strip-i].put([]page.Item{link}, 0, 0, e.block)
		}
	}
	sub := &makeup{s: s, across: true}
	keep := s.spots
	sub.fill(g.strips, false)
	s.spots = keep
	for i, p := range sub.pages {
		m.pages[from+i].page.Items = p.page.Items
	}
}

// leaders fills from left to right with points whose places are multiples of
// half an em from the left edge, so that they stand under one another.
func (s *setter) leaders(sp *strip, st *design.Style, left, right, baseline unit.Length) {
	step := st.Size / 2
	first := unit.Length(ceil(left, step)) * step
	n := int((right - first) / step)
	if n < 1 {
		return
	}
	lk := s.look(&doc.Span{}, st)
	face, id, missing := s.pick(lk, '·')
	if missing {
		return
	}
	adv := st.Size.Permille(face.Advance(id))
	t := &page.Text{
		Face: face, Size: st.Size, At: unit.Point{X: first + (step-adv)/2, Y: baseline},
		Spacing: step - adv, Colour: lk.colour,
	}
	for range n {
		t.Text = append(t.Text, '·')
		t.Glyphs = append(t.Glyphs, id)
	}
	sp.put([]page.Item{t}, 0, 0, page.Artifact)
}
