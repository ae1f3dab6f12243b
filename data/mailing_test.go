package data

import "testing"

func TestAddressees(t *testing.T) {
	day := Date{2026, 6, 30}
	addr := Address{City: "江州市", District: "望津区", Street: "桥东路45号", Postcode: "200030"}
	unit := Member{ID: "m", Type: UnitMember, Name: "远衡公司", Class: "会员单位", AddrMail: addr, Joined: Date{2020, 1, 1}}
	person := func(name, gender, receives string, roles ...string) Contact {
		return Contact{ID: ContactID(name), Member: "m", Name: name, Gender: gender, Receives: receives, Roles: roles, Copies: 2}
	}
	asked := []Consent{{Scope: "存储", Given: Date{2025, 1, 1}}}
	for _, c := range []struct {
		name   string
		m      func(*Member)
		people []Contact
		rule   MailRule
		line   string // "" where it is left out
		code   OmissionCode
	}{
		{"收刊人 goes first", nil, []Contact{person("甲一", "男", "print", "会员代表"), person("乙二", "女", "print", "联络员"), person("丙三", "女", "print", "收刊人")}, MailRule{}, "丙三 女士　收", ""},
		{"then 联络员", nil, []Contact{person("甲一", "男", "print", "会员代表"), person("乙二", "女", "print", "联络员")}, MailRule{}, "乙二 女士　收", ""},
		{"one who takes paper", nil, []Contact{person("丙三", "", "none", "收刊人"), person("甲一", "", "both")}, MailRule{Paper: true}, "甲一　收", ""},
		{"nobody takes paper", nil, []Contact{person("丙三", "", "email", "收刊人")}, MailRule{Paper: true}, "", WantsNoPaper},
		{"paper is not asked for", nil, []Contact{person("丙三", "", "email", "收刊人")}, MailRule{}, "丙三　收", ""},
		{"nobody is known", nil, nil, MailRule{Paper: true}, "收", ""},
		{"asked, and did not allow post", nil, []Contact{{ID: "c", Member: "m", Name: "甲一", Roles: []string{"联络员"}, Consents: asked}}, MailRule{}, "联络员　收", PostUnnamed},
		{"gone", nil, []Contact{{ID: "c", Member: "m", Name: "甲一", Roles: []string{"收刊人"}, To: Date{2026, 6, 1}}, person("乙二", "", "")}, MailRule{}, "乙二　收", ""},
		{"no address", func(m *Member) { m.AddrMail = Address{} }, nil, MailRule{}, "", NoAddress},
		{"the registered address", func(m *Member) { m.AddrMail, m.AddrReg = Address{}, addr }, nil, MailRule{}, "收", ""},
		{"no postcode", func(m *Member) { m.AddrMail.Postcode = "" }, nil, MailRule{}, "收", NoPostcode},
		{"a postcode of five", func(m *Member) { m.AddrMail.Postcode = "20003" }, nil, MailRule{}, "收", PostcodeOdd},
		{"a postcode in wide figures", func(m *Member) { m.AddrMail.Postcode = "２０００３０" }, nil, MailRule{}, "收", ""},
		{"abroad in Latin", func(m *Member) { m.AddrMail = Address{Street: "1 Harbour Road, Singapore"} }, nil, MailRule{}, "", AddressAbroad},
		{"Hong Kong", func(m *Member) { m.AddrMail = Address{Street: "香港湾仔告士打道1号"} }, nil, MailRule{}, "", AddressAbroad},
		{"a street named after a place", func(m *Member) { m.AddrMail = Address{Street: "香港东路23号", Postcode: "200030"} }, nil, MailRule{}, "收", ""},
		{"left", func(m *Member) { m.Left = Date{2026, 1, 1} }, nil, MailRule{}, "", NotMemberThen},
		{"left, and asked for", func(m *Member) { m.Left = Date{2026, 1, 1} }, nil, MailRule{Former: true}, "收", ""},
		{"a person", func(m *Member) { m.Type, m.Name = PersonMember, "林知夏" }, []Contact{person("林知夏", "女", "")}, MailRule{}, "林知夏 女士　收", ""},
	} {
		m := unit
		if c.m != nil {
			c.m(&m)
		}
		f := Facts{Classes: DefaultClasses(), Members: []Member{m}, Contacts: c.people}
		to, left := Addressees(&f, []MemberID{"m", "m", "nobody"}, day, c.rule)
		if (len(to) == 1) != (c.line != "") {
			t.Errorf("%s: %d addressees, left out %+v", c.name, len(to), left)
			continue
		}
		if c.line != "" && to[0].Line() != c.line {
			t.Errorf("%s: %q, want %q", c.name, to[0].Line(), c.line)
		}
		if (len(left) == 1) != (c.code != "") || c.code != "" && left[0].Code != c.code {
			t.Errorf("%s: left out %+v, want %q", c.name, left, c.code)
		}
		for _, a := range to {
			if a.Postcode != "" && a.Postcode != "200030" {
				t.Errorf("%s: postcode %q", c.name, a.Postcode)
			}
		}
	}
}
