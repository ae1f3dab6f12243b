package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestDirectoryConsent is the law of a printed directory: whatever the records
// hold, nothing of a person stands in it who did not allow it by the day, every
// member stands in it once or is said to be left out, and who allowed is named.
func TestDirectoryConsent(t *testing.T) {
	day := Date{2026, 6, 30}
	r := rand.New(rand.NewPCG(3, 1))
	var all []string
	for _, f := range DirectoryFacts {
		all = append(all, f.Key)
	}
	consents := [][]Consent{
		nil, {{Scope: "存储", Given: Date{2025, 1, 1}}}, {{Scope: ScopeDirectory}}, {{Scope: ScopeDirectory, Given: Date{2026, 7, 1}}},
		{{Scope: ScopeDirectory, Given: Date{2026, 0, 0}}}, // may be after the day
		{{Scope: ScopeDirectory, Given: Date{2026, 6, 30}}}, {{Scope: ScopeDirectory, Given: Date{2020, 3, 0}}},
	}
	allows := func(c *Contact) bool {
		for _, k := range c.Consents {
			if k.Scope == ScopeDirectory && !k.Given.IsZero() && k.Given.Last().Compare(day) <= 0 {
				return true
			}
		}
		return false
	}
	named := 0
	for round := range 300 {
		f := Facts{Classes: DefaultClasses()}
		var ids []MemberID
		var private []string // of those who did not allow it
		for i := range 1 + r.IntN(8) {
			id := MemberID(fmt.Sprint("m", i))
			m := Member{ID: id, Type: UnitMember, Name: fmt.Sprintf("江州第%d公司", i), Class: "会员单位", InDirectory: r.IntN(6) > 0, Phone: "0600-5555000" + fmt.Sprint(i),
				Scope: "仓储；运输。", Website: "www.m.example"}
			var people []Contact
			for k := range r.IntN(4) {
				n := i*10 + k
				c := Contact{ID: ContactID(fmt.Sprint("c", n)), Member: id, Name: fmt.Sprintf("甲乙%c", rune('丁'+n)), Mobile: fmt.Sprintf("1380000%04d", n), Phone: fmt.Sprintf("0600-6666%04d", n),
					Email: fmt.Sprintf("p%d@q.example", n), WeChat: fmt.Sprintf("wx_%d_w", n), QQ: fmt.Sprintf("7700%d", n+100), Primary: k == 0,
					Consents: consents[r.IntN(len(consents))]}
				if r.IntN(2) == 0 {
					c.Roles = []string{"会员代表"}
				}
				if r.IntN(5) == 0 {
					c.To = Date{2025, 12, 31}
				}
				people = append(people, c)
				data := []string{c.Name, c.Mobile, c.Phone, c.Email, c.WeChat, c.QQ}
				if !allows(&c) {
					private = append(private, data...)
				}
				// What they hold is also written where it does not belong.
				leak := data[r.IntN(len(data))]
				switch r.IntN(7) {
				case 0:
					m.Scope += "联系 " + leak + "。"
				case 1:
					m.Phone = c.Mobile[:3] + " " + c.Mobile[3:7] + "-" + c.Mobile[7:]
				case 2:
					m.AddrMail.Street = "启航路1号（" + leak + "收）"
				case 3:
					m.Website, m.Fax = "www."+leak+".example", c.Mobile
				case 4:
					m.ShortName, m.NameEN, m.WeChatMP = leak+"店", leak+" Ltd.", leak
				case 5:
					m.Industry = []string{"仓储", leak}
				}
			}
			if r.IntN(5) == 0 {
				m.Type, m.Name = PersonMember, fmt.Sprintf("戊己%c", rune('丁'+i))
				own := Contact{ID: ContactID("own" + fmt.Sprint(i)), Member: id, Name: m.Name, Mobile: fmt.Sprintf("1390000%04d", i), Primary: true, Consents: consents[r.IntN(len(consents))]}
				people = []Contact{own}
				m.Phone, m.Scope, m.AddrMail, m.ShortName, m.NameEN, m.WeChatMP, m.Fax, m.Website, m.Industry = "", "", Address{}, "", "", "", "", "", nil
				if !allows(&own) {
					private = append(private, m.Name, own.Mobile)
				}
			}
			f.Members, f.Contacts, ids = append(f.Members, m), append(f.Contacts, people...), append(ids, id)
		}
		entries, left := Directory(&f, append(ids, ids...), day, all)
		text := ""
		seen := map[MemberID]int{}
		for _, e := range entries {
			seen[e.Member]++
			text += e.Name + "\n" + e.Short + "\n" + e.Class + "\n" + strings.Join(e.Posts, " ") + "\n" + e.District + "\n"
			for _, l := range e.Lines {
				text += l.Text + "\n"
				if l.Key == "representative" {
					named++
				}
			}
		}
		for _, o := range left {
			if o.Whole() {
				seen[o.Member]++
			}
		}
		for _, id := range ids {
			if seen[id] != 1 {
				t.Fatalf("round %d: member %s is there %d times", round, id, seen[id])
			}
		}
		open := dropPhoneMarks(strings.ReplaceAll(text, " ", ""))
		for _, p := range private {
			if strings.Contains(text, p) || strings.Contains(open, dropPhoneMarks(p)) {
				t.Fatalf("round %d: %q stands in the directory:\n%s", round, p, text)
			}
		}
	}
	if named < 50 {
		t.Errorf("only %d representatives named in all rounds: nobody who allowed it is", named)
	}
}

// TestDirectoryLeavesOut: each reason is said, with the person or the fact.
func TestDirectoryLeavesOut(t *testing.T) {
	day := Date{2026, 6, 30}
	allow := []Consent{{Scope: ScopeDirectory, Given: Date{2026, 1, 5}}}
	rep := Contact{ID: "c", Member: "m", Name: "林知夏", Title: "总经理", Mobile: "13800000001", Roles: []string{"会员代表"}, Primary: true}
	m := Member{ID: "m", Type: UnitMember, Name: "远衡公司", Class: "会员单位", InDirectory: true, Joined: Date{2020, 1, 1}, Scope: "贸易【依法须经批准的项目，经批准后方可开展经营活动】"}
	for _, c := range []struct {
		name   string
		change func(*Member, *Contact)
		code   OmissionCode
		what   string // in the lines, or in the omission
	}{
		{"allowed", func(_ *Member, c *Contact) { c.Consents = allow }, "", "林知夏（总经理）"},
		{"the tail of the licence", func(_ *Member, c *Contact) { c.Consents = allow }, "", "贸易"},
		{"not allowed", func(*Member, *Contact) {}, ContactWithheld, "林知夏"},
		{"no date", func(_ *Member, c *Contact) { c.Consents = []Consent{{Scope: ScopeDirectory}} }, ConsentUndated, "林知夏"},
		{"another scope", func(_ *Member, c *Contact) { c.Consents = []Consent{{Scope: ScopePost, Given: Date{2026, 1, 5}}} }, ContactWithheld, "林知夏"},
		{"no longer there", func(_ *Member, c *Contact) { c.Consents, c.To = allow, Date{2026, 5, 31} }, "", "贸易"},
		{"not listed", func(m *Member, _ *Contact) { m.InDirectory = false }, NotListed, ""},
		{"left", func(m *Member, _ *Contact) { m.Left = Date{2026, 6, 1} }, NotMemberThen, ""},
		{"joins later", func(m *Member, _ *Contact) { m.Joined = Date{2026, 7, 1} }, NotMemberThen, ""},
		{"somebody's mobile as telephone", func(m *Member, c *Contact) { m.Phone, c.Consents = "139 0000 0002", allow }, FactWithheld, "电话"},
		{"a mobile that is allowed", func(m *Member, c *Contact) { m.Phone, c.Consents = "13800000001", allow }, "", "13800000001"},
		{"a name in the address", func(m *Member, _ *Contact) { m.AddrMail.Street = "启航路1号林知夏转" }, FactWithheld, "地址"},
		{"a person", func(m *Member, c *Contact) { m.Type, m.Name = PersonMember, "林知夏" }, PersonWithheld, "林知夏"},
		{"a person who allows", func(m *Member, c *Contact) { m.Type, m.Name, c.Consents = PersonMember, "林知夏", allow }, "", "贸易"},
	} {
		mm, cc := m, rep
		c.change(&mm, &cc)
		f := Facts{Classes: DefaultClasses(), Members: []Member{mm}, Contacts: []Contact{cc}}
		entries, left := Directory(&f, []MemberID{"m"}, day, UsualDirectoryFacts())
		if c.code == "" {
			if len(entries) != 1 || len(left) != 0 || !slices.ContainsFunc(entries[0].Lines, func(l DirectoryLine) bool { return l.Text == c.what }) {
				t.Errorf("%s: %+v, left out %+v; want %q", c.name, entries, left, c.what)
			}
			continue
		}
		i := slices.IndexFunc(left, func(o Omission) bool { return o.Code == c.code })
		if i < 0 || !strings.Contains(left[i].Contact+left[i].Fact, c.what) {
			t.Errorf("%s: left out %+v; want %s %q", c.name, left, c.code, c.what)
		} else if left[i].Whole() != (len(entries) == 0) {
			t.Errorf("%s: whole %v with %d entries", c.name, left[i].Whole(), len(entries))
		}
	}
}

// TestDirectoryHeads: heads stand in their order, and no entry is lost.
func TestDirectoryHeads(t *testing.T) {
	list := []DirectoryEntry{
		{Member: "1", Class: "会员单位", Rank: 50, District: "乙区", Postcode: "200002", Industry: "仓储"},
		{Member: "2", Class: "理事单位", Rank: 40, District: "甲区", Postcode: "200001", Industry: "运输"},
		{Member: "3", Class: "会员单位", Rank: 50, Industry: "运输"},
	}
	reading := map[MemberID]string{"1": "an da", "2": "3m", "3": "bai chuan"}
	for order, want := range map[string]string{
		"class": "理事单位 2 会员单位 1 3", "pinyin": "A 1 # 2 B 3", "strokes": " 1 2 3",
		"district": "甲区 2 乙区 1 其他地区 3", "industry": "运输 2 3 仓储 1",
	} {
		o, ok := DirectoryOrderOf(order)
		if !ok {
			t.Fatalf("no order %s", order)
		}
		var got []string
		for _, h := range o.Heads(list, func(id MemberID) string { return reading[id] }) {
			got = append(got, h.Name)
			for _, e := range h.Entries {
				got = append(got, string(e.Member))
			}
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: %q, want %q", order, g, want)
		}
	}
}

// TestDirectoryFacts: a fact of the member itself is one that may be printed.
func TestDirectoryFacts(t *testing.T) {
	may := map[string]string{"address": "addr_mail", "postcode": "addr_mail_postcode", "phone": "phone_main"}
	for _, f := range DirectoryFacts {
		if f.ZH == "" || f.EN == "" || (f.unit == nil) == (f.person == nil) {
			t.Errorf("%s: wants words, and a source", f.Key)
		}
		if f.unit == nil || may[f.Key] == "addr_mail" || may[f.Key] == "addr_mail_postcode" { // where it is, is asked for by name
			continue
		}
		key := f.Key
		if k := may[key]; k != "" {
			key = k
		}
		if fd := FieldByKey(MemberFields, key); fd == nil || !fd.Printed {
			t.Errorf("%s: the field is not marked as one that may be printed", f.Key)
		}
	}
}
