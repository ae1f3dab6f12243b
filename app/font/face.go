// Package font reads TrueType files: which characters they have, how wide the
// glyphs are and where their ink lies, their outlines, and how to cut a small
// font out of a large one. It is the only place that knows font files.
//
// Chinese fonts disagree about the marks they share with Latin (“ ” · — …):
// an advance width says little about where a mark's ink stands. So the
// typesetter asks for ink bounds (Face.Ink) and places marks by those.
//
// # Why TrueType only
//
// The PDF writer embeds plain TrueType outlines. CFF fonts (.otf, most .ttc)
// are refused with that reason; a TrueType face inside a .ttc is cut out.
package font

import (
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"unicode/utf16"
)

// GlyphID is a glyph's number within its face; 0 is the missing glyph.
type GlyphID uint16

// Bounds is the ink of a glyph in thousandths of an em, y upwards.
type Bounds struct{ Left, Bottom, Right, Top int }

// Face (字体) is one TrueType font, read in place: data must not change.
// A Face may be used by several goroutines.
type Face struct {
	Name   string // PostScript name, or what Parse was told
	data   []byte
	tables map[string][]byte
	upm    int
	glyphs int
	hm     int // numberOfHMetrics
	long   bool
	cmap   cmap
	cache  []atomic.Uint32 // glyph + 1 by rune below 0x10000; 0: not looked up

	Ascent, Descent int // thousandths of an em, both positive
}

// Errors that say why a file cannot be used. They are wrapped with the file.
var (
	ErrNotFont    = errors.New("not a TrueType font")
	ErrCFF        = errors.New("PostScript outlines (CFF) cannot be embedded; use a TrueType (.ttf) version")
	ErrEmbedding  = errors.New("its licence bits forbid embedding")
	ErrDamaged    = errors.New("the font file is damaged")
	ErrCollection = errors.New("font collection without such a face")
)

// Parse reads a TrueType font. name is used where the font has no PostScript
// name of its own.
func Parse(name string, data []byte) (*Face, error) {
	f, err := parse(data)
	if err != nil {
		return nil, fmt.Errorf("font %s: %w", name, err)
	}
	if f.Name == "" {
		f.Name = name
	}
	return f, nil
}

func parse(data []byte) (f *Face, err error) {
	// A damaged font has offsets that point anywhere; reading one past the end
	// is the one failure all of them share.
	defer func() {
		if recover() != nil {
			f, err = nil, ErrDamaged
		}
	}()
	if len(data) < 12 {
		return nil, ErrNotFont
	}
	switch tag := string(data[:4]); tag {
	case "\x00\x01\x00\x00", "true":
	case "OTTO":
		return nil, ErrCFF
	case "ttcf":
		return nil, ErrCollection // a name of a face is needed: FromCollection
	default:
		return nil, ErrNotFont
	}
	data = slices.Clip(data)
	f = &Face{data: data, tables: directory(data, 0)}
	for _, tag := range []string{"head", "hhea", "hmtx", "maxp", "cmap", "loca", "glyf"} {
		if f.tables[tag] == nil {
			if f.tables["CFF "] != nil {
				return nil, ErrCFF
			}
			return nil, fmt.Errorf("%w: no %s table", ErrDamaged, tag)
		}
	}
	head, hhea := f.tables["head"], f.tables["hhea"]
	f.upm = u16(head, 18)
	f.long = u16(head, 50) == 1
	f.glyphs = u16(f.tables["maxp"], 4)
	f.hm = u16(hhea, 34)
	loca := 2 * (f.glyphs + 1)
	if f.long {
		loca *= 2
	}
	if f.upm == 0 || f.hm == 0 || f.glyphs == 0 || len(f.tables["hmtx"]) < 4*f.hm || len(f.tables["loca"]) < loca {
		return nil, ErrDamaged
	}
	f.Ascent, f.Descent = f.mille(i16(hhea, 4)), -f.mille(i16(hhea, 6))
	if os2 := f.tables["OS/2"]; len(os2) >= 10 && u16(os2, 8)&0x000F == 0x0002 {
		return nil, ErrEmbedding
	}
	f.Name = psName(f.tables["name"])
	f.cmap, err = readCmap(f.tables["cmap"])
	if err != nil {
		return nil, err
	}
	f.cache = make([]atomic.Uint32, 0x10000)
	return f, nil
}

// directory reads an sfnt's table directory; offsets count from the file.
func directory(data []byte, at int) map[string][]byte {
	n := u16(data, at+4)
	t := make(map[string][]byte, n)
	for i := range n {
		e := at + 12 + 16*i
		off, size := u32(data, e+8), u32(data, e+12)
		if off > len(data) || size > len(data)-off {
			panic("table past the end")
		}
		t[string(data[e:e+4])] = data[off : off+size : off+size]
	}
	return t
}

// Collection lists the PostScript names of the faces in a .ttc.
func Collection(data []byte) (names []string, err error) {
	defer func() {
		if recover() != nil {
			names, err = nil, ErrDamaged
		}
	}()
	if len(data) < 12 || string(data[:4]) != "ttcf" {
		return nil, ErrNotFont
	}
	for i := range u32(data, 8) {
		names = append(names, psName(directory(data, u32(data, 12+4*i))["name"]))
	}
	return names, nil
}

// FromCollection cuts face n (from 0) out of a .ttc into a font of its own.
func FromCollection(name string, data []byte, n int) (f *Face, err error) {
	defer func() {
		if recover() != nil {
			f, err = nil, fmt.Errorf("font %s: %w", name, ErrDamaged)
		}
	}()
	if len(data) < 12 || string(data[:4]) != "ttcf" || n < 0 || n >= u32(data, 8) {
		return nil, fmt.Errorf("font %s: %w", name, ErrCollection)
	}
	at := u32(data, 12+4*n)
	tables := directory(data, at)
	if tables["glyf"] == nil {
		return nil, fmt.Errorf("font %s: %w", name, ErrCFF)
	}
	return Parse(name, writeSFNT(tables))
}

// Open reads a font file of any supported kind: a .ttf, or the first face of
// a .ttc.
func Open(name string, data []byte) (*Face, error) {
	if len(data) >= 4 && string(data[:4]) == "ttcf" {
		return FromCollection(name, data, 0)
	}
	return Parse(name, data)
}

// Glyph is the glyph for a character; ok is false where the face has none.
func (f *Face) Glyph(r rune) (g GlyphID, ok bool) {
	if r >= 0 && r < 0x10000 {
		if c := f.cache[r].Load(); c != 0 {
			return GlyphID(c - 1), c > 1
		}
		g := f.cmap.glyph(r)
		f.cache[r].Store(uint32(g) + 1)
		return g, g != 0
	}
	g = f.cmap.glyph(r)
	return g, g != 0
}

// Advance is a glyph's width in thousandths of an em, as a PDF counts it.
func (f *Face) Advance(g GlyphID) int {
	i := min(int(g), f.hm-1)
	return u16(f.tables["hmtx"], 4*i) * 1000 / f.upm
}

// Ink is where a glyph's ink lies. ok is false for a blank glyph.
func (f *Face) Ink(g GlyphID) (b Bounds, ok bool) {
	d := f.glyf(g)
	if len(d) < 10 {
		return Bounds{}, false
	}
	return Bounds{f.mille(i16(d, 2)), f.mille(i16(d, 4)), f.mille(i16(d, 6)), f.mille(i16(d, 8))}, true
}

// Key tells faces apart in maps that outlive a Face: same bytes, same key.
func (f *Face) Key() string { return f.Name }

// glyf is the raw description of a glyph; empty for a blank one, and for one
// that a damaged font has put out of reach.
func (f *Face) glyf(g GlyphID) []byte {
	loca := f.tables["loca"]
	if int(g) >= f.glyphs {
		return nil
	}
	var a, b int
	if f.long {
		a, b = u32(loca, 4*int(g)), u32(loca, 4*int(g)+4)
	} else {
		a, b = 2*u16(loca, 2*int(g)), 2*u16(loca, 2*int(g)+2)
	}
	if t := f.tables["glyf"]; a <= b && b <= len(t) {
		return t[a:b]
	}
	return nil
}

func (f *Face) mille(v int) int {
	if f.upm == 1000 {
		return v
	}
	return v * 1000 / f.upm
}

func psName(t []byte) string {
	if len(t) < 6 {
		return ""
	}
	n, base := u16(t, 2), u16(t, 4)
	for i := range n {
		e := 6 + 12*i
		if u16(t, e+6) != 6 {
			continue
		}
		s := t[base+u16(t, e+10):][:u16(t, e+8)]
		if u16(t, e) == 1 {
			return string(s)
		}
		u := make([]uint16, len(s)/2)
		for j := range u {
			u[j] = uint16(u16(s, 2*j))
		}
		return string(utf16.Decode(u))
	}
	return ""
}

func u16(b []byte, at int) int { return int(binary.BigEndian.Uint16(b[at:])) }
func i16(b []byte, at int) int { return int(int16(binary.BigEndian.Uint16(b[at:]))) }
func u32(b []byte, at int) int { return int(binary.BigEndian.Uint32(b[at:])) }

// Bytes is the font as a TrueType file of its own. The caller must not change it.
func (f *Face) Bytes() []byte { return f.data }
