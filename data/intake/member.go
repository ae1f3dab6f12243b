package intake

import (
	"strings"

	"huikan/data"
)

// The lead-ins (引导语) of a profile. The first of each row is the one that is
// printed again; another is named in the report.
var memberLeads = []struct {
	field string
	words []string
}{
	{"scope", []string{"主要业务经营范围", "主要业务范围", "主要经营范围", "主营业务范围", "主营业务", "经营范围", "业务范围", "主要业务", "主要产品", "服务范围"}},
	{"profile", []string{"会员企业情况介绍", "会员单位情况介绍", "会员情况介绍", "企业情况介绍", "单位情况介绍", "公司情况介绍", "情况介绍", "会员企业介绍", "会员单位介绍", "企业介绍", "单位介绍", "公司介绍", "会员介绍", "企业简介", "单位简介", "公司简介", "会员简介", "机构简介", "个人简介", "简介", "企业概况", "公司概况"}},
	{"website", []string{"单位网址", "企业网址", "公司网址", "网址", "公司网站", "企业网站", "单位网站", "官方网站", "官网", "网站"}},
}

var (
	memberName    = rx(`^(.{2,50}?)\s*[（(]\s*([^（）()]*(?:单位|会员|理事|会长|监事|观察员|特邀)[^（）()]*)[）)]$`)
	memberUnknown = rx(`^(单位地址|公司地址|企业地址|注册地址|通讯地址|联系地址|地址|联系电话|电话|总机|传真|邮编|邮政编码|联系人|联系方式|法定代表人|法人代表|负责人|总经理|董事长|成立时间|成立日期|注册资本|注册资金|单位性质|企业性质|员工人数|电子邮箱|邮箱|E-?mail|微信公众号|公众号|微信|QQ|会员代表|入会时间|主要荣誉|荣誉资质|资质荣誉)\s*[:：]`)
	numberedName  = rx(`^([（(]?[0-9０-９一二三四五六七八九十]{1,2}\s*[、.．）)])\s*(.+)$`)
	bracedLine    = rx(`^[（(]\s*(.+?)\s*[）)]$`)
	classLine     = rx(`^[（(]\s*([^（）()]{0,10}(?:单位|会员|理事|会长|监事|观察员|特邀)[^（）()]{0,6})\s*[）)]$`)
)

// lead finds a lead-in at the head of a line: its field, the word and the rest.
func lead(s string) (field, word, mark, rest string) {
	s = strings.TrimSpace(s)
	bare := strings.ReplaceAll(s, "**", "")
	for _, row := range memberLeads {
		for _, w := range row.words {
			if !strings.HasPrefix(bare, w) && !strings.HasPrefix(strings.TrimLeft(bare, "【[［"), w) {
				continue
			}
			t := strings.TrimLeft(bare, "【[［")
			tail := strings.TrimLeft(t[len(w):], " 　】]］")
			if tail == "" {
				return row.field, w, bare[strings.Index(bare, w)+len(w):], ""
			}
			if c := firstRune(tail); c == '：' || c == ':' {
				return row.field, w, string(c), strings.TrimSpace(tail[len(string(c)):])
			}
		}
	}
	return "", "", "", ""
}

func memberLead(s string) bool {
	f, w, _, _ := lead(s)
	return f != "" && len(w) > len("简介")
}

// isMembers reports whether a section holds member profiles: two lead-ins, or
// one under a name with its class.
func isMembers(lines []*line) bool {
	leads, names := 0, 0
	for _, l := range lines {
		if memberLead(l.text) {
			leads++
		}
		if memberName.MatchString(strings.ReplaceAll(l.text, "**", "")) && !strings.ContainsAny(l.text, "。，") {
			names++
		}
	}
	return leads >= 2 || leads >= 1 && names >= 1 || names >= 2 && names*3 >= len(lines)
}

// profile is a member on its way.
type profile struct {
	m      *data.Member
	line   int
	scope  []*para
	text   []*para
	field  string
	closed bool
}

// members reads a section of member profiles (新增会员).
func (r *reader) members(ds *DraftSection, s rawSection, heldBy map[string]string) {
	listed := map[string]*entry{}
	for _, e := range r.entries {
		if heldBy[e.section] == s.name || e.section == "" {
			listed[fold(e.title)] = e
		}
	}
	var all []*profile
	var cur *profile
	for i, l := range s.lines {
		t := r.lineText(l)
		bare := strings.ReplaceAll(t, "**", "")
		if name, class, ok := r.nameLine(s.lines, i, bare, cur, listed); ok {
			l.used = true
			if n := len(t) - len(bare); n > 0 {
				r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: strings.Repeat("*", n), Detail: "会员名称的加粗符号 marks of bold in a member's name"})
			}
			if m := numberedName.FindStringSubmatch(name); m != nil {
				r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: m[1], Detail: "会员名称前的序号 number before a member's name"})
				name = m[2]
			}
			cur = &profile{m: &data.Member{Type: data.UnitMember, Name: name, Class: class, InDirectory: true}, line: l.no}
			if strings.Contains(class, "个人") {
				cur.m.Type, cur.m.InDirectory = data.PersonMember, false
			}
			all = append(all, cur)
			continue
		}
		if cur == nil {
			continue // named as unplaced
		}
		l.used = true
		r.profileLine(cur, l, t, bare)
	}
	for _, p := range all {
		r.finish(p)
		ds.Members, ds.Lines = append(ds.Members, p.m), append(ds.Lines, p.line)
	}
	r.matchMembers(s, all)
}

// nameLine reports whether a line is the name that a profile begins with.
func (r *reader) nameLine(lines []*line, i int, t string, cur *profile, listed map[string]*entry) (name, class string, ok bool) {
	if m := memberName.FindStringSubmatch(t); m != nil && !strings.ContainsAny(t, "。，：:") {
		return strings.TrimSpace(m[1]), strings.TrimSpace(m[2]), true
	}
	if !titleLike(t) && !(numberedName.MatchString(t) && short(t, 40) && !strings.ContainsAny(t, "。，；：")) || bracedLine.MatchString(t) && strings.ContainsRune("（(", firstRune(t)) {
		return "", "", false
	}
	if e := listed[fold(numberedName.ReplaceAllString(t, "$2"))]; e != nil && (cur == nil || fold(cur.m.Name) != fold(t)) {
		return t, "", true
	}
	for k := i + 1; k < len(lines) && k <= i+2; k++ { // a lead-in under it
		if memberLead(lines[k].text) {
			f, _, _, _ := lead(lines[k].text)
			fresh := cur == nil || cur.closed || f == "scope" && len(cur.scope) > 0 || f == "profile" && len(cur.text) > 0 && cur.field != "scope"
			return t, "", fresh && width(t) >= 4
		}
		if !classLine.MatchString(lines[k].text) {
			break
		}
	}
	return "", "", false
}

// profileLine reads one line under a member's name.
func (r *reader) profileLine(p *profile, l *line, t, bare string) {
	m := p.m
	if c := classLine.FindStringSubmatch(bare); c != nil && m.Class == "" && p.field == "" {
		m.Class = c[1]
		return
	}
	if c := bracedLine.FindStringSubmatch(bare); c != nil && short(bare, 60) && !strings.ContainsAny(bare, "。；") {
		if fold(c[1]) == fold(m.Name) {
			if squeeze(c[1]) != squeeze(m.Name) {
				r.rep.add(Finding{Code: CodeMemberClosing, Line: l.no, Text: bare, Detail: m.Name})
			}
			p.closed = true
			return
		}
		if similarity(fold(c[1]), fold(m.Name)) >= 0.6 || orgEnd.MatchString(c[1]) && p.field != "" {
			r.rep.add(Finding{Code: CodeMemberClosing, Line: l.no, Text: bare, Detail: m.Name})
			p.closed = true
			return
		}
	}
	led := 0.0
	if field, word, mark, rest := lead(t); field != "" {
		if word != leadWord(field) || mark != "：" && mark != "" {
			r.rep.add(Finding{Code: CodeLeadIn, Line: l.no, Text: word + mark, Detail: "按“" + leadWord(field) + "”读入 read as " + field})
		}
		if n := strings.Count(t, "*"); n > strings.Count(rest, "*") {
			r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: strings.Repeat("*", n-strings.Count(rest, "*")), Detail: "引导语的加粗符号 marks of bold in a lead-in"})
		}
		for _, c := range "【】[]［］" {
			if strings.ContainsRune(t, c) && !strings.ContainsRune(rest, c) && !strings.ContainsRune(mark, c) {
				r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: string(c), Detail: "引导语的括号 brackets of a lead-in"})
			}
		}
		p.field = field
		if rest == "" {
			return
		}
		led, t = width(word)+1, rest
	} else if u := memberUnknown.FindString(bare); u != "" {
		r.rep.add(Finding{Code: CodeLeadInKept, Line: l.no, Text: clip(bare, 40)})
		p.text = append(p.text, &para{text: t, from: l.no, to: l.no, gap: l.gap})
		p.field = "other"
		return
	}
	q := &para{led: led, text: t, from: l.no, to: l.no, gap: l.gap}
	switch p.field {
	case "scope":
		p.scope = append(p.scope, q)
	case "website":
		if m.Website == "" {
			m.Website = r.plain(t, l.no)
			p.field = "after"
			return
		}
		fallthrough
	default:
		p.text = append(p.text, q)
	}
}

func leadWord(field string) string {
	for _, row := range memberLeads {
		if row.field == field {
			return row.words[0]
		}
	}
	return ""
}

// finish heals the paragraphs of a profile and fills the member.
func (r *reader) finish(p *profile) {
	for _, q := range p.text {
		r.converterMarks(q)
	}
	p.scope = r.heal(p.scope)
	for i, q := range p.scope {
		if i > 0 {
			p.m.Scope += "\n"
		}
		p.m.Scope += r.plain(q.text, q.from)
		r.checkText(q.text, q.from)
	}
	p.text = r.heal(p.text)
	for _, q := range p.text {
		r.checkText(q.text, q.from)
	}
	p.m.Profile = strings.TrimRight(r.write(p.text), "\n")
}

// matchMembers checks the members against the contents.
func (r *reader) matchMembers(s rawSection, all []*profile) {
	if len(r.draft.Contents) == 0 {
		return
	}
	for _, p := range all {
		var best *entry
		score := 0.7
		for _, e := range r.entries {
			if e.at != 0 {
				continue
			}
			if v := similarity(fold(e.title), fold(p.m.Name)); v > score {
				best, score = e, v
			}
		}
		if best == nil {
			r.rep.add(Finding{Code: CodeNoContents, Line: p.line, Text: p.m.Name})
			continue
		}
		best.at, best.foundIn = p.line, s.name
		if squeeze(best.title) != squeeze(p.m.Name) {
			r.rep.add(Finding{Code: CodeDrift, Line: best.line, To: p.line, Text: best.title, Detail: p.m.Name})
		}
	}
}
