package preflight

import (
	"strings"
	"testing"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/data"
)

// whole is an issue that nothing is missing from.
var whole = data.Issue{PermitNo: "1", Organiser: "协会", Recipients: "会员", Printer: "印厂", PrintedOn: data.Date{Year: 2026}, PrintRun: 1}

func article(title string, texts ...string) *doc.Article {
	a := &doc.Article{Source: title, Title: title, Contents: title}
	for _, t := range texts {
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.Body, Spans: doc.Text(t)})
	}
	return a
}

func fourPages() *page.Book {
	return &page.Book{Pages: []*page.Page{{}, {}, {}, {}}}
}

// TestRules trips every rule once, and only that rule.
func TestRules(t *testing.T) {
	tripped := map[string]bool{}
	try := func(want string, i data.Issue, d *doc.Document, b *page.Book) {
		t.Helper()
		got := Check(i, d, b)
		if len(got) != 1 || got[0].Code != want {
			t.Errorf("%s: found %+v", want, got)
			return
		}
		tripped[want] = true
		for _, lang := range []string{"zh", "en"} {
			if m := got[0].Message(lang); m == "" || strings.Contains(m, "%!") {
				t.Errorf("%s in %s: %q", want, lang, m)
			}
		}
	}
	plain := func(a ...*doc.Article) *doc.Document {
		return &doc.Document{Sections: []*doc.Section{{Name: "甲", Articles: a}}}
	}
	good := plain(article("题", "正文。"))
	if got := Check(whole, good, fourPages()); len(got) != 0 {
		t.Fatalf("a sound issue has findings: %+v", got)
	}
	for code, text := range map[string]string{
		"half-brackets": "中国(上海)自由", "half-mark": "管理制度,规范", "tilde": "2014~2020年",
		"stray-word": "优势 and 市民", "unbalanced": "（甲乙", "forbidden-word": "本刊讯",
	} {
		try(code, whole, plain(article("题", text)), fourPages())
	}
	b := fourPages()
	b.Missing = []page.Place{{Page: 1, Text: "󰀀"}}
	try("missing-glyph", whole, good, b)
	b = fourPages()
	b.Absent = []page.Place{{Page: 0, Text: "图"}}
	try("missing-picture", whole, good, b)
	b = fourPages()
	b.Overset = []page.Place{{Page: -1, Text: "甲"}}
	try("overset", whole, good, b)
	b = fourPages()
	b.Loose = []page.Place{{Page: 3, Text: "甲"}}
	try("loose-line", whole, good, b)
	try("not-fours", whole, good, &page.Book{Pages: []*page.Page{{}}})
	try("empty-section", whole, plain(), fourPages())
	try("empty-article", whole, plain(&doc.Article{Title: "题", Contents: "题"}), fourPages())
	differs := article("题", "文。")
	differs.Contents = "另一篇"
	try("contents-differ", whole, plain(differs), fourPages())
	numbered := func() *doc.Article {
		a := article("题", "文。")
		a.Blocks = append(a.Blocks, &doc.Paragraph{Role: doc.DocNo, Spans: doc.Text("江发〔2026〕1号"), Pos: -1})
		return a
	}
	try("same-docno", whole, plain(numbered(), numbered()), fourPages())
	for code, without := range map[string]func(*data.Issue){
		"no-permit": func(i *data.Issue) { i.PermitNo = "" }, "no-organiser": func(i *data.Issue) { i.Organiser = "" },
		"no-recipients": func(i *data.Issue) { i.Recipients = "" }, "no-printer": func(i *data.Issue) { i.Printer = "" },
		"no-print-date": func(i *data.Issue) { i.PrintedOn = data.Date{} }, "no-print-run": func(i *data.Issue) { i.PrintRun = 0 },
	} {
		i := whole
		without(&i)
		try(code, i, good, fourPages())
	}
	printed := func(want string, b *page.Book, left ...data.Omission) {
		t.Helper()
		got := Printed(good, b, left)
		if len(got) != 1 || got[0].Code != want {
			t.Errorf("%s: found %+v", want, got)
			return
		}
		tripped[want] = true
		for _, lang := range []string{"zh", "en"} {
			if m := got[0].Message(lang); !strings.Contains(m, "甲公司") || strings.Contains(m, "%!") {
				t.Errorf("%s in %s: %q", want, lang, m)
			}
		}
	}
	for _, c := range data.OmissionCodes {
		printed(string(c), fourPages(), data.Omission{Member: "m", Name: "甲公司", Code: c, Contact: "乙"})
	}
	b = fourPages()
	b.Absent = []page.Place{{Page: 0, Text: "甲公司标志"}}
	printed("missing-logo", b)
	b = fourPages()
	b.Images, b.Blocks = map[string]page.Image{"d": {Width: 200, Height: 80}}, []page.Block{{Tag: "Figure", Alt: "甲公司标志"}}
	b.Pages[2].Items = []page.Item{&page.Picture{Box: unit.Rect{W: unit.Inch, H: unit.Inch * 2 / 5}, Digest: "d"}}
	printed("coarse-logo", b)
	b.Images["d"] = page.Image{Width: 300, Height: 120}
	if got := Printed(good, b, nil); len(got) != 0 {
		t.Errorf("a logo of 300 dpi: %+v", got)
	}
	b = fourPages()
	b.Shrunk = []page.Place{{Page: 0, Text: "甲公司", Gap: 850}}
	printed("text-shrunk", b)
	for _, r := range Rules {
		if !tripped[r.Code] {
			t.Errorf("no test trips %s", r.Code)
		}
	}
}

// TestNumbered: a bracket after a typed number closes nothing.
func TestNumbered(t *testing.T) {
	if got := Check(whole, &doc.Document{Sections: []*doc.Section{{Articles: []*doc.Article{article("题", "1) 甲；", "a) 乙。")}}}}, fourPages()); len(got) != 0 {
		t.Errorf("found %+v", got)
	}
}
