package search

import (
	"bytes"
	"sort"
)

// arena is rows of text in one buffer, each ended by a zero byte.
type arena struct {
	buf   []byte
	heads []int // of each row, the end of the parts that came first
	ends  []int // of each row, past its zero byte
	freq  [256]int
}

// add packs a row: the name in its writings, then what else is searched.
func (a *arena) add(name []string, row ...string) {
	start := len(a.buf)
	put := func(list []string) {
		for _, s := range list {
			if len(a.buf) > start {
				a.buf = append(a.buf, 1)
			}
			a.buf = append(a.buf, s...)
		}
	}
	put(name)
	a.heads = append(a.heads, len(a.buf))
	put(row)
	a.buf = append(a.buf, 0)
	a.ends = append(a.ends, len(a.buf))
}

// seal counts bytes, which tells the rarest of a query.
func (a *arena) seal() {
	for _, b := range a.buf {
		a.freq[b]++
	}
}

// how says how a row was found at a place of the buffer.
func (a *arena) how(row, at int) uint8 {
	if at < a.heads[row] {
		return inName
	}
	return inOther
}

// each calls f with every row from lo up to hi that holds q, in order, and with
// its first place in the buffer, until f returns false.
func (a *arena) each(q []byte, lo, hi int, f func(row, at int) bool) {
	if len(q) == 0 || lo >= hi {
		return
	}
	rare := 0
	for i, b := range q {
		if a.freq[b] < a.freq[q[rare]] {
			rare = i
		}
	}
	row, pos, end := lo, 0, a.ends[hi-1]
	if lo > 0 {
		pos = a.ends[lo-1]
	}
	for {
		at := index(a.buf[:end], q, rare, pos)
		if at < 0 {
			return
		}
		if row < len(a.ends) && a.ends[row] <= at {
			row++ // mostly the next one
			if a.ends[row] <= at {
				row += sort.SearchInts(a.ends[row:], at+1)
			}
		}
		if !f(row, at) {
			return
		}
		pos = a.ends[row]
	}
}

// index is the next place of q from pos on; rare is the place of its rarest
// byte.
func index(buf, q []byte, rare, pos int) int {
	for at := pos + rare; at < len(buf); at++ {
		i := bytes.IndexByte(buf[at:], q[rare])
		if i < 0 {
			return -1
		}
		at += i
		if s := at - rare; s >= pos && s+len(q) <= len(buf) && bytes.Equal(buf[s:s+len(q)], q) {
			return s
		}
	}
	return -1
}
