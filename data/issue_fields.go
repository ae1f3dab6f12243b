package data

import (
	"slices"
	"strings"
)

// IssueFields lists what can be typed of an issue, in the order of the form.
// To add one: a field of the struct, a row here.
var IssueFields = join(
	grouped("刊期",
		textField("title", "刊名", func(i *Issue) *string { return &i.Title }, oneLine).printed(),
		textField("title_en", "英文刊名", func(i *Issue) *string { return &i.TitleEN }, oneLine).printed(),
		intField("year", "年", func(i *Issue) *int { return &i.Year }).also("年份").printed(),
		Field[Issue]{Key: "months", Label: "月份", Also: []string{"月"}, Printed: true, Get: monthsText, Set: setMonths},
		intField("year_no", "本年期号", func(i *Issue) *int { return &i.YearNo }).also("期号", "期").printed(),
		intField("serial_no", "总期号", func(i *Issue) *int { return &i.SerialNo }).also("总期").printed(),
		textField("date_label", "刊期行", func(i *Issue) *string { return &i.DateLabel }, oneLine).printed(),
		textField("state", "状态", func(i *Issue) *string { return &i.State }, oneLine).also("期刊状态").choose(IssueStates),
	),
	grouped("封面与版本记录",
		textField("notice", "提示语", func(i *Issue) *string { return &i.Notice }, oneLine).printed(),
		textField("organiser", "主办单位", func(i *Issue) *string { return &i.Organiser }, oneLine).also("主办", "编印单位").printed(),
		textField("organiser_line", "主办行", func(i *Issue) *string { return &i.OrganiserLine }, oneLine).printed(),
		textField("permit_no", "准印证号", func(i *Issue) *string { return &i.PermitNo }, oneLine).also("准印号").printed(),
		dateField("permit_valid_to", "准印证有效期至", func(i *Issue) *Date { return &i.PermitTo }),
		textField("recipients_label", "发送对象", func(i *Issue) *string { return &i.Recipients }, oneLine).printed(),
		intField("print_run", "印数", func(i *Issue) *int { return &i.PrintRun }).printed(),
		textField("printer", "印刷单位", func(i *Issue) *string { return &i.Printer }, oneLine).printed(),
		dateField("printed_on", "印刷日期", func(i *Issue) *Date { return &i.PrintedOn }).printed(),
		Field[Issue]{Key: "staff", Label: "编委", Also: []string{"编委会", "编辑"}, Printed: true, Multiline: true, Get: staffText, Set: setStaff},
		textField("template_id", "版式", func(i *Issue) *string { return &i.Template }, oneLine).also("模板"),
	),
	grouped("新增会员",
		dateField("new_members_from", "入会日期自", func(i *Issue) *Date { return &i.NewFrom }),
		dateField("new_members_to", "入会日期至", func(i *Issue) *Date { return &i.NewTo }),
	),
	headFields(func(i *Issue) *Head { return &i.Head }),
)

func monthsText(i *Issue) string { return joinInts(i.Months, "、") }

// setMonths reads 11、12, 11-12 and 12月.
func setMonths(i *Issue, s string) error {
	text := strings.NewReplacer("月", "", "合刊", "", "—", "-", "~", "-", "至", "-").Replace(dropBlanks(FoldWidth(s)))
	bad := &Problem{Field: "months", Code: MonthForm, Value: s}
	var months []int
	if from, to, ok := strings.Cut(text, "-"); ok {
		a, okA := allDigits(from)
		b, okB := allDigits(to)
		if !okA || !okB || a < 1 || b > 12 || a >= b {
			return bad
		}
		for m := a; m <= b; m++ {
			months = append(months, m)
		}
	} else {
		for _, w := range SplitList(text) {
			m, ok := allDigits(w)
			if !ok {
				return bad
			}
			months = append(months, m)
		}
	}
	if !monthsRise(months) {
		return bad
	}
	i.Months = months
	return nil
}

// monthsRise reports whether the months exist and stand in order.
func monthsRise(months []int) bool {
	for j, m := range months {
		if m < 1 || m > 12 || j > 0 && m <= months[j-1] {
			return false
		}
	}
	return true
}

// staffText is one line a role: 编辑：汪玉申、黄小平.
func staffText(i *Issue) string {
	var lines []string
	for _, s := range i.StaffList {
		lines = append(lines, s.Role+"："+strings.Join(s.Names, "、"))
	}
	return strings.Join(lines, "\n")
}

func setStaff(i *Issue, s string) error {
	var list []Staff
	for _, line := range splitLines(manyLines(s)) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		role, names, ok := strings.Cut(strings.Replace(line, ":", "：", 1), "：")
		if role = oneLine(role); !ok || role == "" {
			return &Problem{Field: "staff", Code: StaffForm, Value: line}
		}
		at := slices.IndexFunc(list, func(s Staff) bool { return s.Role == role })
		if at < 0 {
			at = len(list)
			list = append(list, Staff{Role: role})
		}
		for _, n := range SplitList(names) {
			list[at].Names = append(list[at].Names, CleanName(n))
		}
	}
	i.StaffList = list
	return nil
}

func splitLines(s string) []string { return strings.Split(s, "\n") }
