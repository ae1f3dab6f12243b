package compose

import (
	"fmt"
	"slices"

	"huikan/app/doc"
	"huikan/data"
)

// Gather reads all that an issue is composed of, without what is not printed:
// what goes into an edition (印本), and what a sign-off holds for.
func Gather(src Source, id data.IssueID) (p data.Printed, err error) {
	if p.Issue, err = src.Issue(id); err != nil {
		return p, err
	}
	failed := func(err error) (data.Printed, error) {
		return p, fmt.Errorf("gather issue %d: %w", p.Issue.SerialNo, err)
	}
	if p.Association, err = src.Association(); err != nil {
		return failed(err)
	}
	if p.Classes, err = src.Classes(); err != nil {
		return failed(err)
	}
	if p.Sections, err = src.Sections(id); err != nil {
		return failed(err)
	}
	if p.Placements, err = src.Placements(id); err != nil {
		return failed(err)
	}
	p.Sections, p.Placements = shown(p.Sections, p.Placements)
	if p.Introduced, err = src.NewMembers(id); err != nil {
		return failed(err)
	}
	if !slices.ContainsFunc(p.Sections, func(s data.Section) bool { return s.Type == data.NewMembersSection }) {
		p.Introduced = nil
	}
	members := map[data.MemberID]bool{}
	articles := map[data.ArticleID]bool{}
	member := func(id data.MemberID) error {
		if members[id] {
			return nil
		}
		members[id] = true
		m, err := src.Member(id)
		p.Members = append(p.Members, m)
		return err
	}
	for _, at := range p.Placements {
		switch {
		case at.Member != "":
			err = member(at.Member)
		case !articles[at.Article]:
			articles[at.Article] = true
			var a data.Article
			if a, err = src.Article(at.Article); err == nil {
				p.Articles = append(p.Articles, a)
			}
		}
		if err != nil {
			return failed(err)
		}
	}
	for _, id := range p.Introduced {
		if err := member(id); err != nil {
			return failed(err)
		}
	}
	d, err := Issue(src, id, nil)
	if err != nil {
		return failed(err)
	}
	for _, digest := range sortedPictures(d) {
		if _, pic, err := src.PictureBytes(data.Digest(digest)); err == nil { // a missing picture is printed as missing
			p.Pictures = append(p.Pictures, pic)
		}
	}
	p.Bare()
	return p, nil
}

// edition is an issue's records as they were printed; texts and pictures come
// from the library, which keeps them as long as an edition names them.
type edition struct {
	data.Edition
	src Source
}

// shown leaves hidden sections out, with what stands in them.
func shown(secs []data.Section, at []data.Placement) (out []data.Section, stand []data.Placement) {
	hidden := map[data.SectionID]bool{}
	for _, s := range secs {
		if hidden[s.ID] = s.Hidden; !s.Hidden {
			out = append(out, s)
		}
	}
	for _, p := range at {
		if !hidden[p.Section] {
			stand = append(stand, p)
		}
	}
	return out, stand
}

// FromEdition is a Source that knows an issue as it went to press.
func FromEdition(src Source, e data.Edition) Source { return edition{e, src} }

func (e edition) Association() (data.Association, error)        { return e.Printed.Association, nil }
func (e edition) Issue(data.IssueID) (data.Issue, error)        { return e.Printed.Issue, nil }
func (e edition) Classes() ([]data.Class, error)                { return e.Printed.Classes, nil }
func (e edition) Sections(data.IssueID) ([]data.Section, error) { return e.Printed.Sections, nil }
func (e edition) Placements(data.IssueID) ([]data.Placement, error) {
	return e.Printed.Placements, nil
}
func (e edition) NewMembers(data.IssueID) ([]data.MemberID, error) { return e.Printed.Introduced, nil }
func (e edition) Body(d data.Digest) (string, error)               { return e.src.Body(d) }
func (e edition) Blob(d data.Digest) ([]byte, error)               { return e.src.Blob(d) }

func (e edition) Article(id data.ArticleID) (data.Article, error) {
	for _, a := range e.Printed.Articles {
		if a.ID != id {
			continue
		}
		if a.BodyDigest == "" {
			return a, nil
		}
		text, err := e.src.Body(a.BodyDigest)
		a.Body = text
		return a, err
	}
	return data.Article{}, fmt.Errorf("the edition of issue %d has no article %s", e.Printed.Issue.SerialNo, id)
}

func (e edition) Member(id data.MemberID) (data.Member, error) {
	for _, m := range e.Printed.Members {
		if m.ID == id {
			return m, nil
		}
	}
	return data.Member{}, fmt.Errorf("the edition of issue %d has no member %s", e.Printed.Issue.SerialNo, id)
}

func (e edition) PictureBytes(d data.Digest) ([]byte, data.Picture, error) {
	for _, p := range e.Printed.Pictures {
		if p.Digest == d {
			bytes, err := e.src.Blob(d)
			return bytes, p, err
		}
	}
	return nil, data.Picture{}, fmt.Errorf("the edition of issue %d has no picture %s", e.Printed.Issue.SerialNo, d)
}

// sortedPictures are the digests of the pictures of a document.
func sortedPictures(d *doc.Document) []string {
	out := make([]string, 0, len(d.Pictures))
	for k := range d.Pictures {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}
