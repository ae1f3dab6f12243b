package intake

import (
	"strings"
	"unicode"
)

// grid is a table before anybody knows which of its rows are heads.
type grid struct {
	rows []Row
	// same[i] are the columns of row i whose cell is one with the cell above,
	// as merged cells are; across[i] those one with the cell to the left. Only
	// spreadsheets know of such.
	same, across []map[int]bool
}

// width is the count of columns.
func (g *grid) width() int {
	w := 0
	for _, r := range g.rows {
		w = max(w, len(r.Cells))
	}
	return w
}

// at is a cell, "" where the row is shorter.
func (g *grid) at(row, col int) string {
	if c := g.rows[row].Cells; col < len(c) {
		return c[col]
	}
	return ""
}

// parseCSV reads any text as CSV, as a spreadsheet would: rows are numbered by
// records, blank ones included. It never fails. A quotation mark that nothing
// closes is a character like others; open is the first row that has such.
func parseCSV(text string) (g *grid, open int) {
	g = &grid{}
	comma := separator(text)
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	for no := 1; text != ""; no++ {
		row := Row{No: no}
		for {
			var cell string
			var more, quoted bool
			rest := text
			if strings.HasPrefix(text, `"`) && open == 0 {
				cell, text, quoted = quotedCell(text[1:])
				if !quoted {
					open, text = no, rest
				}
			}
			end := strings.IndexAny(text, string(comma)+"\n")
			if end < 0 {
				end = len(text)
			}
			cell += text[:end]
			text = text[end:]
			if text != "" {
				more = text[0] == comma
				text = text[1:]
			}
			row.Cells = append(row.Cells, cellText(cell))
			if !more {
				break
			}
		}
		if !row.blank() {
			g.rows = append(g.rows, row)
		}
	}
	return g, open
}

// cellText is a cell without blanks at its ends and without what prints
// nothing, which no field would keep.
func cellText(s string) string {
	return strings.TrimSpace(strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\r', r == '\u2028', r == '\u2029', r == '\u0085':
			return '\n'
		case unicode.IsControl(r) || unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s))
}

// quotedCell reads to the closing mark; two marks stand for one.
func quotedCell(s string) (cell, rest string, closed bool) {
	var b strings.Builder
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			return "", "", false
		}
		b.WriteString(s[:i])
		if s = s[i+1:]; !strings.HasPrefix(s, `"`) {
			return b.String(), s, true
		}
		b.WriteByte('"')
		s = s[1:]
	}
}

func (r Row) blank() bool {
	for _, c := range r.Cells {
		if c != "" {
			return false
		}
	}
	return true
}

// separator is the sign between cells: that of , ; | and tab which the first
// lines have most of. Excel on some systems writes semicolons, and tabs into
// its "Unicode text".
func separator(text string) byte {
	lines := strings.SplitN(text, "\n", 21)
	best, most := byte(','), 0
	for _, c := range []byte{',', '\t', ';', '|'} {
		n := 0
		for _, l := range lines[:min(len(lines), 20)] {
			n += strings.Count(l, string(c))
		}
		if n > most {
			best, most = c, n
		}
	}
	return best
}
