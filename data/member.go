package data

// MemberKind says whether a member is a company or a person (会员性质).
type MemberKind string

const (
	UnitMember   MemberKind = "unit"   // 单位会员
	PersonMember MemberKind = "person" // 个人会员
)

// Member (会员) is a company or a person that belongs, or has applied to
// belong. What is printed of it is a small part of what is known.
type Member struct {
	Head        `cbor:"1,keyasint"`
	ID          MemberID   `cbor:"2,keyasint" json:"id"`
	Type        MemberKind `cbor:"3,keyasint,omitempty" json:"kind"`
	Name        string     `cbor:"4,keyasint,omitempty" json:"name"`
	ShortName   string     `cbor:"5,keyasint,omitempty" json:"short_name,omitempty"`
	NameEN      string     `cbor:"6,keyasint,omitempty" json:"name_en,omitempty"`
	FormerNames []string   `cbor:"7,keyasint,omitempty" json:"former_names,omitempty"`
	// FormerCodes (曾用代码) are codes and numbers that the member went by: from
	// before a change, or of a record that was merged into this one.
	FormerCodes []string `cbor:"36,keyasint,omitempty" json:"former_codes,omitempty"`
	// Pinyin is the reading of Name, syllables apart, as an editor corrected
	// it; empty means that the dictionary's reading will do.
	Pinyin     string   `cbor:"8,keyasint,omitempty" json:"pinyin,omitempty"`
	MemberNo   string   `cbor:"9,keyasint,omitempty" json:"member_no,omitempty"`
	USCC       string   `cbor:"10,keyasint,omitempty" json:"uscc,omitempty"`           // 统一社会信用代码
	RegNoOld   string   `cbor:"11,keyasint,omitempty" json:"reg_no_old,omitempty"`     // 原工商注册号
	OrgCode    string   `cbor:"12,keyasint,omitempty" json:"org_code_old,omitempty"`   // 原组织机构代码
	OrgType    string   `cbor:"13,keyasint,omitempty" json:"org_type,omitempty"`       // 单位类型
	Industry   []string `cbor:"14,keyasint,omitempty" json:"industry,omitempty"`       // 所属行业
	LegalRep   string   `cbor:"15,keyasint,omitempty" json:"legal_rep,omitempty"`      // 法定代表人
	Founded    Date     `cbor:"16,keyasint,omitempty" json:"founded_on,omitzero"`      // 成立日期
	Capital    Capital  `cbor:"17,keyasint,omitempty" json:"capital,omitzero"`         // 注册资本
	Staff      string   `cbor:"18,keyasint,omitempty" json:"staff_size,omitempty"`     // 人员规模
	Scope      string   `cbor:"19,keyasint,omitempty" json:"business_scope,omitempty"` // 主要业务经营范围
	Profile    string   `cbor:"20,keyasint,omitempty" json:"profile_md,omitempty"`     // 会员企业情况介绍, Markdown
	Website    string   `cbor:"21,keyasint,omitempty" json:"website,omitempty"`        // 单位网址, as typed
	WeChatMP   string   `cbor:"22,keyasint,omitempty" json:"wechat_mp,omitempty"`      // 公众号
	MiniApp    string   `cbor:"41,keyasint,omitempty" json:"miniapp,omitempty"`        // 小程序
	Phone      string   `cbor:"23,keyasint,omitempty" json:"phone_main,omitempty"`     // 总机
	Fax        string   `cbor:"24,keyasint,omitempty" json:"fax,omitempty"`            // 传真
	AddrReg    Address  `cbor:"25,keyasint,omitempty" json:"addr_reg,omitzero"`        // 注册地址
	AddrMail   Address  `cbor:"26,keyasint,omitempty" json:"addr_mail,omitzero"`       // 通讯地址
	Logo       Digest   `cbor:"27,keyasint,omitempty" json:"logo,omitempty"`
	Photos     []Digest `cbor:"28,keyasint,omitempty" json:"photos,omitempty"`
	Licence    Digest   `cbor:"40,keyasint,omitempty" json:"licence_scan,omitempty"`  // 营业执照, a picture; never printed
	Introducer MemberID `cbor:"29,keyasint,omitempty" json:"introducer_id,omitempty"` // 介绍单位
	MergedInto MemberID `cbor:"37,keyasint,omitempty" json:"merged_into,omitempty"`   // 并入的会员; this one then lies in the recycle bin
	// Class is the class printed beside the name, by code; the terms are in
	// the memberships.
	Class  string `cbor:"30,keyasint,omitempty" json:"class,omitempty"`
	Joined Date   `cbor:"31,keyasint,omitempty" json:"joined_on,omitzero"` // 入会日期
	Left   Date   `cbor:"32,keyasint,omitempty" json:"left_on,omitzero"`   // 退会日期
	// InDirectory says whether the member stands in the printed directory
	// (列入名录): by default a unit does and a person does not.
	InDirectory bool `cbor:"33,keyasint,omitempty" json:"print_in_directory"`
	// PayerNames are the names under which the member's dues have come in
	// (付款户名): a bank sheet names the account, often not the member.
	PayerNames []string `cbor:"34,keyasint,omitempty" json:"payer_names,omitempty"`
	// Override is the standing that somebody has set by hand; it prevails over
	// the computed one on its days.
	Override Override `cbor:"35,keyasint,omitempty" json:"override,omitzero"`
}

// Override (指定会籍状态) sets a member's standing by hand from one day to
// another, with the reason. A bound that is not known does not bind.
type Override struct {
	Status Status `cbor:"1,keyasint,omitempty" json:"status,omitempty"`
	From   Date   `cbor:"2,keyasint,omitempty" json:"from,omitzero"`
	Until  Date   `cbor:"3,keyasint,omitempty" json:"until,omitzero"`
	Reason string `cbor:"4,keyasint,omitempty" json:"reason,omitempty"`
}

// Address (地址) is a postal address in its parts.
type Address struct {
	Province string `cbor:"1,keyasint,omitempty" json:"province,omitempty"`
	City     string `cbor:"2,keyasint,omitempty" json:"city,omitempty"`
	District string `cbor:"3,keyasint,omitempty" json:"district,omitempty"`
	Street   string `cbor:"4,keyasint,omitempty" json:"street,omitempty"`
	Postcode string `cbor:"5,keyasint,omitempty" json:"postcode,omitempty"`
}

// Capital (注册资本) keeps the unit that the licence uses: 2000 万元 stays 2000 万元.
type Capital struct {
	Amount   string `cbor:"1,keyasint,omitempty" json:"amount,omitempty"`   // digits, without separators
	Unit     string `cbor:"2,keyasint,omitempty" json:"unit,omitempty"`     // 万元, 元, 亿元
	Currency string `cbor:"3,keyasint,omitempty" json:"currency,omitempty"` // CNY, USD …
}

// Contact (联系人) is a person at a member. Personal data are printed only with
// that person's consent (个人信息保护法 arts. 23, 25).
type Contact struct {
	Head     `cbor:"1,keyasint"`
	ID       ContactID `cbor:"2,keyasint" json:"id"`
	Member   MemberID  `cbor:"3,keyasint,omitempty" json:"member_id"`
	Name     string    `cbor:"4,keyasint,omitempty" json:"name"`
	Gender   string    `cbor:"5,keyasint,omitempty" json:"gender,omitempty"`
	Title    string    `cbor:"6,keyasint,omitempty" json:"title,omitempty"` // 职务
	Dept     string    `cbor:"7,keyasint,omitempty" json:"dept,omitempty"`
	Roles    []string  `cbor:"8,keyasint,omitempty" json:"roles,omitempty"` // 联系角色, from ContactRoles
	Mobile   string    `cbor:"9,keyasint,omitempty" json:"mobile,omitempty"`
	Phone    string    `cbor:"10,keyasint,omitempty" json:"phone,omitempty"`
	Email    string    `cbor:"11,keyasint,omitempty" json:"email,omitempty"`
	WeChat   string    `cbor:"12,keyasint,omitempty" json:"wechat_id,omitempty"`
	QQ       string    `cbor:"13,keyasint,omitempty" json:"qq,omitempty"`
	Salute   string    `cbor:"14,keyasint,omitempty" json:"salutation,omitempty"`
	Primary  bool      `cbor:"15,keyasint,omitempty" json:"is_primary,omitempty"`
	Receives string    `cbor:"16,keyasint,omitempty" json:"receives,omitempty"` // none, print, email, both
	Copies   int       `cbor:"17,keyasint,omitempty" json:"copies,omitempty"`
	Consents []Consent `cbor:"18,keyasint,omitempty" json:"consent,omitempty"`
	From     Date      `cbor:"19,keyasint,omitempty" json:"valid_from,omitzero"`
	To       Date      `cbor:"20,keyasint,omitempty" json:"valid_to,omitzero"`
}

// Consent (授权) is one person's leave to use what is known of them, for one
// scope: 存储, 邮寄, 电邮, 名录公开 or 网络公开.
type Consent struct {
	Scope    string `cbor:"1,keyasint,omitempty" json:"scope"`
	Given    Date   `cbor:"2,keyasint,omitempty" json:"given_on,omitzero"`
	By       string `cbor:"3,keyasint,omitempty" json:"by,omitempty"`
	Evidence string `cbor:"4,keyasint,omitempty" json:"evidence,omitempty"`
}

// Class (会员类别) ranks members: 会长单位 before 会员单位. Lower ranks first.
type Class struct {
	Head    `cbor:"1,keyasint"`
	ID      ClassID    `cbor:"2,keyasint" json:"id"`
	Code    string     `cbor:"3,keyasint,omitempty" json:"code"`
	Name    string     `cbor:"4,keyasint,omitempty" json:"name"`
	Rank    int        `cbor:"5,keyasint,omitempty" json:"rank"`
	Type    MemberKind `cbor:"6,keyasint,omitempty" json:"kind,omitempty"`
	Council bool       `cbor:"7,keyasint,omitempty" json:"is_council,omitempty"`
	From    Date       `cbor:"8,keyasint,omitempty" json:"valid_from,omitzero"`
	To      Date       `cbor:"9,keyasint,omitempty" json:"valid_to,omitzero"`
}

func (*Member) Kind() Kind  { return KindMember }
func (*Contact) Kind() Kind { return KindContact }
func (*Class) Kind() Kind   { return KindClass }

func (m *Member) Key() string  { return string(m.ID) }
func (c *Contact) Key() string { return string(c.ID) }
func (c *Class) Key() string   { return string(c.ID) }

func (m *Member) SetKey(id string)  { m.ID = MemberID(id) }
func (c *Contact) SetKey(id string) { c.ID = ContactID(id) }
func (c *Class) SetKey(id string)   { c.ID = ClassID(id) }
