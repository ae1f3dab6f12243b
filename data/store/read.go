package store

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// record is a pointer to T that is a data.Record: what Get and List need to
// make values of T.
type record[T any] interface {
	*T
	data.Record
}

// Get gives the living record of type T with the key: Get[data.Member](s, id).
// One in the recycle bin, like one that never was, is ErrNotFound.
func Get[T any, P record[T]](s *Store, key string) (T, error) {
	var out T
	err := s.view(func(tx *bbolt.Tx) error { return read[T, P](tx, key, &out) })
	return out, err
}

func read[T any, P record[T]](tx *bbolt.Tx, key string, out *T) error {
	p := P(out)
	raw, err := rawRecord(tx, p.Kind(), key)
	if err != nil {
		return err
	}
	if raw == nil {
		return &RecordError{p.Kind(), key, "", ErrNotFound}
	}
	if err := decode(raw, p); err != nil {
		return err
	}
	if p.Common().Deleted() {
		name := nameOf(p)
		*out = *new(T)
		return &RecordError{p.Kind(), key, name, ErrNotFound}
	}
	return nil
}

// List gives all living records of type T, in the order of their keys, which
// is the order in which they were made. Articles come without bodies.
func List[T any, P record[T]](s *Store) ([]T, error) {
	var out []T
	err := s.view(func(tx *bbolt.Tx) (err error) {
		out, err = list[T, P](tx)
		return err
	})
	return out, err
}

func list[T any, P record[T]](tx *bbolt.Tx) ([]T, error) {
	all, err := all[T, P](tx)
	return slices.DeleteFunc(all, func(v T) bool { return P(&v).Common().Deleted() }), err
}

// listOf gives the living records of type T that an index holds for a value.
func listOf[T any, P record[T]](tx *bbolt.Tx, name, value string) ([]T, error) {
	var out []T
	for _, key := range keysOf(tx, name, value) {
		var v T
		if err := read[T, P](tx, key, &v); err != nil {
			return nil, err
		}
		out = append(out, v)
	}
	return out, nil
}

// Association gives the association whose library this is.
func (s *Store) Association() (data.Association, error) {
	return Get[data.Association](s, data.AssociationKey)
}

// Member gives one member.
func (s *Store) Member(id data.MemberID) (data.Member, error) {
	return Get[data.Member](s, string(id))
}

// Members gives all members.
func (s *Store) Members() ([]data.Member, error) { return List[data.Member](s) }

// MembersLike gives the members whose names may mean the same company
// (data.MatchKey), for import and the search for duplicates.
func (s *Store) MembersLike(name string) (out []data.Member, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = listOf[data.Member](tx, "member.match", data.MatchKey(name))
		return err
	})
	return out, err
}

// Contacts gives the contacts of a member, the primary one first.
func (s *Store) Contacts(m data.MemberID) (out []data.Contact, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = listOf[data.Contact](tx, "contact.member", string(m))
		return err
	})
	slices.SortStableFunc(out, func(a, b data.Contact) int { return before(a.Primary, b.Primary) })
	return out, err
}

func before(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// AllContacts gives the contacts of all members that are not in the recycle
// bin.
func (s *Store) AllContacts() (out []data.Contact, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		gone, err := binned(tx, data.KindMember)
		if err != nil {
			return err
		}
		contacts, err := list[data.Contact](tx)
		out = slices.DeleteFunc(contacts, func(c data.Contact) bool {
			_, dead := gone[string(c.Member)]
			return dead || recBucket(tx, data.KindMember).Get([]byte(c.Member)) == nil
		})
		return err
	})
	return out, err
}

// Classes gives the classes of members, those of the lowest rank first.
func (s *Store) Classes() ([]data.Class, error) {
	out, err := List[data.Class](s)
	slices.SortStableFunc(out, func(a, b data.Class) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Code, b.Code))
	})
	return out, err
}

// Memberships gives the terms of a member, the oldest first.
func (s *Store) Memberships(m data.MemberID) (out []data.Membership, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = listOf[data.Membership](tx, "membership.member", string(m))
		return err
	})
	slices.SortStableFunc(out, func(a, b data.Membership) int { return a.Starts.Compare(b.Starts) })
	return out, err
}

// Articles gives all articles without their bodies.
func (s *Store) Articles() ([]data.Article, error) { return List[data.Article](s) }

// Article gives one article with its body.
func (s *Store) Article(id data.ArticleID) (data.Article, error) {
	var a data.Article
	err := s.view(func(tx *bbolt.Tx) error {
		if err := read(tx, string(id), &a); err != nil || a.BodyDigest == "" {
			return err
		}
		text, ok, err := getBody(tx, a.BodyDigest)
		if err == nil && !ok {
			err = fmt.Errorf("%w: no text %s", ErrDamaged, a.BodyDigest)
		}
		if err != nil {
			return &RecordError{data.KindArticle, string(id), a.Title, err}
		}
		a.Body = text
		return nil
	})
	return a, err
}

// ArticlesWithDocNo gives the articles that bear the 发文字号, so that an
// editor hears that a document has been printed before.
func (s *Store) ArticlesWithDocNo(no string) (out []data.Article, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if codeKey(no) != "" {
			out, err = listOf[data.Article](tx, "article.docno", codeKey(no))
		}
		return err
	})
	return out, err
}

// Body gives a text by its digest: an older version from the history, or the
// frozen text of a placement.
func (s *Store) Body(d data.Digest) (text string, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		t, ok, err := getBody(tx, d)
		if err == nil && !ok {
			err = fmt.Errorf("text %s: %w", d, ErrNotFound)
		}
		text = t
		return err
	})
	return text, err
}

// Pictures gives all pictures without their bytes.
func (s *Store) Pictures() ([]data.Picture, error) { return List[data.Picture](s) }

// Picture gives what is known of one picture.
func (s *Store) Picture(d data.Digest) (data.Picture, error) { return Get[data.Picture](s, string(d)) }

// Blob gives a picture's bytes by their digest, also of one whose record is in
// the recycle bin or gone: an edition may name it still.
func (s *Store) Blob(d data.Digest) (content []byte, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		b, ok, err := getBlob(tx, d)
		if err == nil && !ok {
			err = fmt.Errorf("picture %s: %w", d, ErrNotFound)
		}
		content = b
		return err
	})
	return content, err
}

// PictureBytes gives a picture with its bytes.
func (s *Store) PictureBytes(d data.Digest) (content []byte, pic data.Picture, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		if err := read(tx, string(d), &pic); err != nil {
			return err
		}
		b, ok, err := getBlob(tx, d)
		if err == nil && !ok {
			err = fmt.Errorf("%w: no bytes", ErrDamaged)
		}
		if err != nil {
			return &RecordError{data.KindPicture, string(d), pic.Name, err}
		}
		content = b
		return nil
	})
	return content, pic, err
}
