package store

import (
	"bytes"
	"errors"
	"fmt"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

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
		if o.verb == bin {
			if err := w.mayGo(t.now); err != nil {
				return err
			}
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
	if t.now != nil && t.now.Common().Deleted() && !o.binned {
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

// mayGo refuses to delete what others account for: a receipt keeps its number,
// a payment its receipt, a bill the money that went to it.
func (w *work) mayGo(rec data.Record) error {
	var index, why string
	var kind data.Kind
	switch rec.(type) {
	case *data.Receipt:
		return fmt.Errorf("%w: a receipt is voided, not deleted, so that its number stays accounted for", ErrInvalid)
	case *data.Payment:
		index, kind, why = "receipt.payment", data.KindReceipt, "there is a receipt for it; void that first"
	case *data.DuesBill:
		index, kind, why = "payment.bill", data.KindPayment, "money went to it; move that first"
	default:
		return nil
	}
	for _, key := range keysOf(w.tx, index, rec.Key()) {
		t, err := w.load(ref{kind, key})
		if err != nil {
			return err
		}
		if r, ok := t.now.(*data.Receipt); ok && r.IsVoid() || t.now == nil || t.now.Common().Deleted() {
			continue
		}
		return fmt.Errorf("%w: %s", ErrInvalid, why)
	}
	return nil
}

// complete fills in what the store keeps of a record: the digest of a body,
// the issue of a placement, the member of a post.
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
	case *data.Post:
		if r.Contact != "" && r.Member == "" {
			c, err := w.load(ref{data.KindContact, string(r.Contact)})
			if err != nil {
				return err
			}
			if k, ok := c.now.(*data.Contact); ok {
				r.Member = k.Member
			}
		}
		if r.Member == "" && r.Holder == "" {
			return fmt.Errorf("%w: a post of nobody", ErrInvalid)
		}
	case *data.Payment:
		if r.Allocated() > r.Amount {
			return fmt.Errorf("%w: more is allocated (%s) than was paid (%s)", ErrInvalid, r.Allocated(), r.Amount)
		}
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
		case *data.Post:
			r.Member = t.now.(*data.Post).Member
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
