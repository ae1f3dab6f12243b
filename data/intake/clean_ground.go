package intake

import (
	"regexp"
	"strings"
	"unicode"
)

// ground is a text as the rules of clean-up see it: characters, and which of
// them may be touched.
type ground struct {
	text  string
	rs    []rune
	pos   []int // byte of each character; one more for the end
	free  []bool
	lines []groundLine
}

// groundLine is a line of the text, its end without the line end.
type groundLine struct {
	at, end int // characters
	kind    lineKind
	mark    int // characters of marks before its text: "## ", "- ", "> "
}

type lineKind int

const (
	textLine lineKind = iota
	blankLine
	headingLine
	tableLine
	blockLine // within a marked block (:::), where every line is a paragraph
	fixedLine // code, fences, table rules
)

var (
	lineMark  = rx(`^(?:\s{0,12}(?:[-*+]\s+|>\s?)+|#{1,6}\s+|\[\^[^\]]+\]:\s*)`)
	tableRule = rx(`^\|?[\s:|-]+\|?$`)
	// keptRegions are never touched; a text without the sign has none.
	keptRegions = []struct {
		sign string
		form *regexp.Regexp
	}{
		{"`", rx("`+[^`\n]*`+")},                                               // code
		{"](", rx(`\]\([^)\n]*\)`)},                                            // where a link or picture leads
		{"<", rx(`<(?:https?|ftp|mailto):[^>\s]*>`)},                           // an address
		{"://", rx(`(?:https?|ftp)://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+`)}, // or a bare one
		{"www.", rx(`(?:^|[^A-Za-z0-9])www\.[A-Za-z0-9\-._~/?#&=%]+`)},
		{"@", rx(`[A-Za-z0-9._+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+`)},
		{"[^", rx(`\[\^[^\]\s]+\]`)},             // the call of a note
		{`\`, rx(`\\[!-/:-@\[-` + "`" + `{-~]`)}, // a mark that was meant as one
		{"号", rx(`[〔\[［（(【﹝][ \x{3000}]*[0-9０-９]{4}[ \x{3000}]*[〕\]］）)】﹞][ \x{3000}]*第?[ \x{3000}]*[0-9０-９]{1,5}[ \x{3000}]*号`)}, // 发文字号
		{"&", rx(`&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)},
	}
)

func newGround(text string) *ground {
	g := &ground{text: text}
	kept := make([]bool, len(text))
	for _, k := range keptRegions {
		if !strings.Contains(text, k.sign) {
			continue
		}
		for _, m := range k.form.FindAllStringIndex(text, -1) {
			for i := m[0]; i < m[1]; i++ {
				kept[i] = true
			}
		}
	}
	for i, r := range text {
		g.rs, g.pos, g.free = append(g.rs, r), append(g.pos, i), append(g.free, !kept[i] && r != '\uFFFD')
	}
	g.pos = append(g.pos, len(text))
	fence, block := "", false
	for at := 0; at <= len(g.rs); {
		end := at
		for end < len(g.rs) && g.rs[end] != '\n' {
			end++
		}
		l := groundLine{at: at, end: end}
		s := string(g.rs[at:end])
		t := strings.TrimSpace(s)
		switch {
		case fence != "":
			l.kind = fixedLine
			if strings.HasPrefix(t, fence) && strings.Trim(t, "`") == "" {
				fence = ""
			}
		case strings.HasPrefix(t, "```"):
			l.kind, fence = fixedLine, t[:len(t)-len(strings.TrimLeft(t, "`"))]
		case strings.HasPrefix(t, ":::"):
			l.kind, block = fixedLine, strings.Trim(t, ":") != ""
		case t == "":
			l.kind = blankLine
		case block:
			l.kind = blockLine
		case strings.HasPrefix(t, "|"):
			l.kind = tableLine
			if tableRule.MatchString(t) {
				l.kind = fixedLine
			}
		case t == "---" || t == "***":
			l.kind = fixedLine
		case s[0] == '#' && lineMark.MatchString(s):
			l.kind = headingLine
		}
		if l.kind == textLine || l.kind == headingLine {
			l.mark = len([]rune(lineMark.FindString(s)))
		}
		for i := at; i < end; i++ {
			if l.kind == fixedLine || i < at+l.mark || l.kind == tableLine && g.rs[i] == '|' {
				g.free[i] = false
			}
		}
		g.lines = append(g.lines, l)
		at = end + 1
	}
	return g
}

// edit replaces characters i to j.
func (g *ground) edit(i, j int, to string) edit { return edit{at: g.pos[i], end: g.pos[j], to: to} }

// at is a character, 0 beyond the line.
func (g *ground) at(l groundLine, i int) rune {
	if i < l.at || i >= l.end {
		return 0
	}
	return g.rs[i]
}

// each gives every line that has text, and its characters that may be touched.
func (g *ground) each(f func(l groundLine, i int, r rune)) {
	for _, l := range g.lines {
		if l.kind == fixedLine || l.kind == blankLine {
			continue
		}
		for i := l.at; i < l.end; i++ {
			if g.free[i] {
				f(l, i, g.rs[i])
			}
		}
	}
}

// figures reports whether a place is in a table beside a number, where nothing
// is changed.
func (g *ground) figures(l groundLine, i int) bool {
	if l.kind != tableLine {
		return false
	}
	a, b := i, i
	for a > l.at && g.rs[a-1] != '|' {
		a--
	}
	for b < l.end && g.rs[b] != '|' {
		b++
	}
	digits, han := false, false
	for _, r := range g.rs[a:b] {
		digits = digits || unicode.IsDigit(r)
		han = han || isHan(r)
	}
	return digits && !han || near(g, l, i, func(r rune) bool { return unicode.IsDigit(r) })
}

// near reports whether the next character on either side, blanks apart, is of a
// kind, or the place itself.
func near(g *ground, l groundLine, i int, is func(rune) bool) bool {
	if i < l.end && is(g.rs[i]) {
		return true
	}
	for _, step := range []int{-1, 1} {
		k := i + step
		for k >= l.at && k < l.end && blank(g.rs[k]) {
			k += step
		}
		if is(g.at(l, k)) {
			return true
		}
	}
	return false
}

// blank is a space that is nobody's indent: U+3000 is one of its own.
func blank(r rune) bool {
	return r == ' ' || r == '\t' || r == '\u00a0' || r >= '\u2002' && r <= '\u200a' || r == '\u202f'
}

// closing are full-width marks after which a sentence goes on or ends.
const wideClosers = "，。、；：！？）】》〉〕］”’」』…—"
const wideOpeners = "（【《〈〔［“‘「『"

// chinese reports whether a character is Han, or a mark of Chinese text.
func chinese(r rune) bool {
	return isHan(r) || strings.ContainsRune(wideClosers, r) || strings.ContainsRune(wideOpeners, r)
}
