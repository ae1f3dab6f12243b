package data

import "slices"

// Reviewed reports whether the article has passed its last review (终审): it
// waits for an issue, stands in one, or was printed (三审三校).
func (a *Article) Reviewed() bool {
	at := slices.Index(ArticleStates, a.State)
	return at >= slices.Index(ArticleStates, "待用") && at <= slices.Index(ArticleStates, "已刊") || a.State == "存档"
}
