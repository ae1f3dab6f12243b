package markdown

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"huikan/app/doc"
)

// levels are the numbers of the first two levels of a 公文, whose heads run into
// the text: （一）加强领导。各单位要… (GB/T 9704-2012 7.3.3: the first in 黑, the second
// in 楷; the third and fourth as the text).
var levels = []struct {
	role   doc.Role
	number *regexp.Regexp
}{
	{doc.Level1, regexp.MustCompile(`^[\s\x{3000}]*[一二三四五六七八九十]+、`)},
	{doc.Level2, regexp.MustCompile(`^[\s\x{3000}]*[（(][一二三四五六七八九十]+[）)]`)},
}

// longestHead is how many characters a head that runs in may have.
const longestHead = 30

// Levels marks the heads that run into their text, in the manuscript of a 公文: those
// of a level where every paragraph of the level has one, for a head in one and none
// in its neighbour looks like a fault. The blocks given are not changed.
func Levels(blocks []doc.Block) []doc.Block {
	out := blocks
	for _, l := range levels {
		var at, end []int // which blocks, and where their heads end
		all := true
		for i, b := range blocks {
			p, ok := b.(*doc.Paragraph)
			if !ok || p.Role != doc.Body || len(p.Spans) == 0 {
				continue
			}
			if number := l.number.FindString(p.Spans[0].Text); number != "" {
				n := runInHead(p.Spans)
				all = all && n > len(number)
				at, end = append(at, i), append(end, n)
			}
		}
		if !all || len(at) == 0 {
			continue
		}
		if &out[0] == &blocks[0] {
			out = slices.Clone(blocks)
		}
		for k, i := range at {
			p := blocks[i].(*doc.Paragraph)
			lead, rest := p.Spans[0], p.Spans[0]
			lead.Text, lead.Lead, rest.Text = lead.Text[:end[k]], true, rest.Text[end[k]:]
			spans := []doc.Span{lead}
			if rest.Text != "" {
				spans = append(spans, rest)
			}
			out[i] = &doc.Paragraph{Role: l.role, Spans: append(spans, p.Spans[1:]...), Pos: p.Pos}
		}
	}
	return out
}

// runInHead is where the head of a paragraph ends that runs into text after it, or
// stands alone without a mark; 0 where there is none.
func runInHead(spans []doc.Span) int {
	text := spans[0].Text
	end := strings.IndexAny(text, "。：；？！")
	switch {
	case end < 0 && len(spans) == 1:
		end = len(text)
	case end < 0 || !strings.HasPrefix(text[end:], "。"):
		return 0
	default:
		if end += len("。"); end == len(text) && len(spans) == 1 {
			return 0 // a sentence, not a head
		}
	}
	if utf8.RuneCountInString(text[:end]) > longestHead {
		return 0
	}
	return end
}
