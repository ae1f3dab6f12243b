package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// record sets an entry of a directory (名录条目): name, what it is, its facts
// under labels in a column, and at the right its picture in a frame, beside
// which lines are shorter. Without a picture lines have the whole measure. It is
// one strip, unless it is taller than a page.
func (g *galley) record(r *doc.Record) {
	s := g.s
	rc := s.design.Record
	s.pos = int(r.Pos)
	root := s.block
	pic, listed := s.doc.Pictures[r.Picture]
	shown := listed && pic.Data != nil && pic.Width > 0 && pic.Height > 0
	if r.Picture != "" && !shown {
		s.book.Absent = append(s.book.Absent, page.Place{Page: -1, Source: s.source, Pos: s.pos, Text: r.Alt})
	}
	var rows []strip
	y := rc.Pad
	measure := func() unit.Length { // at y
		if shown && y < rc.Pad+rc.FrameH {
			return g.width - rc.FrameW - rc.Gap
		}
		return g.width
	}
	row := func(height unit.Length) *strip {
		rows = append(rows, strip{height: height, free: true, source: s.source, pos: s.pos, line: true})
		y += height
		return &rows[len(rows)-1]
	}
	text := func(role doc.Role, spans []doc.Span) {
		if len(spans) == 0 {
			return
		}
		st := s.style(role)
		s.block = s.tag(tagOf(role), root, "")
		for _, l := range s.lines(spans, st, measure()) {
			row(st.Leading).put(l.items, offset(st, &l, g.width), baseline(st), s.block)
		}
	}
	text(doc.RecordName, r.Name)
	text(doc.RecordNote, r.Note)
	st, label := s.style(doc.RecordText), s.style(doc.RecordLabel)
	column := func(f *doc.Fact) unit.Length { // a label too long for its column is not cut
		return max(rc.Label, s.natural(f.Label, label)+label.Size/2)
	}
	fact := func(f *doc.Fact, x, room unit.Length, first *strip) {
		s.block = s.tag("P", root, "")
		left := column(f)
		for i, l := range s.lines(f.Text, st, room-left) {
			sp := first
			if sp == nil {
				sp = row(st.Leading)
			}
			if i == 0 && f.Label != "" {
				sp.put(s.lines(doc.Text(f.Label), label, left)[0].items, x, baseline(st), s.block)
			}
			sp.put(l.items, x+left+offset(st, &l, room-left), baseline(st), s.block)
		}
	}
	for i := 0; i < len(r.Facts); i++ {
		f, room := &r.Facts[i], measure()
		half := room / 2
		if f.Short && i+1 < len(r.Facts) && r.Facts[i+1].Short {
			next := &r.Facts[i+1]
			a, _ := s.extent(f.Text, st)
			b, _ := s.extent(next.Text, st)
			if a <= half-column(f)-st.Size && b <= room-half-column(next) {
				sp := row(st.Leading)
				fact(f, 0, half-st.Size, sp)
				fact(next, half, room-half, sp)
				i++
				continue
			}
		}
		fact(f, 0, room, nil)
	}
	s.block = root
	if len(rows) == 0 {
		return
	}
	if shown {
		g.framed(&rows[0], r, pic, root)
	}
	g.strips = append(g.strips, g.whole(rows, shown)...)
}

// baseline is where a line of a style stands below its top.
func baseline(st *design.Style) unit.Length { return (st.Leading-st.Size)/2 + st.Size.Permille(880) }

// frameRim is what stays free between a frame and its picture, a share of its
// height.
const frameRim = 9

// framed fits a record's picture into the middle of the frame at the right of
// its first row.
func (g *galley) framed(sp *strip, r *doc.Record, pic doc.Picture, root int) {
	rc := g.s.design.Record
	rim := rc.FrameH / frameRim
	most := unit.Size{W: rc.FrameW - 2*rim, H: rc.FrameH - 2*rim}
	w, h := most.W, unit.Length(float64(most.W)*float64(pic.Height)/float64(pic.Width))
	if h > most.H {
		w, h = unit.Length(float64(most.H)*float64(pic.Width)/float64(pic.Height)), most.H
	}
	left, thin, light := g.width-rc.FrameW, max(rc.Rule, unit.Pt/5), page.Colour{R: 205, G: 205, B: 205}
	for _, r := range []unit.Rect{{W: rc.FrameW, H: thin}, {Y: rc.FrameH - thin, W: rc.FrameW, H: thin}, {W: thin, H: rc.FrameH}, {X: rc.FrameW - thin, W: thin, H: rc.FrameH}} {
		r.X += left
		sp.fill(r, light)
	}
	g.s.book.Images[r.Picture] = page.Image{MIME: pic.MIME, Data: pic.Data, Width: pic.Width, Height: pic.Height}
	box := unit.Rect{X: left + (rc.FrameW-w)/2, Y: (rc.FrameH - h) / 2, W: w, H: h}
	sp.put([]page.Item{&page.Picture{Box: box, Digest: r.Picture}}, 0, 0, g.s.tag("Figure", root, r.Alt))
}

// whole joins the rows of a record to one strip with its rule below, or, where
// that is taller than a page, gives them as they are.
func (g *galley) whole(rows []strip, shown bool) []strip {
	rc := g.s.design.Record
	height := heightOf(rows)
	if shown {
		height = max(height, rc.FrameH)
	}
	rows[0].lower(rc.Pad)
	height += rc.Pad
	if area := g.s.design.Area; height+rc.Pad > area.Leading*unit.Length(area.Lines) {
		rows[0].keep, rows[max(0, len(rows)-2)].keep = true, true
		last := &rows[len(rows)-1]
		last.height += rc.Pad
		g.rule(last, last.height-rc.Rule, rc.Rule, page.Colour{R: 170, G: 170, B: 170})
		return rows
	}
	one := rows[0]
	one.height, one.stretch = height+rc.Pad, true
	y := rows[0].height
	for _, sp := range rows[1:] {
		for _, pt := range sp.parts {
			pt.at.Y += y
			one.parts = append(one.parts, pt)
		}
		y += sp.height
	}
	if rc.Rule > 0 {
		g.rule(&one, one.height-rc.Rule, rc.Rule, page.Colour{R: 170, G: 170, B: 170})
	}
	return []strip{one}
}
