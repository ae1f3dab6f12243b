package data

import (
	"math/rand/v2"
	"testing"
)

// Nothing that is typed may bring a rule down, and what a rule keeps it must
// keep when it is given again.
func tryText(t *testing.T, s string) {
	checks := []func(string) (string, error){CheckUSCC, CheckOrgCode, CheckRegNo, CheckMobile, CheckService, CheckEmail, CheckURL, CheckDocNo,
		func(s string) (string, error) { return CheckLandline(s, "021") }, func(s string) (string, error) { return CheckPhones(s, "021") },
		func(s string) (string, error) { return CheckPostcode(s, Address{}) }, CheckEmails}
	for i, check := range checks {
		if out, err := check(s); err == nil {
			if again, err := check(out); err != nil || again != out {
				t.Errorf("check %d: %q gives %q, which gives %q, %v", i, s, out, again, err)
			}
		} else if _, ok := err.(*Problem); !ok || err.Error() == "" || err.(*Problem).Chinese() == "" {
			t.Errorf("check %d: %q: %v", i, s, err)
		}
	}
	if d, err := ParseDate(s); err == nil {
		if back, err := ParseDate(d.String()); err != nil || back != d || !d.Valid() {
			t.Errorf("date %q: %v, %v", s, d, err)
		}
	}
	if c, err := ParseCapital(s); err == nil {
		if back, err := ParseCapital(c.String()); err != nil || back != c {
			t.Errorf("capital %q: %+v, back %+v, %v", s, c, back, err)
		}
	}
	if CleanName(CleanName(s)) != CleanName(s) || NameKey(NameKey(s)) != NameKey(s) || NameKey(CleanName(s)) != NameKey(s) {
		t.Errorf("name %q: %q, key %q", s, CleanName(s), NameKey(s))
	}
	MatchKey(s)
	SplitNameMobile(s)
	tryFields(t, MemberFields, s)
	tryFields(t, ContactFields, s)
	tryFields(t, ArticleFields, s)
	tryFields(t, IssueFields, s)
	tryFields(t, DecisionFields, s)
	tryFields(t, MembershipFields, s)
	tryFields(t, PostFields, s)
	tryFields(t, DuesStandardFields, s)
	tryFields(t, DuesBillFields, s)
	tryFields(t, PaymentFields, s)
	tryFields(t, ReceiptFields, s)
	if l, err := ParseDuesLine(s); err == nil {
		if again, err := ParseDuesLine(l.String()); err != nil || again != l {
			t.Errorf("dues line %q: %+v, back %+v, %v", s, l, again, err)
		}
	}
	if next, err := NextReceiptNumber(s); err == nil {
		if _, err := NextReceiptNumber(next); err != nil || next == s {
			t.Errorf("receipt number %q: %q, %v", s, next, err)
		}
	}
}

func tryFields[T any](t *testing.T, fields []Field[T], s string) {
	rec := new(T)
	for _, f := range fields {
		if f.Set(rec, s) != nil {
			continue
		}
		got := f.Get(rec)
		if err := f.Set(rec, got); err != nil || f.Get(rec) != got {
			t.Errorf("%s: %q gives %q, which gives %q, %v", f.Key, s, got, f.Get(rec), err)
		}
	}
	if r, ok := any(rec).(Record); ok {
		for _, p := range Validate(r) {
			if p.Chinese() == "" {
				t.Errorf("%+v", p)
			}
		}
	}
}

func TestRandomText(t *testing.T) {
	pool := []rune("0123456789二〇一三年月日十廿 -./、，,;；()（）〔〕[]【】第号令万亿元转上海市区路公司有限集团@＠www.cnABCXZ届每至起以上会员：éé𠮷\u200b\ufeff\x00\n\t：１２Ａ—–")
	r := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		s := make([]rune, r.IntN(24))
		for i := range s {
			s[i] = pool[r.IntN(len(pool))]
		}
		tryText(t, string(s))
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "2013年5月6日", "91350100M000100Y43", "021-62345678转801", "国发〔2014〕21号", "li@example.com", "上海（浦东）公司", "2,000.5万元", "\xff\xfe", "编辑：张三"} {
		f.Add(s)
	}
	f.Add("理事单位：每年5,000元\n会长单位 2万元/届")
	f.Add("沪财0099")
	f.Add("\x1b\r\x14\x1a")
	f.Add(")\r\x14)\x1a")
	f.Add("2\x00\n044002,")
	f.Fuzz(func(t *testing.T, s string) { tryText(t, s) })
}
