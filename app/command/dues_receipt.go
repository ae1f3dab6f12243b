package command

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) receiptCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "receipt",
		Short: r.say("票据登记：列出并查断号，开票，作废", "the register of receipts: list and look for gaps, give, void"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.Receipts()
				if err != nil {
					return err
				}
				runs := data.ReceiptRuns(all)
				if r.json {
					return r.print(struct {
						Receipts []data.Receipt    `json:"receipts"`
						Runs     []data.ReceiptRun `json:"runs"`
					}{all, runs})
				}
				t := newTable(r.Out, r.say("票据号", "number"), r.say("种类", "kind"), r.say("日期", "day"), r.say("抬头", "to"), r.say("金额", "sum"), "")
				for _, x := range all {
					void := ""
					if x.IsVoid() {
						void = r.say("作废：", "void: ") + x.Reason
					}
					t.row(x.Number, x.Sort, x.Issued.String(), x.Title, x.Amount.String(), void)
				}
				if err := t.flush(); err != nil {
					return err
				}
				for _, x := range runs {
					if x.Missing {
						fmt.Fprintf(r.Out, r.say("断号：%s 缺 %s 至 %s，共 %d 张\n", "gap: %s lacks %s to %s, %d in all\n"), x.Sort, x.First, x.Last, x.Count)
					}
				}
				return nil
			})
		},
	}
	r.jsonFlag(c)
	c.AddCommand(r.receiptNewCommand(), r.receiptVoidCommand())
	return c
}

func (r *run) receiptNewCommand() *cobra.Command {
	var on dateFlag
	var kind, number, title string
	var all bool
	c := &cobra.Command{
		Use:   "new [MEMBER] [--all]",
		Short: r.say("给还没有票据的缴费开票，号码接着上一张", "give receipts for payments that have none; numbers follow the last"),
		Example: `  huikan dues receipt new 百川城配
  huikan dues receipt new --all --number 沪财0000001`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if (len(args) == 1) == all {
				return fmt.Errorf("%s", r.say("请写明会员，或加 --all", "give a member, or --all"))
			}
			return r.writing(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				who := data.MemberID("")
				if len(args) == 1 {
					m, err := r.findMember(s, args[0])
					if err != nil {
						return err
					}
					who = m.ID
				}
				due := slices.DeleteFunc(f.Payments, func(p data.Payment) bool {
					return p.Member == "" || who != "" && p.Member != who || slices.ContainsFunc(f.Receipts, func(x data.Receipt) bool { return !x.IsVoid() && slices.Contains(x.Payments, p.ID) })
				})
				slices.SortStableFunc(due, func(a, b data.Payment) int { return cmp.Or(a.Paid.Compare(b.Paid), cmp.Compare(a.ID, b.ID)) })
				if len(due) == 0 {
					fmt.Fprintln(r.Out, r.say("没有要开票的缴费", "no payment wants a receipt"))
					return nil
				}
				day := on.Date
				if day.IsZero() {
					day = r.today()
				}
				ch := s.Change("开票")
				for _, p := range due {
					x, err := data.IssueReceipt(f.Receipts, []data.Payment{p}, kind, number, title, day)
					if err != nil {
						return r.refused(err)
					}
					number = "" // the next ones follow
					x.ID = data.ReceiptID(s.NewID())
					ch.Put(&x)
					f.Receipts = append(f.Receipts, x)
					fmt.Fprintln(r.Out, x.Number, x.Title, x.Amount)
				}
				_, err = ch.Commit()
				return err
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("开票日期（默认今天）", "the day (default: today)"))
	c.Flags().StringVar(&kind, "kind", data.ReceiptKinds[1], r.say("票据种类", "the kind of receipt"))
	c.Flags().StringVar(&number, "number", "", r.say("第一张的号码；以后自动接续", "the first number; later ones follow"))
	c.Flags().StringVar(&title, "title", "", r.say("抬头（默认付款户名）", "to whom (default: the payer)"))
	c.Flags().BoolVar(&all, "all", false, r.say("所有还没有票据的缴费", "all payments that have none"))
	return c
}

func (r *run) receiptVoidCommand() *cobra.Command {
	var on dateFlag
	var reason string
	c := &cobra.Command{
		Use:   "void NUMBER --reason TEXT",
		Short: r.say("作废一张票据；号码保留", "void a receipt; it keeps its number"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				all, err := s.Receipts()
				if err != nil {
					return err
				}
				for _, x := range all {
					if data.NameKey(x.Number) != data.NameKey(args[0]) {
						continue
					}
					day := on.Date
					if day.IsZero() {
						day = r.today()
					}
					x, err := data.Void(x, day, reason)
					if err != nil {
						return r.refused(err)
					}
					return r.commit(s, data.Act{Name: "作废票据：" + x.Number, Put: []data.Record{&x}})
				}
				return fmt.Errorf(r.say("没有票据 %s", "there is no receipt %s"), args[0])
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("作废日期（默认今天）", "the day (default: today)"))
	c.Flags().StringVar(&reason, "reason", "", r.say("原因", "the reason"))
	c.MarkFlagRequired("reason")
	return c
}
