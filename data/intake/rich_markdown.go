package intake

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// inker writes rich text as Markdown that reads back as that text.
type inker struct {
	cell bool                   // in a table, where a bar has a meaning
	call func(id string) string // the call of a note
	lost int                    // bold or italic stretches that Markdown has no way to say here
}

// piece is a stretch of text of one look, or the call of a note.
type piece struct {
	at, end int
	look    ink
	note    string
}

func (k *inker) markdown(t rich) string {
	s := k.links(t, pieces(t))
	if m := lineStart.FindString(s); m != "" && !k.cell {
		s = `\` + s
	}
	return s
}

// pieces cuts text at the ends of its marks. A note within a stretch belongs
// to it; one at its edge stands outside.
func pieces(t rich) (out []piece) {
	cuts := []int{0, len(t.text)}
	for _, m := range t.marks {
		cuts = append(cuts, m.at, m.end)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	lookAt := func(a, b int) (l ink) {
		for _, m := range t.marks {
			if m.kind == noteMark || m.at > a || m.end < b {
				continue
			}
			switch m.kind {
			case boldMark:
				l.bold = true
			case emphMark:
				l.emph = true
			case codeMark:
				l.code = true
			case linkMark:
				l.link = m.to
			}
		}
		return l
	}
	for i, at := range cuts {
		for _, m := range t.marks {
			if m.kind == noteMark && m.at == at {
				p := piece{at: at, end: at, note: m.to}
				if i > 0 && i+1 < len(cuts) {
					if a, b := lookAt(cuts[i-1], at), lookAt(at, cuts[i+1]); a == b {
						p.look = a
					}
				}
				p.look.code, p.look.link = false, ""
				out = append(out, p)
			}
		}
		if i+1 < len(cuts) {
			out = append(out, piece{at: at, end: cuts[i+1], look: lookAt(at, cuts[i+1])})
		}
	}
	return out
}

// runs parts pieces where same says that two are apart.
func runs(ps []piece, same func(a, b piece) bool) (out [][]piece) {
	for i := 0; i < len(ps); {
		j := i + 1
		for j < len(ps) && same(ps[i], ps[j]) {
			j++
		}
		out = append(out, ps[i:j])
		i = j
	}
	return out
}

func (k *inker) links(t rich, ps []piece) string {
	var b strings.Builder
	for _, run := range runs(ps, func(a, b piece) bool { return a.look.link == b.look.link }) {
		s, to := k.bolds(t, run), run[0].look.link
		if to == "" || strings.TrimSpace(s) == "" || sameAddress(t.text[run[0].at:run[len(run)-1].end], to) {
			b.WriteString(s)
			continue
		}
		b.WriteString("[" + s + "](" + safeAddress(to) + ")")
	}
	return b.String()
}

// sameAddress reports whether a link says no more than its text.
func sameAddress(text, to string) bool {
	bare := func(s string) string {
		s = strings.TrimSpace(s)
		for _, p := range []string{"http://", "https://", "mailto:"} {
			s = strings.TrimPrefix(s, p)
		}
		return strings.TrimSuffix(s, "/")
	}
	return bare(text) == bare(to)
}

func safeAddress(s string) string {
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "<", "%3C", ">", "%3E", "\n", "", "\r", "", "\t", "", `\`, "%5C").Replace(s)
}

func (k *inker) bolds(t rich, ps []piece) string {
	var b strings.Builder
	for _, run := range runs(ps, func(a, b piece) bool { return a.look.bold == b.look.bold }) {
		if !run[0].look.bold {
			b.WriteString(k.emphases(t, run))
			continue
		}
		b.WriteString(k.around(t, run, "**", func(in []piece) string { return k.plain(t, in) }))
	}
	return b.String()
}

// emphases writes italics, except where they touch bold: the stars would run
// together.
func (k *inker) emphases(t rich, ps []piece) string {
	var b strings.Builder
	for _, run := range runs(ps, func(a, b piece) bool { return a.look.emph == b.look.emph }) {
		if !run[0].look.emph {
			b.WriteString(k.plain(t, run))
			continue
		}
		touches := false
		for _, m := range t.marks {
			touches = touches || m.kind == boldMark && (m.end == run[0].at || m.at == run[len(run)-1].end)
		}
		if touches {
			k.lost++
			b.WriteString(k.plain(t, run))
			continue
		}
		b.WriteString(k.around(t, run, "*", func(in []piece) string { return k.plain(t, in) }))
	}
	return b.String()
}

// around writes stars round a stretch, inside the blanks at its ends.
func (k *inker) around(t rich, run []piece, stars string, in func([]piece) string) string {
	at, end := run[0].at, run[len(run)-1].end
	text := t.text[at:end]
	core := strings.TrimFunc(text, unicode.IsSpace)
	if core == "" {
		return in(run)
	}
	i := at + strings.Index(text, core)
	j := i + len(core)
	before, _ := utf8.DecodeLastRuneInString(t.text[:i])
	first, _ := utf8.DecodeRuneInString(core)
	last, _ := utf8.DecodeLastRuneInString(core)
	after, _ := utf8.DecodeRuneInString(t.text[j:])
	if i == 0 {
		before = ' '
	}
	if j == len(t.text) {
		after = ' '
	}
	if !flanks(before, first) || !flanks(after, last) {
		k.lost++
		return in(run)
	}
	var head, mid, tail []piece
	for _, p := range run {
		switch {
		case p.end <= i && p.at < i:
			head = append(head, p)
		case p.at >= j && p.end > j:
			tail = append(tail, p)
		case p.at >= i && p.end <= j:
			mid = append(mid, p)
		default: // a blank at the end of the piece
			a, b := p, p
			if p.at < i {
				a.end, p.at = i, i
				head = append(head, a)
			}
			if p.end > j {
				b.at, p.end = j, j
				tail = append(tail, b)
			}
			mid = append(mid, p)
		}
	}
	return in(head) + stars + in(mid) + stars + in(tail)
}

// flanks reports whether stars between an outer and an inner character open or
// close (CommonMark's flanking, and the leave that app/markdown gives beside
// Chinese characters and marks).
func flanks(outer, inner rune) bool {
	punct := func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }
	return wideMark(outer) || wideMark(inner) || !punct(inner) || unicode.IsSpace(outer) || punct(outer)
}

func wideMark(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30FF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x2010 && r <= 0x2027
}

func (k *inker) plain(t rich, ps []piece) string {
	var b strings.Builder
	for _, p := range ps {
		switch s := t.text[p.at:p.end]; {
		case p.note != "":
			b.WriteString(k.call(p.note))
		case p.look.code && !k.cell && strings.TrimSpace(s) == s && s != "":
			fence := "`"
			for strings.Contains(s, fence) {
				fence += "`"
			}
			if pad := fence != "`"; pad {
				s = " " + s + " "
			}
			b.WriteString(fence + s + fence)
		default:
			b.WriteString(escape(s, k.cell))
		}
	}
	return b.String()
}
