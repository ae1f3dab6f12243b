package data

import (
	"errors"
	"fmt"
	"strings"
)

// Severity says how sure a rule is.
type Severity int

const (
	// Doubtful (存疑): worth a look; it may be right (a warning).
	Doubtful Severity = iota
	// Wrong (有误): it cannot be right (an error).
	Wrong
)

// Code names one thing that can be wrong with a field. Codes are stable:
// screens translate them, reports count them.
type Code string

// Problem (问题) is one finding about one field of one record. It is an error
// whose text is an English sentence; Chinese gives the same to the editor.
type Problem struct {
	Field string // key of the Field, "" where a rule looked at a bare value
	Code  Code
	Value string // what was looked at, as it was typed
	// Hints are values that would pass, best first: for a company code, those
	// one slip of the pen away.
	Hints []string
}

// Error is the problem as one English sentence.
func (p *Problem) Error() string {
	row := problemRow(p.Code)
	s := strings.NewReplacer("%v", fmt.Sprintf("%q", p.Value), "%n", p.Value).Replace(row.EN)
	if len(p.Hints) > 0 {
		s += "; perhaps " + strings.Join(p.Hints, " or ")
	}
	if p.Field != "" {
		s = p.Field + ": " + s
	}
	return s
}

// Chinese is the problem as one Chinese sentence, for screens and reports.
func (p *Problem) Chinese() string {
	row := problemRow(p.Code)
	s := strings.NewReplacer("%v", "“"+p.Value+"”", "%n", p.Value).Replace(row.ZH)
	if len(p.Hints) > 0 {
		s += "；是不是 " + strings.Join(p.Hints, " 或 ") + "？"
	}
	return s
}

// Severity says how sure the rule is, by the table.
func (p *Problem) Severity() Severity { return problemRow(p.Code).Severity }

// Is makes errors.Is(err, &Problem{Code: c}) true for every problem of code c.
func (p *Problem) Is(target error) bool {
	t, ok := target.(*Problem)
	return ok && t.Code == p.Code
}

// CodeOf is the code of the first Problem in err, "" where there is none.
func CodeOf(err error) Code {
	if p, ok := errors.AsType[*Problem](err); ok {
		return p.Code
	}
	return ""
}

// The codes, grouped by what they are about.
const (
	DateShape  Code = "date-shape"
	DateNoDay  Code = "date-no-such-day"
	DateYear   Code = "date-year"
	DateFuture Code = "date-future"
	DateOrder  Code = "date-order"

	USCCLength  Code = "uscc-length"
	USCCLetter  Code = "uscc-letter"
	USCCShape   Code = "uscc-shape"
	USCCCheck   Code = "uscc-check"
	OrgCodeForm Code = "org-code-form"
	OrgCodeSum  Code = "org-code-check"
	RegNoForm   Code = "reg-no-form"
	RegNoSum    Code = "reg-no-check"

	MobileForm   Code = "mobile-form"
	MobileLost   Code = "mobile-lost"
	LandlineForm Code = "landline-form"
	ServiceForm  Code = "service-form"
	PhoneForm    Code = "phone-form"
	PostcodeForm Code = "postcode-form"
	PostcodeCity Code = "postcode-city"
	EmailForm    Code = "email-form"
	EmailTypo    Code = "email-typo"
	URLForm      Code = "url-form"
	URLBlank     Code = "url-blank"
	URLEmail     Code = "url-email"

	DocNoForm   Code = "doc-no-form"
	DocNoZero   Code = "doc-no-zero"
	DocNoDi     Code = "doc-no-di"
	MoneyForm   Code = "money-form"
	CapitalForm Code = "capital-form"
	NumberForm  Code = "number-form"
	YesNoForm   Code = "yes-no-form"

	Missing      Code = "missing"
	Advised      Code = "advised"
	NotInList    Code = "not-in-list"
	ProfileShort Code = "profile-short"
	ProfileLong  Code = "profile-long"
	MonthForm    Code = "month-form"
	StaffForm    Code = "staff-form"
	OneOfTwo     Code = "one-of-two"

	VoteCount    Code = "vote-count"
	CouncilForm  Code = "council-form"
	DuesLineForm Code = "dues-line-form"
	DuesFloating Code = "dues-floating"
	DuesTwice    Code = "dues-twice"
	MoneySign    Code = "money-sign"
	WaiverOver   Code = "waiver-over"
	Overspent    Code = "overspent"
	StatusReason Code = "status-reason"
	ReceiptForm  Code = "receipt-form"

	AlreadyMember Code = "already-member"
	NotMember     Code = "not-member"
	NoEnd         Code = "no-end"
	SameClass     Code = "same-class"
	StepEarlier   Code = "step-earlier"

	DuesNoVote    Code = "dues-no-vote"
	DuesBody      Code = "dues-body"
	DuesNoCount   Code = "dues-no-count"
	DuesQuorum    Code = "dues-quorum"
	DuesMajority  Code = "dues-majority"
	DuesOpenVote  Code = "dues-open-vote"
	DuesTellUntil Code = "dues-tell-until"
	DuesNotTold   Code = "dues-not-told"
	DuesToldLate  Code = "dues-told-late"
	DuesReport    Code = "dues-report"
	DuesTiers     Code = "dues-tiers"
	TooFewMembers Code = "too-few-members"
	NoStandard    Code = "no-standard"
	NoDuesLine    Code = "no-dues-line"
	WhichCouncil  Code = "which-council"
	BillDiffers   Code = "bill-differs"
	ReceiptGap    Code = "receipt-gap"
	ReceiptTwice  Code = "receipt-twice"
	ReceiptFirst  Code = "receipt-first"
	IsVoidAlready Code = "is-void"
	AllocTooMuch  Code = "allocated-too-much"
	UnknownBill   Code = "unknown-bill"
	AnnualReport  Code = "annual-report"
	NumbersLack   Code = "numbers-lack"
	NobodysMoney  Code = "nobodys-money"
	NoJoinDate    Code = "no-join-date"
	CouncilEnds   Code = "council-ends"
)

// ProblemTexts says every code in both languages; %v stands for the value in
// quotation marks, %n for a number or a day that wants none. To
// add a code: a constant above and a row here. TestProblemTexts finds a code
// without a row.
var ProblemTexts = []struct {
	Code     Code
	Severity Severity
	ZH, EN   string
}{
	{DateShape, Wrong, "看不懂日期%v；请写成 2013-05-06、2013年5月 或 2013", "cannot read the date %v: want 2013-05-06, 2013-05 or 2013"},
	{DateNoDay, Wrong, "没有%v这一天", "there is no such day as %v"},
	{DateYear, Wrong, "日期%v的年份应在 1900 到 2199 之间", "the year of the date %v is not between 1900 and 2199"},
	{DateFuture, Doubtful, "日期%v在将来", "the date %v lies in the future"},
	{DateOrder, Wrong, "日期%v早于开始日期", "the date %v is before the start"},

	{USCCLength, Wrong, "统一社会信用代码应为 18 位：%v", "the credit code %v does not have 18 characters"},
	{USCCLetter, Wrong, "统一社会信用代码%v中有不可能出现的字符（不用 I、O、S、V、Z）", "the credit code %v has a character that no code has (I, O, S, V and Z are not used)"},
	{USCCShape, Wrong, "统一社会信用代码%v的前 8 位不对（登记部门、机构类别、行政区划）", "the credit code %v does not begin with registrar, category and six digits of a place"},
	{USCCCheck, Wrong, "统一社会信用代码%v的校验位不对", "the check digit of the credit code %v is wrong"},
	{OrgCodeForm, Doubtful, "组织机构代码应为 8 位数字或字母加 1 位校验位：%v", "the organisation code %v is not eight digits or letters and a check digit"},
	{OrgCodeSum, Doubtful, "组织机构代码%v的校验位不对", "the check digit of the organisation code %v is wrong"},
	{RegNoForm, Doubtful, "工商注册号应为 15 位数字：%v", "the registration number %v does not have 15 digits"},
	{RegNoSum, Doubtful, "工商注册号%v的校验位不对", "the check digit of the registration number %v is wrong"},

	{MobileForm, Wrong, "手机号应为 11 位，以 13 至 19 开头：%v", "the mobile number %v does not have 11 digits beginning with 13 to 19"},
	{MobileLost, Wrong, "手机号%v被表格软件改成了科学记数，原来的数字已经丢失", "the mobile number %v was rounded by a spreadsheet and its digits are lost"},
	{LandlineForm, Wrong, "座机号应为区号加 7 至 8 位号码：%v", "the landline number %v is not an area code with 7 or 8 digits"},
	{ServiceForm, Wrong, "服务号应为 400、800 或 95、96 开头的号码：%v", "the service number %v is not a 400, 800, 95 or 96 number"},
	{PhoneForm, Wrong, "%v不像电话号码", "%v is not a telephone number"},
	{PostcodeForm, Wrong, "邮政编码应为 6 位数字：%v", "the postcode %v does not have six digits"},
	{PostcodeCity, Doubtful, "邮政编码%v与地址所在地不符", "the postcode %v is not one of the city in the address"},
	{EmailForm, Wrong, "电子邮箱%v的写法不对", "%v is not an e-mail address"},
	{EmailTypo, Doubtful, "电子邮箱%v可能写错了", "the e-mail address %v looks mistyped"},
	{URLForm, Wrong, "%v不是网址", "%v is not the address of a site"},
	{URLBlank, Wrong, "网址%v中有空格", "the site address %v has a blank in it"},
	{URLEmail, Wrong, "%v是电子邮箱，不是网址", "%v is an e-mail address, not a site"},

	{DocNoForm, Doubtful, "发文字号%v的写法应如 沪府发〔2014〕77号", "the document number %v is not of the form 沪府发〔2014〕77号"},
	{DocNoZero, Doubtful, "发文字号%v的序号不编虚位（1 不写成 01）", "the document number %v has a leading zero"},
	{DocNoDi, Doubtful, "发文字号%v的序号前不加“第”字", "the document number %v has 第 before its number"},
	{MoneyForm, Wrong, "看不懂金额%v", "cannot read the sum of money %v"},
	{CapitalForm, Wrong, "看不懂注册资本%v；请写成 2000万元", "cannot read the capital %v: want a number and a unit, as 2000万元"},
	{NumberForm, Wrong, "%v不是整数", "%v is not a whole number"},
	{YesNoForm, Wrong, "%v应为“是”或“否”", "%v is neither 是 nor 否"},

	{Missing, Wrong, "不能为空", "must not be empty"},
	{Advised, Doubtful, "应当填写", "should be filled in"},
	{NotInList, Doubtful, "%v不在规定的选项中", "%v is not one of the values of the list"},
	{ProfileShort, Doubtful, "会员企业情况介绍不足 200 字（现 %v 字）", "the profile is shorter than 200 characters (%v)"},
	{ProfileLong, Doubtful, "会员企业情况介绍超过 600 字（现 %v 字）", "the profile is longer than 600 characters (%v)"},
	{MonthForm, Wrong, "月份应为 1 至 12，由先到后：%v", "the months %v are not between 1 and 12 in rising order"},
	{StaffForm, Wrong, "看不懂编委名单中的%v；请写成 编辑：张三、李四", "cannot read %v in the masthead: want 编辑：张三、李四"},
	{OneOfTwo, Wrong, "稿件与会员须选其一，且只选其一", "want either an article or a member, and not both"},

	{VoteCount, Wrong, "人数 %n 对不上：实到不能多于应到，票数不能多于实到", "the count %n cannot be: more came than were entitled, or more voted than came"},
	{CouncilForm, Wrong, "看不懂届次%v；请写成 第六届 或 6", "cannot read the council's number %v: want 第六届 or 6"},
	{DuesLineForm, Wrong, "看不懂会费标准%v；请写成 理事单位：5000元/年，一行一类", "cannot read the dues line %v: want 理事单位：5000元/年, one class a line"},
	{DuesFloating, Wrong, "会费标准%v不明确：会费额度应当明确，不得具有浮动性", "the dues %v are not definite: the amount must be definite and must not float"},
	{DuesTwice, Wrong, "会员类别%v的会费标准出现了两次", "the class %v has two lines of dues"},
	{MoneySign, Wrong, "金额 %n 应大于零", "the sum %n must be more than nothing"},
	{WaiverOver, Wrong, "减免 %n 多于应缴金额", "the waiver %n is more than the bill"},
	{Overspent, Wrong, "分配合计 %n 多于缴费金额", "the allocations, %n in all, are more than the payment"},
	{ReceiptForm, Wrong, "票据号%v应以数字结尾", "the receipt number %v does not end in digits"},
	{AlreadyMember, Wrong, "%v已经是会员", "%v is a member already"},
	{NotMember, Wrong, "%v现在不是会员", "%v is not a member now"},
	{NoEnd, Wrong, "%v的会籍没有到期日，续会须写明从哪天起", "the membership of %v has no end; say from which day to renew it"},
	{SameClass, Wrong, "会员类别已经是%v", "the class is %v already"},
	{StepEarlier, Wrong, "日期 %n 早于最近一次会籍变动；已有的会籍记录不改写", "the day %n is before the newest step; what is written is not rewritten"},
	{DuesNoVote, Wrong, "会费标准没有写明由哪次会议通过", "no decision is given for the dues"},
	{DuesBody, Wrong, "会费标准只能由会员大会或会员代表大会通过，不能由%v通过", "dues may be set by the assembly of members or of their delegates only, not by %v"},
	{DuesNoCount, Wrong, "决议%v没有写明应到、实到和赞成人数", "the decision %v does not say how many were entitled, came and agreed"},
	{DuesQuorum, Wrong, "出席人数（%n）不足三分之二", "fewer than two thirds came: %n"},
	{DuesMajority, Wrong, "赞成人数（%n）不足出席人数的二分之一", "fewer than half of those present agreed: %n"},
	{DuesOpenVote, Wrong, "决议%v没有采取无记名投票", "the vote on %v was not by secret ballot"},
	{DuesTellUntil, Doubtful, "会费决议应在 %n 前向全体会员公开", "the decision on dues must be made known to all members by %n"},
	{DuesNotTold, Doubtful, "会费决议应在 %n 前向全体会员公开，现已逾期", "the decision on dues should have been made known to all members by %n"},
	{DuesToldLate, Doubtful, "会费决议 %n 才公开，超过通过之日起 30 日", "the decision on dues was made known only on %n, more than 30 days after the vote"},
	{DuesReport, Doubtful, "%n 年度的会费收支情况还没有向会员公布", "the income and expense of dues of %n have not been published to the members"},
	{DuesTiers, Doubtful, "会费有 %n 档，一般不超过 4 档", "dues have %n tiers; there should be at most 4"},
	{TooFewMembers, Doubtful, "会员数（%n）不足法定数：单位会员 30 个或个人会员 50 个，混合组成的合计 50 个", "the members (%n) are fewer than the law asks for: 30 units or 50 persons, 50 where both are mixed"},
	{NoStandard, Wrong, "%n 年没有已启用的会费标准", "no activated standard of dues holds in %n"},
	{NoDuesLine, Doubtful, "会费标准里没有会员类别%v", "the standard of dues has no line for the class %v"},
	{WhichCouncil, Doubtful, "会员类别%v按届缴费，须指定届次", "the class %v pays once a council; say which"},
	{BillDiffers, Doubtful, "已开的应缴 %n 与标准不同，未改动", "the bill that is there, %n, differs from the standard; it was left as it is"},
	{ReceiptGap, Wrong, "票据号应连续，下一个是 %n", "receipt numbers must follow one another; the next is %n"},
	{ReceiptTwice, Wrong, "这笔缴费已经开过票据 %n", "the payment has a receipt already: %n"},
	{ReceiptFirst, Wrong, "还没有票据，须指定起始票据号", "there is no receipt yet; give the first number"},
	{IsVoidAlready, Wrong, "票据%v已经作废", "the receipt %v is void already"},
	{AllocTooMuch, Doubtful, "分给%v的金额多于尚欠金额，多出部分作预收", "more was allocated to %v than is open; the rest is a credit"},
	{UnknownBill, Wrong, "没有应缴单%v", "there is no bill %v"},
	{AnnualReport, Doubtful, "年度工作报告应于 3 月 31 日前报业务主管单位，5 月 31 日前报登记管理机关（%n 年度）", "the annual report of %n is due by 31 March to the supervising body, by 31 May to the registrar"},
	{NumbersLack, Doubtful, "票据断号：%n", "receipt numbers are missing: %n"},
	{NobodysMoney, Doubtful, "有 %n 元缴费待认领", "%n yuan that came in are nobody's yet"},
	{NoJoinDate, Doubtful, "%n 名会员没有入会日期", "%n members have no date of joining"},
	{CouncilEnds, Doubtful, "%n 任期届满，应当换届", "the term of office ends: %n"},
	{StatusReason, Doubtful, "指定会籍状态应写明原因和起止日期", "a standing set by hand wants its reason, and the days from and until"},
}

type problemText = struct {
	Code     Code
	Severity Severity
	ZH, EN   string
}

func problemRow(c Code) problemText {
	for _, row := range ProblemTexts {
		if row.Code == c {
			return row
		}
	}
	return problemText{c, Wrong, "%v有误（" + string(c) + "）", "%v is wrong (" + string(c) + ")"}
}
