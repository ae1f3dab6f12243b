package data

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestFlatplan moves and adds at random against a plain list of names, and
// keeps a copy that only the records change, as a store would.
func TestFlatplan(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	secs := []Section{{ID: "a", Order: 0}, {ID: "b", Order: 1}, {ID: "c", Order: 2}}
	stored := map[PlacementID]Placement{}
	var placed []Placement
	for i := range 6 {
		p := Placement{ID: PlacementID(fmt.Sprint(i)), Section: secs[i%3].ID, Order: i / 3 * 7} // gaps, as old files have them
		placed, stored[p.ID] = append(placed, p), p
	}
	f := NewFlatplan(secs, placed)
	write := func(recs []Record) {
		for _, x := range recs {
			p := *x.(*Placement)
			stored[p.ID] = p
		}
	}
	names := func(in SectionID) (out []PlacementID) {
		for _, p := range f.Places[in] {
			out = append(out, p.ID)
		}
		return out
	}
	for n := range 2000 {
		to := secs[r.IntN(3)].ID
		at := r.IntN(9)
		if n%50 == 0 {
			id := PlacementID(fmt.Sprint("new", n))
			want := slices.Insert(names(to), min(at, len(f.Places[to])), id)
			write(f.Add(Placement{ID: id}, to, at))
			if got := names(to); !slices.Equal(got, want) {
				t.Fatalf("add at %d: %v, want %v", at, got, want)
			}
			continue
		}
		var all []PlacementID
		for _, s := range secs {
			all = append(all, names(s.ID)...)
		}
		id := all[r.IntN(len(all))]
		from, i := f.Find(id)
		want := names(to)
		if from == to {
			want = slices.Insert(want, min(at, len(want)), "mark")
			want = slices.DeleteFunc(want, func(x PlacementID) bool { return x == id })
			want[slices.Index(want, "mark")] = id
		} else {
			want = slices.Insert(want, min(at, len(want)), id)
		}
		write(f.Move(id, to, at))
		if got := names(to); !slices.Equal(got, want) {
			t.Fatalf("move %s from %s %d to %s %d: %v, want %v", id, from, i, to, at, got, want)
		}
		if got := len(all); got != len(stored) {
			t.Fatalf("%d placements, %d stored", got, len(stored))
		}
	}
	for _, s := range secs {
		var list []Placement
		for _, p := range stored {
			if p.Section == s.ID {
				list = append(list, p)
			}
		}
		slices.SortFunc(list, func(a, b Placement) int { return a.Order - b.Order })
		for i, p := range list {
			if p.Order != i || p.ID != f.Places[s.ID][i].ID {
				t.Errorf("section %s, place %d: stored %s with %d, plan has %s", s.ID, i, p.ID, p.Order, f.Places[s.ID][i].ID)
			}
		}
	}
	if f.Move("0", "nowhere", 0) != nil || f.Move("nobody", "a", 0) != nil || f.Add(Placement{}, "nowhere", 0) != nil {
		t.Error("a place that is none changes something")
	}
}

// TestFlatplanSections: a section moves and is added with the fewest records.
func TestFlatplanSections(t *testing.T) {
	plan := func() *Flatplan {
		return NewFlatplan([]Section{{ID: "a", Order: 0}, {ID: "b", Order: 1}, {ID: "c", Order: 2}}, nil)
	}
	order := func(f *Flatplan) (s string) {
		for _, x := range f.Sections {
			s += string(x.ID)
		}
		return s
	}
	f := plan()
	if n := len(f.MoveSection("c", 0)); order(f) != "cab" || n != 3 {
		t.Errorf("%s, %d records", order(f), n)
	}
	f = plan()
	if n := len(f.MoveSection("a", 2)); order(f) != "bac" || n != 2 {
		t.Errorf("%s, %d records", order(f), n)
	}
	f = plan()
	if n := len(f.AddSection(Section{ID: "n"}, "b")); order(f) != "abnc" || n != 2 {
		t.Errorf("%s, %d records", order(f), n)
	}
	if f.MoveSection("x", 1) != nil {
		t.Error("a section that is none moves")
	}
}
