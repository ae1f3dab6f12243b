package data

import (
	"strings"
	"unicode"
)

// CleanName puts the name of a company or a person into the form in which it
// is kept (product.md §3.1, §3.7): no blanks at the ends nor beside Han
// characters, letters and digits half-width, and brackets full-width （） where
// the name is Chinese, half-width where it is not.
func CleanName(name string) string {
	rs := []rune(strings.Join(strings.Fields(dropInvisible(FoldWidth(name))), " "))
	han := hasHan(string(rs))
	var b strings.Builder
	for i, r := range rs {
		switch {
		case r == ' ' && han && (wide(rs[i-1]) || wide(rs[i+1])):
			continue
		case han && (r == '(' || r == '〔' || r == '[' || r == '【'):
			r = '（'
		case han && (r == ')' || r == '〕' || r == ']' || r == '】'):
			r = '）'
		}
		b.WriteRune(r)
	}
	return b.String()
}

func wide(r rune) bool { return isHan(r) || strings.ContainsRune("()（）[]【】〔〕", r) }

// NameKey is what two names must differ in to be two names: no blanks, no
// difference of width, case or bracket form. The store lets no two living
// unit members share one.
func NameKey(name string) string {
	return strings.Map(func(r rune) rune {
		switch r {
		case '（', '〔', '【', '[':
			return '('
		case '）', '〕', '】', ']':
			return ')'
		}
		return unicode.ToLower(r)
	}, dropBlanks(FoldWidth(name)))
}

// legalForms are dropped from a match key, the longer before the shorter.
var legalForms = []string{"股份有限公司", "有限责任公司", "有限公司", "集团"}

var noBrackets = strings.NewReplacer("(", "", ")", "")

// MatchKey is what names that may mean one company share (product.md §3.7):
// NameKey without brackets and legal forms. Places stay (上海), and so do
// branches (分公司): 上海市邮政公司 is not …虹口区分公司. Two members with one
// MatchKey are worth a look, not an error.
func MatchKey(name string) string {
	key := noBrackets.Replace(NameKey(name))
	short := key
	for _, form := range legalForms {
		short = strings.ReplaceAll(short, form, "")
	}
	if short == "" {
		return key
	}
	return short
}
