package command

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) issueCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "issue",
		Short: r.say("新建一期、往一期里加稿件、看一期", "make an issue, add articles to it, show it"),
		Long:  r.say("ISSUE 是总期号（140）或年-期（2014-9）。", "ISSUE is the serial number (140) or year-number (2014-9)."),
		Args:  cobra.NoArgs,
	}
	c.AddCommand(r.issueNewCommand(), r.issueAddCommand(), r.issueShowCommand(), r.issueFitCommand(),
		r.signCommand(), r.pressCommand(), r.reopenCommand(), r.correctCommand(),
		setCommand(r, "ISSUE", r.say("改一期的资料：准印证号、印数……", "change an issue's particulars: permit, print run …"),
			"  huikan issue set 140 准印证号=(2026)第012号 印数=500 印刷日期=2026-12-10", data.IssueFields,
			func(s *store.Store, name string) (data.Issue, error) { return s.FindIssue(name) }, func(i *data.Issue) string { return i.Label() }))
	return c
}

func (r *run) issueNewCommand() *cobra.Command {
	var n data.Issue
	c := &cobra.Command{
		Use:   "new --year 2026 --months 1,2",
		Short: r.say("新建一期：栏目、人员、版权页照上一期，期号顺延", "make an issue: sections, staff and imprint as in the last, numbers continued"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.writing(func(s *store.Store) error {
				issue, sections, err := next(s, n)
				if err != nil {
					return err
				}
				issue.ID = data.IssueID(s.NewID())
				ch := s.Change(fmt.Sprintf("新建第%d期", issue.SerialNo)).Put(&issue)
				for i := range sections {
					sections[i].Issue = issue.ID
					ch.Put(&sections[i])
				}
				if _, err := ch.Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已新建 %s %s\n", "made %s %s\n"), issue.Title, issue.Label())
				return nil
			})
		},
	}
	c.Flags().IntVar(&n.Year, "year", 0, r.say("年", "year"))
	c.Flags().IntSliceVar(&n.Months, "months", nil, r.say("月，如 11,12", "months, such as 11,12"))
	c.Flags().IntVar(&n.YearNo, "year-no", 0, r.say("本年期号（默认顺延）", "number within the year (default: the next)"))
	c.Flags().IntVar(&n.SerialNo, "serial", 0, r.say("总期号（默认顺延）", "serial number (default: the next)"))
	c.Flags().StringVar(&n.Title, "title", "", r.say("刊名（默认照上一期）", "name of the newsletter (default: as in the last issue)"))
	c.MarkFlagRequired("year")
	c.MarkFlagRequired("months")
	return c
}

// next makes the issue after the newest: what was not said is as it suggests,
// with its sections, and with the members that joined since.
func next(s *store.Store, want data.Issue) (issue data.Issue, sections []data.Section, err error) {
	all, err := s.Issues()
	if err != nil {
		return issue, nil, err
	}
	if len(all) > 0 {
		last, err := s.Sections(all[0].ID)
		if err != nil {
			return issue, nil, err
		}
		issue, sections = data.NextIssue(all[0], last)
		issue.SetPeriod(&all[0], want.Year, want.Months)
	} else {
		assoc, err := s.Association()
		if err != nil {
			return issue, nil, err
		}
		issue, sections = data.FirstIssue(assoc, want.Year, want.Months)
	}
	if want.YearNo > 0 {
		issue.YearNo = want.YearNo
	}
	if want.SerialNo > 0 {
		issue.SerialNo = want.SerialNo
	}
	if want.Title != "" {
		issue.Title = want.Title
	}
	return issue, sections, nil
}

func (r *run) issueAddCommand() *cobra.Command {
	var section string
	c := &cobra.Command{
		Use:     "add ISSUE --section NAME ARTICLE…",
		Short:   r.say("把稿件放进一期的栏目；没有这个栏目就新设", "put articles into a section of an issue, which is made if there is none"),
		Example: "  huikan issue add 141 --section 行业动态 01JD…",
		Args:    cobra.MinimumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				sections, err := s.Sections(issue.ID)
				if err != nil {
					return err
				}
				name := strings.Trim(section, "【】 ")
				ch := s.Change(fmt.Sprintf("第%d期【%s】加入 %d 篇稿件", issue.SerialNo, name, len(args)-1))
				at := slices.IndexFunc(sections, func(x data.Section) bool { return x.Name == name })
				var sec data.Section
				if at >= 0 {
					sec = sections[at]
				} else {
					sec = data.Section{Issue: issue.ID, Name: name, Type: data.ArticlesSection}
					for _, x := range sections {
						sec.Order = max(sec.Order, x.Order+1)
					}
					ch.Put(&sec)
				}
				placed, err := s.Placements(issue.ID)
				if err != nil {
					return err
				}
				order := 0
				for _, p := range placed {
					if p.Section == sec.ID {
						order = max(order, p.Order+1)
					}
				}
				for _, id := range args[1:] {
					a, err := s.Article(data.ArticleID(id))
					if err != nil {
						return err
					}
					ch.Put(&data.Placement{Issue: issue.ID, Section: sec.ID, Order: order, Article: a.ID})
					order++
				}
				set, err := ch.Commit()
				if err != nil {
					return err
				}
				fmt.Fprintf(r.Out, "%s\n", set.Name)
				return nil
			})
		},
	}
	c.Flags().StringVar(&section, "section", "", r.say("栏目", "section"))
	c.MarkFlagRequired("section")
	return c
}

// shownSection is a section of an issue as it is shown.
type shownSection struct {
	Name    string       `json:"name"`
	Entries []shownEntry `json:"entries"`
}

type shownEntry struct {
	ID    string `json:"id"`
	DocNo string `json:"doc_no,omitempty"`
	Title string `json:"title"`
	Chars int    `json:"chars,omitempty"`
}

func (r *run) issueShowCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "show ISSUE",
		Short: r.say("看一期的栏目和稿件", "show the sections and articles of an issue"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				list, err := shown(s, issue)
				if err != nil {
					return err
				}
				if r.json {
					return r.print(struct {
						Issue    data.Issue     `json:"issue"`
						Sections []shownSection `json:"sections"`
					}{issue, list})
				}
				fmt.Fprintf(r.Out, "%s  %s\n", issue.Title, issue.Label())
				for _, sec := range list {
					fmt.Fprintf(r.Out, "【%s】\n", sec.Name)
					for _, e := range sec.Entries {
						fmt.Fprintf(r.Out, "    %s  %s\n", e.ID, strings.TrimSpace(e.DocNo+" "+e.Title))
					}
				}
				return nil
			})
		},
	}
	r.jsonFlag(c)
	return c
}

func shown(s *store.Store, issue data.Issue) ([]shownSection, error) {
	sections, err := s.Sections(issue.ID)
	if err != nil {
		return nil, err
	}
	placed, err := s.Placements(issue.ID)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(placed, func(a, b data.Placement) int { return cmp.Compare(a.Order, b.Order) })
	out := []shownSection{}
	for _, sec := range sections {
		one := shownSection{Name: sec.Name, Entries: []shownEntry{}}
		member := func(id data.MemberID) error {
			m, err := s.Member(id)
			one.Entries = append(one.Entries, shownEntry{ID: string(id), Title: m.Name})
			return err
		}
		for _, p := range placed {
			switch {
			case p.Section != sec.ID:
			case p.Member != "":
				if err := member(p.Member); err != nil {
					return nil, err
				}
			default:
				a, err := s.Article(p.Article)
				if err != nil {
					return nil, err
				}
				one.Entries = append(one.Entries, shownEntry{string(a.ID), a.DocNo, strings.ReplaceAll(a.Title, "\n", " "), a.Chars})
			}
		}
		if sec.Type == data.NewMembersSection {
			more, err := s.NewMembers(issue.ID)
			if err != nil {
				return nil, err
			}
			for _, id := range more {
				if !slices.ContainsFunc(one.Entries, func(e shownEntry) bool { return e.ID == string(id) }) {
					if err := member(id); err != nil {
						return nil, err
					}
				}
			}
		}
		out = append(out, one)
	}
	return out, nil
}
