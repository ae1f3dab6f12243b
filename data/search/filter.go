package search

import (
	"slices"
	"strings"

	"huikan/data"
)

// Filter (筛选) narrows a list of members. What is empty does not narrow; of
// several values one is enough.
type Filter struct {
	Classes    []string        // names or codes, without 单位 as well: 理事
	Kind       data.MemberKind // unit or person
	Districts  []string        // of either address
	Industries []string
	Tags       []string
	Council    bool      // of a class that sits in the council
	From, To   data.Date // the days between which they joined
	// Left tells those who have left (退会日期) from those who have not: "yes",
	// "no", or "" for both.
	Left string
}

// Members gives those of the members that the filter lets through, in their
// order.
func (f Filter) Members(members []data.Member, classes []data.Class) []data.Member {
	byCode := map[string]data.Class{}
	for _, c := range classes {
		byCode[c.Code] = c
	}
	var out []data.Member
	for _, m := range members {
		if f.lets(&m, byCode[m.Class]) {
			out = append(out, m)
		}
	}
	return out
}

func (f Filter) lets(m *data.Member, class data.Class) bool {
	some := func(want []string, fits func(string) bool) bool {
		return len(want) == 0 || slices.ContainsFunc(want, fits)
	}
	return some(f.Classes, func(w string) bool {
		w = bareClass(w)
		return w == bareClass(m.Class) || class.Name != "" && w == bareClass(class.Name)
	}) &&
		(f.Kind == "" || m.Type == f.Kind) &&
		some(f.Districts, func(w string) bool {
			return strings.Contains(m.AddrMail.String(), w) || strings.Contains(m.AddrReg.String(), w)
		}) &&
		some(f.Industries, func(w string) bool {
			return slices.ContainsFunc(m.Industry, func(i string) bool { return strings.Contains(fold(i), fold(w)) })
		}) &&
		some(f.Tags, func(w string) bool { return slices.Contains(m.Tags, w) }) &&
		(!f.Council || class.Council) &&
		(f.From.IsZero() && f.To.IsZero() || m.Joined.Within(f.From, f.To)) &&
		(f.Left == "" || (f.Left == "yes") == !m.Left.IsZero())
}

func bareClass(name string) string { return strings.TrimSuffix(data.NameKey(name), "单位") }
