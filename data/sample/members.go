package sample

import (
	"fmt"
	"slices"
	"strings"

	"huikan/data"
)

// memberRow is a member as the files members_….go write it down. The rest of
// its record follows from its place in the list.
type memberRow struct {
	data.Member                // what is written out
	class, joined, left string // 会员类别 by name, 入会日期, 退会日期
	district, street    string // within 江州市; "" for a member whose address nobody knows
	founded, capital    string // 成立日期, 注册资本
	was, since          string // 会员类别 before, and the day of the change
	uncoded             bool   // no credit code is known
	unnumbered          bool   // has no member number yet
	contacts            []contactRow
}

// contactRow is a contact: lists have blanks between their words.
type contactRow struct {
	name, gender, title, roles, receives, consents, mail string
	copies                                               int
}

// memberRows lists the members; a member's number is its place, from 1.
var memberRows = slices.Concat(councilMembers, unitMembers, branchMembers, personMembers, springMembers, summerMembers)

// districts of 江州市, with what stands for them in a credit code and a postcode.
var districts = map[string][2]string{
	"望津区": {"980102", "999001"}, "澄湖区": {"980103", "999003"}, "东津区": {"980104", "999007"},
	"云麓区": {"980105", "999011"}, "北屿新区": {"980106", "999020"}, "南浦县": {"980121", "999300"},
}

// members gives the records of one row: the member, its contacts, its terms.
func members(i int) []data.Record {
	row, no := memberRows[i], i+1
	m := row.Member
	m.ID, m.Class = memberKey(no), row.class
	m.Joined, m.Left, m.Founded = date(row.joined), date(row.left), date(row.founded)
	if !row.unnumbered {
		m.MemberNo = fmt.Sprintf("JZL-%03d", no)
	}
	if m.Type == "" {
		m.Type = data.UnitMember
	}
	m.InDirectory = m.Type == data.UnitMember
	m.Logo = digest("logo-" + m.ShortName)
	if h := habits[m.ShortName]; h.payer != "" {
		m.PayerNames = []string{h.payer}
	}
	m.Capital, _ = data.ParseCapital(row.capital)
	if d, ok := districts[row.district]; ok {
		m.AddrMail = data.Address{City: "江州市", District: row.district, Street: row.street, Postcode: d[1]}
		if m.Type == data.UnitMember && !row.uncoded {
			m.AddrReg = m.AddrMail
			m.USCC = uscc(registrar(m.OrgType) + d[0] + strings.ReplaceAll(summed(fmt.Sprintf("MA5550%02d", no), data.CheckOrgCode), "-", ""))
		}
	}
	out := []data.Record{&m}
	for k, c := range row.contacts {
		out = append(out, c.record(no, k, m.ID))
	}
	return append(out, row.terms(no, m.ID)...)
}

// registrar is the first two places of a credit code: who registered what.
func registrar(orgType string) string {
	switch orgType {
	case "事业单位":
		return "12"
	case "社会团体":
		return "51"
	case "民办非企业单位":
		return "52"
	case "个体工商户":
		return "92"
	case "分支机构":
		return "91"
	}
	return "91"
}

func (c contactRow) record(no, k int, id data.MemberID) data.Record {
	r := &data.Contact{
		ID: data.ContactID(key("CT", no*10+k)), Member: id, Name: c.name, Gender: c.gender, Title: c.title,
		Roles: strings.Fields(c.roles), Primary: k == 0, Receives: c.receives, Copies: max(c.copies, 1),
		Mobile: fmt.Sprintf("19900000%03d", no*10%1000+k),
	}
	if c.mail != "" {
		r.Email = c.mail + ".example"
	}
	for _, scope := range strings.Fields(c.consents) {
		r.Consents = append(r.Consents, data.Consent{Scope: scope, Given: date("2025-11-20"), By: c.name, Evidence: "会员信息授权书（纸质，存档）"})
	}
	return r
}

// terms are the steps of membership (会籍): joining, a change of class, leaving.
func (row memberRow) terms(no int, id data.MemberID) []data.Record {
	if row.joined == "" { // has applied, is not yet admitted
		return []data.Record{&data.Membership{ID: data.MembershipID(key("MS", no*10)), Member: id, Class: row.class, Reason: "入会", Applied: date("2026-06-15")}}
	}
	class := row.class
	if row.was != "" {
		class = row.was
	}
	t := &data.Membership{ID: data.MembershipID(key("MS", no*10)), Member: id, Class: class, Starts: date(row.joined), Reason: "入会",
		Decision: admission(row.joined), CertificateNo: fmt.Sprintf("江物协证%03d", no)}
	out := []data.Record{t}
	if row.was != "" {
		u := *t
		u.ID, u.Class, u.Starts, u.Reason = data.MembershipID(key("MS", no*10+1)), row.class, date(row.since), "类别变更"
		u.Decision = decisionKey(newClasses)
		if u.Starts.Year == 2025 {
			u.Decision = decisionKey(leavings)
		}
		out = append(out, &u)
	}
	if row.left != "" {
		out = append(out, &data.Membership{ID: data.MembershipID(key("MS", no*10+2)), Member: id, Class: row.class, Starts: date(row.left), Reason: "退会", Closes: true, Decision: decisionKey(leavings)})
	}
	return out
}
