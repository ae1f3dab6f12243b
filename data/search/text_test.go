package search

import "testing"

func TestIn(t *testing.T) {
	for _, c := range []struct {
		text, query, marked string
		rank                Rank
		ok                  bool
	}{
		{"催缴与账龄…", "催缴", "催缴", AtStart, true},
		{"催缴与账龄…", "账龄", "账龄", Written, true},
		{"催缴与账龄…", "cj", "催缴", Spelt, true},
		{"催缴与账龄…", "zhangl", "账龄", Inside, true},
		{"催缴与账龄…", "账龄 cj", "账龄催缴", Spelt, true},
		{"New library…", "LIB", "lib", Written, true},
		{"New library…", "library new", "libraryNew", Written, true},
		{"2014年第9期（总第140期）", "140", "140", Written, true},
		{"催缴与账龄…", "催缴 备份", "", 0, false},
		{"催缴与账龄…", "", "", AtStart, true},
		{"", "x", "", 0, false},
	} {
		spans, rank, ok := In(c.text, c.query)
		marked := ""
		for _, s := range spans {
			marked += c.text[s[0]:s[1]]
		}
		if ok != c.ok || rank != c.rank || fold(marked) != fold(c.marked) {
			t.Errorf("In(%q, %q) = %q, %v, %v; want %q, %v, %v", c.text, c.query, marked, rank, ok, c.marked, c.rank, c.ok)
		}
	}
}
