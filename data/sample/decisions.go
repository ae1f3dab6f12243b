package sample

import (
	"fmt"

	"huikan/data"
)

// The decisions that others refer to, by their place in decisionRows.
const (
	duesOfOld     = iota + 1 // 会费标准, before
	fourthCouncil            // 换届
	newClasses               // 类别变更
	fifthCouncil             // 换届
	leavings                 // 轮值会长、退会
	relief                   // 减免
	duesNew                  // 会费标准, of the article about the assembly
)

// decisionRows are decisions (决议) with their votes. The last is the one that
// the article of the assembly tells of.
var decisionRows = []struct {
	title, body, held, announced     string
	eligible, attended, yes, no, abs int
	secret                           bool
}{
	{"《江州市现代物流行业协会会费标准》", "会员大会", "2018-12-06", "2018-12-20", 168, 131, 120, 6, 5, true},
	{"关于选举第四届理事会、监事会的决议", "会员大会", "2019-03-21", "2019-03-25", 170, 142, 139, 1, 2, true},
	{"关于调整部分会员类别的决议", "理事会", "2021-02-25", "2021-03-01", 41, 36, 36, 0, 0, false},
	{"关于选举第五届理事会、监事会的决议", "会员大会", "2024-03-22", "2024-03-28", 196, 163, 158, 3, 2, true},
	{"关于设立轮值会长及会员退会事项的决议", "理事会", "2024-12-18", "2024-12-25", 43, 38, 37, 0, 1, false},
	{"关于减免受灾会员会费的决议", "常务理事会", "2025-09-18", "2025-09-22", 15, 13, 13, 0, 0, false},
	{"《江州市现代物流行业协会会费标准（修订稿）》", "会员大会", "2026-03-20", "2026-04-02", 213, 178, 161, 9, 8, true},
}

func decisionKey(n int) data.DecisionID { return data.DecisionID(key("DC", n)) }

// decisions gives the decisions of decisionRows, and one of the council for
// every day on which members joined.
func decisions() []data.Record {
	var out []data.Record
	for i, r := range decisionRows {
		out = append(out, &data.Decision{
			ID: decisionKey(i + 1), Title: r.title, Body: r.body, Held: date(r.held), Announced: date(r.announced),
			Eligible: r.eligible, Attended: r.attended, For: r.yes, Against: r.no, Abstain: r.abs, Secret: r.secret,
		})
	}
	for _, day := range joinDays() {
		d := &data.Decision{ID: admission(day), Title: "关于吸收新会员的决议", Body: "理事会", Held: date(day)}
		if d.Held.Day != 0 {
			d.Eligible, d.Attended, d.For = 43, 39, 39
		}
		out = append(out, d)
	}
	return out
}

// joinDays lists the days on which members joined, each once, in the order of
// the list of members.
func joinDays() []string {
	var days []string
	seen := map[string]bool{}
	for _, row := range memberRows {
		if row.joined != "" && !seen[row.joined] {
			seen[row.joined] = true
			days = append(days, row.joined)
		}
	}
	return days
}

// admission is the decision by which those who joined on a day were admitted.
func admission(day string) data.DecisionID {
	d := date(day)
	return data.DecisionID(fmt.Sprintf("01K0HKDA%010d%08d", 0, d.Year*10000+d.Month*100+d.Day))
}
