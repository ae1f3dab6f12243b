package store

import (
	"errors"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Facts gives what is known now of all members' belonging, posts and dues, in
// one reading: living records only.
func (s *Store) Facts() (f data.Facts, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		var a []data.Association
		if a, err = list[data.Association](tx); err != nil {
			return err
		} else if len(a) > 0 {
			f.Association = a[0]
		}
		return errors.Join(into(tx, &f.Classes), into(tx, &f.Members), into(tx, &f.Contacts), into(tx, &f.Decisions), into(tx, &f.Terms),
			into(tx, &f.Posts), into(tx, &f.Standards), into(tx, &f.Bills), into(tx, &f.Payments), into(tx, &f.Receipts))
	})
	return f, err
}

// factKinds are the kinds of record that Facts holds.
var factKinds = []data.Kind{
	data.KindAssociation, data.KindClass, data.KindMember, data.KindContact, data.KindDecision, data.KindMembership,
	data.KindPost, data.KindDuesStandard, data.KindDuesBill, data.KindPayment, data.KindReceipt,
}

func into[T any, P record[T]](tx *bbolt.Tx, out *[]T) (err error) {
	*out, err = list[T, P](tx)
	return err
}

// collect fills facts with what each calls add with, kind by kind.
func collect(f *data.Facts, each func(k data.Kind, add func(data.Record)) error) error {
	for _, k := range factKinds {
		if err := each(k, func(rec data.Record) {
			switch r := rec.(type) {
			case *data.Association:
				f.Association = *r
			case *data.Class:
				f.Classes = append(f.Classes, *r)
			case *data.Member:
				f.Members = append(f.Members, *r)
			case *data.Contact:
				f.Contacts = append(f.Contacts, *r)
			case *data.Decision:
				f.Decisions = append(f.Decisions, *r)
			case *data.Membership:
				f.Terms = append(f.Terms, *r)
			case *data.Post:
				f.Posts = append(f.Posts, *r)
			case *data.DuesStandard:
				f.Standards = append(f.Standards, *r)
			case *data.DuesBill:
				f.Bills = append(f.Bills, *r)
			case *data.Payment:
				f.Payments = append(f.Payments, *r)
			case *data.Receipt:
				f.Receipts = append(f.Receipts, *r)
			}
		}); err != nil {
			return err
		}
	}
	return nil
}

// FactsKnown gives the facts exactly as the library stood at a moment: with
// the mistakes that were corrected since, and without what was entered since.
// It reproduces a list that was handed in then. From before the library was
// made it knows nothing.
func (s *Store) FactsKnown(at time.Time) (f data.Facts, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		p, err := readPast(tx, at)
		if err != nil {
			return err
		}
		return collect(&f, func(k data.Kind, add func(data.Record)) error {
			return p.each(tx, k, func(st state) error {
				if st.then != nil && !st.then.Common().Deleted() {
					add(st.then)
				}
				return nil
			})
		})
	})
	return f, err
}

// AsOf gives the facts for counting on a past day, so that the count comes out
// the same however much is changed after it. The day ends at midnight in
// where.
//
// What bears a date of its own (terms, posts, decisions, bills, payments,
// receipts, days of joining and leaving) is taken as it is known today: an
// office enters in January who left in December, and a date that was wrong is
// wrong no longer. What bears none (names, classes, addresses, contacts, who
// stands in the recycle bin) is taken from the history, as it stood at the end
// of the day. A member that was deleted since is there, with its terms and
// bills.
//
// What it cannot know: changes that were entered late to what bears no date (a
// new name entered in January that held from December), the past of a record
// that was entered after the day (it is given as it was entered first), and
// anything from before the library was made. A term, bill or payment that was
// deleted by itself since counts as a mistake that was put right, and is not
// there. For what the library said then, right or wrong, see FactsKnown.
func (s *Store) AsOf(day data.Date, where *time.Location) (f data.Facts, err error) {
	end := day.Last()
	at := time.Date(end.Year, time.Month(end.Month), end.Day+1, 0, 0, 0, 0, where)
	err = s.view(func(tx *bbolt.Tx) error {
		p, err := readPast(tx, at)
		if err != nil {
			return err
		}
		return collect(&f, func(k data.Kind, add func(data.Record)) error {
			return p.each(tx, k, func(st state) error {
				if rec := st.asOf(k, end); rec != nil {
					add(rec)
				}
				return nil
			})
		})
	})
	return f, err
}
