package markdown

import (
	"strings"
	"testing"
	"unicode"

	"huikan/app/doc"
)

func TestBlocks(t *testing.T) {
	cases := []struct{ name, src, want string }{
		{"numbers stay text", "1. 总则\n2. 细则\n\n1) 甲", "body: 1. 总则\nbody: 2. 细则\nbody: 1) 甲\n"},
		{"headings keep their numbers", "## 一、指导思想\n\n### （一）健全机制\n\n#### 1. 名称", "heading1: 一、指导思想\nheading2: （一）健全机制\nheading3: 1. 名称\n"},
		{"chapters stand in the middle", "## 第一章 总则", "chapter: 第一章 总则\n"},
		{"chapters that nobody marked", "第一章　总　则\n\n第二章规定如下。\n\n第一章 规定，如下", "chapter: 第一章　总　则\nbody: 第二章规定如下。\nbody: 第一章 规定，如下\n"},
		{"a law's own contents", "目录\n\n第一章 总则\n\n第一节 甲\n\n第二章 附则\n\n第一章 总则\n\n第一条 文",
			"chapter: 目　录\nlisting: 第一章 总则\nlisting: 第一节 甲\nlisting: 第二章 附则\nchapter: 第一章 总则\nclause: {lead 第一条} 文\n"},
		{"a chapter and its section", "第一章 总则\n\n第一节 甲\n\n文", "chapter: 第一章 总则\nchapter: 第一节 甲\nbody: 文\n"},
		{"a typed number opens a paragraph", "前文\n（一）甲；\n（二）乙。", "body: 前文\nbody: （一）甲；\nbody: （二）乙。\n"},
		{"line ends vanish between Han", "上海市\n行业协会\nused\nhere", "body: 上海市行业协会used here\n"},
		{"article numbers lead in", "第十条 会员应当\n\n第十条例外", "clause: {lead 第十条} 会员应当\nbody: 第十条例外\n"},
		{"emphasis beside Chinese marks", "（二）**“玻璃门”**。对*楷体*字", "body: （二）{bold “玻璃门”}。对{emph 楷体}字\n"},
		{"what looks like text is text", "2014~2020年，a_b_c <5%\n===\n    缩进", "body: 2014~2020年，a_b_c <5% ===缩进\n"},
		{"indented lines are text", "\t甲\n\n     乙\n\n- 丙\n\n        丁", "body: 甲\nbody: 乙\nlist\n  -\n    body: 丙\n    body: 丁\n"},
		{"waves are text", "~~~好的~~~", "body: ~~~好的~~~\n"},
		{"what a fence says is kept", "```表一 甲\n乙\n```\n\n```go\nx\n```", "preformatted: [\"表一 甲\" \"乙\"]\npreformatted: [\"x\"]\n"},
		{"escapes", `\*星\* \# \[方\] &amp;`, "body: *星* # [方] &\n"},
		{"an escaped sign begins no entity", `\&amp; \\&amp; \&lt;b`, "body: &amp; \\& &lt;b\n"},
		{"a footnote of two paragraphs", "正文[^1]。\n\n[^1]: 甲。\n\n    乙。", "body: 正文{note footnote: 甲。; footnote: 乙。}。\n"},
		{"bullets", "- 甲\n- 乙\n  - 丙", "list\n  -\n    body: 甲\n  -\n    body: 乙\n    list\n      -\n        body: 丙\n"},
		{"recipient", "::: {.recipient}\n各会员单位：\n:::\n\n正文。", "recipient: 各会员单位：\nbody: 正文。\n"},
		{"signature", "::: {.signature}\n甲局\n乙办\n2026年1月8日\n:::", "signature: 甲局 / 乙办 | 2026年1月8日\n"},
		{"signature under a seal", "::: {.signature .sealed}\n甲局\n2026年1月8日\n:::", "signature: 甲局 | 2026年1月8日 | sealed 0\n"},
		{"signature with its seals", "::: {.signature}\n甲局 ![印](picture:a)\n乙局\n![印](picture:b)\n2026年1月8日\n:::", "signature: 甲局 / 乙局 | 2026年1月8日 | sealed 2\n"},
		{"signature without a date", "::: {.signature}\n甲局\n:::", "signature: 甲局 | \n"},
		{"a document's title", "::: {.doctitle}\n管理办法\n（试行）\n:::", "doctitle: 管理办法⏎（试行）\n"},
		{"an unknown block is text", "::: {.frame}\n甲\n乙\n:::", "body: 甲\nbody: 乙\n"},
		{"a block that nobody closed", "::: {.recipient}\n各会员单位：\n", "recipient: 各会员单位：\n"},
		{"table with groups", "| 序号 | 名称 | 值 | 注 |\n|---|---|---:|---|\n| 一 | 健身 | | |\n| 1 | 步道 | 40.6 | 甲 |",
			"table\n  head: [序号] [名称] [值] [注]\n  group: [一] [健身] [] []\n  row: [1] [步道] [40.6] [甲]\n"},
		{"merged cells", "| 指标 | 2025年 | < | 注 |\n|---|---|---|---|\n| ^ | 上半年 | 下半年 | ^ |\n| 甲 | 1 | 2 | 同左 |\n| 乙 | 3 | < | ^ |",
			"table\n  head: 1×2[指标] 2×1[2025年] 1×2[注]\n  head: [上半年] [下半年]\n  row: [甲] [1] [2] 1×2[同左]\n  row: [乙] 2×1[3]\n"},
		{"a block of merged cells", "| a | b | c |\n|---|---|---|\n| 甲 | 乙 | < |\n| 丙 | ^ | < |\n| 丁 | ^ | ^ |", "table\n  head: [a] [b] [c]\n  row: [甲] 2×3[乙]\n  row: [丙]\n  row: [丁]\n"},
		{"merged cells that make no rectangle", "| a | b |\n|---|---|\n| 甲 | < |\n| ^ | 乙 |\n| < | 丙 |", "table\n  head: [a] [b]\n  row: [甲] [<]\n  row: [^] [乙]\n  row: [<] [丙]\n"},
		{"marks that are text", "| a | b |\n|---|---|\n| 甲 | \\< |\n| \\^ | <5 |", "table\n  head: [a] [b]\n  row: [甲] [<]\n  row: [^] [<5]\n"},
		{"a head of two rows", "| 上 | < | 下 | < |\n|---|---|---|---|\n| a | b | c | d |\n|---|---|---|---|\n| 1 | 2 | 3 | 4 |", "table\n  head: 2×1[上] 2×1[下]\n  head: [a] [b] [c] [d]\n  row: [1] [2] [3] [4]\n"},
		{"a merged row names what follows", "| a | b | c |\n|---|---|---|\n| 甲类 | < | < |\n| 1 | 2 | 3 |", "table\n  head: [a] [b] [c]\n  group: [甲类] [] []\n  row: [1] [2] [3]\n"},
		{"cells beyond the last column", "| a | b |\n|---|---|\n| 1 | 2 | 三 | 四\\|五 |", "table\n  head: [a] [b]\n  row: [1] [2] [三] [四|五]\n"},
		{"a turned table", "::: {.turned}\n表\n\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n\n后", "turned\n  body: 表\n  table\n    head: [a] [b]\n    row: [1] [2]\nbody: 后\n"},
		{"a block within a panel", "::: {.turned}\n::: {.recipient}\n各单位：\n:::\n甲\n:::\n乙", "turned\n  recipient: 各单位：\n  body: 甲\nbody: 乙\n"},
		{"a panel that nobody closed", "::: {.turned}\n甲\n\n乙", "turned\n  body: 甲\n  body: 乙\n"},
		{"a box", "::: {.box}\n## 须知\n\n一、甲\n\n- 乙\n:::", "box\n  box-title: 须知\n  body: 一、甲\n  list\n    -\n      body: 乙\n"},
		{"a box with a title in its head", "::: {.box title=\"须知\"}\n甲\n:::", "box\n  box-title: 须知\n  body: 甲\n"},
		{"pictures beside one another", "::: {.pictures}\n![图一](picture:a)\n![图二](picture:b)\n:::", "pictures\n  figure: a 图一\n  figure: b 图二\n"},
		{"a pull quote", "::: {.pullquote}\n把空着的地方变成有用的地方。\n\n——柏令仪\n:::", "pullquote\n  body: 把空着的地方变成有用的地方。\n  body: ——柏令仪\n"},
		{"names", "::: {.names}\n张三、李四光　欧阳修远，王　五\n:::", "names: {name 张三}{name 　}{name 李四光}{name 　}{name 欧阳修远}{name 　}{name 王五}\n"},
		{"dots", "请[务必]{.dots}于[**3月**前]{.underline}报到", "body: 请{dots 务必}于{bold underline 3月}{underline 前}报到\n"},
		{"dots within emphasis", "**请[务必]{.dots}于**", "body: {bold 请}{bold dots 务必}{bold 于}\n"},
		{"two classes", "[甲[乙]{.dots}丙]{.underline}[丁]{.dots .underline}", "body: {underline 甲}{dots underline 乙}{underline 丙}{dots underline 丁}\n"},
		{"a class that nobody knows", "[甲]{.red}与[乙]", "body: [甲]{.red}与[乙]\n"},
		{"a link in marked text", "[见[官网](https://a.example)]{.underline}", "body: {underline 见}{underline →https://a.example 官网}\n"},
		{"marked text in a cell", "| [甲]{.dots} | b |\n|---|---|\n| 1 | 2 |", "table\n  head: [{dots 甲}] [b]\n  row: [1] [2]\n"},
		{"footnote", "正文[^1]。\n\n[^1]: 注文。", "body: 正文{note footnote: 注文。}。\n"},
		{"picture", "前文![图一](picture:abc)后文", "body: 前文\nfigure: abc 图一\nbody: 后文\n"},
		{"quote and rule", "> 引文\n\n---\n\n后", "quote\n  body: 引文\ndivider\nbody: 后\n"},
		{"link", "见[官网](https://a.example)与<https://b.example>", "body: 见{→https://a.example 官网}与{→https://b.example https://b.example}\n"},
		{"forced break", "甲  \n乙", "body: 甲⏎乙\n"},
		{"preformatted", "```\na  b\n```", "preformatted: [\"a  b\"]\n"},
	}
	for _, c := range cases {
		if got := doc.Dump(Blocks(c.src)); got != c.want {
			t.Errorf("%s: %q\n got %q\nwant %q", c.name, c.src, got, c.want)
		}
	}
}

// FuzzBlocks: no text is beyond it, and letters are never lost but where they
// are an address or a class.
func FuzzBlocks(f *testing.F) {
	f.Add("## 一、\n\n::: {.signature}\n甲\n:::\n\n| a | b |\n|---|---|\n| 一 | |\n")
	f.Add("\t甲\n\n    # 乙\n")
	f.Add("[^1]\n\n[^1]: 注[^1]\n")
	f.Add("**（甲）**乙\n1. 丙\n![图](picture:x)")
	f.Fuzz(func(t *testing.T, src string) {
		blocks := Blocks(src)
		if strings.ContainsAny(src, "[]<>&`\\|{}:!") { // addresses, classes and entities are not printed
			return
		}
		count := func(s string) (n int) {
			for _, r := range s {
				if unicode.Is(unicode.Han, r) {
					n++
				}
			}
			return n
		}
		if got, want := count(doc.Dump(blocks)), count(src); got != want {
			t.Errorf("%q: %d Han characters of %d\n%s", src, got, want, doc.Dump(blocks))
		}
	})
}
