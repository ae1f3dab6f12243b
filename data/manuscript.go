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
