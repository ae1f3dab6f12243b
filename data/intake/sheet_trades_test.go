package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// A trade is a list as some association keeps it, and what its columns mean:
// the field, with whose it is behind a blank; "" for the note.
type trade struct {
	name   string
	raw    func(t testing.TB) []byte
	want   []string
	rows   int // that hold members
	create int
}

func text(s string) func(testing.TB) []byte { return func(testing.TB) []byte { return []byte(s) } }

func sheetOf(rows [][]any, merges ...string) func(testing.TB) []byte {
	return func(t testing.TB) []byte { return saved(t, book(t, rows, merges...)) }
}

var trades = []trade{
	{"餐饮协会: numbers of rows, one cell for person and number, 经营范围 before the address", sheetOf([][]any{
		{"江州市餐饮行业协会二〇二六年度会员通讯录（内部资料 请勿外传）"},
		{"序\n号", "会员单位\n（全称）", "协会\n职务", "经营范围\n（以执照为准）", "联系人\n/电话", "经营地址", "邮  编", "门店数\n（家）", "营业面积\n（㎡）", "备  注"},
		{1, "江州老灶台餐饮有限公司", "副会长", "餐饮服务；食品销售", "张三 13800000001", "江州市望津区云路1号", 999001, 3, 1200, "火锅"},
		{2, "望津小馆", "会员", "餐饮服务", "李四：13800000002\n王五：0600-62345678", "江州市望津区云路2号", "999001", "1家", "", ""},
		{3, "东津宴会厅有限公司", "理事", "同上", "赵六(经理)13800000003", "同上", 999001, 2, 800, ""},
		{"合    计", "", "", "", "", "", "", 6, 2000},
	}, "A1:J1"), []string{"-", "name", "class", "business_scope", "contact.people", "addr_mail", "addr_mail_postcode", "", "", "note"}, 3, 3},

	{"软件协会: heads in English", sheetOf([][]any{
		{"Member Directory 2026"},
		{"No.", "Company Name (Chinese)", "Company Name (English)", "Membership Level", "Credit Code", "Legal Representative", "Registered Capital (万元)", "Date Joined", "Contact Person", "Job Title", "Mobile", "E-mail Address", "Tel.", "Fax No.", "Address", "Zip Code", "Website URL", "Industry Sector", "No. of Employees", "Main Products", "Remarks"},
		{1, "江州云帆软件有限公司", "Jiangzhou Yunfan Software Co., Ltd.", "理事单位", "", "周一", 500, "2019-03-02", "吴二", "市场总监", 13800000011, "wu@yunfan.example", "0600-62345671", "0600-62345672", "江州市望津区软件园3号楼", 999001, "www.yunfan.example", "软件", 120, "ERP", ""},
		{2, "远山数据科技有限公司", "Yuanshan Data", "会员单位", "", "郑三", 1000, "2020/5", "钱四", "经理", 13800000012, "qian@yuanshan.example", "", "", "江州市云麓区山路2号", 999002, "yuanshan.example", "数据", 30, "", "new"},
	}, "A1:U1"), []string{"-", "name", "name_en", "class", "uscc", "legal_rep", "capital", "joined_on", "contact.name", "contact.title", "contact.mobile", "contact.email", "phone_main", "fax", "addr_mail", "addr_mail_postcode", "website", "industry", "staff_size", "business_scope", "note"}, 2, 2},

	{"建材商会: three groups of heads over two rows", sheetOf([][]any{
		{"建材商会会员档案登记汇总表"},
		{"填表单位：商会秘书处", "", "", "", "", "", "", "", "", "", "", "", "2026年1月"},
		{"编号", "企业基本信息", "", "", "", "法定代表人", "", "联系人", "", "", "通讯信息", "", "入会\n时间"},
		{"", "企业名称", "统一社会信用代码", "注册资本\n（万元）", "成立日期", "姓名", "电话", "姓名", "职务", "手机号码", "地址", "电子邮箱", ""},
		{"JC001", "江州石材有限公司", "", "1000", "2001.5.6", "石一", "13800000021", "石二", "主任", "13800000022", "江州市东津区石路1号", "s@shicai.example", "2016年"},
		{"JC002", "南浦水泥厂", "", "300", "1998年8月", "水一", "13800000023", "水二", "厂长", "13800000024", "江州市南浦县泥路2号", "", "2017年3月"},
	}, "A1:M1", "B3:E3", "F3:G3", "H3:J3", "K3:L3", "A3:A4", "M3:M4"),
		[]string{"member_no", "name", "uscc", "capital", "founded_on", "legal_rep", "contact.phone 法定代表人", "contact.name", "contact.title", "contact.mobile", "addr_mail", "contact.email", "joined_on"}, 2, 2},

	{"律师协会: people with their firms", text("执业证号,姓名,性别,工作单位,职称,手机号码,办公电话,电子信箱,入会时间,会员类别\n" +
		"A1001,周正,男,江州正平律师事务所,二级律师,13800000031,0600-62345681,z@zp.example,2015.6,理事\n" +
		"A1002,吴法,女,江州明法律师事务所,,13800000032,,w@mf.example,2018,会员\n" +
		"A1003,郑公,男,江州公允律师事务所,三级律师,13800000033,,,2020-1-5,会员\n"),
		[]string{"", "contact.name", "contact.gender", "name", "contact.title", "contact.mobile", "contact.phone", "contact.email", "joined_on", "class"}, 3, 3},

	{"物流协会: semicolons, charset of Windows, classes as headings", func(t testing.TB) []byte {
		return gb(t, "物流协会会员名单;;;;;;\n序号;公司;负责人;负责人手机;业务联系人;业务联系人电话;网 址\n一、副会长单位（2家）;;;;;;\n1;江州快运有限公司;孙一;13800000041;孙二;0600-62345691;www.kuaiyun.example\n2;江州冷链有限公司;冷一;13800000042;冷二;13800000043;\n二、理事单位;;;;;;\n3;白鹭货代有限公司;白一;13800000044;白二;0600-62345692转8;bailu.example\n")
	}, []string{"-", "name", "legal_rep", "contact.mobile 负责人", "contact.name", "contact.phone", "website", "class"}, 3, 3},

	{"美术家协会: a worksheet for each class", func(t testing.TB) []byte {
		f := book(t, [][]any{{"说明：请勿改动格式"}})
		for _, part := range []struct {
			name string
			rows [][]any
		}{
			{"会长单位", [][]any{{"会长单位名录"}, {"单位", "地  址", "联系人", "联系方式"}, {"江州画院", "江州市望津区画路1号", "画一", 13800000051}}},
			{"会员单位", [][]any{{"会员单位名录"}, {"单位", "地  址", "联系人", "联系方式"}, {"远山画廊", "江州市云麓区画路2号", "画二", 13800000052}, {"白鹭美术馆", "江州市云麓区画路3号", "画三", 13800000053}}},
		} {
			if _, err := f.NewSheet(part.name); err != nil {
				t.Fatal(err)
			}
			for i, r := range part.rows {
				for k, v := range r {
					cell, _ := excelize.CoordinatesToCellName(k+1, i+1)
					f.SetCellValue(part.name, cell, v)
				}
			}
		}
		return saved(t, f)
	}, []string{"name", "addr_mail", "contact.name", "contact.phone", "class"}, 3, 3},

	{"纺织协会: the export of some other program", text("\uFEFFmember_id,company_name,short_name,member_type,social_credit_code,legal_person,reg_capital,found_date,join_date,contact,contact_title,contact_mobile,contact_tel,email,office_tel,fax,province,city,district,address,zipcode,website,status,created_at\n" +
		"1001,江州织造有限公司,江州织造,理事单位,,织一,2000万元,2003-05-06,2010-01-02,织二,经理,13800000061,0600-62345601,z@zhi.example,0600-62345602,0600-62345603,江南省,江州市,望津区,织路1号,999001,www.zhi.example,正常,2026-01-01 10:00\n" +
		"1002,南岸印染厂,南岸,会员单位,,染一,80万元,1998,2012-03,染二,厂长,13800000062,,,,,江南省,江州市,东津区,染路2号,999003,,正常,2026-01-01 10:00\n"),
		[]string{"member_no", "name", "short_name", "class", "uscc", "legal_rep", "capital", "founded_on", "joined_on", "contact.name", "contact.title", "contact.mobile", "contact.phone", "contact.email", "phone_main", "fax", ProvinceField, CityField, DistrictField, "addr_mail", "addr_mail_postcode", "website", "", ""}, 2, 2},

	{"茶业协会: heads missing over columns that speak for themselves, 0 lost, dues beside", sheetOf([][]any{
		{"", "茶企名称", "", "", "联系人", "", "固话", "邮政编码", "2024年会费", "2025年会费", "是否开票", "开票地址", "", ""},
		{1, "江州茶厂", "91980102MA555001X0", "会员单位", "茶一", 13800000071, 60062345678, 999001, 2000, 2000, "是", "江州市望津区", "cha1@tea.example", "www.tea1.example"},
		{2, "云岭茶业有限公司", "91980102MA555002X0", "理事单位", "茶二", 13800000072, 60062345679, 30000, 2000, "", "否", "", "cha2@tea.example", "www.tea2.example"},
		{3, "远山茶叶合作社", "91980102MA555003X0", "会员单位", "茶三", 13800000073, 60062345670, 999002, 2000, "", "否", "", "cha3@tea.example", "www.tea3.example"},
	}), []string{"-", "name", "uscc", "class", "contact.name", "contact.mobile", "phone_main", "addr_mail_postcode", "", "", "", "", "contact.email", "website"}, 3, 3},

	{"电力协会: everything has a word around it", sheetOf([][]any{
		{"单位名称（须与公章一致）*", "社会信用代码（18位）*", "拟任职务", "法定代表人（姓名）", "法人手机（必填）", "会员代表（姓名）", "会员代表职务", "会员代表手机", "联络员（姓名）", "联络员手机（微信同号）", "联络员邮箱", "单位通讯地址（收刊用）", "邮编*", "单位官网", "主营业务（50字以内）", "企业简介（200字以内）", "职工人数（人）", "上年度营业收入（万元）", "单位性质（国企/民企/其他）", "填表日期"},
		{"江州电力建设有限公司", "", "理事单位", "电一", "13800000081", "电二", "副总经理", "13800000082", "电三", "13800000083", "d@dl.example", "江州市望津区电路1号", "999001", "www.dl.example", "电力施工", "成立于二〇〇一年。", "300", "5000", "国企", "2026.1.5"},
		{"白鹭电气有限公司", "", "会员单位", "气一", "13800000084", "气二", "经理", "13800000085", "气三", "13800000086", "q@dq.example", "江州市东津区电路2号", "999003", "", "电气设备", "", "50", "", "民企", "2026.1.6"},
	}), []string{"name", "uscc", "class", "legal_rep", "contact.mobile 法人", "contact.name 会员代表", "contact.title 会员代表", "contact.mobile 会员代表", "contact.name 联络员", "contact.mobile 联络员", "contact.email 联络员", "addr_mail", "addr_mail_postcode", "website", "business_scope", "profile_md", "staff_size", "", "org_type", ""}, 2, 2},

	{"花卉协会: two persons in a row, ditto marks, a number format with zeros", func(t testing.TB) []byte {
		f := book(t, [][]any{
			{"花卉协会会员一览表"}, {},
			{"会员号", "会员名称", "第一联系人", "职务", "电话", "第二联系人", "职务", "电话", "所属区县", "详细地址", "加入年份", "行业分类"},
			{12, "江州花木有限公司", "花一", "经理", 13800000091, "花二", "会计", 13800000092, "望津区", "花路1号", 2011, "苗木"},
			{13, "云岭盆景园", "景一", "园长", 13800000093, "", "", "", "〃", "花路2号", 2012, "盆景"},
		})
		zeros := "0000"
		st, err := f.NewStyle(&excelize.Style{CustomNumFmt: &zeros})
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetCellStyle("Sheet1", "A4", "A5", st); err != nil {
			t.Fatal(err)
		}
		return saved(t, f)
	}, []string{"member_no", "name", "contact.name", "contact.title", "contact.phone", "contact.name 2", "contact.title 2", "contact.phone 2", DistrictField, "addr_mail", "joined_on", "industry"}, 2, 2},

	{"企业联合会: three rows of heads, blank columns before, lines within cells", sheetOf([][]any{
		{"", "", "江州市企业联合会二〇二六年会员档案"},
		{},
		{"", "", "基本情况", "", "", "联系人情况", "", "", "", "入会情况", ""},
		{"", "", "单位", "", "信用代码", "姓名", "职务", "联系方式", "", "时间", "级别"},
		{"", "", "全称", "简称", "", "", "", "电话", "邮箱", "", ""},
		{"", "", "江州飞云纸鸢有限公司（原江州风筝厂）", "飞云", "", "张三\n李四", "经理\n会计", "13800000001\n13800000002", "a@b.example", "2013年度", "理事"},
		{"", "", "云岭竹艺股份有限公司", "", "", "王五总经理", "", "0600-62345678（办）13800000003（手机）", "", "2014年5月（首届）", "会员"},
		{"", "", "远山贸易有限公司", "", "", "赵六先生 13800000004", "", "", "", "2015年6月起", "会员单位"},
		{"", "", "白鹭货代有限公司", "", "", "钱七（财务）", "", "13800000005", "", "自2016年", "会员单位"},
	}, "C1:K1", "C3:E3", "F3:I3", "J3:K3", "C4:D4", "H4:I4", "E4:E5", "F4:F5", "G4:G5", "J4:J5", "K4:K5"),
		[]string{"name", "short_name", "uscc", "contact.name", "contact.title", "contact.phone", "contact.email", "joined_on", "class"}, 4, 4},

	{"水产协会: classes merged down the side, two lines of title, a remark below", sheetOf([][]any{
		{"江州市水产流通协会第三届理事会成员单位名单"},
		{"（2026年1月12日第三届第二次会员代表大会通过）"},
		{"类别", "序号", "单位名称", "代表姓名", "单位职务", "联系电话", "微信号", "通信地址", "备注"},
		{"会长单位", 1, "江州渔业集团有限公司", "鱼一", "董事长", "13800000201", "yu1", "江州市望津区渔路1号", ""},
		{"副会长单位", 1, "望津水产批发市场", "鱼二", "总经理", "13800000202、0600-62345678", "", "江州市望津区渔路2号", "轮值"},
		{"", 2, "东津冷冻厂", "鱼三", "厂长", "13800000203", "", "江州市东津区渔路3号", ""},
		{"理事单位", 1, "云岭鱼行", "鱼五", "", "13800000205", "", "", ""},
		{"秘书处联系电话：0600-62345679"},
	}, "A1:I1", "A2:I2", "A5:A6"), []string{"class", "-", "name", "contact.name 代表", "contact.title 代表", "contact.phone 代表", "contact.wechat_id 代表", "addr_mail", "note"}, 4, 4},

	{"教育协会: persons with their numbers in one cell, two words at a head", sheetOf([][]any{
		{"序号", "机构名称", "办学许可证号", "法人/举办者", "校长姓名及电话", "联络人姓名及电话", "办学地址", "学员规模", "加入协会日期", "会员类型"},
		{1, "望津艺术培训中心", "教民1001", "教一", "教二 13800000221", "教三，13800000222", "望津区学路1号", 200, "2020.3.1", "单位会员"},
		{2, "东津外语学校", "教民1002", "语一", "语二\n13800000223", "语三(13800000224)", "东津区学路2号", 150, "2021-6", "单位会员"},
		{3, "云麓科技实验室", "", "科一", "科二0600-62345672", "科三", "云麓区学路3号", "80人", "2022年9月", "单位会员"},
	}), []string{"-", "name", "", "legal_rep", "contact.people 校长", "contact.people 联络人", "addr_mail", "", "joined_on", "kind"}, 3, 3},

	{"收藏协会: people whose firm and post share a cell", text("姓  名\t性 别\t出生年月\t籍贯\t工作单位及职务\t收藏门类\t通讯地址\t邮编\t手机\t会员证号\t入会时间\n" +
		"藏一\t男\t1960.5\t江州\t江州博物馆研究员\t瓷器\t望津区藏路1号\t999001\t13800000231\t0001\t1999.8\n藏二\t女\t1971.12\t云岭\t退休\t书画\t望津区藏路2号\t999001\t13800000232\t0002\t2003.10\n"),
		[]string{"name", "contact.gender", "", "", "", "", "addr_mail", "addr_mail_postcode", "contact.mobile", "member_no", "joined_on"}, 2, 2},

	{"外贸协会: the name in two languages", text("\uFEFFCompany,Chinese Name,Type,Address (EN),Contact Name,Contact Email,Contact Phone,Member since,Notes\n" +
		"Yunfan Trading,江州云帆贸易有限公司,Corporate,1 Cloud Rd,Wu Er,wu@yf.example,0600-62345673,2019,VIP\nYuanshan Ltd,远山外贸有限公司,Corporate,2 Hill Rd,Qian Si,qian@ys.example,13800000242,2020,\n"),
		[]string{"name_en", "name", "", "addr_mail", "contact.name", "contact.email", "contact.phone", "joined_on", "note"}, 2, 2},

	{"印刷协会: a title beside a word of its own above two rows of heads", sheetOf([][]any{
		{"", "江州市印刷行业协会会员情况登记表（汇总）", "", "", "", "", "", "", "", "", "", "", "制表：秘书处"},
		{"No", "单位全称", "地址", "邮编", "电话", "传真", "企业类型", "许可证号", "法人代表", "", "联系人", "", ""},
		{"", "", "", "", "", "", "", "", "姓名", "手机", "姓名", "手机", "E-mail"},
		{"1", "江州印务有限公司", "江州市望津区印路1号", "999001", "0600-62345601", "0600-62345602", "民营", "印1", "印一", "13800000301", "印二", "13800000302", "y@y.example"},
		{"2", "东津包装厂", "江州市东津区印路2号", "999002", "62345603", "", "国有", "印2", "包一", "13800000303", "包二", "13800000304", ""},
		{"小计", "2家"},
	}, "B1:L1", "I2:J2", "K2:M2"), []string{"-", "name", "addr_mail", "addr_mail_postcode", "phone_main", "fax", "org_type", "", "legal_rep", "contact.mobile 法人代表", "contact.name", "contact.mobile", "contact.email"}, 2, 2},

	{"旅游协会: bars between cells", text("企业名称|统一社会信用代码|经营许可证|法定代表人|联系电话|企业地址|从业人数|等级\n" +
		"甲旅行社有限公司||L-1|旅一|13800000311|望津区游路1号|12|3A\n乙国际旅行社||L-2|旅二|0600-62345612|东津区游路2号|30|5A\n"),
		[]string{"name", "uscc", "", "legal_rep", "contact.phone 法定代表人", "addr_mail", "staff_size", ""}, 2, 2},

	{"医药协会: every column meant for somebody else is left alone", text("单位名称\t推荐单位\t推荐人手机\t紧急联系人\t紧急联系电话\t开户银行\t银行账号\t上级主管单位\t会费金额\t缴费日期\t证书编号\t传 真\t联 系 人\t手 机\n" +
		"江州药业有限公司\t江州药检所有限公司\t13800000101\t药零\t13800000102\t江州银行\t622200001\t江州市药监局\t2000\t2026-01-05\tZ-1\t0600-62345611\t药一\t13800000103\n" +
		"云岭制药厂\t江州药业有限公司\t13800000104\t药九\t13800000105\t江州银行\t622200002\t\t2000\t2026-01-06\tZ-2\t\t药二\t13800000106\n"),
		[]string{"name", "", "", "", "", "", "", "", "", "", "", "fax", "contact.name", "contact.mobile"}, 2, 2},
}

// TestTrades: nine of ten columns at least of each list are taken for what they
// are; the ledger adds up, and the same list again changes nothing.
func TestTrades(t *testing.T) {
	right, all := 0, 0
	for _, tr := range trades {
		raw := tr.raw(t)
		s := read(t, tr.name, raw)
		var got []string
		for _, c := range s.Columns {
			got = append(got, strings.TrimSpace(c.Field+" "+c.Who))
		}
		if len(got) != len(tr.want) {
			t.Errorf("%s: columns %q, want %q", tr.name, got, tr.want)
			continue
		}
		ok := 0
		var wrong []string
		for i := range got {
			if got[i] == tr.want[i] {
				ok++
			} else {
				wrong = append(wrong, fmt.Sprintf("%s is %q, want %q", s.Columns[i].Head, got[i], tr.want[i]))
			}
		}
		right, all = right+ok, all+len(got)
		if ok*10 < len(got)*9 {
			t.Errorf("%s: %d of %d columns: %s", tr.name, ok, len(got), strings.Join(wrong, "; "))
		} else if len(wrong) > 0 {
			t.Logf("%s: %s", tr.name, strings.Join(wrong, "; "))
		}
		if len(s.Rows) != tr.rows {
			t.Errorf("%s: %d rows, want %d (skipped %v)", tr.name, len(s.Rows), tr.rows, s.Skipped)
		}
		_, p := imported(t, tr.name, raw)
		if p.Created != tr.create {
			t.Errorf("%s: %d created, want %d", tr.name, p.Created, tr.create)
			for _, r := range p.Rows {
				t.Log(r.No, r.Status, r.Name, reasons(r))
			}
		}
	}
	t.Logf("%d of %d columns", right, all)
}

// TestCells: what cells hold beside the value: former names, labels of numbers,
// posts, salutations, words around dates; each goes where it belongs.
func TestCells(t *testing.T) {
	for i := range trades {
		if !strings.HasPrefix(trades[i].name, "企业联合会") {
			continue
		}
		l, _ := imported(t, trades[i].name, trades[i].raw(t))
		m := l.member(t, "江州飞云纸鸢有限公司")
		equal(t, "former name", strings.Join(m.FormerNames, "|"), "江州风筝厂")
		equal(t, "year", m.Joined.String(), "2013")
		equal(t, "note", m.Note, "")
		var people []string
		for _, c := range l.contacts {
			people = append(people, strings.Join([]string{c.Name, c.Title, c.Salute, c.Mobile, c.Phone}, ","))
		}
		equal(t, "people", strings.Join(people, " "), "张三,经理,,13800000001, 李四,会计,,13800000002, 王五,总经理,,13800000003,0600-62345678 赵六,,先生,13800000004, 钱七,财务,,13800000005,")
		v := l.member(t, "云岭竹艺股份有限公司")
		equal(t, "month", v.Joined.String(), "2014-05")
		equal(t, "what stood beside", v.Note, "入会情况 / 时间：2014年5月（首届）")
	}
	l, p := imported(t, "a.csv", []byte("单位名称,电话,联系人,手机,邮编\n甲公司,60062345678,乙,138 0000 0001,30000\n"))
	equal(t, "0 put back", l.member(t, "甲公司").Phone, "0600-62345678")
	equal(t, "0 put back", l.member(t, "甲公司").AddrMail.Postcode, "030000")
	if r := rowOf(t, p, 2); len(r.Warnings) != 2 || r.Warnings[0].Code != RowZero {
		t.Errorf("warnings: %+v", r.Warnings)
	}
}
