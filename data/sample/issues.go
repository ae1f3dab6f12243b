package sample

import "huikan/data"

// issueRow is an issue as it is written down below: its particulars, and its
// sections with the articles (by their place in articles, from 1) or members
// (by number) that are placed there.
type issueRow struct {
	data.Issue
	sections []sectionRow
}

type sectionRow struct {
	name     string
	kind     data.SectionKind
	articles []int
	members  []int
}

// issues gives the two issues with their sections and placements: one that
// has gone out (已发), and the newest, on the desk (排版).
func issues() []data.Record {
	var out []data.Record
	sections, placements := 0, 0
	for n, row := range issueRows() {
		i := row.Issue
		i.ID = data.IssueID(key("SS", n+1))
		i.Title, i.TitleEN, i.Notice = newsletter, "Jiangzhou Logistics Bulletin", "内部资料 注意保存"
		i.Organiser, i.PermitNo, i.PermitTo, i.Printer = association, permit, date("2026-12-31"), printer
		i.Recipients = "本协会会员单位、个人会员及有关主管部门"
		out = append(out, &i)
		for order, s := range row.sections {
			sections++
			sec := &data.Section{ID: data.SectionID(key("SC", sections)), Issue: i.ID, Name: s.name, Type: s.kind, Order: order + 1}
			out = append(out, sec)
			place := func(p data.Placement, order int) {
				placements++
				p.ID, p.Issue, p.Section, p.Order = data.PlacementID(key("PC", placements)), i.ID, sec.ID, order+1
				out = append(out, &p)
			}
			for k, a := range s.articles {
				place(data.Placement{Article: data.ArticleID(key("AR", a))}, k)
			}
			for k, m := range s.members {
				place(data.Placement{Member: memberKey(m)}, k)
			}
		}
	}
	return out
}
