package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// phrases are readings that a character's first one gets wrong. To add one: a
// row; the longest match wins.
var phrases = map[string]string{
	"重庆": "chong qing", "长安": "chang an", "长宁": "chang ning", "长春": "chang chun", "长沙": "chang sha",
	"长江": "chang jiang", "长城": "chang cheng", "长兴": "chang xing", "长虹": "chang hong", "银行": "yin hang",
	"行业": "hang ye", "厦门": "xia men", "都江堰": "du jiang yan", "成都": "cheng du", "首都": "shou du",
	"会计": "kuai ji", "调味": "tiao wei", "六安": "lu an", "番禺": "pan yu", "朝阳": "chao yang",
	"西藏": "xi zang", "宝藏": "bao zang", "音乐": "yin yue", "乐清": "yue qing", "大厦": "da sha",
	"百度": "bai du", "重工": "zhong gong", "长途": "chang tu", "传媒": "chuan mei", "供应": "gong ying",
	"参考": "can kao", "便利": "bian li", "薄荷": "bo he", "单县": "shan xian", "蚌埠": "beng bu",
	"亳州": "bo zhou", "莘庄": "xin zhuang", "浦东": "pu dong", "台州": "tai zhou", "丽水": "li shui",
}

// boilerplate ends most company names and says nothing; it is left out of the
// rows of letters, so that "gs" does not find every 公司.
var boilerplate = []string{"股份有限公司", "有限责任公司", "有限公司", "集团公司", "公司"}

var (
	args     = pinyin.Args{Style: pinyin.Normal, Heteronym: true, Fallback: func(r rune, _ pinyin.Args) []string { return nil }}
	readings sync.Map // rune → []string
)

// syllables lists the readings of a character, the usual one first; nil for
// what is not Han or has none.
func syllables(r rune) []string {
	if !unicode.Is(unicode.Han, r) {
		return nil
	}
	if v, ok := readings.Load(r); ok {
		return v.([]string)
	}
	var out []string
	for _, s := range pinyin.SinglePinyin(r, args) {
		if !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	readings.Store(r, out)
	return out
}

// Reading is a name's pinyin as it is sorted and shown, syllables apart: by
// phrase where one is known, else by each character's usual reading. Latin
// words stay as they are, in lower case.
func Reading(name string) string { return strings.Join(flatten(usual([]rune(name))), " ") }

// usual is the usual reading of each character; "" where there is none.
func usual(name []rune) []string {
	out := make([]string, len(name))
	for i := 0; i < len(name); {
		n := 0
		for l := min(4, len(name)-i); l > 1; l-- {
			if p, ok := phrases[string(name[i:i+l])]; ok {
				copy(out[i:], strings.Fields(p))
				n = l
				break
			}
		}
		if n == 0 {
			n = 1
			if s := syllables(name[i]); s != nil {
				out[i] = s[0]
			} else if r := name[i]; unicode.IsLetter(r) || unicode.IsDigit(r) {
				out[i] = strings.ToLower(string(r))
			}
		}
		i += n
	}
	return out
}

// flatten drops the empty ones and joins what was typed as one Latin word.
func flatten(s []string) (out []string) {
	for _, x := range s {
		if x != "" {
			out = append(out, x)
		}
	}
	return out
}

// variants lists how a name may be typed in letters: its usual reading first,
// then others, eight at the most. given is the reading that an editor set.
func variants(name []rune, given string) [][]string {
	first := usual(name)
	if w := strings.Fields(strings.ToLower(given)); len(w) > 0 {
		i := 0
		for k := range first {
			if first[k] != "" && syllables(name[k]) != nil && i < len(w) {
				first[k] = w[i]
				i++
			}
		}
	}
	out := [][]string{first}
	for i, r := range name {
		for _, s := range syllables(r) {
			if s == first[i] {
				continue
			}
			for _, have := range out[:len(out):len(out)] {
				if len(out) == 8 {
					return out
				}
				v := slices.Clone(have)
				v[i] = s
				out = append(out, v)
			}
		}
	}
	return out
}

// letters are the rows of letters of a name: full reading and initials of each
// variant, without boilerplate.
func letters(name, given string) []string {
	for _, b := range boilerplate {
		if t := strings.TrimSuffix(name, b); t != name && t != "" {
			name = t
			break
		}
	}
	var out []string
	add := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	for _, v := range variants([]rune(name), given) {
		var full, first strings.Builder
		for _, s := range v {
			full.WriteString(s)
			if s != "" {
				first.WriteByte(s[0])
			}
		}
		add(first.String())
		add(full.String())
	}
	return out
}
