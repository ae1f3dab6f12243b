package typeset

import (
	"huikan/app/font"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// letter adds a character as the font sets it and returns its width.
func (s *setter) letter(sh *shaped, r rune, lk *look, at unit.Length, b *box) unit.Length {
	face, id, missing := s.pick(lk, r)
	if missing {
		b.missing = true
		sh.glyphs = append(sh.glyphs, glyph{r: r, face: nil, dx: at})
		sh.missing = append(sh.missing, r)
		return lk.size
	}
	w := lk.size.Permille(face.Advance(id))
	if b.class == clreq.Latin && clreq.Shared(r) { // “ among Latin: as wide as its ink
		if ink, ok := face.Ink(id); ok {
			sh.glyphs = append(sh.glyphs, glyph{r, id, face, at - lk.size.Permille(ink.Left-40)})
			return lk.size.Permille(ink.Right - ink.Left + 80)
		}
	}
	sh.glyphs = append(sh.glyphs, glyph{r, id, face, at})
	return w
}

// centre adds a mark with its ink in the middle of w.
func (s *setter) centre(sh *shaped, c *char, w, at unit.Length, b *box) {
	face, id, missing := s.pick(c.look, c.r)
	if missing {
		s.letter(sh, c.r, c.look, at, b)
		return
	}
	dx := at
	if ink, ok := face.Ink(id); ok {
		dx += w/2 - c.look.size.Permille((ink.Left+ink.Right)/2)
	}
	sh.glyphs = append(sh.glyphs, glyph{c.r, id, face, dx})
}

// apart moves the two dashes of a pair outwards until their advances fill the
// two em, so that a line that ends in them ends at the measure.
func (s *setter) apart(pair []glyph, em unit.Length) {
	if len(pair) != 2 || pair[0].r != '—' || pair[0].face == nil {
		return
	}
	pair[0].dx = 0
	pair[1].dx = 2*em - em.Permille(pair[1].face.Advance(pair[1].id))
}

// wideMark picks the face for a mark that must be an em wide. Some fonts draw
// “ and ” for Latin text; those are taken from 宋.
func (s *setter) wideMark(lk *look, r rune) (*font.Face, font.GlyphID, bool) {
	face, id, missing := s.pick(lk, r)
	if missing || !clreq.Shared(r) || face.Advance(id) >= 900 {
		return face, id, missing
	}
	c, err := s.fonts.Pick(font.Style{Family: font.Song, Bold: lk.style.Bold}, r)
	if err != nil || c.Missing {
		return face, id, missing
	}
	return c.Face, c.Glyph, false
}

// bracket adds an opening mark: its ink to the right half of the em square.
func (s *setter) bracket(sh *shaped, c *char, em unit.Length, b *box) {
	face, id, missing := s.wideMark(c.look, c.r)
	if missing {
		s.letter(sh, c.r, c.look, 0, b)
		return
	}
	dx := -em / 2
	if ink, ok := face.Ink(id); ok && (face.Advance(id) < 900 || ink.Left < 400) {
		side := min(max(face.Advance(id)-ink.Right, 0), 60)
		dx = em/2 - em.Permille(ink.Right+side)
	}
	sh.glyphs = append(sh.glyphs, glyph{c.r, id, face, dx})
}

// stop adds a closing mark or a point: its ink to the left half.
func (s *setter) stop(sh *shaped, c *char, em unit.Length, b *box) {
	face, id, missing := s.wideMark(c.look, c.r)
	if missing {
		s.letter(sh, c.r, c.look, 0, b)
		return
	}
	dx := unit.Length(0)
	if ink, ok := face.Ink(id); ok && ink.Left > 350 { // drawn in the middle, as in Taiwan and Japan
		dx = -em.Permille(ink.Left - 100)
	}
	sh.glyphs = append(sh.glyphs, glyph{c.r, id, face, dx})
}

// noteMark is a footnote's number as it is printed: ① to ⑳, then (21).
func noteMark(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	d := []byte{'(', byte('0' + n/10%10), byte('0' + n%10), ')'}
	return string(d)
}
