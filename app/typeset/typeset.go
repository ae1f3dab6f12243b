// Package typeset sets a document: it shapes text by the rules of Chinese
// composition, cuts it into lines, makes the lines up into pages, and fills in
// the page numbers of the contents.
//
// It goes in three steps, each with a type of its own: shape (spans → boxes
// and joints), galley (blocks → strips, the lines of a long column), make-up
// (strips → pages). Positions are whole units throughout; the same document
// gives the same pages on every machine.
//
// Each article is a galley of its own, which depends on nothing outside it:
// galleys are set side by side on all processors, and one that was kept from an
// earlier run is used again. Make-up, which is sequential, prints copies of
// what stands in them.
package typeset

import (
	"context"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/typeset/internal/linebreak"
	"huikan/app/unit"
)

// Options are what a run may be given beside its input. They change nothing of
// its result.
type Options struct {
	// Kept is what earlier runs left; nil: nothing is kept.
	Kept *Kept
	// Progress is told after each article how many are set, of how many. It is
	// called from one goroutine at a time.
	Progress func(done, total int)
}

// Set lays out d. Running out of room is not an error: what fits in no frame
// is in the Book's Overset and the rest is still set, because an editor has
// to see the page in order to cut the text. An error means that a font could
// not be read, or that ctx ended, which is looked at before each paragraph.
func Set(ctx context.Context, d *doc.Document, look *design.Design, fonts *font.Library, o Options) (*page.Book, error) {
	s := &setter{ctx: ctx, doc: d, design: look, fonts: fonts, house: houseOf(look), book: &page.Book{}}
	s.book.Info = page.Info{
		Title: d.Info.Title + d.Info.Label, Author: d.Info.Author,
		Subject: d.Info.Subject, Keywords: join(d.Info.Keywords), Date: d.Info.Date,
	}
	s.book.Images = map[string]page.Image{}
	s.texts = &texts{now: map[textKey]*setText{}} // heads are the same on many pages
	o.Kept.begin(look, fonts)
	s.issue(o)
	if s.err == nil {
		s.err = ctx.Err()
	}
	if s.err != nil {
		return nil, s.err
	}
	o.Kept.end()
	return s.book, nil
}

// setter sets text for one galley after another.
type setter struct {
	ctx    context.Context
	doc    *doc.Document
	design *design.Design
	fonts  *font.Library
	house  clreq.House
	book   *page.Book // what came up in the galley being set, and its structure
	err    error      // the first failure; later steps do nothing of consequence

	looks  []*look
	chars  []char              // written over from paragraph to paragraph, as is
	cutter linebreak.Paragraph // this
	texts  *texts              // what was set of the same article before; may be nil
	noteNo int                 // footnotes called so far in the article

	source  string // record id of what is being set
	pos     int
	block   int // structure block of the text being set
	missing map[rune]bool
	spots   map[string]spot // where anchors stand
	refs    []reference     // page numbers to fill in
}

// houseOf is what a design says of lines, for those who know the rules.
func houseOf(d *design.Design) clreq.House {
	m := &d.Marks
	return clreq.House{
		HanLatin: m.HanLatin, HanLatinMin: m.HanLatinMin, HanLatinMax: m.HanLatinMax,
		Level: clreq.Level(m.Level), Width: clreq.Width(m.Width),
	}
}

// style is the design's style for a role. A design has one for every role; a
// document from elsewhere may still name one it has not.
func (s *setter) style(r doc.Role) *design.Style {
	if st := s.design.Styles[string(r)]; st != nil {
		return st
	}
	return s.design.Styles[string(doc.Body)]
}

// face opens the face of a style; a failure stops the run.
func (s *setter) face(fs font.Style) *font.Face {
	f, err := s.fonts.Face(fs)
	if err != nil && s.err == nil {
		s.err = err
	}
	return f
}

// pick chooses the face for a character: the look's own where it can.
func (s *setter) pick(lk *look, r rune) (*font.Face, font.GlyphID, bool) {
	if lk.face == nil {
		return nil, 0, true
	}
	if g, ok := lk.face.Glyph(r); ok {
		return lk.face, g, false
	}
	c, err := s.fonts.Pick(lk.style, r)
	if err != nil {
		if s.err == nil {
			s.err = err
		}
		return nil, 0, true
	}
	return c.Face, c.Glyph, c.Missing
}

// missed notes a character that no font has, once an article.
func (s *setter) missed(r rune) {
	if s.missing == nil {
		s.missing = map[rune]bool{}
	}
	if s.missing[r] {
		return
	}
	s.missing[r] = true
	s.book.Missing = append(s.book.Missing, page.Place{Page: -1, Source: s.source, Pos: s.pos, Text: string(r)})
}

// tag opens a block of the reading order.
func (s *setter) tag(name string, parent int, alt string) int {
	s.book.Blocks = append(s.book.Blocks, page.Block{Tag: name, Parent: parent, Alt: alt})
	return len(s.book.Blocks) - 1
}

func join(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += ", "
		}
		out += w
	}
	return out
}

// ceil is how many whole steps cover l.
func ceil(l, step unit.Length) int {
	if l <= 0 {
		return 0
	}
	return int((l + step - 1) / step)
}
