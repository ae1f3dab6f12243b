package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestPrinting prints all four from the sample, and asks who is left out.
func TestPrinting(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	file := func(name string) string { return filepath.Join(u.dir, name) }
	for _, c := range []struct {
		args []string
		says []string
	}{
		{[]string{"directory", "-o", file("d.pdf")}, []string{"16 pages", "contact not printed", "left out: 顾念慈 (a person who did not allow 名录公开)"}},
		{[]string{"directory", "--council", "--order", "pinyin", "--booklet", "--profile", "print", "-o", file("b.pdf")}, []string{" pages"}},
		{[]string{"directory", "--as-of", "2025-12-31", "-o", file("p.pdf")}, []string{"江州舟行拖车服务有限公司 (no member on that day)"}},
		{[]string{"labels", "--sheet", "a4-2x7", "--start", "4", "--nudge", "0.5,-1", "-o", file("l.pdf")}, []string{"2 pages", "no address"}},
		{[]string{"labels", "--sheet", "custom", "--grid", "2x6", "--size", "90x40", "--margin", "10x15", "--pitch", "95x45", "--test", "-o", file("t.pdf")}, []string{"1 pages"}},
		{[]string{"envelopes", "澄湖", "--size", "c5", "--no-boxes", "-o", file("e.pdf")}, []string{" pages"}},
		{[]string{"signsheet", "--order", "class", "-o", file("s.pdf")}, []string{"2 pages", "takes no paper"}},
	} {
		out := u.ok(c.args...)
		for _, want := range c.says {
			if !strings.Contains(out, want) {
				t.Errorf("%v: %q is not in\n%s", c.args, want, out)
			}
		}
		name := c.args[len(c.args)-1]
		if raw, err := os.ReadFile(name); err != nil || !strings.HasPrefix(string(raw), "%PDF") {
			t.Errorf("%v: %v", c.args, err)
		}
	}
	var left []struct {
		Name, Code, Text string
		Whole            bool
	}
	if err := json.Unmarshal([]byte(u.ok("directory", "--json")), &left); err != nil || len(left) != 27 {
		t.Fatalf("%d left out, %v", len(left), err)
	}
	whole := 0
	for _, l := range left {
		if l.Whole {
			whole++
		}
		if l.Name == "" || l.Code == "" || !strings.Contains(l.Text, l.Name) {
			t.Errorf("%+v", l)
		}
	}
	if whole != 5 {
		t.Errorf("%d members left out, want 5", whole)
	}
	if out := u.ok("labels", "--sheets"); !strings.Contains(out, "a4-3x7") {
		t.Errorf("sheets: %s", out)
	}
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"directory"}, "give a PDF with -o"},
		{[]string{"directory", "-o", "a.docx"}, "want .pdf"},
		{[]string{"directory", "--order", "x", "-o", file("x.pdf")}, "--order"},
		{[]string{"directory", "--facts", "mobile,shoe", "-o", file("x.pdf")}, "no \"shoe\""},
		{[]string{"labels", "--sheet", "x", "-o", file("x.pdf")}, "there is no sheet"},
		{[]string{"labels", "--start", "99", "-o", file("x.pdf")}, "label 99"},
		{[]string{"labels", "--nudge", "a,b", "-o", file("x.pdf")}, "--nudge"},
		{[]string{"labels", "--sheet", "custom", "-o", file("x.pdf")}, "--size"},
		{[]string{"signsheet", "--order", "x", "-o", file("x.pdf")}, "--order"},
	} {
		_, errs, code := u.run(c.args...)
		if code == 0 || !strings.Contains(errs, c.want) {
			t.Errorf("%v: code %d, %q; want %q", c.args, code, errs, c.want)
		}
	}
	if _, err := os.Stat(file("x.pdf")); err == nil {
		t.Error("a refused command wrote a file")
	}
}
