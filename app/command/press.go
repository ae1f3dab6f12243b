package command

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"huikan/app/press"
	"huikan/data"
	"huikan/data/store"
)

func (r *run) signCommand() *cobra.Command {
	var role, name string
	var back bool
	c := &cobra.Command{
		Use:   "sign ISSUE --name NAME [--role ROLE]",
		Short: r.say("签发：为一期现在的样子签字，之后改一个字就失效", "sign for an issue as it stands; a change of one character drops it"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				what := "签发"
				if back {
					what = "收回签发"
					issue.Unsign(role, name)
				} else {
					printed, err := r.Press(s).Gather(issue.ID)
					if err != nil {
						return err
					}
					issue.Sign(data.SignOff{Role: role, Name: name, On: r.today(), Content: printed.Digest()})
				}
				set, err := s.Change(fmt.Sprintf("%s第%d期：%s", what, issue.SerialNo, name)).Put(&issue).Commit()
				if err != nil {
					return err
				}
				if set.Seq == 0 {
					fmt.Fprintln(r.Out, r.say("没有变化", "nothing differs"))
					return nil
				}
				fmt.Fprintf(r.Out, r.say("%s %s已%s\n", "%s: %s %s\n"), issue.Label(), role+name, r.say(what, map[bool]string{false: "signed", true: "took the signature back"}[back]))
				return nil
			})
		},
	}
	c.Flags().StringVar(&name, "name", "", r.say("谁签", "who signs"))
	c.Flags().StringVar(&role, "role", "责任编辑", r.say("以什么身份", "as what"))
	c.Flags().BoolVar(&back, "back", false, r.say("收回", "take it back"))
	c.MarkFlagRequired("name")
	return c
}

func (r *run) pressCommand() *cobra.Command {
	var dir string
	c := &cobra.Command{
		Use:   "press ISSUE --to FOLDER",
		Short: r.say("付印：写出付印 PDF、屏幕 PDF 和检查单，封存这一期", "go to press: write the printer's PDF, the screen's and the checklist, and keep the issue as it is"),
		Long: r.say(`没有未放行的错误、有人为现在的样子签发，才能付印。付印以后，这一期按当时的文字、会员资料和图片排版，
以后的改动不影响它；huikan issue reopen 收回，或 huikan undo。`,
			`An issue goes to press when preflight has no error that was not let stand and
somebody has signed for it as it stands. It is then set from the texts, members
and pictures of that day, whatever becomes of them. 'huikan issue reopen' or
'huikan undo' takes it back.`),
		Args: cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				passed, err := r.Press(s).Pass(cmd.Context(), issue.ID, r.today())
				if err != nil {
					return r.notPassed(err)
				}
				if err := os.MkdirAll(dir, 0o755); err != nil {
					return err
				}
				var files []data.PrintedFile
				for _, f := range passed.Files(fmt.Sprintf("%s总第%d期", fileName(issue.Title), issue.SerialNo)) {
					var made data.PrintedFile
					path := filepath.Join(dir, f.Name)
					if err := writeFile(path, func(w io.Writer) (err error) { made, err = f.Write(w); return err }); err != nil {
						return err
					}
					files = append(files, made)
					fmt.Fprintf(r.Out, r.say("%s：%d 页，sha256 %s\n", "%s: %d pages, sha256 %s\n"), path, made.Pages, made.Digest)
				}
				articles, err := s.Articles()
				if err != nil {
					return err
				}
				c := s.Change("付印 " + issue.Label())
				for _, rec := range passed.Edition(r.today(), files).Changes(issue, articles) {
					c.Put(rec)
				}
				if _, err := c.Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("%s 已付印\n", "%s has gone to press\n"), issue.Label())
				return nil
			})
		},
	}
	c.Flags().StringVar(&dir, "to", ".", r.say("文件写到哪个文件夹", "the folder for the files"))
	return c
}

// fileName is a name without what file systems do not take.
func fileName(s string) string {
	return strings.NewReplacer("/", "-", "\\", "-", ":", "-", "\n", "").Replace(s)
}

// notPassed says why an issue may not go to press, in the user's language.
func (r *run) notPassed(err error) error {
	var no *press.NotPassed
	if !errors.As(err, &no) {
		return err
	}
	if no.Already {
		return fmt.Errorf(r.say("%s 已经付印", "%s has gone to press before"), no.Issue.Label())
	}
	var why []string
	for _, f := range no.Errors {
		why = append(why, f.Message(r.lang))
	}
	if no.Unsigned {
		why = append(why, r.say("没有人为现在的样子签发（huikan issue sign）", "nobody has signed for it as it stands (huikan issue sign)"))
		for _, s := range no.Lapsed {
			why = append(why, fmt.Sprintf(r.say("%s%s 的签发因改动失效", "%s %s signed before the last change"), s.Role, s.Name))
		}
	}
	return fmt.Errorf(r.say("%s 不能付印：%s", "%s may not go to press: %s"), no.Issue.Label(), strings.Join(why, r.say("；", "; ")))
}

func (r *run) reopenCommand() *cobra.Command {
	var reason string
	c := &cobra.Command{
		Use:   "reopen ISSUE --reason TEXT",
		Short: r.say("收回付印：这一期再按现在的稿件和资料排", "take an issue back from press: it is set from its records again"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				e, ok, err := s.Edition(issue.ID)
				if err != nil {
					return err
				}
				if !ok {
					return fmt.Errorf(r.say("%s 没有付印", "%s has not gone to press"), issue.Label())
				}
				issue.State = data.IssueProofing
				if _, err := s.Change("收回付印 " + issue.Label() + "：" + reason).Delete(&e).Put(&issue).Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("%s 已收回\n", "%s was taken back\n"), issue.Label())
				return nil
			})
		},
	}
	c.Flags().StringVar(&reason, "reason", "", r.say("理由，记在历史里", "the reason, kept in the history"))
	c.MarkFlagRequired("reason")
	return c
}

func (r *run) correctCommand() *cobra.Command {
	var article, text string
	c := &cobra.Command{
		Use:   "correct ISSUE --text TEXT [--article ARTICLE]",
		Short: r.say("更正：为已付印的一期写一条更正，待下一期刊登", "write a correction of an issue that was printed, for the next"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				issue, err := s.FindIssue(args[0])
				if err != nil {
					return err
				}
				a := data.CorrectionOf(issue, text)
				if article != "" {
					wrong, err := s.Article(data.ArticleID(article))
					if err != nil {
						return err
					}
					a.Corrects = wrong.ID
				}
				if _, err := s.Change("更正 " + issue.Label()).Put(&a).Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已写更正 %s：%s\n", "wrote the correction %s: %s\n"), a.ID, a.Title)
				return nil
			})
		},
	}
	c.Flags().StringVar(&text, "text", "", r.say("更正的文字", "the text of the correction"))
	c.Flags().StringVar(&article, "article", "", r.say("更正哪一篇（编号）", "which article, by id"))
	c.MarkFlagRequired("text")
	return c
}

func (r *run) printedCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "printed MEMBER",
		Short: r.say("刊登记录：各期登过这家会员的什么，当时怎么印的", "what the issues printed about a member, and how"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				list, err := s.Mentions(m)
				if err != nil {
					return err
				}
				if r.json {
					return r.print(list)
				}
				t := newTable(r.Out, r.say("总期", "issue"), r.say("内容", "what"), r.say("名称", "name"), r.say("原文", "text"))
				for _, x := range list {
					what, text := r.say("会员介绍", "profile"), ""
					if x.Article != "" {
						what, text = x.Title, "…"+x.Snippet+"…"
					} else if x.Printed != nil {
						text = short(x.Printed.Profile)
					}
					t.row(fmt.Sprint(x.Issue.SerialNo), what, x.Name, strings.ReplaceAll(text, "\n", " "))
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	return c
}
