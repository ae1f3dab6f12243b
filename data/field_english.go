package data

import "strings"

// English is the field's name in English. It is made of the key, so that a new
// field needs nothing more; englishNames holds those that read badly so.
func (f Field[T]) English() string {
	if s, ok := englishNames[f.Key]; ok {
		return s
	}
	s := strings.ReplaceAll(f.Key, "_", " ")
	if s == "" {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// Name is the field's name in a language, zh or en.
func (f Field[T]) Name(lang string) string {
	if lang == "en" {
		return f.English()
	}
	return f.Label
}

// englishNames are keyed by field. To add one: a row.
var englishNames = map[string]string{
	"uscc": "Credit code", "reg_no_old": "Old registration no.", "org_code_old": "Old organisation code", "org_type": "Kind of unit",
	"name_en": "English name", "member_no": "Member no.", "joined_on": "Joined", "left_on": "Left", "founded_on": "Founded",
	"legal_rep": "Legal representative", "business_scope": "Business scope", "profile_md": "Profile", "wechat_mp": "WeChat account",
	"phone_main": "Phone", "addr_mail": "Postal address", "addr_mail_postcode": "Postcode", "addr_reg": "Registered address",
	"addr_reg_postcode": "Postcode (registered)", "staff_size": "Staff", "print_in_directory": "In the directory",
	"wechat_id": "WeChat", "qq": "QQ", "is_primary": "Main contact", "dept": "Department", "valid_from": "From", "valid_to": "Until",
	"class_code": "Class", "starts_on": "From", "ends_on": "Until", "certificate_no": "Certificate no.", "council_no": "Council",
	"from": "In office from", "to": "In office until", "effective_from": "In effect from", "lines": "Dues by class", "activated_on": "Activated",
	"held_on": "Held on", "announced_on": "Announced", "override_status": "Standing set by hand",
	"override_from": "Set from", "override_until": "Set until", "override_reason": "Why it was set", "payer_names": "Pays as",
	"area_code": "Area code", "permit_no": "Permit no.", "house_words": "House list", "dues_reported": "Dues published for", "address_postcode": "Postcode",
	"receives": "Gets the issue", "email": "E-mail",
}

// englishGroups are the parts of a form. To add one: a row.
var englishGroups = map[string]string{
	"基本信息": "Basics", "登记信息": "Registration", "介绍": "About", "联系方式": "How to reach", "备注": "Notes",
	"会籍": "Membership", "入会手续": "Admission", "任职": "Post", "决议": "Decision", "会费标准": "Standard of dues", "缴费": "Payment", "表决": "Vote",
	"刊期": "Issue", "封面与版本记录": "Cover and imprint", "新增会员": "New members",
	"标题": "Titles", "公文": "Document", "来源": "Source", "涉及": "Who and what", "正文": "Text",
	"协会": "Association", "会刊": "Newsletter", "会费": "Dues",
	"联系人": "Person", "寄送": "Delivery", "会籍与会费": "Membership and dues",
}

// GroupName is a form's part in a language.
func GroupName(group, lang string) string {
	if lang == "en" {
		if s, ok := englishGroups[group]; ok {
			return s
		}
	}
	return group
}

// Brief is the field's name where there is little room: 信用代码.
func (f Field[T]) Brief(lang string) string {
	if s, ok := briefNames[f.Key]; ok && lang != "en" {
		return s
	}
	return f.Name(lang)
}

// briefNames are keyed by field. To add one: a row.
var briefNames = map[string]string{"uscc": "信用代码", "business_scope": "主营业务", "website": "网址", "profile_md": "介绍"}
