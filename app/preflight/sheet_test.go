package preflight

import (
	"fmt"
	"strings"
	"testing"

	"huikan/data"
)

// TestSheet: every error and warning is on the checklist, and the reason for
// which one stands; notes alike are counted.
func TestSheet(t *testing.T) {
	found := []Finding{
		{Code: "no-permit", Severity: Error, Allowed: "已在申请"},
		{Code: "no-printer", Severity: Warning},
	}
	for i := range 40 {
		found = append(found, Finding{Code: "half-brackets", Severity: Note, Folio: fmt.Sprint(i), Text: fmt.Sprintf("(文%d)", i)})
		found = append(found, Finding{Code: "unbalanced", Severity: Warning, Text: fmt.Sprintf("（第%d处", i)})
	}
	text := plain(Sheet(whole, fourPages(), found, data.Date{Year: 2026, Month: 3, Day: 5}).Sections[0].Articles[0].Blocks)
	for _, want := range []string{"准印证号", "放行：已在申请", "没有印刷单位", "（第0处", "（第39处", "(文7)", "同类提示还有 32 处", "错误 0，注意 41，提示 40，放行 1", "2026年3月5日", "210 × 297"} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not on the checklist:\n%s", want, text)
		}
	}
	if strings.Contains(text, "(文8)") {
		t.Error("notes alike are not cut to the first few")
	}
	if text := plain(Sheet(whole, fourPages(), nil, data.Date{}).Sections[0].Articles[0].Blocks); !strings.Contains(text, "没有发现问题") {
		t.Errorf("nothing found: %s", text)
	}
}
