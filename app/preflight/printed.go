package preflight

import (
	"fmt"
	"strings"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/data"
)

// Printed looks over what is printed from the records of members: a directory,
// labels, envelopes, lists. left is what the choosing left out; each of it is a
// finding, so that nothing is missing from paper without a word.
func Printed(d *doc.Document, b *page.Book, left data.Omissions) []Finding {
	c := &checker{book: b, title: map[string]string{}, pageOf: map[string]int{}}
	for i, p := range b.Pages {
		for _, l := range p.Lines {
			if _, ok := c.pageOf[l.Source]; !ok && l.Source != "" {
				c.pageOf[l.Source] = i
			}
		}
	}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			c.title[a.Source] = a.Title
		}
	}
	for _, o := range left {
		text := o.Name
		if also := strings.TrimSpace(strings.Join([]string{o.Contact, o.Fact}, " ")); also != "" && also != o.Name {
			text += "：" + also
		}
		at := page.Place{Page: -1, Source: string(o.Member), Text: text}
		if p, ok := c.pageOf[at.Source]; ok {
			at.Page = p
		}
		c.add(string(o.Code), at)
	}
	for _, p := range b.Absent {
		p.Text = strings.TrimSuffix(p.Text, "标志")
		c.add("missing-logo", p)
	}
	c.coarse(b)
	for _, p := range b.Missing {
		c.add("missing-glyph", p)
	}
	for _, p := range b.Overset {
		c.add("overset", p)
	}
	for _, p := range b.Shrunk {
		p.Text += fmt.Sprintf("（%d%%）", p.Gap/10)
		c.add("text-shrunk", p)
	}
	return c.out
}

// sharp is the pixels an inch that print asks of a picture.
const sharp = 300

// coarse finds pictures that are drawn with fewer pixels an inch than print
// asks for.
func (c *checker) coarse(b *page.Book) {
	for i, p := range b.Pages {
		for _, it := range p.Items {
			pic, ok := it.(*page.Picture)
			if !ok {
				continue
			}
			im := b.Images[pic.Digest]
			dpi := float64(im.Width) * 72 / pic.Box.W.Points()
			if im.Width == 0 || dpi >= sharp {
				continue
			}
			at := page.Place{Page: i, Text: fmt.Sprintf("%.0f dpi", dpi)}
			if pic.Block >= 0 && pic.Block < len(b.Blocks) {
				at.Text = strings.TrimSuffix(b.Blocks[pic.Block].Alt, "标志") + "（" + at.Text + "）"
			}
			for _, l := range p.Lines {
				if l.Source != "" && pic.Box.Y >= l.Box.Y && pic.Box.Y < l.Box.Bottom() {
					at.Source = l.Source
				}
			}
			c.add("coarse-logo", at)
		}
	}
}
