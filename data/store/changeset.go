package store

import (
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// ChangeSet (变更组) is one action of a user: what it was called, who did it,
// when, and each record before and after.
type ChangeSet struct {
	Seq    uint64 `cbor:"-" json:"seq"` // its place in this library's history; 0: nothing was changed
	ID     string `cbor:"1,keyasint" json:"id"`
	Name   string `cbor:"2,keyasint,omitempty" json:"name"`
	Detail string `cbor:"3,keyasint,omitempty" json:"detail,omitempty"`
	Who    string `cbor:"4,keyasint,omitempty" json:"who,omitempty"`
	// Began and At are the times of the first and last write; they differ
	// where typing was folded into one set.
	Began time.Time `cbor:"5,keyasint" json:"began"`
	At    time.Time `cbor:"6,keyasint" json:"at"`
	Rev   uint64    `cbor:"7,keyasint" json:"rev"` // the library's revision afterwards
	// Undoes or Redoes is the Seq of the set that this one took back or did
	// again; such a set bears the other's name.
	Undoes uint64 `cbor:"8,keyasint,omitempty" json:"undoes,omitempty"`
	Redoes uint64 `cbor:"9,keyasint,omitempty" json:"redoes,omitempty"`
	// Undone is set while the set is taken back.
	Undone bool `cbor:"-" json:"undone,omitempty"`
	// Records counts the records that were touched. Entries holds them where
	// the set was asked for by its Seq, and is empty in lists.
	Records int     `cbor:"10,keyasint,omitempty" json:"records"`
	Entries []Entry `cbor:"-" json:"-"`
	// Bodies and Blobs are the contents that the entries name, in a set that
	// was read with Export and is to be applied to another library.
	Bodies map[data.Digest]string `cbor:"-" json:"-"`
	Blobs  map[data.Digest][]byte `cbor:"-" json:"-"`

	Merge   string `cbor:"11,keyasint,omitempty" json:"-"` // the merge key
	Session string `cbor:"12,keyasint,omitempty" json:"-"`
}

// Entry is what a change set did to one record, in the encoding of the file.
// Before is nil where the record was made, After where it was taken away.
type Entry struct {
	Kind   data.Kind `cbor:"1,keyasint"`
	Key    string    `cbor:"2,keyasint"`
	Before []byte    `cbor:"3,keyasint,omitempty"`
	After  []byte    `cbor:"4,keyasint,omitempty"`
}

// Records decodes both sides; a side that does not exist is nil.
func (e Entry) Records() (before, after data.Record, err error) {
	if e.Before != nil {
		if before, err = decodeRecord(e.Kind, e.Before); err != nil {
			return nil, nil, err
		}
	}
	if e.After != nil {
		after, err = decodeRecord(e.Kind, e.After)
	}
	return before, after, err
}

// seqs names sets in the undo and redo buckets.
func pushSeq(tx *bbolt.Tx, bucket []byte, seq uint64) error {
	return tx.Bucket(bucket).Put(be64(seq), valueYes)
}

func dropSeq(tx *bbolt.Tx, bucket []byte, seq uint64) error {
	return tx.Bucket(bucket).Delete(be64(seq))
}

func lastSeq(tx *bbolt.Tx, bucket []byte) uint64 {
	k, _ := tx.Bucket(bucket).Cursor().Last()
	return un64(k)
}

func firstSeq(tx *bbolt.Tx, bucket []byte) uint64 {
	k, _ := tx.Bucket(bucket).Cursor().First()
	return un64(k)
}

// readHead gives a set without its entries.
func readHead(tx *bbolt.Tx, seq uint64) (ChangeSet, error) {
	b := tx.Bucket(bucketLog).Bucket(be64(seq))
	if b == nil {
		return ChangeSet{}, fmt.Errorf("change %d: %w", seq, ErrNotFound)
	}
	payload, err := unseal(be64(seq), b.Get(keyHead))
	if err != nil {
		return ChangeSet{}, err
	}
	var set ChangeSet
	if err := decode(payload, &set); err != nil {
		return ChangeSet{}, err
	}
	set.Seq = seq
	ordinary := set.Undoes == 0 && set.Redoes == 0
	set.Undone = ordinary && seq > 1 && tx.Bucket(bucketUndo).Get(be64(seq)) == nil && !foreign(set)
	return set, nil
}

// foreign reports whether the set came from elsewhere by Apply: it is not
// ours to undo.
func foreign(set ChangeSet) bool { return set.Session == sessionForeign }

const sessionForeign = "-"

// readEntries gives what a set did, in the order in which it did it.
func readEntries(tx *bbolt.Tx, seq uint64) ([]Entry, error) {
	b := tx.Bucket(bucketLog).Bucket(be64(seq))
	if b == nil {
		return nil, fmt.Errorf("change %d: %w", seq, ErrNotFound)
	}
	var entries []Entry
	for n := 0; ; n++ {
		v := b.Get(be32(n))
		if v == nil {
			return entries, nil
		}
		payload, err := unseal(be32(n), v)
		if err != nil {
			return nil, fmt.Errorf("change %d: %w", seq, err)
		}
		var e Entry
		if err := decode(payload, &e); err != nil {
			return nil, fmt.Errorf("change %d: %w", seq, err)
		}
		entries = append(entries, e)
	}
}

// writeSet puts a set into the log, or over an earlier form of itself, and
// counts what its entries name.
func writeSet(tx *bbolt.Tx, set *ChangeSet, entries []Entry, counts refs) error {
	log := tx.Bucket(bucketLog)
	if log.Bucket(be64(set.Seq)) != nil {
		old, err := readEntries(tx, set.Seq)
		if err != nil {
			return err
		}
		for _, e := range old {
			if err := countEntry(counts, e, -1); err != nil {
				return err
			}
		}
		if err := log.DeleteBucket(be64(set.Seq)); err != nil {
			return err
		}
	}
	b, err := log.CreateBucket(be64(set.Seq))
	if err != nil {
		return err
	}
	b.FillPercent = 0.9
	set.Records = len(entries)
	head, err := encode(set)
	if err != nil {
		return err
	}
	for n, e := range entries {
		payload, err := encode(e)
		if err != nil {
			return err
		}
		if err := b.Put(be32(n), seal(be32(n), payload)); err != nil {
			return err
		}
		if err := countEntry(counts, e, 1); err != nil {
			return err
		}
		if err := tx.Bucket(bucketLogRec).Put(logRecKey(e.Kind, e.Key, set.Seq), valueYes); err != nil {
			return err
		}
	}
	if err := b.Put(keyHead, seal(be64(set.Seq), head)); err != nil {
		return err
	}
	return tx.Bucket(bucketLogID).Put([]byte(set.ID), be64(set.Seq))
}

func countEntry(counts refs, e Entry, n int) error {
	if err := counts.encoded(e.Kind, e.Before, n); err != nil {
		return err
	}
	return counts.encoded(e.Kind, e.After, n)
}

// nextSeq is the place of a new set at the end of the log.
func nextSeq(tx *bbolt.Tx) (uint64, error) { return tx.Bucket(bucketLog).NextSequence() }

// nextRev gives the next revision out.
func nextRev(tx *bbolt.Tx) (uint64, error) {
	meta := tx.Bucket(bucketMeta)
	rev := un64(meta.Get(keyRev)) + 1
	return rev, meta.Put(keyRev, be64(rev))
}

// writeEntries makes the records what the entries say they are afterwards:
// first every old index row goes, then every new one comes, so that two
// records can swap a unique value in one change.
func writeEntries(tx *bbolt.Tx, entries []Entry, counts refs) error {
	after := make([]data.Record, len(entries))
	for i, e := range entries {
		b, a, err := e.Records()
		if err != nil {
			return err
		}
		after[i] = a
		if b != nil {
			if err := unindex(tx, b); err != nil {
				return err
			}
		}
		if err := counts.encoded(e.Kind, e.Before, -1); err != nil {
			return err
		}
	}
	for i, e := range entries {
		b := recBucket(tx, e.Kind)
		if b == nil {
			return fmt.Errorf("%w: no bucket for %s", ErrDamaged, e.Kind)
		}
		if e.After == nil {
			if err := b.Delete([]byte(e.Key)); err != nil {
				return err
			}
			continue
		}
		if err := addIndex(tx, after[i]); err != nil {
			return err
		}
		if err := b.Put([]byte(e.Key), seal([]byte(e.Key), e.After)); err != nil {
			return err
		}
		if err := counts.encoded(e.Kind, e.After, 1); err != nil {
			return err
		}
	}
	return keepText(tx, entries)
}
