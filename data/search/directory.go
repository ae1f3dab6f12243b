package search

import "huikan/data"

// Directory (会员名册) answers what a list of members asks: look-up, filters with
// their counts, order. It does not change, and is safe for use by several
// goroutines: make a new one after the library has changed.
type Directory struct {
	members []data.Member
	find    *Members
	facets  *facets
	facts   Facts
	orders  orders
}

// NewDirectory packs members, which stand in the order of ByReading, for
// asking.
func NewDirectory(members []data.Member, contacts []data.Contact, facts Facts) *Directory {
	return &Directory{members: members, find: NewMembers(members, contacts), facets: newFacets(members, facts), facts: facts,
		orders: orders{made: map[order][]int{}}}
}

// Choice says, by key of a facet, which values are wanted; of several one is
// enough.
type Choice map[string][]string

// Question is what is asked of a directory.
type Question struct {
	Query  string // as typed; "": everybody
	Choice Choice
	Sort   string // key of Sorts
	Down   bool   // the order turned round
}

// Answer is the rows that are asked for, as indexes of the members that the
// directory was made of, and what the facets would leave.
type Answer struct {
	Rows   []int // not to be written to: answers share them
	Facets []Facet
	Counts [][]Count // one list a facet
}

// Ask answers. Where something was typed, members whose names hold it come
// before others, each part in the order that is asked for.
func (d *Directory) Ask(q Question) Answer {
	var a Answer
	for _, c := range d.facets.cols {
		a.Facets = append(a.Facets, c.Facet)
	}
	h := d.find.match(q.Query)
	h, a.Counts = d.facets.narrow(h, q.Choice)
	a.Rows = h.inOrder(d.rows(q.Sort, q.Down))
	return a
}

// inOrder are the rows that were found (nil: all) in an order, those found by
// name first.
func (h hits) inOrder(order []int) []int {
	n, named := h.count()
	if h == nil || n == len(order) && (named == 0 || named == n) {
		return order
	}
	out := make([]int, n)
	first, rest := 0, named
	for _, row := range order {
		switch h[row] {
		case inName:
			out[first] = row
			first++
		case inOther:
			out[rest] = row
			rest++
		}
	}
	return out
}

// Hit says where the query stands in the name of a row's member.
func (d *Directory) Hit(row int, query string) Hit { return d.find.Hit(row, query) }
