package intake

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes a table as a workbook of one worksheet: heads that stay in
// sight and filter, and all cells as text, so that no code loses its zeros and
// no number is rounded.
func WriteXLSX(out io.Writer, part string, head []string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	fail := func(err error) error { return fmt.Errorf("write the table: %w", err) }
	if err := f.SetSheetName("Sheet1", part); err != nil {
		return fail(err)
	}
	w, err := f.NewStreamWriter(part)
	if err != nil {
		return fail(err)
	}
	for col, h := range head {
		wide := len([]rune(h))
		for _, r := range rows {
			if col < len(r) {
				wide = max(wide, min(len([]rune(r[col])), 30))
			}
		}
		if err := w.SetColWidth(col+1, col+1, float64(wide)*2+2); err != nil {
			return fail(err)
		}
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return fail(err)
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return fail(err)
	}
	cells := make([]any, len(head))
	for i, h := range head {
		cells[i] = excelize.Cell{StyleID: bold, Value: h}
	}
	if err := w.SetRow("A1", cells); err != nil {
		return fail(err)
	}
	for n, r := range rows {
		cells := make([]any, len(r))
		for i, c := range r {
			cells[i] = c
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n+2), cells); err != nil {
			return fail(err)
		}
	}
	if err := w.Flush(); err != nil {
		return fail(err)
	}
	if len(head) > 0 {
		last, err := excelize.CoordinatesToCellName(len(head), len(rows)+1)
		if err != nil {
			return fail(err)
		}
		if err := f.AutoFilter(part, "A1:"+last, nil); err != nil {
			return fail(err)
		}
	}
	if err := f.Write(out); err != nil {
		return fail(err)
	}
	return nil
}
