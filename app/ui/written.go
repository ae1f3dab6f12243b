package ui

import (
	"strings"
	"sync"

	"huikan/data"
	"huikan/data/store"
)

// written is the library as the press sees it: an article that is being written
// as it stands in the editor, everything else as it is kept. An article that is
// in no issue can be set alone, as an issue of its own.
type written struct {
	*store.Store
	mu     sync.Mutex
	bodies map[data.ArticleID]string
}

func newWritten(s *store.Store) *written {
	return &written{Store: s, bodies: map[data.ArticleID]string{}}
}

// hold makes a text that of an article until release.
func (s *written) hold(id data.ArticleID, body string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.bodies[id] = body
}

// body is the text that is held.
func (s *written) body(id data.ArticleID) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.bodies[id]
}

func (s *written) release(id data.ArticleID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.bodies, id)
}

// Article is an article with the text that it has now.
func (s *written) Article(id data.ArticleID) (data.Article, error) {
	a, err := s.Store.Article(id)
	s.mu.Lock()
	defer s.mu.Unlock()
	if body, ok := s.bodies[id]; ok && err == nil {
		a.SetBody(body)
	}
	return a, err
}

const soloPrefix = "article:"

// solo is the issue that holds one article and nothing else.
func solo(id data.ArticleID) data.IssueID { return data.IssueID(soloPrefix + string(id)) }

func soloArticle(id data.IssueID) (data.ArticleID, bool) {
	a, ok := strings.CutPrefix(string(id), soloPrefix)
	return data.ArticleID(a), ok
}

// Issue is an issue, or that of one article.
func (s *written) Issue(id data.IssueID) (data.Issue, error) {
	if _, ok := soloArticle(id); ok {
		a, err := s.Association()
		return data.Issue{ID: id, Title: a.Title, Organiser: a.Name}, err
	}
	return s.Store.Issue(id)
}

// soloSection is the section of an article that is in no issue.
const soloSection = "未入期"

// Sections are those of an issue; that of one article has one.
func (s *written) Sections(id data.IssueID) ([]data.Section, error) {
	if _, ok := soloArticle(id); ok {
		return []data.Section{{ID: data.SectionID(id), Issue: id, Name: soloSection, Type: data.ArticlesSection}}, nil
	}
	return s.Store.Sections(id)
}

// Placements are those of an issue.
func (s *written) Placements(id data.IssueID) ([]data.Placement, error) {
	if a, ok := soloArticle(id); ok {
		return []data.Placement{{ID: data.PlacementID(id), Issue: id, Section: data.SectionID(id), Article: a}}, nil
	}
	return s.Store.Placements(id)
}

// NewMembers are those of an issue.
func (s *written) NewMembers(id data.IssueID) ([]data.MemberID, error) {
	if _, ok := soloArticle(id); ok {
		return nil, nil
	}
	return s.Store.NewMembers(id)
}
