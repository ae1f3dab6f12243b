package doc

// Role (角色) names what a paragraph is; a template has a style for each.
type Role string

// The roles. To add one: a constant, a row in Roles, a style in templates.
const (
	Body        Role = "body"       // 正文
	Clause      Role = "clause"     // 第一条: body with a lead-in
	Level1      Role = "level1"     // 一、 that runs into its text, in a 公文
	Level2      Role = "level2"     // （一） that does
	SectionName Role = "section"    // 【栏目】
	Title       Role = "title"      // 标题
	Subtitle    Role = "subtitle"   // 副题
	DocNo       Role = "docno"      // 发文字号
	Byline      Role = "byline"     // 署名
	Recipient   Role = "recipient"  // 主送机关
	Chapter     Role = "chapter"    // 第一章, 第一节
	Listing     Role = "listing"    // a line of a law's own contents
	Heading1    Role = "heading1"   // 一、
	Heading2    Role = "heading2"   // （一）
	Heading3    Role = "heading3"   // 1.
	DocTitle    Role = "doctitle"   // title of a document within an article
	DocNote     Role = "docnote"    // its note in brackets
	Attachment  Role = "attachment" // 附件
	Signature   Role = "signature"  // 落款
	Credit      Role = "credit"     // （来源：…）
	Quote       Role = "quote"      // 引文
	BoxTitle    Role = "box-title"  // 框文标题
	BoxText     Role = "box-text"   // 框文
	Pull        Role = "pullquote"  // 摘句
	Item        Role = "item"       // list item
	Caption     Role = "caption"    // 图注, 表题
	Footnote    Role = "footnote"   // 脚注
	Names       Role = "names"      // 名单: names one after another
	TableHead   Role = "tablehead"  // 表头
	TableCell   Role = "tablecell"  // 表身
	TableGroup  Role = "tablegroup" // group row of a table
	MemberName  Role = "membername" // name of a member in 新增会员
	MemberText  Role = "membertext" // its profile
	MemberEnd   Role = "memberend"  // closing line of a profile
	CodeBlock   Role = "code"       // preformatted
	ContentsHd  Role = "contents"   // 目录
	ContentsGrp Role = "contentsgroup"
	ContentsLn  Role = "contentsline"
	CoverEN     Role = "cover-en"
	CoverNotice Role = "cover-notice"
	CoverTitle  Role = "cover-title" // 刊名
	CoverLabel  Role = "cover-label"
	CoverList   Role = "cover-list"
	CoverListHd Role = "cover-list-head"
	CoverOrg    Role = "cover-organiser"
	CoverMark   Role = "cover-mark"
	HeadRecto   Role = "head-recto" // 书眉
	HeadVerso   Role = "head-verso"
	Folio       Role = "folio" // 页码
	ImprintHd   Role = "imprint-title"
	ImprintRowR Role = "imprint-row"
	Continued   Role = "continued"   // 续表
	RecordName  Role = "record-name" // 名录条目: name
	RecordNote  Role = "record-note" // class and posts
	RecordLabel Role = "record-label"
	RecordText  Role = "record-text"
	IndexLetter Role = "index-letter" // 索引
	IndexLine   Role = "index-line"
	CardLine    Role = "card-text"   // 标签, 信封: postcode, address
	CardName    Role = "card-name"   // who gets it
	CardDigit   Role = "card-digit"  // a digit in its box
	CardFrom    Role = "card-sender" // 寄件人
)

// Roles lists every role; a template that lacks a style for one is told so.
var Roles = []Role{
	Body, Clause, Level1, Level2, SectionName, Title, Subtitle, DocNo, Byline, Recipient,
	Chapter, Listing, Heading1, Heading2, Heading3, DocTitle, DocNote, Attachment, Signature, Credit,
	Quote, BoxTitle, BoxText, Pull, Item, Caption, Footnote, Names, TableHead, TableCell, TableGroup,
	MemberName, MemberText, MemberEnd, CodeBlock,
	ContentsHd, ContentsGrp, ContentsLn,
	CoverEN, CoverNotice, CoverTitle, CoverLabel, CoverList, CoverListHd, CoverOrg, CoverMark,
	HeadRecto, HeadVerso, Folio, ImprintHd, ImprintRowR, Continued,
	RecordName, RecordNote, RecordLabel, RecordText, IndexLetter, IndexLine, CardLine, CardName, CardDigit, CardFrom,
}

// Block is a piece of an article that stands on its own lines.
type Block interface{ block() }

// Pos is where in a manuscript a block came from: a byte offset into the body,
// or −1 where it was made from a field.
type Pos int

// Paragraph (段落) is a run of text in one role. Headings are paragraphs too.
type Paragraph struct {
	Role  Role
	Spans []Span
	Pos   Pos
}

// Signatures (落款) is the block of issuers and date that ends a document.
type Signatures struct {
	Names []string
	Date  string
	Pos   Pos
	// Sealed: set as under seals (加盖印章), which Seals show in the order of the
	// names; a document whose seals are not printed may have none.
	Sealed bool
	Seals  []*Figure
}

// Table (表格). Cells hold spans; a group row has one cell that runs across.
type Table struct {
	Caption []Span
	Columns []Align
	Least   []int // the least width of each column, in em of its cells
	Head    []Row // repeated where a page cuts the table; may be none
	Rows    []Row
	Pos     Pos
}

// Row is a table row; Group marks one that only names what follows.
type Row struct {
	Cells [][]Span
	Group bool
	// Extents say of each cell how far it reaches; nil: none is merged.
	Extents []Extent
}

// Extent is how many columns and rows a merged cell (合并单元格) takes, itself
// counted. A cell that another covers takes none of either and has no text.
type Extent struct{ Cols, Rows int }

// Covered reports whether the cell's place belongs to another cell.
func (e Extent) Covered() bool { return e.Cols == 0 }

// Extent is how far cell c reaches: one column and one row, unless it is merged.
func (r *Row) Extent(c int) Extent {
	if c < len(r.Extents) {
		return r.Extents[c]
	}
	return Extent{1, 1}
}

// Align is how a column stands.
type Align int

const (
	AlignAuto Align = iota // numbers right, short words centred, text left
	AlignLeft
	AlignCentre
	AlignRight
)

// List (列表) is a bulleted list. Numbers that were typed are text, not lists.
type List struct {
	Items []ListItem
	Pos   Pos
}

// ListItem holds paragraphs and nested lists.
type ListItem struct{ Blocks []Block }

// Quotation (引文) is set in by two characters.
type Quotation struct{ Blocks []Block }

// Panel (块) is blocks that are laid out apart from the text around them.
type Panel struct {
	Kind   PanelKind
	Blocks []Block
	Pos    Pos
}

// PanelKind is how a panel is laid out.
type PanelKind string

// The kinds. To add one: a constant, a class in app/markdown, its layout in app/typeset.
const (
	Turned    PanelKind = "turned"    // 横排页: on a page of its own, read from the right
	Pictures  PanelKind = "pictures"  // 并排图: figures beside one another
	Box       PanelKind = "box"       // 框文: within a frame, under a title
	PullQuote PanelKind = "pullquote" // 摘句: a sentence set off large
)

// Figure (图) is a picture with its caption. A picture that the document does
// not hold is set as a box that names it.
type Figure struct {
	Digest  string
	Alt     string
	Caption []Span
	Pos     Pos
}

// Record (名录条目) is an entry of a directory: a name, what it is, and facts
// under labels, with a picture in a frame beside them. No page cuts it unless
// it is taller than one.
type Record struct {
	Name    []Span
	Note    []Span
	Facts   []Fact
	Picture string // digest; empty: none, and no frame
	Alt     string
	Pos     Pos
}

// Fact is one fact of a record under its label. Short ones share a line where
// there is room.
type Fact struct {
	Label string
	Text  []Span
	Short bool
}

// Divider (分隔线) is a rule across.
type Divider struct{}

// Preformatted (原样文字) keeps its lines.
type Preformatted struct {
	Lines []string
	Pos   Pos
}

func (*Paragraph) block()    {}
func (*Signatures) block()   {}
func (*Table) block()        {}
func (*List) block()         {}
func (*Quotation) block()    {}
func (*Panel) block()        {}
func (*Figure) block()       {}
func (*Record) block()       {}
func (*Divider) block()      {}
func (*Preformatted) block() {}

// Span (文字片段) is text of one look. Break and Note spans have no Text.
type Span struct {
	Text      string
	Bold      bool
	Emph      bool // 楷体 in Chinese, not a slant
	Code      bool // as typed, in 黑
	Lead      bool // a lead-in: 第一条, 主要业务经营范围：
	Sup       bool // above the line
	Dots      bool // 着重号 under each character
	Underline bool
	Name      bool    // a name in a list of names, which may be spread (均排), or the blank between two
	Link      string  // address, or "#anchor"
	Break     bool    // a forced new line
	Note      []Block // 脚注: the note's own blocks
}

// Plain is the spans' text without notes; a forced break is a blank.
func Plain(spans []Span) string {
	n := 0
	for _, s := range spans {
		n += len(s.Text) + 1
	}
	b := make([]byte, 0, n)
	for _, s := range spans {
		if s.Break {
			b = append(b, ' ')
		}
		b = append(b, s.Text...)
	}
	return string(b)
}

// Text wraps a string as one plain span.
func Text(s string) []Span { return []Span{{Text: s}} }
