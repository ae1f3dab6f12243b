package typeset

import (
	"unicode"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// spreadName makes the name of Han that begins at character at as wide as so many
// characters (均排), with em spaces where they come out even, and keeps one of
// usual length on its line.
func spreadName(chars []char, at, wide int) []char {
	const longest = 6 // what is longer is no person's name, and may be cut
	name := chars[at:]
	n := len(name)
	if n < 2 || n > longest {
		return chars
	}
	han := true
	for i := range name {
		han = han && unicode.Is(unicode.Han, name[i].r) && (i == 0 || name[i].space == noSpace)
		name[i].keep = i > 0
	}
	if !han || n >= wide {
		return chars
	}
	if (wide-n)%(n-1) != 0 {
		for i := 1; i < n; i++ {
			name[i].gap = (wide - n) * 1000 / (n - 1)
		}
		return chars
	}
	out := append([]char{}, name[0])
	for _, c := range name[1:] {
		for range (wide - n) / (n - 1) {
			out = append(out, char{r: '\u3000', look: c.look, class: clreq.Wide, keep: true, fixed: true})
		}
		out = append(out, c)
	}
	return append(chars[:at], out...)
}

// staff sets a row of the imprint that lists names: spread, two em apart, those
// of later lines under the first.
func (s *setter) staff(r doc.ImprintRow, st *design.Style, width unit.Length) []setLine {
	label := doc.Span{Text: r.Label + "："}
	spans := []doc.Span{label}
	for i, n := range r.Names {
		if i > 0 {
			spans = append(spans, doc.Span{Text: "\u3000\u3000", Name: true})
		}
		spans = append(spans, doc.Span{Text: n, Name: true})
	}
	hang := *st
	in, _ := s.extent([]doc.Span{label}, &hang)
	in += st.Size / 2 // the blank half of the colon, as wide as marks are set
	hang.Indent = -in
	lines := s.lines(spans, &hang, width-in)
	out := make([]setLine, len(lines))
	for i, l := range lines {
		out[i] = l
		out[i].in = in
	}
	return out
}
