package preflight

import (
	"regexp"
	"strings"

	"huikan/app/doc"
)

// numbering follows the typed numbers of an article: 第一条, 一、, （一）, 1. at
// each level, and says where one is skipped.
type numbering struct{ last [4]int }

// The levels of typed numbers (GB/T 9704-2012 7.3.3), articles of a law first.
var levels = []*regexp.Regexp{
	regexp.MustCompile(`^第([零〇一二三四五六七八九十百千]+)条`),
	regexp.MustCompile(`^([一二三四五六七八九十百]+)、`),
	regexp.MustCompile(`^[（(]([一二三四五六七八九十百]+)[）)]`),
	regexp.MustCompile(`^(\d{1,2})[.．、](?:[^\d]|$)`),
}

// next takes the next paragraph; it gives its beginning where a number was
// skipped before it, else "". A number begins all levels below it anew.
func (n *numbering) next(role doc.Role, text string) string {
	switch role {
	case doc.Title, doc.DocTitle, doc.Chapter, doc.Attachment:
		if role != doc.Chapter { // the articles of a law count through its chapters
			n.last[0] = 0
		}
		n.last[1], n.last[2], n.last[3] = 0, 0, 0
		return ""
	case doc.TableCell, doc.TableHead, doc.Caption, doc.Footnote, doc.Listing:
		return ""
	}
	text = strings.TrimLeft(text, " \u3000")
	for level, re := range levels {
		m := re.FindStringSubmatch(text)
		if m == nil {
			continue
		}
		got := ordinal(m[1])
		want := n.last[level] + 1
		n.last[level] = got
		for below := level + 1; below < len(n.last); below++ {
			n.last[below] = 0
		}
		// A number that is not higher begins another list; one that is quoted
		// in part may begin anywhere.
		if got <= want || want == 1 {
			return ""
		}
		return head(text, 12)
	}
	return ""
}

// ordinal reads 十二, 一百零三 and 12; 0 where it is no number.
func ordinal(s string) int {
	total, digit := 0, 0
	for _, r := range s {
		switch i := strings.IndexRune("一二三四五六七八九", r); {
		case r >= '0' && r <= '9':
			digit = digit*10 + int(r-'0')
		case i >= 0:
			digit = i/3 + 1
		case r == '十', r == '百', r == '千':
			unit := map[rune]int{'十': 10, '百': 100, '千': 1000}[r]
			total += max(digit, 1) * unit
			digit = 0
		}
	}
	return total + digit
}
