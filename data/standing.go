package data

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// What the law leaves to an association's own charter; these are the values
// that we compute with.
const (
	// TermGraceDays (会籍宽限期) is how long a term that ran out may wait for
	// its renewal. No law sets it; three months are customary.
	TermGraceDays = 90
	// DuesGraceDays (会费宽限期) is how long after the day they were due dues
	// are not yet arrears. No law sets it; charters and rules of dues commonly
	// write to a member that is three months late.
	DuesGraceDays = 90
	// LapseYears is after how many years without dues a member counts as having
	// left: 社会团体章程示范文本 (民政部 1998), 会员如果1年不交纳会费或不参加该团体活动
	// 的，视为自动退会. It is proposed, never done.
	LapseYears = 1
)

// Standing (会籍情况) is how a member stands on a day.
type Standing struct {
	Day    Date
	Status Status
	// Why is the reason for the status, for people.
	Why Why
	// Belongs says that the member stands in the register on that day.
	Belongs bool
	// Class is the class on that day, by code: of an applicant the one that it
	// applies for, of one that left the last one.
	Class string
	// Term is the step that governs the day; "" where the member's own dates
	// are all that is known.
	Term MembershipID
	// First is the day of the very first admission, Since the start of the
	// present unbroken membership; both are not known where no date is.
	First, Since Date
	// Years are whole years of membership up to the day, gaps left out.
	Years int
	// Left is the day on which membership ended, not known for one that
	// belongs.
	Left Date
	// Owed is what is overdue, Overdue the day on which the oldest of it was due.
	Owed    Fen
	Overdue Date
	// Undated says that no date of joining is known: the member is taken to
	// have belonged always.
	Undated bool
}

// Why is the reason for a status.
type Why string

// The reasons, with their words in Whys.
const (
	WhyNothing  Why = ""
	WhyOverride Why = "override"
	WhyApplied  Why = "applied"
	WhyNotice   Why = "notice"
	WhyNoDate   Why = "no-date"
	WhyTermOver Why = "term-over"
	WhyDuesLate Why = "dues-late"
	WhyEnded    Why = "ended"
)

// Whys says every reason in both languages.
var Whys = []struct {
	Why    Why
	ZH, EN string
}{
	{WhyOverride, "人工指定", "set by hand"},
	{WhyApplied, "尚未批准入会", "not admitted yet"},
	{WhyNotice, "已通过，公示中", "admitted, on public notice"},
	{WhyNoDate, "没有入会日期", "no date of joining is known"},
	{WhyTermOver, "会籍到期未续", "the term ran out and was not renewed"},
	{WhyDuesLate, "会费逾期未缴", "dues are overdue"},
	{WhyEnded, "会籍已终止", "membership has ended"},
}

// Chinese is the reason for people; English the same in English.
func (w Why) Chinese() string { return whyRow(w).ZH }

// English is the reason in English; see Chinese.
func (w Why) English() string { return whyRow(w).EN }

func whyRow(w Why) (row struct {
	Why    Why
	ZH, EN string
}) {
	for _, r := range Whys {
		if r.Why == w {
			row = r
		}
	}
	return row
}

// StandingOn says how a member stands on a day, by its terms, the bills it
// got, the payments to them and the standing set by hand. It asks no clock:
// the same facts give the same answer for the same day. Terms and bills of
// other members are left aside, payments may be anybody's.
//
// A day of which only the month is known means the first day for a beginning
// and the last one for an end. On the day of leaving a member belongs no more;
// on the last day of a term (Ends) it still does.
func StandingOn(day Date, m *Member, terms []Membership, bills []DuesBill, payments []Payment) Standing {
	l := ledger{terms: map[MemberID][]*Membership{}, bills: map[MemberID][]*DuesBill{}, paid: paidTo(payments)}
	for _, t := range pointers(terms) {
		if t.Member == m.ID {
			l.terms[m.ID] = append(l.terms[m.ID], t)
		}
	}
	for _, b := range pointers(bills) {
		if b.Member == m.ID {
			l.bills[m.ID] = append(l.bills[m.ID], b)
		}
	}
	return l.standing(day, m)
}

// step is one change of belonging, at the day from which it holds.
type step struct {
	*Membership
	at Date // not known: always
}

// presumed reports whether nothing but a number or a class speaks for the
// membership: no term, no date of joining.
func (s step) presumed() bool { return s.ID == "" && s.at.IsZero() }

// steps are the changes of a member's belonging in their order. Where the
// terms say less than the member's own dates, these fill in: lists that were
// read from a sheet have no terms.
func steps(m *Member, terms []*Membership) []step {
	out := make([]step, 0, len(terms)+1)
	for _, t := range terms {
		if t.IsApplication() || t.Deleted() {
			continue
		}
		at := t.Starts.First()
		if t.IsEnd() {
			at = t.Starts.Last()
		}
		out = append(out, step{t, at})
	}
	slices.SortStableFunc(out, func(a, b step) int {
		return cmp.Or(a.at.Compare(b.at), strings.Compare(string(a.ID), string(b.ID)))
	})
	applied := slices.ContainsFunc(terms, func(t *Membership) bool { return t.IsApplication() && !t.Deleted() })
	class, own := m.Class, &Membership{Member: m.ID, Class: m.Class, Starts: m.Joined, Reason: MembershipReasons[0]}
	if len(out) > 0 {
		own.Class, class = out[0].Class, out[len(out)-1].Class
	}
	switch known := !m.Joined.IsZero(); {
	case known && (len(out) == 0 || m.Joined.Last().Compare(out[0].at) < 0),
		!known && len(out) == 0 && !applied && (m.MemberNo != "" || m.Class != ""):
		out = append([]step{{own, m.Joined.First()}}, out...)
	}
	ended := slices.ContainsFunc(out, func(s step) bool { return s.IsEnd() })
	if n := len(out); n > 0 && !m.Left.IsZero() && !ended && m.Left.Last().Compare(out[n-1].at) >= 0 {
		out = append(out, step{&Membership{Member: m.ID, Class: class, Starts: m.Left, Reason: string(StatusResigned), Closes: true}, m.Left.Last()})
	}
	return out
}

func (l ledger) standing(day Date, m *Member) Standing {
	day = day.Last()
	s := Standing{Day: day, Class: m.Class}
	all := steps(m, l.terms[m.ID])
	n := 0
	for n < len(all) && all[n].at.Compare(day) <= 0 {
		n++
	}
	over := m.Override.On(day)
	if n == 0 {
		s.apply(l.terms[m.ID], all)
		if over {
			s.override(m)
		}
		return s
	}
	s.history(all[:n])
	now := all[n-1]
	s.Class, s.Term = classOf(all[:n]), now.ID
	s.Undated = all[0].at.IsZero()
	if now.IsEnd() {
		s.Status, s.Why, s.Left = endStatus(now.Reason), WhyEnded, now.at
		// What was set by hand for a member does not bring back one that left later.
		if over && !m.Override.From.IsZero() && now.at.Compare(m.Override.From.First()) < 0 {
			s.override(m)
		}
		return s
	}
	s.Status, s.Belongs = StatusRegular, true
	if s.Undated {
		s.Why = WhyNoDate
	}
	if end := now.Ends.Last(); !end.IsZero() && end.Compare(day) < 0 {
		s.Status, s.Why = StatusSuspended, WhyTermOver
		if daysBetween(end, day) <= TermGraceDays {
			s.Status = StatusGrace
		}
	}
	for _, b := range l.accounts(m.ID, day) {
		if b.Open > 0 && b.Due.Compare(day) < 0 {
			s.Owed += b.Open
			if s.Overdue.IsZero() || b.Due.Compare(s.Overdue) < 0 {
				s.Overdue = b.Due
			}
		}
	}
	if s.Owed > 0 && s.Status != StatusSuspended {
		s.Why = WhyDuesLate
		if daysBetween(s.Overdue, day) > DuesGraceDays {
			s.Status = StatusArrears
		} else {
			s.Status = StatusGrace
		}
	}
	if over {
		s.override(m)
	}
	return s
}

// classOf is the class of the newest step that names one.
func classOf(past []step) string {
	for _, s := range slices.Backward(past) {
		if s.Class != "" {
			return s.Class
		}
	}
	return ""
}

func (s *Standing) override(m *Member) {
	s.Status, s.Why, s.Belongs = m.Override.Status, WhyOverride, m.Override.Status.Belongs()
}

// apply is the standing of one that no step governs yet.
func (s *Standing) apply(terms []*Membership, later []step) {
	s.Status, s.Why = StatusApplying, WhyApplied
	if len(later) > 0 {
		s.Class = later[0].Class
	}
	for _, t := range terms {
		if !t.IsApplication() || t.Deleted() {
			continue
		}
		if t.Applied.First().Compare(s.Day) > 0 {
			if s.Status == StatusApplying {
				s.Status, s.Why = StatusUnknown, WhyNothing // had not applied by then
			}
			continue
		}
		s.Class = t.Class
		if t.Decision != "" || t.DecisionText != "" || !t.Notice.IsZero() {
			s.Status, s.Why = StatusOnNotice, WhyNotice
		} else {
			s.Status, s.Why = StatusPending, WhyApplied
		}
	}
	if len(terms) > 0 && s.Status == StatusApplying {
		s.Status, s.Why = StatusUnknown, WhyNothing // joined later, without an application on record
	}
}

func endStatus(reason string) Status {
	switch reason {
	case "除名":
		return StatusExpelled
	case "自动退会":
		return StatusLapsed
	case "注销", "合并", "分立":
		return StatusDissolved
	}
	return StatusResigned
}

// history works First, Since and Years out. A term that begins within the
// grace after the one before goes on without a break.
func (s *Standing) history(past []step) {
	days, running := 0, false
	for i, t := range past {
		if t.IsEnd() {
			s.Since, running = Date{}, false
			continue
		}
		if s.First.IsZero() {
			s.First = t.at
		}
		if !running {
			s.Since, running = t.at, true
		}
		until, last := s.Day, i+1 == len(past)
		if !last {
			until = past[i+1].at
		}
		if end := t.Ends.Last(); !end.IsZero() && daysBetween(end, until) > TermGraceDays+1 {
			until, running = nextDay(end), last
		}
		if !t.at.IsZero() {
			days += max(0, daysBetween(t.at, until))
		}
	}
	if !s.First.IsZero() {
		s.Years = yearsBetween(s.First, DateOf(timeOf(s.First).AddDate(0, 0, days)))
	}
}

func timeOf(d Date) time.Time {
	d = d.First()
	return time.Date(d.Year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
}

// daysBetween counts the days from a to b; negative where b is earlier.
func daysBetween(a, b Date) int { return int(timeOf(b).Sub(timeOf(a)).Hours() / 24) }

func dayBefore(d Date) Date { return DateOf(timeOf(d).AddDate(0, 0, -1)) }

func yearsBetween(a, b Date) int {
	y := b.Year - a.Year
	if b.Month < a.Month || b.Month == a.Month && b.Day < a.Day {
		y--
	}
	return max(0, y)
}
