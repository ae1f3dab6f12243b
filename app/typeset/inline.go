package typeset

import (
	"unicode"

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
	notes  [][]doc.Block
}

// joint is the space after a box, in lengths.
type joint struct {
	blank, shrink, word, hanLat unit.Length
	step                        uint8
	track, breaks               bool
	typed                       bool // somebody typed a blank here
	penalty                     float64
}

// char is a character of a paragraph with what surrounds it settled.
type char struct {
	r     rune
	look  *look
	class clreq.Class
	space spacing // typed blanks before it
	keep  bool    // no line may end before it
	note  int
}

type spacing uint8

const (
	noSpace spacing = iota
	wordSpace
	hardSpace // U+00A0
)

// shape turns spans into boxes and joints; one result for each line that the
// text itself forces.
func (s *setter) shape(spans []doc.Span, st *design.Style) []*shaped {
	chars := s.chars[:0]
	var out []*shaped
	var notes [][]doc.Block
	flush := func() {
		settleShared(chars)
		keepTogether(chars)
		sh := &shaped{notes: notes}
		s.boxes(sh, chars)
		out = append(out, sh)
		chars, notes = chars[:0], nil
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
			notes = append(notes, sp.Note)
			s.noteNo++
			chars = append(chars, char{look: lk, class: clreq.Note, note: s.noteNo, keep: true})
			continue
		}
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
			chars = append(chars, char{r: r, look: lk, class: clreq.ClassOf(r), space: space})
			space = noSpace
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
	l := look{style: fs, size: st.Size, colour: page.Colour(st.Colour), link: sp.Link}
	if sp.Sup || sp.Note != nil {
		l.rise, l.size = l.size.Permille(350), l.size.Permille(600)
	}
	for _, have := range s.looks {
		if have.style == l.style && have.size == l.size && have.rise == l.rise && have.colour == l.colour && have.link == l.link {
			return have
		}
	}
	l.face = s.face(fs)
	s.looks = append(s.looks, &l)
	return &l
}

// settleShared decides whether the marks that Chinese and Latin share are the
// one or the other: Latin only where letters stand on both sides.
func settleShared(chars []char) {
	western := func(i, step int) bool {
		for i += step; i >= 0 && i < len(chars); i += step {
			if r := chars[i].r; !clreq.Shared(r) && r != 0 {
				return clreq.Western(r) || r < 0x80 && unicode.IsPunct(r)
			}
		}
		return false
	}
	for i := range chars {
		c := &chars[i]
		if !clreq.Shared(c.r) {
			continue
		}
		near := func(j int) bool { return j >= 0 && j < len(chars) && clreq.Western(chars[j].r) }
		if (c.r == '’' || c.r == '·') && near(i-1) && near(i+1) && c.space == noSpace ||
			c.r != '·' && western(i, -1) && western(i, 1) {
			c.class = clreq.Latin
		}
	}
}

// keepTogether forbids breaks that are legal by class but that an editor
// would not make: before 年 after a year, within 第十条 and 沪府发〔2014〕62号.
func keepTogether(chars []char) {
	n := len(chars)
	for i := 1; i < n; i++ {
		a, c := chars[i-1].r, &chars[i]
		switch {
		case isDigit(a) && isCounter(c.r),
			a == '第' && (isDigit(c.r) || isHanDigit(c.r)):
			c.keep = true
		case isDigit(a) && isDigit(c.r):
			c.keep = true
		case a == '第' || !isHanDigit(a):
		case isHanDigit(c.r) || isArticle(c.r): // 第二十一条: as one
			for j := i - 1; j >= 0 && i-j < 8; j-- {
				if chars[j].r == '第' {
					c.keep = true
					break
				}
				if !isHanDigit(chars[j].r) {
					break
				}
			}
		}
		if c.r != '〔' {
			continue
		}
		j := i + 1
		for j < n && isDigit(chars[j].r) {
			j++
		}
		if j-i != 5 || j >= n || chars[j].r != '〕' {
			continue
		}
		for j++; j < n && isDigit(chars[j].r); j++ {
		}
		if j >= n || chars[j].r != '号' {
			continue
		}
		from := i
		for from > 0 && i-from < 4 && unicode.Is(unicode.Han, chars[from-1].r) && !beforeDocNo(chars[from-1].r) {
			from--
		}
		for k := from + 1; k <= j; k++ {
			chars[k].keep = true
		}
	}
}

// beforeDocNo reports whether a character leads up to a document number rather
// than belonging to it: 根据国发〔2014〕20号.
func beforeDocNo(r rune) bool {
	switch r {
	case '据', '照', '按', '和', '与', '及', '以', '的', '在', '对', '将', '由', '见', '即':
		return true
	}
	return false
}

func isDigit(r rune) bool { return r >= '0' && r <= '9' || r >= '０' && r <= '９' }

func isHanDigit(r rune) bool {
	switch r {
	case '一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '百', '千', '〇', '零', '两':
		return true
	}
	return false
}

func isCounter(r rune) bool {
	switch r {
	case '年', '月', '日', '号', '期', '页':
		return true
	}
	return false
}

// isMeasure reports whether a character often measures the number before it.
func isMeasure(r rune) bool {
	switch r {
	case '万', '亿', '千', '百', '元', '吨', '米', '次', '人', '家', '个', '件', '台', '辆', '分', '秒', '时', '天', '岁', '度', '倍', '箱', '户', '条', '项', '余', '多', '公', '平', '标':
		return true
	}
	return false
}

func isArticle(r rune) bool {
	switch r {
	case '条', '章', '节', '款', '项', '编', '期', '届', '号':
		return true
	}
	return false
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
	default:
		b.core = em
		s.letter(sh, c.r, c.look, 0, &b)
	}
	b.to = len(sh.glyphs)
	sh.boxes = append(sh.boxes, b)
	return next
}

// word takes a word or a number, with the sign before and the unit after it.
// Marks at its edges become boxes of their own when their turn comes.
func (s *setter) word(sh *shaped, chars []char, i int, b *box) int {
	c := &chars[i]
	switch latinMark(c.r) {
	case opens:
		b.class = clreq.LatinOpen
		b.core = s.letter(sh, c.r, c.look, 0, b)
		return i + 1
	case closes:
		b.class = clreq.LatinClose
		b.core = s.letter(sh, c.r, c.look, 0, b)
		return i + 1
	}
	if c.class == clreq.Suffix || c.r == '/' || c.r == '~' || c.r == '-' && (i+1 == len(chars) || !clreq.Western(chars[i+1].r)) {
		if c.r == '/' {
			b.class = clreq.Slash
		} else if c.class != clreq.Suffix {
			b.class = clreq.Connect
		}
		b.core = s.letter(sh, c.r, c.look, 0, b)
		return i + 1
	}
	end := i + 1
	for end < len(chars) && chars[end].space == noSpace && chars[end].look == c.look {
		k := chars[end].class
		if k == clreq.Latin || k == clreq.Suffix && isDigit(chars[end-1].r) || k == clreq.Prefix && chars[end].r < 0x80 {
			end++
			continue
		}
		break
	}
	// Marks at the end belong to the sentence, not to the word.
	for end > i+1 && (latinMark(chars[end-1].r) != midword || chars[end-1].r == '/' || chars[end-1].r == '~') && !closesPair(chars[i:end]) {
		end--
	}
	// A long chain may be cut after its punctuation.
	whole := i
	for whole > 0 && chars[whole].space == noSpace && chars[whole-1].class == clreq.Latin {
		whole--
	}
	if cut := chainCut(chars[i:end], isAddress(chars[whole:end])); cut > 0 {
		end = i + cut
	}
	for k := i; k < end; k++ {
		b.core += s.letter(sh, chars[k].r, c.look, b.core, b)
	}
	b.class = clreq.Latin
	if end == i+1 && c.class == clreq.Prefix {
		b.class = clreq.Prefix // ¥ before a number that stands apart
	}
	return end
}

type latinEdge uint8

const (
	midword latinEdge = iota
	opens
	closes
)

// latinMark says on which side of a word an ASCII mark stands.
func latinMark(r rune) latinEdge {
	switch r {
	case '(', '[', '{':
		return opens
	case ')', ']', '}', ',', '.', ';', ':', '?', '!':
		return closes
	}
	return midword
}

// closesPair reports whether a bracket at the end of a word was opened in it:
// f(x) stays whole.
func closesPair(word []char) bool {
	depth := 0
	for _, c := range word {
		switch c.r {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		}
	}
	last := word[len(word)-1].r
	return depth == 0 && (last == ')' || last == ']' || last == '}')
}

// isAddress reports whether a chain of characters is an address of the web or
// of mail.
func isAddress(word []char) bool {
	for i, c := range word {
		if c.r == '@' || c.r == ':' && i+2 < len(word) && word[i+1].r == '/' && word[i+2].r == '/' ||
			c.r == '.' && i >= 3 && word[i-1].r == 'w' && word[i-2].r == 'w' && word[i-3].r == 'w' {
			return true
		}
	}
	return false
}

// chainCut says after how many characters an address or a hyphenated word may
// end a line; 0 where it may not.
func chainCut(word []char, address bool) int {
	for i := 1; i+1 < len(word); i++ {
		r, after := word[i].r, word[i+1].r
		switch {
		case address && (r == '/' && after != '/' || (r == '.' || r == '-' || r == '_' || r == '?' || r == '&' || r == '=') && i >= 2):
			return i + 1
		case !address && r == '-' && unicode.IsLetter(word[i-1].r) && unicode.IsLetter(after) && i >= 2:
			return i + 1
		case !address && len(word) > 30 && i == 19: // no word is so long; it must not run off the page
			return i + 1
		}
	}
	return 0
}

// letter adds a character as the font sets it and returns its width.
func (s *setter) letter(sh *shaped, r rune, lk *look, at unit.Length, b *box) unit.Length {
	face, id, missing := s.pick(lk, r)
	if missing {
		b.missing = true
		sh.glyphs = append(sh.glyphs, glyph{r: r, face: nil, dx: at})
		s.missed(r)
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

// joint is the space between box a and the next, whose first character is c.
func (s *setter) joint(sh *shaped, a int, c *char) joint {
	x, y := &sh.boxes[a], &sh.boxes[a+1]
	m := &s.design.Marks
	cj := clreq.Between(x.class, y.class, clreq.Spaces{HanLatin: m.HanLatin, HanLatinMin: m.HanLatinMin, HanLatinMax: m.HanLatinMax})
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
	may := !clreq.Of(x.class).NotAtEnd && !clreq.Of(y.class).NotAtStart
	switch {
	case lat(x.class) && lat(y.class):
		j = joint{blank: em.Permille(250), word: em.Permille(250), breaks: may && !unitAfter(sh, x, y)}
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

// unitAfter reports whether a word is the unit of the number before it: 90 km.
func unitAfter(sh *shaped, x, y *box) bool {
	if x.from == x.to || y.from == y.to || y.to-y.from > 7 {
		return false
	}
	return isDigit(sh.glyphs[x.to-1].r) && unicode.IsLetter(sh.glyphs[y.from].r)
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

// noteMark is a footnote's number as it is printed: ① to ⑳, then (21).
func noteMark(n int) string {
	if n <= 20 {
		return string(rune('①' + n - 1))
	}
	d := []byte{'(', byte('0' + n/10%10), byte('0' + n%10), ')'}
	return string(d)
}
