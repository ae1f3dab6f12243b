package intake

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// Change is one thing that clean-up (整理) would do to a text: where, what for
// what, and by which rule. It can be left out by itself.
type Change struct {
	Rule   string `json:"rule"`
	Also   string `json:"also,omitempty"` // another rule that changed the same place
	Field  string `json:"field"`          // key of the field of an Article: title, body_md …
	Line   int    `json:"line"`           // of the text, from 1
	At     int    `json:"at"`             // bytes of the text
	End    int    `json:"end"`
	Before string `json:"before"`
	After  string `json:"after"`
	// Left and Right are what stands beside it, for people.
	Left  string `json:"left,omitempty"`
	Right string `json:"right,omitempty"`
	// Key is the same for the same change when the text is read again, and for
	// both halves of a pair of brackets or quotes.
	Key string `json:"key"`
}

// edit is what a rule does to a text as it stands when its turn comes.
type edit struct {
	at, end int
	to      string
	pair    int // of two that go together; 0: alone
}

// patch is what has become of a place of the text.
type patch struct {
	at, end int // of the text as it came
	to      string
	rule    string
	also    string
	pair    int
}

// Clean lists what the rules would change in a Markdown text, in its order and
// without overlaps. It never touches code, addresses, 发文字号, or numbers in
// tables. Applying all of it leaves nothing to clean.
func Clean(text string, rules []string) []Change {
	var patches []patch
	now, pairs := text, 0
	g := newGround(now)
	for range 5 { // a change may open the way for another
		again := false
		for _, rule := range CleanRules {
			if !slices.Contains(rules, rule.Key) {
				continue
			}
			edits := rule.find(g)
			if len(edits) == 0 {
				continue
			}
			most := 0
			for i := range edits {
				if edits[i].pair > 0 {
					most = max(most, edits[i].pair)
					edits[i].pair += pairs
				}
			}
			pairs += most
			again = true
			patches = overlay(patches, edits, rule.Key, now)
			now = patched(text, patches)
			g = newGround(now)
		}
		if !again {
			break
		}
	}
	return changes(text, patches)
}

// Apply makes changes, which Clean has listed for this text and of which any
// may be missing.
func Apply(text string, list []Change) string {
	ps := make([]patch, len(list))
	for i, c := range list {
		ps[i] = patch{at: c.At, end: c.End, to: c.After}
	}
	return patched(text, ps)
}

func patched(text string, ps []patch) string {
	var b strings.Builder
	at := 0
	for _, p := range ps {
		b.WriteString(text[at:p.at])
		b.WriteString(p.to)
		at = p.end
	}
	b.WriteString(text[at:])
	return b.String()
}

// overlay adds edits of the text as it is now to the patches that made it.
// What touches the same place becomes one patch.
func overlay(ps []patch, edits []edit, rule, now string) []patch {
	slices.SortStableFunc(edits, func(a, b edit) int { return a.at - b.at })
	var out []patch
	delta := 0 // how much longer the text has become before here
	i, j := 0, 0
	for i < len(ps) || j < len(edits) {
		// The next cluster begins with the patch or the edit that begins first.
		var at, end int
		first := j == len(edits) || i < len(ps) && ps[i].at+delta <= edits[j].at
		if first {
			at = ps[i].at + delta
			end = at + len(ps[i].to)
		} else {
			at, end = edits[j].at, edits[j].end
		}
		i0, j0, d := i, j, delta
		for {
			if i < len(ps) && (i == i0 && first || ps[i].at+d < end) {
				end = max(end, ps[i].at+d+len(ps[i].to))
				d += len(ps[i].to) - (ps[i].end - ps[i].at)
				i++
				continue
			}
			if j < len(edits) && (j == j0 && !first || edits[j].at < end) {
				end = max(end, edits[j].end)
				j++
				continue
			}
			break
		}
		if j == j0 { // no edit
			out = append(out, ps[i0:i]...)
			delta = d
			continue
		}
		p := patch{at: at - delta, end: end - d, rule: rule, pair: edits[j0].pair}
		var b strings.Builder
		k := at
		for _, e := range edits[j0:j] {
			if e.at < k {
				continue // it overlaps the one before: next time
			}
			b.WriteString(now[k:e.at])
			b.WriteString(e.to)
			k = e.end
		}
		b.WriteString(now[k:end])
		p.to = b.String()
		for _, q := range ps[i0:i] {
			if q.rule != rule && p.also == "" {
				p.rule, p.also = q.rule, rule
			}
			if p.pair == 0 {
				p.pair = q.pair
			}
		}
		out = append(out, p)
		delta = d
	}
	return out
}

const contextRunes = 10

func changes(text string, ps []patch) (out []Change) {
	line, at := 1, 0
	first := map[int]string{}
	for _, p := range ps {
		before := text[p.at:p.end]
		if before == p.to {
			continue
		}
		line += strings.Count(text[at:p.at], "\n")
		at = p.at
		c := Change{Rule: p.rule, Also: p.also, Line: line, At: p.at, End: p.end, Before: before, After: p.to,
			Left: lastRunes(text[:p.at], contextRunes), Right: firstRunes(text[p.end:], contextRunes)}
		c.Key = c.Rule + "\x1f" + c.Left + "\x1f" + c.Before + "\x1f" + c.Right
		if p.pair > 0 {
			if k, ok := first[p.pair]; ok {
				c.Key = k
			} else {
				first[p.pair] = c.Key
			}
		}
		out = append(out, c)
	}
	return out
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		r, k := utf8.DecodeLastRuneInString(s[:i])
		if r == '\n' {
			break
		}
		i -= k
	}
	return s[i:]
}

func firstRunes(s string, n int) string {
	for i, r := range s {
		if n == 0 || r == '\n' {
			return s[:i]
		}
		n--
	}
	return s
}
