package store

import (
	"fmt"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Contents are what is too big for a record: manuscripts and pictures, kept
// once under their digest. A count of who names them says when they may go.

func putBody(tx *bbolt.Tx, text string) (data.Digest, error) {
	raw := []byte(text)
	d := data.DigestOf(raw)
	return d, putContent(tx.Bucket(bucketBody), d, keyZstd, func() []byte { return zstdEncoder.EncodeAll(raw, nil) })
}

func putBlob(tx *bbolt.Tx, content []byte) (data.Digest, error) {
	d := data.DigestOf(content)
	return d, putContent(tx.Bucket(bucketBlob), d, keyBytes, func() []byte { return content })
}

func putContent(parent *bbolt.Bucket, d data.Digest, key []byte, content func() []byte) error {
	if parent.Bucket([]byte(d)) != nil {
		return nil
	}
	b, err := parent.CreateBucket([]byte(d))
	if err != nil {
		return err
	}
	return b.Put(key, content())
}

// getBody gives a manuscript; ok is false where the store has none of that
// digest.
func getBody(tx *bbolt.Tx, d data.Digest) (text string, ok bool, err error) {
	b := tx.Bucket(bucketBody).Bucket([]byte(d))
	if b == nil || d == "" {
		return "", false, nil
	}
	raw, err := zstdDecoder.DecodeAll(b.Get(keyZstd), nil)
	if err != nil || data.DigestOf(raw) != d {
		return "", true, fmt.Errorf("%w: text %s", ErrDamaged, d)
	}
	return string(raw), true, nil
}

// getBlob gives a copy of a picture's bytes.
func getBlob(tx *bbolt.Tx, d data.Digest) (content []byte, ok bool, err error) {
	b := tx.Bucket(bucketBlob).Bucket([]byte(d))
	if b == nil || d == "" {
		return nil, false, nil
	}
	content = append([]byte(nil), b.Get(keyBytes)...)
	if data.DigestOf(content) != d {
		return nil, true, fmt.Errorf("%w: picture %s", ErrDamaged, d)
	}
	return content, true, nil
}

// digests lists the contents that a record names.
func digests(rec data.Record) []data.Digest {
	var ds []data.Digest
	switch r := rec.(type) {
	case *data.Article:
		ds = append(ds, r.BodyDigest)
	case *data.Placement:
		ds = append(ds, r.Frozen)
	case *data.Picture:
		ds = append(ds, r.Digest)
	case *data.Member:
		ds = append(append(ds, r.Logo, r.Licence), r.Photos...)
	case *data.Issue:
		ds = append(ds, r.Cover)
	case *data.Edition:
		ds = append(ds, r.Printed.Contents()...)
	case *data.Decision:
		ds = append(ds, r.Scan)
	}
	out := ds[:0]
	for _, d := range ds {
		if d != "" {
			out = append(out, d)
		}
	}
	return out
}

// refs gathers changes of the counts, so that a content that moves from one
// record to another does not fall to zero between.
type refs map[data.Digest]int

// encoded counts what an encoded record names, n times; nil names nothing.
func (r refs) encoded(k data.Kind, payload []byte, n int) error {
	switch k {
	case data.KindArticle, data.KindPlacement, data.KindPicture, data.KindMember, data.KindIssue, data.KindDecision, data.KindEdition:
	default:
		return nil
	}
	if payload == nil {
		return nil
	}
	rec, err := decodeRecord(k, payload)
	if err != nil {
		return err
	}
	for _, d := range digests(rec) {
		r[d] += n
	}
	return nil
}

// write adds the changes to the counts and drops contents that nothing names
// any longer.
func (r refs) write(tx *bbolt.Tx) error {
	b := tx.Bucket(bucketRef)
	for d, n := range r {
		count := int64(un64(b.Get([]byte(d)))) + int64(n)
		if count > 0 {
			if err := b.Put([]byte(d), be64(uint64(count))); err != nil {
				return err
			}
			continue
		}
		if count < 0 {
			return fmt.Errorf("%w: count of %s", ErrDamaged, d)
		}
		if err := b.Delete([]byte(d)); err != nil {
			return err
		}
		for _, parent := range []*bbolt.Bucket{tx.Bucket(bucketBody), tx.Bucket(bucketBlob)} {
			if parent.Bucket([]byte(d)) != nil {
				if err := parent.DeleteBucket([]byte(d)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
