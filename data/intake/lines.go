package intake

import (
	"fmt"
	"strings"
	"unicode"
)

// line is one line of the source, cleaned of what no printed page shows.
type line struct {
	no   int    // from 1, as an editor counts
	text string // trimmed; tabs inside a table row are kept
	gap  int    // blank lines before it
	used bool   // it went into the draft or the report
}

// splitLines cuts the text into lines and leaves the blank ones out. Invisible
// characters (zero-width, control) are dropped and named.
func (r *reader) splitLines(text string) []*line {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\u0085", "\n").Replace(text)
	var out []*line
	gap := 0
	for i, s := range strings.Split(text, "\n") {
		if strings.ContainsRune(s, '\f') { // a page break says no more than a blank line
			s = strings.ReplaceAll(s, "\f", " ")
			gap++
		}
		s, gone := stripInvisible(s)
		if gone != "" {
			r.rep.add(Finding{Code: CodeDropped, Line: i + 1, Text: gone, Detail: codePoints(gone)})
		}
		if n := strings.Count(s, "\uFFFD"); n > 0 {
			r.rep.add(Finding{Code: CodeUnreadable, Line: i + 1, Text: clip(strings.TrimSpace(s), 40), Detail: fmt.Sprint(n)})
		}
		t := strings.TrimSpace(s)
		if t == "" {
			gap++
			continue
		}
		if strings.Contains(t, "\t") { // the empty cells at the ends of a row count
			t = strings.Trim(s, " \u3000\u00a0")
		}
		out = append(out, &line{no: i + 1, text: t, gap: gap})
		gap = 0
	}
	return out
}

func stripInvisible(s string) (kept, gone string) {
	invisible := func(r rune) bool {
		return unicode.IsControl(r) && !unicode.IsSpace(r) ||
			r == '\uFEFF' || r == '\u200B' || r == '\u200C' || r == '\u200D' || r == '\u2060' || r == '\u00AD' ||
			r == '\u200E' || r == '\u200F' || 0x202A <= r && r <= 0x202E || 0x2066 <= r && r <= 0x2069
	}
	if strings.IndexFunc(s, invisible) < 0 {
		return s, ""
	}
	var k, g strings.Builder
	for _, r := range s {
		if invisible(r) {
			g.WriteRune(r)
		} else {
			k.WriteRune(r)
		}
	}
	return k.String(), g.String()
}

func codePoints(s string) string {
	var b strings.Builder
	for i, r := range []rune(s) {
		if i == 8 {
			b.WriteString(" …")
			break
		}
		fmt.Fprintf(&b, " U+%04X", r)
	}
	return strings.TrimSpace(b.String())
}

var (
	folioDashed = rx(`^[-—–─·•]{1,2}\s*[0-9０-９]{1,3}\s*[-—–─·•]{1,2}$`)
	folioPage   = rx(`^第\s*[0-9０-９]{1,3}\s*页(\s*[/，,]?\s*共\s*[0-9０-９]{1,3}\s*页)?$`)
	folioBare   = rx(`^[0-9０-９]{1,3}$`)
)

// dropFurniture takes out what the printer put round the text: folios (页码)
// and running heads (眉题) that repeat the nameplate or the label. Bare numbers
// count as folios only when there are several and they rise. What comes out is
// named in the report; left in, it would stand between the halves of a cut
// paragraph.
func (r *reader) dropFurniture(body []*line, heads map[string]bool) []*line {
	bare := map[int]bool{}
	last, seen := -1, 0
	rising := true
	for i, l := range body {
		if folioBare.MatchString(l.text) {
			n := atoi(halfDigits(l.text))
			if n <= last {
				rising = false
			}
			last, seen = n, seen+1
			bare[i] = true
		}
	}
	if seen < 3 || !rising {
		clear(bare)
	}
	out := body[:0:0]
	gap := 0
	for i, l := range body {
		key := fold(strings.TrimFunc(l.text, func(c rune) bool { return unicode.IsDigit(c) || unicode.IsSpace(c) }))
		if bare[i] || folioDashed.MatchString(l.text) || folioPage.MatchString(l.text) || key != "" && heads[key] {
			r.rep.add(Finding{Code: CodeFurniture, Line: l.no, Text: l.text})
			l.used = true
			gap += l.gap + 1
			continue
		}
		l.gap += gap
		gap = 0
		out = append(out, l)
	}
	return out
}
