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
	c := &checker{book: b, title: map[string]string{}, pageOf: map[spot]int{}}
	for i, p := range b.Pages {
		for _, l := range p.Lines {
			at := spot{l.Source, -1}
			if _, ok := c.pageOf[at]; !ok && l.Source != "" {
				c.pageOf[at] = i
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
		if p, ok := c.pageOf[spot{at.Source, -1}]; ok {
			at.Page = p
		}
		c.add(string(o.Code), at)
	}
	for _, p := range b.Absent {
		p.Text = strings.TrimSuffix(p.Text, "标志")
		c.add("missing-logo", p)
	}
	for n, p := range b.Pages {
		for _, it := range p.Items {
			if pic, ok := it.(*page.Picture); ok {
				c.picture(d, n, pic)
			}
		}
	}
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
