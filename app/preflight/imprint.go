package preflight

import (
	"regexp"

	"huikan/app/doc"
	"huikan/data"
)

// imprint checks what an internal publication must say of itself, and must not
// (内部资料性出版物管理办法 arts. 13–15).
func (c *checker) imprint(d *doc.Document) {
	i := &c.issue
	for _, m := range []struct {
		code string
		bad  bool
	}{
		{"no-permit", i.PermitNo == ""}, {"no-organiser", i.Organiser == ""},
		{"no-recipients", i.Recipients == ""}, {"no-printer", i.Printer == ""},
		{"no-print-date", i.PrintedOn.IsZero()}, {"no-print-run", i.PrintRun == 0},
	} {
		if m.bad {
			c.nowhere(m.code, "")
		}
	}
	if !i.PermitTo.IsZero() && i.PermitTo.Last().Compare(c.day()) < 0 {
		c.nowhere("permit-ended", i.PermitTo.Chinese())
	}
	if d.Cover != nil {
		for _, text := range append([]string{d.Cover.Notice, d.Cover.Title, d.Cover.Label, d.Cover.Organiser}, d.Cover.Marks...) {
			c.ownWords(text)
		}
	}
	if d.Imprint != nil {
		for _, r := range d.Imprint.Rows {
			c.ownWords(r.Label + "：" + r.Value)
		}
	}
}

var (
	bookish = regexp.MustCompile(`杂志|期刊|本刊|本报|刊号`)
	price   = regexp.MustCompile(`定价|售价|工本费|订阅费|[\d.]+\s*元`)
	helpers = regexp.MustCompile(`协办|赞助`)
)

// ownWords checks a line that the issue says of itself.
func (c *checker) ownWords(text string) {
	if w := bookish.FindString(text); w != "" {
		c.nowhere("forbidden-word", w)
	}
	if w := price.FindString(text); w != "" {
		c.nowhere("priced", text)
	}
	if w := helpers.FindString(text); w != "" {
		c.nowhere("advert", text)
	}
}

// day is the day of printing, or, where none is known, the last of the months
// on the cover.
func (c *checker) day() data.Date {
	if !c.issue.PrintedOn.IsZero() {
		return c.issue.PrintedOn
	}
	d := data.Date{Year: c.issue.Year, Month: 12}
	for i, m := range c.issue.Months {
		if i == 0 || m > d.Month {
			d.Month = m
		}
	}
	return d.Last()
}
