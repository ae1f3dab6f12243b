package compose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"huikan/app/doc"
	"huikan/data"
)

// The frames that a sheet of labels and an envelope have, by name.
const (
	LabelFrame        = "label"         // a label's text
	PostcodeFrame     = "postcode"      // six boxes for the recipient's postcode
	ToFrame           = "to"            // recipient
	FromFrame         = "from"          // sender
	FromPostcodeFrame = "from-postcode" // the sender's postcode
)

// Labels composes a label (标签) for each addressee: postcode, address, company,
// and whom it is for.
func Labels(to []data.Addressee, day data.Date, title string) *doc.Document {
	d := cards(title, day)
	for i := range to {
		a := &to[i]
		lines := []*doc.Paragraph{para(doc.CardLine, a.Address)}
		if a.Postcode != "" {
			lines = append([]*doc.Paragraph{para(doc.CardLine, a.Postcode)}, lines...)
		}
		d.Cards = append(d.Cards, &doc.Card{Source: string(a.Member), Texts: []doc.CardText{{Frame: LabelFrame, Lines: append(lines, whom(a)...)}}})
	}
	return d
}

// Envelopes composes an envelope (信封) for each addressee: the postcode for its
// six boxes, the recipient, the sender with postcode.
func Envelopes(to []data.Addressee, from data.Association, day data.Date, title string) *doc.Document {
	d := cards(title, day)
	for i := range to {
		a := &to[i]
		c := &doc.Card{Source: string(a.Member)}
		put := func(frame string, lines ...*doc.Paragraph) {
			lines = slices.DeleteFunc(lines, func(p *doc.Paragraph) bool { return p == nil })
			if len(lines) > 0 {
				c.Texts = append(c.Texts, doc.CardText{Frame: frame, Lines: lines})
			}
		}
		put(PostcodeFrame, para(doc.CardDigit, a.Postcode))
		put(ToFrame, append([]*doc.Paragraph{para(doc.CardLine, a.Address)}, whom(a)...)...)
		put(FromFrame, para(doc.CardFrom, from.Address.Line()), para(doc.CardFrom, from.Name))
		if from.Address.Postcode != "" {
			put(FromPostcodeFrame, para(doc.CardFrom, "邮政编码　"+from.Address.Postcode))
		}
		d.Cards = append(d.Cards, c)
	}
	return d
}

func cards(title string, day data.Date) *doc.Document {
	return &doc.Document{Cards: []*doc.Card{}, Pictures: map[string]doc.Picture{},
		Info: doc.Info{Title: title, Subject: title, Date: strings.ReplaceAll(day.Last().String(), "-", "")}}
}

// para is a paragraph of one field, nil where it is empty.
func para(role doc.Role, text string) *doc.Paragraph {
	if strings.TrimSpace(text) == "" {
		return nil
	}
	return &doc.Paragraph{Role: role, Spans: doc.Text(text), Pos: -1}
}

// whom are the lines that say for whom it is.
func whom(a *data.Addressee) []*doc.Paragraph {
	if a.Person == "" {
		return []*doc.Paragraph{para(doc.CardName, a.Company+"　收")}
	}
	if a.Company == "" {
		return []*doc.Paragraph{para(doc.CardName, a.Line())}
	}
	return []*doc.Paragraph{para(doc.CardLine, a.Company), para(doc.CardName, a.Line())}
}

// SignSheet composes a list of receipt (签收单): who gets how many copies, with
// room to sign, and the sum. byClass puts the names under their classes, else
// they stand as they were given.
func SignSheet(to []data.Addressee, byClass bool, title, subtitle string, day data.Date) *doc.Document {
	list := slices.Clone(to)
	if byClass {
		data.ByClass(list)
	}
	cell := func(s string) []doc.Span { return doc.Text(s) }
	t := &doc.Table{Pos: -1,
		Columns: []doc.Align{doc.AlignCentre, doc.AlignCentre, doc.AlignLeft, doc.AlignLeft, doc.AlignCentre, doc.AlignLeft, doc.AlignLeft},
		Least:   []int{2, 3, 14, 5, 2, 8, 6},
		Head:    []doc.Row{{Cells: [][]doc.Span{cell("序号"), cell("邮编"), cell("单位"), cell("收件人"), cell("份数"), cell("签收"), cell("日期")}}}}
	copies, class := 0, ""
	for i := range list {
		a := &list[i]
		if byClass && (i == 0 || a.Class != class) {
			class = a.Class
			t.Rows = append(t.Rows, doc.Row{Group: true, Cells: [][]doc.Span{cell(cmp.Or(class, "未定类别"))}})
		}
		copies += a.Copies
		unit, person := a.Company, a.Person
		if unit == "" {
			unit = a.Person
			person = ""
		}
		t.Rows = append(t.Rows, doc.Row{Cells: [][]doc.Span{cell(fmt.Sprint(i + 1)), cell(a.Postcode), cell(unit), cell(person), cell(fmt.Sprint(a.Copies)), {}, {}}})
	}
	bold := func(s string) []doc.Span { return []doc.Span{{Text: s, Bold: true}} }
	t.Rows = append(t.Rows, doc.Row{Cells: [][]doc.Span{bold("合计"), {}, bold(fmt.Sprintf("%d 家（位）", len(list))), {}, bold(fmt.Sprint(copies)), {}, {}}})
	a := &doc.Article{Ref: "list", Source: "list", Title: title, Running: title, Contents: title}
	a.Blocks = append(a.Blocks, para(doc.Title, title))
	if p := para(doc.Subtitle, subtitle); p != nil {
		a.Blocks = append(a.Blocks, p)
	}
	a.Blocks = append(a.Blocks, t)
	return &doc.Document{
		Info:     doc.Info{Title: title, Subject: title, Running: strings.TrimSpace(title + "　" + subtitle), Date: strings.ReplaceAll(day.Last().String(), "-", "")},
		Sections: []*doc.Section{{Name: title, Articles: []*doc.Article{a}}}, Pictures: map[string]doc.Picture{},
	}
}
