package compose

import (
	"fmt"
	"strings"

	"huikan/app/doc"
	"huikan/app/markdown"
	"huikan/data"
)

// Issue composes an issue. What is missing (a picture, a text) is in the
// document as missing; an error means that a record could not be read.
//
// kept is what earlier runs left, so that only a manuscript that changed is
// read again; nil: nothing is kept. It changes nothing of the result.
func Issue(src Source, id data.IssueID, kept *Kept) (*doc.Document, error) {
	issue, err := src.Issue(id)
	if err != nil {
		return nil, err
	}
	c := &composer{src: src, issue: issue, kept: kept, doc: &doc.Document{Pictures: map[string]doc.Picture{}}}
	if err := c.load(); err != nil {
		return nil, fmt.Errorf("compose issue %d: %w", issue.SerialNo, err)
	}
	c.info()
	c.contents()
	c.cover()
	c.imprint()
	kept.end()
	return c.doc, nil
}

// composer is one run of Issue.
type composer struct {
	src     Source
	issue   data.Issue
	assoc   data.Association
	classes map[string]string // code → name
	kept    *Kept
	doc     *doc.Document
}

// load reads sections, articles and members into the document.
func (c *composer) load() error {
	var err error
	if c.assoc, err = c.src.Association(); err != nil {
		return err
	}
	classes, err := c.src.Classes()
	if err != nil {
		return err
	}
	c.classes = map[string]string{}
	for _, k := range classes {
		c.classes[k.Code] = k.Name
	}
	sections, err := c.src.Sections(c.issue.ID)
	if err != nil {
		return err
	}
	placements, err := c.src.Placements(c.issue.ID)
	if err != nil {
		return err
	}
	bySection := map[data.SectionID][]data.Placement{}
	for _, p := range placements {
		bySection[p.Section] = append(bySection[p.Section], p)
	}
	for _, s := range sections {
		if s.Hidden {
			continue
		}
		if err := c.section(s, bySection[s.ID]); err != nil {
			return fmt.Errorf("section %s: %w", s.Name, err)
		}
	}
	return nil
}

func (c *composer) section(s data.Section, placed []data.Placement) error {
	out := &doc.Section{Name: s.Name, Label: "【" + s.Name + "】", Ref: "section-" + string(s.ID), Flow: s.Type == data.NewMembersSection}
	seen := map[data.MemberID]bool{}
	for _, p := range placed {
		if p.Member != "" {
			seen[p.Member] = true
			a, err := c.member(p.Member)
			if err != nil {
				return err
			}
			out.Articles = append(out.Articles, a)
			continue
		}
		a, err := c.article(p)
		if err != nil {
			return err
		}
		out.Articles = append(out.Articles, a)
	}
	if s.Type == data.NewMembersSection {
		more, err := c.src.NewMembers(c.issue.ID)
		if err != nil {
			return err
		}
		for _, id := range more {
			if seen[id] {
				continue
			}
			a, err := c.member(id)
			if err != nil {
				return err
			}
			out.Articles = append(out.Articles, a)
		}
	}
	if len(out.Articles) > 0 || s.ShowEmpty {
		c.doc.Sections = append(c.doc.Sections, out)
	}
	return nil
}

// Filler composes an article that stands in no issue (备用稿), to be put behind the
// last of a document that is composed already; its pictures are added there.
func Filler(src Source, d *doc.Document, id data.ArticleID) (*doc.Article, error) {
	c := &composer{src: src, doc: d}
	return c.article(data.Placement{ID: data.PlacementID("filler-" + string(id)), Article: id})
}

// article composes a manuscript: number, title and byline from its fields,
// then its text, then where it was taken from.
func (c *composer) article(p data.Placement) (*doc.Article, error) {
	rec, err := c.src.Article(p.Article)
	if err != nil {
		return nil, err
	}
	title := rec.OneLine()
	a := &doc.Article{Ref: "placement-" + string(p.ID), Source: string(rec.ID), Title: title, Running: title, Contents: rec.Contents()}
	if rec.RunningTitle != "" {
		a.Running = rec.RunningTitle
	}
	field := func(role doc.Role, text string) {
		if strings.TrimSpace(text) != "" {
			a.Blocks = append(a.Blocks, &doc.Paragraph{Role: role, Spans: lines(text), Pos: -1})
		}
	}
	if rec.DocNo != "" {
		a.Contents = rec.DocNo + " " + a.Contents
	}
	field(doc.DocNo, rec.DocNo)
	field(doc.Title, rec.Title)
	field(doc.Subtitle, rec.Subtitle)
	credit := rec.CreditLine()
	if !strings.Contains(credit, strings.TrimPrefix(rec.Byline, "文/")) { // the credit line names the author
		field(doc.Byline, rec.Byline)
	}
	body := c.kept.blocks(rec.Body)
	if rec.DocNo != "" {
		body = markdown.Levels(body)
	}
	a.Blocks = append(a.Blocks, body...)
	field(doc.Credit, credit)
	a.Blocks = c.pictures(a.Blocks)
	return a, nil
}

// lines turns the line ends of a field into forced breaks.
func lines(text string) []doc.Span {
	var out []doc.Span
	for i, l := range strings.Split(strings.TrimSpace(text), "\n") {
		if i > 0 {
			out = append(out, doc.Span{Break: true})
		}
		out = append(out, doc.Span{Text: strings.TrimSpace(l)})
	}
	return out
}
