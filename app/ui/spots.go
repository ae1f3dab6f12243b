package ui

import (
	"sort"
	"strings"
	"unicode"

	"huikan/app/page"
	"huikan/app/ui/pageview"
)

// spot is a line on a page and the bytes of the manuscript that stand on it.
type spot struct {
	page     int // among the pages of the article
	line     pageview.Line
	from, to int
	at       []int     // of each character of the line its byte,
	x        []float32 // and how far it stands from the left edge, in points
}

// placeAt is the byte of the character at an x of the line: the last one that
// begins before it. In a row of a table several lines stand side by side.
func (s *spot) placeAt(x float32) int {
	at, best := s.from, float32(-1)
	for i := range s.at {
		if s.x[i] <= x && s.x[i] > best {
			at, best = s.at[i], s.x[i]
		}
	}
	return at
}

// pagesOf are the pages on which a record's text stands, without the contents
// before it, which name its title.
func pagesOf(b *page.Book, source string) (out []int) {
	for n, pg := range b.Pages {
		for _, l := range pg.Lines {
			if l.Source == source {
				out = append(out, n)
				break
			}
		}
	}
	for len(out) > 1 && b.Pages[out[0]].Label == "" && b.Pages[out[1]].Label != "" {
		out = out[1:]
	}
	return out
}

// letter is a character of a manuscript that may stand on a page.
type letter struct {
	r  rune
	at int
}

// letters are what of a manuscript may stand on a page, in order: without
// blanks and without its marks.
func letters(body string) (out []letter) {
	at := 0
	for l := range strings.Lines(body) {
		from := at
		at += len(l)
		t := strings.TrimSpace(l)
		if strings.HasPrefix(t, ":::") || strings.Trim(t, "|-: ") == "" {
			continue
		}
		skip := 0 // bytes up to here are an address or a call
		for i, r := range l {
			switch {
			case i < skip:
			case unicode.IsSpace(r), r == '*', r == '|', r == '#', r == '\\':
			case r == ']' && strings.HasPrefix(l[i:], "]("):
				if n := strings.IndexByte(l[i:], ')'); n > 0 {
					skip = i + n + 1
				}
			case r == '[' && strings.HasPrefix(l[i:], "[^"):
				if n := strings.IndexByte(l[i:], ']'); n > 0 {
					skip = i + n + 1
				}
			default:
				out = append(out, letter{r, from + i})
			}
		}
	}
	return out
}

// linesOf are the lines of an article on its pages, with the manuscript that
// they were set from. Which bytes stand on which line is found out a block at a
// time, when somebody asks.
type linesOf struct {
	book  *page.Book
	pages []int // of the book
	body  string
	lines []lineRef // by where their blocks begin, in the order of the pages

	at    int // the block that was asked for last, and
	spots []spot
}

// lineRef is a line of a page, and where its block begins in the manuscript.
type lineRef struct{ page, line, pos int }

func newLinesOf(b *page.Book, source, body string) *linesOf {
	s := &linesOf{book: b, pages: pagesOf(b, source), body: body, at: -1}
	for k, n := range s.pages {
		for i, l := range b.Pages[n].Lines {
			if l.Source == source && l.Pos >= 0 {
				s.lines = append(s.lines, lineRef{k, i, l.Pos})
			}
		}
	}
	sort.SliceStable(s.lines, func(i, j int) bool { return s.lines[i].pos < s.lines[j].pos })
	return s
}

// block finds the spots of the block that begins at a byte, in the order of the
// pages. A line of a page knows only where its block begins: the characters of
// the lines are followed through the manuscript from there.
func (s *linesOf) block(pos int) []spot {
	if s.at == pos {
		return s.spots
	}
	from := sort.Search(len(s.lines), func(i int) bool { return s.lines[i].pos >= pos })
	to := sort.Search(len(s.lines), func(i int) bool { return s.lines[i].pos > pos })
	end := len(s.body)
	if to < len(s.lines) {
		end = min(end, s.lines[to].pos)
	}
	text := letters(s.body[min(pos, end):end])
	s.at, s.spots = pos, nil
	var on [][]placed
	at, k := 0, -1
	for _, r := range s.lines[from:to] {
		pg := s.book.Pages[s.pages[r.page]]
		if r.page != k {
			k, on = r.page, textOn(pg)
		}
		sp := spot{page: r.page, line: deskLine(pg, pg.Lines[r.line]), from: pos}
		if at > 0 && at < len(text) {
			sp.from = pos + text[at].at
		} else if at > 0 {
			sp.from = pos + text[at-1].at
		}
		for j, c := range on[r.line] {
			if m, found := match(text, at, c.r, on[r.line][j+1:]); found {
				if len(sp.at) == 0 {
					sp.from = pos + text[m].at
				}
				sp.at = append(sp.at, pos+text[m].at)
				sp.x = append(sp.x, c.x)
				at = m + 1
			}
		}
		if sp.to = end; at < len(text) {
			sp.to = pos + text[at].at
		}
		s.spots = append(s.spots, sp)
	}
	return s.spots
}

// near is the block in which a byte of the manuscript stands, or the last one
// before it: its spots, and the one with the byte; −1: there is none.
func (s *linesOf) near(at int) ([]spot, int) {
	i := sort.Search(len(s.lines), func(i int) bool { return s.lines[i].pos > at }) - 1
	if i < 0 {
		return nil, -1
	}
	spots := s.block(s.lines[i].pos)
	found := 0
	for k := range spots {
		if spots[k].from <= at {
			found = k
		}
	}
	return spots, found
}

// ahead is how far a character of the page is looked for in the manuscript.
const ahead = 80

// match finds a character of the page among the letters that come. Where it is
// not the next one, the one after it must agree.
func match(text []letter, at int, r rune, rest []placed) (int, bool) {
	if at < len(text) && text[at].r == r {
		return at, true
	}
	for k := at + 1; k < min(len(text), at+ahead); k++ {
		if text[k].r == r && (len(rest) == 0 || k+1 == len(text) || text[k+1].r == rest[0].r) {
			return k, true
		}
	}
	return 0, false
}

// placed is a character on a page and how far it stands from the left edge of
// its line, in points.
type placed struct {
	r rune
	x float32
}

// textOn is the text of each line of a page.
func textOn(pg *page.Page) [][]placed {
	out := make([][]placed, len(pg.Lines))
	last := 0 // a run is most often on the line of the one before
	for _, it := range pg.Items {
		t, ok := it.(*page.Text)
		if !ok || t.Block == page.Artifact {
			continue
		}
		for k := range pg.Lines {
			i := (last + k) % len(pg.Lines)
			box := pg.Lines[i].Box
			if t.At.Y <= box.Y || t.At.Y > box.Y+box.H || t.At.X > box.X+box.W || t.At.X < box.X-t.Size*2 {
				continue
			}
			last = i
			x := t.At.X - box.X
			for _, r := range t.Text {
				if !unicode.IsSpace(r) {
					out[i] = append(out[i], placed{r, float32(x.Points())})
				}
				if x += t.Spacing + t.Size/2; r >= 0x2E80 {
					x += t.Size / 2
				}
			}
			break
		}
	}
	return out
}

// deskLine is a line as the desk takes it.
func deskLine(pg *page.Page, l page.Line) pageview.Line {
	return pageview.Line{
		X: float32((l.Box.X - pg.Trim.X).Points()), Y: float32((l.Box.Y - pg.Trim.Y).Points()),
		W: float32(l.Box.W.Points()), H: float32(l.Box.H.Points()), Source: l.Source, Pos: l.Pos}
}
