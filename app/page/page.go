// Package page is the finished page: every glyph, rule and picture at its
// place. Typeset makes it; exports draw it; nobody measures anything again.
//
// A Text item carries its characters and its glyphs, so that a PDF, which is
// written from characters, and a picture, which is drawn from glyphs, agree,
// and search and copying work from either.
package page

import (
	"huikan/app/font"
	"huikan/app/unit"
)

// Book (书) is all pages of a document, and what came up while setting them.
type Book struct {
	Info    Info
	Pages   []*Page
	Outline []Outline
	Blocks  []Block          // structure; Text.Block counts into it
	Images  map[string]Image // by digest

	Overset []Place // text for which there was no room
	Missing []Place // characters that no font has, set as boxes
	Absent  []Place // pictures that are not there, set as boxes
	Shrunk  []Place // text that was set smaller to fit its frame; Gap is its size, in thousandths of what it was to be
	Loose   []Place // lines whose characters stand further apart than the design likes
}

// Info is what a file says of itself.
type Info struct {
	Title, Author, Subject, Keywords string
	Date                             string // 20060102; never from the clock
}

// Place names a spot of a finding.
type Place struct {
	Page   int // index into Pages; −1: on none
	Source string
	Pos    int
	Text   string
	// Gap and Next are of a loose line: what was added between its characters,
	// in thousandths of an em, and what follows it and could not be parted to
	// fill it.
	Gap  int
	Next string
}

// Outline (书签) is one entry of a two-level table of the file.
type Outline struct {
	Title    string
	Page     int
	Y        unit.Length
	Children []Outline
}

// Block is a piece of the reading order, for tagged files: H1, P, Table …
type Block struct {
	Tag    string
	Parent int // index of the enclosing block; −1: the document
	Alt    string
	// Cols and Rows are how far a merged cell reaches; 0: it is not merged.
	Cols, Rows int
}

// Image is a picture's bytes as they came.
type Image struct {
	MIME          string
	Data          []byte
	Width, Height int
}

// Page (页). Coordinates count from the top left corner of Media.
type Page struct {
	Label              string // folio as printed; empty where none is
	Media, Bleed, Trim unit.Rect
	Items              []Item
	Lines              []Line
}

// Line tells which text stands where, so that a click finds its source.
type Line struct {
	Box    unit.Rect
	Source string // record id
	Pos    int    // byte offset in the manuscript; −1: from a field
	Fit    Fit
}

// Fit (齐行) is what was decided to bring a line to its measure.
type Fit struct {
	Track    int    // added between characters, in thousandths of an em
	HanLatin int    // spaces between Han and Latin grew by so much of what they may, in percent
	Squeezed int    // the last step that was squeezed, in clreq's order of seven; 0: none
	Short    bool   // spreading would have torn it: it was left short
	Next     string // of a loose line: what follows and could not be parted
}

// Item is something to draw, in drawing order.
type Item interface{ item() }

// Artifact is the Block of what is not part of the text: heads, folios, rules.
const Artifact = -1

// Text (字串) is a run in one face and size whose glyphs follow one another
// Spacing apart: the pen moves by the glyph's advance and Spacing.
type Text struct {
	Face    *font.Face
	Size    unit.Length
	At      unit.Point // pen on the baseline
	Spacing unit.Length
	Colour  Colour
	Text    []rune
	Glyphs  []font.GlyphID
	Block   int
	Up      bool // the pen moves up the page: a turned table
}

// Fill is a filled box: a rule, a panel, the bar that joins two dashes. A round
// one is the ellipse within the box: a dot of emphasis.
type Fill struct {
	Box    unit.Rect
	Colour Colour
	Round  bool
}

// Picture (图) is an image scaled into a box.
type Picture struct {
	Box    unit.Rect
	Digest string
	Block  int
	Up     bool // turned to the left: its top is on the left of the box
	// Crop is the part of Box that shows; empty: all of it. A turned picture has none.
	Crop unit.Rect
}

// Seen is the part of the page that the picture takes.
func (p *Picture) Seen() unit.Rect {
	if p.Crop == (unit.Rect{}) {
		return p.Box
	}
	return p.Crop
}

// Move moves the picture on its page.
func (p *Picture) Move(x, y unit.Length) {
	p.Box.X += x
	p.Box.Y += y
	if p.Crop != (unit.Rect{}) {
		p.Crop.X += x
		p.Crop.Y += y
	}
}

// Link is a place to click: a page of the book, or an address.
type Link struct {
	Box  unit.Rect
	Page int // index; −1 where URL is set
	Y    unit.Length
	URL  string
}

func (*Text) item()    {}
func (*Fill) item()    {}
func (*Picture) item() {}
func (*Link) item()    {}

// Colour (颜色) is RGB; equal parts are printed in black ink alone.
type Colour struct{ R, G, B uint8 }

// Black is the colour of text.
var Black = Colour{}

// Grey reports whether the colour is a shade of black, and how light it is.
func (c Colour) Grey() (level float64, ok bool) {
	return float64(c.R) / 255, c.R == c.G && c.G == c.B
}

// Width is how far the pen moves over the run, without spacing after the last.
func (t *Text) Width() unit.Length {
	var w unit.Length
	for i, g := range t.Glyphs {
		w += t.Size.Permille(t.Face.Advance(g))
		if i > 0 {
			w += t.Spacing
		}
	}
	return w
}
