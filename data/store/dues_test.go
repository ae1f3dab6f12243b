package store

import (
	"errors"
	"testing"

	"huikan/data"
)

func TestDuesRecords(t *testing.T) {
	s, _ := create(t)
	m, n := data.Member{Name: "甲公司", Type: data.UnitMember}, data.Member{Name: "乙公司", Type: data.UnitMember}
	c := s.Change("新增").Put(&m).Put(&n)
	who := data.Contact{Member: m.ID, Name: "张三"}
	scan := data.Picture{Name: "决议.png"}
	c.Put(&who).PutPicture(&scan, []byte("picture"))
	d := data.Decision{Title: "换届", Held: data.Date{Year: 2025, Month: 3, Day: 1}, Scan: scan.Digest}
	old := data.Decision{Title: "旧", Held: data.Date{Year: 2020}}
	c.Put(&old).Put(&d)
	p := data.Post{Contact: who.ID, Name: "会长", Council: 6, Decision: d.ID, From: d.Held}
	first := data.DuesBill{Member: m.ID, Year: 2026, Amount: 300}
	zero := data.DuesBill{Member: m.ID, Year: 2025, Amount: 200}
	c.Put(&p).Put(&first).Put(&zero)
	joint := data.Payment{Member: n.ID, Amount: 400, BankRef: "B 1", Paid: d.Held, Allocations: []data.Allocation{{Bill: first.ID, Amount: 300}, {Bill: zero.ID, Amount: 100}}}
	c.Put(&joint)
	r := data.Receipt{Number: "沪 0001", Sort: "电子票据", Amount: 400, Payments: []data.PaymentID{joint.ID}}
	if _, err := c.Put(&r).Commit(); err != nil {
		t.Fatal(err)
	}
	if p.Member != m.ID {
		t.Errorf("the post has member %q", p.Member)
	}
	if ps, err := s.Posts(m.ID); err != nil || len(ps) != 1 || ps[0].Name != "会长" {
		t.Errorf("%v %v", ps, err)
	}
	if ds, err := s.Decisions(); err != nil || ds[0].Title != "换届" {
		t.Errorf("%v %v", ds, err)
	}
	if bs, err := s.Bills(m.ID); err != nil || len(bs) != 2 || bs[0].Year != 2025 {
		t.Errorf("%v %v", bs, err)
	}
	for _, id := range []data.MemberID{m.ID, n.ID} { // one owes, the other paid
		if ps, err := s.Payments(id); err != nil || len(ps) != 1 || ps[0].ID != joint.ID {
			t.Errorf("%v %v", ps, err)
		}
	}
	if ps, err := s.PaymentsWithRef("b1"); err != nil || len(ps) != 1 {
		t.Errorf("%v %v", ps, err)
	}
	if rs, err := s.ReceiptsOf(joint.ID); err != nil || len(rs) != 1 {
		t.Errorf("%v %v", rs, err)
	}
	if _, err := s.Change("").Put(&data.Receipt{Number: "沪0001", Sort: "电子票据"}).Commit(); !errors.Is(err, ErrDuplicate) {
		t.Errorf("a receipt's number is given out twice: %v", err)
	}
	if _, err := s.Change("").Put(&data.Receipt{Number: "沪0001", Sort: "社会团体会费统一票据"}).Commit(); err != nil {
		t.Errorf("another sort of receipt has numbers of its own: %v", err)
	}
	if _, err := s.Change("").Delete(&r).Commit(); !errors.Is(err, ErrInvalid) {
		t.Errorf("a receipt is deleted: %v", err)
	}
	if _, err := s.Change("").Delete(&joint).Commit(); !errors.Is(err, ErrInvalid) {
		t.Errorf("a payment is deleted under its receipt: %v", err)
	}
	if _, err := s.Change("").Delete(&first).Commit(); !errors.Is(err, ErrInvalid) {
		t.Errorf("a bill is deleted under its payment: %v", err)
	}
	r.Voided, r.Reason = d.Held, "写错"
	commit(t, s.Change("作废").Put(&r))
	commit(t, s.Change("记错").Delete(&joint).Delete(&first))
	if _, err := s.Undo(); err != nil {
		t.Error(err)
	}
	if _, err := s.Change("").Put(&data.Payment{Amount: 1, Allocations: []data.Allocation{{Bill: first.ID, Amount: 2}}}).Commit(); !errors.Is(err, ErrInvalid) {
		t.Errorf("more is allocated than was paid: %v", err)
	}
	if _, err := s.Change("").Put(&data.Post{Name: "会长"}).Commit(); !errors.Is(err, ErrInvalid) {
		t.Errorf("a post of nobody: %v", err)
	}
	sound(t, s)
}
