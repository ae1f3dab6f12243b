package store

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Undo takes the newest set back that has not been taken back yet, and writes
// that down as a set of its own, which it returns. It works across restarts.
// A record that has been changed since by something that cannot be undone
// makes it fail with ErrConflict, and then nothing is changed.
func (s *Store) Undo() (ChangeSet, error) {
	return s.step(bucketUndo, bucketRedo, lastSeq, ErrNothingToUndo, func(set *ChangeSet, seq uint64) { set.Undoes = seq })
}

// Redo does the set again that was undone last, until something new is done.
func (s *Store) Redo() (ChangeSet, error) {
	return s.step(bucketRedo, bucketUndo, firstSeq, ErrNothingToRedo, func(set *ChangeSet, seq uint64) { set.Redoes = seq })
}

// NextUndo and NextRedo give the set that Undo and Redo would take, for the
// words on the menu, or ErrNothingToUndo and ErrNothingToRedo.
func (s *Store) NextUndo() (ChangeSet, error) { return s.next(bucketUndo, lastSeq, ErrNothingToUndo) }

// NextRedo is the set that Redo would take; see NextUndo.
func (s *Store) NextRedo() (ChangeSet, error) {
	return s.next(bucketRedo, firstSeq, ErrNothingToRedo)
}

func (s *Store) next(bucket []byte, which func(*bbolt.Tx, []byte) uint64, none error) (set ChangeSet, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		seq := which(tx, bucket)
		if seq == 0 {
			return none
		}
		set, err = readHead(tx, seq)
		return err
	})
	return set, err
}

// step moves one set from one bucket to the other, turning its entries round
// when it is undone.
func (s *Store) step(from, to []byte, which func(*bbolt.Tx, []byte) uint64, none error, name func(*ChangeSet, uint64)) (ChangeSet, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	undo := bytes.Equal(from, bucketUndo)
	set := ChangeSet{Who: s.opts.Who, Session: s.session, Began: s.opts.now()}
	set.At = set.Began
	var entries []Entry
	err := s.update(func(tx *bbolt.Tx) error {
		seq := which(tx, from)
		if seq == 0 {
			return none
		}
		old, err := readHead(tx, seq)
		if err != nil {
			return err
		}
		set.ID, set.Name, set.Detail = s.mint(), old.Name, old.Detail
		name(&set, seq)
		if set.Rev, err = nextRev(tx); err != nil {
			return err
		}
		logged, err := readEntries(tx, seq)
		if err != nil {
			return err
		}
		if entries, err = turn(tx, logged, undo, set.Rev); err != nil {
			return fmt.Errorf("%q: %w", old.Name, err)
		}
		counts := refs{}
		if err := writeEntries(tx, entries, counts); err != nil {
			return err
		}
		if set.Seq, err = nextSeq(tx); err != nil {
			return err
		}
		if err := writeSet(tx, &set, entries, counts); err != nil {
			return err
		}
		if err := dropSeq(tx, from, seq); err != nil {
			return err
		}
		if err := pushSeq(tx, to, seq); err != nil {
			return err
		}
		return counts.write(tx)
	})
	if err != nil {
		verb := "redo"
		if undo {
			verb = "undo"
		}
		return ChangeSet{}, fmt.Errorf("%s: %w", verb, err)
	}
	s.tell(set, entries)
	return set, nil
}

// turn makes the entries that take logged ones back, or do them again: each
// record must still say what the log expects, and gets a new revision, so
// that nobody holds an old one by accident.
func turn(tx *bbolt.Tx, logged []Entry, undo bool, rev uint64) ([]Entry, error) {
	entries := make([]Entry, 0, len(logged))
	for _, e := range logged {
		want, target := e.Before, e.After
		if undo {
			want, target = e.After, e.Before
		}
		raw, err := rawRecord(tx, e.Kind, e.Key)
		if err != nil {
			return nil, err
		}
		equal, err := same(e.Kind, raw, want)
		if err != nil {
			return nil, err
		}
		if !equal {
			return nil, &RecordError{e.Kind, e.Key, nameIn(e), ErrConflict}
		}
		if target, err = restamp(e.Kind, target, rev); err != nil {
			return nil, err
		}
		entries = append(entries, Entry{e.Kind, e.Key, bytes.Clone(raw), target})
	}
	return entries, nil
}

// restamp gives an encoded record another revision.
func restamp(k data.Kind, payload []byte, rev uint64) ([]byte, error) {
	if payload == nil {
		return nil, nil
	}
	rec, err := decodeRecord(k, payload)
	if err != nil {
		return nil, err
	}
	rec.Common().Rev = rev
	return encodeRecord(rec)
}

// nameIn is the name of the record that an entry is about.
func nameIn(e Entry) string {
	before, after, err := e.Records()
	switch {
	case err != nil:
		return ""
	case after != nil:
		return nameOf(after)
	case before != nil:
		return nameOf(before)
	}
	return ""
}
