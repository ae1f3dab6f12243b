package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"huikan/app/press"
	"huikan/data"
	"huikan/data/store"
)

// fillersTried is how many of the articles that wait are measured, the newest first.
const fillersTried = 20

func (r *run) issueFitCommand() *cobra.Command {
	var template string
	c := &cobra.Command{
		Use:   "fit ISSUE",
		Short: r.say("离 4 的倍数差几页，怎样凑：逐一试排", "how far from a multiple of four pages, and what would help: each is set and counted"),
		Long: r.say("只试排，不改资料。选定的手段写进 huikan export ISSUE --fit 手段，可以写几次。",
			"Nothing is written. What is chosen goes to huikan export ISSUE --fit KEY, once or more."),
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				pool, err := waiting(s)
				if err != nil {
					return err
				}
				fit, err := r.Press(s).Levers(cmd.Context(), issue.ID, pool, press.Options{Template: template})
				if err != nil {
					return err
				}
				if r.json {
					return r.print(fit)
				}
				r.showFit(fit)
				return nil
			})
		},
	}
	c.Flags().StringVar(&template, "template", "", r.say("版式（默认用这一期自己的）", "template (default: the issue's own)"))
	r.jsonFlag(c)
	return c
}

func (r *run) showFit(fit *press.Fit) {
	n := press.Blank(fit.Pages)
	if n == 0 {
		fmt.Fprintf(r.Out, r.say("共 %d 页，是 4 的倍数\n", "%d pages, a multiple of four\n"), fit.Pages)
		return
	}
	fmt.Fprintf(r.Out, r.say("共 %d 页：差 %d 页到 %d 页，或超 %d 页；不凑则在封底前补 %d 页白页\n", "%d pages: %d wanting to %d, or %d too many; else %d blanks stand before the back cover\n"),
		fit.Pages, n, fit.Pages+n, fit.Pages%4, n)
	for _, l := range fit.Levers {
		what := map[press.LeverKind]string{
			press.LinesMore:  r.say("每页多排一行", "a line more on each page"),
			press.LinesFewer: r.say("每页少排一行", "a line fewer on each page"),
			press.Smaller:    r.say("这篇小一号", "this article a size smaller"),
			press.Filler:     r.say("加一篇待用稿", "one of the waiting articles more"),
		}[l.Kind]
		if l.Title != "" {
			what += r.say("：", ": ") + l.Title
		}
		fmt.Fprintf(r.Out, r.say("%4d 页（%+d）  %s\n            --fit %s\n", "%4d pages (%+d)  %s\n            --fit %s\n"), l.Pages, l.Pages-fit.Pages, what, l.Key)
	}
}

// waiting lists the articles that have passed review and stand in no issue, the
// newest first.
func waiting(s *store.Store) (out []data.ArticleID, err error) {
	all, err := s.Articles()
	if err != nil {
		return nil, err
	}
	for i := len(all) - 1; i >= 0 && len(out) < fillersTried; i-- {
		if all[i].State != "待用" {
			continue
		}
		placed, err := s.PlacementsOf(all[i].ID)
		if err != nil {
			return nil, err
		}
		if len(placed) == 0 {
			out = append(out, all[i].ID)
		}
	}
	return out, nil
}
