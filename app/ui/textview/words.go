package textview

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// next is the place behind the character at a place: a base with the marks
// that belong to it, or a line end.
func (b *Buffer) next(at int) int {
	i := b.ParaAt(at)
	p, k := b.paras[i], at-b.starts[i]
	if k >= len(p) {
		return min(at+1, b.size)
	}
	r, n := utf8.DecodeRuneInString(p[k:])
	for k += n; k < len(p); k += n {
		was := r
		if r, n = utf8.DecodeRuneInString(p[k:]); !clings(was, r) {
			break
		}
	}
	return b.starts[i] + k
}

// prev is the place before the character that ends at a place.
func (b *Buffer) prev(at int) int {
	i := b.ParaAt(at)
	p, k := b.paras[i], at-b.starts[i]
	if k <= 0 {
		return max(0, at-1)
	}
	for k > 0 {
		r, n := utf8.DecodeLastRuneInString(p[:k])
		k -= n
		was, _ := utf8.DecodeLastRuneInString(p[:k])
		if k == 0 || !clings(was, r) {
			break
		}
	}
	return b.starts[i] + k
}

// clings reports whether a character is drawn with the one before it: a
// combining mark, the choice of a variant, a joined emoji.
func clings(before, r rune) bool {
	const joiner = 0x200D
	return unicode.In(r, unicode.Mn, unicode.Me, unicode.Variation_Selector) || r == joiner || before == joiner || r >= 0x1F3FB && r <= 0x1F3FF
}

// class parts characters into what a double click takes together.
type class int

const (
	classMark class = iota // each for itself
	classSpace
	classHan
	classWord // Latin letters, digits
)

func classOf(r rune) class {
	switch {
	case unicode.IsSpace(r):
		return classSpace
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul):
		return classHan
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return classWord
	}
	return classMark
}

// Word is the word at a place: a run of Han, a Latin word or number, or one
// mark. At the end of a paragraph it is the one before.
func (b *Buffer) Word(at int) (from, to int) {
	i := b.ParaAt(at)
	p, k := b.paras[i], at-b.starts[i]
	if p == "" {
		return at, at
	}
	if k >= len(p) {
		_, n := utf8.DecodeLastRuneInString(p)
		k = len(p) - n
	}
	r, n := utf8.DecodeRuneInString(p[k:])
	c := classOf(r)
	f, t := k, k+n
	if c == classMark {
		return b.starts[i] + f, b.starts[i] + t
	}
	for f > 0 {
		r, n := utf8.DecodeLastRuneInString(p[:f])
		if classOf(r) != c && !(c == classWord && inner(p, f-n)) {
			break
		}
		f -= n
	}
	for t < len(p) {
		r, n := utf8.DecodeRuneInString(p[t:])
		if classOf(r) != c && !(c == classWord && inner(p, t)) {
			break
		}
		t += n
	}
	return b.starts[i] + f, b.starts[i] + t
}

// inner reports whether the byte is a mark within a word: 1,200 e-mail it's 3.5.
func inner(p string, i int) bool {
	if i <= 0 || i+1 >= len(p) || !strings.ContainsRune(".,-'@/", rune(p[i])) {
		return false
	}
	a, _ := utf8.DecodeLastRuneInString(p[:i])
	z, _ := utf8.DecodeRuneInString(p[i+1:])
	return classOf(a) == classWord && classOf(z) == classWord
}

// WordRight is where Ctrl+→ goes: behind the word and the blanks after it.
func (b *Buffer) WordRight(at int) int {
	i := b.ParaAt(at)
	if at >= b.End(i) {
		return min(at+1, b.size)
	}
	_, at = b.Word(at)
	p := b.paras[i]
	for k := at - b.starts[i]; k < len(p); {
		r, n := utf8.DecodeRuneInString(p[k:])
		if classOf(r) != classSpace {
			break
		}
		k += n
		at += n
	}
	return at
}

// WordLeft is where Ctrl+← goes: before the word that ends here or before.
func (b *Buffer) WordLeft(at int) int {
	i := b.ParaAt(at)
	if at <= b.starts[i] {
		return max(0, at-1)
	}
	p := b.paras[i]
	for at > b.starts[i] {
		r, n := utf8.DecodeLastRuneInString(p[:at-b.starts[i]])
		if classOf(r) != classSpace {
			from, _ := b.Word(at - n)
			return from
		}
		at -= n
	}
	return at
}

// Find lists where a text stands, without overlaps, in the order of the text.
// Latin letters match in either case unless exact is set.
func Find(text, what string, exact bool) (out [][2]int) {
	if what == "" {
		return nil
	}
	if !exact {
		text, what = lower(text), lower(what)
	}
	for at := 0; ; {
		i := strings.Index(text[at:], what)
		if i < 0 {
			return out
		}
		out = append(out, [2]int{at + i, at + i + len(what)})
		at += i + len(what)
	}
}

// lower makes the letters A to Z small; every byte stays in its place.
func lower(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= 'A' && c <= 'Z' {
			raw := []byte(s)
			for ; i < len(raw); i++ {
				if c := raw[i]; c >= 'A' && c <= 'Z' {
					raw[i] = c + 'a' - 'A'
				}
			}
			return string(raw)
		}
	}
	return s
}
