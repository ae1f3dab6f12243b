package intake

import (
	"fmt"
	"strings"
)

// tables gathers rows of tab-separated cells. Blank lines between them are
// page breaks: the parts are one table. A lone line with a tab is text.
func (r *reader) tables(lines []*line) []*para {
	var out []*para
	for i := 0; i < len(lines); i++ {
		l := lines[i]
		if !strings.Contains(l.text, "\t") {
			out = append(out, &para{text: r.lineText(l), from: l.no, to: l.no, gap: l.gap})
			continue
		}
		j := i
		for j < len(lines) && strings.Contains(lines[j].text, "\t") {
			j++
		}
		if j-i < 2 && strings.Count(strings.TrimSpace(l.text), "\t") < 2 {
			l.text = strings.ReplaceAll(strings.TrimSpace(l.text), "\t", " ")
			out = append(out, &para{text: r.lineText(l), from: l.no, to: l.no, gap: l.gap})
			continue
		}
		out = append(out, &para{kind: tablePara, from: l.no, to: lines[j-1].no, gap: l.gap, rows: lines[i:j]})
		i = j - 1
	}
	return out
}

// writeTable makes one pipe table. Its width is that of the widest row, since
// Markdown drops the cells that a header has no place for.
func (r *reader) writeTable(p *para) string {
	var rows [][]string
	var nos []int
	cols, parts := 0, 1
	for k, l := range p.rows {
		cells := strings.Split(l.text, "\t")
		for i := range cells {
			cells[i] = strings.TrimSpace(r.markup(cells[i], l.no))
		}
		if k > 0 && l.gap > 0 {
			parts++
		}
		if k > 0 && fold(strings.Join(cells, "")) == fold(strings.Join(rows[0], "")) && fold(strings.Join(cells, "")) != "" {
			r.rep.add(Finding{Code: CodeDropped, Line: l.no, Text: strings.Join(cells, " "), Detail: "续表的表头 header repeated after a page break"})
			continue
		}
		cols = max(cols, filled(cells))
		rows, nos = append(rows, cells), append(nos, l.no)
	}
	cols = max(cols, 1)
	if parts > 1 {
		r.rep.add(Finding{Code: CodeTableJoined, Line: p.from, To: p.to, Detail: fmt.Sprint(parts)})
	}
	r.rep.Tables++
	r.rep.Rows += len(rows)
	var b strings.Builder
	for k, cells := range rows {
		b.WriteString("|")
		for c := range cols {
			text := ""
			if c < len(cells) {
				text = r.markdown(cells[c], nos[k], true)
				r.strayWords(cells[c], nos[k])
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
		if k == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", cols) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// filled is the number of cells up to the last that holds something; a header
// may name a column that no row fills.
func filled(cells []string) int {
	n := len(cells)
	for n > 0 && cells[n-1] == "" {
		n--
	}
	return n
}
