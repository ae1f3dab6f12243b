package command

import (
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

// factsOn gives the facts to count with on a day: of a day gone by as it was,
// else as they are. known, where it is set, is the day at whose end the library
// is asked what it said.
func (r *run) factsOn(s *store.Store, on, known data.Date) (data.Facts, error) {
	if !known.IsZero() {
		d := known.Last()
		return s.FactsKnown(time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, r.now().Location()))
	}
	if on.Last().Compare(r.today()) < 0 {
		return s.AsOf(on, r.now().Location())
	}
	return s.Facts()
}

// onFlags are the days that lists of a day ask for.
type onFlags struct{ on, known dateFlag }

func (r *run) onFlags(c *cobra.Command) *onFlags {
	o := &onFlags{}
	c.Flags().Var(&o.on, "on", r.say("哪一天（默认今天）", "on which day (default: today)"))
	c.Flags().Var(&o.known, "known", r.say("按资料库在这一天结束时的记载，不算以后的补登和更正", "by what the library said at the end of this day, without what was entered or mended since"))
	return o
}

func (r *run) day(o *onFlags) data.Date {
	if o.on.IsZero() {
		return r.today()
	}
	return o.on.Last()
}

func (r *run) rosterCommand() *cobra.Command {
	var out string
	var on *onFlags
	c := &cobra.Command{
		Use:   "roster [--on DATE] [-o FILE]",
		Short: r.say("会员名册：任何一天的会员", "the register of members, of any day"),
		Long: r.say(`会员名册按类别排列，过去的日子也可以查。
那天以后改名、变更类别、退会、删除，都不影响那天的名册；日期本身（入会、退会、
缴费）以现在的记载为准，因为手续常常后补。要看当时资料库是怎么写的，加 --known。`,
			`The register goes by class. It can be asked for any day gone by: new names,
changes of class, leaving or deletion since then change nothing of it. Dates
themselves (joining, leaving, payments) are as they are known now, because they
are often entered late; --known asks what the library said at the time.`),
		Example: `  huikan roster
  huikan roster --on 2025-12-31 -o 名册.xlsx
  huikan roster --on 2025-12-31 --known 2026-03-20 --json`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := r.factsOn(s, r.day(on), on.known.Date)
				if err != nil {
					return err
				}
				return r.roster(data.RosterOn(&f, r.day(on)), out, r.day(on))
			})
		},
	}
	on = r.onFlags(c)
	c.Flags().StringVarP(&out, "output", "o", "", r.say("写入 .xlsx 或 .csv 文件", "write a .xlsx or .csv file"))
	r.jsonFlag(c)
	return c
}

func (r *run) roster(rows []data.RosterRow, out string, day data.Date) error {
	var head []string
	for _, c := range data.RosterColumns {
		head = append(head, r.say(c.ZH, c.EN))
	}
	cells := make([][]string, len(rows))
	for i := range rows {
		for _, c := range data.RosterColumns {
			cell := c.Get(&rows[i])
			if c.Key == "status" {
				cell = r.say(cell, rows[i].Standing.Status.English())
			}
			cells[i] = append(cells[i], cell)
		}
	}
	if out != "" {
		if err := r.columnsOut(out, r.say("会员名册", "Members"), head, cells); err != nil {
			return err
		}
		fmt.Fprintf(r.Out, r.say("%s 的会员名册共 %d 名，写入 %s\n", "the register of %s has %d members; wrote %s\n"), day, len(rows), out)
		return nil
	}
	if r.json {
		list := make([]map[string]string, len(rows))
		for i := range rows {
			list[i] = map[string]string{"id": string(rows[i].Member.ID)}
			for n, c := range data.RosterColumns {
				list[i][c.Key] = cells[i][n]
			}
		}
		return r.print(list)
	}
	const shown = 9 // the columns that fit a terminal
	t := newTable(r.Out, head[:shown]...)
	for _, row := range cells {
		t.row(row[:shown]...)
	}
	return t.flush()
}
