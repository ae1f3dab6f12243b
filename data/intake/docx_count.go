package intake

import (
	"strconv"
	"strings"
)

// counted writes the n-th number of a list as Word counts in format
// (ECMA-376, ST_NumberFormat). known is false for a format that is none of
// these; it counts 1, 2, 3.
func counted(n int, format string) (s string, known bool) {
	if f, ok := counting[format]; ok {
		return f(n), true
	}
	return strconv.Itoa(n), false
}

// counting holds the ways of counting. To add one: a row.
var counting = map[string]func(int) string{
	"decimal":                      strconv.Itoa,
	"decimalHalfWidth":             strconv.Itoa,
	"decimalZero":                  func(n int) string { return zeroed(n) },
	"decimalFullWidth":             wideDigits,
	"decimalFullWidth2":            wideDigits,
	"none":                         func(int) string { return "" },
	"bullet":                       func(int) string { return "" },
	"upperRoman":                   func(n int) string { return roman(n) },
	"lowerRoman":                   func(n int) string { return strings.ToLower(roman(n)) },
	"upperLetter":                  func(n int) string { return repeated(n, 'A') },
	"lowerLetter":                  func(n int) string { return repeated(n, 'a') },
	"ordinal":                      ordinal,
	"numberInDash":                 func(n int) string { return "- " + strconv.Itoa(n) + " -" },
	"chineseCounting":              func(n int) string { return hanCounting(n, "〇一二三四五六七八九") },
	"taiwaneseCounting":            func(n int) string { return hanCounting(n, "〇一二三四五六七八九") },
	"japaneseCounting":             func(n int) string { return hanNumber(n, "一二三四五六七八九", "十百千万", "零", true) },
	"chineseCountingThousand":      func(n int) string { return hanNumber(n, "一二三四五六七八九", "十百千万", "零", true) },
	"taiwaneseCountingThousand":    func(n int) string { return hanNumber(n, "一二三四五六七八九", "十百千萬", "零", true) },
	"chineseLegalSimplified":       func(n int) string { return hanNumber(n, "壹贰叁肆伍陆柒捌玖", "拾佰仟万", "零", false) },
	"ideographLegalTraditional":    func(n int) string { return hanNumber(n, "壹貳參肆伍陸柒捌玖", "拾佰仟萬", "零", false) },
	"ideographDigital":             func(n int) string { return byPlace(n, "〇一二三四五六七八九") },
	"taiwaneseDigital":             func(n int) string { return byPlace(n, "○一二三四五六七八九") },
	"japaneseDigitalTenThousand":   func(n int) string { return byPlace(n, "〇一二三四五六七八九") },
	"ideographTraditional":         func(n int) string { return oneOf(n, "甲乙丙丁戊己庚辛壬癸") },
	"ideographZodiac":              func(n int) string { return oneOf(n, "子丑寅卯辰巳午未申酉戌亥") },
	"ideographZodiacTraditional":   stemAndBranch,
	"decimalEnclosedCircle":        func(n int) string { return enclosed(n, '①', 20) },
	"decimalEnclosedCircleChinese": func(n int) string { return enclosed(n, '①', 20) },
	"decimalEnclosedParen":         func(n int) string { return enclosed(n, '⑴', 20) },
	"decimalEnclosedFullstop":      func(n int) string { return enclosed(n, '⒈', 20) },
	"ideographEnclosedCircle":      func(n int) string { return enclosed(n, '㊀', 10) },
}

func zeroed(n int) string {
	if n >= 0 && n < 10 {
		return "0" + strconv.Itoa(n)
	}
	return strconv.Itoa(n)
}

func wideDigits(n int) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return r - '0' + '０'
		}
		return r
	}, strconv.Itoa(n))
}

func enclosed(n int, first rune, most int) string {
	if n >= 1 && n <= most {
		return string(first + rune(n-1))
	}
	return strconv.Itoa(n)
}

func oneOf(n int, signs string) string {
	rs := []rune(signs)
	if n >= 1 && n <= len(rs) {
		return string(rs[n-1])
	}
	return strconv.Itoa(n)
}

// stemAndBranch counts 甲子, 乙丑 … to sixty and round again.
func stemAndBranch(n int) string {
	if n < 1 {
		return strconv.Itoa(n)
	}
	return string([]rune("甲乙丙丁戊己庚辛壬癸")[(n-1)%10]) + string([]rune("子丑寅卯辰巳午未申酉戌亥")[(n-1)%12])
}

func roman(n int) string {
	if n < 1 || n > 4999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, s := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for ; n >= s.n; n -= s.n {
			b.WriteString(s.s)
		}
	}
	return b.String()
}

// repeated counts a … z, aa, bb …, as Word does.
func repeated(n int, first rune) string {
	if n < 1 || n > 26*20 {
		return strconv.Itoa(n)
	}
	return strings.Repeat(string(first+rune((n-1)%26)), (n-1)/26+1)
}

func ordinal(n int) string {
	end := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return strconv.Itoa(n) + end
}

func byPlace(n int, digits string) string {
	if n < 0 {
		return strconv.Itoa(n)
	}
	rs := []rune(digits)
	var b strings.Builder
	for _, c := range strconv.Itoa(n) {
		b.WriteRune(rs[c-'0'])
	}
	return b.String()
}

// hanCounting counts with 十 to ninety-nine and by place from there on: 一〇〇.
func hanCounting(n int, digits string) string {
	if n < 1 || n > 99 {
		return byPlace(n, digits)
	}
	return hanNumber(n, "一二三四五六七八九", "十百千万", "零", true)
}

// hanNumber writes a number to ten thousand in words. short leaves the 一 of 一十
// away at its head.
func hanNumber(n int, digits, places, zero string, short bool) string {
	if n == 0 {
		return zero
	}
	if n < 0 || n > 99999 {
		return strconv.Itoa(n)
	}
	ds, ps := []rune(digits), []rune(places)
	var b strings.Builder
	gap := false
	for i, by := 4, 10000; by > 0; i, by = i-1, by/10 {
		d := n / by % 10
		if d == 0 {
			gap = b.Len() > 0
			continue
		}
		if gap {
			b.WriteString(zero)
			gap = false
		}
		if !(short && i == 1 && d == 1 && b.Len() == 0) {
			b.WriteRune(ds[d-1])
		}
		if i > 0 {
			b.WriteRune(ps[i-1])
		}
	}
	return b.String()
}
