package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/unit"
)

// notes sets the page behind the cover: what is to be said of the document,
// and at its foot who made it.
func (s *setter) notes(m *makeup) {
	if len(s.doc.Info.Notes) == 0 {
		return
	}
	g := &galley{s: s, width: s.design.Area.Width()}
	s.source, s.pos = "", -1
	s.block = s.tag("Sect", -1, "")
	g.paragraph(doc.ContentsHd, doc.Text("编印说明"), -1)
	for _, n := range s.doc.Info.Notes {
		g.paragraph(doc.Body, doc.Text(n), -1)
	}
	if im := s.doc.Imprint; im != nil && len(im.Rows) > 0 {
		s.imprint(g, im)
	}
	was := m.across
	m.across = true
	m.fill(g.strips, false)
	m.across = was
}

// index sets the index (索引) behind everything else, in columns: letters, and
// under them names with the pages on which they stand.
func (s *setter) index(m *makeup) {
	x := s.doc.Index
	if x == nil || len(x.Groups) == 0 {
		return
	}
	was := s.design
	look := *was
	look.Area.Columns, look.Area.Gap = max(1, was.Record.IndexColumns), was.Area.Size*3/2
	s.design = &look
	defer func() { s.design = was }()
	g := &galley{s: s, width: look.Area.Width()}
	s.source, s.pos = "", -1
	root := s.tag("Sect", -1, "")
	s.block = root
	g.paragraph(doc.SectionName, doc.Text(x.Title), -1)
	for i := range g.strips {
		g.strips[i].wide = true
	}
	first := &g.strips[0]
	for i := range g.strips {
		if !g.strips[i].blank {
			first = &g.strips[i]
			break
		}
	}
	first.fresh, first.ref = true, x.Ref
	first.marker = &opening{section: x.Title, level: 1, title: x.Title, ref: x.Ref}
	g.width = look.Area.Column()
	st := *s.style(doc.IndexLine)
	em := st.Size
	st.Align, st.Indent = design.Left, -em // turnovers stand a character in
	letter := s.style(doc.IndexLetter)
	for _, grp := range x.Groups {
		s.block = s.tag("H2", root, "")
		head := strip{height: letter.Leading, free: true, keep: true, marker: &opening{level: 3, running: grp.Label}}
		head.put(s.lines(doc.Text(grp.Label), letter, g.width)[0].items, 0, head.height-letter.Size.Permille(300), s.block)
		g.strips = append(g.strips, head)
		for _, e := range grp.Entries {
			s.block = s.tag("P", root, "")
			lines := s.lines(doc.Text(e.Text), &st, g.width-3*em)
			for i := range lines {
				sp := strip{height: st.Leading, free: true, keep: i+1 < len(lines), line: true, pos: -1}
				sp.put(lines[i].items, em, baseline(&st), s.block)
				if i == len(lines)-1 {
					end := em + lines[i].width
					if i == 0 {
						end -= em
					}
					s.leaders(&sp, &st, end+em/2, g.width-2*em, baseline(&st))
					sp.page = &pageRef{e.Ref, baseline(&st), s.style(doc.IndexLine), s.block}
				}
				g.strips = append(g.strips, sp)
			}
		}
	}
	s.block = root
	m.fill(g.strips, true)
}

// pageRef asks for the number of a page at the right end of a strip.
type pageRef struct {
	ref   string
	y     unit.Length // baseline
	style *design.Style
	block int
}
