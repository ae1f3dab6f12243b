package intake

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// TestSampleVariants changes how the real issue is written down and asks for
// the same structure.
func TestSampleVariants(t *testing.T) {
	raw, err := os.ReadFile(samplePath())
	if err != nil {
		t.Logf("no sample here: %v", err)
		return
	}
	src := string(raw)
	body := strings.LastIndex(src, "\n【重要消息】")
	contents := strings.Index(src, "\n目录")
	page := regexp.MustCompile(`(?m)(\.{3,}|·{3,})\s*\d+$`)
	for name, text := range map[string]string{
		"as it is":             src,
		"no contents":          src[:contents] + src[body:],
		"no leaders":           src[:contents] + page.ReplaceAllString(src[contents:body], "") + src[body:],
		"leaders, no numbers":  src[:contents] + page.ReplaceAllString(src[contents:body], "……") + src[body:],
		"no contents heading":  strings.Replace(src, "\n目录\n", "\n", 1),
		"no blank lines":       regexp.MustCompile(`\n+`).ReplaceAllString(src, "\n"),
		"two blank lines":      strings.ReplaceAll(src, "\n\n", "\n\n\n"),
		"CRLF":                 strings.ReplaceAll(src, "\n", "\r\n"),
		"indented":             strings.ReplaceAll(src, "\n\n", "\n\n　　"),
		"spaced labels":        regexp.MustCompile(`【(.)(.)(.)(.)】`).ReplaceAllString(src, "【 $1 $2 $3 $4 】"),
		"only the label":       "2014年11、12月合刊第9期总第140期\n" + src[body:],
		"no contents, no gaps": regexp.MustCompile(`\n+`).ReplaceAllString(src[:contents]+src[body:], "\n"),
	} {
		for _, enc := range []string{"utf-8", "gb18030"} {
			if enc != "utf-8" && name != "CRLF" {
				continue
			}
			t.Run(name+" "+enc, func(t *testing.T) {
				raw := []byte(text)
				if enc == "gb18030" {
					raw, _ = simplifiedchinese.GB18030.NewEncoder().Bytes(raw)
				}
				d, err := BackIssue("x", raw)
				if err != nil {
					t.Fatal(err)
				}
				if s := lost(raw, d); s != "" {
					t.Errorf("lost:\n%s", s)
				}
				r := d.Report
				if r.Sections != 5 || r.Articles != 9 || r.Members != 5 || r.Charset != enc {
					var titles []string
					for _, s := range d.Sections {
						for _, a := range s.Articles {
							titles = append(titles, a.Title)
						}
					}
					t.Errorf("%d sections, %d articles, %d members, %s\n%s", r.Sections, r.Articles, r.Members, r.Charset, strings.Join(titles, "\n"))
				}
				if d.Issue.Year != 2014 || d.Issue.YearNo != 9 || d.Issue.SerialNo != 140 || len(d.Issue.Months) != 2 {
					t.Errorf("issue %+v", d.Issue)
				}
				if r.Joins < 48 || r.Joins > 53 {
					t.Errorf("%d joins", r.Joins)
				}
				if len(d.Contents) > 0 && (len(d.Contents) != 14 || r.Drift != 5) {
					t.Errorf("%d contents lines, %d drift", len(d.Contents), r.Drift)
				}
			})
		}
	}
}
