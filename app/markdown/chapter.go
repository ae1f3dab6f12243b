package markdown

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"huikan/app/doc"
)

// chapter matches the head of a chapter (章) or a section (节) of a law, which
// stands in the middle.
var chapter = regexp.MustCompile(`^第[一二三四五六七八九十百零〇0-9]+[编章节]`)

// chapterLine reports whether a paragraph is such a head, though nobody marked
// it as one: its number, a blank, and a few words that end in no mark.
func chapterLine(s string) bool {
	const most = 40 // characters
	s = strings.TrimSpace(s)
	rest := s[len(chapter.FindString(s)):]
	name := strings.TrimLeft(rest, " \u3000\t\u00a0")
	return len(rest) < len(s) && len(name) < len(rest) && name != "" && utf8.RuneCountInString(name) <= most &&
		!strings.ContainsAny(name, "。；：，！？")
}

// listings finds the contents that laws bring along: heads of chapters that
// follow one another with nothing between, and not from larger to smaller. They
// are a list, and 目录 above them is its head; where the first head comes again
// at the end, that is the text beginning.
func listings(blocks []doc.Block) []doc.Block {
	for i := 0; i < len(blocks); {
		end := i
		for end < len(blocks) && headAt(blocks, end) != "" {
			end++
		}
		if end-i < 2 {
			i = max(end, i+1)
			continue
		}
		list := end
		for k := i + 1; k < end; k++ {
			if headAt(blocks, k) == headAt(blocks, i) {
				list = k
				break
			}
		}
		falls := false
		for k := i + 1; k < list; k++ {
			falls = falls || rank(headAt(blocks, k)) <= rank(headAt(blocks, k-1))
		}
		if falls {
			for k := i; k < list; k++ {
				blocks[k].(*doc.Paragraph).Role = doc.Listing
			}
			if i > 0 {
				if p, ok := blocks[i-1].(*doc.Paragraph); ok && p.Role == doc.Body && strings.Join(strings.Fields(doc.Plain(p.Spans)), "") == "目录" {
					p.Role, p.Spans = doc.Chapter, doc.Text("目\u3000录")
				}
			}
		}
		i = end
	}
	return blocks
}

// headAt is the text of a chapter's head; empty where block i is none.
func headAt(blocks []doc.Block, i int) string {
	if p, ok := blocks[i].(*doc.Paragraph); ok && p.Role == doc.Chapter {
		return strings.Join(strings.Fields(doc.Plain(p.Spans)), "")
	}
	return ""
}

// rank is how deep a head stands: 编, 章, 节.
func rank(head string) int {
	number := chapter.FindString(head)
	switch {
	case strings.HasSuffix(number, "编"):
		return 1
	case strings.HasSuffix(number, "章"):
		return 2
	}
	return 3
}
