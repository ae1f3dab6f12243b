package store

import (
	"errors"
	"fmt"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Writer gathers what one action of the user does; Store.Change begins one.
// Its methods return it, so that calls can follow one another; the first
// mistake is kept and returned by Commit, which then writes nothing.
type Writer struct {
	s     *Store
	set   ChangeSet
	ops   []op
	blobs [][]byte
	err   error
}

type verb int

const (
	put verb = iota
	bin
	unbin
)

// op is one thing to do. rec belongs to the caller and is brought up to date
// after the commit; copy is what it was when it was put.
type op struct {
	verb verb
	rec  data.Record
	copy data.Record
	// binned lets a put change a record in the recycle bin, which stays there.
	binned bool
}

// Change begins a change set; name is shown to people in the history and in
// "undo …", so it is Chinese: 导入会刊第140期.
func (s *Store) Change(name string) *Writer {
	return &Writer{s: s, set: ChangeSet{Name: name, Who: s.opts.Who, Session: s.session}}
}

// Details adds what the history shows below the name.
func (c *Writer) Details(text string) *Writer {
	c.set.Detail = text
	return c
}

// Merge lets the change fold into the one before it, if that has the same key
// and session and is at most a short pause away: use it while somebody types,
// with the record's id in the key.
func (c *Writer) Merge(key string) *Writer {
	c.set.Merge = key
	return c
}

// Put writes a record: a new one where its id is empty or unknown, otherwise
// over the old. A new record gets its id at once, so that others can name it.
// A Rev that is not 0 must be that of the record in the library. A record
// that says nothing new is left alone.
func (c *Writer) Put(rec data.Record) *Writer { return c.add(put, rec) }

// Delete moves a record into the recycle bin (回收站). What belongs to it stays
// where it is and is out of sight until the record comes back.
func (c *Writer) Delete(rec data.Record) *Writer { return c.add(bin, rec) }

// Undelete takes a record out of the recycle bin, as it went in.
func (c *Writer) Undelete(rec data.Record) *Writer { return c.add(unbin, rec) }

// PutPicture writes a picture with its bytes, and sets its Digest. A picture
// that is there already keeps its caption and credit where the new one has
// none.
func (c *Writer) PutPicture(pic *data.Picture, content []byte) *Writer {
	if len(content) == 0 {
		c.fail(&RecordError{data.KindPicture, "", pic.Name, fmt.Errorf("%w: no bytes", ErrInvalid)})
		return c
	}
	pic.Digest = data.DigestOf(content)
	c.blobs = append(c.blobs, content)
	return c.add(put, pic)
}

// Len is the number of things that the change will do.
func (c *Writer) Len() int { return len(c.ops) }

func (c *Writer) fail(err error) {
	if c.err == nil {
		c.err = err
	}
}

func (c *Writer) add(v verb, rec data.Record) *Writer {
	if rec.Key() == "" && v == put {
		rec.SetKey(c.s.mint())
	}
	if k := rec.Key(); k == "" || len(k) > 200 || strings.ContainsRune(k, 0) || data.New(rec.Kind()) == nil {
		c.fail(&RecordError{rec.Kind(), k, nameOf(rec), fmt.Errorf("%w: its id", ErrInvalid)})
		return c
	}
	cp, err := clone(rec)
	if err != nil {
		c.fail(err)
		return c
	}
	c.ops = append(c.ops, op{verb: v, rec: rec, copy: cp})
	return c
}

// putAnyway is Put also for a record in the recycle bin, which stays there.
func (c *Writer) putAnyway(rec data.Record) *Writer {
	if c.add(put, rec); c.err == nil {
		c.ops[len(c.ops)-1].binned = true
	}
	return c
}

// Commit writes all of the change or none of it, and returns the change set.
// Its Seq is 0 where there was nothing to change. On success the records that
// were put carry their new heads, so that they can be put again.
func (c *Writer) Commit() (ChangeSet, error) {
	if c.err != nil {
		return ChangeSet{}, fmt.Errorf("commit %q: %w", c.set.Name, c.err)
	}
	s := c.s
	s.writing.Lock()
	defer s.writing.Unlock()
	var w *work
	err := s.update(func(tx *bbolt.Tx) (err error) {
		w, err = c.write(tx)
		return err
	})
	switch {
	case errors.Is(err, errNothing):
		w.refresh(c.ops)
		return ChangeSet{}, nil
	case err != nil:
		return ChangeSet{}, fmt.Errorf("commit %q: %w", c.set.Name, err)
	}
	w.refresh(c.ops)
	c.ops, c.blobs = nil, nil
	s.tell(w.set, w.entries())
	return w.set, nil
}
