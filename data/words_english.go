package data

import (
	"strconv"
	"strings"
)

// englishWords are the fixed words of the lists above in English, for display:
// what is stored stays Chinese, and words of an association's own stay as
// typed. To add one: a row; TestEnglishWords finds a value without one.
var englishWords = map[string]string{
	// 稿件类型
	"公文": "Official document", "政策解读": "Policy explained", "行业动态": "Industry news", "协会活动": "Association's activities", "会员动态": "Members' news",
	"会员介绍": "Member profile", "交流/转载": "Exchange or reprint", "案例": "Case", "数据": "Figures", "通知": "Notice", "卷首语": "Foreword", "更正": "Correction",
	// 稿件状态、期刊状态
	"来稿": "Received", "初审": "First review", "复审": "Second review", "终审": "Final review", "待用": "In stock", "已排": "Set",
	"一校": "First proof", "二校": "Second proof", "三校": "Third proof", "通读": "Read through", "付印": "To the printer", "已刊": "Published",
	"退改": "Back for changes", "退稿": "Rejected", "撤稿": "Withdrawn", "存档": "Filed",
	"策划": "Planning", "组稿": "Gathering", "排版": "Setting", "校对": "Proofing", "待签": "To be signed", "已发": "Out", "归档": "Archived",
	// 联系角色
	"会员代表": "Representative", "联络员": "Liaison", "法定代表人": "Legal representative", "财务(会费)": "Finance (dues)", "宣传(供稿)": "Publicity (copy)",
	"收刊人": "Gets the issue", "秘书/助理": "Secretary",
	// 单位类型
	"国有": "State-owned", "民营": "Private", "外资": "Foreign-funded", "合资": "Joint venture", "港澳台": "Hong Kong, Macau, Taiwan", "个体工商户": "Sole trader",
	"事业单位": "Public institution", "社会团体": "Association", "民办非企业单位": "Private non-enterprise unit", "基金会": "Foundation", "研究机构": "Research institute",
	"分支机构": "Branch", "其他": "Other",
	// 效力、来源方式、转载授权
	"有效": "In force", "修改": "Amended", "废止": "Repealed", "来源": "Source", "摘自": "Excerpt from",
	"公文（免）": "Official (needs none)", "已授权": "Granted", "作者声明可转": "Free by the author's word", "未确认": "Not confirmed",
	// 授权范围
	"存储": "Storing", "邮寄": "Post", "电邮": "E-mail", "名录公开": "Directory", "网络公开": "Web",
	"男": "Male", "女": "Female", "是": "Yes", "否": "No",
	// 会籍变动原因
	"入会": "Joined", "续会": "Renewed", "类别变更": "Class changed", "退会": "Left", "除名": "Expelled", "自动退会": "Lapsed", "注销": "Dissolved", "合并": "Merged", "分立": "Divided",
	// 决议机构
	"会员大会": "General assembly", "会员代表大会": "Assembly of representatives", "理事会": "Council", "常务理事会": "Standing council", "会长办公会": "President's office", "监事会": "Board of supervisors",
	// 任职
	"会长": "President", "轮值会长": "Rotating president", "常务副会长": "Executive vice-president", "副会长": "Vice-president", "秘书长": "Secretary-general", "副秘书长": "Deputy secretary-general",
	"监事长": "Chief supervisor", "监事": "Supervisor", "常务理事": "Standing council member", "理事": "Council member", "名誉会长": "Honorary president", "顾问": "Adviser", "专家委员": "Expert",
	// 缴费方式、票据种类、会费期间
	"银行转账": "Bank transfer", "支票": "Cheque", "现金": "Cash", "微信": "WeChat", "支付宝": "Alipay",
	"社会团体会费统一票据": "Standard receipt for dues", "电子票据": "Electronic receipt", "年": "Year", "届": "Council's term",
	// 接收方式、会员性质
	"不接收": "Gets none", "纸刊": "On paper", "电子版": "By e-mail", "纸刊和电子版": "On paper and by e-mail", "单位会员": "Unit", "个人会员": "Individual",
	// 会员类别, as a new library begins with them
	"会长单位": "President", "轮值会长单位": "Rotating president", "常务副会长单位": "Executive vice-president", "副会长单位": "Vice-president", "监事(长)单位": "Supervisor",
	"常务理事单位": "Standing council", "理事单位": "Council", "会员单位": "Member", "团体会员": "Association member", "名誉会员": "Honorary member", "特邀/观察": "Observer",
}

// Word (用语) is one of the fixed words in a language, zh or en; any other stays
// as it is.
func Word(s, lang string) string {
	if lang == "en" {
		if en, ok := englishWords[s]; ok {
			return en
		}
		for _, row := range Statuses {
			if string(row.Status) == s {
				return row.EN
			}
		}
	}
	return s
}

// Words are the fixed words of a list parted by 、, in a language.
func Words(s, lang string) string {
	if lang != "en" || s == "" {
		return s
	}
	list := strings.Split(s, "、")
	for i := range list {
		list[i] = Word(list[i], lang)
	}
	return strings.Join(list, "; ")
}

// Fixed reports whether the field holds words of a list, which Said shows in
// either language.
func (f Field[T]) Fixed() bool {
	return len(f.Choices) > 0 || f.Key == "class_code" || f.Key == "class"
}

// Said is a value of the field as it is shown in a language.
func (f Field[T]) Said(value, lang string) string {
	if f.Fixed() {
		return Words(value, lang)
	}
	return value
}

// Meant is the value that a person means who types what Said shows: the words
// of the field's list in English are put into Chinese, anything else stays.
func (f Field[T]) Meant(text, lang string) string {
	if lang != "en" || len(f.Choices) == 0 {
		return text
	}
	list := strings.FieldsFunc(text, func(r rune) bool { return r == ';' || r == '；' || r == '、' })
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
		for _, c := range f.Choices { // the same English may stand for words of two lists
			if strings.EqualFold(Word(c, lang), list[i]) {
				list[i] = c
			}
		}
	}
	return strings.Join(list, "、")
}

// CouncilIn is a council's term (届) in a language: 第六届, the 6th council.
func CouncilIn(n int, lang string) string {
	if lang != "en" || n <= 0 {
		return CouncilLabel(n)
	}
	end := "th"
	if n/10%10 != 1 {
		switch n % 10 {
		case 1:
			end = "st"
		case 2:
			end = "nd"
		case 3:
			end = "rd"
		}
	}
	return "the " + strconv.Itoa(n) + end + " council"
}

// LabelIn is Label in a language.
func (b *DuesBill) LabelIn(lang string) string {
	if lang != "en" {
		return b.Label()
	}
	s := "Dues of " + strconv.Itoa(b.Year)
	if b.Council > 0 {
		s = "Dues of " + CouncilIn(b.Council, lang)
	}
	if b.Class != "" {
		s += " (" + Word(b.Class, lang) + ")"
	}
	return s
}

// LabelIn is Label in a language; title and number stay as they were decided.
func (d *Decision) LabelIn(lang string) string {
	if lang != "en" {
		return d.Label()
	}
	var parts []string
	for _, p := range []string{Word(d.Body, lang), d.Held.String(), d.Title, d.Number} {
		if p != "" {
			parts = append(parts, p)
		}
	}
	return strings.Join(parts, " · ")
}
