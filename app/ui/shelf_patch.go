package ui

import (
	"errors"
	"maps"
	"reflect"
	"slices"

	"huikan/data"
	"huikan/data/store"
)

// patched is the shelf with some members and contacts as they are now, each in
// the place where it was: what can be shown at once, before the whole is read
// again. false: something else was touched, or a member came or went.
func (sh *shelf) patched(s *store.Store, touched []store.Ref) (*shelf, bool) {
	const few = 200
	if len(touched) > few {
		return nil, false
	}
	out := *sh
	out.members, out.contacts = slices.Clone(sh.members), maps.Clone(sh.contacts)
	for _, r := range touched {
		var of data.MemberID
		switch r.Kind {
		case data.KindMember:
			of = data.MemberID(r.Key)
			i, there := sh.memberAt[of]
			m, err := s.Member(of)
			if !there || err != nil {
				return nil, false
			}
			m.Profile, m.Scope = "", ""
			out.members[i] = m
		case data.KindContact:
			c, err := store.Get[data.Contact](s, r.Key)
			if errors.Is(err, store.ErrNotFound) { // it went: whose was it?
				of = sh.ownerOf(data.ContactID(r.Key))
			} else if err != nil {
				return nil, false
			} else {
				of = c.Member
			}
			cs, err := s.Contacts(of)
			if err != nil {
				return nil, false
			}
			out.contacts[of] = cs
		default:
			return nil, false
		}
	}
	return &out, true
}

// rewritten is the shelf with some articles as they are now, where nothing but
// their texts changed: what writing does every few seconds. false: anything else
// was touched.
func (sh *shelf) rewritten(s *store.Store, touched []store.Ref) (*shelf, bool) {
	out := *sh
	out.articles = slices.Clone(sh.articles)
	for _, r := range touched {
		if r.Kind != data.KindArticle {
			return nil, false
		}
		i, there := sh.articleAt[data.ArticleID(r.Key)]
		if !there {
			return nil, false
		}
		a, err := store.Get[data.Article](s, r.Key)
		if err != nil {
			return nil, false
		}
		was, is := sh.articles[i], a
		was.BodyDigest, was.Chars, was.Body, was.Head = is.BodyDigest, is.Chars, is.Body, is.Head
		if !reflect.DeepEqual(was, is) {
			return nil, false
		}
		out.articles[i] = a
	}
	return &out, len(touched) > 0
}

// ownerOf is whose contact it is on the shelf; "": nobody's.
func (sh *shelf) ownerOf(id data.ContactID) data.MemberID {
	for i := range sh.contactList {
		if sh.contactList[i].ID == id {
			return sh.contactList[i].Member
		}
	}
	return ""
}
