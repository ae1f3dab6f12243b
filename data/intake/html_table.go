package intake

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Limits of a table, far beyond those of a page.
const (
	mostColumns = 64
	mostRows    = 2000
)

// within reads a part apart from the rest, and gives its paragraphs.
func (p *page) within(n *html.Node, block blockLook) []*para {
	out, line, was, gap := p.out, p.line, p.block, p.gap
	p.out, p.line, p.block, p.gap = nil, rich{}, block, 0
	p.children(n, looked(n, style(n), ink{}))
	p.flush()
	got := p.out
	p.out, p.line, p.block, p.gap = out, line, was, gap
	return got
}

// table reads a table: cells over several rows or columns hold their text in
// the first.
func (p *page) table(n *html.Node) {
	at := p.no + 1
	var rows [][]wordCell
	merged := 0
	var over [mostColumns]int // rows that a cell above still covers
	row := func(tr *html.Node) {
		if len(rows) >= mostRows {
			if len(rows) == mostRows {
				p.rep.add(Finding{Code: CodeLimit, Line: at, Text: clip(wordsOf(tr), 200), Detail: "表格超过 2000 行，以下没有收入｜a table of more than 2000 rows, the rest of which was left out"})
				rows = append(rows, nil)
			}
			return
		}
		var cells []wordCell
		at := 0
		covered := func() {
			for at < mostColumns && over[at] > 0 {
				over[at]--
				cells = append(cells, wordCell{span: 1, below: true})
				at++
			}
		}
		covered()
		for c := range tr.ChildNodes() {
			if c.Type != html.ElementNode || c.DataAtom != atom.Td && c.DataAtom != atom.Th {
				continue
			}
			cell := wordCell{span: count(attr(c, "colspan"), 1, mostColumns), ps: p.within(c, blockLook{}), inner: first(c, atom.Table) != nil}
			down := count(attr(c, "rowspan"), 1, mostRows)
			if cell.span > 1 || down > 1 {
				merged++
			}
			for k := at; k < min(at+cell.span, mostColumns); k++ {
				over[k] = down - 1
			}
			cells = append(cells, cell)
			at += cell.span
			covered()
		}
		rows = append(rows, cells)
	}
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode || p.left[c] || hidden(c, style(c)) {
				continue
			}
			switch c.DataAtom {
			case atom.Tr:
				row(c)
			case atom.Thead, atom.Tbody, atom.Tfoot:
				walk(c)
			case atom.Caption:
				p.out = append(p.out, p.within(c, blockLook{})...)
			}
		}
	}
	walk(n)
	if len(rows) > mostRows {
		rows = rows[:mostRows]
	}
	ps := p.setTable(rows, merged, at)
	if len(ps) > 0 {
		ps[0].gap += p.gap
		p.gap = 0
	}
	p.out = append(p.out, ps...)
}
