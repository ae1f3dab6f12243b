package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"huikan/data"
)

// Article reads one manuscript (稿件) from a file and reports what it did to the
// text. A name that ends in .md is Markdown and stays as it is; anything else
// is plain text, in which headings, signatures, attachments and the rest are
// recognised as in a back issue. Its title is the first heading of level 1, or
// the first line; of a text without one, the file's name. Nothing is left out
// that the report does not name. An error says why the file is not text.
func Article(name string, raw []byte) (*data.Article, *Report, error) {
	text, charset, err := decode(raw)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	if strings.TrimSpace(text) == "" {
		return nil, nil, fmt.Errorf("%s: %w", name, errNoText)
	}
	rep := &Report{Name: name, Charset: charset}
	a := &data.Article{Title: strings.TrimSuffix(name, filepath.Ext(name))}
	if strings.EqualFold(filepath.Ext(name), ".md") {
		readMarkdown(a, text)
	} else {
		(&reader{rep: rep, draft: &Draft{}, measure: 34}).manuscript(a, text)
	}
	a.State = data.ArticleStates[0]
	rep.Articles = 1
	rep.close()
	return a, rep, nil
}

var errNoText = errors.New("there is no text in it")

func readMarkdown(a *data.Article, text string) {
	text = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n"))
	first, rest, _ := strings.Cut(text, "\n")
	if heading, ok := strings.CutPrefix(strings.TrimSpace(first), "# "); ok {
		a.Title, text = strings.TrimSpace(heading), strings.TrimSpace(rest)
	}
	a.SetBody(text)
}

// manuscript reads plain text, a paragraph a line.
func (r *reader) manuscript(a *data.Article, text string) {
	lines := r.dropFurniture(r.splitLines(text), nil)
	r.rep.Lines = len(lines)
	s := rawSection{lines: lines}
	r.measure = estimateMeasure([]rawSection{s})
	if len(lines) > 0 && lines[0].text[0] == '#' {
		lines[0].text = hashMark.ReplaceAllString(lines[0].text, "$2")
	}
	if n := r.titleLines(lines); n > 0 {
		r.title(a, lines[:n])
		lines = lines[n:]
	}
	r.body(a, s, lines)
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
