package typeset

import (
	"strings"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// panel adds blocks that are laid out on their own.
func (g *galley) panel(p *doc.Panel) {
	switch p.Kind {
	case doc.Turned:
		g.turned(p)
	case doc.Pictures:
		g.pictures(p)
	case doc.Box:
		g.box(p)
	case doc.PullQuote:
		g.pull(p)
	default:
		g.blocks(p.Blocks)
	}
}

// border is drawn around strips that follow one another on a page: a whole frame,
// or rules above and below alone. It is closed on every page that it comes to.
type border struct {
	box    unit.Rect // X and W: from the left of the frame
	rule   unit.Length
	colour page.Colour
	fill   page.Colour
	filled bool
	sides  bool
}

// box sets blocks within a frame (框文), an em in from it. The frame stands in the
// middle of an empty line above and below.
func (g *galley) box(p *doc.Panel) {
	s := g.s
	text := s.style(doc.BoxText)
	b := &border{
		box: unit.Rect{X: g.left, W: g.width - g.left}, rule: s.design.Table.Thin,
		colour: page.Colour(s.design.Soft), fill: page.Colour(text.Fill), filled: text.HasFill, sides: true,
	}
	in := text.Size
	g.bordered(p, b, in, "Sect", func(sub *galley) {
		sub.body = doc.BoxText
		sub.blocks(p.Blocks)
	})
}

// pull sets a sentence off from the text (摘句), large, between two rules. What
// begins with a dash says whose it is.
func (g *galley) pull(p *doc.Panel) {
	s := g.s
	st := s.style(doc.Pull)
	b := &border{box: unit.Rect{X: g.left, W: g.width - g.left}, rule: s.design.Table.Rule, colour: page.Colour(st.Colour)}
	g.bordered(p, b, st.Size, "BlockQuote", func(sub *galley) {
		for i, block := range p.Blocks {
			t, ok := block.(*doc.Paragraph)
			if !ok {
				sub.blocks(p.Blocks[i : i+1])
				continue
			}
			own := *st
			own.HasFill = false
			if strings.HasPrefix(doc.Plain(t.Spans), "——") {
				own.Align, own.Indent = design.Right, 0
				own.Size, own.Leading, own.Colour = s.design.Area.Size, s.design.Area.Leading, design.Colour{}
				sub.tie(1)
			}
			s.pos = int(t.Pos)
			was := s.block
			s.block = s.tag("P", was, "")
			lines := s.lines(t.Spans, &own, sub.width-own.Left-own.Right)
			sub.waiting = sub.calls(t.Spans)
			sub.lines(lines, &own, t.Pos)
			s.block = was
		}
	})
}

// bordered sets what do says in a galley of its own, in by so much from both sides
// of a border, and takes it over.
func (g *galley) bordered(p *doc.Panel, b *border, in unit.Length, tag string, do func(*galley)) {
	s := g.s
	sub := &galley{s: s, width: b.box.W - 2*in, page: g.page}
	was := s.block
	s.block = s.tag(tag, was, "")
	do(sub)
	s.block = was
	for n := len(sub.strips); n > 0 && sub.strips[n-1].blank; n = len(sub.strips) {
		sub.strips = sub.strips[:n-1]
	}
	for len(sub.strips) > 0 && sub.strips[0].blank {
		sub.strips = sub.strips[1:]
	}
	if len(sub.strips) == 0 {
		return
	}
	half := g.pitch() / 2
	moved := map[*strip]bool{}
	for i := range sub.strips {
		sp := sub.strips[i]
		sp.shift(b.box.X + in)
		if sp.repeat != nil && !moved[sp.repeat] {
			moved[sp.repeat] = true
			sp.repeat.shift(b.box.X + in)
		}
		sp.border = b
		sub.strips[i] = sp
	}
	// An empty line above and one below: the border runs in their middle.
	g.strips = append(g.strips, strip{height: half, keep: true})
	g.strips = append(g.strips, strip{height: half, border: b, keep: true, free: true})
	g.strips = append(g.strips, sub.strips...)
	g.strips[len(g.strips)-1].keep = true
	g.strips = append(g.strips, strip{height: half, border: b, free: true})
}

// shift moves what stands on the strip to the right.
func (sp *strip) shift(by unit.Length) {
	for i := range sp.parts {
		sp.parts[i].at.X += by
	}
	for i := range sp.again {
		sp.again[i].at.X += by
	}
}

// draw puts the border on a page behind what was placed since item number at, from
// top to bottom. Where the page begins or ends within it, it stands off a little.
func (b *border) draw(p *made, at int, left, top, bottom unit.Length) {
	x, w := left+b.box.X, b.box.W
	var items []page.Item
	add := func(r unit.Rect, c page.Colour) { items = append(items, &page.Fill{Box: r, Colour: c}) }
	if b.filled {
		add(unit.Rect{X: x, Y: top, W: w, H: bottom - top}, b.fill)
	}
	add(unit.Rect{X: x, Y: top, W: w, H: b.rule}, b.colour)
	add(unit.Rect{X: x, Y: bottom - b.rule, W: w, H: b.rule}, b.colour)
	if b.sides {
		add(unit.Rect{X: x, Y: top, W: b.rule, H: bottom - top}, b.colour)
		add(unit.Rect{X: x + w - b.rule, Y: top, W: b.rule, H: bottom - top}, b.colour)
	}
	rest := append(items, p.page.Items[at:]...)
	p.page.Items = append(p.page.Items[:at], rest...)
}
