package data

import "strconv"

// CouncilNoticeDays is how long before the end of a council's term (届) the
// election of the next is spoken of.
const CouncilNoticeDays = 180

// DutiesOn (待办事项) is what the office should see to on a day: what the law
// asks of the association and what the books lack. Each gives its Source where
// it has one. It is for a start page; nothing is changed.
func DutiesOn(f *Facts, today Date) []Problem {
	g, v := FiguresOn(f, today), validator{}
	if today.Month <= 5 {
		v.add("", AnnualReport, strconv.Itoa(today.Year-1))
	}
	v.problems = append(v.problems, g.Problems...)
	if g.Undated > 0 {
		v.add("joined_on", NoJoinDate, strconv.Itoa(g.Undated))
	}
	v.council(f, today)
	for i := range f.Standards {
		s := &f.Standards[i]
		dec := f.Decision(s.Decision)
		if s.Deleted() || dec == nil {
			continue
		}
		v.announced(s, dec, today)
	}
	v.problems = append(v.problems, CheckDuesReport(f.Association.DuesReported, today)...)
	for _, run := range ReceiptRuns(f.Receipts) {
		if run.Missing {
			text := run.Sort + " " + run.First
			if run.Count > 1 {
				text += "–" + run.Last
			}
			v.add("receipt_no", NumbersLack, text)
		}
	}
	if n := Credits(f, today)[""]; n > 0 {
		v.add("", NobodysMoney, n.String())
	}
	return v.problems
}

// council finds the present council's last day among its posts, and asks
// whether it is near or past.
func (v *validator) council(f *Facts, today Date) {
	no, end := 0, Date{}
	for i := range f.Posts {
		p := &f.Posts[i]
		if p.Deleted() || p.From.First().Compare(today) > 0 || p.Council < no {
			continue
		}
		if p.Council > no {
			no, end = p.Council, Date{}
		}
		if p.To.Last().Compare(end) > 0 {
			end = p.To.Last()
		}
	}
	if !end.IsZero() && daysBetween(today, end) <= CouncilNoticeDays {
		v.add("", CouncilEnds, CouncilLabel(no)+" "+end.String())
	}
}
