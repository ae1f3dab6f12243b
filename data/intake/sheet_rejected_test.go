package intake

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huikan/data"
)

// BenchmarkWorkbook reads and plans 20,000 rows of a workbook.
func BenchmarkWorkbook(b *testing.B) {
	f := excelize.NewFile()
	defer f.Close()
	w, err := f.NewStreamWriter("Sheet1")
	if err != nil {
		b.Fatal(err)
	}
	w.SetRow("A1", []any{"序号", "单位名称", "会员类别", "法定代表人", "联系人", "职务", "手机", "电子邮箱", "通讯地址", "邮编", "入会日期", "注册资本（万元）", "网址", "备注"})
	for i := range 20000 {
		w.SetRow(fmt.Sprintf("A%d", i+2), []any{i, fmt.Sprintf("江州第%d风筝有限公司", i), "会员单位", "周一", "张三", "经理", 13800000000 + i, fmt.Sprintf("a%d@example.com", i),
			fmt.Sprintf("江州市望津区云路%d号", i), 999001, 41400, 2000, "www.a.example", ""})
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	var raw bytes.Buffer
	if err := f.Write(&raw); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		s := read(b, "a.xlsx", raw.Bytes())
		if p := (&library{}).plan(s, PlanOptions{}); p.Created != 20000 {
			b.Fatalf("%d created", p.Created)
		}
	}
}

// BenchmarkMembers reads and plans 20,000 rows of a CSV file.
func BenchmarkMembers(b *testing.B) {
	var text strings.Builder
	text.WriteString("序号,单位名称,会员类别,统一社会信用代码,法定代表人,联系人,职务,手机,电子邮箱,通讯地址,邮编,入会日期,注册资本（万元）,网址,备注,车位\n")
	for i := range 20000 {
		fmt.Fprintf(&text, "%d,江州第%d风筝有限公司,会员单位,91980102MA%06dX0,周%d,张%d,经理,138%08d,a%d@example.com,江州市望津区云路%d号,999001,2013.5.6,2000,www.a%d.example,,甲%d\n", i, i, i, i, i, i, i, i, i, i)
	}
	raw := []byte(text.String())
	for b.Loop() {
		s := read(b, "a.csv", raw)
		if p := (&library{}).plan(s, PlanOptions{}); p.Created != 20000 {
			b.Fatalf("%d created", p.Created)
		}
	}
}

// TestRejectedAgain: the rejected rows go out with their reasons, and come in
// again when they are mended.
func TestRejectedAgain(t *testing.T) {
	l, p := imported(t, "a.csv", []byte(oneCell))
	var b bytes.Buffer
	if err := p.RejectedXLSX(&b); err != nil {
		t.Fatal(err)
	}
	s := read(t, "rejected.xlsx", b.Bytes())
	equal(t, "rows", len(s.Rows), p.Rejected)
	first := read(t, "a.csv", []byte(oneCell))
	if err := first.Choose("网址", "公众号"); err != nil {
		t.Fatal(err)
	}
	if mended := read(t, "rejected.xlsx", b.Bytes()); !mended.Use([]data.Mapping{first.Mapping()}) || !mended.hasField("wechat_mp") || mended.hasField("website") {
		t.Errorf("what was chosen for the list does not hold for its rejected rows: %s", fieldsOf(mended))
	}
	again := l.plan(s, PlanOptions{})
	ledger(t, s, again)
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if why, _ := f.GetCellValue("未导入", "B2"); !strings.Contains(why, "科学记数") || !strings.Contains(why, "联系人/电话") {
		t.Errorf("reason: %q", why)
	}
	if err := f.SetCellValue("未导入", "E2", "孙七 13900000009"); err != nil {
		t.Fatal(err)
	}
	mended := l.plan(read(t, "mended.xlsx", saved(t, f)), PlanOptions{})
	equal(t, "created", mended.Created, 1)
	l.take(t, mended)
	equal(t, "mobile", l.people(t, "春风包装材料有限公司")[0].Mobile, "13900000009")
}
