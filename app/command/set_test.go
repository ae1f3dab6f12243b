package command

import (
	"strings"
	"testing"
)

// TestSet: particulars are changed by name or key; what cannot be changes
// nothing.
func TestSet(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	u.ok("association", "set", "印刷单位=江城印务", "area_code=027", `用词表=市商务委=市商务委员会\n工商局`)
	if out := u.ok("association"); !strings.Contains(out, "江城印务") || !strings.Contains(out, "市商务委 → 市商务委员会 / 工商局") {
		t.Errorf("association: %s", out)
	}
	u.ok("issue", "set", "86", "印数=500", "准印证号=江新出准〔2026〕12号")
	u.ok("member", "set", "百川城配", "简称=百川")
	if out := u.ok("association", "set", "印刷单位=江城印务"); !strings.Contains(out, "nothing differs") {
		t.Errorf("the same again: %s", out)
	}
	before := u.ok("history")
	for _, args := range [][]string{
		{"association", "set", "无此项=1"}, {"association", "set", "印刷单位"}, {"association", "set", "name="},
		{"issue", "set", "86", "印数=多少"}, {"member", "set", "无此会员", "简称=甲"},
	} {
		if _, errs, code := u.run(args...); code == 0 || errs == "" {
			t.Errorf("%v passes: %q", args, errs)
		}
	}
	if after := u.ok("history"); after != before {
		t.Errorf("a refused change is in the history: %s", after)
	}
}
