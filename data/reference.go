package data

// A Reference is a field of one kind of record that names a member or a
// contact. Whoever joins two records, or takes one away, asks these rows who
// else is concerned.
type Reference struct {
	From  Kind   // the kind of record that has the field
	Field string // as in the JSON export
	To    Kind   // what it names: KindMember or KindContact
	// IDs gives what the field names, without blanks.
	IDs func(Record) []string
	// Point makes every mention of from one of to, and tells whether there
	// was any. A list names nobody twice afterwards.
	Point func(rec Record, from, to string) bool
}

// References lists every such field. To add one: a row. TestReferences finds a
// field of a record that has none. An Edition has no rows: it says what was
// printed, whatever became of it.
var References = []Reference{
	refersTo(KindMember, "introducer_id", KindMember, func(m *Member) *MemberID { return &m.Introducer }),
	refersTo(KindMember, "merged_into", KindMember, func(m *Member) *MemberID { return &m.MergedInto }),
	refersTo(KindContact, "member_id", KindMember, func(c *Contact) *MemberID { return &c.Member }),
	refersTo(KindMembership, "member_id", KindMember, func(m *Membership) *MemberID { return &m.Member }),
	refersTo(KindMembership, "other_member_id", KindMember, func(m *Membership) *MemberID { return &m.Other }),
	refersTo(KindPost, "member_id", KindMember, func(p *Post) *MemberID { return &p.Member }),
	refersTo(KindPost, "contact_id", KindContact, func(p *Post) *ContactID { return &p.Contact }),
	refersTo(KindDuesBill, "member_id", KindMember, func(b *DuesBill) *MemberID { return &b.Member }),
	refersTo(KindPayment, "member_id", KindMember, func(p *Payment) *MemberID { return &p.Member }),
	refersToMany(KindArticle, "member_ids", KindMember, func(a *Article) *[]MemberID { return &a.Members }),
	refersToMany(KindIssue, "held_members", KindMember, func(i *Issue) *[]MemberID { return &i.Held }),
	refersTo(KindPlacement, "member_id", KindMember, func(p *Placement) *MemberID { return &p.Member }),
	refersTo(KindDistinct, "member_id", KindMember, func(d *Distinct) *MemberID { return &d.Member }),
	refersTo(KindDistinct, "other_id", KindMember, func(d *Distinct) *MemberID { return &d.Other }),
}

// refersTo is a row for a field that names one record.
func refersTo[T any, ID ~string](from Kind, field string, to Kind, at func(*T) *ID) Reference {
	return Reference{From: from, Field: field, To: to,
		IDs: func(rec Record) []string {
			if id := *at(any(rec).(*T)); id != "" {
				return []string{string(id)}
			}
			return nil
		},
		Point: func(rec Record, from, to string) bool {
			p := at(any(rec).(*T))
			if string(*p) != from || from == "" {
				return false
			}
			*p = ID(to)
			return true
		},
	}
}

// refersToMany is a row for a field that names a list of records.
func refersToMany[T any, ID ~string](from Kind, field string, to Kind, at func(*T) *[]ID) Reference {
	return Reference{From: from, Field: field, To: to,
		IDs: func(rec Record) []string {
			var out []string
			for _, id := range *at(any(rec).(*T)) {
				if id != "" {
					out = append(out, string(id))
				}
			}
			return out
		},
		Point: func(rec Record, from, to string) bool {
			list := at(any(rec).(*T))
			var out []ID
			hit, there := false, false
			for _, id := range *list {
				if string(id) == from && from != "" {
					hit = true
					id = ID(to)
				}
				if string(id) == to {
					if there {
						continue
					}
					there = true
				}
				out = append(out, id)
			}
			if hit {
				*list = out
			}
			return hit
		},
	}
}
