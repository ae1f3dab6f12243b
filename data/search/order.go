package search

import (
	"cmp"
	"runtime"
	"slices"
	"strings"
	"sync"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"huikan/data"
)

// Sort (排序) is an order in which members are listed.
type Sort struct {
	Key    string
	ZH, EN string
	by     func(*Directory) func(a, b int) int
}

// Label is the order's name in a language.
func (s Sort) Label(lang string) string {
	if lang == "en" {
		return s.EN
	}
	return s.ZH
}

// Sorts lists the orders. The first is that of the directory itself, by
// reading; it also decides where another leaves two members equal. To add one:
// a row here.
var Sorts = []Sort{
	{"pinyin", "拼音", "Pinyin", nil},
	{"class", "类别", "Class", func(d *Directory) func(a, b int) int {
		ranks := map[string]int{}
		rank := func(class string) int {
			r, ok := ranks[class]
			if !ok {
				r = rankOf(d.facts.Classes, class)
				ranks[class] = r
			}
			return r
		}
		for i := range d.members { // the map is complete before anyone compares
			rank(d.members[i].Class)
		}
		return func(a, b int) int { return cmp.Compare(ranks[d.members[a].Class], ranks[d.members[b].Class]) }
	}},
	{"strokes", "笔画", "Strokes", func(d *Directory) func(a, b int) int {
		keys := strokeKeys(d.members)
		return func(a, b int) int { return slices.Compare(keys[a], keys[b]) }
	}},
	{"joined", "入会日期", "Joined", func(d *Directory) func(a, b int) int {
		return func(a, b int) int { return d.members[a].Joined.Compare(d.members[b].Joined) }
	}},
	{"member_no", "会员编号", "Number", func(d *Directory) func(a, b int) int {
		return func(a, b int) int {
			x, y := d.members[a].MemberNo, d.members[b].MemberNo
			return cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y))
		}
	}},
	{"updated", "最近改动", "Changed", func(d *Directory) func(a, b int) int {
		return func(a, b int) int { return d.members[b].UpdatedAt.Compare(d.members[a].UpdatedAt) }
	}},
}

// orders holds each order once it has been asked for.
type orders struct {
	mu   sync.Mutex
	made map[order][]int // rows in order
}

type order struct {
	key  string
	down bool
}

// rows gives all rows in an order, or the other way round. They are shared.
func (d *Directory) rows(key string, down bool) []int {
	d.orders.mu.Lock()
	defer d.orders.mu.Unlock()
	if have, ok := d.orders.made[order{key, down}]; ok {
		return have
	}
	out := make([]int, len(d.members))
	for i := range out {
		out[i] = i
	}
	for _, s := range Sorts {
		if s.Key == key && s.by != nil {
			slices.SortStableFunc(out, s.by(d))
		}
	}
	if down {
		slices.Reverse(out)
	}
	d.orders.made[order{key, down}] = out
	return out
}

// strokeKeys are the names by the collation of CLDR by radical and stroke: fewer
// strokes first.
func strokeKeys(ms []data.Member) [][]byte {
	c, buf := collate.New(language.MustParse("zh-u-co-stroke")), collate.Buffer{}
	keys := make([][]byte, len(ms))
	for i := range ms {
		keys[i] = slices.Clone(c.KeyFromString(&buf, ms[i].Name))
		buf.Reset()
	}
	return keys
}

// ByStrokes gives members in the order of their names' strokes (笔画).
func ByStrokes(ms []data.Member) []data.Member {
	keys, at := strokeKeys(ms), make([]int, len(ms))
	for i := range at {
		at[i] = i
	}
	slices.SortStableFunc(at, func(a, b int) int { return slices.Compare(keys[a], keys[b]) })
	out := make([]data.Member, len(ms))
	for i, k := range at {
		out[i] = ms[k]
	}
	return out
}

// ReadingOf is a member's pinyin: as its record gives it, else the dictionary's.
func ReadingOf(m *data.Member) string {
	if m.Pinyin != "" {
		return m.Pinyin
	}
	return Reading(m.Name)
}

// ByReading gives members in the order in which a Chinese reader looks for
// them: by pinyin, as the record gives it or as the dictionary does.
func ByReading(ms []data.Member) []data.Member {
	type keyed struct {
		key, name string
		at        int
	}
	ks := make([]keyed, len(ms))
	parts := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for p := range parts {
		wait.Go(func() {
			for i := p * len(ms) / parts; i < (p+1)*len(ms)/parts; i++ {
				ks[i] = keyed{strings.ToLower(ReadingOf(&ms[i])), ms[i].Name, i}
			}
		})
	}
	wait.Wait()
	slices.SortFunc(ks, func(a, b keyed) int {
		if c := strings.Compare(a.key, b.key); c != 0 { // mostly: names are not compared for nothing
			return c
		}
		return cmp.Or(strings.Compare(a.name, b.name), cmp.Compare(a.at, b.at))
	})
	out := make([]data.Member, len(ms))
	for i, k := range ks {
		out[i] = ms[k.at]
	}
	return out
}
