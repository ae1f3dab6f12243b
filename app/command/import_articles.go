package command

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// cleanRules lists the rules of clean-up for the help.
func cleanRules(lang string) string {
	var lines []string
	for _, r := range intake.CleanRules {
		lines = append(lines, fmt.Sprintf("  %-13s %s", r.Key, r.Name(lang)))
	}
	return strings.Join(lines, "\n")
}

// chosenRules reads --clean; chosen is false where it was not given.
func (r *run) chosenRules(o importOptions) (rules []string, chosen bool, err error) {
	switch o.clean {
	case "":
		return nil, false, nil
	case "none":
		return []string{}, true, nil
	}
	for _, key := range strings.Split(o.clean, ",") {
		key = strings.TrimSpace(key)
		if !slices.ContainsFunc(intake.CleanRules, func(c intake.CleanRule) bool { return c.Key == key }) {
			return nil, true, fmt.Errorf(r.say("--clean %q：没有这条规则", "--clean %q: there is no such rule"), key)
		}
		rules = append(rules, key)
	}
	return rules, true, nil
}

// broughtIn is one article as it comes, with what was done to its text.
type broughtIn struct {
	*data.Article
	File     string           `json:"file"`
	Form     string           `json:"form"`
	Source   string           `json:"source,omitempty"`
	Findings []intake.Finding `json:"findings,omitempty"`
	Seams    []intake.Seam    `json:"seams,omitempty"`
	Changes  []intake.Change  `json:"changes,omitempty"`
	Printed  []printedIn      `json:"printed,omitempty"`

	shots []intake.Shot
	rules []string
}

// printedIn is an article that the library has under the same 发文字号.
type printedIn struct {
	ID     data.ArticleID `json:"id"`
	Title  string         `json:"title"`
	Issues []string       `json:"issues,omitempty"`
}

// importArticles reads manuscripts of any form, cleans them up, and writes all
// of them as one change.
func (r *run) importArticles(files []string, o importOptions) error {
	rules, chosen, err := r.chosenRules(o)
	if err != nil {
		return err
	}
	var list []*broughtIn
	for _, f := range files {
		m, err := intake.ReadManuscriptFile(f, intake.ManuscriptOptions{Apart: o.apart})
		if err != nil {
			var no *intake.Refusal
			if errors.As(err, &no) {
				return errors.New(no.Message(r.lang))
			}
			return err
		}
		list = append(list, &broughtIn{Article: m.Article, File: m.Report.Name, Form: m.Report.Form, Source: m.Source, Findings: m.Report.Findings, Seams: m.Seams, shots: m.Shots})
	}
	meet := func(s *store.Store) (kept []data.Cleaning, err error) {
		if s != nil {
			if kept, err = store.List[data.Cleaning](s); err != nil {
				return nil, err
			}
		}
		for _, b := range list {
			if b.rules = rules; !chosen {
				b.rules = intake.RulesFor(kept, b.Source)
			}
			b.Changes = intake.CleanArticle(b.Article, b.rules)
			intake.ApplyTo(b.Article, b.Changes)
			if s != nil && b.DocNo != "" {
				if b.Printed, err = printedAs(s, b.DocNo); err != nil {
					return nil, err
				}
			}
		}
		return kept, nil
	}
	show := func() error {
		if r.json {
			return r.print(list)
		}
		for _, b := range list {
			r.showArticle(b)
		}
		return nil
	}
	if o.dry {
		// Without a library yet, the report is of the files alone.
		err := r.reading(func(s *store.Store) error { _, err := meet(s); return err })
		if errors.Is(err, os.ErrNotExist) {
			_, err = meet(nil)
		}
		if err != nil {
			return err
		}
		return show()
	}
	return r.writing(func(s *store.Store) error {
		kept, err := meet(s)
		if err != nil {
			return err
		}
		if err := show(); err != nil {
			return err
		}
		c := s.Change(fmt.Sprintf("导入 %d 篇稿件", len(list)))
		for _, b := range list {
			for i := range b.shots {
				c.PutPicture(&b.shots[i].Picture, b.shots[i].Content)
			}
			c.Put(b.Article)
			if m, ok := intake.RememberRules(kept, b.Source, b.rules); ok && chosen {
				c.Put(&m)
				kept = append([]data.Cleaning{m}, kept...)
			}
		}
		_, err = c.Commit()
		return err
	})
}

func printedAs(s *store.Store, docNo string) (out []printedIn, err error) {
	list, err := s.PrintedAs(docNo)
	for _, p := range list {
		in := printedIn{ID: p.Article.ID, Title: p.Article.OneLine()}
		for _, i := range p.Issues {
			in.Issues = append(in.Issues, i.Label())
		}
		out = append(out, in)
	}
	return out, err
}

// showArticle prints what was read of an article, and what was done to it.
func (r *run) showArticle(b *broughtIn) {
	fmt.Fprintf(r.Out, r.say("%s（%d 字）\n", "%s (%d characters)\n"), b.OneLine(), data.CountChars(b.Body))
	field := func(key, value string) {
		if value != "" {
			label := key
			if f := data.FieldByKey(data.ArticleFields, key); f != nil {
				if label = f.Label; r.lang == "en" {
					label = f.English()
				}
			}
			fmt.Fprintf(r.Out, "  %s%s%s\n", label, r.say("：", ": "), value)
		}
	}
	for _, key := range []string{"subtitle", "doc_no", "doc_issuer", "doc_date", "byline", "origin_name", "origin_date", "origin_url", "compiled_by", "kind"} {
		if f := data.FieldByKey(data.ArticleFields, key); f != nil {
			field(key, strings.ReplaceAll(f.Get(b.Article), "\n", "、"))
		}
	}
	field(r.say("主送机关", "addressees"), strings.Join(data.MarkedLines(b.Body, data.BlockRecipient), " "))
	field(r.say("附件", "attachments"), strings.TrimLeft(strings.TrimPrefix(strings.Join(data.MarkedLines(b.Body, data.BlockAttachment), " "), "附件"), "：: "))
	for _, p := range b.Printed {
		if len(p.Issues) > 0 {
			fmt.Fprintf(r.Out, r.say("  ！%s 已刊于%s：%s\n", "  ! %s was printed in %s: %s\n"), b.DocNo, strings.Join(p.Issues, "、"), p.Title)
		} else {
			fmt.Fprintf(r.Out, r.say("  ！%s 资料库里已有，还没有刊用：%s\n", "  ! %s is in the library already, not yet printed: %s\n"), b.DocNo, p.Title)
		}
	}
	for _, f := range b.Findings {
		fmt.Fprintf(r.Out, "  %s  %s\n", place(b.File, f.Line), f.Message(r.lang))
	}
	if len(b.Changes) == 0 {
		return
	}
	fmt.Fprintf(r.Out, r.say("  整理 %d 处：\n", "  cleaned up in %d places:\n"), len(b.Changes))
	for _, rule := range intake.CleanRules {
		for _, c := range b.Changes {
			if c.Rule == rule.Key {
				fmt.Fprintf(r.Out, "    %s  %s〔%s→%s〕%s\n", rule.Name(r.lang), c.Left, visible(c.Before), visible(c.After), c.Right)
			}
		}
	}
}

func place(file string, line int) string {
	if line == 0 {
		return file
	}
	return fmt.Sprintf("%s:%d", file, line)
}

// visible is a text of which blanks can be seen.
func visible(s string) string {
	return strings.NewReplacer(" ", "␣", "\u00a0", "␣", "\u3000", "□", "\n", "⏎").Replace(s)
}
