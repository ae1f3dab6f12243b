// Package clreq holds the rules of Chinese text layout that concern a single
// line: which marks may not begin or end it, which give up part of their
// width, and how much space stands between Han and Latin.
//
// It follows the W3C's Requirements for Chinese Text Layout
// (https://www.w3.org/TR/clreq/); each rule names its id there. Where we
// differ, the comment begins "Unlike clreq". It knows neither fonts nor
// pages: characters have classes, pairs of classes have numbers, in
// thousandths of an em.
package clreq

import "unicode"

// Class (字符类) is what a character is to the setter of a line.
type Class uint8

// The classes. To add one: a constant, a row in rules, characters in of.
const (
	Han        Class = iota // 汉字 and all that stands in an em square
	Open                    // 开始括号, 开始引号
	Close                   // 结束括号, 结束引号
	Comma                   // 逗号 、；
	Colon                   // 冒号
	Stop                    // 句号 ？！
	Double                  // ‼ ⁇ and stacks such as ？！
	Long                    // —— ……, two em, never parted
	Connect                 // 连接号
	Middle                  // 间隔号
	Slash                   // 分隔号
	Iterate                 // 々
	Latin                   // a word, a number: one box
	Prefix                  // ¥ $ № before a number
	Suffix                  // % ℃ after one
	Note                    // a footnote's mark
	Space                   // a typed blank between words
	Wide                    // U+3000
	LatinOpen               // ( [ among Chinese text
	LatinClose              // ) , . : among Chinese text
)

// Rule is what one class does on a line.
type Rule struct {
	NotAtStart, NotAtEnd  bool // #prohibition_rules_for_line_start_end, level GB
	BlankLeft, BlankRight int  // of the em square, without ink
	Core                  int  // what remains; 0: the character's own width
	// Shrink is the step at which the class gives up its blank
	// (#priority_of_text_squeezing), from 1, or 0 for never.
	Shrink int
	Mark   bool // no Han–Latin space beside it
	Fixed  bool // tracking never parts it from its neighbours
}

// The steps of squeezing, in their order.
const (
	StepWord  = 1 // 西文词距
	StepPoint = 2 // 间隔号, where it is an em wide
	StepParen = 3 // 括号, 引号
	StepComma = 4 // 逗顿分号
	StepHan   = 5 // 中西间距
	StepStop  = 6 // 句末点号
	Steps     = 7
)

// rules. Unlike clreq, the colon is squeezed with the commas: clreq's list of
// steps leaves it out, and a line must be able to use it.
var rules = [...]Rule{
	Han:     {Core: 1000},
	Open:    {NotAtEnd: true, BlankLeft: 500, Core: 500, Shrink: StepParen, Mark: true},
	Close:   {NotAtStart: true, BlankRight: 500, Core: 500, Shrink: StepParen, Mark: true},
	Comma:   {NotAtStart: true, BlankRight: 500, Core: 500, Shrink: StepComma, Mark: true},
	Colon:   {NotAtStart: true, BlankRight: 500, Core: 500, Shrink: StepComma, Mark: true},
	Stop:    {NotAtStart: true, BlankRight: 500, Core: 500, Shrink: StepStop, Mark: true},
	Double:  {NotAtStart: true, Core: 1000, Mark: true},
	Long:    {Core: 2000, Mark: true},
	Connect: {NotAtStart: true, Mark: true, Fixed: true},
	Middle:  {NotAtStart: true, Core: 500, Mark: true},
	Slash:   {NotAtStart: true, NotAtEnd: true, Core: 500, Mark: true, Fixed: true},
	Iterate: {NotAtStart: true, Core: 1000},
	Latin:   {},
	Prefix:  {NotAtEnd: true, Fixed: true},
	Suffix:  {NotAtStart: true, Fixed: true},
	Note:    {NotAtStart: true, Fixed: true},
	Space:   {NotAtStart: true},
	Wide:    {NotAtStart: true, Core: 1000, Mark: true, Fixed: true},
	// Half-width marks between Han are a fault of the manuscript, which
	// preflight reports; until it is mended they keep to their word's side.
	LatinOpen:  {NotAtEnd: true, Mark: true, Fixed: true},
	LatinClose: {NotAtStart: true, Mark: true},
}

// Of is a class's rule.
func Of(c Class) *Rule { return &rules[c] }

// ClassOf is a character's class where it stands among Chinese text. The
// setter decides by context what shared marks (“ ” ‘ ’ — … ·) are; see Shared.
func ClassOf(r rune) Class {
	switch r {
	case '“', '‘', '（', '《', '〈', '【', '〖', '〔', '［', '｛', '「', '『':
		return Open
	case '”', '’', '）', '》', '〉', '】', '〗', '〕', '］', '｝', '」', '』':
		return Close
	case '，', '、', '；':
		return Comma
	case '：':
		return Colon
	case '。', '．', '？', '！':
		return Stop
	case '‼', '⁇', '⁈', '⁉':
		return Double
	case '—', '…', '⸺', '⋯':
		return Long
	case '–', '～', '〜':
		return Connect
	case '·', '‧', '・', '•':
		return Middle
	case '／':
		return Slash
	case '々', '〻':
		return Iterate
	case '¥', '￥', '$', '＄', '£', '€', '№', '−', '＋':
		return Prefix
	case '%', '％', '‰', '‱', '°', '′', '″', '℃', '℉', '¢':
		return Suffix
	case ' ', '\u00a0', '\t':
		return Space
	case '\u3000':
		return Wide
	}
	switch {
	case r < 0x2000, r >= 0x2000 && r < 0x2070:
		return Latin
	case r >= 0x3371 && r <= 0x337A, r >= 0x3380 && r <= 0x33DF:
		return Suffix
	}
	return Han
}

// Shared reports whether a mark belongs to Chinese and Latin text alike, so
// that its neighbours decide which it is.
func Shared(r rune) bool {
	switch r {
	case '“', '”', '‘', '’', '—', '…', '·', '•':
		return true
	}
	return false
}

// Western reports whether a character is a letter or figure of Latin text.
func Western(r rune) bool {
	return r < 0x2000 && (unicode.IsLetter(r) || unicode.IsNumber(r))
}

// Joint is the space between two neighbours on a line.
type Joint struct {
	Blank  int  // natural, thousandths of an em
	Shrink int  // how much of it may go, and
	Step   int  // when; 0: never
	Word   bool // a Latin word space: stretches first
	HanLat bool // a Han–Latin space: stretches second
	Fixed  bool // never tracked
	Break  bool // a line may end here
}

// Spaces are the house's sizes of the space between Han and Latin, and of a
// word space, in thousandths of an em.
type Spaces struct{ HanLatin, HanLatinMin, HanLatinMax int }

// Between is the joint of two neighbouring boxes by class
// (#reduction_of_punctuation_marks, #handling_of_grids_and_mixed_text_composition).
func Between(a, b Class, sp Spaces) Joint {
	ra, rb := Of(a), Of(b)
	j := Joint{Break: !ra.NotAtEnd && !rb.NotAtStart}
	if a == Space || b == Space {
		j.Fixed = true
		return j
	}
	left, right := ra.BlankRight, rb.BlankLeft
	switch {
	case left > 0 && right > 0: // ，“ 》《: an em between them becomes half
		j.Blank = 500
		j.Step, j.Shrink = ra.Shrink, 500
	case left > 0 && rb.Mark && (b == Close || b == Comma || b == Colon || b == Stop):
		// 》， 。”: the blank between them goes (and it may not come back by tracking)
		j.Blank = 0
	case left > 0 && b == Wide:
		j.Blank = 0
	case right > 0 && a == Open: // （《
		j.Blank = 0
	case left > 0:
		j.Blank, j.Step, j.Shrink = left, ra.Shrink, left
	case right > 0:
		j.Blank, j.Step, j.Shrink = right, rb.Shrink, right
	case hanLatin(a, b):
		j.Blank = sp.HanLatin
		j.Step, j.Shrink = StepHan, sp.HanLatin-sp.HanLatinMin
		j.HanLat = true
	}
	// Unlike clreq, a joint that was compressed may still be tracked: all
	// characters of a line stand evenly apart.
	j.Fixed = ra.Fixed || rb.Fixed || a == Latin && b == Latin || a == LatinOpen || b == LatinClose
	if a == Long && b == Long || b == Note || a == Prefix && b == Latin || a == Latin && b == Suffix {
		j.Break = false
		j.Fixed = true
	}
	if a == Latin && b == LatinOpen || a == LatinClose && b == Latin {
		j.Break = false // f(x), 1)a: one word
	}
	if a == Latin && b == Latin {
		j.Break = false // parts of one word; the setter opens what may break
	}
	return j
}

// hanLatin reports whether a quarter em stands between two classes: Han on
// one side, a word, a number or a unit on the other.
func hanLatin(a, b Class) bool {
	han := func(c Class) bool { return c == Han || c == Iterate }
	lat := func(c Class) bool { return c == Latin }
	return han(a) && (lat(b) || b == Prefix) || (lat(a) || a == Suffix) && han(b)
}
