package page

import (
	"fmt"
	"strings"
)

// Dump prints the book as text, one line an item, for tests that compare
// pages by reading: positions in points, the characters as they are.
func (b *Book) Dump() string {
	var s strings.Builder
	for i, p := range b.Pages {
		fmt.Fprintf(&s, "page %d %q\n", i+1, p.Label)
		for _, it := range p.Items {
			switch it := it.(type) {
			case *Text:
				fmt.Fprintf(&s, "%8s %8s  %s %s", it.At.X, it.At.Y, it.Face.Name, it.Size)
				if it.Spacing != 0 {
					fmt.Fprintf(&s, " +%.3f", it.Spacing.Points())
				}
				if it.Up {
					s.WriteString(" ↑")
				}
				fmt.Fprintf(&s, "  %s\n", string(it.Text))
			case *Fill:
				name := "fill"
				if it.Round {
					name = "dot"
				}
				fmt.Fprintf(&s, "%8s %8s  %s %s×%s\n", it.Box.X, it.Box.Y, name, it.Box.W, it.Box.H)
			case *Picture:
				fmt.Fprintf(&s, "%8s %8s  picture %s×%s\n", it.Box.X, it.Box.Y, it.Box.W, it.Box.H)
			case *Link:
				fmt.Fprintf(&s, "%8s %8s  link → %d%s\n", it.Box.X, it.Box.Y, it.Page+1, it.URL)
			}
		}
	}
	return s.String()
}
