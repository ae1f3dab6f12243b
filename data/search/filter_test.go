package search

import (
	"testing"

	"huikan/data"
)

func TestFilter(t *testing.T) {
	members := []data.Member{
		{ID: "1", Type: data.UnitMember, Name: "甲", Class: "理事单位", AddrMail: data.Address{District: "望津区"}, Industry: []string{"风筝制造"}, Joined: data.Date{Year: 2013, Month: 5}, Head: data.Head{Tags: []string{"重点"}}},
		{ID: "2", Type: data.UnitMember, Name: "乙", Class: "会员单位", AddrReg: data.Address{Street: "东津区1号"}, Joined: data.Date{Year: 2014}, Left: data.Date{Year: 2020}},
		{ID: "3", Type: data.PersonMember, Name: "丙", Class: "个人会员"},
	}
	for want, f := range map[string]Filter{
		"123": {}, "1": {Classes: []string{"理事"}}, "12": {Classes: []string{"理事单位", "会员单位"}}, "3": {Kind: data.PersonMember},
		"2": {Districts: []string{"东津区"}}, "1 ": {Industries: []string{"风筝"}}, "1  ": {Tags: []string{"重点"}}, " 1": {Council: true},
		"2 ": {From: data.Date{Year: 2014}}, " 2": {Left: "yes"}, "13": {Left: "no"}, "": {Classes: []string{"会长"}}, "1   ": {Kind: data.UnitMember, Left: "no"},
	} {
		got, trimmed := "", ""
		for _, m := range f.Members(members, data.DefaultClasses()) {
			got += string(m.ID)
		}
		for _, r := range want {
			if r != ' ' {
				trimmed += string(r)
			}
		}
		if got != trimmed {
			t.Errorf("%+v: %s, want %s", f, got, trimmed)
		}
	}
}
