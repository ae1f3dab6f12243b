package data

import (
	"cmp"
	"slices"
	"strings"
)

// ReminderStages (催缴阶段) are the steps in which members are reminded, by the
// days since the oldest open bill was due; before that day they are negative.
// Three months from step to step is what rules of dues commonly write; the
// last step is the charter's (LapseYears).
var ReminderStages = []struct {
	From   int // days since the bill was due
	ZH, EN string
}{
	{-30, "到期提醒", "falls due"},
	{1, "首次催缴", "first reminder"},
	{DuesGraceDays + 1, "书面催缴", "reminder by letter"},
	{181, "限期缴纳", "last term"},
	{365 * LapseYears, "拟按自动退会处理", "may count as having left"},
}

// Reminder (催缴) is one member to remind.
type Reminder struct {
	Member  MemberID
	Stage   int // place in ReminderStages
	Days    int // since the oldest open bill was due
	Open    Fen
	Bills   []BillAccount
	Contact *Contact // whom to write to; nil where there is nobody
	// Promise is set where a standing set by hand says otherwise on that day:
	// an instalment was agreed, the member is suspended.
	Promise *Override
}

// Reminders (催缴名单) lists whom to remind on a day, the latest stage first. Who
// belongs no more is left out; arrears still shows the debt.
func Reminders(f *Facts, day Date) []Reminder {
	day = day.Last()
	l, people := f.ledger(), contactsBy(f.Contacts)
	var out []Reminder
	for i := range f.Members {
		m := &f.Members[i]
		if m.Deleted() {
			continue
		}
		if s := l.standing(day, m); !s.Belongs {
			continue
		}
		r := Reminder{Member: m.ID, Stage: -1}
		for _, b := range l.accounts(m.ID, day) {
			days := daysBetween(b.Due, day)
			if b.Open <= 0 || days < ReminderStages[0].From {
				continue
			}
			if len(r.Bills) == 0 {
				r.Days = days
			}
			r.Bills = append(r.Bills, b)
			r.Open += b.Open
		}
		if len(r.Bills) == 0 {
			continue
		}
		for n, stage := range ReminderStages {
			if r.Days >= stage.From {
				r.Stage = n
			}
		}
		if m.Override.On(day) {
			r.Promise = &m.Override
		}
		r.Contact = DuesContact(people[m.ID], day)
		out = append(out, r)
	}
	slices.SortStableFunc(out, func(a, b Reminder) int {
		return cmp.Or(cmp.Compare(b.Stage, a.Stage), cmp.Compare(b.Days, a.Days), cmp.Compare(a.Member, b.Member))
	})
	return out
}

func contactsBy(all []Contact) map[MemberID][]Contact {
	out := map[MemberID][]Contact{}
	for _, c := range all {
		if !c.Deleted() {
			out[c.Member] = append(out[c.Member], c)
		}
	}
	return out
}

// DuesContact is whom to write to about dues on a day: the one whose role is
// 财务(会费), else the primary one, else the first; nil where there is nobody.
func DuesContact(people []Contact, day Date) *Contact {
	var best *Contact
	rank := func(c *Contact) int {
		switch {
		case slices.Contains(c.Roles, "财务(会费)"):
			return 3
		case c.Primary:
			return 2
		}
		return 1
	}
	for i := range people {
		c := &people[i]
		if !day.Within(c.From, c.To) {
			continue
		}
		if best == nil || rank(c) > rank(best) {
			best = c
		}
	}
	return best
}

// LapseProposal (拟自动退会) is a member that may count as having left.
type LapseProposal struct {
	Member MemberID
	Why    Why  // WhyDuesLate or WhyTermOver
	Since  Date // the oldest day on which dues were due, or the last day of the term
	Open   Fen
}

// LapseProposals (拟自动退会名单) lists the members that have paid no dues for
// LapseYears, or whose term ran out that long ago (社会团体章程示范文本). It
// proposes: nobody leaves but by a Leave that somebody decides on.
func LapseProposals(f *Facts, day Date) []LapseProposal {
	day = day.Last()
	l := f.ledger()
	long := func(since Date) bool {
		return !since.IsZero() && Date{since.Year + LapseYears, since.Month, since.Day}.Compare(day) <= 0
	}
	var out []LapseProposal
	for i := range f.Members {
		m := &f.Members[i]
		if m.Deleted() {
			continue
		}
		s := l.standing(day, m)
		if !s.Belongs || s.Why == WhyOverride && s.Status != StatusSuspended {
			continue
		}
		p := LapseProposal{Member: m.ID, Open: s.Owed}
		last, _ := newest(steps(m, l.terms[m.ID])) // one that belongs has one
		switch end := last.Ends.Last(); {
		case long(s.Overdue):
			p.Why, p.Since = WhyDuesLate, s.Overdue
		case long(end) && last.at.Compare(day) <= 0:
			p.Why, p.Since = WhyTermOver, end
		default:
			continue
		}
		out = append(out, p)
	}
	slices.SortStableFunc(out, func(a, b LapseProposal) int {
		return cmp.Or(a.Since.Compare(b.Since), strings.Compare(string(a.Member), string(b.Member)))
	})
	return out
}
