package data

import "slices"

// The lists below are the values that product.md §3.8 gives; forms offer them
// in this order. A value outside its list is a doubt (NotInList), never an
// error: associations have words of their own. To add one: a row.

// ArticleTypes (稿件类型) are the sorts of manuscript.
var ArticleTypes = []string{"公文", "政策解读", "行业动态", "协会活动", "会员动态", "会员介绍", "交流/转载", "案例", "数据", "通知", "卷首语", Correction}

// Correction (更正) says what a printed issue had wrong.
const Correction = "更正"

// ArticleStates (稿件状态) are the steps of a manuscript, in order; after the
// last step, 已刊, come the states beside the road.
var ArticleStates = []string{"来稿", "初审", "复审", "终审", "待用", "已排", "一校", "二校", "三校", "通读", ArticlePressed, "已刊",
	"退改", "退稿", "撤稿", "存档"}

// IssueStates (期刊状态) are the steps of an issue, in order. An issue in the
// last, 归档, is locked.
var IssueStates = []string{"策划", "组稿", "排版", IssueProofing, "待签", IssuePressed, "已发", "归档"}

// The states that going to press and coming back from it set.
const (
	IssueProofing  = "校对"
	IssuePressed   = "付印"
	ArticlePressed = "付印"
)

// ContactRoles (联系角色) are what a contact does for the member.
var ContactRoles = []string{"会员代表", "联络员", "法定代表人", "财务(会费)", "宣传(供稿)", "收刊人", "秘书/助理"}

// OrgTypes (单位类型) are the sorts of unit.
var OrgTypes = []string{"国有", "民营", "外资", "合资", "港澳台", "个体工商户", "事业单位", "社会团体", "民办非企业单位", "基金会", "研究机构", "分支机构", "其他"}

// DocStatuses (效力) say whether a printed document still holds.
var DocStatuses = []string{"有效", "修改", "废止"}

// OriginTypes (来源方式) are the words that open a credit line. An article with
// neither is our own.
var OriginTypes = []string{"来源", "摘自"}

// Permissions (转载授权) say on what ground an article of others is printed.
var Permissions = []string{"公文（免）", "已授权", "作者声明可转", PermissionUnconfirmed}

// PermissionUnconfirmed is of an article for which nobody has asked.
const PermissionUnconfirmed = "未确认"

// ConsentScopes (授权范围) are what a person may allow.
var ConsentScopes = []string{"存储", "邮寄", "电邮", "名录公开", "网络公开"}

// Genders (性别) of contacts.
var Genders = []string{"男", "女"}

// MembershipReasons (会籍变动原因) are why a term begins or ends.
var MembershipReasons = []string{"入会", "续会", "类别变更", "退会", "除名", "自动退会", "注销", "合并", "分立"}

// DecisionBodies (决议机构) are the bodies that decide.
var DecisionBodies = []string{"会员大会", "会员代表大会", "理事会", "常务理事会", "会长办公会", "监事会"}

// PostNames (任职) are the posts that a person holds for a 届. A class of
// member (理事单位) is another thing.
var PostNames = []string{"会长", "轮值会长", "常务副会长", "副会长", "秘书长", "副秘书长", "监事长", "监事", "常务理事", "理事", "会员代表", "名誉会长", "顾问", "专家委员"}

// PaymentMethods (缴费方式) are the ways in which dues come in.
var PaymentMethods = []string{"银行转账", "支票", "现金", "微信", "支付宝"}

// ReceiptKinds (票据种类) are the receipts that an association gives for dues.
var ReceiptKinds = []string{"社会团体会费统一票据", "电子票据"}

// DuesPeriods (会费期间): dues are owed for a year, or once for a council's term.
var DuesPeriods = []string{"年", "届"}

// Receives (接收方式) are the ways in which a contact gets the newsletter: the
// value that is stored and its Chinese name.
var Receives = []struct{ Value, Label string }{
	{"none", "不接收"}, {"print", "纸刊"}, {"email", "电子版"}, {"both", "纸刊和电子版"},
}

// MemberKinds (会员性质) with their Chinese names.
var MemberKinds = []struct {
	Kind  MemberKind
	Label string
}{{UnitMember, "单位会员"}, {PersonMember, "个人会员"}}

// DefaultClasses (会员类别) are the classes that a new library begins with; an
// association edits them. The code is the name's own, so that files stay
// readable and an import by name finds it. Lower ranks first.
func DefaultClasses() []Class {
	classes := []Class{
		{Name: "会长单位", Rank: 10, Council: true},
		{Name: "轮值会长单位", Rank: 15, Council: true},
		{Name: "常务副会长单位", Rank: 18, Council: true},
		{Name: "副会长单位", Rank: 20, Council: true},
		{Name: "监事(长)单位", Rank: 25},
		{Name: "常务理事单位", Rank: 30, Council: true},
		{Name: "理事单位", Rank: 40, Council: true},
		{Name: "会员单位", Rank: 50},
		{Name: "团体会员", Rank: 55},
		{Name: "个人会员", Rank: 60, Type: PersonMember},
		{Name: "名誉会员", Rank: 80},
		{Name: "特邀/观察", Rank: 90},
	}
	for i := range classes {
		classes[i].Code = classes[i].Name
		if classes[i].Type == "" {
			classes[i].Type = UnitMember
		}
	}
	return classes
}

func inList(list []string, v string) bool { return v == "" || slices.Contains(list, v) }
