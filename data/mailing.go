package data

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
)

// Addressee (收件人) is one to whom something is posted: a label, an envelope, a
// line of the list of receipt (签收单).
type Addressee struct {
	Member   MemberID
	Contact  ContactID // "": the unit itself
	Company  string    // "": a member who is a person
	Person   string    // who is to get it: 陈若谷 女士, 联络员; may be empty
	Postcode string    // six digits, or empty
	Address  string
	Copies   int
	Class    string
	Rank     int
}

// Line is the last line of an address: whom it is for, and 收.
func (a *Addressee) Line() string {
	if a.Person == "" {
		return "收"
	}
	return a.Person + "　收"
}

// postRoles are the roles of contacts by who gets post first.
var postRoles = []string{"收刊人", "联络员", "会员代表", "秘书/助理"}

// postcodeForm is a postcode of the mainland, GB/T 2260's six digits; that it
// exists is not asked.
var postcodeForm = regexp.MustCompile(`^\d{6}$`)

// MailRule (寄送规则) says who gets post.
type MailRule struct {
	Paper  bool // only those who take paper
	Former bool // also who is no member on the day: has left, has applied
}

// Addressees says to whom of the members ids post goes on a day, in their
// order, and whom it leaves out: members without an address, with one abroad
// (an internal publication is not sent abroad, 内部资料性出版物管理办法 art. 15),
// and, as the rule says, those who are no members and those nobody of whom
// takes paper.
//
// The recipient is the contact in office on the day whose role comes first:
// 收刊人, 联络员, 会员代表, 秘书/助理, then the main contact. One who was asked for
// consents and did not allow 邮寄 is written to by role, not by name.
func Addressees(f *Facts, ids []MemberID, day Date, rule MailRule) ([]Addressee, Omissions) {
	people, name, ledger := contactsBy(f.Contacts), f.classNames(), f.ledger()
	rank := map[string]int{}
	for _, c := range f.Classes {
		rank[NameKey(c.Code)] = c.Rank
	}
	byID := make(map[MemberID]*Member, len(f.Members))
	for i := range f.Members {
		byID[f.Members[i].ID] = &f.Members[i]
	}
	var out []Addressee
	var left Omissions
	seen := map[MemberID]bool{}
	for _, id := range ids {
		m := byID[id]
		if m == nil || seen[id] || m.Deleted() {
			continue
		}
		seen[id] = true
		a := m.PostalAddress()
		to := Addressee{Member: m.ID, Address: a.Line(), Postcode: FoldWidth(strings.TrimSpace(a.Postcode)), Copies: 1}
		stands := ledger.standing(day.Last(), m)
		class := stands.Class
		to.Class, to.Rank = name(class), 1<<20
		if r, ok := rank[NameKey(class)]; ok {
			to.Rank = r
		}
		if m.Type != PersonMember {
			to.Company = m.Name
		}
		c, takes := recipient(people[m.ID], day, rule.Paper)
		switch {
		case !stands.Belongs && !rule.Former:
			left.add(m, NotMemberThen, "", "")
			continue
		case to.Address == "":
			left.add(m, NoAddress, "", "")
			continue
		case a.Abroad():
			left.add(m, AddressAbroad, "", to.Address)
			continue
		case !takes:
			left.add(m, WantsNoPaper, "", "")
			continue
		}
		switch {
		case to.Postcode == "":
			left.add(m, NoPostcode, "", "")
		case !postcodeForm.MatchString(to.Postcode):
			left.add(m, PostcodeOdd, "", to.Postcode)
			to.Postcode = ""
		}
		switch {
		case m.Type == PersonMember:
			to.Person = m.Name
			if c != nil && NameKey(c.Name) == NameKey(m.Name) {
				to.Person = politely(c)
			}
		case c != nil && len(c.Consents) > 0 && !c.AllowsOn(ScopePost, day):
			left.add(m, PostUnnamed, c.Name, "")
			to.Person = roleOf(c)
		case c != nil:
			to.Person = politely(c)
		}
		if c != nil {
			to.Contact, to.Copies = c.ID, max(c.Copies, 1)
		}
		out = append(out, to)
	}
	return out, left
}

// recipient chooses among a member's people; takes is false where paper is
// asked for and everybody declined it.
func recipient(people []Contact, day Date, paper bool) (best *Contact, takes bool) {
	place := func(c *Contact) int {
		n := len(postRoles) + 1
		for i, r := range postRoles {
			if slices.Contains(c.Roles, r) {
				n = i
				break
			}
		}
		if n > len(postRoles) && c.Primary {
			n = len(postRoles)
		}
		return n
	}
	asked, takers := 0, 0
	for i := range people {
		c := &people[i]
		if !c.Serves(day) {
			continue
		}
		asked++
		if paper && (c.Receives == "none" || c.Receives == "email") {
			continue
		}
		takers++
		if best == nil || cmp.Or(cmp.Compare(place(c), place(best)), truth(best.Primary)-truth(c.Primary)) < 0 {
			best = c
		}
	}
	return best, asked == 0 || takers > 0
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

func roleOf(c *Contact) string {
	for _, r := range postRoles[:3] {
		if slices.Contains(c.Roles, r) {
			return r
		}
	}
	return "联络员"
}

// politely is a name as it stands on an envelope.
func politely(c *Contact) string {
	switch {
	case c.Gender == "男":
		return c.Name + " 先生"
	case c.Gender == "女":
		return c.Name + " 女士"
	}
	return c.Name
}

// overseas are the beginnings of addresses outside the mainland. To add one: a
// word.
var overseas = []string{"香港", "中国香港", "澳门", "中国澳门", "台湾", "中国台湾", "台北", "高雄", "美国", "日本", "韩国", "朝鲜", "新加坡", "马来西亚", "泰国", "越南", "印度", "英国", "法国",
	"德国", "意大利", "西班牙", "荷兰", "比利时", "瑞士", "俄罗斯", "加拿大", "澳大利亚", "新西兰", "巴西", "阿联酋", "南非"}

// Abroad reports whether the address is outside the mainland: it is written
// without Han, begins with such a place, or has the postcode that stands for
// Hong Kong or Macao (999077, 999078).
func (a Address) Abroad() bool {
	line := strings.TrimSpace(a.String())
	if line == "" {
		return false
	}
	if !strings.ContainsFunc(line, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		return true
	}
	if p := FoldWidth(strings.TrimSpace(a.Postcode)); p == "999077" || p == "999078" {
		return true
	}
	return slices.ContainsFunc(overseas, func(w string) bool {
		rest, ok := strings.CutPrefix(line, w)
		return ok && !strings.HasPrefix(rest, "路") && !strings.HasPrefix(rest, "街") && !strings.HasPrefix(rest, "东路") && !strings.HasPrefix(rest, "西路") &&
			!strings.HasPrefix(rest, "中路") && !strings.HasPrefix(rest, "南路") && !strings.HasPrefix(rest, "北路")
	})
}

// ByPostcode puts addressees in the order in which a post office takes them:
// by postcode, those without one last; otherwise as they stand.
func ByPostcode(list []Addressee) {
	slices.SortStableFunc(list, func(a, b Addressee) int { return emptyLast(a.Postcode, b.Postcode) })
}

// ByClass puts addressees in the order of their classes, and within one by
// postcode.
func ByClass(list []Addressee) {
	ByPostcode(list)
	slices.SortStableFunc(list, func(a, b Addressee) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Class, b.Class))
	})
}
