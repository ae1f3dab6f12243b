package textview

import (
	"regexp"
	"strings"
)

// style says how a paragraph is shown: the Markdown of a manuscript, lightly,
// while every mark stays where it was typed.
type style struct {
	level int    // of a heading; 0: none
	kind  kind   // what the paragraph is
	spans []span // what of it is not plain, in order, without overlaps
}

// span is a range of bytes with a look of its own.
type span struct {
	from, to  int
	bold, dim bool
}

type kind int

const (
	kindText   kind = iota
	kindEmpty       // nothing, or blanks
	kindFence       // ::: {.signature}, :::
	kindRow         // of a table
	kindItem        // of a list
	kindNote        // [^1]: a footnote's text
	kindRule        // ---
	kindFigure      // a picture alone
)

var (
	noteHead = regexp.MustCompile(`^\[\^[^\]\s]+\]:`)
	noteCall = regexp.MustCompile(`^\[\^[^\]\s]+\]`)
	picture  = regexp.MustCompile(`^!\[[^\]]*\]\([^)\s]*\)`)
	linked   = regexp.MustCompile(`^\[([^\]]*)\]\(([^)\s]*)\)`)
)

// styleOf reads one paragraph. A mark that nothing closes is text.
func styleOf(p string) style {
	t := strings.TrimSpace(p)
	lead := len(p) - len(strings.TrimLeft(p, " \t"))
	s := style{}
	body := 0 // where the text begins
	switch {
	case t == "":
		return style{kind: kindEmpty}
	case strings.HasPrefix(t, ":::"):
		return style{kind: kindFence, spans: []span{{0, len(p), false, true}}}
	case t == "---" || t == "***" || t == "___":
		return style{kind: kindRule, spans: []span{{0, len(p), false, true}}}
	case t[0] == '#':
		n := len(t) - len(strings.TrimLeft(t, "#"))
		if n <= 6 && len(t) > n && t[n] == ' ' {
			s.level = n
			body = lead + n + 1
			s.spans = append(s.spans, span{lead, body, false, true})
		}
	case t[0] == '|':
		s.kind = kindRow
		if strings.Trim(t, "|-: ") == "" {
			s.spans = []span{{0, len(p), false, true}}
			return s
		}
	case len(p) > lead+1 && strings.IndexByte("-*+", t[0]) >= 0 && p[lead+1] == ' ':
		s.kind = kindItem
		body = lead + 2
		s.spans = append(s.spans, span{lead, body, false, true})
	default:
		if m := noteHead.FindString(t); m != "" {
			s.kind = kindNote
			body = lead + len(m)
			s.spans = append(s.spans, span{lead, body, false, true})
		} else if picture.FindString(t) == t {
			s.kind = kindFigure
		}
	}
	s.inline(p, body)
	return s
}

// inline finds what is bold and what are marks.
func (s *style) inline(p string, from int) {
	bold := s.level > 0
	open := false
	plain := from // where what has no span yet begins
	put := func(to int, b bool) {
		if to > plain && b {
			s.spans = append(s.spans, span{plain, to, true, false})
		}
		plain = to
	}
	mark := func(i, n int) {
		put(i, bold || open)
		s.spans = append(s.spans, span{i, i + n, false, true})
		plain = i + n
	}
	for i := from; i < len(p); {
		switch c := p[i]; {
		case c == '\\' && i+1 < len(p) && strings.IndexByte("\\`*_{}[]()#+-.!|~<>^$:\"'", p[i+1]) >= 0:
			mark(i, 1)
			i += 2
		case c == '*' && strings.HasPrefix(p[i:], "**"):
			if open || strings.Contains(p[i+2:], "**") {
				mark(i, 2)
				open = !open
			}
			i += 2
		case c == '|' && s.kind == kindRow:
			mark(i, 1)
			i++
		case c == '!':
			if m := picture.FindString(p[i:]); m != "" {
				alt := strings.IndexByte(m, ']')
				mark(i, 2)
				put(i+alt, bold || open)
				mark(i+alt, len(m)-alt)
				i += len(m)
			} else {
				i++
			}
		case c == '[':
			if m := noteCall.FindString(p[i:]); m != "" {
				mark(i, len(m))
				i += len(m)
			} else if m := linked.FindStringSubmatch(p[i:]); m != nil {
				mark(i, 1)
				put(i+1+len(m[1]), bold || open)
				mark(i+1+len(m[1]), len(m[0])-1-len(m[1]))
				i += len(m[0])
			} else {
				i++
			}
		default:
			i++
		}
	}
	put(len(p), bold || open)
}

// at is the look of a byte, by a walk that only goes on.
func (s *style) walker() func(i int) (bold, dim bool) {
	k := 0
	return func(i int) (bool, bool) {
		for k < len(s.spans) && s.spans[k].to <= i {
			k++
		}
		if k < len(s.spans) && s.spans[k].from <= i {
			return s.spans[k].bold, s.spans[k].dim
		}
		return false, false
	}
}

// runs cuts a range of bytes where its look changes.
func (s *style) runs(from, to int) (out []span) {
	at := from
	for _, sp := range s.spans {
		f, t := max(sp.from, from), min(sp.to, to)
		if f >= t {
			continue
		}
		if at < f {
			out = append(out, span{at, f, false, false})
		}
		out = append(out, span{f, t, sp.bold, sp.dim})
		at = t
	}
	if at < to {
		out = append(out, span{at, to, false, false})
	}
	return out
}
