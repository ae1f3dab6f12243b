package press

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"huikan/data"
	"huikan/templates"
)

// TestLevers: each lever does to a proof what was measured, the best come first,
// nothing of the issue is changed by it, and one that is not there is named.
func TestLevers(t *testing.T) {
	ctx := context.Background()
	p := New(book{9}, templates.Files, testFonts(t), templates.Standard)
	before, err := p.Issue(ctx, "i", Options{})
	if err != nil {
		t.Fatal(err)
	}
	fit, err := p.Levers(ctx, "i", []data.ArticleID{"waiting"}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if fit.Pages != len(before.Book.Pages) {
		t.Errorf("%d pages, the proof has %d", fit.Pages, len(before.Book.Pages))
	}
	kinds := map[LeverKind]bool{}
	for i, l := range fit.Levers {
		kinds[l.Kind] = true
		got, err := p.Issue(ctx, "i", Options{Levers: []string{l.Key}})
		if err != nil {
			t.Fatal(err)
		}
		if n := len(got.Book.Pages); n != l.Pages || n == fit.Pages {
			t.Errorf("%s: %d pages, measured %d, without it %d", l.Key, n, l.Pages, fit.Pages)
		}
		if i > 0 && distance(fit.Levers[i-1].Pages) > distance(l.Pages) {
			t.Errorf("%s with %d pages stands behind one with %d", l.Key, l.Pages, fit.Levers[i-1].Pages)
		}
		for _, place := range got.Book.Overset {
			t.Errorf("%s: overset %v", l.Key, place)
		}
		if l.Kind == Filler {
			g := got.Doc.Contents.Groups
			if last := g[len(g)-1].Entries; !strings.HasSuffix(last[len(last)-1].Text, "waiting") {
				t.Errorf("the contents do not list the filler: %v", last)
			}
		}
	}
	if !kinds[Filler] || !kinds[LinesFewer] {
		t.Errorf("levers: %+v", fit.Levers)
	}
	after, err := p.Issue(ctx, "i", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if after.Book.Dump() != before.Book.Dump() || !reflect.DeepEqual(after.Doc.Contents, before.Doc.Contents) {
		t.Error("measuring changed the issue")
	}
	for _, key := range []string{"lines+2", "small:nobody", ""} {
		if _, err := p.Issue(ctx, "i", Options{Levers: []string{key}}); err == nil || !strings.Contains(err.Error(), "pull lever "+key) {
			t.Errorf("lever %q: error %v", key, err)
		}
	}
}

// TestDistance: blanks are counted up, the distance to either side.
func TestDistance(t *testing.T) {
	for pages, want := range map[int][2]int{0: {0, 0}, 76: {0, 0}, 77: {3, 1}, 78: {2, 2}, 79: {1, 1}} {
		if Blank(pages) != want[0] || distance(pages) != want[1] {
			t.Errorf("%d pages: %d blanks, distance %d, want %v", pages, Blank(pages), distance(pages), want)
		}
	}
}
