package data

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

func (*Contact) Kind() Kind         { return KindContact }
func (c *Contact) Key() string      { return string(c.ID) }
func (c *Contact) SetKey(id string) { c.ID = ContactID(id) }

// ContactFields lists what can be typed of a contact, in the order of the
// form. To add one: a field of the struct, a row here.
var ContactFields = join(
	grouped("联系人",
		textField("name", "姓名", func(c *Contact) *string { return &c.Name }, CleanName).also("联系人", "联络人", "联系人姓名", "会员代表").printed(),
		textField("gender", "性别", func(c *Contact) *string { return &c.Gender }, oneLine).choose(Genders),
		textField("title", "职务", func(c *Contact) *string { return &c.Title }, oneLine).also("职位", "联系人职务").printed(),
		textField("dept", "部门", func(c *Contact) *string { return &c.Dept }, oneLine).also("所在部门"),
		listField("roles", "联系角色", func(c *Contact) *[]string { return &c.Roles }).also("角色").choose(ContactRoles),
		textField("salutation", "称谓", func(c *Contact) *string { return &c.Salute }, oneLine).also("称呼"),
		boolField("is_primary", "主要联系人", func(c *Contact) *bool { return &c.Primary }).also("第一联系人"),
	),
	grouped("联系方式",
		textField("mobile", "手机", func(c *Contact) *string { return &c.Mobile }, cleaned(CheckMobile)).also("手机号", "手机号码", "移动电话"),
		textField("phone", "直线", func(c *Contact) *string { return &c.Phone }, cleanPhones).also("联系人电话", "直线电话", "座机", "办公电话"),
		textField("email", "电子邮箱", func(c *Contact) *string { return &c.Email }, cleanedList(CheckEmails)).also("邮箱", "E-mail", "电邮", "邮件"),
		textField("wechat_id", "微信", func(c *Contact) *string { return &c.WeChat }, oneLine).also("微信号"),
		textField("qq", "QQ", func(c *Contact) *string { return &c.QQ }, cleanPostcode).also("QQ号"),
	),
	grouped("寄送",
		codedField("receives", "接收方式", func(c *Contact) *string { return &c.Receives }, receivesPairs()).also("收刊方式"),
		intField("copies", "份数", func(c *Contact) *int { return &c.Copies }),
		dateField("valid_from", "起用日期", func(c *Contact) *Date { return &c.From }),
		dateField("valid_to", "停用日期", func(c *Contact) *Date { return &c.To }),
	),
	headFields(func(c *Contact) *Head { return &c.Head }),
)

func receivesPairs() [][2]string {
	var pairs [][2]string
	for _, r := range Receives {
		pairs = append(pairs, [2]string{r.Value, r.Label})
	}
	return pairs
}
