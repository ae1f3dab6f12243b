package typeset

import (
	"fmt"
	"strconv"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// issue sets the whole document: sections first, for only then are the
// contents' page numbers known, and they are counted from the first section.
func (s *setter) issue(o Options) {
	if s.doc.Cards != nil {
		s.cards()
		return
	}
	s.spots = map[string]spot{}
	m := &makeup{s: s}
	if s.doc.Cover != nil {
		s.cover(m)
	}
	s.notes(m)
	contents := len(m.pages)
	table := s.contentsTable()
	for range table.pages() {
		m.sheet(false)
	}
	g := s.sections(len(m.pages) > 0, o)
	if s.err != nil {
		return
	}
	m.fill(g.strips, true)
	s.index(m)
	if s.err != nil {
		return
	}
	for s.design.Flow.Fours && len(m.pages)%4 != 0 {
		m.sheet(false)
	}
	s.number(m)
	if table != nil {
		table.print(m, contents)
	}
	s.fillIn(m.pages)
	for _, p := range m.pages {
		s.book.Pages = append(s.book.Pages, p.page)
	}
	s.placeFindings()
}

// sections sets all sections and joins them to one galley.
func (s *setter) sections(recto bool, o Options) *galley {
	var list []*doc.Article
	for _, sec := range s.doc.Sections {
		list = append(list, sec.Articles...)
	}
	set := s.articles(list, o)
	g := &galley{s: s, width: s.design.Area.Width()}
	if s.err != nil {
		return g
	}
	flow := s.design.Flow
	for i, sec := range s.doc.Sections {
		root := s.tag("Sect", -1, "")
		s.block = root
		first := len(g.strips)
		s.source, s.pos = "", -1
		if sec.Label != "" {
			g.paragraph(doc.SectionName, doc.Text(sec.Label), -1)
		}
		for i := first; i < len(g.strips); i++ {
			g.strips[i].wide = true
		}
		if first < len(g.strips) {
			sp := &g.strips[first]
			sp.fresh = flow.SectionsPage || i == 0
			sp.recto = flow.FirstRecto && i == 0 && recto
			sp.ref = sec.Ref
			sp.marker = &opening{section: sec.Name, level: 1, title: sec.Name, ref: sec.Ref}
		}
		for j, a := range sec.Articles {
			at := len(g.strips)
			if j > 0 && !flow.ArticlesPage && !sec.Flow {
				g.blank(2, false)
				at = len(g.strips)
			}
			g.join(set[0], root)
			set = set[1:]
			if at == len(g.strips) {
				continue
			}
			sp := &g.strips[at]
			for sp.blank && at+1 < len(g.strips) {
				at++
				sp = &g.strips[at]
			}
			sp.fresh = j > 0 && flow.ArticlesPage && !sec.Flow || sec.Label == "" && j == 0 && (i == 0 || flow.SectionsPage)
			if sec.Label == "" && j == 0 && i == 0 {
				sp.recto = flow.FirstRecto && recto
			}
			sp.ref = a.Ref
			sp.marker = &opening{section: sec.Name, article: a.Title, level: 2, title: a.Title, running: a.Running, ref: a.Ref, opens: sec.Label == "" && j == 0}
		}
	}
	s.block = page.Artifact
	from := len(g.strips)
	if im := s.doc.Imprint; im != nil && len(im.Rows) > 0 && len(s.doc.Info.Notes) == 0 {
		s.imprint(g, im)
	}
	for i := from; i < len(g.strips); i++ {
		g.strips[i].wide = true
	}
	return g
}

// imprint stands at the foot of the last page, under a rule.
func (s *setter) imprint(g *galley, im *doc.Imprint) {
	st := s.style(doc.ImprintRowR)
	s.block = s.tag("Sect", -1, "")
	s.source, s.pos = "", -1
	var lines []setLine
	if im.Title != "" {
		hd := s.style(doc.ImprintHd)
		lines = append(lines, s.lines(doc.Text(im.Title), hd, g.width)...)
	}
	for _, r := range im.Rows {
		hang := *st
		hang.Left = 0
		if st.Names > 0 && len(r.Names) > 0 {
			lines = append(lines, s.staff(r, &hang, g.width)...)
			continue
		}
		lines = append(lines, s.lines(doc.Text(r.Label+"："+r.Value), &hang, g.width)...)
	}
	g.blank(1, false)
	if len(lines) > s.design.Area.Lines/2 { // too long for the foot of a page: it runs on
		for i := range lines {
			sp := strip{height: st.Leading, keep: i == 0 || i == len(lines)-2}
			sp.put(lines[i].items, lines[i].in, st.Size.Permille(880), s.block)
			g.strips = append(g.strips, sp)
		}
		return
	}
	height := st.Leading*unit.Length(len(lines)) + s.design.Area.Leading
	sp := strip{height: height, foot: true}
	g.rule(&sp, st.Leading/2, s.design.Table.Thin, page.Black)
	y := st.Leading
	for i := range lines {
		sp.put(lines[i].items, lines[i].in, y+st.Size.Permille(880), s.block)
		y += st.Leading
	}
	g.strips = append(g.strips, sp)
}

// mark records an opening for the outline.
func (s *setter) mark(o *opening, at int, y unit.Length) {
	e := page.Outline{Title: o.title, Page: at, Y: y}
	if n := len(s.book.Outline); o.level == 2 && n > 0 {
		s.book.Outline[n-1].Children = append(s.book.Outline[n-1].Children, e)
		return
	}
	s.book.Outline = append(s.book.Outline, e)
}

// number gives the pages their folios and running heads: none on the cover,
// the contents and blanks; no head where a section opens.
func (s *setter) number(m *makeup) {
	folio := 0
	h := s.design.Heads
	for i, p := range m.pages {
		if !p.body {
			continue
		}
		folio++
		p.page.Label = strconv.Itoa(folio)
		recto := i%2 == 0
		s.block = page.Artifact
		s.folio(p, recto, h.FolioY)
		if p.opens && !h.Span {
			continue
		}
		role, text, inner := doc.HeadVerso, s.doc.Info.Running, ""
		if recto {
			role, text = doc.HeadRecto, p.section
		}
		if h.Span {
			text, inner = p.span(), p.section
		}
		s.furniture(p, s.style(role), text, h.HeadY)
		if inner != "" && s.natural(text, s.style(role))+s.natural(inner, s.style(role)) < s.design.Area.Width()-2*s.style(role).Size {
			other := *s.style(role)
			other.Align = map[bool]design.Align{true: design.Left, false: design.Right}[recto]
			s.furniture(p, &other, inner, h.HeadY)
		}
		if h.Rule > 0 {
			p.page.Items = append(p.page.Items, &page.Fill{
				Box:    unit.Rect{X: p.page.Trim.X + s.design.Area.Left, Y: p.page.Trim.Y + h.RuleY, W: s.design.Area.Width(), H: h.Rule},
				Colour: page.Colour(s.design.Soft),
			})
		}
	}
}

// natural is how wide a line of text is in a style.
func (s *setter) natural(text string, st *design.Style) unit.Length {
	w, _ := s.extent(doc.Text(text), st)
	return w
}

// span is what the page holds, as its head says it: its first article and its
// last.
func (p *made) span() string {
	if n := len(p.names); n == 0 {
		return ""
	} else if p.names[0] != p.names[n-1] {
		return p.names[0] + " — " + p.names[n-1]
	}
	return p.names[0]
}

// folio sets — 1 — a character in from the outer edge.
func (s *setter) folio(p *made, recto bool, y unit.Length) {
	st := *s.style(doc.Folio)
	st.Align, st.Left = design.Left, st.Size
	if recto {
		st.Align, st.Left, st.Right = design.Right, 0, st.Size
	}
	s.furniture(p, &st, fmt.Sprintf("— %s —", p.page.Label), y)
}

// furniture sets one line outside the area with its baseline at y.
func (s *setter) furniture(p *made, st *design.Style, text string, y unit.Length) {
	if text == "" {
		return
	}
	measure := s.design.Area.Width() - st.Left - st.Right
	one := *st
	if one.Align == design.Justify {
		one.Align = design.Left
	}
	lines := s.lines(doc.Text(text), &one, measure)
	l := &lines[0]
	x := p.page.Trim.X + s.design.Area.Left + st.Left + offset(&one, l, measure)
	p.put(l.items, x, p.page.Trim.Y+y, s.block)
}

// placeFindings gives findings of the text the page where their source stands.
func (s *setter) placeFindings() {
	where := map[string]int{}
	for i, p := range s.book.Pages {
		for _, l := range p.Lines {
			k := l.Source + "\x00" + strconv.Itoa(l.Pos)
			if _, ok := where[k]; !ok {
				where[k] = i
			}
		}
	}
	for _, list := range [][]page.Place{s.book.Missing, s.book.Absent, s.book.Shrunk, s.book.Loose, s.book.Overset} {
		for i := range list {
			if p, ok := where[list[i].Source+"\x00"+strconv.Itoa(list[i].Pos)]; ok && list[i].Page < 0 {
				list[i].Page = p
			}
		}
	}
}
