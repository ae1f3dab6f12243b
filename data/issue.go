package data

// Association (协会) is whose library this is. There is one in a library, with
// AssociationKey as its id; new issues take their imprint from it.
type Association struct {
	Head     `cbor:"1,keyasint"`
	Name     string  `cbor:"2,keyasint,omitempty" json:"name"`
	NameEN   string  `cbor:"3,keyasint,omitempty" json:"name_en,omitempty"`
	USCC     string  `cbor:"4,keyasint,omitempty" json:"uscc,omitempty"`
	Title    string  `cbor:"5,keyasint,omitempty" json:"publication,omitempty"` // 刊名 of its newsletter
	AreaCode string  `cbor:"6,keyasint,omitempty" json:"area_code,omitempty"`   // of eight-digit numbers: 021
	PermitNo string  `cbor:"7,keyasint,omitempty" json:"permit_no,omitempty"`   // 准印证号
	Printer  string  `cbor:"8,keyasint,omitempty" json:"printer,omitempty"`
	Address  Address `cbor:"9,keyasint,omitempty" json:"address,omitzero"`
	Phone    string  `cbor:"10,keyasint,omitempty" json:"phone,omitempty"`
	Email    string  `cbor:"11,keyasint,omitempty" json:"email,omitempty"`
	Website  string  `cbor:"12,keyasint,omitempty" json:"website,omitempty"`
	// DuesReported is the last year whose income and expense of dues were
	// published to the members (会费收支公布年度).
	DuesReported int `cbor:"20,keyasint,omitempty" json:"dues_reported,omitempty"`
	// HouseWords are words that the association writes otherwise (用词表):
	// renamed agencies and companies, names that are often mistaken.
	HouseWords []HouseWord `cbor:"21,keyasint,omitempty" json:"house_words,omitempty"`
}

// HouseWord (用词) is a word to look out for and how it is to be written; an
// empty Right means only that somebody wants to see it.
type HouseWord struct {
	Wrong string `cbor:"1,keyasint,omitempty" json:"wrong"`
	Right string `cbor:"2,keyasint,omitempty" json:"right,omitempty"`
}

// Article (稿件) is a manuscript: its text as Markdown, its particulars as
// fields. Numbers that were typed (一、（一）1. 第一条) stay text.
type Article struct {
	Head         `cbor:"1,keyasint"`
	ID           ArticleID `cbor:"2,keyasint" json:"id"`
	Title        string    `cbor:"3,keyasint,omitempty" json:"title"` // one line; "\n" where the editor breaks it
	Subtitle     string    `cbor:"4,keyasint,omitempty" json:"subtitle,omitempty"`
	TocTitle     string    `cbor:"5,keyasint,omitempty" json:"toc_title,omitempty"`     // 目录题; empty: Title
	RunningTitle string    `cbor:"6,keyasint,omitempty" json:"running_title,omitempty"` // 眉题
	Type         string    `cbor:"7,keyasint,omitempty" json:"kind,omitempty"`          // from ArticleTypes
	State        string    `cbor:"8,keyasint,omitempty" json:"state,omitempty"`         // from ArticleStates
	DocNo        string    `cbor:"9,keyasint,omitempty" json:"doc_no,omitempty"`        // 发文字号
	Issuers      []string  `cbor:"10,keyasint,omitempty" json:"doc_issuer,omitempty"`   // 发文机关
	DocDate      Date      `cbor:"11,keyasint,omitempty" json:"doc_date,omitzero"`      // 成文日期
	DocStatus    string    `cbor:"12,keyasint,omitempty" json:"doc_status,omitempty"`   // 有效, 修改, 废止
	Byline       string    `cbor:"13,keyasint,omitempty" json:"byline,omitempty"`       // 作者, as printed
	OriginType   string    `cbor:"14,keyasint,omitempty" json:"origin_type,omitempty"`  // 来源 or 摘自; empty: our own
	OriginName   string    `cbor:"15,keyasint,omitempty" json:"origin_name,omitempty"`
	OriginURL    string    `cbor:"16,keyasint,omitempty" json:"origin_url,omitempty"`
	OriginDate   Date      `cbor:"17,keyasint,omitempty" json:"origin_date,omitzero"`
	CompiledBy   string    `cbor:"18,keyasint,omitempty" json:"compiled_by,omitempty"` // 编选
	// Credit is the credit line as it is to be printed, brackets and all, where
	// it must stay as received; empty: it is made from the fields above.
	Credit     string     `cbor:"19,keyasint,omitempty" json:"credit,omitempty"`
	Permission string     `cbor:"20,keyasint,omitempty" json:"permission,omitempty"` // 转载授权
	Members    []MemberID `cbor:"21,keyasint,omitempty" json:"member_ids,omitempty"`
	People     []string   `cbor:"22,keyasint,omitempty" json:"people,omitempty"`
	Keywords   []string   `cbor:"23,keyasint,omitempty" json:"keywords,omitempty"`
	// BodyDigest names the text; the store keeps texts by digest. Chars counts
	// its characters without spaces.
	BodyDigest Digest `cbor:"24,keyasint,omitempty" json:"body_digest,omitempty"`
	Chars      int    `cbor:"25,keyasint,omitempty" json:"chars,omitempty"`
	// Corrects and CorrectsIn are of a correction (更正): the article that was
	// wrong, "" where it was a member's profile, and the issue that printed it.
	Corrects   ArticleID `cbor:"26,keyasint,omitempty" json:"corrects_id,omitempty"`
	CorrectsIn IssueID   `cbor:"27,keyasint,omitempty" json:"corrects_issue_id,omitempty"`
	// Body is the manuscript in Markdown. A store that lists articles leaves
	// it empty; one that is asked for the article itself fills it.
	Body string `cbor:"-" json:"body_md,omitempty"`
}

// Issue (期) is one number of the newsletter. Its numbers are stored, never
// computed from the months: November and December may be the ninth of a year.
type Issue struct {
	Head     `cbor:"1,keyasint"`
	ID       IssueID `cbor:"2,keyasint" json:"id"`
	Title    string  `cbor:"3,keyasint,omitempty" json:"title"` // 刊名
	TitleEN  string  `cbor:"4,keyasint,omitempty" json:"title_en,omitempty"`
	Year     int     `cbor:"5,keyasint,omitempty" json:"year"`
	Months   []int   `cbor:"6,keyasint,omitempty" json:"months,omitempty"`
	YearNo   int     `cbor:"7,keyasint,omitempty" json:"year_no,omitempty"`   // 本年期号
	SerialNo int     `cbor:"8,keyasint,omitempty" json:"serial_no,omitempty"` // 总期号
	// DateLabel is the line under the nameplate where it is not to be made
	// from the numbers: 2014年11、12月合刊第9期总第140期.
	DateLabel  string  `cbor:"9,keyasint,omitempty" json:"date_label,omitempty"`
	Notice     string  `cbor:"10,keyasint,omitempty" json:"notice,omitempty"`    // 会员资料 注意保存
	Organiser  string  `cbor:"11,keyasint,omitempty" json:"organiser,omitempty"` // 主办, 编印单位
	PermitNo   string  `cbor:"12,keyasint,omitempty" json:"permit_no,omitempty"` // 准印证号
	PermitTo   Date    `cbor:"13,keyasint,omitempty" json:"permit_valid_to,omitzero"`
	Recipients string  `cbor:"14,keyasint,omitempty" json:"recipients_label,omitempty"` // 发送对象
	PrintRun   int     `cbor:"15,keyasint,omitempty" json:"print_run,omitempty"`        // 印数
	Printer    string  `cbor:"16,keyasint,omitempty" json:"printer,omitempty"`          // 印刷单位
	PrintedOn  Date    `cbor:"17,keyasint,omitempty" json:"printed_on,omitzero"`        // 印刷日期
	StaffList  []Staff `cbor:"18,keyasint,omitempty" json:"staff,omitempty"`
	State      string  `cbor:"19,keyasint,omitempty" json:"state,omitempty"` // from IssueStates
	Cover      Digest  `cbor:"20,keyasint,omitempty" json:"cover_asset,omitempty"`
	Template   string  `cbor:"21,keyasint,omitempty" json:"template_id,omitempty"`
	// NewFrom and NewTo, when set, bring every member that joined between
	// them into the issue's 新增会员 section without anyone placing it.
	NewFrom Date `cbor:"22,keyasint,omitempty" json:"new_members_from,omitzero"`
	NewTo   Date `cbor:"23,keyasint,omitempty" json:"new_members_to,omitzero"`
	// OrganiserLine is the cover's line where it is not "organiser + 主办".
	OrganiserLine string `cbor:"24,keyasint,omitempty" json:"organiser_line,omitempty"`
	// Waivers are the findings of preflight that somebody let stand.
	Allowed []Allowance `cbor:"25,keyasint,omitempty" json:"allowed,omitempty"`
	// Signed are the words of those who let it go to press (签发).
	Signed []SignOff `cbor:"26,keyasint,omitempty" json:"signed,omitempty"`
	// Held are members that joined in the window and are not to be introduced
	// in this issue (暂缓介绍); the next may.
	Held []MemberID `cbor:"27,keyasint,omitempty" json:"held_members,omitempty"`
}

// Allowance (免检) lets one finding of preflight stand. It holds for the very text
// that was seen: where that changes, the finding is back.
type Allowance struct {
	Code   string `cbor:"1,keyasint,omitempty" json:"code"`
	Source string `cbor:"2,keyasint,omitempty" json:"source,omitempty"` // record id
	Text   string `cbor:"3,keyasint,omitempty" json:"text,omitempty"`
	Reason string `cbor:"4,keyasint,omitempty" json:"reason"`
	By     string `cbor:"5,keyasint,omitempty" json:"by,omitempty"`
	On     Date   `cbor:"6,keyasint,omitempty" json:"on,omitzero"`
}

// Staff is one line of the masthead (编委会): a role and who holds it, as they
// are printed: 编辑, 责任编辑.
type Staff struct {
	Role  string   `cbor:"1,keyasint,omitempty" json:"role"`
	Names []string `cbor:"2,keyasint,omitempty" json:"names"`
}

// Section (栏目) is a department of one issue.
type Section struct {
	Head      `cbor:"1,keyasint"`
	ID        SectionID   `cbor:"2,keyasint" json:"id"`
	Issue     IssueID     `cbor:"3,keyasint,omitempty" json:"issue_id"`
	Name      string      `cbor:"4,keyasint,omitempty" json:"name"` // without 【】
	Type      SectionKind `cbor:"5,keyasint,omitempty" json:"kind,omitempty"`
	Order     int         `cbor:"6,keyasint,omitempty" json:"order"`
	ShowEmpty bool        `cbor:"7,keyasint,omitempty" json:"show_empty,omitempty"`
	// Hidden keeps the section, with all that stands in it, off the pages.
	Hidden bool `cbor:"8,keyasint,omitempty" json:"hidden,omitempty"`
}

// SectionKind says what a section is made of.
type SectionKind string

// Placement (刊用) puts an article, or a member's profile, into a section.
// Exactly one of Article and Member is set.
type Placement struct {
	Head    `cbor:"1,keyasint"`
	ID      PlacementID `cbor:"2,keyasint" json:"id"`
	Issue   IssueID     `cbor:"3,keyasint,omitempty" json:"issue_id"`
	Section SectionID   `cbor:"4,keyasint,omitempty" json:"section_id"`
	Order   int         `cbor:"5,keyasint,omitempty" json:"order"`
	Article ArticleID   `cbor:"6,keyasint,omitempty" json:"article_id,omitempty"`
	Member  MemberID    `cbor:"7,keyasint,omitempty" json:"member_id,omitempty"`
	// Frozen names the text as it was printed, once the issue is closed.
	Frozen Digest `cbor:"8,keyasint,omitempty" json:"frozen_version,omitempty"`
}

// Picture (图片) is what is known of a picture; the store keeps its bytes under
// the same digest. Manuscripts name it as ![图注](picture:DIGEST).
type Picture struct {
	Head    `cbor:"1,keyasint"`
	Digest  Digest `cbor:"2,keyasint" json:"digest"`
	Name    string `cbor:"3,keyasint,omitempty" json:"name,omitempty"` // file name as received
	MIME    string `cbor:"4,keyasint,omitempty" json:"mime,omitempty"` // image/png or image/jpeg
	Width   int    `cbor:"5,keyasint,omitempty" json:"width"`          // pixels
	Height  int    `cbor:"6,keyasint,omitempty" json:"height"`
	Caption string `cbor:"7,keyasint,omitempty" json:"caption,omitempty"` // 图注
	Credit  string `cbor:"8,keyasint,omitempty" json:"credit,omitempty"`  // 摄影
}

func (*Association) Kind() Kind { return KindAssociation }
func (*Article) Kind() Kind     { return KindArticle }
func (*Issue) Kind() Kind       { return KindIssue }
func (*Section) Kind() Kind     { return KindSection }
func (*Placement) Kind() Kind   { return KindPlacement }
func (*Picture) Kind() Kind     { return KindPicture }

func (*Association) Key() string { return AssociationKey }
func (a *Article) Key() string   { return string(a.ID) }
func (i *Issue) Key() string     { return string(i.ID) }
func (s *Section) Key() string   { return string(s.ID) }
func (p *Placement) Key() string { return string(p.ID) }
func (p *Picture) Key() string   { return string(p.Digest) }

func (*Association) SetKey(string)    {}
func (a *Article) SetKey(id string)   { a.ID = ArticleID(id) }
func (i *Issue) SetKey(id string)     { i.ID = IssueID(id) }
func (s *Section) SetKey(id string)   { s.ID = SectionID(id) }
func (p *Placement) SetKey(id string) { p.ID = PlacementID(id) }
func (p *Picture) SetKey(id string)   { p.Digest = Digest(id) }
