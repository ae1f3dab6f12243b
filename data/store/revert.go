package store

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// ConflictError says which records stand in the way of taking a set back:
// they have been changed since, or they name a record that the set made.
type ConflictError struct {
	Records []RecordError // the first few
	More    int           // how many more there are
}

// Error names the first records.
func (e *ConflictError) Error() string {
	var names []string
	for i := range e.Records {
		names = append(names, e.Records[i].Error())
	}
	s := strings.Join(names, "; ")
	if e.More > 0 {
		s += fmt.Sprintf("; and %d more", e.More)
	}
	return s
}

// Is makes errors.Is(err, ErrConflict) true.
func (e *ConflictError) Is(target error) bool { return target == ErrConflict }

// conflictsShown is how many records a ConflictError names.
const conflictsShown = 5

func (e *ConflictError) add(r RecordError) {
	if len(e.Records) == conflictsShown {
		e.More++
		return
	}
	e.Records = append(e.Records, r)
}

// errNamed is why a record that a set made cannot go.
var errNamed = errors.New("names a record that would go")

// Revert takes back any set, not only the last: an import after which other
// things were done. It is a new set at the end of the history, so that Undo
// takes the reverting back. Where a record of the set has been changed since,
// or a later record names one that would go, it fails with a *ConflictError
// and nothing is changed. What the program remembers of a list's columns
// (data.Mapping), and of how copy is cleaned up (data.Cleaning), is no obstacle:
// it stays as it is by now.
func (s *Store) Revert(seq uint64) (ChangeSet, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	now := s.opts.now()
	w := &work{set: ChangeSet{Who: s.opts.Who, Session: s.session, Reverts: seq}, now: now}
	var entries []Entry
	err := s.update(func(tx *bbolt.Tx) error {
		w.tx = tx
		old, err := readHead(tx, seq)
		if err != nil {
			return err
		}
		w.set.Name, w.set.Detail = "撤销："+old.Name, old.Detail
		switch {
		case old.Undoes != 0 || old.Redoes != 0 || seq <= 1:
			return fmt.Errorf("change %d %q: %w", seq, old.Name, ErrNothingToUndo)
		case old.Undone:
			return fmt.Errorf("change %d %q has been taken back already: %w", seq, old.Name, ErrNothingToUndo)
		}
		if w.set.Rev, err = nextRev(tx); err != nil {
			return err
		}
		logged, err := readEntries(tx, seq)
		if err != nil {
			return err
		}
		if entries, err = turnBack(tx, logged, w.set.Rev); err != nil {
			return fmt.Errorf("change %d %q: %w", seq, old.Name, err)
		}
		counts := refs{}
		if err := writeEntries(tx, entries, counts); err != nil {
			return err
		}
		if err := w.log(entries, counts, s.mint()); err != nil {
			return err
		}
		back, err := tx.CreateBucketIfNotExists(bucketRevert)
		if err != nil {
			return err
		}
		if err := back.Put(be64(seq), be64(w.set.Seq)); err != nil {
			return err
		}
		return counts.write(tx)
	})
	if err != nil {
		return ChangeSet{}, fmt.Errorf("take back: %w", err)
	}
	s.tell(w.set, entries)
	return w.set, nil
}

// turnBack is turn for a set with others after it: it lists all that stands in
// the way instead of the first.
func turnBack(tx *bbolt.Tx, logged []Entry, rev uint64) ([]Entry, error) {
	var entries []Entry
	var in ConflictError
	gone, inSet := map[ref]bool{}, map[ref]bool{}
	for _, e := range logged {
		raw, err := rawRecord(tx, e.Kind, e.Key)
		if err != nil {
			return nil, err
		}
		equal, err := same(e.Kind, raw, e.After)
		if err != nil {
			return nil, err
		}
		if !equal {
			if e.Kind != data.KindMapping && e.Kind != data.KindCleaning {
				in.add(RecordError{e.Kind, e.Key, nameIn(e), ErrConflict})
			}
			continue
		}
		target, err := restamp(e.Kind, e.Before, rev)
		if err != nil {
			return nil, err
		}
		r := ref{e.Kind, e.Key}
		inSet[r] = true
		if target == nil {
			gone[r] = true
		}
		entries = append(entries, Entry{e.Kind, e.Key, bytes.Clone(raw), target})
	}
	if err := eachNaming(tx, gone, func(rec data.Record) {
		if !inSet[ref{rec.Kind(), rec.Key()}] {
			in.add(RecordError{rec.Kind(), rec.Key(), nameOf(rec), errNamed})
		}
	}); err != nil {
		return nil, err
	}
	if len(in.Records) > 0 {
		return nil, &in
	}
	return entries, nil
}

// eachNaming calls f with the records, deleted ones too, that name one of those
// in who by a field of data.References.
func eachNaming(tx *bbolt.Tx, who map[ref]bool, f func(data.Record)) error {
	if len(who) == 0 {
		return nil
	}
	for _, k := range data.Kinds {
		var rows []data.Reference
		for _, r := range data.References {
			if r.From == k {
				rows = append(rows, r)
			}
		}
		if len(rows) == 0 {
			continue
		}
		if err := eachRecord(tx, k, func(rec data.Record) error {
			for _, r := range rows {
				for _, id := range r.IDs(rec) {
					if who[ref{r.To, id}] {
						f(rec)
						return nil
					}
				}
			}
			return nil
		}); err != nil {
			return err
		}
	}
	return nil
}
