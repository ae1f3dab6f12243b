package data

import (
	"regexp"
	"strings"
)

// Telephone numbers, by product.md §3.7. Each check returns the number in the
// form in which it is kept; "" passes.
var (
	mobileForm   = regexp.MustCompile(`^1[3-9]\d{9}$`)
	landlineForm = regexp.MustCompile(`^(010|02\d|0[3-9]\d{2})?-?([2-9]\d{6,7})(?:(?:转|-|x|X|分机)(\d{1,6}))?$`)
	serviceForm  = regexp.MustCompile(`^(?:([48]00)-?(\d{3})-?(\d{4})|(9[56]\d{3,4}))$`)
	rounded      = regexp.MustCompile(`^\d(\.\d+)?E\+?\d+$`)
	mobileInName = regexp.MustCompile(`^(.*?)[\s:(]*((?:\+86|0086)?[- ]?1[3-9]\d(?:[- ]?\d{4}){2})\)?$`)
)

var phoneSigns = strings.NewReplacer("—", "-", "–", "-", "－", "-", "‐", "-", "(", "", ")", "-")

// cleanPhone folds width and takes blanks and the country's code out.
func cleanPhone(s string) string {
	s = dropBlanks(FoldWidth(s))
	s = phoneSigns.Replace(s)
	s = strings.TrimPrefix(strings.TrimPrefix(s, "+86"), "0086")
	return strings.Trim(strings.ReplaceAll(s, "--", "-"), "-")
}

// CheckMobile checks a mobile number (手机): eleven digits from 13 to 19. A
// number that a spreadsheet rounded (1.3812E+10) is an error, never guessed.
func CheckMobile(no string) (string, error) {
	s := cleanPhone(no)
	switch d := strings.ReplaceAll(s, "-", ""); {
	case s == "":
		return "", nil
	case mobileForm.MatchString(d):
		return d, nil
	case rounded.MatchString(strings.ToUpper(s)):
		return s, &Problem{Code: MobileLost, Value: no}
	}
	return s, &Problem{Code: MobileForm, Value: no}
}

// CheckLandline checks a number of the fixed net (座机): 021-62345678转801. A
// number without its area code gets the one given, if it has the eight digits
// of such an area; 010 and 021 need eight.
func CheckLandline(no, area string) (string, error) {
	s := cleanPhone(no)
	if s == "" {
		return "", nil
	}
	m := landlineForm.FindStringSubmatch(s)
	if m == nil {
		return s, &Problem{Code: LandlineForm, Value: no}
	}
	code, number, ext := m[1], m[2], m[3]
	if code == "" && area != "" && len(number) == 8 {
		code = area
	}
	if (code == "010" || strings.HasPrefix(code, "02")) && len(number) != 8 {
		return s, &Problem{Code: LandlineForm, Value: no}
	}
	out := number
	if code != "" {
		out = code + "-" + number
	}
	if ext != "" {
		out += "转" + ext
	}
	return out, nil
}

// CheckService checks a service number: 400-820-8820, 800-…, 95xxx, 96xxxx.
func CheckService(no string) (string, error) {
	s := cleanPhone(no)
	if s == "" {
		return "", nil
	}
	m := serviceForm.FindStringSubmatch(s)
	switch {
	case m == nil:
		return s, &Problem{Code: ServiceForm, Value: no}
	case m[4] != "":
		return m[4], nil
	}
	return m[1] + "-" + m[2] + "-" + m[3], nil
}

// CheckPhone checks a telephone number of any sort. Brackets without a digit
// are no number, although each form drops them.
func CheckPhone(no, area string) (string, error) {
	for _, check := range []func(string) (string, error){
		CheckMobile, CheckService, func(s string) (string, error) { return CheckLandline(s, area) },
	} {
		if s, err := check(no); err == nil && (s != "" || dropBlanks(no) == "") {
			return s, nil
		}
	}
	if rounded.MatchString(strings.ToUpper(cleanPhone(no))) {
		return no, &Problem{Code: MobileLost, Value: no}
	}
	return no, &Problem{Code: PhoneForm, Value: no}
}

// CheckPhones checks several numbers in one field and joins them with 、; the
// first fault is reported.
func CheckPhones(list, area string) (string, error) {
	var out []string
	for _, no := range SplitList(list) {
		s, err := CheckPhone(no, area)
		if err != nil {
			return list, err
		}
		out = append(out, s)
	}
	return strings.Join(out, "、"), nil
}

// SplitList cuts what several values share a cell: at 、 ， , ； ; / and at the
// ends of lines.
func SplitList(cell string) []string {
	var out []string
	for _, s := range strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune("、，,；;／/\n\r\t", r) }) {
		if s = strings.TrimSpace(dropInvisible(s)); s != "" {
			out = append(out, s)
		}
	}
	return out
}

// SplitNameMobile takes 张三13800000000 apart into name and mobile number; ok is
// false where there is no mobile number at the end.
func SplitNameMobile(cell string) (name, mobile string, ok bool) {
	m := mobileInName.FindStringSubmatch(strings.TrimSpace(FoldWidth(cell)))
	if m == nil {
		return strings.TrimSpace(cell), "", false
	}
	mobile, err := CheckMobile(m[2])
	return strings.TrimSpace(m[1]), mobile, err == nil
}

// CheckPostcode checks a postcode (邮政编码): six digits. Where the address is
// known to lie in Shanghai, another city's postcode is a doubt.
func CheckPostcode(code string, at Address) (string, error) {
	s := dropBlanks(FoldWidth(code))
	if s == "" {
		return "", nil
	}
	if _, ok := allDigits(s); !ok || len(s) != 6 {
		return s, &Problem{Code: PostcodeForm, Value: code}
	}
	if strings.HasPrefix(at.Province+at.City+at.District+at.Street, "上海") && !strings.HasPrefix(s, "20") {
		return s, &Problem{Code: PostcodeCity, Value: s}
	}
	return s, nil
}
func cleanPhones(s string) string {
	return cleanedList(func(s string) (string, error) { return CheckPhones(s, "") })(s)
}

func cleanPostcode(s string) string { return dropBlanks(FoldWidth(s)) }
