package store

import (
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// past is what the history says of the records that were changed after a
// moment: each as it was then, as it was first entered, and as it was last
// known before it was taken away.
type past struct{ changed map[ref]*change }

type change struct {
	before []byte // at the moment; nil: it was not there
	first  []byte // after its first change since
	gone   []byte // before it was taken away, where it is gone now
}

// readPast walks the change sets that came after the moment, the newest
// first, so that what is left in the end is the state before the oldest.
func readPast(tx *bbolt.Tx, at time.Time) (past, error) {
	p := past{map[ref]*change{}}
	c := tx.Bucket(bucketLog).Cursor()
	for k, _ := c.Last(); k != nil; k, _ = c.Prev() {
		set, err := readHead(tx, un64(k))
		if err != nil {
			return p, err
		}
		if set.At.Before(at) {
			continue // an applied set may lie among others with an older time
		}
		entries, err := readEntries(tx, set.Seq)
		if err != nil {
			return p, err
		}
		for _, e := range entries {
			r := ref{e.Kind, e.Key}
			ch := p.changed[r]
			if ch == nil {
				ch = &change{}
				if e.After == nil {
					ch.gone = e.Before
				}
				p.changed[r] = ch
			}
			ch.before, ch.first = e.Before, e.After
		}
	}
	return p, nil
}

// state is one record: then at the moment, now in the file, first as it was
// entered after the moment, gone as it was before it was taken away. What does
// not exist is nil.
type state struct{ then, now, first, gone data.Record }

// each calls f with the state of every record of a kind that is there or was
// there at the moment, in the order of their keys.
func (p past) each(tx *bbolt.Tx, k data.Kind, f func(state) error) error {
	if err := eachRecord(tx, k, func(rec data.Record) error {
		st := state{then: rec, now: rec}
		if ch := p.changed[ref{k, rec.Key()}]; ch != nil {
			var err error
			if st, err = ch.state(k); err != nil {
				return err
			}
			st.now = rec
		}
		return f(st)
	}); err != nil {
		return err
	}
	for _, r := range sortedRefs(p.changed, k) {
		if raw, err := rawRecord(tx, k, r.key); err != nil {
			return err
		} else if raw != nil {
			continue
		}
		st, err := p.changed[r].state(k)
		if err != nil {
			return err
		}
		if err := f(st); err != nil {
			return err
		}
	}
	return nil
}

func (c *change) state(k data.Kind) (st state, err error) {
	for _, side := range []struct {
		raw []byte
		rec *data.Record
	}{{c.before, &st.then}, {c.first, &st.first}, {c.gone, &st.gone}} {
		if side.raw == nil {
			continue
		}
		if *side.rec, err = decodeRecord(k, side.raw); err != nil {
			return st, err
		}
	}
	return st, nil
}

func sortedRefs(m map[ref]*change, k data.Kind) []ref {
	var out []ref
	for r := range m {
		if r.kind == k {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b ref) int { return strings.Compare(a.key, b.key) })
	return out
}

func living(rec data.Record) bool { return rec != nil && !rec.Common().Deleted() }

// asOf chooses between the states by the promise of AsOf; nil where the record
// does not count.
func (st state) asOf(k data.Kind, day data.Date) data.Record {
	switch k {
	case data.KindMember:
		return st.member(day)
	case data.KindAssociation, data.KindClass, data.KindContact:
		return st.undated()
	}
	switch { // what bears a date is taken as it is known today
	case living(st.now):
		return st.now
	case st.now == nil && living(st.gone): // went with its member when the bin was emptied
		return st.gone
	}
	return nil
}

// undated is a record without dates of its own.
func (st state) undated() data.Record {
	switch {
	case living(st.then):
		return st.then
	case !living(st.now):
		return nil
	case st.then == nil && living(st.first):
		return st.first
	}
	return st.now
}

// member is a member as it stood, with the days of joining and leaving as they
// are known today.
func (st state) member(day data.Date) data.Record {
	m, ok := st.undated().(*data.Member)
	if !ok {
		return nil
	}
	latest, _ := st.now.(*data.Member)
	if latest == nil {
		latest, _ = st.gone.(*data.Member)
	}
	if latest == nil || latest == m {
		return m
	}
	out := *m
	out.Joined, out.Left = latest.Joined, latest.Left
	if latest.Override.On(day) || !m.Override.On(day) {
		out.Override = latest.Override
	}
	return &out
}
