package intake

import (
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
	out := make([][]titleSpan, len(raw))
	type match struct {
		e     *entry
		sec   int
		span  titleSpan
		score float64
	}
	try := func(e *entry, i int, floor float64) (match, bool) {
		best := match{score: floor}
		for _, w := range windows(raw[i].lines, out[i]) {
			if s := titleScore(e.title, raw[i].lines, w); s > best.score {
				best = match{e, i, w, s}
			}
		}
		return best, best.e != nil
	}
	assign := func(floor float64, where func(e *entry, i int) bool) {
		for {
			var all []match
			for _, e := range r.entries {
				if e.at != 0 {
					continue
				}
				var best match
				for i := range raw {
					if isMembers(raw[i].lines) || !where(e, i) {
						continue
					}
					if m, ok := try(e, i, max(floor, best.score)); ok {
						best = m
					}
				}
				if best.e != nil {
					all = append(all, best)
				}
			}
			if len(all) == 0 {
				return
			}
			sort.SliceStable(all, func(i, j int) bool { return all[i].score > all[j].score })
			done := 0
			for _, m := range all {
				if overlaps(m.span, out[m.sec]) {
					continue
				}
				out[m.sec] = insertSpan(out[m.sec], r.settle(raw[m.sec].lines, m.span, m.e))
				m.e.at, m.e.foundIn = raw[m.sec].lines[m.span.start].no, raw[m.sec].name
				done++
			}
			if done == 0 {
				return
			}
		}
	}
	own := func(e *entry, i int) bool { return e.section == "" || heldBy[e.section] == raw[i].name }
	assign(0.62, own)
	r.joinEntries(raw, out)
	assign(0.8, func(e *entry, i int) bool { return !own(e, i) })
	for i := range raw {
		if isMembers(raw[i].lines) {
			continue
		}
		var left []*entry
		mine := 0
		for _, e := range r.entries {
			if own(e, i) && e.section != "" || e.foundIn == raw[i].name && e.at != 0 {
				mine++
				if e.at == 0 {
					left = append(left, e)
				}
			}
		}
		out[i] = r.shapeTitles(raw[i], out[i], left, mine > 0)
	}
	return out
}

// joinEntries puts contents lines together that answer only as one: entries
// without leaders which went over several lines.
func (r *reader) joinEntries(raw []rawSection, out [][]titleSpan) {
	for k := 0; k+1 < len(r.entries); k++ {
		a, b := r.entries[k], r.entries[k+1]
		if b.section != a.section || a.at != 0 && b.at != 0 {
			continue
		}
		joint := closeLines([]string{a.title, b.title})
		for i := range raw {
			lines := raw[i].lines
			if isMembers(lines) {
				continue
			}
			for _, w := range windows(lines, nil) {
				alone := max(titleScore(a.title, lines, w), titleScore(b.title, lines, w))
				if s := titleScore(joint, lines, w); s < 0.8 || s < alone+0.1 {
					continue
				}
				if a.at != 0 || b.at != 0 { // one of them took part of the title
					at := max(a.at, b.at)
					if at < lines[w.start].no || at > lines[w.end-1].no {
						continue
					}
					for j, s := range out[i] {
						if s.entry == a || s.entry == b {
							out[i] = append(out[i][:j:j], out[i][j+1:]...)
							break
						}
					}
				}
				if overlaps(w, out[i]) {
					continue
				}
				a.title, a.lines = joint, append(a.lines, b.lines...)
				a.at, a.foundIn = lines[w.start].no, raw[i].name
				r.entries = append(r.entries[:k+1], r.entries[k+2:]...)
				r.mergeContents(a, b)
				out[i] = insertSpan(out[i], r.settle(lines, w, a))
				k--
				goto next
			}
		}
	next:
	}
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

// windows lists every run of up to five lines that could be a title.
func windows(lines []*line, taken []titleSpan) []titleSpan {
	var out []titleSpan
	for i := range lines {
		for n := 1; n <= 5 && i+n <= len(lines); n++ {
			t := lines[i+n-1].text
			if !titleLike(t) && !(n == 1 && (numberOf(t).level > 0 && width(t) < 60 && !strings.ContainsAny(t, "。；"))) {
				break
			}
			w := titleSpan{start: i, end: i + n}
			if overlaps(w, taken) {
				break
			}
			out = append(out, w)
			if numberOf(t).level > 0 {
				break
			}
		}
	}
	return out
}

// titleScore is how well a run of lines answers a contents line, a little
// better where a title is to be expected.
func titleScore(title string, lines []*line, w titleSpan) float64 {
	texts := make([]string, 0, w.end-w.start)
	for _, l := range lines[w.start:w.end] {
		texts = append(texts, l.text)
	}
	body := strings.Join(texts, "")
	noA, restA := cutDocNo(title)
	noB, restB := cutDocNo(body)
	a, b := fold(restA), fold(restB)
	if restA == "" {
		a = fold(title)
	}
	if a == "" || b == "" {
		return 0
	}
	s := similarity(a, b)
	if full := similarity(fold(title), fold(body)); full > s {
		s = full
	}
	if numberOf(lines[w.start].text).level > 0 && s < 0.9 {
		return 0
	}
	if s < 0.4 {
		return s
	}
	before := ""
	if w.start > 0 {
		before = lines[w.start-1].text
		if noB == "" && docNoAlone(before) {
			noB = before
			if w.start > 1 {
				before = lines[w.start-2].text
			} else {
				before = ""
			}
		}
	}
	if noA != "" && fold(noA) == fold(noB) {
		s += 0.2
	}
	if before == "" || isCredit(before) || dateLine.MatchString(before) {
		s += 0.06
	}
	return s - 0.0001*float64(w.start)/float64(len(lines)+1)
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
