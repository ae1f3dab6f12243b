package store

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// Issue gives one issue.
func (s *Store) Issue(id data.IssueID) (data.Issue, error) { return Get[data.Issue](s, string(id)) }

// Issues gives all issues, the newest number first.
func (s *Store) Issues() ([]data.Issue, error) {
	out, err := List[data.Issue](s)
	slices.SortStableFunc(out, newerIssue)
	return out, err
}

func newerIssue(a, b data.Issue) int {
	return -cmp.Or(cmp.Compare(a.SerialNo, b.SerialNo), cmp.Compare(a.Year, b.Year),
		cmp.Compare(a.YearNo, b.YearNo), strings.Compare(string(a.ID), string(b.ID)))
}

// FindIssue finds an issue as people name it: by serial number (140), year and
// number (2014-9), or id. Digits may be full-width, and 总第140期 and 第140期
// mean 140.
func (s *Store) FindIssue(name string) (data.Issue, error) {
	text := strings.TrimSpace(data.FoldWidth(name))
	key := strings.TrimSuffix(strings.TrimPrefix(strings.TrimPrefix(text, "总"), "第"), "期")
	var out data.Issue
	err := s.view(func(tx *bbolt.Tx) error {
		var id string
		if n, err := strconv.Atoi(key); err == nil {
			id = find(tx, "issue.serial", strconv.Itoa(n))
		} else if year, no, ok := strings.Cut(key, "-"); ok {
			y, e1 := strconv.Atoi(strings.TrimSpace(year))
			n, e2 := strconv.Atoi(strings.TrimSpace(no))
			if e1 != nil || e2 != nil {
				return fmt.Errorf("issue %q: want a serial number (140) or year and number (2014-9): %w", name, ErrNotFound)
			}
			id = find(tx, "issue.number", fmt.Sprintf("%d-%d", y, n))
		} else {
			id = text
		}
		if id == "" || read(tx, id, &out) != nil {
			return fmt.Errorf("issue %q: %w; there %s", name, ErrNotFound, issueNames(tx))
		}
		return nil
	})
	return out, err
}

// issueNames tells somebody who mistyped a number what numbers there are.
func issueNames(tx *bbolt.Tx) string {
	issues, err := list[data.Issue](tx)
	if err != nil || len(issues) == 0 {
		return "are no issues yet"
	}
	slices.SortFunc(issues, newerIssue)
	var names []string
	for _, i := range issues[:min(3, len(issues))] {
		n := i.Number()
		switch {
		case i.SerialNo != 0 && n != "":
			n = fmt.Sprintf("%d (%s)", i.SerialNo, n)
		case i.SerialNo != 0:
			n = strconv.Itoa(i.SerialNo)
		case n == "":
			n = string(i.ID)
		}
		names = append(names, n)
	}
	if len(issues) > 3 {
		return fmt.Sprintf("are %d, the newest: %s", len(issues), strings.Join(names, ", "))
	}
	if len(issues) == 1 {
		return "is only " + names[0]
	}
	return "are " + strings.Join(names, ", ")
}

// Section gives one section.
func (s *Store) Section(id data.SectionID) (data.Section, error) {
	return Get[data.Section](s, string(id))
}

// Sections gives the sections of an issue in their order.
func (s *Store) Sections(id data.IssueID) (out []data.Section, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = sections(tx, id)
		return err
	})
	return out, err
}

func sections(tx *bbolt.Tx, id data.IssueID) ([]data.Section, error) {
	out, err := listOf[data.Section](tx, "section.issue", string(id))
	slices.SortStableFunc(out, func(a, b data.Section) int { return cmp.Compare(a.Order, b.Order) })
	return out, err
}

// Placements gives what stands in an issue: by section, and in the order of
// each. What stands in a section of the recycle bin is left out.
func (s *Store) Placements(id data.IssueID) (out []data.Placement, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		secs, err := sections(tx, id)
		if err != nil {
			return err
		}
		all, err := listOf[data.Placement](tx, "placement.issue", string(id))
		if err != nil {
			return err
		}
		slices.SortStableFunc(all, func(a, b data.Placement) int { return cmp.Compare(a.Order, b.Order) })
		for _, sec := range secs {
			for _, p := range all {
				if p.Section == sec.ID {
					out = append(out, p)
				}
			}
		}
		return nil
	})
	return out, err
}

// PlacementsOf gives the places where an article stands, in any living issue.
func (s *Store) PlacementsOf(id data.ArticleID) (out []data.Placement, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = alivePlacements(tx, "placement.article", string(id))
		return err
	})
	return out, err
}

// PlacementsOfMember gives the places where a member's profile stands (刊登记录).
func (s *Store) PlacementsOfMember(id data.MemberID) (out []data.Placement, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		out, err = alivePlacements(tx, "placement.member", string(id))
		return err
	})
	return out, err
}

// alivePlacements leaves out what stands in a deleted section or issue.
func alivePlacements(tx *bbolt.Tx, ix, value string) ([]data.Placement, error) {
	all, err := listOf[data.Placement](tx, ix, value)
	if err != nil {
		return nil, err
	}
	out := all[:0]
	for _, p := range all {
		if alive[data.Section](tx, string(p.Section)) && alive[data.Issue](tx, string(p.Issue)) {
			out = append(out, p)
		}
	}
	return out, nil
}

func alive[T any, P record[T]](tx *bbolt.Tx, key string) bool {
	return read[T, P](tx, key, new(T)) == nil
}

// NewMembers gives the members that the issue introduces without anyone
// placing them (新增会员): those that joined in its window, from NewFrom to NewTo,
// and stand in no other issue, those aside that are held back; in the order of joining, then of reading or
// name. An issue without a window introduces nobody.
func (s *Store) NewMembers(id data.IssueID) (out []data.MemberID, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		var issue data.Issue
		if err := read(tx, string(id), &issue); err != nil {
			return err
		}
		if issue.NewFrom.IsZero() && issue.NewTo.IsZero() {
			return nil
		}
		all, err := list[data.Member](tx)
		if err != nil {
			return err
		}
		var joined []data.Member
		for _, m := range all {
			if !m.Joined.Within(issue.NewFrom, issue.NewTo) || slices.Contains(issue.Held, m.ID) {
				continue
			}
			places, err := alivePlacements(tx, "placement.member", string(m.ID))
			if err != nil {
				return err
			}
			if !slices.ContainsFunc(places, func(p data.Placement) bool { return p.Issue != id }) {
				joined = append(joined, m)
			}
		}
		slices.SortStableFunc(joined, func(a, b data.Member) int {
			return cmp.Or(a.Joined.Compare(b.Joined), strings.Compare(sortKey(a), sortKey(b)), strings.Compare(string(a.ID), string(b.ID)))
		})
		for _, m := range joined {
			out = append(out, m.ID)
		}
		return nil
	})
	return out, err
}

func sortKey(m data.Member) string {
	if m.Pinyin != "" {
		return strings.ToLower(m.Pinyin)
	}
	return m.Name
}

// Edition gives the issue as it went to press; ok is false where it has not.
func (s *Store) Edition(id data.IssueID) (e data.Edition, ok bool, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		b := indexBucket(tx, "edition.issue")
		if b == nil { // an older file, open for reading only
			return nil
		}
		key := b.Get([]byte(id))
		if ok = key != nil; !ok {
			return nil
		}
		return read(tx, string(key), &e)
	})
	return e, ok, err
}

// Editions gives all editions, the latest number first.
func (s *Store) Editions() ([]data.Edition, error) {
	out, err := List[data.Edition](s)
	slices.SortStableFunc(out, func(a, b data.Edition) int { return cmp.Compare(b.Printed.Issue.SerialNo, a.Printed.Issue.SerialNo) })
	return out, err
}
