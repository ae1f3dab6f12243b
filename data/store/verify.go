package store

import (
	"bytes"
	"fmt"
	"os"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Counts (清点) is what is in a library, for the preview of a restore.
type Counts struct {
	Association string            `json:"association"`
	Records     map[data.Kind]int `json:"records"` // living ones
	Deleted     int               `json:"deleted"` // in the recycle bin
	Changes     int               `json:"changes"` // sets in the history
	Last        ChangeSet         `json:"last"`    // the newest set
	Checksum    string            `json:"checksum"`
	Bytes       int64             `json:"bytes"`
}

// Report is what Verify found.
type Report struct {
	Counts Counts `json:"counts"`
	// Faults are sentences, one for each thing that is not as it must be; none
	// means that every page, record, index, content and change set is sound.
	Faults []string `json:"faults"`
}

// OK reports whether nothing was found.
func (r Report) OK() bool { return len(r.Faults) == 0 }

// maxFaults keeps the report of a wrecked file readable.
const maxFaults = 100

func (r *Report) fault(format string, args ...any) {
	if len(r.Faults) < maxFaults {
		r.Faults = append(r.Faults, fmt.Sprintf(format, args...))
	}
}

// Verify checks a library that nobody has open, and changes nothing. A file
// that cannot be opened at all is the error that Open gives.
func Verify(path string) (Report, error) {
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		return Report{}, err
	}
	r, err := s.Verify()
	if e := s.Close(); err == nil {
		err = e
	}
	return r, err
}

// Verify checks the open library: its pages, the checksum of every record and
// change set, the indexes against the records, the contents against their
// digests, and the counts of who names them. Writers wait meanwhile.
func (s *Store) Verify() (Report, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	var r Report
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return r, ErrClosed
	}
	if f, err := readFrame(s.path); err != nil {
		r.fault("%v", err)
	} else if f.torn {
		r.fault("one of the two heads of the file is broken; the other one serves")
	}
	if err := s.walkAll(); err != nil {
		r.fault("%v", err)
		return r, nil // its records cannot be followed safely
	}
	var err error
	r.Counts, err = s.countLocked()
	if err != nil {
		r.fault("%v", err)
	}
	for _, check := range []func(*bbolt.Tx, *Report){checkRecords, checkLog, checkContents} {
		if err := s.run(func(tx *bbolt.Tx) error { check(tx, &r); return nil }); err != nil {
			r.fault("%v", err)
		}
	}
	return r, nil
}

func (s *Store) walkAll() (err error) {
	defer guard(s.path, &err)()
	return checkPages(s.db, s.path)
}

// run is view for those that hold dbMu.
func (s *Store) run(f func(*bbolt.Tx) error) (err error) {
	defer guard(s.path, &err)()
	return s.db.View(f)
}

// checkRecords reads every record and compares the indexes with them.
func checkRecords(tx *bbolt.Tx, r *Report) {
	want := map[string]map[string]string{}
	for _, ix := range indexes {
		want[ix.name] = map[string]string{}
	}
	for _, k := range data.Kinds {
		b := recBucket(tx, k)
		if b == nil {
			continue // an older library
		}
		b.ForEach(func(key, v []byte) error {
			rec, err := readSealed(k, key, v)
			if err != nil {
				r.fault("%s %s: %v", k, key, err)
				return nil
			}
			for _, ix := range indexes {
				if ix.kind != k {
					continue
				}
				for _, row := range ix.rows(rec) {
					value := string(valueYes)
					if ix.unique() {
						value = rec.Key()
					}
					want[ix.name][string(row)] = value
				}
			}
			return nil
		})
	}
	for _, ix := range indexes {
		rows := want[ix.name]
		b := indexBucket(tx, ix.name)
		if b == nil && younger[ix.name] {
			continue // an older library: made when it is opened for writing
		}
		b.ForEach(func(k, v []byte) error {
			if w, ok := rows[string(k)]; !ok || w != string(v) {
				r.fault("index %s: %q leads to %q, not to a record that has it", ix.name, k, v)
			}
			delete(rows, string(k))
			return nil
		})
		for row := range rows {
			r.fault("index %s: %q is missing", ix.name, row)
		}
	}
}

func readSealed(k data.Kind, key, v []byte) (data.Record, error) {
	payload, err := unseal(key, v)
	if err != nil {
		return nil, err
	}
	rec, err := decodeRecord(k, payload)
	if err == nil && rec.Key() != string(key) {
		err = fmt.Errorf("%w: it says it is %s", ErrDamaged, rec.Key())
	}
	return rec, err
}

// checkLog reads every change set with its entries.
func checkLog(tx *bbolt.Tx, r *Report) {
	tx.Bucket(bucketLog).ForEachBucket(func(k []byte) error {
		set, err := readHead(tx, un64(k))
		if err != nil {
			r.fault("change %d: %v", un64(k), err)
			return nil
		}
		entries, err := readEntries(tx, set.Seq)
		if err != nil {
			r.fault("%v", err)
			return nil
		}
		if len(entries) != set.Records {
			r.fault("change %d: %d records of %d", set.Seq, len(entries), set.Records)
		}
		for _, e := range entries {
			if _, _, err := e.Records(); err != nil {
				r.fault("change %d: %s %s: %v", set.Seq, e.Kind, e.Key, err)
			}
			if tx.Bucket(bucketLogRec).Get(logRecKey(e.Kind, e.Key, set.Seq)) == nil {
				r.fault("change %d: missing in the history of %s %s", set.Seq, e.Kind, e.Key)
			}
		}
		if !bytes.Equal(tx.Bucket(bucketLogID).Get([]byte(set.ID)), k) {
			r.fault("change %d: cannot be found by its id", set.Seq)
		}
		return nil
	})
	for _, b := range [][]byte{bucketUndo, bucketRedo} {
		tx.Bucket(b).ForEach(func(k, _ []byte) error {
			if tx.Bucket(bucketLog).Bucket(k) == nil {
				r.fault("%s: there is no change %d", b, un64(k))
			}
			return nil
		})
	}
}

// checkContents compares texts and pictures with their digests, and the
// counts with the records and changes that name them.
func checkContents(tx *bbolt.Tx, r *Report) {
	counts := refs{}
	for _, k := range data.Kinds {
		b := recBucket(tx, k)
		if b == nil {
			continue
		}
		b.ForEach(func(key, v []byte) error {
			if rec, err := readSealed(k, key, v); err == nil {
				for _, d := range digests(rec) {
					counts[d]++
				}
			}
			return nil
		})
	}
	tx.Bucket(bucketLog).ForEachBucket(func(k []byte) error {
		entries, _ := readEntries(tx, un64(k))
		for _, e := range entries {
			countEntry(counts, e, 1)
		}
		return nil
	})
	tx.Bucket(bucketRef).ForEach(func(d, n []byte) error {
		if got := counts[data.Digest(d)]; uint64(got) != un64(n) {
			r.fault("content %s: named %d times, counted %d", d, got, un64(n))
		}
		delete(counts, data.Digest(d))
		return nil
	})
	for d := range counts {
		r.fault("content %s: not counted", d)
	}
	check := func(bucket []byte, read func(data.Digest) error) {
		tx.Bucket(bucket).ForEachBucket(func(k []byte) error {
			if err := read(data.Digest(k)); err != nil {
				r.fault("%v", err)
			}
			if tx.Bucket(bucketRef).Get(k) == nil {
				r.fault("%s %s: nobody names it", bucket, k)
			}
			return nil
		})
	}
	check(bucketBody, func(d data.Digest) error { _, _, err := getBody(tx, d); return err })
	check(bucketBlob, func(d data.Digest) error { _, _, err := getBlob(tx, d); return err })
	eachRecord(tx, data.KindArticle, func(rec data.Record) error {
		if a := rec.(*data.Article); a.BodyDigest != "" && tx.Bucket(bucketBody).Bucket([]byte(a.BodyDigest)) == nil {
			r.fault("article %s %q: its text is missing", a.ID, a.Title)
		}
		return nil
	})
	eachRecord(tx, data.KindPicture, func(rec data.Record) error {
		if p := rec.(*data.Picture); tx.Bucket(bucketBlob).Bucket([]byte(p.Digest)) == nil {
			r.fault("picture %s %q: its bytes are missing", p.Digest, p.Name)
		}
		return nil
	})
}

// Counts counts what is in the library.
func (s *Store) Counts() (Counts, error) {
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return Counts{}, ErrClosed
	}
	return s.countLocked()
}

func (s *Store) countLocked() (c Counts, err error) {
	c.Records = map[data.Kind]int{}
	err = s.run(func(tx *bbolt.Tx) error {
		for _, k := range data.Kinds {
			if err := eachRecord(tx, k, func(rec data.Record) error {
				if a, ok := rec.(*data.Association); ok {
					c.Association = a.Name
				}
				if rec.Common().Deleted() {
					c.Deleted++
				} else {
					c.Records[k]++
				}
				return nil
			}); err != nil {
				return err
			}
		}
		log := tx.Bucket(bucketLog).Cursor()
		for k, _ := log.First(); k != nil; k, _ = log.Next() {
			c.Changes++
		}
		if k, _ := log.Last(); k != nil {
			var err error
			c.Last, err = readHead(tx, un64(k))
			return err
		}
		return nil
	})
	if err != nil {
		return c, err
	}
	if info, err := os.Stat(s.path); err == nil {
		c.Bytes = info.Size()
	}
	c.Checksum, err = s.checksumLocked()
	return c, err
}
