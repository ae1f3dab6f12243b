package typeset

import (
	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// look is how a run of characters is drawn.
type look struct {
	style  font.Style
	face   *font.Face
	size   unit.Length
	rise   unit.Length // above the baseline
	colour page.Colour
	link   string
	// dots and under: 着重号 and a line below, drawn by emphasis.go.
	dots, under bool
}

// glyph is one character at its place, counted from the left of its box's core.
type glyph struct {
	r    rune
	id   font.GlyphID
	face *font.Face
	dx   unit.Length
}

// box is what a line cannot part: a Han character, a mark without its blank,
// a word, a pair of dashes.
type box struct {
	from, to int // glyphs
	core     unit.Length
	class    clreq.Class
	look     *look
	missing  bool // no font has it: drawn as a frame
	bar      bool // the dashes' ink is joined by a bar
	note     int  // number of a footnote called here; 0: none
}

// shaped is one forced line's worth of text, ready to be cut into lines.
type shaped struct {
	glyphs []glyph
	boxes  []box
	joints []joint // joints[i] stands after boxes[i]
	// missing are the characters that no font has.
	missing []rune
}

// joint is the space after a box, in lengths.
type joint struct {
	blank, shrink, word, hanLat unit.Length
	step                        uint8
	track, breaks               bool
	typed                       bool // somebody typed a blank here
	forced                      bool // no rule holds here any more
	penalty                     float64
}

// char is a character of a paragraph with what surrounds it settled.
type char struct {
	r     rune
	look  *look
	class clreq.Class
	space spacing // typed blanks before it
	keep  bool    // no line may end before it
	dear  bool    // a line ends before it only to save one from being loose
	fixed bool    // a blank that is set as it is: between names, and within one
	gap   int     // a name is spread by so much before it, in thousandths of an em
	note  int
}

type spacing uint8

const (
	noSpace spacing = iota
	wordSpace
	hardSpace // U+00A0
)

// shape turns spans into boxes and joints; one result for each line that the
// text itself forces. Footnotes called in it count on from note.
func (s *setter) shape(spans []doc.Span, st *design.Style, note int) []*shaped {
	chars := s.chars[:0]
	var out []*shaped
	flush := func() {
		chars = narrowBlanks(chars)
		settleShared(chars)
		keepTogether(chars)
		sh := &shaped{}
		s.boxes(sh, chars)
		out = append(out, sh)
		chars = chars[:0]
	}
	space := noSpace
	for i := range spans {
		sp := &spans[i]
		if sp.Break {
			flush()
			space = noSpace
			continue
		}
		lk := s.look(sp, st)
		if sp.Note != nil {
			note++
			chars = append(chars, char{look: lk, class: clreq.Note, note: note, keep: true})
			continue
		}
		at := len(chars)
		for _, r := range sp.Text {
			switch r {
			case ' ', '\t':
				if space == noSpace {
					space = wordSpace
				}
				continue
			case '\u00a0':
				space = hardSpace
				continue
			case '\n':
				flush()
				space = noSpace
				continue
			case '\u200b', '\ufeff', '\u00ad', '\r':
				continue
			}
			if r < ' ' || r >= 0xFE00 && r <= 0xFE0F { // controls and variation selectors have no width
				continue
			}
			chars = append(chars, char{r: r, look: lk, class: clreq.ClassOf(r), space: space, fixed: sp.Name})
			space = noSpace
		}
		if sp.Name {
			chars = spreadName(chars, at, st.Names)
		}
	}
	if len(chars) > 0 || len(out) == 0 {
		flush()
	}
	s.chars = chars[:0]
	return out
}

// look is how a span is drawn within a style.
func (s *setter) look(sp *doc.Span, st *design.Style) *look {
	fs := font.Style{Family: font.Family(st.Family), Bold: st.Bold || sp.Bold}
	switch {
	case sp.Lead && st.LeadFamily != "":
		fs = font.Style{Family: font.Family(st.LeadFamily), Bold: st.LeadBold}
	case sp.Code:
		fs.Family = font.Hei
	case sp.Emph && !fs.Bold:
		fs.Family = font.Kai
	}
	l := look{style: fs, size: st.Size, colour: page.Colour(st.Colour), link: sp.Link, dots: sp.Dots, under: sp.Underline}
	if sp.Sup || sp.Note != nil {
		l.rise, l.size = l.size.Permille(350), l.size.Permille(600)
	}
	for _, have := range s.looks {
		if have.style == l.style && have.size == l.size && have.rise == l.rise && have.colour == l.colour && have.link == l.link && have.dots == l.dots && have.under == l.under {
			return have
		}
	}
	l.face = s.face(fs)
	s.looks = append(s.looks, &l)
	return &l
}

// boxes groups characters into boxes and works out the joints between them.
func (s *setter) boxes(sh *shaped, chars []char) {
	n := len(chars)
	sh.glyphs = make([]glyph, 0, n)
	sh.boxes = make([]box, 0, n)
	sh.joints = make([]joint, 0, n)
	for i := 0; i < n; {
		j := s.box(sh, chars, i)
		b := len(sh.boxes) - 1
		if b > 0 {
			sh.joints[b-1] = s.joint(sh, b-1, &chars[i])
			if gap := chars[i].gap; gap > 0 {
				sh.joints[b-1].blank += chars[i].look.size.Permille(gap)
				sh.joints[b-1].track = false
			}
		}
		sh.joints = append(sh.joints, joint{})
		i = j
	}
	for i := 1; i < len(sh.boxes); i++ { // 200|万元: a number keeps its measure word where it can
		if a, b := &sh.boxes[i-1], &sh.boxes[i]; b.class == clreq.Han && b.from < b.to && a.from < a.to &&
			isMeasure(sh.glyphs[b.from].r) && (isDigit(sh.glyphs[a.to-1].r) || isMeasure(sh.glyphs[a.from].r) && i > 1 && sh.boxes[i-2].class == clreq.Latin) {
			sh.joints[i-1].penalty += 6
		}
	}
	for i := 1; i < len(sh.boxes); i++ { // a line begins better with a character than with a bracket
		if sh.boxes[i].class == clreq.Open {
			sh.joints[i-1].penalty += 0.3
		}
	}
	for i := 1; i+1 < len(sh.boxes); i++ { // 《 one 字 | … | one 字 》
		if sh.boxes[i-1].class == clreq.Open {
			sh.joints[i].penalty += 2
		}
		if sh.boxes[i+1].class == clreq.Close {
			sh.joints[i-1].penalty += 2
		}
	}
}

// box makes the next box from chars[i:] and says where the one after starts.
func (s *setter) box(sh *shaped, chars []char, i int) int {
	c := &chars[i]
	from := len(sh.glyphs)
	b := box{from: from, class: c.class, look: c.look, note: c.note}
	em := c.look.size
	next := i + 1
	switch c.class {
	case clreq.Note:
		for _, d := range noteMark(c.note) {
			b.core += s.letter(sh, d, c.look, b.core, &b)
		}
	case clreq.Latin, clreq.Prefix, clreq.Suffix:
		next = s.word(sh, chars, i, &b)
	case clreq.Long:
		b.core = em
		s.centre(sh, c, em, 0, &b)
		if next < len(chars) && chars[next].r == c.r && chars[next].look == c.look && chars[next].space == noSpace {
			s.centre(sh, &chars[next], em, em, &b)
			b.core, b.bar = 2*em, c.r == '—'
			s.apart(sh.glyphs[from:], em)
			next++
		} else if c.r == '⸺' {
			b.core = 2 * em
		} else if c.r == '—' {
			b.class = clreq.Connect
		}
	case clreq.Open:
		b.core = em / 2
		s.bracket(sh, c, em, &b)
	case clreq.Close, clreq.Comma, clreq.Colon, clreq.Stop:
		b.core = em / 2
		s.stop(sh, c, em, &b)
	case clreq.Middle, clreq.Slash:
		b.core = em / 2
		s.centre(sh, c, em/2, 0, &b)
	case clreq.Connect:
		b.core = em
		if c.r == '–' {
			b.core = em / 2
		}
		s.centre(sh, c, b.core, 0, &b)
	case clreq.Wide:
		b.core = em
		if face, id, missing := s.pick(c.look, c.r); c.fixed && !missing {
			sh.glyphs = append(sh.glyphs, glyph{c.r, id, face, 0})
		}
	default:
		b.core = em
		s.letter(sh, c.r, c.look, 0, &b)
	}
	b.to = len(sh.glyphs)
	sh.boxes = append(sh.boxes, b)
	return next
}
