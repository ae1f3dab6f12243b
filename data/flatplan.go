package data

import "slices"

// Flatplan (编排) is the sections of an issue in their order, and what stands in
// each, in order. Its methods change the plan and give the records that have to
// be written for it, in the order in which they changed; the plan never loses
// or doubles a placement.
type Flatplan struct {
	Sections []Section
	Places   map[SectionID][]Placement
}

// NewFlatplan takes sections and placements in order, as a store gives them.
func NewFlatplan(sections []Section, placed []Placement) *Flatplan {
	f := &Flatplan{Sections: slices.Clone(sections), Places: map[SectionID][]Placement{}}
	for _, p := range placed {
		f.Places[p.Section] = append(f.Places[p.Section], p)
	}
	return f
}

// Find says in which section a placement stands, and where; −1: nowhere.
func (f *Flatplan) Find(id PlacementID) (SectionID, int) {
	for _, s := range f.Sections {
		if at := slices.IndexFunc(f.Places[s.ID], func(p Placement) bool { return p.ID == id }); at >= 0 {
			return s.ID, at
		}
	}
	return "", -1
}

// Move puts a placement before the one that stands at a place of a section, or
// behind the last. at counts the places as they are before the move.
func (f *Flatplan) Move(id PlacementID, to SectionID, at int) []Record {
	from, i := f.Find(id)
	if i < 0 || !f.has(to) {
		return nil
	}
	p := f.Places[from][i]
	f.Places[from] = slices.Delete(slices.Clone(f.Places[from]), i, i+1)
	if from == to && i < at {
		at--
	}
	p.Section = to
	list := f.Places[to]
	f.Places[to] = slices.Insert(slices.Clone(list), min(max(at, 0), len(list)), p)
	out := f.number(to, id)
	if from != to {
		out = append(out, f.number(from, "")...)
	}
	return out
}

// Add puts a new placement before the one that stands at a place of a section,
// or behind the last.
func (f *Flatplan) Add(p Placement, to SectionID, at int) []Record {
	if !f.has(to) {
		return nil
	}
	p.Section = to
	list := f.Places[to]
	at = min(max(at, 0), len(list))
	f.Places[to] = slices.Insert(slices.Clone(list), at, p)
	var out []Record
	for i := range f.Places[to] {
		x := &f.Places[to][i]
		if i == at || x.Order != i {
			x.Order = i
			c := *x
			out = append(out, &c)
		}
	}
	return out
}

// number gives the places of a section their numbers; of those that change, and
// of the one that moved, the records.
func (f *Flatplan) number(in SectionID, moved PlacementID) (out []Record) {
	for i := range f.Places[in] {
		p := &f.Places[in][i]
		if p.Order != i || p.ID == moved {
			p.Order = i
			c := *p
			out = append(out, &c)
		}
	}
	return out
}

func (f *Flatplan) has(id SectionID) bool {
	return slices.ContainsFunc(f.Sections, func(s Section) bool { return s.ID == id })
}

// MoveSection puts a section before the one that stands at a place, or behind
// the last; at counts the places as they are before the move.
func (f *Flatplan) MoveSection(id SectionID, at int) (out []Record) {
	i := slices.IndexFunc(f.Sections, func(s Section) bool { return s.ID == id })
	if i < 0 {
		return nil
	}
	s := f.Sections[i]
	f.Sections = slices.Delete(slices.Clone(f.Sections), i, i+1)
	if i < at {
		at--
	}
	f.Sections = slices.Insert(f.Sections, min(max(at, 0), len(f.Sections)), s)
	return f.numberSections()
}

// AddSection puts a new section behind another, or at the end.
func (f *Flatplan) AddSection(s Section, behind SectionID) []Record {
	at := len(f.Sections)
	if i := slices.IndexFunc(f.Sections, func(x Section) bool { return x.ID == behind }); i >= 0 {
		at = i + 1
	}
	s.Order = -1 // so that it is among the records
	f.Sections = slices.Insert(slices.Clone(f.Sections), at, s)
	return f.numberSections()
}

func (f *Flatplan) numberSections() (out []Record) {
	for i := range f.Sections {
		if s := &f.Sections[i]; s.Order != i {
			s.Order = i
			c := *s
			out = append(out, &c)
		}
	}
	return out
}
