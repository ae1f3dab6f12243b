package data

// DiffKind says whether a part of a text is in both versions.
type DiffKind int

// The parts of a difference.
const (
	DiffSame     DiffKind = iota // in both
	DiffRemoved                  // in the first only
	DiffInserted                 // in the second only
)

// DiffPart is a piece of text of a difference.
type DiffPart struct {
	Kind DiffKind
	Text string
}

// diffWork bounds the work on two texts that have little in common: beyond it
// what lies between their common beginning and end counts as replaced.
const diffWork = 4 << 20

// Diff compares two texts character by character, which is right for Chinese,
// and gives the parts in order: those of DiffSame and DiffRemoved make a, those of
// DiffSame and DiffInserted make b. The shortest difference is found (Myers 1986),
// unless the texts are very long and very different.
func Diff(a, b string) []DiffPart {
	x, y := []rune(a), []rune(b)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var parts []DiffPart
	add := func(c DiffKind, text []rune) {
		if len(text) == 0 {
			return
		}
		if n := len(parts); n > 0 && parts[n-1].Kind == c {
			parts[n-1].Text += string(text)
			return
		}
		parts = append(parts, DiffPart{c, string(text)})
	}
	add(DiffSame, x[:head])
	middle(x[head:len(x)-tail], y[head:len(y)-tail], add)
	add(DiffSame, x[len(x)-tail:])
	return parts
}

// middle compares texts without common beginning and end.
func middle(x, y []rune, add func(DiffKind, []rune)) {
	n, m := len(x), len(y)
	if n == 0 || m == 0 {
		add(DiffRemoved, x)
		add(DiffInserted, y)
		return
	}
	// at[k] is the farthest x on diagonal k; trace keeps it for each count of
	// edits, to walk back by.
	size := n + m
	at := make([]int, 2*size+2)
	var trace [][]int
	work := 0
	edits := -1
	for d := 0; d <= size && edits < 0; d++ {
		if work += 2*d + 1; work > diffWork {
			add(DiffRemoved, x)
			add(DiffInserted, y)
			return
		}
		row := make([]int, 2*d+1)
		for k := -d; k <= d; k += 2 {
			i := 0
			if k == -d || k != d && at[size+k-1] < at[size+k+1] {
				i = at[size+k+1]
			} else {
				i = at[size+k-1] + 1
			}
			j := i - k
			for i < n && j < m && x[i] == y[j] {
				i, j = i+1, j+1
			}
			at[size+k] = i
			row[d+k] = i
			if i >= n && j >= m {
				edits = d
				break
			}
		}
		trace = append(trace, row)
	}
	type step struct {
		c    DiffKind
		text []rune
	}
	var back []step
	i, j := n, m
	for d := edits; d > 0; d-- {
		k := i - j
		prev := trace[d-1]
		get := func(k int) int {
			if k < -(d-1) || k > d-1 {
				return -1
			}
			return prev[d-1+k]
		}
		var pk int
		if k == -d || k != d && get(k-1) < get(k+1) {
			pk = k + 1
		} else {
			pk = k - 1
		}
		pi := get(pk)
		pj := pi - pk
		si, sj := pi, pj+1
		if pk == k-1 {
			si, sj = pi+1, pj
		}
		if i > si {
			back = append(back, step{DiffSame, x[si:i]})
		}
		if pk == k+1 {
			back = append(back, step{DiffInserted, y[pj:sj]})
		} else {
			back = append(back, step{DiffRemoved, x[pi:si]})
		}
		i, j = pi, pj
	}
	if i > 0 {
		back = append(back, step{DiffSame, x[:i]})
	}
	for n := len(back) - 1; n >= 0; n-- {
		add(back[n].c, back[n].text)
	}
}
