package search

import (
	"bytes"
	"slices"
	"strings"
)

// asked is the last question and what it found. The next one mostly is the same
// with one character more: then only the rows that were found need be looked
// at, each from the place where it was found.
type asked struct {
	words []string
	found hits
	at    []int32 // by row that was found: the first place of the last word in its arena
}

// leadsTo reports whether whatever is found by words was found already: they
// are the words that were asked, the last of them perhaps longer.
func (a *asked) leadsTo(words []string) bool {
	n := len(words) - 1
	if len(a.words) != len(words) || !slices.Equal(a.words[:n], words[:n]) {
		return false
	}
	return alphabet(a.words[n]) == alphabet(words[n]) && strings.HasPrefix(plain(words[n]), plain(a.words[n]))
}

// narrow asks words that the last question leads to. A row that holds a longer
// word holds it no sooner than the shorter one, so that what was found in other
// fields is not found in the name now.
func (a *asked) narrow(s *Members, words []string) {
	w := words[len(words)-1]
	in, q := &s.fields[alphabet(w)], []byte(plain(w))
	spread(len(a.found), func(_, lo, hi int) {
		for row := lo; row < hi; row++ {
			if a.found[row] == missed {
				continue
			}
			at := int(a.at[row])
			if rest := in.buf[at : in.ends[row]-1]; !bytes.HasPrefix(rest, q) {
				next := bytes.Index(rest, q)
				if next < 0 {
					a.found[row] = missed
					continue
				}
				at += next
				a.at[row] = int32(at)
			}
			a.found[row] = min(a.found[row], in.how(row, at))
		}
	})
	a.words = words
}
