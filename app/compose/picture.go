package compose

import (
	"slices"

	"huikan/app/doc"
	"huikan/data"
)

// pictures fetches the pictures that blocks show, and gives the blocks with the
// captions that the pictures' own records add. One that the library has not got
// is in the document without data. Blocks given are not changed: they may be
// kept for the next run.
func (c *composer) pictures(blocks []doc.Block) []doc.Block {
	out := blocks
	change := func(i int, b doc.Block) {
		if &out[0] == &blocks[0] {
			out = slices.Clone(blocks)
		}
		out[i] = b
	}
	for i, b := range blocks {
		switch b := b.(type) {
		case *doc.Figure:
			change(i, c.picture(b))
		case *doc.Quotation:
			change(i, &doc.Quotation{Blocks: c.pictures(b.Blocks)})
		case *doc.Signatures:
			if len(b.Seals) > 0 {
				s := *b
				s.Seals = nil
				for _, f := range b.Seals {
					f = c.picture(f)
					f.Caption = nil
					s.Seals = append(s.Seals, f)
				}
				change(i, &s)
			}
		case *doc.Panel:
			change(i, &doc.Panel{Kind: b.Kind, Blocks: c.pictures(b.Blocks), Pos: b.Pos})
		case *doc.List:
			l := &doc.List{Pos: b.Pos}
			for _, it := range b.Items {
				l.Items = append(l.Items, doc.ListItem{Blocks: c.pictures(it.Blocks)})
			}
			change(i, l)
		}
	}
	return out
}

func (c *composer) picture(f *doc.Figure) *doc.Figure {
	out := *f
	pic, known := c.doc.Pictures[f.Digest]
	if known && pic.Data == nil {
		return &out
	}
	bytes, rec, err := c.src.PictureBytes(data.Digest(f.Digest))
	if err != nil { // not there: a page shows its place, preflight names it
		c.doc.Pictures[f.Digest] = doc.Picture{Name: f.Alt}
		return &out
	}
	c.doc.Pictures[f.Digest] = doc.Picture{Name: rec.Name, MIME: rec.MIME, Data: bytes, Width: rec.Width, Height: rec.Height}
	out.Caption = slices.Clone(f.Caption)
	if len(f.Caption) == 0 && rec.Caption != "" {
		out.Caption = doc.Text(rec.Caption)
	}
	if rec.Credit != "" {
		out.Caption = append(out.Caption, doc.Span{Text: "（" + rec.Credit + "）"})
	}
	return &out
}
