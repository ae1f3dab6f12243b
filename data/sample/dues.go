package sample

import (
	"cmp"
	"fmt"
	"slices"

	"huikan/data"
)

// standards are the dues before and after the assembly of March 2026: four
// tiers, as the article about it says.
func standards() []data.Record {
	lines := func(chair, standing, council, unit data.Fen) []data.DuesLine {
		var out []data.DuesLine
		for _, l := range []struct {
			class  string
			amount data.Fen
		}{
			{"会长单位", chair}, {"轮值会长单位", chair}, {"常务副会长单位", chair}, {"副会长单位", chair},
			{"监事(长)单位", standing}, {"常务理事单位", standing}, {"理事单位", council}, {"会员单位", unit}, {"团体会员", unit},
			{"个人会员", 0}, {"名誉会员", 0}, {"特邀/观察", 0},
		} {
			out = append(out, data.DuesLine{Class: l.class, Amount: l.amount * 100, Period: "年"})
		}
		return out
	}
	return []data.Record{
		&data.DuesStandard{ID: data.DuesStandardID(key("DS", 1)), Name: "会费标准（2019年起）", Decision: decisionKey(duesOfOld), From: date("2019-01-01"),
			Announced: date("2018-12-20"), Activated: date("2018-12-28"), Lines: lines(20000, 10000, 5000, 1500)},
		&data.DuesStandard{ID: data.DuesStandardID(key("DS", 2)), Name: "会费标准（2027年起）", Decision: decisionKey(duesNew), From: date("2027-01-01"),
			Announced: date("2026-04-02"), Activated: date("2026-04-03"), Lines: lines(30000, 12000, 6000, 2000)},
	}
}

// The years that bills and payments are of.
var duesYears = []int{2024, 2025, 2026}

// habit is how a member pays, by its short name; those without a row pay every
// year in April, by bank, under their own name.
type habit struct {
	unpaid []int  // years that nothing has been paid for
	day    string // month and day, for those who pay at another time
	payer  string // under which name
	method string
	part   data.Fen // of the last year, in yuan
	more   data.Fen // beyond what was owed, in yuan
}

var habits = map[string]habit{
	"驿小二":   {unpaid: []int{2024, 2025, 2026}},
	"顺潮装卸":  {unpaid: []int{2025, 2026}},
	"3.14度": {unpaid: []int{2026}},
	"𠮷庆托盘":  {unpaid: []int{2026}, day: "11-30", method: "现金"},
	"融畅保理":  {unpaid: []int{2026}, day: "12-20"},
	"百川城配":  {part: 3000},
	"云麓茶仓":  {more: 500},
	"岚海货代":  {payer: "岚海集团财务有限公司"},
	"诺岸物流":  {day: "06-18", payer: "Nordkai Treasury GmbH"},
	"舟行拖车":  {day: "05-08", method: "微信"},
	"络程科技":  {unpaid: []int{2026}},
}

// dues gives three years of bills, raised by the standard as an office does,
// and the payments and receipts for them.
func dues(before []data.Record) []data.Record {
	f := facts(before)
	for _, year := range duesYears {
		bills, notes, err := data.RaiseBills(&f.Facts, data.RaiseOptions{Year: year, Due: data.Date{Year: year, Month: 6, Day: 30}})
		if err != nil || len(notes) > 0 {
			panic(fmt.Sprint("sample: ", err, notes)) // the rows above contradict each other
		}
		for _, b := range bills {
			b.ID = data.DuesBillID(key("DB", len(f.Bills)+1))
			b.Notified = data.Date{Year: year, Month: 3, Day: 10}
			if b.Member == memberKey(reliefNo) && year == 2025 {
				b.Waiver = data.Waiver{Amount: b.Amount, Reason: "库房受淹，减免当年会费", Decision: decisionKey(relief), Granted: date("2025-09-18")}
			}
			f.Bills = append(f.Bills, b)
		}
	}
	f.pay()
	f.receipts()
	var out []data.Record
	for i := range f.Bills {
		out = append(out, &f.Bills[i])
	}
	for i := range f.Payments {
		out = append(out, &f.Payments[i])
	}
	for i := range f.Receipts {
		out = append(out, &f.Receipts[i])
	}
	return out
}

// reliefNo is 江州澄湖老街搬运社, whose store was flooded.
const reliefNo = 15

// world is data.Facts while the sample is made.
type world struct{ data.Facts }

func facts(recs []data.Record) world {
	var f world
	for _, r := range recs {
		switch r := r.(type) {
		case *data.Member:
			f.Members = append(f.Members, *r)
		case *data.Membership:
			f.Terms = append(f.Terms, *r)
		case *data.Post:
			f.Posts = append(f.Posts, *r)
		case *data.DuesStandard:
			f.Standards = append(f.Standards, *r)
		}
	}
	return f
}

// pay enters the payments, bill by bill. 澄运速递 pays for its branch in one sum.
func (f *world) pay() {
	branch, head := memberKey(numberOf("澄运东津")), memberKey(numberOf("澄运速递"))
	for _, b := range f.Bills {
		h := habits[memberRows[index(b.Member)].ShortName]
		if b.Member == branch || b.Waiver.Amount == b.Amount || slices.Contains(h.unpaid, b.Year) {
			continue
		}
		name := memberRows[index(b.Member)].Name
		p := data.Payment{
			Paid: date(fmt.Sprintf("%d-%s", b.Year, cmp.Or(h.day, "04-15"))), Amount: b.Amount, Method: cmp.Or(h.method, "银行转账"),
			PayerName: cmp.Or(h.payer, name), Member: b.Member, Allocations: []data.Allocation{{Bill: b.ID, Amount: b.Amount}},
		}
		if joined := memberRows[index(b.Member)].joined; joined > p.Paid.String() {
			p.Paid = date("2026-06-20")
		}
		if last := b.Year == duesYears[len(duesYears)-1]; last && h.part > 0 {
			p.Amount = h.part * 100
			p.Allocations[0].Amount = p.Amount
		} else if last {
			p.Amount += h.more * 100
		}
		if b.Member == head {
			for _, o := range f.Bills {
				if o.Member == branch && o.Year == b.Year {
					p.Amount += o.Amount
					p.Allocations = append(p.Allocations, data.Allocation{Bill: o.ID, Amount: o.Amount})
				}
			}
			p.Note = "含东津港分公司会费"
		}
		f.enter(p)
	}
	f.enter(data.Payment{Paid: date("2026-05-22"), Amount: 150000, Method: "银行转账", PayerName: "江州兴达商贸有限公司", Head: data.Head{Note: "待认领"}})
}

func (f *world) enter(p data.Payment) {
	p.ID = data.PaymentID(key("PY", len(f.Payments)+1))
	if p.Method == "银行转账" {
		p.BankRef = fmt.Sprintf("%04d%02d%02d-%06d", p.Paid.Year, p.Paid.Month, p.Paid.Day, 1000+7*len(f.Payments))
	}
	f.Payments = append(f.Payments, p)
}

// receipts gives a receipt for each payment from 2025 on, in the order of the
// days; one is spoilt and written again.
func (f *world) receipts() {
	paid := slices.Clone(f.Payments)
	slices.SortStableFunc(paid, func(a, b data.Payment) int { return a.Paid.Compare(b.Paid) })
	number := "江财会0025001"
	issue := func(p data.Payment) *data.Receipt {
		r, err := data.IssueReceipt(f.Receipts, []data.Payment{p}, "电子票据", number, "", p.Paid)
		if err != nil {
			panic("sample: " + err.Error())
		}
		number = ""
		r.ID = data.ReceiptID(key("RC", len(f.Receipts)+1))
		f.Receipts = append(f.Receipts, r)
		return &f.Receipts[len(f.Receipts)-1]
	}
	for i, p := range paid {
		if p.Paid.Year < 2025 || p.Member == "" {
			continue
		}
		r := issue(p)
		if i == len(paid)-3 {
			*r, _ = data.Void(*r, r.Issued, "抬头写错，重开")
			issue(p)
		}
	}
}

// index is the place of a member in memberRows.
func index(id data.MemberID) int {
	for i := range memberRows {
		if memberKey(i+1) == id {
			return i
		}
	}
	return -1
}
