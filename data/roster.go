package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// RosterRow (名册行) is one member of the register (会员名册) on a day.
type RosterRow struct {
	No             int     // its place
	Member         *Member // within the facts
	Class          string  // 会员类别 by name
	Rank           int
	Standing       Standing
	Representative string // 会员代表
	Posts          []string
}

// RosterOn (会员名册) is the register of members on a day: those that belong, by
// the rank of their class, then by member number and name.
func RosterOn(f *Facts, day Date) []RosterRow {
	return f.roster(f.ledger(), day.Last())
}

func (f *Facts) roster(l ledger, day Date) []RosterRow {
	people, name := contactsBy(f.Contacts), f.classNames()
	rank := map[string]int{}
	for _, c := range f.Classes {
		rank[NameKey(c.Code)] = c.Rank
	}
	posts := map[MemberID][]string{}
	for i := range f.Posts {
		if p := &f.Posts[i]; !p.Deleted() && p.On(day) {
			posts[p.Member] = append(posts[p.Member], p.Name)
		}
	}
	out := make([]RosterRow, 0, len(f.Members))
	for i := range f.Members {
		m := &f.Members[i]
		if m.Deleted() {
			continue
		}
		s := l.standing(day, m)
		if !s.Belongs {
			continue
		}
		r := RosterRow{Member: m, Class: name(s.Class), Rank: 1 << 20, Standing: s, Representative: representative(people[m.ID], day), Posts: posts[m.ID]}
		if n, ok := rank[NameKey(s.Class)]; ok {
			r.Rank = n
		}
		slices.Sort(r.Posts)
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b RosterRow) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Class, b.Class), emptyLast(a.Member.MemberNo, b.Member.MemberNo),
			strings.Compare(a.Member.Name, b.Member.Name), strings.Compare(string(a.Member.ID), string(b.Member.ID)))
	})
	for i := range out {
		out[i].No = i + 1
	}
	return out
}

func emptyLast(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return strings.Compare(a, b)
}

func representative(people []Contact, day Date) string {
	for i := range people {
		if c := &people[i]; slices.Contains(c.Roles, "会员代表") && day.Within(c.From, c.To) {
			return c.Name
		}
	}
	return ""
}

// RosterColumns are the columns of the register as it goes out, in order.
var RosterColumns = []struct {
	Key, ZH, EN string
	Get         func(*RosterRow) string
}{
	{"no", "序号", "No.", func(r *RosterRow) string { return strconv.Itoa(r.No) }},
	{"member_no", "会员编号", "Member no.", func(r *RosterRow) string { return r.Member.MemberNo }},
	{"name", "单位名称（姓名）", "Name", func(r *RosterRow) string { return r.Member.Name }},
	{"kind", "会员性质", "Kind", func(r *RosterRow) string { return FieldByKey(MemberFields, "kind").Get(r.Member) }},
	{"class", "会员类别", "Class", func(r *RosterRow) string { return r.Class }},
	{"status", "会籍状态", "Standing", func(r *RosterRow) string { return string(r.Standing.Status) }},
	{"joined_on", "入会日期", "Joined", func(r *RosterRow) string { return r.joined() }},
	{"years", "会龄", "Years", func(r *RosterRow) string {
		if r.Standing.Undated {
			return ""
		}
		return strconv.Itoa(r.Standing.Years)
	}},
	{"posts", "协会职务", "Posts", func(r *RosterRow) string { return strings.Join(r.Posts, "、") }},
	{"representative", "会员代表", "Representative", func(r *RosterRow) string { return r.Representative }},
	{"legal_rep", "法定代表人", "Legal representative", func(r *RosterRow) string { return r.Member.LegalRep }},
	{"uscc", "统一社会信用代码", "Credit code", func(r *RosterRow) string { return r.Member.USCC }},
	{"phone_main", "电话", "Telephone", func(r *RosterRow) string { return r.Member.Phone }},
	{"addr_mail", "通讯地址", "Address", func(r *RosterRow) string { return r.Member.AddrMail.String() }},
	{"postcode", "邮政编码", "Postcode", func(r *RosterRow) string { return r.Member.AddrMail.Postcode }},
}

// joined is the day of joining as it is written: a year where no more is known.
func (r *RosterRow) joined() string {
	if r.Member.Joined.First() == r.Standing.First {
		return r.Member.Joined.String()
	}
	return r.Standing.First.String()
}
