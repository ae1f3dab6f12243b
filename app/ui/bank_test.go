package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"huikan/app/ui/look"
	"huikan/data"
)

// billed is a window on members of whom each owes 1,000 yuan of 2026.
func billed(t *testing.T) *window {
	t.Helper()
	w := withMembers(t, wide)
	c := w.lib.s.Change("开单")
	for _, m := range w.lib.shelf.members {
		c.Put(&data.DuesBill{Member: m.ID, Year: 2026, Class: m.Class, Amount: 100000, Due: data.Date{Year: 2026, Month: 3, Day: 31}})
	}
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	return w
}

// member is the one of a name.
func (w *window) named(t *testing.T, name string) data.Member {
	t.Helper()
	for _, m := range w.lib.shelf.members {
		if m.Name == name {
			return m
		}
	}
	t.Fatalf("there is no %s", name)
	return data.Member{}
}

const bankText = `交易日期,交易流水号,贷方金额,对方户名,附言
2026-04-15,A1,1000.00,一禾贸易有限公司,会费
2026-04-16,A2,1000.00,鸿远集团财务公司,代付会费
2026-04-17,A3,500,鸿远集团财务公司,
2026-04-18,A4,五千,某某,会费
2026-04-19,A5,,某某,付款
2026-04-20,A6,300,陈若谷,会费
`

// TestBankJourney: each line says what it seems to be; a line that nobody is
// known for is given a member by hand, and its name is remembered; a line that
// is not sure waits; one undo takes everything back.
func TestBankJourney(t *testing.T) {
	w := billed(t)
	before, _ := w.lib.s.Checksum()
	path := filepath.Join(t.TempDir(), "流水.csv")
	if err := os.WriteFile(path, []byte(bankText), 0o600); err != nil {
		t.Fatal(err)
	}
	w.readBank(path)
	s, ok := w.screen.(*bankScreen)
	if !ok {
		t.Fatalf("the sheet leads to %T:\n%s", w.screen, texts(w.root))
	}
	wants(t, "sheet", texts(s.body), "一禾贸易有限公司", "与会员名称相同", "没有认出", "付款人是会员的联系人", "看不懂金额“五千”", "没有收入金额",
		"4 笔收入共 2,800.00 元：登记 1 笔 1,000.00 元，留下 3 笔；另有 2 行不是收入或读不了", "待核对 1", "没有认出 2")

	s.list.Select(1)
	wants(t, "unknown", texts(s.foot), "请指定会员；户名会记住")
	s.list.Key(fyne.KeyReturn)
	v := w.win.Canvas().Focused().(*look.Field)
	test.Type(v, "林知夏")
	v.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wants(t, "given", texts(s.foot), "林知夏", "2026年会费", "会记住付款户名“鸿远集团财务公司”")
	wants(t, "the same payer", texts(s.list), "手工指定")
	s.list.Select(2)
	wants(t, "the rest", texts(s.foot), "500.00 元全部记为预收")
	s.list.Key(fyne.KeySpace) // leave it
	wants(t, "sums", texts(s.body), "登记 2 笔 2,000.00 元，留下 2 笔")
	s.list.Select(5)
	s.list.Key(fyne.KeySpace) // a person paid: take it
	wants(t, "taken", texts(s.foot), longName, "300.00")
	s.finish()

	if n := len(w.lib.shelf.facts.Payments); n != 3 {
		t.Fatalf("%d payments, want 3", n)
	}
	if m, _ := w.lib.s.Member(w.named(t, "林知夏").ID); strings.Join(m.PayerNames, " ") != "鸿远集团财务公司" {
		t.Errorf("remembered payers: %q", m.PayerNames)
	}
	w.readBank(path)
	s = w.screen.(*bankScreen)
	wants(t, "again", texts(s.body), "已登记过 3", "登记 1 笔 500.00 元") // the name is known now, and the rest is a credit
	w.goTo(atMembers)
	w.undo()
	if now, _ := w.lib.s.Checksum(); now != before {
		t.Error("one undo does not take everything back")
	}
}

// TestNotBank: what is no sheet of a bank is refused in a sentence.
func TestNotBank(t *testing.T) {
	w := billed(t)
	path := filepath.Join(t.TempDir(), "会员.csv")
	if err := os.WriteFile(path, []byte("单位名称,电话\n甲公司,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.readBank(path)
	if v := w.win.Canvas().Overlays().Top(); v == nil {
		t.Fatal("nothing is said")
	}
	wants(t, "refusal", texts(w.win.Canvas().Overlays().Top()), "会员.csv", "交易日期、金额、对方户名")
}

// TestBillActs: a bill is told of, waived by a decision, written off for a
// reason, changed and deleted; each is taken back.
func TestBillActs(t *testing.T) {
	w := billed(t)
	m := w.named(t, "一禾贸易有限公司")
	dues := func() string {
		w.showMember(m.ID)
		return w.screen.(*memberScreen).tabOf(t, "会费")
	}
	account := func() data.BillAccount {
		bills, err := w.lib.s.Bills(m.ID)
		if err != nil || len(bills) != 1 {
			t.Fatal(bills, err)
		}
		return data.AccountsOn(data.Date{}, bills, nil)[0]
	}
	dues()
	w.billMenu(m, account(), fyne.NewPos(10, 10))
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	w.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	wants(t, "told", dues(), "已通知")

	w.writeOff(m, account())
	p := w.screen.(*formPage[data.DuesBill])
	p.finish()
	wants(t, "no reason", texts(p.body), "不能为空")
	p.form.put("note", "企业已注销")
	p.finish()
	wants(t, "written off", dues(), "坏账", "核销：企业已注销")
	w.undo()

	w.waive(m, account())
	p = w.screen.(*formPage[data.DuesBill])
	p.form.put("waiver_reason", "受灾")
	p.finish()
	if w.screen != screen(p) {
		t.Fatal("a waiver without a decision is entered")
	}
	w.win.Canvas().Overlays().Top().Hide()
	dec := data.Decision{Title: "关于减免会费的决议", Body: "理事会", Held: w.today()}
	if _, err := w.lib.s.Change("决议").Put(&dec).Commit(); err != nil {
		t.Fatal(err)
	}
	p.form.rec.Waiver.Decision = dec.ID
	p.finish()
	wants(t, "waived", dues(), "减免 1,000.00：受灾", "关于减免会费的决议")

	w.editBill(m, account().Bill)
	p = w.screen.(*formPage[data.DuesBill])
	p.form.put("amount", "1200")
	p.finish()
	wants(t, "changed", dues(), "应缴 1,200.00，还欠 200.00")
}

// TestRemindersTold: all that are shown are marked as told at a stroke.
func TestRemindersTold(t *testing.T) {
	w := billed(t)
	w.show(newReminders(w))
	s := w.screen.(*reminderScreen)
	n := len(s.all)
	if n == 0 {
		t.Fatal("nobody is to be reminded")
	}
	s.finish()
	for _, b := range w.lib.shelf.facts.Bills {
		if b.Notified != w.today() {
			t.Errorf("%s was not told", b.Member)
		}
	}
	wants(t, "list", texts(s.list), w.today().String())
	w.undo()
	for _, b := range w.lib.shelf.facts.Bills {
		if !b.Notified.IsZero() {
			t.Error("undo leaves a bill as told")
		}
	}
}
