package data

import (
	"encoding/json"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	for text, want := range map[string]Date{
		"": {}, "  ": {}, "2013": {2013, 0, 0}, "2013年": {2013, 0, 0}, "2013-05": {2013, 5, 0}, "2013-05-06": {2013, 5, 6},
		"2013.5.6": {2013, 5, 6}, "2013/5": {2013, 5, 0}, "2013/5/6": {2013, 5, 6}, "20130506": {2013, 5, 6}, "201305": {2013, 5, 0},
		"2013年5月6日": {2013, 5, 6}, "2013 年 5 月 6 日": {2013, 5, 6}, "2013年5月6号": {2013, 5, 6}, "2013年5月": {2013, 5, 0}, "2013年05月06": {2013, 5, 6},
		"２０１３．５．６": {2013, 5, 6}, "二〇一三年": {2013, 0, 0}, "二○一三年五月六日": {2013, 5, 6}, "二零一三年十二月三十一日": {2013, 12, 31},
		"二〇一四年十一月廿一日": {2014, 11, 21}, "二O一四年十月二十日": {2014, 10, 20}, "2013-05-06 00:00:00": {2013, 5, 6}, "2013-05-06T00:00:00Z": {2013, 5, 6},
		"2016-02-29": {2016, 2, 29}, "1900": {1900, 0, 0}, "2199-12-31": {2199, 12, 31},
	} {
		if got, err := ParseDate(text); err != nil || got != want {
			t.Errorf("ParseDate(%q) = %v, %v; want %v", text, got, err, want)
		}
	}
	for text, want := range map[string]Code{
		"2015-02-29": DateNoDay, "2013-13": DateNoDay, "2013-00-01": DateNoDay, "2013-4-31": DateNoDay, "2013年0月": DateNoDay,
		"1899": DateYear, "2200-01-01": DateYear, "13-5-6": DateShape, "5/6/2013": DateShape, "去年": DateShape, "2013-5-6-7": DateShape,
		"2013年11、12月": DateShape, "13年5月": DateShape, "2013--05": DateShape, "2013-05-06 08:30": DateShape, "十年": DateShape,
		"99999999999999999999": DateShape, "-": DateShape, "年": DateShape, "2013-005": DateShape, "一三年": DateShape,
	} {
		if got, err := ParseDate(text); CodeOf(err) != want || !got.IsZero() {
			t.Errorf("ParseDate(%q) = %v, %v; want %s", text, got, err, want)
		}
	}
}

func TestDateSpan(t *testing.T) {
	nov, dec := Date{2014, 11, 0}, Date{2014, 12, 0}
	for _, c := range []struct {
		d        Date
		from, to Date
		want     bool
	}{
		{Date{2014, 11, 1}, nov, dec, true}, {Date{2014, 12, 31}, nov, dec, true}, {nov, nov, dec, true}, {Date{2015, 1, 1}, nov, dec, false},
		{Date{2014, 10, 31}, nov, dec, false}, {Date{2014, 0, 0}, nov, dec, false}, {Date{2014, 0, 0}, Date{2014, 0, 0}, Date{2014, 0, 0}, true},
		{Date{}, nov, dec, false}, {Date{1999, 1, 1}, Date{}, dec, true}, {Date{2030, 1, 1}, nov, Date{}, true},
	} {
		if got := c.d.Within(c.from, c.to); got != c.want {
			t.Errorf("%v within %v..%v = %v", c.d, c.from, c.to, got)
		}
	}
	rising := []Date{{}, {2013, 0, 0}, {2013, 5, 0}, {2013, 5, 6}, {2013, 6, 0}, {2014, 0, 0}}
	for i, a := range rising {
		for j, b := range rising {
			if got := a.Compare(b); got != cmpInt(i, j) {
				t.Errorf("%v compare %v = %d", a, b, got)
			}
		}
	}
	if got := (Date{2016, 2, 0}).Last(); got != (Date{2016, 2, 29}) {
		t.Errorf("last of February = %v", got)
	}
}

func cmpInt(a, b int) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func TestDateForms(t *testing.T) {
	for _, c := range []struct {
		d                 Date
		text, zh, js, hex string
	}{
		{Date{}, "", "", `""`, "\x00"},
		{Date{2013, 0, 0}, "2013", "2013年", `"2013"`, "\x1a\x01\x33\x28\xd0"},
		{Date{2013, 5, 0}, "2013-05", "2013年5月", `"2013-05"`, "\x1a\x01\x33\x2a\xc4"},
		{Date{2013, 5, 6}, "2013-05-06", "2013年5月6日", `"2013-05-06"`, "\x1a\x01\x33\x2a\xca"},
	} {
		if c.d.String() != c.text || c.d.Chinese() != c.zh {
			t.Errorf("%v: %q, %q", c.d, c.d.String(), c.d.Chinese())
		}
		js, err := json.Marshal(c.d)
		var back Date
		if err != nil || string(js) != c.js || json.Unmarshal(js, &back) != nil || back != c.d {
			t.Errorf("%v: JSON %s, %v, back %v", c.d, js, err, back)
		}
		b, err := c.d.MarshalCBOR()
		back = Date{1, 1, 1}
		if err != nil || string(b) != c.hex || back.UnmarshalCBOR(b) != nil || back != c.d {
			t.Errorf("%v: CBOR % x, %v, back %v", c.d, b, err, back)
		}
	}
	var d Date
	for _, b := range []string{"", "\x01", "\x1a\x00\x00\x00\x01", "\x1a\xff\xff\xff\xff", "\x1a\x01\x33\x2a\xe4", "\x64abcd"} {
		if d.UnmarshalCBOR([]byte(b)) == nil {
			t.Errorf("% x was read as %v", b, d)
		}
	}
	if js, _ := json.Marshal(Member{Founded: Date{2013, 5, 0}}); !json.Valid(js) {
		t.Errorf("%s", js)
	}
}

func TestDateOfExcel(t *testing.T) {
	for serial, want := range map[float64]Date{
		1: {1900, 1, 1}, 59: {1900, 2, 28}, 61: {1900, 3, 1}, 41400: {2013, 5, 6}, 41400.99: {2013, 5, 6}, 45658: {2025, 1, 1},
	} {
		if got, err := DateOfExcel(serial, false); err != nil || got != want {
			t.Errorf("DateOfExcel(%v) = %v, %v; want %v", serial, got, err, want)
		}
	}
	if got, err := DateOfExcel(39938, true); err != nil || got != (Date{2013, 5, 6}) {
		t.Errorf("1904: %v, %v", got, err)
	}
	for _, serial := range []float64{0, -1, 60, 3e6, 13800000000} {
		if got, err := DateOfExcel(serial, false); err == nil {
			t.Errorf("DateOfExcel(%v) = %v", serial, got)
		}
	}
	if DateOf(time.Time{}) != (Date{}) {
		t.Error("the zero time is a date")
	}
}
