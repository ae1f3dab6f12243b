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
	// Start and End are the levels from which it may not begin or end a line
	// (#prohibition_rules_for_line_start_end); Never: it always may.
	Start, End            Level
	BlankLeft, BlankRight int // of the em square, without ink
	Core                  int // what remains; 0: the character's own width
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
	Open:    {End: Basic, BlankLeft: 500, Core: 500, Shrink: StepParen, Mark: true},
	Close:   {Start: Basic, BlankRight: 500, Core: 500, Shrink: StepParen, Mark: true},
	Comma:   {Start: Basic, BlankRight: 500, Core: 500, Shrink: StepComma, Mark: true},
	Colon:   {Start: Basic, BlankRight: 500, Core: 500, Shrink: StepComma, Mark: true},
	Stop:    {Start: Basic, BlankRight: 500, Core: 500, Shrink: StepStop, Mark: true},
	Double:  {Start: Basic, Core: 1000, Mark: true},
	Long:    {Start: Strict, Core: 2000, Mark: true},
	Connect: {Start: Basic, Mark: true, Fixed: true},
	Middle:  {Start: Basic, Core: 500, Mark: true},
	Slash:   {Start: Basic, End: GB, Core: 500, Mark: true, Fixed: true},
	Iterate: {Start: Basic, Core: 1000},
	Latin:   {},
	Prefix:  {End: Basic, Fixed: true},
	Suffix:  {Start: Basic, Fixed: true},
	Note:    {Start: Basic, Fixed: true},
	Space:   {Start: Basic},
	Wide:    {Start: Basic, Core: 1000, Mark: true, Fixed: true},
	// Half-width marks between Han are a fault of the manuscript, which
	// preflight reports; until it is mended they keep to their word's side.
	LatinOpen:  {End: Basic, Mark: true, Fixed: true},
	LatinClose: {Start: Basic, Mark: true},
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

// Level (禁则级别) is how much is kept off the ends of lines.
type Level uint8

// The levels. No rule holds at Never.
const (
	Never  Level = iota
	Basic        // 基本: points and brackets
	GB           // GB/T 15834: the solidus too
	Strict       // 严格: —— and …… do not begin a line either
)

// Width (标点宽度) is how much of the em square marks take up
// (#punctuation_adjustment_space).
type Width uint8

// The widths of marks.
const (
	FullWidth Width = iota // 全角: an em, half of it where two meet and at a line's end
	LineEnd                // 行末半角: an em, half of it at a line's end alone
	Kaiming                // 开明: half, but the marks that end a sentence
	HalfWidth              // 半角: half
)

// House (社内规定) is what a design chooses: spaces between Han and Latin in
// thousandths of an em, how strict the prohibitions are, how wide marks are.
type House struct {
	HanLatin, HanLatinMin, HanLatinMax int
	Level                              Level
	Width                              Width
}

// NotAtStart and NotAtEnd say whether a class may not begin or end a line.
func (h House) NotAtStart(c Class) bool { return rules[c].Start > 0 && h.Level >= rules[c].Start }
func (h House) NotAtEnd(c Class) bool   { return rules[c].End > 0 && h.Level >= rules[c].End }

// blanks are what remains of a class's blanks in the house's width of marks.
func (h House) blanks(c Class) (left, right int) {
	r := &rules[c]
	switch {
	case h.Width == HalfWidth, h.Width == Kaiming && c != Stop:
		return 0, 0
	}
	return r.BlankLeft, r.BlankRight
}

// Between is the joint of two neighbouring boxes by class
// (#reduction_of_punctuation_marks, #handling_of_grids_and_mixed_text_composition).
func (h House) Between(a, b Class) Joint {
	ra, rb := Of(a), Of(b)
	j := Joint{Break: !h.NotAtEnd(a) && !h.NotAtStart(b)}
	if a == Space || b == Space {
		j.Fixed = true
		return j
	}
	_, left := h.blanks(a)
	right, _ := h.blanks(b)
	switch {
	case h.Width == LineEnd && left+right > 0 && b != Wide:
		j.Blank, j.Step, j.Shrink = left+right, max(ra.Shrink*min(left, 1), rb.Shrink*min(right, 1)), left+right
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
		j.Blank = h.HanLatin
		j.Step, j.Shrink = StepHan, h.HanLatin-h.HanLatinMin
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
