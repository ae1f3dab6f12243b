package data

import (
	"slices"
	"strings"
)

// MergeSide says whose value a field takes when two members become one (合并).
type MergeSide string

// The sides.
const (
	MergeKeep  MergeSide = "keep"  // of the member that stays
	MergeOther MergeSide = "other" // of the one that is merged into it
	MergeBoth  MergeSide = "both"  // one after the other: lists, telephones, notes
)

// MergeField is one field in which two members differ, and whose value is to
// stand. Chosen is set where a person decided.
type MergeField struct {
	Key    string      `json:"field"`
	Label  string      `json:"label"`
	Keep   string      `json:"keep"`
	Other  string      `json:"other"`
	Sides  []MergeSide `json:"sides"` // what can be chosen
	Side   MergeSide   `json:"side"`
	Chosen bool        `json:"chosen,omitempty"`
}

// How some fields are merged; the rest take what the member that stays says,
// and what the other says where that is blank.
var (
	mergeCodes = []string{"member_no", "uscc", "reg_no_old", "org_code_old"} // what is not taken goes to former_codes
	mergeOwn   = []string{"kind", "print_in_directory", "left_on"}           // a blank of these says something
)

// MergeFields lists the fields in which the members differ, in the order of the
// form, with a proposal for each: blanks are filled, lists united, the earlier
// day of joining holds, and a reading and a postcode go with the name and the
// address that they belong to.
func MergeFields(keep, other Member) []MergeField {
	var out []MergeField
	sides := map[string]MergeSide{}
	for _, f := range MemberFields {
		m := MergeField{Key: f.Key, Label: f.Label, Keep: f.Get(&keep), Other: f.Get(&other), Sides: []MergeSide{MergeKeep, MergeOther}, Side: MergeKeep}
		if m.Keep == m.Other {
			continue
		}
		switch {
		case slices.Contains(mergeOwn, f.Key):
		case f.Key == "note" || holdsList(f):
			m.Sides, m.Side = append(m.Sides, MergeBoth), MergeBoth
		case f.Key == "pinyin" && NameKey(keep.Name) != NameKey(other.Name):
		case f.Key == "addr_mail_postcode" && keep.AddrMail.String() != "" && keep.AddrMail.String() != other.AddrMail.String(),
			f.Key == "addr_reg_postcode" && keep.AddrReg.String() != "" && keep.AddrReg.String() != other.AddrReg.String():
		case m.Keep == "":
			m.Side = MergeOther
		case f.Key == "joined_on" && !other.Joined.IsZero() && other.Joined.Compare(keep.Joined) < 0:
			m.Side = MergeOther
		}
		sides[f.Key] = m.Side
		out = append(out, m)
	}
	return out
}

// mergeFollows are fields that go with another unless a person says otherwise.
var mergeFollows = map[string]string{"pinyin": "name", "addr_mail_postcode": "addr_mail", "addr_reg_postcode": "addr_reg"}

// ChooseMerge decides a field; what goes with it goes along. It is false where
// the members do not differ in it, or it has no such side.
func ChooseMerge(fields []MergeField, key string, side MergeSide) bool {
	ok := false
	for i := range fields {
		f := &fields[i]
		if f.Key == key && slices.Contains(f.Sides, side) {
			f.Side, f.Chosen, ok = side, true, true
		}
	}
	if !ok {
		return false
	}
	for i := range fields {
		if f := &fields[i]; mergeFollows[f.Key] == key && !f.Chosen && side != MergeBoth {
			f.Side = side
		}
	}
	return true
}

// MergeMembers is the member that stays, with what the fields decide. Nothing
// of the other is lost but what a person decided against: a name becomes a
// former name, a code a former code, both even so; another value that nobody
// decided on goes into the note. Pictures are united.
func MergeMembers(keep, other Member, fields []MergeField) Member {
	out := keep
	out.FormerNames, out.FormerCodes = slices.Clone(keep.FormerNames), slices.Clone(keep.FormerCodes)
	out.Industry, out.Tags, out.Photos = slices.Clone(keep.Industry), slices.Clone(keep.Tags), slices.Clone(keep.Photos)
	var notes []string
	lists := func(m MergeField) bool { return m.Key == "former_names" || m.Key == "former_codes" }
	ordered := slices.Clone(fields) // the lists before what is added to them
	slices.SortStableFunc(ordered, func(a, b MergeField) int { return before(lists(a), lists(b)) })
	for _, m := range ordered {
		f := FieldByKey(MemberFields, m.Key)
		lost, text := m.Other, m.Keep
		switch m.Side {
		case MergeOther:
			lost, text = m.Keep, m.Other
		case MergeBoth:
			lost, text = "", both(m.Key, m.Keep, m.Other)
		}
		switch m.Key {
		case "addr_mail", "addr_reg": // in its parts, which a line may not show
			at, from := &out.AddrMail, keep.AddrMail
			if m.Key == "addr_reg" {
				at, from = &out.AddrReg, keep.AddrReg
			}
			if m.Side == MergeOther {
				from = other.AddrMail
				if m.Key == "addr_reg" {
					from = other.AddrReg
				}
			}
			from.Postcode = at.Postcode
			*at = from
		default:
			if f.Set(&out, text) != nil {
				f.Set(&out, m.Keep)
				lost = m.Other
			}
		}
		if lost == "" || lost == text {
			continue
		}
		switch {
		case m.Key == "name":
			out.FormerNames = addKeyed(out.FormerNames, lost, text)
		case slices.Contains(mergeCodes, m.Key):
			out.FormerCodes = addKeyed(out.FormerCodes, lost, text)
		case m.Chosen || slices.Contains(mergeOwn, m.Key) || m.Key == "pinyin":
		default:
			notes = append(notes, "并入“"+other.Name+"”："+m.Label+" "+lost)
		}
	}
	out.FormerNames = slices.DeleteFunc(out.FormerNames, func(n string) bool { return NameKey(n) == NameKey(out.Name) })
	for _, l := range notes {
		if !strings.Contains(out.Note, l) {
			out.Note = strings.Trim(out.Note+"\n"+l, "\n")
		}
	}
	if out.Logo == "" {
		out.Logo = other.Logo
	}
	for _, p := range append(slices.Clone(other.Photos), other.Logo) {
		if p != "" && p != out.Logo && !slices.Contains(out.Photos, p) {
			out.Photos = append(out.Photos, p)
		}
	}
	if out.Introducer == "" || out.Introducer == other.ID {
		out.Introducer = other.Introducer
	}
	if out.Introducer == keep.ID {
		out.Introducer = ""
	}
	return out
}

// holdsList reports whether a field holds several values, whatever they are.
func holdsList[T any](f Field[T]) bool {
	rec := new(T)
	return f.Set(rec, "甲\n乙") == nil && f.Get(rec) == "甲、乙"
}

// before orders what holds before what does not.
func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// both puts two values of a field together, without saying anything twice.
func both(key, a, b string) string {
	if key == "note" {
		if strings.Contains(a, b) {
			return a
		}
		return strings.Trim(a+"\n"+b, "\n")
	}
	var list []string
	for _, v := range strings.Split(a+"、"+b, "、") {
		list = addKeyed(list, v, "")
	}
	return strings.Join(list, "、")
}

// addKeyed adds a name or code to a list, unless it, or the one that stands
// elsewhere, is the same by its key.
func addKeyed(list []string, v, elsewhere string) []string {
	k := NameKey(v)
	if k == "" || k == NameKey(elsewhere) || slices.ContainsFunc(list, func(o string) bool { return NameKey(o) == k }) {
		return list
	}
	return append(list, v)
}

// SamePerson reports whether two contacts of what has become one member are
// one person: the same name, and no mobile number that contradicts it, or one
// more thing in common.
func SamePerson(a, b Contact) bool {
	if NameKey(a.Name) != NameKey(b.Name) || NameKey(a.Name) == "" {
		return false
	}
	common := func(x, y string) bool {
		return slices.ContainsFunc(SplitList(x), func(v string) bool { return slices.Contains(SplitList(y), v) })
	}
	return a.Mobile == "" || b.Mobile == "" || a.Mobile == b.Mobile ||
		common(a.Phone, b.Phone) || common(a.Email, b.Email) || common(a.WeChat, b.WeChat) || common(a.QQ, b.QQ)
}

// MergeContacts unites what is known of one person: blanks are filled, numbers,
// addresses, roles, tags and consents united, and where the two contradict each
// other the other's value goes into the note.
func MergeContacts(keep, other Contact) Contact {
	out := keep
	out.Roles, out.Tags, out.Consents = slices.Clone(keep.Roles), slices.Clone(keep.Tags), slices.Clone(keep.Consents)
	var notes []string
	phone := ""
	for _, f := range ContactFields {
		a, b := f.Get(&keep), f.Get(&other)
		switch {
		case a == b || b == "" || f.Key == "is_primary" || f.Key == "name":
		case f.Key == "valid_to": // a person who left one of the two is still there
		case a == "":
			f.Set(&out, b)
		case f.Key == "note":
			f.Set(&out, both("note", a, b))
		case holdsList(f):
			f.Set(&out, both(f.Key, a, b))
		case f.Key == "mobile":
			phone = b
		default:
			notes = append(notes, f.Label+"："+b)
		}
	}
	if phone != "" {
		out.Phone = both("phone", out.Phone, phone)
	}
	for _, n := range notes {
		out.Note = both("note", out.Note, n)
	}
	for _, c := range other.Consents {
		if !slices.Contains(out.Consents, c) {
			out.Consents = append(out.Consents, c)
		}
	}
	return out
}
