package command

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) duesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "dues",
		Short: r.say("会费：标准、开单、缴费、票据、欠费、催缴", "dues: standard, bills, payments, receipts, arrears, reminders"),
		Long: r.say(`一季会费这样做：
  1. 登记会员大会的决议，建立会费标准，启用
       huikan decision new … ；huikan dues standard new … ；huikan dues standard activate …
  2. 按标准开单（再开一次不会重复）      huikan dues raise --year 2026 --due 2026-06-30
  3. 登记到账，或读银行流水认领          huikan dues pay … ；huikan dues bank 流水.csv
  4. 开票                                huikan dues receipt new --all
  5. 看欠费账龄、催缴名单                huikan dues arrears ；huikan dues reminders`,
			`A season of dues goes like this:
  1. enter the assembly's decision, make a standard of dues, activate it
       huikan decision new … ; huikan dues standard new … ; huikan dues standard activate …
  2. raise the bills (again raises nothing twice)   huikan dues raise --year 2026 --due 2026-06-30
  3. enter payments, or read the bank's sheet        huikan dues pay … ; huikan dues bank sheet.csv
  4. give receipts                                   huikan dues receipt new --all
  5. see arrears by age, and whom to remind          huikan dues arrears ; huikan dues reminders`),
		Args: cobra.NoArgs,
	}
	c.AddCommand(r.standardCommand(), r.raiseCommand(), r.payCommand(), r.bankCommand(), r.creditCommand(), r.waiveCommand(),
		r.receiptCommand(), r.billsCommand(), r.notifyCommand(), r.writeOffCommand(), r.arrearsCommand(), r.remindersCommand(), r.duesReportCommand())
	return c
}

func (r *run) standardCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "standard",
		Short: r.say("会费标准：列出、新建、检查并启用", "standards of dues: list, make, check and activate"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.DuesStandards()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(all)
				}
				decisions, err := s.Decisions()
				if err != nil {
					return err
				}
				f := data.Facts{Decisions: decisions}
				for i := range all {
					d := &all[i]
					state := r.say("未启用", "a draft")
					if !d.Activated.IsZero() {
						state = fmt.Sprintf(r.say("%s 启用", "activated on %s"), d.Activated)
					}
					fmt.Fprintf(r.Out, r.say("%s（%s 起施行，%s）\n", "%s (from %s, %s)\n"), d.Name, d.From, state)
					for _, l := range d.Lines {
						fmt.Fprintln(r.Out, "  "+l.String())
					}
					r.problems(r.Out, data.CheckStandard(d, f.Decision(d.Decision), r.today()))
				}
				return nil
			})
		},
	}
	r.jsonFlag(c)
	c.AddCommand(r.standardNewCommand(), r.standardActivateCommand())
	return c
}

func (r *run) standardNewCommand() *cobra.Command {
	var from, announced dateFlag
	var lines []string
	var decision string
	c := &cobra.Command{
		Use:   "new NAME --from DATE --line 理事单位：5000元/年 …",
		Short: r.say("新建会费标准（草稿）", "make a standard of dues (a draft)"),
		Example: `  huikan dues standard new 2027年会费标准 --from 2027-01-01 --decision 会费标准 \
    --line 会长单位：30000元/年 --line 理事单位：6000元/年 --line 会员单位：2000元/年`,
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				dec, err := r.findDecision(s, decision)
				if err != nil {
					return err
				}
				d := data.DuesStandard{Name: args[0], From: from.Date, Announced: announced.Date, Decision: idOf(dec)}
				for _, text := range lines {
					l, err := data.ParseDuesLine(text)
					if err != nil {
						return r.refused(err)
					}
					if l.Class, err = r.findClass(s, l.Class); err != nil {
						return err
					}
					d.Lines = append(d.Lines, l)
				}
				for _, p := range data.Validate(&d) {
					if p.Severity() == data.Wrong {
						return fmt.Errorf("%s %s", p.Field, r.problem(&p))
					}
				}
				if err := r.commit(s, data.Act{Name: "会费标准：" + d.Name, Put: []data.Record{&d}}); err != nil {
					return err
				}
				r.problems(r.Out, data.CheckStandard(&d, dec, r.today()))
				return nil
			})
		},
	}
	c.Flags().Var(&from, "from", r.say("施行日期", "from which day"))
	c.Flags().Var(&announced, "announced", r.say("向会员公布的日期", "day on which members were told"))
	c.Flags().StringArrayVar(&lines, "line", nil, r.say("一类会员的会费，可多次", "what one class pays; may be repeated"))
	c.Flags().StringVar(&decision, "decision", "", r.say("通过标准的决议", "the decision"))
	c.MarkFlagRequired("from")
	c.MarkFlagRequired("line")
	return c
}

func (r *run) standardActivateCommand() *cobra.Command {
	var decision string
	var check bool
	var announced dateFlag
	c := &cobra.Command{
		Use:   "activate NAME",
		Short: r.say("按法规检查会费标准，合格才启用；--check 只检查", "check a standard against the law, and activate it if it passes; --check only checks"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				all, err := s.DuesStandards()
				if err != nil {
					return err
				}
				var std *data.DuesStandard
				for i := range all {
					if data.NameKey(all[i].Name) == data.NameKey(args[0]) || string(all[i].ID) == args[0] {
						std = &all[i]
					}
				}
				if std == nil {
					return fmt.Errorf(r.say("没有会费标准“%s”", "there is no standard of dues %q"), args[0])
				}
				dec, err := r.findDecision(s, decision)
				if err != nil {
					return err
				}
				if dec != nil {
					std.Decision = dec.ID
				} else if std.Decision != "" {
					d, err := store.Get[data.Decision](s, string(std.Decision))
					if err != nil {
						return err
					}
					dec = &d
				}
				if !announced.IsZero() {
					std.Announced = announced.Date
				}
				active, problems, ok := data.Activate(*std, dec, r.today())
				r.problems(r.Out, problems)
				switch {
				case check && ok:
					fmt.Fprintln(r.Out, r.say("可以启用", "it may be activated"))
					return nil
				case !ok:
					return fmt.Errorf(r.say("没有启用 %s：%d 处不合规定", "%s was not activated: %d findings"), std.Name, wrongs(problems))
				}
				return r.commit(s, data.Act{Name: "启用会费标准：" + std.Name, Put: []data.Record{&active}})
			})
		},
	}
	c.Flags().StringVar(&decision, "decision", "", r.say("通过标准的决议", "the decision"))
	c.Flags().Var(&announced, "announced", r.say("向会员公布的日期", "day on which members were told"))
	c.Flags().BoolVar(&check, "check", false, r.say("只检查，不启用", "check only"))
	return c
}

func wrongs(all []data.Problem) int {
	n := 0
	for i := range all {
		if all[i].Severity() == data.Wrong {
			n++
		}
	}
	return n
}

func (r *run) raiseCommand() *cobra.Command {
	var o data.RaiseOptions
	var due dateFlag
	var council councilFlag
	var rule string
	var dry bool
	var rules []string
	for _, row := range data.ClassRules {
		rules = append(rules, string(row.Rule)+r.say("（"+row.ZH+"）", " ("+row.EN+")"))
	}
	c := &cobra.Command{
		Use:     "raise --year YEAR",
		Short:   r.say("按启用的标准给一年的会员开单；再开一次不会重复", "raise a year's bills from the activated standard; raising again doubles nothing"),
		Example: "  huikan dues raise --year 2026 --due 2026-06-30 --dry-run\n  huikan dues raise --year 2026 --due 2026-06-30 --rule higher",
		Args:    cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			o.Rule, o.Due, o.Council = data.ClassRule(rule), due.Date, council.no
			if !known(o.Rule) {
				return fmt.Errorf(r.say("--rule %s：只能是 %s", "--rule %s: want %s"), rule, strings.Join(rules, r.say("、", ", ")))
			}
			open := r.writing
			if dry {
				open = r.reading
			}
			return open(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				bills, notes, err := data.RaiseBills(&f, o)
				if err != nil {
					return r.refused(err)
				}
				name := namesOf(&f)
				if !dry && len(bills) > 0 {
					ch := s.Change(fmt.Sprintf("%d年会费开单", o.Year))
					for i := range bills {
						ch.Put(&bills[i])
					}
					if _, err := ch.Commit(); err != nil {
						return err
					}
				}
				if r.json {
					return r.print(bills)
				}
				t := newTable(r.Out, r.say("会员", "member"), r.say("会费", "dues"), r.say("应缴", "billed"), r.say("期限", "due"))
				var sum data.Fen
				for _, b := range bills {
					t.row(name(b.Member), b.Label(), b.Amount.String(), b.Due.String())
					sum += b.Amount
				}
				if len(bills) > 0 {
					if err := t.flush(); err != nil {
						return err
					}
				}
				for _, n := range notes {
					fmt.Fprintln(r.Out, name(n.Member)+" "+r.problem(&n.Problem))
				}
				done := r.say("开单 %d 笔，共 %s 元\n", "%d bills raised, %s yuan\n")
				if dry {
					done = r.say("将开单 %d 笔，共 %s 元；没有写入\n", "%d bills would be raised, %s yuan; nothing was written\n")
				}
				fmt.Fprintf(r.Out, done, len(bills), sum)
				return nil
			})
		},
	}
	c.Flags().IntVar(&o.Year, "year", 0, r.say("年度", "the year"))
	c.Flags().Var(&due, "due", r.say("缴费期限（默认年底）", "the last day to pay (default: 31 December)"))
	c.Flags().StringVar(&rule, "rule", string(data.ByStart), r.say("年中变更类别的怎么算：", "for members that change class in the year: ")+strings.Join(rules, r.say("、", ", ")))
	c.Flags().Var(&council, "council", r.say("按届缴费的类别用哪一届（默认当年在任的一届）", "the council for classes that pay once a term (default: the one in office)"))
	c.Flags().BoolVar(&dry, "dry-run", false, r.say("只看，不写入", "look only"))
	c.MarkFlagRequired("year")
	r.jsonFlag(c)
	return c
}

func known(rule data.ClassRule) bool {
	for _, row := range data.ClassRules {
		if row.Rule == rule {
			return true
		}
	}
	return false
}

// namesOf tells the name of a member.
func namesOf(f *data.Facts) func(data.MemberID) string {
	names := map[data.MemberID]string{}
	for _, m := range f.Members {
		names[m.ID] = m.Name
	}
	return func(id data.MemberID) string { return names[id] }
}

func (r *run) waiveCommand() *cobra.Command {
	var year int
	var amount moneyFlag
	var reason, decision string
	c := &cobra.Command{
		Use:   "waive MEMBER --year YEAR --reason TEXT --decision DECISION",
		Short: r.say("减免会费，须有决议和原因", "let a member off dues, by a decision and for a reason"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				dec, err := r.findDecision(s, decision)
				if err != nil {
					return err
				}
				bills, err := s.Bills(m.ID)
				if err != nil {
					return err
				}
				for _, b := range bills {
					if b.Year != year {
						continue
					}
					w := data.Waiver{Amount: amount.Fen, Reason: reason}
					if w.Amount == 0 {
						w.Amount = b.Amount
					}
					b, err := data.Waive(b, w, dec)
					if err != nil {
						return r.refused(err)
					}
					return r.commit(s, data.Act{Name: "减免：" + m.Name + " " + b.Label(), Put: []data.Record{&b}})
				}
				return fmt.Errorf(r.say("%s 没有 %d 年的应缴单", "%s has no bill of %d"), m.Name, year)
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, r.say("年度", "the year"))
	c.Flags().Var(&amount, "amount", r.say("减免多少（默认全免）", "how much (default: all)"))
	c.Flags().StringVar(&reason, "reason", "", r.say("原因", "the reason"))
	c.Flags().StringVar(&decision, "decision", "", r.say("依据的决议", "the decision"))
	for _, f := range []string{"year", "reason", "decision"} {
		c.MarkFlagRequired(f)
	}
	return c
}

func (r *run) duesReportCommand() *cobra.Command {
	var year int
	var published bool
	c := &cobra.Command{
		Use:   "report --year YEAR",
		Short: r.say("一年的会费收支情况（收入部分），每年应向会员公布；--published 记下已公布", "a year's dues for the yearly statement to the members; --published notes that it was made"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			open := r.reading
			if published {
				open = r.writing
			}
			return open(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				if year == 0 {
					year = r.today().Year - 1
				}
				g := data.FiguresOn(&f, data.Date{Year: year, Month: 12, Day: 31})
				if published {
					a := f.Association
					a.DuesReported = max(a.DuesReported, year)
					if err := r.commit(s, data.Act{Name: "公布会费收支：" + strconv.Itoa(year), Put: []data.Record{&a}}); err != nil {
						return err
					}
					f.Association = a
				}
				if r.json {
					return r.print(g.Dues)
				}
				t := newTable(r.Out, r.say("年度", "year"), strconv.Itoa(year))
				for _, row := range []struct {
					zh, en string
					sum    data.Fen
				}{{"应缴", "billed", g.Dues.Due}, {"减免", "waived", g.Dues.Waived}, {"其中已缴", "paid of it", g.Dues.Paid}, {"未缴", "open", g.Dues.Open},
					{"本年实收（含补缴往年、预收）", "received in the year, for whatever year", g.Dues.Received}} {
					t.row(r.say(row.zh, row.en), row.sum.String())
				}
				if err := t.flush(); err != nil {
					return err
				}
				r.problems(r.Out, data.CheckDuesReport(f.Association.DuesReported, r.today()))
				return nil
			})
		},
	}
	c.Flags().IntVar(&year, "year", 0, r.say("年度（默认去年）", "the year (default: the last one)"))
	c.Flags().BoolVar(&published, "published", false, r.say("记下这一年的已向会员公布", "note that this year's was published"))
	r.jsonFlag(c)
	return c
}
