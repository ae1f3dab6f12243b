// Package doc is the document between the records and the page: what an issue
// says, in order, with nothing said of how it looks. Compose makes it, typeset
// sets it, an HTML export walks it.
//
// A document is parts; a part is a cover, a table of contents, a section or an
// imprint; a section holds articles, an article holds blocks, and a block holds
// spans of text. What is not there is in the tree too: a Figure whose picture
// is missing says so, for a page must show it and preflight must name it.
package doc

// Document (文档) is one thing to be printed: an issue, a directory.
type Document struct {
	Info     Info
	Cover    *Cover
	Contents *Contents
	Sections []*Section
	Index    *Index
	Imprint  *Imprint
	Cards    []*Card            // labels, envelopes: then nothing else is set
	Pictures map[string]Picture // by digest
}

// Index (索引) lists what stands in the document under the letters of its
// reading, each with the page that it stands on.
type Index struct {
	Title  string
	Ref    string
	Groups []Group // the label is a letter
}

// Card (卡片) is one label or envelope: paragraphs for frames, which the design
// of a sheet has by name.
type Card struct {
	Source string // the record's id
	Texts  []CardText
}

// CardText is what goes into a frame, a paragraph below another.
type CardText struct {
	Frame string
	Lines []*Paragraph
}

// Info (文档信息) goes into the file's metadata, and the running heads.
type Info struct {
	Title    string // 刊名
	Label    string // 2014年11、12月合刊第9期总第140期
	Running  string // what verso heads say
	Author   string // 主办单位
	Subject  string
	Keywords []string
	// Notes (凡例) stand on the page behind the cover, above the imprint, in
	// documents that have them; it is then not at the end.
	Notes []string
	// Date is the day the file says it was made, as 20060102; it comes from
	// the issue, never from the clock, so that the same issue is the same file.
	Date string
}

// Cover (封面) is the front page.
type Cover struct {
	TitleEN    string
	Notice     string // 会员资料 注意保存
	Title      string // 刊名, drawn as the nameplate
	Label      string
	Highlights []Entry // 本期要目
	Organiser  string  // ○○协会主办
	Marks      []string
	Picture    string // digest of a full-width picture; may be empty
}

// Contents (目录) lists what follows; it is always made from the document.
type Contents struct {
	Title  string
	Groups []Group
}

// Group is the entries of one section; without a label they stand alone.
type Group struct {
	Label   string // 【重要消息】
	Entries []Entry
}

// Entry is a line of the contents. Ref is the anchor of what it points at; the
// page number is the typesetter's to find.
type Entry struct {
	Text string
	Ref  string
}

// Section (栏目) is a department.
type Section struct {
	Name     string // 重要消息
	Label    string // 【重要消息】
	Ref      string
	Articles []*Article
	// Flow lets articles follow one another on a page; otherwise each opens a
	// new one, where the design says so.
	Flow bool
}

// Article (文章) is one entry of a section: an article or a member's profile.
type Article struct {
	Ref      string // anchor, unique in the document
	Source   string // the record's id, for jumping from a line to its text
	Title    string // plain, for outline and heads
	Running  string
	Contents string // its line in the contents
	Blocks   []Block
	Language string
	// Smaller: its running text is a size smaller than the body, to fit.
	Smaller bool
}

// Imprint (版权页) says who publishes, as label and value.
type Imprint struct {
	Title string
	Rows  []ImprintRow
}

// ImprintRow is one line of the imprint: 编辑, 汪〇〇、黄〇〇.
// Names are those that Value lists, where it lists names.
type ImprintRow struct {
	Label, Value string
	Names        []string
}

// Picture is a picture's bytes, or their absence.
type Picture struct {
	Name   string
	MIME   string
	Data   []byte // nil: missing
	Width  int    // pixels
	Height int
}
