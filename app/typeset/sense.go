package typeset

import (
	"unicode"

	"huikan/app/typeset/internal/lexicon"
)

// titleWords begin the last part of many documents' titles; a line may begin
// with them.
var titleWords = []string{"管理办法", "管理规定", "管理条例", "实施意见", "实施办法", "实施方案", "实施细则", "行动计划", "行动方案", "若干意见", "若干措施", "若干规定", "暂行办法", "暂行规定", "工作方案", "工作要点", "发展规划", "建设规划", "规划纲要", "技术规范", "评定规范"}

// What a break costs in display text, from where a reader would pause to where
// it parts a word.
const (
	senseComma = 2
	senseTitle = 6  // before 《, after 》
	senseAbout = 8  // after 关于
	senseTail  = 12 // before 管理办法
	senseOf    = 14 // after 的, 和
	senseWord  = 18 // between two words
	senseOdd   = 30 // beside a character that is in no word known
	senseWeak  = 40 // before 的, 等, 们
	senseIn    = 70 // within a word
)

// breakBySense prices the breaks of a display text (GB/T 9704: 词意完整): best at a
// blank that was typed, well before 《 and after 》 or a comma, fairly around the
// words that titles of documents turn on and between any two words, and within
// a word only for want of room. The prices are taken so many times.
func (sh *shaped) breakBySense(times float64) {
	n := len(sh.boxes)
	if n < 2 {
		return
	}
	text := make([]rune, n)
	for i := range sh.boxes {
		if b := &sh.boxes[i]; b.from < b.to {
			text[i] = sh.glyphs[b.from].r
		}
	}
	words := lexicon.Cut(text)
	at := func(i int, word string) bool { // word stands at text[i]
		for _, r := range word {
			if i < 0 || i >= n || text[i] != r {
				return false
			}
			i++
		}
		return true
	}
	starts := func(i int) bool { // one of titleWords stands at text[i]
		for _, word := range titleWords {
			if at(i, word) {
				return true
			}
		}
		return false
	}
	inside := 0
	for i := range n - 1 {
		j := &sh.joints[i]
		switch text[i] {
		case '《', '（', '“':
			inside++
		case '》', '）', '”':
			inside--
		}
		next := text[i+1]
		price := 0.0
		switch {
		case j.typed:
		case text[i] == '，' || text[i] == '：' || text[i] == '；' || text[i] == '？' || text[i] == '！':
			price = senseComma
		case inside == 0 && (next == '《' || next == '（' || next == '“' || text[i] == '》' && next != '的'):
			price = senseTitle
		case words[i] == lexicon.Within:
			price = senseIn
		case at(i-3, "关于印发") || at(i-1, "关于") && next != '印' || at(i-1, "贯彻"):
			price = senseAbout
		case starts(i + 1):
			price = senseTail
		case next == '的' || next == '等' || next == '们':
			price = senseWeak
		case inside == 0 && (text[i] == '的' || text[i] == '、'), text[i] == '和' || text[i] == '与' || text[i] == '及':
			price = senseOf
		case words[i] == lexicon.Beside && unicode.Is(unicode.Han, text[i]) && unicode.Is(unicode.Han, next):
			price = senseOdd
		default:
			price = senseWord
		}
		j.penalty += price * times
	}
}
