package intake

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"huikan/data"
)

// BankFile (银行流水) is a bank's sheet as it was read. Every row below the heads
// is either among Rows or among Skipped.
type BankFile struct {
	Name    string
	Header  int // the row of the heads
	Rows    []data.BankRow
	Skipped []BankSkipped
}

// BankSkipped is a row that is no incoming payment, or cannot be read as one.
type BankSkipped struct {
	Line   int
	Wrong  bool // it should have been read: a sum or a date is broken
	ZH, EN string
}

// ErrNotBank is in every error for a file that is no sheet of a bank.
var ErrNotBank = errors.New("not a sheet of a bank account")

// bankMemo and bankFlag are heads that data.PaymentFields does not know: what
// the payer wrote, and whether money came or went.
var (
	bankMemo = []string{"摘要", "附言", "用途", "备注", "交易摘要", "资金用途", "memo"}
	bankFlag = []string{"借贷标志", "借/贷", "借贷", "收支", "收/支", "交易类型", "方向"}
)

// BankSheet reads the incoming payments of a bank's sheet from CSV (UTF-8,
// GB18030) or XLSX. The heads are found below titles, whatever each bank calls
// them; rows in which money goes out, and totals, are skipped with the reason.
func BankSheet(name string, raw []byte) (*BankFile, error) {
	rows, err := bankRows(raw)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	b := &BankFile{Name: name}
	at, cols := bankHeads(rows)
	if at < 0 {
		return nil, fmt.Errorf("read %s: %w: none of its first rows has the heads of a day, a sum and a payer (交易日期、金额、对方户名)", name, ErrNotBank)
	}
	b.Header = rows[at].No
	for _, r := range rows[at+1:] {
		b.row(r, cols)
	}
	return b, nil
}

func bankRows(raw []byte) ([]Row, error) {
	switch kind := sheetKind(raw); kind {
	case "text":
		text, _, err := decode(raw)
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotBank, err)
		}
		g, _ := parseCSV(text)
		return g.rows, nil
	case "xlsx":
		f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: 256 << 20})
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrNotBank, err)
		}
		defer f.Close()
		for _, part := range f.GetSheetList() {
			cells, err := f.GetRows(part)
			if err != nil {
				return nil, fmt.Errorf("%w: %w", ErrNotBank, err)
			}
			var rows []Row
			for i, c := range cells {
				rows = append(rows, Row{No: i + 1, Cells: c})
			}
			if at, _ := bankHeads(rows); at >= 0 {
				return rows, nil
			}
		}
		return nil, nil
	default:
		return nil, fmt.Errorf("%w: %s", ErrNotBank, kind)
	}
}

// bankHeads finds the row of the heads, and what each column is: the key of a
// field of a payment, memo or flag.
func bankHeads(rows []Row) (at int, cols map[string]int) {
	for i, r := range rows[:min(len(rows), 40)] {
		cols := map[string]int{}
		for n, cell := range r.Cells {
			key := ""
			if f := data.FieldByName(data.PaymentFields, cell); f != nil {
				key = f.Key
			}
			switch head := data.NameKey(cell); {
			case slices.ContainsFunc(bankMemo, func(w string) bool { return data.NameKey(w) == head }):
				key = "memo"
			case slices.ContainsFunc(bankFlag, func(w string) bool { return data.NameKey(w) == head }):
				key = "flag"
			}
			if _, taken := cols[key]; key != "" && !taken {
				cols[key] = n
			}
		}
		_, day := cols["paid_on"]
		_, sum := cols["amount"]
		_, who := cols["payer_name"]
		_, memo := cols["memo"]
		if day && sum && (who || memo) {
			return i, cols
		}
	}
	return -1, nil
}

func (b *BankFile) row(r Row, cols map[string]int) {
	cell := func(key string) string {
		if n, ok := cols[key]; ok && n < len(r.Cells) {
			return strings.TrimSpace(r.Cells[n])
		}
		return ""
	}
	skip := func(wrong bool, zh, en string) {
		b.Skipped = append(b.Skipped, BankSkipped{r.No, wrong, zh, en})
	}
	if strings.TrimSpace(strings.Join(r.Cells, "")) == "" {
		skip(false, "空行", "a blank row")
		return
	}
	day, sum := cell("paid_on"), cell("amount")
	switch flag := cell("flag"); {
	case strings.HasPrefix(flag, "借") || strings.HasPrefix(flag, "支") || strings.Contains(flag, "往账"):
		skip(false, "支出", "money that went out")
		return
	case sum == "" || sum == "-" || sum == "0" || sum == "0.00":
		skip(false, "没有收入金额", "no money came in")
		return
	case day == "" && cell("payer_name") == "", strings.Contains(day, "合计"), strings.Contains(day, "总计"), strings.Contains(day, "小计"):
		skip(false, "不是一笔收入（合计等）", "no payment: a total or the like")
		return
	}
	amount, err := data.ParseMoney(strings.TrimPrefix(sum, "+"))
	if err != nil {
		skip(true, "看不懂金额“"+sum+"”", "cannot read the sum "+strconv.Quote(sum))
		return
	}
	if amount < 0 {
		skip(false, "支出", "money that went out")
		return
	}
	paid, err := bankDay(day)
	if err != nil {
		skip(true, "看不懂日期“"+day+"”", "cannot read the day "+strconv.Quote(day))
		return
	}
	b.Rows = append(b.Rows, data.BankRow{Line: r.No, Paid: paid, Amount: amount, Payer: cell("payer_name"), Memo: cell("memo"), Ref: cell("bank_ref")})
}

// bankDay reads 2026-04-15 09:30:00, 20260415, 20260415093000 and the number
// that a spreadsheet keeps for a day.
func bankDay(s string) (data.Date, error) {
	if n, err := strconv.ParseFloat(s, 64); err == nil && n > 20000 && n < 80000 {
		return data.DateOfExcel(n, false)
	}
	if digits := strings.TrimLeft(s, "0123456789"); digits == "" && len(s) == 14 {
		s = s[:8]
	}
	if cut, clock, ok := strings.Cut(s, " "); ok && strings.Contains(clock, ":") {
		s = cut
	}
	d, err := data.ParseDate(s)
	if err == nil && d.Day == 0 {
		err = &data.Problem{Code: data.DateShape, Value: s}
	}
	return d, err
}
