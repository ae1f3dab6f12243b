package data

import "strconv"

// The rules of dues. 民发〔2014〕166号 is the notice of the ministries of civil
// affairs and finance on dues (民政部、财政部关于取消社会团体会费标准备案规范会费管理的
// 通知); 以上 includes the number itself.
const (
	// AnnounceDays is how long after the vote all members must have been told
	// (民发〔2014〕166号 art. 5).
	AnnounceDays = 30
	// MaxDuesTiers is how many different amounts dues may have (发改经体〔2017〕
	// 1999号).
	MaxDuesTiers = 4
)

// duesBodies may set dues, and no other body may (民发〔2014〕166号 art. 4).
var duesBodies = []string{"会员大会", "会员代表大会"}

// CheckStandard says what the law finds in a standard of dues on a day, with
// its decision (nil where none is known). What is Wrong keeps the standard
// from being activated; each problem gives its Source.
func CheckStandard(s *DuesStandard, dec *Decision, today Date) []Problem {
	v := validator{}
	v.duesStandard(s)
	if n := s.tiers(); n > MaxDuesTiers {
		v.add("lines", DuesTiers, strconv.Itoa(n))
	}
	if dec == nil {
		v.add("decision_id", DuesNoVote, "")
		return v.problems
	}
	if !inList(duesBodies, dec.Body) || dec.Body == "" {
		v.add("decision_id", DuesBody, dec.Body)
	}
	switch {
	case dec.Eligible <= 0 || dec.Attended <= 0 || dec.For <= 0:
		v.add("decision_id", DuesNoCount, dec.Title)
	case dec.Attended*3 < dec.Eligible*2:
		v.add("decision_id", DuesQuorum, strconv.Itoa(dec.Attended)+"/"+strconv.Itoa(dec.Eligible))
	case dec.For*2 < dec.Attended:
		v.add("decision_id", DuesMajority, strconv.Itoa(dec.For)+"/"+strconv.Itoa(dec.Attended))
	}
	if !dec.Secret {
		v.add("decision_id", DuesOpenVote, dec.Title)
	}
	v.announced(s, dec, today)
	return v.problems
}

// announced watches over the days within which members must be told.
func (v *validator) announced(s *DuesStandard, dec *Decision, today Date) {
	if dec.Held.IsZero() {
		return
	}
	told := s.Announced
	if told.IsZero() {
		told = dec.Announced
	}
	until := DateOf(timeOf(dec.Held.Last()).AddDate(0, 0, AnnounceDays))
	switch {
	case told.IsZero() && today.Last().Compare(until) <= 0:
		v.add("announced_on", DuesTellUntil, until.String())
	case told.IsZero():
		v.add("announced_on", DuesNotTold, until.String())
	case told.First().Compare(until) > 0:
		v.add("announced_on", DuesToldLate, told.String())
	}
}

// tiers counts the different amounts.
func (s *DuesStandard) tiers() int {
	seen := map[Fen]bool{}
	for _, l := range s.Lines {
		if l.Amount > 0 {
			seen[l.Amount] = true
		}
	}
	return len(seen)
}

// Activate (启用会费标准) gives the standard as activated on a day. Where a
// problem is Wrong, it is not: all problems are returned either way.
func Activate(s DuesStandard, dec *Decision, today Date) (DuesStandard, []Problem, bool) {
	problems := CheckStandard(&s, dec, today)
	if worst, any := Worst(problems); any && worst == Wrong {
		return s, problems, false
	}
	s.Activated = today
	return s, problems, true
}

// StandardOn is the activated standard that holds on a day: the one that took
// effect last; nil where there is none.
func StandardOn(day Date, standards []DuesStandard) *DuesStandard {
	var out *DuesStandard
	for i := range standards {
		s := &standards[i]
		if s.Activated.IsZero() || s.Deleted() || s.From.First().Compare(day) > 0 {
			continue
		}
		if out == nil || s.From.First().Compare(out.From.First()) >= 0 {
			out = s
		}
	}
	return out
}

// CheckDuesReport asks whether the income and expense of dues of the year
// before were made known to the members, which is due every year
// (民发〔2014〕166号 art. 6). reported is the last year that was.
func CheckDuesReport(reported int, today Date) []Problem {
	v := validator{}
	if last := today.Year - 1; reported < last {
		v.add("dues_reported", DuesReport, strconv.Itoa(last))
	}
	return v.problems
}

// problemSources are where the rules stand that have one.
var problemSources = map[Code]string{
	DuesFloating:  "民发〔2014〕166号第三条",
	DuesNoVote:    "民发〔2014〕166号第四条",
	DuesBody:      "民发〔2014〕166号第四条",
	DuesNoCount:   "民发〔2014〕166号第四条",
	DuesQuorum:    "民发〔2014〕166号第四条",
	DuesMajority:  "民发〔2014〕166号第四条",
	DuesOpenVote:  "民发〔2014〕166号第四条",
	DuesTellUntil: "民发〔2014〕166号第五条",
	DuesNotTold:   "民发〔2014〕166号第五条",
	DuesToldLate:  "民发〔2014〕166号第五条",
	DuesReport:    "民发〔2014〕166号第六条",
	DuesTiers:     "发改经体〔2017〕1999号",
	TooFewMembers: "《社会团体登记管理条例》第十条",
	AnnualReport:  "《社会团体登记管理条例》第二十八条",
}

// Source is where the rule stands, "" for the program's own.
func (p *Problem) Source() string { return problemSources[p.Code] }
