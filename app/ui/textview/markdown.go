package textview

import (
	"fmt"
	"regexp"
	"strings"
)

// What the buttons do. Each is one step of undo, and pressed again takes
// itself back where that has a meaning.

// touched are the paragraphs that the selection reaches.
func (v *View) touched() (first, last int) {
	from, to := v.sel.Sorted()
	first, last = v.buf.ParaAt(from), v.buf.ParaAt(to)
	if last > first && to == v.buf.Start(last) {
		last-- // a paragraph selected with its line end
	}
	return first, last
}

// The levels of a heading as a manuscript numbers them: 一、（一）1.
var typedLevels = []struct {
	number *regexp.Regexp
	level  int
}{
	{regexp.MustCompile(`^(?:[一二三四五六七八九十百]+、|第[一二三四五六七八九十百]+[编章节])`), 2},
	{regexp.MustCompile(`^[（(][一二三四五六七八九十百]+[）)]`), 3},
	{regexp.MustCompile(`^(?:[0-9０-９]{1,3}[.．、]|[（(][0-9０-９]{1,3}[）)])`), 4},
}

// TypedLevel is the level of a heading by the number that was typed before it:
// 一、 2, （一） 3, 1. 4; without one 2.
func TypedLevel(p string) int {
	p = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(p), "#"))
	for _, t := range typedLevels {
		if t.number.MatchString(p) {
			return t.level
		}
	}
	return 2
}

// HeadingLevel is that of the paragraph with the caret; 0: it is none.
func (v *View) HeadingLevel() int { return styleOf(v.buf.Para(v.buf.ParaAt(v.sel.Caret))).level }

// SetHeading makes the paragraphs that are selected headings of a level, or
// text where level is 0 or all of them are of that level already; −1: of the
// level that their typed numbers say.
func (v *View) SetHeading(level int) {
	first, last := v.touched()
	of := func(p string) int {
		if level < 0 {
			return TypedLevel(p)
		}
		return level
	}
	same := level != 0
	for i := first; i <= last; i++ {
		if p := v.buf.Para(i); strings.TrimSpace(p) != "" && styleOf(p).level != of(p) {
			same = false
		}
	}
	v.prefix(first, last, func(p string) (int, string) {
		cut := 0
		if s := styleOf(p); s.level > 0 {
			cut = s.spans[0].to
		}
		if same || of(p) == 0 {
			return cut, ""
		}
		return cut, strings.Repeat("#", of(p)) + " "
	}, kindFence, kindRow, kindEmpty, kindRule)
}

// SetList makes the paragraphs that are selected items of a list, or text where
// all of them are items already.
func (v *View) SetList() {
	first, last := v.touched()
	all := true
	for i := first; i <= last; i++ {
		if s := styleOf(v.buf.Para(i)); s.kind != kindItem && s.kind != kindEmpty {
			all = false
		}
	}
	empty := kindEmpty
	if first == last {
		empty = -1
	}
	v.prefix(first, last, func(p string) (int, string) {
		s := styleOf(p)
		switch {
		case s.kind == kindItem && all:
			return s.spans[0].to, ""
		case s.kind == kindItem:
			return 0, ""
		case s.level > 0:
			return s.spans[0].to, "- "
		}
		return 0, "- "
	}, kindFence, kindRow, kindRule, empty)
}

// prefix changes how paragraphs begin: cut bytes go, what is new comes. Kinds
// that are named are left alone. The selection stays on its words.
func (v *View) prefix(first, last int, how func(p string) (cut int, put string), not ...kind) {
	var edits []Edit
	sel := v.sel
	move := func(at *int, from, cut, d int) {
		if *at >= from {
			*at = max(from, *at+d)
		}
	}
	shift := 0
next:
	for i := first; i <= last; i++ {
		p := v.buf.Para(i)
		k := styleOf(p).kind
		for _, n := range not {
			if k == n {
				continue next
			}
		}
		cut, put := how(p)
		if p[:cut] == put {
			continue
		}
		from := v.buf.Start(i)
		edits = append(edits, Edit{from, from + cut, put})
		d := len(put) - cut
		move(&sel.Anchor, from+shift, cut, d)
		move(&sel.Caret, from+shift, cut, d)
		shift += d
	}
	if len(edits) > 0 {
		v.ReplaceSelecting(sel.Anchor, sel.Caret, edits...)
	}
}

// SetBold makes what is selected bold, or plain where it is bold already. Where
// nothing is selected, what is typed next is.
func (v *View) SetBold() {
	const mark = "**"
	from, to := v.sel.Sorted()
	if from == to {
		i := v.buf.ParaAt(from)
		p, k := v.buf.Para(i), from-v.buf.Start(i)
		if strings.HasSuffix(p[:k], mark) && strings.HasPrefix(p[k:], mark) {
			v.Replace(Edit{from - 2, from + 2, ""})
			return
		}
		if s := styleOf(p); s.boldAt(k) && strings.HasPrefix(p[k:], mark) { // at the end of what is bold: on behind it
			v.Select(from+2, from+2)
			return
		}
		v.ReplaceSelecting(from+2, from+2, Edit{from, from, mark + mark})
		return
	}
	first, last := v.buf.ParaAt(from), v.buf.ParaAt(to)
	type piece struct {
		from, to int
		bold     bool
	}
	var pieces []piece
	all := true
	for i := first; i <= last; i++ {
		f, t := max(from, v.buf.Start(i)), min(to, v.buf.End(i))
		s := v.buf.Slice(f, t)
		f += len(s) - len(strings.TrimLeft(s, " \u3000\t"))
		t -= len(s) - len(strings.TrimRight(s, " \u3000\t"))
		if f >= t {
			continue
		}
		p, at := v.buf.Para(i), v.buf.Start(i)
		st := styleOf(p)
		if st.kind == kindFence || st.kind == kindRule {
			continue
		}
		if st.level > 0 { // a heading is bold by itself; its mark stays before
			f = max(f, at+st.spans[0].to)
		}
		if st.kind == kindItem {
			f = max(f, at+st.spans[0].to)
		}
		if f >= t {
			continue
		}
		if strings.HasPrefix(p[f-at:], mark) && strings.HasSuffix(p[:t-at], mark) && t-f > 4 {
			f, t = f+2, t-2 // the marks were selected too
		}
		bold := strings.HasSuffix(p[:f-at], mark) && strings.HasPrefix(p[t-at:], mark)
		pieces = append(pieces, piece{f, t, bold})
		all = all && bold
	}
	var edits []Edit
	shift, selFrom, selTo := 0, -1, -1
	for _, p := range pieces {
		switch {
		case all:
			edits = append(edits, Edit{p.from - 2, p.from, ""}, Edit{p.to, p.to + 2, ""})
			if selFrom < 0 {
				selFrom = p.from + shift - 2
			}
			selTo = p.to + shift - 2
			shift -= 4
		case p.bold:
			if selFrom < 0 {
				selFrom = p.from + shift
			}
			selTo = p.to + shift
		default:
			inner := v.buf.Slice(p.from, p.to)
			clean := strings.ReplaceAll(inner, mark, "")
			edits = append(edits, Edit{p.from, p.to, mark + clean + mark})
			if selFrom < 0 {
				selFrom = p.from + shift + 2
			}
			selTo = p.from + shift + 2 + len(clean)
			shift += 4 + len(clean) - len(inner)
		}
	}
	if len(edits) > 0 {
		v.ReplaceSelecting(selFrom, selTo, edits...)
	}
}

func (s *style) boldAt(k int) bool {
	for _, sp := range s.spans {
		if sp.bold && sp.from < k && k <= sp.to {
			return true
		}
	}
	return false
}

// apart puts a block of lines on its own: below the paragraph with the caret,
// or in the place of the paragraphs from first to last where take is set. It
// returns where the block begins.
func (v *View) apart(block string, take bool) (at int, e Edit) {
	first, last := v.touched()
	if !take {
		first = last
		if open, in := v.buf.Fenced(last); in { // behind the marked block
			for last = open + 1; last < v.buf.Paras()-1 && strings.Trim(strings.TrimSpace(v.buf.Para(last)), ":") != ""; last++ {
			}
		}
		for k := styleOf(v.buf.Para(last)).kind; k == kindRow && last+1 < v.buf.Paras() && styleOf(v.buf.Para(last+1)).kind == kindRow; {
			last++ // behind the table
		}
		if strings.TrimSpace(v.buf.Para(last)) == "" {
			take, first = true, last
		}
	}
	from, to := v.buf.End(last), v.buf.End(last)
	before, after := "\n\n", ""
	if take {
		from = v.buf.Start(first)
		before = ""
		if first > 0 && v.buf.Para(first-1) != "" {
			before = "\n"
		}
	}
	if last+1 < v.buf.Paras() && v.buf.Para(last+1) != "" {
		after = "\n"
	}
	return from + len(before), Edit{from, to, before + block + after}
}

// InsertBlock puts lines below the paragraph with the caret, as a block of
// their own, and selects from anchor to caret, counted from where it begins.
func (v *View) InsertBlock(block string, anchor, caret int) {
	at, e := v.apart(block, false)
	v.ReplaceSelecting(at+anchor, at+caret, e)
}

// InsertTable puts an empty table in, or makes one of the lines selected where
// they are parted by tabs, as they come from a spreadsheet.
func (v *View) InsertTable(rows, cols int) {
	from, to := v.sel.Sorted()
	if s := v.buf.Slice(from, to); from != to && strings.Contains(s, "\t") {
		first, last := v.touched()
		table := tabbed(v.buf.Slice(v.buf.Start(first), v.buf.End(last)))
		at, e := v.apart(table, true)
		v.ReplaceSelecting(at+2, at+2, e)
		return
	}
	cell := "|  "
	lines := []string{strings.Repeat(cell, cols) + "|", strings.Repeat("| --- ", cols) + "|"}
	for range rows {
		lines = append(lines, strings.Repeat(cell, cols)+"|")
	}
	v.InsertBlock(strings.Join(lines, "\n"), 2, 2)
}

// tabbed makes a table of lines whose cells are parted by tabs.
func tabbed(text string) string {
	var rows [][]string
	cols := 0
	for _, l := range strings.Split(text, "\n") {
		if strings.TrimSpace(l) == "" {
			continue
		}
		cells := strings.Split(l, "\t")
		for i := range cells {
			cells[i] = strings.ReplaceAll(strings.TrimSpace(cells[i]), "|", `\|`)
		}
		rows = append(rows, cells)
		cols = max(cols, len(cells))
	}
	var out []string
	for i, r := range rows {
		for len(r) < cols {
			r = append(r, "")
		}
		out = append(out, "| "+strings.Join(r, " | ")+" |")
		if i == 0 {
			out = append(out, strings.Repeat("| --- ", cols)+"|")
		}
	}
	return strings.Join(out, "\n")
}

// InsertMarked puts a marked block (::: {.class}) in: of the paragraphs that
// are selected, or of these lines, of which the first is then selected.
func (v *View) InsertMarked(class string, lines ...string) {
	from, to := v.sel.Sorted()
	if from != to {
		first, last := v.touched()
		lines = nil
		for i := first; i <= last; i++ {
			if p := v.buf.Para(i); strings.TrimSpace(p) != "" {
				lines = append(lines, p)
			}
		}
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	open := "::: {." + class + "}\n"
	block := open + strings.Join(lines, "\n") + "\n:::"
	at, e := v.apart(block, from != to)
	v.ReplaceSelecting(at+len(open), at+len(open)+len(lines[0]), e)
}

var noteNumber = regexp.MustCompile(`\[\^([0-9]+)\]`)

// InsertNote calls a footnote at the caret and goes on to its text at the end.
func (v *View) InsertNote() {
	n := 0
	text := v.buf.Text()
	for _, m := range noteNumber.FindAllStringSubmatch(text, -1) {
		k := 0
		fmt.Sscan(m[1], &k)
		n = max(n, k)
	}
	call := fmt.Sprintf("[^%d]", n+1)
	_, at := v.sel.Sorted()
	tail := strings.TrimRight(text, "\n")
	gap := "\n\n"
	if at > len(tail) {
		at = len(tail)
	}
	if i := strings.LastIndexByte(tail, '\n'); noteHead.MatchString(tail[i+1:]) {
		gap = "\n" // notes stand close
	}
	note := gap + call + ": "
	end := len(tail) + len(call) + len(note)
	v.ReplaceSelecting(end, end, Edit{at, at, call}, Edit{len(tail), len(text), note})
}

// Heading is a heading of the manuscript.
type Heading struct {
	Text  string
	Level int
	At    int // the place of its paragraph
	Para  int
}

// Headings lists the headings in their order, without marks.
func (v *View) Headings() (out []Heading) {
	for i := range v.buf.Paras() {
		p := v.buf.Para(i)
		if p == "" || p[0] != '#' {
			continue
		}
		if s := styleOf(p); s.level > 0 {
			var t strings.Builder
			for _, r := range s.runs(0, len(p)) {
				if !r.dim {
					t.WriteString(p[r.from:r.to])
				}
			}
			out = append(out, Heading{strings.TrimSpace(t.String()), s.level, v.buf.Start(i), i})
		}
	}
	return out
}
