package typeset

import (
	"context"
	"fmt"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
)

// TestBleedCover: whatever the picture's shape, it covers the sheet to its edges
// from below the nameplate, undistorted; text stands beside it or on the panel.
func TestBleedCover(t *testing.T) {
	lib := fonts(t)
	for _, size := range [][2]int{{800, 2000}, {2000, 800}, {1000, 1000}} {
		for _, entries := range []int{0, 1, 6} {
			look := *standard(t)
			look.Cover.Bleed = true
			c := &doc.Cover{Title: "江城资讯", Label: "第1期", Organiser: "江城协会主办", Marks: []string{"内部资料，免费交流"}, Picture: "p"}
			for i := range entries {
				c.Highlights = append(c.Highlights, doc.Entry{Text: fmt.Sprintf("要目%d关于印发《办法》的通知", i)})
			}
			d := &doc.Document{Cover: c, Pictures: map[string]doc.Picture{"p": {MIME: "image/png", Data: []byte{1}, Width: size[0], Height: size[1]}}}
			b, err := Set(context.Background(), d, &look, lib, Options{})
			if err != nil {
				t.Fatal(err)
			}
			p := b.Pages[0]
			var pic *page.Picture
			var panel unit.Rect
			listed := 0
			for _, it := range p.Items {
				switch it := it.(type) {
				case *page.Picture:
					pic = it
				case *page.Fill:
					if it.Colour == (page.Colour{R: 255, G: 255, B: 255}) {
						panel = it.Box
					}
				case *page.Text:
					if string(it.Text[:1]) == "要" {
						listed++
					}
					if pic == nil {
						continue
					}
					if y := it.At.Y; y > pic.Seen().Y && (y-it.Size < panel.Y || y > panel.Bottom()) {
						t.Errorf("%v, %d entries: %q stands on the picture", size, entries, string(it.Text))
					}
				}
			}
			if pic == nil || listed != entries {
				t.Fatalf("%v: picture %v, %d entries of %d", size, pic, listed, entries)
			}
			seen := pic.Seen()
			if seen.X != p.Bleed.X || seen.Right() != p.Bleed.Right() || seen.Bottom() != p.Bleed.Bottom() || panel.Y-seen.Y < seen.H/4 {
				t.Errorf("%v: the picture shows in %v, the panel stands in %v", size, seen, panel)
			}
			if pic.Box.X > seen.X || pic.Box.Y > seen.Y || pic.Box.Right() < seen.Right()-1 || pic.Box.Bottom() < seen.Bottom()-1 {
				t.Errorf("%v: %v does not cover %v", size, pic.Box, seen)
			}
			if got, want := float64(pic.Box.W)/float64(pic.Box.H), float64(size[0])/float64(size[1]); got/want > 1.001 || got/want < 0.999 {
				t.Errorf("%v: set as %v by %v", size, pic.Box.W, pic.Box.H)
			}
		}
	}
}
