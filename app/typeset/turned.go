package typeset

import (
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// turned sets blocks for pages that are read from the right: as wide as the area
// is high. They stand in the galley as one strip without height, and come on
// pages of their own after the page that it stands on.
func (g *galley) turned(p *doc.Panel) {
	s := g.s
	sub := &galley{s: s, width: s.design.Area.Height(), page: s.design.Area.Width()}
	sub.blocks(p.Blocks)
	if len(sub.strips) == 0 {
		return
	}
	n := len(g.strips)
	g.strips = append(g.strips, strip{free: true, turned: sub.strips, keep: n > 0 && g.strips[n-1].keep})
}

// height is of the page that the galley is for.
func (g *galley) height() unit.Length {
	if g.page > 0 {
		return g.page
	}
	return g.s.design.Area.Height()
}

// turnedPages makes up what stands turned on the page just filled. The head of a
// table is on the left of its page, the binding edge of odd pages and the fore
// edge of even ones (GB/T 9704-2012 8); heads and folios are where they always are.
func (m *makeup) turnedPages(body bool, section string) {
	list, carry := m.later, m.carry
	m.later, m.carry = nil, nil
	for _, t := range list {
		strips := make([]strip, len(t.turned))
		for i, sp := range t.turned {
			sp.base, sp.last = t.base, t.last
			strips[i] = sp
		}
		for i := 0; i < len(strips) || len(m.carry) > 0; {
			if i < len(strips) && strips[i].blank {
				i++
				continue
			}
			p := m.sheet(body)
			p.section, p.begun = section, true
			a := m.s.design.Area
			f := frame{width: a.Height(), room: a.Width()}
			flat := &made{page: &page.Page{Trim: unit.Rect{X: -a.Left, Y: -m.origin()}}, section: section, begun: true}
			end := i
			if i < len(strips) {
				end = m.end(strips, i, f.room)
				m.put(flat, strips[i:end], section, goesOn(strips, i), f)
			} else {
				m.footnotes(flat, nil, f, 0)
			}
			i = end
			p.turn(flat.page, p.page.Trim.X+a.Left, p.page.Trim.Y+a.Top+a.Height())
		}
	}
	m.carry = carry
}

// turn takes over what stands on another page, turned to the left: its top left
// corner comes to x, y, the bottom left of where it goes.
func (p *made) turn(from *page.Page, x, y unit.Length) {
	box := func(r unit.Rect) unit.Rect {
		return unit.Rect{X: x + r.Y, Y: y - r.X - r.W, W: r.H, H: r.W}
	}
	for _, it := range from.Items {
		switch it := it.(type) {
		case *page.Text:
			it.At = unit.Point{X: x + it.At.Y, Y: y - it.At.X}
			it.Up = true
		case *page.Fill:
			it.Box = box(it.Box)
		case *page.Picture:
			it.Box = box(it.Box)
			it.Up = true
		case *page.Link:
			it.Box = box(it.Box)
		}
	}
	p.page.Items = append(p.page.Items, from.Items...)
	for _, l := range from.Lines {
		l.Box = box(l.Box)
		p.page.Lines = append(p.page.Lines, l)
	}
}
