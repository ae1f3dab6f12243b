package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/unit"
)

// pictures sets figures beside one another (并排图), at one height in each row, with
// their captions below them. What else the panel holds comes after them.
func (g *galley) pictures(p *doc.Panel) {
	var figures []*doc.Figure
	var rest []doc.Block
	for _, b := range p.Blocks {
		if f, ok := b.(*doc.Figure); ok {
			figures = append(figures, f)
		} else {
			rest = append(rest, b)
		}
	}
	most := 3 // in a row
	if g.width-g.left < 24*g.s.design.Area.Size {
		most = 2
	}
	rows := (len(figures) + most - 1) / most
	for r := range rows { // rows are as long as one another
		n := (len(figures) + rows - r - 1) / (rows - r)
		g.pictureRow(figures[:n])
		figures = figures[n:]
	}
	g.blocks(rest)
}

// pictureRow sets one row: as high as the width allows, no picture larger than its
// pixels bear.
func (g *galley) pictureRow(row []*doc.Figure) {
	s := g.s
	area := s.design.Area
	gap := area.Size
	room := g.width - g.left - gap*unit.Length(len(row)-1)
	ratio := make([]float64, len(row)) // width by height
	total := 0.0
	most := g.height() * 2 / 5
	for i, f := range row {
		ratio[i] = 4.0 / 3
		if pic, ok := s.picture(f); ok {
			ratio[i] = float64(pic.Width) / float64(pic.Height)
			most = min(most, unit.Points(float64(pic.Height)*72/pictureDensity))
		}
		total += ratio[i]
	}
	h := min(unit.Length(float64(room)/total), most)
	used := gap * unit.Length(len(row)-1)
	for _, r := range ratio {
		used += unit.Length(r * float64(h))
	}
	lead := area.Leading
	sp := strip{height: lead * unit.Length(ceil(h+lead/2, lead)), source: s.source, pos: int(row[0].Pos), line: true}
	y := (sp.height - h) / 2
	caption := *s.style(doc.Caption)
	caption.Keep, caption.Leading = false, min(caption.Leading, caption.Size.Permille(1350))
	text := strip{source: s.source, pos: sp.pos, line: true}
	was := s.block
	x := g.left + (g.width-g.left-used)/2
	deepest := 0
	for i, f := range row {
		w := unit.Length(ratio[i] * float64(h))
		s.pos = int(f.Pos)
		s.block = s.tag("Figure", was, f.Alt)
		g.place(&sp, f, unit.Rect{X: x, Y: y, W: w, H: h})
		s.block = was
		if len(f.Caption) > 0 {
			// A caption may be a little wider than a narrow picture.
			wide := min(max(w, 8*caption.Size), w+gap)
			own := caption
			own.Align = design.Centre
			s.block = s.tag("Caption", was, "")
			lines := s.lines(f.Caption, &own, wide)
			g.waiting = g.calls(f.Caption)
			for k := range lines {
				text.put(lines[k].items, x+(w-lines[k].width)/2, caption.Leading*unit.Length(k)+(lead-caption.Size)/2+caption.Size.Permille(880), s.block)
				g.notes(&text, &lines[k])
			}
			deepest = max(deepest, len(lines))
			s.block = was
		}
		x += w + gap
	}
	g.blank(1, false)
	if deepest > 0 {
		sp.keep = true
		text.height = lead * unit.Length(ceil(caption.Leading*unit.Length(deepest-1)+caption.Size, lead))
		g.strips = append(g.strips, sp, text)
	} else {
		g.strips = append(g.strips, sp)
	}
	g.blank(1, false)
}
