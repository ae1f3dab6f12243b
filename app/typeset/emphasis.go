package typeset

import (
	"unicode"

	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// dots draws 着重号 below the characters of a box, one each, in the middle of the
// character's advance; marks and blanks have none (clreq #emphasis_dots). They
// are drawn, not set: nobody copies or finds them.
func (w *runWriter) dots(sh *shaped, b *box, x unit.Length) {
	switch b.class {
	case clreq.Han, clreq.Iterate, clreq.Latin, clreq.Prefix, clreq.Suffix:
	default:
		return
	}
	em := b.look.size
	y, side := em.Permille(200), em.Permille(130) // the em box ends 0.12 em below the baseline
	if b.look.under {
		y = em.Permille(280)
	}
	for _, g := range sh.glyphs[b.from:b.to] {
		if unicode.IsPunct(g.r) || unicode.IsSpace(g.r) {
			continue
		}
		width := em
		if g.face != nil {
			width = em.Permille(g.face.Advance(g.id))
		}
		w.below = append(w.below, &page.Fill{ // after the run, which they must not part
			Box:    unit.Rect{X: x + g.dx + (width-side)/2, Y: y - b.look.rise, W: side, H: side},
			Colour: b.look.colour, Round: true,
		})
	}
}

// underline draws a line below boxes that follow one another and have one: through
// the spaces between them, not beyond their ends.
type underline struct {
	on       bool
	look     *look
	from, to unit.Length
}

// box takes the next box of the line.
func (u *underline) box(line *setLine, b *box, x unit.Length) {
	if !b.look.under {
		u.end(line)
		return
	}
	if !u.on {
		u.on, u.look, u.from = true, b.look, x
	}
	u.to = x + b.core
}

// end draws what has come together.
func (u *underline) end(line *setLine) {
	if !u.on {
		return
	}
	u.on = false
	em := u.look.size
	line.items = append(line.items, &page.Fill{
		Box:    unit.Rect{X: u.from, Y: em.Permille(190), W: u.to - u.from, H: em.Permille(45)},
		Colour: u.look.colour,
	})
}
