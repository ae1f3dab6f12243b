package typeset

import (
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// TestDashes: the ink of —— goes on from end to end in every family and weight,
// within its two em; that of …… is two times an em.
func TestDashes(t *testing.T) {
	s := newSetter(t)
	for _, family := range []string{"宋", "黑", "楷", "仿宋", "小标宋"} {
		for _, bold := range []bool{false, true} {
			st := &design.Style{Family: family, Bold: bold, Size: 12 * unit.Pt, Leading: 20 * unit.Pt, Align: design.Left}
			l := s.lines(doc.Text("甲——乙"), st, 100*st.Size)[0]
			type span struct{ left, right unit.Length }
			var ink []span // of dashes and bars, from left to right but for the bar
			for _, it := range l.items {
				switch it := it.(type) {
				case *page.Fill:
					ink = append(ink, span{it.Box.X, it.Box.Right()})
				case *page.Text:
					x := it.At.X
					for i, g := range it.Glyphs {
						if b, ok := it.Face.Ink(g); ok && it.Text[i] == '—' {
							ink = append(ink, span{x + it.Size.Permille(b.Left), x + it.Size.Permille(b.Right)})
						}
						x += it.Size.Permille(it.Face.Advance(g)) + it.Spacing
					}
				}
			}
			end := unit.Length(-1)
			for range ink { // however they are ordered
				for _, k := range ink {
					if end < 0 || k.left < ink[0].left {
						end = ink[0].right
					}
					if k.left <= end && k.right > end {
						end = k.right
					}
				}
			}
			for _, k := range ink {
				if k.right > end {
					t.Errorf("%s, bold %v: ink ends at %v and goes on at %v", family, bold, end, k.left)
				}
			}
			if first := ink[0].left; first < st.Size || end > 3*st.Size || end-first < st.Size*18/10 {
				t.Errorf("%s, bold %v: ink from %v to %v, the dash has from %v to %v", family, bold, first, end, st.Size, 3*st.Size)
			}
			if w := s.lines(doc.Text("甲……乙"), st, 100*st.Size)[0].width; w != 4*st.Size {
				t.Errorf("%s, bold %v: 甲……乙 is %v wide", family, bold, w)
			}
		}
	}
}
