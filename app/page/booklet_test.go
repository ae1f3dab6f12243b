package page

import (
	"fmt"
	"testing"

	"huikan/app/unit"
)

func numbered(n int) *Book {
	b := &Book{}
	trim := unit.Rect{X: 3 * unit.Pt, Y: 3 * unit.Pt, W: 100 * unit.Pt, H: 150 * unit.Pt}
	for i := range n {
		b.Pages = append(b.Pages, &Page{Label: fmt.Sprint(i + 1), Media: trim.Grow(3 * unit.Pt), Bleed: trim.Grow(3 * unit.Pt), Trim: trim,
			Items: []Item{&Text{At: unit.Point{X: 13 * unit.Pt, Y: 23 * unit.Pt}, Size: unit.Pt, Text: []rune(fmt.Sprint(i + 1))}, &Link{}}})
	}
	return b
}

// TestBooklet: sheet i of n pages has n−2i and 1+2i in front, 2+2i and n−1−2i
// behind, and every page stands on a sheet once.
func TestBooklet(t *testing.T) {
	for _, n := range []int{4, 8, 56, 60, 64} {
		b := Booklet(numbered(n), unit.Pt/4)
		if len(b.Pages) != n/2 {
			t.Fatalf("%d pages: %d sides", n, len(b.Pages))
		}
		for i := range n / 4 {
			front, back := fmt.Sprintf("%d|%d", n-2*i, 1+2*i), fmt.Sprintf("%d|%d", 2+2*i, n-1-2*i)
			if b.Pages[2*i].Label != front || b.Pages[2*i+1].Label != back {
				t.Errorf("%d pages, sheet %d: %s and %s, want %s and %s", n, i, b.Pages[2*i].Label, b.Pages[2*i+1].Label, front, back)
			}
			for _, s := range b.Pages[2*i : 2*i+2] {
				if len(s.Items) != 2 {
					t.Fatalf("%d items on a side", len(s.Items))
				}
				creep := unit.Pt / 4 * unit.Length(i)
				l, r := s.Items[0].(*Text), s.Items[1].(*Text)
				if l.At.X != 10*unit.Pt+creep || r.At.X != 110*unit.Pt-creep || l.At.Y != 20*unit.Pt || s.Trim.W != 200*unit.Pt {
					t.Errorf("sheet %d: pages at %v and %v", i, l.At, r.At)
				}
			}
		}
	}
}

// TestBookletPads: blanks come before the back cover, and the book is as it was.
func TestBookletPads(t *testing.T) {
	for n, want := range map[int]string{1: "1|", 2: "2|1", 5: "5|1", 6: "6|1", 7: "7|1"} {
		in := numbered(n)
		out := Booklet(in, 0)
		if out.Pages[0].Label != want || len(out.Pages) != 2*((n+3)/4) || len(in.Pages) != n {
			t.Errorf("%d pages: first side %q of %d", n, out.Pages[0].Label, len(out.Pages))
		}
	}
	if len(Booklet(&Book{}, 0).Pages) != 0 {
		t.Error("a book without pages has a sheet")
	}
}

// TestMarked: marks stand outside the bleed, and inside the sheet.
func TestMarked(t *testing.T) {
	p := numbered(1).Pages[0]
	m := Marked(p)
	if len(m.Items) != len(p.Items)+8 {
		t.Fatalf("%d marks", len(m.Items)-len(p.Items))
	}
	for _, it := range m.Items[len(p.Items):] {
		b := it.(*Fill).Box
		if b.X < m.Media.X || b.Y < m.Media.Y || b.Right() > m.Media.Right() || b.Bottom() > m.Media.Bottom() {
			t.Errorf("a mark at %v is off the sheet", b)
		}
		near := p.Trim.Grow(unit.Millimetres(2.9))
		if b.X < near.Right() && b.Right() > near.X && b.Y < near.Bottom() && b.Bottom() > near.Y {
			t.Errorf("a mark at %v is within the bleed", b)
		}
	}
}
