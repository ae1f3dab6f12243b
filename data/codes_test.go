package data

import (
	"slices"
	"strings"
	"testing"
)

// good is a value as typed and as kept; bad a value and what is wrong with it.
type good = map[string]string
type bad = map[string]Code

func checkTable(t *testing.T, check func(string) (string, error), g good, b bad) {
	t.Helper()
	for in, want := range g {
		if got, err := check(in); err != nil || got != want {
			t.Errorf("%q: %q, %v; want %q", in, got, err, want)
		}
		if again, err := check(want); err != nil || again != want {
			t.Errorf("%q is not kept: %q, %v", want, again, err)
		}
	}
	for in, want := range b {
		if got, err := check(in); CodeOf(err) != want {
			t.Errorf("%q: %q, %v; want %s", in, got, err, want)
		}
	}
}

// The good codes are real ones (product.md §3.6); the first bad one is the
// example of GB 32100 itself.
func TestCheckUSCC(t *testing.T) {
	checkTable(t, CheckUSCC, good{
		"": "", "91350100M000100Y43": "91350100M000100Y43", "9144030071526726XG": "9144030071526726XG", "914403001922038216": "914403001922038216",
		"91330100799655058B": "91330100799655058B", "91110000802100433B": "91110000802100433B",
		"９１３５０１００Ｍ０００１００Ｙ４３": "91350100M000100Y43", " 9135 0100 m000 100y 43\u200b": "91350100M000100Y43", "91350100-M000100Y4-3": "91350100M000100Y43",
	}, bad{
		"91350100M000100Y4Z": USCCLetter, "9144030071526726XF": USCCCheck, "91350100M000100Y4": USCCLength, "91350100M000100Y433": USCCLength,
		"01350100M000100Y43": USCCShape, "90350100M000100Y43": USCCShape, "913501A0M000100Y43": USCCShape, "统一社会信用代码": USCCLength,
		"91350100I000100Y43": USCCLetter, "913501００MO00100Y4三": USCCLetter,
	})
	for in, want := range map[string]string{
		"91350100MO00100Y43": "91350100M000100Y43", // O for 0
		"9I350100M000100Y43": "91350100M000100Y43", // I for 1
		"91350100M000100Y34": "91350100M000100Y43", // changed over
		"9144030071562726XG": "9144030071526726XG",
		"9133010079965505BB": "", // 8 misread as B
	} {
		_, err := CheckUSCC(in)
		p, ok := err.(*Problem)
		if !ok || want != "" && !slices.Contains(p.Hints, want) {
			t.Errorf("%q: %v; want the hint %q", in, err, want)
		}
		for _, h := range p.Hints {
			if _, err := CheckUSCC(h); err != nil {
				t.Errorf("%q: the hint %q does not pass: %v", in, h, err)
			}
		}
	}
	if USCCPlace("91350100M000100Y43") != "350100" || USCCPlace("9135") != "" {
		t.Error("place")
	}
}

func TestOldCodes(t *testing.T) {
	// Positions 9 to 17 of a credit code are an organisation code.
	checkTable(t, CheckOrgCode, good{
		"": "", "71526726X": "71526726-X", "71526726-x": "71526726-X", "192203821": "19220382-1", "79965505-8": "79965505-8", "802100433": "80210043-3",
	}, bad{"715267260": OrgCodeSum, "7152672": OrgCodeForm, "7152672人": OrgCodeForm, "中国人": OrgCodeForm})
	checkTable(t, CheckRegNo, good{"": "", "110108012660422": "110108012660422", "１１０１０８０１２６６０４２２": "110108012660422"},
		bad{"110108012660423": RegNoSum, "11010801266042": RegNoForm, "11010801266042A": RegNoForm})
	for _, c := range []Code{OrgCodeSum, RegNoSum} {
		if (&Problem{Code: c}).Severity() != Doubtful {
			t.Errorf("%s is more than a doubt", c)
		}
	}
}

func TestPhones(t *testing.T) {
	checkTable(t, CheckMobile, good{"": "", "13812345678": "13812345678", "+86 138 1234 5678": "13812345678", "008613812345678": "13812345678", "１３８-１２３４-５６７８": "13812345678"},
		bad{"12812345678": MobileForm, "1381234567": MobileForm, "138123456789": MobileForm, "1.3812E+10": MobileLost, "1.38E10": MobileLost, "无": MobileForm})
	checkTable(t, func(s string) (string, error) { return CheckLandline(s, "021") }, good{
		"": "", "021-62345678": "021-62345678", "62345678": "021-62345678", "（021）62345678": "021-62345678", "02162345678-801": "021-62345678转801",
		"0512-6234567": "0512-6234567", "0571-87654321转12": "0571-87654321转12", "+86-021-62345678": "021-62345678", "021——62345678": "021-62345678",
	}, bad{"021-6234567": LandlineForm, "010-6234567": LandlineForm, "0021-62345678": LandlineForm, "021-12345678": LandlineForm, "12": LandlineForm})
	checkTable(t, CheckService, good{"": "", "4008208820": "400-820-8820", "800-820-8820": "800-820-8820", "95588": "95588", "962288": "962288"},
		bad{"400-820-882": ServiceForm, "12345": ServiceForm, "9558": ServiceForm})
	checkTable(t, func(s string) (string, error) { return CheckPhones(s, "") }, good{
		"": "", "021-62345678/13812345678": "021-62345678、13812345678", "62345678，62345679": "62345678、62345679", "95588\n400 820 8820": "95588、400-820-8820",
	}, bad{"电话": PhoneForm, "021-62345678、12": PhoneForm, "1.3812E+10": MobileLost})
	for in, want := range map[string][2]string{
		"张三13800000000": {"张三", "13800000000"}, "张 三 138-0000-0000": {"张 三", "13800000000"}, "李四（13900000000）": {"李四", "13900000000"}, "13800000000": {"", "13800000000"},
	} {
		if n, m, ok := SplitNameMobile(in); !ok || n != want[0] || m != want[1] {
			t.Errorf("SplitNameMobile(%q) = %q, %q, %v", in, n, m, ok)
		}
	}
	if n, _, ok := SplitNameMobile("张三62345678"); ok || n != "张三62345678" {
		t.Error("a landline is taken for a mobile number")
	}
	checkTable(t, func(s string) (string, error) { return CheckPostcode(s, Address{City: "上海市"}) },
		good{"": "", "200040": "200040", "２０００４０": "200040"}, bad{"20004": PostcodeForm, "2000400": PostcodeForm, "20004a": PostcodeForm, "100000": PostcodeCity})
	if _, err := CheckPostcode("999077", Address{}); err != nil {
		t.Error(err)
	}
}

func TestNetAddresses(t *testing.T) {
	checkTable(t, CheckEmail, good{
		"": "", "li@example.com": "li@example.com", "ｌｉ＠example．com": "li@example.com", " Li@Example.COM ": "Li@example.com", "mailto:li@example.com.cn": "li@example.com.cn", "li@example。com": "li@example.com",
	}, bad{
		"li": EmailForm, "li@": EmailForm, "@example.com": EmailForm, "li@localhost": EmailForm, "li wang@example.com": EmailForm, "李@例子.com": EmailForm,
		"Li <li@example.com>": EmailForm, strings.Repeat("a", 250) + "@b.cn": EmailForm, "li@example.con": EmailTypo, "li@163.cm": EmailTypo, "li@qq.com.cn": EmailTypo, "a@b..com": EmailForm,
	})
	if _, err := CheckEmail("li@163.cm"); !slices.Equal(err.(*Problem).Hints, []string{"li@163.com"}) {
		t.Error(err)
	}
	checkTable(t, CheckEmails, good{"a@b.cn；c@d.cn": "a@b.cn、c@d.cn"}, bad{"a@b.cn,c": EmailForm})
	checkTable(t, CheckURL, good{
		"": "", "www.selot.cn": "www.selot.cn", "http://www.selot.cn/": "http://www.selot.cn/", "https://a.b.cn/x?y=1": "https://a.b.cn/x?y=1", "ｗｗｗ．selot．cn": "www.selot.cn", "中国互联网.中国": "中国互联网.中国", "xn--fiqs8s.cn": "xn--fiqs8s.cn", "selot.cn:8080": "selot.cn:8080",
	}, bad{"www": URLForm, "www.selot. cn": URLBlank, "li@selot.cn": URLEmail, "ftp://selot.cn": URLForm, "http://": URLForm, "无": URLForm, "http://u:p@selot.cn/": URLForm, "1.2": URLForm})
	if LinkURL("www.selot.cn") != "http://www.selot.cn" || LinkURL("https://x.cn") != "https://x.cn" || LinkURL("") != "" {
		t.Error("LinkURL")
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{
		" 上海钱浩 有限公司 ": "上海钱浩有限公司", "上海(浦东)公司": "上海（浦东）公司", "ＡＢＣ（上海）公司": "ABC（上海）公司", "Oriental  Trade (SH) Co., Ltd.": "Oriental Trade (SH) Co., Ltd.",
		"上海 ABC 公司": "上海ABC公司", "⼈民公司\ufeff": "人民公司", "": "",
	} {
		if got := CleanName(in); got != want || CleanName(got) != got {
			t.Errorf("CleanName(%q) = %q, want %q", in, got, want)
		}
	}
	same := [][2]string{{"上海(浦东)公司", "上海（浦东）公司"}, {"ABC公司", "ａｂｃ 公司"}}
	for _, p := range same {
		if NameKey(p[0]) != NameKey(p[1]) {
			t.Errorf("NameKey: %q ≠ %q", p[0], p[1])
		}
	}
	if NameKey("上海钱浩有限公司") == NameKey("上海钱浩股份有限公司") || NameKey("上海邮政（静安）公司") == NameKey("上海邮政静安公司") {
		t.Error("NameKey joins two names")
	}
	for _, p := range [][2]string{{"上海钱浩有限公司", "上海钱浩股份有限公司"}, {"上海钱浩（集团）有限公司", "上海钱浩有限责任公司"}} {
		if MatchKey(p[0]) != MatchKey(p[1]) {
			t.Errorf("MatchKey: %q ≠ %q", p[0], p[1])
		}
	}
	if MatchKey("上海市邮政公司") == MatchKey("上海市邮政公司虹口区分公司") || MatchKey("上海钱浩有限公司") == MatchKey("钱浩有限公司") {
		t.Error("MatchKey joins a branch or drops a place")
	}
	if MatchKey("集团有限公司") == "" {
		t.Error("MatchKey is empty")
	}
}

func TestDocNo(t *testing.T) {
	checkTable(t, CheckDocNo, good{
		"": "", "沪府办发〔2014〕62号": "沪府办发〔2014〕62号", "国发[2014]21号": "国发〔2014〕21号", "沪府发（2014）77号": "沪府发〔2014〕77号", "国发【2014】52 号": "国发〔2014〕52号",
		"沪商（市场）〔2014〕186号": "沪商（市场）〔2014〕186号", "国发〔２０１４〕21": "国发〔2014〕21号", "商务部令2013年第3号": "商务部令2013年第3号", "令 2013 第 3 号": "令2013第3号", "国务院令第588号": "国务院令第588号",
	}, bad{"国发〔2014〕第21号": DocNoDi, "国发〔2014〕021号": DocNoZero, "国发〔2014〕0号": DocNoZero, "国发14年21号": DocNoForm, "〔2014〕21号": DocNoForm, "ABC〔2014〕1号": DocNoForm, "第3号": DocNoForm})
	_, err := CheckDocNo("国发(2014)第21号")
	if p := err.(*Problem); !slices.Equal(p.Hints, []string{"国发〔2014〕21号"}) || p.Severity() != Doubtful {
		t.Errorf("%+v", p)
	}
}

func TestMoney(t *testing.T) {
	for in, want := range map[string]Fen{"0": 0, "2000": 200000, "2,000.50元": 200050, "￥300": 30000, "2.5万元": 2500000, "２万": 2000000, "-3.05": -305, "1亿元": 1e10, "100元整": 10000} {
		if got, err := ParseMoney(in); err != nil || got != want {
			t.Errorf("ParseMoney(%q) = %d, %v; want %d", in, got, err, want)
		}
	}
	for _, in := range []string{"", "两千", "1.005", "1,00", "$5", "99999999999999999999", "2 000元x"} {
		if got, err := ParseMoney(in); CodeOf(err) != MoneyForm {
			t.Errorf("ParseMoney(%q) = %d, %v", in, got, err)
		}
	}
	if s := Fen(-123456789).String(); s != "-1,234,567.89" {
		t.Error(s)
	}
	for in, want := range map[string]Capital{
		"": {}, "2000万": {"2000", "万元", "CNY"}, "2,000万元": {"2000", "万元", "CNY"}, "2000万元人民币": {"2000", "万元", "CNY"}, "人民币500万元": {"500", "万元", "CNY"},
		"500万美元": {"500", "万元", "USD"}, "＄100万": {"100", "万元", "USD"}, "1.5亿元": {"1.5", "亿元", "CNY"}, "300000元": {"300000", "元", "CNY"}, "100万元(人民币)": {"100", "万元", "CNY"},
	} {
		got, err := ParseCapital(in)
		if err != nil || got != want {
			t.Errorf("ParseCapital(%q) = %+v, %v; want %+v", in, got, err, want)
		}
		if again, err := ParseCapital(got.String()); err != nil || again != got {
			t.Errorf("%q reads back as %+v, %v", got, again, err)
		}
	}
	for _, in := range []string{"若干", "-5万", "万元"} {
		if _, err := ParseCapital(in); CodeOf(err) != CapitalForm {
			t.Errorf("ParseCapital(%q): %v", in, err)
		}
	}
}

func TestAddress(t *testing.T) {
	for in, want := range map[string]Address{
		"上海市静安区南京西路1000号":             {"", "上海市", "静安区", "南京西路1000号", ""},
		"浙江省杭州市西湖区文三路5号 310012":       {"浙江省", "杭州市", "西湖区", "文三路5号", "310012"},
		"200040 上海市静安区南京西路1000号":      {"", "上海市", "静安区", "南京西路1000号", "200040"},
		"江场西路299弄中铁中环4号楼":             {"", "", "", "江场西路299弄中铁中环4号楼", ""},
		"内蒙古自治区呼和浩特市新城区中山路":           {"内蒙古自治区", "呼和浩特市", "新城区", "中山路", ""},
		"上海市浦东新区张江路1号（邮编：201203）":     {"", "上海市", "浦东新区", "张江路1号", "201203"},
		"Room 5, No. 1000 Nanjing Rd": {Street: "Room 5, No. 1000 Nanjing Rd"},
		"":                            {},
	} {
		got := ParseAddress(in)
		if got != want {
			t.Errorf("ParseAddress(%q) = %+v", in, got)
		}
		if again := ParseAddress(got.String()); again.String() != got.String() {
			t.Errorf("%q reads back as %+v", got, again)
		}
	}
}
