package data

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// Fen (分) is a sum of money in the smallest unit of the renminbi. Sums are
// whole numbers everywhere, so that nothing is lost by rounding.
type Fen int64

// String gives the sum as it is printed: 1,234.50.
func (f Fen) String() string {
	n, sign := int64(f), ""
	u := uint64(n)
	if n < 0 {
		sign, u = "-", -u
	}
	return fmt.Sprintf("%s%s.%02d", sign, thousands(strconv.FormatUint(u/100, 10)), u%100)
}

func thousands(digits string) string {
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

var moneyForm = regexp.MustCompile(`^(-?)([¥￥$]|CNY|RMB|USD|人民币|美元)?(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?(亿|百万|千万|万|千|百)?(元|圆)?(整|正)?(人民币|美元|港元|港币|欧元|日元)?(?:\((人民币|美元|港元|港币|欧元|日元)\))?$`)

var moneyZeros = map[string]int{"": 0, "百": 2, "千": 3, "万": 4, "百万": 6, "千万": 7, "亿": 8}

// ParseMoney reads a sum in yuan as people write it: 2000, 2,000.50元, ￥300,
// 2.5万元. More places than fen have are refused, not rounded.
func ParseMoney(text string) (Fen, error) {
	bad := &Problem{Code: MoneyForm, Value: text}
	m := moneyForm.FindStringSubmatch(strings.ToUpper(dropBlanks(FoldWidth(text))))
	if m == nil || currencyOf(m) != "CNY" {
		return 0, bad
	}
	places := moneyZeros[m[5]] + 2
	frac := strings.TrimRight(m[4], "0")
	if len(frac) > places {
		return 0, bad
	}
	n, err := strconv.ParseInt(strings.ReplaceAll(m[3], ",", "")+frac+strings.Repeat("0", places-len(frac)), 10, 64)
	if err != nil {
		return 0, bad
	}
	if m[1] != "" {
		n = -n
	}
	return Fen(n), nil
}

// currencies names currencies by how they are written; "" is the yuan.
var currencies = map[string]string{
	"": "", "¥": "CNY", "￥": "CNY", "RMB": "CNY", "CNY": "CNY", "人民币": "CNY",
	"$": "USD", "USD": "USD", "美元": "USD", "港元": "HKD", "港币": "HKD", "欧元": "EUR", "日元": "JPY",
}

func currencyOf(m []string) string {
	for _, w := range []string{m[2], m[8], m[9]} {
		if c := currencies[w]; c != "" {
			return c
		}
	}
	return "CNY"
}
