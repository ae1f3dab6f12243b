package intake

import (
	"encoding/json"
	"fmt"
	"strings"

	"huikan/data"
)

// RowCode names a kind of RowFinding. It is stable.
type RowCode string

// The kinds of finding. To add one: a constant, a row in RowCodes.
const (
	RowField       RowCode = "field"         // what the Problem says of one field
	RowNoName      RowCode = "no-name"       // nothing says which member it is
	RowLost        RowCode = "digits-lost"   // a spreadsheet rounded the number
	RowCodeAndName RowCode = "code-and-name" // code and name belong to two members
	RowAmbiguous   RowCode = "ambiguous"     // several members go by the name
	RowNumberTaken RowCode = "number-taken"  // another member has the member number
	RowCodeTaken   RowCode = "code-taken"    // another member has the credit code
	RowNameTaken   RowCode = "name-taken"    // another member has the name
	RowRepeated    RowCode = "repeated"      // says otherwise than an earlier row of the member
	RowFormer      RowCode = "former-name"   // the member was found by a former name
	RowNewClass    RowCode = "new-class"     // the library has no such class
	RowNoUnit      RowCode = "no-unit"       // a sum without 元 or 万元
	RowTenth       RowCode = "tenth"         // 2013.1 as a number may be 2013.10
	RowNoPerson    RowCode = "no-person"     // particulars of a contact without a name
	RowWhose       RowCode = "whose-number"  // several contacts, another count of numbers
	RowTotal       RowCode = "total"         // skipped: a total
	RowRemark      RowCode = "remark"        // skipped: a remark below the list
	RowHeads       RowCode = "heads"         // skipped: the heads again
	RowGroup       RowCode = "group"         // skipped: the heading of a group of rows
	RowTitle       RowCode = "title"         // above the heads
	RowUnknown     RowCode = "unknown"       // a column without a field
	RowTwice       RowCode = "twice"         // two columns for one field
	RowUnread      RowCode = "unread"        // a worksheet that was not read
	RowOpenQuote   RowCode = "open-quote"    // a quotation mark that nothing closes
	RowUnreadable  RowCode = "unreadable"    // bytes that are no characters
	RowDropped     RowCode = "dropped"       // a property of a vCard that is not read
	RowIDCard      RowCode = "id-card"       // numbers of identity cards, which are not kept
	RowZero        RowCode = "leading-zero"  // a spreadsheet took the first 0 away
	RowByContent   RowCode = "by-content"    // a column without a telling head, known by what it holds
	RowTermKept    RowCode = "term-kept"     // the library has terms that say otherwise
)

// RowCodes lists every kind of finding with its sentence in Chinese and
// English; {value} and {other} are filled in.
var RowCodes = []struct {
	Code   RowCode
	ZH, EN string
}{
	{RowField, "“{value}”有误", "“{value}” is wrong"},
	{RowNoName, "没有单位名称，也没有资料库中已有的信用代码", "there is no name, and no credit code that the library knows"},
	{RowLost, "“{value}”被表格软件改成了科学记数，原来的数字已经丢失", "“{value}” was rounded by a spreadsheet and its digits are lost"},
	{RowCodeAndName, "信用代码是“{value}”的，名称却是“{other}”的", "the credit code is that of “{value}”, the name that of “{other}”"},
	{RowAmbiguous, "有不止一个会员叫“{value}”，分不清是哪一个", "several members are called “{value}”; it is not clear which is meant"},
	{RowNumberTaken, "会员编号“{value}”已属于“{other}”", "the member number “{value}” is that of “{other}”"},
	{RowCodeTaken, "信用代码“{value}”已属于“{other}”", "the credit code “{value}” is that of “{other}”"},
	{RowNameTaken, "名称“{value}”已属于另一个会员", "the name “{value}” is that of another member"},
	{RowRepeated, "与前面同一单位的{other}不一致：“{value}”", "it differs from an earlier row of the same member, {other}: “{value}”"},
	{RowFormer, "“{value}”是“{other}”的曾用名，按同一会员处理", "“{value}” is a former name of “{other}”, taken for the same member"},
	{RowNewClass, "资料库中没有会员类别“{value}”", "the library has no class “{value}”"},
	{RowNoUnit, "“{value}”没有写单位，按“元”读", "“{value}” has no unit and was read as yuan"},
	{RowTenth, "“{value}”可能是 1 月，也可能是 10 月，只取年份", "“{value}” may be January or October; only the year was taken"},
	{RowNoPerson, "没有联系人姓名，“{value}”放入{other}", "the contact has no name; “{value}” went into {other}"},
	{RowWhose, "有几位联系人而号码个数不同，“{value}”都归第一位，请核对", "the numbers “{value}” do not match the count of contacts; the first one got all, please check"},
	{RowTotal, "合计行，不导入", "a total, not read"},
	{RowRemark, "说明行，不导入", "a remark, not read"},
	{RowHeads, "重复的表头，不导入", "the heads again, not read"},
	{RowGroup, "分组标题，不导入", "the heading of a group, not read"},
	{RowTitle, "表头以上的文字，不导入：{value}", "text above the heads, not read: {value}"},
	{RowUnknown, "没有对应的栏位，内容放入会员的备注", "no field for it: what it holds goes into the member's note"},
	{RowTwice, "与“{value}”列是同一栏位，内容放入会员的备注", "the field is that of column “{value}” already: what it holds goes into the member's note"},
	{RowUnread, "工作表“{value}”没有读（{other} 行）", "the worksheet “{value}” was not read ({other} rows)"},
	{RowOpenQuote, "有一个引号没有配对，按普通字符读", "a quotation mark is not closed and was read as a character"},
	{RowUnreadable, "有 {value} 处字节无法识别", "{value} places hold bytes that are no characters"},
	{RowDropped, "名片中的 {value} 不导入", "{value} of the card is not read"},
	{RowIDCard, "身份证号不存入资料库，这一列不导入", "numbers of identity cards are not kept: the column is not read"},
	{RowZero, "“{value}”开头的 0 被表格软件去掉了，已补上", "the 0 before “{value}” was taken away by a spreadsheet and was put back"},
	{RowByContent, "列名没有说明，按内容读作“{value}”", "the head does not say; by what it holds it is read as “{value}”"},
	{RowTermKept, "资料库中的会籍是“{value}”，文件为“{other}”；会籍不改写", "the library has the term “{value}”, the file “{other}”; terms are not rewritten"},
}

// RowFinding is one thing that the editor should know of a row or column.
type RowFinding struct {
	Row     int           `json:"row,omitempty"`    // 0: the whole file
	Part    string        `json:"part,omitempty"`   // the worksheet, where rows of several are read
	Column  string        `json:"column,omitempty"` // the head, "" where it is about the row
	Code    RowCode       `json:"code"`
	Value   string        `json:"value,omitempty"`
	Other   string        `json:"other,omitempty"`
	Problem *data.Problem `json:"-"`
}

// MarshalJSON writes the finding with its sentence in Chinese, as a screen
// would show it.
func (f RowFinding) MarshalJSON() ([]byte, error) {
	type plain RowFinding
	out := struct {
		plain
		Problem data.Code `json:"problem,omitempty"`
		Message string    `json:"message"`
	}{plain: plain(f), Message: f.Reason("zh")}
	if f.Problem != nil {
		out.Problem = f.Problem.Code
	}
	return json.Marshal(out)
}

// Message is the finding as a sentence with its row and column, in Chinese for
// "zh" (and "zh-CN", ""), else in English.
func (f RowFinding) Message(lang string) string {
	zh := lang == "" || strings.HasPrefix(lang, "zh")
	where := ""
	switch {
	case zh && f.Row > 0:
		where = fmt.Sprintf("第 %d 行", f.Row)
		if f.Part != "" {
			where = "工作表“" + f.Part + "”" + where
		}
	case f.Row > 0:
		where = fmt.Sprintf("row %d", f.Row)
		if f.Part != "" {
			where = "worksheet “" + f.Part + "”, " + where
		}
	}
	switch {
	case f.Column != "" && zh:
		where += "“" + f.Column + "”列"
	case f.Column != "":
		where = strings.TrimPrefix(where+", column “"+f.Column+"”", ", ")
	}
	switch {
	case where == "":
		return f.Reason(lang)
	case zh:
		return where + "：" + f.Reason(lang)
	}
	return where + ": " + f.Reason(lang)
}

// Reason is Message without row and column.
func (f RowFinding) Reason(lang string) string {
	zh := lang == "" || strings.HasPrefix(lang, "zh")
	if f.Problem != nil {
		if zh {
			return f.Problem.Chinese()
		}
		p := *f.Problem
		p.Field = ""
		return p.Error()
	}
	for _, c := range RowCodes {
		if c.Code == f.Code {
			text := c.EN
			if zh {
				text = c.ZH
			}
			return strings.NewReplacer("{value}", f.Value, "{other}", f.Other).Replace(text)
		}
	}
	return string(f.Code) + " " + f.Value
}
