package data

import "slices"

// Act (会籍手续) is what one act of membership writes: the new step, and the
// member with its printed class and dates in step. It is one change set; no
// older term is among its records.
type Act struct {
	Name string // of the change set, in Chinese
	Put  []Record
}

// Terms (手续内容) are what an act says. Class is by code.
type Terms struct {
	On            Date // from which day; see the act for what "not known" means
	Until         Date // the last day of the term; not known: no end
	Class         string
	Reason        string // from MembershipReasons; "" is the act's own
	Decision      DecisionID
	CertificateNo string
	Note          string
}

func (a Terms) step(m *Member, reason string) *Membership {
	if a.Reason != "" {
		reason = a.Reason
	}
	t := &Membership{Member: m.ID, Class: a.Class, Starts: a.On, Ends: a.Until, Reason: reason, Decision: a.Decision, CertificateNo: a.CertificateNo}
	t.Note = a.Note
	return t
}

// Apply (申请入会) enters an application of the day On for a class. It makes
// nobody a member.
func Apply(m Member, terms []Membership, a Terms) (Act, error) {
	if err := a.check(m, terms, false); err != nil {
		return Act{}, err
	}
	t := a.step(&m, "入会")
	t.Applied, t.Starts = a.On, Date{}
	m.Class = a.Class
	return Act{"入会申请：" + m.Name, []Record{&m, t}}, nil
}

// Admit (入会) makes an applicant or a former member a member from the day On.
func Admit(m Member, terms []Membership, a Terms) (Act, error) {
	if a.Class == "" {
		a.Class = applied(terms)
	}
	if err := a.check(m, terms, false); err != nil {
		return Act{}, err
	}
	return a.act("入会：", m, terms, a.step(&m, "入会")), nil
}

// Renew (续会) gives a member another term of its class. Where On is not known
// it begins on the day after the last one ends.
func Renew(m Member, terms []Membership, a Terms) (Act, error) {
	last, ok := lastStep(m, terms)
	if ok && a.Class == "" {
		a.Class = last.Class
	}
	if ok && a.On.IsZero() {
		if last.Ends.IsZero() {
			return Act{}, &Problem{Field: "starts_on", Code: NoEnd, Value: m.Name}
		}
		a.On = nextDay(last.Ends.Last())
	}
	if err := a.check(m, terms, true); err != nil {
		return Act{}, err
	}
	return a.act("续会：", m, terms, a.step(&m, "续会")), nil
}

// ChangeClass (类别变更) gives a member another class from the day On; the term
// ends when the old one would have.
func ChangeClass(m Member, terms []Membership, a Terms) (Act, error) {
	if err := a.check(m, terms, true); err != nil {
		return Act{}, err
	}
	last, _ := lastStep(m, terms)
	if NameKey(last.Class) == NameKey(a.Class) {
		return Act{}, &Problem{Field: "class_code", Code: SameClass, Value: a.Class}
	}
	if a.Until.IsZero() && last.Ends.Last().Compare(a.On.First()) >= 0 {
		a.Until = last.Ends
	}
	return a.act("类别变更：", m, terms, a.step(&m, "类别变更")), nil
}

// Leave (退会) ends membership on the day On, from which the member belongs no
// more, for the reason 退会, 除名, 自动退会 or 注销.
func Leave(m Member, terms []Membership, a Terms) (Act, error) {
	if a.Reason == "" {
		a.Reason = string(StatusResigned)
	}
	if !slices.Contains(closing, a.Reason) {
		return Act{}, &Problem{Field: "reason", Code: NotInList, Value: a.Reason, Hints: closing}
	}
	if last, ok := lastStep(m, terms); ok {
		a.Class = last.Class
	}
	a.Until = Date{}
	if err := a.check(m, terms, true); err != nil {
		return Act{}, err
	}
	t := a.step(&m, a.Reason)
	t.Closes = true
	return a.act(a.Reason+"：", m, terms, t), nil
}

// Succeed (合并、分立) ends the membership of one unit and carries it on with
// another: on a merger the survivor inherits, on a division one part does. The
// heir keeps its own class where it is a member already, unless a.Class says
// otherwise; else it gets the class of the one that ends.
func Succeed(from, heir Member, fromTerms, heirTerms []Membership, a Terms) (Act, error) {
	if a.Reason != "合并" && a.Reason != "分立" {
		return Act{}, &Problem{Field: "reason", Code: NotInList, Value: a.Reason, Hints: []string{"合并", "分立"}}
	}
	last, ok := lastStep(from, fromTerms)
	end := a
	end.Class, end.Until, end.CertificateNo = last.Class, Date{}, ""
	if !ok {
		end.Class = from.Class
	}
	if err := end.check(from, fromTerms, true); err != nil {
		return Act{}, err
	}
	own, member := lastStep(heir, heirTerms)
	member = member && !own.IsEnd()
	switch {
	case a.Class != "":
	case member && own.Class != "":
		a.Class = own.Class
	default:
		a.Class = last.Class
	}
	if member && a.Until.IsZero() {
		a.Until = own.Ends
	}
	if err := a.check(heir, heirTerms, member); err != nil {
		return Act{}, err
	}
	closes, goesOn := end.step(&from, a.Reason), a.step(&heir, a.Reason)
	closes.Closes, closes.Other, goesOn.Other = true, heir.ID, from.ID
	act := end.act("", from, fromTerms, closes)
	act.Put = append(act.Put, a.act("", heir, heirTerms, goesOn).Put...)
	act.Name = a.Reason + "：" + from.Name + " → " + heir.Name
	return act, nil
}

// act is the change: the member in step, and the new term. What is known of a
// member only by its own class and dates becomes a term first, so that its
// past stays what it was.
func (a Terms) act(name string, m Member, terms []Membership, t *Membership) Act {
	out := Act{Name: name + m.Name}
	var own []Record
	all := slices.Clone(terms)
	for _, s := range steps(&m, pointers(terms)) {
		if s.ID == "" && !(s.presumed() && t.Reason == "入会") {
			o := *s.Membership
			own, all = append(own, &o), append(all, o)
		}
	}
	all = append(all, *t)
	all[len(all)-1].ID = "~" // after all ids, as the one made last
	Project(&m, all)
	out.Put = append(append([]Record{&m}, own...), t)
	return out
}

// CorrectTerm (更正会籍) puts a term right that was typed wrongly: the member's
// class and days follow.
func CorrectTerm(m Member, terms []Membership, t Membership) Act {
	m.unproject(terms)
	all := slices.Clone(terms)
	for i := range all {
		if all[i].ID == t.ID {
			all[i] = t
		}
	}
	Project(&m, all)
	return Act{"修改会籍：" + m.Name, []Record{&m, &t}}
}

// DropTerm is the member as it is without a term that was typed wrongly. The
// term itself is deleted beside it.
func DropTerm(m Member, terms []Membership, id MembershipID) Act {
	m.unproject(terms)
	Project(&m, slices.DeleteFunc(slices.Clone(terms), func(t Membership) bool { return t.ID == id }))
	return Act{"删除会籍：" + m.Name, []Record{&m}}
}

// unproject takes from the member the days that its terms gave it; those that
// it had before any term stay.
func (m *Member) unproject(terms []Membership) {
	all := steps(m, pointers(terms))
	if len(all) == 0 {
		return
	}
	if first := all[0]; first.ID != "" && m.Joined == first.Starts {
		m.Joined = Date{}
	}
	if last := all[len(all)-1]; last.ID != "" && last.IsEnd() && m.Left == last.Starts {
		m.Left = Date{}
	}
}

// Project (会籍投影) sets a member's printed class, and its days of joining and
// leaving, from its terms: the class is that of the newest step, the day of
// joining that of the first. What the terms do not say stays as it was.
func Project(m *Member, terms []Membership) {
	if !m.Left.IsZero() && slices.ContainsFunc(terms, func(t Membership) bool { return t.IsEnd() && !t.Deleted() }) {
		m.Left = Date{}
	}
	all := steps(m, pointers(terms))
	if len(all) == 0 {
		return
	}
	last := all[len(all)-1]
	if last.Class != "" {
		m.Class = last.Class
	}
	if first := all[0]; !first.Starts.IsZero() && (m.Joined.IsZero() || first.ID != "") {
		m.Joined = first.Starts
	}
	m.Left = Date{}
	if last.IsEnd() {
		m.Left = last.Starts
	}
}

func lastStep(m Member, terms []Membership) (step, bool) {
	return newest(steps(&m, pointers(terms)))
}

func newest(all []step) (step, bool) {
	if len(all) == 0 {
		return step{Membership: &Membership{}}, false
	}
	return all[len(all)-1], true
}

// applied is the class of the newest application.
func applied(terms []Membership) string {
	class := ""
	var on Date
	for _, t := range terms {
		if t.IsApplication() && !t.Deleted() && t.Applied.Compare(on) >= 0 {
			class, on = t.Class, t.Applied
		}
	}
	return class
}

// check refuses an act that cannot be: of one that is no member, or is one
// already, or before what is written already.
func (a Terms) check(m Member, terms []Membership, member bool) error {
	v := validator{}
	last, ok := lastStep(m, terms)
	switch is := ok && !last.IsEnd(); {
	case member && !is:
		v.add("member_id", NotMember, m.Name)
	case !member && is && !last.presumed():
		v.add("member_id", AlreadyMember, m.Name)
	}
	v.required("class_code", a.Class)
	v.required("starts_on", a.On.String())
	v.order("ends_on", a.On, a.Until)
	if ok && !a.On.IsZero() && a.On.Last().Compare(last.at) < 0 {
		v.add("starts_on", StepEarlier, a.On.String())
	}
	if len(v.problems) > 0 {
		return &v.problems[0]
	}
	return nil
}
