package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

func (r *run) articlesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "articles [QUERY]",
		Short: r.say("查稿件：全文、标题、发文字号、机关、来源", "look articles up: text, title, document number, issuer, source"),
		Long: r.say(`列出稿件；给了 QUERY 就按它查，最相关的在前。
汉字、英文、数字都可以查，用空格隔开的几个词要都有；标题也可以用拼音首字母查。`,
			`Lists articles; with QUERY those that answer it, the best first. Han, Latin and
numbers are found anywhere in the text; words apart by blanks must all be there;
titles are found by the initials of their pinyin as well.`),
		Example: "  huikan articles 国发〔2014〕21号\n  huikan articles '信用 体系' --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.Articles()
				if err != nil {
					return err
				}
				var snippets map[data.ArticleID]string
				if len(args) > 0 {
					if all, snippets, err = findArticles(s, all, args[0]); err != nil {
						return err
					}
				}
				if r.json {
					return r.print(all)
				}
				t := newTable(r.Out, r.say("编号", "id"), r.say("标题", "title"), r.say("发文字号", "document no."), r.say("字数", "chars"))
				for _, a := range all {
					t.row(string(a.ID), strings.ReplaceAll(a.Title, "\n", " "), a.DocNo, fmt.Sprint(a.Chars))
					if snippets[a.ID] != "" {
						t.row("", "  …"+snippets[a.ID]+"…")
					}
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	return c
}

// findArticles gives those of all that answer a query, and the piece of the
// text that does: by their words first, then by the pinyin of their titles.
func findArticles(s *store.Store, all []data.Article, query string) (found []data.Article, snippets map[data.ArticleID]string, err error) {
	answer, err := s.FindText(query, max(1, len(all)))
	if err != nil {
		return nil, nil, err
	}
	rest := map[data.ArticleID]data.Article{}
	for _, a := range all {
		rest[a.ID] = a
	}
	snippets = map[data.ArticleID]string{}
	take := func(id data.ArticleID) {
		if a, ok := rest[id]; ok {
			found = append(found, a)
			delete(rest, id)
		}
	}
	for _, h := range answer.Hits {
		snippets[h.Article] = h.Snippet
		take(h.Article)
	}
	for _, id := range search.NewArticles(all).Find(query, len(all)) {
		take(id)
	}
	return found, snippets, nil
}
