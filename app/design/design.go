// Package design reads a template folder: the page, its type area, and a style
// for each role of text. A designer edits two TOML files and never Go; a fault
// in them is reported with file and line.
package design

import "huikan/app/unit"

// Design (版式) is a template, read and checked.
type Design struct {
	Name   string
	Page   Page
	Cover  Cover
	Area   Area
	Flow   Flow
	Marks  Marks
	Table  Table
	Record Record
	Heads  Heads
	Styles map[string]*Style // by role
	Accent Colour
	Soft   Colour
	// Sheet is the sheet that cards are set on; nil for designs of books.
	Sheet *Sheet
}

// Page (开本) is the sheet.
type Page struct {
	Trim  unit.Size
	Bleed unit.Length
}

// Cover (封面) says how its picture stands.
type Cover struct {
	Bleed bool // 出血: from below the nameplate to the edges of the sheet
}

// Covers are what a template may choose, by the names it writes.
var Covers = []string{"frame", "bleed"} // 版心之内, 出血

// Area (版心) is where text stands: so many characters by so many lines of the
// body size. Its width is Characters × Size to the last unit; its height is
// (Lines − 1) × Leading + Size.
type Area struct {
	Characters, Lines int
	Size, Leading     unit.Length
	Top               unit.Length // of the first line's em box, from the trim edge
	Left              unit.Length // from the trim edge; the same on both sides of a leaf
	Columns           int         // 分栏: into so many, at least one
	Gap               unit.Length // between them
}

// Width and Height of the area, and the width of one of its columns.
func (a Area) Width() unit.Length { return a.Size * unit.Length(a.Characters) }
func (a Area) Column() unit.Length {
	return (a.Width() - a.Gap*unit.Length(a.Columns-1)) / unit.Length(a.Columns)
}
func (a Area) Height() unit.Length { return a.Leading*unit.Length(a.Lines-1) + a.Size }

// Flow says what opens a new page.
type Flow struct {
	FirstRecto   bool // the first section stands on a right-hand page
	SectionsPage bool // each section opens a page
	ArticlesPage bool // each article opens a page, but in flowing sections
	Fours        bool // blank pages at the end make the number of pages a multiple of four
}

// Marks says how much space stands between Han and Latin, in thousandths of an
// em: set, squeezed and stretched; from what tracking a line is reported; which
// marks are kept off the ends of lines, and how wide marks are.
type Marks struct {
	HanLatin, HanLatinMin, HanLatinMax int
	LooseFrom                          int
	Level                              int  // index into Levels
	Width                              int  // index into Widths
	Hang                               bool // ，、。 may hang out of their line
}

// Levels (禁则级别) and Widths (标点宽度) are what a template may choose, by the
// names it writes.
var (
	Levels = []string{"none", "basic", "gb", "strict"}
	Widths = []string{"full", "line-end", "kaiming", "half"} // 全角, 行末半角, 开明, 半角
)

// Table says how tables are ruled.
type Table struct {
	Rule, Thin unit.Length
	PadX, PadY unit.Length
	Continued  string // 续表, above the part on a later page
}

// Record says how entries of a directory (名录条目) are laid out: the picture in
// a frame at the right, labels in a column of their own at the left.
type Record struct {
	FrameW, FrameH unit.Length // a picture is fitted into it; its text keeps off by Gap
	Gap            unit.Length
	Label          unit.Length // width of the column of labels
	Pad            unit.Length // blank above and below an entry
	Rule           unit.Length // the rule between entries; 0: none
	IndexColumns   int         // columns of the index
}

// Heads says where running heads and folios stand.
type Heads struct {
	Span bool // heads name the first and the last article of the page at its outer edge, the section at the inner

	HeadY  unit.Length // baseline of the running head, from the trim edge
	RuleY  unit.Length // the rule below it; 0: none
	Rule   unit.Length
	FolioY unit.Length // baseline of the folio, from the trim edge
}

// Align is how lines stand in their measure.
type Align string

const (
	Justify Align = "justify"
	Left    Align = "left"
	Centre  Align = "centre"
	Right   Align = "right"
)

// Style (样式) is how one role looks. Vertical spaces count in lines of the
// body grid, so that facing pages keep register.
type Style struct {
	Family     string
	Bold       bool
	Size       unit.Length
	Leading    unit.Length // between its own lines
	Align      Align
	Indent     unit.Length // of the first line
	Left       unit.Length // of every line
	Right      unit.Length
	Before     int // empty grid lines above, dropped at the head of a page
	After      int
	Keep       bool // with the text that follows
	Colour     Colour
	Fill       Colour // behind the text, as a label; only with HasFill
	HasFill    bool
	Under      unit.Length // a rule below a display line, across the measure; 0: none
	Spread     unit.Length // extra space between characters, for display lines
	Names      int         // 均排: names in lists are as wide as so many characters; 0: as they are
	Hang       bool        // 标点悬挂: as Marks.Hang, where lines are justified and in no table
	LeadFamily string      // of a lead-in, where it differs
	LeadBold   bool
}

// Colour is an RGB value.
type Colour struct{ R, G, B uint8 }
