package store

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// TextHit is an article in which a query was found.
type TextHit struct {
	Article data.ArticleID
	Title   string
	// Snippet is a piece of the text around the first place, or of the
	// particulars where only they hold it; Marks are the byte ranges in it that
	// answer. Both are empty where the title alone does.
	Snippet string
	Marks   [][2]int
	score   float64
}

// TextAnswer is what a query found.
type TextAnswer struct {
	Hits []TextHit // the best first
	// Total counts the articles that were found. Where AtLeast is set it counts
	// those that have every pair of characters of the query; of these some may
	// not have them in a row.
	Total   int
	AtLeast bool
}

// FindText looks words up in titles, particulars and texts of all articles:
// Han of any length, Latin and numbers, every word of the query somewhere in
// the article, characters in a row, whatever marks stand between them. The best
// answers come first; a word in the title weighs most.
func (s *Store) FindText(query string, limit int) (out TextAnswer, err error) {
	words := wordsOf(query)
	if len(words) == 0 || limit <= 0 {
		return out, nil
	}
	err = s.view(func(tx *bbolt.Tx) error {
		candidates, err := candidatesOf(tx, words)
		if err != nil {
			return err
		}
		return confirm(tx, &out, candidates, words, limit)
	})
	if err != nil {
		return TextAnswer{}, fmt.Errorf("search %q: %w", query, err)
	}
	return out, nil
}

// wordsOf cuts a query at its blanks; each word is folded, its runs of letters
// and digits parted by one zero.
func wordsOf(query string) [][]rune {
	var words [][]rune
	for _, w := range strings.Fields(query) {
		folded, _ := foldText(w)
		folded = trimZeros(folded)
		if len(folded) > 0 {
			words = append(words, folded)
		}
	}
	return words
}

func trimZeros(r []rune) []rune {
	for len(r) > 0 && r[0] == 0 {
		r = r[1:]
	}
	for len(r) > 0 && r[len(r)-1] == 0 {
		r = r[:len(r)-1]
	}
	return r
}

// foldText folds a text for comparing; at says where in it each rune stood.
// What is neither letter nor digit becomes one zero, however much there is.
func foldText(text string) (folded []rune, at []int) {
	folded, at = make([]rune, 0, len(text)/2), make([]int, 0, len(text)/2+1)
	for i, r := range text {
		f := foldRune(r)
		if f == 0 && len(folded) > 0 && folded[len(folded)-1] == 0 {
			continue
		}
		folded, at = append(folded, f), append(at, i)
	}
	return folded, append(at, len(text))
}

// candidate is an article that may answer, with its worth.
type candidate struct {
	key   string
	score float64
}

// candidatesOf gives the articles that hold all pairs of all words, the best
// first: by the index, or without one simply all.
func candidatesOf(tx *bbolt.Tx, words [][]rune) ([]candidate, error) {
	if !textReady(tx) {
		var all []candidate
		err := recBucket(tx, data.KindArticle).ForEach(func(k, _ []byte) error {
			all = append(all, candidate{key: string(k)})
			return nil
		})
		slices.Reverse(all) // the newest first
		return all, err
	}
	top := tx.Bucket(bucketText)
	lengths, count, average := docLengths(top)
	worth, has := make([]float64, len(lengths)), make([]int, len(lengths)) // by number: its worth, and how many of the grams it has
	grams := gramsOf(words)
	times := make([]uint32, len(lengths))
	for n, g := range grams {
		clear(times)
		found := postings(top.Bucket(bucketPair), g, times)
		idf := math.Log(1 + (float64(count)-float64(found)+0.5)/(float64(found)+0.5))
		for no, t := range times {
			if t == 0 || has[no] != n {
				continue
			}
			const k1, b = 1.2, 0.75 // BM25's usual
			tf := float64(t)
			has[no]++
			worth[no] += idf * tf * (k1 + 1) / (tf + k1*(1-b+b*float64(lengths[no])/average))
		}
	}
	var out []candidate
	ids := top.Bucket(bucketID)
	for no, n := range has {
		if n == len(grams) && lengths[no] > 0 {
			out = append(out, candidate{string(ids.Get(be32(no))), worth[no]})
		}
	}
	slices.SortFunc(out, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.score, b.score), -cmp.Compare(a.key, b.key))
	})
	return out, nil
}

// gram is what an article must have: a pair or, where its second half is 0,
// any pair that begins with the first.
type gram pair

func gramsOf(words [][]rune) []gram {
	var out []gram
	for _, w := range words {
		for i, r := range w {
			switch {
			case r == 0:
			case i+1 < len(w) && w[i+1] != 0:
				out = append(out, gram(r)<<32|gram(w[i+1]))
			case i == 0 || w[i-1] == 0: // a run of one
				out = append(out, gram(r)<<32)
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// postings adds to times, by number, how often each article has a gram, and
// gives how many have it.
func postings(b *bbolt.Bucket, g gram, times []uint32) (found int) {
	add := func(block int, v []byte) {
		for i := 0; i+1 < len(v); i += 2 {
			if no := block<<8 | int(v[i]); no < len(times) {
				if times[no] == 0 {
					found++
				}
				times[no] += uint32(v[i+1])
			}
		}
	}
	blocks := (len(times) + 255) / 256
	if uint32(g) != 0 {
		for block := range blocks {
			add(block, b.Get(pair(g).key(uint32(block))))
		}
		return found
	}
	c := b.Cursor()
	for block := range blocks {
		prefix := pair(g).key(uint32(block))[:6]
		for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
			add(block, v)
		}
	}
	return found
}

// docLengths gives the length of every article in the index by its number, 0
// where there is none, how many there are, and their average.
func docLengths(top *bbolt.Bucket) (lengths []uint32, count int, average float64) {
	sum := 0.0
	top.Bucket(bucketDoc).ForEach(func(_, v []byte) error {
		if len(v) != 8 {
			return nil
		}
		no, n := int(binary.BigEndian.Uint32(v)), binary.BigEndian.Uint32(v[4:])
		for len(lengths) <= no {
			lengths = append(lengths, 0)
		}
		lengths[no] = n
		sum, count = sum+float64(n), count+1
		return nil
	})
	return lengths, count, max(1, sum/float64(max(1, count)))
}

// mostConfirmed bounds how many candidates are read again for one answer.
const mostConfirmed = 200

// confirm reads candidates, the best first, and keeps those in which the words
// stand as they are. It reads them all where there are few or no index.
func confirm(tx *bbolt.Tx, out *TextAnswer, candidates []candidate, words [][]rune, limit int) error {
	blind := !textReady(tx)
	out.Total = len(candidates)
	plain := true // pairs are proof enough: no word is longer than one
	for _, w := range words {
		plain = plain && len(w) <= 2
	}
	for i, c := range candidates {
		if !blind && (plain && len(out.Hits) == limit || i >= max(mostConfirmed, 2*limit)) {
			out.AtLeast = !plain
			return nil
		}
		hit, ok, err := look(tx, c, words, len(out.Hits) < limit)
		if err != nil {
			return err
		}
		switch {
		case !ok:
			out.Total--
		case len(out.Hits) < limit:
			out.Hits = append(out.Hits, hit)
		}
	}
	return nil
}

// look reads one article and says where the words stand in it.
func look(tx *bbolt.Tx, c candidate, words [][]rune, show bool) (hit TextHit, ok bool, err error) {
	raw, err := rawRecord(tx, data.KindArticle, c.key)
	if err != nil || raw == nil {
		return hit, false, err
	}
	var a data.Article
	if err := decode(raw, &a); err != nil || a.Deleted() {
		return hit, false, err
	}
	body, _, err := getBody(tx, a.BodyDigest)
	if err != nil {
		return hit, false, &RecordError{data.KindArticle, c.key, a.Title, err}
	}
	hit = TextHit{Article: a.ID, Title: a.Title, score: c.score}
	shown := false
	missing := slices.Clone(words)
	for n, text := range []string{a.Title, body, particulars(&a)} {
		folded, at := foldText(text)
		left := missing[:0:0]
		for _, w := range missing {
			if indexRunes(folded, w, 0) < 0 {
				left = append(left, w)
			}
		}
		if found := len(left) < len(missing); n > 0 && show && !shown && (found || n == 1 && anyIn(folded, words)) {
			hit.Snippet, hit.Marks = snippet(text, folded, at, words)
			shown = true
		}
		missing = left
	}
	return hit, len(missing) == 0, nil
}

func anyIn(folded []rune, words [][]rune) bool {
	return slices.ContainsFunc(words, func(w []rune) bool { return indexRunes(folded, w, 0) >= 0 })
}

func indexRunes(in, w []rune, from int) int {
	for i := from; i+len(w) <= len(in); i++ {
		if in[i] == w[0] && slices.Equal(in[i:i+len(w)], w) {
			return i
		}
	}
	return -1
}

// snippet cuts some forty characters around the first place out of a text and
// marks all places in it. Line ends become blanks, so that it stands on one line.
func snippet(text string, folded []rune, at []int, words [][]rune) (string, [][2]int) {
	const before, length = 12, 48 // characters
	first := len(folded)
	for _, w := range words {
		if i := indexRunes(folded, w, 0); i >= 0 {
			first = min(first, i)
		}
	}
	if first == len(folded) {
		return "", nil
	}
	start := at[first]
	for n := 0; n < before && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	end := start
	for n := 0; n < length && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	var marks [][2]int
	for _, w := range words {
		for i := indexRunes(folded, w, 0); i >= 0; i = indexRunes(folded, w, i+len(w)) {
			from, to := at[i], at[i+len(w)-1]
			_, size := utf8.DecodeRuneInString(text[to:])
			if to += size; from >= start && to <= end {
				marks = append(marks, [2]int{from - start, to - start})
			} else if from >= end {
				break
			}
		}
	}
	slices.SortFunc(marks, func(a, b [2]int) int { return cmp.Compare(a[0], b[0]) })
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == '\r' {
			return ' '
		}
		return r
	}, text[start:end]), marks
}
