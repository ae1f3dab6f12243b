// Package press strings the steps together: an issue goes in, and a proof
// comes out, with pages, findings and exports. It knows no store.
package press

import (
	"context"
	"fmt"
	"image"
	"io"
	"io/fs"
	"sync"

	"huikan/app/compose"
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/export"
	"huikan/app/export/raster"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/preflight"
	"huikan/app/typeset"
	"huikan/data"
)

// Source is all that a press may ask of the records. A store is one.
type Source interface {
	compose.Source
	preflight.Source
	Edition(data.IssueID) (data.Edition, bool, error)
}

// Press (印前) sets issues with one set of templates and fonts. It may be used
// by several goroutines; one document is set at a time.
type Press struct {
	src   Source
	looks fs.FS
	fonts *font.Library
	usual string // the template of an issue that names none

	mu      sync.Mutex
	designs map[string]*design.Design
	texts   compose.Kept   // manuscripts, and
	galleys typeset.Kept   // articles of the last proofs, and
	checked preflight.Kept // what was found in them
	prints  typeset.Kept   // articles of the last directories and lists
	glyphs  *raster.Glyphs // outlines of what was drawn
}

// New returns a press. usual is the template for issues that name none.
func New(src Source, looks fs.FS, fonts *font.Library, usual string) *Press {
	return &Press{src: src, looks: looks, fonts: fonts, usual: usual, designs: map[string]*design.Design{}, glyphs: raster.NewGlyphs()}
}

// Proof (样张) is an issue, a directory or what else is printed, set.
type Proof struct {
	Issue data.Issue
	// Printed says that the issue has gone to press and is set as it then was.
	Printed  bool
	Doc      *doc.Document
	Book     *page.Book
	Findings []preflight.Finding
	Left     data.Omissions // whom and what a print from the records leaves out
	drawer   *raster.Drawer
}

// Options say how to set an issue.
type Options struct {
	Template string // instead of the issue's own
	// Levers are the keys of levers that are pulled for this proof alone.
	Levers []string
	// Once is set where no other proof will follow: nothing is kept for it.
	Once bool
	// Progress is told after each article how many are set, of how many, from
	// one goroutine at a time.
	Progress func(done, total int)
}

// Gather reads what an issue would print now, as compose.Gather does: a sign-off
// holds for its digest, an edition is made of it.
func (p *Press) Gather(id data.IssueID) (data.Printed, error) { return compose.Gather(p.src, id) }

// Issue sets an issue; one that has gone to press as it then was. Faults of its content are findings of the proof; an
// error means that the library, a template or a font could not be read, or
// that ctx ended.
func (p *Press) Issue(ctx context.Context, id data.IssueID, o Options) (*Proof, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	issue, err := p.src.Issue(id)
	if err != nil {
		return nil, err
	}
	texts, galleys, checked := &p.texts, &p.galleys, &p.checked
	if o.Once {
		texts, galleys, checked = nil, nil, nil
	}
	var src compose.Source = p.src
	edition, printed, err := p.src.Edition(id)
	if err != nil {
		return nil, err
	}
	if printed {
		src = compose.FromEdition(p.src, edition)
		issue.Template = edition.Printed.Issue.Template
	}
	d, err := compose.Issue(src, id, texts)
	if err != nil {
		return nil, err
	}
	name := p.usual
	if issue.Template != "" {
		name = issue.Template
	}
	if o.Template != "" {
		name = o.Template
	}
	look, err := p.design(name)
	if err != nil {
		return nil, err
	}
	for _, key := range o.Levers {
		if d, look, err = pull(src, d, look, key); err != nil {
			return nil, err
		} else if look == nil {
			return nil, fmt.Errorf("pull lever %s: the lines would stand too close or too far apart", key)
		}
	}
	book, err := typeset.Set(ctx, d, look, p.fonts, typeset.Options{Kept: galleys, Progress: o.Progress})
	if err != nil {
		return nil, fmt.Errorf("set issue %d: %w", issue.SerialNo, err)
	}
	findings, err := preflight.Check(p.src, issue, d, book, checked)
	if err != nil {
		return nil, err
	}
	return &Proof{Issue: issue, Printed: printed, Doc: d, Book: book, Findings: findings, drawer: raster.New(book, p.glyphs)}, nil
}

// Checklist (检查单) sets what preflight found of a proof, with what was let
// stand, as pages for the printer. day is the day that they bear.
func (p *Press) Checklist(ctx context.Context, proof *Proof, day data.Date) (*Proof, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	look, err := p.design(p.usual)
	if err != nil {
		return nil, err
	}
	d := preflight.Sheet(proof.Issue, proof.Book, proof.Findings, day)
	book, err := typeset.Set(ctx, d, look, p.fonts, typeset.Options{})
	if err != nil {
		return nil, fmt.Errorf("set the checklist of issue %d: %w", proof.Issue.SerialNo, err)
	}
	return &Proof{Issue: proof.Issue, Doc: d, Book: book, drawer: raster.New(book, p.glyphs)}, nil
}

// Templates lists the templates there are.
func (p *Press) Templates() []string { return design.Names(p.looks) }

func (p *Press) design(name string) (*design.Design, error) {
	if d := p.designs[name]; d != nil {
		return d, nil
	}
	roles := make([]string, len(doc.Roles))
	for i, r := range doc.Roles {
		roles[i] = string(r)
	}
	d, err := design.Load(p.looks, name, roles, func(f string) bool { return font.Known(font.Family(f)) })
	if err != nil {
		return nil, err
	}
	p.designs[name] = d
	return d, nil
}

// Image draws page n (from 0) at so many dots an inch.
func (p *Proof) Image(n int, dpi float64) (image.Image, error) { return p.drawer.Page(n, dpi) }

// Export writes the book in a format that has all pages in one file.
func (p *Proof) Export(w io.Writer, f export.Format, o export.Options) error {
	return f.Pages(w, p.Book, o)
}

// ExportPage writes one page (from 0) in a format that has a file a page.
func (p *Proof) ExportPage(w io.Writer, f export.Format, n int, o export.Options) error {
	return f.Page(w, p.drawer, n, o)
}
