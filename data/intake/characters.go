package intake

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// rx compiles a pattern in which \s is also the space of Chinese type, U+3000,
// and the one that does not break, U+00A0.
func rx(pattern string) *regexp.Regexp {
	const white = `\s\x{3000}\x{00a0}`
	var b strings.Builder
	class := false
	for i := 0; i < len(pattern); i++ {
		c := pattern[i]
		switch {
		case c == '\\' && pattern[i+1] == 's':
			if class {
				b.WriteString(white)
			} else {
				b.WriteString("[" + white + "]")
			}
			i++
			continue
		case c == '\\':
			b.WriteByte(c)
			i++
			c = pattern[i]
		case c == '[' && !class:
			class = true
		case c == ']' && class:
			class = false
		}
		b.WriteByte(c)
	}
	return regexp.MustCompile(b.String())
}

func hasHan(s string) bool { return strings.IndexFunc(s, isHan) >= 0 }

func isHan(r rune) bool { return unicode.Is(unicode.Han, r) || r == '〇' }

// width is the length of a text in em as it was printed, near enough to tell a
// full line from a short one: Latin and digits are half an em. Marks of a
// converter have no width.
func width(s string) float64 {
	w := 0.0
	for _, r := range strings.ReplaceAll(s, "**", "") {
		if r >= 0x2000 {
			w++
		} else {
			w += 0.5
		}
	}
	return w
}

// fold reduces a text to what makes it the same words to a reader: Han,
// letters and digits in half width and lower case. Spaces, marks, brackets and
// leaders go.
func fold(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		}
		if unicode.IsLetter(r) || unicode.IsDigit(r) || r == '〇' {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	return b.String()
}

// squeeze drops all white space.
func squeeze(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// closeUp takes the spaces out between Han characters and leaves the others.
func closeUp(s string) string {
	rs := []rune(s)
	var out []rune
	for i := 0; i < len(rs); i++ {
		if unicode.IsSpace(rs[i]) && len(out) > 0 {
			j := i
			for j < len(rs) && unicode.IsSpace(rs[j]) {
				j++
			}
			if j < len(rs) && isHan(out[len(out)-1]) && isHan(rs[j]) {
				i = j - 1
				continue
			}
		}
		out = append(out, rs[i])
	}
	return string(out)
}

// halfDigits turns full-width digits into ASCII.
func halfDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '０' && r <= '９' {
			return r - '０' + '0'
		}
		return r
	}, s)
}

const hanDigits = "〇零○一二三四五六七八九十百两"

var hanValue = map[rune]int{'〇': 0, '零': 0, '○': 0, '一': 1, '二': 2, '两': 2, '三': 3, '四': 4, '五': 5, '六': 6, '七': 7, '八': 8, '九': 9}

// atoi reads a number typed in ASCII or Chinese digits, by place (二〇一四) or
// by words (一百四十). It is -1 where there is none.
func atoi(s string) int {
	s = halfDigits(squeeze(s))
	if s == "" || utf8.RuneCountInString(s) > 9 {
		return -1
	}
	n, part, words := 0, 0, false
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			part = part*10 + int(r-'0')
		case r == '十' || r == '百':
			words = true
			by := 10
			if r == '百' {
				by = 100
			}
			if part == 0 {
				part = 1
			}
			n, part = n+part*by, 0
		default:
			v, ok := hanValue[r]
			if !ok {
				return -1
			}
			if words {
				part = v
			} else {
				part = part*10 + v
			}
		}
	}
	return n + part
}

// clip shortens a text for a sentence of the report.
func clip(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	return string([]rune(s)[:n]) + "…"
}

// tail is the end of a text, for a sentence of the report.
func tail(s string, n int) string {
	rs := []rune(s)
	if len(rs) <= n {
		return s
	}
	return "…" + string(rs[len(rs)-n:])
}

func lastRune(s string) rune  { r, _ := utf8.DecodeLastRuneInString(s); return r }
func firstRune(s string) rune { r, _ := utf8.DecodeRuneInString(s); return r }

// similarity of two folded texts, 1 when they are the same: one less the share
// of characters that must change.
func similarity(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	n := max(len(x), len(y))
	if n == 0 {
		return 0
	}
	if a == b {
		return 1
	}
	if n > 240 || min(len(x), len(y))*3 < n {
		return 0
	}
	prev, cur := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		low := i
		for j := 1; j <= len(y); j++ {
			c := prev[j-1]
			if x[i-1] != y[j-1] {
				c++
			}
			cur[j] = min(c, prev[j]+1, cur[j-1]+1)
			low = min(low, cur[j])
		}
		if low*10 > n*7 {
			return 0 // nobody asks how different
		}
		prev, cur = cur, prev
	}
	return 1 - float64(prev[len(y)])/float64(n)
}

// shared is the share of a that stands in b in the same order.
func shared(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(x) > 240 || len(y) > 480 {
		return 0
	}
	prev, cur := make([]int, len(y)+1), make([]int, len(y)+1)
	for i := 1; i <= len(x); i++ {
		for j := 1; j <= len(y); j++ {
			if x[i-1] == y[j-1] {
				cur[j] = prev[j-1] + 1
			} else {
				cur[j] = max(prev[j], cur[j-1])
			}
		}
		prev, cur = cur, prev
	}
	return float64(prev[len(y)]) / float64(len(x))
}

// num is a number as back issues type it: ASCII, full-width or Chinese digits.
const num = `[0-9０-９〇零○一二三四五六七八九十百]+`

var (
	dateLine  = rx(`^[（(]?\s*((?:19|20)[0-9]{2}|[12][〇零○一二三四五六七八九0-9]{3}|[一二][〇零○一二三四五六七八九]{3})\s*年\s*(` + num + `)\s*月\s*(?:(` + num + `)\s*日)?\s*[）)]?$`)
	dateTail  = rx(`^(.{2,60}?)\s+((?:(?:19|20)[0-9]{2}|[一二][〇零○一二三四五六七八九]{3})\s*年\s*` + num + `\s*月\s*` + num + `\s*日)$`)
	sentenceE = "。！？!?…；;：:"
	closers   = "”’」』）)】》〉〕］]\"'"
)

// complete reports whether a paragraph ends as one does: with a mark that ends
// a sentence, an item or a lead-in, perhaps inside quotes or brackets.
func complete(s string) bool {
	s = strings.TrimRight(s, "* ")
	t := strings.TrimRight(s, closers)
	if t != s {
		return true // a bracket closes: what stood in it was said to its end
	}
	return strings.ContainsRune(sentenceE, lastRune(t)) || strings.HasSuffix(t, ".")
}
