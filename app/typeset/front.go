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
			p.put(l.items, left+offset(&st, &l, width), y+st.Size.Permille(880), s.block)
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
		p.put(l.items, left+offset(&st, &l, width), y+st.Size.Permille(880), s.block)
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
	pic, shown := s.doc.Pictures[c.Picture]
	shown = shown && pic.Data != nil && pic.Width > 0 && pic.Height > 0
	if shown && d.Cover.Bleed {
		y = s.bleedPicture(p, c, pic, y, organiser)
	}
	line(doc.CoverOrg, c.Organiser, organiser)
	for _, mark := range c.Marks {
		foot = line(doc.CoverMark, mark, foot)
	}
	if shown && !d.Cover.Bleed {
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

// bleedPicture covers the sheet with the picture from y down, cut to that shape in
// its middle, and puts a white panel on its foot for what the issue holds, its
// organiser and its marks. It returns where the panel's text begins, less what
// highlights keep free above them.
func (s *setter) bleedPicture(p *made, c *doc.Cover, pic doc.Picture, y, organiser unit.Length) unit.Length {
	d := s.design
	sheet := p.page.Bleed
	seen := unit.Rect{X: sheet.X, Y: y, W: sheet.W, H: sheet.Bottom() - y}
	box := seen
	if wide := unit.Length(float64(seen.H) * float64(pic.Width) / float64(pic.Height)); wide > seen.W {
		box.W = wide
	} else {
		box.H = unit.Length(float64(seen.W) * float64(pic.Height) / float64(pic.Width))
	}
	box.X -= (box.W - seen.W) / 2
	box.Y -= (box.H - seen.H) / 2
	s.book.Images[c.Picture] = page.Image{MIME: pic.MIME, Data: pic.Data, Width: pic.Width, Height: pic.Height}
	p.page.Items = append(p.page.Items, &page.Picture{Box: box, Crop: seen, Digest: c.Picture, Block: s.tag("Figure", s.block, pic.Name)})

	gap, pad := unit.Millimetres(10), unit.Millimetres(8)
	from := organiser - unit.Millimetres(6)
	if least := y + (organiser-y)*2/5; len(c.Highlights) > 0 { // two fifths are the picture's alone
		from = max(least, from-s.highlightsHeight(c.Highlights))
	} else {
		from = organiser
	}
	foot := p.page.Trim.Bottom() - unit.Millimetres(24) + pad
	p.page.Items = append(p.page.Items, &page.Fill{
		Box:    unit.Rect{X: p.page.Trim.X + d.Area.Left - pad, Y: from - pad, W: d.Area.Width() + 2*pad, H: foot - from + pad},
		Colour: page.Colour{R: 255, G: 255, B: 255},
	})
	return from - gap
}

// highlightsHeight is how high the list on the cover is when all of it is there.
func (s *setter) highlightsHeight(entries []doc.Entry) unit.Length {
	st, hd := s.style(doc.CoverList), s.style(doc.CoverListHd)
	h := hd.Leading + hd.Size/2
	for _, e := range entries {
		n := len(s.lines(doc.Text(e.Text), st, s.design.Area.Width()-4*st.Size))
		h += st.Leading*unit.Length(n) + st.Size/2
	}
	return max(h, 3*st.Leading)
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
	p.put(head[0].items, left, y+hd.Size.Permille(880), s.block)
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
			p.put(lines[i].items, left, y+st.Size.Permille(880), s.block)
			if i == len(lines)-1 {
				s.refs = append(s.refs, reference{p, e.Ref, left + width, y + st.Size.Permille(880), st, s.block, unit.Rect{}})
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
	block int
	link  unit.Rect // what leads there when it is clicked; empty: nothing
}

// fillIn writes the page numbers that are now known.
func (s *setter) fillIn(pages []*made) {
	for _, r := range s.refs {
		sp, ok := s.spots[r.ref]
		if !ok {
			continue
		}
		l := s.lines(doc.Text(pages[sp.page].page.Label), r.style, 4*r.style.Size)
		r.on.put(l[0].items, r.right-l[0].width, r.y, r.block)
		if r.link.W > 0 {
			r.on.page.Items = append(r.on.page.Items, &page.Link{Box: r.link, Page: sp.page, Y: sp.y})
		}
	}
}
