package typeset

import (
	"cmp"

	"huikan/app/page"
	"huikan/app/unit"
)

// makeup (组版) cuts a galley into pages. It fills each page as far as it will
// go and ends it at the last strip that may end one, so that widows, orphans
// and headings at the foot cannot come about; pages may run a line or two
// short, and leading is never stretched.
type makeup struct {
	s      *setter
	pages  []*made
	across bool        // in one column, whatever the design says
	spread unit.Length // blank below each strip of the page that may have some
	carry  []strip     // lines of footnotes for which the page before had no room
	later  []strip     // turned ones, for after the page being filled
}

// made is a page being made, with what the furniture needs to know.
type made struct {
	page    *page.Page
	section string // of the first text on it
	opens   bool   // a section begins on it: no running head
	begun   bool   // something stands on it
	body    bool   // numbered; has heads and folio
	area    bool
	names   []string // of the articles that begin on it
}

// spot is where an anchor stands.
type spot struct {
	page int
	y    unit.Length
}

// capacity is the room of a page, in whole grid lines.
func (m *makeup) capacity() unit.Length {
	a := m.s.design.Area
	return a.Leading * unit.Length(a.Lines)
}

// origin is the top of the first grid line: half the interlinear space above
// the first em box.
func (m *makeup) origin() unit.Length {
	a := m.s.design.Area
	return a.Top - (a.Leading-a.Size)/2
}

// sheet adds an empty page.
func (m *makeup) sheet(body bool) *made {
	d := m.s.design
	trim := unit.Rect{X: d.Page.Bleed, Y: d.Page.Bleed, W: d.Page.Trim.W, H: d.Page.Trim.H}
	media := unit.Rect{W: d.Page.Trim.W + 2*d.Page.Bleed, H: d.Page.Trim.H + 2*d.Page.Bleed}
	p := &made{page: &page.Page{Media: media, Bleed: media, Trim: trim}, body: body}
	m.pages = append(m.pages, p)
	return p
}

// frame is a part of the type area that text fills from its top.
type frame struct{ left, top, width, room unit.Length }

// whole is the area as one frame.
func (m *makeup) whole() frame {
	return frame{width: m.s.design.Area.Width(), room: m.capacity()}
}

// fill cuts strips into pages.
func (m *makeup) fill(strips []strip, body bool) {
	section := ""
	for i := 0; i < len(strips); {
		if m.s.err = cmp.Or(m.s.err, m.s.ctx.Err()); m.s.err != nil {
			return
		}
		if strips[i].blank && !strips[i].fresh {
			i++
			continue
		}
		if sp := &strips[i]; sp.turned != nil && !sp.fresh && sp.marker == nil && sp.ref == "" {
			m.later = append(m.later, *sp)
			m.turnedPages(body, section)
			i++
			continue
		}
		if strips[i].recto && len(m.pages)%2 == 1 {
			m.sheet(false)
		}
		p := m.sheet(body)
		p.section = section
		if m.s.design.Area.Columns > 1 && !m.across {
			i, section = m.columns(p, strips, i, section)
			m.turnedPages(body, section)
			continue
		}
		end := m.end(strips, i, m.capacity())
		m.spread = m.slack(strips, i, end)
		section = m.put(p, strips[i:end], section, goesOn(strips, i), m.whole())
		m.spread = 0
		m.turnedPages(body, section)
		i = end
	}
	for len(m.carry) > 0 {
		p := m.sheet(body)
		p.section = section
		m.footnotes(p, nil, m.whole(), 0)
	}
}

// end says where the frame of so much room that starts at strip i ends.
func (m *makeup) end(strips []strip, i int, room unit.Length) int {
	y := unit.Length(0)
	if h := goesOn(strips, i); h != nil {
		y = h.height
	}
	foot := unit.Length(0)
	if h := heightOf(m.carry); h > 0 {
		foot = min(h, room/2) + m.s.design.Area.Leading/2
	}
	last := -1
	for j := i; j < len(strips); j++ {
		sp := &strips[j]
		if sp.fresh && j > i {
			return j
		}
		top := y
		if !sp.free {
			top = m.snap(y)
		}
		notes := heightOf(sp.notes)
		if notes > 0 && foot == 0 {
			foot = m.s.design.Area.Leading / 2
		}
		if top+sp.height+foot+notes > room && !sp.blank {
			switch left := room - top - sp.height - foot; {
			case notes > room/4 && !sp.keep && left >= 2*sp.notes[0].height: // a long note is parted
				return j + 1
			case last > i:
				return last
			case j > i: // everything keeps together: cut where it no longer fits
				return j
			}
			return i + 1
		}
		y = top + sp.height
		foot += notes
		if !sp.keep {
			last = j + 1
		}
	}
	return len(strips)
}

// slack is what may stand below each strip of a full page that stretches, so
// that the page ends at its foot: a record's own blank at the most.
func (m *makeup) slack(strips []strip, from, to int) unit.Length {
	if to == len(strips) || strips[to].fresh {
		return 0
	}
	n := 0
	for i := from; i < to-1; i++ {
		if strips[i].stretch {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	ends := func(each unit.Length) (y unit.Length) {
		for i := from; i < to; i++ {
			sp := &strips[i]
			if !sp.free {
				y = m.snap(y)
			}
			if y += sp.height; sp.stretch && i < to-1 {
				y += each
			}
		}
		return y
	}
	room := m.capacity()
	each := min((room-ends(0))/unit.Length(n), 2*m.s.design.Record.Pad)
	for range 8 {
		if each <= 0 || ends(each) <= room {
			break
		}
		each -= each / 4
	}
	if each <= 0 || ends(each) > room {
		return 0
	}
	return each
}

// goesOn is what a page that begins with strip i shows above it: the head of a
// table whose rows stand on the page before.
func goesOn(strips []strip, i int) *strip {
	if i > 0 && strips[i].repeat != nil && strips[i-1].repeat == strips[i].repeat {
		return strips[i].repeat
	}
	return nil
}

func heightOf(strips []strip) (h unit.Length) {
	for i := range strips {
		h += strips[i].height
	}
	return h
}

func (m *makeup) snap(y unit.Length) unit.Length {
	lead := m.s.design.Area.Leading
	return lead * unit.Length(ceil(y, lead))
}

// put prints strips in a frame of a page, under a table's head where one goes
// on, and returns the section that is open at its end.
func (m *makeup) put(p *made, strips []strip, section string, head *strip, f frame) string {
	d := m.s.design
	left, origin := p.page.Trim.X+d.Area.Left+f.left, p.page.Trim.Y+m.origin()+f.top
	index := len(m.pages) - 1
	y := unit.Length(0)
	if head != nil {
		p.print(head, left, origin)
		y = head.height
	}
	var notes []strip
	var around struct {
		*border
		at  int // number of the first item within
		top unit.Length
	}
	for i := range strips {
		sp := &strips[i]
		if around.border != nil && sp.border != around.border {
			around.draw(p, around.at, left, around.top, origin+y)
			around.border = nil
		}
		if !sp.free {
			y = m.snap(y)
		}
		if sp.border != around.border {
			around.border, around.at, around.top = sp.border, len(p.page.Items), origin+y
			if i == 0 { // the page goes on within it
				around.top -= d.Area.Leading / 4
			}
		}
		if sp.foot {
			y = max(y, f.room-sp.height)
		}
		if o := sp.marker; o != nil {
			if o.level == 1 || o.opens {
				section = o.section
				p.opens = true
			}
			if !p.begun || p.section == "" {
				p.section = section
			}
			if o.running != "" {
				p.names = append(p.names, o.running)
			}
			if o.level < 3 {
				m.s.mark(o, index, origin+y)
			}
		}
		if sp.ref != "" {
			m.s.spots[sp.ref] = spot{index, origin + y}
		}
		if r := sp.page; r != nil {
			box := unit.Rect{X: left, Y: origin + y, W: f.width, H: sp.height}
			m.s.refs = append(m.s.refs, reference{p, r.ref, left + f.width, origin + y + r.y, r.style, r.block, box})
		}
		if sp.turned != nil {
			m.later = append(m.later, *sp)
			continue
		}
		if !sp.blank {
			p.print(sp, left, origin+y)
			for _, a := range sp.again {
				if i == 0 && head != nil {
					p.put(a.items, left+a.at.X, origin+y+a.at.Y, page.Artifact)
				}
			}
			if sp.line || sp.free {
				p.page.Lines = append(p.page.Lines, page.Line{
					Box:    unit.Rect{X: left, Y: origin + y, W: f.width, H: sp.height},
					Source: sp.source, Pos: sp.pos, Fit: sp.fit,
				})
			}
			if y+sp.height > f.room {
				m.s.book.Overset = append(m.s.book.Overset, page.Place{Page: index, Source: sp.source, Pos: sp.pos})
			}
		}
		p.begun = true
		y += sp.height
		if sp.stretch {
			y += m.spread
		}
		for _, n := range sp.notes {
			n.base, n.last = sp.base, sp.last
			notes = append(notes, n)
		}
	}
	if around.border != nil {
		if len(strips[len(strips)-1].parts) > 0 { // it goes on on the next page
			y += d.Area.Leading / 4
		}
		around.draw(p, around.at, left, around.top, origin+y)
	}
	m.footnotes(p, notes, f, y)
	return section
}

// footnotes stand at the foot of a frame under a short rule, below those that
// the page before left over. What finds no room under the text, which ends at
// used, is left over for the next.
func (m *makeup) footnotes(p *made, notes []strip, f frame, used unit.Length) {
	d := m.s.design
	notes = append(m.carry, notes...)
	m.carry = nil
	if len(notes) == 0 {
		return
	}
	n, h := 0, unit.Length(0)
	for n < len(notes) && (used+d.Area.Leading/2+h+notes[n].height <= f.room || used == 0 && n == 0) {
		h += notes[n].height
		n++
	}
	m.carry = append(m.carry, notes[n:]...)
	if n == 0 {
		return
	}
	left := p.page.Trim.X + d.Area.Left + f.left
	y := p.page.Trim.Y + m.origin() + f.top + f.room - h
	p.page.Items = append(p.page.Items, &page.Fill{
		Box:    unit.Rect{X: left, Y: y - d.Area.Leading/4, W: f.width / 4, H: d.Table.Thin},
		Colour: page.Black,
	})
	for i := range notes[:n] {
		p.print(&notes[i], left, y)
		y += notes[i].height
	}
}
