package intake

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"huikan/data"
)

// samplePath is a real issue that stands beside the repository on some
// machines; it is read where it is and never copied.
func samplePath() string {
	if p := os.Getenv("HUIKAN_SAMPLE_ISSUE"); p != "" {
		return p
	}
	return filepath.Join("..", "..", "..", "shared", "sample", "issue-140.txt")
}

// plainBody takes off what Markdown adds, so that what is left can be counted
// against the source.
var (
	fenceLine  = regexp.MustCompile(`(?m)^:::( \{\.\w+\})?$`)
	headLine   = regexp.MustCompile(`(?m)^#{2,6} `)
	bulletLine = regexp.MustCompile(`(?m)^- `)
	ruleLine   = regexp.MustCompile(`(?m)^\|( --- \|)+$`)
	escaped    = regexp.MustCompile(`\\([!-/:-@\[-` + "`" + `{-~])`)
	rowLine    = regexp.MustCompile(`(?m)^\| (.*) \|$`)
)

func plainBody(md string) string {
	md = ruleLine.ReplaceAllString(md, "")
	md = rowLine.ReplaceAllStringFunc(md, func(row string) string {
		return strings.ReplaceAll(strings.ReplaceAll(row, `\|`, "\x01"), "|", "")
	})
	md = fenceLine.ReplaceAllString(md, "")
	md = headLine.ReplaceAllString(md, "")
	return strings.ReplaceAll(escaped.ReplaceAllString(md, "$1"), "\x01", "|")
}

// kept is every character that a draft and its report hold.
func kept(d *Draft) map[rune]int {
	n := map[rune]int{}
	count := func(ss ...string) {
		for _, s := range ss {
			for _, r := range s {
				if !unicode.IsSpace(r) {
					n[r]++
				}
			}
		}
	}
	is := d.Issue
	count(is.Title, is.TitleEN, is.DateLabel, is.Notice)
	if is.OrganiserLine != "" {
		count(is.OrganiserLine)
	} else if is.Organiser != "" {
		count(is.Organiser, "主办")
	}
	for _, s := range is.StaffList {
		count(s.Role, "：", strings.Join(s.Names, "、"))
	}
	for _, c := range d.Contents {
		count(c.Text)
	}
	for _, s := range d.Sections {
		count(s.Section.Name)
		for _, a := range s.Articles {
			count(a.Title, a.Subtitle, a.DocNo, a.Byline, a.Credit, plainBody(a.Body))
		}
		for _, m := range s.Members {
			count(m.Name, m.Name, m.Class, m.Scope, plainBody(m.Profile), m.Website, "（）（）主要业务经营范围：会员企业情况介绍：单位网址：")
		}
	}
	for _, f := range d.Report.Findings {
		if f.Holds() {
			count(f.Text)
		}
	}
	return n
}

// lost lists what of the source is in none of these. Section labels, the word
// 目录 and the labels that stand twice are re-made when printed.
func lost(raw []byte, d *Draft) string {
	text, _, _ := decode(raw)
	have := kept(d)
	var out strings.Builder
	for i, s := range strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\u2028", "\n", "\u2029", "\n", "\v", "\n", "\u0085", "\n").Replace(text), "\n") {
		t := strings.TrimSpace(s)
		if seen, _ := stripInvisible(t); labelName(&line{text: strings.TrimSpace(seen)}) != "" || contentsHead.MatchString(strings.TrimSpace(seen)) {
			continue
		}
		for _, r := range t {
			if unicode.IsSpace(r) || r == '\uFEFF' {
				continue
			}
			if have[r]--; have[r] < 0 {
				fmt.Fprintf(&out, "line %d: %q in %q\n", i+1, r, clip(t, 30))
			}
		}
	}
	return out.String()
}

func dump(t *testing.T, d *Draft, dir string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "issue %+v\n", d.Issue)
	for _, c := range d.Contents {
		fmt.Fprintf(&b, "contents %d 【%s】 %s … %d\n", c.Line, c.Section, c.Title, c.Page)
	}
	for i, s := range d.Sections {
		fmt.Fprintf(&b, "\n==== %d 【%s】 %s\n", i+1, s.Section.Name, s.Section.Type)
		for _, a := range s.Articles {
			c := *a
			c.Body = ""
			fmt.Fprintf(&b, "\n---- %+v\n\n%s\n", c, a.Body)
		}
		for _, m := range s.Members {
			fmt.Fprintf(&b, "\n---- %s | %s | %s\n范围 %s\n网址 %s\n%s\n", m.Name, m.Class, m.Type, m.Scope, m.Website, m.Profile)
		}
	}
	var f strings.Builder
	for _, x := range d.Report.Findings {
		fmt.Fprintf(&f, "%s: %s\n", x.Code, x.Message("zh"))
	}
	r := d.Report
	r.Findings = nil
	fmt.Fprintf(&f, "%+v\n", r)
	for name, s := range map[string]string{"draft.md": b.String(), "report.txt": f.String()} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// TestSample reads the real issue where there is one.
func TestSample(t *testing.T) {
	raw, err := os.ReadFile(samplePath())
	if err != nil {
		t.Logf("no sample here: %v", err)
		return
	}
	d, err := BackIssue("issue-140.txt", raw)
	if err != nil {
		t.Fatal(err)
	}
	if dir := os.Getenv("HUIKAN_DUMP"); dir != "" {
		dump(t, d, dir)
	}
	if s := lost(raw, d); s != "" {
		t.Errorf("lost:\n%s", s)
	}
	var _ data.Record = &d.Issue
}
