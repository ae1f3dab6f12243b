// Package search looks members and articles up as somebody types: by any part
// of a name, by its pinyin or initials, by code, contact, phone or site.
//
// It works in memory, over rows packed into a few byte arenas, one for each
// alphabet of a query: Han, letters, digits. A key is answered by scanning the
// arena that the query's own characters choose, driven by the query's rarest
// byte; there is no index to keep in step with the library.
package search
