package data

import (
	"math/rand/v2"
	"reflect"
	"testing"
)

// book is what an office's records look like after some acts, each entered as
// one change.
type book struct {
	t     *testing.T
	m     Member
	terms []Membership
	n     int
}

func (b *book) do(act Act, err error) Act {
	b.t.Helper()
	if err != nil {
		b.t.Fatal(err)
	}
	before := append([]Membership{}, b.terms...)
	for _, r := range act.Put {
		switch r := r.(type) {
		case *Member:
			if r.ID == b.m.ID {
				b.m = *r
			}
		case *Membership:
			if r.ID != "" {
				b.t.Errorf("%s rewrites the term %s", act.Name, r.ID)
			}
			if r.Member == b.m.ID {
				b.n++
				r.ID = MembershipID(rune('a' + b.n))
				b.terms = append(b.terms, *r)
			}
		}
	}
	if !reflect.DeepEqual(before, b.terms[:len(before)]) {
		b.t.Errorf("%s rewrote an old term", act.Name)
	}
	return act
}

func (b *book) is(day string, status Status, class, joined, left string) {
	b.t.Helper()
	s := StandingOn(d(day), &b.m, b.terms, nil, nil)
	if s.Status != status || b.m.Class != class || b.m.Joined.String() != joined || b.m.Left.String() != left {
		b.t.Errorf("%s: %s, class %s, joined %s, left %s; want %s %s %s %s", day, s.Status, b.m.Class, b.m.Joined, b.m.Left, status, class, joined, left)
	}
}

func TestActs(t *testing.T) {
	b := &book{t: t, m: Member{ID: "m", Name: "甲公司"}}
	b.do(Apply(b.m, b.terms, Terms{On: d("2014-05-05"), Class: "会员单位"}))
	b.is("2014-06-01", StatusPending, "会员单位", "", "")
	act := b.do(Admit(b.m, b.terms, Terms{On: d("2014-06-18"), Until: d("2018-12-31"), Decision: "D"}))
	if act.Name != "入会：甲公司" || b.terms[1].Decision != "D" || b.terms[1].Reason != "入会" {
		t.Errorf("%+v", act)
	}
	b.is("2014-06-18", StatusRegular, "会员单位", "2014-06-18", "")
	b.do(ChangeClass(b.m, b.terms, Terms{On: d("2016-01-01"), Class: "理事单位"}))
	if b.terms[2].Ends != d("2018-12-31") {
		t.Errorf("the end is lost: %+v", b.terms[2])
	}
	b.do(Renew(b.m, b.terms, Terms{Until: d("2023-12-31")}))
	if b.terms[3].Starts != d("2019-01-01") || b.terms[3].Class != "理事单位" {
		t.Errorf("%+v", b.terms[3])
	}
	b.is("2020-01-01", StatusRegular, "理事单位", "2014-06-18", "")
	b.do(Leave(b.m, b.terms, Terms{On: d("2021-03")}))
	b.is("2021-03-31", StatusResigned, "理事单位", "2014-06-18", "2021-03")
	b.do(Admit(b.m, b.terms, Terms{On: d("2024-01-01"), Class: "会员单位"}))
	b.is("2024-01-01", StatusRegular, "会员单位", "2014-06-18", "")
	b.do(Leave(b.m, b.terms, Terms{On: d("2025-05-05"), Reason: "除名"}))
	b.is("2025-05-05", StatusExpelled, "会员单位", "2014-06-18", "2025-05-05")
	if s := StandingOn(d("2017-01-01"), &b.m, b.terms, nil, nil); s.Class != "理事单位" || s.Since != d("2014-06-18") {
		t.Errorf("the past has changed: %+v", s)
	}
}

func TestActsOfImported(t *testing.T) {
	b := &book{t: t, m: Member{ID: "m", Name: "甲公司", Class: "会员单位", Joined: d("2009")}}
	b.do(ChangeClass(b.m, b.terms, Terms{On: d("2025-01-01"), Class: "理事单位"}))
	b.is("2026-01-01", StatusRegular, "理事单位", "2009", "")
	s := StandingOn(d("2024-06-01"), &b.m, b.terms, nil, nil)
	if s.First != d("2009-01-01") || !s.Belongs || s.Class != "会员单位" || len(b.terms) != 2 {
		t.Errorf("%+v", s)
	}
	b = &book{t: t, m: Member{ID: "m", Name: "甲公司", Class: "会员单位", MemberNo: "7"}}
	b.do(Leave(b.m, b.terms, Terms{On: d("2025-01-01")}))
	b.is("2025-01-01", StatusResigned, "会员单位", "", "2025-01-01")
	if s := StandingOn(d("1999-01-01"), &b.m, b.terms, nil, nil); !s.Belongs || !s.Undated {
		t.Errorf("one without a date of joining: %+v", s)
	}
	// A number that was given out before the admission does not stand against it.
	b = &book{t: t, m: Member{ID: "m", Name: "甲公司", Class: "会员单位", MemberNo: "7"}}
	b.do(Admit(b.m, b.terms, Terms{On: d("2025-01-01"), Class: "会员单位"}))
	if s := StandingOn(d("2024-12-31"), &b.m, b.terms, nil, nil); s.Belongs || len(b.terms) != 1 {
		t.Errorf("%+v", s)
	}
}

func TestSucceed(t *testing.T) {
	from, heir := Member{ID: "a", Name: "甲公司", Class: "理事单位", Joined: d("2010")}, Member{ID: "b", Name: "乙公司", Class: "会员单位", Joined: d("2015")}
	act, err := Succeed(from, heir, nil, nil, Terms{On: d("2026-04-01"), Reason: "合并", Decision: "D"})
	if err != nil || act.Name != "合并：甲公司 → 乙公司" || len(act.Put) != 6 {
		t.Fatalf("%+v %v", act, err)
	}
	gone, closes, stays, goesOn := act.Put[0].(*Member), act.Put[2].(*Membership), act.Put[3].(*Member), act.Put[5].(*Membership)
	if !closes.IsEnd() || closes.Other != "b" || goesOn.IsEnd() || goesOn.Other != "a" || goesOn.Class != "会员单位" || goesOn.Decision != "D" {
		t.Errorf("%+v\n%+v", closes, goesOn)
	}
	if gone.Left != d("2026-04-01") || !stays.Left.IsZero() || stays.Joined != d("2015") {
		t.Errorf("%+v\n%+v", gone, stays)
	}
	// A new unit that comes out of a division inherits the class.
	act, err = Succeed(from, Member{ID: "c", Name: "丙公司"}, nil, nil, Terms{On: d("2026-04-01"), Reason: "分立"})
	if err != nil {
		t.Fatal(err)
	}
	if m := act.Put[3].(*Member); m.Class != "理事单位" || m.Joined != d("2026-04-01") {
		t.Errorf("%+v", m)
	}
	if _, err := Succeed(from, heir, nil, nil, Terms{On: d("2026-04-01"), Reason: "退会"}); CodeOf(err) != NotInList {
		t.Error(err)
	}
	if _, err := Succeed(Member{ID: "x"}, heir, nil, nil, Terms{On: d("2026-04-01"), Reason: "合并", Class: "会员单位"}); err == nil {
		t.Error("one that is no member is merged")
	}
}

func TestActsRefused(t *testing.T) {
	member := Member{ID: "m", Name: "甲公司", Class: "会员单位", Joined: d("2020-03-01")}
	terms := []Membership{term("1", "会员单位", "2020-03-01", "", "入会")}
	left := append([]Membership{term("2", "", "2023-06-30", "", "退会")}, terms...)
	for _, c := range []struct {
		name  string
		act   func(Member, []Membership, Terms) (Act, error)
		m     Member
		terms []Membership
		a     Terms
		want  Code
	}{
		{"admit a member", Admit, member, terms, Terms{On: d("2024"), Class: "会员单位"}, AlreadyMember},
		{"admit without class", Admit, Member{Name: "乙"}, nil, Terms{On: d("2024")}, Missing},
		{"admit without day", Admit, Member{Name: "乙"}, nil, Terms{Class: "会员单位"}, Missing},
		{"admit before it left", Admit, member, left, Terms{On: d("2022-01-01"), Class: "会员单位"}, StepEarlier},
		{"apply as a member", Apply, member, terms, Terms{On: d("2024"), Class: "会员单位"}, AlreadyMember},
		{"renew what has no end", Renew, member, terms, Terms{}, NoEnd},
		{"renew one that left", Renew, member, left, Terms{On: d("2024-01-01")}, NotMember},
		{"end before beginning", Renew, member, terms, Terms{On: d("2024-01-01"), Until: d("2023-12-31")}, DateOrder},
		{"the class it has", ChangeClass, member, terms, Terms{On: d("2024-01-01"), Class: "会员单位 "}, SameClass},
		{"class before joining", ChangeClass, member, terms, Terms{On: d("2019"), Class: "理事单位"}, StepEarlier},
		{"leave twice", Leave, member, left, Terms{On: d("2024-01-01")}, NotMember},
		{"leave for no reason", Leave, member, terms, Terms{On: d("2024-01-01"), Reason: "续会"}, NotInList},
		{"leave before joining", Leave, member, terms, Terms{On: d("2020-02-29")}, StepEarlier},
		{"leave one that never was", Leave, Member{Name: "乙"}, nil, Terms{On: d("2020-02-29"), Class: "会员单位"}, NotMember},
	} {
		act, err := c.act(c.m, c.terms, c.a)
		if CodeOf(err) != c.want || len(act.Put) != 0 {
			t.Errorf("%s: %v, want %s", c.name, err, c.want)
		}
	}
}

// TestActsKeepThePast: whatever is done to a membership, on the days before it
// the member stands as it stood, old terms stay to the letter, and the printed
// class and days are those of the terms.
func TestActsKeepThePast(t *testing.T) {
	rnd := rand.New(rand.NewPCG(5, 17))
	classes := []string{"会员单位", "理事单位", "常务理事单位"}
	days := func(i int) Date { return DateOf(timeOf(Date{2010, 1, 1}).AddDate(0, 0, i)) }
	done := map[string]int{}
	for range 300 {
		b := &book{t: t, m: Member{ID: "m", Name: "甲公司"}}
		if rnd.IntN(3) == 0 { // from a sheet
			b.m.Class, b.m.Joined = classes[0], Date{2009, 1 + rnd.IntN(12), 0}
		}
		at := 0
		for range 2 + rnd.IntN(9) {
			at += 1 + rnd.IntN(500)
			a := Terms{On: days(at), Class: classes[rnd.IntN(len(classes))]}
			if rnd.IntN(3) == 0 {
				a.Until = days(at + 30 + rnd.IntN(700))
			}
			acts := []struct {
				name string
				do   func(Member, []Membership, Terms) (Act, error)
			}{{"admit", Admit}, {"renew", Renew}, {"class", ChangeClass}, {"leave", Leave}, {"apply", Apply}}
			act := acts[rnd.IntN(len(acts))]
			if act.name == "renew" {
				a.Class = ""
			}
			change, err := act.do(b.m, b.terms, a)
			if err != nil {
				if _, ok := err.(*Problem); !ok {
					t.Fatal(err)
				}
				continue
			}
			var before []Standing
			for i := range 40 {
				before = append(before, StandingOn(days(at*i/40-1), &b.m, b.terms, nil, nil))
			}
			b.do(change, nil)
			done[act.name]++
			for _, was := range before {
				is := StandingOn(was.Day, &b.m, b.terms, nil, nil)
				if is.Belongs != was.Belongs || is.Belongs && (is.Class != was.Class || is.Status != was.Status || is.Years != was.Years || is.Since != was.Since) {
					t.Fatalf("%s on %s changes how it stood on %s:\n was %+v\n  is %+v\n%+v", act.name, a.On, was.Day, was, is, b.terms)
				}
			}
			if s := StandingOn(days(at), &b.m, b.terms, nil, nil); act.name != "apply" && (s.Belongs == (act.name == "leave") || b.m.Class != s.Class || b.m.Left.IsZero() == (act.name == "leave")) {
				t.Fatalf("%s on %s: %+v, printed %+v", act.name, a.On, s, b.m)
			}
		}
	}
	for _, name := range []string{"admit", "renew", "class", "leave", "apply"} {
		if done[name] < 20 {
			t.Errorf("%s was done %d times only", name, done[name])
		}
	}
}

// TestCorrectTerm: the member's class and days follow a term that is put right
// or taken out; what it had before any term stays.
func TestCorrectTerm(t *testing.T) {
	first := Membership{ID: "1", Member: "m", Class: "会员单位", Starts: d("2020-03-01"), Reason: "入会"}
	second := Membership{ID: "2", Member: "m", Class: "理事单位", Starts: d("2024-06-01"), Reason: "类别变更"}
	end := Membership{ID: "3", Member: "m", Class: "理事单位", Starts: d("2025-12-31"), Reason: "退会", Closes: true}
	member := func(terms ...Membership) Member {
		m := Member{ID: "m", Name: "甲"}
		Project(&m, terms)
		return m
	}
	later := first
	later.Starts = d("2021-03-01")
	council := second
	council.Class = "常务理事单位"
	old := member(second)
	old.Joined = d("2009")
	for _, c := range []struct {
		name         string
		act          Act
		class        string
		joined, left string
	}{
		{"another day", CorrectTerm(member(first, second), []Membership{first, second}, later), "理事单位", "2021-03-01", ""},
		{"another class", CorrectTerm(member(first, second), []Membership{first, second}, council), "常务理事单位", "2020-03-01", ""},
		{"the second goes", DropTerm(member(first, second), []Membership{first, second}, "2"), "会员单位", "2020-03-01", ""},
		{"the first goes", DropTerm(member(first, second), []Membership{first, second}, "1"), "理事单位", "2024-06-01", ""},
		{"the end goes", DropTerm(member(first, second, end), []Membership{first, second, end}, "3"), "理事单位", "2020-03-01", ""},
		{"the only one goes", DropTerm(member(first), []Membership{first}, "1"), "会员单位", "", ""},
		{"joined before any term", DropTerm(old, []Membership{second}, "2"), "理事单位", "2009", ""},
		{"joined before, put right", CorrectTerm(old, []Membership{second}, council), "常务理事单位", "2009", ""},
	} {
		m := c.act.Put[0].(*Member)
		if m.Class != c.class || m.Joined.String() != c.joined || m.Left.String() != c.left {
			t.Errorf("%s: %s, joined %s, left %s; want %s, %s, %s", c.name, m.Class, m.Joined, m.Left, c.class, c.joined, c.left)
		}
	}
}
