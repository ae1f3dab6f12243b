package data

import "slices"

// Membership (会籍) is one step of a member's belonging: an application, or a
// term of one class. A renewal, a change of class, leaving and a merger are
// each a new one; nothing rewrites an old one. On a day the one that started
// last governs, so an older term needs no end to be superseded. A term whose
// Starts is not known has been there always.
type Membership struct {
	Head   `cbor:"1,keyasint"`
	ID     MembershipID `cbor:"2,keyasint" json:"id"`
	Member MemberID     `cbor:"3,keyasint,omitempty" json:"member_id"`
	Class  string       `cbor:"4,keyasint,omitempty" json:"class_code"`
	Starts Date         `cbor:"5,keyasint,omitempty" json:"starts_on,omitzero"`
	Ends   Date         `cbor:"6,keyasint,omitempty" json:"ends_on,omitzero"` // its last day
	Reason string       `cbor:"7,keyasint,omitempty" json:"reason,omitempty"` // from MembershipReasons
	// DecisionText is what was written of the decision before decisions were
	// records of their own (决议).
	DecisionText  string     `cbor:"8,keyasint,omitempty" json:"decision,omitempty"`
	CertificateNo string     `cbor:"9,keyasint,omitempty" json:"certificate_no,omitempty"`
	Decision      DecisionID `cbor:"10,keyasint,omitempty" json:"decision_id,omitempty"`
	// Closes says that belonging ends on the day Starts: 退会, 除名, 自动退会
	// and 注销 always do, 合并 and 分立 for the unit that did not go on.
	Closes bool `cbor:"11,keyasint,omitempty" json:"closes,omitempty"`
	// Other is the other unit of a merger or division (合并、分立).
	Other MemberID `cbor:"12,keyasint,omitempty" json:"other_member_id,omitempty"`
	// Applied is the day of the application (申请日期), Notice the last day of
	// the public notice (公示). An application has no Starts.
	Applied Date `cbor:"13,keyasint,omitempty" json:"applied_on,omitzero"`
	Notice  Date `cbor:"14,keyasint,omitempty" json:"notice_until,omitzero"`
}

func (*Membership) Kind() Kind         { return KindMembership }
func (m *Membership) Key() string      { return string(m.ID) }
func (m *Membership) SetKey(id string) { m.ID = MembershipID(id) }

// closing are the reasons that always end belonging.
var closing = []string{"退会", "除名", "自动退会", "注销"}

// decided are the reasons that a body decides on (product.md §3.3, §3.9).
var decided = []string{"入会", "类别变更", "除名", "自动退会", "合并", "分立"}

// IsEnd reports whether belonging ends with this step.
func (m *Membership) IsEnd() bool { return m.Closes || slices.Contains(closing, m.Reason) }

// IsApplication reports whether this is an application (入会申请), which gives
// no membership.
func (m *Membership) IsApplication() bool { return m.Starts.IsZero() && !m.Applied.IsZero() }

// MembershipFields lists what can be typed of a term, in the order of the form.
var MembershipFields = join(
	grouped("会籍",
		textField("class_code", "会员类别", func(m *Membership) *string { return &m.Class }, oneLine).also("类别").printed(),
		textField("reason", "变动原因", func(m *Membership) *string { return &m.Reason }, oneLine).also("原因").choose(MembershipReasons),
		dateField("starts_on", "开始日期", func(m *Membership) *Date { return &m.Starts }).also("生效日期"),
		dateField("ends_on", "到期日期", func(m *Membership) *Date { return &m.Ends }).also("有效期至"),
		textField("certificate_no", "会员证号", func(m *Membership) *string { return &m.CertificateNo }, oneLine),
		boolField("closes", "会籍终止", func(m *Membership) *bool { return &m.Closes }),
	),
	grouped("入会手续",
		dateField("applied_on", "申请日期", func(m *Membership) *Date { return &m.Applied }),
		dateField("notice_until", "公示截止", func(m *Membership) *Date { return &m.Notice }),
		textField("decision", "决议摘要", func(m *Membership) *string { return &m.DecisionText }, oneLine),
	),
	headFields(func(m *Membership) *Head { return &m.Head }),
)

func (v *validator) membership(m *Membership) {
	v.required("member_id", string(m.Member))
	if !m.IsEnd() {
		v.required("class_code", m.Class)
	}
	switch {
	case m.IsEnd():
		v.required("starts_on", m.Starts.String())
	case m.Applied.IsZero():
		v.advised("starts_on", m.Starts.String())
	}
	v.oneOf("reason", m.Reason, MembershipReasons)
	if slices.Contains(decided, m.Reason) && !m.IsApplication() {
		v.advised("decision_id", string(m.Decision)+m.DecisionText)
	}
	v.date("applied_on", m.Applied)
	v.order("notice_until", m.Applied, m.Notice)
	v.order("ends_on", m.Starts, m.Ends)
}
