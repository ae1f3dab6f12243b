package intake

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"huikan/data"
)

// A likeness says what the cells of a field look like, so that a column can be
// known by what it holds where its head does not say, or says something else.
// To add one: a row. The narrower stand before the wider.
var likenesses = []struct {
	field string
	fits  func(string) bool
	// instead are fields that a head may name where the cells show that this
	// one is meant.
	instead []string
}{
	{"uscc", func(s string) bool { return creditCode.MatchString(data.CleanUSCC(s)) }, []string{"reg_no_old", "org_code_old", "member_no"}},
	{"contact.email", func(s string) bool { _, err := data.CheckEmails(s); return err == nil && strings.Contains(s, "@") }, []string{"website", "phone_main", "contact.wechat_id", "contact.phone"}},
	{"website", looksLikeSite, []string{"contact.email", "addr_mail"}},
	{"contact.mobile", func(s string) bool { return allNumbers(s, data.CheckMobile) }, nil},
	{"phone_main", func(s string) bool { _, err := data.CheckPhones(s, ""); return err == nil }, nil},
	{"name", companyName.MatchString, nil},
	{"addr_mail", placeName.MatchString, nil},
	{"class", func(s string) bool { return slices.Contains(classWords(), data.NameKey(s)) }, nil},
	{"contact.name", func(s string) bool { return personName.MatchString(s) }, nil},
}

var (
	creditCode  = regexp.MustCompile(`^[1-9ANY][1-9][0-9]{6}[0-9A-HJ-NPQRTUWXY]{10}$`)
	companyName = regexp.MustCompile(`(公司|集团|事务所|研究院|研究所|协会|学会|商会|中心|合作社|工厂|总厂|厂|银行|大学|学院|医院|酒店|俱乐部|工作室|经营部|商行|超市)(（.{1,12}）)?$`)
	placeName   = regexp.MustCompile(`^\p{Han}{2,}.*(路|街|道|巷|弄|村|镇|大厦|广场|园区?|小区|楼)[^，。]*(\d|[一二三四五六七八九十]).*(号|室|楼|层|栋|座|幢|弄)?`)
	personName  = regexp.MustCompile(`^[` + surnames + `]\p{Han}{1,2}$`)
	siteLike    = regexp.MustCompile(`(?i)^(https?://|www\.)`)
)

// surnames are common family names (常见姓氏): enough to tell a column of people
// from one of other short words, not a list of all.
const surnames = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季成霍苗裴涂谷曲盛冉翁蓝骆路游靳辛管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗代桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝"

func looksLikeSite(s string) bool {
	_, err := data.CheckURL(s)
	return err == nil && siteLike.MatchString(s)
}

func allNumbers(s string, check func(string) (string, error)) bool {
	list := data.SplitList(s)
	for _, no := range list {
		if _, err := check(no); err != nil {
			return false
		}
	}
	return len(list) > 0
}

// otherParty are words of a head that speaks of somebody else than the member
// and its contacts, or of something that is kept elsewhere.
var otherParty = regexp.MustCompile(`推荐|介绍人|介绍单位|担保|上级|主管|原|旧|曾|配偶|家属|对方|经销|供应|客户|品牌|产品|项目`)

func (c *Column) unnamed() bool { return strings.HasSuffix(c.Head, unnamed) }

// guessByContent gives fields to columns that their heads leave without, and
// corrects heads that the cells belie. It says so of each.
func (s *Sheet) guessByContent() {
	for i := range s.Columns {
		c := &s.Columns[i]
		if notMembers.MatchString(c.Head) || otherParty.MatchString(c.Head) {
			continue
		}
		if c.Field == NoField && c.unnamed() && s.counts(i) {
			c.Field = LeftOut
			continue
		}
		for _, l := range likenesses {
			switch {
			case c.Field == l.field:
			case c.Field == NoField && fieldOfHead(c.Head).Field == NoField:
				if s.hasField(l.field) && !slices.Contains(several, l.field) || l.field == "phone_main" && !c.unnamed() ||
					(l.field == "name" || l.field == "contact.name" || l.field == "addr_mail") && !c.unnamed() {
					continue
				}
			case slices.Contains(l.instead, c.Field) && !s.hasField(l.field):
			default:
				continue
			}
			if c.Field == l.field || !s.holds(i, l.fits) {
				continue
			}
			c.Field = l.field
			s.find(RowFinding{Column: c.Head, Code: RowByContent, Value: fieldLabel(l.field)})
			break
		}
	}
}

// holds reports whether nearly all of the first cells of a column, and three at
// least, look so.
func (s *Sheet) holds(col int, fits func(string) bool) bool {
	yes, all := 0, 0
	for _, r := range s.Rows[:min(len(s.Rows), 200)] {
		if v := r.Cells[col]; v != "" && !blankWord(v) {
			all++
			if fits(v) {
				yes++
			}
		}
	}
	return all >= 3 && yes*10 >= all*8
}

// counts reports whether a column numbers the rows: 1, 2, 3.
func (s *Sheet) counts(col int) bool {
	n := 0
	for _, r := range s.Rows {
		if v := r.Cells[col]; v != "" {
			if n++; v != strconv.Itoa(n) {
				return false
			}
		}
	}
	return n >= 2
}

func fieldLabel(key string) string {
	for _, f := range SheetFields() {
		if f.Key == key {
			return f.Label
		}
	}
	return key
}

// classColumn makes a column of the classes that a list without such a column
// gives otherwise: as headings between the rows, or as names of worksheets.
func (s *Sheet) classColumn() {
	if s.cards || s.hasField("class") {
		return
	}
	var group string
	classes, known := make([]string, len(s.below)), 0
	for i, r := range s.below {
		cells := distinct(unblank(r.Cells))
		if len(cells) == 1 {
			if m := groupRow.FindStringSubmatch(strings.ReplaceAll(oneLine(data.FoldWidth(cells[0])), " ", "")); m != nil && slices.Contains(classWords(), data.NameKey(m[1])) {
				group = m[1]
				continue
			}
		}
		if i > 0 && s.below[i-1].Part != r.Part {
			group = ""
		}
		if len(unblank(r.Cells)) < 2 {
			continue
		}
		if classes[i] = group; group == "" && slices.Contains(classWords(), data.NameKey(r.Part)) {
			classes[i] = r.Part
		}
		if classes[i] != "" {
			known++
		}
	}
	if known == 0 {
		return
	}
	s.Columns = append(s.Columns, Column{Head: "类别（分组）", Field: "class"})
	for i := range s.below {
		s.below[i].Cells = append(s.below[i].Cells, classes[i])
	}
}
