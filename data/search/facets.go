package search

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"huikan/data"
)

// Facts are what a list of members is filtered by and a member record does not
// say itself. A map that is nil is not known, and its facet is left out.
type Facts struct {
	Classes  []data.Class
	Status   map[data.MemberID]string // 会籍状态 for the day
	Dues     map[data.MemberID]string // 会费状态 for the day
	Featured map[data.MemberID]bool   // stands in an issue
}

// Facet (筛选项) is one property by which members are narrowed.
type Facet struct {
	Key    string
	ZH, EN string
	// Yes is set for a facet of one value: it holds or it does not.
	Yes  bool
	Many bool // a member may have several values
	of   func(*Facts, *data.Member) []string
	// rank orders values; nil: the most frequent first.
	rank func(*Facts, string) int
}

// Label is the facet's name in a language.
func (f Facet) Label(lang string) string {
	if lang == "en" {
		return f.EN
	}
	return f.ZH
}

// yes is the value of a facet that holds.
const yes = "yes"

// AllFacets lists what members are filtered by, in the order of the screen. To
// add one: a row here.
var AllFacets = []Facet{
	{Key: "class", ZH: "类别", EN: "Class", of: func(f *Facts, m *data.Member) []string { return one(m.Class) },
		rank: func(f *Facts, v string) int { return rankOf(f.Classes, v) }},
	{Key: "status", ZH: "状态", EN: "Status", of: func(f *Facts, m *data.Member) []string { return one(f.Status[m.ID]) }},
	{Key: "dues", ZH: "会费", EN: "Dues", of: func(f *Facts, m *data.Member) []string { return one(f.Dues[m.ID]) }},
	{Key: "district", ZH: "区", EN: "District", of: func(f *Facts, m *data.Member) []string { return one(District(m)) }},
	{Key: "industry", ZH: "行业", EN: "Industry", Many: true, of: func(f *Facts, m *data.Member) []string { return m.Industry }},
	{Key: "kind", ZH: "性质", EN: "Kind", of: func(f *Facts, m *data.Member) []string {
		return one(data.FieldByKey(data.MemberFields, "kind").Get(m))
	}},
	{Key: "council", ZH: "理事以上", EN: "Council", Yes: true, of: func(f *Facts, m *data.Member) []string {
		for _, c := range f.Classes {
			if c.Council && m.Class != "" && (c.Code == m.Class || c.Name == m.Class) {
				return []string{yes}
			}
		}
		return nil
	}},
	{Key: "unfeatured", ZH: "从未刊登", EN: "Never featured", Yes: true, of: func(f *Facts, m *data.Member) []string {
		if f.Featured[m.ID] {
			return nil
		}
		return []string{yes}
	}},
}

func one(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// District (区) is where a member is: of its postal address, else of the one it
// is registered at.
func District(m *data.Member) string { return cmp.Or(m.AddrMail.District, m.AddrReg.District) }

// rankOf is the place of a class, by code or name, among classes that stand in
// the order of their ranks; one that is none of them comes last.
func rankOf(classes []data.Class, class string) int {
	for i, c := range classes {
		if c.Code == class || c.Name == class {
			return i
		}
	}
	return len(classes)
}

// Count is a value of a facet with how many members have it among those that
// the other facets let through.
type Count struct {
	Value string
	N     int
	On    bool // it is chosen
}

// column is one facet over all rows; 0 stands for no value.
type column struct {
	Facet
	values []string // values[0] is ""
	single []uint16
	multi  map[int][]uint16 // further values of rows that have several
}

// facets are all columns.
type facets struct {
	n    int
	cols []column
	once sync.Once
	all  [][]Count // of all rows
}

func newFacets(members []data.Member, facts Facts) *facets {
	f := &facets{n: len(members)}
	for _, fc := range AllFacets {
		if fc.Key == "status" && facts.Status == nil || fc.Key == "dues" && facts.Dues == nil || fc.Key == "unfeatured" && facts.Featured == nil {
			continue
		}
		c := column{Facet: fc, values: []string{""}, single: make([]uint16, len(members)), multi: map[int][]uint16{}}
		at := map[string]uint16{}
		for i := range members {
			for k, v := range fc.of(&facts, &members[i]) {
				id, ok := at[v]
				if !ok {
					if len(c.values) > 65000 { // no list of choices is that long
						continue
					}
					id = uint16(len(c.values))
					at[v] = id
					c.values = append(c.values, v)
				}
				if k == 0 {
					c.single[i] = id
				} else {
					c.multi[i] = append(c.multi[i], id)
				}
			}
		}
		c.order(&facts)
		f.cols = append(f.cols, c)
	}
	return f
}

// order puts the values in the order in which they are offered.
func (c *column) order(facts *Facts) {
	n := make([]int, len(c.values))
	for i, v := range c.single {
		n[v]++
		for _, w := range c.multi[i] {
			n[w]++
		}
	}
	order := make([]int, len(c.values))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order[1:], func(a, b int) int {
		if c.rank != nil {
			return cmp.Or(cmp.Compare(c.rank(facts, c.values[a]), c.rank(facts, c.values[b])), cmp.Compare(c.values[a], c.values[b]))
		}
		return cmp.Or(-cmp.Compare(n[a], n[b]), cmp.Compare(c.values[a], c.values[b]))
	})
	to := make([]uint16, len(order))
	values := make([]string, len(order))
	for i, old := range order {
		to[old], values[i] = uint16(i), c.values[old]
	}
	c.values = values
	for i := range c.single {
		c.single[i] = to[c.single[i]]
	}
	for i, vs := range c.multi {
		for k := range vs {
			vs[k] = to[vs[k]]
		}
		c.multi[i] = vs
	}
}

// narrow takes from the hits (nil: every row) those that lack, for some facet of
// the choice, all of its values, and counts the values of the others. The
// counts of a facet are of the rows that the other facets let through.
func (f *facets) narrow(h hits, choice Choice) (kept hits, counts [][]Count) {
	want := make([][]bool, len(f.cols))
	for c := range f.cols {
		if vs := choice[f.cols[c].Key]; len(vs) > 0 {
			want[c] = make([]bool, len(f.cols[c].values))
			for i, v := range f.cols[c].values {
				want[c][i] = i > 0 && slices.Contains(vs, v)
			}
		}
	}
	if n, _ := h.count(); len(choice) == 0 && (h == nil || n == f.n) { // everybody: counted once
		f.once.Do(func() { f.all = f.counts(f.tally(nil, want), want) })
		return h, f.all
	}
	if h == nil {
		h = make(hits, f.n)
		for i := range h {
			h[i] = inOther
		}
	}
	return h, f.counts(f.tally(h, want), want)
}

// tally counts the values, and drops from the hits (nil: every row) those that
// are not wanted.
func (f *facets) tally(h hits, want [][]bool) [][]int {
	sums := make([][][]int, runtime.GOMAXPROCS(0))
	chosen := slices.ContainsFunc(want, func(w []bool) bool { return w != nil })
	spread(f.n, func(part, lo, hi int) {
		tally := make([][]int, len(f.cols))
		for c := range f.cols {
			tally[c] = make([]int, len(f.cols[c].values))
		}
		for row := lo; row < hi; row++ {
			if h != nil && h[row] == missed {
				continue
			}
			failed, which := 0, 0
			for c := 0; chosen && c < len(f.cols); c++ {
				if want[c] != nil && !f.cols[c].has(row, want[c]) {
					failed++
					which = c
				}
			}
			switch failed {
			case 0:
				for c := range f.cols {
					f.cols[c].tally(row, tally[c])
				}
				continue
			case 1:
				f.cols[which].tally(row, tally[which])
			}
			h[row] = missed
		}
		sums[part] = tally
	})
	for _, tally := range sums[1:] {
		for c := range tally {
			for i, n := range tally[c] {
				sums[0][c][i] += n
			}
		}
	}
	return sums[0]
}

// counts are the values that some row has, or that are chosen.
func (f *facets) counts(tally [][]int, want [][]bool) [][]Count {
	counts := make([][]Count, len(f.cols))
	for c := range f.cols {
		for i, v := range f.cols[c].values {
			on := want[c] != nil && want[c][i]
			if i > 0 && (tally[c][i] > 0 || on) {
				counts[c] = append(counts[c], Count{v, tally[c][i], on})
			}
		}
	}
	return counts
}

func (c *column) has(row int, want []bool) bool {
	if want[c.single[row]] {
		return true
	}
	if c.Many {
		for _, v := range c.multi[row] {
			if want[v] {
				return true
			}
		}
	}
	return false
}

func (c *column) tally(row int, n []int) {
	n[c.single[row]]++
	if c.Many {
		for _, v := range c.multi[row] {
			n[v]++
		}
	}
}
