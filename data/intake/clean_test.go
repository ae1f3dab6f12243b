package intake

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"huikan/data"
)

// TestClean has for each rule what it changes and what it must leave alone.
func TestClean(t *testing.T) {
	for _, c := range []struct{ rule, in, want string }{
		{"invisible", "甲\u200b乙\ufeff丙", "甲乙丙"},
		{"radicals", "⼈⼯智能", "人工智能"},
		{"latin", "ＡＢＣ公司２０２６年", "ABC公司2026年"},
		{"latin", "江商发〔２０２６〕５号", "江商发〔２０２６〕５号"},
		{"latin", "| 数量Ａ | １２ |", "| 数量A | １２ |"},
		{"soft-returns", "甲说，\\\n乙听。\\\n丙来。", "甲说，乙听。\n\n丙来。"},
		{"soft-returns", "one  \ntwo", "one two"},
		{"soft-returns", "::: {.signature}\n甲局\\\n乙局\n:::", "::: {.signature}\n甲局\\\n乙局\n:::"},
		{"indents", "　　甲段。　\n\n\u00a0乙段。", "甲段。\n\n乙段。"},
		{"indents", "- 甲\n  - 乙\n\n[^1]: 注。\n\n    第二段。", "- 甲\n  - 乙\n\n[^1]: 注。\n\n    第二段。"},
		{"blank-lines", "\n甲。\n\n \n\n乙。\n\n\n", "甲。\n\n乙。\n"},
		{"blank-lines", "```\n甲\n\n\n乙\n```", "```\n甲\n\n\n乙\n```"},
		{"marks", "时间:上午10:30,地点;会议室? 好!", "时间：上午10:30,地点；会议室？好！"},
		{"marks", "见网址:http://a.cn/x,y 和3:1", "见网址：http://a.cn/x,y 和3:1"},
		{"marks", "结束.\n\n一.总则.", "结束。\n\n一.总则。"},
		{"marks", "张三.李四", "张三.李四"},
		{"brackets", "会议(含视频)由协会(WTO)办", "会议（含视频）由协会（WTO）办"},
		{"brackets", "（甲)乙(丙）", "（甲）乙（丙）"},
		{"brackets", "f(x) 与 1)甲；", "f(x) 与 1)甲；"},
		{"brackets", "[网页(一)](http://a.cn/(甲))", "[网页（一）](http://a.cn/(甲))"},
		{"brackets", "`(甲)` 发〔2026〕(甲)", "`(甲)` 发〔2026〕（甲）"},
		{"brackets", "发(2026)5号", "发(2026)5号"},
		{"quotes", "他说\"好\"，don't说'行'。", "他说“好”，don't说‘行’。"},
		{"quotes", "甲\"乙", "甲\"乙"},
		{"ellipsis", "等等...说。。。。完…", "等等……说……完……"},
		{"ellipsis", "目录........12", "目录........12"},
		{"dashes", "纸鸢--风筝——好—坏 A-B 2020-2026", "纸鸢——风筝——好——坏 A-B 2020-2026"},
		{"tilde", "10~12亿元，甲~乙，~/x", "10～12亿元，甲～乙，~/x"},
		{"tilde", "| 范围 | 10~12 |", "| 范围 | 10~12 |"},
		{"han-spaces", "协会组织会员 赴外地考察， 收获很大。这是一段", "协会组织会员赴外地考察，收获很大。这是一段"},
		{"han-spaces", "第一条 为了规范放飞场地的管理，制定本条例。", "第一条 为了规范放飞场地的管理，制定本条例。"},
		{"han-spaces", "联系人：张 三，电话请见协会网站首页通知", "联系人：张 三，电话请见协会网站首页通知"},
		{"han-spaces", "2026年3月5日 江州市第九届人民代表大会通过", "2026年3月5日 江州市第九届人民代表大会通过"},
		{"han-spaces", "::: {.signature}\n江州市商务局 江州市财政局办公室联合印发\n:::", "::: {.signature}\n江州市商务局 江州市财政局办公室联合印发\n:::"},
		{"latin-spaces", "到 2028 年，使用 AI 工具", "到2028年，使用AI工具"},
		{"latin-spaces", "1.1 目的\n\n| 到 2028 年 | 8 |", "1.1 目的\n\n| 到 2028 年 | 8 |"},
	} {
		got := Apply(c.in, Clean(c.in, []string{c.rule}))
		if got != c.want {
			t.Errorf("%s: %q became %q, want %q", c.rule, c.in, got, c.want)
		}
	}
	for _, r := range CleanRules {
		if r.ZH == "" || r.EN == "" || hasHan(strings.ReplaceAll(r.EN, "——", "")) {
			t.Errorf("rule %s lacks a name", r.Key)
		}
	}
}

// TestCleanList: changes say where they are, one place changed by two rules is
// one change, and both halves of a pair go by one key.
func TestCleanList(t *testing.T) {
	text := "第一行。\n\n会议 (含 ２ 次)在此。"
	list := Clean(text, DefaultRules())
	if got := Apply(text, list); got != "第一行。\n\n会议（含2次）在此。" {
		t.Errorf("%q: %+v", got, list)
	}
	keys := map[string]int{}
	for i, c := range list {
		if c.Line != 3 || text[c.At:c.End] != c.Before || i > 0 && c.At < list[i-1].End {
			t.Errorf("change %+v", c)
		}
		keys[c.Key]++
	}
	if len(keys) >= len(list) {
		t.Errorf("no two of %+v share a key", list)
	}
	var half []Change
	for _, c := range list {
		if c.Rule == "latin" || c.Also == "latin" {
			half = append(half, c)
		}
	}
	if got := Apply(text, half); strings.ContainsRune(got, '２') || !strings.ContainsRune(got, '(') {
		t.Errorf("only digits: %q", got)
	}
}

// cleanSame reduces a text to what no rule may change: blanks and invisible
// characters go, marks that stand for one another are one.
func cleanSame(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || blank(r) || r == '\\':
			continue
		case r >= 0xFF01 && r <= 0xFF5E:
			r -= 0xFEE0
		case r >= 0x2F00 && r <= 0x2FDF:
			r = firstRune(data.FoldWidth(string(r)))
		}
		if _, gone := stripInvisible(string(r)); gone != "" {
			continue
		}
		switch r {
		case '，':
			r = ','
		case '。', '…', '⋯', '·':
			r = '.'
		case '“', '”':
			r = '"'
		case '‘', '’':
			r = '\''
		case '—', '―', '─', '━':
			r = '-'
		case '∼', '〜', '～', '˜':
			r = '~'
		}
		if (r == '.' || r == '-') && r == last {
			continue
		}
		last = r
		b.WriteRune(r)
	}
	return b.String()
}

// checkCleanLaws: changes do not overlap, cleaning what is clean changes
// nothing, and nothing is lost but what rules name, whichever changes are left
// out.
func checkCleanLaws(t *testing.T, text string, rules []string, keep func(int) bool) {
	t.Helper()
	list := Clean(text, rules)
	at := 0
	var some []Change
	for i, c := range list {
		if c.At < at || c.End < c.At || c.End > len(text) || text[c.At:c.End] != c.Before || c.Before == c.After {
			t.Fatalf("%q: change %+v", text, c)
		}
		at = c.End
		if keep(i) {
			some = append(some, c)
		}
	}
	clean := Apply(text, list)
	if again := Clean(clean, rules); len(again) > 0 {
		t.Errorf("%q became %q, which is cleaned again: %+v", text, clean, again)
	}
	for _, got := range []string{clean, Apply(text, some)} {
		if cleanSame(got) != cleanSame(text) {
			t.Errorf("%q lost something: %q", text, got)
		}
	}
}

func TestCleanLaws(t *testing.T) {
	parts := strings.Split("甲|乙丙|协会组织会员|第一条|12|A|ab| |  |　|\n|\n\n|(|)|（|）|,|，|.|。|...|…|-|--|—|~|\"|'|:|;|?|\\\n|  \n|`|``` |\n```\n|\n| 甲 | 1~2 |\n|\n## |\n- |\n> |\n::: {.signature}\n|\n:::\n|〔２０２６〕５号|http://a.cn/甲,(乙)|[x](http://b.cn)|[^1]|⼈|\u200b|１Ｂ|２|％|**|\\*|<|&amp;", "|")
	r := rand.New(rand.NewPCG(3, 5))
	for range 4000 {
		var b strings.Builder
		for range r.IntN(24) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		rules := DefaultRules()
		if r.IntN(3) == 0 {
			rules = slices.DeleteFunc(rules, func(string) bool { return r.IntN(2) == 0 })
		}
		checkCleanLaws(t, b.String(), rules, func(int) bool { return r.IntN(2) == 0 })
		if t.Failed() {
			return
		}
	}
}

// FuzzClean holds the laws of clean-up over any text.
func FuzzClean(f *testing.F) {
	f.Add("会议 (含 ２ 次)--在此...\n\n\n　　甲~乙,\"丙\"\\\n丁")
	f.Add("```\n(甲)\n```\n| ２ | a |\n::: {.x}\n甲 乙\n:::")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 1<<12 {
			return
		}
		checkCleanLaws(t, strings.ToValidUTF8(text, "?"), DefaultRules(), func(i int) bool { return i%2 == 0 })
	})
}
