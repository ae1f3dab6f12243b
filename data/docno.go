package data

import (
	"regexp"
	"strings"
)

// 发文字号, by GB/T 9704-2012 7.2.5: the issuer's word, the full year in 〔〕, a
// number without 第 and without leading zeros, 号. Orders have a second form:
// 令2013年第3号.
var (
	docNoForm  = regexp.MustCompile(`^([\p{Han}（）]+)〔((?:19|20)\d{2})〕(\d+)号$`)
	docNoOrder = regexp.MustCompile(`^[\p{Han}（）]*令?((?:19|20)\d{2}年?)?第\d+号$`)
	docNoBrace = regexp.MustCompile(`[\[(【［（〔﹝<〈《]\s*((?:19|20)\d{2})\s*[\])】］）〕﹞>〉》]`)
)

// CleanDocNo puts a document number into the form in which it is printed: no
// blanks, half-width digits, the year in 〔〕 whatever brackets were typed, 号
// at the end of a number that has such a year.
func CleanDocNo(no string) string {
	s := dropBlanks(FoldWidth(no))
	s = docNoBrace.ReplaceAllString(s, "〔$1〕")
	s = strings.NewReplacer("(", "（", ")", "）").Replace(s)
	if strings.Contains(s, "〕") && s[len(s)-1] >= '0' && s[len(s)-1] <= '9' {
		s += "号"
	}
	return s
}

// CheckDocNo cleans a document number and checks its form; what is wrong with
// it is a doubt, since it is printed as its issuer wrote it. "" passes.
func CheckDocNo(no string) (string, error) {
	s := CleanDocNo(no)
	if s == "" {
		return "", nil
	}
	if i := strings.Index(s, "〕第"); i >= 0 {
		fixed := strings.Replace(s, "〕第", "〕", 1)
		return s, &Problem{Code: DocNoDi, Value: s, Hints: []string{fixed}}
	}
	if m := docNoForm.FindStringSubmatch(s); m != nil {
		if n := strings.TrimLeft(m[3], "0"); n != m[3] {
			p := &Problem{Code: DocNoZero, Value: s}
			if n != "" {
				p.Hints = []string{m[1] + "〔" + m[2] + "〕" + n + "号"}
			}
			return s, p
		}
		return s, nil
	}
	if docNoOrder.MatchString(s) && strings.Contains(s, "令") {
		return s, nil
	}
	return s, &Problem{Code: DocNoForm, Value: no}
}
