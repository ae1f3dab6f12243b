package intake

import (
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// twoRows is a roster as an office keeps it: a title over all columns, a line
// of dates, two rows of heads, a company over two rows with two contacts,
// numbers as numbers, dates in three ways, blank rows, a total and a remark.
func twoRows(t testing.TB) []byte {
	f := book(t, [][]any{
		{"江州市风筝行业协会会员单位名录"},
		{"", "填报日期：2026年3月", "", "", "", "", "", "", "", "", "", "", "", "单位：万元"},
		{"序号", "单位名称", "会员级别", "统一社会信用代码", "法定代表人", "联系人", "", "", "", "通讯地址", "邮编", "入会时间", "成立日期", "注册资金（万元）", "缴费情况"},
		{"", "", "", "", "", "姓名", "职务", "手机", "电子邮箱"},
		{1, "江州飞云纸鸢有限公司", "会长单位", "", "周远帆", "张三", "办公室主任", 13800000001, "zs@feiyun.example", "江州市望津区云路1号", 999001, 41400, "2001.5", 2000, "已缴"},
		{"", "", "", "", "", "李四", "会计", 13800000002, "ls@feiyun.example"},
		{},
		{2, "云岭竹艺股份有限公司", "副会长", "", "竺青", "王五", "经理", "１３８００００００ ０３", "", "江州市云麓区竹路2号", "999011", "2013.5.6", "2003年8月", "500", ""},
		{3, " 南岸绢布印染厂 ", "理事", "", "", "赵六 13800000004", "", "", "", "", "", "2014/7", "一九九八年", "80", "欠缴"},
		{},
		{"合计", "3家", "", "", "", "", "", "", "", "", "", "", "", 2580},
		{"注：本名录截至2026年3月。"},
	}, "A1:O1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:E4", "F3:I3", "J3:J4", "K3:K4", "L3:L4", "M3:M4", "N3:N4", "O3:O4",
		"A5:A6", "B5:B6", "C5:C6", "D5:D6", "E5:E6", "J5:J6", "K5:K6", "L5:L6", "M5:M6", "N5:N6", "O5:O6")
	date, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "L5", "L6", date); err != nil {
		t.Fatal(err)
	}
	return saved(t, f)
}

func TestTwoRowsOfHeads(t *testing.T) {
	l, p := imported(t, "名录.xlsx", twoRows(t))
	equal(t, "created", p.Created, 3)
	equal(t, "merged", p.Merged, 1)
	equal(t, "skipped", p.Skipped, 2)
	equal(t, "rejected", p.Rejected, 0)
	m := l.member(t, "江州飞云纸鸢有限公司")
	equal(t, "class", m.Class, "会长单位")
	equal(t, "joined", m.Joined.String(), "2013-05-06")
	equal(t, "founded", m.Founded.String(), "2001-05")
	equal(t, "capital", m.Capital.String(), "2,000万元")
	equal(t, "postcode", m.AddrMail.Postcode, "999001")
	equal(t, "note", m.Note, "缴费情况：已缴")
	people := l.people(t, m.Name)
	if len(people) != 2 || people[0].Mobile != "13800000001" || people[1].Name != "李四" || people[1].Mobile != "13800000002" || people[1].Title != "会计" || !people[0].Primary || people[1].Primary {
		t.Errorf("contacts: %+v", people)
	}
	equal(t, "full-width mobile", l.people(t, "云岭竹艺股份有限公司")[0].Mobile, "13800000003")
	equal(t, "class without 单位", l.member(t, "云岭竹艺股份有限公司").Class, "副会长单位")
	z := l.people(t, "南岸绢布印染厂")
	if len(z) != 1 || z[0].Name != "赵六" || z[0].Mobile != "13800000004" {
		t.Errorf("name with number: %+v", z)
	}
	equal(t, "year in Han", l.member(t, "南岸绢布印染厂").Founded.String(), "1998")
}

// oneCell has name and number in one cell, groups, heads that come again, and
// Excel's Chinese CSV.
const oneCell = `江州市风筝行业协会通讯录,,,,,,
单位名称,会员等级,联系人/电话,单位电话,地址（邮编）,网址,备注
一、副会长单位（2家）,,,,,,
江州天际放飞俱乐部有限公司,副会长单位,张三13900000001、李四 13900000002,０２１－６２３４５６７８,江州市东津区风路3号 999007,www.tianji.example,老会员
白鹭文化传播(江州)有限公司,副会长单位,"王五（经理）
13900000003",62345678/62345679,江州市东津区,无,—
单位名称,会员等级,联系人/电话,单位电话,地址（邮编）,网址,备注
二、理事单位,,,,,,
春风包装材料有限公司,理事单位,1.3812E+10,021-62345678转801,江州市南浦县5号,,
远山贸易有限公司,理事单位,赵六:021-62345670,400-820-8820,江州市南浦县6号,,
远山贸易有限公司,理事单位,赵六:021-62345670,400-820-8820,江州市南浦县6号,,
远山贸易有限公司,常务理事单位,赵六,,,,
合　计,5家,,,,,
`

func TestOneCell(t *testing.T) {
	for name, raw := range map[string][]byte{
		"gb18030": gb(t, oneCell), "utf-8": []byte(oneCell), "bom": []byte("\uFEFF" + strings.ReplaceAll(oneCell, "\n", "\r\n")),
	} {
		l, p := imported(t, name, raw)
		equal(t, "created", p.Created, 3)
		equal(t, "same", p.Same, 1)
		equal(t, "rejected", p.Rejected, 2)
		equal(t, "skipped", p.Skipped, 4)
		m := l.member(t, "江州天际放飞俱乐部有限公司")
		equal(t, "phone", m.Phone, "021-62345678")
		equal(t, "postcode", m.AddrMail.Postcode, "999007")
		equal(t, "note", m.Note, "老会员")
		people := l.people(t, m.Name)
		if len(people) != 2 || people[0].Mobile != "13900000001" || people[1].Name != "李四" || people[1].Mobile != "13900000002" {
			t.Errorf("%s: contacts %+v", name, people)
		}
		w := l.people(t, "白鹭文化传播（江州）有限公司")
		if len(w) != 1 || w[0].Name != "王五" || w[0].Title != "经理" || w[0].Mobile != "13900000003" {
			t.Errorf("%s: contacts %+v", name, w)
		}
		equal(t, "site", l.member(t, "白鹭文化传播（江州）有限公司").Website, "")
		equal(t, "numbers", l.member(t, "白鹭文化传播（江州）有限公司").Phone, "62345678、62345679")
		equal(t, "landline", l.people(t, "远山贸易有限公司")[0].Phone, "021-62345670")
		equal(t, "lost", reasons(rowOf(t, p, 8)), string(RowLost))
		equal(t, "repeated", reasons(rowOf(t, p, 11)), string(RowRepeated))
	}
}

// roles has several contacts of different roles in one row.
const roles = `会员编号;单位全称(必填);曾用名;社会信用代码;企业性质;法定代表人;职务;手机;会员代表;职务;手机;联络员;联络员手机;微信;QQ;E-mail;所属行业;区县;联系地址
H-001;江州千纸鹤研究中心;江州纸鹤社、江州折纸社;;民营;孙一;院长;13700000001;钱二;主任;13700000002;周三;13700000003;zhou3;12345678;zhou@qzh.example;风筝、纸艺;望津区;鹤路1号
H-002;远山贸易有限公司;;;国有;吴四;;;;;;郑五;13700000004 13700000005;;;;贸易;云麓区;江州市云麓区山路2号
`

func TestRoles(t *testing.T) {
	l, p := imported(t, "roles.csv", []byte(roles))
	equal(t, "created", p.Created, 2)
	people := l.people(t, "江州千纸鹤研究中心")
	if len(people) != 3 {
		t.Fatalf("contacts: %+v", people)
	}
	for i, want := range []string{"孙一 院长 13700000001 法定代表人", "钱二 主任 13700000002 会员代表", "周三  13700000003 联络员"} {
		c := people[i]
		equal(t, "contact", strings.Join([]string{c.Name, c.Title, c.Mobile, strings.Join(c.Roles, " ")}, " "), want)
	}
	equal(t, "wechat", people[2].WeChat, "zhou3")
	m := l.member(t, "江州千纸鹤研究中心")
	equal(t, "former", strings.Join(m.FormerNames, "|"), "江州纸鹤社|江州折纸社")
	equal(t, "address", m.AddrMail.String(), "望津区鹤路1号")
	equal(t, "address", l.member(t, "远山贸易有限公司").AddrMail.String(), "江州市云麓区山路2号")
	z := l.people(t, "远山贸易有限公司")
	if len(z) != 1 || z[0].Mobile != "13700000004" || z[0].Phone != "13700000005" {
		t.Errorf("two numbers: %+v", z)
	}
}

// sheets: the list is the second worksheet of three; its columns have no
// common order, some have no head, and dates are numbers without a style.
func worksheets(t testing.TB) []byte {
	f := book(t, [][]any{{"说明"}, {"请各单位核对"}})
	if _, err := f.NewSheet("会员"); err != nil {
		t.Fatal(err)
	}
	if _, err := f.NewSheet("统计"); err != nil {
		t.Fatal(err)
	}
	for i, r := range [][]any{
		{"2026 年度会员信息登记表"}, {},
		{"入会年月", "企业名称*", "传真", "公司电话", "公司网址", "主营业务", "公司简介", "员工人数", "", "省份", "城市", "详细地址", "联系人1", "联系人1手机", "联系人2", "联系人2手机", "邮箱"},
		{41400, "江州飞云纸鸢有限公司", "021-62345678", "021-62345678", "www.feiyun.example", "风筝设计\n风筝制造", "成立于二十世纪。", 120, "甲", "江南省", "江州市", "望津区云路1号", "张三", 13800000001, "李四", "13800000002；13800000003", "a@feiyun.example；b@feiyun.example"},
		{2013, "云岭竹艺股份有限公司", 62345678, "", "", "", "", "50人", "", "江南省", "江州市", "江南省江州市竹路2号", "王五", "1.3800000009E10"},
		{2013.1, "远山贸易有限公司", "", "", "", "", "", "", "", "", "", "", "赵六", true},
	} {
		for k, v := range r {
			cell, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if v != "" {
				f.SetCellValue("会员", cell, v)
			}
		}
	}
	f.SetCellValue("统计", "A1", "单位名称")
	return saved(t, f)
}

func TestWorksheets(t *testing.T) {
	s := read(t, "a.xlsx", worksheets(t))
	equal(t, "part", s.Part, "会员")
	l, p := imported(t, "a.xlsx", worksheets(t))
	equal(t, "created", p.Created, 3)
	m := l.member(t, "江州飞云纸鸢有限公司")
	equal(t, "joined", m.Joined.String(), "2013-05-06")
	equal(t, "address", m.AddrMail.String(), "江南省江州市望津区云路1号")
	equal(t, "lines", m.Scope, "风筝设计\n风筝制造")
	equal(t, "note", m.Note, "I 列：甲")
	people := l.people(t, m.Name)
	if len(people) != 2 || people[1].Mobile != "13800000002" || people[1].Phone != "13800000003" {
		t.Errorf("contacts %+v", people)
	}
	v := l.member(t, "云岭竹艺股份有限公司")
	equal(t, "year", v.Joined.String(), "2013")
	equal(t, "address", v.AddrMail.String(), "江南省江州市竹路2号")
	equal(t, "all digits", l.people(t, v.Name)[0].Mobile, "13800000009")
	equal(t, "January or October", l.member(t, "远山贸易有限公司").Joined.String(), "2013")
	unread := 0
	for _, f := range s.Findings {
		if f.Code == RowUnread {
			unread++
		}
	}
	equal(t, "unread worksheets", unread, 2)
}

// persons is a list of people, tabs between, as Excel's "Unicode text".
const persons = "姓名\t性别\t工作单位性质\t会员类型\t手机\t微信号\t入会日期\n张伟\t男\t民营\t个人会员\t13600000001\tzw\t2020-01-02\n张伟\t女\t国有\t个人会员\t13600000002\t\t2021年\n李娜\t女\t\t个人会员\t13600000003\t\t20220304\n"

func TestPersons(t *testing.T) {
	l, p := imported(t, "p.txt", []byte(persons[:strings.Index(persons, "张伟\t女")]+"李娜\t女\t\t个人会员\t13600000003\t\t20220304\n"))
	equal(t, "created", p.Created, 2)
	m := l.member(t, "张伟")
	equal(t, "kind", string(m.Type), "person")
	equal(t, "directory", m.InDirectory, false)
	if c := l.people(t, "张伟"); len(c) != 1 || c[0].Mobile != "13600000001" || c[0].Gender != "男" {
		t.Errorf("contact of a person: %+v", c)
	}
}

// TestTitles: a title that sounds like a head is none, nor are words beside it.
func TestTitles(t *testing.T) {
	for _, title := range []string{"会员名录,,,", "会员单位名称一览表,,,", "会员名单,单位：万元,,", "联系人通讯录,,2026年,", "会员,名录,,"} {
		s := read(t, title, []byte(title+"\n单位名称,会员等级,联系人,车位\n甲公司,理事,张三,1\n乙公司,理事,李四,2\n"))
		mapped, _ := s.Mapped()
		if s.Header != 2 || mapped != 3 || s.Columns[0].Head != "单位名称" || len(s.Rows) != 2 {
			t.Errorf("%s: heads in row %d, %+v", title, s.Header, s.Columns)
		}
	}
	// Without merged cells, a head above several still holds for them.
	s := read(t, "csv", []byte("单位名称,会员代表,,,联络员,,地址\n,姓名,职务,手机,姓名,手机,\n甲公司,张三,经理,13800000001,李四,13800000002,云路\n"))
	var got []string
	for _, c := range s.Columns {
		got = append(got, c.Field+" "+c.Who)
	}
	equal(t, "columns", strings.Join(got, "|"), "name |contact.name 会员代表|contact.title 会员代表|contact.mobile 会员代表|contact.name 联络员|contact.mobile 联络员|addr_mail ")
}

// TestMapping: at least nine columns in ten are known, over all lists here.
func TestMapping(t *testing.T) {
	mapped, of := 0, 0
	for name, raw := range map[string][]byte{
		"two rows": twoRows(t), "one cell": []byte(oneCell), "roles": []byte(roles), "worksheets": worksheets(t), "persons": []byte(persons),
	} {
		s := read(t, name, raw)
		m, n := s.Mapped()
		for _, c := range s.Columns {
			if c.Field == NoField {
				t.Logf("%s: %q is unknown", name, c.Head)
			}
		}
		mapped, of = mapped+m, of+n
	}
	t.Logf("%d of %d columns", mapped, of)
	if mapped*10 < of*9 {
		t.Errorf("%d of %d columns are known, want nine in ten", mapped, of)
	}
}
