package compose

import (
	"fmt"
	"strings"

	"huikan/app/doc"
	"huikan/data"
)

// info fills the document's particulars.
func (c *composer) info() {
	i := &c.issue
	date := i.PrintedOn
	if date.IsZero() {
		date = data.Date{Year: i.Year, Month: 1}
		for _, m := range i.Months {
			date.Month = max(date.Month, m)
		}
	}
	label := i.Label()
	c.doc.Info = doc.Info{
		Title: i.Title, Label: label, Running: i.Title + "\u3000" + label,
		Author: i.Organiser, Subject: label,
		Date: fmt.Sprintf("%04d%02d%02d", max(date.Year, 1), max(date.Month, 1), max(date.Day, 1)),
	}
	for _, s := range c.doc.Sections {
		c.doc.Info.Keywords = append(c.doc.Info.Keywords, s.Name)
	}
}

// contents lists every article under its section. It cannot be typed, and so
// cannot differ from what follows.
func (c *composer) contents() {
	t := &doc.Contents{Title: "目录"}
	for _, s := range c.doc.Sections {
		g := doc.Group{Label: s.Label}
		for _, a := range s.Articles {
			g.Entries = append(g.Entries, doc.Entry{Text: a.Contents, Ref: a.Ref})
		}
		t.Groups = append(t.Groups, g)
	}
	if len(t.Groups) > 0 {
		c.doc.Contents = t
	}
}

// cover is the front page. Its highlights are the first articles of the
// sections in turn; members are counted, not named.
func (c *composer) cover() {
	i := &c.issue
	cv := &doc.Cover{
		TitleEN: i.TitleEN, Notice: i.Notice, Title: i.Title, Label: i.Label(),
		Organiser: i.OrganiserLine, Picture: string(i.Cover),
	}
	if cv.Organiser == "" && i.Organiser != "" {
		cv.Organiser = i.Organiser + "主办"
	}
	if i.PermitNo != "" {
		cv.Marks = append(cv.Marks, "准印证号："+strings.TrimPrefix(i.PermitNo, "准印证号："), "内部资料，免费交流")
	}
	if cv.Picture != "" {
		bytes, rec, err := c.src.PictureBytes(i.Cover)
		if err != nil {
			c.doc.Pictures[cv.Picture] = doc.Picture{Name: "封面"}
		} else {
			c.doc.Pictures[cv.Picture] = doc.Picture{Name: rec.Name, MIME: rec.MIME, Data: bytes, Width: rec.Width, Height: rec.Height}
		}
	}
	const most = 6
	for round := 0; len(cv.Highlights) < most; round++ {
		some := false
		for _, s := range c.doc.Sections {
			if s.Flow && round > 0 || round >= len(s.Articles) || len(cv.Highlights) == most {
				continue
			}
			some = true
			e := doc.Entry{Text: s.Articles[round].Title, Ref: s.Articles[round].Ref}
			if s.Flow {
				e = doc.Entry{Text: fmt.Sprintf("%s：%d 家", s.Name, len(s.Articles)), Ref: s.Ref}
			}
			cv.Highlights = append(cv.Highlights, e)
		}
		if !some {
			break
		}
	}
	c.doc.Cover = cv
}

// imprint says who made the issue, as the rules for internal publications ask
// (内部资料性出版物管理办法 art. 14). What is not known is left out, and preflight
// says so.
func (c *composer) imprint() {
	i := &c.issue
	im := &doc.Imprint{}
	row := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			im.Rows = append(im.Rows, doc.ImprintRow{Label: label, Value: value})
		}
	}
	for _, s := range i.StaffList {
		row(s.Role, strings.Join(s.Names, "、"))
		if n := len(im.Rows); n > 0 && len(s.Names) > 0 && im.Rows[n-1].Label == s.Role {
			im.Rows[n-1].Names = s.Names
		}
	}
	if i.PermitNo != "" || i.Printer != "" || i.Recipients != "" || i.PrintRun > 0 {
		row("编印单位", i.Organiser)
	}
	row("准印证号", i.PermitNo)
	row("发送对象", i.Recipients)
	row("印刷单位", i.Printer)
	row("印刷日期", i.PrintedOn.Chinese())
	if i.PrintRun > 0 {
		row("印数", fmt.Sprintf("%d 册", i.PrintRun))
	}
	c.doc.Imprint = im
}
