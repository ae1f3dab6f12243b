package store

import (
	"fmt"
	"slices"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Merge (合并) is what becoming one would do to two members: a preview whose
// fields a person may decide, until Commit. Where one of the two is changed
// meanwhile, Commit fails with ErrConflict and nothing is changed; what came to
// hang on them meanwhile goes along.
type Merge struct {
	Keep   data.Member       `json:"keep"`   // the one that stays
	Other  data.Member       `json:"other"`  // the one that is merged into it
	Fields []data.MergeField `json:"fields"` // in which the two differ
	// United are contacts of both that are one person; the other contacts and
	// all else that names Other is pointed to Keep: Moved counts it.
	United []UnitedContact   `json:"united,omitempty"`
	Moved  map[data.Kind]int `json:"moved"`

	s       *Store
	naming  []data.Record // all that names Other or a contact of it
	doubles []data.Record // terms that both have
}

// UnitedContact is a person whom both members have.
type UnitedContact struct {
	Keep   data.Contact `json:"keep"`
	Other  data.Contact `json:"other"`
	Result data.Contact `json:"result"`
}

// PlanMerge reads what a merge of the member other into the member keep would
// do. It fails with ErrNotFound where one of them is not there, and with
// ErrInvalid where they are the same.
func (s *Store) PlanMerge(keep, other data.MemberID) (*Merge, error) {
	m := &Merge{s: s, Moved: map[data.Kind]int{}}
	err := s.view(func(tx *bbolt.Tx) error {
		if err := read(tx, string(keep), &m.Keep); err != nil {
			return err
		}
		if err := read(tx, string(other), &m.Other); err != nil {
			return err
		}
		if keep == other {
			return fmt.Errorf("member %q with itself: %w", m.Keep.Name, ErrInvalid)
		}
		return m.gather(tx)
	})
	if err != nil {
		return nil, fmt.Errorf("merge members: %w", err)
	}
	m.Fields = data.MergeFields(m.Keep, m.Other)
	return m, nil
}

// gather reads what hangs on the two members.
func (m *Merge) gather(tx *bbolt.Tx) error {
	ours, err := listOf[data.Contact](tx, "contact.member", string(m.Keep.ID))
	if err != nil {
		return err
	}
	theirs, err := listOf[data.Contact](tx, "contact.member", string(m.Other.ID))
	if err != nil {
		return err
	}
	who := map[ref]bool{{data.KindMember, string(m.Other.ID)}: true}
	for _, c := range theirs {
		at := slices.IndexFunc(ours, func(o data.Contact) bool { return data.SamePerson(o, c) })
		if at < 0 || slices.ContainsFunc(m.United, func(u UnitedContact) bool { return u.Keep.ID == ours[at].ID }) {
			continue
		}
		m.United = append(m.United, UnitedContact{ours[at], c, data.MergeContacts(ours[at], c)})
		who[ref{data.KindContact, string(c.ID)}] = true
	}
	terms, err := listOf[data.Membership](tx, "membership.member", string(m.Keep.ID))
	if err != nil {
		return err
	}
	return eachNaming(tx, who, func(rec data.Record) {
		switch r := rec.(type) {
		case *data.Member:
			if r.ID == m.Keep.ID || r.ID == m.Other.ID {
				return // MergeMembers sees to them
			}
		case *data.Contact:
			if slices.ContainsFunc(m.United, func(u UnitedContact) bool { return u.Other.ID == r.ID }) {
				return
			}
		case *data.Membership:
			if !r.Deleted() && slices.ContainsFunc(terms, func(t data.Membership) bool { return sameTerm(t, *r) }) {
				m.doubles = append(m.doubles, r)
			}
		}
		m.naming = append(m.naming, rec)
		m.Moved[rec.Kind()]++
	})
}

// sameTerm reports whether two members' terms say the same.
func sameTerm(a, b data.Membership) bool {
	a.Head, b.Head = data.Head{Note: a.Note}, data.Head{Note: b.Note}
	a.ID, b.ID, a.Member, b.Member = "", "", "", ""
	x, errX := encode(a)
	y, errY := encode(b)
	return errX == nil && errY == nil && string(x) == string(y)
}

// Choose decides a field of the merge; see data.ChooseMerge.
func (m *Merge) Choose(field string, side data.MergeSide) error {
	if !data.ChooseMerge(m.Fields, field, side) {
		return fmt.Errorf("merge %q and %q: field %q cannot be taken from %q", m.Keep.Name, m.Other.Name, field, side)
	}
	return nil
}

// Result is the member that the merge leaves, as the fields stand at present.
func (m *Merge) Result() data.Member { return data.MergeMembers(m.Keep, m.Other, m.Fields) }

// Commit merges as one change set, which an undo takes back whole: both members
// are there again with all that hung on them. The member that is merged goes to
// the recycle bin, and says into whom it was merged.
func (m *Merge) Commit() (ChangeSet, error) {
	now, err := m.s.PlanMerge(m.Keep.ID, m.Other.ID) // what hangs on them by now
	if err != nil {
		return ChangeSet{}, err
	}
	for _, p := range [][2]data.Member{{m.Keep, now.Keep}, {m.Other, now.Other}} {
		if p[0].Rev != p[1].Rev {
			return ChangeSet{}, fmt.Errorf("merge members: %w", &RecordError{data.KindMember, string(p[0].ID), p[0].Name, ErrConflict})
		}
	}
	now.Fields = m.Fields
	return now.commit()
}

func (m *Merge) commit() (ChangeSet, error) {
	result := m.Result()
	c := m.s.Change(fmt.Sprintf("合并会员 %s 与 %s", m.Keep.Name, m.Other.Name)).Details(m.Other.Name + " → " + result.Name)
	other := m.Other
	other.MergedInto = m.Keep.ID
	if data.NameKey(other.MemberNo) == data.NameKey(result.MemberNo) {
		other.MemberNo = "" // a number is held by one member, also in the bin
	}
	c.Put(&other).Put(&result).Delete(&other)
	for _, u := range m.United {
		r := u.Result
		c.Put(&r)
		o := u.Other
		o.Member = m.Keep.ID
		c.Put(&o).Delete(&o)
	}
	primary := slices.ContainsFunc(m.United, func(u UnitedContact) bool { return u.Result.Primary })
	if !primary {
		ours, err := m.s.Contacts(m.Keep.ID)
		if err != nil {
			return ChangeSet{}, err
		}
		primary = slices.ContainsFunc(ours, func(k data.Contact) bool { return k.Primary })
	}
	for _, rec := range m.naming {
		next, err := clone(rec)
		if err != nil {
			return ChangeSet{}, err
		}
		m.point(next)
		switch r := next.(type) {
		case *data.Contact:
			if r.Primary && primary && !r.Deleted() {
				r.Primary = false // there is one of each member
			}
			primary = primary || r.Primary
		case *data.Distinct:
			if r.Member == r.Other && !r.Deleted() {
				c.Delete(r) // the two are one after all
				continue
			}
		case *data.Membership:
			if slices.ContainsFunc(m.doubles, func(d data.Record) bool { return d.Key() == r.Key() }) {
				c.Put(next).Delete(next)
				continue
			}
		}
		c.putAnyway(next)
	}
	return c.Commit()
}

// point makes a record name the member that stays, and its contacts.
func (m *Merge) point(rec data.Record) {
	for _, row := range data.References {
		if row.From != rec.Kind() {
			continue
		}
		switch row.To {
		case data.KindMember:
			row.Point(rec, string(m.Other.ID), string(m.Keep.ID))
		case data.KindContact:
			for _, u := range m.United {
				row.Point(rec, string(u.Other.ID), string(u.Keep.ID))
			}
		}
	}
}
