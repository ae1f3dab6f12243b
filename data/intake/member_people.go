package intake

import (
	"regexp"
	"strings"
	"unicode"

	"huikan/data"
)

var (
	// phoneLike is a telephone number as it stands among names.
	phoneLike = regexp.MustCompile(`(?:\+?86[- ]?)?(?:1[3-9]\d(?:[- ]?\d{4}){2}|[(]?0\d{2,3}[)]?[- ]?\d{7,8}(?:(?:转|-|分机)\d{1,6})?|[48]00-?\d{3}-?\d{4}|\d{7,14}(?:(?:转|-|分机)\d{1,6})?)`)
	titleWord = regexp.MustCompile(`^(.*?)[(（](.+?)[)）]$`)
	// phoneLabel is what stands beside a number and is no name.
	phoneLabel = regexp.MustCompile(`^[(（]?(?:办公?室?|宅电?|家庭?|手机号?|座机|固话|电话|传真|总机|公司|单位|私人|直线|直拨|分机|微信|微信同号|同微信|同号|T|M|F|TEL|Tel|tel|FAX|Fax|手|转)[)）:： ]*$`)
	// A name with the post or the salutation written behind it.
	nameAndTitle  = regexp.MustCompile(`^([` + surnames + `]\p{Han}{1,2}?) ?((?:副|常务副|执行)?(?:董事长|总经理|总裁|经理|主任|厂长|校长|院长|会长|理事长|秘书长|主席|总监|部长|科长|处长|所长|园长|店长|书记|会计|出纳|主管|助理|秘书|工程师))$`)
	nameAndSalute = regexp.MustCompile(`^([` + surnames + `]\p{Han}{1,2}) ?(先生|女士|小姐|老师)$`)
)

// spoken is a person as a cell names one.
type spoken struct{ name, title, salute, phones string }

// speak takes 张三13800000000、李四（经理）021-62345678 apart. Numbers belong to
// the name before them, or, if the cell begins with a number, to its only name.
func speak(cell string) []spoken {
	text := data.FoldWidth(cell)
	var out []spoken
	early := ""
	names := func(part string) {
		for _, n := range strings.FieldsFunc(part, func(r rune) bool { return strings.ContainsRune("、,，;；／/\n\r\t|", r) }) {
			n = strings.Trim(n, " :：-—")
			if !strings.ContainsAny(n, ")）") { // 张三(13800000000)
				n = strings.TrimRight(n, "(（ ")
			}
			n = strings.TrimLeft(n, ")） ")
			for _, label := range []string{"联系电话", "手机", "电话", "联系人", "姓名"} {
				n = strings.Trim(strings.TrimSuffix(strings.TrimPrefix(n, label), label), ":： ")
			}
			if n == "" || phoneLabel.MatchString(n) {
				continue
			}
			if !strings.ContainsFunc(n, unicode.IsLetter) { // no name: a number that is none
				if len(out) == 0 {
					early = joinLines(early, n)
				} else {
					out[len(out)-1].phones = joinLines(out[len(out)-1].phones, n)
				}
				continue
			}
			p := spoken{name: n}
			if m := titleWord.FindStringSubmatch(n); m != nil && m[1] != "" {
				p.name, p.title = strings.TrimSpace(m[1]), m[2]
			}
			if m := nameAndTitle.FindStringSubmatch(p.name); m != nil && p.title == "" {
				p.name, p.title = m[1], m[2]
			}
			if m := nameAndSalute.FindStringSubmatch(p.name); m != nil {
				p.name, p.salute = m[1], m[2]
			}
			if a, b, ok := strings.Cut(p.name, " "); ok && p.title == "" && hasHan(a) && len([]rune(a)) >= 2 && len([]rune(strings.TrimSpace(b))) >= 2 {
				p.name, p.title = a, strings.TrimSpace(b)
			}
			out = append(out, p)
		}
	}
	last := 0
	for _, at := range phoneLike.FindAllStringIndex(text, -1) {
		names(text[last:at[0]])
		no := strings.TrimSpace(text[at[0]:at[1]])
		if len(out) == 0 {
			early = joinLines(early, no)
		} else {
			out[len(out)-1].phones = joinLines(out[len(out)-1].phones, no)
		}
		last = at[1]
	}
	names(text[last:])
	if early != "" {
		if len(out) == 0 {
			return []spoken{{phones: early}}
		}
		out[0].phones = joinLines(early, out[0].phones)
	}
	return out
}

func joinLines(a, b string) string { return strings.Trim(a+"\n"+b, "\n") }

// names reads a cell with one or several names, and what else stands in it.
func (e *rowEntry) names(c Column, text string) {
	people := speak(text)
	if !strings.ContainsFunc(data.FoldWidth(text), unicode.IsDigit) && !nameAndTitle.MatchString(text) && !nameAndSalute.MatchString(text) && strings.IndexFunc(text, func(r rune) bool { return strings.ContainsRune("、,，;；/／\n(（", r) }) < 0 && c.Field == "contact.name" {
		people = []spoken{{name: oneLine(text)}}
	}
	for i, sp := range people {
		who := c.Who
		if i > 0 {
			who += headsBetween + string(rune('1'+min(i, 8)))
		}
		p := e.person(who)
		if sp.name != "" {
			p.values = add(p.values, value{"name", sp.name, c.Head})
		}
		if sp.title != "" {
			p.values = add(p.values, value{"title", sp.title, c.Head})
		}
		if sp.salute != "" {
			p.values = add(p.values, value{"salutation", sp.salute, c.Head})
		}
		e.phones(p, c, sp.phones)
	}
}

// phones gives a person numbers: the first mobile one is 手机, others 直线.
func (e *rowEntry) phones(p *person, c Column, list string) {
	for _, no := range data.SplitList(list) {
		no = e.zeroBefore(c, no)
		if mobile, err := data.CheckMobile(no); err == nil && (p.get("mobile") == "" || p.get("mobile") == mobile) {
			p.values = add(p.values, value{"mobile", mobile, c.Head})
		} else {
			p.values = add(p.values, value{"phone", no, c.Head})
		}
	}
}

// labelled gives the numbers of a cell that holds nothing else but blanks and
// words for what sort of number each is: 0600-62345678（办）13800000000（手机）. It is
// nil where there is more, or where the numbers are as they should be.
func labelled(text string) []string {
	folded := data.FoldWidth(text)
	all := phoneLike.FindAllString(folded, -1)
	if len(all) == 0 || len(all) == 1 && all[0] == folded {
		return nil
	}
	for _, rest := range phoneLike.Split(folded, -1) {
		for _, w := range strings.FieldsFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("、,，;；/:：()|", r) }) {
			if !phoneLabel.MatchString(w) {
				return nil
			}
		}
	}
	return all
}

// numbers reads a cell of one or several numbers. As many as there are people
// under the head are dealt out; else the first person has them all.
func (e *rowEntry) numbers(c Column, text string) {
	list := data.SplitList(text)
	if _, err := data.CheckPhones(text, ""); err == nil {
		// Numbers as they should be.
	} else if people := speak(text); len(people) > 1 || len(people) == 1 && people[0].name != "" && people[0].phones != "" {
		named := c
		named.Field = PeopleField
		e.names(named, text)
		return
	}
	if all := labelled(text); len(all) > 0 {
		list = all
	}
	group := e.group(c.Who)
	if len(group) > 1 && len(list) == len(group) {
		for i, p := range group {
			e.oneNumber(p, c, list[i])
		}
		return
	}
	if len(group) > 1 {
		e.find(RowFinding{Column: c.Head, Code: RowWhose, Value: text})
	}
	p := e.person(c.Who)
	for _, no := range list {
		e.oneNumber(p, c, no)
	}
}

// zeroBefore gives a number back the 0 of its area code, which a spreadsheet
// that took it for a number has taken away: 2162345678. It is no guess, since
// the digits are no number otherwise.
func (e *rowEntry) zeroBefore(c Column, no string) string {
	if len(no) < 9 || strings.Trim(no, "0123456789") != "" {
		return no
	}
	if _, err := data.CheckPhone(no, ""); err == nil {
		return no
	}
	if _, err := data.CheckLandline("0"+no, ""); err != nil {
		return no
	}
	e.find(RowFinding{Column: c.Head, Code: RowZero, Value: no})
	return "0" + no
}

// oneNumber keeps what is no number under the field of its column, where it is
// found wrong and can be seen.
func (e *rowEntry) oneNumber(p *person, c Column, no string) {
	no = e.zeroBefore(c, no)
	if _, err := data.CheckPhone(no, ""); err != nil && c.Field == "contact.mobile" && p.get("mobile") == "" {
		p.values = add(p.values, value{"mobile", no, c.Head})
		return
	}
	e.phones(p, c, no)
}

// settlePeople sees to it that each contact has a name: the legal
// representative's own, in lists of people the member's. What is left of
// nobody goes to the member: numbers to 总机, the rest into the note.
func (e *rowEntry) settlePeople(persons bool) {
	var named []*person
	for _, p := range e.people {
		switch {
		case len(p.values) == 0:
			continue
		case p.get("name") != "":
		case roleOf(p.who) == "法定代表人" && e.get("legal_rep") != "":
			p.values = append(p.values, value{"name", e.get("legal_rep"), ""})
		case persons && p.who == "" && e.get("name") != "":
			p.values = append(p.values, value{"name", e.get("name"), ""})
		}
		if p.get("name") != "" {
			named = append(named, p)
			continue
		}
		for _, v := range p.values {
			if v.key == "mobile" || v.key == "phone" {
				e.find(RowFinding{Column: v.column, Code: RowNoPerson, Value: v.text, Other: "总机"})
				e.values = add(e.values, value{"phone_main", v.text, v.column})
				continue
			}
			e.find(RowFinding{Column: v.column, Code: RowNoPerson, Value: v.text, Other: "备注"})
			e.notes = append(e.notes, v)
		}
	}
	e.people = named
}
