package search

import (
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"huikan/data"
)

// Members answers look-ups over members and their contacts. It does not
// change: make a new one after the library has changed. It is safe for use by
// several goroutines.
type Members struct {
	ids    []data.MemberID
	names  []string
	given  []string // pinyin as an editor set it
	fields [3]arena // by alphabet
	last   atomic.Pointer[asked]
}

// The alphabets of a query.
const (
	han = iota
	latin
	digit
)

// Hit is a member that a query found.
type Hit struct {
	Member data.MemberID
	// Field says where: name, or other for contact, code, phone, site.
	Field string
	// Spans are the byte ranges of the name that match, where it is the name.
	Spans [][2]int
	// Initials is what the query's letters stand for in the name, where they
	// matched as initials.
	Initials string
}

// NewMembers packs members for look-up.
func NewMembers(members []data.Member, contacts []data.Contact) *Members {
	s := &Members{}
	people := map[data.MemberID][]int{}
	for i := range contacts {
		people[contacts[i].Member] = append(people[contacts[i].Member], i)
	}
	for i := range members {
		m := &members[i]
		s.ids = append(s.ids, m.ID)
		s.names = append(s.names, m.Name)
		s.given = append(s.given, m.Pinyin)
		hanRow := append([]string{fold(m.ShortName), fold(m.LegalRep), m.Class, m.AddrMail.District, m.AddrReg.District}, foldAll(m.FormerNames)...)
		hanRow = append(hanRow, foldAll(m.Industry)...)
		var row []string
		for _, n := range m.FormerNames {
			row = append(row, letters(n, "")...)
		}
		row = append(row, fold(m.NameEN), fold(m.Website))
		digits := []string{fold(m.USCC), fold(m.MemberNo), figures(m.Phone), figures(m.Fax), fold(m.RegNoOld), fold(m.OrgCode)}
		digits = append(digits, foldAll(m.FormerCodes)...)
		for _, c := range people[m.ID] {
			p := &contacts[c]
			hanRow = append(hanRow, fold(p.Name))
			row = append(row, letters(p.Name, "")...)
			row = append(row, fold(p.Email), fold(p.WeChat))
			digits = append(digits, figures(p.Mobile), figures(p.Phone), fold(p.QQ))
		}
		name := []string{fold(m.Name)}
		s.fields[han].add(name, hanRow...)
		s.fields[latin].add(append(letters(m.Name, m.Pinyin), name...), append(append(row, fold(m.USCC), fold(m.MemberNo)), foldAll(m.FormerCodes)...)...)
		s.fields[digit].add(name, append(digits, fold(m.Website))...)
	}
	for i := range s.fields {
		s.fields[i].seal()
	}
	return s
}

// hits say, row by row, whether a query was found: 0 no, 1 in other fields, 2
// in the name.
type hits []uint8

// How a row was found.
const (
	missed  = 0
	inOther = 1
	inName  = 2
)

// count is how many rows were found, and how many of them by name.
func (h hits) count() (all, named int) {
	for _, x := range h {
		if x != missed {
			all++
		}
		if x == inName {
			named++
		}
	}
	return all, named
}

// match looks up a query; nil: nothing was asked.
func (s *Members) match(query string) hits {
	words := foldWords(query)
	if len(words) == 0 {
		return nil
	}
	words = words[:min(len(words), 255)]
	last := s.last.Swap(nil) // taken: what is asked meanwhile is looked up afresh
	if last != nil && last.leadsTo(words) {
		last.narrow(s, words)
	} else {
		last = s.lookUp(words)
	}
	out := slices.Clone(last.found)
	s.last.Store(last)
	return out
}

// lookUp looks every row through, on all processors.
func (s *Members) lookUp(words []string) *asked {
	a := &asked{words: words, found: make(hits, len(s.ids)), at: make([]int32, len(s.ids))}
	spread(len(s.ids), func(_, lo, hi int) {
		found := a.found[lo:hi]
		var seen []uint8 // how many words were found so far; one word needs no counting
		if len(words) > 1 {
			seen = make([]uint8, hi-lo)
		}
		for n, w := range words {
			in := &s.fields[alphabet(w)]
			in.each([]byte(plain(w)), lo, hi, func(row, at int) bool {
				k := row - lo
				a.at[row] = int32(at)
				how := in.how(row, at)
				if seen == nil {
					found[k] = how
					return true
				}
				if int(seen[k]) == n {
					seen[k]++
					if n == 0 {
						found[k] = how
					} else {
						found[k] = min(found[k], how)
					}
				}
				return true
			})
		}
		for k, n := range seen {
			if int(n) < len(words) {
				found[k] = missed
			}
		}
	})
	return a
}

// Match gives the rows, in the order in which the members were packed, in
// which every word of the query stands: words are apart by blanks.
func (s *Members) Match(query string) (rows []int) {
	h := s.match(query)
	n, _ := h.count()
	rows = make([]int, 0, n)
	for row, how := range h {
		if how != missed {
			rows = append(rows, row)
		}
	}
	return rows
}

// spread parts n rows among the processors, and waits for them; a few rows are
// not parted.
func spread(n int, do func(part, lo, hi int)) (parts int) {
	parts = min(runtime.GOMAXPROCS(0), n/2048+1)
	var wait sync.WaitGroup
	for p := 1; p < parts; p++ {
		wait.Go(func() { do(p, p*n/parts, (p+1)*n/parts) })
	}
	do(0, 0, n/parts)
	wait.Wait()
	return parts
}

// Hit says where the query stands in the name of the row's member.
func (s *Members) Hit(row int, query string) Hit {
	h := Hit{Member: s.ids[row], Field: "other"}
	for _, w := range foldWords(query) {
		s.show(&h, row, w)
	}
	return h
}

// Find looks up what was typed. Words apart by blanks must all match. It
// returns up to limit hits, names before other fields, else in the order of
// the members; total counts all.
func (s *Members) Find(query string, limit int) (hits []Hit, total int) {
	var other []Hit
	rows := s.Match(query)
	for _, row := range rows {
		if len(hits) == limit || len(hits)+len(other) > 3*limit { // enough has been looked at
			break
		}
		h := s.Hit(row, query)
		if h.Field == "name" {
			hits = append(hits, h)
		} else {
			other = append(other, h)
		}
	}
	return append(hits, other[:min(len(other), limit-len(hits))]...), len(rows)
}

// show marks where a word stands in the member's name.
func (s *Members) show(h *Hit, row int, w string) {
	span, short, ok := markWord(s.names[row], s.given[row], w)
	if !ok {
		return
	}
	h.Field = "name"
	h.Spans = append(h.Spans, span)
	if short {
		h.Initials = w
	}
}

// markWord finds a folded word in a name: as it is written, by its initials
// (short) or by its reading. The span counts bytes of the name.
func markWord(name, given, w string) (span [2]int, short, ok bool) {
	if at, n := indexFold(name, w); at >= 0 {
		return [2]int{at, at + n}, false, true
	}
	if alphabet(w) != latin {
		return span, false, false
	}
	runes := []rune(name)
	offset := make([]int, 0, len(runes)+1)
	for i := range name {
		offset = append(offset, i)
	}
	offset = append(offset, len(name))
	for _, v := range variants(runes, given) {
		for i := range runes {
			if n := initials(v[i:], w); n > 0 {
				return [2]int{offset[i], offset[i+n]}, true, true
			}
			if n := spelt(v[i:], w); n > 0 {
				return [2]int{offset[i], offset[i+n]}, false, true
			}
		}
	}
	return span, false, false
}

// initials is how many characters w is the initials of; 0: none.
func initials(v []string, w string) int {
	k := 0
	for i, s := range v {
		if k == len(w) {
			return i
		}
		if s == "" {
			if k == 0 {
				return 0
			}
			continue
		}
		if s[0] != w[k] {
			return 0
		}
		k++
	}
	if k == len(w) {
		return len(v)
	}
	return 0
}

// spelt is how many characters w spells, the last perhaps in part; 0: none.
func spelt(v []string, w string) int {
	for i, s := range v {
		if s == "" {
			if i == 0 {
				return 0
			}
			continue
		}
		switch {
		case strings.HasPrefix(s, w):
			return i + 1
		case strings.HasPrefix(w, s):
			w = w[len(s):]
		default:
			return 0
		}
	}
	return 0
}

// alphabet chooses the arena: Han where there is any, digits where there are
// only those and their separators, letters else.
func alphabet(w string) int {
	kind := digit
	for _, r := range w {
		switch {
		case r >= 0x2E80:
			return han
		case unicode.IsLetter(r) || r == '.' || r == '@' || r == '/' || r == ':':
			kind = latin
		}
	}
	return kind
}

// plain is a word as the arenas hold it: figures without separators.
func plain(w string) string {
	if alphabet(w) == digit {
		if f := figures(w); f != "" {
			return f
		}
	}
	return w
}

// fold is text for comparing: lower case, full-width forms half-width.
func fold(s string) string {
	ascii := true
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf || s[i] >= 'A' && s[i] <= 'Z' {
			ascii = false
			break
		}
	}
	if ascii {
		return s
	}
	return strings.Map(func(r rune) rune {
		if r >= 0xFF01 && r <= 0xFF5E {
			r -= 0xFEE0
		} else if r == 0x3000 {
			r = ' '
		}
		return unicode.ToLower(r)
	}, s)
}

func foldAll(list []string) []string {
	out := make([]string, len(list))
	for i, s := range list {
		out[i] = fold(s)
	}
	return out
}

// figures keeps the digits of a phone number.
func figures(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, fold(s))
}

// indexFold finds folded w in a text as written, and how many of its bytes
// match.
func indexFold(text, w string) (at, n int) {
	want := []rune(w)
	for i := range text {
		k, end := 0, i
		for j, r := range text[i:] {
			if k == len(want) || fold(string(r)) != string(want[k]) {
				break
			}
			k++
			end = i + j + utf8.RuneLen(r)
		}
		if k == len(want) {
			return i, end - i
		}
	}
	return -1, 0
}

// foldWords are the words of a query.
func foldWords(query string) []string { return strings.Fields(fold(query)) }
