package preflight

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	_ "image/jpeg" // pictures come as these two
	_ "image/png"
	"strconv"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// fineDPI is what a printed picture needs at its placed size.
const fineDPI = 300

var (
	safeEdge = unit.Millimetres(5)    // text keeps so far from the trim
	hairline = unit.Millimetres(0.05) // a difference that no guillotine sees
)

// pages checks what the setting brought up.
func (c *checker) pages(d *doc.Document) {
	b := c.book
	for _, p := range b.Missing {
		c.add("missing-glyph", p)
	}
	for _, p := range b.Absent {
		c.add("missing-picture", p)
	}
	for _, p := range b.Overset {
		c.add("overset", p)
	}
	coloured := map[string]bool{}
	for n, p := range b.Pages {
		for _, item := range p.Items {
			switch it := item.(type) {
			case *page.Picture:
				c.picture(d, n, it)
				if n > 0 && inColour(b.Images[it.Digest]) {
					coloured[it.Digest] = true
				}
			case *page.Text:
				c.nearTrim(n, it)
			}
		}
	}
	if len(coloured) > 0 {
		c.nowhere("colour-picture", strconv.Itoa(len(coloured)))
	}
	c.lonelyLines(d)
	for _, p := range b.Loose {
		if p.Next != "" { // the line ‖ what could not be parted to fill it
			p.Text += "‖" + p.Next
			if p.Gap > 0 {
				p.Text += fmt.Sprintf(" +%.2f em", float64(p.Gap)/1000)
			}
		}
		c.add("loose-line", p)
	}
	if n := len(b.Pages); n%4 != 0 {
		c.nowhere("not-fours", strconv.Itoa(n))
	}
}

func (c *checker) picture(d *doc.Document, n int, p *page.Picture) {
	im := c.book.Images[p.Digest]
	name := d.Pictures[p.Digest].Name
	if w := float64(p.Box.W) / float64(unit.Inch); w > 0 && im.Width > 0 {
		if dpi := int(float64(im.Width) / w); dpi < fineDPI {
			c.add("coarse-picture", page.Place{Page: n, Text: fmt.Sprintf("%s %d dpi", name, dpi)})
		}
	}
	trim, bleed, box := c.book.Pages[n].Trim, c.book.Pages[n].Bleed, p.Seen()
	for _, e := range []struct{ at, trim, bleed unit.Length }{
		{box.X, trim.X, bleed.X}, {box.Y, trim.Y, bleed.Y},
		{-box.X - box.W, -trim.X - trim.W, -bleed.X - bleed.W}, {-box.Y - box.H, -trim.Y - trim.H, -bleed.Y - bleed.H},
	} {
		if e.at <= e.trim+hairline && e.at > e.bleed+hairline {
			c.add("no-bleed", page.Place{Page: n, Text: name})
			return
		}
	}
}

// nearTrim finds text that the guillotine might touch.
func (c *checker) nearTrim(n int, t *page.Text) {
	trim := c.book.Pages[n].Trim
	left, right := trim.X+safeEdge-hairline, trim.Right()-safeEdge+hairline
	if t.Up {
		if t.At.X < left || t.At.X > right || t.At.Y-t.Width() < trim.Y+safeEdge || t.At.Y > trim.Bottom()-safeEdge {
			c.add("near-trim", page.Place{Page: n, Text: string(t.Text)})
		}
		return
	}
	if t.At.X < left || t.At.X+t.Size*unit.Length(len(t.Glyphs)) > right && t.At.X+t.Width() > right || // no glyph is wider than the size, as a rule
		t.At.Y < trim.Y+safeEdge || t.At.Y > trim.Bottom()-safeEdge {
		c.add("near-trim", page.Place{Page: n, Text: string(t.Text)})
	}
}

// inColour reports whether a picture has other colours than greys.
func inColour(im page.Image) bool {
	cfg, _, err := image.DecodeConfig(bytes.NewReader(im.Data))
	if err != nil {
		return false
	}
	switch m := cfg.ColorModel.(type) {
	case color.Palette:
		for _, e := range m {
			if r, g, b, _ := e.RGBA(); r != g || g != b {
				return true
			}
		}
		return false
	default:
		return m != color.GrayModel && m != color.Gray16Model
	}
}

// lonelyLines finds paragraphs of which one line alone stands at the head or
// the foot of a page (孤行).
func (c *checker) lonelyLines(d *doc.Document) {
	type piece struct{ page, lines int }
	text := map[spot]string{}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			for _, b := range a.Blocks {
				if p, ok := b.(*doc.Paragraph); ok && p.Pos >= 0 {
					text[spot{a.Source, int(p.Pos)}] = doc.Plain(p.Spans)
				}
			}
		}
	}
	var order []spot
	pieces := map[spot][]piece{}
	for n, p := range c.book.Pages {
		if p.Label == "" {
			continue
		}
		for _, l := range p.Lines {
			k := spot{l.Source, l.Pos}
			if text[k] == "" {
				continue
			}
			list := pieces[k]
			if len(list) == 0 {
				order = append(order, k)
			}
			if len(list) == 0 || list[len(list)-1].page != n {
				list = append(list, piece{page: n})
			}
			list[len(list)-1].lines++
			pieces[k] = list
		}
	}
	for _, k := range order {
		if len(pieces[k]) == 1 {
			continue
		}
		for _, p := range pieces[k] {
			if p.lines == 1 {
				c.add("widow-line", page.Place{Page: p.page, Source: k.source, Pos: k.pos, Text: head(text[k], 16)})
			}
		}
	}
}

// head is the beginning of a text.
func head(text string, n int) string {
	r := []rune(text)
	if len(r) <= n {
		return text
	}
	return string(r[:n]) + "…"
}
