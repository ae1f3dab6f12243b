package linebreak

import (
	"math/rand/v2"
	"slices"
	"testing"
)

const em = 1000

// han is a paragraph of n characters that may be cut anywhere.
func han(n int, measure int64) *Paragraph {
	p := &Paragraph{First: measure - 2*em, Rest: measure, Em: em}
	for range n {
		p.Boxes = append(p.Boxes, em)
		p.Joints = append(p.Joints, Joint{Track: true, Break: true})
	}
	return p
}

func lengths(lines []Line) (out []int) {
	for _, l := range lines {
		out = append(out, l.To-l.From)
	}
	return out
}

func TestPlain(t *testing.T) {
	if got := lengths(han(25, 10*em).Lines()); !slices.Equal(got, []int{8, 10, 7}) {
		t.Errorf("25 characters in 10: %v", got)
	}
	for _, l := range han(28, 10*em).Lines() {
		if l.Track != 0 || l.Over != 0 {
			t.Errorf("a line that fits exactly was moved: %+v", l)
		}
	}
}

// TestRunt: a last line of one character is given company (孤字).
func TestRunt(t *testing.T) {
	lines := han(39, 20*em).Lines() // 18 + 20 + 1
	if last := lines[len(lines)-1]; last.To-last.From < 2 {
		t.Errorf("lines of %v", lengths(lines))
	}
}

// TestOrder: a line takes all of an earlier step before any of a later one.
func TestOrder(t *testing.T) {
	p := han(12, 11*em)
	p.First = p.Rest
	p.Joints[2] = Joint{Blank: 500, Shrink: 500, Step: 3, Track: true}
	p.Joints[5] = Joint{Blank: 500, Shrink: 500, Step: 4, Track: true}
	p.Joints[8] = Joint{Blank: 500, Shrink: 500, Step: 6, Track: true}
	p.Boxes[2], p.Boxes[5], p.Boxes[8] = 500, 500, 500
	for i := range p.Joints[:11] {
		p.Joints[i].Break = false
	}
	l := p.Lines()[0]
	if l.Squeeze[3] != 1 || l.Squeeze[4] != 1 || l.Squeeze[6] != 0 || l.Over != 0 {
		t.Errorf("an em too long: %+v", l)
	}
}

func TestOver(t *testing.T) {
	p := han(15, 10*em)
	for i := range p.Joints {
		p.Joints[i].Break = false
	}
	lines := p.Lines()
	if len(lines) != 1 || lines[0].Over != 7*em {
		t.Errorf("what cannot be cut sticks out: %+v", lines)
	}
}

func TestEven(t *testing.T) {
	p := han(22, 10*em)
	p.Even, p.Ragged = true, true
	if got := lengths(p.Lines()); !slices.Equal(got, []int{7, 8, 7}) && !slices.Equal(got, []int{7, 7, 8}) && !slices.Equal(got, []int{8, 7, 7}) {
		t.Errorf("22 in lines of 10: %v", got)
	}
	p.Joints[4].Penalty = -100
	if got := lengths(p.Lines()); got[0] != 5 {
		t.Errorf("a welcome break was not taken: %v", got)
	}
}

// TestLaws: of whatever it is given, each box is in one line, in order, and
// lines end where they may.
func TestLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	for range 3000 {
		n := 1 + r.IntN(120)
		p := &Paragraph{Em: em, Rest: int64(4+r.IntN(40)) * em, Ragged: r.IntN(4) == 0}
		p.First = p.Rest - int64(r.IntN(3))*em
		for range n {
			p.Boxes = append(p.Boxes, int64(200+r.IntN(3000)))
			j := Joint{Break: r.IntN(4) > 0, Track: r.IntN(5) > 0}
			if r.IntN(3) == 0 {
				j.Blank, j.Shrink, j.Step = 500, int64(r.IntN(501)), uint8(1+r.IntN(Steps-1))
			}
			p.Joints = append(p.Joints, j)
		}
		at := 0
		for _, l := range p.Lines() {
			if l.From != at || l.To <= l.From {
				t.Fatalf("line %d–%d after %d", l.From, l.To, at)
			}
			if l.To < n && !p.Joints[l.To-1].Break {
				t.Fatalf("cut after box %d, which may not be", l.To-1)
			}
			at = l.To
			// One class of joints after the other, and no line both squeezed and
			// spread (clreq #priority_of_text_squeezing).
			for c, s := range l.Squeeze {
				if s < 0 || s > 1 {
					t.Fatalf("step %d squeezed by %v", c, s)
				}
				for d := 1; d < c && s > 0; d++ {
					have := int64(0)
					for i := l.From; i < l.To-1; i++ {
						if int(p.Joints[i].Step) == d {
							have += p.Joints[i].Shrink
						}
					}
					if have > 0 && l.Squeeze[d] < 1 {
						t.Fatalf("step %d squeezed before %d was spent", c, d)
					}
				}
				if s > 0 && (l.Track > 0 || l.Word > 0 || l.HanLat > 0) {
					t.Fatalf("squeezed and spread: %+v", l.Fit)
				}
			}
		}
		if at != n {
			t.Fatalf("%d of %d boxes set", at, n)
		}
	}
}

func BenchmarkLines(b *testing.B) {
	p := han(600, 34*em)
	for b.Loop() {
		p.Lines()
	}
}
