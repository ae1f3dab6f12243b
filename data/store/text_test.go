package store

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

func putArticle(t testing.TB, s *Store, a data.Article) data.Article {
	t.Helper()
	if _, err := s.Change("写稿").Put(&a).Commit(); err != nil {
		t.Fatal(err)
	}
	got, err := s.Article(a.ID)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func found(t testing.TB, s *Store, query string) []string {
	t.Helper()
	answer, err := s.FindText(query, 10)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, h := range answer.Hits {
		line := h.Title
		if h.Snippet != "" {
			for _, m := range slices.Backward(h.Marks) {
				h.Snippet = h.Snippet[:m[0]] + "[" + h.Snippet[m[0]:m[1]] + "]" + h.Snippet[m[1]:]
			}
			line += ": " + h.Snippet
		}
		out = append(out, line)
	}
	return out
}

func TestFindText(t *testing.T) {
	s, _ := create(t)
	putArticle(t, s, data.Article{Title: "纸鸢放飞场地管理规定", DocNo: "江商发〔2025〕7号", Body: "为规范放飞场地管理，制定本规定。\n\n机场净空保护区不得放飞。"})
	putArticle(t, s, data.Article{Title: "竹篾涨价之后", Body: "沿江的作坊最先感到压力，竹篾价格连涨三次。使用 Bamboo 2.0 系统，放飞节照常。"})
	third := putArticle(t, s, data.Article{Title: "放飞节通知", OriginName: "江州晚报", Body: "放飞节将于三月举办。"})
	for _, c := range []struct {
		query string
		want  []string
	}{
		{"机场净空", []string{"纸鸢放飞场地管理规定: 地管理，制定本规定。  [机场净空]保护区不得放飞。"}},
		{"放飞节", []string{"放飞节通知: [放飞节]将于三月举办。", "竹篾涨价之后: mboo 2.0 系统，[放飞节]照常。"}},
		{"ＢＡＭＢＯＯ", []string{"竹篾涨价之后: 竹篾价格连涨三次。使用 [Bamboo] 2.0 系统，放飞节照常。"}},
		{"江商发[2025]7号", []string{"纸鸢放飞场地管理规定: [江商发〔2025〕7号]"}},
		{"晚报 三月", []string{"放飞节通知: 放飞节将于[三月]举办。"}},
		{"篾", []string{"竹篾涨价之后: 江的作坊最先感到压力，竹[篾]价格连涨三次。使用 Bamboo 2.0 系统，放飞节照常。"}},
		{"场地放飞", nil}, // all pairs but one, and not in a row
		{"，。", nil},
	} {
		if got := found(t, s, c.query); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.query, got, c.want)
		}
	}
	third.SetBody("改期到四月。")
	third.Title = "改期通知"
	putArticle(t, s, third)
	if got := found(t, s, "放飞节"); len(got) != 1 {
		t.Errorf("after the edit: %q", got)
	}
	if _, err := s.Undo(); err != nil {
		t.Fatal(err)
	}
	if got := found(t, s, "放飞节"); len(got) != 2 {
		t.Errorf("after undo: %q", got)
	}
}

// TestTextIndex does random things to articles and wants the index to answer
// as reading all articles does, also after a program that knows no index.
func TestTextIndex(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	s, _ := create(t)
	letters := []rune("甲乙丙丁1aA，")
	random := func(n int) string {
		out := make([]rune, n)
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return string(out)
	}
	var all []data.Article
	check := func(when string) {
		t.Helper()
		if ready, err := s.TextReady(); err != nil || !ready {
			t.Fatalf("%s: the index is not ready: %v", when, err)
		}
		living, err := s.Articles()
		if err != nil {
			t.Fatal(err)
		}
		for range 12 {
			q := random(1 + r.IntN(4))
			words := wordsOf(q)
			want := 0
			for _, a := range living {
				full, err := s.Article(a.ID)
				if err != nil {
					t.Fatal(err)
				}
				holds := len(words) > 0
				for _, w := range words {
					in := false
					for _, text := range []string{full.Title, full.Body, particulars(&full)} {
						folded, _ := foldText(text)
						in = in || indexRunes(folded, w, 0) >= 0
					}
					holds = holds && in
				}
				if holds {
					want++
				}
			}
			got, err := s.FindText(q, 1000)
			if err != nil || len(got.Hits) != want || got.Total != want || got.AtLeast {
				t.Fatalf("%s: %q: %d of %d, want %d, %v", when, q, len(got.Hits), got.Total, want, err)
			}
		}
	}
	for step := range 60 {
		switch k := r.IntN(6); {
		case k < 3 || len(all) == 0:
			a := data.Article{Title: random(4), Body: random(30)}
			all = append(all, putArticle(t, s, a))
		case k == 3:
			i := r.IntN(len(all))
			if a, err := s.Article(all[i].ID); err == nil {
				a.SetBody(random(30))
				putArticle(t, s, a)
			}
		case k == 4:
			i := r.IntN(len(all))
			if a, err := s.Article(all[i].ID); err == nil {
				if _, err := s.Change("删稿").Delete(&a).Commit(); err != nil {
					t.Fatal(err)
				}
			}
		default:
			s.Undo()
		}
		if step%6 == 0 {
			check(fmt.Sprint("step ", step))
		}
	}
	// a program without an index moves the library on
	if err := s.db.Update(func(tx *bbolt.Tx) error {
		_, err := nextRev(tx)
		return err
	}); err != nil {
		t.Fatal(err)
	}
	if ready, _ := s.TextReady(); ready {
		t.Fatal("an index that missed a change calls itself ready")
	}
	if got, err := s.FindText("甲", 1000); err != nil || len(got.Hits) != got.Total {
		t.Fatal(got.Total, err)
	}
	calls := 0
	if err := s.IndexText(context.Background(), func(done, n int) { calls++ }); err != nil || calls == 0 {
		t.Fatal(calls, err)
	}
	check("indexed again")
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if err := s.IndexText(ctx, nil); err != nil { // nothing is left to do
		t.Fatal(err)
	}
}

// BenchmarkFindText looks words up in 20,000 articles, of some 3,000
// characters each, as they are typed; it reports the slow end.
func BenchmarkFindText(b *testing.B) {
	s, _ := create(b)
	r := rand.New(rand.NewPCG(1, 2))
	var sentences []string
	han := []rune("的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严")
	for range 1500 {
		n := 12 + r.IntN(40)
		out := make([]rune, n)
		for i := range out {
			out[i] = han[min(r.IntN(len(han)), r.IntN(len(han)))]
		}
		sentences = append(sentences, string(out)+"。")
	}
	for n := 0; n < 20_000; {
		c := s.Change("导入")
		for ; c.Len() < 500; n++ {
			var body strings.Builder
			for range 60 + r.IntN(80) {
				body.WriteString(sentences[r.IntN(len(sentences))])
			}
			c.Put(&data.Article{Title: sentences[r.IntN(len(sentences))][:30], DocNo: fmt.Sprintf("江商发〔2025〕%d号", n), Body: body.String()})
		}
		if _, err := c.Commit(); err != nil {
			b.Fatal(err)
		}
	}
	var queries []string
	for range 40 {
		q := []rune(sentences[r.IntN(len(sentences))])
		at, n := r.IntN(8), 1+r.IntN(4)
		queries = append(queries, string(q[at:at+n]))
	}
	queries = append(queries, "江商发〔2025〕77", "商发 "+sentences[3][:6])
	var took []time.Duration
	for i := 0; b.Loop(); i++ {
		began := time.Now()
		if _, err := s.FindText(queries[i%len(queries)], 20); err != nil {
			b.Fatal(err)
		}
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Microseconds())/1000, "p50-ms")
	b.ReportMetric(float64(took[len(took)*95/100].Microseconds())/1000, "p95-ms")
}
