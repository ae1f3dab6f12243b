package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) memberShowCommand() *cobra.Command {
	var on *onFlags
	c := &cobra.Command{
		Use:   "show MEMBER",
		Short: r.say("看一家会员：会籍、任职、会费", "show a member: standing, terms, posts, dues"),
		Args:  cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				return r.showMember(s, m, r.day(on), on)
			})
		},
	}
	on = r.onFlags(c)
	r.jsonFlag(c)
	return c
}

func (r *run) showMember(s *store.Store, m data.Member, day data.Date, on *onFlags) error {
	f, err := r.factsOn(s, day, on.known.Date)
	if err != nil {
		return err
	}
	standing, there := f.Standings(day)[m.ID]
	if !there {
		return fmt.Errorf(r.say("%s 的记载里没有 %s", "on %s there was no record of %s"), day, m.Name)
	}
	var bills []data.DuesBill
	for _, b := range f.Bills {
		if b.Member == m.ID && b.Year <= day.Year {
			bills = append(bills, b)
		}
	}
	accounts := data.AccountsOn(day, bills, f.Payments)
	var terms []data.Membership
	for _, t := range f.Terms {
		if t.Member == m.ID {
			terms = append(terms, t)
		}
	}
	var posts []data.Post
	for _, p := range f.Posts {
		if p.Member == m.ID {
			posts = append(posts, p)
		}
	}
	credit := data.Credits(&f, day)[m.ID]
	if r.json {
		return r.print(struct {
			Member   data.Member        `json:"member"`
			Standing data.Standing      `json:"standing"`
			Terms    []data.Membership  `json:"terms"`
			Posts    []data.Post        `json:"posts"`
			Bills    []data.BillAccount `json:"bills"`
			Credit   data.Fen           `json:"credit_fen"`
		}{m, standing, terms, posts, accounts, credit})
	}
	fmt.Fprintln(r.Out, m.Name, m.MemberNo)
	status := r.say(string(standing.Status), standing.Status.English())
	if w := r.say(standing.Why.Chinese(), standing.Why.English()); w != "" {
		status += r.say("（"+w+"）", " ("+w+")")
	}
	fmt.Fprintf(r.Out, r.say("%s：%s，%s，会龄 %d 年", "%s: %s, %s, %d years"), day, status, standing.Class, standing.Years)
	if standing.Owed > 0 {
		fmt.Fprintf(r.Out, r.say("，逾期欠费 %s 元", ", %s yuan overdue"), standing.Owed)
	}
	if credit > 0 {
		fmt.Fprintf(r.Out, r.say("，预收 %s 元", ", a credit of %s yuan"), credit)
	}
	fmt.Fprintln(r.Out)
	t := newTable(r.Out, r.say("会籍", "terms"), r.say("起", "from"), r.say("止", "to"), r.say("类别", "class"), r.say("决议", "decision"))
	for _, x := range terms {
		dec := x.DecisionText
		if d := f.Decision(x.Decision); d != nil {
			dec = d.Label()
		}
		from, what := x.Starts, x.Reason
		if x.IsApplication() {
			from, what = x.Applied, r.say("申请", "application")
		}
		t.row(what, from.String(), x.Ends.String(), x.Class, dec)
	}
	for _, p := range posts {
		t.row(p.Name, p.From.String(), p.To.String(), data.CouncilLabel(p.Council), "")
	}
	if err := t.flush(); err != nil || len(accounts) == 0 {
		return err
	}
	t = newTable(r.Out, r.say("会费", "dues"), r.say("应缴", "billed"), r.say("减免", "waived"), r.say("已缴", "paid"), r.say("未缴", "open"), r.say("期限", "due"), r.say("状态", "status"))
	for _, a := range accounts {
		t.row(a.Bill.Label(), a.Bill.Amount.String(), a.Waived.String(), a.Paid.String(), a.Open.String(), a.Due.String(), r.billStatus(a.Status))
	}
	return t.flush()
}

func (r *run) billStatus(s data.BillStatus) string {
	for _, row := range data.BillStatuses {
		if row.Status == s {
			return r.say(string(s), row.EN)
		}
	}
	return string(s)
}
