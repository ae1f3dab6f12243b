package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// cover sets the front page: nameplate, double rule, number, what the issue
// holds, and the marks at the foot.
func (s *setter) cover(m *makeup) {
	c := s.doc.Cover
	p := m.sheet(false)
	d := s.design
	s.block = s.tag("Sect", -1, "")
	width := d.Area.Width()
	left := p.page.Trim.X + d.Area.Left
	top := p.page.Trim.Y + unit.Millimetres(26)
	accent := page.Colour(d.Accent)

	// line sets text in a role at y and returns the y below it.
	line := func(role doc.Role, text string, y unit.Length) unit.Length {
		if text == "" {
			return y
		}
		st := *s.style(role)
		if st.Align == design.Justify {
			st.Align = design.Left
		}
		for _, l := range s.lines(doc.Text(text), &st, width) {
			shift(l.items, left+offset(&st, &l, width), y+st.Size.Permille(880))
			p.page.Items = append(p.page.Items, l.items...)
			y += st.Leading
		}
		return y
	}
	rule := func(y, h unit.Length) {
		p.page.Items = append(p.page.Items, &page.Fill{Box: unit.Rect{X: left, Y: y, W: width, H: h}, Colour: accent})
	}
	line(doc.CoverEN, c.TitleEN, top)
	line(doc.CoverNotice, c.Notice, top)

	// The nameplate fills the measure, up to the style's size.
	st := *s.style(doc.CoverTitle)
	st.Align = design.Centre
	if natural, _ := s.extent(doc.Text(c.Title), &st); natural > width {
		st.Size = unit.Length(float64(st.Size) * float64(width) / float64(natural) * 0.98)
		st.Leading = st.Size + st.Size/5
	}
	y := p.page.Trim.Y + unit.Millimetres(58)
	for _, l := range s.lines(doc.Text(c.Title), &st, width) {
		shift(l.items, left+offset(&st, &l, width), y+st.Size.Permille(880))
		p.page.Items = append(p.page.Items, l.items...)
		y += st.Leading
	}
	y += unit.Millimetres(6)
	rule(y, unit.Points(2))
	rule(y+unit.Points(3.5), unit.Points(0.5))
	y = line(doc.CoverLabel, c.Label, y+unit.Millimetres(5))
	y += unit.Millimetres(5)

	foot := p.page.Trim.Bottom() - unit.Millimetres(24)
	for i := len(c.Marks) - 1; i >= 0; i-- {
		foot -= s.style(doc.CoverMark).Leading
	}
	organiser := foot - unit.Millimetres(12)
	line(doc.CoverOrg, c.Organiser, organiser)
	for _, mark := range c.Marks {
		foot = line(doc.CoverMark, mark, foot)
	}
	if pic, ok := s.doc.Pictures[c.Picture]; ok && pic.Data != nil && pic.Width > 0 && pic.Height > 0 {
		y = s.coverPicture(p, c.Picture, pic, left, y, width, organiser-unit.Millimetres(8)-y)
	}
	s.highlights(m, p, c.Highlights, left, y+unit.Millimetres(10), width, organiser-unit.Millimetres(6))
}

// coverPicture fits the picture to the width, or to the room there is.
func (s *setter) coverPicture(p *made, digest string, pic doc.Picture, left, y, width, room unit.Length) unit.Length {
	h := unit.Length(float64(width) * float64(pic.Height) / float64(pic.Width))
	w := width
	if most := room * 3 / 5; h > most {
		w, h = unit.Length(float64(width)*float64(most)/float64(h)), most
	}
	s.book.Images[digest] = page.Image{MIME: pic.MIME, Data: pic.Data, Width: pic.Width, Height: pic.Height}
	p.page.Items = append(p.page.Items, &page.Picture{
		Box: unit.Rect{X: left + (width-w)/2, Y: y, W: w, H: h}, Digest: digest, Block: s.tag("Figure", s.block, pic.Name),
	})
	return y + h
}

// highlights (本期要目) lists the articles on the cover, as many as
// there is room for.
func (s *setter) highlights(m *makeup, p *made, entries []doc.Entry, left, y, width, foot unit.Length) {
	st := s.style(doc.CoverList)
	if len(entries) == 0 || y+3*st.Leading > foot {
		return
	}
	hd := s.style(doc.CoverListHd)
	head := s.lines(doc.Text("本期要目"), hd, width)
	shift(head[0].items, left, y+hd.Size.Permille(880))
	p.page.Items = append(p.page.Items, head[0].items...)
	y += hd.Leading + hd.Size/2
	rule := func() {
		p.page.Items = append(p.page.Items, &page.Fill{
			Box: unit.Rect{X: left, Y: y, W: width, H: s.design.Table.Thin}, Colour: page.Colour{R: 200, G: 200, B: 200},
		})
	}
	for _, e := range entries {
		lines := s.lines(doc.Text(e.Text), st, width-4*st.Size)
		need := st.Leading*unit.Length(len(lines)) + st.Size/2
		if y+need > foot {
			break
		}
		for i := range lines {
			shift(lines[i].items, left, y+st.Size.Permille(880))
			p.page.Items = append(p.page.Items, lines[i].items...)
			if i == len(lines)-1 {
				s.refs = append(s.refs, reference{p, e.Ref, left + width, y + st.Size.Permille(880), st})
			}
			y += st.Leading
		}
		rule()
		y += st.Size / 2
	}
}

// reference is a page number to be filled in when it is known: right-aligned
// at x on the baseline y.
type reference struct {
	on    *made
	ref   string
	right unit.Length
	y     unit.Length
	style *design.Style
}

// fillIn writes the page numbers that are now known.
func (s *setter) fillIn(pages []*made) {
	for _, r := range s.refs {
		sp, ok := s.spots[r.ref]
		if !ok {
			continue
		}
		l := s.lines(doc.Text(pages[sp.page].page.Label), r.style, 4*r.style.Size)
		shift(l[0].items, r.right-l[0].width, r.y)
		r.on.page.Items = append(r.on.page.Items, l[0].items...)
	}
}

// contentsGalley sets the contents: groups with their lines. Numbers wait.
func (s *setter) contentsGalley(m *makeup) (*galley, []contentsLine) {
	g := &galley{s: s, width: s.design.Area.Width()}
	if s.doc.Contents == nil {
		return g, nil
	}
	s.source, s.pos = "", -1
	s.block = s.tag("TOC", -1, "")
	g.paragraph(doc.ContentsHd, doc.Text(s.doc.Contents.Title), -1)
	var pending []contentsLine
	st := *s.style(doc.ContentsLn)
	em := st.Size
	st.Align = design.Left
	st.Indent = -em // turnovers stand a character in
	for _, grp := range s.doc.Contents.Groups {
		g.paragraph(doc.ContentsGrp, doc.Text(grp.Label), -1)
		for _, e := range grp.Entries {
			was := s.block
			s.block = s.tag("TOCI", was, "")
			lines := s.lines(doc.Text(e.Text), &st, g.width-5*em)
			for i := range lines {
				l := &lines[i]
				shift(l.items, em, (g.pitch()-em)/2+em.Permille(880))
				g.strips = append(g.strips, strip{items: l.items, height: g.pitch(), keep: i+1 < len(lines), line: true, pos: -1})
			}
			pending = append(pending, contentsLine{
				strip: len(g.strips) - 1, lines: len(lines), end: em + lines[len(lines)-1].width, ref: e.Ref, block: s.block,
			})
			s.block = was
		}
	}
	return g, pending
}

// contentsLine is an entry whose number is still to come.
type contentsLine struct {
	strip, lines int
	end          unit.Length // where the title's last line ends
	ref          string
	block        int
}

// contentsPages counts the pages the contents will take.
func (s *setter) contentsPages() int {
	if s.doc.Contents == nil {
		return 0
	}
	blocks := len(s.book.Blocks)
	g, _ := s.contentsGalley(nil)
	s.book.Blocks = s.book.Blocks[:blocks] // it is set again, for keeps, with its numbers
	m := &makeup{s: s}
	m.fill(g.strips, false)
	return len(m.pages)
}

// contents sets the contents on the pages kept for it, from the first, with
// leaders on a grid that is the same on every line, and links.
func (s *setter) contents(m *makeup, from int) {
	g, pending := s.contentsGalley(m)
	st := s.style(doc.ContentsLn)
	em := st.Size
	baseline := (g.pitch()-em)/2 + em.Permille(880)
	for _, c := range pending {
		at, ok := s.spots[c.ref]
		if !ok {
			continue
		}
		sp := &g.strips[c.strip]
		was := s.block
		s.block = c.block
		no := s.lines(doc.Text(m.pages[at.page].page.Label), st, 4*em)
		shift(no[0].items, g.width-no[0].width, baseline)
		right := g.width - no[0].width - em/2
		s.leaders(sp, st, c.end+em/2, right, baseline)
		sp.items = append(sp.items, no[0].items...)
		for i := range c.lines {
			row := &g.strips[c.strip-i]
			row.items = append(row.items, &page.Link{Box: unit.Rect{W: g.width, H: g.pitch()}, Page: at.page, Y: at.y})
		}
		s.block = was
	}
	sub := &makeup{s: s}
	keep := s.spots
	sub.fill(g.strips, false)
	s.spots = keep
	for i, p := range sub.pages {
		m.pages[from+i].page.Items = p.page.Items
	}
	s.fillIn(m.pages)
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
		Spacing: step - adv, Colour: lk.colour, Block: page.Artifact,
	}
	for range n {
		t.Text = append(t.Text, '·')
		t.Glyphs = append(t.Glyphs, id)
	}
	sp.items = append(sp.items, t)
}
