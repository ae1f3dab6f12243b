package data

import (
	"reflect"
	"strings"
	"testing"
)

// sampleFor gives a text that the field can hold.
func sampleFor[T any](f Field[T]) string {
	for _, s := range append(append([]string{}, f.Choices...), "2013-05", "2,000万元", "编辑：张三、李四", "理事单位：5,000.00元/年", "7", "样品") {
		if s == "否" { // what a bool is anyway
			continue
		}
		if f.Set(new(T), s) == nil {
			return s
		}
	}
	return ""
}

// every struct field that can be typed has a row, or stands in except with
// the reason; what is set can be got, and setting what was got changes
// nothing.
func testFields[T any](t *testing.T, fields []Field[T], except map[string]string) {
	t.Helper()
	rec, keys, labels := new(T), map[string]bool{}, map[string]bool{}
	for _, f := range fields {
		if f.Key == "" || f.Label == "" || f.Group == "" || keys[f.Key] {
			t.Errorf("field %q %q in %q: a name is missing or taken", f.Key, f.Label, f.Group)
		}
		keys[f.Key] = true
		for _, n := range append([]string{f.Label}, f.Also...) {
			if labels[nameLoose(n)] {
				t.Errorf("%s: the column name %q is taken", f.Key, n)
			}
			labels[nameLoose(n)] = true
			if got := FieldByName(fields, " *"+n+"："); got == nil || got.Key != f.Key {
				t.Errorf("%s is not found by %q", f.Key, n)
			}
		}
		one, text := new(T), sampleFor(f)
		if err := f.Set(one, text); err != nil {
			t.Errorf("%s: no sample fits: %v", f.Key, err)
			continue
		}
		got := f.Get(one)
		if got == "" {
			t.Errorf("%s: Set(%q) is lost", f.Key, text)
		}
		two := new(T)
		if err := f.Set(two, got); err != nil || f.Get(two) != got || !reflect.DeepEqual(one, two) {
			t.Errorf("%s: Set(%q) gives %q: %v", f.Key, got, f.Get(two), err)
		}
		if err := f.Set(two, ""); err != nil || f.Get(two) != f.Get(new(T)) {
			t.Errorf("%s is not emptied by \"\": %q, %v", f.Key, f.Get(two), err)
		}
		if f.Set(rec, text) != nil {
			t.Errorf("%s cannot be set with the others", f.Key)
		}
		if FieldByKey(fields, f.Key).Label != f.Label {
			t.Errorf("%s is not found by its key", f.Key)
		}
	}
	v := reflect.ValueOf(rec).Elem()
	for i := range v.NumField() {
		name := v.Type().Field(i).Name
		if _, ok := except[name]; v.Field(i).IsZero() == !ok {
			t.Errorf("%s.%s has no field, or one that the list of exceptions denies", v.Type(), name)
		}
	}
}

func TestFields(t *testing.T) {
	testFields(t, MemberFields, map[string]string{
		"ID": "the store's", "Logo": "a picture", "Licence": "a picture", "Photos": "pictures", "Introducer": "picked from members", "MergedInto": "set by a merge",
	})
	testFields(t, ContactFields, map[string]string{"ID": "the store's", "Member": "where it stands", "Consents": "a table of its own"})
	testFields(t, ArticleFields, map[string]string{"ID": "the store's", "Members": "picked from members", "Corrects": "given when it is made", "CorrectsIn": "given when it is made"})
	testFields(t, IssueFields, map[string]string{"ID": "the store's", "Cover": "a picture", "Allowed": "given in preflight", "Signed": "given before press", "Held": "held back on the board"})
	testFields(t, AssociationFields, nil)
	testFields(t, DecisionFields, map[string]string{"ID": "the store's", "Scan": "a picture"})
	testFields(t, MembershipFields, map[string]string{
		"ID": "the store's", "Member": "where it stands", "Decision": "picked from decisions", "Other": "picked from members",
	})
	testFields(t, PostFields, map[string]string{
		"ID": "the store's", "Member": "where it stands", "Contact": "picked from contacts", "Decision": "picked from decisions",
	})
	testFields(t, DuesStandardFields, map[string]string{"ID": "the store's", "Decision": "picked from decisions"})
	testFields(t, DuesBillFields, map[string]string{"ID": "the store's", "Member": "where it stands", "Standard": "what raised it"})
	testFields(t, PaymentFields, map[string]string{"ID": "the store's", "Member": "picked from members", "Allocations": "a table of its own"})
	testFields(t, ReceiptFields, map[string]string{"ID": "the store's", "Payments": "picked from payments"})
	if FieldByName(MemberFields, "") != nil || FieldByName(MemberFields, "无此列") != nil || FieldByKey(MemberFields, "x") != nil {
		t.Error("a field is found that is none")
	}
}

func TestFieldSet(t *testing.T) {
	var m Member
	for key, want := range map[string][2]string{
		"name": {" 上海(浦东) 公司", "上海（浦东）公司"}, "founded_on": {"2013年5月", "2013-05"}, "capital": {"2000万", "2,000万元"}, "kind": {"单位会员", "单位会员"},
		"uscc": {"9144030071526726xf", "9144030071526726XF"}, "industry": {"批发/零售，物流", "批发/零售、物流"}, "print_in_directory": {"√", "是"}, "profile_md": {"一\r\n\r\n二 ", "一\n\n二"},
		"phone_main": {"（021）62345678 / 无", "（021）62345678 / 无"}, "addr_mail": {"上海市静安区南京西路1号 200040", "上海市静安区南京西路1号"},
	} {
		f := FieldByKey(MemberFields, key)
		if err := f.Set(&m, want[0]); err != nil || f.Get(&m) != want[1] {
			t.Errorf("%s: Set(%q) gives %q, %v", key, want[0], f.Get(&m), err)
		}
	}
	if m.AddrMail.Postcode != "200040" || m.Type != UnitMember {
		t.Errorf("%+v", m)
	}
	for key, c := range map[string]Code{"founded_on": DateShape, "capital": CapitalForm, "kind": NotInList, "print_in_directory": YesNoForm} {
		before := m
		err := FieldByKey(MemberFields, key).Set(&m, "胡说")
		if p, ok := err.(*Problem); !ok || p.Code != c || p.Field != key || !reflect.DeepEqual(m, before) {
			t.Errorf("%s: %v", key, err)
		}
	}
	var i Issue
	for text, want := range map[string]string{"11、12月": "11、12", "11-12": "11、12", "１，２": "1、2", "3": "3", "": ""} {
		if err := setMonths(&i, text); err != nil || monthsText(&i) != want {
			t.Errorf("months %q: %q, %v", text, monthsText(&i), err)
		}
	}
	for _, text := range []string{"12、11", "13", "0", "冬", "2-1", "1、1"} {
		if err := setMonths(&i, text); CodeOf(err) != MonthForm {
			t.Errorf("months %q: %v", text, err)
		}
	}
	if err := setStaff(&i, "编辑:汪玉申、黄小平\n责任编辑：张承鹤"); err != nil || staffText(&i) != "编辑：汪玉申、黄小平\n责任编辑：张承鹤" || len(i.StaffList) != 2 {
		t.Errorf("staff %q, %v", staffText(&i), err)
	}
	if err := setStaff(&i, "张三"); CodeOf(err) != StaffForm {
		t.Errorf("staff: %v", err)
	}
}

func TestIssueLabel(t *testing.T) {
	for want, i := range map[string]Issue{
		"2014年11、12月合刊第9期总第140期": {Year: 2014, Months: []int{11, 12}, YearNo: 9, SerialNo: 140},
		"2026年3月第3期总第250期":       {Year: 2026, Months: []int{3}, YearNo: 3, SerialNo: 250},
		"总第7期":                   {SerialNo: 7},
		"2014年冬季号":               {Year: 2014, YearNo: 9, DateLabel: "2014年冬季号"},
		"":                       {},
	} {
		if got := i.Label(); got != want {
			t.Errorf("Label = %q, want %q", got, want)
		}
	}
	i := Issue{Title: "电子商务资讯", Year: 2014, Months: []int{11, 12}, YearNo: 9, SerialNo: 140, Organiser: "协会", PrintRun: 500, StaffList: []Staff{{"编辑", []string{"张三"}}}}
	n := i.Suggest()
	if n.Year != 2015 || n.YearNo != 1 || n.SerialNo != 141 || n.MonthsLabel() != "1、2月合刊" || n.Organiser != "协会" || n.PrintRun != 0 || n.StaffList[0].Names[0] != "张三" {
		t.Errorf("%+v", n)
	}
	n.StaffList[0].Names[0] = "李四"
	if i.StaffList[0].Names[0] != "张三" {
		t.Error("the proposal shares the old issue's masthead")
	}
	if n := (&Issue{Year: 2014, Months: []int{5}, YearNo: 4, SerialNo: 9}).Suggest(); n.Year != 2014 || n.YearNo != 5 || n.Months[0] != 6 {
		t.Errorf("%+v", n)
	}
	if i.Number() != "2014-9" || (&Issue{}).Number() != "" || i.SerialLabel() != "总第140期" {
		t.Error("Number")
	}
}

// The credit lines are those of issue 140, as far as fields can make them.
func TestCreditLine(t *testing.T) {
	for want, a := range map[string]Article{
		"（来源：地纬商机网；编选：中国电子商务研究中心）":             {OriginType: "来源", OriginName: "地纬商机网", CompiledBy: "中国电子商务研究中心"},
		"（来源：南方日报 文/彭琳 欧志葵 陈律言；编选：中国电子商务研究中心）": {OriginName: "南方日报", Byline: "彭琳 欧志葵 陈律言", CompiledBy: "中国电子商务研究中心"},
		"（摘自：199it）":          {OriginType: "摘自", OriginName: "199it"},
		"（摘自：199it；来自：阿里研究院）": {OriginType: "摘自", OriginName: "199it", Credit: "（摘自：199it；来自：阿里研究院）"},
		"（编选：本刊）":             {CompiledBy: "本刊"},
		"（来源：http://x.cn）":    {OriginURL: "http://x.cn"},
		"":                    {Byline: "张三"},
	} {
		if got := a.CreditLine(); got != want {
			t.Errorf("CreditLine = %q, want %q", got, want)
		}
	}
	a := Article{Title: "关于印发\n《办法》的\nABC\nDEF通知"}
	if a.Contents() != "关于印发《办法》的ABC DEF通知" {
		t.Errorf("%q", a.Contents())
	}
	if a.TocTitle = "办法"; a.Contents() != "办法" {
		t.Error("TocTitle")
	}
}

func TestProblemTexts(t *testing.T) {
	seen := map[Code]bool{}
	for _, row := range ProblemTexts {
		p := &Problem{Field: "f", Code: row.Code, Value: "值"}
		if seen[row.Code] || row.ZH == "" || row.EN == "" || !strings.HasPrefix(p.Error(), "f: ") || p.Chinese() == "" || p.Severity() != row.Severity {
			t.Errorf("%s: %q %q", row.Code, p.Error(), p.Chinese())
		}
		if strings.Contains(row.ZH, "%v") != strings.Contains(row.EN, "%v") || strings.Contains(row.ZH, "%n") != strings.Contains(row.EN, "%n") {
			t.Errorf("%s: only one of the sentences names the value", row.Code)
		}
		seen[row.Code] = true
	}
	for _, c := range allCodes {
		if !seen[c] {
			t.Errorf("%s has no row in ProblemTexts", c)
		}
	}
	if len(allCodes) != len(ProblemTexts) {
		t.Errorf("%d codes, %d rows", len(allCodes), len(ProblemTexts))
	}
	p := &Problem{Code: DocNoDi, Value: "国发〔2014〕第21号", Hints: []string{"国发〔2014〕21号"}}
	if p.Chinese() != "发文字号“国发〔2014〕第21号”的序号前不加“第”字；是不是 国发〔2014〕21号？" ||
		p.Error() != `the document number "国发〔2014〕第21号" has 第 before its number; perhaps 国发〔2014〕21号` {
		t.Errorf("%s\n%s", p.Chinese(), p.Error())
	}
}

var allCodes = []Code{
	DateShape, DateNoDay, DateYear, DateFuture, DateOrder, USCCLength, USCCLetter, USCCShape, USCCCheck, OrgCodeForm, OrgCodeSum, RegNoForm, RegNoSum,
	MobileForm, MobileLost, LandlineForm, ServiceForm, PhoneForm, PostcodeForm, PostcodeCity, EmailForm, EmailTypo, URLForm, URLBlank, URLEmail,
	DocNoForm, DocNoZero, DocNoDi, MoneyForm, CapitalForm, NumberForm, YesNoForm, Missing, Advised, NotInList, ProfileShort, ProfileLong, MonthForm, StaffForm, OneOfTwo,
	VoteCount, CouncilForm, DuesLineForm, DuesFloating, DuesTwice, MoneySign, WaiverOver, Overspent, StatusReason, ReceiptForm,
	AlreadyMember, NotMember, NoEnd, SameClass, StepEarlier,
	DuesNoVote, DuesBody, DuesNoCount, DuesQuorum, DuesMajority, DuesOpenVote, DuesTellUntil, DuesNotTold, DuesToldLate, DuesReport, DuesTiers, TooFewMembers,
	NoStandard, NoDuesLine, WhichCouncil, BillDiffers, ReceiptGap, ReceiptTwice, ReceiptFirst, IsVoidAlready, AllocTooMuch, UnknownBill, AnnualReport, NumbersLack, NobodysMoney, NoJoinDate, CouncilEnds,
}

func TestValidate(t *testing.T) {
	full := func() *Member {
		return &Member{Type: UnitMember, Name: "甲公司", MemberNo: "001", USCC: "91350100M000100Y43", Website: "www.selot.cn"}
	}
	codes := func(rec Record) (out []string) {
		for _, p := range ValidateOn(Date{2026, 3, 1}, rec) {
			out = append(out, p.Field+" "+string(p.Code))
		}
		return out
	}
	edit := func(f func(*Member)) *Member { m := full(); f(m); return m }
	for _, c := range []struct {
		rec  Record
		want string
	}{
		{full(), ""},
		{&Member{}, "name missing, kind missing, member_no advised"},
		{edit(func(m *Member) { m.USCC = "9144030071526726XF" }), "uscc uscc-check"},
		{edit(func(m *Member) { m.Joined, m.Left = Date{2020, 0, 0}, Date{2019, 12, 31} }), "left_on date-order"},
		{edit(func(m *Member) { m.Joined, m.Left = Date{2020, 6, 0}, Date{2020, 0, 0} }), ""},
		{edit(func(m *Member) { m.Joined = Date{2026, 3, 3} }), "joined_on date-future"},
		{edit(func(m *Member) { m.Joined = Date{2026, 3, 2} }), ""},
		{edit(func(m *Member) { m.Profile = strings.Repeat("好", 199) }), "profile_md profile-short"},
		{edit(func(m *Member) { m.Profile = strings.Repeat("好", 601) }), "profile_md profile-long"},
		{edit(func(m *Member) { m.AddrMail = Address{City: "上海市", Postcode: "100000"} }), "addr_mail_postcode postcode-city"},
		{&Contact{Member: "m", Name: "张三", Roles: []string{"联络员", "跑腿"}, Receives: "both", Mobile: "138"}, "roles not-in-list, mobile mobile-form"},
		{&Contact{}, "member_id missing, name missing, roles advised, receives advised"},
		{&Article{Title: "通知", Body: "x", DocNo: "国发2014 21号"}, "doc_no doc-no-form"},
		{&Article{Title: "通知", BodyDigest: "d", DocDate: Date{2027, 0, 0}}, "doc_date date-future"},
		{&Article{}, "title missing, body_md missing"},
		{&Issue{Title: "资讯", Year: 2014, Months: []int{12, 11}, YearNo: 9, SerialNo: 140, Organiser: "协会"}, "months month-form"},
		{&Issue{Title: "资讯"}, "year missing, months missing, year_no missing, serial_no missing, organiser advised"},
		{&Placement{Section: "s"}, "article_id one-of-two"},
		{&Placement{Section: "s", Article: "a", Member: "m"}, "article_id one-of-two"},
		{&Association{Name: "协会", USCC: "1"}, "uscc uscc-length"},
		{&Membership{Member: "m", Class: "c", Starts: Date{2020, 1, 1}, Ends: Date{2019, 1, 1}}, "ends_on date-order"},
		{&Membership{Member: "m", Class: "c", Applied: Date{2020, 1, 1}}, ""},
		{&Membership{Member: "m", Reason: "退会"}, "starts_on missing"},
		{&Membership{Member: "m", Class: "c"}, "starts_on advised"},
		{&Membership{Member: "m", Class: "c", Starts: Date{2020, 1, 1}, Reason: "入会"}, "decision_id advised"},
		{&Membership{Member: "m", Class: "c", Starts: Date{2020, 1, 1}, Reason: "入会", DecisionText: "理事会决议"}, ""},
		{&Membership{Member: "m", Reason: "走了", Starts: Date{2020, 1, 1}}, "class_code missing, reason not-in-list"},
		{edit(func(m *Member) { m.Override = Override{Status: "停用", From: Date{2020, 1, 1}} }), "override_status not-in-list, override_status status-reason"},
		{edit(func(m *Member) {
			m.Override = Override{StatusSuspended, Date{2025, 1, 1}, Date{2025, 12, 31}, "整改"}
		}), ""},
		{&Decision{Title: "会费标准", Body: "会员大会", Held: Date{2025, 3, 1}, Eligible: 30, Attended: 31}, "attendees vote-count"},
		{&Decision{Title: "会费标准", Body: "大会", Held: Date{2026, 3, 3}, Attended: 20, For: 19, Against: 1, Abstain: 1, Announced: Date{2026, 3, 1}},
			"body not-in-list, announced_on date-order, votes_for vote-count, held_on date-future"},
		{&Post{Contact: "c", Name: "会长", Council: 6, From: Date{2025, 1, 1}, To: Date{2024, 1, 1}}, "to date-order"},
		{&Post{}, "member_id missing, post missing, council_no missing, from missing"},
		{&DuesStandard{Name: "标准", From: Date{2025, 1, 1}, Lines: []DuesLine{{"甲", 100, "年"}, {"甲 ", 0, "月"}}}, "lines dues-twice, lines not-in-list"},
		{&DuesStandard{}, "name missing, effective_from missing, lines missing"},
		{&DuesBill{Member: "m", Year: 2025, Class: "甲", Amount: 100, Due: Date{2025, 6, 0}, Waiver: Waiver{Amount: 101}},
			"waiver_amount waiver-over, waiver_reason missing, waiver_decision missing"},
		{&DuesBill{}, "member_id missing, year missing, class_code advised, amount money-sign, due_on advised"},
		{&Payment{Paid: Date{2025, 1, 1}, Amount: 100, Method: "银行转账", Allocations: []Allocation{{"a", 60}, {"b", 41}}}, "allocations overspent"},
		{&Payment{Allocations: []Allocation{{"", 0}}}, "paid_on missing, amount money-sign, allocations money-sign, allocations missing"},
		{&Receipt{Number: "沪财0099", Sort: "电子票据", Issued: Date{2025, 1, 1}, Amount: 1, Payments: []PaymentID{"p"}}, ""},
		{&Receipt{Number: "甲", Sort: "电子票据", Issued: Date{2025, 1, 2}, Voided: Date{2025, 1, 1}}, "receipt_no receipt-form, voided_on date-order, void_reason missing"},
		{&Receipt{}, "receipt_no missing, kind missing, issued_on missing, payment_ids missing, amount money-sign"},
	} {
		if got := strings.Join(codes(c.rec), ", "); got != c.want {
			t.Errorf("%+v\n  %s\nwant %s", c.rec, got, c.want)
		}
	}
	if s, any := Worst(Validate(full())); any || s != Doubtful {
		t.Error("Worst of nothing")
	}
	if s, any := Worst(Validate(&Member{})); !any || s != Wrong {
		t.Error("Worst")
	}
}
