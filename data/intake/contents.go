package intake

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

// leaders are what stands between a contents line and its page: dots of any
// kind, and the number.
var (
	leaders  = rx(`^(.*?)\s*(?:[.．·•・‧∙⋅…‥⋯﹒_]|\. |— ?){3,}\s*(?:第?\s*([0-9０-９]{1,4})\s*页?)?$|^(.*?)\s*[…‥⋯]{2,}()$|^(.*?)\s*(?:…{1,}|‥{2,}|⋯{1,}|·{2,}|\.{2,}|．{2,})\s*([0-9０-９]{1,4})$`)
	tabPage  = rx(`^(.*?\S)\s*\t\s*(?:第?([0-9０-９]{1,4})页?)$`)
	widePage = rx(`^(.*?\S)(?:[ \x{3000}]{2,}|\x{3000}| [/／] ?)(?:第?([0-9０-９]{1,4})页?)$`)
	nearPage = rx(`^(.*\S)[ \x{3000}]([0-9０-９]{1,3})$`)
	inBraces = rx(`^(.*?\S)\s*[（(]\s*(?:第|P\.?|p\.?)?\s*([0-9０-９]{1,3})\s*页?\s*[）)]$`)
)

// cutPage parts a contents line into title and page. leader says that it has
// something that ends an entry; page is -1 where no number stands.
func cutPage(s string, near bool) (title string, page int, leader bool) {
	page = -1
	if m := leaders.FindStringSubmatch(s); m != nil {
		t, p := m[1]+m[3]+m[5], m[2]+m[6]
		if p != "" {
			page = atoi(p)
		}
		return strings.TrimSpace(t), page, true
	}
	for _, re := range []*regexp.Regexp{tabPage, widePage} {
		if m := re.FindStringSubmatch(s); m != nil {
			return strings.TrimSpace(m[1]), atoi(m[2]), true
		}
	}
	if near {
		for _, re := range []*regexp.Regexp{nearPage, inBraces} {
			if m := re.FindStringSubmatch(s); m != nil {
				return strings.TrimSpace(m[1]), atoi(m[2]), true
			}
		}
	}
	return strings.TrimSpace(s), -1, false
}

// contents reads the contents page. An entry ends with leaders or a page
// number; where most lines have neither, each line is an entry and a later
// look at the body decides which of them belong together. names are those of
// the body's sections, which the contents may give without brackets.
func (r *reader) contents(lines []*line, names map[string]bool) {
	label := func(l *line) string {
		if n := labelName(l); n != "" {
			return n
		}
		if t := strings.Trim(l.text, "*■◆●▲★ 　"); names[fold(t)] && short(t, 20) {
			return closeUp(t)
		}
		return ""
	}
	near, led, all, last, braced := 0, 0, 0, 0, 0
	rising := true
	for _, l := range lines {
		if label(l) != "" || contentsHead.MatchString(l.text) {
			continue
		}
		all++
		if _, _, ok := cutPage(l.text, false); ok {
			led++
		} else if _, page, ok := cutPage(l.text, true); ok {
			near++
			rising, last = rising && page >= last, page
			if inBraces.MatchString(l.text) {
				braced++
			}
		}
	}
	useNear := (near+led)*3 >= all*2 && near > 0 && rising && (braced == 0 || braced == all) // numbers that do not rise are part of the titles
	ended := led*2 >= all || useNear
	section, sectionLine := "", 0
	var title []string
	var held []*line
	flush := func(page int) {
		if len(held) == 0 {
			return
		}
		t := closeLines(title)
		src := make([]string, 0, len(held))
		for _, l := range held {
			src = append(src, l.text)
		}
		r.draft.Contents = append(r.draft.Contents, ContentsLine{Section: section, Title: t, Page: max(page, 0), Line: held[0].no, Text: strings.Join(src, "\n")})
		if t != "" {
			r.entries = append(r.entries, &entry{title: t, section: section, line: held[0].no, sectionLine: sectionLine})
		}
		title, held = nil, nil
	}
	for _, l := range lines {
		l.used = true
		if contentsHead.MatchString(l.text) {
			continue
		}
		if n := label(l); n != "" {
			flush(-1)
			if labelName(l) == "" {
				r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: l.text, Detail: "目录中的栏目名 a section's name in the contents"})
			}
			section, sectionLine = n, l.no
			continue
		}
		text := strings.ReplaceAll(l.text, "**", "")
		if text != l.text {
			r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: strings.Repeat("*", utf8.RuneCountInString(l.text)-utf8.RuneCountInString(text)), Detail: "目录中的加粗符号 marks of bold in the contents"})
		}
		t, page, ok := cutPage(text, useNear)
		alone := docNoAlone(t)
		if no, _ := cutDocNo(t); ended && no != "" && len(held) > 0 && l.gap > 0 && !ok {
			flush(-1) // the entry before it lost its leaders
		}
		held = append(held, l)
		if t != "" {
			title = append(title, t)
		}
		if ok || !ended && !alone {
			flush(page)
		}
	}
	flush(-1)
}

// closeLines puts the lines of one entry together: nothing between Han, a
// space elsewhere.
func closeLines(parts []string) string {
	s := ""
	for _, p := range parts {
		switch {
		case s == "" || isHan(lastRune(s)) && isHan(firstRune(p)) && !strings.HasSuffix(s, "号"):
			s += p
		case lastRune(s) < 0x80 && firstRune(p) < 0x80 || strings.HasSuffix(s, "号"):
			s += " " + p
		default:
			s += p
		}
	}
	return s
}
