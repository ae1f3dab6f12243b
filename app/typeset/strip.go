package typeset

import (
	"huikan/app/page"
	"huikan/app/unit"
)

// strip is a piece of the galley (长条) that no page cuts: a line, a heading, a
// row of a table, a picture. Once its galley is set it is not changed: pages
// get copies.
type strip struct {
	parts  []part
	height unit.Length
	keep   bool   // no page ends after it
	blank  bool   // empty; dropped at the head of a page
	fresh  bool   // it opens a page
	recto  bool   // and that page is a right-hand one
	free   bool   // its top need not stand on the grid: rows of a table
	ref    string // an anchor
	marker *opening
	repeat *strip  // what a page that goes on with this table shows above it
	again  []part  // what it shows beside it, where a page begins with it
	wide   bool    // runs across the columns of its page
	foot   bool    // stands at the foot of its page
	turned []strip // come on turned pages of their own after the page it stands on
	page   *pageRef
	border *border // drawn around it and its neighbours that have the same
	// stretch: what room a full page has left may stand below it.
	stretch bool
	notes   []strip
	source  string
	pos     int
	fit     page.Fit
	line    bool // a line of text: its box is remembered for clicks
	body    bool // counts as a line of running text
	base    int  // where its galley's structure blocks begin among the book's
	last    bool // nobody will print it again: its items may be moved
}

// part is items placed together on a strip, counted from its top left.
type part struct {
	items []page.Item
	at    unit.Point
	block int // structure block of its text, by its galley's count
}

// opening says that a section or an article begins, for heads and outline.
type opening struct {
	section string
	article string
	ref     string
	level   int // 1: section, 2: article, 3: a letter of the index, for heads alone
	running string
	opens   bool // it opens its page as a section does
	title   string
}

// put places items on the strip.
func (sp *strip) put(items []page.Item, x, y unit.Length, block int) {
	sp.parts = append(sp.parts, part{items, unit.Point{X: x, Y: y}, block})
}

// fill places a filled box on the strip.
func (sp *strip) fill(box unit.Rect, c page.Colour) {
	sp.put([]page.Item{&page.Fill{Box: box, Colour: c}}, 0, 0, page.Artifact)
}

// lower moves what stands on the strip down, and makes it so much taller.
func (sp *strip) lower(by unit.Length) {
	for i := range sp.parts {
		sp.parts[i].at.Y += by
	}
	sp.height += by
}

// print puts copies of a strip's items on a page.
func (p *made) print(sp *strip, x, y unit.Length) {
	for i := range sp.parts {
		pt := &sp.parts[i]
		block := pt.block
		if block != page.Artifact {
			block += sp.base
		}
		if sp.last {
			p.take(pt.items, x+pt.at.X, y+pt.at.Y, block)
		} else {
			p.put(pt.items, x+pt.at.X, y+pt.at.Y, block)
		}
	}
}

// take is put for items that nobody will ask for again: they are moved.
func (p *made) take(items []page.Item, x, y unit.Length, block int) {
	for _, it := range items {
		switch it := it.(type) {
		case *page.Text:
			it.At.X += x
			it.At.Y += y
			if it.Block != page.Artifact {
				it.Block = block
			}
		case *page.Fill:
			it.Box.X += x
			it.Box.Y += y
		case *page.Picture:
			it.Move(x, y)
			it.Block = block
		case *page.Link:
			it.Box.X += x
			it.Box.Y += y
		}
	}
	p.page.Items = append(p.page.Items, items...)
}

// put puts copies of items on a page: their places count from x, y, and their
// text belongs to a block. Text that says itself an artifact stays one.
func (p *made) put(items []page.Item, x, y unit.Length, block int) {
	n := 0
	for _, it := range items {
		if _, ok := it.(*page.Text); ok {
			n++
		}
	}
	texts := make([]page.Text, 0, n) // one piece of memory for them all
	for _, it := range items {
		switch it := it.(type) {
		case *page.Text:
			t := *it
			t.At.X += x
			t.At.Y += y
			if t.Block != page.Artifact {
				t.Block = block
			}
			texts = append(texts, t)
			p.page.Items = append(p.page.Items, &texts[len(texts)-1])
		case *page.Fill:
			f := *it
			f.Box.X += x
			f.Box.Y += y
			p.page.Items = append(p.page.Items, &f)
		case *page.Picture:
			c := *it
			c.Move(x, y)
			c.Block = block
			p.page.Items = append(p.page.Items, &c)
		case *page.Link:
			l := *it
			l.Box.X += x
			l.Box.Y += y
			p.page.Items = append(p.page.Items, &l)
		}
	}
}
