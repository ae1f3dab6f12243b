package intake

import (
	"math"
	"strings"
	"unicode"

	"huikan/data"
)

// para is a paragraph of an article on its way to Markdown.
type para struct {
	kind     paraKind
	text     string
	from, to int  // lines of the source
	gap      int  // blank lines before it
	heading  int  // level, 0: none
	joined   bool // made of two or more
	seams    int
	begun    bool    // does not begin with an indent: the rest of a cut one
	led      float64 // width of a lead-in that was taken off its head
	rows     []*line // of a table
	note     *para   // of a document's title: what stands in brackets after it

	// What a file says that knows its own paragraphs (rich_read.go).
	marks   []mark
	style   int      // level of the style it is set in, 0: running text
	depth   int      // of a list within a list
	soft    bool     // begins after a soft return, not after a paragraph's end
	cells   [][]rich // of a table
	picture data.Digest
	big     float64 // size of its letters, 0: unknown
	centred bool
	titled  bool // set in the style of a title
	caption bool // or of a caption
}

func (p *para) rich() rich { return rich{p.text, p.marks} }

func (p *para) set(t rich) { p.text, p.marks = t.text, t.marks }

// head and tail keep one end of the paragraph, without the blanks round it.
func (p *para) head(n int) { p.set(p.rich().slice(0, n, false).trim()) }
func (p *para) tail(n int) { p.set(p.rich().slice(n, len(p.text), false).trim()) }

type paraKind int

const (
	textPara paraKind = iota
	bulletPara
	tablePara
	recipientPara
	signaturePara
	attachmentPara
	docTitlePara
	docNoPara
	docNotePara
	creditPara
	picturePara
	quotePara
	prePara
	rulePara
)

var (
	leadIn     = rx(`^[^，。；：:！？（）“”]{1,10}[：:]`)
	duty       = rx(`^[（(][^（）()]{2,60}(?:负责|牵头|配合|参加)[）)]`)
	dutyInside = rx(`。[（(][^（）()]{2,60}(?:负责|牵头|配合|参加)[）)]`)
)

// dangling ends no heading and no signature: a word that needs another, and
// is not the end of one of those that do not.
var (
	dangling    = rx(`[的和与及或在对将把被向从以为于并且而其该是但若这那]$|[以并]及$`)
	notDangling = rx(`(目的|标的|温和|饱和|共和|缓和|调和|总和|参与|给与|赠与|普及|涉及|危及|波及|存在|内在|外在|潜在|所在|现在|应对|面对|核对|校对|绝对|相对|针对|方向|导向|动向|意向|取向|走向|面向|流向|投向|服从|合并|兼并|行为|作为|人为|认为|成为|以为|所以|可以|得以|关于|基于|由于|终于|属于|等于|尤其|应该|于是|就是|但是|还是)$`)
)

// cannotBegin are marks that no paragraph begins with.
const cannotBegin = "，。、；：！？）】》〉〕’”,;:!?)%％·"

// estimateMeasure finds how many characters a printed line held, from the
// paragraphs that were certainly cut: their last line was full. 34 is what an
// A4 page in 小四 has, and stands unless the text says otherwise.
func estimateMeasure(sections []rawSection) float64 {
	var cuts []float64
	for _, s := range sections {
		for i, l := range s.lines {
			t := strings.TrimSpace(l.text)
			if i+1 == len(s.lines) || strings.Contains(t, "\t") || complete(t) || !strings.ContainsAny(t, "。；，") || width(t) < 20 || width(t) > 170 || numberOf(s.lines[i+1].text).level > 0 {
				continue
			}
			cuts = append(cuts, width(t))
		}
	}
	if len(cuts) < 5 {
		return 34
	}
	best, score := 34.0, -1e9
	for m := 18.0; m <= 56; m++ {
		n := 0.0
		for _, w := range cuts {
			if fullLine(w+2, m) {
				n++
			}
		}
		s := n - float64(len(cuts))*3.5/m
		if m == 34 {
			s += 1.5
		}
		if s > score {
			best, score = m, s
		}
	}
	if score < float64(len(cuts))*0.35 {
		return 34
	}
	return best
}

// fullLine reports whether a text of this width, indent included, ends at the
// end of a printed line; marks that were squeezed make it a little uncertain.
func fullLine(w, measure float64) bool {
	rest := math.Mod(w, measure)
	return w >= measure-2.5 && (rest <= 1 || rest >= measure-2.5)
}

// mostSeams is how many page breaks one paragraph may run over.
const mostSeams = 8

// heal joins paragraphs that a page break cut in two. The main clue is an end
// that is no end; a full last line is another. It joins nothing to a heading,
// an item, a table, a signature: a wrong join is worse than a missed one.
func (r *reader) heal(ps []*para) []*para {
	runIn, apart := 0, 0
	for _, p := range ps {
		runIn += len(dutyInside.FindAllString(p.text, -1))
		if duty.MatchString(p.text) {
			apart++
		}
	}
	duties := runIn >= 3*apart && runIn >= 3
	var out []*para
	for _, n := range ps {
		if len(out) > 0 {
			p := out[len(out)-1]
			var before *para
			if len(out) > 1 {
				before = out[len(out)-2]
			}
			if p.seams < mostSeams && r.isCut(before, p, n, duties) {
				r.seams = append(r.seams, Seam{Line: n.from, Before: tail(p.text, 24), After: clip(n.text, 24), Apart: r.apart[n.from]})
				if r.apart[n.from] {
					out = append(out, n)
					continue
				}
				r.rep.add(Finding{Code: CodeJoin, Line: p.to, To: n.from, Text: tail(p.text, 14) + "‖" + clip(n.text, 14)})
				p.set(p.rich().join(seam(p.text, n.text), n.rich()))
				p.to, p.joined, p.begun = n.to, true, true
				p.seams++
				continue
			}
		}
		out = append(out, n)
	}
	return out
}

// seam is what goes between two halves: a space, but only between Latin words.
func seam(a, b string) string {
	x, y := lastRune(a), firstRune(b)
	if x < 0x80 && y < 0x80 && unicode.IsLetter(x) && unicode.IsLetter(y) {
		return " "
	}
	return ""
}

func (r *reader) isCut(before, p, n *para, duties bool) bool {
	if p.kind != textPara && p.kind != bulletPara || n.kind != textPara {
		return false
	}
	a, b := strings.TrimRight(p.text, "* "), n.text
	if p.style > 0 || n.style > 0 {
		return false
	}
	if r.paragraphs && !n.soft { // the file says that they are two
		if strings.ContainsRune(cannotBegin, firstRune(b)) {
			return true
		}
		if numberOf(b).level > 0 || isItem(b) || isCredit(b) || dateLine.MatchString(b) {
			return false
		}
		return strings.ContainsRune("，、", lastRune(a)) && width(a) >= 12 || closesWhatOpened(a, b) && width(a) >= 20
	}
	if strings.ContainsRune(cannotBegin, firstRune(b)) {
		return true
	}
	if numberOf(b).level > 0 || isItem(b) || isCredit(b) || dateLine.MatchString(b) {
		return false
	}
	if complete(a) {
		return duties && duty.MatchString(b) && lastRune(a) == '。' && width(a) > r.measure/2
	}
	na := numberOf(a)
	w := width(a) + p.led
	indent := 2.0
	lastPart := w
	if p.begun { // only the part after the last seam tells, and it had no indent
		indent = 0
	}
	full := fullLine(lastPart+indent, r.measure) || p.begun && fullLine(lastPart+2, r.measure)
	if w >= 10 && closesWhatOpened(a, b) {
		return true
	}
	name := before != nil && numberOf(before.text).kind == ordinalNumber && squeeze(numberOf(before.text).mark) == squeeze(before.text)
	running := strings.ContainsAny(a, "。；") || w >= r.measure+4 && strings.ContainsAny(a, "，、：") && !name
	switch {
	case na.kind == ordinalNumber || na.kind == chapterNumber:
		return false
	case strings.ContainsRune("，、", lastRune(a)):
		return true
	case strings.ContainsRune("“‘「『", firstRune(b)):
		return full && (running || w > 20)
	case leadIn.MatchString(b) && !full:
		return false
	case dangling.MatchString(a) && !notDangling.MatchString(a) && w >= 6 && !titleLike(b):
		return true
	case titleLike(b) && width(b) < 26 && !full:
		return false
	case running, full, p.led > 0:
		return true
	}
	return w >= 0.7*r.measure && strings.ContainsRune(a, '，') && na.level == 0 && !titleLike(b)
}

// closesWhatOpened reports whether a bracket that a leaves open is the first
// that b closes.
func closesWhatOpened(a, b string) bool {
	open, _ := unpaired(a)
	if len(open) == 0 {
		return false
	}
	_, shut := unpaired(b)
	return len(shut) > 0 && pairs[foldBracket(shut[0])] == open[len(open)-1]
}

func foldBracket(c rune) rune {
	switch c {
	case ')':
		return '）'
	case ']':
		return '］'
	}
	return c
}

func isItem(s string) bool {
	return strings.ContainsRune("●■◆◇□○•※★☆▲△►◎", firstRune(s)) || strings.HasPrefix(s, "注：") || strings.HasPrefix(s, "注:") || attachment.MatchString(s)
}
