package press

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"huikan/app/compose"
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/typeset"
	"huikan/data"
)

// Lever (松紧手段) is something that brings an issue nearer to a number of pages that
// can be stitched. Nothing of it is written to the records: it holds for the proof
// whose Options name its key.
type Lever struct {
	Key   string // lines+1, lines-1, small:REF, filler:ARTICLE
	Kind  LeverKind
	Title string // of the article that it is about
	Pages int    // of the issue with it, as measured
}

// LeverKind is what a lever does.
type LeverKind string

// The kinds, the least visible first.
const (
	LinesMore  LeverKind = "lines+1" // a line more on each page
	LinesFewer LeverKind = "lines-1" // a line fewer
	Smaller    LeverKind = "small"   // one article a 字号 smaller
	Filler     LeverKind = "filler"  // a waiting article more, at the end of the last section of articles
)

// Fit is how an issue stands to the multiples of four that can be stitched.
type Fit struct {
	Pages int
	// Levers change the number of pages; those that bring it nearest to a
	// multiple of four come first, and of those the ones that change least.
	Levers []Lever
}

// Blank is how many pages are wanting to the next multiple of four.
func Blank(pages int) int { return (4 - pages%4) % 4 }

// distance is how many pages are wanting to a multiple of four, or too many.
func distance(pages int) int { return min(pages%4, Blank(pages)) }

// Levers measures what each lever does to an issue, by setting it so. pool are the
// articles that wait for an issue.
func (p *Press) Levers(ctx context.Context, id data.IssueID, pool []data.ArticleID, o Options) (*Fit, error) {
	o.Once, o.Levers = true, nil
	proof, err := p.Issue(ctx, id, o)
	if err != nil {
		return nil, err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	look, err := p.design(cmp.Or(o.Template, proof.Issue.Template, p.usual))
	if err != nil {
		return nil, err
	}
	fit := &Fit{Pages: len(proof.Book.Pages)}
	var kept typeset.Kept // of the design as it is
	try := func(l Lever) error {
		d, with, err := pull(p.src, proof.Doc, look, l.Key)
		if err != nil || with == nil {
			return err
		}
		options := typeset.Options{Kept: &kept}
		if with != look {
			options.Kept = nil
		}
		book, err := typeset.Set(ctx, d, with, p.fonts, options)
		if err != nil {
			return fmt.Errorf("fit issue %d: %s: %w", proof.Issue.SerialNo, l.Key, err)
		}
		if l.Pages = len(book.Pages); l.Pages != fit.Pages {
			fit.Levers = append(fit.Levers, l)
		}
		return nil
	}
	list := []Lever{{Key: string(LinesMore), Kind: LinesMore}, {Key: string(LinesFewer), Kind: LinesFewer}}
	for _, s := range proof.Doc.Sections {
		for _, a := range s.Articles {
			if !s.Flow {
				list = append(list, Lever{Key: string(Smaller) + ":" + a.Ref, Kind: Smaller, Title: a.Title})
			}
		}
	}
	for _, id := range pool {
		rec, err := p.src.Article(id)
		if err != nil {
			return nil, err
		}
		list = append(list, Lever{Key: string(Filler) + ":" + string(id), Kind: Filler, Title: rec.OneLine()})
	}
	for _, l := range list {
		if err := try(l); err != nil {
			return nil, err
		}
	}
	order := []LeverKind{LinesMore, LinesFewer, Smaller, Filler}
	change := func(l Lever) int { return max(l.Pages-fit.Pages, fit.Pages-l.Pages) }
	slices.SortStableFunc(fit.Levers, func(a, b Lever) int {
		return cmp.Or(cmp.Compare(distance(a.Pages), distance(b.Pages)), cmp.Compare(change(a), change(b)),
			cmp.Compare(slices.Index(order, a.Kind), slices.Index(order, b.Kind)))
	})
	return fit, nil
}

// pull gives a document and a design with a lever pulled; no design where its lines
// would stand too close or too far apart. What is given is not changed.
func pull(src compose.Source, d *doc.Document, look *design.Design, key string) (*doc.Document, *design.Design, error) {
	kind, about, _ := strings.Cut(key, ":")
	out := *d
	out.Sections = slices.Clone(d.Sections)
	switch LeverKind(kind) {
	case LinesMore:
		return d, look.Lines(1), nil
	case LinesFewer:
		return d, look.Lines(-1), nil
	case Smaller:
		for i, s := range out.Sections {
			for k, a := range s.Articles {
				if a.Ref == about {
					sec, art := *s, *a
					art.Smaller = true
					sec.Articles = slices.Clone(s.Articles)
					sec.Articles[k], out.Sections[i] = &art, &sec
					return &out, look, nil
				}
			}
		}
		return nil, nil, fmt.Errorf("pull lever %s: the issue has no such article", key)
	case Filler:
		out.Pictures = maps.Clone(d.Pictures)
		a, err := compose.Filler(src, &out, data.ArticleID(about))
		if err != nil {
			return nil, nil, fmt.Errorf("pull lever %s: %w", key, err)
		}
		for i := len(out.Sections) - 1; i >= 0; i-- {
			if s := out.Sections[i]; !s.Flow {
				sec := *s
				sec.Articles = append(slices.Clone(s.Articles), a)
				out.Sections[i] = &sec
				out.Contents = listed(d.Contents, i, a)
				return &out, look, nil
			}
		}
		return nil, nil, fmt.Errorf("pull lever %s: the issue has no section of articles", key)
	}
	return nil, nil, fmt.Errorf("pull lever %s: no such lever", key)
}

// listed is the contents with an article more in a section.
func listed(c *doc.Contents, section int, a *doc.Article) *doc.Contents {
	if c == nil || section >= len(c.Groups) {
		return c
	}
	out := *c
	out.Groups = slices.Clone(c.Groups)
	g := &out.Groups[section]
	g.Entries = append(slices.Clone(g.Entries), doc.Entry{Text: a.Contents, Ref: a.Ref})
	return &out
}
