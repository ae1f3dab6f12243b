package search

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"huikan/data"
)

func someDirectory() *Directory {
	ms := []data.Member{
		{ID: "1", Name: "上海远衡科技有限公司", Class: "理事单位", AddrMail: data.Address{District: "徐汇区"}, Industry: []string{"软件", "物流"}, Joined: data.Date{Year: 2009}},
		{ID: "2", Name: "重庆银河供应链有限公司", Class: "会员单位", AddrReg: data.Address{District: "浦东新区"}, Industry: []string{"物流"}, Joined: data.Date{Year: 2013, Month: 5}},
		{ID: "3", Name: "一心贸易有限公司", Class: "会员单位", AddrMail: data.Address{District: "徐汇区"}, MemberNo: "9"},
		{ID: "4", Name: "曾若谷", Class: "个人会员", MemberNo: "10"},
	}
	ms = ByReading(ms)
	return NewDirectory(ms, []data.Contact{{Member: "3", Name: "远山", Mobile: "13800138000"}},
		Facts{Classes: data.DefaultClasses(), Featured: map[data.MemberID]bool{"1": true}})
}

func (d *Directory) ids(rows []int) string {
	var out []string
	for _, r := range rows {
		out = append(out, string(d.members[r].ID))
	}
	return strings.Join(out, " ")
}

func TestAsk(t *testing.T) {
	d := someDirectory()
	for _, c := range []struct {
		name string
		q    Question
		want string
	}{
		{"by reading, 重庆 as chong and 曾 as the record's usual reading", Question{}, "4 2 1 3"},
		{"turned", Question{Down: true}, "3 1 2 4"},
		{"class, then reading", Question{Sort: "class"}, "1 2 3 4"},
		{"strokes", Question{Sort: "strokes"}, "3 1 2 4"},
		{"joined", Question{Sort: "joined"}, "4 3 1 2"},
		{"number: 9 before 10", Question{Sort: "member_no"}, "2 1 3 4"},
		{"a name before a contact", Question{Query: "远", Sort: "strokes"}, "1 3"},
		{"one facet", Question{Choice: Choice{"district": {"徐汇区"}}}, "1 3"},
		{"two values of one", Question{Choice: Choice{"class": {"会员单位", "个人会员"}}}, "4 2 3"},
		{"two facets", Question{Choice: Choice{"district": {"徐汇区"}, "class": {"会员单位"}}}, "3"},
		{"a second industry", Question{Choice: Choice{"industry": {"物流"}}}, "2 1"},
		{"council", Question{Choice: Choice{"council": {"yes"}}}, "1"},
		{"never featured", Question{Choice: Choice{"unfeatured": {"yes"}}}, "4 2 3"},
		{"typed and chosen", Question{Query: "wlian", Choice: Choice{"class": {"会员单位"}}}, ""},
		{"a value that nobody has", Question{Choice: Choice{"class": {"无"}}}, ""},
	} {
		if got := d.ids(d.Ask(c.q).Rows); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestCounts: the count of a value is what choosing it alone in its facet
// would leave.
func TestCounts(t *testing.T) {
	d := someDirectory()
	for _, q := range []Question{{}, {Choice: Choice{"district": {"徐汇区"}}}, {Query: "有限", Choice: Choice{"class": {"会员单位"}}}} {
		a := d.Ask(q)
		for i, f := range a.Facets {
			for _, c := range a.Counts[i] {
				with := Choice{}
				for k, v := range q.Choice {
					with[k] = v
				}
				with[f.Key] = []string{c.Value}
				if n := len(d.Ask(Question{Query: q.Query, Choice: with}).Rows); n != c.N {
					t.Errorf("%v: %s %s counts %d, choosing it leaves %d", q, f.Key, c.Value, c.N, n)
				}
				if c.On != slices.Contains(q.Choice[f.Key], c.Value) {
					t.Errorf("%v: %s %s on = %v", q, f.Key, c.Value, c.On)
				}
			}
		}
	}
	if a := d.Ask(Question{}); a.Counts[0][0].Value != "理事单位" {
		t.Errorf("the first class is %v, want that of the highest rank", a.Counts[0][0])
	}
	for _, f := range d.Ask(Question{}).Facets {
		if f.Key == "status" || f.Key == "dues" {
			t.Errorf("%s is offered though nothing is known of it", f.Key)
		}
	}
}

func TestWhere(t *testing.T) {
	m := data.Member{Name: "上海远衡科技有限公司", Phone: "021-5566 7788", USCC: "91310104MA1FR0K42T", FormerNames: []string{"长亭商务"}}
	cs := []data.Contact{{Name: "曾若谷", Mobile: "13800138000"}}
	for query, want := range map[string]string{
		"远衡": "", "yhkj": "", "zrg": "name [曾若谷]", "38000": "mobile 138001[38000]", "55667788": "phone_main 021-[5566 7788]",
		"k42t": "uscc 91310104MA1FR0[K42T]", "长亭": "former_names [长亭]商务", "ctsw": "former_names [长亭商务]", "远衡 曾": "name [曾]若谷", "没有": "",
	} {
		got := ""
		if p, ok := Where(&m, cs, query); ok {
			at := p.Spans[0]
			got = p.Field + " " + p.Value[:at[0]] + "[" + p.Value[at[0]:at[1]] + "]" + p.Value[at[1]:]
		}
		if got != want {
			t.Errorf("%q: %q, want %q", query, got, want)
		}
	}
}

func BenchmarkAsk100k(b *testing.B) {
	ms := many(100_000)
	r := rand.New(rand.NewPCG(3, 4))
	classes := data.DefaultClasses()
	for i := range ms {
		ms[i].Class = classes[r.IntN(len(classes))].Code
		ms[i].AddrMail.District = fmt.Sprintf("区%d", r.IntN(16))
		ms[i].Industry = []string{fmt.Sprintf("行业%d", r.IntN(40))}
	}
	ms = ByReading(ms)
	d := NewDirectory(ms, nil, Facts{Classes: classes, Featured: map[data.MemberID]bool{}})
	d.Ask(Question{Sort: "strokes"})
	for _, q := range []Question{{}, {Query: "钱浩"}, {Query: "shqh", Sort: "strokes"}, {Query: "有限"}, {Query: "zzzzq"}, {Sort: "class", Choice: Choice{"district": {"区3", "区4"}}}} {
		b.Run(q.Query+q.Sort, func(b *testing.B) {
			for b.Loop() {
				d.Ask(q)
			}
		})
	}
}
