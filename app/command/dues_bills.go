package command

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) billsCommand() *cobra.Command {
	var out, status string
	var year int
	var on *onFlags
	var keys, names []string
	for _, s := range data.BillStatuses {
		keys = append(keys, string(s.Status))
		names = append(names, string(s.Status)+r.say("", " ("+s.EN+")"))
	}
	c := &cobra.Command{
		Use:     "bills [--year YEAR] [--status STATUS]",
		Short:   r.say("应缴单和缴费情况，例如已通知还没缴的", "bills and how far they are paid, for instance those sent and not paid"),
		Example: "  huikan dues bills --year 2026\n  huikan dues bills --year 2026 --status 已通知 -o 未缴.xlsx",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if status != "" && !slices.Contains(keys, status) {
				return fmt.Errorf(r.say("--status %s：只能是 %s", "--status %s: want %s"), status, strings.Join(names, r.say("、", ", ")))
			}
			return r.reading(func(s *store.Store) error {
				f, err := r.factsOn(s, r.day(on), on.known.Date)
				if err != nil {
					return err
				}
				name := namesOf(&f)
				all := slices.DeleteFunc(data.AccountsOn(r.day(on), f.Bills, f.Payments), func(a data.BillAccount) bool {
					return year != 0 && a.Bill.Year != year || status != "" && string(a.Status) != status || name(a.Bill.Member) == ""
				})
				if r.json {
					return r.print(all)
				}
				var rows [][]string
				var sum data.BillAccount
				for _, a := range all {
					rows = append(rows, []string{name(a.Bill.Member), a.Bill.Label(), a.Bill.Amount.String(), blankZero(a.Waived), blankZero(a.Paid), blankZero(a.Open), a.Due.String(), r.billStatus(a.Status)})
					sum.Bill.Amount += a.Bill.Amount
					sum.Waived += a.Waived
					sum.Paid += a.Paid
					sum.Open += a.Open
				}
				rows = append(rows, []string{fmt.Sprintf(r.say("共 %d 笔", "%d bills"), len(all)), "", sum.Bill.Amount.String(), blankZero(sum.Waived), blankZero(sum.Paid), blankZero(sum.Open), "", ""})
				return r.list(out, r.say("应缴", "Bills"), []string{r.say("会员", "member"), r.say("会费", "dues"), r.say("应缴", "billed"), r.say("减免", "waived"), r.say("已缴", "paid"),
					r.say("未缴", "open"), r.say("期限", "due"), r.say("状态", "status")}, rows)
			})
		},
	}
	on = r.onFlags(c)
	c.Flags().IntVar(&year, "year", 0, r.say("年度", "the year"))
	c.Flags().StringVar(&status, "status", "", strings.Join(names, r.say("、", ", ")))
	c.Flags().StringVarP(&out, "output", "o", "", r.say("写入 .xlsx 或 .csv 文件", "write a .xlsx or .csv file"))
	r.jsonFlag(c)
	return c
}

func (r *run) notifyCommand() *cobra.Command {
	var year int
	var on dateFlag
	c := &cobra.Command{
		Use:   "notify --year YEAR [--on DATE]",
		Short: r.say("记下一年的应缴单已通知会员", "note that a year's bills were sent"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.writing(func(s *store.Store) error {
				bills, err := store.List[data.DuesBill](s)
				if err != nil {
					return err
				}
				day := on.Date
				if day.IsZero() {
					day = r.today()
				}
				ch := s.Change(fmt.Sprintf("通知%d年会费", year))
				for i := range bills {
					if b := &bills[i]; b.Year == year && b.Notified.IsZero() {
						b.Notified = day
						ch.Put(b)
					}
				}
				n := ch.Len()
				if n > 0 {
					if _, err := ch.Commit(); err != nil {
						return err
					}
				}
				fmt.Fprintf(r.Out, r.say("%d 笔记为 %s 已通知\n", "%d bills are noted as sent on %s\n"), n, day)
				return nil
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, r.say("年度", "the year"))
	c.Flags().Var(&on, "on", r.say("通知日期（默认今天）", "the day (default: today)"))
	c.MarkFlagRequired("year")
	return c
}

func (r *run) writeOffCommand() *cobra.Command {
	var year int
	var on dateFlag
	var note string
	c := &cobra.Command{
		Use:   "writeoff MEMBER --year YEAR --note TEXT",
		Short: r.say("核销收不回的会费（坏账）；不是减免", "write dues off that will not come in; this is no waiver"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				f, err := s.Facts()
				if err != nil {
					return err
				}
				act := data.Act{Name: fmt.Sprintf("核销%d年会费：%s", year, m.Name)}
				for _, a := range data.AccountsOn(data.Date{}, f.Bills, f.Payments) {
					if a.Bill.Member != m.ID || a.Bill.Year != year || a.Open == 0 {
						continue
					}
					b := a.Bill
					if b.WrittenOff = on.Date; on.IsZero() {
						b.WrittenOff = r.today()
					}
					b.Note = strings.TrimSpace(b.Note + "\n" + note)
					act.Put = append(act.Put, &b)
				}
				if len(act.Put) == 0 {
					return fmt.Errorf(r.say("%s 的 %d 年会费没有未缴的", "%s owes nothing of %d"), m.Name, year)
				}
				return r.commit(s, act)
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, r.say("年度", "the year"))
	c.Flags().Var(&on, "on", r.say("核销日期（默认今天）", "the day (default: today)"))
	c.Flags().StringVar(&note, "note", "", r.say("依据，写入备注", "why; it goes into the note"))
	c.MarkFlagRequired("year")
	c.MarkFlagRequired("note")
	return c
}
