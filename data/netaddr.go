package data

import (
	"net/mail"
	"net/url"
	"strings"
	"unicode"
)

// mailTypos are ends of mail domains that people mean differently. To add one:
// a row, wrong before right.
var mailTypos = [][2]string{
	{".con", ".com"}, {".cmo", ".com"}, {".comm", ".com"}, {".ocm", ".com"}, {".cm", ".com"}, {".con.cn", ".com.cn"},
	{"@qq.com.cn", "@qq.com"}, {"@163.com.cn", "@163.com"}, {"@126.com.cn", "@126.com"}, {"@qq.cn", "@qq.com"},
	{"@gmial.com", "@gmail.com"}, {"@hotmial.com", "@hotmail.com"}, {"@sina.con", "@sina.com"}, {"@qq.coom", "@qq.com"},
}

// CheckEmail checks an e-mail address (product.md §3.7): full-width signs become
// half-width, the domain is ASCII with a dot, at most 254 characters. What
// looks like a slip of the finger (.con) is a doubt with a hint.
func CheckEmail(address string) (string, error) {
	s := strings.TrimSpace(strings.ReplaceAll(FoldWidth(dropInvisible(address)), "。", "."))
	if len(s) > 7 && strings.EqualFold(s[:7], "mailto:") {
		s = s[7:]
	}
	if s == "" {
		return "", nil
	}
	a, err := mail.ParseAddress(s)
	at := strings.LastIndexByte(s, '@')
	if err != nil || a.Address != s || len(s) > 254 || !domain(s[at+1:]) || !ascii(s) {
		return s, &Problem{Code: EmailForm, Value: address}
	}
	s = s[:at] + strings.ToLower(s[at:])
	for _, t := range mailTypos {
		if rest, ok := strings.CutSuffix(s, t[0]); ok {
			return s, &Problem{Code: EmailTypo, Value: s, Hints: []string{rest + t[1]}}
		}
	}
	return s, nil
}

// CheckEmails checks several addresses in one field and joins them with 、; the
// first fault is reported.
func CheckEmails(list string) (string, error) {
	var out []string
	for _, a := range SplitList(list) {
		s, err := CheckEmail(a)
		if err != nil {
			return list, err
		}
		out = append(out, s)
	}
	return strings.Join(out, "、"), nil
}

func ascii(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r > unicode.MaxASCII }) < 0
}

// domain reports whether s is a host name with a dot, letters, digits and
// dashes only: Chinese domains are written in punycode, or as they are by
// hostForm.
func domain(s string) bool {
	labels := strings.Split(s, ".")
	for _, l := range labels {
		if l == "" || len(l) > 63 || l[0] == '-' || l[len(l)-1] == '-' ||
			strings.IndexFunc(l, func(r rune) bool {
				return !(r == '-' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z')
			}) >= 0 {
			return false
		}
	}
	_, number := allDigits(labels[len(labels)-1])
	return len(labels) >= 2 && !number
}

// CheckURL checks the address of a site (网址). It is kept as it was typed, for
// print (www.selot.cn); only signs of full width become half-width. LinkURL
// makes a link of it.
func CheckURL(site string) (string, error) {
	s := strings.TrimSpace(strings.ReplaceAll(FoldWidth(dropInvisible(site)), "。", "."))
	switch {
	case s == "":
		return "", nil
	case strings.IndexFunc(s, unicode.IsSpace) >= 0:
		return s, &Problem{Code: URLBlank, Value: site}
	case strings.Contains(s, "@") && !strings.Contains(s, "/"):
		return s, &Problem{Code: URLEmail, Value: site}
	}
	u, err := url.Parse(LinkURL(s))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.User != nil || !siteHost(u.Hostname()) {
		return s, &Problem{Code: URLForm, Value: site}
	}
	return s, nil
}

// siteHost is a domain, or one in Chinese letters (中国互联网.中国).
func siteHost(h string) bool {
	return domain(strings.Map(func(r rune) rune {
		if isHan(r) {
			return 'h'
		}
		return r
	}, h))
}

// LinkURL is the address behind a site as it was typed: http:// is put before
// one that names no scheme.
func LinkURL(site string) string {
	if site == "" || strings.Contains(site, "://") {
		return site
	}
	return "http://" + site
}
