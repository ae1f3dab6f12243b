package store

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"huikan/data"
)

// Mention (刊登记录) is a place where an issue speaks of a member: its profile, or
// an article that names it.
type Mention struct {
	Issue data.Issue
	// Article is the article that names the member, "" where the issue prints
	// its profile.
	Article data.ArticleID
	Title   string
	Name    string // the name that stands there
	Snippet string // of an article: the piece that names it
	// Printed is the member as the issue printed it, where the issue has gone
	// to press with its profile.
	Printed *data.Member
}

// leastName is how many characters a short name needs to be looked for: 百川 is
// in too many other words.
const leastName = 3

// Mentions gives what the issues print about a member, the latest issue first:
// under its name, its former names and its short name.
func (s *Store) Mentions(m data.Member) (out []Mention, err error) {
	issues, err := s.Issues()
	if err != nil {
		return nil, err
	}
	byID := map[data.IssueID]data.Issue{}
	for _, i := range issues {
		byID[i.ID] = i
	}
	if out, err = s.profiles(m, issues, byID); err != nil {
		return nil, err
	}
	type place struct {
		issue   data.IssueID
		article data.ArticleID
	}
	seen := map[place]bool{}
	for _, name := range append([]string{m.Name, m.ShortName}, m.FormerNames...) {
		if utf8.RuneCountInString(name) < leastName {
			continue
		}
		found, err := s.FindText(name, mostMentions)
		if err != nil {
			return nil, err
		}
		for _, h := range found.Hits {
			places, err := s.PlacementsOf(h.Article)
			if err != nil {
				return nil, err
			}
			for _, p := range places {
				at := place{p.Issue, h.Article}
				if _, known := byID[p.Issue]; seen[at] || !known {
					continue
				}
				seen[at] = true
				out = append(out, Mention{Issue: byID[p.Issue], Article: h.Article, Title: strings.ReplaceAll(h.Title, "\n", " "), Name: name, Snippet: h.Snippet})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Mention) int { return cmp.Compare(b.Issue.SerialNo, a.Issue.SerialNo) })
	return out, nil
}

// mostMentions is how many articles are looked at for one name.
const mostMentions = 1000

// profiles are the issues that print the member's profile: as they were printed
// those that have gone to press, by their records the others.
func (s *Store) profiles(m data.Member, issues []data.Issue, byID map[data.IssueID]data.Issue) (out []Mention, err error) {
	editions, err := s.Editions()
	if err != nil {
		return nil, err
	}
	pressed := map[data.IssueID]bool{}
	for _, e := range editions {
		pressed[e.Issue] = true
		for _, as := range e.Printed.Members {
			if i, ok := byID[e.Issue]; ok && as.ID == m.ID {
				out = append(out, Mention{Issue: i, Name: as.Name, Title: as.Name, Printed: &as})
			}
		}
	}
	places, err := s.PlacementsOfMember(m.ID)
	if err != nil {
		return nil, err
	}
	for _, p := range places {
		if i, ok := byID[p.Issue]; ok && !pressed[p.Issue] {
			out = append(out, Mention{Issue: i, Name: m.Name, Title: m.Name})
		}
	}
	for _, i := range issues {
		if pressed[i.ID] || i.NewFrom.IsZero() && i.NewTo.IsZero() {
			continue
		}
		flow, err := s.NewMembers(i.ID)
		if err != nil {
			return nil, err
		}
		if slices.Contains(flow, m.ID) {
			out = append(out, Mention{Issue: i, Name: m.Name, Title: m.Name})
		}
	}
	return out, nil
}
