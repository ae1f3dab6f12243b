// Package linebreak chooses where the lines of a paragraph end: of all ways to
// cut it, the one whose lines are together least squeezed and least spread
// (Knuth and Plass, Breaking Paragraphs into Lines, 1981). It knows boxes,
// the joints between them, and what moving a joint costs: numbers only.
//
// Unlike Knuth and Plass, a joint does not stretch and shrink in proportion:
// Chinese lines give way class by class, all of one class before any of the
// next (clreq #priority_of_text_squeezing), so the cost of a line is worked
// out by water-filling, from sums kept per class.
package linebreak

import "math"

// Steps is how many classes of joints shrink one after the other; step 0 is
// for joints that do not shrink.
const Steps = 7

// Joint is the space after a box.
type Joint struct {
	Blank  int64 // natural
	Shrink int64 // may be taken away, at
	Step   uint8
	// Stretch is what a word space or a Han–Latin space may grow by before
	// anything is tracked: Word first, then HanLat.
	Word, HanLat int64
	// Hang is how much of the box before may hang out of a line that ends here: a
	// line has all of it within its measure, or none.
	Hang    int64
	Track   bool // counts among those that tracking widens
	Break   bool // a line may end here
	Penalty float64
}

// Line is boxes From up to To.
type Line struct {
	From, To int
	Fit
}

// Fit is how a line was brought to its measure. At most one of squeeze and
// stretch is in use.
type Fit struct {
	Squeeze [Steps]float64 // share of each step's joints that was taken, 0 to 1
	Word    float64        // share of word spaces' stretch
	HanLat  float64        // share of Han–Latin spaces' stretch
	Track   int64          // added at every joint that tracks
	Over    int64          // sticks out by so much; nothing more could give
	Short   int64          // ends so much before its measure, for spreading it would tear it apart
	Hang    int64          // hangs out so much
}

// Paragraph is what is to be cut. Joints[i] stands after Boxes[i]; the last
// one is not used.
type Paragraph struct {
	Boxes  []int64
	Joints []Joint
	Count  []uint8 // how many characters a box counts in a last line; nil: one
	First  int64   // measure of the first line
	Rest   int64   // measure of the others
	Em     int64
	Ragged bool // lines keep their natural width
	Even   bool // ragged lines are made alike: titles
	// Near: a last line that comes so close to the measure is brought to it,
	// for an edge that is nearly straight looks like a fault.
	Near int64

	// What one call leaves for the next to write over: a setter cuts thousands
	// of paragraphs, one after another, with one Paragraph.
	sums []sums
	at   []int
	best []float64
	from []int
}

// weights say what taking all of a step costs, against each other.
var weights = [Steps]float64{0, .5, .5, .5, 1, 2, 4}

const (
	runtCost   = 125.0 // a last line of one character (孤字): worse than a line of 0.14 em
	raggedRunt = 1.0
	raggedLine = 2.5  // the fewer lines the better, in a cell or a list
	raggedTail = 3.0  // a last line of two or three characters
	looseCost  = 50.0 // tracking beyond a tenth of an em
	tornWords  = 4.0  // times a word space may grow by its stretch, before a line is set short
	tornFrom   = 0.25 // tracking, in em, that no line shows
	nearCost   = 4.0  // a last line that fills the measure hides that the paragraph ends
	lineCost   = 0.02 // so that of equals the shorter paragraph wins
	overCost   = 1e7
	impossible = math.MaxFloat64
)

// sums are running totals: sums[k] is over boxes and joints before k.
type sums struct {
	box, blank   int64
	shrink       [Steps]int64
	word, hanLat int64
	track        int32
}

// resized is a slice of n, in the memory of the one before where that is enough.
func resized[T any](s *[]T, n int) []T {
	if cap(*s) < n {
		*s = make([]T, n, n+n/2)
	}
	*s = (*s)[:n]
	return *s
}

// Resize makes room for n boxes, whose values are the caller's to set.
func (p *Paragraph) Resize(n int) {
	p.Boxes, p.Joints, p.Count = resized(&p.Boxes, n), resized(&p.Joints, n), resized(&p.Count, n)
}

// Lines cuts the paragraph. Every box is in exactly one line, in order.
func (p *Paragraph) Lines() []Line {
	n := len(p.Boxes)
	if n == 0 {
		return nil
	}
	s := p.total()
	at := append(p.at[:0], 0)
	for i := range n - 1 {
		if p.Joints[i].Break {
			at = append(at, i+1)
		}
	}
	at = append(at, n)
	p.at = at
	if p.Even {
		return p.even(s, at)
	}
	best, from := resized(&p.best, len(at)), resized(&p.from, len(at))
	best[0] = 0
	for e := 1; e < len(at); e++ {
		best[e] = impossible
		p.reach(s, at, e, best, from, 0.8)
		if best[e] == impossible {
			p.reach(s, at, e, best, from, 0)
		}
	}
	var cuts []int
	for e := len(at) - 1; e > 0; e = from[e] {
		cuts = append(cuts, e)
	}
	lines := make([]Line, 0, len(cuts))
	last := 0
	for i := len(cuts) - 1; i >= 0; i-- {
		e := cuts[i]
		l := Line{From: at[last], To: at[e]}
		l.Fit, _ = p.fit(&s[l.From], &s[l.To], l.From, l.To)
		lines = append(lines, l)
		last = e
	}
	return lines
}

// reach finds the best line that ends at cut e: of starts that leave it at
// least so full.
func (p *Paragraph) reach(s []sums, at []int, e int, best []float64, from []int, full float64) {
	to := at[e]
	for b := e - 1; b >= 0; b-- {
		i := at[b]
		w := width(&s[i], &s[to], p.joint(to))
		if m := p.measure(i); float64(w) < full*float64(m) && to != len(p.Boxes) {
			continue
		} else if best[e] < impossible && w-p.joint(to).Hang-shrinkable(&s[i], &s[to], p.joint(to)) > m {
			return
		}
		if best[b] == impossible {
			continue
		}
		f, cost := p.fit(&s[i], &s[to], i, to)
		if f.Over > 0 && (full > 0 || best[e] < impossible) {
			return // sticking out is for when nothing else is left
		}
		if to < len(p.Boxes) {
			cost += p.Joints[to-1].Penalty
		}
		if c := best[b] + cost; c < best[e] {
			best[e], from[e] = c, b
		}
		if f.Over > 0 {
			return
		}
	}
}

func (p *Paragraph) measure(from int) int64 {
	if from == 0 {
		return p.First
	}
	return p.Rest
}

// joint is the one after the last box of a line: it is not part of the line.
func (p *Paragraph) joint(to int) *Joint { return &p.Joints[to-1] }

func (p *Paragraph) total() []sums {
	s := resized(&p.sums, len(p.Boxes)+1)
	var t sums
	for i, w := range p.Boxes {
		s[i] = t
		j := &p.Joints[i]
		t.box += w
		t.blank += j.Blank
		t.shrink[j.Step] += j.Shrink
		t.word += j.Word
		t.hanLat += j.HanLat
		if j.Track {
			t.track++
		}
	}
	s[len(p.Boxes)] = t
	return s
}

func width(a, b *sums, last *Joint) int64 {
	return b.box - a.box + b.blank - a.blank - last.Blank
}

func shrinkable(a, b *sums, last *Joint) int64 {
	var t int64
	for c := 1; c < Steps; c++ {
		t += b.shrink[c] - a.shrink[c]
	}
	if last.Step > 0 {
		t -= last.Shrink
	}
	return t
}

// fit brings boxes from..to to their measure and says what that costs, with the
// last mark hanging out of it where it may and that is better.
func (p *Paragraph) fit(a, b *sums, from, to int) (f Fit, cost float64) {
	f, cost = p.fitted(a, b, from, to, 0)
	if h := p.joint(to).Hang; h > 0 && !p.Ragged {
		if g, c := p.fitted(a, b, from, to, h); c < cost {
			g.Hang = h
			return g, c
		}
	}
	return f, cost
}

// fitted is fit with so much of the last box outside the measure.
func (p *Paragraph) fitted(a, b *sums, from, to int, hang int64) (f Fit, cost float64) {
	last := p.joint(to)
	cost = lineCost
	if p.Ragged {
		cost = raggedLine
	}
	need := width(a, b, last) - p.measure(from) - hang
	end := to == len(p.Boxes)
	if n := p.letters(from, to); end && from > 0 && n < 2 {
		cost += runtCost
		if n == 0 {
			cost += runtCost / 2
		}
		if p.Ragged { // in a narrow cell (%) may well stand alone
			cost += raggedRunt - runtCost
		}
	} else if end && from > 0 && n < 4 && p.Ragged {
		cost += raggedTail
	}
	if end && from > 0 && p.Near > 0 && -need < p.Near {
		cost += nearCost
	}
	switch {
	case need > 0:
		left := need
		for c := 1; c < Steps && left > 0; c++ {
			have := b.shrink[c] - a.shrink[c]
			if int(last.Step) == c {
				have -= last.Shrink
			}
			if have <= 0 {
				continue
			}
			take := min(left, have)
			share := float64(take) / float64(have)
			f.Squeeze[c] = share
			cost += weights[c] * share * share
			left -= take
		}
		if left > 0 {
			f.Over = left
			cost += overCost * float64(left) / float64(p.Em)
		}
	case need < 0 && p.Ragged:
		if !end {
			slack := float64(-need) / float64(p.measure(from))
			cost += 10 * slack * slack
		}
	case need < 0 && (!end || -need < p.Near):
		left := -need
		if have := b.word - a.word - last.Word; have > 0 {
			take := min(left, have)
			f.Word = float64(take) / float64(have)
			cost += .5 * f.Word * f.Word
			left -= take
		}
		if have := b.hanLat - a.hanLat - last.HanLat; have > 0 && left > 0 {
			take := min(left, have)
			f.HanLat = float64(take) / float64(have)
			cost += f.HanLat * f.HanLat
			left -= take
		}
		if left > 0 {
			n := int64(b.track - a.track)
			if last.Track {
				n--
			}
			words := b.word - a.word - last.Word
			f.Track = left
			if n > 0 {
				f.Track = left / n
			}
			if words > 0 && (n <= 0 || f.Track > p.Em/10) {
				// Mostly Latin: wide word spaces look better than torn Han.
				f.Track = 0
				if n > 0 {
					f.Track = p.Em / 10
				}
				f.Word += float64(left-f.Track*n) / float64(words)
				cost += f.Word * f.Word
				if f.Word > tornWords {
					f.Short, f.Word, f.Track = int64(f.Word*float64(words)), 0, 0
				}
			} else if n <= 0 {
				f.Track = 0
				return f, cost + overCost*float64(left)/float64(p.Em)/10
			}
			t := float64(f.Track) / float64(p.Em)
			if t > tornFrom { // better short than torn
				f.Short, f.Track = f.Track*max(n, 1), 0
			}
			cost += (t / .05) * (t / .05) * 3
			if t > .1 {
				cost += looseCost + 1000*(t-.1)
			}
		}
	}
	return f, cost
}

func (p *Paragraph) letters(from, to int) int {
	if p.Count == nil {
		return to - from
	}
	n := 0
	for _, c := range p.Count[from:to] {
		n += int(c)
	}
	return n
}

// even cuts a display text at the places that cost least: into as few lines as
// will hold it, or one more where that reads better, as alike in width as may be.
func (p *Paragraph) even(s []sums, at []int) []Line {
	const most = 40
	const oneMore = 12.0 // what another line must save
	for lines := 1; lines <= most; lines++ {
		best, cost := p.shaped(s, at, lines)
		if best == nil {
			continue
		}
		if more, c := p.shaped(s, at, lines+1); lines > 1 && more != nil && c+oneMore < cost {
			return more
		}
		return best
	}
	p.Even = false // longer than any display text: cut it as a paragraph
	return p.Lines()
}

// shaped cuts into so many lines, in a good shape where there is one.
func (p *Paragraph) shaped(s []sums, at []int, lines int) ([]Line, float64) {
	if best, cost := p.wellShaped(s, at, lines); best != nil {
		return best, cost
	}
	return p.evenIn(s, at, lines)
}

// waistCost is what a display text costs whose lines narrow and widen again:
// titles form a trapezoid or a lozenge (GB/T 9704, 7.3.1), never an hourglass.
const waistCost = 40.0

// waist reports whether a line is shorter than some line above and some below.
func waist(widths []int64, em int64) bool {
	for i := 1; i+1 < len(widths); i++ {
		above, below := widths[0], widths[i+1]
		for _, w := range widths[:i] {
			above = max(above, w)
		}
		for _, w := range widths[i+1:] {
			below = max(below, w)
		}
		if widths[i]+em/2 < min(above, below) {
			return true
		}
	}
	return false
}

// wellShaped looks through the ways to cut into three or four lines for the best
// one, waists counted; nil where there are too many ways to look through.
func (p *Paragraph) wellShaped(s []sums, at []int, lines int) ([]Line, float64) {
	end := len(at) - 1
	if lines < 3 || lines > 4 || lines == 3 && end > 200 || lines == 4 && end > 70 {
		return nil, 0
	}
	widthOf := func(b, e int) int64 { return width(&s[at[b]], &s[at[e]], p.joint(at[e])) }
	target := float64(widthOf(0, end)) / float64(lines)
	best := impossible
	cuts, found := make([]int, lines), make([]int, lines)
	widths := make([]int64, lines)
	var try func(l, b int, cost float64)
	try = func(l, b int, cost float64) {
		if cost >= best {
			return
		}
		if l == lines {
			if waist(widths, p.Em) {
				cost += waistCost
			}
			if cost < best {
				best = cost
				copy(found, cuts)
			}
			return
		}
		from, to := b+1, end-(lines-l-1)
		if l == lines-1 {
			from = end
		}
		for e := from; e <= to; e++ {
			w := widthOf(b, e)
			if w > p.Rest {
				return
			}
			off := (float64(w) - target) / float64(p.Em)
			c := off * off
			if e < end {
				c += p.Joints[at[e]-1].Penalty
			}
			cuts[l], widths[l] = e, w
			try(l+1, e, cost+c)
		}
	}
	try(0, 0, 0)
	if best == impossible {
		return nil, 0
	}
	out := make([]Line, lines)
	b := 0
	for l, e := range found {
		out[l] = Line{From: at[b], To: at[e]}
		b = e
	}
	return out, best
}

// evenIn cuts into so many lines; nil where that cannot be.
func (p *Paragraph) evenIn(s []sums, at []int, lines int) ([]Line, float64) {
	type cell struct {
		cost float64
		from int
	}
	end := len(at) - 1
	widthOf := func(b, e int) int64 { return width(&s[at[b]], &s[at[e]], p.joint(at[e])) }
	target := float64(widthOf(0, end)) / float64(lines)
	table := make([][]cell, lines+1)
	for l := range table {
		table[l] = make([]cell, len(at))
		for e := range table[l] {
			table[l][e].cost = impossible
		}
	}
	table[0][0].cost = 0
	for l := 1; l <= lines; l++ {
		for e := 1; e <= end; e++ {
			for b := e - 1; b >= 0; b-- {
				w := widthOf(b, e)
				if w > p.Rest && b < e-1 {
					break
				}
				if table[l-1][b].cost == impossible {
					continue
				}
				off := (float64(w) - target) / float64(p.Em)
				cost := table[l-1][b].cost + off*off
				if w > p.Rest {
					cost += overCost
				}
				if e < end {
					cost += p.Joints[at[e]-1].Penalty
				}
				if cost < table[l][e].cost {
					table[l][e] = cell{cost, b}
				}
			}
		}
	}
	cost := table[lines][end].cost
	if cost == impossible || cost >= overCost && lines < end {
		return nil, cost // more lines may yet hold it
	}
	out := make([]Line, lines)
	for l, e := lines, end; l > 0; l-- {
		b := table[l][e].from
		out[l-1] = Line{From: at[b], To: at[e]}
		if over := widthOf(b, e) - p.Rest; over > 0 {
			out[l-1].Over = over
		}
		e = b
	}
	return out, cost
}
