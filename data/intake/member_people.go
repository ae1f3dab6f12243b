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
)

// spoken is a person as a cell names one.
type spoken struct{ name, title, phones string }

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
			if n == "" {
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
	if !strings.ContainsFunc(data.FoldWidth(text), unicode.IsDigit) && strings.IndexFunc(text, func(r rune) bool { return strings.ContainsRune("、,，;；/／\n(（", r) }) < 0 && c.Field == "contact.name" {
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
	if len(list) == 1 && strings.Count(list[0], " ") > 0 { // 13800000000 13900000000
		if all := phoneLike.FindAllString(data.FoldWidth(list[0]), -1); len(all) > 1 {
			list = all
		}
	}
	var group []*person
	for _, p := range e.people {
		if p.who == c.Who || strings.HasPrefix(p.who, c.Who+headsBetween) {
			group = append(group, p)
		}
	}
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
