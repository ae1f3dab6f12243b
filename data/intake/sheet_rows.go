package intake

import (
	"regexp"
	"slices"
	"strings"

	"huikan/data"
)

var (
	totalRow  = regexp.MustCompile(`^(?:(?:合|总|小|共|累)计|总数|合计数|共有?\d+[家个户名]|以上(?:合计|共))`)
	remarkRow = regexp.MustCompile(`^(?:注\d*|备注|说明|附注|制表人?|填表人?|填报人?|审核人?|统计人?|打印日期|制表日期|填表日期|截至|联系电话|第\d+页|备注说明)\s*(?:[:：]|$|\d|日期|单位)`)
	groupRow  = regexp.MustCompile(`^[（(]?[一二三四五六七八九十\d]*[）)]?[、.．]?\s*(.+?)\s*(?:[（(]?(?:共|计)?\d+\s*[家个户名位][）)]?)?$`)
)

// sortRows takes the rows that hold no member out and says why.
func (s *Sheet) sortRows() {
	s.Rows, s.Skipped = nil, nil
	if s.cards {
		s.Rows = s.below
		return
	}
	var names []string
	for _, c := range s.Columns {
		names = append(names, c.Head)
	}
	skip := func(r Row, why RowCode) {
		f := RowFinding{Row: r.No, Part: r.Part, Code: why}
		s.Skipped = append(s.Skipped, SkippedRow{No: r.No, Part: r.Part, Text: strings.Join(unblank(r.Cells), " "), Why: f})
	}
	for _, r := range s.below {
		cells := unblank(r.Cells)
		if len(cells) == 0 {
			continue
		}
		named := s.cell(r, "name")
		first := strings.ReplaceAll(oneLine(data.FoldWidth(cells[0])), " ", "")
		if named != "" && !totalWord(first) && !totalRow.MatchString(strings.ReplaceAll(data.FoldWidth(named), " ", "")) && len(cells) > 2 {
			first = "" // a member, whatever stands before it
		}
		switch {
		case sameHeads(r.Cells, names):
			skip(r, RowHeads)
		case totalRow.MatchString(first), named != "" && len(cells) > 1 && totalWord(named):
			skip(r, RowTotal)
		case len(cells) <= 2 && remarkRow.MatchString(first):
			skip(r, RowRemark)
		case len(distinct(cells)) == 1 && (groupHeading(first) || named == "" && slices.Index(r.Cells, cells[0]) < 2):
			skip(r, map[bool]RowCode{true: RowGroup, false: RowRemark}[groupHeading(first)])
		default:
			s.Rows = append(s.Rows, r)
		}
	}
}

func totalWord(s string) bool {
	switch strings.ReplaceAll(data.FoldWidth(oneLine(s)), " ", "") {
	case "合计", "总计", "小计", "共计", "累计", "总数":
		return true
	}
	return false
}

// sameHeads reports whether a row says the heads again, as lists printed with
// heads on each page do.
func sameHeads(cells, names []string) bool {
	same, n := 0, 0
	for i, c := range cells {
		if c == "" {
			continue
		}
		n++
		key := headKey(c)
		if _, low, ok := strings.Cut(names[i], headsBetween); key == headKey(names[i]) || ok && key == headKey(low) {
			same++
		}
	}
	return same >= 2 && same*3 >= n*2
}

// groupHeading recognises 一、会长单位（5家）.
func groupHeading(s string) bool {
	m := groupRow.FindStringSubmatch(s)
	return m != nil && slices.Contains(classWords(), data.NameKey(m[1]))
}

// classWords are the names of the classes that libraries begin with.
func classWords() []string {
	var out []string
	for _, c := range data.DefaultClasses() {
		out = append(out, data.NameKey(c.Name), data.NameKey(strings.TrimSuffix(c.Name, "单位")))
	}
	return out
}

func distinct(list []string) []string {
	out := slices.Clone(list)
	slices.Sort(out)
	return slices.Compact(out)
}

// cell is what a row has in the first column of a field.
func (s *Sheet) cell(r Row, field string) string {
	for i, c := range s.Columns {
		if c.Field == field && r.Cells[i] != "" {
			return r.Cells[i]
		}
	}
	return ""
}

// guess looks at what the columns hold: a class under the head of another
// field, and what a head does not say.
func (s *Sheet) guess() {
	for i := range s.Columns {
		c := &s.Columns[i]
		if c.Field == "kind" || c.Field == "contact.title" || c.Field == "org_type" || c.Field == NoField && !notMembers.MatchString(c.Head) && !otherParty.MatchString(c.Head) {
			if s.holdsClasses(i) && !s.hasField("class") {
				c.Field, c.Who = "class", ""
			}
		}
	}
	s.guessByContent()
}

// settle takes samples of what the columns hold, sees whether the names are
// those of people, and lists the columns without a field.
func (s *Sheet) settle() {
	s.Findings = slices.DeleteFunc(s.Findings, func(f RowFinding) bool { return f.Code == RowTwice || f.Code == RowUnknown || f.Code == RowIDCard })
	fields := map[string]string{}
	s.persons = false
	for i := range s.Columns {
		c := &s.Columns[i]
		c.Samples = nil
		for _, r := range s.Rows {
			if v := r.Cells[i]; v != "" && !slices.Contains(c.Samples, v) {
				if c.Samples = append(c.Samples, v); len(c.Samples) == 3 {
					break
				}
			}
		}
		if c.Field == "name" {
			s.persons = headKey(c.Head) == "姓名"
		}
		if was := fieldOfHead(c.Head); c.Field == NoField && was.Field != NoField && fields[was.Field] != "" {
			s.find(RowFinding{Column: c.Head, Code: RowTwice, Value: fields[was.Field]})
		} else if c.Field == NoField {
			s.find(RowFinding{Column: c.Head, Code: RowUnknown})
		} else if c.Field == LeftOut && idCard.MatchString(c.Head) {
			s.find(RowFinding{Column: c.Head, Code: RowIDCard})
		}
		if fields[c.Field] == "" {
			fields[c.Field] = c.Head
		}
	}
}

func (s *Sheet) hasField(field string) bool {
	return slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Field == field })
}

// holdsClasses reports whether most cells of a column are classes of members.
func (s *Sheet) holdsClasses(col int) bool {
	words, yes, all := classWords(), 0, 0
	for _, r := range s.Rows[:min(len(s.Rows), 200)] {
		if v := data.NameKey(r.Cells[col]); v != "" {
			all++
			if slices.Contains(words, v) && v != "个人会员" && v != "单位会员" {
				yes++
			}
		}
	}
	return all > 0 && yes*10 >= all*6
}
