package intake

import (
	"strings"
	"testing"

	"huikan/data"
)

const (
	codeA   = "91110000100000000A" // of nobody; the check digit is wrong
	headRow = "单位名称,统一社会信用代码,会员编号,法定代表人,网址,联系人,手机,入会日期,备注\n"
)

func known() *library {
	return &library{
		members: []data.Member{
			{ID: "m1", Type: data.UnitMember, Name: "江州飞云纸鸢有限公司", USCC: codeA, MemberNo: "H-1", FormerNames: []string{"江州风筝厂"}, Website: "www.feiyun.example"},
			{ID: "m2", Type: data.UnitMember, Name: "云岭竹艺股份有限公司", MemberNo: "H-2", LegalRep: "竺青", Head: data.Head{Note: "老会员", Rev: 7}},
			{ID: "m3", Type: data.PersonMember, Name: "张伟"}, {ID: "m4", Type: data.PersonMember, Name: "张伟", MemberNo: "P-4"},
		},
		contacts: []data.Contact{{ID: "c1", Member: "m2", Name: "李四", Mobile: "13800000002", Primary: true}},
	}
}

// TestPlan: one row each against a library that is known.
func TestPlan(t *testing.T) {
	for name, c := range map[string]struct {
		row    string
		o      PlanOptions
		status RowStatus
		why    string // codes of reasons, else the changes
	}{
		"same":                 {"江州飞云纸鸢有限公司,,,,,,,,", PlanOptions{}, RowSame, ""},
		"brackets and width":   {"江州 飞云纸鸢有限公司,,Ｈ－１,,,,,,", PlanOptions{}, RowSame, ""},
		"by code":              {"," + codeA + ",,周远帆,,,,,", PlanOptions{}, RowChanged, "legal_rep: → 周远帆"},
		"by code, other name":  {"江州飞云集团," + codeA + ",,,,,,,", PlanOptions{}, RowSame, ""},
		"renamed":              {"江州飞云集团," + codeA + ",,,,,,,", PlanOptions{Overwrite: true}, RowChanged, "name:江州飞云纸鸢有限公司 → 江州飞云集团"},
		"by former name":       {"江州风筝厂,,,周远帆,,,,,", PlanOptions{Overwrite: true}, RowChanged, "legal_rep: → 周远帆"},
		"kept":                 {"江州飞云纸鸢有限公司,,,,www.other.example,,,,", PlanOptions{}, RowSame, ""},
		"overwritten":          {"江州飞云纸鸢有限公司,,,,www.other.example,,,,", PlanOptions{Overwrite: true}, RowChanged, "website:www.feiyun.example → www.other.example"},
		"a blank erases not":   {"云岭竹艺股份有限公司,,,,,李四,,,", PlanOptions{Overwrite: true}, RowSame, ""},
		"nor does a dash":      {"云岭竹艺股份有限公司,,,—,,,,,无", PlanOptions{Overwrite: true}, RowSame, ""},
		"new contact":          {"云岭竹艺股份有限公司,,,,,王五,13800000005,,", PlanOptions{}, RowChanged, "contact.name: → 王五; contact.mobile: → 13800000005"},
		"contact kept":         {"云岭竹艺股份有限公司,,,,,李四,13800000005,,", PlanOptions{}, RowSame, ""},
		"contact overwritten":  {"云岭竹艺股份有限公司,,,,,李四,13800000005,,", PlanOptions{Overwrite: true}, RowChanged, "contact.mobile:13800000002 → 13800000005"},
		"note kept":            {"云岭竹艺股份有限公司,,,,,,,,新说明", PlanOptions{}, RowSame, ""},
		"note overwritten":     {"云岭竹艺股份有限公司,,,,,,,,新说明", PlanOptions{Overwrite: true}, RowChanged, "note:老会员 → 新说明\n老会员"},
		"new":                  {"远山贸易有限公司,,,,,,,,", PlanOptions{}, RowCreated, "name: → 远山贸易有限公司"},
		"branch":               {"云岭竹艺股份有限公司北屿分公司,,,,,,,,", PlanOptions{}, RowCreated, "name: → 云岭竹艺股份有限公司北屿分公司"},
		"wrong code is kept":   {"远山贸易有限公司,12345,,,,,,,", PlanOptions{}, RowCreated, "name: → 远山贸易有限公司; uscc: → 12345"},
		"no name":              {",,,周远帆,,,,,", PlanOptions{}, RowRejected, "no-name"},
		"code and name":        {"云岭竹艺股份有限公司," + codeA + ",,,,,,,", PlanOptions{}, RowRejected, "code-and-name"},
		"number taken":         {"远山贸易有限公司,,H-2,,,,,,", PlanOptions{}, RowRejected, "number-taken"},
		"number in the bin":    {"远山贸易有限公司,,H-9,,,,,,", PlanOptions{Binned: []data.Member{{Name: "旧", MemberNo: "H-9"}}}, RowRejected, "number-taken"},
		"several of one name":  {"张伟,,,,,,,,", PlanOptions{}, RowRejected, "ambiguous"},
		"told by their number": {"张伟,,P-4,,,,,,", PlanOptions{}, RowSame, ""},
		"no such day":          {"远山贸易有限公司,,,,,,,2013.2.30,", PlanOptions{}, RowRejected, "field"},
		"rounded code":         {"远山贸易有限公司,9.11E+17,,,,,,,", PlanOptions{}, RowRejected, "digits-lost"},
		"rounded in a list":    {"远山贸易有限公司,,,,,张三,13800000001、1.38E+10,,", PlanOptions{}, RowRejected, "digits-lost"},
	} {
		l := known()
		s := read(t, name, []byte(headRow+c.row+"\n"))
		p := l.plan(s, c.o)
		ledger(t, s, p)
		if len(p.Rows) != 1 {
			t.Errorf("%s: %d rows", name, len(p.Rows))
			continue
		}
		r := p.Rows[0]
		got := reasons(r)
		for _, ch := range r.Changes {
			got += "; " + ch.Field + ":" + ch.Old + " → " + ch.New
		}
		if got = strings.TrimPrefix(got, "; "); r.Status != c.status || got != c.why {
			t.Errorf("%s: %s %q; want %s %q", name, r.Status, got, c.status, c.why)
		}
		l.take(t, p)
		if n := l.take(t, l.plan(read(t, name, []byte(headRow+c.row+"\n")), c.o)); n != 0 {
			t.Errorf("%s: %d records a second time", name, n)
		}
		if m := l.member(t, l.members[1].Name); m.LegalRep != "竺青" || m.Rev != 7 {
			t.Errorf("%s: something of 云岭 was lost: %+v", name, m)
		}
	}
}

// TestRenamed: the old name stays findable.
func TestRenamed(t *testing.T) {
	l := known()
	s := read(t, "a.csv", []byte(headRow+"江州飞云集团,"+codeA+",,,,,,,\n"))
	l.take(t, l.plan(s, PlanOptions{Overwrite: true}))
	equal(t, "former names", strings.Join(l.member(t, "江州飞云集团").FormerNames, "|"), "江州风筝厂|江州飞云纸鸢有限公司")
}

// TestRejectedLeavesNothing: a rejected row changes neither the plan nor what
// was handed in.
func TestRejectedLeavesNothing(t *testing.T) {
	l := known()
	s := read(t, "a.csv", []byte(headRow+"云岭竹艺股份有限公司,,,,www.x.example,王五,13800000007,2013.2.30,\n"))
	p := l.plan(s, PlanOptions{Overwrite: true})
	equal(t, "rejected", p.Rejected, 1)
	equal(t, "records", len(p.Records(func() string { return "x" })), 0)
	equal(t, "message", rowOf(t, p, 2).Reasons[0].Message("en"), `row 2, column “入会日期”: there is no such day as "2013.2.30"`)
	equal(t, "消息", rowOf(t, p, 2).Reasons[0].Message("zh"), `第 2 行“入会日期”列：没有“2013.2.30”这一天`)
}

// TestHeads: heads of lists that nobody made for this program, by themselves.
func TestHeads(t *testing.T) {
	for head, want := range map[string]string{
		"单位名称（盖章）": "name", "企业名称*": "name", "会员单位\n名称": "name", "公司全称": "name", "Company Name": "name",
		"统一社会信用代码/税号": "uscc", "社会信用代码证号": "uscc", "注册资金(万元)": "capital", "注册资本/万元": "capital", "注册资本（单位：万元）": "capital",
		"法人代表": "legal_rep", "法定代表人姓名": "legal_rep", "法人电话": "contact.phone 法人", "法定代表人手机": "contact.mobile 法定代表人",
		"联系人": "contact.name", "联系人2": "contact.name 2", "第二联系人": "contact.name 2", "联络员姓名": "contact.name 联络员", "联络员手机号码": "contact.mobile 联络员",
		"会员代表": "contact.name 会员代表", "会员代表职务": "contact.title 会员代表", "财务联系人": "contact.name 财务联系人", "财务联系人电话": "contact.phone 财务联系人",
		"联系人/电话": "contact.people", "联系人及联系方式": "contact.people", "姓名、电话": "contact.people", "联系人电话": "contact.phone", "联系人 / 手机": "contact.mobile",
		"手机号码": "contact.mobile", "手机2": "contact.mobile", "电子邮箱": "contact.email", "E-mail": "contact.email", "微信号": "contact.wechat_id", "QQ": "contact.qq",
		"办公电话": "contact.phone", "单位电话": "phone_main", "公司固定电话": "phone_main", "传真（区号）": "fax", "网址": "website",
		"单位通讯地址": "addr_mail", "通讯地址及邮编": "addr_mail", "邮编": "addr_mail_postcode", "注册地址": "addr_reg", "所在区": "addr.district", "省份": "addr.province",
		"入会时间": "joined_on", "入会年月": "joined_on", "成立日期": "founded_on", "会员级别": "class", "协会职务": "class", "单位性质": "org_type", "员工人数（人）": "staff_size",
		"主营业务": "business_scope", "企业简介": "profile_md", "备注": "note", "序号": "-", "No.": "-",
		"是否缴纳会费": "", "开票地址": "", "开户银行": "", "车牌": "", "会费金额": "", "紧急联系电话": "",
	} {
		c := fieldOfHead(strings.Join(strings.Fields(head), " "))
		if got := strings.TrimSpace(c.Field + " " + c.Who); got != want {
			t.Errorf("%q is %q, want %q", head, got, want)
		}
	}
}

// TestWordsOnce: no word is the head of two fields.
func TestWordsOnce(t *testing.T) {
	seen := map[string]string{}
	for key, words := range headWords {
		if key != LeftOut && !strings.HasPrefix(key, "addr.") && key != PeopleField {
			k, of := key, data.FieldByKey(data.MemberFields, key) != nil
			if c, ok := strings.CutPrefix(key, ofContact); ok {
				k, of = c, data.FieldByKey(data.ContactFields, c) != nil
			}
			if !of {
				t.Errorf("no field %s", k)
			}
		}
		for _, w := range words {
			if k := headKey(w); seen[k] != "" && seen[k] != key {
				t.Errorf("%s is a head of %s and of %s", w, seen[k], key)
			} else {
				seen[k] = key
			}
		}
	}
}

// FuzzMembers: any text is read or refused; the ledger adds up; taking it in
// and reading it again changes nothing.
func FuzzMembers(f *testing.F) {
	f.Add(headRow + "江州飞云纸鸢有限公司,,,,,张三13800000000,,2013.5.6,x\n合计,,,\n")
	f.Add(oneCell)
	f.Add(roles)
	f.Add(persons)
	f.Add(chosen)
	f.Add("No.,Company Name,Level,Mobile\n1,甲公司,理事单位,13800000001\n2,乙公司,〃,2162345678\n")
	f.Add("公司;负责人\n一、副会长单位（2家）;\n甲公司;孙一\n二、理事单位;\n乙公司;同上\n")
	f.Add("名称,类别,入会,退会日期\n甲,会员,2014,2013\n甲,理事,2015,\n")
	f.Add("单位名称,车位,备注\n甲,\"a\nb\",车位：c\n甲,d,\n")
	f.Add("单位名称,\"联系人,手机\n\"\"\n")
	f.Fuzz(func(t *testing.T, text string) {
		s, err := MemberSheet("a.csv", []byte(text))
		if err != nil {
			return
		}
		l := known()
		p := l.plan(s, PlanOptions{})
		ledger(t, s, p)
		l.take(t, p)
		s, err = MemberSheet("a.csv", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		again := l.plan(s, PlanOptions{})
		if n := l.take(t, again); n != 0 {
			for _, r := range again.Rows {
				t.Logf("%+v", r)
			}
			t.Errorf("%d records a second time", n)
		}
	})
}

// FuzzWorkbook: no bytes make the reading of a workbook fail otherwise than
// with an error; what is read has a ledger that adds up, whatever its columns
// are said to mean.
func FuzzWorkbook(f *testing.F) {
	f.Add(twoRows(f), "手机", "联络员手机")
	f.Add(worksheets(f), "A", "备注")
	f.Add(trades[5].raw(f), "单位", "contact.people")
	f.Add([]byte("PK\x03\x04 xl/workbook.xml"), "", "")
	f.Fuzz(func(t *testing.T, raw []byte, column, field string) {
		s, err := MemberSheet("a.xlsx", raw)
		if err != nil {
			return
		}
		s.Choose(column, field)
		ledger(t, s, (&library{}).plan(s, PlanOptions{}))
	})
}
