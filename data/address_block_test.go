package data

import "testing"

func TestAddressBlock(t *testing.T) {
	day := Date{2026, 6, 2}
	m := Member{Name: "上海远衡科技有限公司", Phone: "021-55667788",
		AddrMail: Address{Province: "上海市", City: "上海市", District: "徐汇区", Street: "示范路88号", Postcode: "200030"}}
	contacts := []Contact{
		{Name: "旧人", Primary: true, Mobile: "1", To: Date{2025, 0, 0}},
		{Name: "甲", Phone: "021-1"},
		{Name: "陈若谷", Title: "总经理", Mobile: "13800000000", Primary: true},
	}
	for _, c := range []struct {
		name string
		m    Member
		cs   []Contact
		want string
	}{
		{"all", m, contacts, "上海远衡科技有限公司\n200030　上海市徐汇区示范路88号\n陈若谷（总经理）　13800000000"},
		{"no primary in office", m, contacts[:2], "上海远衡科技有限公司\n200030　上海市徐汇区示范路88号\n甲　021-1"},
		{"nobody", m, nil, "上海远衡科技有限公司\n200030　上海市徐汇区示范路88号\n021-55667788"},
		{"a name only", Member{Name: "林知夏"}, nil, "林知夏"},
		{"registered address", Member{Name: "乙", AddrReg: Address{City: "苏州市", Street: "1号"}}, nil, "乙\n苏州市1号"},
		{"a contact without number", Member{Name: "乙", Phone: "5"}, []Contact{{Name: "丙"}}, "乙\n丙　5"},
	} {
		if got := AddressBlock(&c.m, MainContact(c.cs, day)); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestEnglish: every field has a name in English, no two of a form the same.
func TestEnglish(t *testing.T) {
	seen := map[string]string{}
	for _, f := range MemberFields {
		if n := f.English(); n == "" || seen[n] != "" {
			t.Errorf("%s and %s are both %q", f.Key, seen[n], n)
		} else {
			seen[n] = f.Key
		}
		if GroupName(f.Group, "en") == f.Group {
			t.Errorf("group %s has no English name", f.Group)
		}
	}
	for _, f := range ContactFields {
		if GroupName(f.Group, "en") == f.Group {
			t.Errorf("group %s has no English name", f.Group)
		}
	}
}
