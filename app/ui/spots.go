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

// placeAt is the byte of the character at an x of the line.
func (s *spot) placeAt(x float32) int {
	at := s.from
	for i := range s.at {
		if s.x[i] > x {
			break
		}
		at = s.at[i]
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

// spotsOf finds for each line of an article on its pages which bytes of the
// manuscript stand there. A line of a page knows only where its block begins:
// the characters of the lines are followed through the manuscript from there.
func spotsOf(b *page.Book, pages []int, source, body string) (spots []spot) {
	text := letters(body)
	next := map[int]int{} // of a block, by where it begins: the letter that comes next
	for k, n := range pages {
		pg := b.Pages[n]
		on := textOn(pg)
		for i, l := range pg.Lines {
			if l.Source != source || l.Pos < 0 {
				continue
			}
			s := spot{page: k, line: deskLine(pg, l)}
			at, ok := next[l.Pos]
			if !ok {
				at = sort.Search(len(text), func(i int) bool { return text[i].at >= l.Pos })
			}
			s.from = len(body)
			if at < len(text) {
				s.from = text[at].at
			}
			rs := on[i]
			for j, r := range rs {
				if m, found := match(text, at, r.r, rs[j+1:]); found {
					if len(s.at) == 0 {
						s.from = text[m].at
					}
					s.at = append(s.at, text[m].at)
					s.x = append(s.x, r.x)
					at = m + 1
				}
			}
			if next[l.Pos] = at; at < len(text) {
				s.to = text[at].at
			} else {
				s.to = len(body)
			}
			s.to = max(s.from, s.to)
			spots = append(spots, s)
		}
	}
	sort.SliceStable(spots, func(i, j int) bool { return spots[i].from < spots[j].from })
	return spots
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
	for _, it := range pg.Items {
		t, ok := it.(*page.Text)
		if !ok || t.Block == page.Artifact {
			continue
		}
		for i := range pg.Lines {
			box := pg.Lines[i].Box
			if t.At.Y <= box.Y || t.At.Y > box.Y+box.H || t.At.X > box.X+box.W || t.At.X < box.X-t.Size*2 {
				continue
			}
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
