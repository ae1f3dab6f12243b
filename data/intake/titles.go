package intake

import (
	"math/bits"
	"slices"
	"sort"
	"strings"
)

// titleSpan is where an article begins: its title's lines, perhaps with the
// 发文字号 before them. Start and end index a section's lines.
type titleSpan struct {
	start, end int
	entry      *entry // nil: not in the contents
	guessed    bool
}

const docNoYear = `\s*[〔\[［（(【﹝]\s*((?:19|20)[0-9０-９]{2})\s*[〕\]］）)】﹞]\s*`

var (
	docNo      = rx(`^[（(]?\s*([\p{Han}（）]{1,20}?)` + docNoYear + `(?:第\s*)?([0-9０-９]{1,5})\s*号\s*[）)]?`)
	docOrder   = rx(`^(\p{Han}{2,30}(?:令|公告|通告)\s*(?:(?:19|20)\d{2}\s*年)?\s*第\s*[0-9一二三四五六七八九十百]{1,5}\s*号)`)
	bylineText = rx(`^[（(]?\s*(?:(?:作者|撰文|撰稿|文|供稿|记者|本刊记者|本报记者|通讯员|整理|编译|采写)\s*[:：/／|｜]\s*.{1,40}|(?:本刊|本报|本网|协会)\s*(?:记者|通讯员|编辑部|秘书处)(?:\s+.{1,30})?|(?:记者|通讯员)\s+.{2,20}|[□■◎●]\s*.{2,30})$`)
	recipients = rx(`(单位|政府|部门|机构|机关|委|办|局|公司|企业|会员|同志|院|处|厅|会|所|中心|学校|朋友|领导|女士|先生|同仁|代表|理事|委员会)[：:]$`)
	docNouns   = rx(`(规定|办法|条例|细则|通知|意见|计划|规划|纲要|方案|目录|标准|指南|章程|决定|公告|指标|制度|规则|规范|要点|名单|一览表|表|公约|倡议书|宣言|声明|公报|通报|报告|函|批复|解释|守则|须知|指引|协议|准则|清单|试行|暂行)[）)》”]*$`)
)

// cutDocNo parts a leading 发文字号 from what follows it.
func cutDocNo(s string) (no, rest string) {
	if !strings.Contains(s, "号") {
		return "", s
	}
	m := docNo.FindString(s)
	if m == "" {
		m = docOrder.FindString(s)
	}
	if m == "" {
		return "", s
	}
	return strings.TrimSpace(m), strings.TrimSpace(s[len(m):])
}

func docNoAlone(s string) bool {
	no, rest := cutDocNo(s)
	return no != "" && rest == ""
}

// titleLike reports whether a line could be (part of) a title: short, without
// a number before it, without a mark that ends a sentence or goes on.
func titleLike(s string) bool {
	t := strings.TrimSpace(strings.ReplaceAll(s, "**", ""))
	if t == "" || !short(t, 80) || strings.Contains(t, "\t") || strings.ContainsAny(t, "。；") {
		return false
	}
	if strings.ContainsRune("，、：:,;", lastRune(t)) || strings.ContainsRune("，、：；。！？）)》】”", firstRune(t)) {
		return false
	}
	return hasLetter(t) && numberOf(t).level == 0 && !dateLine.MatchString(t) && !isCredit(t) && !bylineText.MatchString(t) &&
		!attachment.MatchString(t) && labelNameText(t) == ""
}

func hasLetter(s string) bool { return fold(s) != "" }

func labelNameText(s string) string { return labelName(&line{text: s}) }

// findTitles finds the titles of every section: first by the contents, then,
// for what is left, by shape.
func (r *reader) findTitles(raw []rawSection, heldBy map[string]string) [][]titleSpan {
	t := &titling{reader: r, raw: raw, out: make([][]titleSpan, len(raw)), heldBy: heldBy}
	for i := range raw {
		if !isMembers(raw[i].lines) {
			t.windows = append(t.windows, windows(i, raw[i].lines)...)
		}
	}
	t.thin()
	t.assign(0.62, true)
	t.joinEntries()
	t.assign(0.8, false)
	for i := range raw {
		if isMembers(raw[i].lines) {
			continue
		}
		var left []*entry
		mine := 0
		for _, e := range r.entries {
			if e.section != "" && heldBy[e.section] == raw[i].name || e.foundIn == raw[i].name && e.at != 0 {
				mine++
				if e.at == 0 {
					left = append(left, e)
				}
			}
		}
		t.out[i] = r.shapeTitles(raw[i], t.out[i], left, mine > 0)
	}
	return t.out
}

// titling is the matching of contents lines to the body.
type titling struct {
	*reader
	raw     []rawSection
	windows []window
	out     [][]titleSpan // found so far, by section
	heldBy  map[string]string
}

// most is how many contents lines are looked for: far more than an issue has,
// so that a file which is all contents ends soon.
const most = 200

// thin keeps the work in bounds where nearly every line could be a title: then
// only single lines are looked at, and no more of them than any issue has.
func (t *titling) thin() {
	const enough = 2000
	if len(t.windows) <= enough {
		return
	}
	t.windows = slices.DeleteFunc(t.windows, func(w window) bool { return w.end-w.start > 1 })
	t.windows = t.windows[:min(enough, len(t.windows))]
}

// assign gives each contents line its best answer that reaches the floor, the
// best first. own: in the section that lists it; else in any other.
func (t *titling) assign(floor float64, own bool) {
	type match struct {
		e     *entry
		w     *window
		score float64
	}
	var all []match
	for k, e := range t.entries {
		if e.at != 0 || k >= most {
			continue
		}
		key := makeKey(e.title)
		first := len(all)
		for i := range t.windows {
			w := &t.windows[i]
			if (e.section == "" || t.heldBy[e.section] == t.raw[w.sec].name) != own {
				continue
			}
			if s := w.score(key); s > floor {
				all = append(all, match{e, w, s})
			}
		}
		if mine := all[first:]; len(mine) > 60 {
			sort.SliceStable(mine, func(i, j int) bool { return mine[i].score > mine[j].score })
			all = all[:first+60]
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
	for _, m := range all {
		if m.e.at == 0 && !overlaps(m.w.titleSpan, t.out[m.w.sec]) {
			t.take(m.e, m.w)
		}
	}
}

func (t *titling) take(e *entry, w *window) {
	lines := t.raw[w.sec].lines
	e.at, e.foundIn = lines[w.start].no, t.raw[w.sec].name
	span := t.settle(lines, w.titleSpan, e)
	if overlaps(span, t.out[w.sec]) {
		span = w.titleSpan
		span.entry = e
	}
	t.out[w.sec] = insertSpan(t.out[w.sec], span)
}

// joinEntries puts contents lines together that answer only as one: entries
// without leaders which went over several lines.
func (t *titling) joinEntries() {
	tries := 100000 // comparisons; an issue needs some thousands
	for k := 0; k+1 < len(t.entries) && k < most && tries > 0; k++ {
		a, b := t.entries[k], t.entries[k+1]
		if b.section != a.section || a.at != 0 && b.at != 0 {
			continue
		}
		joint := closeLines([]string{a.title, b.title})
		key, keyA, keyB := makeKey(joint), makeKey(a.title), makeKey(b.title)
		for i := range t.windows {
			w := &t.windows[i]
			tries--
			s := w.score(key)
			if s < 0.8 || s < max(w.score(keyA), w.score(keyB))+0.1 || !t.release(w, a, b) {
				continue
			}
			a.title = joint
			t.entries = append(t.entries[:k+1], t.entries[k+2:]...)
			t.mergeContents(a, b)
			t.take(a, w)
			k--
			break
		}
	}
}

// release gives up what one of two entries took of a title that answers both.
// It reports whether the title is free then.
func (t *titling) release(w *window, a, b *entry) bool {
	lines := t.raw[w.sec].lines
	if at := max(a.at, b.at); at != 0 {
		if at < lines[w.start].no || at > lines[w.end-1].no {
			return false
		}
		for j, s := range t.out[w.sec] {
			if s.entry == a || s.entry == b {
				t.out[w.sec] = append(t.out[w.sec][:j:j], t.out[w.sec][j+1:]...)
				break
			}
		}
	}
	return !overlaps(w.titleSpan, t.out[w.sec])
}

func (r *reader) mergeContents(a, b *entry) {
	cs := r.draft.Contents
	for i := 0; i+1 < len(cs); i++ {
		if cs[i].Line == a.line && cs[i+1].Line == b.line {
			cs[i].Title, cs[i].Text = a.title, cs[i].Text+"\n"+cs[i+1].Text
			if cs[i].Page == 0 {
				cs[i].Page = cs[i+1].Page
			}
			r.draft.Contents = append(cs[:i+1], cs[i+2:]...)
			return
		}
	}
}

// titleKey is a title made ready for comparing.
type titleKey struct {
	no         string // 发文字号, folded
	text, full string // folded, without and with the number
	marks      uint64 // a set of its characters, small
}

func makeKey(s string) titleKey {
	no, rest := cutDocNo(s)
	k := titleKey{no: fold(no), text: fold(rest), full: fold(s)}
	if k.text == "" {
		k.text = k.full
	}
	for _, r := range k.full {
		k.marks |= 1 << (uint32(r) * 2654435761 >> 26)
	}
	return k
}

// window is a run of up to five lines that could be a title.
type window struct {
	titleSpan
	sec      int
	key      titleKey
	numbered bool    // it begins with 一、 or the like: a heading, more likely
	bonus    float64 // it stands where titles stand
}

func windows(sec int, lines []*line) []window {
	var out []window
	for i := range lines {
		text := ""
		for n := 1; n <= 5 && i+n <= len(lines); n++ {
			t := lines[i+n-1].text
			numbered := n == 1 && numberOf(t).level > 0 && width(t) < 60 && !strings.ContainsAny(t, "。；")
			if !numbered && !titleLike(t) {
				break
			}
			text += t
			w := window{titleSpan: titleSpan{start: i, end: i + n}, sec: sec, key: makeKey(text), numbered: numbered}
			before := i - 1
			if w.key.no == "" && before >= 0 && docNoAlone(lines[before].text) {
				w.key.no = fold(lines[before].text)
				before--
			}
			if before < 0 || isCredit(lines[before].text) || dateLine.MatchString(lines[before].text) {
				w.bonus = 0.06
			}
			w.bonus -= 0.0001 * float64(i) / float64(len(lines)+1)
			out = append(out, w)
			if numbered {
				break
			}
		}
	}
	return out
}

// score is how well a run of lines answers a contents line, a little better
// where a title is to be expected.
func (w *window) score(k titleKey) float64 {
	if bits.OnesCount64(w.key.marks&k.marks)*5 < bits.OnesCount64(k.marks)*2 {
		return 0
	}
	s := similarity(k.text, w.key.text)
	if s < 1 && (k.no != "" || w.key.no != "") {
		s = max(s, similarity(k.full, w.key.full))
	}
	if s < 0.4 || w.numbered && s < 0.9 {
		return 0
	}
	if k.no != "" && k.no == w.key.no {
		s += 0.2
	}
	return s + w.bonus
}

// settle takes in what belongs to a title though the contents leave it out:
// the 发文字号 before it and lines that stand directly under it.
func (r *reader) settle(lines []*line, w titleSpan, e *entry) titleSpan {
	w.entry = e
	if w.start > 0 && docNoAlone(lines[w.start-1].text) {
		w.start--
	}
	for w.end < len(lines) && lines[w.end].gap == 0 && w.end-w.start < 6 {
		t := lines[w.end].text
		if !titleLike(t) || docNoAlone(t) || strings.HasPrefix(t, "—") || recipients.MatchString(t) || issuerLike(t) || width(t) > 60 ||
			e != nil && !strings.Contains(fold(e.title), fold(t)) {
			break
		}
		w.end++
	}
	return w
}

func overlaps(w titleSpan, taken []titleSpan) bool {
	for _, t := range taken {
		if w.start < t.end && t.start < w.end {
			return true
		}
	}
	return false
}

func insertSpan(all []titleSpan, w titleSpan) []titleSpan {
	all = append(all, w)
	sort.Slice(all, func(i, j int) bool { return all[i].start < all[j].start })
	return all
}
