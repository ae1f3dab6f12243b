package data

import (
	"strings"
	"testing"
)

func TestDutiesOn(t *testing.T) {
	std := standard()
	std.Announced = Date{}
	dec := vote()
	dec.Announced = Date{}
	full := Facts{Association: Association{DuesReported: 2024}}
	for range MinUnits {
		full.Members = append(full.Members, Member{ID: MemberID(strings.Repeat("x", len(full.Members)+1)), Joined: d("2010"), Type: UnitMember})
	}
	for _, c := range []struct {
		name string
		day  string
		edit func(*Facts)
		want string
	}{
		{"all is well", "2025-06-01", func(*Facts) {}, ""},
		{"the last day of the annual report", "2025-05-31", func(*Facts) {}, "annual-report"},
		{"last year's dues are not published", "2026-06-01", func(*Facts) {}, "dues-report"},
		{"one member short", "2025-06-01", func(f *Facts) { f.Members = f.Members[1:] }, "too-few-members"},
		{"no date of joining", "2025-06-01", func(f *Facts) { f.Members = append(f.Members, Member{ID: "n", MemberNo: "1"}) }, "no-join-date"},
		{"the vote was not made known", "2024-12-20", func(f *Facts) {
			f.Association.DuesReported = 2023
			f.Standards, f.Decisions = []DuesStandard{std}, []Decision{dec}
		}, "dues-tell-until"},
		{"a receipt is missing", "2025-06-01", func(f *Facts) { f.Receipts = []Receipt{{Number: "1"}, {Number: "3"}} }, "numbers-lack"},
		{"nobody's money", "2025-06-01", func(f *Facts) { f.Payments = []Payment{{Paid: d("2025-01-01"), Amount: 5}} }, "nobodys-money"},
		{"the council's last half year", "2025-06-01", func(f *Facts) {
			f.Posts = []Post{{Holder: "张", Name: "会长", Council: 5, From: d("2020-11-29"), To: d("2025-11-28")}, {Holder: "李", Name: "会长", Council: 4, From: d("2015"), To: d("2020")}}
		}, "council-ends"},
		{"the council's last half year, a day before", "2025-05-31", func(f *Facts) {
			f.Posts = []Post{{Holder: "张", Name: "会长", Council: 5, From: d("2020-11-29"), To: d("2025-11-28")}}
		}, "annual-report"},
		{"a council that has no end", "2025-06-01", func(f *Facts) { f.Posts = []Post{{Holder: "张", Name: "会长", Council: 5, From: d("2010")}} }, ""},
		{"the next council is in office", "2025-06-01", func(f *Facts) {
			f.Posts = []Post{{Holder: "张", Name: "会长", Council: 5, From: d("2020"), To: d("2025-03")}, {Holder: "李", Name: "会长", Council: 6, From: d("2025-04-01"), To: d("2030-03-31")}}
		}, ""},
	} {
		f := full
		c.edit(&f)
		var codes []string
		for _, p := range DutiesOn(&f, d(c.day)) {
			codes = append(codes, string(p.Code))
			if p.Chinese() == "" || p.Error() == "" {
				t.Errorf("%s has no words", p.Code)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
}
