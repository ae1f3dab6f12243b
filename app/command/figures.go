package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) figuresCommand() *cobra.Command {
	var on *onFlags
	c := &cobra.Command{
		Use:   "figures --on DATE",
		Short: r.say("年检数字：会员数、负责人、理事会、会费，任何一天", "the regulator's numbers: members, officers, council, dues, of any day"),
		Long: r.say(`年度工作报告要的数字：单位会员与个人会员之和即会员总数；按类别；本年入会、
退会；负责人（会长、副会长、秘书长，不含名誉会长、顾问、理事、副秘书长）；会费应缴、
实缴。过去的日子以后怎么改资料都算得出同样的数，见 huikan roster --help。`,
			`The numbers of the annual report: units and persons are the total; by class;
joined and left in the year; officers (chairs, vice chairs and the secretary
general only); dues billed and received. A day gone by gives the same numbers
however the library was changed since, see huikan roster --help.`),
		Example: "  huikan figures --on 2025-12-31\n  huikan figures --on 2025-12-31 --json",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := r.factsOn(s, r.day(on), on.known.Date)
				if err != nil {
					return err
				}
				return r.figures(data.FiguresOn(&f, r.day(on)))
			})
		},
	}
	on = r.onFlags(c)
	r.jsonFlag(c)
	return c
}

func (r *run) dutiesCommand() *cobra.Command {
	var on dateFlag
	c := &cobra.Command{
		Use:   "duties",
		Short: r.say("该办的事：年报、会费公布、换届、断号、待认领，附法规依据", "what to see to: the annual report, publishing dues, elections, gaps, money that is nobody's; with the law"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				day := on.Date.Last()
				if day.IsZero() {
					day = r.today()
				}
				all := data.DutiesOn(&f, day)
				if r.json {
					return r.print(r.problemRows(all))
				}
				r.problems(r.Out, all)
				if len(all) == 0 {
					fmt.Fprintln(r.Out, r.say("没有要办的", "there is nothing to see to"))
				}
				return nil
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("哪一天（默认今天）", "on which day (default: today)"))
	r.jsonFlag(c)
	return c
}

func (r *run) figures(g data.Figures) error {
	if r.json {
		return r.print(struct {
			data.Figures
			Findings []finding `json:"findings"`
		}{g, r.problemRows(g.Problems)})
	}
	t := newTable(r.Out, r.say("日期", "day"), g.Day.String())
	row := func(zh, en string, v any) { t.row(r.say(zh, en), fmt.Sprint(v)) }
	row("会员总数", "members", g.Total)
	row("  单位会员", "  units", g.Units)
	row("  个人会员", "  persons", g.Persons)
	for _, c := range g.ByClass {
		t.row("  "+c.Class, fmt.Sprint(c.Total))
	}
	row("上年末会员", "members at the end of the year before", g.Before)
	row("本年入会", "joined in the year", r.counted(g.Joined, g.JoinedIn))
	row("本年退会", "left in the year", r.counted(g.Left, g.LeftIn))
	for _, n := range g.Standing {
		t.row(r.say("  会籍"+n.Name, "  "+data.Status(n.Name).English()), fmt.Sprint(n.Count))
	}
	if g.Council > 0 {
		row("本届", "council", data.CouncilLabel(g.Council))
	}
	row("负责人", "officers", len(g.Officers))
	for _, o := range g.Officers {
		who := o.Name
		if o.Unit != "" {
			who += r.say("（"+o.Unit+"）", " ("+o.Unit+")")
		}
		t.row("  "+o.Post, who)
	}
	row("理事会成员单位", "members of council classes", g.InCouncil)
	d := g.Dues
	row("会费年度", "year of dues", d.Year)
	row("  应缴", "  billed", fmt.Sprintf(r.say("%s 元（%d 笔）", "%s yuan (%d bills)"), d.Due, d.Bills))
	row("  减免", "  waived", d.Waived)
	row("  已缴", "  paid of it", d.Paid)
	row("  未缴", "  open", d.Open)
	row("本年实收会费", "received in the year", d.Received)
	row("累计逾期欠费", "overdue of all years", d.Arrears)
	row("预收", "credits", d.Credits)
	if err := t.flush(); err != nil {
		return err
	}
	if g.Undated > 0 {
		fmt.Fprintf(r.Out, r.say("注意：%d 名会员没有入会日期，按一直是会员计算\n", "note: %d members have no date of joining and are counted as having belonged always\n"), g.Undated)
	}
	r.problems(r.Out, g.Problems)
	return nil
}

// counted is a count with the names, where they are few.
func (r *run) counted(n int, who []data.NameOn) string {
	var names []string
	for _, w := range who[:min(len(who), 5)] {
		names = append(names, strings.TrimSpace(w.Name+" "+w.On.String()))
	}
	s := fmt.Sprint(n)
	if len(names) > 0 {
		s += r.say("（", " (") + strings.Join(names, r.say("、", ", "))
		if n > len(names) {
			s += r.say("等", " …")
		}
		s += r.say("）", ")")
	}
	return s
}
