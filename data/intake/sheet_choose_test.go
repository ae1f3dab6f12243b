package intake

import (
	"context"
	"errors"
	"strings"
	"testing"

	"huikan/data"
)

const chosen = "单位名称,车位,联系人,手机,评级,身份证号\n江州飞云纸鸢有限公司,A1,张三,13800000001,甲,310000\n云岭竹艺股份有限公司,A2,李四,13800000002,乙,310001\n合计,2家,,,,\n"

func fieldsOf(s *Sheet) string {
	var out []string
	for _, c := range s.Columns {
		out = append(out, strings.TrimSpace(c.Field+" "+c.Who))
	}
	return strings.Join(out, ",")
}

// TestChoose: what a person says of a column holds, by head or letter, key or
// label or any known head; what is no column or no field is refused by name.
func TestChoose(t *testing.T) {
	s := read(t, "a.csv", []byte(chosen))
	equal(t, "proposed", fieldsOf(s), "name,,contact.name,contact.mobile,,-")
	for _, c := range [][2]string{{"车位", "member_no"}, {"E", "会员类别"}, {"联系人", "联络员"}, {"手机", "联络员手机"}} {
		if err := s.Choose(c[0], c[1]); err != nil {
			t.Error(err)
		}
	}
	equal(t, "chosen", fieldsOf(s), "name,member_no,contact.name 联络员,contact.mobile 联络员,class,-")
	p := (&library{}).plan(s, PlanOptions{})
	ledger(t, s, p)
	equal(t, "skipped", p.Skipped, 1)
	l := &library{}
	l.take(t, p)
	equal(t, "role", strings.Join(l.people(t, "云岭竹艺股份有限公司")[0].Roles, ""), "联络员")
	equal(t, "number", l.member(t, "云岭竹艺股份有限公司").MemberNo, "A2")
	if strings.Contains(l.member(t, "云岭竹艺股份有限公司").Note, "310001") {
		t.Error("the number of an identity card was kept")
	}

	// Next year's list with the same heads is read alike; another is not.
	next := read(t, "b.csv", []byte(strings.ReplaceAll(chosen, "A1", "B7")))
	kept := []data.Mapping{{Fingerprint: "x"}, s.Mapping()}
	if !next.Use(kept) || next.Remembered != "a.csv" || fieldsOf(next) != fieldsOf(s) {
		t.Errorf("remembered: %q %s", next.Remembered, fieldsOf(next))
	}
	if other := read(t, "c.csv", []byte("单位名称,车位\n甲公司,1\n")); other.Use(kept) || other.Remembered != "" {
		t.Error("another list takes the mapping up")
	}
	for _, c := range [][2]string{{"备注", ""}, {"车位", ""}, {"手机", "备注"}, {"评级", "不导入"}} {
		if err := s.Choose(c[0], c[1]); (err == nil) != (c[0] != "备注") {
			t.Errorf("%v: %v", c, err)
		}
	}
	equal(t, "note and out", fieldsOf(s), "name,,contact.name 联络员,,-,-")
	if err := s.Choose("评级", "没有的栏位"); err == nil || !strings.Contains(err.Error(), "没有的栏位") {
		t.Error(err)
	}
	// The name of a member in another column: what was a total may be a row.
	if err := s.Choose("车位", "name"); err != nil || s.Columns[0].Field != NoField {
		t.Errorf("%v, %s", err, fieldsOf(s))
	}
}

// TestSheetOptions: a worksheet and a row of heads that a person names.
func TestSheetOptions(t *testing.T) {
	raw := saved(t, book(t, [][]any{{"单位名称", "电话"}, {"表二"}, {"企业名称", "手机", "地址"}, {"甲公司", 13800000001, "望津区1号"}}))
	s, err := ReadSheet(context.Background(), "a.xlsx", raw, SheetOptions{Header: 1})
	if err != nil || s.Header != 1 || len(s.Columns) != 3 || s.Columns[1].Head != "电话" {
		t.Errorf("%+v, %v", s, err)
	}
	for o, want := range map[asked]string{{"无此表", 0}: "Sheet1", {"", 9}: "row 9"} {
		if _, err := ReadSheet(context.Background(), "a.xlsx", raw, SheetOptions{Part: o.part, Header: o.header}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v", o, err)
		}
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := ReadSheet(ctx, "a.xlsx", raw, SheetOptions{}); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	if p, err := s.PlanFor(ctx, data.MemberBook{}, PlanOptions{}); p != nil || !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
	at, of := 0, 0
	if _, err := s.PlanFor(context.Background(), data.MemberBook{}, PlanOptions{Progress: func(done, all int) { at, of = done, all }}); err != nil || at != len(s.Rows) || of != at {
		t.Errorf("progress: %d of %d, %v", at, of, err)
	}
}

type asked struct {
	part   string
	header int
}

// TestTerms: a member with a class and a day of joining gets its first term,
// once; terms that are there stay as they are.
func TestTerms(t *testing.T) {
	l := known()
	s := read(t, "a.csv", []byte("单位名称,会员类别,入会日期,退会日期\n远山贸易有限公司,理事,2013.5.6,\n云岭竹艺股份有限公司,会员,2014,2020\n江州飞云纸鸢有限公司,会员单位,,\n"))
	p := l.plan(s, PlanOptions{})
	ledger(t, s, p)
	l.take(t, p)
	equal(t, "terms", len(l.terms), 2)
	equal(t, "first", termText(l.terms[0])+" of "+string(l.terms[0].Member), "理事单位 2013-05-06 入会 of "+string(l.member(t, "远山贸易有限公司").ID))
	equal(t, "ended", termText(l.terms[1]), "会员单位 2014 入会 至 2020")
	again := l.plan(s, PlanOptions{})
	equal(t, "again", len(again.Records(func() string { return "x" })), 0)
	up := read(t, "b.csv", []byte("单位名称,会员类别,入会日期\n远山贸易有限公司,副会长单位,2013-05-06\n"))
	p = l.plan(up, PlanOptions{Overwrite: true})
	l.take(t, p)
	equal(t, "terms", len(l.terms), 2)
	if r := rowOf(t, p, 2); len(r.Warnings) != 1 || r.Warnings[0].Code != RowTermKept {
		t.Errorf("warnings: %+v", r.Warnings)
	}
}

// TestByContent: a column whose head says nothing, or the wrong thing, goes by
// what it holds; one that is meant for somebody else does not.
func TestByContent(t *testing.T) {
	raw := "单位名称,注册号,电话,登记情况,推荐人联系\n"
	for _, n := range []string{"1", "2", "3", "4"} {
		raw += "第" + n + "公司,91980102MA55500" + n + "X0,a" + n + "@mail.example,1380000000" + n + ",1390000000" + n + "\n"
	}
	s := read(t, "a.csv", []byte(raw))
	equal(t, "fields", fieldsOf(s), "name,uscc,contact.email,contact.mobile,")
	n := 0
	for _, f := range s.Findings {
		if f.Code == RowByContent {
			n++
		}
	}
	equal(t, "said so", n, 3)
}

// TestHeadsTogether: heads of lists that were not made for this program, side
// by side, since a bare 电话 means what stands before it.
func TestHeadsTogether(t *testing.T) {
	for heads, want := range map[string]string{
		"编号,企业名称,法人代表,电话,手机,联系人,电话,手机,公司地址":       "member_no,name,legal_rep,contact.phone 法人代表,contact.mobile 法人代表,contact.name,contact.phone,contact.mobile,addr_mail",
		"公司名称（中文）,公司名称（英文）,联系人（中文）,联系人（英文）,职位,手机": "name,name_en,contact.name,,contact.title,contact.mobile",
		"店名,店主姓名,店主电话,店铺地址,面积":                    "name,contact.name 店主,contact.phone 店主,addr_mail,",
		"姓名,单位及职务,联系电话,通讯地址,会员编号":                 "name,,contact.phone,addr_mail,member_no",
		"学校名称,校长,校长电话,联系人,联系电话":                   "name,contact.name 校长,contact.phone 校长,contact.name,contact.phone",
		"门店名称,品牌,店长,店长电话,详细地址":                    "name,,contact.name 店长,contact.phone 店长,addr_mail",
		"Name,Class,Phone,Contact Person":         "name,class,phone_main,contact.name",
		"Name,Class,Phone,Joined":                 "name,class,phone_main,joined_on",
		"Org,Contact,Phone,Level,Joined":          "name,contact.name,contact.phone,class,joined_on",
		"单位名称 Company,电话 Tel,开票信息/电话,法定代表人身份证号":   "name,phone_main,,-",
	} {
		s := &Sheet{Columns: proposeColumns(strings.Split(heads, ","))}
		equal(t, heads, fieldsOf(s), want)
	}
}
