package compose

import (
	"strings"

	"huikan/app/doc"
	"huikan/app/markdown"
	"huikan/data"
)

// member composes a member's profile for 新增会员: name and class, scope,
// profile, site, closing line. A part that is empty leaves no line.
func (c *composer) member(id data.MemberID) (*doc.Article, error) {
	m, err := c.src.Member(id)
	if err != nil {
		return nil, err
	}
	a := &doc.Article{Ref: "member-" + string(m.ID), Source: string(m.ID), Title: m.Name, Running: m.Name, Contents: m.Name}
	name := []doc.Span{{Text: m.Name}}
	if class := c.class(m.Class); class != "" {
		name = append(name, doc.Span{Text: "（" + class + "）", Lead: true})
	}
	a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.MemberName, Spans: name, Pos: -1})
	part := func(label, text string) {
		for i, l := range strings.Split(strings.TrimSpace(text), "\n") {
			if l = strings.TrimSpace(l); l == "" {
				continue
			}
			spans := []doc.Span{{Text: l}}
			if i == 0 {
				spans = []doc.Span{{Text: label, Lead: true}, {Text: l}}
			}
			a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.MemberText, Spans: spans, Pos: -1})
		}
	}
	part("主要业务经营范围：", m.Scope)
	if strings.TrimSpace(m.Profile) != "" {
		label := "会员企业情况介绍："
		if m.Type == data.PersonMember {
			label = "会员情况介绍："
		}
		a.Blocks = append(a.Blocks, profile(label, m.Profile)...)
	}
	part("单位网址：", m.Website)
	a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.MemberEnd, Spans: doc.Text("（" + m.Name + "）"), Pos: -1})
	a.Blocks = c.pictures(a.Blocks)
	return a, nil
}

// profile reads the introduction, which is Markdown, and puts its lead-in
// before its first paragraph.
func profile(label, text string) []doc.Block {
	blocks := markdown.Blocks(text)
	lead := doc.Span{Text: label, Lead: true}
	for i, b := range blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok || p.Role != doc.Body && p.Role != doc.Clause {
			continue
		}
		p.Role = doc.MemberText
		if i == 0 {
			p.Spans = append([]doc.Span{lead}, p.Spans...)
			lead.Text = ""
		}
	}
	if lead.Text != "" { // it opens with a picture or a list
		blocks = append([]doc.Block{&doc.Paragraph{Role: doc.MemberText, Spans: []doc.Span{lead}, Pos: -1}}, blocks...)
	}
	return blocks
}

// class is what is printed for a class: its name, or the text that stands in
// the record where the library has no such class.
func (c *composer) class(code string) string {
	if name, ok := c.classes[code]; ok {
		return name
	}
	return code
}
