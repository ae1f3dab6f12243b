package store

import (
	"cmp"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// MemberBook reads all that the library knows of its members at one moment.
func (s *Store) MemberBook() (r data.MemberBook, err error) {
	err = s.view(func(tx *bbolt.Tx) (err error) {
		r, err = memberBook(tx)
		return err
	})
	return r, err
}

func memberBook(tx *bbolt.Tx) (r data.MemberBook, err error) {
	alive := map[data.MemberID]bool{}
	members, err := all[data.Member](tx)
	if err != nil {
		return r, err
	}
	for i := range members {
		if m := &members[i]; m.Deleted() {
			r.Binned = append(r.Binned, *m)
		} else {
			alive[m.ID] = true
			r.Members = append(r.Members, *m)
		}
	}
	contacts, err := all[data.Contact](tx)
	if err != nil {
		return r, err
	}
	r.Contacts = slices.DeleteFunc(contacts, func(c data.Contact) bool { return c.Deleted() || !alive[c.Member] })
	terms, err := all[data.Membership](tx)
	if err != nil {
		return r, err
	}
	r.Memberships = slices.DeleteFunc(terms, func(m data.Membership) bool { return m.Deleted() || !alive[m.Member] })
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
