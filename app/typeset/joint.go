package typeset

import (
	"strings"
	"unicode"

	"huikan/app/typeset/internal/clreq"
)

// joint is the space between box a and the next, whose first character is c.
func (s *setter) joint(sh *shaped, a int, c *char) joint {
	x, y := &sh.boxes[a], &sh.boxes[a+1]
	m := &s.design.Marks
	h := s.house
	cj := h.Between(x.class, y.class)
	if h.Width == clreq.Kaiming && x.class == clreq.Close && y.class == clreq.Han && a > 0 && sh.boxes[a-1].class == clreq.Stop {
		cj.Blank, cj.Shrink, cj.Step = 500, 500, clreq.StepStop // the blank of 。 stands after ”
	}
	em := max(x.look.size, y.look.size)
	if clreq.Of(x.class).BlankRight > 0 {
		em = x.look.size
	} else if clreq.Of(y.class).BlankLeft > 0 {
		em = y.look.size
	}
	j := joint{
		blank: em.Permille(cj.Blank), shrink: em.Permille(cj.Shrink), step: uint8(cj.Step),
		track: !cj.Fixed, breaks: cj.Break && !c.keep,
	}
	if cj.HanLat {
		if !s.wordEdges(sh, x, y) {
			j.blank, j.shrink, j.step = 0, 0, 0
		} else {
			j.hanLat = em.Permille(m.HanLatinMax - m.HanLatin)
		}
	}
	if c.dear {
		j.penalty += 14
	}
	if c.space == noSpace {
		if x.class == clreq.Latin && y.class == clreq.Latin {
			j.breaks = !c.keep // a chain was cut here
			j.penalty = 4
		}
		return j
	}
	han := func(c clreq.Class) bool { return c == clreq.Han || c == clreq.Iterate }
	lat := func(c clreq.Class) bool {
		return c == clreq.Latin || c == clreq.LatinOpen || c == clreq.LatinClose || c == clreq.Suffix || c == clreq.Prefix
	}
	may := !h.NotAtEnd(x.class) && !h.NotAtStart(y.class)
	switch {
	case lat(x.class) && lat(y.class):
		j = joint{blank: em.Permille(250), word: em.Permille(250), breaks: may && !unitAfter(sh, x, y) && !thousands(sh, x, y)}
	case han(x.class) && han(y.class): // a blank that an editor typed between Han parts them
		j = joint{blank: em.Permille(240), breaks: may, typed: true}
	case lat(x.class) && han(y.class) || han(x.class) && lat(y.class):
		if j.blank == 0 && !j.breaks {
			return j
		}
		j.blank, j.step, j.shrink = em.Permille(m.HanLatin), uint8(clreq.StepHan), em.Permille(m.HanLatin-m.HanLatinMin)
		j.hanLat = em.Permille(m.HanLatinMax - m.HanLatin)
	}
	if x.class == clreq.Connect || y.class == clreq.Connect { // — 1 —
		j.blank = em / 4
	}
	if c.space == hardSpace {
		j.breaks = false
	}
	return j
}

// units are the unit signs in Latin letters that stay with their number.
var units = func() map[string]bool {
	all := map[string]bool{}
	for _, u := range strings.Fields("m km cm mm nm g kg mg t s ms min h d A V W kW MW GW kWh MWh Wh Pa kPa MPa Hz kHz MHz GHz J kJ L mL ml B KB MB GB TB KiB MiB GiB bit pt px em dpi ppi rpm mol cd lx dB TEU ha K") {
		all[u] = true
	}
	return all
}()

// unitAfter reports whether a word is the unit of the number before it: 90 km,
// 39.6 kWh/100 km.
func unitAfter(sh *shaped, x, y *box) bool {
	if x.from == x.to || y.from == y.to || !isDigit(sh.glyphs[x.to-1].r) {
		return false
	}
	word := make([]rune, 0, 8)
	for _, g := range sh.glyphs[y.from:y.to] {
		if !unicode.IsLetter(g.r) {
			break
		}
		word = append(word, g.r)
	}
	return units[string(word)]
}

// thousands reports whether two figures are one number in groups of three:
// 151 900.
func thousands(sh *shaped, x, y *box) bool {
	return x.from < x.to && y.to-y.from >= 3 && isDigit(sh.glyphs[x.to-1].r) &&
		isDigit(sh.glyphs[y.from].r) && isDigit(sh.glyphs[y.from+1].r) && isDigit(sh.glyphs[y.from+2].r)
}

// wordEdges reports whether the Latin side of a Han–Latin joint shows a letter
// or a figure, rather than punctuation.
func (s *setter) wordEdges(sh *shaped, x, y *box) bool {
	edge := func(b *box, i int) bool {
		if b.class != clreq.Latin || b.from == b.to {
			return true
		}
		r := sh.glyphs[i].r
		return unicode.IsLetter(r) || unicode.IsDigit(r) || r > 0x80 || r == '+' || r == '%' || r == '$' || r == '#' || r == '&' || r == '@'
	}
	return edge(x, x.to-1) && edge(y, y.from)
}
