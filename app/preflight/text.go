package preflight

import (
	"regexp"
	"strings"

	"huikan/app/doc"
)

// The faults that text from elsewhere brings along. Each match is a finding
// with its surroundings. Text that has none of signs is not looked at further.
var textRules = []struct {
	code  string
	signs signs
	re    *regexp.Regexp
}{
	{"half-brackets", hasBracket, regexp.MustCompile(`\([^()（）]*\p{Han}[^()（）]*\)|\p{Han}\([^()（）]*\)`)},
	{"half-mark", hasMark, regexp.MustCompile(`\p{Han}[,:;?!]`)},
	{"tilde", hasTilde, regexp.MustCompile(`\d\s*~\s*\d+`)},
	{"stray-word", hasLetter, regexp.MustCompile(`\p{Han}\s+(?:and|or|the|of|to|in|for|with)\s+\p{Han}`)},
	{"forbidden-word", hasOwn, regexp.MustCompile(`本刊|本报|本杂志`)},
}

// pairs are the marks that must match within a paragraph.
var pairs = []struct {
	open, close rune
	signs       signs
}{
	{'（', '）', hasWide}, {'“', '”', hasQuote}, {'《', '》', hasWide}, {'【', '】', hasWide}, {'〔', '〕', hasWide}, {'(', ')', hasBracket},
}

// signs says of what kinds of characters a text has any.
type signs uint8

const (
	hasBracket signs = 1 << iota // ( )
	hasMark                      // , : ; ? !
	hasTilde
	hasLetter // a to z
	hasOwn    // 本, as in 本刊
	hasWide   // full-width brackets
	hasQuote  // “ ”
)

// signsOf reads a text once for all rules: most have nothing for most of them.
func signsOf(text string) (has signs) {
	for _, r := range text {
		switch {
		case r >= 'a' && r <= 'z':
			has |= hasLetter
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
		case r == '本':
			has |= hasOwn
		}
	}
	return has
}

func (c *checker) text(d *doc.Document) {
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			c.blocks(a, a.Blocks)
		}
	}
}

func (c *checker) blocks(a *doc.Article, blocks []doc.Block) {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			c.paragraph(a, b.Pos, doc.Plain(b.Spans))
		case *doc.Quotation:
			c.blocks(a, b.Blocks)
		case *doc.List:
			for _, it := range b.Items {
				c.blocks(a, it.Blocks)
			}
		case *doc.Table:
			for _, r := range b.Rows {
				for _, cell := range r.Cells {
					c.paragraph(a, b.Pos, doc.Plain(cell))
				}
			}
		}
	}
}

func (c *checker) paragraph(a *doc.Article, pos doc.Pos, text string) {
	has := signsOf(text)
	for _, r := range textRules {
		if has&r.signs == 0 {
			continue
		}
		for _, at := range r.re.FindAllStringIndex(text, -1) {
			shown := around(text, at[0], at[1])
			if r.code == "forbidden-word" {
				shown = text[at[0]:at[1]]
			}
			c.add(r.code, c.in(a, pos, shown))
		}
	}
	for _, p := range pairs {
		if has&p.signs == 0 {
			continue
		}
		if n, at := depth(text, p.open, p.close); n != 0 {
			c.add("unbalanced", c.in(a, pos, around(text, at, at+1)))
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
	head := string(r[max(0, len(r)-side):])
	for b < len(text) && b > 0 && text[b]&0xC0 == 0x80 {
		b++
	}
	r = []rune(text[b:])
	return head + text[a:b] + string(r[:min(side, len(r))])
}
