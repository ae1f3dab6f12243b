package design

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path"
	"slices"

	"huikan/app/unit"
)

// Sheet (标签纸, 信封) is a sheet of cells that cards are set in: the labels of a
// page, or the one face of an envelope. Cells run along the rows.
type Sheet struct {
	Key, Name     string
	Page          unit.Size
	Columns, Rows int
	Cell          unit.Size
	Left, Top     unit.Length // of the first cell, from the page's edges
	PitchX        unit.Length // from one cell's left edge to the next one's
	PitchY        unit.Length
	Frames        []Frame // within a cell
	Scale         int     // size of text, in thousandths of the styles'; 0: as they are

	// What one printing asks for beside.
	Start          int         // cells of the first page that are left free
	NudgeX, NudgeY unit.Length // everything stands so far right and down
	Outline        bool        // the edges of cells are drawn, on empty cells too
	Boxes          bool        // postcode boxes are drawn, not only filled
}

// Frame (框) is a place for text within a cell.
type Frame struct {
	Name string
	Box  unit.Rect
	// Boxes is set for a frame of boxes with a character each: so many, each as
	// large as Each, Pitch from one's left edge to the next one's.
	Boxes int
	Each  unit.Size
	Pitch unit.Length
	Right bool // text is set to the right edge
	Low   bool // and to the lower edge
}

// Cells is how many cells a page has.
func (s *Sheet) Cells() int { return s.Columns * s.Rows }

// Nudge moves everything on the sheet so many millimetres to the right and
// down.
func (s *Sheet) Nudge(right, down float64) {
	s.NudgeX, s.NudgeY = unit.Millimetres(right), unit.Millimetres(down)
}

// Measures are those of a sheet of labels that no table holds, in millimetres.
// A pitch of 0 is the label's own size, a page of 0 is A4.
type Measures struct {
	Columns, Rows         int
	Width, Height         float64
	Left, Top             float64
	PitchX, PitchY        float64
	PageWidth, PageHeight float64
}

// Sheet is the sheet of these measures, yet to be checked.
func (m Measures) Sheet(key string) *Sheet {
	or := func(v, other float64) unit.Length {
		if v == 0 {
			v = other
		}
		return unit.Millimetres(v)
	}
	cell := unit.Size{W: unit.Millimetres(m.Width), H: unit.Millimetres(m.Height)}
	return &Sheet{
		Key: key, Name: key, Columns: m.Columns, Rows: m.Rows, Cell: cell,
		Page: unit.Size{W: or(m.PageWidth, 210), H: or(m.PageHeight, 297)},
		Left: unit.Millimetres(m.Left), Top: unit.Millimetres(m.Top),
		PitchX: or(m.PitchX, m.Width), PitchY: or(m.PitchY, m.Height),
		Frames: labelFrames(cell, unit.Millimetres(4)),
	}
}

// Check says why a sheet cannot be, or nil.
func (s *Sheet) Check() error {
	far := func(n int, first, pitch, cell unit.Length) unit.Length { return first + pitch*unit.Length(n-1) + cell }
	const slack = unit.Pt / 4 // measures in millimetres are rounded
	switch {
	case s.Columns < 1 || s.Rows < 1 || s.Cells() > 500:
		return fmt.Errorf("sheet %s: %d × %d cells: want 1 to 500", s.Key, s.Columns, s.Rows)
	case s.Cell.W < unit.Millimetres(15) || s.Cell.H < unit.Millimetres(8):
		return fmt.Errorf("sheet %s: cells of %s × %s mm are too small for an address", s.Key, mm(s.Cell.W), mm(s.Cell.H))
	case s.Columns > 1 && s.PitchX < s.Cell.W-slack || s.Rows > 1 && s.PitchY < s.Cell.H-slack:
		return fmt.Errorf("sheet %s: the pitch is less than a cell", s.Key)
	case far(s.Columns, s.Left, s.PitchX, s.Cell.W) > s.Page.W+slack:
		return fmt.Errorf("sheet %s: the last column ends at %s mm, the page at %s mm", s.Key, mm(far(s.Columns, s.Left, s.PitchX, s.Cell.W)), mm(s.Page.W))
	case far(s.Rows, s.Top, s.PitchY, s.Cell.H) > s.Page.H+slack:
		return fmt.Errorf("sheet %s: the last row ends at %s mm, the page at %s mm", s.Key, mm(far(s.Rows, s.Top, s.PitchY, s.Cell.H)), mm(s.Page.H))
	}
	return nil
}

func mm(l unit.Length) string { return fmt.Sprintf("%.1f", l.Points()*25.4/72) }

// LabelSheets reads the sheets of labels of a template, name/sheets.toml, in the
// order in which they are written. All faults are reported, with file and line.
func LabelSheets(looks fs.FS, name string) ([]Sheet, error) {
	return sheets(looks, name, (*table).labelSheet)
}

// EnvelopeSheets is LabelSheets for envelopes.
func EnvelopeSheets(looks fs.FS, name string) ([]Sheet, error) {
	return sheets(looks, name, (*table).envelope)
}

func sheets(looks fs.FS, name string, one func(*table, *Sheet)) ([]Sheet, error) {
	f, err := read(looks, path.Join(name, "sheets.toml"))
	if err != nil {
		return nil, err
	}
	list := f.sheets(one)
	return list, errors.Join(f.faults...)
}

// sheets reads each table of a file as a sheet.
func (f *file) sheets(one func(*table, *Sheet)) (out []Sheet) {
	keys := slices.SortedFunc(maps.Keys(f.tree), func(a, b string) int {
		return cmp.Or(cmp.Compare(f.line(a, ""), f.line(b, "")), cmp.Compare(a, b))
	})
	for _, k := range keys {
		t := f.table(k)
		s := Sheet{Key: k, Name: k, Columns: 1, Rows: 1}
		t.text("name", &s.Name)
		one(t, &s)
		t.done()
		if err := s.Check(); err != nil {
			at{f, k, "", nil}.fault("%v", err)
		}
		out = append(out, s)
	}
	return out
}

func (t *table) labelSheet(s *Sheet) {
	s.Page = unit.Size{W: unit.Millimetres(210), H: unit.Millimetres(297)}
	t.length("page-width", &s.Page.W, 0)
	t.length("page-height", &s.Page.H, 0)
	t.number("columns", &s.Columns, 1, 20)
	t.number("rows", &s.Rows, 1, 50)
	t.length("width", &s.Cell.W, 0)
	t.length("height", &s.Cell.H, 0)
	t.length("left", &s.Left, 0)
	t.length("top", &s.Top, 0)
	s.PitchX, s.PitchY = s.Cell.W, s.Cell.H
	t.length("pitch-x", &s.PitchX, 0)
	t.length("pitch-y", &s.PitchY, 0)
	pad := unit.Millimetres(4)
	t.length("pad", &pad, 0)
	t.number("scale", &s.Scale, 400, 2000)
	s.Frames = labelFrames(s.Cell, pad)
}

// labelFrames is the one frame of a label: the cell without so much at each
// edge.
func labelFrames(cell unit.Size, pad unit.Length) []Frame {
	pad = min(pad, cell.W/8, cell.H/8)
	return []Frame{{Name: "label", Box: unit.Rect{X: pad, Y: pad, W: cell.W - 2*pad, H: cell.H - 2*pad}}}
}

func (t *table) envelope(s *Sheet) {
	t.length("width", &s.Cell.W, 0)
	t.length("height", &s.Cell.H, 0)
	s.Page, s.PitchX, s.PitchY = s.Cell, s.Cell.W, s.Cell.H
	post := Frame{Name: "postcode", Boxes: 6}
	t.length("boxes-left", &post.Box.X, 0)
	t.length("boxes-top", &post.Box.Y, 0)
	t.length("box-width", &post.Each.W, 0)
	t.length("box-height", &post.Each.H, 0)
	post.Pitch = post.Each.W
	t.length("box-pitch", &post.Pitch, 0)
	post.Box.W, post.Box.H = post.Pitch*5+post.Each.W, post.Each.H
	rect := func(name string) (r unit.Rect) {
		t.length(name+"-left", &r.X, 0)
		t.length(name+"-top", &r.Y, 0)
		t.length(name+"-width", &r.W, 0)
		t.length(name+"-height", &r.H, 0)
		return r
	}
	s.Frames = []Frame{post, {Name: "to", Box: rect("to")}, {Name: "from", Box: rect("from"), Right: true, Low: true}, {Name: "from-postcode", Box: rect("from-postcode"), Right: true}}
	for _, f := range s.Frames {
		if f.Box.W < 5*unit.Pt || f.Box.H < 5*unit.Pt || f.Box.Right() > s.Cell.W || f.Box.Bottom() > s.Cell.H {
			at{t.f, t.name, f.Name + "-left", nil}.fault("frame %s does not stand on the envelope", f.Name)
		}
	}
}
