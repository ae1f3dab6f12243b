package intake

import (
	"errors"
	"fmt"
	"strings"
	"unicode"

	"huikan/data"
)

// Draft is a back issue as it was read: records without ids, in the order of
// the print, and the report. Nothing of it is in a library yet.
type Draft struct {
	Issue    data.Issue     // numbers, label, notice, organiser, staff
	Sections []DraftSection // in order
	Contents []ContentsLine // the contents page, which the library does not keep
	Report   Report
}

// DraftSection is a section (栏目) with what stands in it: articles, or, where
// its Type is NewMembersSection, members. Never both.
type DraftSection struct {
	Section  data.Section
	Articles []*data.Article
	Members  []*data.Member
	Line     int   // of its label
	Lines    []int // of the titles, or the members' names
}

// ContentsLine is one entry of the printed contents page (目录). Contents are
// made from titles, so it serves to check them and is not imported.
type ContentsLine struct {
	Section string `json:"section"`
	Title   string `json:"title"`
	Page    int    `json:"page,omitempty"` // 0: none printed
	Line    int    `json:"line"`
	Text    string `json:"text"` // the source, leaders and all
}

// reader holds what one reading knows on its way.
type reader struct {
	rep     *Report
	draft   *Draft
	measure float64 // characters of a printed line (字), estimated
	entries []*entry

	// paragraphs says that the file knows its own paragraphs and marks
	// (rich_read.go); else a paragraph is a line, cut by page breaks.
	paragraphs bool
	web        bool         // it is a page of a site
	apart      map[int]bool // lines that are not to be joined to what stands before them
	seams      []Seam
	footnotes  *noteBook
}

// BackIssue reads an issue as converted from print: UTF-8 or GB18030, with or
// without contents page. It is an error only if raw is no such issue, and the
// error says why; whatever else is wrong with it is in the report.
func BackIssue(name string, raw []byte) (*Draft, error) {
	text, charset, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("read back issue %s: %w", name, err)
	}
	d := &Draft{}
	r := &reader{rep: &d.Report, draft: d, measure: 34}
	d.Report.Name, d.Report.Charset = name, charset
	lines := r.splitLines(text)
	if len(lines) == 0 {
		return nil, fmt.Errorf("read back issue %s: %w", name, errors.New("it is empty"))
	}
	d.Report.Lines = len(lines)
	for _, c := range text {
		if !unicode.IsSpace(c) {
			d.Report.Chars++
		}
	}
	p, err := r.parts(lines)
	if err != nil {
		return nil, fmt.Errorf("read back issue %s: %w", name, err)
	}
	r.frontMatter(p.front)
	names := map[string]bool{}
	for _, s := range p.sections {
		names[fold(s.name)] = s.label != nil
	}
	r.contents(p.contents, names)
	r.staff(&p)
	heads := map[string]bool{}
	for _, s := range []string{d.Issue.Title, d.Issue.DateLabel, d.Issue.Title + d.Issue.DateLabel, d.Issue.DateLabel + d.Issue.Title} {
		if k := fold(s); len([]rune(k)) >= 3 {
			heads[k] = true
		}
	}
	for i := range p.sections {
		p.sections[i].lines = r.dropFurniture(p.sections[i].lines, heads)
	}
	r.measure = estimateMeasure(p.sections)
	r.sections(p.sections)
	for _, l := range lines {
		if !l.used {
			r.rep.add(Finding{Code: CodeUnplaced, Line: l.no, Text: strings.TrimSpace(l.text)})
		}
	}
	for _, s := range d.Sections {
		d.Report.Articles += len(s.Articles)
		d.Report.Members += len(s.Members)
	}
	d.Report.Sections, d.Report.Contents = len(d.Sections), len(d.Contents)
	d.Report.close()
	return d, nil
}

// Records gives every new record of the draft an id from mint, links sections and
// placements to them, and lists all for one change set: what is referred to
// comes before what refers to it. The records are the draft's own.
func (d *Draft) Records(mint func() string) []data.Record {
	var members, articles, sections, placements []data.Record
	d.Issue.ID = data.IssueID(mint())
	for i := range d.Sections {
		s := &d.Sections[i]
		s.Section.ID, s.Section.Issue, s.Section.Order = data.SectionID(mint()), d.Issue.ID, i+1
		sections = append(sections, &s.Section)
		place := func(p *data.Placement) {
			p.ID, p.Issue, p.Section = data.PlacementID(mint()), d.Issue.ID, s.Section.ID
			p.Order = len(placements) + 1
			placements = append(placements, p)
		}
		first := len(placements)
		for _, a := range s.Articles {
			a.ID = data.ArticleID(mint())
			articles = append(articles, a)
			place(&data.Placement{Article: a.ID})
		}
		for _, m := range s.Members {
			if m.ID == "" {
				m.ID = data.MemberID(mint())
			}
			members = append(members, m)
			place(&data.Placement{Member: m.ID})
		}
		for k, p := range placements[first:] {
			p.(*data.Placement).Order = k + 1
		}
	}
	out := append(members, articles...)
	out = append(out, &d.Issue)
	out = append(out, sections...)
	return append(out, placements...)
}
