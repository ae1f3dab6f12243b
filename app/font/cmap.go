package font

import "sort"

// cmap maps characters to glyphs: the widest Unicode subtable of a font, in
// format 12 or 4.
type cmap struct {
	format int
	t      []byte
}

// readCmap picks the subtable with the most characters: full Unicode before
// the basic plane.
func readCmap(t []byte) (cmap, error) {
	best, rank := cmap{}, 0
	for i := range u16(t, 2) {
		e := 4 + 8*i
		platform, encoding, off := u16(t, e), u16(t, e+2), u32(t, e+4)
		sub := t[off:]
		format := u16(sub, 0)
		if platform != 0 && !(platform == 3 && (encoding == 1 || encoding == 10)) {
			continue
		}
		r := 0
		switch format {
		case 12:
			r = 2
		case 4:
			r = 1
		}
		if r > rank {
			best, rank = cmap{format, sub}, r
		}
	}
	if rank == 0 {
		return best, ErrNotFont
	}
	// Look-ups index without asking; the sizes are settled here.
	need := 16 + 12*u32(best.t, 12)
	if best.format == 4 {
		need = 16 + 4*u16(best.t, 6)
	}
	if need > len(best.t) {
		return best, ErrDamaged
	}
	return best, nil
}

func (c cmap) glyph(r rune) GlyphID {
	if c.format == 12 {
		n := u32(c.t, 12)
		i := sort.Search(n, func(i int) bool { return u32(c.t, 16+12*i+4) >= int(r) })
		if i == n {
			return 0
		}
		if start := u32(c.t, 16+12*i); start <= int(r) {
			return GlyphID(u32(c.t, 16+12*i+8) + int(r) - start)
		}
		return 0
	}
	if r > 0xFFFF {
		return 0
	}
	n := u16(c.t, 6) / 2
	i := sort.Search(n, func(i int) bool { return u16(c.t, 14+2*i) >= int(r) })
	if i == n {
		return 0
	}
	start := u16(c.t, 16+2*n+2*i)
	if start > int(r) {
		return 0
	}
	delta, off := u16(c.t, 16+4*n+2*i), u16(c.t, 16+6*n+2*i)
	if off == 0 {
		return GlyphID(int(r) + delta)
	}
	at := 16 + 6*n + 2*i + off + 2*(int(r)-start)
	if at+2 > len(c.t) {
		return 0
	}
	if g := u16(c.t, at); g != 0 {
		return GlyphID(g + delta)
	}
	return 0
}
