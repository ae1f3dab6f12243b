package intake

import (
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"
)

// WriteXLSX writes a table as a workbook of one worksheet: heads in bold that
// stay in sight and filter, and every cell as text, so that no code loses its
// zeros and no number is rounded.
func WriteXLSX(out io.Writer, part string, head []string, rows [][]string) error {
	f := excelize.NewFile()
	defer f.Close()
	if err := writeTable(f, part, head, rows); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	if err := f.Write(out); err != nil {
		return fmt.Errorf("write the table: %w", err)
	}
	return nil
}

func writeTable(f *excelize.File, part string, head []string, rows [][]string) error {
	if err := f.SetSheetName("Sheet1", part); err != nil {
		return err
	}
	bold, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"EFEFEF"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true}})
	if err != nil {
		return err
	}
	words, err := f.NewStyle(&excelize.Style{NumFmt: 49, Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}}) // 49 is text
	if err != nil {
		return err
	}
	if len(head) > 0 { // before the rows are streamed
		last, err := excelize.CoordinatesToCellName(len(head), len(rows)+1)
		if err != nil {
			return err
		}
		if err := f.AutoFilter(part, "A1:"+last, nil); err != nil {
			return err
		}
	}
	w, err := f.NewStreamWriter(part)
	if err != nil {
		return err
	}
	for i := len(head) - 1; i >= 0; i-- { // they come out in the opposite order
		width := float64(len([]rune(head[i]))*2 + 2)
		for _, r := range rows[:min(len(rows), 200)] {
			if i < len(r) {
				width = max(width, min(float64(cellWidth(r[i])+2), 40))
			}
		}
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return err
		}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return err
	}
	line := func(n, style int, cells []string) error {
		row := make([]any, len(cells))
		for i, v := range cells {
			if chars := len([]rune(v)); chars > excelize.TotalCellChars {
				return fmt.Errorf("row %d, column %d: %d characters, and a cell holds %d", n, i+1, chars, excelize.TotalCellChars)
			}
			row[i] = excelize.Cell{StyleID: style}
			if v != "" {
				row[i] = excelize.Cell{StyleID: style, Value: v}
			}
		}
		return w.SetRow(fmt.Sprintf("A%d", n), row)
	}
	if err := line(1, bold, head); err != nil {
		return err
	}
	for n, r := range rows {
		if err := line(n+2, words, r); err != nil {
			return err
		}
	}
	return w.Flush()
}

// cellWidth is how wide a text is, in digits.
func cellWidth(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r >= 0x2E80 {
			n++
		}
	}
	return n
}
