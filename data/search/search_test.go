package search

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"huikan/data"
)

var members = []data.Member{
	{ID: "1", Name: "上海远衡科技（集团）有限公司", USCC: "91310104MA1FR0K42T", Website: "www.yuanheng.example", FormerNames: []string{"上海长亭商务有限公司"}},
	{ID: "2", Name: "重庆银河供应链股份有限公司", MemberNo: "0042", Pinyin: "chong qing yin he gong ying lian"},
	{ID: "3", Name: "单氏调味品有限公司", Phone: "021-5566 7788"},
	{ID: "4", Name: "𠮷田ABC贸易（上海）有限公司"},
}

var contacts = []data.Contact{{Member: "3", Name: "曾若谷", Mobile: "13800138000"}}

func TestFind(t *testing.T) {
	s := NewMembers(members, contacts)
	cases := []struct {
		query, want string
		mark        string // the part of the first hit's name that is marked
	}{
		{"远衡", "1", "远衡"},
		{"shyh", "1", "上海远衡"},
		{"yuanheng", "1", "远衡"},
		{"shanghaiyuan", "1", "上海远"},
		{"changting", "1", ""}, // a former name
		{"K42T", "1", ""},
		{"k42t", "1", ""},
		{"yuanheng.example", "1", ""},
		{"cqyh", "2", "重庆银河"},
		{"zqyh", "2", "重庆银河"}, // 重 has two readings, and people type either
		{"chongqing", "2", "重庆"},
		{"0042", "2", ""},
		{"shan", "1 3 4", ""}, // 单 as a surname; 上海 begins so too
		{"tiaowei", "3", "调味"},
		{"38000", "3", ""},
		{"138 0013", "3", ""}, // two words that both match
		{"5566-7788", "3", ""},
		{"zeng", "3", ""},
		{"曾若", "3", ""},
		{"上海 贸易", "4", "上海"},
		{"ａｂｃ", "4", "ABC"},
		{"𠮷", "4", "𠮷"},
		{"没有", "", ""},
		{"", "", ""},
	}
	for _, c := range cases {
		hits, total := s.Find(c.query, 10)
		var ids []string
		for _, h := range hits {
			ids = append(ids, string(h.Member))
		}
		if got := strings.Join(ids, " "); got != c.want || total != len(hits) {
			t.Errorf("%q finds %q (%d), want %q", c.query, got, total, c.want)
			continue
		}
		if c.mark != "" {
			h := hits[0]
			name := ""
			for _, m := range members {
				if m.ID == h.Member {
					name = m.Name
				}
			}
			if len(h.Spans) == 0 || name[h.Spans[0][0]:h.Spans[0][1]] != c.mark {
				t.Errorf("%q marks %v of %s, want %q", c.query, h.Spans, name, c.mark)
			}
		}
	}
}

func TestReading(t *testing.T) {
	for name, want := range map[string]string{
		"重庆长安汽车": "chong qing chang an qi che",
		"中国工商银行": "zhong guo gong shang yin hang",
		"厦门都江堰":  "xia men du jiang yan",
	} {
		if got := Reading(name); got != want {
			t.Errorf("Reading(%s) = %q, want %q", name, got, want)
		}
	}
}

func TestArticles(t *testing.T) {
	s := NewArticles([]data.Article{
		{ID: "a", Title: "关于印发《绿色包装\n管理办法》的通知", DocNo: "沪商〔2026〕18号"},
		{ID: "b", Title: "行业盘点", Credit: "（来源：远衡研究院）"},
	})
	for query, want := range map[string]string{"绿色包装管理": "a", "〔2026〕18": "a", "远衡": "b", "盘点 来源": "b", "hypd": "b", "无": ""} {
		got := ""
		for _, id := range s.Find(query, 5) {
			got += string(id)
		}
		if got != want {
			t.Errorf("%q finds %q, want %q", query, got, want)
		}
	}
}

// many makes companies of common characters.
func many(n int) []data.Member {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []rune("上海江苏浙江钱浩远衡银河友会颐和云海亿禾康健科技商务投资信息管理贸易物流供应链网络电子")
	out := make([]data.Member, n)
	for i := range out {
		name := []rune("上海")
		for range 2 + r.IntN(6) {
			name = append(name, parts[r.IntN(len(parts))])
		}
		out[i] = data.Member{ID: data.MemberID(fmt.Sprint(i)), Name: string(name) + "有限公司", USCC: fmt.Sprintf("9131%014d", r.IntN(1e13))}
	}
	return out
}

func BenchmarkFind100k(b *testing.B) {
	s := NewMembers(many(100_000), nil)
	for _, q := range []string{"钱浩", "shqh", "qianhao", "有限", "9131", "zzzzq"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				s.Find(q, 200)
			}
		})
	}
}

func FuzzFind(f *testing.F) {
	f.Add("shqh")
	f.Add("上 海")
	s := NewMembers(members, contacts)
	f.Fuzz(func(t *testing.T, q string) {
		hits, total := s.Find(q, 3)
		if len(hits) > 3 || len(hits) > total {
			t.Fatal(len(hits), total)
		}
	})
}
