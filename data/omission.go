package data

// Omission (略去) is what a printed list leaves out, or prints otherwise than
// asked, and why. Nothing is left out of print without one; preflight gives
// them their words.
type Omission struct {
	Member  MemberID     `json:"member_id"`
	Name    string       `json:"name"` // of the member
	Code    OmissionCode `json:"code"`
	Contact string       `json:"contact,omitempty"` // the person it is about
	Fact    string       `json:"fact,omitempty"`    // what of the entry, by its label
}

// OmissionCode says why.
type OmissionCode string

// The reasons. To add one: a constant, its place in OmissionCodes, and a row in
// preflight.Rules.
const (
	NotMemberThen   OmissionCode = "not-member-then"    // 那天不是会员
	NotListed       OmissionCode = "not-listed"         // 不列入名录
	PersonWithheld  OmissionCode = "person-no-consent"  // 个人会员没有授权
	NoAddress       OmissionCode = "no-address"         // 没有地址
	AddressAbroad   OmissionCode = "address-abroad"     // 境外地址
	WantsNoPaper    OmissionCode = "wants-no-paper"     // 不收纸刊
	ContactWithheld OmissionCode = "contact-no-consent" // 联系人没有授权
	ConsentUndated  OmissionCode = "consent-undated"    // 授权没有日期，或在那天以后
	FactWithheld    OmissionCode = "fact-personal"      // 内容里有未授权的个人信息
	NoPostcode      OmissionCode = "no-postcode"        // 没有邮编
	PostcodeOdd     OmissionCode = "postcode-form"      // 邮编不是六位数字
	PostUnnamed     OmissionCode = "post-no-consent"    // 没有“邮寄”授权，不写姓名
)

// OmissionCodes lists the reasons.
var OmissionCodes = []OmissionCode{NotMemberThen, NotListed, PersonWithheld, NoAddress, AddressAbroad, WantsNoPaper,
	ContactWithheld, ConsentUndated, FactWithheld, NoPostcode, PostcodeOdd, PostUnnamed}

// Whole reports whether the member itself is left out.
func (o Omission) Whole() bool {
	switch o.Code {
	case NotMemberThen, NotListed, PersonWithheld, NoAddress, AddressAbroad, WantsNoPaper:
		return true
	}
	return false
}

// Omissions is a list of them.
type Omissions []Omission

func (l *Omissions) add(m *Member, code OmissionCode, contact, fact string) {
	*l = append(*l, Omission{Member: m.ID, Name: m.Name, Code: code, Contact: contact, Fact: fact})
}
