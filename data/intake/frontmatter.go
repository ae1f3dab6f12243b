package intake

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"huikan/data"
)

// issueNumbers is what an issue line says: 2014年11、12月合刊第9期总第140期.
type issueNumbers struct {
	year, yearNo, serialNo int
	months                 []int
	several                bool // it is the 9th and 10th at once
}

// ok reports whether a line that says this is an issue line.
func (n issueNumbers) ok() bool { return n.serialNo > 0 || n.year > 0 && n.yearNo > 0 }

var (
	yearPart   = rx(`((?:19|20)\d{2}|[一二][〇零○一二三四五六七八九]{3})\s*年`)
	monthsPart = rx(`年\s*第?\s*((?:` + num + `\s*月?\s*(?:[、，,\-－—–~～至/／·.和及]\s*)?)+月)`)
	serialPart = rx(`总\s*(?:期|刊)?\s*(?:号|数)?\s*[:：]?\s*第?\s*(` + num + `)\s*(?:期|号)?`)
	serialLate = rx(`第?\s*(` + num + `)\s*总期`)
	yearNoPart = rx(`第\s*(` + num + `)\s*(?:[、，,\-－—–~～至/／和及]\s*第?\s*(` + num + `)\s*)?(?:期|号)`)
	monthOne   = rx(num)
)

// readLabel reads the numbers of an issue line; what it does not find is 0.
func readLabel(s string) issueNumbers {
	var n issueNumbers
	if utf8.RuneCountInString(s) > 60 {
		return n
	}
	t := halfDigits(squeeze(s))
	if m := yearPart.FindStringSubmatch(t); m != nil {
		n.year = atoi(m[1])
	}
	if m := monthsPart.FindStringSubmatch(t); m != nil {
		ms := monthOne.FindAllString(m[1], -1)
		for _, x := range ms {
			if v := atoi(x); v >= 1 && v <= 12 {
				n.months = append(n.months, v)
			}
		}
		if len(n.months) == 2 && n.months[0]+1 < n.months[1] && strings.ContainsAny(m[1], "-－—–~～至") {
			a, b := n.months[0], n.months[1]
			n.months = nil
			for v := a; v <= b; v++ {
				n.months = append(n.months, v)
			}
		}
	}
	if m := serialPart.FindStringSubmatchIndex(t); m != nil {
		n.serialNo = max(0, atoi(t[m[2]:m[3]]))
		t = t[:m[0]] + "　" + t[m[1]:]
	} else if m := serialLate.FindStringSubmatchIndex(t); m != nil {
		n.serialNo = max(0, atoi(t[m[2]:m[3]]))
		t = t[:m[0]] + "　" + t[m[1]:]
	}
	if m := yearNoPart.FindStringSubmatch(t); m != nil {
		n.yearNo, n.several = max(0, atoi(m[1])), m[2] != ""
	}
	return n
}

var (
	notice    = rx(`会员资料|内部资料|注意保存|免费(交流|赠阅)|内部(交流|发行|刊物)|仅供.{0,6}(参考|交流)|妥善保管`)
	organiser = rx(`^(?:主办单位|编印单位|编辑单位|主办|编印|承办单位|主管单位)\s*[:：]\s*(.+)$`)
	organised = rx(`^(.{3,40}?)\s*(主办|编印|编辑印发|编|印发|印)$`)
	imprint   = rx(`^(准印证号?|准印证编号|内部资料准印证号?|发送对象|发放对象|印数|印刷数量|印刷单位|承印单位|承印|印刷|印刷日期|出版日期)\s*[:：]\s*(.+)$`)
	copies    = rx(`^([0-9０-９]{1,6})\s*(份|册)?$`)
	contact   = rx(`^(?:(?:协会|编辑部|投稿|联系|通讯|办公)?(?:地址|电话|传真|邮编|邮政编码|网址|网站|邮箱|电子邮箱|电子邮件|热线|公众号)|E-?mail|e-?mail|http|www)`)
	dateFull  = rx(`^((?:19|20)[0-9]{2})\s*年\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*日)?$`)
)

// frontMatter reads the cover. What it does not know is named in the report.
func (r *reader) frontMatter(lines []*line) {
	is := &r.draft.Issue
	is.State = "归档"
	var rest []*line
	var label []string
	var got issueNumbers
	for _, l := range lines {
		t := r.plain(l.text, l.no)
		n := readLabel(t)
		monthly := n.year > 0 && (len(n.months) > 0 || n.yearNo > 0) || n.yearNo > 0 || n.serialNo > 0
		switch {
		case monthly && !strings.ContainsAny(t, "。；") && !imprint.MatchString(t):
			name, rest := cutNameplate(t)
			if name != "" && is.Title == "" {
				is.Title, t = name, rest
			} else if name != "" && fold(name) == fold(is.Title) {
				r.rep.add(Finding{Code: CodeFurniture, Line: l.no, Text: name})
				t = rest
			}
			if len(label) > 0 && fold(strings.Join(label, "")) == fold(t) {
				r.rep.add(Finding{Code: CodeFurniture, Line: l.no, Text: t})
				l.used = true
				continue
			}
			label = append(label, t)
			if n.several {
				r.rep.add(Finding{Code: CodeNumberAmbiguous, Line: l.no, Text: t, Detail: fmt.Sprint(n.yearNo)})
			}
			got = merge(got, n)
		case notice.MatchString(t):
			is.Notice = joinText(is.Notice, t)
		case r.organiserLine(is, l, t):
		case r.imprintLine(is, l, t):
		case r.staffLine(is, l, t):
		default:
			rest = append(rest, l)
			continue
		}
		l.used = true
	}
	is.Year, is.Months, is.YearNo, is.SerialNo = got.year, got.months, got.yearNo, got.serialNo
	is.DateLabel = strings.Join(label, " ")
	if !got.ok() {
		r.rep.add(Finding{Code: CodeNoIssueLine})
	}
	for _, l := range rest {
		t := r.plain(l.text, l.no)
		switch {
		case is.TitleEN == "" && !hasHan(t) && strings.IndexFunc(t, unicode.IsLetter) >= 0:
			is.TitleEN = t
		case is.Title == "" && hasHan(t) && short(squeeze(t), 16) && !strings.ContainsAny(t, "：:。，"):
			is.Title = closeUp(t)
		default:
			continue // named as unplaced in the end
		}
		l.used = true
	}
	if is.Title == "" {
		r.rep.add(Finding{Code: CodeNoNameplate})
	}
}

func merge(a, b issueNumbers) issueNumbers {
	if a.year == 0 {
		a.year = b.year
	}
	if len(a.months) == 0 {
		a.months = b.months
	}
	if a.yearNo == 0 {
		a.yearNo = b.yearNo
	}
	if a.serialNo == 0 {
		a.serialNo = b.serialNo
	}
	return a
}

var labelStart = rx(`[（(]?\s*(?:(?:19|20)[0-9]{2}|[１２][０-９]{3}|[一二][〇零○一二三四五六七八九]{3})\s*年|[（(]?\s*(?:总\s*)?第\s*` + num + `\s*期|[（(]?\s*总\s*` + num + `\s*期`)

// cutNameplate parts 电子商务资讯 2014年第9期 into name and label.
func cutNameplate(t string) (name, label string) {
	m := labelStart.FindStringIndex(t)
	if m == nil || m[0] == 0 {
		return "", t
	}
	name = strings.Trim(t[:m[0]], " \t　·•|｜—-《》（(")
	if !hasHan(name) || !short(name, 16) || len(strings.TrimSpace(t[:m[0]])) != len(name) {
		return "", t
	}
	return closeUp(name), strings.TrimSpace(t[m[0]:])
}

func joinText(a, b string) string {
	if a == "" {
		return b
	}
	return a + " " + b
}

func (r *reader) organiserLine(is *data.Issue, l *line, t string) bool {
	var name string
	if m := organiser.FindStringSubmatch(t); m != nil {
		name = m[1]
	} else if m := organised.FindStringSubmatch(t); m != nil && !strings.ContainsAny(t, "：:，。") {
		name = m[1]
	} else {
		return false
	}
	if is.Organiser != "" {
		return false
	}
	is.Organiser = strings.TrimSpace(name)
	if squeeze(t) != squeeze(is.Organiser)+"主办" {
		is.OrganiserLine = t
	}
	return true
}

// imprintLine fills the particulars that the rules for internal publications
// ask for. What would not come out again as it was typed stays a finding.
func (r *reader) imprintLine(is *data.Issue, l *line, t string) bool {
	m := imprint.FindStringSubmatch(t)
	if m == nil {
		return false
	}
	key, v := m[1], strings.TrimSpace(m[2])
	set := func(f *string) bool {
		if *f != "" {
			return false
		}
		*f = v
		return true
	}
	ok := false
	switch {
	case strings.Contains(key, "准印证"):
		ok = set(&is.PermitNo)
	case strings.Contains(key, "对象"):
		ok = set(&is.Recipients)
	case key == "印数", key == "印刷数量":
		if c := copies.FindStringSubmatch(v); c != nil && is.PrintRun == 0 {
			is.PrintRun = atoi(c[1])
			ok = true
		}
	case strings.Contains(key, "日期"):
		if c := dateFull.FindStringSubmatch(halfDigits(v)); c != nil {
			is.PrintedOn = data.Date{Year: atoi(c[1]), Month: atoi(c[2]), Day: max(0, atoi(c[3]))}
			ok = true
		}
	default:
		ok = set(&is.Printer)
	}
	if ok {
		r.rep.add(Finding{Code: CodeImprint, Line: l.no, Text: t})
	}
	return ok
}

const staffRoles = `总编辑|总编|主编|副主编|执行主编|常务副主编|责任主编|责任编辑|本期责任编辑|执行编辑|特约编辑|文字编辑|编辑部主任|编辑|编审|审核|审校|审定|审稿|校对|责任校对|美术编辑|美编|版式|排版|设计|版式设计|摄影|采编|采访|撰稿|编委会主任|编委会|编委|编委会成员|主任|副主任|顾问|策划|统筹|监制|发行|通讯员`

var (
	staffRole  = rx(`(?:^|[\s\x{3000}；;|｜/]+)((?:` + staffRoles + `))\s*[:：]`)
	staffOnly  = rx(`^((?:` + staffRoles + `))\s*[:：]`)
	nameSep    = rx(`\s*[、，,；;/／]\s*`)
	spaceGap   = rx(`\s{2,}`)
	spacedRole = rx(`^(主|编|校|编|审|美|顾|排|总)\s+(编|辑|对|委|核|校|问|版)(\s*[:：])`)
	spaceRun   = rx(`\s+`)
)

// staffLine reads 编辑：甲、乙, also several roles on a line. The line is
// rebuilt from role and names when printed; where that would come out
// otherwise, the report keeps it as typed.
func (r *reader) staffLine(is *data.Issue, l *line, t string) bool {
	tt := spreadRoles(t)
	if !staffOnly.MatchString(tt) || strings.ContainsAny(t, "。（）()") || !short(t, 80) {
		return false
	}
	at := staffRole.FindAllStringSubmatchIndex(tt, -1)
	var rebuilt string
	var list []data.Staff
	for i, m := range at {
		end := len(tt)
		if i+1 < len(at) {
			end = at[i+1][0]
		}
		role, names := tt[m[2]:m[3]], splitNames(tt[m[1]:end])
		if len(names) == 0 {
			return false
		}
		list = append(list, data.Staff{Role: role, Names: names})
		rebuilt += role + "：" + strings.Join(names, "、")
	}
	is.StaffList = append(is.StaffList, list...)
	if rebuilt != squeeze(t) {
		r.rep.add(Finding{Code: CodeNormalised, Line: l.no, Text: t, Detail: rebuilt})
	}
	return true
}

// spreadRoles closes roles that were spaced out: 编　辑：.
func spreadRoles(t string) string {
	return spacedRole.ReplaceAllString(t, "$1$2$3")
}

func splitNames(s string) []string {
	s = strings.TrimSpace(s)
	var parts []string
	if nameSep.MatchString(s) {
		parts = nameSep.Split(s, -1)
	} else {
		parts = spaceRun.Split(s, -1)
		for _, p := range parts {
			if utf8.RuneCountInString(p) == 1 { // 王　五 is one name
				parts = spaceGap.Split(s, -1)
				if len(parts) == 1 {
					parts = []string{s}
				}
				break
			}
		}
	}
	var out []string
	for _, p := range parts {
		if p = squeezeName(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

func squeezeName(p string) string {
	p = strings.TrimSpace(p)
	if hasHan(p) && utf8.RuneCountInString(squeeze(p)) <= 4 {
		return squeeze(p)
	}
	return p
}

// staff takes the masthead lines off the end of the last section.
func (r *reader) staff(p *parts) {
	if len(p.sections) == 0 {
		return
	}
	is := &r.draft.Issue
	s := &p.sections[len(p.sections)-1]
	end := len(s.lines)
	for i := end - 1; i >= 0 && len(s.lines)-i <= 24; i-- {
		t := strings.ReplaceAll(s.lines[i].text, "**", "")
		switch {
		case strings.ContainsRune(t, '。'):
			i = 0
		case staffOnly.MatchString(spreadRoles(t)), imprint.MatchString(t), organiser.MatchString(t):
			end = i
		case notice.MatchString(t) && short(t, 20), contact.MatchString(t):
			// part of the imprint if a line above it is
		default:
			i = 0
		}
	}
	tailLines := s.lines[end:]
	for _, l := range tailLines {
		t := r.plain(l.text, l.no)
		if r.staffLine(is, l, t) || r.imprintLine(is, l, t) || r.organiserLine(is, l, t) {
			l.used = true
		} else if notice.MatchString(t) && is.Notice == "" {
			is.Notice, l.used = t, true
		}
	}
	s.lines = s.lines[:end]
}
