package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) decisionCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "decision",
		Short: r.say("决议：登记、列出", "decisions: enter, list"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.Decisions()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(all)
				}
				t := newTable(r.Out, r.say("日期", "day"), r.say("机构", "body"), r.say("决议", "decision"), r.say("应到/实到", "entitled/came"), r.say("赞成/反对/弃权", "for/against/abstained"))
				for _, d := range all {
					t.row(d.Held.String(), d.Body, d.Title, pair(d.Eligible, d.Attended), pair(d.For, d.Against, d.Abstain))
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	c.AddCommand(r.decisionNewCommand())
	return c
}

// pair joins numbers with a stroke; none are shown as nothing.
func pair(ns ...int) string {
	s, sum := "", 0
	for i, n := range ns {
		if i > 0 {
			s += "/"
		}
		s += fmt.Sprint(n)
		sum += n
	}
	if sum == 0 {
		return ""
	}
	return s
}

func (r *run) decisionNewCommand() *cobra.Command {
	var d data.Decision
	var held, announced dateFlag
	c := &cobra.Command{
		Use:     "new TITLE --held DATE --body BODY",
		Short:   r.say("登记一项决议", "enter a decision"),
		Example: `  huikan decision new 会费标准 --held 2026-03-20 --body 会员大会 --eligible 213 --attended 178 --for 161 --against 9 --abstain 8 --secret --announced 2026-04-02`,
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			d.Title, d.Held, d.Announced = args[0], held.Date, announced.Date
			problems := data.ValidateOn(r.today(), &d)
			if worst, any := data.Worst(problems); any && worst == data.Wrong {
				r.problems(r.Err, problems)
				return fmt.Errorf(r.say("没有登记决议 %s", "the decision %s was not entered"), d.Title)
			}
			return r.writing(func(s *store.Store) error {
				if _, err := s.Change("登记决议：" + d.Title).Put(&d).Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已登记决议 %s\n", "entered the decision %s\n"), d.Label())
				r.problems(r.Out, problems)
				return nil
			})
		},
	}
	f := c.Flags()
	f.Var(&held, "held", r.say("会议日期", "day of the meeting"))
	f.Var(&announced, "announced", r.say("向会员公布的日期", "day on which members were told"))
	f.StringVar(&d.Body, "body", "", r.say("会员大会、会员代表大会、理事会、常务理事会、会长办公会、监事会", "the body: 会员大会 (assembly), 理事会 (council) …"))
	f.StringVar(&d.Number, "number", "", r.say("决议编号", "number of the decision"))
	f.IntVar(&d.Eligible, "eligible", 0, r.say("应到人数", "how many were entitled to come"))
	f.IntVar(&d.Attended, "attended", 0, r.say("实到人数", "how many came"))
	f.IntVar(&d.For, "for", 0, r.say("赞成票", "votes for"))
	f.IntVar(&d.Against, "against", 0, r.say("反对票", "votes against"))
	f.IntVar(&d.Abstain, "abstain", 0, r.say("弃权票", "abstentions"))
	f.BoolVar(&d.Secret, "secret", false, r.say("无记名投票", "by secret ballot"))
	return c
}

func (r *run) postCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "post",
		Short: r.say("任职：登记、卸任、列出", "posts: enter, end, list"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				posts, err := s.AllPosts()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(posts)
				}
				t := newTable(r.Out, r.say("届次", "council"), r.say("职务", "post"), r.say("姓名", "name"), r.say("单位", "unit"), r.say("起", "from"), r.say("止", "to"))
				for _, p := range posts {
					name, unit := holder(&f, p)
					t.row(data.CouncilLabel(p.Council), p.Name, name, unit, p.From.String(), p.To.String())
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	c.AddCommand(r.postNewCommand(), r.postEndCommand())
	return c
}

// holder is who holds a post, and from which unit.
func holder(f *data.Facts, p data.Post) (name, unit string) {
	name = p.Holder
	for _, c := range f.Contacts {
		if c.ID == p.Contact {
			name = c.Name
		}
	}
	for _, m := range f.Members {
		if m.ID == p.Member {
			unit = m.Name
		}
	}
	if name == "" {
		return unit, ""
	}
	return name, unit
}

func (r *run) postNewCommand() *cobra.Command {
	var from, to dateFlag
	var council councilFlag
	var member, decision string
	c := &cobra.Command{
		Use:     "new POST NAME --council NO [--member MEMBER]",
		Short:   r.say("登记任职；秘书长等专职人员可以不属于任何会员", "enter a post; a secretary general may be from no member"),
		Example: "  huikan post new 会长 闻人岳 --council 5 --member 江州物流 --from 2024-03-22 --to 2029-03-21\n  huikan post new 秘书长 季明川 --council 5 --from 2024-03-22",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				p := data.Post{Name: args[0], Holder: data.CleanName(args[1]), Council: council.no, From: from.Date, To: to.Date}
				dec, err := r.findDecision(s, decision)
				if err != nil {
					return err
				}
				p.Decision = idOf(dec)
				if member != "" {
					m, err := r.findMember(s, member)
					if err != nil {
						return err
					}
					people, err := s.Contacts(m.ID)
					if err != nil {
						return err
					}
					p.Member = m.ID
					for _, c := range people {
						if data.NameKey(c.Name) == data.NameKey(p.Holder) {
							p.Contact, p.Holder = c.ID, ""
						}
					}
				}
				problems := data.Validate(&p)
				if worst, any := data.Worst(problems); any && worst == data.Wrong {
					r.problems(r.Err, problems)
					return fmt.Errorf(r.say("没有登记任职 %s %s", "the post %s of %s was not entered"), args[0], args[1])
				}
				r.problems(r.Out, problems)
				return r.commit(s, data.Act{Name: "任职：" + args[0] + " " + args[1], Put: []data.Record{&p}})
			})
		},
	}
	c.Flags().Var(&from, "from", r.say("任职日期", "from which day"))
	c.Flags().Var(&to, "to", r.say("任期届满日", "until which day"))
	c.Flags().Var(&council, "council", r.say("届次，如 5", "number of the council, such as 5"))
	c.Flags().StringVar(&member, "member", "", r.say("所在会员单位", "the member that the holder is from"))
	c.Flags().StringVar(&decision, "decision", "", r.say("依据的决议", "the decision"))
	return c
}

func (r *run) postEndCommand() *cobra.Command {
	var on dateFlag
	c := &cobra.Command{
		Use:   "end POST NAME",
		Short: r.say("卸任", "end a post"),
		Args:  cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				f, err := s.Facts()
				if err != nil {
					return err
				}
				day := on.Date
				if day.IsZero() {
					day = r.today()
				}
				for _, p := range f.Posts {
					if name, _ := holder(&f, p); p.Name == args[0] && data.NameKey(name) == data.NameKey(args[1]) && p.On(day) {
						p.To = day
						return r.commit(s, data.Act{Name: "卸任：" + args[0] + " " + args[1], Put: []data.Record{&p}})
					}
				}
				return fmt.Errorf(r.say("%s 那天没有 %s %s", "on %s there is no %s %s"), day, args[0], args[1])
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("最后一天（默认今天）", "the last day (default: today)"))
	return c
}
