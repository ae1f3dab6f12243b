package typeset

import (
	"unicode"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/typeset/internal/linebreak"
	"huikan/app/unit"
)

// setLine is a finished line: items placed from its left edge, with y counted
// from its baseline.
type setLine struct {
	items []page.Item
	width unit.Length // natural, or the measure where it was justified
	last  bool        // the last of its paragraph, or before a forced break
	loose bool
	fit   page.Fit
	over  bool // sticks out of its measure
	// forced: it ends where it must not, for it could end nowhere else.
	forced bool
	text   string
	notes  int         // how many footnotes are called on it
	in     unit.Length // to be set in by, in the imprint
}

// setText is a paragraph, set: its lines, and what else came of it. It is not
// changed once it is made.
type setText struct {
	lines   []setLine
	missing []rune
	notes   int
}

// lines sets spans in a style to a measure, or finds them as they were set
// before. The measure is what remains after the style's own left and right.
func (s *setter) lines(spans []doc.Span, st *design.Style, measure unit.Length) []setLine {
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	if s.err != nil {
		return []setLine{{last: true}}
	}
	var key textKey
	var t *setText
	if s.texts != nil {
		key = keyOf(spans, st, measure, s.noteNo+1)
		t = s.texts.find(key)
	}
	if t == nil {
		t = s.compose(spans, st, measure)
		if s.texts != nil && s.err == nil {
			s.texts.now[key] = t
		}
	}
	s.noteNo += t.notes
	for _, r := range t.missing {
		s.missed(r)
	}
	for i := range t.lines {
		if l := &t.lines[i]; l.over {
			s.book.Overset = append(s.book.Overset, page.Place{Page: -1, Source: s.source, Pos: s.pos, Text: l.text})
		} else if l.loose {
			s.book.Loose = append(s.book.Loose, page.Place{Page: -1, Source: s.source, Pos: s.pos, Text: l.text, Gap: l.fit.Track, Next: l.fit.Next})
		}
	}
	return t.lines
}

// compose shapes spans and cuts them into lines.
func (s *setter) compose(spans []doc.Span, st *design.Style, measure unit.Length) *setText {
	t := &setText{}
	for i, sh := range s.shape(spans, st, s.noteNo) {
		indent := st.Indent
		if i > 0 {
			indent = 0
		}
		if st.Spread > 0 {
			sh.spread(st.Spread)
		}
		t.lines = append(t.lines, s.cut(sh, st, measure, indent)...)
		t.missing = append(t.missing, sh.missing...)
	}
	for i := range spans {
		if spans[i].Note != nil {
			t.notes++
		}
	}
	return t
}

// spread sets characters further apart, for a display line such as 目　录.
func (sh *shaped) spread(by unit.Length) {
	for i := range sh.joints {
		sh.joints[i].blank += by
	}
}

// cut breaks shaped text into lines and places their glyphs.
func (s *setter) cut(sh *shaped, st *design.Style, measure, indent unit.Length) []setLine {
	sh.splitWide(measure)
	sh.openChains(measure, s.house)
	n := len(sh.boxes)
	if n == 0 {
		return []setLine{{last: true}}
	}
	p := &s.cutter
	p.Resize(n)
	p.First, p.Rest, p.Em = int64(measure-indent), int64(measure), int64(st.Size)
	p.Ragged, p.Even, p.Near = false, false, 0
	switch st.Align {
	case design.Centre:
		p.Ragged, p.Even = true, true
		if sh.natural() > measure {
			sh.breakBySense(1)
		}
	case design.Left, design.Right:
		p.Ragged = true
		if sh.natural() > min(measure, measure-indent) {
			sh.breakBySense(0.25)
		}
	}
	for i := range sh.boxes {
		b, j := &sh.boxes[i], &sh.joints[i]
		p.Boxes[i] = int64(b.core)
		p.Joints[i] = linebreak.Joint{
			Blank: int64(j.blank), Shrink: int64(j.shrink), Step: j.step,
			Word: int64(j.word), HanLat: int64(j.hanLat),
			Track: j.track, Break: j.breaks, Penalty: j.penalty,
		}
		if st.Hang && (b.class == clreq.Comma || b.class == clreq.Stop) && i > 0 && alone(sh, i) {
			p.Joints[i].Hang = int64(b.core)
		}
		p.Count[i] = 0
		switch b.class {
		case clreq.Han, clreq.Iterate:
			p.Count[i] = 1
		case clreq.Latin:
			for _, g := range sh.glyphs[b.from:b.to] {
				if p.Count[i] < 2 && (unicode.IsLetter(g.r) || unicode.IsDigit(g.r)) {
					p.Count[i]++
				}
			}
		}
	}
	if st.Align == design.Justify && measure >= 14*st.Size {
		p.Near = int64(st.Size) * 135 / 100
	}
	var out []setLine
	for li, l := range p.Lines() {
		x := unit.Length(0)
		if li == 0 {
			x = indent
		}
		line := s.place(sh, &l, x, st.Align == design.Justify && l.To < n)
		line.last = l.To == n
		for _, b := range sh.boxes[l.From:l.To] {
			if b.note > 0 {
				line.notes++
			}
		}
		line.over = l.Over > 0
		line.forced = !line.last && sh.joints[l.To-1].forced
		line.fit = fitOf(sh, &l, st.Size, s.design.Marks.LooseFrom)
		if (l.Short > 0 || unit.Length(l.Track) > st.Size.Permille(s.design.Marks.LooseFrom)) && st.Align == design.Justify {
			line.loose = true
		}
		out = append(out, line)
	}
	return out
}

// alone reports whether no mark stands beside mark i: one that hangs out of its
// line (标点悬挂) stands by itself.
func alone(sh *shaped, i int) bool {
	text := func(k int) bool {
		switch sh.boxes[k].class {
		case clreq.Han, clreq.Iterate, clreq.Latin:
			return true
		}
		return false
	}
	return text(i-1) && (i+1 == len(sh.boxes) || text(i+1))
}

// natural is how wide the text is on one line.
func (sh *shaped) natural() (w unit.Length) {
	for i := range sh.boxes {
		w += sh.boxes[i].core
		if i+1 < len(sh.boxes) {
			w += sh.joints[i].blank
		}
	}
	return w
}

// fitOf is what was decided for a line, for those who ask why it looks so.
func fitOf(sh *shaped, l *linebreak.Line, em unit.Length, loose int) page.Fit {
	f := page.Fit{Track: int(l.Track * 1000 / int64(em)), HanLatin: int(l.HanLat*100 + 0.5), Short: l.Short > 0}
	for step, share := range l.Squeeze {
		if share > 0 {
			f.Squeezed = step
		}
	}
	if f.Track > loose || f.Short {
		var next []rune
		for i := l.To; i < len(sh.boxes); i++ {
			for _, g := range sh.glyphs[sh.boxes[i].from:sh.boxes[i].to] {
				next = append(next, g.r)
			}
			if sh.joints[i].breaks {
				break
			}
		}
		f.Next = string(next)
	}
	return f
}

// place puts a line's glyphs down from x, as runs of even spacing. A line that is
// flush ends with ink at the edge.
func (s *setter) place(sh *shaped, l *linebreak.Line, x unit.Length, flush bool) setLine {
	line := setLine{}
	w := runWriter{s: s, line: &line}
	var text []rune
	var under underline
	for i := l.From; i < l.To; i++ {
		b := &sh.boxes[i]
		if flush && i+1 == l.To && (b.class == clreq.Connect || b.class == clreq.Middle) && b.to == b.from+1 { // a dash ends flush, not centred in its em
			g := &sh.glyphs[b.from]
			if g.face != nil {
				g.dx = max(g.dx, b.core-b.look.size.Permille(g.face.Advance(g.id)))
			}
		}
		w.box(sh, b, x)
		if b.look.under || under.on {
			under.box(&line, b, x)
		}
		for _, g := range sh.glyphs[b.from:b.to] {
			text = append(text, g.r)
		}
		x += b.core
		if i+1 < l.To {
			x += width(&sh.joints[i], &l.Fit)
		}
	}
	w.flush()
	line.items = append(line.items, w.below...)
	under.end(&line)
	line.width = x
	line.text = string(text)
	return line
}

// width is what a joint came to on a line that was fitted so.
func width(j *joint, f *linebreak.Fit) unit.Length {
	w := j.blank
	if j.step > 0 && f.Squeeze[j.step] > 0 {
		w -= j.shrink.Times(f.Squeeze[j.step])
	}
	if f.Word > 0 && j.word > 0 {
		w += j.word.Times(f.Word)
	}
	if f.HanLat > 0 && j.hanLat > 0 {
		w += j.hanLat.Times(f.HanLat)
	}
	if j.track {
		w += unit.Length(f.Track)
	}
	return w
}

// runWriter gathers glyphs into page.Text runs: as long as the next glyph
// stands where the pen would be, it joins the run.
type runWriter struct {
	s    *setter
	line *setLine
	run  *page.Text
	look *look
	pen  unit.Length // where the next glyph would stand without spacing
	size unit.Length
	// below are the dots of the line.
	below []page.Item
}

func (w *runWriter) box(sh *shaped, b *box, x unit.Length) {
	lk := b.look
	if lk.link != "" && b.from < b.to {
		w.link(lk, x, b.core)
	}
	for _, g := range sh.glyphs[b.from:b.to] {
		if g.face == nil {
			w.frame(lk, x+g.dx)
			continue
		}
		w.glyph(lk, g.face, g.id, g.r, x+g.dx)
	}
	if b.bar {
		w.bar(sh, b, x)
	}
	if lk.dots {
		w.dots(sh, b, x)
	}
}

func (w *runWriter) glyph(lk *look, face *font.Face, id font.GlyphID, r rune, x unit.Length) {
	slack := lk.size / 500
	if t := w.run; t != nil && t.Face == face && w.look == lk {
		gap := x - w.pen
		even := len(t.Glyphs) == 1 && gap > -slack && gap < lk.size/5
		if even {
			t.Spacing = gap
			if gap < slack {
				t.Spacing = 0
			}
		}
		if even || abs(gap-t.Spacing) <= slack && len(t.Glyphs) > 1 {
			t.Text = append(t.Text, r)
			t.Glyphs = append(t.Glyphs, id)
			// The pen is where the drawn glyphs really end, so that small
			// differences do not add up.
			w.pen += t.Spacing + lk.size.Permille(face.Advance(id))
			return
		}
	}
	w.flush()
	w.run = &page.Text{
		Face: face, Size: lk.size, At: unit.Point{X: x, Y: -lk.rise}, Colour: lk.colour,
		Text: []rune{r}, Glyphs: []font.GlyphID{id},
	}
	w.look = lk
	w.pen = x + lk.size.Permille(face.Advance(id))
}

func (w *runWriter) flush() {
	if w.run != nil {
		w.line.items = append(w.line.items, w.run)
		w.run = nil
	}
}

// frame draws the box of a character that no font has.
func (w *runWriter) frame(lk *look, x unit.Length) {
	w.flush()
	em, t := lk.size, lk.size/20
	x += em / 10
	side := em - em/5
	top := -em.Permille(780)
	for _, r := range []unit.Rect{
		{X: x, Y: top, W: side, H: t}, {X: x, Y: top + side - t, W: side, H: t},
		{X: x, Y: top, W: t, H: side}, {X: x + side - t, Y: top, W: t, H: side},
	} {
		w.line.items = append(w.line.items, &page.Fill{Box: r, Colour: lk.colour})
	}
}

// bar joins the ink of two dashes, which in most fonts leave a gap.
func (w *runWriter) bar(sh *shaped, b *box, x unit.Length) {
	first, second := sh.glyphs[b.from], sh.glyphs[b.to-1]
	if first.face == nil || second.face == nil {
		return
	}
	ink, ok := first.face.Ink(first.id)
	if !ok {
		return
	}
	size := b.look.size
	gap := second.dx + size.Permille(ink.Left) - first.dx - size.Permille(ink.Right)
	if gap <= 0 || ink.Top-ink.Bottom > 120 { // they meet, or are drawn by hand
		return
	}
	w.flush()
	round := (ink.Top - ink.Bottom) / 2 // ends may be
	left := x + first.dx + size.Permille(ink.Left+round)
	right := x + second.dx + size.Permille(ink.Right-round)
	w.line.items = append(w.line.items, &page.Fill{
		Box:    unit.Rect{X: left, Y: -size.Permille(ink.Top) - b.look.rise, W: right - left, H: size.Permille(ink.Top - ink.Bottom)},
		Colour: b.look.colour,
	})
}

// link covers a box with a place to click, or lengthens the one before it.
func (w *runWriter) link(lk *look, x, core unit.Length) {
	for i := len(w.line.items) - 1; i >= 0; i-- {
		if k, ok := w.line.items[i].(*page.Link); ok && k.URL == lk.link {
			k.Box.W = x + core - k.Box.X
			return
		}
	}
	w.line.items = append(w.line.items, &page.Link{
		Box:  unit.Rect{X: x, Y: -lk.size, W: core, H: lk.size.Permille(1250)},
		Page: -1, URL: lk.link,
	})
}

func abs(l unit.Length) unit.Length {
	if l < 0 {
		return -l
	}
	return l
}
