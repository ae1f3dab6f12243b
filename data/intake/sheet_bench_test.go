package intake

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
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
