package data

import (
	"strings"
	"unicode"
)

// ParseDate reads a date as people write it: 2013, 2013-05, 2013.5.6, 2013/5,
// 20130506, 2013年5月6日, 二〇一三年五月六日, with full-width digits and blanks, and
// with the midnight that spreadsheets append. "" is the date that is not
// known. Years of two digits and day-first dates are refused, not guessed;
// so is a year before 1900 or after 2199.
func ParseDate(text string) (Date, error) {
	s := strings.TrimSpace(FoldWidth(text))
	if s == "" {
		return Date{}, nil
	}
	bad := func(c Code) (Date, error) { return Date{}, &Problem{Code: c, Value: text} }
	parts, ok := dateParts(dropMidnight(s))
	if !ok {
		return bad(DateShape)
	}
	var d Date
	for i, p := range []*int{&d.Year, &d.Month, &d.Day}[:len(parts)] {
		*p = parts[i]
		if i > 0 && parts[i] == 0 {
			return bad(DateNoDay)
		}
	}
	switch {
	case d.Year < 1900 || d.Year > 2199:
		return bad(DateYear)
	case !d.Valid():
		return bad(DateNoDay)
	}
	return d, nil
}

// dropMidnight cuts " 00:00:00" and "T00:00:00Z" off: a spreadsheet's way to
// write a day. Any other time of day stays, and makes the date unreadable.
func dropMidnight(s string) string {
	i := strings.IndexAny(s, " T")
	if i < 8 {
		return s
	}
	switch strings.TrimSuffix(s[i+1:], "Z") {
	case "00:00:00", "00:00", "0:00", "0:00:00":
		return s[:i]
	}
	return s
}

// dateParts cuts s into year, month and day, as many as there are.
func dateParts(s string) ([]int, bool) {
	s = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
	if n, ok := allDigits(s); ok {
		switch len(s) {
		case 4:
			return []int{n}, true
		case 6:
			return []int{n / 100, n % 100}, true
		case 8:
			return []int{n / 10000, n / 100 % 100, n % 100}, true
		}
		return nil, false
	}
	if strings.ContainsRune(s, '年') {
		return chineseDateParts(s)
	}
	fields := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("-./", r) })
	if strings.Join(fields, " ") != strings.NewReplacer("-", " ", ".", " ", "/", " ").Replace(s) ||
		len(fields) > 3 || len(fields[0]) != 4 {
		return nil, false
	}
	var parts []int
	for i, f := range fields {
		n, ok := allDigits(f)
		if !ok || i > 0 && len(f) > 2 {
			return nil, false
		}
		parts = append(parts, n)
	}
	return parts, true
}

// chineseDateParts reads 2013年5月6日 and 二〇一三年五月六日; the last 日 may be 号 or
// missing.
func chineseDateParts(s string) ([]int, bool) {
	year, rest, _ := strings.Cut(s, "年")
	var y int
	for _, r := range year {
		v, ok := hanDigit(r)
		if !ok || v == 10 {
			return nil, false
		}
		y = y*10 + v
	}
	if len([]rune(year)) != 4 {
		return nil, false
	}
	if rest == "" {
		return []int{y}, true
	}
	month, rest, found := strings.Cut(rest, "月")
	m, ok := hanNumber(month)
	if !ok || !found && rest != "" {
		return nil, false
	}
	if rest == "" {
		return []int{y, m}, true
	}
	d, ok := hanNumber(strings.TrimSuffix(strings.TrimSuffix(rest, "日"), "号"))
	return []int{y, m, d}, ok
}

func allDigits(s string) (int, bool) {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' || n > 1e8 {
			return 0, false
		}
		n = n*10 + int(r-'0')
	}
	return n, s != ""
}

// hanDigit reads one digit in either writing; 十 is 10. The circle of 二○一三
// is typed in four ways.
func hanDigit(r rune) (int, bool) {
	if r >= '0' && r <= '9' {
		return int(r - '0'), true
	}
	if i := strings.IndexRune("一二三四五六七八九十", r); i >= 0 {
		return i/3 + 1, true
	}
	return 0, strings.ContainsRune("〇○零O", r)
}

// hanNumber reads 5, 05, 五, 十二, 二十一, 廿一 and 三十: what months and days need.
func hanNumber(s string) (int, bool) {
	if n, ok := allDigits(s); ok {
		return n, len(s) <= 2
	}
	s = strings.Replace(s, "廿", "二十", 1)
	if r := []rune(s); len(r) > 0 && len(r) <= 3 {
		a, ok := hanDigit(r[0])
		switch {
		case !ok:
			return 0, false
		case len(r) == 1:
			return a, true
		case a == 10: // 十二
			b, ok := hanDigit(r[1])
			return 10 + b, ok && b < 10 && len(r) == 2
		}
		ten, ok := hanDigit(r[1])
		if !ok || ten != 10 {
			return 0, false
		}
		if len(r) == 2 {
			return a * 10, true
		}
		b, ok := hanDigit(r[2])
		return a*10 + b, ok && b < 10
	}
	return 0, false
}
