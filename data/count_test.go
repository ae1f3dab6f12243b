package data

import "testing"

func TestCountWords(t *testing.T) {
	for _, c := range []struct {
		text string
		want WordCount
	}{
		{"", WordCount{}},
		{"会员大会", WordCount{Han: 4}},
		{"会员，大会。", WordCount{Han: 4, Marks: 2}},
		{"使用 Go 语言", WordCount{Han: 4, Words: 1}},
		{"使用Go语言2026年", WordCount{Han: 5, Words: 2}},
		{"到2028年达到82%以上", WordCount{Han: 6, Words: 2}},
		{"it's a test, 1,200", WordCount{Words: 4}},
		{"“三年”——计划…", WordCount{Han: 4, Marks: 5}},
		{"## 一、总**则**\n\n- 甲\n- 乙", WordCount{Han: 5, Marks: 1}},
		{"::: {.signature}\n甲会\n:::", WordCount{Han: 2}},
		{"| 甲 | 12 |\n| --- | --- |\n| 乙 | a\\|b |", WordCount{Han: 2, Words: 2}},
		{"见[^1]与![图](picture:0123456789abcdef)。\n\n[^1]: 注", WordCount{Han: 4, Marks: 1}},
		{"２０２６年", WordCount{Han: 5}},
		{`\*星\*`, WordCount{Han: 1, Words: 2}},
	} {
		if got := CountWords(c.text); got != c.want {
			t.Errorf("%q counts %+v, want %+v", c.text, got, c.want)
		}
	}
}
