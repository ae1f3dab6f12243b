package ui

import (
	"slices"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// newArticle asks for a title and begins an article with it.
func (w *window) newArticle() {
	if w.lib == nil || w.lib.s.ReadOnly() {
		return
	}
	w.askText(w.t("article.new"), w.t("article.title"), "", func(title string) {
		a := data.Article{State: data.ArticleStates[0]}
		if err := data.FieldByKey(data.ArticleFields, "title").Set(&a, title); err != nil {
			w.fail(w.t("save.failed"), err)
			return
		}
		c := w.lib.s.Change("新稿件 " + a.OneLine()).Put(&a)
		w.work(func() func() {
			_, err := c.Commit()
			return func() {
				if err != nil {
					w.fail(w.t("save.failed"), err)
					return
				}
				w.openArticle(a.ID, -1)
			}
		})
	})
}

// newArticleButton leads to it from the list.
func (w *window) newArticleButton() *look.Button {
	b := look.NewButton(look.Calm, "plus", w.t("article.new"), w.newArticle)
	b.SetOff(w.lib != nil && w.lib.s.ReadOnly())
	return b
}

// editFields is where what is fields of the article is typed: its title, number,
// source. The text is not among them.
func (s *writeScreen) editFields() {
	w, id, from := s.w, s.id, s.from
	if s.text.ReadOnly() {
		return
	}
	s.keep()
	if s.clash {
		return
	}
	rec, err := w.lib.s.Article(id)
	if err != nil {
		w.fail(w.t("read.failed"), err)
		return
	}
	fields := slices.DeleteFunc(slices.Clone(data.ArticleFields), func(f data.Field[data.Article]) bool { return f.Key == "body_md" })
	p := newFormPage(w, w.t("write.fields"), rec.OneLine(), &rec, fields, func(a *data.Article) []data.Problem { return data.ValidateOn(w.today(), a) }, nil)
	p.from = func() {
		w.openArticle(id, -1)
		if s, ok := w.screen.(*writeScreen); ok {
			s.from = from
		}
	}
	p.name = func() string { return "稿件栏目 " + rec.OneLine() }
	p.write = func(c *store.Writer) error { c.Put(&rec); return nil }
	p.said = w.t("write.fields.done")
	w.show(p)
	p.form.focusOn("title")
}
