package intake

import (
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"huikan/data"
)

// Article reads one manuscript (稿件) from a file: Markdown where the name ends
// in .md, else plain text, a paragraph a line. Its title is the first heading
// of level 1, or the first line; of a text without one, the file's name.
// Nothing is left out. An error says why the file is not text.
func Article(name string, raw []byte) (*data.Article, error) {
	text, _, err := decode(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	if strings.TrimSpace(text) == "" {
		return nil, fmt.Errorf("%s: %w", name, errNoText)
	}
	a := &data.Article{State: data.ArticleStates[0]}
	markdown := strings.EqualFold(filepath.Ext(name), ".md")
	first, rest, _ := strings.Cut(strings.TrimLeft(text, "\n \t\u3000"), "\n")
	first = strings.TrimSpace(first)
	switch heading, ok := strings.CutPrefix(first, "# "); {
	case ok:
		a.Title = strings.TrimSpace(heading)
	case !markdown && titleShape(first):
		a.Title = first
	default:
		a.Title, rest = strings.TrimSuffix(name, filepath.Ext(name)), text
	}
	if markdown {
		a.SetBody(strings.TrimSpace(rest))
		return a, nil
	}
	var paragraphs []string
	for _, l := range strings.Split(rest, "\n") {
		if l = strings.Trim(l, " \t\u3000"); l != "" {
			paragraphs = append(paragraphs, escape(l, false))
		}
	}
	a.SetBody(strings.Join(paragraphs, "\n\n"))
	return a, nil
}

var errNoText = errors.New("there is no text in it")

// titleShape reports whether a first line could be a title: short, and not a
// sentence.
func titleShape(s string) bool {
	const longest = 60
	n := len([]rune(s))
	return n > 0 && n <= longest && !strings.HasSuffix(s, "。") && !strings.HasSuffix(s, "；")
}
