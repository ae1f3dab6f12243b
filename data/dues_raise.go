package data

import (
	"cmp"
	"slices"
	"strconv"
)

// ClassRule (会费类别规则) says by which class a member pays for a year in which
// its class changed.
type ClassRule string

// The rules. None of them is law: an association's rules of dues choose.
const (
	ByStart  ClassRule = "start"  // the class on 1 January, or on the day of joining
	ByEnd    ClassRule = "end"    // the class on 31 December, as far as it is known
	ByHigher ClassRule = "higher" // the dearest of the year
	ByMonths ClassRule = "months" // each class for the months on whose last day it was held
)

// ClassRules lists the rules with their words.
var ClassRules = []struct {
	Rule   ClassRule
	ZH, EN string
}{
	{ByStart, "按年初（入会时）的类别", "by the class at the start of the year, or on joining"},
	{ByEnd, "按年末的类别，已开的补差额", "by the class at the end of the year; what is missing is billed as well"},
	{ByHigher, "就高，已开的补差额", "by the dearest class of the year; what is missing is billed as well"},
	{ByMonths, "按月折算", "each class for its months"},
}

// RaiseOptions say for which year bills are raised, and how.
type RaiseOptions struct {
	Year int
	Rule ClassRule // "" is ByStart
	Due  Date      // the last day to pay; not known: 31 December
	// Council is the council's term that classes that pay once a term pay for;
	// 0: the one of the posts held on 1 January.
	Council int
}

// RaiseNote is something about a member that whoever raises bills should see.
type RaiseNote struct {
	Member MemberID
	Problem
}

// RaiseBills (开单) gives the bills of a year that are not there yet, by the
// activated standard that holds on 1 January, or else the first of the year.
// Every member that belongs on some day of the year gets one; what was billed
// already is left as it is, so that raising twice gives nothing new. Nobody is
// left out without a note.
func RaiseBills(f *Facts, o RaiseOptions) ([]DuesBill, []RaiseNote, error) {
	std := standardOf(o.Year, f.Standards)
	if std == nil {
		return nil, nil, &Problem{Field: "year", Code: NoStandard, Value: strconv.Itoa(o.Year)}
	}
	if o.Council == 0 {
		o.Council = CouncilOn(Date{o.Year, 1, 1}, f.Posts)
	}
	l, r := f.ledger(), raising{o: o, std: std}
	for i := range f.Members {
		m := &f.Members[i]
		if !m.Deleted() {
			r.member(l, m)
		}
	}
	return r.bills, r.notes, nil
}

func standardOf(year int, standards []DuesStandard) *DuesStandard {
	if s := StandardOn(Date{year, 1, 1}, standards); s != nil {
		return s
	}
	var first *DuesStandard
	for i := range standards {
		s := &standards[i]
		if !s.Activated.IsZero() && !s.Deleted() && s.From.First().Year == year && (first == nil || s.From.Compare(first.From) < 0) {
			first = s
		}
	}
	return first
}

// CouncilOn is the number of the council (届次) whose posts are held on a day,
// 0 where no post is.
func CouncilOn(day Date, posts []Post) int {
	n := 0
	for i := range posts {
		if p := &posts[i]; !p.Deleted() && p.On(day) {
			n = max(n, p.Council)
		}
	}
	return n
}

type raising struct {
	o     RaiseOptions
	std   *DuesStandard
	bills []DuesBill
	notes []RaiseNote
}

func (r *raising) note(m MemberID, field string, c Code, value string) {
	r.notes = append(r.notes, RaiseNote{m, Problem{Field: field, Code: c, Value: value}})
}

// share is what one class of a member owes for the year.
type share struct {
	class  string
	amount Fen
}

func (r *raising) member(l ledger, m *Member) {
	classes := classesIn(r.o.Year, m, l.terms[m.ID])
	if len(classes) == 0 {
		return
	}
	var yearly []share
	for _, c := range r.shares(m, classes) {
		line := r.std.Line(c.class)
		if !line.PerCouncil() {
			yearly = append(yearly, c)
			continue
		}
		if r.o.Council == 0 {
			r.note(m.ID, "council_no", WhichCouncil, c.class)
		} else if !slices.ContainsFunc(l.bills[m.ID], func(b *DuesBill) bool { return b.Council == r.o.Council }) {
			r.bill(m.ID, c.class, line.Amount, r.o.Council)
		}
	}
	r.year(l, m.ID, yearly)
}

// shares applies the rule to the classes of the year.
func (r *raising) shares(m *Member, months []string) []share {
	var out []share
	add := func(class string, count int) {
		line := r.std.Line(class)
		switch {
		case line == nil:
			r.note(m.ID, "class_code", NoDuesLine, class)
		case line.Amount <= 0: // pays nothing
		case count > 0 && !line.PerCouncil():
			out = append(out, share{class, line.Amount * Fen(count) / 12})
		default:
			out = append(out, share{class, line.Amount})
		}
	}
	held := slices.DeleteFunc(slices.Clone(months), func(c string) bool { return c == notIn })
	switch r.o.Rule {
	case ByEnd:
		add(held[len(held)-1], 0)
	case ByHigher:
		dear := slices.MaxFunc(held, func(a, b string) int { return cmp.Compare(r.amount(a), r.amount(b)) })
		add(dear, 0)
	case ByMonths:
		for i, c := range held {
			if slices.Index(held, c) == i {
				n := 0
				for _, other := range held {
					if other == c {
						n++
					}
				}
				add(c, n)
			}
		}
	default:
		add(held[0], 0)
	}
	return out
}

func (r *raising) amount(class string) Fen {
	if l := r.std.Line(class); l != nil {
		return l.Amount
	}
	return -1
}

// year raises what is missing of the year's shares: a bill that is there is
// left as it is, and no more is billed in all than the shares come to.
func (r *raising) year(l ledger, m MemberID, shares []share) {
	var billed, want Fen
	have := map[string]Fen{}
	for _, b := range l.bills[m] {
		if b.Year == r.o.Year && b.Council == 0 {
			billed += b.Amount
			have[NameKey(b.Class)] += b.Amount
		}
	}
	for _, s := range shares {
		want += s.amount
	}
	left := want - billed
	for _, s := range shares {
		if sum, there := have[NameKey(s.class)]; there {
			if sum != s.amount && left != 0 {
				r.note(m, "amount", BillDiffers, sum.String())
			}
			continue
		}
		if left <= 0 {
			if billed > 0 && left < 0 {
				r.note(m, "amount", BillDiffers, billed.String())
			}
			continue
		}
		r.bill(m, s.class, min(s.amount, left), 0)
		left -= min(s.amount, left)
	}
}

func (r *raising) bill(m MemberID, class string, amount Fen, council int) {
	due := r.o.Due
	if due.IsZero() {
		due = Date{r.o.Year, 12, 31}
	}
	r.bills = append(r.bills, DuesBill{Member: m, Year: r.o.Year, Class: class, Amount: amount, Due: due, Standard: r.std.ID, Council: council})
}

// notIn stands for a month in which a member did not belong.
const notIn = "\x00"

// classesIn gives the class of a member for each month of a year: the first
// month the class on 1 January, or on the day of joining, every month after
// the one on its last day; notIn where it did not belong. It is empty where
// the member belonged on no day that counts.
func classesIn(year int, m *Member, terms []*Membership) []string {
	all := steps(m, terms)
	on := func(day Date) string {
		n := 0
		for n < len(all) && all[n].at.Compare(day) <= 0 {
			n++
		}
		if n == 0 || all[n-1].IsEnd() {
			return notIn
		}
		return classOf(all[:n])
	}
	var out []string
	if c := on(Date{year, 1, 1}); c != notIn {
		out = append(out, c)
	} else {
		for _, s := range all { // joined, for the first time or again, in the year
			if s.at.Year == year && !s.IsEnd() {
				out = append(out, s.Class)
				break
			}
		}
	}
	if len(out) == 0 {
		return nil
	}
	months := make([]string, 12)
	for i := range months {
		months[i] = on(Date{year, i + 1, 0}.Last())
	}
	first := out[0]
	start := slices.IndexFunc(months, func(c string) bool { return c != notIn })
	if start < 0 { // left in its first month
		return out
	}
	months[start] = first
	return months
}
