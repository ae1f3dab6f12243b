package preflight

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"huikan/app/doc"
	"huikan/app/page"
)

// The faults that text from elsewhere brings along. Each match is a finding
// with its surroundings. Text that has none of signs is not looked at further.
var textRules = []struct {
	code  string
	signs signs
	re    *regexp.Regexp
}{
	{"half-brackets", hasBracket, regexp.MustCompile(`\([^()（）]*\p{Han}[^()（）]*\)`)},
	{"half-mark", hasMark, regexp.MustCompile(`\p{Han}[,:;?!]`)},
	{"tilde", hasTilde, regexp.MustCompile(`\d\s*~\s*\d+`)},
	{"stray-word", hasLetter, regexp.MustCompile(`\p{Han}\s+(?:and|or|the|of|to|in|for|with)\s+\p{Han}`)},
}

// pairs are the marks that must match within a paragraph.
var pairs = []struct {
	open, close rune
	signs       signs
}{
	{'（', '）', hasWide}, {'“', '”', hasQuote}, {'《', '》', hasWide}, {'【', '】', hasWide}, {'〔', '〕', hasWide}, {'(', ')', hasBracket},
}

// signs says of what kinds of characters a text has any.
type signs uint16

const (
	hasBracket signs = 1 << iota // ( )
	hasMark                      // , : ; ? !
	hasTilde
	hasLetter // a to z
	hasWide   // full-width brackets
	hasQuote  // “ ”
	hasDigit
)

// signsOf reads a text once for all rules: most have nothing for most of them.
func signsOf(text string) (has signs) {
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z':
			has |= hasLetter
		case r >= '0' && r <= '9':
			has |= hasDigit
		case r == '(' || r == ')':
			has |= hasBracket
		case r == ',' || r == ':' || r == ';' || r == '?' || r == '!':
			has |= hasMark
		case r == '~':
			has |= hasTilde
		case r < '“':
		case r == '“' || r == '”':
			has |= hasQuote
		case r >= '《' && r <= '〕' || r == '（' || r == '）':
			has |= hasWide
		}
	}
	return has
}

// spacing counts how digits stand beside Han: with a blank, and without. A
// character counts once for each: in 第5条 there is one place.
type spacing struct{ apart, close int }

func (s *spacing) count(text string) {
	const (
		other = iota
		han
		digit
		blank
	)
	var last, before int // kinds of the two characters before
	apart, close := -1, -1
	i := 0
	for _, r := range text {
		now := other
		switch {
		case r >= '0' && r <= '9':
			now = digit
		case r >= 0x2E80 && unicode.Is(unicode.Han, r):
			now = han
		case r == ' ':
			now = blank
		}
		beside := func(x int) bool { return x == han && now == digit || x == digit && now == han }
		if beside(before) && i-1 > close {
			s.close++
			close = i
		}
		if before == blank && beside(last) && i-2 > apart {
			s.apart++
			apart = i
		}
		last, before = before, now
		i++
	}
}

// text checks every line that is printed: contents, fields and manuscripts.
func (c *checker) text(d *doc.Document) {
	var blanks spacing
	put := func(place page.Place, text string) {
		r := c.reader.read(text)
		blanks.apart += r.blanks.apart
		blanks.close += r.blanks.close
		for _, h := range r.hits {
			place.Text = h.text
			c.add(h.code, place)
		}
	}
	if d.Contents != nil {
		for _, g := range d.Contents.Groups {
			for _, e := range g.Entries {
				put(page.Place{Page: c.contentsPage()}, e.Text)
			}
		}
	}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			numbers := numbering{}
			eachParagraph(a.Blocks, func(pos doc.Pos, role doc.Role, text string) {
				put(c.at(a.Source, pos, ""), text)
				if n := numbers.next(role, text); n != "" {
					c.add("number-skipped", c.at(a.Source, pos, n))
				}
			})
			c.stops(a)
		}
	}
	if blanks.apart > 0 && blanks.close > 0 {
		c.nowhere("spacing", fmt.Sprintf("%d : %d", blanks.apart, blanks.close))
	}
}

// contentsPage is the page on which the contents begin.
func (c *checker) contentsPage() int {
	for i, p := range c.book.Pages {
		if i > 0 && p.Label == "" {
			return i
		}
		if p.Label != "" {
			break
		}
	}
	return -1
}

// eachParagraph calls f for every run of text in the blocks.
func eachParagraph(blocks []doc.Block, f func(pos doc.Pos, role doc.Role, text string)) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			f(b.Pos, b.Role, doc.Plain(b.Spans))
			notes(b.Spans, f)
		case *doc.Signatures:
			for _, n := range b.Names {
				f(b.Pos, doc.Signature, n)
			}
			f(b.Pos, doc.Signature, b.Date)
		case *doc.Preformatted:
			f(b.Pos, doc.CodeBlock, strings.Join(b.Lines, " "))
		case *doc.Quotation:
			eachParagraph(b.Blocks, f)
		case *doc.Panel:
			eachParagraph(b.Blocks, f)
		case *doc.List:
			for _, it := range b.Items {
				eachParagraph(it.Blocks, f)
			}
		case *doc.Table:
			if len(b.Caption) > 0 {
				f(b.Pos, doc.Caption, doc.Plain(b.Caption))
			}
			for _, r := range b.Head {
				for _, cell := range r.Cells {
					f(b.Pos, doc.TableHead, doc.Plain(cell))
				}
			}
			for _, r := range b.Rows {
				for _, cell := range r.Cells {
					f(b.Pos, doc.TableCell, doc.Plain(cell))
					notes(cell, f)
				}
			}
		case *doc.Figure:
			if len(b.Caption) > 0 {
				f(b.Pos, doc.Caption, doc.Plain(b.Caption))
			}
		}
	}
}

func notes(spans []doc.Span, f func(doc.Pos, doc.Role, string)) {
	for _, s := range spans {
		eachParagraph(s.Note, f)
	}
}

// marks looks for wrong marks in a line of text.
func (r *reading) marks(text string, has signs) {
	for _, rule := range textRules {
		if has&rule.signs == 0 {
			continue
		}
		for _, m := range rule.re.FindAllStringIndex(text, -1) {
			r.hit(rule.code, around(text, m[0], m[1]))
		}
	}
	for _, p := range pairs {
		if has&p.signs == 0 {
			continue
		}
		if n, i := depth(text, p.open, p.close); n != 0 {
			r.hit("unbalanced", around(text, i, i+1))
			break
		}
	}
}

// depth is how many marks are left open at the end, or −1 where one closes
// what nobody opened, and where.
func depth(text string, open, shut rune) (n, at int) {
	for i, r := range text {
		switch r {
		case open:
			if n == 0 {
				at = i
			}
			n++
		case shut:
			if n == 0 {
				if shut == ')' && numbered(text[:i]) {
					continue
				}
				return -1, i
			}
			n--
		}
	}
	return n, at
}

// numbered reports whether a bracket closes a typed number: 1) or a).
func numbered(before string) bool {
	t := strings.TrimSpace(before)
	return len(t) > 0 && len(t) <= 2 && strings.Trim(t, "0123456789abcdefgh") == ""
}

// around is the text from a to b with some characters either side.
func around(text string, a, b int) string {
	const side = 8
	r := []rune(text[:a])
	start := string(r[max(0, len(r)-side):])
	for b < len(text) && b > 0 && text[b]&0xC0 == 0x80 {
		b++
	}
	r = []rune(text[b:])
	return start + text[a:b] + string(r[:min(side, len(r))])
}
