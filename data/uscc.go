package data

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The rules of the unified social credit code (统一社会信用代码), GB 32100-2015:
// 31 characters without I, O, S, V and Z, and weights 3^(i-1) mod 31.
const usccAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

var usccWeights = [17]int{1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28}

// lookAlikes are the pairs that are mistaken for each other on a licence; the
// first of each never occurs in a code.
var lookAlikes = strings.NewReplacer("O", "0", "I", "1", "Z", "2", "S", "5", "V", "U")

// CleanUSCC puts a credit code into the form in which it is kept: half-width,
// upper case, without blanks and dashes.
func CleanUSCC(code string) string { return cleanCode(code) }

var codeSigns = strings.NewReplacer("-", "", "—", "", "–", "")

func cleanCode(code string) string {
	return strings.ToUpper(codeSigns.Replace(dropBlanks(FoldWidth(code))))
}

// CheckUSCC cleans a credit code and checks its length, letters, first eight
// places and check digit. Where one slip explains the fault (a look-alike, two
// neighbours changed over) the Problem's Hints give what would pass. "" is no
// code and passes.
func CheckUSCC(code string) (string, error) {
	s := CleanUSCC(code)
	if s == "" {
		return "", nil
	}
	bad := func(c Code) (string, error) { return s, &Problem{Code: c, Value: s, Hints: usccHints(s)} }
	switch {
	case utf8.RuneCountInString(s) != 18:
		return bad(USCCLength)
	case strings.IndexFunc(s, func(r rune) bool { return !strings.ContainsRune(usccAlphabet, r) }) >= 0:
		return bad(USCCLetter)
	case !usccShape(s):
		return bad(USCCShape)
	case usccCheck(s) != s[17]:
		return bad(USCCCheck)
	}
	return s, nil
}

// usccShape checks registrar, category and the six digits of the place
// (GB/T 2260).
func usccShape(s string) bool {
	if !strings.ContainsRune("123456789ANY", rune(s[0])) || s[1] < '1' || s[1] > '9' {
		return false
	}
	_, ok := allDigits(s[2:8])
	return ok
}

func usccCheck(s string) byte {
	sum := 0
	for i, w := range usccWeights {
		sum += strings.IndexByte(usccAlphabet, s[i]) * w
	}
	return usccAlphabet[(31-sum%31)%31]
}

func usccPasses(s string) bool {
	for i := range len(s) {
		if strings.IndexByte(usccAlphabet, s[i]) < 0 {
			return false
		}
	}
	return len(s) == 18 && usccShape(s) && usccCheck(s) == s[17]
}

// usccHints tries look-alikes and swaps of neighbours.
func usccHints(s string) []string {
	var hints []string
	try := func(c string) {
		if c != s && usccPasses(c) && !slices.Contains(hints, c) && len(hints) < 3 {
			hints = append(hints, c)
		}
	}
	try(lookAlikes.Replace(s))
	if len(s) != 18 {
		return hints
	}
	for _, base := range []string{s, lookAlikes.Replace(s)} {
		for i := range 17 {
			try(base[:i] + base[i+1:i+2] + base[i:i+1] + base[i+2:])
		}
	}
	for i := range 18 { // misread the other way
		for _, p := range []string{"8B", "B8", "0D", "D0", "0Q", "Q0", "UY", "YU", "6G", "G6"} {
			if s[i] == p[0] {
				try(s[:i] + p[1:] + s[i+1:])
			}
		}
	}
	return hints
}

// USCCPlace is the six digits of the place that a code names (GB/T 2260): 31 is
// Shanghai. "" where the code is too short.
func USCCPlace(code string) string {
	if s := CleanUSCC(code); len(s) == 18 {
		return s[2:8]
	}
	return ""
}

// CheckOrgCode checks an old organisation code (组织机构代码, GB 11714): eight
// digits or letters and a check digit, with or without a dash before it. Its
// faults are doubts.
func CheckOrgCode(code string) (string, error) {
	s := cleanCode(code)
	if s == "" {
		return "", nil
	}
	weights := [8]int{3, 7, 9, 10, 5, 8, 4, 2}
	sum := 0
	if len(s) != 9 {
		return s, &Problem{Code: OrgCodeForm, Value: s}
	}
	for i, w := range weights {
		v := strings.IndexByte("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", s[i])
		if v < 0 {
			return s, &Problem{Code: OrgCodeForm, Value: s}
		}
		sum += v * w
	}
	shown := s[:8] + "-" + s[8:]
	if want := "0X987654321"[sum%11]; s[8] != want {
		return shown, &Problem{Code: OrgCodeSum, Value: shown}
	}
	return shown, nil
}

// CheckRegNo checks an old registration number (工商注册号) of 15 digits, GS
// 15-2006. Its faults are doubts.
func CheckRegNo(no string) (string, error) {
	s := cleanCode(no)
	if s == "" {
		return "", nil
	}
	if len(s) != 15 || strings.IndexFunc(s, func(r rune) bool { return r < '0' || r > '9' }) >= 0 {
		return s, &Problem{Code: RegNoForm, Value: s}
	}
	r := 0
	for i := range 14 {
		r = (r + int(s[i]-'0')) % 10
		if r == 0 {
			r = 10
		}
		r = r * 2 % 11
	}
	if (11-r)%10 != int(s[14]-'0') {
		return s, &Problem{Code: RegNoSum, Value: s}
	}
	return s, nil
}
