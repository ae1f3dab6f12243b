package intake

import (
	"slices"
	"strings"

	"huikan/data"
)

// planner compares rows with the library, and with the rows before them.
type planner struct {
	sheet  *Sheet
	o      PlanOptions
	byCode map[string]*target
	// byFormerCode finds a member by a credit code that it had before.
	byFormerCode map[string]*target
	byName       map[string][]*target
	byFormer     map[string][]*target
	byNumber     map[string]string // member number to the name that has it
	classes      map[string]string // what a class may be called, to its code
	planned      []*target         // those that rows speak of, in order
	places       map[*target]int
}

func newPlanner(s *Sheet, members []data.Member, contacts []data.Contact, classes []data.Class, o PlanOptions) *planner {
	pl := &planner{sheet: s, o: o, byCode: map[string]*target{}, byFormerCode: map[string]*target{}, byName: map[string][]*target{}, byFormer: map[string][]*target{},
		byNumber: map[string]string{}, classes: map[string]string{}, places: map[*target]int{}}
	byID := map[data.MemberID]*target{}
	for i := range members {
		t := &target{member: &members[i]}
		byID[members[i].ID] = t
		pl.index(t)
	}
	for i := range contacts {
		if t := byID[contacts[i].Member]; t != nil {
			t.contacts = append(t.contacts, &contactTarget{contact: &contacts[i]})
		}
	}
	for i := range o.Binned {
		if n := data.NameKey(o.Binned[i].MemberNo); n != "" {
			pl.byNumber[n] = o.Binned[i].Name
		}
	}
	// A class goes by its code, its name, and its name without 单位.
	for _, c := range slices.Backward(classes) {
		pl.classes[data.NameKey(strings.TrimSuffix(c.Name, "单位"))] = c.Code
	}
	for _, c := range classes {
		pl.classes[data.NameKey(c.Name)], pl.classes[data.NameKey(c.Code)] = c.Code, c.Code
	}
	return pl
}

// index makes a member known by what rows may call it.
func (pl *planner) index(t *target) {
	m := t.member
	if k := data.NameKey(m.USCC); k != "" {
		pl.byCode[k] = t
	}
	for _, c := range m.FormerCodes {
		if k := data.NameKey(c); len(k) == 18 {
			pl.byFormerCode[k] = t
		}
	}
	put := func(in map[string][]*target, name string) {
		if k := data.NameKey(name); k != "" && !slices.Contains(in[k], t) {
			in[k] = append(in[k], t)
		}
	}
	put(pl.byName, m.Name)
	for _, n := range m.FormerNames {
		put(pl.byFormer, n)
	}
	if k := data.NameKey(m.MemberNo); k != "" {
		pl.byNumber[k] = m.Name
	}
}

// forget is the opposite of index.
func (pl *planner) forget(t *target) {
	m := t.member
	if k := data.NameKey(m.USCC); pl.byCode[k] == t {
		delete(pl.byCode, k)
	}
	for _, c := range m.FormerCodes {
		if k := data.NameKey(c); pl.byFormerCode[k] == t {
			delete(pl.byFormerCode, k)
		}
	}
	drop := func(in map[string][]*target, name string) {
		k := data.NameKey(name)
		in[k] = slices.DeleteFunc(in[k], func(o *target) bool { return o == t })
	}
	drop(pl.byName, m.Name)
	for _, n := range m.FormerNames {
		drop(pl.byFormer, n)
	}
	if k := data.NameKey(m.MemberNo); k != "" {
		delete(pl.byNumber, k)
	}
}

// match finds the member of a row; former says that the row calls it by a
// former name. A row that fits nobody is a new member: nil.
func (pl *planner) match(e *rowEntry) (t *target, former bool) {
	name, code := data.NameKey(e.get("name")), data.NameKey(data.CleanUSCC(e.get("uscc")))
	if code != "" {
		if t = pl.byCode[code]; t == nil {
			t = pl.byFormerCode[code]
		}
	}
	named := pl.byName[name]
	if name == "" {
		named = nil
	}
	if t != nil {
		if len(named) > 0 && !slices.Contains(named, t) && named[0].member.Type != data.PersonMember {
			e.fail(RowFinding{Code: RowCodeAndName, Value: t.member.Name, Other: named[0].member.Name})
		}
		return t, name != "" && slices.Contains(pl.byFormer[name], t) && !slices.Contains(named, t)
	}
	if name == "" {
		e.fail(RowFinding{Code: RowNoName})
		return nil, false
	}
	if len(named) > 1 {
		named = pl.narrow(e, named)
	}
	switch {
	case len(named) == 1:
		return named[0], false
	case len(named) > 1:
		e.fail(RowFinding{Code: RowAmbiguous, Value: e.get("name")})
		return nil, false
	}
	switch before := pl.byFormer[name]; {
	case len(before) == 1:
		e.find(RowFinding{Code: RowFormer, Value: e.get("name"), Other: before[0].member.Name})
		return before[0], true
	case len(before) > 1:
		e.fail(RowFinding{Code: RowAmbiguous, Value: e.get("name")})
	}
	return nil, false
}

// narrow tells people of one name apart by number or telephone.
func (pl *planner) narrow(e *rowEntry, named []*target) []*target {
	var out []*target
	no := data.NameKey(e.get("member_no"))
	for _, t := range named {
		fits := no != "" && data.NameKey(t.member.MemberNo) == no
		for _, p := range e.people {
			for _, c := range t.contacts {
				fits = fits || p.get("mobile") != "" && p.get("mobile") == c.contact.Mobile
			}
		}
		if fits {
			out = append(out, t)
		}
	}
	if len(out) == 0 {
		return named
	}
	return out
}

// class is the code of the class that a cell names.
func (pl *planner) class(text string) (string, bool) {
	key := data.NameKey(text)
	for _, k := range []string{key, strings.TrimSuffix(key, "单位"), strings.TrimSuffix(key, "会员"), key + "会员"} {
		if code := pl.classes[k]; code != "" && k != "" {
			return code, true
		}
	}
	return text, false
}
