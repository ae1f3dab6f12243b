package command

import (
	"cmp"
	"fmt"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

// list shows a table, or writes it to a file.
func (r *run) list(out, part string, head []string, rows [][]string) error {
	if out != "" {
		if err := r.columnsOut(out, part, head, rows); err != nil {
			return err
		}
		fmt.Fprintf(r.Out, r.say("%d 行，写入 %s\n", "%d rows; wrote %s\n"), len(rows), out)
		return nil
	}
	t := newTable(r.Out, head...)
	for _, row := range rows {
		t.row(row...)
	}
	return t.flush()
}

func (r *run) arrearsCommand() *cobra.Command {
	var out string
	var on *onFlags
	c := &cobra.Command{
		Use:     "arrears [--on DATE] [-o FILE]",
		Short:   r.say("欠费账龄：90 天以内、1 年以内、2 年以内、2 年以上", "arrears by age: up to 90 days, 1 year, 2 years, longer"),
		Example: "  huikan dues arrears\n  huikan dues arrears --on 2025-12-31 -o 欠费.xlsx",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := r.factsOn(s, r.day(on), on.known.Date)
				if err != nil {
					return err
				}
				all := data.ArrearsOn(&f, r.day(on))
				if r.json {
					return r.print(all)
				}
				head := []string{r.say("会员", "member")}
				for _, a := range data.ArrearsAges {
					head = append(head, r.say(a.ZH, a.EN))
				}
				head = append(head, r.say("合计", "total"), r.say("最早期限", "oldest due"))
				var sum data.Arrears
				var rows [][]string
				row := func(name string, a data.Arrears) {
					cells := []string{name}
					for _, n := range a.ByAge {
						cells = append(cells, blankZero(n))
					}
					rows = append(rows, append(cells, a.Total.String(), a.Oldest.String()))
				}
				name := namesOf(&f)
				for _, a := range all {
					row(name(a.Member), a)
					for i, n := range a.ByAge {
						sum.ByAge[i] += n
					}
					sum.Total += a.Total
				}
				row(fmt.Sprintf(r.say("共 %d 家", "%d in all"), len(all)), sum)
				return r.list(out, r.say("欠费", "Arrears"), head, rows)
			})
		},
	}
	on = r.onFlags(c)
	c.Flags().StringVarP(&out, "output", "o", "", r.say("写入 .xlsx 或 .csv 文件", "write a .xlsx or .csv file"))
	r.jsonFlag(c)
	return c
}

func blankZero(n data.Fen) string {
	if n == 0 {
		return ""
	}
	return n.String()
}

func (r *run) remindersCommand() *cobra.Command {
	var out string
	var lapse bool
	var on *onFlags
	c := &cobra.Command{
		Use:   "reminders [--on DATE] [-o FILE]",
		Short: r.say("催缴名单，按阶段；--lapse 只列可按自动退会处理的", "whom to remind, by stage; --lapse lists who may count as having left"),
		Long: r.say(`名单只是建议，不改任何资料。拟按自动退会处理的（章程示范文本：一年不缴会费）要由
理事会决定，再用 huikan member leave … --reason 自动退会 办理。`,
			`The list proposes and changes nothing. Who may count as having left (model
charter: no dues for a year) is for the council to decide; then enter it with
huikan member leave … --reason 自动退会.`),
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := r.factsOn(s, r.day(on), on.known.Date)
				if err != nil {
					return err
				}
				if lapse {
					return r.lapse(&f, r.day(on), out)
				}
				all := data.Reminders(&f, r.day(on))
				if r.json {
					return r.print(all)
				}
				name := namesOf(&f)
				var rows [][]string
				for _, x := range all {
					stage := data.ReminderStages[x.Stage]
					who, phone, mail := "", "", ""
					if x.Contact != nil {
						who, phone, mail = x.Contact.Name, cmp.Or(x.Contact.Mobile, x.Contact.Phone), x.Contact.Email
					}
					note := ""
					if x.Promise != nil {
						note = string(x.Promise.Status) + " " + x.Promise.Reason
					}
					rows = append(rows, []string{r.say(stage.ZH, stage.EN), name(x.Member), x.Open.String(), fmt.Sprint(max(0, x.Days)), who, phone, mail, note})
				}
				return r.list(out, r.say("催缴", "Reminders"), []string{r.say("阶段", "stage"), r.say("会员", "member"), r.say("未缴", "open"), r.say("逾期天数", "days late"),
					r.say("联系人", "contact"), r.say("电话", "telephone"), r.say("邮箱", "e-mail"), r.say("指定状态", "set by hand")}, rows)
			})
		},
	}
	on = r.onFlags(c)
	c.Flags().StringVarP(&out, "output", "o", "", r.say("写入 .xlsx 或 .csv 文件", "write a .xlsx or .csv file"))
	c.Flags().BoolVar(&lapse, "lapse", false, r.say("拟按自动退会处理的会员", "members that may count as having left"))
	r.jsonFlag(c)
	return c
}

func (r *run) lapse(f *data.Facts, day data.Date, out string) error {
	all := data.LapseProposals(f, day)
	if r.json {
		return r.print(all)
	}
	name := namesOf(f)
	var rows [][]string
	for _, x := range all {
		rows = append(rows, []string{name(x.Member), r.say(x.Why.Chinese(), x.Why.English()), x.Since.String(), blankZero(x.Open)})
	}
	return r.list(out, r.say("拟自动退会", "May have left"), []string{r.say("会员", "member"), r.say("原因", "why"), r.say("起算", "since"), r.say("欠费", "arrears")}, rows)
}
