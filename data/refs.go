package data

// MemberRefs gives where a record names members, so that a merge can let it
// name another: the pointers lie within the record. The member's own id is not
// among them. TestMemberRefs finds a field of type MemberID that is left out.
func MemberRefs(rec Record) []*MemberID {
	switch r := rec.(type) {
	case *Member:
		return []*MemberID{&r.Introducer, &r.MergedInto}
	case *Contact:
		return []*MemberID{&r.Member}
	case *Membership:
		return []*MemberID{&r.Member, &r.Other}
	case *Post:
		return []*MemberID{&r.Member}
	case *DuesBill:
		return []*MemberID{&r.Member}
	case *Payment:
		return []*MemberID{&r.Member}
	case *Placement:
		return []*MemberID{&r.Member}
	case *Distinct:
		return []*MemberID{&r.Member, &r.Other}
	case *Article:
		refs := make([]*MemberID, len(r.Members))
		for i := range r.Members {
			refs[i] = &r.Members[i]
		}
		return refs
	}
	return nil
}
