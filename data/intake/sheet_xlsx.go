package intake

import (
	"bytes"
	"context"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"huikan/data"
)

// unzipLimit stops a small file that unpacks into a huge one.
const unzipLimit = 1 << 30

// readXLSX reads the worksheet that looks most like a list of members, and
// those with the same heads. Cells come as they are stored, so that a telephone
// number keeps its digits however the column is shown; what is shown as a date
// becomes one.
func (s *Sheet) readXLSX(ctx context.Context, raw []byte, o SheetOptions) (err error) {
	defer func() {
		if r := recover(); r != nil { // the library panics on some broken files
			err = fmt.Errorf("%w: it is damaged (%v)", ErrNotSheet, r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(raw), excelize.Options{RawCellValue: true, UnzipSizeLimit: unzipLimit})
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotSheet, err)
	}
	defer f.Close()
	parts := f.GetSheetList()
	if o.Part != "" && !slices.Contains(parts, o.Part) {
		return fmt.Errorf("%w: there is no worksheet %q; there are %s", ErrNotSheet, o.Part, strings.Join(parts, ", "))
	}
	var best *heads
	grids, found := make([]*grid, len(parts)), make([]*heads, len(parts))
	at, rows, why := -1, 0, errNoHeads
	for i, part := range parts {
		g, err := readGrid(ctx, f, part, func(n int) {
			if o.Progress != nil {
				o.Progress(rows + n)
			}
		})
		if err != nil {
			return fmt.Errorf("worksheet %s: %w", part, err)
		}
		rows += len(g.rows)
		grids[i] = g
		if o.Part != "" && o.Part != part {
			continue
		}
		h, herr := g.headerAt(o.Header)
		if herr != nil {
			why = herr
			continue
		}
		found[i] = h
		if best == nil || h.score > best.score || h.score == best.score && len(g.rows) > len(grids[at].rows) {
			best, at = h, i
		}
	}
	if best == nil {
		return why
	}
	if len(parts) > 1 {
		s.Part, s.Parts = parts[at], parts
	}
	for i, h := range found {
		if h != nil {
			if err := s.dates(f, parts[i], grids[i], h.last+1); err != nil {
				return err
			}
		}
	}
	s.serials = true
	main, more := grids[at], 0
	names, _ := main.table(best)
	for i, g := range grids {
		switch {
		case i == at || len(g.rows) == 0:
		case o.Part == "" && found[i] != nil && main.alike(best, names, g, found[i], parts[i]):
			more++
		default:
			s.find(RowFinding{Code: RowUnread, Value: parts[i], Other: strconv.Itoa(len(g.rows))})
		}
	}
	if more > 0 {
		for i := range main.rows {
			if main.rows[i].Part == "" {
				main.rows[i].Part = parts[at]
			}
		}
		s.Part = ""
	}
	s.take(main, best)
	return nil
}

// alike adds the rows of another worksheet to those of the grid, if its heads
// are among the grid's own and name the member.
func (g *grid) alike(h *heads, names []string, other *grid, oh *heads, part string) bool {
	theirs, rows := other.table(oh)
	to := make([]int, len(theirs))
	named := false
	for i, n := range theirs {
		if to[i] = slices.IndexFunc(h.names, func(own string) bool { return own != "" && headKey(own) == headKey(n) }); to[i] < 0 {
			for _, r := range rows {
				if r.Cells[i] != "" {
					return false
				}
			}
			continue
		}
		named = named || h.columns[to[i]].Field == "name"
	}
	if !named {
		return false
	}
	for _, r := range rows {
		cells := make([]string, len(h.names))
		for i, c := range r.Cells {
			if to[i] >= 0 {
				cells[to[i]] = c
			}
		}
		g.rows = append(g.rows, Row{No: r.No, Part: part, Cells: cells})
	}
	return true
}

// readGrid reads the rows that are not blank, and which cells are merged.
func readGrid(ctx context.Context, f *excelize.File, part string, progress func(rows int)) (*grid, error) {
	g := &grid{}
	rows, err := f.Rows(part)
	if err != nil {
		return nil, err
	}
	at := map[int]int{} // row number to place
	for no := 1; rows.Next(); no++ {
		if no%500 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			progress(no)
		}
		cells, err := rows.Columns()
		if err != nil {
			return nil, fmt.Errorf("row %d: %w", no, err)
		}
		row := Row{No: no, Cells: cells}
		for i, c := range cells {
			cells[i] = unrounded(cellText(strings.ReplaceAll(c, "\r\n", "\n")))
		}
		if !row.blank() {
			at[no] = len(g.rows)
			g.rows = append(g.rows, row)
		}
	}
	if err := rows.Error(); err != nil {
		return nil, err
	}
	if err := rows.Close(); err != nil {
		return nil, err
	}
	return g, g.merges(f, part, at)
}

// merges notes which cells are one with those above or to the left.
func (g *grid) merges(f *excelize.File, part string, at map[int]int) error {
	merges, err := f.GetMergeCells(part, true)
	if err != nil {
		return fmt.Errorf("merged cells: %w", err)
	}
	g.same, g.across = make([]map[int]bool, len(g.rows)), make([]map[int]bool, len(g.rows))
	last, w := 0, g.width()
	if n := len(g.rows); n > 0 {
		last = g.rows[n-1].No
	}
	mark := func(in []map[int]bool, row, col int) {
		if in[row] == nil {
			in[row] = map[int]bool{}
		}
		in[row][col] = true
	}
	for _, m := range merges {
		x1, y1, err1 := excelize.CellNameToCoordinates(m.GetStartAxis())
		x2, y2, err2 := excelize.CellNameToCoordinates(m.GetEndAxis())
		if err1 != nil || err2 != nil {
			continue
		}
		for y := y1; y <= min(y2, last); y++ {
			row, ok := at[y]
			if !ok {
				continue
			}
			for x := x1; x <= min(x2, w); x++ {
				if y > y1 && x == x1 {
					mark(g.same, row, x-1)
				}
				if x > x1 {
					mark(g.across, row, x-1)
				}
			}
		}
	}
	return nil
}

var scientific = regexp.MustCompile(`^\d(?:\.(\d+))?[Ee]\+?(\d{1,2})$`)

// unrounded writes 1.3812345678E10 with all its digits, where it has them;
// 1.3812E+10 stays, for its digits are lost.
func unrounded(s string) string {
	m := scientific.FindStringSubmatch(s)
	if m == nil {
		return strings.TrimSuffix(s, ".0")
	}
	if n, _ := strconv.Atoi(m[2]); n == len(m[1]) {
		return strings.Replace(s[:1]+m[1], ".", "", 1)
	}
	return s
}

var (
	serialCell = regexp.MustCompile(`^\d{1,5}(?:\.\d+)?$`)
	tenthCell  = regexp.MustCompile(`^(?:19|20)\d\d\.1$`)
)

// dates turns the numbers that the workbook shows as dates into dates, and
// marks 2013.1 where it is a number: the cell may have said 2013.10.
func (s *Sheet) dates(f *excelize.File, part string, g *grid, first int) error {
	props, err := f.GetWorkbookProps()
	if err != nil {
		return err
	}
	from1904 := props.Date1904 != nil && *props.Date1904
	type look struct {
		date bool
		wide int // as many digits are shown: a number format of zeros only
	}
	styles := map[int]look{}
	shown := func(col, no int) look {
		cell, err := excelize.CoordinatesToCellName(col+1, no)
		if err != nil {
			return look{}
		}
		id, err := f.GetCellStyle(part, cell)
		if err != nil {
			return look{}
		}
		is, known := styles[id]
		if !known {
			if style, err := f.GetStyle(id); err == nil && style != nil {
				is.date = dateFormat(style)
				if z := style.CustomNumFmt; z != nil && strings.Trim(*z, "0") == "" {
					is.wide = len(*z)
				}
			}
			styles[id] = is
		}
		return is
	}
	for i := first; i < len(g.rows); i++ {
		r := g.rows[i]
		for col, v := range r.Cells {
			if len(v) > 0 && len(v) < 12 && strings.Trim(v, "0123456789") == "" {
				if w := shown(col, r.No).wide; w > len(v) {
					r.Cells[col] = strings.Repeat("0", w-len(v)) + v
					continue
				}
			}
			if !serialCell.MatchString(v) {
				continue
			}
			if tenthCell.MatchString(v) {
				cell, _ := excelize.CoordinatesToCellName(col+1, r.No)
				if t, err := f.GetCellType(part, cell); err == nil && (t == excelize.CellTypeNumber || t == excelize.CellTypeUnset) {
					if s.tenths == nil {
						s.tenths = map[string]bool{}
					}
					s.tenths[v] = true
				}
				continue
			}
			if !shown(col, r.No).date {
				continue
			}
			n, err := strconv.ParseFloat(v, 64)
			if err != nil {
				continue
			}
			if d, err := data.DateOfExcel(n, from1904); err == nil {
				r.Cells[col] = d.String()
			}
		}
	}
	return nil
}

// dateFormat reports whether a style shows numbers as days.
func dateFormat(st *excelize.Style) bool {
	if st.CustomNumFmt != nil {
		f := strings.ToLower(*st.CustomNumFmt)
		return strings.ContainsAny(f, "yd") && !strings.Contains(f, "general") || strings.Contains(f, "年")
	}
	n := st.NumFmt
	return n >= 14 && n <= 17 || n == 22 || n >= 27 && n <= 36 || n >= 50 && n <= 58
}
