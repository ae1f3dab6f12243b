package intake

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// rich is text with what a file says of parts of it. The text itself has no
// marks in it, so that whoever recognises titles and signatures sees words
// alone.
type rich struct {
	text  string
	marks []mark // by where they begin
}

// mark says one thing of the bytes from at to end; a note has no extent.
type mark struct {
	at, end int
	kind    markKind
	to      string // of a link its address, of a note its id
}

type markKind int

const (
	boldMark markKind = iota
	emphMark
	codeMark
	linkMark
	noteMark
)

// ink is how a piece of text looks.
type ink struct {
	bold, emph, code bool
	link             string
}

// put adds a piece of text.
func (t *rich) put(s string, l ink) {
	if s == "" {
		return
	}
	at := len(t.text)
	t.text += s
	say := func(on bool, k markKind, to string) {
		if !on {
			return
		}
		for i := len(t.marks) - 1; i >= 0; i-- {
			if m := &t.marks[i]; m.kind == k && m.end == at && m.to == to && k != noteMark {
				m.end = len(t.text)
				return
			}
		}
		t.marks = append(t.marks, mark{at, len(t.text), k, to})
	}
	say(l.bold, boldMark, "")
	say(l.emph, emphMark, "")
	say(l.code, codeMark, "")
	say(l.link != "", linkMark, l.link)
}

// call puts the call of a note at the end.
func (t *rich) call(id string) {
	t.marks = append(t.marks, mark{len(t.text), len(t.text), noteMark, id})
}

// slice is the part from i to j. A note stays with the text before it; clamp
// keeps those beyond the ends as well.
func (t rich) slice(i, j int, clamp bool) rich {
	out := rich{text: t.text[i:j]}
	for _, m := range t.marks {
		a, b := max(m.at, i), min(m.end, j)
		switch {
		case m.kind == noteMark:
			if clamp || m.at > i && m.at <= j || m.at == i && i == 0 {
				a = min(max(m.at, i), j)
				out.marks = append(out.marks, mark{a - i, a - i, noteMark, m.to})
			}
		case a < b:
			out.marks = append(out.marks, mark{a - i, b - i, m.kind, m.to})
		}
	}
	return out
}

// trim takes the blanks off both ends.
func (t rich) trim() rich {
	left := strings.TrimLeftFunc(t.text, unicode.IsSpace)
	i := len(t.text) - len(left)
	return t.slice(i, i+len(strings.TrimRightFunc(left, unicode.IsSpace)), true)
}

// join adds another text after what stands between them.
func (t rich) join(between string, u rich) rich {
	out := rich{text: t.text + between + u.text, marks: append([]mark(nil), t.marks...)}
	by := len(t.text) + len(between)
	for _, m := range u.marks {
		out.marks = append(out.marks, mark{m.at + by, m.end + by, m.kind, m.to})
	}
	return out
}

// swapped is the text with every character put through f, which gives "" for
// one that goes.
func (t rich) swapped(f func(rune) string) rich {
	var b strings.Builder
	to := make([]int, len(t.text)+1)
	for i, r := range t.text {
		for k := i; k < i+utf8.RuneLen(r) && k < len(to); k++ {
			to[k] = b.Len()
		}
		b.WriteString(f(r))
	}
	to[len(t.text)] = b.Len()
	out := rich{text: b.String()}
	for _, m := range t.marks {
		if n := (mark{to[m.at], to[m.end], m.kind, m.to}); n.kind == noteMark || n.at < n.end {
			out.marks = append(out.marks, n)
		}
	}
	return out
}

// notes are the ids of the notes that are called, in order.
func (t rich) notes() (ids []string) {
	for _, m := range t.marks {
		if m.kind == noteMark {
			ids = append(ids, m.to)
		}
	}
	return ids
}

// whole reports whether all of the text is of a kind.
func (t rich) whole(k markKind) bool {
	for _, m := range t.marks {
		if m.kind == k && m.at == 0 && m.end == len(t.text) {
			return m.end > 0
		}
	}
	return false
}

// without leaves the marks of a kind away.
func (t rich) without(k markKind) rich {
	out := rich{text: t.text}
	for _, m := range t.marks {
		if m.kind != k {
			out.marks = append(out.marks, m)
		}
	}
	return out
}
