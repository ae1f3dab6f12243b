// Package preflight looks an issue over before it is printed: what the setting
// of it brought up, what its text shows, what the records say of what is in it,
// and what the rules for internal publications ask. It alone turns these into
// words; it never changes or drops anything.
package preflight

import (
	"fmt"
	"slices"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/data"
)

// Severity (轻重) says what a finding means for printing.
type Severity int

const (
	Note    Severity = iota // 提示
	Warning                 // 注意
	Error                   // 错误: not to be printed so
)

func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// MarshalText writes the severity as a word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Finding (检查结果) is one thing to look at.
type Finding struct {
	Code     string   `json:"code"` // from Rules
	Severity Severity `json:"severity"`
	Page     int      `json:"page,omitempty"` // from 1, as pages of the file; 0: none
	Folio    string   `json:"folio,omitempty"`
	Source   string   `json:"source,omitempty"` // record id
	Pos      int      `json:"pos,omitempty"`    // byte in the manuscript
	Where    string   `json:"where,omitempty"`  // title of the article
	Text     string   `json:"text,omitempty"`   // the place itself
	// Allowed is the reason for which somebody let it stand (免检理由).
	Allowed string `json:"allowed,omitempty"`
}

// Source is what the checks may ask of the records. A store is one.
type Source interface {
	Association() (data.Association, error)
	Issues() ([]data.Issue, error)
	Placements(data.IssueID) ([]data.Placement, error)
	PlacementsOf(data.ArticleID) ([]data.Placement, error)
	Article(data.ArticleID) (data.Article, error)
	ArticlesWithDocNo(string) ([]data.Article, error)
	Member(data.MemberID) (data.Member, error)
	Standing(data.MemberID, data.Date) (data.Standing, error)
	Classes() ([]data.Class, error)
	Contacts(data.MemberID) ([]data.Contact, error)
}

// checker is one run of Check.
type checker struct {
	src    Source
	reader *Kept
	issue  data.Issue
	assoc  data.Association
	issues []data.Issue // all there are
	out    []Finding
	book   *page.Book
	title  map[string]string // of a source
	pageOf map[spot]int      // the contents aside
}

// spot is a place in a record: a byte of its text, or −1, its beginning.
type spot struct {
	source string
	pos    int
}

// Check looks the issue over. The order is that of Groups, and within a group
// that of the pages. An error means that a record could not be read.
//
// kept is what earlier runs left; nil: nothing is kept.
func Check(src Source, issue data.Issue, d *doc.Document, b *page.Book, kept *Kept) ([]Finding, error) {
	if kept == nil {
		kept = &Kept{}
	}
	c := &checker{src: src, reader: kept, issue: issue, book: b, title: map[string]string{}, pageOf: map[spot]int{}}
	front := frontMatter(b)
	for i, p := range b.Pages {
		for _, l := range p.Lines {
			for _, at := range []spot{{l.Source, l.Pos}, {l.Source, -1}} {
				if _, ok := c.pageOf[at]; !ok && l.Source != "" && i >= front {
					c.pageOf[at] = i
				}
			}
		}
	}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			c.title[a.Source] = a.Title
		}
	}
	var err error
	if c.assoc, err = src.Association(); err != nil {
		return nil, fmt.Errorf("preflight: %w", err)
	}
	c.imprint(d)
	c.contents(d)
	if err := c.records(d); err != nil {
		return nil, fmt.Errorf("preflight issue %d: %w", issue.SerialNo, err)
	}
	c.pages(d)
	kept.begin(c.assoc.HouseWords)
	c.text(d)
	kept.end()
	c.allow()
	order := map[Group]int{}
	for i, g := range Groups {
		order[g.Group] = i
	}
	slices.SortStableFunc(c.out, func(x, y Finding) int { return order[x.Group()] - order[y.Group()] })
	return c.out, nil
}

// frontMatter is how many pages stand before the first folio: cover and contents.
func frontMatter(b *page.Book) int {
	for i, p := range b.Pages {
		if p.Label != "" {
			return i
		}
	}
	return 0
}

// Blocking are the findings for which an issue must not go to press (付印):
// errors that nobody has let stand.
func Blocking(list []Finding) (out []Finding) {
	for _, f := range list {
		if f.Severity == Error && f.Allowed == "" {
			out = append(out, f)
		}
	}
	return out
}

// allow marks the findings that were let stand with a reason.
func (c *checker) allow() {
	for i := range c.out {
		f := &c.out[i]
		for _, w := range c.issue.Allowed {
			if w.Code == f.Code && w.Source == f.Source && w.Text == f.Text {
				f.Allowed = w.Reason
			}
		}
	}
}

func (c *checker) add(code string, at page.Place) {
	f := Finding{Code: code, Severity: ruleOf(code).Severity, Source: at.Source, Pos: max(at.Pos, 0), Text: at.Text, Where: c.title[at.Source]}
	if p := at.Page; p >= 0 && p < len(c.book.Pages) {
		f.Page, f.Folio = p+1, c.book.Pages[p].Label
	}
	c.out = append(c.out, f)
}

// nowhere is a finding of the issue as a whole.
func (c *checker) nowhere(code, text string) { c.add(code, page.Place{Page: -1, Text: text}) }

// at is a place in a record whose page is looked up; pos −1 is its beginning.
func (c *checker) at(source string, pos doc.Pos, text string) page.Place {
	p, ok := c.pageOf[spot{source, int(pos)}]
	if !ok {
		p, ok = c.pageOf[spot{source, -1}]
	}
	if !ok {
		p = -1
	}
	return page.Place{Page: p, Source: source, Pos: int(pos), Text: text}
}
