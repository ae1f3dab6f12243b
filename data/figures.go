package data

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// The least members that the law asks for (《社会团体登记管理条例》第十条): 30 units or
// 50 persons, 50 where both are mixed.
const (
	MinUnits   = 30
	MinPersons = 50
	MinMixed   = 50
)

// officers (负责人) are 会长, 副会长 and 秘书长 with their kinds, and nobody else:
// neither 名誉会长 nor 顾问, 理事, 副秘书长, by the instructions for the annual report
// of 2017.
var officers = []string{"会长", "轮值会长", "常务副会长", "副会长", "秘书长"}

// Figures (年检数字) are the numbers that the regulator asks for, on a day.
type Figures struct {
	Day     Date         `json:"day"`
	Total   int          `json:"members"` // always Units + Persons
	Units   int          `json:"units"`
	Persons int          `json:"persons"`
	ByClass []ClassCount `json:"by_class"`
	// Joined and Left count from 1 January to the day: what there was on 31
	// December before, and Joined, less Left, is Total.
	Before    int         `json:"members_before"`
	Joined    int         `json:"joined"`
	Left      int         `json:"left"`
	JoinedIn  []NameOn    `json:"joined_names,omitempty"`
	LeftIn    []NameOn    `json:"left_names,omitempty"`
	Officers  []Officer   `json:"officers"`    // 负责人
	Council   int         `json:"council_no"`  // 届次
	Posts     []NameNo    `json:"posts"`       // how many hold each post
	InCouncil int         `json:"in_council"`  // members of council classes (理事会)
	Standing  []NameNo    `json:"by_standing"` // how many stand how
	Dues      DuesFigures `json:"dues"`
	// Undated members have no date of joining; they are counted as having
	// belonged always.
	Undated  int       `json:"undated"`
	Problems []Problem `json:"-"`
}

// ClassCount is how many members a class has.
type ClassCount struct {
	Class   string `json:"class"`
	Total   int    `json:"members"`
	Units   int    `json:"units"`
	Persons int    `json:"persons"`
	rank    int
}

// NameNo is a name with a count, NameOn one with a day.
type NameNo struct {
	Name  string `json:"name"`
	Count int    `json:"count"`
}

// NameOn is a name with a day; see NameNo.
type NameOn struct {
	Name string `json:"name"`
	On   Date   `json:"on,omitzero"`
}

// Officer (负责人) is who holds an office, for which council, since when.
type Officer struct {
	Post    string `json:"post"`
	Council int    `json:"council_no"`
	Name    string `json:"name"`
	Unit    string `json:"unit,omitempty"`
	From    Date   `json:"from,omitzero"`
}

// DuesFigures (会费数字) are of the year of the day, at its end. Sums are in fen.
type DuesFigures struct {
	Year     int `json:"year"`
	Bills    int `json:"bills"`
	Due      Fen `json:"due_fen"`      // billed for the year
	Waived   Fen `json:"waived_fen"`   // of it
	Paid     Fen `json:"paid_fen"`     // of it, by the day
	Open     Fen `json:"open_fen"`     // of it
	Received Fen `json:"received_fen"` // money that came in in the year, for whatever year
	Arrears  Fen `json:"arrears_fen"`  // overdue of all years
	Credits  Fen `json:"credits_fen"`  // paid and not used yet
}

// FiguresOn (年检数字) counts on a day. It is computed from terms, posts, bills
// and payments by their dates, so that what happens after the day changes
// nothing of it.
func FiguresOn(f *Facts, day Date) Figures {
	day = day.Last()
	l := f.ledger()
	g := Figures{Day: day}
	before := Date{day.Year - 1, 12, 31}
	rows := f.roster(l, day)
	belongs := make(map[MemberID]bool, len(rows))
	standing := map[Status]int{}
	classes := map[string]*ClassCount{}
	council := f.councilClasses()
	for i := range rows {
		r := &rows[i]
		belongs[r.Member.ID] = true
		c := classes[r.Class]
		if c == nil {
			c = &ClassCount{Class: r.Class, rank: r.Rank}
			classes[r.Class] = c
		}
		c.Total++
		g.Total++
		if r.Member.Type == PersonMember {
			g.Persons++
			c.Persons++
		} else {
			g.Units++
			c.Units++
		}
		if r.Standing.Undated {
			g.Undated++
		}
		if council[NameKey(r.Standing.Class)] {
			g.InCouncil++
		}
		standing[r.Standing.Status]++
	}
	for _, c := range classes {
		g.ByClass = append(g.ByClass, *c)
	}
	slices.SortFunc(g.ByClass, func(a, b ClassCount) int {
		return cmp.Or(cmp.Compare(a.rank, b.rank), strings.Compare(a.Class, b.Class))
	})
	for _, s := range Statuses {
		if n := standing[s.Status]; n > 0 {
			g.Standing = append(g.Standing, NameNo{string(s.Status), n})
		}
	}
	for i := range f.Members {
		if m := &f.Members[i]; !m.Deleted() {
			g.movement(l, m, before, belongs[m.ID])
		}
	}
	byDay := func(a, b NameOn) int { return cmp.Or(a.On.Compare(b.On), strings.Compare(a.Name, b.Name)) }
	slices.SortFunc(g.JoinedIn, byDay)
	slices.SortFunc(g.LeftIn, byDay)
	g.Joined, g.Left = len(g.JoinedIn), len(g.LeftIn)
	g.officers(f)
	g.dues(f, l.paid)
	g.enough()
	return g
}

func (f *Facts) councilClasses() map[string]bool {
	out := map[string]bool{}
	for _, c := range f.Classes {
		if c.Council {
			out[NameKey(c.Code)] = true
		}
	}
	return out
}

// movement counts a member's comings and goings of the year. A standing set by
// hand may make one without a step.
func (g *Figures) movement(l ledger, m *Member, before Date, is bool) {
	was := l.standing(before, m).Belongs
	if was {
		g.Before++
	}
	in := was
	for _, s := range steps(m, l.terms[m.ID]) {
		if s.at.Compare(before) <= 0 || s.at.Compare(g.Day) > 0 || s.IsEnd() != in {
			continue
		}
		if in = !s.IsEnd(); in {
			g.JoinedIn = append(g.JoinedIn, NameOn{m.Name, s.Starts})
		} else {
			g.LeftIn = append(g.LeftIn, NameOn{m.Name, s.Starts})
		}
	}
	switch {
	case is && !in:
		g.JoinedIn = append(g.JoinedIn, NameOn{Name: m.Name})
	case !is && in:
		g.LeftIn = append(g.LeftIn, NameOn{Name: m.Name})
	}
}

func (f *Facts) memberNames() map[MemberID]string {
	names := make(map[MemberID]string, len(f.Members))
	for i := range f.Members {
		if m := &f.Members[i]; !m.Deleted() {
			names[m.ID] = m.Name
		}
	}
	return names
}

func (g *Figures) officers(f *Facts) {
	members, people := f.memberNames(), map[ContactID]string{}
	for _, c := range f.Contacts {
		people[c.ID] = c.Name
	}
	g.Council = CouncilOn(g.Day, f.Posts)
	counts := map[string]int{}
	for i := range f.Posts {
		p := &f.Posts[i]
		if _, known := members[p.Member]; !known && p.Member != "" || p.Deleted() || !p.On(g.Day) {
			continue
		}
		counts[p.Name]++
		if !slices.Contains(officers, p.Name) {
			continue
		}
		o := Officer{Post: p.Name, Council: p.Council, Name: p.Holder, Unit: members[p.Member], From: p.From}
		if n := people[p.Contact]; n != "" {
			o.Name = n
		}
		if o.Name == "" { // a person who is a member
			o.Name, o.Unit = o.Unit, ""
		}
		g.Officers = append(g.Officers, o)
	}
	slices.SortStableFunc(g.Officers, func(a, b Officer) int {
		return cmp.Or(cmp.Compare(slices.Index(officers, a.Post), slices.Index(officers, b.Post)), a.From.Compare(b.From), strings.Compare(a.Name, b.Name))
	})
	for _, name := range PostNames {
		if n := counts[name]; n > 0 {
			g.Posts = append(g.Posts, NameNo{name, n})
		}
	}
}

func (g *Figures) dues(f *Facts, paid map[DuesBillID][]part) {
	d, members := DuesFigures{Year: g.Day.Year}, f.memberNames()
	for i := range f.Bills {
		if f.Bills[i].Deleted() {
			continue
		}
		a := account(f.Bills[i], paid[f.Bills[i].ID], g.Day)
		if _, known := members[a.Bill.Member]; !known {
			continue // of a member that was deleted
		}
		if a.Bill.Year == d.Year {
			d.Bills++
			d.Due += a.Bill.Amount
			d.Waived += a.Waived
			d.Paid += a.Paid
			d.Open += a.Open
		}
		if a.Open > 0 && a.Due.Compare(g.Day) < 0 {
			d.Arrears += a.Open
		}
	}
	for _, p := range f.Payments {
		if on := p.Paid.First(); !p.Deleted() && on.Year == d.Year && on.Compare(g.Day) <= 0 {
			d.Received += p.Amount
		}
	}
	for _, c := range f.credits(g.Day, paid) {
		d.Credits += c
	}
	g.Dues = d
}

// enough asks whether there are as many members as the law wants.
func (g *Figures) enough() {
	ok := g.Total >= MinMixed
	switch {
	case g.Persons == 0:
		ok = g.Units >= MinUnits
	case g.Units == 0:
		ok = g.Persons >= MinPersons
	}
	if !ok {
		g.Problems = append(g.Problems, Problem{Field: "members", Code: TooFewMembers, Value: strconv.Itoa(g.Units) + "+" + strconv.Itoa(g.Persons)})
	}
}
