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

func (*Member) Kind() Kind         { return KindMember }
func (m *Member) Key() string      { return string(m.ID) }
func (m *Member) SetKey(id string) { m.ID = MemberID(id) }

// MemberFields lists what can be typed of a member, in the order of the form.
// To add one: a field of the struct above, a row here. TestFields finds a field
// of the struct that has no row.
var MemberFields = join(
	grouped("基本信息",
		textField("name", "单位名称", func(m *Member) *string { return &m.Name }, CleanName).
			also("姓名", "名称", "单位", "企业名称", "公司名称", "会员名称", "单位全称", "会员单位", "公司", "企业").printed(),
		codedField("kind", "会员性质", func(m *Member) *MemberKind { return &m.Type }, memberKindPairs()).also("会员类型"),
		textField("class", "会员类别", func(m *Member) *string { return &m.Class }, oneLine).
			also("类别", "会员级别", "会员等级", "级别").printed(),
		textField("member_no", "会员编号", func(m *Member) *string { return &m.MemberNo }, oneLine).also("编号", "会员号", "会员证号"),
		textField("short_name", "简称", func(m *Member) *string { return &m.ShortName }, CleanName).also("单位简称").printed(),
		textField("name_en", "英文名", func(m *Member) *string { return &m.NameEN }, oneLine).also("英文名称", "English name").printed(),
		listField("former_names", "曾用名", func(m *Member) *[]string { return &m.FormerNames }).also("原名称", "原名"),
		textField("pinyin", "拼音", func(m *Member) *string { return &m.Pinyin }, oneLine),
		dateField("joined_on", "入会日期", func(m *Member) *Date { return &m.Joined }).also("入会时间", "入会年月", "加入日期"),
		dateField("left_on", "退会日期", func(m *Member) *Date { return &m.Left }).also("退会时间"),
		boolField("print_in_directory", "列入名录", func(m *Member) *bool { return &m.InDirectory }),
	),
	grouped("登记信息",
		textField("uscc", "统一社会信用代码", func(m *Member) *string { return &m.USCC }, CleanUSCC).
			also("信用代码", "社会信用代码", "统一信用代码", "营业执照号"),
		textField("reg_no_old", "工商注册号", func(m *Member) *string { return &m.RegNoOld }, cleaned(CheckRegNo)).also("原工商注册号", "注册号"),
		textField("org_code_old", "组织机构代码", func(m *Member) *string { return &m.OrgCode }, cleaned(CheckOrgCode)).also("原组织机构代码", "机构代码"),
		textField("org_type", "单位类型", func(m *Member) *string { return &m.OrgType }, oneLine).
			also("企业性质", "单位性质", "企业类型", "性质").choose(OrgTypes),
		listField("former_codes", "曾用代码", func(m *Member) *[]string { return &m.FormerCodes }).also("原代码", "旧代码", "曾用编号"),
		listField("industry", "所属行业", func(m *Member) *[]string { return &m.Industry }).also("行业").printed(),
		textField("legal_rep", "法定代表人", func(m *Member) *string { return &m.LegalRep }, CleanName).also("法人代表", "法人", "负责人"),
		dateField("founded_on", "成立日期", func(m *Member) *Date { return &m.Founded }).also("成立时间", "注册时间", "注册日期").printed(),
		capitalField("capital", "注册资本", func(m *Member) *Capital { return &m.Capital }).also("注册资金").printed(),
		textField("staff_size", "人员规模", func(m *Member) *string { return &m.Staff }, oneLine).also("员工人数", "职工人数", "人数"),
	),
	grouped("介绍",
		textField("business_scope", "主要业务经营范围", func(m *Member) *string { return &m.Scope }, manyLines).
			also("经营范围", "主营业务", "主要业务", "业务范围").multiline().printed(),
		textField("profile_md", "会员企业情况介绍", func(m *Member) *string { return &m.Profile }, manyLines).
			also("企业介绍", "单位简介", "公司简介", "企业简介", "情况介绍", "简介").multiline().printed(),
	),
	grouped("联系方式",
		textField("website", "单位网址", func(m *Member) *string { return &m.Website }, cleaned(CheckURL)).also("网址", "网站", "官网", "公司网址").printed(),
		textField("wechat_mp", "公众号", func(m *Member) *string { return &m.WeChatMP }, oneLine).also("微信公众号").printed(),
		textField("miniapp", "小程序", func(m *Member) *string { return &m.MiniApp }, oneLine).also("微信小程序").printed(),
		textField("phone_main", "总机", func(m *Member) *string { return &m.Phone }, cleanPhones).also("电话", "单位电话", "联系电话", "公司电话").printed(),
		textField("fax", "传真", func(m *Member) *string { return &m.Fax }, cleanPhones).also("单位传真").printed(),
		addressField("addr_mail", "通讯地址", func(m *Member) *Address { return &m.AddrMail }).also("地址", "联系地址", "单位地址", "办公地址", "邮寄地址"),
		textField("addr_mail_postcode", "邮政编码", func(m *Member) *string { return &m.AddrMail.Postcode }, cleanPostcode).also("邮编"),
		addressField("addr_reg", "注册地址", func(m *Member) *Address { return &m.AddrReg }).also("注册地", "住所"),
		textField("addr_reg_postcode", "注册地址邮编", func(m *Member) *string { return &m.AddrReg.Postcode }, cleanPostcode),
	),
	grouped("会籍与会费",
		textField("override_status", "指定会籍状态", func(m *Member) *Status { return &m.Override.Status }, oneLine).choose(statusNames()),
		dateField("override_from", "指定状态起", func(m *Member) *Date { return &m.Override.From }),
		dateField("override_until", "指定状态止", func(m *Member) *Date { return &m.Override.Until }),
		textField("override_reason", "指定状态原因", func(m *Member) *string { return &m.Override.Reason }, oneLine),
		listField("payer_names", "付款户名", func(m *Member) *[]string { return &m.PayerNames }).also("缴费户名", "汇款户名", "付款单位"),
	),
	headFields(func(m *Member) *Head { return &m.Head }),
)

func memberKindPairs() [][2]string {
	var pairs [][2]string
	for _, k := range MemberKinds {
		pairs = append(pairs, [2]string{string(k.Kind), k.Label})
	}
	return pairs
}
