package press

import (
	"context"
	"fmt"

	"huikan/app/compose"
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/export/raster"
	"huikan/app/preflight"
	"huikan/app/typeset"
	"huikan/data"
)

// The templates of what is printed from the records of members.
const (
	directoryLook = "directory"
	labelsLook    = "labels"
	envelopesLook = "envelopes"
	listLook      = "list"
)

// Directory is what a directory is made of; see compose.Filter.
type Directory = compose.Filter

// Chosen is a member of a directory; see compose.Chosen.
type Chosen = compose.Chosen

// Directory sets a directory of members (会员名录). Whom and what it leaves out
// are findings of the proof, and its Left.
func (p *Press) Directory(ctx context.Context, who Directory, o Options) (*Proof, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	d, left, err := compose.Directory(p.src, who)
	if err != nil {
		return nil, err
	}
	return p.print(ctx, d, directoryLook, nil, left, o)
}

// Mail (寄送) is what labels, envelopes and lists of receipt are made of.
type Mail struct {
	To       []data.Addressee
	Left     data.Omissions // what choosing them left out
	From     data.Association
	Day      data.Date
	Title    string
	Subtitle string
	ByClass  bool // of a list of receipt: under classes, else by postcode
}

// SheetOptions say what labels or envelopes are printed on.
type SheetOptions struct {
	Sheet  string // key of one of Sheets, or CustomSheet
	Custom Custom
	Start  int     // the first label that is used, from 1; the ones before it are gone
	NudgeX float64 // millimetres to the right
	NudgeY float64 // and down
	// Test gives a sheet with the outlines of all labels, to be held against
	// the real one; Boxes draws the boxes for postcodes, which printed envelopes
	// have.
	Test, Boxes bool
}

// CustomSheet is the key of a sheet of labels that is given by its measures.
const CustomSheet = "custom"

// Custom is a sheet of labels by its measures; see design.Measures.
type Custom = design.Measures

// Sheet is a sheet that can be chosen, with how many labels it has.
type Sheet struct {
	Key, Name     string
	Columns, Rows int
}

// Sheets lists the sheets of labels and the envelopes that there are.
func (p *Press) Sheets() (labels, envelopes []Sheet, err error) {
	l, err := design.LabelSheets(p.looks, labelsLook)
	if err != nil {
		return nil, nil, err
	}
	e, err := design.EnvelopeSheets(p.looks, envelopesLook)
	if err != nil {
		return nil, nil, err
	}
	list := func(in []design.Sheet) (out []Sheet) {
		for _, s := range in {
			out = append(out, Sheet{s.Key, s.Name, s.Columns, s.Rows})
		}
		return out
	}
	return list(l), list(e), nil
}

// Labels sets labels (标签).
func (p *Press) Labels(ctx context.Context, m Mail, s SheetOptions, o Options) (*Proof, error) {
	return p.cards(ctx, compose.Labels(m.To, m.Day, m.Title), m, s, false, o)
}

// Envelopes sets envelopes (信封), a page each.
func (p *Press) Envelopes(ctx context.Context, m Mail, s SheetOptions, o Options) (*Proof, error) {
	s.Start = 1
	return p.cards(ctx, compose.Envelopes(m.To, m.From, m.Day, m.Title), m, s, true, o)
}

// SignSheet sets a list of receipt (签收单).
func (p *Press) SignSheet(ctx context.Context, m Mail, o Options) (*Proof, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.print(ctx, compose.SignSheet(m.To, m.ByClass, m.Title, m.Subtitle, m.Day), listLook, nil, m.Left, o)
}

func (p *Press) cards(ctx context.Context, d *doc.Document, m Mail, s SheetOptions, envelope bool, o Options) (*Proof, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	sheet, err := p.sheet(s, envelope)
	if err != nil {
		return nil, err
	}
	look := labelsLook
	if envelope {
		look = envelopesLook
	}
	return p.print(ctx, d, look, sheet, m.Left, o)
}

// sheet finds or makes the sheet that is asked for.
func (p *Press) sheet(s SheetOptions, envelope bool) (*design.Sheet, error) {
	var found *design.Sheet
	if s.Sheet == CustomSheet && !envelope {
		found = s.Custom.Sheet(CustomSheet)
		if err := found.Check(); err != nil {
			return nil, err
		}
	} else {
		list, err := design.LabelSheets(p.looks, labelsLook)
		if envelope {
			list, err = design.EnvelopeSheets(p.looks, envelopesLook)
		}
		if err != nil {
			return nil, err
		}
		for i := range list {
			if list[i].Key == s.Sheet || s.Sheet == "" {
				found = &list[i]
				break
			}
		}
		if found == nil {
			keys := ""
			for i := range list {
				keys += " " + list[i].Key
			}
			return nil, fmt.Errorf("there is no sheet %q; there are%s", s.Sheet, keys)
		}
	}
	if s.Start > found.Cells() || s.Start < 0 {
		return nil, fmt.Errorf("sheet %s: label %d: there are 1 to %d", found.Key, s.Start, found.Cells())
	}
	const most = 100 // millimetres
	for _, n := range []float64{s.NudgeX, s.NudgeY} {
		if !(n >= -most && n <= most) {
			return nil, fmt.Errorf("sheet %s: nudged by %g mm: at most %d", found.Key, n, most)
		}
	}
	found.Start = max(0, s.Start-1)
	found.Nudge(s.NudgeX, s.NudgeY)
	found.Outline, found.Boxes = s.Test, s.Boxes
	return found, nil
}

// print sets a document that is not an issue.
func (p *Press) print(ctx context.Context, d *doc.Document, name string, sheet *design.Sheet, left data.Omissions, o Options) (*Proof, error) {
	if o.Template != "" {
		name = o.Template
	}
	look, err := p.design(name)
	if err != nil {
		return nil, err
	}
	galleys := &p.prints
	if o.Once {
		galleys = nil
	}
	if sheet != nil {
		with := *look
		with.Sheet = sheet
		look, galleys = &with, nil
	}
	book, err := typeset.Set(ctx, d, look, p.fonts, typeset.Options{Kept: galleys, Progress: o.Progress})
	if err != nil {
		return nil, fmt.Errorf("set %s: %w", d.Info.Title, err)
	}
	return &Proof{Doc: d, Book: book, Left: left, drawer: raster.New(book, p.glyphs), Findings: preflight.Printed(d, book, left)}, nil
}
