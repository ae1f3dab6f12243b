package store

import (
	"fmt"
	"slices"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// KeepDeleted is how long the recycle bin holds a record before Purge takes
// it (DESIGN §5: 90 days).
const KeepDeleted = 90 * 24 * time.Hour

// Deleted gives the records in the recycle bin, the one deleted last first.
func (s *Store) Deleted() (out []data.Record, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		for _, k := range data.Kinds {
			if err := eachRecord(tx, k, func(rec data.Record) error {
				if rec.Common().Deleted() {
					out = append(out, rec)
				}
				return nil
			}); err != nil {
				return err
			}
		}
		return nil
	})
	slices.SortStableFunc(out, func(a, b data.Record) int { return b.Common().DeletedAt.Compare(a.Common().DeletedAt) })
	return out, err
}

// eachRecord calls f with every record of a kind, deleted ones too.
func eachRecord(tx *bbolt.Tx, k data.Kind, f func(data.Record) error) error {
	b := recBucket(tx, k)
	if b == nil {
		return absent(k)
	}
	return b.ForEach(func(key, v []byte) error {
		payload, err := unseal(key, v)
		if err != nil {
			return err
		}
		rec, err := decodeRecord(k, payload)
		if err != nil {
			return fmt.Errorf("%s %s: %w", k, key, err)
		}
		return f(rec)
	})
}

// Expired gives what Purge would take, in the order in which it takes it.
func (s *Store) Expired() (out []data.Record, err error) {
	which := old(s.opts.now())
	err = s.view(func(tx *bbolt.Tx) error {
		entries, err := expired(tx, which)
		if err != nil {
			return err
		}
		for _, e := range entries {
			rec, _, err := e.Records()
			if err != nil {
				return err
			}
			out = append(out, rec)
		}
		return nil
	})
	return out, err
}

// Purge empties the recycle bin of what has lain there for longer than
// KeepDeleted. Nothing calls it but a person: it is a change set in the
// history like any other, from which the records can still be read, and it
// can be undone until something else is done. With a record goes what belongs
// to it: contacts, memberships, posts and bills of a member, sections and
// placements of an issue, placements of a section. Money that came in belongs
// to the association: payments and receipts stay.
func (s *Store) Purge(name string) (ChangeSet, error) {
	return s.purge(name, old(s.opts.now()))
}

// Discard (彻底删除) is Purge for the records that a person names, however short
// they have lain in the recycle bin. A record that is not in the bin is
// refused, and then nothing goes.
func (s *Store) Discard(name string, recs []data.Record) (ChangeSet, error) {
	those := map[ref]bool{}
	for _, r := range recs {
		if !r.Common().Deleted() {
			return ChangeSet{}, fmt.Errorf("empty the recycle bin: %w", &RecordError{Kind: r.Kind(), Key: r.Key(), Name: NameOf(r), Err: ErrInvalid})
		}
		those[ref{r.Kind(), r.Key()}] = true
	}
	return s.purge(name, func(r data.Record) bool { return those[ref{r.Kind(), r.Key()}] })
}

// old tells the records that have lain in the bin for longer than KeepDeleted.
func old(now time.Time) func(data.Record) bool {
	return func(r data.Record) bool { return now.Sub(r.Common().DeletedAt) > KeepDeleted }
}

func (s *Store) purge(name string, which func(data.Record) bool) (ChangeSet, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	now := s.opts.now()
	w := &work{set: ChangeSet{Name: name, Who: s.opts.Who, Session: s.session}, now: now}
	var entries []Entry
	err := s.update(func(tx *bbolt.Tx) error {
		w.tx = tx
		var err error
		if entries, err = expired(tx, which); err != nil {
			return err
		}
		if len(entries) == 0 {
			return nil
		}
		if w.set.Rev, err = nextRev(tx); err != nil {
			return err
		}
		counts := refs{}
		if err := writeEntries(tx, entries, counts); err != nil {
			return err
		}
		if err := w.log(entries, counts, s.mint()); err != nil {
			return err
		}
		return counts.write(tx)
	})
	if err != nil {
		return ChangeSet{}, fmt.Errorf("empty the recycle bin: %w", err)
	}
	if len(entries) == 0 {
		return ChangeSet{}, nil
	}
	s.tell(w.set, entries)
	return w.set, nil
}

// expired lists what goes of the bin, as entries. Kinds come in the order of
// data.Kinds, so that what belongs to a record comes after it.
func expired(tx *bbolt.Tx, which func(data.Record) bool) ([]Entry, error) {
	var entries []Entry
	gone := map[ref]bool{}
	for _, k := range data.Kinds {
		if err := eachRecord(tx, k, func(rec data.Record) error {
			goes := rec.Common().Deleted() && which(rec)
			for _, o := range owners(rec) {
				goes = goes || gone[o]
			}
			if !goes {
				return nil
			}
			gone[ref{k, rec.Key()}] = true
			before, err := encodeRecord(rec)
			entries = append(entries, Entry{Kind: k, Key: rec.Key(), Before: before})
			return err
		}); err != nil {
			return nil, err
		}
	}
	return entries, nil
}

// owners are the records without which a record cannot be seen anywhere.
func owners(rec data.Record) []ref {
	switch r := rec.(type) {
	case *data.Distinct:
		return []ref{{data.KindMember, string(r.Member)}, {data.KindMember, string(r.Other)}}
	case *data.Contact:
		return []ref{{data.KindMember, string(r.Member)}}
	case *data.Membership:
		return []ref{{data.KindMember, string(r.Member)}}
	case *data.Post:
		return []ref{{data.KindMember, string(r.Member)}}
	case *data.DuesBill:
		return []ref{{data.KindMember, string(r.Member)}}
	case *data.Section:
		return []ref{{data.KindIssue, string(r.Issue)}}
	case *data.Placement:
		return []ref{{data.KindIssue, string(r.Issue)}, {data.KindSection, string(r.Section)}}
	}
	return nil
}
