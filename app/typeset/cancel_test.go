package typeset

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"huikan/app/doc"
)

// countdown is a context that ends when it is asked for the nth time, and counts on.
type countdown struct {
	context.Context
	asked atomic.Int64
	after int64
}

func (e *countdown) Err() error {
	if e.asked.Add(1) >= e.after {
		return context.Canceled
	}
	return nil
}

// longArticle has many paragraphs and a table of many rows.
func longArticle(ref string, paragraphs int) *doc.Article {
	a := &doc.Article{Ref: ref, Source: ref, Title: ref}
	t := &doc.Table{Columns: make([]doc.Align, 3)}
	for i := range paragraphs {
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(strings.Repeat("为进一步推进面向国际的大宗商品现货市场建设，", 8)), Pos: doc.Pos(i)})
		t.Rows = append(t.Rows, doc.Row{Cells: [][]doc.Span{doc.Text(fmt.Sprint(i)), doc.Text("名称"), doc.Text("值")}})
	}
	a.Blocks = append(a.Blocks, t)
	return a
}

func longIssue(articles, paragraphs int) *doc.Document {
	sec := &doc.Section{Name: "栏", Label: "【栏】"}
	for i := range articles {
		sec.Articles = append(sec.Articles, longArticle(fmt.Sprint(i), paragraphs))
	}
	return &doc.Document{Sections: []*doc.Section{sec}}
}

// TestCancelAnywhere: wherever a run is ended, it sets no other paragraph, not even of the
// article at hand, and says why it stopped; what was kept is good for the next.
func TestCancelAnywhere(t *testing.T) {
	lib, look := fonts(t), standard(t)
	d := longIssue(4, 60)
	whole, err := Set(context.Background(), d, look, lib, Options{})
	if err != nil {
		t.Fatal(err)
	}
	all := &countdown{Context: context.Background(), after: 1 << 40}
	if _, err := Set(all, d, look, lib, Options{}); err != nil {
		t.Fatal(err)
	}
	total := all.asked.Load()
	if total < 4*60 {
		t.Fatalf("%d paragraphs and the end was looked at %d times", 4*60, total)
	}
	for after := int64(1); after < total; after += total / 9 {
		var kept Kept
		ctx := &countdown{Context: context.Background(), after: after}
		b, err := Set(ctx, d, look, lib, Options{Kept: &kept})
		if !errors.Is(err, context.Canceled) || b != nil {
			t.Fatalf("ended at %d of %d: %v", after, total, err)
		}
		// Each of four articles, and the whole, may look once or twice more.
		if more := ctx.asked.Load() - after; more > 20 {
			t.Errorf("ended at %d of %d, and looked %d times more", after, total, more)
		}
		again, err := Set(context.Background(), d, look, lib, Options{Kept: &kept})
		if err != nil || again.Dump() != whole.Dump() {
			t.Errorf("after a run that ended at %d the pages differ (%v)", after, err)
		}
	}
}

// BenchmarkCancel measures from the end of a context, in the middle of a long issue,
// to the return of the run.
func BenchmarkCancel(b *testing.B) {
	lib, look := fonts(b), standard(b)
	d := longIssue(40, 300)
	Set(context.Background(), longIssue(1, 5), look, lib, Options{}) // fonts are read
	worst := time.Duration(0)
	var took []time.Duration
	for b.Loop() {
		ctx, cancel := context.WithCancel(context.Background())
		var at time.Time
		_, err := Set(ctx, d, look, lib, Options{Progress: func(done, total int) {
			if done == 20 {
				at = time.Now()
				cancel()
			}
		}})
		if !errors.Is(err, context.Canceled) {
			b.Fatal(err)
		}
		worst = max(worst, time.Since(at))
		took = append(took, time.Since(at))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "ms-median")
	b.ReportMetric(float64(worst.Microseconds())/1000, "ms-worst")
}
