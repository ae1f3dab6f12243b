package data

import "testing"

func TestBillActs(t *testing.T) {
	b := DuesBill{ID: "b", Member: "m", Year: 2025, Class: "会员单位", Amount: 100, Due: d("2025-06-30")}
	status := func(b DuesBill) BillAccount { return AccountsOn(d("2026-01-01"), []DuesBill{b}, nil)[0] }
	told, ok := Notify(b, d("2025-05-01"))
	if !ok || status(told).Status != BillNotified {
		t.Errorf("told: %v %+v", ok, status(told))
	}
	if again, ok := Notify(told, d("2025-06-01")); ok || again.Notified != d("2025-05-01") {
		t.Errorf("the day of the first notice became %s", again.Notified)
	}
	for _, c := range []struct {
		day, why, field string
	}{{"", "企业已注销", "written_off_on"}, {"2025-12-31", "  ", "note"}, {"2025-12-31", "企业已注销", ""}} {
		day := Date{}
		if c.day != "" {
			day = d(c.day)
		}
		off, err := WriteOff(b, day, c.why)
		if p, isProblem := err.(*Problem); (c.field == "") != (err == nil) || isProblem && p.Field != c.field {
			t.Errorf("%+v: %v", c, err)
		}
		if err != nil {
			continue
		}
		if a := status(off); a.Status != BillWritten || a.Open != 0 || off.Note != c.why {
			t.Errorf("written off: %+v, note %q", a, off.Note)
		}
		if a := status(off.TakeBack(false, true, false)); a.Status != BillNew || a.Open != 100 {
			t.Errorf("taken back: %+v", a)
		}
	}
	waived, err := Waive(b, Waiver{Amount: 100, Reason: "受灾"}, &Decision{ID: "dec", Held: d("2025-08-01")})
	if err != nil || status(waived).Status != BillWaived || status(waived.TakeBack(true, false, false)).Open != 100 {
		t.Errorf("waived: %+v %v", waived, err)
	}
	if _, err := Waive(b, Waiver{Amount: 100, Reason: "受灾"}, nil); err == nil {
		t.Error("a waiver without a decision")
	}
}
