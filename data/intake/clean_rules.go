package intake

import (
	"strings"
	"unicode"

	"huikan/data"
)

// CleanRule is one rule of clean-up.
type CleanRule struct {
	Key    string
	ZH, EN string
	On     bool // unless an editor has chosen otherwise
	find   func(*ground) []edit
}

// Name is what the rule is called, in Chinese for "zh" and "".
func (r CleanRule) Name(lang string) string {
	if lang == "" || strings.HasPrefix(lang, "zh") {
		return r.ZH
	}
	return r.EN
}

// CleanRules lists the rules in the order in which they work. To add one: a
// row, and its cases in the test.
var CleanRules = []CleanRule{
	{"invisible", "看不见的字符", "invisible characters", true, cleanInvisible},
	{"radicals", "部首改汉字", "radicals for characters", true, cleanRadicals},
	{"latin", "全角字母数字改半角", "full-width letters and digits", true, cleanLatin},
	{"soft-returns", "软回车", "soft returns", true, cleanSoftReturns},
	{"indents", "段首段尾的空格", "blanks at ends of paragraphs", true, cleanIndents},
	{"blank-lines", "多余的空行", "blank lines too many", true, cleanBlankLines},
	{"marks", "半角标点改全角", "half-width marks", true, cleanMarks},
	{"brackets", "半角括号改全角", "half-width brackets", true, cleanBrackets},
	{"quotes", "直引号改弯引号", "straight quotes", true, cleanQuotes},
	{"ellipsis", "省略号……", "an ellipsis is ……", true, cleanEllipsis},
	{"dashes", "破折号——", "a dash is ——", true, cleanDashes},
	{"tilde", "~ 改～", "~ between numbers", true, cleanTilde},
	{"han-spaces", "汉字间的空格", "blanks between Chinese", true, cleanHanSpaces},
	{"latin-spaces", "中西文间的空格", "blanks between Chinese and Latin", true, cleanLatinSpaces},
}

// DefaultRules are the keys of the rules that are on unless somebody has chosen.
func DefaultRules() (keys []string) {
	for _, r := range CleanRules {
		if r.On {
			keys = append(keys, r.Key)
		}
	}
	return keys
}

func cleanInvisible(g *ground) (out []edit) {
	g.each(func(_ groundLine, i int, r rune) {
		if _, gone := stripInvisible(string(r)); gone != "" {
			out = append(out, g.edit(i, i+1, ""))
		}
	})
	return out
}

func cleanRadicals(g *ground) (out []edit) {
	g.each(func(_ groundLine, i int, r rune) {
		if r >= 0x2F00 && r <= 0x2FDF {
			if s := data.FoldWidth(string(r)); s != string(r) {
				out = append(out, g.edit(i, i+1, s))
			}
		}
	})
	return out
}

func cleanLatin(g *ground) (out []edit) {
	for _, l := range g.lines {
		for i := l.at; i < l.end; i++ {
			j := i
			for j < l.end && g.free[j] && wideLatin(g.rs[j]) && !(l.kind == tableLine && unicode.IsDigit(g.rs[j])) {
				j++
			}
			if j > i {
				out = append(out, g.edit(i, j, strings.Map(func(r rune) rune { return r - 0xFEE0 }, string(g.rs[i:j]))))
				i = j
			}
		}
	}
	return out
}

func wideLatin(r rune) bool {
	return r >= '０' && r <= '９' || r >= 'Ａ' && r <= 'Ｚ' || r >= 'ａ' && r <= 'ｚ'
}

// cleanSoftReturns ends a paragraph at a hard break after a sentence, and joins
// the lines elsewhere.
func cleanSoftReturns(g *ground) (out []edit) {
	for k := 0; k+1 < len(g.lines); k++ {
		l, n := g.lines[k], g.lines[k+1]
		if l.kind != textLine || n.kind != textLine || n.mark > 0 || l.mark > 0 {
			continue
		}
		i := l.end
		switch {
		case i > l.at && g.rs[i-1] == '\\' && !(i-1 > l.at && g.rs[i-2] == '\\'):
			i--
		case i-2 >= l.at && g.rs[i-1] == ' ' && g.rs[i-2] == ' ':
			for i > l.at && g.rs[i-1] == ' ' {
				i--
			}
		default:
			continue
		}
		before := strings.TrimRight(string(g.rs[l.at:i]), " ")
		j := n.at
		for j < n.end && (blank(g.rs[j]) || g.rs[j] == '\u3000') {
			j++
		}
		if before == "" || j == n.end {
			continue
		}
		to := "\n\n"
		if after := string(g.rs[j:n.end]); !complete(before) && numberOf(after).level == 0 {
			to = seam(before, after)
		}
		out = append(out, g.edit(i, j, to))
	}
	return out
}

func cleanIndents(g *ground) (out []edit) {
	for k, l := range g.lines {
		if l.kind != textLine && l.kind != blockLine && l.kind != headingLine {
			continue
		}
		i, wide := l.at+l.mark, false
		for i < l.end && g.free[i] && (blank(g.rs[i]) || g.rs[i] == '\u3000') {
			wide = wide || g.rs[i] != ' ' && g.rs[i] != '\t'
			i++
		}
		if wide && i < l.end && !lineMark.MatchString(string(g.rs[i:l.end])) {
			out = append(out, g.edit(l.at+l.mark, i, ""))
		}
		j := l.end
		for j > i && g.free[j-1] && (blank(g.rs[j-1]) || g.rs[j-1] == '\u3000') {
			j--
		}
		hard := l.end-j >= 2 && strings.TrimLeft(string(g.rs[j:l.end]), " ") == "" && k+1 < len(g.lines) && g.lines[k+1].kind == textLine
		if j < l.end && j > i && !hard {
			out = append(out, g.edit(j, l.end, ""))
		}
	}
	return out
}

func cleanBlankLines(g *ground) (out []edit) {
	for k := 0; k < len(g.lines); k++ {
		if g.lines[k].kind != blankLine {
			continue
		}
		n := k
		for n+1 < len(g.lines) && g.lines[n+1].kind == blankLine {
			n++
		}
		first, last := g.lines[k], g.lines[n]
		switch {
		case n+1 == len(g.lines): // at the end one line end is enough
			if k > 0 && last.end > first.at {
				out = append(out, g.edit(first.at, last.end, ""))
			}
		case k == 0:
			out = append(out, g.edit(first.at, g.lines[n+1].at, ""))
		case n > k || last.end > first.at:
			out = append(out, g.edit(first.at, last.end, ""))
		}
		k = n
	}
	return out
}

var fullMark = map[rune]rune{',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。'}

func cleanMarks(g *ground) (out []edit) {
	g.each(func(l groundLine, i int, r rune) {
		to, ok := fullMark[r]
		before := g.at(l, i-1)
		if !ok || !isHan(before) && !strings.ContainsRune("）》”’】」』", before) || i == l.at || g.figures(l, i) {
			return
		}
		j := i + 1
		for j < l.end && g.free[j] && g.rs[j] == ' ' {
			j++
		}
		after := g.at(l, j)
		switch r {
		case '.': // of a sentence, not of 张三.李四 and not of 一.
			if after == '.' || g.at(l, i+1) != 0 && !strings.ContainsRune(" ”’）》", g.at(l, i+1)) || numberOf(string(g.rs[l.at+l.mark:l.end])).level > 0 && i-l.at-l.mark < 4 {
				return
			}
		case ':':
			if after == '/' || after == ':' {
				return
			}
		}
		if after == 0 || l.kind == tableLine && after == '|' {
			j = i + 1
		}
		out = append(out, g.edit(i, j, string(to)))
	})
	return out
}

func cleanBrackets(g *ground) (out []edit) {
	pair := 0
	for _, l := range g.lines {
		var open []int
		for i := l.at; i < l.end; i++ {
			if !g.free[i] {
				continue
			}
			switch r := g.rs[i]; r {
			case '(', '（':
				open = append(open, i)
			case ')', '）':
				if len(open) == 0 {
					continue
				}
				k := open[len(open)-1]
				open = open[:len(open)-1]
				half := g.rs[k] == '(' || r == ')'
				mixed := (g.rs[k] == '(') != (r == ')')
				in := string(g.rs[k+1 : i])
				b := k - 1
				for b >= l.at && blank(g.rs[b]) {
					b--
				}
				if !half || !mixed && !hasHan(in) && !chinese(g.at(l, b)) || g.figures(l, k) || g.figures(l, i) {
					continue
				}
				pair++
				for _, e := range []struct {
					at      int
					is, was rune
				}{{k, '（', '('}, {i, '）', ')'}} {
					if g.rs[e.at] == e.was {
						x := g.edit(e.at, e.at+1, string(e.is))
						x.pair = pair
						out = append(out, x)
					}
				}
			}
		}
	}
	return out
}

func cleanQuotes(g *ground) (out []edit) {
	pair := 0
	for _, l := range g.lines {
		for _, q := range []struct {
			straight    rune
			left, right string
		}{{'"', "“", "”"}, {'\'', "‘", "’"}} {
			var at []int
			for i := l.at; i < l.end; i++ {
				if g.free[i] && g.rs[i] == q.straight && !(q.straight == '\'' && latinAt(g, l, i-1) && latinAt(g, l, i+1)) {
					at = append(at, i)
				}
			}
			if len(at)%2 != 0 {
				continue // nobody knows which is which
			}
			for k := 0; k+1 < len(at); k += 2 {
				a, b := at[k], at[k+1]
				if !hasHan(string(g.rs[a+1:b])) && !chinese(g.at(l, a-1)) && !chinese(g.at(l, b+1)) || g.figures(l, a) {
					continue
				}
				pair++
				x, y := g.edit(a, a+1, q.left), g.edit(b, b+1, q.right)
				x.pair, y.pair = pair, pair
				out = append(out, x, y)
			}
		}
	}
	return out
}

func latinAt(g *ground, l groundLine, i int) bool {
	r := g.at(l, i)
	return r != 0 && r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// run gives every row of free characters of a kind.
func (g *ground) run(is func(rune) bool, f func(l groundLine, i, j int)) {
	for _, l := range g.lines {
		for i := l.at; i < l.end; i++ {
			j := i
			for j < l.end && g.free[j] && is(g.rs[j]) {
				j++
			}
			if j > i {
				f(l, i, j)
				i = j
			}
		}
	}
}

func cleanEllipsis(g *ground) (out []edit) {
	for _, kind := range []string{".", "。", "…", "⋯·"} {
		g.run(func(r rune) bool { return strings.ContainsRune(kind, r) }, func(l groundLine, i, j int) {
			n, s := j-i, string(g.rs[i:j])
			beside := chinese(g.at(l, i-1)) || chinese(g.at(l, j))
			switch kind {
			case ".", "。":
				if n < 3 || n > 6 { // leaders of contents are longer
					return
				}
			case "…":
				if n != 1 && n%2 == 0 || n > 8 {
					return
				}
			default:
				if n != 6 {
					return
				}
			}
			if beside && s != "……" && !g.figures(l, i) {
				out = append(out, g.edit(i, j, "……"))
			}
		})
	}
	return out
}

func cleanDashes(g *ground) (out []edit) {
	dash := func(r rune) bool { return strings.ContainsRune("-－—―─━", r) }
	g.run(dash, func(l groundLine, i, j int) {
		s := string(g.rs[i:j])
		a, b := g.at(l, i-1), g.at(l, j)
		if s == "——" || a == 0 && b == 0 || g.figures(l, i) || l.kind == tableLine {
			return
		}
		switch {
		case s == "—" || s == "─" || s == "―": // half of one
			if !(isHan(a) && isHan(b)) {
				return
			}
		case j-i >= 2 && j-i <= 4 && strings.Trim(s, string(g.rs[i])) == "":
			if !chinese(a) && !chinese(b) {
				return
			}
		default:
			return
		}
		out = append(out, g.edit(i, j, "——"))
	})
	return out
}

func cleanTilde(g *ground) (out []edit) {
	g.run(func(r rune) bool { return strings.ContainsRune("~∼〜˜", r) }, func(l groundLine, i, j int) {
		side := func(r rune) bool {
			return unicode.IsDigit(r) || isHan(r) || strings.ContainsRune("%％℃°", r) && r != 0
		}
		if j-i != 1 || !side(g.at(l, i-1)) || !side(g.at(l, j)) || g.figures(l, i) {
			return
		}
		out = append(out, g.edit(i, j, "～"))
	})
	return out
}

var afterOrdinal = rx(`^第[0-9０-９一二三四五六七八九十百千零〇两]{1,8}[编篇章节条款项期届次号]$`)

// cleanHanSpaces takes out blanks within Chinese text. It leaves those that say
// something: after 第一条, between issuers, in 张 三 and 目 录, after a date.
func cleanHanSpaces(g *ground) (out []edit) {
	g.run(blank, func(l groundLine, i, j int) {
		a, b := g.at(l, i-1), g.at(l, j)
		if l.kind == blockLine || l.kind == tableLine || i == l.at+l.mark || a == 0 || b == 0 || !chinese(a) || !chinese(b) {
			return
		}
		if isHan(a) && isHan(b) {
			const short = 16
			single := !isHan(g.at(l, i-2)) || !isHan(g.at(l, j+1))
			if l.kind == headingLine || l.end-l.at < short || single || afterOrdinal.MatchString(string(g.rs[l.at+l.mark:i])) || a == '日' && unicode.IsDigit(g.at(l, i-2)) {
				return
			}
		}
		out = append(out, g.edit(i, j, ""))
	})
	return out
}

func cleanLatinSpaces(g *ground) (out []edit) {
	latin := func(r rune) bool {
		return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || r != 0 && strings.ContainsRune("%℃°±+", r)
	}
	g.run(blank, func(l groundLine, i, j int) {
		a, b := g.at(l, i-1), g.at(l, j)
		if !(isHan(a) && latin(b) || latin(a) && isHan(b)) || l.kind == tableLine || l.kind == blockLine {
			return
		}
		if head := string(g.rs[l.at+l.mark : i]); afterOrdinal.MatchString(head) || latin(a) && strings.Trim(head, "0123456789.") == "" {
			return // 第一条 2026年…, 1.1 目的
		}
		out = append(out, g.edit(i, j, ""))
	})
	return out
}
