package font

import (
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// Segment is a step of an outline in thousandths of an em, y upwards.
type Segment struct {
	Op   Op
	Args [3]struct{ X, Y float32 }
}

// Op is what a Segment does.
type Op int

const (
	MoveTo Op = iota
	LineTo
	QuadTo
	CubeTo
)

// Outlines draws glyphs of one face. It is for one goroutine.
type Outlines struct {
	face *Face
	font *sfnt.Font
	buf  sfnt.Buffer
}

// Outlines opens the face for drawing.
func (f *Face) Outlines() (*Outlines, error) {
	s, err := sfnt.Parse(f.data)
	if err != nil {
		return nil, err
	}
	return &Outlines{face: f, font: s}, nil
}

// Glyph is the outline of a glyph; nil for a blank one.
func (o *Outlines) Glyph(g GlyphID) ([]Segment, error) {
	upm := fixed.I(o.face.upm)
	segs, err := o.font.LoadGlyph(&o.buf, sfnt.GlyphIndex(g), upm, &sfnt.LoadGlyphOptions{})
	if err != nil {
		return nil, err
	}
	k := 1000 / (64 * float32(o.face.upm))
	out := make([]Segment, len(segs))
	for i, s := range segs {
		out[i].Op = Op(s.Op)
		for j, p := range s.Args {
			out[i].Args[j].X = float32(p.X) * k
			out[i].Args[j].Y = -float32(p.Y) * k
		}
	}
	return out, nil
}
