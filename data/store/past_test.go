package store

import (
	"encoding/json"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"huikan/data"
)

// annual is what an office hands in for a day: the numbers and the register,
// as text.
func annual(t *testing.T, f data.Facts, err error, day data.Date) string {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	g, err := json.MarshalIndent(data.FiguresOn(&f, day), "", " ")
	if err != nil {
		t.Fatal(err)
	}
	text := string(g)
	for _, r := range data.RosterOn(&f, day) {
		text += "\n"
		for _, c := range data.RosterColumns {
			text += c.Get(&r) + "|"
		}
	}
	return text
}

// diff shows where two texts part.
func diff(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] {
		i++
	}
	return "…" + a[max(0, i-120):min(len(a), i+120)] + "…\nagainst\n…" + b[max(0, i-120):min(len(b), i+120)] + "…"
}

// do commits an act of membership.
func do(t *testing.T, s *Store, act data.Act, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	c := s.Change(act.Name)
	for _, r := range act.Put {
		c.Put(r)
	}
	commit(t, c)
}

// office is a library as it stood on 10 January 2026, when the figures of 2025
// were handed in.
type office struct {
	*testing.T
	s      *Store
	clock  *clock
	m      map[string]data.MemberID
	pay    data.Payment
	post   data.Post
	handed string
	inJan  time.Time
	day    data.Date
}

func newOffice(t *testing.T) *office {
	c := &clock{time.Date(2025, 11, 1, 9, 0, 0, 0, time.UTC)}
	s, err := Create(filepath.Join(t.TempDir(), "协会.huikan"), data.Association{Name: "上海某某协会"}, Options{Now: c.now})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	o := &office{T: t, s: s, clock: c, m: map[string]data.MemberID{}, day: data.Date{Year: 2025, Month: 12, Day: 31}}
	day := func(y, m, d int) data.Date { return data.Date{Year: y, Month: m, Day: d} }
	for _, name := range []string{"甲公司", "乙公司", "丙公司", "丁公司", "戊公司"} {
		m := data.Member{Name: name, Type: data.UnitMember, MemberNo: name, Phone: "021-62345678", LegalRep: "旧法人"}
		m.ID = data.MemberID(s.NewID())
		act, err := data.Admit(m, nil, data.Terms{On: day(2020, 3, 1), Class: "会员单位"})
		do(t, s, act, err)
		o.m[name] = m.ID
		b := data.DuesBill{Member: m.ID, Year: 2025, Class: "会员单位", Amount: 200000, Due: day(2025, 6, 30)}
		c := s.Change("应缴").Put(&b)
		o.pay = data.Payment{Member: m.ID, Paid: day(2025, 7, 1), Amount: 150000, Allocations: []data.Allocation{{Bill: b.ID, Amount: 150000}}}
		commit(t, c.Put(&o.pay))
	}
	sheet := data.Member{Name: "己公司", Type: data.UnitMember, Joined: data.Date{Year: 2018}, Class: "理事单位"} // from a sheet, without terms
	who := data.Contact{Name: "钱二", Roles: []string{"会员代表"}}
	w := s.Change("导入").Put(&sheet)
	who.Member = sheet.ID
	w.Put(&who)
	o.m["己公司"] = sheet.ID
	o.post = data.Post{Contact: who.ID, Name: "会长", Council: 6, From: day(2025, 3, 1)}
	commit(t, w.Put(&o.post))
	o.clock.t = time.Date(2026, 1, 10, 9, 0, 0, 0, time.UTC)
	o.inJan = o.clock.t
	f, err := s.AsOf(o.day, time.UTC)
	o.handed = annual(t, f, err, o.day)
	for id, want := range f.Standings(o.day) {
		if got, err := s.Standing(id, o.day); err != nil || got != want {
			t.Errorf("one by one the members stand otherwise: %+v %v, want %+v", got, err, want)
		}
	}
	f, err = s.Facts()
	if got := annual(t, f, err, o.day); got != o.handed {
		t.Fatalf("nothing has happened since, and yet: %s", diff(o.handed, got))
	}
	return o
}

func (o *office) member(name string) (data.Member, []data.Membership) {
	o.Helper()
	m, err := o.s.Member(o.m[name])
	if err != nil {
		o.Fatal(err)
	}
	terms, err := o.s.Memberships(m.ID)
	if err != nil {
		o.Fatal(err)
	}
	return m, terms
}

func (o *office) same(what string) {
	o.Helper()
	f, err := o.s.AsOf(o.day, time.UTC)
	if got := annual(o.T, f, err, o.day); got != o.handed {
		o.Errorf("after %s the figures of %s differ: %s", what, o.day, diff(o.handed, got))
	}
}

func (o *office) later(days int) { o.clock.t = o.clock.t.AddDate(0, 0, days) }

// TestFiguresReproduce is journey J17: the numbers and the register of the
// last day of 2025 come out the same, however the office goes on in 2026.
func TestFiguresReproduce(t *testing.T) {
	o := newOffice(t)
	day := func(m, d int) data.Date { return data.Date{Year: 2026, Month: m, Day: d} }
	must := func(act data.Act, err error) { t.Helper(); do(t, o.s, act, err); o.later(1) }

	m, _ := o.member("甲公司")
	m.Name, m.FormerNames, m.LegalRep, m.Phone = "甲集团股份有限公司", []string{"甲公司"}, "新法人", "021-87654321"
	commit(t, o.s.Change("更名").Put(&m))
	o.same("a member's new name")

	m, terms := o.member("乙公司")
	must(data.ChangeClass(m, terms, data.Terms{On: day(3, 1), Class: "理事单位"}))
	o.same("a new class")

	m, terms = o.member("丙公司")
	must(data.Leave(m, terms, data.Terms{On: day(2, 15)}))
	o.same("leaving")

	m, terms = o.member("己公司")
	must(data.ChangeClass(m, terms, data.Terms{On: day(4, 1), Class: "会长单位"}))
	o.same("a new class of one that had no terms")
	m, terms = o.member("己公司")
	must(data.Leave(m, terms, data.Terms{On: day(5, 1), Reason: "除名"}))
	o.same("putting it out")

	act, err := data.Admit(data.Member{Name: "庚公司", Type: data.UnitMember, ID: data.MemberID(o.s.NewID())}, nil, data.Terms{On: day(5, 5), Class: "会员单位"})
	must(act, err)
	o.same("a new member")

	classes, err := o.s.Classes()
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range classes {
		if c.Code == "会员单位" {
			c.Name, c.Rank = "普通会员单位", 99
			commit(t, o.s.Change("改类别名称").Put(&c))
		}
	}
	o.same("another name of a class")

	o.pay.Note = "对账"
	late := data.Payment{Member: o.m["甲公司"], Paid: day(6, 1), Amount: 50000}
	bills, err := o.s.Bills(o.m["甲公司"])
	if err != nil {
		t.Fatal(err)
	}
	late.Allocations = []data.Allocation{{Bill: bills[0].ID, Amount: 50000}}
	bills[0].Waiver = data.Waiver{Amount: 100, Reason: "减", Decision: "x", Granted: day(6, 2)}
	commit(t, o.s.Change("缴费").Put(&o.pay).Put(&late).Put(&bills[0]))
	o.same("money of the year after, and a waiver")

	o.post.To = day(6, 30)
	next := data.Post{Member: o.m["甲公司"], Holder: "孙三", Name: "会长", Council: 7, From: day(7, 1)}
	commit(t, o.s.Change("换届").Put(&o.post).Put(&next))
	o.same("another council")

	people, err := o.s.Contacts(o.m["己公司"])
	if err != nil {
		t.Fatal(err)
	}
	people[0].Name = "钱贰"
	commit(t, o.s.Change("改联系人").Put(&people[0]))
	o.same("a contact's new name")
	commit(t, o.s.Change("删联系人").Delete(&people[0]))
	o.same("a contact deleted")

	m, _ = o.member("丁公司")
	m.Override = data.Override{Status: data.StatusSuspended, From: day(6, 1), Until: day(12, 31), Reason: "整改"}
	commit(t, o.s.Change("暂停").Put(&m))
	o.same("a standing set by hand")

	m, _ = o.member("戊公司")
	commit(t, o.s.Change("删会员").Delete(&m))
	o.same("a member deleted")
	o.later(100)
	if _, err := o.s.Purge("清空回收站"); err != nil {
		t.Fatal(err)
	}
	if _, err := o.s.Member(o.m["戊公司"]); err == nil {
		t.Fatal("the bin still holds it")
	}
	o.same("the bin emptied")
	if _, err := o.s.Undo(); err != nil {
		t.Fatal(err)
	}
	o.same("undoing that")

	f, err := o.s.FactsKnown(o.inJan)
	if got := annual(t, f, err, o.day); got != o.handed {
		t.Errorf("as it was known in January: %s", diff(o.handed, got))
	}
	now, err := o.s.Facts()
	if got := annual(t, now, err, o.day); got == o.handed {
		t.Error("the test has changed nothing")
	}
	sound(t, o.s)
}

// TestAsOfLearns: what is dated and was entered late counts; what the library
// said at the time is still there to be had.
func TestAsOfLearns(t *testing.T) {
	o := newOffice(t)
	m, terms := o.member("甲公司")
	act, err := data.Leave(m, terms, data.Terms{On: data.Date{Year: 2025, Month: 12, Day: 15}})
	do(t, o.s, act, err)
	o.later(1)
	old := data.Member{Name: "壬公司", Type: data.UnitMember, ID: data.MemberID(o.s.NewID())}
	act, err = data.Admit(old, nil, data.Terms{On: data.Date{Year: 2024, Month: 1, Day: 1}, Class: "会员单位"}) // forgotten until now
	do(t, o.s, act, err)
	o.later(1)
	m, _ = o.member("乙公司")
	commit(t, o.s.Change("误删").Delete(&m))
	o.later(1)
	wrong, _ := o.s.Payments(o.m["丙公司"])
	commit(t, o.s.Change("记错的缴费").Delete(&wrong[0]))

	f, err := o.s.AsOf(o.day, time.UTC)
	if err != nil {
		t.Fatal(err)
	}
	g := data.FiguresOn(&f, o.day)
	if g.Total != 6 || g.Left != 1 || g.LeftIn[0].Name != "甲公司" || g.Dues.Received != 4*150000 {
		t.Errorf("%d members, %d left, %s received", g.Total, g.Left, g.Dues.Received)
	}
	then, err := o.s.FactsKnown(o.inJan)
	if got := annual(t, then, err, o.day); got != o.handed {
		t.Errorf("as it was known in January: %s", diff(o.handed, got))
	}
	before, err := o.s.FactsKnown(time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC))
	if err != nil || len(before.Members) != 0 || before.Association.Name != "" {
		t.Errorf("before the library was made it knew %d members", len(before.Members))
	}
}

// TestAsOfLaterEntry: a library that was begun after the day answers with what
// it was told first.
func TestAsOfLaterEntry(t *testing.T) {
	s, c := create(t)
	m := data.Member{Name: "甲公司", Type: data.UnitMember, Joined: data.Date{Year: 2014}, Class: "会员单位"}
	commit(t, s.Change("导入").Put(&m))
	c.t = c.t.AddDate(0, 1, 0)
	m.Name, m.Joined = "甲集团", data.Date{Year: 2013}
	commit(t, s.Change("更名").Put(&m))
	gone := data.Member{Name: "乙公司", Type: data.UnitMember, Joined: data.Date{Year: 2014}, Class: "会员单位"}
	commit(t, s.Change("导入").Put(&gone))
	commit(t, s.Change("删").Delete(&gone))
	f, err := s.AsOf(data.Date{Year: 2013, Month: 12, Day: 31}, time.UTC)
	if err != nil || len(f.Members) != 1 || f.Members[0].Name != "甲公司" || f.Members[0].Joined.Year != 2013 || len(f.Classes) == 0 {
		t.Errorf("%+v %v", f.Members, err)
	}
}

// TestAsOfMidnight: the day ends where the office is.
func TestAsOfMidnight(t *testing.T) {
	s, c := create(t)
	m := data.Member{Name: "甲公司", Type: data.UnitMember, MemberNo: "1"}
	commit(t, s.Change("新增").Put(&m))
	c.t = time.Date(2026, 3, 31, 16, 30, 0, 0, time.UTC) // 00:30 of 1 April in Shanghai
	m.Name = "乙公司"
	commit(t, s.Change("更名").Put(&m))
	day := data.Date{Year: 2026, Month: 3, Day: 31}
	for where, want := range map[*time.Location]string{time.UTC: "乙公司", time.FixedZone("Shanghai", 8*3600): "甲公司"} {
		if f, err := s.AsOf(day, where); err != nil || f.Members[0].Name != want {
			t.Errorf("%s: %v %v, want %s", where, f.Members, err, want)
		}
	}
}

// TestFiguresReproduceAtRandom lets an office do anything dated after the day,
// in any order, with undo, and asks after each step for the figures of the day.
func TestFiguresReproduceAtRandom(t *testing.T) {
	total := map[string]int{}
	for seed := range uint64(6) {
		rnd := rand.New(rand.NewPCG(seed, 41))
		o := newOffice(t)
		names := []string{"甲公司", "乙公司", "丙公司", "丁公司", "戊公司", "己公司"}
		done := 0 // what an undo may take back without reaching into 2025
		steps := map[string]func(data.Member, []data.Membership, data.Date) bool{
			"rename": func(m data.Member, _ []data.Membership, _ data.Date) bool {
				m.Name, m.LegalRep, m.Phone = m.Name+"新", "改", "021-60000000"
				return o.try(o.s.Change("更名").Put(&m))
			},
			"class": func(m data.Member, terms []data.Membership, on data.Date) bool {
				return o.act(data.ChangeClass(m, terms, data.Terms{On: on, Class: []string{"会长单位", "理事单位", "会员单位"}[rnd.IntN(3)]}))
			},
			"leave": func(m data.Member, terms []data.Membership, on data.Date) bool {
				return o.act(data.Leave(m, terms, data.Terms{On: on}))
			},
			"again": func(m data.Member, terms []data.Membership, on data.Date) bool {
				return o.act(data.Admit(m, terms, data.Terms{On: on, Class: "团体会员"}))
			},
			"pay": func(m data.Member, _ []data.Membership, on data.Date) bool {
				bills, err := o.s.Bills(m.ID)
				if err != nil {
					t.Fatal(err)
				}
				p := data.Payment{Member: m.ID, Paid: on, Amount: 70000}
				p.Allocations, _ = data.Allocate(p.Amount, data.AccountsOn(data.Date{}, bills, nil))
				return o.try(o.s.Change("缴费").Put(&p).Put(&data.DuesBill{Member: m.ID, Year: 2026, Amount: 9}))
			},
			"delete": func(m data.Member, _ []data.Membership, _ data.Date) bool {
				return o.try(o.s.Change("删").Delete(&m))
			},
			"back": func(data.Member, []data.Membership, data.Date) bool {
				bin, err := o.s.Deleted()
				return err == nil && len(bin) > 0 && o.try(o.s.Change("还原").Undelete(bin[rnd.IntN(len(bin))]))
			},
			"purge": func(data.Member, []data.Membership, data.Date) bool {
				o.later(95)
				set, err := o.s.Purge("清空回收站")
				return err == nil && set.Seq != 0
			},
			"undo": func(data.Member, []data.Membership, data.Date) bool {
				if done == 0 {
					return false
				}
				_, err := o.s.Undo()
				if err == nil {
					done -= 2
				}
				return err == nil
			},
		}
		kinds := slices.Sorted(maps.Keys(steps))
		count := map[string]int{}
		for range 60 {
			o.later(1)
			m, err := o.s.Member(o.m[names[rnd.IntN(len(names))]])
			if err != nil {
				continue // in the bin, or gone
			}
			terms, err := o.s.Memberships(m.ID)
			if err != nil {
				t.Fatal(err)
			}
			kind := kinds[rnd.IntN(len(kinds))]
			if steps[kind](m, terms, data.DateOf(o.clock.t)) {
				done++
				count[kind]++
				o.same(kind)
			}
			if t.Failed() {
				t.Fatalf("seed %d, after %v", seed, count)
			}
		}
		sound(t, o.s)
		for kind, n := range count {
			total[kind] += n
		}
	}
	t.Log(total)
	for _, kind := range []string{"again", "back", "class", "delete", "leave", "pay", "purge", "rename", "undo"} {
		if total[kind] == 0 {
			t.Errorf("%s was never done: %v", kind, total)
		}
	}
}

func (o *office) try(w *Writer) bool {
	_, err := w.Commit()
	return err == nil
}

func (o *office) act(a data.Act, err error) bool {
	if err != nil {
		return false
	}
	w := o.s.Change(a.Name)
	for _, r := range a.Put {
		w.Put(r)
	}
	return o.try(w)
}
