package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// DirectoryEntry (名录条目) is what a printed directory says of a member: nothing
// else of it may be printed there. It holds no datum of a person who did not
// allow 名录公开 by the day.
type DirectoryEntry struct {
	Member   MemberID
	Name     string
	Short    string // 简称
	Person   bool   // 个人会员
	Class    string // 会员类别 by name
	Rank     int
	Posts    []string // posts in the association that its people hold, the highest first
	District string
	Industry string // the first one
	Postcode string
	Logo     Digest
	Lines    []DirectoryLine
}

// DirectoryLine is one fact of an entry under its label.
type DirectoryLine struct {
	Key, Label, Text string
	Short            bool // may share its line with another
}

// DirectoryFact (名录栏目) is a fact that an entry may have.
type DirectoryFact struct {
	Key    string
	ZH, EN string // ZH is also what is printed before it
	Usual  bool   // printed where nobody chose
	Short  bool
	unit   func(*Member) string
	person func(*Contact) string // of the representative, only as that person allowed
}

// Label is the fact's name in a language.
func (f DirectoryFact) Label(lang string) string {
	if lang == "en" {
		return f.EN
	}
	return f.ZH
}

// DirectoryFacts lists the facts in the order in which they are printed. To add
// one: a row; it must be marked as printable in MemberFields, or be of the
// person that represents the member.
var DirectoryFacts = []DirectoryFact{
	{Key: "name_en", ZH: "英文名", EN: "English name", unit: func(m *Member) string { return m.NameEN }},
	{Key: "address", ZH: "地址", EN: "Address", Usual: true, unit: func(m *Member) string { return m.PostalAddress().Line() }},
	{Key: "postcode", ZH: "邮编", EN: "Postcode", Usual: true, Short: true, unit: func(m *Member) string { return m.PostalAddress().Postcode }},
	{Key: "phone", ZH: "电话", EN: "Telephone", Usual: true, Short: true, unit: func(m *Member) string { return m.Phone }},
	{Key: "fax", ZH: "传真", EN: "Fax", Short: true, unit: func(m *Member) string { return m.Fax }},
	{Key: "website", ZH: "网址", EN: "Website", Usual: true, Short: true, unit: func(m *Member) string { return m.Website }},
	{Key: "wechat_mp", ZH: "公众号", EN: "WeChat account", Short: true, unit: func(m *Member) string { return m.WeChatMP }},
	{Key: "representative", ZH: "代表", EN: "Representative", Usual: true, Short: true, person: func(c *Contact) string {
		if c.Title != "" {
			return c.Name + "（" + c.Title + "）"
		}
		return c.Name
	}},
	{Key: "mobile", ZH: "手机", EN: "Mobile", Short: true, person: func(c *Contact) string { return c.Mobile }},
	{Key: "email", ZH: "邮箱", EN: "E-mail", Short: true, person: func(c *Contact) string { return c.Email }},
	{Key: "founded_on", ZH: "成立", EN: "Founded", Short: true, unit: func(m *Member) string { return m.Founded.Chinese() }},
	{Key: "capital", ZH: "资本", EN: "Capital", Short: true, unit: func(m *Member) string { return m.Capital.String() }},
	{Key: "industry", ZH: "行业", EN: "Industry", unit: func(m *Member) string { return strings.Join(m.Industry, "、") }},
	{Key: "business_scope", ZH: "主营", EN: "Main business", Usual: true, unit: func(m *Member) string { return scopeInPrint(m.Scope) }},
}

// UsualDirectoryFacts are the keys of the facts that are printed where nobody
// chose any.
func UsualDirectoryFacts() (keys []string) {
	for _, f := range DirectoryFacts {
		if f.Usual {
			keys = append(keys, f.Key)
		}
	}
	return keys
}

// scopeInPrint is the business scope without the reservation that every
// licence ends with: 【依法须经批准的项目，经相关部门批准后方可开展经营活动】.
func scopeInPrint(scope string) string {
	scope = strings.Join(strings.Fields(strings.ReplaceAll(scope, "\n", " ")), " ")
	for _, open := range []string{"【依法须经批准", "（依法须经批准", "(依法须经批准"} {
		if i := strings.Index(scope, open); i >= 0 {
			scope = scope[:i]
		}
	}
	return strings.TrimSpace(scope)
}

// PostalAddress is where letters reach the member: the postal address, else the
// one it is registered at.
func (m *Member) PostalAddress() Address {
	if m.AddrMail.String() != "" {
		return m.AddrMail
	}
	return m.AddrReg
}

// Directory says what a printed directory of the members ids holds on a day,
// in their order, each member once, and whom and what it leaves out. A member
// stands in it who belongs on the day and is to be listed (列入名录); one that
// is a person, only with that person's own consent. Of a unit's people the
// representative (会员代表, else the main contact) is named, only with consent
// for 名录公开 that bears a date by the day (个人信息保护法 arts. 23, 25). A fact
// in which a person's datum stands, a mobile number as the unit's telephone,
// say, is left out with it. facts are keys of DirectoryFacts.
func Directory(f *Facts, ids []MemberID, day Date, facts []string) ([]DirectoryEntry, Omissions) {
	d := directory{facts: f, day: day.Last(), want: facts, people: contactsBy(f.Contacts), name: f.classNames(), ledger: f.ledger(),
		posts: map[MemberID][]*Post{}, rank: map[string]int{}}
	for _, c := range f.Classes {
		d.rank[NameKey(c.Code)] = c.Rank
	}
	for i := range f.Posts {
		if p := &f.Posts[i]; !p.Deleted() && p.On(d.day) {
			d.posts[p.Member] = append(d.posts[p.Member], p)
		}
	}
	byID := make(map[MemberID]*Member, len(f.Members))
	for i := range f.Members {
		byID[f.Members[i].ID] = &f.Members[i]
	}
	var out []DirectoryEntry
	seen := map[MemberID]bool{}
	for _, id := range ids {
		m := byID[id]
		if m == nil || seen[id] {
			continue
		}
		seen[id] = true
		if e, ok := d.entry(m); ok {
			out = append(out, e)
		}
	}
	return out, d.left
}

type directory struct {
	facts  *Facts
	day    Date
	want   []string
	people map[MemberID][]Contact
	posts  map[MemberID][]*Post
	rank   map[string]int
	name   func(code string) string
	ledger ledger
	left   Omissions
}

func (d *directory) entry(m *Member) (e DirectoryEntry, ok bool) {
	s := d.ledger.standing(d.day, m)
	people := d.people[m.ID]
	switch {
	case m.Deleted() || !s.Belongs:
		d.left.add(m, NotMemberThen, "", "")
		return e, false
	case m.Type == PersonMember && !d.ownLeave(m, people):
		d.left.add(m, PersonWithheld, m.Name, "")
		return e, false
	case !m.InDirectory:
		d.left.add(m, NotListed, "", "")
		return e, false
	}
	a := m.PostalAddress()
	e = DirectoryEntry{Member: m.ID, Name: m.Name, Person: m.Type == PersonMember, Class: d.name(s.Class), Rank: 1 << 20,
		District: a.District, Postcode: a.Postcode, Logo: m.Logo}
	if r, known := d.rank[NameKey(s.Class)]; known {
		e.Rank = r
	}
	if len(m.Industry) > 0 {
		e.Industry = m.Industry[0]
	}
	posts := slices.Clone(d.posts[m.ID])
	slices.SortStableFunc(posts, func(a, b *Post) int { return a.Rank() - b.Rank() })
	for _, p := range posts {
		if p.Name != "" && p.Name != "会员代表" && !slices.Contains(e.Posts, p.Name) {
			e.Posts = append(e.Posts, p.Name)
		}
	}
	d.lines(m, people, &e)
	return e, true
}

// ownLeave reports whether a member who is a person allowed it: by a contact of
// the same name.
func (d *directory) ownLeave(m *Member, people []Contact) bool {
	for i := range people {
		if c := &people[i]; NameKey(c.Name) == NameKey(m.Name) && c.AllowsOn(ScopeDirectory, d.day) {
			return true
		}
	}
	return false
}

func (d *directory) lines(m *Member, people []Contact, e *DirectoryEntry) {
	secret := secrets(people, m, d.day)
	who, label := representativeOf(people, d.day)
	if name, found := holds(m.ShortName, false, secret); !found {
		e.Short = m.ShortName
	} else {
		d.left.add(m, FactWithheld, name, "简称")
	}
	asked := false // for something of the person
	for _, f := range DirectoryFacts {
		if !slices.Contains(d.want, f.Key) {
			continue
		}
		if f.person != nil {
			if who == nil || m.Type == PersonMember && f.Key == "representative" {
				continue
			}
			text := strings.TrimSpace(f.person(who))
			switch {
			case text == "":
			case who.AllowsOn(ScopeDirectory, d.day):
				l := DirectoryLine{f.Key, f.ZH, text, f.Short}
				if f.Key == "representative" {
					l.Label = label
				}
				e.Lines = append(e.Lines, l)
			case !asked:
				asked = true
				code := ContactWithheld
				if who.Allows(ScopeDirectory) {
					code = ConsentUndated
				}
				d.left.add(m, code, who.Name, "")
			}
			continue
		}
		text := strings.TrimSpace(f.unit(m))
		if text == "" {
			continue
		}
		if name, found := holds(text, f.Key == "phone" || f.Key == "fax", secret); found {
			d.left.add(m, FactWithheld, name, f.ZH)
			continue
		}
		if m.Type != PersonMember && (f.Key == "phone" || f.Key == "fax") && mobileOfNobody(text, people, d.day) {
			d.left.add(m, FactWithheld, "", f.ZH)
			continue
		}
		e.Lines = append(e.Lines, DirectoryLine{f.Key, f.ZH, text, f.Short})
	}
}

// representativeOf is the person who is named for a member on a day, with what
// he or she is called: the 会员代表, else the main contact.
func representativeOf(people []Contact, day Date) (*Contact, string) {
	var best *Contact
	for i := range people {
		c := &people[i]
		if slices.Contains(c.Roles, ContactRoles[0]) && c.Serves(day) && !c.Deleted() && (best == nil || c.Primary && !best.Primary) {
			best = c
		}
	}
	if best != nil {
		return best, "代表"
	}
	if c := MainContact(people, day); c != nil && c.Serves(day) {
		return c, "联系人"
	}
	return nil, ""
}

// secret is a datum of a person that may not be printed.
type secret struct {
	text, who string
	phone     bool // a line that the unit may have given as its own
}

// secrets lists what may not be printed of a member's people: of those who did
// not allow it, the past ones too. What somebody else there allowed, and what
// the member itself is called, is no secret.
func secrets(people []Contact, m *Member, day Date) (out []secret) {
	open := map[string]bool{}
	data := func(c *Contact, put func(text string, phone bool)) {
		put(c.Name, false)
		put(c.Mobile, false)
		put(c.WeChat, false)
		put(c.QQ, false)
		for _, mail := range splitList(c.Email) {
			put(mail, false)
		}
		for _, no := range splitList(c.Phone) {
			put(no, true)
		}
	}
	for i := range people {
		if c := &people[i]; c.AllowsOn(ScopeDirectory, day) {
			data(c, func(text string, _ bool) { open[text] = true })
		}
	}
	for i := range people {
		c := &people[i]
		if c.AllowsOn(ScopeDirectory, day) {
			continue
		}
		data(c, func(text string, phone bool) {
			if utf8.RuneCountInString(text) > 1 && !open[text] && !strings.Contains(m.Name, text) {
				out = append(out, secret{text, c.Name, phone})
			}
		})
	}
	return out
}

func splitList(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("、，,;； \n", r) })
}

// holds finds a secret in a text, also where its digits stand apart.
func holds(text string, isPhone bool, list []secret) (who string, found bool) {
	bare := dropPhoneMarks(text)
	for _, s := range list {
		if s.phone && isPhone {
			continue
		}
		if strings.Contains(text, s.text) || strings.Contains(strings.ToLower(text), strings.ToLower(s.text)) {
			return s.who, true
		}
		if d := dropPhoneMarks(s.text); len(d) >= 7 && strings.Trim(d, "0123456789") == "" && strings.Contains(bare, d) {
			return s.who, true
		}
	}
	return "", false
}

func dropPhoneMarks(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -－—()（）+", r) {
			return -1
		}
		return r
	}, FoldWidth(s))
}

// mobileOfNobody reports whether a unit's number is a mobile: somebody's own,
// whose consent is not on record.
func mobileOfNobody(text string, people []Contact, day Date) bool {
	whole := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("、，,;；/\n", r) }) // 139 0000 0002 has blanks
	for _, no := range append(whole, splitList(text)...) {
		mobile, err := CheckMobile(no)
		if err != nil || mobile == "" {
			continue
		}
		if !slices.ContainsFunc(people, func(c Contact) bool { return c.Mobile == mobile && c.AllowsOn(ScopeDirectory, day) }) {
			return true
		}
	}
	return false
}
