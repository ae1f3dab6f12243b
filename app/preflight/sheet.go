package preflight

import (
	"fmt"
	"strconv"

	"huikan/app/doc"
	"huikan/app/page"
	"huikan/data"
)

// Sheet is the findings as a document (检查单) that goes to the printer with the
// pages: what the issue is, what was found, and what was let stand for which
// reason. day is the day that it bears.
func Sheet(issue data.Issue, b *page.Book, found []Finding, day data.Date) *doc.Document {
	s := sheet{}
	s.paragraph(doc.Title, "印前检查单")
	s.table(nil, []doc.Align{doc.AlignLeft, doc.AlignLeft}, s.facts(issue, b, found, day))
	if len(found) == 0 {
		s.paragraph(doc.Body, "没有发现问题。")
	}
	for _, g := range Groups {
		s.group(g.ZH, g.Group, found)
	}
	s.paragraph(doc.Heading2, "签署")
	s.table([]string{"", "姓名", "日期"}, nil, [][]string{{"检查", "", ""}, {"责任编辑", "", ""}, {"承印单位", "", ""}})
	label := issue.Label()
	return &doc.Document{
		Info: doc.Info{
			Title: "印前检查单", Label: label, Running: issue.Title + "\u3000" + label, Author: issue.Organiser, Subject: label,
			Date: fmt.Sprintf("%04d%02d%02d", max(day.Year, 1), max(day.Month, 1), max(day.Day, 1)),
		},
		Sections: []*doc.Section{{Name: issue.Title, Label: issue.Title + "\u3000" + label, Ref: "sheet", Articles: []*doc.Article{{
			Ref: "preflight", Title: "印前检查单", Running: "印前检查单", Contents: "印前检查单", Blocks: s.blocks,
		}}}},
		Pictures: map[string]doc.Picture{},
	}
}

// sheet is the blocks of a Sheet as they are made.
type sheet struct{ blocks []doc.Block }

func (s *sheet) paragraph(role doc.Role, text string) {
	s.blocks = append(s.blocks, &doc.Paragraph{Role: role, Spans: doc.Text(text), Pos: -1})
}

func (s *sheet) table(head []string, columns []doc.Align, rows [][]string) {
	t := &doc.Table{Columns: columns, Pos: -1}
	row := func(cells []string) (r doc.Row) {
		for _, c := range cells {
			r.Cells = append(r.Cells, doc.Text(c))
		}
		return r
	}
	if len(head) > 0 {
		t.Head = []doc.Row{row(head)}
	}
	for _, r := range rows {
		t.Rows = append(t.Rows, row(r))
	}
	if t.Columns == nil {
		t.Columns = make([]doc.Align, len(head))
	}
	s.blocks = append(s.blocks, t)
}

func (s *sheet) facts(i data.Issue, b *page.Book, found []Finding, day data.Date) [][]string {
	rows := [][]string{{"刊名", i.Title}, {"刊期", i.Label()}, {"编印单位", i.Organiser}, {"准印证号", i.PermitNo}, {"印刷单位", i.Printer}}
	if i.PrintRun > 0 {
		rows = append(rows, []string{"印数", strconv.Itoa(i.PrintRun) + " 册"})
	}
	pages := strconv.Itoa(len(b.Pages)) + " 页"
	if len(b.Pages) > 0 {
		t := b.Pages[0].Trim
		pages += fmt.Sprintf("，成品 %.0f × %.0f mm", t.W.Points()/72*25.4, t.H.Points()/72*25.4)
	}
	n := map[Severity]int{}
	allowed := 0
	for _, f := range found {
		if f.Allowed != "" {
			allowed++
			continue
		}
		n[f.Severity]++
	}
	for _, r := range rows {
		if r[1] == "" {
			r[1] = "（未填）"
		}
	}
	return append(rows, []string{"页数、开本", pages}, []string{"检查日期", day.Chinese()},
		[]string{"结果", fmt.Sprintf("错误 %d，注意 %d，提示 %d，放行 %d", n[Error], n[Warning], n[Note], allowed)})
}

// group lists the findings of one group. Those of a rule that notes many
// places alike are counted, with the first few.
func (s *sheet) group(name string, g Group, found []Finding) {
	const most = 8 // of the notes of one rule
	var rows [][]string
	shown, more := map[string]int{}, map[string]int{}
	for _, f := range found {
		if f.Group() != g {
			continue
		}
		if f.Severity == Note && f.Allowed == "" {
			if shown[f.Code]++; shown[f.Code] > most {
				more[f.Code]++
				continue
			}
		}
		done := severityZH[f.Severity]
		if f.Allowed != "" {
			done = "放行：" + f.Allowed
		}
		at := f.Folio
		if at == "" && f.Page > 0 {
			at = "面 " + strconv.Itoa(f.Page)
		}
		rows = append(rows, []string{at, f.Message("zh"), f.Where, done})
	}
	for _, r := range Rules {
		if n := more[r.Code]; n > 0 {
			rows = append(rows, []string{"", fmt.Sprintf("同类提示还有 %d 处：%s", n, Finding{Code: r.Code, Text: "…"}.Message("zh")), "", severityZH[Note]})
		}
	}
	if len(rows) == 0 {
		return
	}
	s.paragraph(doc.Heading2, name)
	s.table([]string{"页码", "内容", "稿件", "处理"}, []doc.Align{doc.AlignCentre, doc.AlignLeft, doc.AlignLeft, doc.AlignLeft}, rows)
}

var severityZH = map[Severity]string{Note: "提示", Warning: "注意", Error: "错误"}
