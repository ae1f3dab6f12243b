package store

import (
	"huikan/data"
)

// Printed is an article that the library has, with the issues in which it
// stands.
type Printed struct {
	Article data.Article
	Issues  []data.Issue
}

// PrintedAs gives the articles that bear a 发文字号, each with its issues: has this
// document been printed, and where?
func (s *Store) PrintedAs(docNo string) (out []Printed, err error) {
	articles, err := s.ArticlesWithDocNo(docNo)
	if err != nil {
		return nil, err
	}
	for _, a := range articles {
		p := Printed{Article: a}
		places, err := s.PlacementsOf(a.ID)
		if err != nil {
			return nil, err
		}
		seen := map[data.IssueID]bool{}
		for _, pl := range places {
			if seen[pl.Issue] {
				continue
			}
			seen[pl.Issue] = true
			i, err := s.Issue(pl.Issue)
			if err != nil {
				return nil, err
			}
			p.Issues = append(p.Issues, i)
		}
		out = append(out, p)
	}
	return out, nil
}
