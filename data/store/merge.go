package store

import (
	"slices"
	"time"

	"go.etcd.io/bbolt"
)

// Typing is folded into one set while its pauses are shorter than mergePause,
// but a set does not grow beyond mergeSpan: product.md (b) asks for a version
// every twenty seconds of change, so that is the grain of what can come back.
const (
	mergePause = 20 * time.Second
	mergeSpan  = 20 * time.Second
)

// log writes the set, folding it into the one before where it may.
func (w *work) log(entries []Entry, counts refs, id string) error {
	tx, set := w.tx, &w.set
	set.ID, set.Began, set.At = id, w.now, w.now
	last := tx.Bucket(bucketLog).Sequence()
	if fold, err := w.foldable(last); err != nil {
		return err
	} else if fold {
		old, err := readHead(tx, last)
		if err != nil {
			return err
		}
		before, err := readEntries(tx, last)
		if err != nil {
			return err
		}
		set.Seq, set.Began = last, old.Began
		return writeSet(tx, set, foldEntries(before, entries), counts)
	}
	seq, err := nextSeq(tx)
	if err != nil {
		return err
	}
	set.Seq = seq
	if err := writeSet(tx, set, entries, counts); err != nil {
		return err
	}
	if err := clearSeqs(tx, bucketRedo); err != nil {
		return err
	}
	return pushSeq(tx, bucketUndo, seq)
}

// foldable reports whether the set may be folded into the newest of the log:
// an ordinary one, not undone, of the same key and session, moments ago.
func (w *work) foldable(last uint64) (bool, error) {
	if w.set.Merge == "" || last == 0 || lastSeq(w.tx, bucketUndo) != last || firstSeq(w.tx, bucketRedo) != 0 {
		return false, nil
	}
	old, err := readHead(w.tx, last)
	if err != nil {
		return false, err
	}
	return old.Merge == w.set.Merge && old.Session == w.set.Session && old.Name == w.set.Name &&
		w.now.Sub(old.At) <= mergePause && w.now.Sub(old.Began) <= mergeSpan, nil
}

// foldEntries joins what two sets did, one after the other.
func foldEntries(first, then []Entry) []Entry {
	out := slices.Clone(first)
	at := map[ref]int{}
	for i, e := range first {
		at[ref{e.Kind, e.Key}] = i
	}
	for _, e := range then {
		if i, ok := at[ref{e.Kind, e.Key}]; ok {
			out[i].After = e.After
		} else {
			out = append(out, e)
		}
	}
	return out
}

func clearSeqs(tx *bbolt.Tx, bucket []byte) error {
	for seq := firstSeq(tx, bucket); seq != 0; seq = firstSeq(tx, bucket) {
		if err := dropSeq(tx, bucket, seq); err != nil {
			return err
		}
	}
	return nil
}
