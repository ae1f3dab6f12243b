package store

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Export gives a set with everything that another library needs to Apply it:
// its entries and the contents that they name.
func (s *Store) Export(seq uint64) (set ChangeSet, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if set, err = readHead(tx, seq); err != nil {
			return err
		}
		if set.Entries, err = readEntries(tx, seq); err != nil {
			return err
		}
		set.Bodies, set.Blobs = map[data.Digest]string{}, map[data.Digest][]byte{}
		counts := refs{}
		for _, e := range set.Entries {
			if err := countEntry(counts, e, 1); err != nil {
				return err
			}
		}
		for d := range counts {
			if text, ok, err := getBody(tx, d); err != nil {
				return err
			} else if ok {
				set.Bodies[d] = text
			}
			if content, ok, err := getBlob(tx, d); err != nil {
				return err
			} else if ok {
				set.Blobs[d] = content
			}
		}
		return nil
	})
	return set, err
}

// Apply does what a set did in another copy of this library. A set that is
// known already is left alone, and a record that already says what it should
// is not written again: applying twice does no harm. A record that says
// neither what the set found nor what it left is ErrConflict, and nothing is
// written. A set from elsewhere is history here, but not ours to undo.
func (s *Store) Apply(from ChangeSet) (ChangeSet, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	set := from
	set.Seq, set.Undoes, set.Redoes, set.Reverts, set.Session = 0, 0, 0, 0, sessionForeign
	set.Entries, set.Bodies, set.Blobs = nil, nil, nil
	var entries []Entry
	known := false
	err := s.update(func(tx *bbolt.Tx) error {
		if seq := tx.Bucket(bucketLogID).Get([]byte(from.ID)); from.ID == "" {
			return fmt.Errorf("%w: a change without an id", ErrInvalid)
		} else if seq != nil {
			known = true
			var err error
			set, err = readHead(tx, un64(seq))
			return err
		}
		var err error
		if set.Rev, err = nextRev(tx); err != nil {
			return err
		}
		if entries, err = rebase(tx, from.Entries, set.Rev); err != nil {
			return err
		}
		counts := refs{}
		if err := takeContents(tx, from, counts); err != nil {
			return err
		}
		if err := writeEntries(tx, entries, counts); err != nil {
			return err
		}
		if set.Seq, err = nextSeq(tx); err != nil {
			return err
		}
		if err := writeSet(tx, &set, entries, counts); err != nil {
			return err
		}
		return counts.write(tx)
	})
	if err != nil {
		return ChangeSet{}, fmt.Errorf("apply %q: %w", from.Name, err)
	}
	if !known {
		s.tell(set, entries)
	}
	return set, nil
}

// rebase turns the entries of another library into what is left to do here.
func rebase(tx *bbolt.Tx, theirs []Entry, rev uint64) ([]Entry, error) {
	var entries []Entry
	for _, e := range theirs {
		if data.New(e.Kind) == nil || e.Key == "" {
			return nil, fmt.Errorf("%w: kind %q", ErrInvalid, e.Kind)
		}
		raw, err := rawRecord(tx, e.Kind, e.Key)
		if err != nil {
			return nil, err
		}
		if done, err := same(e.Kind, raw, e.After); err != nil {
			return nil, err
		} else if done {
			continue
		}
		if fits, err := same(e.Kind, raw, e.Before); err != nil {
			return nil, err
		} else if !fits {
			return nil, &RecordError{e.Kind, e.Key, nameIn(e), ErrConflict}
		}
		after, err := restamp(e.Kind, e.After, rev)
		if err != nil {
			return nil, err
		}
		entries = append(entries, Entry{e.Kind, e.Key, bytes.Clone(raw), after})
	}
	return entries, nil
}

// takeContents puts the contents of a set where they belong, if they are what
// their digests say.
func takeContents(tx *bbolt.Tx, from ChangeSet, counts refs) error {
	for d, text := range from.Bodies {
		got, err := putBody(tx, text)
		if err != nil {
			return err
		}
		counts[got] += 0
		if got != d {
			return fmt.Errorf("%w: text %s", ErrDamaged, d)
		}
	}
	for d, content := range from.Blobs {
		got, err := putBlob(tx, content)
		if err != nil {
			return err
		}
		counts[got] += 0
		if got != d {
			return fmt.Errorf("%w: picture %s", ErrDamaged, d)
		}
	}
	return nil
}
