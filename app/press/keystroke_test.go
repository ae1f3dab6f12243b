package press

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"huikan/app/export"
	"huikan/data"
	"huikan/templates"
)

// manuscript is an issue of some 75 pages whose first article, of 30,000
// characters, is being written.
type manuscript struct {
	book
	body string
}

// sentences vary, so that no two paragraphs of the article are alike.
func longBody(chars int) string {
	var b strings.Builder
	n := 0
	for i := 1; n < chars; i++ {
		p := fmt.Sprintf("第%d项，为进一步推进面向国际的大宗商品现货市场建设，健全联合管理制度，规范交易活动，加强事中事后监管，根据《管理办法（试行）》（江发〔2026〕%d号），到2028年达到%d%%以上。", i, i, i%100)
		n += len([]rune(p))
		b.WriteString(p + "\n\n")
		if i%40 == 0 {
			fmt.Fprintf(&b, "## 第%d部分\n\n", i/40)
		}
	}
	return b.String()
}

func (m *manuscript) Article(id data.ArticleID) (data.Article, error) {
	if id != "0" {
		return m.book.Article(id)
	}
	a := data.Article{ID: id, Title: "江城大宗商品现货市场发展报告"}
	a.SetBody(m.body)
	return a, nil
}

// typed is the manuscript with a character more in its middle.
func (m *manuscript) typed(i int) {
	r := []rune(m.body)
	at := len(r) / 2
	for r[at] == '\n' || r[at-1] == '\n' {
		at++
	}
	m.body = string(r[:at]) + string([]rune("甲乙丙丁")[i%4]) + string(r[at:])
}

// BenchmarkKeystroke types a character in the middle of a 30,000-character
// article of a 75-page issue, sets the issue again and draws the page that
// holds it, at the density of a screen.
func BenchmarkKeystroke(b *testing.B) {
	m := &manuscript{book{10}, longBody(30_000)}
	p := New(m, templates.Files, testFonts(b), templates.Standard)
	proof, err := p.Issue(context.Background(), "i", Options{})
	if err != nil {
		b.Fatal(err)
	}
	at := len(m.body) / 2
	var times []time.Duration
	for i := 0; b.Loop(); i++ {
		b.StopTimer()
		m.typed(i)
		b.StartTimer()
		began := time.Now()
		if proof, err = p.Issue(context.Background(), "i", Options{}); err != nil {
			b.Fatal(err)
		}
		if _, err := proof.Image(pageOf(proof, "0", at), 96); err != nil {
			b.Fatal(err)
		}
		times = append(times, time.Since(began))
	}
	slices.Sort(times)
	ms := func(q int) float64 { return float64(times[len(times)*q/100].Microseconds()) / 1000 }
	b.ReportMetric(ms(50), "p50-ms")
	b.ReportMetric(ms(95), "p95-ms")
	b.ReportMetric(float64(len(proof.Book.Pages)), "pages")
}

// pageOf is the page on which the last line of a source stands that begins
// before pos.
func pageOf(p *Proof, source string, pos int) int {
	found := 0
	for i, pg := range p.Book.Pages {
		for _, l := range pg.Lines {
			if l.Source == source && l.Pos >= 0 && l.Pos <= pos {
				found = i
			}
		}
	}
	return found
}

// TestSameBytes: whatever was kept and on however many processors, an issue
// gives the same file.
func TestSameBytes(t *testing.T) {
	pdf, _ := export.ByExt("pdf")
	m := &manuscript{book{3}, longBody(4_000)}
	write := func(p *Press) string {
		proof, err := p.Issue(context.Background(), "i", Options{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := proof.Export(&out, pdf, export.Options{}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	was := runtime.GOMAXPROCS(1)
	defer runtime.GOMAXPROCS(was)
	fonts := testFonts(t)
	used := New(m, templates.Files, fonts, templates.Standard)
	write(used)
	m.typed(1)
	for _, n := range []int{1, 2} {
		runtime.GOMAXPROCS(n)
		fresh := write(New(m, templates.Files, fonts, templates.Standard))
		if write(used) != fresh || write(used) != fresh {
			t.Errorf("on %d processors: a press that had set the issue before writes another file", n)
		}
	}
}
