package data

import (
	"regexp"
	"slices"
	"strings"
)

// DuesStandard (会费标准) is what each class pays, as the assembly of members
// decided it. It is a draft until somebody activates it, which wants the data
// of the decision.
type DuesStandard struct {
	Head      `cbor:"1,keyasint"`
	ID        DuesStandardID `cbor:"2,keyasint" json:"id"`
	Name      string         `cbor:"3,keyasint,omitempty" json:"name"`
	Decision  DecisionID     `cbor:"4,keyasint,omitempty" json:"decision_id,omitempty"`
	From      Date           `cbor:"5,keyasint,omitempty" json:"effective_from,omitzero"`
	Lines     []DuesLine     `cbor:"6,keyasint,omitempty" json:"lines,omitempty"`
	Announced Date           `cbor:"7,keyasint,omitempty" json:"announced_on,omitzero"` // 向会员公布
	// Activated is the day on which the standard was activated; not known
	// while it is a draft.
	Activated Date `cbor:"8,keyasint,omitempty" json:"activated_on,omitzero"`
}

// DuesLine is what one class pays.
type DuesLine struct {
	Class  string `cbor:"1,keyasint,omitempty" json:"class_code"`
	Amount Fen    `cbor:"2,keyasint,omitempty" json:"amount_fen"`
	Period string `cbor:"3,keyasint,omitempty" json:"period"` // from DuesPeriods; "" is 年
}

func (*DuesStandard) Kind() Kind         { return KindDuesStandard }
func (s *DuesStandard) Key() string      { return string(s.ID) }
func (s *DuesStandard) SetKey(id string) { s.ID = DuesStandardID(id) }

// Line is what the class pays, nil where the standard does not say.
func (s *DuesStandard) Line(class string) *DuesLine {
	for i := range s.Lines {
		if NameKey(s.Lines[i].Class) == NameKey(class) {
			return &s.Lines[i]
		}
	}
	return nil
}

// PerCouncil reports whether the line is owed once for a council's term (届).
func (l DuesLine) PerCouncil() bool { return l.Period == "届" }

// String is the line as the form shows it: 理事单位：5,000.00元/年.
func (l DuesLine) String() string {
	period := l.Period
	if period == "" {
		period = DuesPeriods[0]
	}
	return l.Class + "：" + l.Amount.String() + "元/" + period
}

// DuesStandardFields lists what can be typed of a standard, in the order of
// the form.
var DuesStandardFields = join(
	grouped("会费标准",
		textField("name", "标准名称", func(s *DuesStandard) *string { return &s.Name }, oneLine).also("名称"),
		dateField("effective_from", "施行日期", func(s *DuesStandard) *Date { return &s.From }).also("生效日期", "起算日期"),
		Field[DuesStandard]{Key: "lines", Label: "各类会费", Also: []string{"会费标准"}, Get: duesLinesText, Set: setDuesLines}.multiline(),
		dateField("announced_on", "公布日期", func(s *DuesStandard) *Date { return &s.Announced }),
		dateField("activated_on", "启用日期", func(s *DuesStandard) *Date { return &s.Activated }),
	),
	headFields(func(s *DuesStandard) *Head { return &s.Head }),
)

func duesLinesText(s *DuesStandard) string {
	lines := make([]string, len(s.Lines))
	for i, l := range s.Lines {
		lines[i] = l.String()
	}
	return strings.Join(lines, "\n")
}

// duesFloat finds the words with which dues float (民发〔2014〕166号: 会费额度应当
// 明确，不得具有浮动性).
var duesFloat = regexp.MustCompile(`以上|以下|起$|起/|不低于|不少于|不高于|不超过|最低|最高|左右|上下|浮动|酌情|自愿|[\p{Nd}元万千][至到~～–—-]|%|％`)

// ParseDuesLine reads 理事单位：5000元/年, 理事单位 0.5万元每届 and the like. The
// amount must be one sum: a range or 以上 is DuesFloating.
func ParseDuesLine(text string) (DuesLine, error) {
	s := strings.TrimSpace(strings.NewReplacer("：", "：", ":", "：", "\t", "：", "每", "/", "／", "/").Replace(oneLine(text)))
	class, rest, ok := strings.Cut(s, "：")
	if !ok {
		i := strings.IndexAny(FoldWidth(s), " 0123456789¥￥")
		if i <= 0 {
			return DuesLine{}, &Problem{Code: DuesLineForm, Value: text}
		}
		class, rest = s[:i], s[i:]
	}
	l := DuesLine{Class: oneLine(class), Period: DuesPeriods[0]}
	sum := strings.ReplaceAll(rest, "：", "")
	for _, p := range DuesPeriods { // 每年5000元
		if after, ok := strings.CutPrefix(strings.TrimSpace(sum), "/"+p); ok && after != "" {
			sum = after + "/" + p
		}
	}
	if amount, period, cut := strings.Cut(sum, "/"); cut {
		sum, l.Period = amount, oneLine(period)
	}
	if l.Class == "" || !slices.Contains(DuesPeriods, l.Period) {
		return DuesLine{}, &Problem{Code: DuesLineForm, Value: text}
	}
	var err error
	if l.Amount, err = ParseMoney(sum); err != nil || l.Amount < 0 {
		if duesFloat.MatchString(sum) {
			return DuesLine{}, &Problem{Code: DuesFloating, Value: text}
		}
		return DuesLine{}, &Problem{Code: DuesLineForm, Value: text}
	}
	return l, nil
}

func setDuesLines(s *DuesStandard, text string) error {
	var lines []DuesLine
	for _, row := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("\r\n;；", r) }) {
		if strings.TrimSpace(row) == "" {
			continue
		}
		l, err := ParseDuesLine(row)
		if err != nil {
			return inField(err, "lines")
		}
		lines = append(lines, l)
	}
	s.Lines = lines
	return nil
}

func (v *validator) duesStandard(s *DuesStandard) {
	v.required("name", s.Name)
	v.required("effective_from", s.From.String())
	v.date("effective_from", s.From)
	if len(s.Lines) == 0 {
		v.add("lines", Missing, "")
	}
	seen := map[string]bool{}
	for _, l := range s.Lines {
		key := NameKey(l.Class)
		switch {
		case key == "":
			v.add("lines", DuesLineForm, l.String())
		case seen[key]:
			v.add("lines", DuesTwice, l.Class)
		case l.Amount < 0: // nothing to pay is a line as well: 名誉会员免缴
			v.add("lines", MoneySign, l.String())
		}
		v.oneOf("lines", l.Period, DuesPeriods)
		seen[key] = true
	}
}
