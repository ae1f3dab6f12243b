package intake

import (
	"strings"

	"huikan/data"
)

// readMarkdown keeps a text that is Markdown already: its title and what
// belongs into fields is read out of it.
func (r *reader) readMarkdown(a *data.Article, text string) {
	text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	text = htmlComment.ReplaceAllStringFunc(text, func(c string) string {
		if s := strings.TrimSpace(strings.TrimSuffix(strings.TrimPrefix(c, "<!--"), "-->")); s != "" {
			r.rep.add(Finding{Code: CodeHidden, Line: 1 + strings.Count(text[:strings.Index(text, c)], "\n"), Text: s})
		}
		return ""
	})
	r.rep.Chars = data.CountChars(text)
	first, rest, _ := strings.Cut(text, "\n")
	if heading, ok := strings.CutPrefix(strings.TrimSpace(first), "# "); ok {
		a.Title, text = strings.TrimSpace(heading), strings.TrimSpace(rest)
	}
	text = r.markdownFields(a, text)
	a.SetBody(text)
	a.Type = articleType(a, "", nil)
}

// htmlComment is text that Markdown, as others read it, does not show.
var htmlComment = rx(`(?s)<!--.*?-->`)

// markdownFields reads the fields of a Markdown text: 发文字号 and source line
// move into theirs, a signature is read and stays.
func (r *reader) markdownFields(a *data.Article, text string) string {
	if first, rest, _ := strings.Cut(text, "\n"); docNoAlone(strings.TrimSpace(first)) {
		a.DocNo, text = r.docNo(strings.TrimSpace(first), 2), strings.TrimSpace(rest)
	}
	if i := strings.LastIndex(text, "\n"); i >= 0 && isCredit(strings.TrimSpace(text[i:])) {
		readCredit(a, strings.TrimSpace(text[i:]))
		text = strings.TrimSpace(text[:i])
	}
	var ps []*para
	for i, l := range strings.Split(text, "\n") {
		if t := strings.TrimSpace(l); t != "" && !strings.HasPrefix(t, ":::") {
			ps = append(ps, &para{text: t, from: i + 1, to: i + 1})
		}
	}
	r.signed(a, r.markSignatures(ps))
	return text
}

// manuscript reads plain text, a paragraph a line.
func (r *reader) manuscript(a *data.Article, text string) {
	lines := r.dropFurniture(r.splitLines(text), nil)
	r.rep.Lines = len(lines)
	r.measure = estimateMeasure([]rawSection{{lines: lines}})
	for _, l := range lines {
		r.rep.Chars += data.CountChars(l.text)
	}
	if len(lines) > 0 && lines[0].text[0] == '#' {
		lines[0].text = hashMark.ReplaceAllString(lines[0].text, "$2")
	}
	lines = lines[r.masthead(a, lines):]
	if n := r.titleLines(lines); n > 0 {
		r.title(a, lines[:n])
		lines = lines[n:]
	}
	for _, l := range lines {
		l.used = true
	}
	r.paras(a, "", r.colophon(r.tables(lines)))
	a.SetBody(a.Body)
}

// titleLines is how many lines at the head of a text are its title, with the
// 发文字号 that may stand before it; 0: the first line is no title. Lines are
// taken together where the text has blank lines between its paragraphs and
// none here, or where only the later one ends as titles of documents do.
func (r *reader) titleLines(lines []*line) int {
	n := 0
	if len(lines) > 1 && docNoAlone(lines[0].text) {
		n = 1
	}
	if n == len(lines) || !titleShape(lines[n].text) {
		return 0
	}
	apart := len(lines) > 1 && usualGap(lines) > 0
	whole := lines[n].text
	for n++; n < len(lines) && n < 6; n++ {
		t := lines[n].text
		if lines[n].gap > 0 || !titleLike(t) || width(t) > 40 || wholeBraced(t) || docNoAlone(t) || contentsHead.MatchString(t) || subtitled.MatchString(t) ||
			recipients.MatchString(t) || issuerLike(t) && n+1 < len(lines) && dateLine.MatchString(lines[n+1].text) {
			break
		}
		if !apart && (docNouns.MatchString(whole) || !docNouns.MatchString(t)) {
			break
		}
		whole += t
	}
	if n == len(lines) { // a title has something under it
		n = 1
	}
	return n
}

// titleShape reports whether a first line could be a title: short, and not a
// sentence.
func titleShape(s string) bool {
	const longest = 60
	n := len([]rune(s))
	return n > 0 && n <= longest && !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "；") && !strings.Contains(s, "\t") && numberOf(s).level == 0
}
