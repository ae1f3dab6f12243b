package page

import "huikan/app/unit"

// Booklet (骑马订拼版) imposes a book for saddle stitching: sheets that hold two
// pages a side and, folded in one another, read in order. The number of pages is
// made a multiple of four with blanks before the last page, which stays the
// back cover. Pages of inner sheets stand nearer the spine by thickness a sheet,
// for what sticks out of the folded booklet is trimmed off.
//
// The result has a page for each side: front and back of the outermost sheet,
// then inwards. It is for a printer, not a reader: it has neither links nor
// outline nor structure.
func Booklet(b *Book, thickness unit.Length) *Book {
	pages := padded(b.Pages)
	out := &Book{Info: b.Info, Images: b.Images}
	n := len(pages)
	for i := range n / 4 {
		creep := thickness * unit.Length(i)
		out.Pages = append(out.Pages,
			side(pages[n-2*i-1], pages[2*i], creep),
			side(pages[2*i+1], pages[n-2-2*i], creep))
	}
	return out
}

// padded is pages with as many blanks before the last as a multiple of four
// wants.
func padded(pages []*Page) []*Page {
	n := len(pages)
	if n == 0 {
		return nil
	}
	out := append([]*Page{}, pages[:n-1]...)
	for (len(out)+1)%4 != 0 {
		blank := *pages[n-1]
		blank.Label, blank.Items, blank.Lines = "", nil, nil
		out = append(out, &blank)
	}
	return append(out, pages[n-1])
}

// side is one side of a sheet: two pages by their trimmed edges.
func side(left, right *Page, creep unit.Length) *Page {
	w, h := left.Trim.W, left.Trim.H
	sheet := unit.Rect{W: 2 * w, H: h}
	s := &Page{Label: left.Label + "|" + right.Label, Media: sheet, Bleed: sheet, Trim: sheet}
	put := func(p *Page, x unit.Length) {
		dx, dy := x-p.Trim.X, -p.Trim.Y
		for _, it := range p.Items {
			switch it := it.(type) {
			case *Text:
				t := *it
				t.At.X += dx
				t.At.Y += dy
				t.Block = Artifact
				s.Items = append(s.Items, &t)
			case *Fill:
				f := *it
				f.Box.X += dx
				f.Box.Y += dy
				s.Items = append(s.Items, &f)
			case *Picture:
				c := *it
				c.Move(dx, dy)
				c.Block = Artifact
				s.Items = append(s.Items, &c)
			}
		}
	}
	put(left, creep)
	put(right, w-creep)
	return s
}

// Marked (裁切标记) is a page with marks at the corners of its trim, for the
// knife: they stand off by the bleed, and its sheet grows to hold them.
func Marked(p *Page) *Page {
	const thick = unit.Pt / 4
	off, long := unit.Millimetres(3), unit.Millimetres(5)
	out := *p
	out.Media = p.Media.Grow(unit.Millimetres(7))
	out.Items = append([]Item{}, p.Items...)
	t := p.Trim
	for _, x := range []unit.Length{t.X, t.Right()} {
		for _, y := range []unit.Length{t.Y - off - long, t.Bottom() + off} {
			out.Items = append(out.Items, &Fill{Box: unit.Rect{X: x - thick/2, Y: y, W: thick, H: long}})
		}
	}
	for _, y := range []unit.Length{t.Y, t.Bottom()} {
		for _, x := range []unit.Length{t.X - off - long, t.Right() + off} {
			out.Items = append(out.Items, &Fill{Box: unit.Rect{X: x, Y: y - thick/2, W: long, H: thick}})
		}
	}
	return &out
}
