package command

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

// importMembers reads one list of members, compares it with the library, and
// writes what is new or changed as one change.
func (r *run) importMembers(ctx context.Context, files []string, o importOptions) error {
	if len(files) > 1 {
		return fmt.Errorf(r.say("会员名单请一次导入一个文件（给了 %d 个）", "import one list of members at a time (there are %d)"), len(files))
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		return err
	}
	bar := r.gauge()
	sheet, err := intake.ReadSheet(ctx, filepath.Base(files[0]), raw, intake.SheetOptions{Part: o.part, Header: o.header,
		Progress: func(rows int) { bar.show(r.say("读", "reading"), rows, 0) }})
	bar.clear()
	if err != nil {
		return err
	}
	open := r.writing
	if o.dry {
		open = r.reading
	}
	return open(func(s *store.Store) error {
		library, err := s.MemberBook()
		if err != nil {
			return err
		}
		if !o.fresh {
			sheet.Use(library.Mappings)
		}
		if err := choose(sheet, o.maps); err != nil {
			return err
		}
		plan, err := sheet.PlanFor(ctx, library, intake.PlanOptions{Overwrite: o.overwrite,
			Progress: func(done, of int) { bar.show(r.say("比较", "comparing"), done, of) }})
		bar.clear()
		if err != nil {
			return err
		}
		var set store.ChangeSet
		if !o.dry {
			if set, err = r.writePlan(ctx, s, library, sheet, plan); err != nil {
				return err
			}
		}
		if o.rejected != "" && plan.Rejected > 0 {
			if err := writeFile(o.rejected, plan.RejectedXLSX); err != nil {
				return fmt.Errorf("--rejected %s: %w", o.rejected, err)
			}
		}
		if r.json {
			return r.print(struct {
				Sheet *intake.Sheet      `json:"sheet"`
				Plan  *intake.MemberPlan `json:"plan"`
				Wrote int                `json:"wrote"`
				Seq   uint64             `json:"seq,omitempty"`
			}{sheet, plan, set.Records, set.Seq})
		}
		r.showSheet(sheet)
		r.showPlan(sheet, plan)
		switch {
		case o.dry:
			fmt.Fprintln(r.Out, r.say("只是预览，资料库没有改动", "a preview only: the library is as it was"))
		case set.Records == 0:
			fmt.Fprintln(r.Out, r.say("没有要写的内容，资料库没有改动", "there was nothing to write: the library is as it was"))
		default:
			fmt.Fprintf(r.Out, r.say("已导入，共写 %d 条记录；huikan undo %d 随时可以撤销\n", "imported, %d records written; huikan undo %d takes it back, also later\n"), set.Records, set.Seq)
		}
		if o.rejected != "" && plan.Rejected > 0 {
			fmt.Fprintf(r.Out, r.say("没有导入的 %d 行存在 %s\n", "the %d rows that were not taken are in %s\n"), plan.Rejected, o.rejected)
		}
		return nil
	})
}

// writePlan writes an import as one change, after a backup, with what is to be
// remembered of the columns. A plan that changes nothing writes nothing, unless
// the columns mean something else than they did.
func (r *run) writePlan(ctx context.Context, s *store.Store, library data.MemberBook, sheet *intake.Sheet, plan *intake.MemberPlan) (store.ChangeSet, error) {
	c := s.Change(fmt.Sprintf("导入会员 %s", sheet.Name)).Details(r.ledger(plan))
	for _, rec := range plan.Records(s.NewID) {
		c.Put(rec)
	}
	if plan.Created+plan.Changed+plan.Merged+plan.Same > 0 {
		m := sheet.Remember(library.Mappings)
		c.Put(&m)
	}
	if c.Len() == 0 {
		return store.ChangeSet{}, nil
	}
	if plan.Created+plan.Changed+plan.Merged > 0 {
		if err := r.backupBefore(s); err != nil {
			return store.ChangeSet{}, err
		}
	}
	if err := ctx.Err(); err != nil {
		return store.ChangeSet{}, err
	}
	return c.Commit()
}

// choose does what --map says: 列名=栏位.
func choose(sheet *intake.Sheet, maps []string) error {
	for _, m := range maps {
		at := strings.LastIndexAny(m, "=＝")
		if at <= 0 {
			return fmt.Errorf("--map %q: want COLUMN=FIELD", m)
		}
		if err := sheet.Choose(m[:at], strings.TrimLeft(m[at:], "=＝")); err != nil {
			return fmt.Errorf("--map %s: %w", m, err)
		}
	}
	return nil
}

// ledger is the count of rows, which adds up.
func (r *run) ledger(p *intake.MemberPlan) string {
	return fmt.Sprintf(r.say("读到 %d 行：新增 %d，更改 %d，并入前面的行 %d，没有变化 %d，没有导入 %d，跳过 %d",
		"%d rows read: %d created, %d changed, %d filled an earlier row, %d the same, %d rejected, %d skipped"),
		p.Read, p.Created, p.Changed, p.Merged, p.Same, p.Rejected, p.Skipped)
}

// showSheet prints what each column was taken for, and what was found.
func (r *run) showSheet(s *intake.Sheet) {
	name := s.Name
	if s.Part != "" {
		name += " / " + s.Part
	}
	mapped, of := s.Mapped()
	fmt.Fprintf(r.Out, r.say("%s：表头在第 %d 行，%d 列中认出 %d 列\n", "%s: heads in row %d; of %d columns, %d are known\n"), name, s.Header, of, mapped)
	if s.Remembered != "" {
		fmt.Fprintf(r.Out, r.say("各列照上次导入 %s 时的对照读\n", "the columns are read as they were for %s\n"), s.Remembered)
	}
	labels := map[string]string{intake.NoField: r.say("（放入备注）", "(into the note)")}
	for _, f := range intake.SheetFields() {
		labels[f.Key] = f.Label
	}
	t := newTable(r.Out, r.say("列", "column"), r.say("读作", "read as"), r.say("例", "such as"))
	for _, c := range s.Columns {
		field := labels[c.Field]
		if c.Who != "" {
			field += "（" + c.Who + "）"
		}
		t.row(c.Head, field, short(strings.Join(c.Samples, " | ")))
	}
	t.flush()
	for _, f := range s.Findings {
		fmt.Fprintf(r.Out, "  %s\n", f.Message(r.lang))
	}
	for _, k := range s.Skipped {
		fmt.Fprintf(r.Out, "  %s%s\n", k.Why.Message(r.lang), r.say("：", ": ")+short(k.Text))
	}
}

// showPlan prints the ledger and every row that is not as it was.
func (r *run) showPlan(s *intake.Sheet, p *intake.MemberPlan) {
	fmt.Fprintln(r.Out, r.ledger(p))
	words := map[intake.RowStatus]string{
		intake.RowCreated: r.say("新增", "new"), intake.RowChanged: r.say("更改", "changed"), intake.RowSame: r.say("没有变化", "same"),
		intake.RowMerged: r.say("并入", "merged"), intake.RowRejected: r.say("没有导入", "rejected"),
	}
	plain := 0 // new, and nothing to say of it
	for _, row := range p.Rows {
		if row.Status == intake.RowSame && len(row.Kept)+len(row.Warnings) == 0 {
			continue
		}
		if row.Status == intake.RowCreated && len(row.Warnings) == 0 {
			if plain++; plain > plainShown {
				continue
			}
		}
		if row.Part != "" {
			fmt.Fprintf(r.Out, r.say("工作表“%s”", "worksheet “%s”, "), row.Part)
		}
		fmt.Fprintf(r.Out, r.say("第 %d 行 %s %s\n", "row %d %s %s\n"), row.No, words[row.Status], row.Name)
		if row.First > 0 {
			fmt.Fprintf(r.Out, r.say("    补充第 %d 行\n", "    fills row %d\n"), row.First)
		}
		for _, f := range row.Reasons {
			fmt.Fprintf(r.Out, "    ✗ %s: %s\n", s.Name, f.Message(r.lang))
		}
		if row.Status != intake.RowCreated {
			for _, c := range row.Changes {
				fmt.Fprintf(r.Out, "    %s%s\n", r.label(c), short(c.Old)+" → "+short(c.New))
			}
		}
		for _, c := range row.Kept {
			fmt.Fprintf(r.Out, r.say("    %s保留 %s（文件为 %s）\n", "    %sstays %s (the file has %s)\n"), r.label(c), short(c.Old), short(c.New))
		}
		for _, f := range row.Warnings {
			fmt.Fprintf(r.Out, "    ! %s\n", f.Message(r.lang))
		}
	}
	if plain > plainShown {
		fmt.Fprintf(r.Out, r.say("……另有 %d 行新增（--json 列出全部）\n", "… and %d more new rows (--json lists them all)\n"), plain-plainShown)
	}
}

// plainShown is how many new rows of which there is nothing to say are printed.
const plainShown = 100

func (r *run) label(c intake.FieldChange) string {
	if c.Who != "" {
		return c.Label + "（" + c.Who + "）" + r.say("：", ": ")
	}
	return c.Label + r.say("：", ": ")
}

// short is a text that fits on a line of the terminal.
func short(s string) string {
	rs := []rune(strings.ReplaceAll(s, "\n", " "))
	if len(rs) > 40 {
		return string(rs[:39]) + "…"
	}
	return string(rs)
}
