package data

import (
	"slices"
	"strconv"
	"strings"
)

// Post (任职) is an office that somebody holds for a council's term (届): 会长
// of the 第六届. A person from a unit is its contact; a person who is a member
// holds the post as that member. A class of member (理事单位) is another thing.
type Post struct {
	Head     `cbor:"1,keyasint"`
	ID       PostID     `cbor:"2,keyasint" json:"id"`
	Member   MemberID   `cbor:"3,keyasint,omitempty" json:"member_id,omitempty"`
	Contact  ContactID  `cbor:"4,keyasint,omitempty" json:"contact_id,omitempty"`
	Name     string     `cbor:"5,keyasint,omitempty" json:"post"`       // from PostNames
	Council  int        `cbor:"6,keyasint,omitempty" json:"council_no"` // 届次: 6 is 第六届
	From     Date       `cbor:"7,keyasint,omitempty" json:"from,omitzero"`
	To       Date       `cbor:"8,keyasint,omitempty" json:"to,omitzero"`
	Decision DecisionID `cbor:"9,keyasint,omitempty" json:"decision_id,omitempty"`
	// Holder is the holder's name where no contact stands for the person: a
	// secretary general (秘书长) is often employed and from no member.
	Holder string `cbor:"10,keyasint,omitempty" json:"holder,omitempty"`
}

func (*Post) Kind() Kind         { return KindPost }
func (p *Post) Key() string      { return string(p.ID) }
func (p *Post) SetKey(id string) { p.ID = PostID(id) }

// On reports whether the post is held on the day.
func (p *Post) On(day Date) bool { return day.Within(p.From, p.To) }

// Rank is the post's place in PostNames, from 会长 down; others come last.
func (p *Post) Rank() int {
	if i := slices.Index(PostNames, p.Name); i >= 0 {
		return i
	}
	return len(PostNames)
}

// PostFields lists what can be typed of a post, in the order of the form.
var PostFields = join(
	grouped("任职",
		textField("post", "职务", func(p *Post) *string { return &p.Name }, oneLine).also("任职", "协会职务").choose(PostNames).printed(),
		councilField("council_no", "届次", func(p *Post) *int { return &p.Council }).also("届").printed(),
		textField("holder", "任职人", func(p *Post) *string { return &p.Holder }, CleanName).also("姓名"),
		dateField("from", "任职起", func(p *Post) *Date { return &p.From }).also("任职日期", "就任日期"),
		dateField("to", "任职止", func(p *Post) *Date { return &p.To }).also("卸任日期", "离任日期"),
	),
	headFields(func(p *Post) *Head { return &p.Head }),
)

func (v *validator) post(p *Post) {
	if p.Contact == "" && p.Holder == "" {
		v.required("member_id", string(p.Member))
	}
	v.required("post", p.Name)
	v.oneOf("post", p.Name, PostNames)
	if p.Council == 0 {
		v.add("council_no", Missing, "")
	}
	v.required("from", p.From.String())
	v.order("to", p.From, p.To)
}

// CouncilLabel is the number of a council's term as it is printed: 第六届; ""
// for 0.
func CouncilLabel(n int) string {
	if n <= 0 {
		return ""
	}
	return "第" + hanCount(n) + "届"
}

// hanCount writes 1 to 99 in Chinese, larger numbers in digits.
func hanCount(n int) string {
	digits := []string{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"}
	switch {
	case n > 99:
		return strconv.Itoa(n)
	case n < 10:
		return digits[n]
	case n < 20:
		return "十" + digits[n-10]
	}
	return digits[n/10] + "十" + digits[n%10]
}

// ParseCouncil reads 第六届, 六, 6 and 第6届; "" is 0.
func ParseCouncil(text string) (int, error) {
	s := dropBlanks(FoldWidth(text))
	s = strings.TrimSuffix(strings.TrimPrefix(s, "第"), "届")
	if s == "" {
		return 0, nil
	}
	n, ok := hanNumber(s)
	if !ok || n <= 0 || n > 99 {
		return 0, &Problem{Code: CouncilForm, Value: text}
	}
	return n, nil
}

func councilField[T any](key, label string, at func(*T) *int) Field[T] {
	return Field[T]{Key: key, Label: label,
		Get: func(r *T) string { return CouncilLabel(*at(r)) },
		Set: func(r *T, s string) error {
			n, err := ParseCouncil(s)
			if err != nil {
				return inField(err, key)
			}
			*at(r) = n
			return nil
		},
	}
}
