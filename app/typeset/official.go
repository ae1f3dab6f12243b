package typeset

import (
	"regexp"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/unit"
)

// attachNumber is what stands before the name of an attachment.
var attachNumber = regexp.MustCompile(`^[\s\x{3000}]*(?:附件[：:][\s\x{3000}]*)?(?:[0-9０-９]{1,2}[.．、][\s\x{3000}]*)?`)

// attachment is the style of a line of 附件说明: what turns over stands under the
// first character of the name, and 2. under the 1. of 附件：1. (GB/T 9704-2012 7.3.4).
func (s *setter) attachment(spans []doc.Span, st *design.Style, next bool) *design.Style {
	own := *st
	if next {
		own.Before, own.Left, own.Indent = 0, st.Left+st.Indent+3*st.Size, 0
	}
	number := attachNumber.FindString(doc.Plain(spans))
	if number == "" {
		return &own
	}
	// With a character behind it, for the blank between.
	in, _ := s.extent(doc.Text(number+"一"), &own)
	in -= own.Size
	own.Left += own.Indent + in
	own.Indent = -in
	own.Align = design.Left // spread, the first line would leave the others behind
	return &own
}

// signatures sets 落款 (GB/T 9704-2012 7.3.5). Without a seal, names end two characters
// short of the edge, the date starts two characters right of the name and, where
// it is longer, is itself two characters short.
func (g *galley) signatures(b *doc.Signatures) {
	s := g.s
	st := *s.style(doc.Signature)
	st.Align, st.Indent = design.Left, 0
	em := st.Size
	s.pos = int(b.Pos)
	if b.Sealed && b.Date != "" && g.width-g.left >= 16*em {
		g.sealed(b, &st)
		return
	}
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
		sp := strip{
			height: g.pitch(), keep: i+1 < len(rows),
			source: s.source, pos: int(b.Pos), line: true,
		}
		sp.put(r.line.items, x, top+em.Permille(880), s.block)
		g.strips = append(g.strips, sp)
	}
	for _, f := range b.Seals { // a seal without a date to stand on is a picture
		g.figure(f)
	}
	g.blank(st.After, false)
}

// sealSize is how wide a seal is, in em of the text: 42 mm to a 公文's 16 pt.
const sealSize = 7.5

// sealed sets 落款 under seals: the date is four characters short of the edge, the
// name stands over its middle, and the seal in the middle of both. Several issuers
// stand beside one another, up to three in a row, in their order; the date belongs
// to the last. The block is not parted.
func (g *galley) sealed(b *doc.Signatures, st *design.Style) {
	s := g.s
	em := st.Size
	area := s.design.Area
	date := s.lines(doc.Text(b.Date), st, g.width-g.left-4*em)[0]
	seal := unit.Length(0)
	if len(b.Seals) > 0 {
		seal = unit.Length(float64(em) * sealSize)
	}
	names := b.Names
	if len(names) == 0 {
		names = []string{""}
	}
	// Slots stand to the left of the date's, all as wide as the widest needs.
	room := g.width - g.left
	slot := max(date.width, seal)
	var set [][]setLine
	for _, n := range names {
		lines := s.lines(doc.Text(n), st, room-4*em)
		for i := range lines {
			slot = max(slot, lines[i].width)
		}
		set = append(set, lines)
	}
	middle := g.width - 4*em - date.width/2 // of the date, and of the last slot
	slot += 2 * em
	row := max(1, min(3, 1+int(max(0, middle-g.left-slot/2)/slot)))
	rows := (len(set) + row - 1) / row
	top := (area.Leading - em) / 2
	var sp strip
	sp.source, sp.pos, sp.line = s.source, int(b.Pos), true
	y := unit.Length(0)
	var behind, text []part
	for r := range rows {
		issuers := set[r*row : min(len(set), (r+1)*row)]
		high := 1
		for _, lines := range issuers {
			high = max(high, len(lines))
		}
		last := r == rows-1
		body := area.Leading * unit.Length(high)
		if last {
			body += area.Leading
		}
		height := max(body, seal+area.Leading/2)
		height = area.Leading * unit.Length(ceil(height, area.Leading))
		at := y + (height-body)/2
		for k, lines := range issuers {
			cx := middle - slot*unit.Length(len(issuers)-1-k)
			for i := range lines {
				x := min(max(cx-lines[i].width/2, g.left), g.width-lines[i].width)
				text = append(text, part{lines[i].items, unit.Point{X: x, Y: at + area.Leading*unit.Length(high-len(lines)+i) + top + em.Permille(880)}, s.block})
			}
			if n := r*row + k; n < len(b.Seals) {
				f := b.Seals[n]
				was := s.block
				s.block = s.tag("Figure", was, f.Alt)
				var under strip
				g.place(&under, f, g.sealBox(f, cx, y+height/2, seal))
				behind = append(behind, under.parts...)
				s.block = was
			}
		}
		if last {
			text = append(text, part{date.items, unit.Point{X: max(middle-date.width/2, g.left), Y: at + body - area.Leading + top + em.Permille(880)}, s.block})
		}
		y += height
	}
	sp.parts = append(behind, text...)
	sp.height = y
	g.tie(2)
	if seal == 0 {
		g.blank(st.Before, true)
	}
	g.strips = append(g.strips, sp)
	for _, f := range b.Seals[min(len(b.Seals), len(set)):] {
		g.figure(f)
	}
	g.blank(st.After, false)
}

// sealBox is where a seal of a size stands about its middle, in its own shape.
func (g *galley) sealBox(f *doc.Figure, x, y, size unit.Length) unit.Rect {
	w, h := size, size
	if pic, ok := g.s.picture(f); ok && pic.Width > pic.Height {
		h = unit.Length(float64(size) * float64(pic.Height) / float64(pic.Width))
	} else if ok {
		w = unit.Length(float64(size) * float64(pic.Width) / float64(pic.Height))
	}
	return unit.Rect{X: min(x-w/2, g.width-w), Y: y - h/2, W: w, H: h}
}
