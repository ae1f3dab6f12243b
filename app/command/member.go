package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) memberCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "member",
		Short: r.say("会籍手续：申请、入会、续会、类别变更、退会、承继；看一家会员", "acts of membership: apply, admit, renew, change class, leave, succeed; show a member"),
		Long: r.say(`每办一次手续写一条新的会籍记录，旧记录不改，所以任何一天的会籍都查得到。
MEMBER 是会员编号、名称、信用代码，或能认出一家的片段。办错了用 huikan undo 撤销。`,
			`Each act writes a step of its own and rewrites none, so that the standing on any
day can be told. MEMBER is a number, a name, a credit code, or any part that
fits one member only. huikan undo takes an act back.`),
		Example: `  huikan member admit 晴屿物流 --on 2026-07-10 --class 会员单位 --decision 2026-07-08
  huikan member reclass 百川城配 --class 常务理事单位 --on 2027-01-01
  huikan member leave JZL-014 --on 2026-12-31
  huikan member show 百川城配 --on 2025-12-31`,
		Args: cobra.NoArgs,
	}
	c.AddCommand(
		r.memberShowCommand(), r.memberNewCommand(), r.printedCommand(),
		r.actCommand("apply", r.say("登记入会申请", "enter an application"), data.Apply, "on class"),
		r.actCommand("admit", r.say("批准入会", "admit a member"), data.Admit, "on class until decision certificate no"),
		r.actCommand("renew", r.say("续会：默认接着上一期", "renew: by default from the day after the last term"), data.Renew, "on until decision certificate"),
		r.actCommand("reclass", r.say("类别变更", "change the class"), data.ChangeClass, "on class decision"),
		r.actCommand("leave", r.say("退会、除名、自动退会、注销", "end membership"), data.Leave, "on reason decision"),
		r.succeedCommand(), r.standingCommand(),
		setCommand(r, "MEMBER", r.say("改会员资料", "change a member's particulars"),
			"  huikan member set 百川城配 单位网址=www.baichuan.example 通讯地址=江州市临江区港城大道88号", data.MemberFields, r.findMember, func(m *data.Member) string { return m.Name }),
	)
	return c
}

// actCommand is a command for one act; flags names those that it takes.
func (r *run) actCommand(use, short string, act func(data.Member, []data.Membership, data.Terms) (data.Act, error), flags string) *cobra.Command {
	var on, until dateFlag
	var class, decision, certificate, reason, no, note string
	c := &cobra.Command{
		Use: use + " MEMBER", Short: short, Args: cobra.ExactArgs(1),
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
				if class, err = r.findClass(s, class); err != nil {
					return err
				}
				terms, err := s.Memberships(m.ID)
				if err != nil {
					return err
				}
				if no != "" {
					m.MemberNo = no
				}
				day := on.Date
				if day.IsZero() && use != "renew" {
					day = r.today()
				}
				a, err := act(m, terms, data.Terms{On: day, Until: until.Date, Class: class, Reason: reason, Decision: idOf(dec), CertificateNo: certificate, Note: note})
				if err != nil {
					return r.refused(err)
				}
				return r.commit(s, a)
			})
		},
	}
	for _, f := range strings.Fields(flags) {
		switch f {
		case "on":
			c.Flags().Var(&on, "on", r.say("从哪一天起（默认今天）", "from which day (default: today)"))
		case "until":
			c.Flags().Var(&until, "until", r.say("会籍到期日", "the last day of the term"))
		case "class":
			c.Flags().StringVar(&class, "class", "", r.say("会员类别", "class"))
		case "decision":
			c.Flags().StringVar(&decision, "decision", "", r.say("依据的决议：名称、编号或会议日期", "the decision: title, number or day of the meeting"))
		case "certificate":
			c.Flags().StringVar(&certificate, "certificate", "", r.say("会员证号", "certificate number"))
		case "no":
			c.Flags().StringVar(&no, "no", "", r.say("会员编号", "member number"))
		case "reason":
			c.Flags().StringVar(&reason, "reason", "", r.say("退会（默认）、除名、自动退会、注销", "退会 (left, the default), 除名 (expelled), 自动退会 (lapsed), 注销 (dissolved)"))
		}
	}
	c.Flags().StringVar(&note, "note", "", r.say("备注", "a note"))
	return c
}

// commit writes an act as one change, and says what is so now.
func (r *run) commit(s *store.Store, a data.Act) error {
	c := s.Change(a.Name)
	for _, rec := range a.Put {
		c.Put(rec)
	}
	set, err := c.Commit()
	if err != nil {
		return err
	}
	fmt.Fprintf(r.Out, r.say("已办理 %s（%d 条记录）\n", "done: %s (%d records)\n"), a.Name, set.Records)
	return nil
}

func (r *run) memberNewCommand() *cobra.Command {
	var person bool
	var sets []string
	c := &cobra.Command{
		Use:     "new NAME [--set 栏目=值]…",
		Short:   r.say("登记一家单位或一个人，还不是会员", "enter a company or a person, not yet a member"),
		Example: "  huikan member new 江州某某有限公司 --set 统一社会信用代码=91… --set 法定代表人=张三",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			m := data.Member{Type: data.UnitMember, InDirectory: !person}
			if person {
				m.Type = data.PersonMember
			}
			for _, set := range append([]string{"name=" + args[0]}, sets...) {
				name, value, ok := strings.Cut(strings.Replace(set, "＝", "=", 1), "=")
				f := data.FieldByName(data.MemberFields, name)
				if !ok || f == nil {
					return fmt.Errorf(r.say("--set %s：没有这个栏目", "--set %s: there is no such field"), set)
				}
				if err := f.Set(&m, value); err != nil {
					return r.refused(err)
				}
			}
			problems := data.ValidateOn(r.today(), &m)
			if worst, any := data.Worst(problems); any && worst == data.Wrong {
				r.problems(r.Err, problems)
				return fmt.Errorf(r.say("没有登记 %s", "%s was not entered"), m.Name)
			}
			return r.writing(func(s *store.Store) error {
				if _, err := s.Change("新增会员：" + m.Name).Put(&m).Commit(); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已登记 %s\n", "entered %s\n"), m.Name)
				r.problems(r.Out, problems)
				return nil
			})
		},
	}
	c.Flags().BoolVar(&person, "person", false, r.say("个人会员", "a person"))
	c.Flags().StringArrayVar(&sets, "set", nil, r.say("填一个栏目，可多次", "fill a field; may be repeated"))
	return c
}

func (r *run) succeedCommand() *cobra.Command {
	var on dateFlag
	var class, decision string
	var divide bool
	c := &cobra.Command{
		Use:   "succeed FROM HEIR",
		Short: r.say("合并、分立：FROM 的会籍终止，由 HEIR 承继", "a merger or division: FROM's membership ends, HEIR carries it on"),
		Long: r.say("这是两个单位在法律上的合并（--divide 为分立）。同一家单位重复登记的，不是合并，是重复记录。",
			"This is for units that have merged in law (or divided, with --divide). A unit that was entered twice is a duplicate, not a merger."),
		Args: cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				var m [2]data.Member
				var terms [2][]data.Membership
				for i, a := range args {
					var err error
					if m[i], err = r.findMember(s, a); err != nil {
						return err
					}
					if terms[i], err = s.Memberships(m[i].ID); err != nil {
						return err
					}
				}
				if m[0].ID == m[1].ID {
					return fmt.Errorf(r.say("%s 不能与自己合并", "%s cannot merge with itself"), m[0].Name)
				}
				dec, err := r.findDecision(s, decision)
				if err != nil {
					return err
				}
				if class, err = r.findClass(s, class); err != nil {
					return err
				}
				t := data.Terms{On: on.Date, Class: class, Reason: "合并", Decision: idOf(dec)}
				if divide {
					t.Reason = "分立"
				}
				if t.On.IsZero() {
					t.On = r.today()
				}
				a, err := data.Succeed(m[0], m[1], terms[0], terms[1], t)
				if err != nil {
					return r.refused(err)
				}
				return r.commit(s, a)
			})
		},
	}
	c.Flags().Var(&on, "on", r.say("从哪一天起（默认今天）", "from which day (default: today)"))
	c.Flags().StringVar(&class, "class", "", r.say("承继后的类别（默认照旧）", "the class afterwards (default: as before)"))
	c.Flags().StringVar(&decision, "decision", "", r.say("依据的决议", "the decision"))
	c.Flags().BoolVar(&divide, "divide", false, r.say("分立", "a division"))
	return c
}

func (r *run) standingCommand() *cobra.Command {
	var from, until dateFlag
	var reason string
	var none bool
	c := &cobra.Command{
		Use:   "standing MEMBER STATUS --until DATE --reason TEXT",
		Short: r.say("人工指定会籍状态，到期自动失效；--clear 取消", "set a member's standing by hand until a day; --clear takes it back"),
		Example: `  huikan member standing 百川城配 正常 --until 2026-09-30 --reason 分期缴纳
  huikan member standing 百川城配 --clear`,
		Args: cobra.RangeArgs(1, 2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				m, err := r.findMember(s, args[0])
				if err != nil {
					return err
				}
				name := "取消指定会籍状态："
				m.Override = data.Override{}
				if !none {
					if len(args) < 2 {
						return fmt.Errorf("%s", r.say("请写明会籍状态，或加 --clear", "give the standing, or --clear"))
					}
					name = "指定会籍状态" + args[1] + "："
					m.Override = data.Override{Status: data.Status(args[1]), From: from.Date, Until: until.Date, Reason: reason}
					if from.IsZero() {
						m.Override.From = r.today()
					}
					for _, p := range data.Validate(&m) {
						if strings.HasPrefix(p.Field, "override_") {
							return r.refused(&p)
						}
					}
				}
				return r.commit(s, data.Act{Name: name + m.Name, Put: []data.Record{&m}})
			})
		},
	}
	c.Flags().Var(&from, "from", r.say("从哪一天起（默认今天）", "from which day (default: today)"))
	c.Flags().Var(&until, "until", r.say("到哪一天止", "until which day"))
	c.Flags().StringVar(&reason, "reason", "", r.say("原因", "the reason"))
	c.Flags().BoolVar(&none, "clear", false, r.say("取消", "take it back"))
	return c
}
