package doc

import (
	"fmt"
	"strings"
)

// Dump prints blocks as text, for tests that compare trees by reading.
func Dump(blocks []Block) string {
	var b strings.Builder
	dump(&b, blocks, "")
	return b.String()
}

func dump(b *strings.Builder, blocks []Block, in string) {
	for _, x := range blocks {
		switch x := x.(type) {
		case *Paragraph:
			fmt.Fprintf(b, "%s%s: %s\n", in, x.Role, dumpSpans(x.Spans))
		case *Signatures:
			seal := ""
			if x.Sealed {
				seal = fmt.Sprintf(" | sealed %d", len(x.Seals))
			}
			fmt.Fprintf(b, "%ssignature: %s | %s%s\n", in, strings.Join(x.Names, " / "), x.Date, seal)
		case *Table:
			fmt.Fprintf(b, "%stable\n", in)
			for i := range x.Head {
				dumpRow(b, in+"  head", &x.Head[i])
			}
			for i := range x.Rows {
				name := "row"
				if x.Rows[i].Group {
					name = "group"
				}
				dumpRow(b, in+"  "+name, &x.Rows[i])
			}
		case *List:
			fmt.Fprintf(b, "%slist\n", in)
			for _, it := range x.Items {
				fmt.Fprintf(b, "%s  -\n", in)
				dump(b, it.Blocks, in+"    ")
			}
		case *Quotation:
			fmt.Fprintf(b, "%squote\n", in)
			dump(b, x.Blocks, in+"  ")
		case *Panel:
			fmt.Fprintf(b, "%s%s\n", in, x.Kind)
			dump(b, x.Blocks, in+"  ")
		case *Figure:
			fmt.Fprintf(b, "%sfigure: %s %s\n", in, x.Digest, dumpSpans(x.Caption))
		case *Record:
			fmt.Fprintf(b, "%srecord: %s | %s\n", in, dumpSpans(x.Name), dumpSpans(x.Note))
			if x.Picture != "" {
				fmt.Fprintf(b, "%s  picture: %s\n", in, x.Picture)
			}
			for _, f := range x.Facts {
				fmt.Fprintf(b, "%s  %s: %s\n", in, f.Label, dumpSpans(f.Text))
			}
		case *Divider:
			fmt.Fprintf(b, "%sdivider\n", in)
		case *Preformatted:
			fmt.Fprintf(b, "%spreformatted: %q\n", in, x.Lines)
		}
	}
}

// dumpRow writes cells in brackets, a merged one with its columns and rows
// before it; what is covered is not there.
func dumpRow(b *strings.Builder, name string, r *Row) {
	b.WriteString(name + ":")
	for i, c := range r.Cells {
		e := r.Extent(i)
		if e.Covered() {
			continue
		}
		b.WriteByte(' ')
		if e != (Extent{1, 1}) {
			fmt.Fprintf(b, "%d×%d", e.Cols, e.Rows)
		}
		b.WriteString("[" + dumpSpans(c) + "]")
	}
	b.WriteByte('\n')
}

// dumpSpans writes text with its looks in braces: {bold 会刊}.
func dumpSpans(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		var looks []string
		for _, l := range []struct {
			on   bool
			name string
		}{{s.Bold, "bold"}, {s.Emph, "emph"}, {s.Code, "code"}, {s.Lead, "lead"}, {s.Sup, "sup"}, {s.Dots, "dots"}, {s.Underline, "underline"}, {s.Name, "name"}} {
			if l.on {
				looks = append(looks, l.name)
			}
		}
		if s.Link != "" {
			looks = append(looks, "→"+s.Link)
		}
		switch {
		case s.Break:
			b.WriteString("⏎")
		case s.Note != nil:
			b.WriteString("{note " + strings.ReplaceAll(strings.TrimSpace(Dump(s.Note)), "\n", "; ") + "}")
		case looks != nil:
			b.WriteString("{" + strings.Join(looks, " ") + " " + s.Text + "}")
		default:
			b.WriteString(s.Text)
		}
	}
	return b.String()
}
