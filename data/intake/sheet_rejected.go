package intake

import (
	"fmt"
	"io"
	"strings"

	"github.com/xuri/excelize/v2"
)

// Heads of the columns that RejectedXLSX adds; MemberSheet leaves them out, so
// that the rows can be mended and read again alone.
const (
	rejectedRow    = "原文件行号"
	rejectedReason = "未导入原因"
)

// RejectedXLSX writes the rows that were rejected as a workbook: the heads and
// cells as they were, and why. All cells are text, so that no number is
// rounded on the way.
func (p *MemberPlan) RejectedXLSX(out io.Writer) error {
	f := excelize.NewFile()
	defer f.Close()
	const part = "未导入"
	if err := f.SetSheetName("Sheet1", part); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	w, err := f.NewStreamWriter(part)
	if err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	head := []any{rejectedRow, rejectedReason}
	for _, c := range p.sheet.Columns {
		head = append(head, c.Head)
	}
	if err := w.SetRow("A1", head); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	type place struct {
		part string
		no   int
	}
	cells := map[place][]string{}
	for _, r := range p.sheet.Rows {
		cells[place{r.Part, r.No}] = r.Cells
	}
	n := 1
	for _, r := range p.Rows {
		if r.Status != RowRejected {
			continue
		}
		var why []string
		for _, f := range r.Reasons {
			f.Row, f.Part = 0, ""
			why = append(why, f.Message("zh"))
		}
		row := []any{strings.TrimSpace(fmt.Sprint(r.Part, " ", r.No)), strings.Join(why, "；")}
		for _, c := range cells[place{r.Part, r.No}] {
			row = append(row, c)
		}
		n++
		if err := w.SetRow(fmt.Sprintf("A%d", n), row); err != nil {
			return fmt.Errorf("write rejected rows: row %d: %w", r.No, err)
		}
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	if err := f.Write(out); err != nil {
		return fmt.Errorf("write rejected rows: %w", err)
	}
	return nil
}
