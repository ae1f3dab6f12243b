package intake

import "huikan/data"

// Meet takes the members of back issues for those of the library that they
// are, known by their name or a former one, and a member that comes twice for
// one. What the library does not know is filled in; where it says otherwise it
// is left alone, and what the print says stands in the report
// (CodeMemberKept). Call it once, before Records.
func Meet(drafts []*Draft, members []data.Member) {
	byName := map[string]*data.Member{}
	know := func(m *data.Member, names ...string) {
		for _, n := range names {
			if k := data.NameKey(n); k != "" && byName[k] == nil {
				byName[k] = m
			}
		}
	}
	for i := range members {
		know(&members[i], members[i].Name)
	}
	for i := range members {
		know(&members[i], members[i].FormerNames...)
	}
	for _, d := range drafts {
		for i := range d.Sections {
			s := &d.Sections[i]
			for j, printed := range s.Members {
				m := byName[data.NameKey(printed.Name)]
				if m == nil {
					know(printed, printed.Name)
					continue
				}
				d.fill(m, printed, lineAt(s.Lines, j))
				s.Members[j] = m
			}
		}
		d.Report.close()
	}
}

// fill gives a known member what only the print says of it.
func (d *Draft) fill(known, printed *data.Member, line int) {
	d.Report.add(Finding{Code: CodeMemberKnown, Line: line, Text: printed.Name, Detail: known.Name})
	for _, f := range data.MemberFields {
		was, now := f.Get(known), f.Get(printed)
		switch {
		case f.Key == "kind" || f.Key == "print_in_directory" || now == "" || was == now:
		case f.Key == "name" && data.NameKey(was) == data.NameKey(now):
		case was == "" && f.Set(known, now) == nil:
		default:
			d.Report.add(Finding{Code: CodeMemberKept, Line: line, Text: now, Detail: known.Name + " " + f.Label})
		}
	}
}

func lineAt(lines []int, i int) int {
	if i < len(lines) {
		return lines[i]
	}
	return 0
}
