package store

import (
	"cmp"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Roster reads all that the library knows of its members at one moment.
func (s *Store) Roster() (r data.Roster, err error) {
	err = s.view(func(tx *bbolt.Tx) (err error) {
		r, err = roster(tx)
		return err
	})
	return r, err
}

func roster(tx *bbolt.Tx) (r data.Roster, err error) {
	alive := map[data.MemberID]bool{}
	if err := each(tx, func(m *data.Member) error {
		if m.Deleted() {
			r.Binned = append(r.Binned, *m)
			return nil
		}
		alive[m.ID] = true
		r.Members = append(r.Members, *m)
		return nil
	}); err != nil {
		return r, err
	}
	if err := each(tx, func(c *data.Contact) error {
		if !c.Deleted() && alive[c.Member] {
			r.Contacts = append(r.Contacts, *c)
		}
		return nil
	}); err != nil {
		return r, err
	}
	if err := each(tx, func(m *data.Membership) error {
		if !m.Deleted() && alive[m.Member] {
			r.Memberships = append(r.Memberships, *m)
		}
		return nil
	}); err != nil {
		return r, err
	}
	if r.Classes, err = list[data.Class](tx); err != nil {
		return r, err
	}
	slices.SortStableFunc(r.Classes, func(a, b data.Class) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Code, b.Code))
	})
	if r.Mappings, err = list[data.Mapping](tx); err != nil {
		return r, err
	}
	r.Distinct, err = list[data.Distinct](tx)
	return r, err
}
