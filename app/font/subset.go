package font

import (
	"encoding/binary"
	"slices"
)

// Subset cuts a TrueType font that has just the given characters. Glyphs are
// numbered from 1 in the order of their characters. The PDF writer parses its fonts whole, so it is handed
// this, some tens of kilobytes, in place of fifteen megabytes. Characters the
// face lacks are left out; the caller has already chosen faces that have them.
func (f *Face) Subset(runes []rune) []byte {
	runes = slices.Clone(runes)
	slices.Sort(runes)
	runes = slices.Compact(runes)

	// New numbers: 0 is .notdef, then characters in order, then parts of
	// composite glyphs as they turn up.
	var old []GlyphID
	index := map[GlyphID]int{}
	add := func(g GlyphID) int {
		if i, ok := index[g]; ok {
			return i
		}
		index[g] = len(old)
		old = append(old, g)
		return len(old) - 1
	}
	add(0) // .notdef
	type pair struct {
		r rune
		g int
	}
	var pairs []pair
	for _, r := range runes {
		if g, ok := f.Glyph(r); ok {
			// Two characters that share a glyph get one each: text copied from
			// a PDF is known by its glyphs.
			pairs = append(pairs, pair{r, len(old)})
			old = append(old, g)
		}
	}
	var glyf []byte
	var loca []uint32
	for i := 0; i < len(old); i++ {
		loca = append(loca, uint32(len(glyf)))
		d := f.glyf(old[i])
		if len(d) >= 10 && i16(d, 0) < 0 {
			d = slices.Clone(d)
			for at, more := 10, true; more; {
				flags := u16(d, at)
				binary.BigEndian.PutUint16(d[at+2:], uint16(add(GlyphID(u16(d, at+2)))))
				at += componentSize(flags)
				more = flags&moreComponents != 0
			}
		}
		glyf = append(glyf, d...)
		for len(glyf)%4 != 0 {
			glyf = append(glyf, 0)
		}
	}
	loca = append(loca, uint32(len(glyf)))

	be := binary.BigEndian
	locaT := make([]byte, 0, 4*len(loca))
	for _, v := range loca {
		locaT = be.AppendUint32(locaT, v)
	}
	var hmtx []byte
	src := f.tables["hmtx"]
	for _, g := range old {
		i := min(int(g), f.hm-1)
		hmtx = be.AppendUint16(hmtx, uint16(u16(src, 4*i)))
		lsb := 0
		if d := f.glyf(g); len(d) >= 10 {
			lsb = i16(d, 2)
		}
		hmtx = be.AppendUint16(hmtx, uint16(int16(lsb)))
	}
	head := slices.Clone(f.tables["head"])
	be.PutUint16(head[50:], 1) // long loca
	be.PutUint32(head[8:], 0)
	hhea := slices.Clone(f.tables["hhea"])
	be.PutUint16(hhea[34:], uint16(len(old)))
	maxp := slices.Clone(f.tables["maxp"])
	be.PutUint16(maxp[4:], uint16(len(old)))
	post := make([]byte, 32)
	be.PutUint32(post, 0x00030000)
	if p := f.tables["post"]; len(p) >= 16 {
		copy(post[4:16], p[4:16])
	}

	// A format 4 table for the basic plane and a format 12 table for the rest;
	// the PDF writer wants both.
	var segs, groups []byte
	var starts, ends, deltas []uint16
	nGroups := 0
	for _, p := range pairs {
		groups = be.AppendUint32(groups, uint32(p.r))
		groups = be.AppendUint32(groups, uint32(p.r))
		groups = be.AppendUint32(groups, uint32(p.g))
		nGroups++
		if p.r > 0xFFFE {
			continue
		}
		r, d := uint16(p.r), uint16(p.g)-uint16(p.r)
		if n := len(ends); n > 0 && ends[n-1]+1 == r && deltas[n-1] == d {
			ends[n-1] = r
			continue
		}
		starts, ends, deltas = append(starts, r), append(ends, r), append(deltas, d)
	}
	starts, ends, deltas = append(starts, 0xFFFF), append(ends, 0xFFFF), append(deltas, 1)
	n := len(ends)
	segs = be.AppendUint16(segs, 4)
	segs = be.AppendUint16(segs, uint16(16+8*n))
	segs = be.AppendUint16(segs, 0)
	segs = be.AppendUint16(segs, uint16(2*n))
	shift := 0
	for 2<<shift <= n {
		shift++
	}
	segs = be.AppendUint16(segs, uint16(2<<shift))
	segs = be.AppendUint16(segs, uint16(shift))
	segs = be.AppendUint16(segs, uint16(2*n-2<<shift))
	for _, v := range ends {
		segs = be.AppendUint16(segs, v)
	}
	segs = be.AppendUint16(segs, 0)
	for _, list := range [][]uint16{starts, deltas} {
		for _, v := range list {
			segs = be.AppendUint16(segs, v)
		}
	}
	segs = append(segs, make([]byte, 2*n)...)
	var cm []byte
	cm = be.AppendUint16(cm, 0)
	cm = be.AppendUint16(cm, 2)
	for i, off := range []int{20, 20 + len(segs)} {
		cm = be.AppendUint16(cm, 3)
		cm = be.AppendUint16(cm, []uint16{1, 10}[i])
		cm = be.AppendUint32(cm, uint32(off))
	}
	cm = append(cm, segs...)
	cm = be.AppendUint16(cm, 12)
	cm = be.AppendUint16(cm, 0)
	cm = be.AppendUint32(cm, uint32(16+len(groups)))
	cm = be.AppendUint32(cm, 0)
	cm = be.AppendUint32(cm, uint32(nGroups))
	cm = append(cm, groups...)

	out := map[string][]byte{
		"head": head, "hhea": hhea, "maxp": maxp, "hmtx": hmtx,
		"cmap": cm, "loca": locaT, "glyf": glyf, "post": post, "name": nameTable(f.Name),
	}
	for _, tag := range []string{"OS/2", "cvt ", "fpgm", "prep"} {
		if t := f.tables[tag]; t != nil {
			out[tag] = t
		}
	}
	return writeSFNT(out)
}

const moreComponents = 0x20

// componentSize is the length of one component record of a composite glyph.
func componentSize(flags int) int {
	n := 4
	if flags&0x01 != 0 {
		n += 4
	} else {
		n += 2
	}
	switch {
	case flags&0x08 != 0:
		n += 2
	case flags&0x40 != 0:
		n += 4
	case flags&0x80 != 0:
		n += 8
	}
	return n
}

// nameTable holds only the PostScript name, which readers show.
func nameTable(ps string) []byte {
	be := binary.BigEndian
	var t []byte
	for _, v := range []int{0, 1, 18, 1, 0, 0, 6, len(ps), 0} {
		t = be.AppendUint16(t, uint16(v))
	}
	return append(t, ps...)
}

// writeSFNT writes tables as a TrueType file, in the order of their tags.
func writeSFNT(tables map[string][]byte) []byte {
	be := binary.BigEndian
	tags := make([]string, 0, len(tables))
	for t := range tables {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	n := len(tags)
	shift := 0
	for 2<<shift <= n {
		shift++
	}
	out := be.AppendUint32(nil, 0x00010000)
	for _, v := range []int{n, 16 << shift, shift, 16*n - 16<<shift} {
		out = be.AppendUint16(out, uint16(v))
	}
	at := 12 + 16*n
	for _, t := range tags {
		out = append(out, t...)
		out = be.AppendUint32(out, checksum(tables[t]))
		out = be.AppendUint32(out, uint32(at))
		out = be.AppendUint32(out, uint32(len(tables[t])))
		at += (len(tables[t]) + 3) &^ 3
	}
	for _, t := range tags {
		out = append(out, tables[t]...)
		for len(out)%4 != 0 {
			out = append(out, 0)
		}
	}
	return out
}

func checksum(t []byte) (sum uint32) {
	for i := 0; i < len(t); i += 4 {
		var w [4]byte
		copy(w[:], t[i:])
		sum += binary.BigEndian.Uint32(w[:])
	}
	return sum
}
