package ui

import (
	"strings"
	"testing"

	"huikan/app/ui/look"
	"huikan/data"
)

// tabOf opens a tab of the profile by its word.
func (s *memberScreen) tabOf(t *testing.T, word string) string {
	t.Helper()
	for i, l := range s.tabs.labels {
		if strings.HasPrefix(l, word) {
			s.tabs.choose(i)
			return texts(s.sheet)
		}
	}
	t.Fatalf("no tab %s among %v", word, s.tabs.labels)
	return ""
}

// TestMembership: an applicant is admitted on a decision that is typed on the
// way, changes class, holds a post, leaves: each a term of its own, and each
// taken back by one undo.
func TestMembership(t *testing.T) {
	w := withMembers(t, wide)
	c := w.lib.s.Change("新会员")
	m := &data.Member{Type: data.UnitMember, Name: "江州新月物流有限公司"}
	if _, err := c.Put(m).Commit(); err != nil {
		t.Fatal(err)
	}
	w.showMember(m.ID)
	act := func(word string) *formPage[data.Terms] {
		t.Helper()
		for _, a := range memberActs() {
			if w.t(a.word) == word {
				w.act(a, m.ID)
				return w.screen.(*formPage[data.Terms])
			}
		}
		t.Fatalf("no act %s", word)
		return nil
	}
	list := func() *memberScreen {
		t.Helper()
		s, ok := w.screen.(*memberScreen)
		if !ok {
			t.Fatalf("done leads to %T:\n%s", w.screen, texts(w.root))
		}
		return s
	}
	wants(t, "terms", list().tabOf(t, "会籍"), "申请中", "批准入会", "还没有会籍记录")
	p := act("批准入会")
	p.finish()
	wants(t, "page", texts(p.body), "不能为空") // no class
	p.form.put("class_code", "会员单位")
	p.form.put("starts_on", "2026.5.20")
	p.finish()
	wants(t, "terms", list().tabOf(t, "会籍"), "正常", "自 2026-05-20 起", "变更类别", "退会")
	p = act("变更类别")
	p.form.put("class_code", "会员单位")
	p.finish()
	if _, ok := w.screen.(*formPage[data.Terms]); !ok {
		t.Fatal("a change to the same class is taken")
	}
	p.form.put("class_code", "理事单位")
	p.finish()
	got, _ := w.lib.s.Member(m.ID)
	terms, _ := w.lib.s.Memberships(m.ID)
	if got.Class != "理事单位" || len(terms) != 2 {
		t.Errorf("class %s after %d terms", got.Class, len(terms))
	}
	list()
	w.post(data.Post{Member: m.ID, From: w.today()})
	pp := w.screen.(*formPage[data.Post])
	pp.form.put("post", "理事")
	pp.form.put("council_no", "第六届")
	pp.finish()
	wants(t, "terms", list().tabOf(t, "会籍"), "第六届理事")
	p = act("退会")
	p.finish()
	wants(t, "profile", texts(list().sheet), "退会 2026-06-02")
	w.undo()
	if s := w.lib.shelf.standing[m.ID]; s.Status != data.StatusRegular {
		t.Errorf("undo leaves the member %s", s.Status)
	}
}

// TestDecision: a decision is typed on the way and comes back picked.
func TestDecision(t *testing.T) {
	w := withMembers(t, slim)
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m = x
		}
	}
	w.showMember(m.ID)
	var at data.DecisionID
	before := w.screen
	pick := w.newDecisionPick(&at)
	pick.make()
	p := w.screen.(*formPage[data.Decision])
	p.form.put("title", "关于新会员的决议")
	p.finish()
	if w.screen != before || at == "" {
		t.Fatalf("the decision is %q, the screen %T", at, w.screen)
	}
	wants(t, "pick", texts(pick.body), "关于新会员的决议")
}

// TestPay: a payment is shared out over the bills, the one due first before
// the others, and the rest is a credit.
func TestPay(t *testing.T) {
	w := withMembers(t, wide)
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m = x
		}
	}
	c := w.lib.s.Change("开单")
	c.Put(&data.DuesBill{Member: m.ID, Year: 2025, Class: m.Class, Amount: 500000, Due: data.Date{Year: 2025, Month: 12, Day: 31}})
	c.Put(&data.DuesBill{Member: m.ID, Year: 2026, Class: m.Class, Amount: 500000, Due: data.Date{Year: 2026, Month: 12, Day: 31}})
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	w.showMember(m.ID)
	s := w.screen.(*memberScreen)
	wants(t, "list", texts(s.list), "欠费 2025")
	wants(t, "chips", texts(s.filter), "会费")
	wants(t, "dues", s.tabOf(t, "会费"), "还欠 5,000.00", "登记缴费")
	w.pay(m.ID)
	p := w.screen.(*formPage[data.Payment])
	p.form.put("amount", "7000")
	wants(t, "shares", texts(p.body), "分配 5,000.00 / 应缴 5,000.00", "分配 2,000.00 / 应缴 5,000.00")
	p.form.put("amount", "12000")
	wants(t, "shares", texts(p.body), "余 2,000.00 记为预收")
	p.form.put("payer_name", "大宗集团")
	p.finish()
	s, ok := w.screen.(*memberScreen)
	if !ok {
		t.Fatalf("done leads to %T:\n%s", w.screen, texts(w.root))
	}
	wants(t, "list", texts(s.list), "已缴 2026")
	got, _ := w.lib.s.Member(m.ID)
	if len(got.PayerNames) != 1 || len(w.lib.shelf.facts.Payments) != 1 || w.lib.shelf.facts.Payments[0].Credit() != 200000 {
		t.Errorf("kept payer %v, payments %+v", got.PayerNames, w.lib.shelf.facts.Payments)
	}
	w.undo()
	if d := w.lib.shelf.dues[m.ID]; d.Word != data.DuesOverdue {
		t.Errorf("after undo the dues are %s", d.Word)
	}
}

// TestBillsAndReceipts: bills of a year are raised once, a payment gets a
// receipt whose number follows, a void one keeps its number.
func TestBillsAndReceipts(t *testing.T) {
	w := withMembers(t, wide)
	w.show(newRaise(w))
	s := w.screen.(*raiseScreen)
	if s.err == nil {
		t.Error("bills without a standard")
	}
	dec := data.Decision{Title: "关于会费标准的决议", Body: "会员大会", Held: data.Date{Year: 2025, Month: 12, Day: 1}, Eligible: 100, Attended: 80, For: 70, Secret: true}
	c := w.lib.s.Change("会费标准").Put(&dec)
	c.Put(&data.DuesStandard{Name: "2026", Decision: dec.ID, From: data.Date{Year: 2026, Month: 1, Day: 1}, Activated: data.Date{Year: 2025, Month: 12, Day: 2},
		Lines: []data.DuesLine{{Class: "会长单位", Amount: 1000000}, {Class: "会员单位", Amount: 100000}}})
	if _, err := c.Commit(); err != nil {
		t.Fatal(err)
	}
	s.count()
	if len(s.bills) != 2 {
		t.Fatalf("%d bills, want those of the two members whose class has a line:\n%s", len(s.bills), texts(s.body))
	}
	wants(t, "raise", texts(s.body), "会长单位", "1 笔，10,000.00 元", "请看一眼")
	s.finish()
	w.show(newRaise(w))
	if n := len(w.screen.(*raiseScreen).bills); n != 0 {
		t.Errorf("raised twice gives %d more", n)
	}
	var m data.Member
	for _, x := range w.lib.shelf.members {
		if x.Name == longName {
			m = x
		}
	}
	p := data.Payment{Member: m.ID, Paid: w.today(), Amount: 1000000, PayerName: m.Name, Method: "银行转账"}
	if _, err := w.lib.s.Change("缴费").Put(&p).Commit(); err != nil {
		t.Fatal(err)
	}
	w.showMember(m.ID)
	list := w.screen.(*memberScreen)
	wants(t, "dues", list.tabOf(t, "会费"), "开票据")
	w.giveReceipt(p)
	field := w.win.Canvas().Focused().(*look.Field)
	field.SetText("沪财0000009")
	field.OnSubmitted(field.Text)
	wants(t, "dues", list.tabOf(t, "会费"), "票据 沪财0000009")
	w.voidReceipt(*w.lib.shelf.receiptOf(p.ID))
	field = w.win.Canvas().Focused().(*look.Field)
	field.SetText("抬头有误")
	field.OnSubmitted(field.Text)
	w.giveReceipt(p)
	if r := w.lib.shelf.receiptOf(p.ID); r == nil || r.Number != "沪财0000010" {
		t.Errorf("the next receipt is %+v", r)
	}
}

// TestStandards: a standard is typed, cannot be activated without the vote that
// the law asks for, and can with it.
func TestStandards(t *testing.T) {
	w := withMembers(t, slim)
	w.show(newStandards(w))
	wants(t, "page", texts(w.root), "还没有会费标准")
	w.editStandard(data.DuesStandard{From: data.Date{Year: 2026, Month: 1, Day: 1}})
	p := w.screen.(*formPage[data.DuesStandard])
	p.form.put("name", "2026年标准")
	p.form.put("lines", "会长单位：5000元以上/年")
	p.finish()
	if _, ok := w.screen.(*formPage[data.DuesStandard]); !ok {
		t.Fatal("floating dues are taken")
	}
	p.form.put("lines", "会长单位：10000元/年\n会员单位：1000元/年")
	p.finish()
	s, ok := w.screen.(*standardScreen)
	if !ok {
		t.Fatalf("done leads to %T", w.screen)
	}
	wants(t, "page", texts(s.body), "2026年标准", "草稿", "会员单位：1,000.00元/年", "启用")
	s.activate(w.lib.shelf.facts.Standards[0], nil)
	if !w.lib.shelf.facts.Standards[0].Activated.IsZero() {
		t.Fatal("a standard is activated without a decision")
	}
	w.win.Canvas().Overlays().Top().Hide()
	std := w.lib.shelf.facts.Standards[0]
	dec := data.Decision{Title: "会费标准", Body: "会员大会", Held: w.today(), Eligible: 100, Attended: 80, For: 70, Secret: true}
	c := w.lib.s.Change("决议").Put(&dec)
	std.Decision = dec.ID
	if _, err := c.Put(&std).Commit(); err != nil {
		t.Fatal(err)
	}
	s.activate(w.lib.shelf.facts.Standards[0], w.lib.shelf.facts.Decision(dec.ID))
	wants(t, "page", texts(s.body), "2026-06-02 启用")
}
