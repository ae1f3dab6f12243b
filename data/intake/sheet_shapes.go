package intake

import (
	"regexp"
	"strings"
	"unicode"
)

// headShapes are what heads of a field have in common, for heads that are no
// known word: 加入商会年份. They are looked at in order, after the words. To add
// one: a row.
var headShapes = []struct {
	shape *regexp.Regexp
	field string
}{
	{regexp.MustCompile(`(退会|退出|离会).{0,4}(日期|时间|年|月|日)`), "left_on"},
	{regexp.MustCompile(`(入会|加入|入协|入盟).{0,5}(日期|时间|年|月|日)`), "joined_on"},
	{regexp.MustCompile(`(成立|创立|创办|创建|设立|组建|开业|建厂|建院|创始).{0,3}(日期|时间|年|月|日)|注册(日期|时间|年)`), "founded_on"},
	{regexp.MustCompile(`注册资[本金]|出资额`), "capital"},
	{regexp.MustCompile(`(员工|职工|从业|在职|人员).{0,4}(数|规模|人数)`), "staff_size"},
	{regexp.MustCompile(`信用.{0,2}代码|统一.{0,4}代码|税号`), "uscc"},
	{regexp.MustCompile(`会员.{0,3}(编号|号码|证号|代号)$`), "member_no"},
	{regexp.MustCompile(`(协会|商会|学会|会内|会中|会员|入会).{0,4}(职务|级别|等级|类别|身份|层级|类型)`), "class"},
	{regexp.MustCompile(`(注册|登记|执照).{0,4}(地址|住所)`), "addr_reg"},
	{regexp.MustCompile(`(地址|住址)$`), "addr_mail"},
	{regexp.MustCompile(`邮编|邮政编码`), "addr_mail_postcode"},
	{regexp.MustCompile(`公众号`), "wechat_mp"},
	{regexp.MustCompile(`微信号?$`), "contact.wechat_id"},
	{regexp.MustCompile(`网址|网站|主页|官网`), "website"},
	{regexp.MustCompile(`邮箱|电邮|电子邮件|信箱`), "contact.email"},
	{regexp.MustCompile(`手机|移动电话`), "contact.mobile"},
	{regexp.MustCompile(`传真`), "fax"},
	{regexp.MustCompile(`(电话|座机|固话|热线)$`), "phone_main"},
	{regexp.MustCompile(`法定代表人|法人代表|法人$`), "legal_rep"},
	{regexp.MustCompile(`(经营|业务|主营|主要).{0,4}(范围|项目|产品|内容|业务)`), "business_scope"},
	{regexp.MustCompile(`(单位|企业|公司|机构|会员).{0,4}(简介|介绍|概况)`), "profile_md"},
	{regexp.MustCompile(`(企业|单位|公司|经济|所有制).{0,2}(性质|类型)`), "org_type"},
	{regexp.MustCompile(`行业`), "industry"},
	{regexp.MustCompile(`(所[在属].{0,2}|行政)(区|县|区县|区域)$`), DistrictField},
}

// shape finds a field by the shape of the head.
func (c *Column) shape(key string) {
	for _, h := range headShapes {
		if h.shape.MatchString(key) {
			c.Field = h.field
			return
		}
	}
}

// byScript gives the Han and the Latin part of a head in two languages (电话
// Tel), "" where it has only one of them.
func byScript(head string) (han, latin string) {
	var h, l strings.Builder
	for _, r := range head {
		switch {
		case unicode.Is(unicode.Han, r):
			h.WriteRune(r)
			l.WriteByte(' ')
		case r < unicode.MaxASCII:
			l.WriteRune(r)
		}
	}
	han, latin = h.String(), strings.TrimSpace(l.String())
	if han == "" || strings.IndexFunc(latin, unicode.IsLetter) < 0 {
		return "", ""
	}
	return han, latin
}
