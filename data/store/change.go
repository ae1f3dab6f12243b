package store

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Typing is folded into one set while its pauses are shorter than mergePause,
// but a set does not grow beyond mergeSpan: product.md (b) asks for a version
// every twenty seconds of change, so that is the grain of what can come back.
const (
	mergePause = 20 * time.Second
	mergeSpan  = 20 * time.Second
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
	c.ops = append(c.ops, op{v, rec, cp})
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

// errNothing rolls a change back that would change nothing.
var errNothing = errors.New("nothing to change")

// work is a change while it is written.
type work struct {
	tx    *bbolt.Tx
	set   ChangeSet
	now   time.Time
	order []ref
	done  map[ref]*touched
	// staged are contents that were put; one that no record names in the end
	// goes again.
	staged []data.Digest
}

type ref struct {
	kind data.Kind
	key  string
}

// touched is a record in a change: before in the file, and as it stands now.
// A record that is touched twice is one entry.
type touched struct {
	before []byte
	base   data.Head // the head before, whose Rev a caller must know
	now    data.Record
}

// write does the change in the transaction.
func (c *Writer) write(tx *bbolt.Tx) (*work, error) {
	w := &work{tx: tx, set: c.set, now: c.s.opts.now(), done: map[ref]*touched{}}
	for _, b := range c.blobs {
		d, err := putBlob(tx, b)
		if err != nil {
			return w, err
		}
		w.staged = append(w.staged, d)
	}
	for _, o := range c.ops {
		if err := w.do(o); err != nil {
			return w, &RecordError{o.rec.Kind(), o.rec.Key(), nameOf(o.copy), err}
		}
	}
	rev, err := nextRev(tx)
	if err != nil {
		return w, err
	}
	entries, err := w.finish(rev)
	if err != nil {
		return w, err
	}
	if len(entries) == 0 {
		return w, errNothing
	}
	counts := refs{}
	for _, d := range w.staged {
		counts[d] += 0
	}
	if err := writeEntries(tx, entries, counts); err != nil {
		return w, err
	}
	w.set.Rev = rev
	if err := w.log(entries, counts, c.s.mint()); err != nil {
		return w, err
	}
	return w, counts.write(tx)
}

// load brings a record into the work.
func (w *work) load(r ref) (*touched, error) {
	if t := w.done[r]; t != nil {
		return t, nil
	}
	raw, err := rawRecord(w.tx, r.kind, r.key)
	if err != nil {
		return nil, err
	}
	t := &touched{before: bytes.Clone(raw)}
	if raw != nil {
		if t.now, err = decodeRecord(r.kind, raw); err != nil {
			return nil, err
		}
		t.base = *t.now.Common()
	}
	w.done[r] = t
	w.order = append(w.order, r)
	return t, nil
}

func (w *work) do(o op) error {
	t, err := w.load(ref{o.copy.Kind(), o.copy.Key()})
	if err != nil {
		return err
	}
	head := o.copy.Common()
	if head.Rev != 0 && head.Rev != t.base.Rev {
		return ErrConflict
	}
	if o.verb != put {
		if t.now == nil {
			return ErrNotFound
		}
		at := w.now
		if o.verb == unbin {
			at = time.Time{}
		} else if t.now.Common().Deleted() {
			at = t.now.Common().DeletedAt
		}
		t.now.Common().DeletedAt = at
		return nil
	}
	if t.now != nil && t.now.Kind() == data.KindPicture {
		t.now.Common().DeletedAt = time.Time{} // its id is its content: received once more, it is back
	}
	if t.now != nil && t.now.Common().Deleted() {
		return fmt.Errorf("%w: it is in the recycle bin", ErrNotFound)
	}
	next, err := clone(o.copy)
	if err != nil {
		return err
	}
	if err := w.complete(next, t.now); err != nil {
		return err
	}
	h := next.Common()
	tags, note := h.Tags, h.Note
	*h = data.Head{}
	if t.now != nil {
		*h = *t.now.Common()
	}
	h.Tags, h.Note = tags, note
	t.now = next
	return nil
}

// complete fills in what the store keeps of a record: the digest of a body,
// the issue of a placement.
func (w *work) complete(next, old data.Record) error {
	switch r := next.(type) {
	case *data.Article:
		if r.Body != "" {
			r.SetBody(r.Body)
			d, err := putBody(w.tx, r.Body)
			r.Body = ""
			w.staged = append(w.staged, d)
			return err
		}
		if r.BodyDigest == "" {
			r.Chars = 0
		} else if w.tx.Bucket(bucketBody).Bucket([]byte(r.BodyDigest)) == nil {
			return fmt.Errorf("%w: no text %s", ErrInvalid, r.BodyDigest)
		}
	case *data.Picture:
		if w.tx.Bucket(bucketBlob).Bucket([]byte(r.Digest)) == nil {
			return fmt.Errorf("%w: a picture without its bytes", ErrInvalid)
		}
		if o, ok := old.(*data.Picture); ok && r.Rev == 0 {
			r.Caption, r.Credit = cmpOr(r.Caption, o.Caption), cmpOr(r.Credit, o.Credit)
		}
	case *data.Placement:
		if (r.Article == "") == (r.Member == "") {
			return fmt.Errorf("%w: want either an article or a member", ErrInvalid)
		}
		sec, err := w.load(ref{data.KindSection, string(r.Section)})
		if err != nil {
			return err
		}
		s, ok := sec.now.(*data.Section)
		if !ok {
			return fmt.Errorf("%w: no section %q", ErrInvalid, r.Section)
		}
		r.Issue = s.Issue
	case *data.Section:
		if r.Issue == "" {
			return fmt.Errorf("%w: a section without an issue", ErrInvalid)
		}
	}
	return nil
}

func cmpOr(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// finish stamps what has changed and leaves out what has not.
func (w *work) finish(rev uint64) ([]Entry, error) {
	var entries []Entry
	for _, r := range w.order {
		t := w.done[r]
		if t.now == nil {
			continue
		}
		h := t.now.Common()
		h.Rev, h.UpdatedAt, h.UpdatedBy = rev, w.now, w.set.Who
		if t.before == nil {
			h.CreatedAt, h.CreatedBy = w.now, w.set.Who
		}
		after, err := encodeRecord(t.now)
		if err != nil {
			return nil, err
		}
		equal, err := same(r.kind, t.before, after)
		if err != nil {
			return nil, err
		}
		if equal {
			*h = t.base
			continue
		}
		entries = append(entries, Entry{r.kind, r.key, t.before, after})
	}
	return entries, nil
}

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

// refresh gives the caller's records what the store made of them.
func (w *work) refresh(ops []op) {
	for _, o := range ops {
		t := w.done[ref{o.rec.Kind(), o.rec.Key()}]
		if t == nil || t.now == nil {
			continue
		}
		tags, note := o.rec.Common().Tags, o.rec.Common().Note
		*o.rec.Common() = *t.now.Common()
		if o.verb == put {
			o.rec.Common().Tags, o.rec.Common().Note = tags, note
		}
		switch r := o.rec.(type) {
		case *data.Article:
			if o.verb == put {
				now := t.now.(*data.Article)
				r.BodyDigest, r.Chars = now.BodyDigest, now.Chars
			}
		case *data.Placement:
			r.Issue = t.now.(*data.Placement).Issue
		}
	}
}

// entries lists what was touched, for the watchers.
func (w *work) entries() []Entry {
	var out []Entry
	for _, r := range w.order {
		if t := w.done[r]; t.now != nil && t.now.Common().Rev == w.set.Rev {
			out = append(out, Entry{Kind: r.kind, Key: r.key})
		}
	}
	return out
}
