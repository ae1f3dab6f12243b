package preflight

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"huikan/app/doc"
	"huikan/data"
)

// numbers looks at what a line with digits has of document and telephone
// numbers.
func (r *reading) numbers(text string) {
	if strings.Contains(text, "号") {
		for _, m := range wrongNo.FindAllStringIndex(text, -1) {
			no := text[issuerAt(text, m[0]):m[1]]
			if due := dueForm(no); due != no && no != text[m[0]:m[1]] { // a number has an issuer
				r.hit("docno-form", due)
			}
		}
	}
	for i := 0; i < len(text); i++ {
		n := digits(text[i:])
		if n == 11 && text[i] == '1' && text[i+1] >= '3' {
			r.hit("mobile-number", around(text, i, i+n))
		}
		i += n
	}
}

// wrongNo is the end of a document number, from its year on, that is not in
// due form: other brackets than 〔〕, 第, a leading zero (GB/T 9704-2012 7.2.5).
var wrongNo = regexp.MustCompile(`[\[(【［（﹝]\s*(?:19|20)\d{2}\s*[\])】］）﹞]\s*第?\s*\d+\s*号|〔(?:19|20)\d{2}〕\s*(?:第\s*\d+|0\d*)\s*号`)

// issuerAt is where the issuer's word before a document number begins: up to
// eight Han.
func issuerAt(text string, at int) int {
	for range 8 {
		r, n := utf8.DecodeLastRuneInString(text[:at])
		if !unicode.Is(unicode.Han, r) {
			break
		}
		at -= n
	}
	return at
}

// digits is how many digits a text begins with.
func digits(text string) int {
	n := 0
	for n < len(text) && text[n] >= '0' && text[n] <= '9' {
		n++
	}
	return n
}

// cited looks for a title that a list of titles has twice: 《甲》、《乙》、《甲》.
func (r *reading) cited(text string) {
	if strings.Count(text, "《") < 2 {
		return
	}
	for _, list := range titleList.FindAllString(text, -1) {
		seen := map[string]bool{}
		for _, t := range bookTitle.FindAllString(list, -1) {
			if seen[t] {
				r.hit("cited-twice", t)
			}
			seen[t] = true
		}
	}
}

var (
	bookTitle = regexp.MustCompile(`《[^《》]*》`)
	titleList = regexp.MustCompile(`(?:《[^《》]*》(?:（[^（）]*）)?\s*(?:、|，|和|及|以及|与|或)?\s*){2,}`)
)

// misspelt are words that are always wrong, with the right ones
// (现代汉语词典, 第 7 版; 第一批异形词整理表, 2001).
var misspelt = pairsOf(`
既使 即使|迫不急待 迫不及待|穿流不息 川流不息|一愁莫展 一筹莫展|世外桃园 世外桃源|按步就班 按部就班
甘败下风 甘拜下风|委屈求全 委曲求全|竞竞业业 兢兢业业|必竟 毕竟|松驰 松弛|振憾 震撼|渡假 度假
凑和着 凑合着|重迭 重叠|好高鹜远 好高骛远|趋之若骛 趋之若鹜|金壁辉煌 金碧辉煌|一如继往 一如既往
再接再励 再接再厉|名列前矛 名列前茅|走头无路 走投无路|谈笑风声 谈笑风生|不径而走 不胫而走
出奇不意 出其不意|不落巢臼 不落窠臼|美仑美奂 美轮美奂|食不裹腹 食不果腹|滥芋充数 滥竽充数|墨守陈规 墨守成规
鼎立相助 鼎力相助|默守成规 墨守成规|悬梁刺骨 悬梁刺股|天翻地复 天翻地覆|精神焕散 精神涣散|帐户 账户|帐号 账号
部份 部分|份内 分内|签定 签订|象征性的象 象征性的像|座落 坐落|发韧 发轫|修茸 修葺|气慨 气概|罗嗦 啰唆
相形见拙 相形见绌|脉博 脉搏|追朔 追溯|萎糜不振 萎靡不振|侯选 候选|防碍 妨碍|煤碳 煤炭|针贬 针砭|粗旷 粗犷`)

// forbidden are words that an internal publication may not use of itself, and
// adverts what is usual in advertisements, which it may not carry
// (内部资料性出版物管理办法 art. 15).
var (
	forbidden = strings.Fields("本刊 本报 本杂志")
	adverts   = strings.Fields("（广告） 【广告】 (广告) [广告] （推广） 【推广】 订购热线 咨询热线 招商热线 加盟热线 购票热线 欢迎订购 欢迎选购 欢迎来电洽谈 立即购买 立即抢购 扫码购买 扫码下单 广告招商 广告刊例")
)

// pairsOf reads a table of wrong and right words.
func pairsOf(table string) (out []data.HouseWord) {
	for _, row := range strings.FieldsFunc(table, func(r rune) bool { return r == '|' || r == '\n' }) {
		if wrong, right, ok := strings.Cut(row, " "); ok {
			out = append(out, data.HouseWord{Wrong: wrong, Right: right})
		}
	}
	return out
}

// wordRule is the finder of one wrong word.
type wordRule struct {
	code string
	word data.HouseWord
}

// wordRules is the built-in lists and the association's own, by the first
// character of the wrong word, so that a text is read once for all of them.
func wordRules(house []data.HouseWord) map[rune][]wordRule {
	out := map[rune][]wordRule{}
	put := func(code string, list []data.HouseWord) {
		for _, w := range list {
			if r, _ := utf8.DecodeRuneInString(w.Wrong); w.Wrong != "" {
				out[r] = append(out[r], wordRule{code, w})
			}
		}
	}
	put("house-word", house)
	put("misspelt", misspelt)
	for _, w := range forbidden {
		put("forbidden-word", []data.HouseWord{{Wrong: w}})
	}
	for _, w := range adverts {
		put("advert", []data.HouseWord{{Wrong: w}})
	}
	return out
}

// words looks for words that are to be written otherwise.
func (r *reading) words(text string, rules map[rune][]wordRule) {
	for i, first := range text {
		for _, rule := range rules[first] {
			w := rule.word
			if !strings.HasPrefix(text[i:], w.Wrong) || within(text, i, w) {
				continue
			}
			shown := w.Wrong
			if w.Right != "" {
				shown += " → " + w.Right
			}
			r.hit(rule.code, shown)
			break
		}
	}
}

// within reports whether a wrong word at i is a part of its right one: 市商务委
// within 市商务委员会.
func within(text string, i int, w data.HouseWord) bool {
	at := strings.Index(w.Right, w.Wrong)
	return at >= 0 && i >= at && strings.HasPrefix(text[i-at:], w.Right)
}

// stops finds paragraphs of text that end without a stop: signs of a paragraph
// that a page break of the original cut in two.
func (c *checker) stops(a *doc.Article) {
	for _, b := range a.Blocks {
		p, ok := b.(*doc.Paragraph)
		if !ok || p.Pos < 0 || p.Role != doc.Body && p.Role != doc.Clause {
			continue
		}
		text := strings.TrimSpace(doc.Plain(p.Spans))
		last, _ := utf8.DecodeLastRuneInString(text)
		if utf8.RuneCountInString(text) < 20 || !unicode.In(last, unicode.Han, unicode.Letter, unicode.Digit) && !strings.ContainsRune("，、", last) {
			continue
		}
		r := []rune(text)
		c.add("no-stop", c.at(a.Source, p.Pos, "…"+string(r[len(r)-14:])))
	}
}
