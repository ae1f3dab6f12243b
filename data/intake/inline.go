package intake

import (
	"strings"
	"unicode"
)

var (
	sourceLink = rx(`\[([^\[\]]+)\]\(([^()\s]*)\)`)
	sourceAuto = rx(`<((?:https?|ftp)://[^<>\s]+|[\w.+-]+@[\w-]+\.[\w.-]+)>`)
	entity     = rx(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)
	lineStart  = rx(`^(#{1,6}(?:\s|$)|[+>|]|-(?:\s|$)|:::|-{3,}|={3,}|~{3,})`)
)

// markup takes the leavings of a converter out of a line: empty links, angle
// brackets round addresses. What is taken out is named.
func (r *reader) markup(s string, no int) string {
	s = sourceLink.ReplaceAllStringFunc(s, func(m string) string {
		p := sourceLink.FindStringSubmatch(m)
		if p[2] != "" && !strings.HasPrefix(p[2], "#") {
			return m // a link that leads somewhere is kept, as text
		}
		r.rep.add(Finding{Code: CodeDropped, Line: no, Text: "[](" + p[2] + ")", Detail: "转换残留的空链接 empty link: " + clip(p[1], 30)})
		return p[1]
	})
	return sourceAuto.ReplaceAllStringFunc(s, func(m string) string {
		r.rep.add(Finding{Code: CodeDropped, Line: no, Text: "<>", Detail: "网址外的尖括号 brackets round an address: " + clip(m, 60)})
		return m[1 : len(m)-1]
	})
}

// A span is a stretch of a paragraph in one weight.
type span struct {
	text string
	bold bool
}

// spans finds the bold of a source that writes **…**. Asterisks that do not
// pair, or that hide part of a name (张**，李**), stay characters.
func (r *reader) spans(s string, no int) []span {
	var out []span
	for {
		i := strings.Index(s, "**")
		if i < 0 || strings.HasPrefix(s[i:], "***") {
			break
		}
		j := strings.Index(s[i+2:], "**")
		if j < 0 {
			break
		}
		in := s[i+2 : i+2+j]
		t := strings.TrimSpace(in)
		after := s[i+4+j:]
		if t == "" || strings.HasPrefix(after, "*") || strings.ContainsRune("，。、；：！？）,;:)", firstRune(t)) {
			break
		}
		if t != in {
			r.rep.add(Finding{Code: CodeRespaced, Line: no, Text: clip(t, 30)})
			k := strings.Index(in, t)
			s = s[:i] + in[:k] + "**" + t + "**" + in[k+len(t):] + after
			continue
		}
		if i > 0 {
			out = append(out, span{s[:i], false})
		}
		out = append(out, span{t, true})
		s = after
	}
	if s != "" {
		out = append(out, span{s, false})
	}
	return out
}

// markdown writes source text so that Markdown reads it as that text, bold as
// bold. cell is for table cells, where the bar has a meaning.
func (r *reader) markdown(s string, no int, cell bool) string {
	var b strings.Builder
	for _, sp := range r.spans(s, no) {
		if sp.bold {
			b.WriteString("**" + escape(sp.text, cell) + "**")
		} else {
			b.WriteString(escape(sp.text, cell))
		}
	}
	t := b.String()
	if m := lineStart.FindString(t); m != "" && !cell {
		t = `\` + t
	}
	return t
}

// plain is source text for a field, which is not Markdown: the marks of bold
// go, and are named.
func (r *reader) plain(s string, no int) string {
	var b strings.Builder
	n := 0
	for _, sp := range r.spans(s, no) {
		b.WriteString(sp.text)
		if sp.bold {
			n += 4
		}
	}
	if n > 0 {
		r.rep.add(Finding{Code: CodeDropped, Line: no, Text: strings.Repeat("*", n), Detail: "栏位中的加粗符号 marks of bold in a field"})
	}
	return strings.TrimSpace(b.String())
}

func escape(s string, cell bool) string {
	var b strings.Builder
	for i, c := range s {
		switch c {
		case '\\', '`', '*', '_', '[', ']':
			b.WriteByte('\\')
		case '<':
			if i+1 < len(s) && (unicode.IsLetter(rune(s[i+1])) || strings.IndexByte("/!?", s[i+1]) >= 0) {
				b.WriteByte('\\')
			}
		case '&':
			if entity.MatchString(s[i:]) {
				b.WriteByte('\\')
			}
		case '|':
			if cell {
				b.WriteByte('\\')
			}
		case '\t':
			c = ' '
		}
		b.WriteRune(c)
	}
	return b.String()
}

// smallWords are the English words that a converter leaves where the print had
// Chinese: brands and units are not among them.
var smallWords = map[string]bool{
	"and": true, "or": true, "of": true, "the": true, "a": true, "an": true, "in": true, "on": true, "to": true,
	"for": true, "with": true, "by": true, "at": true, "as": true, "is": true, "are": true, "be": true, "from": true,
	"multiple": true, "more": true, "all": true, "other": true, "others": true, "etc": true, "but": true, "not": true,
	"this": true, "that": true, "such": true, "than": true, "their": true, "which": true, "also": true, "only": true,
}

var latinWord = rx(`[A-Za-z]+`)

// strayWords names small English words that stand between Han.
func (r *reader) strayWords(s string, no int) {
	for _, m := range latinWord.FindAllStringIndex(s, -1) {
		w := s[m[0]:m[1]]
		if !smallWords[w] {
			continue
		}
		before, after := strings.TrimRightFunc(s[:m[0]], unicode.IsSpace), strings.TrimLeftFunc(s[m[1]:], unicode.IsSpace)
		if isHan(lastRune(before)) && isHan(firstRune(after)) {
			r.rep.add(Finding{Code: CodeStrayWord, Line: no, Text: w, Detail: tail(before, 6) + " " + w + " " + clip(after, 6)})
		}
	}
}

var pairs = map[rune]rune{'）': '（', ')': '（', '】': '【', '》': '《', '〉': '〈', '〕': '〔', '］': '［', ']': '［', '”': '“', '’': '‘', '」': '「', '』': '『'}

// unpaired lists the brackets and quotes of a paragraph that lack their other
// half. Half-width and full-width brackets count as the same, since prints mix
// them; an apostrophe in a Latin word is none.
func unpaired(s string) (open []rune, shut []rune) {
	rs := []rune(s)
	for i, c := range rs {
		switch c {
		case '(':
			c = '（'
		case '[':
			c = '［'
		}
		switch c {
		case '（', '【', '《', '〈', '〔', '［', '“', '‘', '「', '『':
			if len(open) < 400 { // a text of nothing else is no text
				open = append(open, c)
			}
			continue
		}
		want, ok := pairs[c]
		if !ok {
			continue
		}
		if c == '’' && i > 0 && rs[i-1] < 0x80 && unicode.IsLetter(rs[i-1]) && !has(open, '‘') {
			continue
		}
		if (c == ')' || c == '）') && !has(open, '（') && i <= 3 {
			continue // 1) or 一） before an item
		}
		k := len(open) - 1
		for k >= 0 && open[k] != want {
			k--
		}
		if k < 0 {
			shut = append(shut, rs[i])
			continue
		}
		open = append(open[:k], open[k+1:]...)
	}
	return open, shut
}

func has(rs []rune, r rune) bool {
	for _, x := range rs {
		if x == r {
			return true
		}
	}
	return false
}

// checkText looks at a finished paragraph for what an editor should see.
func (r *reader) checkText(s string, no int) {
	r.strayWords(s, no)
	if open, shut := unpaired(s); len(open)+len(shut) > 0 {
		r.rep.add(Finding{Code: CodeUnbalanced, Line: no, Text: clip(s, 24), Detail: string(open) + string(shut)})
	}
}
