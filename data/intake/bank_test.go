package intake

import (
	"bytes"
	"errors"
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

const bankCSV = `江州银行对账单,,,,,,
账号：6222,,户名：江州市现代物流行业协会,,,,
交易日期,交易流水号,借方发生额,贷方发生额,对方户名,摘要,余额
2026-04-15 09:30:11,A001,,"20,000.00",江州物流集团股份有限公司,2026年会费,1
20260416,A002,"1,200.00",,某某物业公司,房租,2
2026/4/17,A003,-,5000,江州百川城市配送有限公司,,3
2026-04-18,A004,,五千元,某某,会费,4
四月,A005,,100,某某,会费,5

合计,,"1,200.00","25,100.00",,,
`

func TestBankSheet(t *testing.T) {
	for name, raw := range map[string][]byte{"utf-8": []byte(bankCSV), "gb18030": gb(t, bankCSV), "bom": []byte("\uFEFF" + bankCSV)} {
		b, err := BankSheet("流水.csv", raw)
		if err != nil {
			t.Fatal(name, err)
		}
		if got := fmt.Sprint(b.Header, b.Rows); got != "3 [{4 2026-04-15 20,000.00 江州物流集团股份有限公司 2026年会费 A001} {6 2026-04-17 5,000.00 江州百川城市配送有限公司  A003}]" {
			t.Errorf("%s: %s", name, got)
		}
		wrong := 0
		for _, s := range b.Skipped {
			if s.Wrong {
				wrong++
			}
			if s.ZH == "" || s.EN == "" {
				t.Errorf("%+v says nothing", s)
			}
		}
		if len(b.Rows)+len(b.Skipped) != 6 || wrong != 2 {
			t.Errorf("%s: the rows do not add up: %d and %+v", name, len(b.Rows), b.Skipped)
		}
	}
}

func TestBankSheetXLSX(t *testing.T) {
	f := excelize.NewFile()
	for i, r := range [][]any{{"明细"}, {"交易时间", "收/支", "金额", "付款人名称", "附言", "流水号"},
		{46127, "收入", 2000.5, "甲公司", "会费", "B1"}, {46128, "支出", 300, "乙公司", "电费", "B2"}, {"20260418103000", "收入", "+20", "丙公司", "", "B3"}} {
		f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &r)
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	got, err := BankSheet("流水.xlsx", b.Bytes())
	if err != nil || fmt.Sprint(got.Rows) != "[{3 2026-04-15 2,000.50 甲公司 会费 B1} {5 2026-04-18 20.00 丙公司  B3}]" {
		t.Errorf("%+v %v", got, err)
	}
	for name, raw := range map[string]string{"members": "单位名称,电话\n甲,1\n", "nothing": "", "pdf": "%PDF-1.4"} {
		if _, err := BankSheet(name, []byte(raw)); !errors.Is(err, ErrNotBank) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestWriteXLSX(t *testing.T) {
	var b bytes.Buffer
	rows := [][]string{{"1", "江州甲公司", "0012"}, {"2", "=1+1", ""}}
	if err := WriteXLSX(&b, "名册", []string{"序号", "名称", "编号"}, rows); err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	got, err := f.GetRows("名册")
	if err != nil || fmt.Sprint(got) != "[[序号 名称 编号] [1 江州甲公司 0012] [2 =1+1]]" {
		t.Errorf("%v %v", got, err)
	}
	if kind, err := f.GetCellType("名册", "B3"); err != nil || kind == excelize.CellTypeFormula {
		t.Errorf("a cell became a formula: %v %v", kind, err)
	}
	if formula, _ := f.GetCellFormula("名册", "B3"); formula != "" {
		t.Errorf("a cell became the formula %s", formula)
	}
}
