package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// pictureDensity is the pixels an inch a picture is set at where it has enough
// of them; print asks for 300, and a picture with fewer is not blown up past
// half of that.
const pictureDensity = 220

// figure sets a picture in the middle of the measure with its caption below,
// rounded up to whole grid lines. A picture that is not there is a box with
// its name.
func (g *galley) figure(f *doc.Figure) {
	s := g.s
	s.pos = int(f.Pos)
	area := s.design.Area
	pic, have := s.picture(f)
	w, h := g.width*2/3, area.Leading*6
	if have {
		w = unit.Points(float64(pic.Width) * 72 / pictureDensity)
		w = min(w, g.width-g.left)
		h = unit.Length(float64(w) * float64(pic.Height) / float64(pic.Width))
		if most := g.height() * 3 / 5; h > most {
			w, h = unit.Length(float64(w)*float64(most)/float64(h)), most
		}
	}
	rows := ceil(h+area.Leading/2, area.Leading)
	sp := strip{height: area.Leading * unit.Length(rows), source: s.source, pos: int(f.Pos)}
	box := unit.Rect{X: (g.width - w) / 2, Y: (sp.height - h) / 2, W: w, H: h}
	was := s.block
	s.block = s.tag("Figure", was, f.Alt)
	g.place(&sp, f, box)
	s.block = was
	g.blank(1, false)
	if len(f.Caption) > 0 {
		sp.keep = true
		g.strips = append(g.strips, sp)
		st := *s.style(doc.Caption)
		st.Keep = false
		s.block = s.tag("Caption", was, "")
		lines := s.lines(f.Caption, &st, g.width)
		g.waiting = g.calls(f.Caption)
		g.lines(lines, &st, f.Pos)
		s.block = was
	} else {
		g.strips = append(g.strips, sp)
	}
	g.blank(1, false)
}

// picture is a figure's picture, and whether it is there.
func (s *setter) picture(f *doc.Figure) (doc.Picture, bool) {
	pic, have := s.doc.Pictures[f.Digest]
	return pic, have && pic.Data != nil && pic.Width > 0 && pic.Height > 0
}

// place puts a figure's picture, or the box of one that is missing, on a strip.
func (g *galley) place(sp *strip, f *doc.Figure, box unit.Rect) {
	s := g.s
	pic, have := s.picture(f)
	if have {
		s.book.Images[f.Digest] = page.Image{MIME: pic.MIME, Data: pic.Data, Width: pic.Width, Height: pic.Height}
		sp.put([]page.Item{&page.Picture{Box: box, Digest: f.Digest}}, 0, 0, s.block)
		return
	}
	name := pic.Name
	if name == "" {
		name = f.Alt
	}
	s.book.Absent = append(s.book.Absent, page.Place{Page: -1, Source: s.source, Pos: s.pos, Text: name})
	g.emptyBox(sp, box, name)
}

// emptyBox frames the place of a missing picture and writes its name in it.
func (g *galley) emptyBox(sp *strip, box unit.Rect, name string) {
	s := g.s
	t := s.design.Table.Thin
	soft := page.Colour(s.design.Soft)
	sp.fill(unit.Rect{X: box.X, Y: box.Y, W: box.W, H: t}, soft)
	sp.fill(unit.Rect{X: box.X, Y: box.Bottom() - t, W: box.W, H: t}, soft)
	sp.fill(unit.Rect{X: box.X, Y: box.Y, W: t, H: box.H}, soft)
	sp.fill(unit.Rect{X: box.Right() - t, Y: box.Y, W: t, H: box.H}, soft)
	st := *s.style(doc.Caption)
	st.Align = design.Centre
	y := box.Y + box.H/2
	for _, l := range s.lines(doc.Text(name), &st, box.W-st.Size) {
		sp.put(l.items, box.X+(box.W-l.width)/2, y, s.block)
		y += st.Leading
	}
}

// call is a footnote that a paragraph calls, with its number.
type call struct {
	no     int
	blocks []doc.Block
}

// calls lists the footnotes of spans whose lines have just been set.
func (g *galley) calls(spans []doc.Span) (out []call) {
	for i := range spans {
		if spans[i].Note != nil {
			out = append(out, call{blocks: spans[i].Note})
		}
	}
	for i := range out {
		out[i].no = g.s.noteNo - len(out) + 1 + i
	}
	return out
}

// notes hangs the footnotes called on a line at its strip.
func (g *galley) notes(sp *strip, l *setLine) {
	s := g.s
	for range min(l.notes, len(g.waiting)) {
		c := g.waiting[0]
		g.waiting = g.waiting[1:]
		st := *s.style(doc.Footnote)
		first := true
		for _, b := range c.blocks {
			p, ok := b.(*doc.Paragraph)
			if !ok {
				continue
			}
			spans := p.Spans
			if first {
				spans = append([]doc.Span{{Text: noteMark(c.no) + "\u00a0"}}, spans...)
				first = false
			}
			block := s.tag("Note", s.block, "")
			for _, nl := range s.lines(spans, &st, g.width) {
				note := strip{height: st.Leading}
				note.put(nl.items, 0, st.Size.Permille(880), block)
				sp.notes = append(sp.notes, note)
			}
		}
	}
}
