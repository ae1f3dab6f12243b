package typeset

import (
	"unicode"

	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// word takes a word or a number, with the sign before and the unit after it.
// Marks at its edges become boxes of their own when their turn comes.
func (s *setter) word(sh *shaped, chars []char, i int, b *box) int {
	c := &chars[i]
	edge := latinMark(c.r)
	switch { // <决定>, as some type 《》
	case c.r == '<' && i+1 < len(chars) && chars[i+1].space == noSpace && !clreq.Western(chars[i+1].r):
		edge = opens
	case c.r == '>' && i > 0 && c.space == noSpace && !clreq.Western(chars[i-1].r):
		edge = closes
	}
	switch edge {
	case opens:
		b.class = clreq.LatinOpen
		b.core = s.letter(sh, c.r, c.look, 0, b)
		return i + 1
	case closes:
		if c.r == '.' && i+1 < len(chars) && isDigit(chars[i+1].r) && chars[i+1].space == noSpace && (i == 0 || c.space != noSpace || !clreq.Western(chars[i-1].r) && !isDigit(chars[i-1].r)) {
			break // .5 is a number
		}
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

// splitWide cuts words that are wider than the measure into letters, which may
// be parted anywhere at a price: a long address in a narrow column must not
// run over its neighbour.
func (sh *shaped) splitWide(measure unit.Length) {
	wide := false
	for i := range sh.boxes {
		wide = wide || sh.boxes[i].core > measure && sh.boxes[i].to-sh.boxes[i].from > 1 && !sh.boxes[i].bar
	}
	if !wide {
		return
	}
	var boxes []box
	var joints []joint
	for i := range sh.boxes {
		b, j := sh.boxes[i], sh.joints[i]
		if b.core <= measure || b.to-b.from < 2 || b.bar {
			boxes, joints = append(boxes, b), append(joints, j)
			continue
		}
		for k := b.from; k < b.to; k++ {
			piece := b
			piece.from, piece.to = k, k+1
			end := b.core
			if k+1 < b.to {
				end = sh.glyphs[k+1].dx
			}
			start := sh.glyphs[k].dx
			if k == b.from {
				start = 0
			}
			piece.core = end - start
			boxes = append(boxes, piece)
			cut := joint{breaks: true, penalty: 8}
			if k+1 < b.to {
				cut.penalty = partCost(sh.glyphs[k].r, sh.glyphs[k+1].r)
			}
			joints = append(joints, cut)
		}
		for k := b.from + 1; k < b.to; k++ {
			sh.glyphs[k].dx = 0
		}
		joints[len(joints)-1] = j
	}
	sh.boxes, sh.joints = boxes, joints
}

// partCost is the price of parting a word, which no line could hold, between
// two characters: least after a mark, most before one.
func partCost(a, b rune) float64 {
	switch {
	case latinMark(b) == closes || latinMark(a) == opens || b == '%':
		return 200
	case unicode.IsDigit(a) && unicode.IsDigit(b):
		return 40
	case latinMark(a) == closes && unicode.IsDigit(b):
		return 20
	}
	return 8
}

// openChains lets a chain of boxes that no line could hold be cut within it,
// at a price: anywhere but before a mark that may not begin a line and after
// one that may not end it. Where that is not enough, as in a row of fifty points,
// the prohibitions are dropped on the spot, as clreq has it.
func (sh *shaped) openChains(measure unit.Length, h clreq.House) {
	// A slash or a hyphen of Latin text may stand at either end where it must.
	soft := func(b *box) bool {
		return (b.class == clreq.Slash || b.class == clreq.Connect) && b.from < b.to && sh.glyphs[b.from].r < 0x80
	}
	sh.chains(measure, func(k int) {
		a, b := &sh.boxes[k], &sh.boxes[k+1]
		if (!h.NotAtStart(b.class) || soft(b)) && (!h.NotAtEnd(a.class) || soft(a)) {
			sh.joints[k].breaks = true
			sh.joints[k].penalty += 40
		}
	})
	sh.chains(measure, func(k int) {
		sh.joints[k].breaks, sh.joints[k].forced = true, true
		sh.joints[k].penalty += 400
	})
}

// chains calls do for each joint of a chain that is wider than the measure.
func (sh *shaped) chains(measure unit.Length, do func(joint int)) {
	from := 0
	width := unit.Length(0)
	for i := range sh.boxes {
		width += sh.boxes[i].core
		if i+1 < len(sh.boxes) && !sh.joints[i].breaks {
			width += sh.joints[i].blank
			continue
		}
		for k := from; k < i && width > measure; k++ {
			do(k)
		}
		from, width = i+1, 0
	}
}
