package search

// Rank (相合程度) is how well a text answers a query: the smaller the better.
type Rank int

// The ranks.
const (
	AtStart Rank = iota // as written, from the first character
	Written             // as written
	Spelt               // by reading or initials, from the first character
	Inside              // by reading or initials
)

// In says whether every word of a query stands in a short text (the name of a
// command, the number of an issue), as it is written, by its reading or by
// initials; where, in bytes of the text; and how well the worst of the words
// does. A query without words stands in every text.
func In(text, query string) (spans [][2]int, rank Rank, ok bool) {
	for _, w := range foldWords(query) {
		span, _, found := markWord(text, "", w)
		if !found {
			return nil, 0, false
		}
		r := Inside
		at, _ := indexFold(text, w)
		switch {
		case at == 0:
			r = AtStart
		case at > 0:
			r = Written
		case span[0] == 0:
			r = Spelt
		}
		spans, rank = append(spans, span), max(rank, r)
	}
	return spans, rank, true
}
