package data

import (
	"regexp"
	"strings"
	"unicode"
)

// WordCount (字数) counts a text the way Word does for its 字数: every Han
// character, every full-width mark, and every word or number between blanks
// and Han as one.
type WordCount struct {
	Han   int // 汉字, and what else is set a character wide
	Marks int // 全角标点
	Words int // Latin words, numbers, half-width marks that stand alone
}

// Total is what Word shows.
func (c WordCount) Total() int { return c.Han + c.Marks + c.Words }

// CountWords counts the words of a manuscript. Its marks (headings, bold, the
// lines of tables, fences of blocks, calls of notes, addresses of pictures) are
// not text.
func CountWords(md string) (c WordCount) {
	for line := range strings.Lines(md) {
		inWord := false
		for _, r := range printedText(line) {
			switch {
			case r >= 0x4E00 && r <= 0x9FFF:
				c.Han++
				inWord = false
			case unicode.IsSpace(r):
				inWord = false
			case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) || r >= 0xFF10 && r <= 0xFF5A && (unicode.IsLetter(r) || unicode.IsDigit(r)):
				c.Han++
				inWord = false
			case r >= 0x3000 && r <= 0x303F, r >= 0xFF00 && r <= 0xFFEF, r >= 0x2014 && r <= 0x2027, r == '·':
				c.Marks++
				inWord = false
			default:
				if !inWord {
					c.Words++
				}
				inWord = true
			}
		}
	}
	return c
}

var (
	lineMark  = regexp.MustCompile(`^\s*(?:#{1,6} |[-*+] |> ?|\[\^[^\]\s]+\]:)`)
	linkMark  = regexp.MustCompile(`!?\[([^\]]*)\]\([^)\s]*\)`)
	noteMark  = regexp.MustCompile(`\[\^[^\]\s]+\]`)
	starMark  = regexp.MustCompile(`\*+([^*]+)\*+`)
	slashMark = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]()#+\\-.!|~<>^$:\"'])")
)

// printedText is what is printed of a line of a manuscript.
func printedText(line string) string {
	t := strings.TrimSpace(line)
	if t == "" || strings.HasPrefix(t, ":::") || t == "---" || t == "***" {
		return ""
	}
	if t[0] == '|' {
		if strings.Trim(t, "|-: ") == "" {
			return ""
		}
		t = strings.ReplaceAll(strings.ReplaceAll(t, `\|`, "\x00"), "|", " ")
		t = strings.ReplaceAll(t, "\x00", `\|`)
	}
	if strings.IndexByte("#-*+>[", t[0]) >= 0 {
		t = lineMark.ReplaceAllString(t, "")
	}
	if !strings.ContainsAny(t, "*[\\") {
		return t
	}
	t = linkMark.ReplaceAllString(t, "$1")
	t = noteMark.ReplaceAllString(t, "")
	t = starMark.ReplaceAllString(t, "$1")
	return slashMark.ReplaceAllString(t, "$1")
}
