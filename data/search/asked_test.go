package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// TestTypedOn: a question asked character by character, with corrections, finds
// at every step what it finds asked at once.
func TestTypedOn(t *testing.T) {
	ms := many(5000)
	typed := NewMembers(ms, nil)
	rnd := rand.New(rand.NewPCG(1, 2))
	pieces := []string{"有限公司", "youxian", "shqh", "9131", "浩 shyh", "上海 有限", "q h", "13-8", "zz", "a1", "云 yun"}
	for n := range 400 {
		q := ""
		var p []rune
		for range 1 + rnd.IntN(2) {
			p = append(p, []rune(pieces[rnd.IntN(len(pieces))])...)
			if rnd.IntN(2) == 0 {
				p = append(p, ' ')
			}
		}
		for _, r := range p {
			if q += string(r); rnd.IntN(8) == 0 {
				q = strings.TrimSuffix(q, string(r))
			}
			afresh := &Members{ids: typed.ids, names: typed.names, given: typed.given, fields: typed.fields}
			if got, want := typed.match(q), afresh.match(q); !slices.Equal(got, want) {
				t.Fatalf("round %d, %q: typed on, %s; asked at once, %s", n, q, counted(got), counted(want))
			}
		}
	}
}

func counted(h hits) string {
	all, named := h.count()
	return fmt.Sprintf("%d members, %d by name", all, named)
}
