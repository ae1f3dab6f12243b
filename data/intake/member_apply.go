package intake

import (
	"fmt"
	"slices"
	"strings"

	"huikan/data"
)

// row plans one row. It is taken whole or rejected: what a rejected row says
// leaves no trace.
func (pl *planner) row(e *rowEntry) PlannedRow {
	out := PlannedRow{No: e.no, Part: e.part, Name: e.get("name")}
	old, former := pl.match(e)
	w := &applying{planner: pl, e: e, out: &out, former: former}
	switch {
	case old != nil:
		w.t = old.clone()
		out.Name, out.Member = old.member.Name, old.member.ID
	default:
		w.t = &target{member: pl.newMember(e), created: true, row: e.no, said: map[string]string{}, saidIn: map[string]int{}}
	}
	if len(e.errs) == 0 {
		w.apply()
		w.taken(old)
	}
	out.Warnings = e.findings
	if len(e.errs) > 0 {
		out.Status, out.Reasons, out.Changes, out.Kept = RowRejected, e.errs, nil, nil
		return out
	}
	switch {
	case old == nil:
		out.Status, out.Name = RowCreated, w.t.member.Name
	case len(out.Changes) == 0:
		out.Status = RowSame
	case old.row > 0 && (old.created || old.changed):
		out.Status, out.First = RowMerged, old.row
	default:
		out.Status = RowChanged
	}
	if w.t.row == 0 {
		w.t.row = e.no
	}
	w.warn()
	pl.keep(old, w.t)
	return out
}

// keep puts the new state of a member in the place of the old.
func (pl *planner) keep(old, now *target) {
	at, known := pl.places[old]
	if old != nil {
		pl.forget(old)
		delete(pl.places, old)
	}
	if known {
		pl.planned[at] = now
	} else {
		at = len(pl.planned)
		pl.planned = append(pl.planned, now)
	}
	pl.places[now] = at
	pl.index(now)
}

// newMember is a member of whom nothing is known but what follows from the
// list itself: people in a list of people, units in others.
func (pl *planner) newMember(e *rowEntry) *data.Member {
	m := &data.Member{Type: data.UnitMember}
	code, _ := pl.class(e.get("class"))
	if pl.sheet.persons || strings.Contains(e.get("kind"), "个人") || e.get("kind") == "" && strings.HasPrefix(code, "个人") {
		m.Type = data.PersonMember
	}
	m.InDirectory = m.Type == data.UnitMember
	return m
}

// applying is one row on its way into a member.
type applying struct {
	*planner
	e      *rowEntry
	t      *target
	out    *PlannedRow
	former bool
}

func (w *applying) apply() {
	for _, v := range w.e.values {
		w.value(v)
	}
	w.notes()
	for _, p := range w.e.people {
		w.person(p)
	}
	w.term()
}

// value sets one field of the member.
func (w *applying) value(v value) {
	f := data.FieldByKey(data.MemberFields, v.key)
	if f == nil || v.key == "note" {
		return
	}
	text := v.text
	switch v.key {
	case "class":
		code, known := w.class(text)
		if !known {
			w.e.find(RowFinding{Column: v.column, Code: RowNewClass, Value: text})
		}
		text = code
	case "kind":
		for _, k := range data.MemberKinds {
			if strings.TrimSuffix(k.Label, "会员") == strings.TrimSuffix(strings.TrimSuffix(oneLine(text), "会员"), "制") {
				text = k.Label
			}
		}
	case "name":
		if w.former {
			return // the library knows the later name
		}
	case "member_no", "uscc", "reg_no_old", "org_code_old":
		text = strings.ReplaceAll(text, "\n", " ")
		if hasKey(w.t.member.FormerCodes, text) {
			return // the library knows the later code
		}
	}
	next := *w.t.member
	if err := f.Set(&next, text); err != nil {
		w.cannot(v, err)
		return
	}
	old, now := f.Get(w.t.member), f.Get(&next)
	if w.t.created && (v.key == "kind" || v.key == "print_in_directory") && w.t.said[v.key] == "" {
		w.t.said[v.key], w.t.saidIn[v.key] = now, w.e.no
		*w.t.member = next
		return
	}
	if w.decide(v.key, "", old, now, FieldChange{Field: v.key, Label: f.Label, Column: v.column, Old: old, New: now}) {
		if v.key == "name" && old != "" && data.NameKey(old) != data.NameKey(now) && !slices.Contains(next.FormerNames, old) {
			next.FormerNames = append(slices.Clone(next.FormerNames), old)
		}
		*w.t.member = next
		w.t.changed = true
	}
}

// decide says whether a field takes the value of the row, and notes why not.
// Rows of one member must agree with each other, whatever the library says.
func (w *applying) decide(key, who, old, now string, c FieldChange) bool {
	if now == "" {
		return false
	}
	at := who + "\x00" + key
	if before := w.t.said[at]; before != "" && before != now && who == "" {
		w.e.fail(RowFinding{Column: c.Column, Code: RowRepeated, Value: now, Other: fmt.Sprintf("%d: %s", w.t.saidIn[at], before)})
		return false
	}
	if w.t.said == nil {
		w.t.said, w.t.saidIn = map[string]string{}, map[string]int{}
	}
	if w.t.said[at] == "" {
		w.t.said[at], w.t.saidIn[at] = now, w.e.no
	}
	switch {
	case old == now:
		return false
	case old == "" || w.o.Overwrite:
		w.out.Changes = append(w.out.Changes, c)
		return true
	}
	w.out.Kept = append(w.out.Kept, c)
	return false
}

// cannot rejects the row for a field that cannot hold what a cell says.
func (w *applying) cannot(v value, err error) {
	f := RowFinding{Column: v.column, Code: RowField, Value: v.text}
	if p, ok := err.(*data.Problem); ok {
		f.Problem = p
	}
	w.e.fail(f)
}

// taken rejects a row that would give a member what another has: the store
// would refuse the whole import for it.
func (w *applying) taken(old *target) {
	m := w.t.member
	if k := data.NameKey(m.MemberNo); k != "" && (old == nil || data.NameKey(old.member.MemberNo) != k) {
		if other, ok := w.byNumber[k]; ok {
			w.e.fail(RowFinding{Code: RowNumberTaken, Value: m.MemberNo, Other: other})
		}
	}
	if k := data.NameKey(m.USCC); k != "" {
		if other := w.byCode[k]; other != nil && other != old {
			w.e.fail(RowFinding{Code: RowCodeTaken, Value: m.USCC, Other: other.member.Name})
		}
	}
	if m.Type != data.PersonMember {
		for _, other := range w.byName[data.NameKey(m.Name)] {
			if other != old && other.member.Type != data.PersonMember {
				w.e.fail(RowFinding{Code: RowNameTaken, Value: m.Name})
			}
		}
	}
}
