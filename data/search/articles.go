package search

import (
	"strings"

	"huikan/data"
)

// Articles answers look-ups over the particulars of articles: title, number,
// issuer, author, source, keywords.
type Articles struct {
	ids    []data.ArticleID
	fields arena
}

// NewArticles packs articles for look-up.
func NewArticles(articles []data.Article) *Articles {
	s := &Articles{}
	for i := range articles {
		a := &articles[i]
		s.ids = append(s.ids, a.ID)
		title := strings.Join(strings.Fields(fold(a.Title)), "")
		row := []string{fold(a.Subtitle), fold(a.TocTitle), fold(a.DocNo), fold(a.Byline), fold(a.OriginName), fold(a.Credit), fold(a.CompiledBy), fold(a.Type)}
		row = append(row, foldAll(a.Issuers)...)
		row = append(row, foldAll(a.Keywords)...)
		row = append(row, letters(title, "")...)
		s.fields.add([]string{title}, row...)
	}
	s.fields.seal()
	return s
}

// Find returns up to limit articles in which every word of the query stands.
func (s *Articles) Find(query string, limit int) []data.ArticleID {
	words := strings.Fields(fold(query))
	found := map[int]int{}
	for _, w := range words {
		s.fields.each([]byte(w), 0, len(s.ids), func(row, _ int) bool {
			found[row]++
			return true
		})
	}
	var out []data.ArticleID
	for row, id := range s.ids {
		if len(words) > 0 && found[row] == len(words) && len(out) < limit {
			out = append(out, id)
		}
	}
	return out
}
