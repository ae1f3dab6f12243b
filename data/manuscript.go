package data

import "strings"

// A manuscript is Markdown with a few marked blocks, fenced as Pandoc does:
//
//	::: {.recipient}
//	各有关单位：
//	:::
//
// Typed numbers (一、 （一） 1. 第一条) are text, never lists. A heading keeps the
// number that was typed: "## 一、指导思想", "### （一）健全机制", "#### 1. 名称". A
// marked block holds one paragraph a line.
//
// Tables are pipe tables. Merged cells (合并单元格) are written in place: a cell
// that holds < alone is one with the cell on its left, a cell that holds ^ alone
// with the one above it. A block of two by two is
//
//	| 甲 | < |
//	| ^  | ^ |
//
// A head of several rows ends at a second line of dashes; where a cell under the
// head is merged upwards into it, its row belongs to the head without one:
//
//	| 指标 | 2025年 | <      |      | 2025年 | < | 2026年 | < |
//	|------|--------|--------|      |--------|---|--------|---|
//	| ^    | 上半年 | 下半年 |      | 上     | 下 | 上    | 下 |
//	| 货运 | 40.6   | 52.1   |      |--------|---|--------|---|
//	                                | 1      | 2  | 3     | 4  |
//
// A row that is one cell from edge to edge names the rows after it. Cells that
// make no rectangle are not merged. \< and \^ are the characters themselves, as
// \| is.
//
// Text in brackets with a class in braces behind it, on one line, has that look:
// [务必]{.dots} has dots of emphasis (着重号), [报到]{.underline} a line below it
// (下划线), [两者]{.dots .underline} both. Other classes are text.
//
// A signature whose document is sealed is ::: {.signature .sealed}; with a picture in
// a line (江城市商务局 ![印章](picture:…)) the seal is shown about that name.
//
// Some blocks hold other blocks, up to the line of colons that is theirs:
//
//	::: {.turned}               a table that is too wide, on a page of its own, turned
//	::: {.pictures}             pictures beside one another, each with its caption
//	::: {.box title="会议须知"}  within a frame; a heading that comes first is the title too
//	::: {.pullquote}            a sentence set off large; what begins with —— is who said it

// What a merged cell holds in the place that another cell takes.
const (
	CellLeft  = "<" // it belongs to the cell on its left
	CellAbove = "^" // it belongs to the cell above it
)

// The classes of text within a paragraph.
const (
	SpanDots      = "dots"      // 着重号
	SpanUnderline = "underline" // 下划线
)

// The classes of a marked block. To add one: a constant, a row in
// BlockClasses, a case in app/markdown, a style in templates.
const (
	BlockRecipient  = "recipient"  // 主送机关
	BlockSignature  = "signature"  // 落款: one issuer a line, the date last
	BlockAttachment = "attachment" // 附件说明
	BlockDocTitle   = "doctitle"   // title of a document printed within the article
	BlockDocNo      = "docno"      // 发文字号 of such a document
	BlockDocNote    = "docnote"    // what stands in brackets under such a title
	BlockCredit     = "credit"     // （来源：…）
	BlockNames      = "names"      // 名单: names with 、 or blanks between; 张　三 is spread by the template
	BlockTurned     = "turned"     // 横排页: a table or a picture on a page of its own, turned; holds blocks
	BlockPictures   = "pictures"   // 并排图; holds blocks
	BlockBox        = "box"        // 框文; holds blocks
	BlockPullQuote  = "pullquote"  // 摘句; holds blocks
)

// BlockClasses lists the classes with their Chinese names.
var BlockClasses = []struct{ Class, Label string }{
	{BlockRecipient, "主送机关"},
	{BlockSignature, "落款"},
	{BlockAttachment, "附件说明"},
	{BlockDocTitle, "文件标题"},
	{BlockDocNo, "发文字号"},
	{BlockDocNote, "题注"},
	{BlockCredit, "来源"},
	{BlockNames, "名单"},
	{BlockTurned, "横排页"},
	{BlockPictures, "并排图"},
	{BlockBox, "框文"},
	{BlockPullQuote, "摘句"},
}

// MarkedLines gives the lines of every marked block of a class in a manuscript,
// in order: what its addressees are, or its attachments.
func MarkedLines(body, class string) (lines []string) {
	in := false
	for l := range strings.SplitSeq(body, "\n") {
		l = strings.TrimSpace(l)
		switch {
		case strings.HasPrefix(l, ":::"):
			in = strings.Contains(l, "{."+class+"}")
		case in && l != "":
			lines = append(lines, l)
		}
	}
	return lines
}
