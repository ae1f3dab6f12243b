package intake

import (
	"sort"
	"strconv"
	"strings"
)

// A Code names a kind of finding. It is stable: scripts and screens go by it.
type Code string

// The kinds of finding. To add one: a constant, a row in Codes.
const (
	CodeJoin            Code = "join"             // two halves of a paragraph were put together
	CodeDrift           Code = "contents-drift"   // a contents line differs from its title
	CodeSectionDrift    Code = "section-drift"    // a section is named otherwise in the contents
	CodeNoArticle       Code = "contents-only"    // a contents line that nothing in the body answers
	CodeNoContents      Code = "body-only"        // an article or member that the contents do not list
	CodeElsewhere       Code = "contents-section" // listed under one section, printed under another
	CodeTitleGuessed    Code = "title-guessed"    // a title found by its shape alone
	CodeTitleMissing    Code = "title-missing"    // text without a title; it took the section's name
	CodeStrayWord       Code = "stray-word"       // a small English word between Han
	CodeUnbalanced      Code = "unbalanced"       // brackets or quotes that do not pair
	CodeDropped         Code = "dropped"          // characters left out on purpose
	CodeFurniture       Code = "furniture"        // folios and running heads left out
	CodeNormalised      Code = "normalised"       // kept in another form than it was typed
	CodeImprint         Code = "imprint"          // a line of the imprint, kept by its value
	CodeUnplaced        Code = "unplaced"         // a line that found no place
	CodeUnreadable      Code = "unreadable"       // bytes that are no characters
	CodeLeadIn          Code = "lead-in"          // a member's particular of an unknown or other name
	CodeLeadInKept      Code = "lead-in-kept"     // a member's particular that has no field yet
	CodeMemberKnown     Code = "member-known"     // the library has this member already
	CodeMemberKept      Code = "member-kept"      // print and library differ, the library was left alone
	CodeMemberClosing   Code = "member-closing"   // the name under a profile is not the name above it
	CodeNoIssueLine     Code = "no-issue-line"    // no 年 期 总第 anywhere
	CodeNoNameplate     Code = "no-nameplate"     // no name of the newsletter
	CodeNoContentsPage  Code = "no-contents-page" // nothing to check the titles against
	CodeEmptySection    Code = "empty-section"    // a section with nothing in it
	CodeTableJoined     Code = "table-joined"     // parts of a table were put together
	CodeRespaced        Code = "respaced"         // marks of bold stood against spaces and were moved
	CodeOutOfOrder      Code = "contents-order"   // the body's order is not that of the contents
	CodeNumberAmbiguous Code = "number-ambiguous" // an issue that carries several numbers

	// Of files that know their own paragraphs: DOCX, HTML.
	CodeTracked    Code = "tracked"     // tracked changes were accepted
	CodeDeleted    Code = "deleted"     // text that a tracked change takes out
	CodeComment    Code = "comment"     // a comment, which is no text
	CodeHidden     Code = "hidden"      // text that is not shown
	CodeMargin     Code = "margin"      // headers and footers of pages
	CodeTextBox    Code = "text-box"    // text of a box, put after its paragraph
	CodeMerged     Code = "merged"      // cells of a table that were one
	CodeNested     Code = "nested"      // a table within a table
	CodeLayout     Code = "layout"      // a table that only places text
	CodeContents   Code = "contents"    // contents that a program made
	CodePicture    Code = "picture"     // a picture that was taken in
	CodeNoPicture  Code = "no-picture"  // a picture that was not
	CodeObject     Code = "object"      // charts and other objects
	CodeFormula    Code = "formula"     // of a formula only the characters
	CodeRuby       Code = "ruby"        // readings above characters, put in brackets
	CodeRaised     Code = "raised"      // raised or lowered characters set level
	CodeStruck     Code = "struck"      // text that is struck through
	CodeSymbol     Code = "symbol"      // a sign of a symbol font that is not known
	CodeNumbering  Code = "numbering"   // a way of counting that is not known
	CodeUnmarked   Code = "unmarked"    // bold or italics that Markdown cannot say
	CodeNoteMoved  Code = "note-moved"  // a note of a title, put at the end
	CodeSoftReturn Code = "soft-return" // soft returns, taken for ends of paragraphs
	CodeColophon   Code = "colophon"    // masthead and colophon of an official document
	CodeAside      Code = "aside"       // parts of a web page that are not its text
	CodeLink       Code = "link"        // an address that leads nowhere outside its file
	CodeLimit      Code = "limit"       // more than is read
)

// Codes lists every kind of finding with its sentence in Chinese and English.
// {line}, {to}, {text} and {detail} are filled in. Holds says that Text is
// source text which stands nowhere in the draft: the report keeps it.
var Codes = []struct {
	Code   Code
	Holds  bool
	ZH, EN string
}{
	{CodeJoin, false, "第 {line} 行与第 {to} 行接为一段：{text}", "lines {line} and {to} joined into one paragraph: {text}"},
	{CodeDrift, false, "第 {line} 行目录题“{text}”与第 {to} 行正文题“{detail}”不一致", "contents line {line} “{text}” differs from the title on line {to} “{detail}”"},
	{CodeSectionDrift, false, "第 {line} 行目录栏目“{text}”与第 {to} 行正文栏目“{detail}”不一致", "section “{text}” in the contents (line {line}) is “{detail}” in the body (line {to})"},
	{CodeNoArticle, false, "第 {line} 行目录“{text}”在正文中没有找到", "contents line {line} “{text}” was not found in the body"},
	{CodeNoContents, false, "第 {line} 行“{text}”没有列入目录", "“{text}” on line {line} is not in the contents"},
	{CodeElsewhere, false, "第 {line} 行目录列在“{detail}”，正文在第 {to} 行“{text}”", "contents line {line} lists it under “{detail}”; the body has it under “{text}”, line {to}"},
	{CodeTitleGuessed, false, "第 {line} 行“{text}”按样子认作标题，请核对", "“{text}” on line {line} was taken for a title by its shape; please check"},
	{CodeTitleMissing, false, "第 {line} 行起的文字没有标题，暂以栏目名“{text}”为题", "the text from line {line} has no title; it took the section's name “{text}”"},
	{CodeStrayWord, false, "第 {line} 行汉字之间夹有英文词“{text}”：{detail}", "English word “{text}” between Chinese characters on line {line}: {detail}"},
	{CodeUnbalanced, false, "第 {line} 行括号或引号不成对（{detail}）：{text}", "brackets or quotes do not pair on line {line} ({detail}): {text}"},
	{CodeDropped, true, "第 {line} 行略去“{text}”（{detail}）", "left out “{text}” on line {line} ({detail})"},
	{CodeFurniture, true, "第 {line} 行略去页码或眉题“{text}”", "folio or running head left out on line {line}: “{text}”"},
	{CodeNormalised, true, "第 {line} 行“{text}”改写为“{detail}”", "“{text}” on line {line} written as “{detail}”"},
	{CodeImprint, true, "第 {line} 行读入版权项：{text}", "imprint read from line {line}: {text}"},
	{CodeUnplaced, true, "第 {line} 行没有归处，未导入：{text}", "line {line} has no place and was not imported: {text}"},
	{CodeUnreadable, false, "第 {line} 行有 {detail} 处字节无法识别：{text}", "{detail} unreadable places on line {line}: {text}"},
	{CodeLeadIn, true, "第 {line} 行“{text}”{detail}", "“{text}” on line {line}: {detail}"},
	{CodeLeadInKept, false, "第 {line} 行“{text}”没有对应的栏位，放入情况介绍", "“{text}” on line {line} has no field and went into the profile"},
	{CodeMemberKnown, false, "第 {line} 行“{text}”是资料库里已有的会员“{detail}”，只补空白", "“{text}” on line {line} is the member “{detail}” of the library; only blanks are filled"},
	{CodeMemberKept, true, "第 {line} 行{detail}与资料库不同，资料库未改。刊上写的是：{text}", "line {line}: {detail} differs from the library, which was left alone. The print says: {text}"},
	{CodeMemberClosing, true, "第 {line} 行文末署名“{text}”与会员名称“{detail}”不一致", "closing name “{text}” on line {line} is not the member's name “{detail}”"},
	{CodeNoIssueLine, false, "没有找到“年、期、总第”一行，期号待填", "no line with year and number was found; the numbers are to be filled in"},
	{CodeNoNameplate, false, "没有找到刊名", "no name of the newsletter was found"},
	{CodeNoContentsPage, false, "没有目录页，标题按正文样子辨认", "there is no contents page; titles were found by their shape"},
	{CodeEmptySection, false, "第 {line} 行栏目“{text}”没有内容", "section “{text}” on line {line} is empty"},
	{CodeTableJoined, false, "第 {line} 行到第 {to} 行的表格断为 {detail} 段，已接为一表", "the table on lines {line} to {to} came in {detail} parts and was made one"},
	{CodeRespaced, false, "第 {line} 行加粗符号位置调整：{text}", "marks of bold moved on line {line}: {text}"},
	{CodeOutOfOrder, false, "第 {line} 行目录“{text}”的次序与正文不同", "contents line {line} “{text}” is in another order than the body"},
	{CodeTracked, false, "接受了修订：{detail}", "tracked changes were accepted: {detail}"},
	{CodeDeleted, true, "第 {line} 行修订删去“{text}”", "a tracked change on line {line} takes out “{text}”"},
	{CodeComment, true, "第 {line} 行有批注（{detail}）：{text}", "comment on line {line} ({detail}): {text}"},
	{CodeHidden, true, "第 {line} 行隐藏的文字没有收入：{text}", "hidden text on line {line} was left out: {text}"},
	{CodeMargin, true, "{detail}没有收入：{text}", "{detail} were left out: {text}"},
	{CodeTextBox, false, "第 {line} 行的文本框放在这一段之后：{text}", "the text box on line {line} was put after it: {text}"},
	{CodeMerged, false, "第 {line} 行的表格有 {detail} 处合并单元格，内容放在其第一格", "the table on line {line} has {detail} merged cells; what they hold stands in the first"},
	{CodeNested, false, "第 {line} 行的表格里套有表格，里面的文字放在一格中：{text}", "the table on line {line} holds another, whose text stands in one cell: {text}"},
	{CodeLayout, false, "第 {line} 行的表格只用于排版，按段落读", "the table on line {line} only places text and was read as paragraphs"},
	{CodeContents, true, "自动生成的目录没有收入：{text}", "contents made by a program were left out: {text}"},
	{CodePicture, false, "第 {line} 行的图片收入资料库：{text}（{detail}）", "picture on line {line} taken in: {text} ({detail})"},
	{CodeNoPicture, true, "第 {line} 行的图片没有收入：{text}（{detail}）", "picture on line {line} not taken in: {text} ({detail})"},
	{CodeObject, true, "第 {line} 行的{detail}没有收入{text}", "left out on line {line}: {detail} {text}"},
	{CodeFormula, false, "第 {line} 行的公式只留下字符，请核对：{text}", "of the formula on line {line} only the characters are kept, please check: {text}"},
	{CodeRuby, false, "第 {line} 行的注音放入括号：{text}", "the reading on line {line} was put in brackets: {text}"},
	{CodeRaised, false, "第 {line} 行的上下标改为平排：{text}", "raised or lowered characters on line {line} were set level: {text}"},
	{CodeStruck, false, "第 {line} 行有加删除线的文字，照收：{text}", "text on line {line} is struck through and was kept: {text}"},
	{CodeSymbol, true, "第 {line} 行有不认识的符号 {text}（{detail}），以〓代替", "unknown symbol {text} ({detail}) on line {line}; 〓 stands for it"},
	{CodeNumbering, false, "第 {line} 行的自动编号样式 {detail} 不认识，按 1、2、3 编", "numbering {detail} on line {line} is not known; it was counted 1, 2, 3"},
	{CodeUnmarked, false, "第 {line} 行有加粗或斜体未能保留：{text}", "bold or italics on line {line} could not be kept: {text}"},
	{CodeNoteMoved, false, "第 {line} 行标题的注释移到文末：{text}", "the note to the title on line {line} was put at the end: {text}"},
	{CodeSoftReturn, false, "{detail} 处软回车按分段读", "{detail} soft returns were read as ends of paragraphs"},
	{CodeColophon, true, "第 {line} 行{detail}没有收入：{text}", "left out on line {line}, {detail}: {text}"},
	{CodeAside, true, "网页上正文以外的文字没有收入：{text}", "left out of the page, not its text: {text}"},
	{CodeLink, true, "第 {line} 行的链接没有收入：{text}", "the link on line {line} was left out: {text}"},
	{CodeLimit, true, "超出限度：{detail}", "beyond a limit: {detail}"},
	{CodeNumberAmbiguous, false, "第 {line} 行期号不止一个，取 {detail}：{text}", "several numbers on line {line}, took {detail}: {text}"},
}

// Finding is one thing that the editor should know of a reading.
type Finding struct {
	Code   Code   `json:"code"`
	Line   int    `json:"line"`           // of the source, from 1; 0: the whole file
	To     int    `json:"to,omitempty"`   // the other line concerned
	Text   string `json:"text,omitempty"` // source text
	Detail string `json:"detail,omitempty"`
	// Paragraph says that lines are paragraphs: a document has no lines.
	Paragraph bool `json:"paragraph,omitempty"`
}

// Holds reports whether Text is source text that stands nowhere in the draft.
func (f Finding) Holds() bool {
	for _, c := range Codes {
		if c.Code == f.Code {
			return c.Holds
		}
	}
	return false
}

// Message is the finding as a sentence, in Chinese for "zh" (and "zh-CN", ""),
// else in English.
func (f Finding) Message(lang string) string {
	for _, c := range Codes {
		if c.Code != f.Code {
			continue
		}
		s := c.EN
		if lang == "" || strings.HasPrefix(lang, "zh") {
			s = c.ZH
		}
		if f.Paragraph {
			s = strings.NewReplacer("第 {line} 行", "第 {line} 段", "第 {to} 行", "第 {to} 段", "lines {line}", "paragraphs {line}", "line {", "paragraph {").Replace(s)
		}
		detail := f.Detail
		if zh, en, ok := strings.Cut(detail, "｜"); ok { // in both languages
			if detail = en; lang == "" || strings.HasPrefix(lang, "zh") {
				detail = zh
			}
		}
		return strings.NewReplacer("{line}", strconv.Itoa(f.Line), "{to}", strconv.Itoa(f.To),
			"{text}", f.Text, "{detail}", detail).Replace(s)
	}
	return string(f.Code) + " " + f.Text
}

// Report (导入报告) is all that the editor should know of a reading.
type Report struct {
	Name     string    `json:"name"`           // of the file
	Form     string    `json:"form,omitempty"` // docx, html, markdown, text
	Charset  string    `json:"charset"`        // utf-8, gb18030, utf-16, utf-32
	Lines    int       `json:"lines"`          // that are not blank
	Chars    int       `json:"chars"`          // that are not spaces
	Sections int       `json:"sections"`
	Articles int       `json:"articles"`
	Members  int       `json:"members"`
	Tables   int       `json:"tables"`
	Rows     int       `json:"rows"`     // of all tables, with their headers
	Contents int       `json:"contents"` // lines of the contents page
	Joins    int       `json:"joins"`
	Drift    int       `json:"drift"`
	Findings []Finding `json:"findings"` // by line

	paragraphs bool // lines are paragraphs
}

// Count is how many findings have the code.
func (r *Report) Count(code Code) int {
	n := 0
	for _, f := range r.Findings {
		if f.Code == code {
			n++
		}
	}
	return n
}

func (r *Report) add(f Finding) {
	f.Paragraph = r.paragraphs
	r.Findings = append(r.Findings, f)
}

func (r *Report) close() {
	sort.SliceStable(r.Findings, func(i, j int) bool { return r.Findings[i].Line < r.Findings[j].Line })
	r.Joins, r.Drift = r.Count(CodeJoin), r.Count(CodeDrift)
}
