package intake

import (
	"strings"
)

// wordField is a field that is open: its code, and whether what is read now is
// what it shows.
type wordField struct {
	code  string
	shows bool
	link  string
	any   bool
}

// open reads the code once it is whole.
func (f *wordField) open() {
	words := strings.Fields(f.code)
	if len(words) > 1 && strings.EqualFold(words[0], "HYPERLINK") {
		f.link = webAddress(strings.Trim(words[1], `"“”`))
	}
}

// makes reports whether the field makes contents or an index.
func (f *wordField) makes() bool {
	words := strings.Fields(strings.ToUpper(f.code))
	return len(words) > 0 && (words[0] == "TOC" || words[0] == "INDEX" || words[0] == "TOA")
}

func (t *wordText) fieldChar(e *element, l ink) {
	n := len(t.fields)
	switch e.attr("fldCharType") {
	case "begin":
		if n < 50 {
			t.fields = append(t.fields, &wordField{})
		}
	case "separate":
		if n > 0 {
			t.fields[n-1].shows, t.fields[n-1].any = true, true
			t.fields[n-1].open()
		}
	case "end":
		if n == 0 {
			return
		}
		f := t.fields[n-1]
		t.fields = t.fields[:n-1]
		if !f.any { // it shows nothing of its own: Word draws it from its code
			t.put(t.shown(f.code), l)
		}
	}
}

var (
	eqCircle = rx(`(?i)^EQ\s*\\o\s*\\ac\s*\(\s*[○◯□△◇]\s*[,，、;；]\s*(.+?)\s*\)$`)
	eqRuby   = rx(`(?i)\\s\s*\\up\s*[0-9.]+\s*\(([^()]*)\)\s*[,，;；]\s*([^()]*)\)$`)
	eqWords  = rx(`\\[A-Za-z*]+\s*(?:"[^"]*"|[0-9]+)?`)
)

// shown is what Word draws for a field that keeps no result: a character in a
// circle, a reading over characters.
func (t *wordText) shown(code string) string {
	code = strings.TrimSpace(code)
	words := strings.Fields(code)
	if len(words) == 0 {
		return ""
	}
	switch strings.ToUpper(words[0]) {
	case "EQ":
	case "SYMBOL":
		return symbolField(words)
	default:
		return ""
	}
	if m := eqCircle.FindStringSubmatch(code); m != nil {
		if n := atoi(m[1]); n > 0 && n <= 20 && m[1][0] <= '9' {
			return enclosed(n, '①', 20)
		} else if n > 0 && n <= 10 {
			return enclosed(n, '㊀', 10)
		}
		t.rep.add(Finding{Code: CodeFormula, Line: t.no, Text: m[1]})
		return m[1]
	}
	if m := eqRuby.FindStringSubmatch(code); m != nil {
		s := strings.TrimSpace(m[2]) + "（" + strings.TrimSpace(m[1]) + "）"
		t.rep.add(Finding{Code: CodeRuby, Line: t.no, Text: s})
		return s
	}
	s := strings.TrimSpace(strings.NewReplacer("(", " ", ")", " ", ",", " ").Replace(eqWords.ReplaceAllString(strings.TrimSpace(code[2:]), " ")))
	s = strings.Join(strings.Fields(s), " ")
	if s != "" {
		t.rep.add(Finding{Code: CodeFormula, Line: t.no, Text: s})
	}
	return s
}

func symbolField(words []string) string {
	if len(words) < 2 {
		return ""
	}
	font := ""
	for i, w := range words {
		if strings.EqualFold(w, `\f`) && i+1 < len(words) {
			font = strings.Trim(words[i+1], `"`)
		}
	}
	c := atoi(words[1])
	if c < 0 {
		return "〓"
	}
	s, _ := symbolSign(font, rune(c))
	return s
}
