package command

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/intake"
	"huikan/data/store"
)

func (r *run) payCommand() *cobra.Command {
	var on dateFlag
	var method, payer, ref string
	var years []int
	var also []string
	var credit bool
	c := &cobra.Command{
		Use:   "pay MEMBER SUM",
		Short: r.say("登记一笔缴费：先还最早的应缴单，多出的作预收", "enter a payment: the oldest bills first, the rest is a credit"),
		Example: `  huikan dues pay 百川城配 5000 --on 2026-04-15 --ref A003
  huikan dues pay 澄运速递 22000 --also 澄运东津 --year 2026
  huikan dues pay 云麓茶仓 2500 --payer 某某财务公司`,
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			amount, err := data.ParseMoney(args[1])
			if err != nil {
				return r.refused(err)
			}
			return r.writing(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				p := data.Payment{Member: m.ID, Amount: amount, Paid: on.Date, Method: method, PayerName: data.CleanName(payer), BankRef: ref}
				if p.Paid.IsZero() {
					p.Paid = r.today()
				}
				if p.PayerName == "" {
					p.PayerName = m.Name
				}
				who := []data.MemberID{m.ID}
				for _, a := range also {
					o, err := r.findMember(s, a)
					if err != nil {
						return err
					}
					who = append(who, o.ID)
				}
				open := slices.DeleteFunc(data.AccountsOn(data.Date{}, f.Bills, f.Payments), func(a data.BillAccount) bool {
					return !slices.Contains(who, a.Bill.Member) || len(years) > 0 && !slices.Contains(years, a.Bill.Year)
				})
				if !credit {
					p.Allocations, _ = data.Allocate(amount, open)
				}
				if ref != "" {
					if before, err := s.PaymentsWithRef(ref); err != nil {
						return err
					} else if len(before) > 0 {
						return fmt.Errorf(r.say("流水号 %s 已登记过：%s %s 元", "the bank's number %s was entered before: %s, %s yuan"), ref, before[0].Paid, before[0].Amount)
					}
				}
				for _, x := range data.Pay(p, f.Bills, f.Payments) {
					if x.Severity() == data.Wrong {
						return r.refused(&x)
					}
				}
				act := data.Act{Name: "缴费：" + m.Name + " " + amount.String(), Put: []data.Record{&p}}
				if m, new := data.RememberPayer(m, payer); new && len(who) == 1 {
					act.Put = append(act.Put, &m)
				}
				if err := r.commit(s, act); err != nil {
					return err
				}
				r.allocated(&f, p)
				return nil
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("到账日期（默认今天）", "the day on which it came in (default: today)"))
	c.Flags().StringVar(&method, "method", data.PaymentMethods[0], r.say("银行转账、支票、现金、微信、支付宝", "银行转账 (bank), 支票 (cheque), 现金 (cash), 微信, 支付宝"))
	c.Flags().StringVar(&payer, "payer", "", r.say("付款户名，与会员名称不同时填；会记住", "the payer's name where it is not the member's; it is remembered"))
	c.Flags().StringVar(&ref, "ref", "", r.say("银行流水号", "the bank's number"))
	c.Flags().IntSliceVar(&years, "year", nil, r.say("只缴这些年度", "for these years only"))
	c.Flags().StringArrayVar(&also, "also", nil, r.say("同一笔款也替这家会员缴，可多次", "the sum is for this member as well; may be repeated"))
	c.Flags().BoolVar(&credit, "credit", false, r.say("全部作预收", "all of it is a credit"))
	return c
}

// allocated says where a payment went.
func (r *run) allocated(f *data.Facts, p data.Payment) {
	name := namesOf(f)
	for _, a := range p.Allocations {
		for _, b := range f.Bills {
			if b.ID == a.Bill {
				fmt.Fprintf(r.Out, "  %s %s %s\n", name(b.Member), b.Label(), a.Amount)
			}
		}
	}
	if c := p.Credit(); c > 0 {
		fmt.Fprintf(r.Out, r.say("  预收 %s\n", "  a credit of %s\n"), c)
	}
}

func (r *run) bankCommand() *cobra.Command {
	var yes, all bool
	var given map[string]string
	c := &cobra.Command{
		Use:   "bank FILE",
		Short: r.say("读银行流水（CSV、XLSX），提出每笔是谁缴的；加 --yes 登记有把握的", "read a bank's sheet (CSV, XLSX) and propose whose each sum is; --yes enters the sure ones"),
		Long: r.say(`每行收入按付款户名认领：以前用过的户名、会员名称、曾用名为有把握；简称、相近的
名称、附言、联系人为待核对（--all 一并登记）。登记过的、认不出的不登记。一次可以撤销。`,
			`Each incoming sum is recognised by its payer: a name used before, the member's
name or a former one are sure; a short name, a like name, the memo or a contact
want a look (--all enters them too). What was entered before or is not
recognised is left. One undo takes all of it back.`),
		Example: "  huikan dues bank 流水.csv\n  huikan dues bank 流水.xlsx --yes\n  huikan dues bank 流水.csv --give 7=百川城配 --give 9=云麓茶仓 --yes",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			raw, err := os.ReadFile(args[0])
			if err != nil {
				return err
			}
			sheet, err := intake.BankSheet(filepath.Base(args[0]), raw)
			if err != nil {
				return err
			}
			open := r.reading
			if yes {
				open = r.writing
			}
			return open(func(s *store.Store) error { return r.bank(s, sheet, given, yes, all) })
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, r.say("登记有把握的", "enter the sure ones"))
	c.Flags().StringToStringVar(&given, "give", nil, r.say("行号=会员：这一行是谁缴的，户名会记住；可多次", "ROW=MEMBER: whose the sum of a row is; the payer's name is remembered; may be repeated"))
	c.Flags().BoolVar(&all, "all", false, r.say("与 --yes 同用：待核对的也登记", "with --yes: those that want a look as well"))
	r.jsonFlag(c)
	return c
}

func (r *run) bank(s *store.Store, sheet *intake.BankFile, given map[string]string, yes, all bool) error {
	f, err := s.Facts()
	if err != nil {
		return err
	}
	said := map[int]data.BankWord{}
	for row, who := range given {
		no, err := strconv.Atoi(row)
		if err != nil || !slices.ContainsFunc(sheet.Rows, func(b data.BankRow) bool { return b.Line == no }) {
			return fmt.Errorf(r.say("--give %s=%s：%s 的第 %s 行不是一笔收入", "--give %s=%s: no sum came in on row %[4]s of %[3]s"), row, who, sheet.Name, row)
		}
		m, err := r.findMember(s, who)
		if err != nil {
			return err
		}
		said[no] = data.BankWord{Member: m.ID}
	}
	proposals := data.NewBank(&f).Claim(sheet.Rows, said)
	name, entered, found := namesOf(&f), 0, 0
	ch := s.Change("银行流水：" + sheet.Name)
	members := map[data.MemberID]data.Member{}
	for _, m := range f.Members {
		members[m.ID] = m
	}
	t := newTable(r.Out, r.say("行", "row"), r.say("日期", "day"), r.say("金额", "sum"), r.say("付款户名", "payer"), r.say("会员", "member"), r.say("依据", "by"), "")
	for i := range proposals {
		p := &proposals[i]
		how, done := "", ""
		for _, row := range data.BankMatches {
			if row.Match == p.Match {
				how = r.say(row.ZH, row.EN)
			}
		}
		who := ""
		for _, m := range append(slices.Clone(p.Members), p.Candidates...) {
			if n := name(m); n != "" && !slices.Contains(p.Members[min(1, len(p.Members)):], m) && who != n {
				if who != "" {
					who += r.say("、", ", ")
				}
				who += n
			}
		}
		if len(p.Members) > 0 {
			found++
			if yes && (p.Sure || all) {
				ch.Put(&p.Payment)
				done = r.say("已登记", "entered")
				entered++
				if m := members[p.Members[0]]; p.Remember {
					if m, new := data.RememberPayer(m, p.Row.Payer); new {
						members[m.ID] = m
						ch.Put(&m)
					}
				}
			} else if !p.Sure {
				done = r.say("待核对", "to be looked at")
			}
		}
		t.row(fmt.Sprint(p.Row.Line), p.Row.Paid.String(), p.Row.Amount.String(), p.Row.Payer, who, how, done)
	}
	if yes && entered > 0 {
		if _, err := ch.Commit(); err != nil {
			return err
		}
	}
	if r.json {
		return r.print(struct {
			Proposals []data.BankProposal  `json:"proposals"`
			Skipped   []intake.BankSkipped `json:"skipped"`
			Entered   int                  `json:"entered"`
		}{proposals, sheet.Skipped, entered})
	}
	if err := t.flush(); err != nil {
		return err
	}
	for _, x := range sheet.Skipped {
		if x.Wrong {
			fmt.Fprintf(r.Out, r.say("第 %d 行没有读：%s\n", "row %d was not read: %s\n"), x.Line, r.say(x.ZH, x.EN))
		}
	}
	fmt.Fprintf(r.Out, r.say("%d 笔收入，认出 %d 笔，登记 %d 笔；另有 %d 行不是收入或读不了\n", "%d sums came in, %d recognised, %d entered; %d other rows are no income or cannot be read\n"),
		len(proposals), found, entered, len(sheet.Skipped))
	return nil
}

func (r *run) creditCommand() *cobra.Command {
	var use bool
	c := &cobra.Command{
		Use:   "credit [MEMBER]",
		Short: r.say("预收款；--use 用来冲抵未缴的应缴单", "credits; --use pays open bills with them"),
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			open := r.reading
			if use {
				open = r.writing
			}
			return open(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				only := data.MemberID("")
				if len(args) > 0 {
					m, err := r.findMember(s, args[0])
					if err != nil {
						return err
					}
					only = m.ID
				}
				if use {
					ch := s.Change("预收冲抵")
					for _, m := range f.Members {
						if only == "" || m.ID == only {
							for _, p := range data.UseCredit(m.ID, f.Bills, f.Payments) {
								ch.Put(&p)
							}
						}
					}
					set, err := ch.Commit()
					if err != nil {
						return err
					}
					fmt.Fprintf(r.Out, r.say("冲抵 %d 笔\n", "%d payments were used\n"), set.Records)
					if f, err = s.Facts(); err != nil {
						return err
					}
				}
				credits := data.Credits(&f, data.Date{})
				if r.json {
					return r.print(credits)
				}
				t := newTable(r.Out, r.say("会员", "member"), r.say("预收", "credit"))
				for _, m := range f.Members {
					if n := credits[m.ID]; n > 0 && (only == "" || m.ID == only) {
						t.row(m.Name, n.String())
					}
				}
				if n := credits[""]; n > 0 && only == "" {
					t.row(r.say("待认领", "nobody's yet"), n.String())
				}
				return t.flush()
			})
		},
	}
	c.Flags().BoolVar(&use, "use", false, r.say("冲抵应缴单", "pay open bills"))
	r.jsonFlag(c)
	return c
}
