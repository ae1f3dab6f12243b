package intake

import (
	"slices"

	"huikan/data"
)

// terms tells the planner what terms the members have.
func (pl *planner) terms(all []data.Membership) {
	byID := map[data.MemberID]*target{}
	for _, named := range pl.byName {
		for _, t := range named {
			byID[t.member.ID] = t
		}
	}
	for _, m := range all {
		if t := byID[m.Member]; t != nil {
			t.terms = append(t.terms, m)
		}
	}
}

// termReason is why the term that an import makes begins.
const termReason = "入会"

// term writes the first term (会籍) of a member down, once its class and the day
// of joining are known. Terms that are there are never rewritten; a row that
// speaks of another class or day is told so.
func (w *applying) term() {
	m := w.t.member
	said := w.e.get("class") != "" || w.e.get("joined_on") != ""
	if m.Class == "" || m.Joined.IsZero() || !said && !w.t.created {
		return
	}
	now := data.Membership{Class: m.Class, Starts: m.Joined, Ends: m.Left, Reason: termReason}
	if len(w.t.terms) > 0 {
		if !slices.ContainsFunc(w.t.terms, func(t data.Membership) bool { return t.Class == now.Class }) {
			last := w.t.terms[len(w.t.terms)-1]
			w.e.find(RowFinding{Code: RowTermKept, Value: termText(last), Other: termText(now)})
		}
		return
	}
	if w.t.term != nil && termText(*w.t.term) == termText(now) {
		return
	}
	old := ""
	if w.t.term != nil {
		old = termText(*w.t.term)
	}
	w.t.term = &now
	w.out.Changes = append(w.out.Changes, FieldChange{Field: "membership", Label: "会籍", Old: old, New: termText(now)})
}

// termText is a term as a preview shows it: 会员单位 2013-05-06 入会.
func termText(m data.Membership) string {
	s := m.Class + " " + m.Starts.String() + " " + m.Reason
	if !m.Ends.IsZero() {
		s += " 至 " + m.Ends.String()
	}
	return s
}

// hasKey reports whether a list holds a code, width, case and blanks aside.
func hasKey(list []string, code string) bool {
	k := data.NameKey(code)
	return k != "" && slices.ContainsFunc(list, func(c string) bool { return data.NameKey(c) == k })
}
