package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"huikan/data"
)

// headsWithin is how many rows may stand above the heads.
const headsWithin = 40

// heads is where the heads of a grid stand and what they say.
type heads struct {
	first, last int // rows of the grid; two where heads have heads
	names       []string
	columns     []Column
	score       int
}

// header finds the heads: of the first rows, the one (or the two, one above
// the other) that names most fields. nil where no row names two, or the one
// name that every list has.
func (g *grid) header() *heads {
	var best *heads
	for i := 0; i < len(g.rows) && i < headsWithin; i++ {
		one := g.headsAt(i, i)
		if one.score < 1 {
			continue
		}
		// Two rows must say more than either alone: a title above the heads
		// is not a head.
		if i+1 < len(g.rows) && len(unblank(g.rows[i].Cells)) > 1 && g.headsLike(i+1) {
			if two := g.headsAt(i, i+1); two.score > one.score && two.score > g.headsAt(i+1, i+1).score {
				one = two
			}
		}
		if best == nil || one.score > best.score {
			best = one
		}
	}
	if best == nil || best.score < 2 && !best.has("name") {
		return nil
	}
	return g.grouped(best)
}

// grouped adds the row above the heads, where it says of columns without a
// field what they are: 入会情况 above 时间.
func (g *grid) grouped(h *heads) *heads {
	if h.first == 0 || len(distinct(unblank(g.rows[h.first-1].Cells))) < 2 {
		return h
	}
	groups := g.groups(h.first-1, func(col int) bool { return h.names[col] != "" })
	names, more := slices.Clone(h.names), false
	for col, c := range h.columns {
		if c.Field != NoField || groups[col] == "" || groups[col] == names[col] || utf8.RuneCountInString(groups[col]) > longestGroup {
			continue
		}
		if n := groups[col] + headsBetween + names[col]; fieldOfHead(n).Field != NoField {
			names[col], more = n, true
		}
	}
	if !more {
		return h
	}
	return &heads{first: h.first - 1, last: h.last, names: names, columns: proposeColumns(names), score: h.score}
}

// longestGroup is how many characters the head of a group may have; a longer
// one is a title.
const longestGroup = 8

// groups gives the head that stands above each column in a row: one above
// several stands in the first of them only, and holds as far as there are heads
// below it and none beside it.
func (g *grid) groups(row int, below func(col int) bool) []string {
	out := make([]string, g.width())
	group := ""
	for col := range out {
		switch up := oneLine(g.at(row, col)); {
		case up != "":
			group = up
		case !below(col) || col == 0:
			group = ""
		case g.across != nil && !g.merged(g.across, row, col) && g.anyAcross(row):
			group = ""
		}
		out[col] = group
	}
	return out
}

// headerAt is header, or the heads in the row of that number.
func (g *grid) headerAt(no int) (*heads, error) {
	if no == 0 {
		if h := g.header(); h != nil {
			return h, nil
		}
		return nil, errNoHeads
	}
	for i, r := range g.rows {
		if r.No != no {
			continue
		}
		h := g.headsAt(i, i)
		if i > 0 && len(unblank(g.rows[i-1].Cells)) > 1 {
			if two := g.headsAt(i-1, i); two.score > h.score {
				h = two
			}
		}
		return h, nil
	}
	return nil, fmt.Errorf("%w: row %d, which is to hold the heads, is blank or not there", ErrNotSheet, no)
}

func (h *heads) has(field string) bool {
	for _, c := range h.columns {
		if c.Field == field {
			return true
		}
	}
	return false
}

// headsAt reads the rows first to last as heads.
func (g *grid) headsAt(first, last int) *heads {
	h := &heads{first: first, last: last, names: make([]string, g.width())}
	for col := range h.names {
		h.names[col] = oneLine(g.at(first, col))
	}
	if last > first {
		low := make([]string, len(h.names))
		for col := range low {
			if !g.merged(g.same, last, col) {
				low[col] = oneLine(g.at(last, col))
			}
		}
		groups := g.groups(first, func(col int) bool { return low[col] != "" })
		for col, up := range h.names {
			switch {
			case low[col] == "" || low[col] == up:
			case groups[col] == "" || groups[col] == low[col]:
				h.names[col] = low[col]
			default:
				h.names[col] = groups[col] + headsBetween + low[col]
			}
		}
	}
	h.columns = proposeColumns(h.names)
	seen := map[string]bool{}
	for _, c := range h.columns {
		if key := c.Who + "/" + c.Field; c.Field != NoField && !seen[key] {
			seen[key] = true
			h.score++
		}
	}
	return h
}

// headsBetween stands between a head and the head above it.
const headsBetween = " / "

func (g *grid) merged(in []map[int]bool, row, col int) bool {
	return row < len(in) && in[row][col]
}

func (g *grid) anyAcross(row int) bool { return row < len(g.across) && len(g.across[row]) > 0 }

// headsLike reports whether a row may be the second of two rows of heads:
// short words, no numbers, and a field among them.
func (g *grid) headsLike(row int) bool {
	known := 0
	for col, c := range g.rows[row].Cells {
		if c == "" || g.merged(g.same, row, col) {
			continue
		}
		if utf8.RuneCountInString(c) > 20 || strings.ContainsAny(data.FoldWidth(c), "0123456789@") && fieldOfHead(c).Field == NoField {
			return false
		}
		if fieldOfHead(c).Field != NoField {
			known++
		}
	}
	return known > 0
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// take makes the rows below the heads the rows of the sheet, drops columns
// without anything in them, and sorts out the rows that hold no member.
func (s *Sheet) take(g *grid, h *heads) {
	s.Header = g.rows[h.last].No
	for _, r := range g.rows[:h.first] {
		s.find(RowFinding{Row: r.No, Code: RowTitle, Value: strings.Join(unblank(r.Cells), " ")})
	}
	names, rows := g.table(h)
	s.Columns = proposeColumns(names)
	s.below = rows
	s.classColumn()
	s.sortRows()
	s.guess()
	s.settle()
}

// table gives the columns that hold anything, by the names of their heads, and
// the rows below the heads with these columns alone.
func (g *grid) table(h *heads) (names []string, rows []Row) {
	rows = g.filled(h.last + 1)
	var used []int
	for col, name := range h.names {
		some := name != ""
		for _, r := range rows {
			some = some || col < len(r.Cells) && r.Cells[col] != ""
		}
		if some {
			used = append(used, col)
		}
	}
	for i := range rows {
		cells := make([]string, len(used))
		for k, col := range used {
			if col < len(rows[i].Cells) {
				cells[k] = rows[i].Cells[col]
			}
		}
		rows[i].Cells = cells
	}
	names = make([]string, len(used))
	for k, col := range used {
		if names[k] = h.names[col]; names[k] == "" {
			names[k] = columnLetters(col) + unnamed
		}
	}
	return names, rows
}

// unnamed ends the name of a column without a head.
const unnamed = " 列"

// filled gives the rows from the first on, with what a merged cell holds in
// each of its rows.
func (g *grid) filled(first int) []Row {
	rows := slices.Clone(g.rows[first:]) // the grid may be asked again
	for i := range rows {
		rows[i].Cells = slices.Clone(rows[i].Cells)
	}
	for i := range rows {
		if at := first + i; at < len(g.same) && i > 0 {
			for col := range g.same[at] {
				for len(rows[i].Cells) <= col {
					rows[i].Cells = append(rows[i].Cells, "")
				}
				if rows[i].Cells[col] == "" && col < len(rows[i-1].Cells) {
					rows[i].Cells[col] = rows[i-1].Cells[col]
				}
			}
		}
		for col, c := range rows[i].Cells {
			if i > 0 && ditto(c) && col < len(rows[i-1].Cells) {
				rows[i].Cells[col] = rows[i-1].Cells[col]
			}
		}
	}
	return rows
}

// ditto reports whether a cell says that it is as the one above (同上).
func ditto(c string) bool {
	switch c {
	case "同上", "同前", "〃", "″", "ditto":
		return true
	}
	return false
}

func unblank(cells []string) []string {
	var out []string
	for _, c := range cells {
		if c != "" {
			out = append(out, c)
		}
	}
	return out
}

// columnLetters names a column as spreadsheets do: 0 is A, 26 is AA.
func columnLetters(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}
