// Package compose makes a document of an issue: it reads the records through
// Source, turns manuscripts into blocks, puts fields where they are printed,
// and makes contents, cover and imprint from what is there. It says nothing of
// how anything looks.
package compose

import "huikan/data"

// Source is all that a composition may ask of the outside. A store is one.
type Source interface {
	Association() (data.Association, error)
	Issue(data.IssueID) (data.Issue, error)
	Sections(data.IssueID) ([]data.Section, error)     // in order
	Placements(data.IssueID) ([]data.Placement, error) // in order
	Article(data.ArticleID) (data.Article, error)      // with its body
	Member(data.MemberID) (data.Member, error)
	Classes() ([]data.Class, error)
	// NewMembers lists members that belong into the issue's 新增会员 section
	// because of the day they joined, beside those that are placed there.
	NewMembers(data.IssueID) ([]data.MemberID, error)
	PictureBytes(data.Digest) ([]byte, data.Picture, error)
	// Body and Blob give a text and a picture's bytes by their digests alone,
	// whatever has become of the records that had them: an edition names them.
	Body(data.Digest) (string, error)
	Blob(data.Digest) ([]byte, error)
}
