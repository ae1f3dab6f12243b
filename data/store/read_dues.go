package store

import (
	"cmp"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Decisions gives all decisions, the newest first.
func (s *Store) Decisions() ([]data.Decision, error) {
	out, err := List[data.Decision](s)
	slices.SortStableFunc(out, func(a, b data.Decision) int { return b.Held.Compare(a.Held) })
	return out, err
}

// Posts gives the posts of a member and its people, the newest council and
// the highest post first.
func (s *Store) Posts(m data.MemberID) ([]data.Post, error) {
	out, err := of[data.Post](s, "post.member", string(m))
	slices.SortStableFunc(out, byCouncil)
	return out, err
}

// AllPosts gives the posts of everybody, the newest council and the highest
// post first.
func (s *Store) AllPosts() ([]data.Post, error) {
	out, err := List[data.Post](s)
	slices.SortStableFunc(out, byCouncil)
	return out, err
}

func byCouncil(a, b data.Post) int {
	return cmp.Or(cmp.Compare(b.Council, a.Council), cmp.Compare(a.Rank(), b.Rank()), a.From.Compare(b.From))
}

// Standing says how a member stands on a day, by what is known now; for all
// members at once, and for days gone by, see Facts and AsOf.
func (s *Store) Standing(id data.MemberID, day data.Date) (data.Standing, error) {
	m, err := s.Member(id)
	if err != nil {
		return data.Standing{}, err
	}
	terms, err := s.Memberships(id)
	if err != nil {
		return data.Standing{}, err
	}
	bills, err := s.Bills(id)
	if err != nil {
		return data.Standing{}, err
	}
	payments, err := s.Payments(id)
	if err != nil {
		return data.Standing{}, err
	}
	return data.StandingOn(day, &m, terms, bills, payments), nil
}

// DuesStandards gives all standards of dues, the one that took effect last
// first.
func (s *Store) DuesStandards() ([]data.DuesStandard, error) {
	out, err := List[data.DuesStandard](s)
	slices.SortStableFunc(out, func(a, b data.DuesStandard) int { return b.From.Compare(a.From) })
	return out, err
}

// Bills gives the bills of a member, the oldest year first.
func (s *Store) Bills(m data.MemberID) ([]data.DuesBill, error) {
	out, err := of[data.DuesBill](s, "bill.member", string(m))
	slices.SortStableFunc(out, func(a, b data.DuesBill) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), a.Due.Compare(b.Due))
	})
	return out, err
}

// Payments gives the payments that a member made or that went to a bill of
// the member, the oldest first.
func (s *Store) Payments(m data.MemberID) (out []data.Payment, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		keys := keysOf(tx, "payment.member", string(m))
		for _, bill := range keysOf(tx, "bill.member", string(m)) {
			keys = append(keys, keysOf(tx, "payment.bill", bill)...)
		}
		slices.Sort(keys)
		for _, key := range slices.Compact(keys) {
			var p data.Payment
			if err := read(tx, key, &p); err != nil {
				return err
			}
			out = append(out, p)
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b data.Payment) int { return a.Paid.Compare(b.Paid) })
	return out, err
}

// PaymentsWithRef gives the payments that bear the bank's number, so that a
// sheet that is read twice enters nothing twice.
func (s *Store) PaymentsWithRef(no string) ([]data.Payment, error) {
	return of[data.Payment](s, "payment.ref", codeKey(no))
}

// Receipts gives all receipts, voided ones too, by kind and number.
func (s *Store) Receipts() ([]data.Receipt, error) {
	out, err := List[data.Receipt](s)
	slices.SortStableFunc(out, func(a, b data.Receipt) int {
		return cmp.Or(strings.Compare(a.Sort, b.Sort), cmp.Compare(len(a.Number), len(b.Number)), strings.Compare(a.Number, b.Number))
	})
	return out, err
}

// ReceiptsOf gives the receipts for a payment.
func (s *Store) ReceiptsOf(p data.PaymentID) ([]data.Receipt, error) {
	return of[data.Receipt](s, "receipt.payment", string(p))
}

// of gives the living records that an index holds for a value.
func of[T any, P record[T]](s *Store, index, value string) (out []T, err error) {
	if value == "" {
		return nil, nil
	}
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = listOf[T, P](tx, index, value)
		return err
	})
	return out, err
}
