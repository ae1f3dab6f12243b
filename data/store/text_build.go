package store

import (
	"context"
	"fmt"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// batch is how many articles IndexText takes into one transaction: other work
// waits no longer than for one.
const batch = 100

// TextReady reports whether every article is in the index of words. Where it is
// not, FindText reads the articles themselves.
func (s *Store) TextReady() (ready bool, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		ready = textReady(tx)
		return nil
	})
	return ready, err
}

func textReady(tx *bbolt.Tx) bool {
	top := tx.Bucket(bucketText)
	return top != nil && top.Get(keyWhole) != nil && textKept(tx, top)
}

// textKept reports whether the index has seen every change so far.
func textKept(tx *bbolt.Tx, top *bbolt.Bucket) bool {
	return un64(top.Get(keyRev)) == un64(tx.Bucket(bucketMeta).Get(keyRev))
}

// IndexText makes the index of words where a library has none, or where a
// program that knows none has written to it. It works in short steps between
// which others may read and write, and calls progress after each; it may be
// ended by ctx and goes on where it stopped the next time.
func (s *Store) IndexText(ctx context.Context, progress func(done, all int)) error {
	var keys []string
	if err := s.textStep(func(tx *bbolt.Tx, top *bbolt.Bucket) error {
		if top.Get(keyWhole) != nil {
			return nil
		}
		doc := top.Bucket(bucketDoc)
		return recBucket(tx, data.KindArticle).ForEach(func(k, _ []byte) error {
			if doc.Get(k) == nil {
				keys = append(keys, string(k))
			}
			return nil
		})
	}); err != nil {
		return err
	}
	for done := 0; done < len(keys); done += batch {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := s.textStep(func(tx *bbolt.Tx, top *bbolt.Bucket) error {
			for _, k := range keys[done:min(done+batch, len(keys))] {
				raw, err := rawRecord(tx, data.KindArticle, k)
				if err != nil {
					return err
				}
				if raw == nil || top.Bucket(bucketDoc).Get([]byte(k)) != nil {
					continue
				}
				rec, err := decodeRecord(data.KindArticle, raw)
				if err != nil {
					return err
				}
				if err := indexArticle(tx, top, k, nil, rec); err != nil {
					return err
				}
			}
			return nil
		}); err != nil {
			return err
		}
		if progress != nil {
			progress(min(done+batch, len(keys)), len(keys))
		}
	}
	return s.textStep(func(_ *bbolt.Tx, top *bbolt.Bucket) error { return top.Put(keyWhole, valueYes) })
}

// textStep runs f with the index, an empty one where there is none or where
// it has missed a change.
func (s *Store) textStep(f func(*bbolt.Tx, *bbolt.Bucket) error) error {
	s.writing.Lock()
	defer s.writing.Unlock()
	err := s.update(func(tx *bbolt.Tx) error {
		top := tx.Bucket(bucketText)
		if top == nil || !textKept(tx, top) {
			var err error
			if top, err = emptyText(tx); err != nil {
				return err
			}
		}
		return f(tx, top)
	})
	if err != nil {
		return fmt.Errorf("index %s: %w", s.path, err)
	}
	return nil
}

// emptyText makes an index with nothing in it.
func emptyText(tx *bbolt.Tx) (*bbolt.Bucket, error) {
	if tx.Bucket(bucketText) != nil {
		if err := tx.DeleteBucket(bucketText); err != nil {
			return nil, err
		}
	}
	top, err := tx.CreateBucket(bucketText)
	if err != nil {
		return nil, err
	}
	for _, name := range [][]byte{bucketDoc, bucketID, bucketPair} {
		if _, err := top.CreateBucket(name); err != nil {
			return nil, err
		}
	}
	return top, top.Put(keyRev, tx.Bucket(bucketMeta).Get(keyRev))
}
