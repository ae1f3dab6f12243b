package intake

import (
	"fmt"
	"slices"
	"strings"

	"huikan/data"
)

// Lists of members go out in the forms in which they come in, under heads that
// the reader knows: a list that goes out and comes back changes nothing.

// MemberList is a list of members that goes out: columns and rows of text, and
// what was left out of it.
type MemberList struct {
	Columns []Column
	Rows    [][]string

	entries []outEntry
	classes map[string]string // names of classes by code

	// Withheld counts contacts whose particulars were left out for want of
	// consent, Persons the members that are persons and were left out whole.
	Withheld, Persons int
}

// ListOptions say what goes into a MemberList.
type ListOptions struct {
	Columns []string // keys, labels or heads, in order; none: ListColumns
	// AllContacts gives a row to each contact of a member instead of one row
	// with the primary contact.
	AllContacts bool
	// Consented leaves out of the list what may not be made public: the
	// particulars of contacts who did not allow 名录公开, and members who are
	// persons and have no contact of their own name who did.
	Consented bool
	// Day is the day by which consent must have been given, and bear a date; not
	// known: any consent will do.
	Day data.Date
}

// ListColumns are the columns of a list where nobody chose any: what an office
// needs to write, telephone and post.
var ListColumns = []string{"member_no", "name", "kind", "class", "uscc", "legal_rep", "contact.name", "contact.title", "contact.mobile", "contact.phone", "contact.email",
	"phone_main", "fax", "addr_mail", "addr_mail_postcode", "website", "joined_on"}

// allows reports whether a person may stand in a list that is made public.
func (o *ListOptions) allows(c *data.Contact) bool {
	if o.Day.IsZero() {
		return c.Allows(data.ScopeDirectory)
	}
	return c.AllowsOn(data.ScopeDirectory, o.Day)
}

// outEntry is one row before it is text.
type outEntry struct {
	member  *data.Member
	contact *data.Contact // nil: none, or withheld
}

// NewMemberList makes a list of the members, in their order, from what the
// library knows. A column that is none is an error that names it.
func NewMemberList(members []data.Member, book data.MemberBook, o ListOptions) (*MemberList, error) {
	l := &MemberList{classes: map[string]string{}}
	if len(o.Columns) == 0 {
		o.Columns = ListColumns
	}
	for _, name := range o.Columns {
		c, ok := outColumn(name)
		if !ok {
			return nil, fmt.Errorf("list members: there is no column %q; there are %s", name, strings.Join(outKeys(), ", "))
		}
		l.Columns = append(l.Columns, c)
	}
	for _, c := range book.Classes {
		l.classes[c.Code] = c.Name
	}
	people := map[data.MemberID][]*data.Contact{}
	for i := range book.Contacts {
		c := &book.Contacts[i]
		people[c.Member] = append(people[c.Member], c)
	}
	for i := range members {
		l.add(&members[i], people[members[i].ID], o)
	}
	for _, e := range l.entries {
		row := make([]string, len(l.Columns))
		for k, c := range l.Columns {
			row[k] = l.text(e, c.Field)
		}
		l.Rows = append(l.Rows, row)
	}
	return l, nil
}

// add makes the rows of one member.
func (l *MemberList) add(m *data.Member, people []*data.Contact, o ListOptions) {
	people = slices.Clone(people)
	slices.SortStableFunc(people, func(a, b *data.Contact) int { // the primary one first, those who left last
		return rank(a) - rank(b)
	})
	if o.Consented {
		all := len(people)
		people = slices.DeleteFunc(people, func(c *data.Contact) bool { return !o.allows(c) })
		l.Withheld += all - len(people)
		if m.Type == data.PersonMember && !slices.ContainsFunc(people, func(c *data.Contact) bool { return data.NameKey(c.Name) == data.NameKey(m.Name) }) {
			l.Persons++
			return
		}
	}
	switch {
	case len(people) == 0:
		l.entries = append(l.entries, outEntry{member: m})
	case o.AllContacts:
		for _, c := range people {
			l.entries = append(l.entries, outEntry{m, c})
		}
	default:
		l.entries = append(l.entries, outEntry{m, people[0]})
	}
}

func rank(c *data.Contact) int {
	switch {
	case !c.To.IsZero():
		return 2
	case c.Primary:
		return 0
	}
	return 1
}

// outColumn is the column of a name: a key, a label, or a head that is known.
func outColumn(name string) (Column, bool) {
	c, ok := fieldNamed(name)
	if !ok || c.Field == NoField || !slices.Contains(outKeys(), c.Field) {
		return Column{}, false
	}
	c.Head, c.Who = fieldLabel(c.Field), ""
	return c, true
}

// outKeys are the keys of the columns that a list can have.
func outKeys() []string {
	var keys []string
	for _, f := range data.MemberFields {
		keys = append(keys, f.Key)
	}
	for _, f := range data.ContactFields {
		keys = append(keys, ofContact+f.Key)
	}
	return keys
}

// ListFields lists the columns that a list can have, for a dialog to choose
// from.
func ListFields() []SheetField {
	var out []SheetField
	for _, k := range outKeys() {
		out = append(out, SheetField{k, fieldLabel(k)})
	}
	return out
}

// text is what a row says in a column.
func (l *MemberList) text(e outEntry, field string) string {
	if key, ok := strings.CutPrefix(field, ofContact); ok {
		if e.contact == nil {
			return ""
		}
		return data.FieldByKey(data.ContactFields, key).Get(e.contact)
	}
	v := data.FieldByKey(data.MemberFields, field).Get(e.member)
	if field == "class" && l.classes[v] != "" {
		return l.classes[v]
	}
	return v
}
