package typeset

import (
	"fmt"
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// ems is where a text stands, in em of the body from the left of the area, and its
// width; the first that begins so.
func ems(t *testing.T, b *page.Book, area unit.Rect, text string) (x, w, y float64) {
	t.Helper()
	for _, p := range b.Pages {
		for i, it := range p.Items {
			x, ok := it.(*page.Text)
			if !ok || !strings.HasPrefix(text, string(x.Text)) {
				continue
			}
			// A date is set in several runs: to the end of the last.
			end, all := x.At.X+x.Width(), string(x.Text)
			for _, next := range p.Items[i+1:] {
				n, ok := next.(*page.Text)
				if !ok || all == text || n.At.Y != x.At.Y {
					break
				}
				all += string(n.Text)
				end = n.At.X + n.Width()
			}
			if all == text {
				return float64(x.At.X-area.X) / float64(x.Size), float64(end-x.At.X) / float64(x.Size), float64(x.At.Y-area.Y) / float64(x.Size)
			}
		}
	}
	t.Fatalf("%q is on no page", text)
	return
}

func near(a, b float64) bool { return a-b < 0.05 && b-a < 0.05 }

// TestSealed: under a seal the date is four characters short of the edge and the
// name stands over its middle; without one, the formula of GB/T 9704-2012 7.3.5.2.
func TestSealed(t *testing.T) {
	text := &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("文", 80))}
	for _, name := range []string{"江城协会", "江城大宗商品现货市场行业协会"} {
		b, area := panelPages(t, "standard", text, &doc.Signatures{Names: []string{name}, Date: "2026年11月18日", Sealed: true})
		dx, dw, dy := ems(t, b, area, "2026年11月18日")
		nx, nw, ny := ems(t, b, area, name)
		if !near(dx+dw, 30) || !near(nx+nw/2, dx+dw/2) || dy-ny < 1.6 || dy-ny > 1.7 {
			t.Errorf("%s: from %.2f, %.2f wide; the date from %.2f to %.2f, %.2f below", name, nx, nw, dx, dx+dw, dy-ny)
		}
		b, area = panelPages(t, "standard", text, &doc.Signatures{Names: []string{name}, Date: "2026年11月18日"})
		dx, dw, _ = ems(t, b, area, "2026年11月18日")
		nx, nw, _ = ems(t, b, area, name)
		wantName := 34 - 2 - nw
		wantDate := wantName + 2
		if wantDate+dw > 32 {
			wantDate = 32 - dw
			wantName = wantDate - 2
		}
		if !near(nx, wantName) || !near(dx, wantDate) {
			t.Errorf("%s: from %.2f, want %.2f; the date from %.2f, want %.2f", name, nx, wantName, dx, wantDate)
		}
	}
}

// TestSeals: each of several issuers has its seal about it; seals neither touch one
// another nor leave the area, and the last lies on the date too.
func TestSeals(t *testing.T) {
	text := &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("文", 80))}
	for n := 1; n <= 7; n++ {
		for _, digest := range []string{"high", "gone"} {
			sig := &doc.Signatures{Date: "2026年1月8日", Sealed: true}
			for i := range n {
				sig.Names = append(sig.Names, fmt.Sprintf("江城市%c管理局", '甲'+rune(i)))
				sig.Seals = append(sig.Seals, &doc.Figure{Digest: digest, Alt: "印"})
			}
			b, area := panelPages(t, "standard", text, sig)
			var seals []unit.Rect
			for _, it := range b.Pages[0].Items {
				if p, ok := it.(*page.Picture); ok {
					seals = append(seals, p.Box)
				}
			}
			if digest == "gone" {
				if len(b.Absent) != n {
					t.Errorf("%d missing seals: %d are named", n, len(b.Absent))
				}
				continue
			}
			if len(seals) != n {
				t.Fatalf("%d seals of %d", len(seals), n)
			}
			for i, a := range seals {
				if a.X < area.X || a.Right() > area.Right() {
					t.Errorf("%d seals: %v leaves the area", n, a)
				}
				x, w, _ := ems(t, b, area, sig.Names[i])
				if got, want := float64(a.X+a.W/2-area.X)/float64(12*unit.Pt), x+w/2; !near(got, want) {
					t.Errorf("%d seals: number %d about %.2f, its name about %.2f", n, i, got, want)
				}
				for _, c := range seals[:i] {
					if a.X < c.Right() && c.X < a.Right() && a.Y < c.Bottom() && c.Y < a.Bottom() {
						t.Errorf("%d seals: %v on %v", n, a, c)
					}
				}
			}
			last := seals[n-1]
			if _, _, y := ems(t, b, area, "2026年1月8日"); unit.Length(y*float64(12*unit.Pt))+area.Y > last.Bottom() {
				t.Errorf("%d seals: the date is not under the last", n)
			}
		}
	}
}

// TestAttachments: what turns over stands under the first character of the name.
func TestAttachments(t *testing.T) {
	const long = "江城大宗商品现货市场交易管理规定实施细则（试行）及其说明，包括各区县的落实办法"
	for number, want := range map[string]float64{"附件：": 5, "附件：1. ": 0, "附件：12. ": 0} {
		s := newSetter(t)
		g := &galley{s: s, width: 34 * 12 * unit.Pt}
		g.paragraph(doc.Attachment, doc.Text(number+long), 0)
		var starts []float64
		for _, sp := range g.strips {
			for _, p := range sp.parts {
				x := p.items[0].(*page.Text)
				starts = append(starts, float64(p.at.X+x.At.X)/float64(12*unit.Pt))
				for _, it := range p.items {
					if x, ok := it.(*page.Text); ok && want == 0 {
						if i := strings.IndexRune(string(x.Text), '江'); i == 0 {
							want = float64(p.at.X+x.At.X) / float64(12*unit.Pt)
						}
					}
				}
			}
		}
		if len(starts) < 2 || !near(starts[0], 2) || !near(starts[1], want) {
			t.Errorf("%s lines start at %.2f, want 2 and %.2f", number, starts, want)
		}
	}
}
