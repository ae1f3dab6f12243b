package typeset

import (
	"context"
	"slices"
	"strings"
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/templates"
)

func template(t testing.TB, name string) *design.Design {
	t.Helper()
	var roles []string
	for _, r := range doc.Roles {
		roles = append(roles, string(r))
	}
	d, err := design.Load(templates.Files, name, roles, func(f string) bool { return font.Known(font.Family(f)) })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lettersOf is all letters of a book that belong to its text, in order of code.
func lettersOf(b *page.Book) string {
	var all []rune
	for _, p := range b.Pages {
		for _, it := range p.Items {
			if t, ok := it.(*page.Text); ok && t.Block != page.Artifact {
				all = append(all, t.Text...)
			}
		}
	}
	slices.Sort(all)
	return string(all)
}

// TestTemplates: every template sets the same text, and nothing outside its
// area but heads and folios, and the blank half of a mark at either edge.
func TestTemplates(t *testing.T) {
	lib := fonts(t)
	want := ""
	for _, name := range design.Names(templates.Files) {
		look := template(t, name)
		d := threeArticles("末段。")
		d.Contents = nil // its numbers differ
		b, err := Set(context.Background(), d, look, lib, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := lettersOf(b); want == "" {
			want = got
		} else if got != want {
			t.Errorf("%s sets other text", name)
		}
		if len(b.Overset) > 0 {
			t.Errorf("%s: overset %+v", name, b.Overset)
		}
		a := look.Area
		for i, p := range b.Pages {
			left, right := p.Trim.X+a.Left, p.Trim.X+a.Left+a.Width()+unit.Pt
			for _, it := range p.Items {
				if x, ok := it.(*page.Text); ok && x.Block != page.Artifact && (x.At.X < left-x.Size*6/10 || x.At.X+x.Width() > right+x.Size*6/10) {
					t.Errorf("%s, page %d: %q sticks out of the area", name, i+1, string(x.Text))
				}
			}
		}
	}
}

// TestColumns: text goes down one column and up to the next; the columns of the
// last page of a section are alike to a line or two.
func TestColumns(t *testing.T) {
	look := template(t, "news")
	d := &doc.Document{Sections: []*doc.Section{{Name: "甲", Label: "【甲】", Articles: []*doc.Article{{Ref: "a", Source: "1", Title: "题"}}}}}
	a := d.Sections[0].Articles[0]
	for range 70 {
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("健全联合管理制度规范", 9) + "。")})
	}
	b, err := Set(context.Background(), d, look, fonts(t), Options{})
	if err != nil {
		t.Fatal(err)
	}
	middle := look.Area.Left + look.Area.Column() + look.Area.Gap/2 + look.Page.Bleed
	for i, p := range b.Pages {
		var foot [2]unit.Length
		var count [2]int
		for _, l := range p.Lines {
			c := 0
			if l.Box.X > middle {
				c = 1
			}
			if l.Source != "" {
				foot[c] = max(foot[c], l.Box.Bottom())
				count[c]++
			}
			if l.Source != "" && l.Box.W != look.Area.Column() {
				t.Fatalf("page %d: a line is %v wide", i+1, l.Box.W)
			}
		}
		if last := i == len(b.Pages)-1; count[0] == 0 || count[1] == 0 || abs(foot[0]-foot[1]) > 2*look.Area.Leading {
			t.Errorf("page %d (last: %v): columns of %v lines end at %v and %v", i+1, last, count, foot[0], foot[1])
		}
	}
}
