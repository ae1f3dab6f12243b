package intake

import (
	"strings"
)

// number is how a paragraph is numbered. The levels are those of official
// documents (公文): 一、 2, （一） 3, 1. 4; chapters and their like have a kind of
// their own. Level 0 is no number.
type number struct {
	level int
	kind  numberKind
	n     int    // its value, -1 unknown
	mark  string // as typed
}

type numberKind int

const (
	plainNumber   numberKind = iota
	chapterNumber            // 第一章, 第一节: always a heading
	articleNumber            // 第一条: never a heading
	itemNumber               // ① （1） 1）: never a heading
	ordinalNumber            // 趋势一：, 案例 1: a heading by its word
)

const ordinalWords = `趋势|反思|案例|问题|建议|经验|启示|亮点|特点|误区|要点|方法|步骤|观点|关键词|事件|原因|举措|措施|看点|热点|故事|范例|例|示例|专题|策略|机遇|挑战|现象|目标|任务|原则|阶段|困境|对策|变化|预测|方向|模式|重点|难点|路径|之|解读|提问|问|影响|动向|焦点|思考|体会|做法|话题|场景|优势|风险|工程|行动|变革|机会|秘诀|法则|关键|因素|理由|招|诀窍|榜样|盘点`

var (
	numHan     = rx(`^([一二三四五六七八九十百]{1,4})\s*[、.．]`)
	numHanMore = rx(`^[一二三四五六七八九十]、[一二三四五六七八九十]+(审|级|线|期|类|次|档|批|等)`)
	numBraced  = rx(`^[（(]\s*([一二三四五六七八九十百]{1,4})\s*[）)]`)
	numArabic  = rx(`^([0-9０-９]{1,2})\s*(?:[．、]|\.(?:[^0-9]|$))`)
	numItem    = rx(`^(?:[（(]\s*[0-9０-９]{1,2}\s*[）)]|[0-9０-９]{1,2}\s*[)）]|[①-⑳⑴-⒇⒈-⒛㈠-㈩])`)
	numChapter = rx(`^第\s*([一二三四五六七八九十百零〇0-9]{1,5})\s*(编|篇|章|节|部分)(?:[\s\x{3000}:：、]|$|[^\s])`)
	numArticle = rx(`^第\s*([一二三四五六七八九十百零〇0-9]{1,5})\s*(条|款)`)
	numOrdinal = rx(`^(?:` + ordinalWords + `)\s*([一二三四五六七八九十]{1,3}|[0-9０-９]{1,2})\s*(?:[：:、．]|[—–-]{1,3}|$|\s)`)
)

func numberOf(s string) number {
	s = strings.TrimLeft(s, "* ")
	c := firstRune(s)
	switch {
	case c == '第':
		if m := numChapter.FindStringSubmatch(s); m != nil && width(s) <= 40 {
			lv := 2
			if m[2] == "节" {
				lv = 3
			}
			return number{lv, chapterNumber, atoi(m[1]), "第" + m[1] + m[2]}
		}
		if m := numArticle.FindStringSubmatch(s); m != nil {
			return number{3, articleNumber, atoi(m[1]), m[0]}
		}
	case strings.ContainsRune(hanDigits, c):
		if m := numHan.FindStringSubmatch(s); m != nil && !numHanMore.MatchString(s) {
			return number{2, plainNumber, atoi(m[1]), m[0]}
		}
	case c == '（' || c == '(':
		if m := numBraced.FindStringSubmatch(s); m != nil {
			return number{3, plainNumber, atoi(m[1]), m[0]}
		}
		fallthrough
	case c >= '0' && c <= '9', c >= '０' && c <= '９', c >= '①' && c <= '⒛', c >= '㈠' && c <= '㈩':
		if m := numArabic.FindStringSubmatch(s); m != nil {
			return number{4, plainNumber, atoi(m[1]), m[0]}
		}
		if m := numItem.FindString(s); m != "" {
			return number{5, itemNumber, -1, m}
		}
	case isHan(c):
		if m := numOrdinal.FindStringSubmatch(s); m != nil && width(s) <= 40 && !strings.ContainsAny(s, "。；") {
			return number{2, ordinalNumber, atoi(m[1]), m[0]}
		}
	}
	return number{}
}

// headingShape reports whether a numbered paragraph could be a heading by its
// own look: short, one clause, no mark that goes on.
func headingShape(s string) bool {
	t := strings.TrimRight(s, "* ")
	n := numberOf(t)
	last := lastRune(t)
	if strings.ContainsRune("；，、;,", last) || strings.ContainsAny(t, "；") {
		return false
	}
	switch n.kind {
	case chapterNumber:
		return !strings.ContainsRune("。：:", last)
	case ordinalNumber:
		return !strings.ContainsRune("。：:", last) || squeeze(n.mark) == squeeze(t)
	case articleNumber, itemNumber:
		return false
	}
	if n.level == 0 {
		return false
	}
	switch last {
	case '。':
		return width(t) <= 24 && strings.Count(t, "。") == 1 && !strings.ContainsAny(t, "，") || width(t) <= 18 && strings.Count(t, "。") == 1
	case '：', ':':
		return n.level == 2 && width(t) <= 16
	case '）', ')':
		if strings.Contains(t, "。") {
			return false
		}
	}
	return width(t) <= 44 && !strings.Contains(t, "。")
}

// markHeadings decides which paragraphs of an article are headings and of
// which level. Numbers alone do not tell: （一） before a line of its own is a
// heading, （一） before an item of a list is not. A number is a heading if more
// than half of its row (一、二、三、…) look like headings and have text under
// them.
func (r *reader) markHeadings(ps []*para) {
	groups := map[int][]int{}
	flush := func(from int) {
		for lv := from; lv <= 4; lv++ {
			judge(ps, groups[lv])
			delete(groups, lv)
		}
	}
	sections, listed := false, chapterList(ps)
	for i, p := range ps {
		if p.kind != textPara && p.kind != bulletPara {
			if p.kind == docTitlePara {
				flush(2)
			}
			continue
		}
		n := numberOf(p.text)
		switch {
		case n.level == 0 || n.kind == itemNumber:
		case n.kind == articleNumber:
			flush(3)
		case n.kind == chapterNumber:
			flush(n.level)
			if !listed[i] {
				p.heading = n.level
			}
		case n.kind == ordinalNumber:
			flush(3)
			groups[0] = append(groups[0], i)
		default:
			flush(n.level + 1)
			if n.n == 1 {
				flush(n.level)
			}
			groups[n.level] = append(groups[n.level], i)
		}
	}
	flush(2)
	for _, p := range ps {
		sections = sections || p.heading == 2
	}
	lv := 2
	if sections {
		lv = 3
	}
	for _, i := range groups[0] {
		if headingShape(ps[i].text) && i+1 < len(ps) {
			ps[i].heading = lv
		}
	}
	for i, p := range ps { // lines without number, and names under a bare 案例 1
		if p.kind != textPara || p.heading != 0 || numberOf(p.text).level != 0 || i+1 >= len(ps) {
			continue
		}
		if !titleLike(p.text) || complete(p.text) && !strings.ContainsRune("？！?!”》）)", lastRune(p.text)) {
			continue
		}
		next := ps[i+1]
		underBare := i > 0 && ps[i-1].heading != 0 && numberOf(ps[i-1].text).kind == ordinalNumber && squeeze(numberOf(ps[i-1].text).mark) == squeeze(ps[i-1].text)
		switch {
		case underBare && (next.kind == textPara):
			p.heading = ps[i-1].heading
		case !p.joined && width(p.text) < 28 && i > 0 && next.kind == textPara && next.heading == 0 && numberOf(next.text).level == 0 &&
			(width(next.text) > 34 || complete(next.text) && width(next.text) > 16) && (ps[i-1].kind != textPara || ps[i-1].heading != 0 || complete(ps[i-1].text)) &&
			!strings.ContainsAny(p.text, "：:") && (next.gap > 0 || p.gap > 0):
			p.heading = lv
		}
	}
}

// chapterList finds the chapters that a document lists before it begins (目录):
// lines that come again as headings, with nothing under them.
func chapterList(ps []*para) map[int]bool {
	last := map[string]int{}
	for i, p := range ps {
		if numberOf(p.text).kind == chapterNumber {
			last[squeeze(p.text)] = i
		}
	}
	listed := map[int]bool{}
	for i, p := range ps {
		if n, ok := last[squeeze(p.text)]; ok && n > i && i+1 < len(ps) && numberOf(ps[i+1].text).kind == chapterNumber {
			listed[i] = true
		}
	}
	return listed
}

// judge makes headings of a row of numbers, or leaves it a list.
func judge(ps []*para, row []int) {
	good := 0
	ok := make([]bool, len(row))
	for k, i := range row {
		if n := numberOf(ps[i].text); n.level > 2 && strings.ContainsRune("；;", lastRune(ps[i].text)) {
			return // items of a list
		}
		if !headingShape(ps[i].text) || i+1 >= len(ps) {
			continue
		}
		next := ps[i+1]
		if next.kind == signaturePara || next.kind == creditPara {
			continue
		}
		n, m := numberOf(ps[i].text), numberOf(next.text)
		if next.kind == textPara && m.level != 0 && nothingUnder(n, m) {
			continue
		}
		ok[k] = true
		good++
	}
	if good*2 <= len(row) {
		return
	}
	for k, i := range row {
		if ok[k] {
			ps[i].heading = numberOf(ps[i].text).level
		}
	}
}

// nothingUnder reports whether a paragraph numbered m, right after one
// numbered n, means that n has no text of its own.
func nothingUnder(n, m number) bool {
	switch m.kind {
	case plainNumber:
		return m.level <= n.level
	case chapterNumber:
		return true
	case articleNumber, ordinalNumber:
		return n.level > 2
	}
	return false
}
