package data

import (
	"errors"
	"testing"
)

func TestParseDuesLine(t *testing.T) {
	for text, want := range map[string]DuesLine{
		"理事单位：5000元/年":    {"理事单位", 500000, "年"},
		"理事单位:5,000.50/年": {"理事单位", 500050, "年"},
		"会长单位 2万元":        {"会长单位", 2000000, "年"},
		"会长单位20000元每届":    {"会长单位", 2000000, "届"},
		"个人会员\t１００元／年":    {"个人会员", 10000, "年"},
		"会员单位：每年2,000元":   {"会员单位", 200000, "年"},
		"会员单位：0元/年":       {"会员单位", 0, "年"},
		"监事(长)单位：3000元/年": {"监事(长)单位", 300000, "年"},
	} {
		if got, err := ParseDuesLine(text); err != nil || got != want {
			t.Errorf("%q: %+v, %v", text, got, err)
		}
		if again, err := ParseDuesLine(want.String()); err != nil || again != want {
			t.Errorf("%q is not read back: %+v %v", want.String(), again, err)
		}
	}
	for text, code := range map[string]Code{
		"理事单位：5000-8000元/年": DuesFloating, "理事单位：5000元以上": DuesFloating, "理事单位：不低于5000元/年": DuesFloating, "理事单位：2万至5万元": DuesFloating,
		"理事单位：营业额的0.1%": DuesFloating, "理事单位：5000元/月": DuesLineForm, "理事单位": DuesLineForm, "：500元": DuesLineForm, "理事单位：若干": DuesLineForm,
		"会员单位：-5元": DuesLineForm,
	} {
		if l, err := ParseDuesLine(text); CodeOf(err) != code {
			t.Errorf("%q: %+v, %v, want %s", text, l, err, code)
		}
	}
	var s DuesStandard
	if err := setDuesLines(&s, "理事单位：5000元/年\r\n\n会员单位：2000元/年"); err != nil || len(s.Lines) != 2 || s.Line("会员单位 ").Amount != 200000 || s.Line("个人") != nil {
		t.Errorf("%+v %v", s, err)
	}
	before := len(s.Lines)
	if err := setDuesLines(&s, "理事单位：5000元/年\n会员单位：面议"); !errors.Is(err, &Problem{Code: DuesLineForm}) || len(s.Lines) != before {
		t.Errorf("%v %+v", err, s)
	}
}

func TestCouncil(t *testing.T) {
	for n, want := range map[int]string{0: "", 1: "第一届", 6: "第六届", 10: "第十届", 12: "第十二届", 20: "第二十届", 35: "第三十五届", 99: "第九十九届"} {
		if got := CouncilLabel(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
		if back, err := ParseCouncil(want); err != nil || back != n {
			t.Errorf("%s: %d %v", want, back, err)
		}
	}
	for text, want := range map[string]int{"6": 6, "第6届": 6, "六届": 6, "第 十二 届": 12, "廿一": 21} {
		if n, err := ParseCouncil(text); err != nil || n != want {
			t.Errorf("%q: %d %v", text, n, err)
		}
	}
	for _, text := range []string{"本届", "0", "第届六", "100", "-1"} {
		if n, err := ParseCouncil(text); CodeOf(err) != CouncilForm {
			t.Errorf("%q: %d %v", text, n, err)
		}
	}
}

func TestNextReceiptNumber(t *testing.T) {
	for no, want := range map[string]string{"0099": "0100", "沪财 0000001": "沪财0000002", "9": "10", "A-2026-999": "A-2026-1000", "（2026）0007": "(2026)0008"} {
		if got, err := NextReceiptNumber(no); err != nil || got != want {
			t.Errorf("%s: %s %v, want %s", no, got, err, want)
		}
	}
	if _, err := NextReceiptNumber("甲"); CodeOf(err) != ReceiptForm {
		t.Error(err)
	}
}
