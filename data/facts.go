package data

// Facts (会员事实) are what is known of all members' belonging, posts and dues:
// what numbers, lists and bills are computed from. Records in the recycle bin
// may be among them; they are left aside.
type Facts struct {
	Association Association
	Classes     []Class
	Members     []Member
	Contacts    []Contact
	Decisions   []Decision
	Terms       []Membership
	Posts       []Post
	Standards   []DuesStandard
	Bills       []DuesBill
	Payments    []Payment
	Receipts    []Receipt
}

// ledger groups what is known by member, so that one reading serves all.
type ledger struct {
	terms map[MemberID][]*Membership
	bills map[MemberID][]*DuesBill
	paid  map[DuesBillID][]part
}

func pointers[T any](list []T) []*T {
	out := make([]*T, len(list))
	for i := range list {
		out[i] = &list[i]
	}
	return out
}

func (f *Facts) ledger() ledger {
	l := ledger{terms: make(map[MemberID][]*Membership, len(f.Members)), bills: make(map[MemberID][]*DuesBill, len(f.Members)), paid: paidTo(f.Payments)}
	for _, t := range pointers(f.Terms) {
		if !t.Deleted() {
			l.terms[t.Member] = append(l.terms[t.Member], t)
		}
	}
	for _, b := range pointers(f.Bills) {
		if !b.Deleted() {
			l.bills[b.Member] = append(l.bills[b.Member], b)
		}
	}
	return l
}

// Standings gives how every member stands on a day, by its id. It is
// StandingOn for all of them at the cost of one reading.
func (f *Facts) Standings(day Date) map[MemberID]Standing {
	l, out := f.ledger(), make(map[MemberID]Standing, len(f.Members))
	for i := range f.Members {
		if m := &f.Members[i]; !m.Deleted() {
			out[m.ID] = l.standing(day, m)
		}
	}
	return out
}

// Decision finds a decision, nil where it is not known.
func (f *Facts) Decision(id DecisionID) *Decision {
	for i := range f.Decisions {
		if f.Decisions[i].ID == id && id != "" {
			return &f.Decisions[i]
		}
	}
	return nil
}

// classNames tells the name of a class by the code that records hold.
func (f *Facts) classNames() func(code string) string {
	names := map[string]string{}
	for _, c := range f.Classes {
		names[NameKey(c.Code)] = c.Name
	}
	return func(code string) string {
		if n := names[NameKey(code)]; n != "" {
			return n
		}
		return code
	}
}
