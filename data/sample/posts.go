package sample

import (
	"slices"

	"huikan/data"
)

// postRow is who holds a post: the contact of a member by its place, or a name.
type postRow struct {
	post    string
	member  string // short name; "" for somebody from no member
	contact int    // place among its contacts, from 1; 0: holder
	holder  string
	from    string // "" is the beginning of the council's term
}

// The posts of the fourth and the fifth council (第四届、第五届). The members of
// the council without an office follow from the classes.
var postRows = map[int][]postRow{
	4: {
		{post: "会长", member: "江州物流", holder: "司徒长河"},
		{post: "常务副会长", member: "澄运速递", contact: 1, from: "2021-03-01"},
		{post: "副会长", member: "东津港", contact: 1}, {post: "副会长", member: "岚海货代", contact: 1},
		{post: "秘书长", holder: "季明川"}, {post: "监事长", member: "正衡会计", contact: 1},
		{post: "名誉会长", holder: "顾老先生"},
	},
	5: {
		{post: "会长", member: "江州物流", contact: 1}, {post: "轮值会长", member: "东津港", contact: 1, from: "2025-01-01"},
		{post: "常务副会长", member: "澄运速递", contact: 1},
		{post: "副会长", member: "岚海货代", contact: 1}, {post: "副会长", member: "云麓陆港", contact: 1},
		{post: "秘书长", holder: "季明川"}, {post: "副秘书长", holder: "温知夏"},
		{post: "监事长", member: "正衡会计", contact: 1}, {post: "名誉会长", holder: "司徒长河"},
	},
}

// councils are the terms of office (届), with the decision of the election.
var councils = []struct {
	no       int
	from, to string
	decision int
}{{4, "2019-03-21", "2024-03-21", fourthCouncil}, {5, "2024-03-22", "2029-03-21", fifthCouncil}}

// posts gives the posts of two councils.
func posts() []data.Record {
	var out []data.Record
	add := func(p data.Post) {
		p.ID = data.PostID(key("PT", len(out)+1))
		out = append(out, &p)
	}
	for _, c := range councils {
		for _, row := range postRows[c.no] {
			p := data.Post{Name: row.post, Council: c.no, From: date(c.from), To: date(c.to), Decision: decisionKey(c.decision), Holder: row.holder}
			if row.from != "" {
				p.From = date(row.from)
			}
			if row.member != "" {
				no := numberOf(row.member)
				p.Member = memberKey(no)
				if row.contact > 0 {
					p.Contact = data.ContactID(key("CT", no*10+row.contact-1))
				}
			}
			add(p)
		}
		for i, row := range memberRows { // of the council by their class
			name := map[string]string{"常务理事单位": "常务理事", "理事单位": "理事"}[row.class]
			if name == "" || len(row.contacts) == 0 || date(row.joined).Compare(date(c.from)) > 0 || row.since > c.from {
				continue
			}
			add(data.Post{Name: name, Council: c.no, Member: memberKey(i + 1), Contact: data.ContactID(key("CT", (i+1)*10)),
				From: date(c.from), To: date(c.to), Decision: decisionKey(c.decision)})
		}
	}
	return out
}

// numberOf is the number of the member with the short name.
func numberOf(short string) int {
	return 1 + slices.IndexFunc(memberRows, func(r memberRow) bool { return r.ShortName == short })
}
