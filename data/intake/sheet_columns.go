package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

var (
	whoNumber    = regexp.MustCompile(`^第?([一二三四五六七八九1-9])?(.*?)([一二三四五六七八九1-9])?$`)
	notMembers   = regexp.MustCompile(`开票|发票|收票|银行|开户|账号|帐号|紧急|缴费|会费|是否|密码`)
	ownPhone     = regexp.MustCompile(`单位|公司|企业|总机|固定|固话|办公室`)
	chineseHead  = regexp.MustCompile(`(?i)chinese|中文|\bcn\b`)
	personHead   = regexp.MustCompile(`^\p{Han}{2,5}$`)
	idCard       = regexp.MustCompile(`(?i)身份证|证件号|^id card`)
	memberLike   = regexp.MustCompile(`(名称|单位|企业|公司|机构|商户|[店厂校院社馆园行]名)$`)
	englishAside = regexp.MustCompile(`(?i)[(（\[]\s*(英文|英|english|en)\s*[)）\]]$`)
	headOwner    = regexp.MustCompile(`^(本?协会|本?商会|本?学会|本会|单位|公司|企业|会员|学校|医院|门店|日常|主要|固定|指定|现任|拟任)`)
	groupAside   = regexp.MustCompile(`信息|情况|资料|基本|方式|登记|^单位|^企业|^公司`)
	headParts    = regexp.MustCompile(`\s*[/／、,，|｜&＆+＋\s]\s*|及|和|与`)
)

// longestHead is how many characters a head may have; what is longer is text.
const longestHead = 60

// fieldOfHead says what a head means by itself; proposeColumns goes on to what
// stands beside it.
func fieldOfHead(head string) Column {
	c := Column{Head: head}
	if utf8.RuneCountInString(head) > longestHead {
		return c
	}
	if idCard.MatchString(head) {
		c.Field = LeftOut
		return c
	}
	if m := headUnit.FindStringSubmatch(head); m != nil {
		c.Unit = m[1]
	}
	bare := headAside.ReplaceAllString(headUnit.ReplaceAllString(head, ""), "")
	if englishAside.MatchString(head) && hasHan(bare) { // 公司名称（英文）
		if d := fieldOfHead(bare); d.Field == "name" {
			c.Field = "name_en"
		}
		return c
	}
	if !hasHan(head) {
		if c.Field = headIndex()[headKey(head)]; c.Field == NoField && !c.english(head) {
			c.lookUp(bare)
		}
		return c
	}
	if c.lookUp(head) || c.lookUp(bare) {
		return c
	}
	if group, low, ok := strings.Cut(bare, headsBetween); ok {
		if notMembers.MatchString(group) {
			return c
		}
		if c.lookUp(groupAside.ReplaceAllString(group, "")+low) || c.lookUp(low) || c.lookUp(group) {
			return c
		}
	}
	if notMembers.MatchString(head) {
		return c
	}
	if han, latin := byScript(bare); han != "" && (c.lookUp(han) || c.english(latin)) {
		return c
	}
	if rest := headOwner.ReplaceAllString(bare, ""); rest != bare && c.lookUp(rest) {
		return c
	}
	if parts := headParts.Split(strings.TrimSpace(bare), -1); len(parts) > 1 && headIndex()[headKey(parts[0])] != "name" && c.lookUp(parts[0]) {
		return c // 法人/举办者
	}
	if strings.Contains(bare, "职务") && strings.Contains(bare, "单位") { // 工作单位及职务: both in one cell
		return c
	}
	if c.near(headKey(bare)); c.Field == NoField && !otherParty.MatchString(head) {
		c.shape(headKey(bare))
	}
	return c
}

// lookUp finds the field of a head that is a known word, or one after the name
// of a contact.
func (c *Column) lookUp(head string) bool {
	key := headKey(head)
	if key == "" {
		return false
	}
	if parts := headParts.Split(strings.TrimSpace(head), -1); len(parts) > 1 && !strings.Contains(head, headsBetween) && c.people(parts) {
		return true
	}
	if c.whose(key) {
		return true
	}
	c.Field = headIndex()[key]
	return c.Field != NoField
}

// people recognises 联系人/电话, a name and a number in one cell, and
// 通讯地址/邮编.
func (c *Column) people(parts []string) bool {
	if headIndex()[headKey(parts[0])] == "addr_mail" && headIndex()[headKey(parts[1])] == "addr_mail_postcode" {
		c.Field = "addr_mail"
		return true
	}
	names, phones := 0, 0
	for _, p := range parts {
		switch headIndex()[headKey(p)] {
		case "contact.name":
			names++
		case "contact.mobile", "contact.phone", "phone_main":
			phones++
		case "contact.title":
		default:
			return false
		}
	}
	if names == 1 && phones > 0 {
		c.Field = PeopleField
		c.whose(headKey(parts[0]))
		c.Field = PeopleField
		return true
	}
	return false
}

// whose takes 联络员手机 apart: whose number it is, and the field.
func (c *Column) whose(key string) bool {
	for _, w := range whoWords {
		m := whoNumber.FindStringSubmatch(key)
		before, number := m[2]+m[3], m[1]
		if number == "" || !strings.HasPrefix(m[2], w.word) {
			before, number = key, ""
		}
		rest, ok := strings.CutPrefix(before, headKey(w.word))
		if !ok {
			continue
		}
		if number == "" && rest != "" {
			if i := strings.IndexAny(rest, "123456789一二三四五六七八九"); i == 0 || i > 0 && i+utf8.RuneLen([]rune(rest[i:])[0]) == len(rest) {
				r, n := utf8.DecodeRuneInString(rest[i:])
				number, rest = string(r), rest[:i]+rest[i+n:]
			}
		}
		who := w.word
		if who == "联系人" || who == "日常联系人" {
			who = ""
		}
		if i := strings.Index("一二三四五六七八九", number); i >= 0 && number != "" {
			number = strconv.Itoa(i/3 + 1)
		}
		if number != "" && number != "1" {
			who += number
		}
		field := "contact.name"
		if rest != "" {
			field = headIndex()[rest]
		}
		switch {
		case (rest == "" || rest == "姓名") && w.role == "法定代表人":
			return false // a field of the member
		case field == "phone_main":
			field = "contact.phone"
		case !strings.HasPrefix(field, ofContact):
			continue
		}
		c.Field, c.Who = field, who
		return true
	}
	return false
}

// near tries the head without the words that lists put before and after: the
// longest known word of three characters at its end, or four at its beginning.
func (c *Column) near(key string) {
	rs := []rune(key)
	for n := len(rs) - 1; n >= 3; n-- {
		for i, part := range []string{string(rs[len(rs)-n:]), string(rs[:n])} {
			if f := headIndex()[part]; f != "" && f != LeftOut && n >= 3+i {
				c.Field = f
				return
			}
		}
	}
	for _, before := range []string{"单位", "公司", "企业", "会员"} {
		if f := headIndex()[strings.TrimPrefix(key, before)]; f != "" && f != LeftOut {
			c.Field = f
			return
		}
	}
	if f := headIndex()[strings.TrimRight(key, "0123456789")]; f != "" {
		c.Field = f
	}
}

// several are fields that more than one column may fill.
var several = []string{"contact.mobile", "contact.phone", "contact.email", "phone_main", "fax", "note", "business_scope", "profile_md",
	"industry", "former_names", "tags", LeftOut}

// proposeColumns gives each head its field. A bare 手机 or 电话 is that of the
// person who stands to its left; a second 联系人 is another contact.
func proposeColumns(names []string) []Column {
	cols := make([]Column, len(names))
	has := map[string]int{}
	for i, n := range names {
		cols[i] = fieldOfHead(n)
		has[cols[i].Field]++
	}
	if has["name"] == 0 {
		for i := range cols { // a list of people
			if k := headKey(names[i]); cols[i].Field == "contact.name" && (k == "姓名" || k == "name" || k == "fullname") {
				cols[i].Field = "name"
				break
			}
		}
		for i := range cols { // their telephones are their own
			if f := cols[i].Field; f == "phone_main" && !ownPhone.MatchString(names[i]) && slices.ContainsFunc(cols, func(c Column) bool { return c.Field == "name" }) {
				cols[i].Field = "contact.phone"
			}
		}
	}
	if has["name"] == 0 && !slices.ContainsFunc(cols, func(c Column) bool { return c.Field == "name" }) {
		for i := range cols { // 茶企名称, 参会企业
			if n := headKey(headAside.ReplaceAllString(names[i], "")); cols[i].Field == NoField && memberLike.MatchString(n) && !otherParty.MatchString(n) && !notMembers.MatchString(n) {
				cols[i].Field = "name"
				break
			}
		}
	}
	for i := range cols { // 店长 beside 店长电话 is a person, whatever the word
		if p := headKey(names[i]); cols[i].Field == NoField && personHead.MatchString(p) && !notMembers.MatchString(p) && !otherParty.MatchString(p) {
			for k := range cols {
				rest, ok := strings.CutPrefix(headKey(names[k]), p)
				f := headIndex()[rest]
				if f == "phone_main" {
					f = "contact.phone"
				}
				if ok && rest != "" && strings.HasPrefix(f, ofContact) {
					cols[i].Field, cols[i].Who = "contact.name", names[i]
					cols[k].Field, cols[k].Who = f, names[i]
				}
			}
		}
	}
	for i := range cols { // Company beside Chinese Name: the name in Chinese is the name
		if cols[i].Field == "name" && chineseHead.MatchString(names[i]) {
			for k := range cols {
				if k != i && cols[k].Field == "name" && !hasHan(names[k]) {
					cols[k].Field = "name_en"
				}
			}
		}
	}
	seen := map[string]int{}
	key := func(who, field string) string { return who + "\x00" + field }
	person, chain := -1, false // the last column with a person's name; contact columns since
	for i := range cols {
		c := &cols[i]
		switch f := c.Field; {
		case f == "contact.name" || f == PeopleField:
			for n := 2; seen[key(c.Who, "contact.name")] > 0 || seen[key(c.Who, PeopleField)] > 0; n++ {
				c.Who = strings.TrimRight(c.Who, "0123456789") + strconv.Itoa(n)
			}
			person, chain = i, true
		case f == "legal_rep" && has["contact.name"]+has[PeopleField] == 0,
			f == "legal_rep" && person < 0:
			person, chain = i, true
		case f == "phone_main" && chain && person >= 0 && !ownPhone.MatchString(c.Head):
			if who := whoAt(cols, person, i, "contact.phone"); seen[key(who, "contact.mobile")]+seen[key(who, "contact.phone")]+seen[key(who, PeopleField)] == 0 &&
				(cols[person].Field != "legal_rep" || who != "") {
				c.Field, c.Who = "contact.phone", who
			}
		case strings.HasPrefix(f, ofContact):
			if c.Who == "" && person >= 0 && !strings.HasPrefix(headKey(c.Head), "联系人") {
				c.Who = whoAt(cols, person, i, f)
			}
		default:
			chain = false
		}
		k := key(c.Who, c.Field)
		if seen[k]++; seen[k] > 1 && c.Field != NoField && !slices.Contains(several, c.Field) {
			c.Field = NoField
		}
	}
	return cols
}

// whoAt is whose the bare column i is, where person is the last column with a
// person's name: that contact's; or the legal representative's, if it follows
// at once and each contact has a column of the kind of its own, or there is no
// contact.
func whoAt(cols []Column, person, i int, field string) string {
	if cols[person].Field != "legal_rep" {
		return cols[person].Who
	}
	for k := person + 1; k < i; k++ {
		if !strings.HasPrefix(cols[k].Field, ofContact) {
			return ""
		}
	}
	names, own := 0, 0
	for _, c := range cols[i+1:] {
		switch {
		case c.Field == "contact.name" || c.Field == PeopleField:
			names++
		case c.Field == field || strings.HasPrefix(field, "contact.phone") && (c.Field == "contact.mobile" || c.Field == "phone_main"):
			own++
		}
	}
	if names == 0 || own > 0 {
		return cols[person].Head
	}
	return ""
}
