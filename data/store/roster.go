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
	members, err := all[data.Member](tx)
	if err != nil {
		return r, err
	}
	for _, m := range members {
		if m.Deleted() {
			r.Binned = append(r.Binned, m)
			continue
		}
		alive[m.ID] = true
		r.Members = append(r.Members, m)
	}
	if r.Contacts, err = list[data.Contact](tx); err != nil {
		return r, err
	}
	r.Contacts = slices.DeleteFunc(r.Contacts, func(c data.Contact) bool { return !alive[c.Member] })
	if r.Memberships, err = list[data.Membership](tx); err != nil {
		return r, err
	}
	r.Memberships = slices.DeleteFunc(r.Memberships, func(m data.Membership) bool { return !alive[m.Member] })
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
