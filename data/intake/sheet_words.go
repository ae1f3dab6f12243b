package intake

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"sync"

	"huikan/data"
)

// A SheetField is what a column can be: a field of the member, or, with
// "contact." before its key, of a contact; and a few that only lists have.
type SheetField struct{ Key, Label string }

// Fields of lists that are no fields of records.
const (
	PeopleField   = "contact.people" // 张三13800000000, one or several
	ProvinceField = "addr.province"  // these three go into 通讯地址
	CityField     = "addr.city"
	DistrictField = "addr.district"
)

const ofContact = "contact."

// SheetFields lists what a column can be, in the order of the forms.
func SheetFields() []SheetField {
	var out []SheetField
	for _, f := range data.MemberFields {
		out = append(out, SheetField{f.Key, f.Label})
	}
	out = append(out, SheetField{ProvinceField, "省"}, SheetField{CityField, "市"}, SheetField{DistrictField, "区县"},
		SheetField{PeopleField, "联系人和电话"})
	for _, f := range data.ContactFields {
		out = append(out, SheetField{ofContact + f.Key, "联系人" + f.Label})
	}
	return append(out, SheetField{LeftOut, "不导入"})
}

// headWords are heads of columns beside the labels and other names that the
// fields have themselves. To add one: a word here.
var headWords = map[string][]string{
	LeftOut: {"序号", "序", "No", "No.", "#", "行号", "顺序号", rejectedRow, rejectedReason},

	"name": {"会员单位名称", "单位公司名称", "公司单位名称", "企业单位名称", "企业全称", "公司全称", "会员全称", "机构名称", "组织名称", "工作单位", "所在单位",
		"会员名", "入会单位", "入会单位名称", "申请单位", "单位名", "企业名", "厂名", "会员企业", "会员企业名称", "理事单位名称", "company", "company name", "organization"},
	"class":          {"会内职务", "协会职务", "会员身份", "会员职务", "职务级别", "协会内职务", "协会任职", "会员层级", "单位级别"},
	"member_no":      {"会员证编号", "会员代码", "会员ID", "会员证号码", "会员编码"},
	"former_names":   {"原单位名称", "曾用名称", "更名前名称", "原企业名称", "旧名", "原公司名称", "变更前名称"},
	"joined_on":      {"入会日", "批准入会日期", "入会年份", "加入时间", "加入协会时间", "入会批准日期", "入会年度", "入会", "加入协会日期", "批准入会时间"},
	"left_on":        {"退会日", "退出时间", "退出日期"},
	"uscc":           {"统一社会信用代码证号", "统一代码", "营业执照号码", "营业执照注册号", "税号", "纳税人识别号", "社会统一信用代码", "统一社会信用号", "统一社会信用码", "信用代码号", "统一信用代码证", "组织机构统一社会信用代码"},
	"legal_rep":      {"法人姓名", "法定代表人姓名", "法人代表姓名", "企业法人", "单位负责人", "企业负责人", "法人负责人", "法定代表", "法定代表人负责人", "公司法人", "负责人姓名"},
	"founded_on":     {"创立时间", "成立年月", "建立时间", "公司成立时间", "企业成立时间", "成立年份", "创办时间", "建厂时间", "创立日期", "成立"},
	"capital":        {"注册资本金", "资本金", "注册资金额", "企业注册资金"},
	"staff_size":     {"从业人数", "员工数", "职工总数", "企业人数", "员工规模", "员工总数", "从业人员", "企业规模", "在职人数", "从业人员数", "公司规模"},
	"business_scope": {"经营项目", "主要产品", "经营业务", "主营产品", "主营", "服务内容", "主营业务范围", "主要经营范围", "业务简介", "主要业务经营", "主要产品及服务", "经营内容", "经营业务范围"},
	"profile_md":     {"单位介绍", "企业概况", "公司介绍", "单位情况", "企业情况", "公司概况", "单位概况", "企业情况介绍", "单位情况介绍"},
	"website":        {"公司网站", "企业网站", "单位网站", "网站地址", "网页", "主页", "官方网站", "企业网址", "url", "website", "网址网站"},
	"wechat_mp":      {"公众号名称", "企业公众号", "单位公众号"},
	"phone_main":     {"办公室电话", "公司总机", "固定电话", "固话", "联系方式", "电话号码", "企业电话", "公司座机", "单位座机", "公司固话", "联系电话号码", "单位联系电话", "企业联系电话", "总机电话", "tel", "phone", "telephone"},
	"fax":            {"传真号", "传真号码", "传真电话", "公司传真", "企业传真"},
	"addr_mail": {"通信地址", "公司地址", "企业地址", "详细地址", "单位通讯地址", "通讯地址及邮编", "地址及邮编", "收件地址", "收刊地址", "会刊邮寄地址", "经营地址", "单位详细地址",
		"通信地址及邮编", "实际地址", "实际经营地址", "邮寄地址及邮编", "地址邮编", "地址和邮编", "地址与邮编", "寄刊地址", "address", "现地址"},
	"addr_mail_postcode": {"邮码", "邮政编号", "邮区", "通讯地址邮编", "postcode", "zip"},
	"addr_reg":           {"工商注册地址", "营业执照地址", "登记住所", "企业注册地址", "公司注册地址", "注册住所"},
	"industry":           {"行业类别", "所属领域", "行业分类", "专业领域", "行业领域", "所在行业", "所属行业类别", "细分行业"},
	"org_type":           {"经济性质", "经济类型", "所有制性质", "所有制", "所有制形式", "公司性质", "公司类型", "企业类别"},
	"kind":               {"会员种类", "单位个人"},
	"short_name":         {"企业简称", "公司简称", "名称简称"},
	"note":               {"附注", "备注说明", "其他说明", "其它", "其他", "remark", "note", "备注信息"},
	ProvinceField:        {"省", "省份", "所在省", "所属省份"},
	CityField:            {"市", "城市", "所在市", "所在城市", "地市"},
	DistrictField:        {"区", "区县", "区域", "所在区", "所属区", "所在区县", "所属区县", "行政区", "辖区", "所在区域", "所属区域"},

	"contact.name":      {"联系人名", "经办人", "对接人", "联络人姓名", "姓名", "contact", "联络人员", "联系人员"},
	"contact.mobile":    {"联系手机", "移动电话号码", "手机电话", "mobile", "cell", "联系人手机", "联系人手机号", "手机联系电话", "联系人手机号码", "移动号码", "手机微信", "手机微信同号"},
	"contact.phone":     {"办公座机", "联系人座机", "办公室座机", "直拨电话"},
	"contact.title":     {"现任职务", "担任职务", "单位职务", "职务职称", "岗位", "title", "position", "联系人职位", "职称职务", "职称", "公司职务"},
	"contact.dept":      {"科室", "所属部门", "联系人部门", "department"},
	"contact.email":     {"电子邮件", "邮箱地址", "电子信箱", "联系邮箱", "企业邮箱", "公司邮箱", "mail", "email地址", "电子邮箱地址", "联系人邮箱", "单位邮箱", "信箱", "邮件地址"},
	"contact.wechat_id": {"微信号码", "联系人微信", "微信账号"},
	"contact.qq":        {"QQ号码", "联系QQ", "qq微信"},
	"contact.gender":    {"联系人性别", "男女"},
	"contact.copies":    {"订阅份数", "会刊份数", "寄刊份数", "赠刊份数", "订刊份数", "收刊份数"},
	PeopleField: {"联系人及电话", "联系人联系电话", "联系人手机电话", "联系人和电话", "联系人及联系电话", "联系人及手机", "联系人联系方式", "联系人及联系方式", "联系人与电话",
		"联系人姓名及电话", "姓名电话", "联系人姓名电话", "姓名及电话", "姓名手机", "联系人及手机号"},
}

// whoWords are what a contact is called at a head, and the role that it has by
// that; "" is no role. The longer before the shorter.
var whoWords = []struct{ word, role string }{
	{"会员代表", "会员代表"}, {"单位代表", "会员代表"}, {"代表", "会员代表"},
	{"日常联系人", ""}, {"联系人", ""}, {"联络员", "联络员"}, {"联络人", "联络员"}, {"经办人", ""}, {"对接人", ""},
	{"法定代表人", "法定代表人"}, {"法人代表", "法定代表人"}, {"法人", "法定代表人"}, {"负责人", "法定代表人"}, {"董事长", ""}, {"总经理", ""},
	{"总裁", ""}, {"店主", ""}, {"老板", ""}, {"业主", ""}, {"校长", ""}, {"院长", ""}, {"厂长", ""}, {"园长", ""}, {"所长", ""}, {"馆长", ""}, {"行长", ""}, {"分管领导", ""},
	{"财务联系人", "财务(会费)"}, {"财务人员", "财务(会费)"}, {"财务", "财务(会费)"}, {"会计", "财务(会费)"},
	{"宣传联系人", "宣传(供稿)"}, {"通讯员", "宣传(供稿)"}, {"信息员", "宣传(供稿)"},
	{"收刊人", "收刊人"}, {"收件人", "收刊人"}, {"秘书", "秘书/助理"}, {"助理", "秘书/助理"},
}

// roleOf is the role that goes with a Who.
func roleOf(who string) string {
	for _, w := range whoWords {
		if w.word == who && slices.Contains(data.ContactRoles, w.role) {
			return w.role
		}
	}
	return ""
}

// samePerson is what the words for one person at the heads share: a role, and
// what stands behind the word (联络员2).
func samePerson(who string) string {
	head, rest := strings.TrimRight(who, "0123456789"), ""
	if at := strings.Index(who, headsBetween); at >= 0 {
		head, rest = strings.TrimRight(who[:at], "0123456789"), who[at:]
	} else {
		rest = who[len(head):]
	}
	if role := roleOf(head); role != "" {
		return role + rest
	}
	return who
}

// headIndex finds the field of a head by the key of the word.
var headIndex = sync.OnceValue(func() map[string]string {
	index := map[string]string{}
	put := func(key string, words ...string) {
		for _, w := range words {
			if k := headKey(w); k != "" && index[k] == "" {
				index[k] = key
			}
		}
	}
	// Lists say 姓名 and 负责人 of people; the fields' own names come first.
	put("contact.name", "姓名", "联系人姓名")
	for _, f := range data.MemberFields {
		put(f.Key, append([]string{f.Label, f.Key}, f.Also...)...)
	}
	for _, f := range data.ContactFields {
		put(ofContact+f.Key, append([]string{f.Label, "联系人" + f.Label}, f.Also...)...)
	}
	for _, key := range slices.Sorted(maps.Keys(headWords)) {
		put(key, headWords[key]...)
	}
	return index
})

var (
	headUnit  = regexp.MustCompile(`[(（\[:：/]\s*(?:单位[:：]?\s*)?((?:百|千)?[万亿]?(?:元|美元|港元|欧元|日元)|[万亿](?:人民币)?|人)\s*(?:人民币)?\s*[)）\]]?$`)
	headAside = regexp.MustCompile(`[(（\[【〔][^()（）\[\]【】〔〕]*[)）\]】〕]`)
)

// headKey is what heads are compared by: letters and digits only.
func headKey(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("*():_-/,.;、，。；：\\|&★※ \"'“”<>《》[]?？!！", r) {
			return -1
		}
		return r
	}, data.NameKey(s))
}
