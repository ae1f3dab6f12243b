package store

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Checksum is a sum over what the library says: all living records with their
// contents, but neither revisions nor the times and authors of changes. Two
// libraries that say the same have the same; undoing a change brings the sum
// from before it back.
func (s *Store) Checksum() (string, error) {
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return "", ErrClosed
	}
	return s.checksumLocked()
}

func (s *Store) checksumLocked() (string, error) {
	h := sha256.New()
	err := s.run(func(tx *bbolt.Tx) error {
		for _, k := range data.Kinds {
			if err := eachRecord(tx, k, func(rec data.Record) error { return hashRecord(h, rec) }); err != nil {
				return err
			}
		}
		return nil
	})
	return hex.EncodeToString(h.Sum(nil)), err
}

// hashRecord adds a living record. Bodies and pictures are in the sum through
// their digests.
func hashRecord(h hash.Hash, rec data.Record) error {
	if rec.Common().Deleted() {
		return nil
	}
	timeless(rec)
	b, err := encodeRecord(rec)
	if err != nil {
		return err
	}
	h.Write([]byte(rec.Kind()))
	h.Write(be64(uint64(len(b))))
	h.Write(b)
	return nil
}
