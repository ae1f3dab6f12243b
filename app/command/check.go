package command

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/app/export"
	"huikan/app/preflight"
	"huikan/app/press"
	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

func (r *run) checkCommand() *cobra.Command {
	var out, reason string
	var allow, mend []string
	c := &cobra.Command{
		Use:   "check ISSUE",
		Short: r.say("印前检查：版本记录、编排、会员、版面、文字；出检查单", "preflight: imprint, contents, members, pages, text; the checklist as PDF"),
		Long: r.say(`列出一期的检查结果。有未放行的“错误”时退出码为 2，不能付印。
--allow 放行一项（--json 里的 code，或 code:text 只放行那一处），须写 --reason；文字一变，放行即失效。`,
			`Lists the findings of an issue. The exit code is 2 where there is an error among
them that was not let stand. --allow lets findings stand, by their code of
--json or by code:text, with a --reason; where the text changes, they are back.`),
		Example: "  huikan check 140\n  huikan check 140 -o 第140期检查单.pdf\n  huikan check 140 --allow no-print-run --reason 印数待定",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(mend) > 0 {
				return r.mend(args[0], mend)
			}
			if len(allow) > 0 {
				return r.allow(cmd.Context(), args[0], allow, reason)
			}
			return r.reading(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				ps := r.Press(s)
				p, err := ps.Issue(cmd.Context(), issue.ID, press.Options{Once: true})
				if err != nil {
					return err
				}
				if out != "" {
					if err := r.checklist(cmd.Context(), ps, p, out); err != nil {
						return err
					}
				}
				if r.json {
					if p.Findings == nil {
						p.Findings = []preflight.Finding{}
					}
					if err := r.print(p.Findings); err != nil {
						return err
					}
				} else {
					r.findings(p.Findings)
				}
				if len(preflight.Blocking(p.Findings)) > 0 {
					return errFindings
				}
				return nil
			})
		},
	}
	r.jsonFlag(c)
	c.Flags().StringVarP(&out, "output", "o", "", r.say("把检查单写成 PDF", "write the checklist as PDF"))
	c.Flags().StringArrayVar(&allow, "allow", nil, r.say("放行 CODE 或 CODE:TEXT", "let CODE or CODE:TEXT stand"))
	c.Flags().StringSliceVar(&mend, "mend", nil, r.say("代改这一期稿件里的问题：half-brackets、half-mark、tilde、spacing", "mend in the issue's articles: half-brackets, half-mark, tilde, spacing"))
	c.Flags().StringVar(&reason, "reason", "", r.say("放行的理由", "the reason for which it stands"))
	return c
}

// findings prints findings with their places, by their groups, and how many
// there are.
func (r *run) findings(list []preflight.Finding) {
	r.findingLines(list)
	r.findingSum(list)
}

func (r *run) findingLines(list []preflight.Finding) {
	label := map[preflight.Severity]string{
		preflight.Error: r.say("错误", "error"), preflight.Warning: r.say("注意", "warning"), preflight.Note: r.say("提示", "note"),
	}
	for _, g := range preflight.Groups {
		first := true
		for _, f := range list {
			if f.Group() != g.Group {
				continue
			}
			if first {
				first = false
				fmt.Fprintf(r.Out, "【%s】\n", r.say(g.ZH, g.EN))
			}
			place, mark := "", label[f.Severity]
			switch {
			case f.Folio != "":
				place = fmt.Sprintf(r.say("第 %s 页  ", "p. %s  "), f.Folio)
			case f.Page > 0:
				place = fmt.Sprintf(r.say("文件第 %d 页  ", "sheet %d  "), f.Page)
			}
			text := f.Message(r.lang)
			if f.Allowed != "" {
				mark, text = r.say("放行", "allowed"), text+r.say("（", " (")+f.Allowed+r.say("）", ")")
			}
			fmt.Fprintf(r.Out, "%s  %s%s\n", mark, place, text)
		}
	}
}

func (r *run) findingSum(list []preflight.Finding) {
	n, allowed := map[preflight.Severity]int{}, 0
	for _, f := range list {
		if f.Allowed != "" {
			allowed++
		} else {
			n[f.Severity]++
		}
	}
	fmt.Fprintf(r.Out, r.say("%d 个错误，%d 个注意，%d 个提示", "%d errors, %d warnings, %d notes"), n[preflight.Error], n[preflight.Warning], n[preflight.Note])
	if allowed > 0 {
		fmt.Fprintf(r.Out, r.say("，%d 项放行", ", %d allowed"), allowed)
	}
	fmt.Fprintln(r.Out)
}

func (r *run) checklist(ctx context.Context, ps *press.Press, p *press.Proof, out string) error {
	list, err := ps.Checklist(ctx, p, r.today())
	if err != nil {
		return err
	}
	pdf, _ := export.ByExt("pdf")
	return r.whole(list, pdf, out, export.Options{})
}

// mend lets clean-up (整理) mend what rules found, as one change.
func (r *run) mend(name string, codes []string) error {
	var rules []string
	for _, code := range codes {
		rule, ok := preflight.Mends[code]
		if !ok {
			return fmt.Errorf(r.say("--mend %q：这一项不能代改", "--mend %q: cannot be mended"), code)
		}
		rules = append(rules, rule)
	}
	return r.writing(func(s *store.Store) error {
		issue, err := s.FindIssue(name)
		if err != nil {
			return err
		}
		placed, err := s.Placements(issue.ID)
		if err != nil {
			return err
		}
		c, n := s.Change("印前代改："+strings.Join(codes, "、")), 0
		for _, p := range placed {
			if p.Article == "" {
				continue
			}
			a, err := s.Article(p.Article)
			if err != nil {
				return err
			}
			if list := intake.CleanArticle(&a, rules); len(list) > 0 {
				intake.ApplyTo(&a, list)
				c.Put(&a)
				n += len(list)
			}
		}
		if _, err := c.Commit(); err != nil {
			return err
		}
		fmt.Fprintf(r.Out, r.say("代改了 %d 处；huikan undo 可以退回\n", "mended %d places; huikan undo takes it back\n"), n)
		return nil
	})
}

// allow lets findings of an issue stand.
func (r *run) allow(ctx context.Context, name string, what []string, reason string) error {
	if reason == "" {
		return errors.New(r.say("--allow 须写明 --reason", "--allow wants a --reason"))
	}
	return r.writing(func(s *store.Store) error {
		issue, err := s.FindIssue(name)
		if err != nil {
			return err
		}
		p, err := r.Press(s).Issue(ctx, issue.ID, press.Options{Once: true})
		if err != nil {
			return err
		}
		n := 0
		for _, w := range what {
			hit := 0
			for _, f := range p.Findings {
				if f.Code == w || f.Code+":"+f.Text == w {
					issue.Allow(data.Allowance{Code: f.Code, Source: f.Source, Text: f.Text, Reason: reason, By: s.Who(), On: r.today()})
					hit++
				}
			}
			if hit == 0 {
				return fmt.Errorf(r.say("--allow %q：没有这一项", "--allow %q: no such finding"), w)
			}
			n += hit
		}
		if _, err := s.Change(fmt.Sprintf("放行 %d 项检查结果", n)).Put(&issue).Commit(); err != nil {
			return err
		}
		fmt.Fprintf(r.Out, r.say("已放行 %d 项：%s\n", "let %d stand: %s\n"), n, reason)
		return nil
	})
}
