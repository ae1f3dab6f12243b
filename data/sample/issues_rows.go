package sample

import "huikan/data"

// issueRows lists the issues, the older first. Articles are counted as in
// articles, members as in memberRows.
func issueRows() []issueRow {
	spring := len(memberRows) - len(summerMembers) - len(springMembers)
	var placed []int
	for i := range springMembers {
		placed = append(placed, spring+i+1)
	}
	return []issueRow{
		{data.Issue{Year: 2026, Months: []int{3, 4}, YearNo: 2, SerialNo: 85, State: "已发", PrintRun: 1200, PrintedOn: date("2026-05-06"),
			StaffList: staff("季明川", "温书瑶、唐一宁", "程望舒")}, []sectionRow{
			{name: "重要消息", articles: []int{6, 7}},
			{name: "政策规范", articles: []int{8}},
			{name: "行业动态", articles: []int{9, 12}},
			{name: "新增会员", kind: data.NewMembersSection, members: placed},
			{name: "交流园地", articles: []int{10, 11}},
		}},
		{data.Issue{Year: 2026, Months: []int{5, 6}, YearNo: 3, SerialNo: 86, State: "排版", PrintRun: 1300, PrintedOn: date("2026-07-03"),
			Cover: digest("cover"), NewFrom: date("2026-05-01"), NewTo: date("2026-06-30"),
			StaffList: staff("季明川", "温书瑶、唐一宁、陆祎", "程望舒")}, []sectionRow{
			{name: "重要消息", articles: []int{1}},
			{name: "专题调研", articles: []int{2}},
			{name: "行业动态", articles: []int{3, 4}},
			{name: "新增会员", kind: data.NewMembersSection},
			{name: "交流园地", articles: []int{5}},
		}},
	}
}

// staff is the masthead: 主编, 编辑 and 责任编辑, as they are printed.
func staff(chief, editors, responsible string) []data.Staff {
	return []data.Staff{
		{Role: "主编", Names: []string{chief}},
		{Role: "编辑", Names: data.SplitList(editors)},
		{Role: "责任编辑", Names: []string{responsible}},
	}
}
