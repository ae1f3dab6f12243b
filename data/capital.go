package data

import "strings"

// Capital (注册资本) keeps the unit that the licence uses: 2000 万元 stays 2000 万元.
type Capital struct {
	Amount   string `cbor:"1,keyasint,omitempty" json:"amount,omitempty"`   // digits, without separators
	Unit     string `cbor:"2,keyasint,omitempty" json:"unit,omitempty"`     // 万元, 元, 亿元
	Currency string `cbor:"3,keyasint,omitempty" json:"currency,omitempty"` // CNY, USD …
}

// ParseCapital reads a registered capital (注册资本) and keeps its unit: 2000万,
// 2,000万元, 500万美元, ＄100万. "" is a capital that is not known.
func ParseCapital(text string) (Capital, error) {
	s := strings.ToUpper(dropBlanks(FoldWidth(text)))
	if s == "" {
		return Capital{}, nil
	}
	m := moneyForm.FindStringSubmatch(s)
	if m == nil || m[1] != "" {
		return Capital{}, &Problem{Code: CapitalForm, Value: text}
	}
	c := Capital{Amount: strings.ReplaceAll(m[3], ",", ""), Unit: m[5] + "元", Currency: currencyOf(m)}
	if m[4] != "" {
		c.Amount += "." + m[4]
	}
	return c, nil
}

// IsZero reports whether nothing is known of the capital.
func (c Capital) IsZero() bool { return c == Capital{} }

// String gives the capital as it is printed: 2,000万元, 500万美元.
func (c Capital) String() string {
	if c.IsZero() {
		return ""
	}
	whole, frac, dot := strings.Cut(c.Amount, ".")
	s := thousands(whole)
	if dot {
		s += "." + frac
	}
	for _, name := range []string{"美元", "港元", "欧元", "日元"} {
		if currencies[name] == c.Currency {
			return s + strings.TrimSuffix(c.Unit, "元") + name
		}
	}
	return s + c.Unit
}

func capitalField[T any](key, label string, at func(*T) *Capital) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return at(r).String() },
		Set: func(r *T, s string) error {
			c, err := ParseCapital(s)
			if err != nil {
				return inField(err, key)
			}
			*at(r) = c
			return nil
		},
	}
}
