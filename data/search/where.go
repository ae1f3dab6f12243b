package search

import (
	"unicode/utf8"

	"huikan/data"
)

// Place (命中处) is where, beside the name, a query was found: the key of a
// field of data.MemberFields or, where Contact is set, of data.ContactFields,
// its value, and the bytes of the value that match.
type Place struct {
	Field   string
	Contact bool
	Value   string
	Spans   [][2]int
}

// looked are the fields of a member that are searched beside its name, in the
// order in which they are shown when they matched.
var looked = []string{"uscc", "member_no", "phone_main", "fax", "website", "short_name", "former_names", "name_en",
	"legal_rep", "reg_no_old", "org_code_old", "class", "industry"}

// lookedContact are those of a contact.
var lookedContact = []string{"name", "mobile", "phone", "email", "wechat_id", "qq"}

// Where finds the first value, beside the name, in which a word of the query
// stands that the name does not hold; false: the name holds them all, or no
// value holds any.
func Where(m *data.Member, contacts []data.Contact, query string) (Place, bool) {
	for _, w := range foldWords(query) {
		if _, _, ok := markWord(m.Name, m.Pinyin, w); ok {
			continue
		}
		for i := range contacts {
			for _, key := range lookedContact {
				f := data.FieldByKey(data.ContactFields, key)
				if v := f.Get(&contacts[i]); v != "" {
					if span, ok := markValue(v, w); ok {
						return Place{key, true, v, [][2]int{span}}, true
					}
				}
			}
		}
		for _, key := range looked {
			if v := data.FieldByKey(data.MemberFields, key).Get(m); v != "" {
				if span, ok := markValue(v, w); ok {
					return Place{key, false, v, [][2]int{span}}, true
				}
			}
		}
		for _, d := range []string{m.AddrMail.District, m.AddrReg.District} {
			if span, ok := markValue(d, w); ok && d != "" {
				return Place{"addr_mail", false, d, [][2]int{span}}, true
			}
		}
	}
	return Place{}, false
}

// markValue finds a folded word in a value: as a name, or as figures whatever
// separates them.
func markValue(v, w string) ([2]int, bool) {
	if span, _, ok := markWord(v, "", w); ok {
		return span, true
	}
	if alphabet(w) != digit {
		return [2]int{}, false
	}
	want := figures(w)
	if want == "" {
		return [2]int{}, false
	}
	for i := range v {
		k, end := 0, i
		for j, r := range v[i:] {
			f := figures(string(r))
			if f == "" {
				if k == 0 {
					break // begin at a figure
				}
				continue
			}
			if k == len(want) || f[0] != want[k] {
				break
			}
			k++
			end = i + j + utf8.RuneLen(r)
		}
		if k == len(want) {
			return [2]int{i, end}, true
		}
	}
	return [2]int{}, false
}
