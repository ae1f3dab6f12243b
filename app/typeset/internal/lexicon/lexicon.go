// Package lexicon finds the words of a Chinese text, for display lines that are
// broken by sense. It knows some thousands of words that are frequent in laws,
// notices and news of trade; of all ways to cut a text into words and single
// characters it takes the likeliest.
package lexicon

import (
	_ "embed"
	"math"
	"strings"
	"sync"
	"unicode"
)

// words.txt holds words of two to four characters, the frequent ones first.
// They were counted in some three thousand published laws and regulations:
// strings whose characters cling to one another and whose neighbours vary.
//
//go:embed words.txt
var list string

// longest is the length of the longest word, in characters.
const longest = 4

var costs = sync.OnceValue(func() map[string]float32 {
	all := strings.Fields(list)
	m := make(map[string]float32, len(all))
	for i, w := range all {
		if _, ok := m[w]; !ok {
			m[w] = float32(math.Log2(float64(i + 30)))
		}
	}
	return m
})

// loneCost is what a character in no word costs.
const loneCost = 10.5

// suffixes end names of offices and places, and belong to the word before: 公安局,
// 虹口区.
const suffixes = "局委办部厅院会社所处科室县市区省镇乡村站馆校队组司课率性化者员长"

// Joint is what stands between two characters.
type Joint uint8

// The joints.
const (
	Between Joint = iota // two words
	Beside               // a character in no word, on either side
	Within               // a word
)

// Cut says of each place between text[i] and text[i+1] what it is.
func Cut(text []rune) []Joint {
	n := len(text)
	if n == 0 {
		return nil
	}
	words := costs()
	best := make([]float32, n+1)
	from := make([]int, n+1)
	for e := 1; e <= n; e++ {
		best[e], from[e] = best[e-1]+loneCost, e-1
		if !unicode.Is(unicode.Han, text[e-1]) {
			continue
		}
		for b := e - 2; b >= 0 && b >= e-longest && unicode.Is(unicode.Han, text[b]); b-- {
			if c, ok := words[string(text[b:e])]; ok && best[b]+c <= best[e] {
				best[e], from[e] = best[b]+c, b
			}
		}
	}
	out := make([]Joint, n)
	for e := n; e > 0; e = from[e] {
		b := from[e]
		for i := b; i < e-1; i++ {
			out[i] = Within
		}
		if e-b == 1 && unicode.Is(unicode.Han, text[b]) {
			if b > 0 {
				out[b-1] = Beside
				if strings.ContainsRune(suffixes, text[b]) && unicode.Is(unicode.Han, text[b-1]) {
					out[b-1] = Within
				}
			}
			if out[e-1] != Within {
				out[e-1] = Beside
			}
		}
	}
	return out[:n-1]
}
