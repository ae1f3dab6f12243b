package textview

import "strings"

// What Enter, Backspace and the arrows do about the blank line that parts two
// paragraphs in Markdown: to the hand it is not there, as in a word processor.

// parting reports whether a paragraph is the one empty line between two that
// are not.
func (b *Buffer) parting(i int) bool {
	return i > 0 && i < len(b.paras)-1 && b.paras[i] == "" && b.paras[i-1] != "" && b.paras[i+1] != ""
}

// Fenced reports whether a paragraph lies within a marked block (::: …), whose
// lines are its paragraphs, and where that begins.
func (b *Buffer) Fenced(i int) (open int, in bool) {
	for k := 0; k < i; k++ {
		if t := strings.TrimSpace(b.paras[k]); strings.HasPrefix(t, ":::") {
			if in && strings.Trim(t, ":") != "" {
				continue // a line of the block
			}
			open, in = k, !in
		}
	}
	return open, in
}

// broken is what Enter puts in at a place; soft: with Shift, a line end alone.
func (b *Buffer) broken(at int, soft bool) Edit {
	i := b.ParaAt(at)
	p := b.paras[i]
	s := styleOf(p)
	_, fenced := b.Fenced(i)
	switch {
	case soft, fenced, s.kind == kindFence, s.kind == kindEmpty:
		return Edit{at, at, "\n"}
	case s.kind == kindItem:
		lead := p[:len(p)-len(strings.TrimLeft(p, " \t"))+2]
		if strings.TrimSpace(p) == strings.TrimSpace(lead) { // an item with nothing in it ends the list
			return Edit{b.starts[i], b.End(i), ""}
		}
		return Edit{at, at, "\n" + lead}
	case s.kind == kindRow && at == b.End(i):
		return Edit{at, at, "\n" + strings.Repeat("|  ", max(1, strings.Count(p, "|")-1)) + "|"}
	case s.kind == kindRow:
		return Edit{at, at, ""} // a row is one line: it must not be torn
	}
	return Edit{at, at, "\n\n"}
}

// before is where Backspace deletes from: a parting goes with its two line ends.
func (b *Buffer) before(at int) int {
	i := b.ParaAt(at)
	if at == b.starts[i] && i > 1 && b.parting(i-1) && b.flows(i) && b.flows(i-2) {
		return at - 2
	}
	if at == b.starts[i] && i > 1 && b.paras[i] == "" && b.paras[i-1] == "" && b.paras[i-2] != "" {
		return at - 2 // the paragraph that Enter made, and its parting
	}
	return b.prev(at)
}

// after is where Delete deletes to.
func (b *Buffer) after(at int) int {
	i := b.ParaAt(at)
	if at == b.End(i) && b.parting(i+1) && b.flows(i) && b.flows(i+2) {
		return at + 2
	}
	return b.next(at)
}

// flows reports whether a paragraph can be joined with another.
func (b *Buffer) flows(i int) bool {
	switch styleOf(b.paras[i]).kind {
	case kindFence, kindRow, kindRule:
		return false
	}
	return true
}

// rest moves a caret off the blank line between two paragraphs; dir says
// whither: 1 to what comes, −1 to what was.
func (b *Buffer) rest(at, dir int) int {
	if i := b.ParaAt(at); b.parting(i) {
		if dir > 0 {
			return b.starts[i+1]
		}
		return b.End(i - 1)
	}
	return at
}
