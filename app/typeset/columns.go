package typeset

import "huikan/app/unit"

// columns fills a page of several columns (分栏): strips that run across stand
// between blocks of columns, and the columns of a block that ends on the page
// are made alike in height. It returns the strip that begins the next page.
func (m *makeup) columns(p *made, strips []strip, i int, section string) (int, string) {
	a := m.s.design.Area
	y := unit.Length(0)
	for first := i; i < len(strips); {
		sp := &strips[i]
		if sp.fresh && i > first {
			break
		}
		if sp.wide {
			end, h := i, unit.Length(0)
			for end < len(strips) && strips[end].wide && !(strips[end].fresh && end > i) {
				h = m.snap(h) + strips[end].height
				end++
			}
			if h = m.snap(h); y > 0 && y+h > m.capacity() {
				break
			}
			section = m.put(p, strips[i:end], section, nil, frame{top: y, width: a.Width(), room: m.capacity() - y})
			y, i = y+h, end
			continue
		}
		if sp.blank {
			i++
			continue
		}
		end := i
		for end < len(strips) && !strips[end].wide && !(strips[end].fresh && end > i) {
			end++
		}
		room := m.capacity() - y
		if room < 2*a.Leading && y > 0 {
			break
		}
		ends := m.flow(strips[:end], i, room)
		if ends[len(ends)-1].to == end {
			room = m.least(strips[:end], i, room)
			ends = m.flow(strips[:end], i, room)
		}
		for c, e := range ends {
			if e.from == e.to {
				continue
			}
			f := frame{left: unit.Length(c) * (a.Column() + a.Gap), top: y, width: a.Column(), room: room}
			section = m.put(p, strips[e.from:e.to], section, goesOn(strips, e.from), f)
		}
		y += room
		if i = ends[len(ends)-1].to; i < end {
			break
		}
	}
	return i, section
}

// span is the strips of one column.
type span struct{ from, to int }

// flow fills one column after another, each with so much room.
func (m *makeup) flow(strips []strip, i int, room unit.Length) []span {
	out := make([]span, m.s.design.Area.Columns)
	for c := range out {
		for i < len(strips) && strips[i].blank {
			i++
		}
		out[c].from = i
		if i < len(strips) {
			i = m.end(strips, i, room)
		}
		out[c].to = i
	}
	return out
}

// least is the least room, in whole lines, in which the columns hold all strips
// without one that sticks out.
func (m *makeup) least(strips []strip, i int, room unit.Length) unit.Length {
	lead := m.s.design.Area.Leading
	for r := lead; r < room; r += lead {
		ends := m.flow(strips, i, r)
		fits := ends[len(ends)-1].to == len(strips)
		for _, e := range ends {
			fits = fits && m.height(strips, e) <= r
		}
		if fits {
			return r
		}
	}
	return room
}

// height is how much of a column strips take up.
func (m *makeup) height(strips []strip, e span) unit.Length {
	y, notes := unit.Length(0), unit.Length(0)
	if e.from == e.to {
		return 0
	}
	if h := goesOn(strips, e.from); h != nil {
		y = h.height
	}
	for i := e.from; i < e.to; i++ {
		sp := &strips[i]
		if !sp.free {
			y = m.snap(y)
		}
		if !sp.blank || i+1 < e.to {
			y += sp.height
		}
		notes += heightOf(sp.notes)
	}
	return y + notes
}
