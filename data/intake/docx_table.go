package intake

import (
	"fmt"
	"strconv"
	"strings"

	"huikan/data"
)

// wordCell is a cell with what stands in it.
type wordCell struct {
	span  int
	below bool // belongs to the cell above it
	ps    []*para
	inner bool // holds a table
}

// table reads a w:tbl. Our tables have no merged cells: what they hold stands
// in their first cell, and the report counts them.
func (d *docx) table(e *element) {
	at := d.no + 1
	var rows [][]wordCell
	merged := 0
	var walk func(*element)
	walk = func(e *element) {
		for _, k := range e.kids {
			switch k.name {
			case "tr":
				if k.kid("trPr", "del") != nil {
					d.gone(k)
					continue
				}
				if k.kid("trPr", "ins") != nil {
					d.inserted++
				}
				rows = append(rows, d.row(k, &merged))
			case "sdt":
				if c := k.kid("sdtContent"); c != nil {
					walk(c)
				}
			case "ins", "moveTo", "customXml":
				walk(k)
			case "AlternateContent":
				if c := alternative(k); c != nil {
					walk(c)
				}
			}
		}
	}
	walk(e)
	d.out = append(d.out, d.setTable(rows, merged, at)...)
}

func (d *docx) row(e *element, merged *int) (cells []wordCell) {
	if n, err := strconv.Atoi(e.kid("trPr", "gridBefore").val()); err == nil && n > 0 && n < 64 {
		cells = append(cells, wordCell{span: n})
	}
	var walk func(*element)
	walk = func(e *element) {
		for _, k := range e.kids {
			switch k.name {
			case "tc":
				pr := k.kid("tcPr")
				c := wordCell{span: 1}
				if n, err := strconv.Atoi(pr.kid("gridSpan").val()); err == nil && n > 1 && n < 64 {
					c.span = n
					*merged++
				}
				if v := pr.kid("vMerge"); v != nil {
					if v.val() == "restart" {
						*merged++
					} else {
						c.below = true
					}
				}
				if h := pr.kid("hMerge"); h != nil && h.val() != "restart" {
					c.below = true
				} else if h != nil {
					*merged++
				}
				if pr.kid("cellDel") != nil {
					d.gone(k)
					continue
				}
				c.ps = d.within(k)
				k.find("tbl", func(*element) { c.inner = true })
				cells = append(cells, c)
			case "sdt":
				if in := k.kid("sdtContent"); in != nil {
					walk(in)
				}
			case "ins", "moveTo", "customXml":
				walk(k)
			case "AlternateContent":
				if in := alternative(k); in != nil {
					walk(in)
				}
			}
		}
	}
	walk(e)
	return cells
}

// setTable makes paragraphs of a table that only places text, else one table
// and the pictures that stood in it.
func (r *reader) setTable(rows [][]wordCell, merged, at int) (out []*para) {
	if layoutTable(rows) {
		words := false
		for _, row := range rows {
			for _, c := range row {
				words = words || len(c.ps) > 0
				out = append(out, c.ps...)
			}
		}
		if words {
			r.rep.add(Finding{Code: CodeLayout, Line: at})
		}
		return out
	}
	t := &para{kind: tablePara, from: at, to: at}
	var after []*para
	for _, row := range rows {
		var cells []rich
		for _, c := range row {
			text := rich{}
			for _, p := range c.ps {
				switch {
				case p.kind == picturePara:
					after = append(after, p)
					continue
				case p.kind == tablePara && p.cells != nil:
					r.rep.add(Finding{Code: CodeNested, Line: at, Text: clip(cellsText(p), 40)})
				}
				text = cellJoin(text, p)
			}
			cells = append(cells, oneBlank(text.trim()))
			for range c.span - 1 {
				cells = append(cells, rich{})
			}
		}
		t.cells = append(t.cells, cells)
	}
	t.cells = fullColumns(t.cells)
	if len(t.cells) == 0 {
		return after
	}
	if merged > 0 {
		r.rep.add(Finding{Code: CodeMerged, Line: at, Detail: fmt.Sprint(merged)})
	}
	return append([]*para{t}, after...)
}

// layoutTable reports whether a table only places text on the page: it has one
// column, or a few cells of which one holds most of an article.
func layoutTable(rows [][]wordCell) bool {
	const long = 400 // characters
	cells, columns, longest, total, inner := 0, 0, 0, 0, 0
	for _, row := range rows {
		filled := 0
		for _, c := range row {
			n := 0
			for _, p := range c.ps {
				n += data.CountChars(p.text)
				if p.kind == tablePara {
					n += data.CountChars(cellsText(p))
				}
			}
			longest = max(longest, n)
			total += n
			if c.inner {
				inner = max(inner, n)
			}
			filled++
		}
		cells += filled
		columns = max(columns, filled)
	}
	return columns <= 1 || cells <= 6 && longest >= long || inner >= 100 && inner*10 >= total*6
}

func cellsText(p *para) string {
	var parts []string
	for _, row := range p.cells {
		for _, c := range row {
			if c.text != "" {
				parts = append(parts, c.text)
			}
		}
	}
	return strings.Join(parts, " ")
}

// cellJoin adds a paragraph to what a cell holds: a cell has no paragraphs, and
// a blank stands where one ended.
func cellJoin(t rich, p *para) rich {
	add := func(u rich) {
		if u.text == "" && len(u.marks) == 0 {
			return
		}
		if t.text == "" {
			t = t.join("", u)
			return
		}
		t = t.join(" ", u)
	}
	if p.kind == tablePara {
		for _, row := range p.cells {
			for _, c := range row {
				add(c)
			}
		}
		return t
	}
	add(p.rich())
	return t
}

// fullColumns drops rows without a word, and columns without one.
func fullColumns(rows [][]rich) (out [][]rich) {
	cols := 0
	empty := func(c rich) bool { return c.text == "" && len(c.marks) == 0 }
	for _, row := range rows {
		n := len(row)
		for n > 0 && empty(row[n-1]) {
			n--
		}
		cols = max(cols, n)
		if n > 0 {
			out = append(out, row)
		}
	}
	for i := range out {
		out[i] = out[i][:min(cols, len(out[i]))]
	}
	return out
}
