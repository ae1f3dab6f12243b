// Package preflight looks an issue over before it is printed: what the setting
// of it brought up, what its text shows, and what the rules for internal
// publications ask. It alone turns these into words; it never changes or drops
// anything.
package preflight

import (
	"fmt"
	"strings"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/data"
)

// Severity (轻重) says what a finding means for printing.
type Severity int

const (
	Note    Severity = iota // 提示
	Warning                 // 注意
	Error                   // 错误: not to be printed so
)

func (s Severity) String() string { return [...]string{"note", "warning", "error"}[s] }

// MarshalText writes the severity as a word.
func (s Severity) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Finding (检查结果) is one thing to look at.
type Finding struct {
	Code     string   `json:"code"` // from Rules
	Severity Severity `json:"severity"`
	Page     int      `json:"page,omitempty"` // from 1, as pages of the file; 0: none
	Folio    string   `json:"folio,omitempty"`
	Source   string   `json:"source,omitempty"` // record id
	Pos      int      `json:"pos,omitempty"`    // byte in the manuscript
	Where    string   `json:"where,omitempty"`  // title of the article
	Text     string   `json:"text,omitempty"`   // the place itself
}

// Rule is a check with its words. %s stands for the finding's text.
type Rule struct {
	Code     string
	Severity Severity
	ZH, EN   string
}

// Rules lists every check. To add one: a row here and a test that trips it.
var Rules = []Rule{
	{"missing-glyph", Error, "没有字体含有“%s”，已印成方框", "no font has %q; a box is printed"},
	{"missing-picture", Error, "缺图：%s", "missing picture: %s"},
	{"overset", Error, "文字排不下：%s", "text that does not fit: %s"},
	{"loose-line", Note, "松行：%s", "loose line: %s"},
	{"empty-section", Warning, "栏目【%s】没有内容", "section %s is empty"},
	{"empty-article", Warning, "稿件没有正文：%s", "article without text: %s"},
	{"contents-differ", Warning, "目录题与标题不同：%s", "contents line differs from the title: %s"},
	{"same-docno", Warning, "两篇稿件的发文字号相同：%s", "two articles have the same document number: %s"},
	{"no-permit", Error, "没有准印证号（《内部资料性出版物管理办法》第十四条）", "no printing permit number (Measures on Internal Publications, art. 14)"},
	{"no-organiser", Error, "没有编印单位", "no publisher"},
	{"no-recipients", Warning, "没有发送对象", "no recipients stated"},
	{"no-printer", Warning, "没有印刷单位", "no printer stated"},
	{"no-print-date", Warning, "没有印刷日期", "no date of printing"},
	{"no-print-run", Warning, "没有印数", "no print run"},
	{"forbidden-word", Warning, "内部资料不得自称“%s”", "an internal publication may not call itself %q"},
	{"half-brackets", Note, "半角括号夹汉字：%s", "half-width brackets round Han: %s"},
	{"half-mark", Note, "汉字后的半角标点：%s", "half-width mark after Han: %s"},
	{"tilde", Note, "数字之间的“~”，宜用“—”或“～”：%s", "~ between numbers: %s"},
	{"unbalanced", Warning, "括号或引号不成对：%s", "brackets or quotes do not match: %s"},
	{"stray-word", Warning, "汉字之间夹着外文词：%s", "a Latin word stands among Han: %s"},
	{"text-shrunk", Note, "字号缩小才放得下：%s", "set smaller to fit: %s"},
	{"missing-logo", Warning, "标志的图片不在资料库里：%s", "the picture of a logo is not in the library: %s"},
	{"coarse-logo", Note, "标志的像素太少，印出来会发虚：%s", "the logo has too few pixels to be printed sharp: %s"},
	{string(data.PersonWithheld), Warning, "未印：%s（个人会员，没有本人的“名录公开”授权）", "left out: %s (a person who did not allow 名录公开)"},
	{string(data.ContactWithheld), Warning, "未印联系人：%s（没有“名录公开”授权）", "contact not printed: %s (did not allow 名录公开)"},
	{string(data.ConsentUndated), Warning, "未印联系人：%s（“名录公开”授权没有日期，或在资料截至日之后）", "contact not printed: %s (consent bears no date, or a later one)"},
	{string(data.FactWithheld), Warning, "未印栏目：%s（内容里有未授权公开的个人信息）", "fact not printed: %s (holds personal data without consent)"},
	{string(data.NotMemberThen), Note, "未印：%s（当日不是会员）", "left out: %s (no member on that day)"},
	{string(data.NotListed), Note, "未印：%s（设为不列入名录）", "left out: %s (not to be listed)"},
	{string(data.NoAddress), Warning, "未印：%s（没有地址）", "left out: %s (no address)"},
	{string(data.AddressAbroad), Warning, "未印：%s（境外地址；内部资料不得寄往境外）", "left out: %s (abroad; an internal publication is not sent abroad)"},
	{string(data.WantsNoPaper), Note, "未印：%s（不收纸刊）", "left out: %s (takes no paper)"},
	{string(data.NoPostcode), Warning, "没有邮编：%s", "no postcode: %s"},
	{string(data.PostcodeOdd), Warning, "邮编不是六位数字，没有印：%s", "the postcode is not six digits, and is not printed: %s"},
	{string(data.PostUnnamed), Note, "没有“邮寄”授权，写角色不写姓名：%s", "did not allow 邮寄; written to by role: %s"},
	{"not-fours", Note, "共 %s 页，骑马订应为 4 的倍数", "%s pages; saddle stitch wants a multiple of 4"},
}

// Message is the finding in words: Chinese, or English where lang is "en".
func (f Finding) Message(lang string) string {
	for _, r := range Rules {
		if r.Code != f.Code {
			continue
		}
		form := r.ZH
		if lang == "en" {
			form = r.EN
		}
		if strings.Contains(form, "%") {
			return fmt.Sprintf(form, f.Text)
		}
		return form
	}
	return f.Code + " " + f.Text
}

// checker is one run of Check.
type checker struct {
	out    []Finding
	book   *page.Book
	title  map[string]string // of a source
	pageOf map[string]int
}

// Check looks the issue over. The order is that of the rules' kinds: setting,
// contents, imprint, text.
func Check(issue data.Issue, d *doc.Document, b *page.Book) []Finding {
	c := &checker{book: b, title: map[string]string{}, pageOf: map[string]int{}}
	for i, p := range b.Pages {
		for _, l := range p.Lines {
			if _, ok := c.pageOf[l.Source]; !ok && l.Source != "" {
				c.pageOf[l.Source] = i
			}
		}
	}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			c.title[a.Source] = a.Title
		}
	}
	c.setting(b)
	c.sections(d)
	c.imprint(issue)
	c.text(d)
	return c.out
}

func (c *checker) add(code string, at page.Place) {
	f := Finding{Code: code, Source: at.Source, Pos: max(at.Pos, 0), Text: at.Text, Where: c.title[at.Source]}
	for _, r := range Rules {
		if r.Code == code {
			f.Severity = r.Severity
		}
	}
	if p := at.Page; p >= 0 && p < len(c.book.Pages) {
		f.Page, f.Folio = p+1, c.book.Pages[p].Label
	}
	c.out = append(c.out, f)
}

// in is a place in an article whose page is looked up.
func (c *checker) in(a *doc.Article, pos doc.Pos, text string) page.Place {
	p, ok := c.pageOf[a.Source]
	if !ok {
		p = -1
	}
	for i := p; i >= 0 && i < len(c.book.Pages); i++ {
		for _, l := range c.book.Pages[i].Lines {
			if l.Source == a.Source && l.Pos == int(pos) {
				return page.Place{Page: i, Source: a.Source, Pos: int(pos), Text: text}
			}
		}
	}
	return page.Place{Page: p, Source: a.Source, Pos: int(pos), Text: text}
}

func (c *checker) setting(b *page.Book) {
	for _, p := range b.Missing {
		c.add("missing-glyph", p)
	}
	for _, p := range b.Absent {
		c.add("missing-picture", p)
	}
	for _, p := range b.Overset {
		c.add("overset", p)
	}
	for _, p := range b.Loose {
		if p.Next != "" { // the line ‖ what could not be parted to fill it
			p.Text += "‖" + p.Next
			if p.Gap > 0 {
				p.Text += fmt.Sprintf(" +%.2f em", float64(p.Gap)/1000)
			}
		}
		c.add("loose-line", p)
	}
	if n := len(b.Pages); n%4 != 0 {
		c.add("not-fours", page.Place{Page: -1, Text: fmt.Sprint(n)})
	}
}

func (c *checker) sections(d *doc.Document) {
	docNo := map[string]bool{}
	for _, s := range d.Sections {
		if len(s.Articles) == 0 {
			c.add("empty-section", page.Place{Page: -1, Text: s.Name})
		}
		for _, a := range s.Articles {
			body := 0
			for _, b := range a.Blocks {
				p, ok := b.(*doc.Paragraph)
				if !ok || p.Role != doc.Title && p.Role != doc.DocNo && p.Role != doc.MemberName && p.Role != doc.MemberEnd && p.Role != doc.Credit {
					body++
				}
				if ok && p.Role == doc.DocNo && p.Pos < 0 {
					no := doc.Plain(p.Spans)
					if docNo[no] {
						c.add("same-docno", c.in(a, -1, no))
					}
					docNo[no] = true
				}
			}
			if body == 0 {
				c.add("empty-article", c.in(a, -1, a.Title))
			}
			if !strings.Contains(squeeze(a.Contents), squeeze(a.Title)) { // a subtitle may be added
				c.add("contents-differ", c.in(a, -1, a.Contents))
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// imprint checks what an internal publication must say of itself
// (内部资料性出版物管理办法 arts. 13–15).
func (c *checker) imprint(i data.Issue) {
	for _, m := range []struct {
		code string
		bad  bool
	}{
		{"no-permit", i.PermitNo == ""}, {"no-organiser", i.Organiser == ""},
		{"no-recipients", i.Recipients == ""}, {"no-printer", i.Printer == ""},
		{"no-print-date", i.PrintedOn.IsZero()}, {"no-print-run", i.PrintRun == 0},
	} {
		if m.bad {
			c.add(m.code, page.Place{Page: -1})
		}
	}
}
