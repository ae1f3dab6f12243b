package preflight

import (
	"fmt"

	"huikan/data"
)

// Group (检查类别) gathers rules for the report and the list on screen.
type Group string

const (
	OfImprint  Group = "imprint"  // 版本记录
	OfContents Group = "contents" // 编排
	OfText     Group = "text"     // 文字
	OfMembers  Group = "members"  // 会员
	OfPages    Group = "pages"    // 版面
)

// Groups lists the groups in the order of the report, with their names.
var Groups = []struct {
	Group  Group
	ZH, EN string
}{
	{OfImprint, "版本记录", "Imprint"},
	{OfContents, "编排", "Contents"},
	{OfMembers, "会员", "Members"},
	{OfPages, "版面", "Pages"},
	{OfText, "文字", "Text"},
}

// Rule is a check with its words. %s stands for the finding's text.
type Rule struct {
	Code     string
	Group    Group
	Severity Severity
	ZH, EN   string
}

// Rules lists every check. To add one: a row here and a test that trips it.
//
// Rules of the imprint cite 内部资料性出版物管理办法 (2015), rules on persons
// 个人信息保护法.
var Rules = []Rule{
	{"no-permit", OfImprint, Error, "没有准印证号（《内部资料性出版物管理办法》第十四条）", "no printing permit number (Measures on Internal Publications, art. 14)"},
	{"permit-ended", OfImprint, Error, "准印证已过有效期：%s", "the printing permit has run out: %s"},
	{"no-organiser", OfImprint, Error, "没有编印单位", "no publisher"},
	{"no-recipients", OfImprint, Warning, "没有发送对象", "no recipients stated"},
	{"no-printer", OfImprint, Warning, "没有印刷单位", "no printer stated"},
	{"no-print-date", OfImprint, Warning, "没有印刷日期", "no date of printing"},
	{"no-print-run", OfImprint, Warning, "没有印数", "no print run"},
	{"forbidden-word", OfImprint, Warning, "内部资料不得自称“%s”", "an internal publication may not call itself %q"},
	{"priced", OfImprint, Error, "内部资料不得标价、收费：%s", "an internal publication may bear no price: %s"},
	{"advert", OfImprint, Warning, "像是广告，内部资料不得刊登：%s", "reads like an advertisement, which an internal publication may not carry: %s"},

	{"empty-section", OfContents, Warning, "栏目【%s】没有内容", "section %s is empty"},
	{"empty-article", OfContents, Warning, "稿件没有正文：%s", "article without text: %s"},
	{"contents-differ", OfContents, Warning, "目录题与标题不同：%s", "contents line differs from the title: %s"},
	{"not-reviewed", OfContents, Warning, "稿件未经终审（%s）", "the article has not passed its last review (%s)"},
	{"serial-gap", OfContents, Warning, "总期号不连：上一期是总第 %s 期", "the serial number does not follow the last, %s"},
	{"serial-twice", OfContents, Error, "总期号与另一期相同：%s", "another issue has the same serial number: %s"},
	{"same-docno", OfContents, Warning, "两篇稿件的发文字号相同：%s", "two articles have the same document number: %s"},
	{"docno-printed", OfContents, Warning, "此文号已刊登过：%s", "this document was printed before: %s"},
	{"no-leave", OfContents, Warning, "转载授权未确认：%s", "leave to reprint is not confirmed: %s"},

	{"not-admitted", OfMembers, Error, "列入新增会员，但尚未入会：%s", "stands among the new members and is not admitted: %s"},
	{"profile-length", OfMembers, Note, "会员介绍宜为 200–600 字：%s", "a profile should have 200 to 600 characters: %s"},
	{"class-differs", OfMembers, Warning, "印出的会员类别与会籍记录不同：%s", "the class printed differs from the membership: %s"},
	{"no-consent", OfMembers, Error, "印出了未授权公开的个人信息：%s（《个人信息保护法》第二十三、二十五条）", "personal data printed without consent: %s (Personal Information Protection Law, arts. 23, 25)"},
	{"mobile-number", OfMembers, Warning, "文中有手机号码：%s", "a mobile number stands in the text: %s"},

	// What is printed from the records of members: directory, labels, lists.
	{"text-shrunk", OfPages, Note, "字号缩小才放得下：%s", "set smaller to fit: %s"},
	{"missing-logo", OfPages, Warning, "标志的图片不在资料库里：%s", "the picture of a logo is not in the library: %s"},
	{string(data.PersonWithheld), OfMembers, Warning, "未印：%s（个人会员，没有本人的“名录公开”授权）", "left out: %s (a person who did not allow 名录公开)"},
	{string(data.ContactWithheld), OfMembers, Warning, "未印联系人：%s（没有“名录公开”授权）", "contact not printed: %s (did not allow 名录公开)"},
	{string(data.ConsentUndated), OfMembers, Warning, "未印联系人：%s（“名录公开”授权没有日期，或在资料截至日之后）", "contact not printed: %s (consent bears no date, or a later one)"},
	{string(data.FactWithheld), OfMembers, Warning, "未印栏目：%s（内容里有未授权公开的个人信息）", "fact not printed: %s (holds personal data without consent)"},
	{string(data.NotMemberThen), OfMembers, Note, "未印：%s（当日不是会员）", "left out: %s (no member on that day)"},
	{string(data.NotListed), OfMembers, Note, "未印：%s（设为不列入名录）", "left out: %s (not to be listed)"},
	{string(data.NoAddress), OfMembers, Warning, "未印：%s（没有地址）", "left out: %s (no address)"},
	{string(data.AddressAbroad), OfMembers, Warning, "未印：%s（境外地址；内部资料不得寄往境外）", "left out: %s (abroad; an internal publication is not sent abroad)"},
	{string(data.WantsNoPaper), OfMembers, Note, "未印：%s（不收纸刊）", "left out: %s (takes no paper)"},
	{string(data.NoPostcode), OfMembers, Warning, "没有邮编：%s", "no postcode: %s"},
	{string(data.PostcodeOdd), OfMembers, Warning, "邮编不是六位数字，没有印：%s", "the postcode is not six digits, and is not printed: %s"},
	{string(data.PostUnnamed), OfMembers, Note, "没有“邮寄”授权，写角色不写姓名：%s", "did not allow 邮寄; written to by role: %s"},

	{"missing-glyph", OfPages, Error, "没有字体含有“%s”，已印成方框", "no font has %q; a box is printed"},
	{"missing-picture", OfPages, Error, "缺图：%s", "missing picture: %s"},
	{"overset", OfPages, Error, "文字排不下：%s", "text that does not fit: %s"},
	{"coarse-picture", OfPages, Warning, "图片按印出的大小不足 300 dpi：%s", "picture below 300 dpi at its printed size: %s"},
	{"colour-picture", OfPages, Note, "内页有彩色图片 %s 幅，黑白印刷时会转成灰图", "%s pictures inside are in colour; printed in black they turn grey"},
	{"widow-line", OfPages, Note, "段落只有一行落在页首或页末：%s", "a single line of a paragraph stands at the head or foot of a page: %s"},
	{"near-trim", OfPages, Warning, "文字离裁切线不足 5 mm：%s", "text within 5 mm of the trim: %s"},
	{"no-bleed", OfPages, Warning, "图片到裁切线而没有 3 mm 出血：%s", "a picture reaches the trim without 3 mm of bleed: %s"},
	{"loose-line", OfPages, Note, "松行：%s", "loose line: %s"},
	{"not-fours", OfPages, Note, "共 %s 页，骑马订应为 4 的倍数", "%s pages; saddle stitch wants a multiple of 4"},

	{"half-brackets", OfText, Note, "半角括号夹汉字：%s", "half-width brackets round Han: %s"},
	{"half-mark", OfText, Note, "汉字后的半角标点：%s", "half-width mark after Han: %s"},
	{"tilde", OfText, Note, "数字之间的“~”，宜用“—”或“～”：%s", "~ between numbers: %s"},
	{"unbalanced", OfText, Warning, "括号或引号不成对：%s", "brackets or quotes do not match: %s"},
	{"spacing", OfText, Note, "稿中汉字与数字之间有的空、有的不空（%s）；印出来一样", "blanks between Han and digits are typed in some places and not in others (%s); they print alike"},
	{"stray-word", OfText, Warning, "汉字之间夹着外文词：%s", "a Latin word stands among Han: %s"},
	{"no-stop", OfText, Note, "段末没有标点，可能是断开的段落：%s", "a paragraph ends without a stop; it may have been cut: %s"},
	{"cited-twice", OfText, Warning, "同一处并列引用了两次：%s", "cited twice in one list: %s"},
	{"number-skipped", OfText, Warning, "序号不连：%s", "a number is skipped: %s"},
	{"docno-form", OfText, Warning, "发文字号写法有误，应为 %s", "the document number is not in due form; it should be %s"},
	{"misspelt", OfText, Warning, "疑为错字：%s", "perhaps misspelt: %s"},
	{"house-word", OfText, Warning, "用词表：%s", "house list: %s"},
}

// ruleOf is the row of a code.
func ruleOf(code string) Rule {
	for _, r := range Rules {
		if r.Code == code {
			return r
		}
	}
	return Rule{Code: code, ZH: code + " %s", EN: code + " %s"}
}

// Group is the group of the finding's rule.
func (f Finding) Group() Group { return ruleOf(f.Code).Group }

// Message is the finding in words: Chinese, or English where lang is "en".
func (f Finding) Message(lang string) string {
	r := ruleOf(f.Code)
	form := r.ZH
	if lang == "en" {
		form = r.EN
	}
	for i := range len(form) - 1 {
		if form[i] == '%' {
			return fmt.Sprintf(form, f.Text)
		}
	}
	return form
}

// Mends (可代改) are the rules whose findings clean-up (整理) can mend by itself,
// with the key of its rule (intake.CleanRules).
var Mends = map[string]string{"half-brackets": "brackets", "half-mark": "marks", "tilde": "tilde", "spacing": "latin-spaces"}
