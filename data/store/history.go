package store

import (
	"bytes"
	"fmt"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// History gives the change sets, the newest first, at most limit of them (all
// where limit is 0), without their entries.
func (s *Store) History(limit int) (out []ChangeSet, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		c := tx.Bucket(bucketLog).Cursor()
		for k, _ := c.Last(); k != nil && (limit <= 0 || len(out) < limit); k, _ = c.Prev() {
			set, err := readHead(tx, un64(k))
			if err != nil {
				return err
			}
			out = append(out, set)
		}
		return nil
	})
	return out, err
}

// ChangeSet gives one set with its entries.
func (s *Store) ChangeSet(seq uint64) (set ChangeSet, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if set, err = readHead(tx, seq); err != nil {
			return err
		}
		set.Entries, err = readEntries(tx, seq)
		return err
	})
	return set, err
}

// Version is one change of one record.
type Version struct {
	Set ChangeSet
	// Before is nil where the record was made, After where it was taken away.
	// An article's text is Body(BodyDigest).
	Before, After data.Record
}

// RecordHistory gives the versions of a record, the newest first.
func (s *Store) RecordHistory(k data.Kind, key string) (out []Version, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		prefix := pairKey(string(k), key, "")
		c := tx.Bucket(bucketLogRec).Cursor()
		for row, _ := c.Seek(prefix); bytes.HasPrefix(row, prefix); row, _ = c.Next() {
			v, err := version(tx, k, key, un64(row[len(prefix):]))
			if err != nil {
				return err
			}
			out = append([]Version{v}, out...)
		}
		return nil
	})
	return out, err
}

func version(tx *bbolt.Tx, k data.Kind, key string, seq uint64) (v Version, err error) {
	if v.Set, err = readHead(tx, seq); err != nil {
		return v, err
	}
	entries, err := readEntries(tx, seq)
	if err != nil {
		return v, err
	}
	for _, e := range entries {
		if e.Kind == k && e.Key == key {
			v.Before, v.After, err = e.Records()
			return v, err
		}
	}
	return v, fmt.Errorf("%w: change %d does not know %s %s", ErrDamaged, seq, k, key)
}
