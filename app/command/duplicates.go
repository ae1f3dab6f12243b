package command

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

func (r *run) duplicatesCommand() *cobra.Command {
	var not bool
	c := &cobra.Command{
		Use:   "duplicates | duplicates --not MEMBER MEMBER",
		Short: r.say("列出可能重复的会员，各有理由", "list members that may be one, each pair with its reasons"),
		Long: r.say(`按信用代码、旧代码、名称、曾用名、电话、邮箱、网址找出可能重复的会员，最像的在前。分支机构不会算作“确定”。
--not 记下两家不是重复，以后不再列出；除非后来又有新的相同之处（例如改名后同名），才再提醒。
MEMBER 可以写会员编号、全称、信用代码或记录编号。`,
			`Finds members that may be one by credit code, former codes, name, former name, telephone, e-mail and site, the likeliest first. Branches are never certain.
--not writes down that two members are two; the pair is shown again only when something new speaks for one.
MEMBER is a member number, a full name, a credit code or the id of the record.`),
		Example: "  huikan duplicates\n  huikan duplicates --not H-001 H-009",
		Args: func(_ *cobra.Command, args []string) error {
			if not != (len(args) == 2) || !not && len(args) > 0 {
				return errors.New(r.say("--not 要两家会员；不带 --not 不要参数", "--not wants two members; without it there are none"))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			open := r.reading
			if not {
				open = r.writing
			}
			return open(func(s *store.Store) error {
				library, err := s.MemberBook()
				if err != nil {
					return err
				}
				g := r.gauge()
				rep, err := search.Duplicates(cmd.Context(), library, func(done, of int) { g.show(r.say("比较", "comparing"), done, of) })
				g.clear()
				if err != nil {
					return err
				}
				if not {
					return r.notDuplicate(s, library, rep, args)
				}
				return r.showDuplicates(library, rep)
			})
		},
	}
	c.Flags().BoolVar(&not, "not", false, r.say("记下这两家不是重复", "write down that the two are not one"))
	r.jsonFlag(c)
	return c
}

// notDuplicate writes down that two members are two, on what the search found.
func (r *run) notDuplicate(s *store.Store, library data.MemberBook, rep *search.DuplicateReport, names []string) error {
	a, err := memberNamed(library.Members, names[0])
	if err != nil {
		return err
	}
	b, err := memberNamed(library.Members, names[1])
	if err != nil {
		return err
	}
	if a.ID == b.ID {
		return fmt.Errorf(r.say("%q 与 %q 是同一个会员", "%q and %q are the same member"), names[0], names[1])
	}
	pair := search.Candidate{A: a.ID, B: b.ID}
	for _, c := range rep.Candidates {
		if c.A == a.ID && c.B == b.ID || c.A == b.ID && c.B == a.ID {
			pair = c
		}
	}
	d := search.NotDuplicate(pair, library.Distinct)
	if _, err := s.Change(fmt.Sprintf("不是重复：%s 与 %s", a.Name, b.Name)).Put(&d).Commit(); err != nil {
		return err
	}
	fmt.Fprintf(r.Out, r.say("已记下：%s 与 %s 不是重复\n", "noted: %s and %s are two\n"), a.Name, b.Name)
	return nil
}

func (r *run) showDuplicates(library data.MemberBook, rep *search.DuplicateReport) error {
	if r.json {
		return r.print(rep)
	}
	byID := map[data.MemberID]data.Member{}
	for _, m := range library.Members {
		byID[m.ID] = m
	}
	words := map[search.Strength]string{search.Certain: r.say("确定", "certain"), search.Likely: r.say("很可能", "likely"), search.Possible: r.say("可能", "possible")}
	for _, c := range rep.Candidates {
		a, b := byID[c.A], byID[c.B]
		fmt.Fprintf(r.Out, "%s  %s  |  %s\n", words[c.Strength], memberLabel(a), memberLabel(b))
		if c.Again {
			fmt.Fprintln(r.Out, r.say("    以前记为不是重复，现在有新的相同之处", "    said to be two, but something new speaks for one"))
		}
		for _, why := range c.Reasons {
			fmt.Fprintln(r.Out, "    "+why.Message(r.lang))
		}
	}
	for _, c := range rep.Common {
		fmt.Fprintf(r.Out, r.say("%d 家共用，不作为理由：%s\n", "%d members share it, no sign of one: %s\n"), c.Members, c.Reason.Message(r.lang))
	}
	fmt.Fprintf(r.Out, r.say("可能重复 %d 对；另有 %d 对已记为不是重复\n", "%d pairs may be one; %d more are said to be two\n"), len(rep.Candidates), rep.Settled)
	if len(rep.Candidates) > 0 {
		fmt.Fprintln(r.Out, r.say("合并：huikan merge 留下的 并入的；不是重复：huikan duplicates --not 甲 乙", "To merge: huikan merge KEEP OTHER; if they are two: huikan duplicates --not A B"))
	}
	return nil
}

func memberLabel(m data.Member) string {
	if m.MemberNo != "" {
		return m.Name + "（" + m.MemberNo + "）"
	}
	return m.Name + "（" + string(m.ID) + "）"
}

// memberNamed finds the one member that is meant by an id, a member number, a
// credit code or a full name.
func memberNamed(members []data.Member, name string) (data.Member, error) {
	key := data.NameKey(name)
	var found []data.Member
	for _, m := range members {
		if string(m.ID) == name {
			return m, nil
		}
		if key != "" && (data.NameKey(m.MemberNo) == key || data.NameKey(m.USCC) == key || data.NameKey(m.Name) == key) {
			found = append(found, m)
		}
	}
	switch len(found) {
	case 0:
		return data.Member{}, fmt.Errorf("member %q: %w", name, store.ErrNotFound)
	case 1:
		return found[0], nil
	}
	var names []string
	for _, m := range found {
		names = append(names, memberLabel(m))
	}
	return data.Member{}, fmt.Errorf("member %q: several are so called: %s", name, strings.Join(names, ", "))
}

func (r *run) mergeCommand() *cobra.Command {
	var yes bool
	var choose []string
	c := &cobra.Command{
		Use:   "merge KEEP OTHER [--field FIELD=keep|other|both …] [--yes]",
		Short: r.say("把 OTHER 并入 KEEP；先显示每一栏取哪个", "merge OTHER into KEEP; shows first whose value each field takes"),
		Long: r.say(`先显示两家不同的各栏、取哪一家的，以及哪些联系人、会籍、稿件等会转到 KEEP；加 --yes 才合并。
默认：KEEP 空着的由 OTHER 补上；曾用名、行业、电话等合在一起；没有取的名称成为曾用名，没有取的代码成为曾用代码；
没有人选过的不同之处写进备注，什么也不丢。OTHER 进回收站。一次 huikan undo 恢复两家，连同全部关联。`,
			`Shows first in which fields the two differ and whose value stands, and what contacts, terms, articles and so on go over to KEEP; it merges only with --yes.
By default blanks of KEEP are filled and lists and telephones united; a name or code that is not taken becomes a former one; what differs and nobody decided on goes into the note: nothing is lost. OTHER goes to the recycle bin. One huikan undo brings both back with all their links.`),
		Example: "  huikan merge H-001 H-009\n  huikan merge H-001 H-009 --field name=other --field 单位网址=keep --yes",
		Args:    cobra.ExactArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			open := r.writing
			if !yes {
				open = r.reading
			}
			return open(func(s *store.Store) error {
				members, err := s.Members()
				if err != nil {
					return err
				}
				keep, err := memberNamed(members, args[0])
				if err != nil {
					return err
				}
				other, err := memberNamed(members, args[1])
				if err != nil {
					return err
				}
				m, err := s.PlanMerge(keep.ID, other.ID)
				if err != nil {
					return err
				}
				for _, f := range choose {
					name, side, ok := strings.Cut(f, "=")
					field := data.FieldByName(data.MemberFields, name)
					if !ok || field == nil {
						return fmt.Errorf(r.say("--field %q：应为 栏位=keep、栏位=other 或 栏位=both", "--field %q: want FIELD=keep, FIELD=other or FIELD=both"), f)
					}
					if err := m.Choose(field.Key, data.MergeSide(side)); err != nil {
						return err
					}
				}
				var set store.ChangeSet
				if yes {
					if err := r.backupBefore(s); err != nil {
						return err
					}
					if set, err = m.Commit(); err != nil {
						return err
					}
				}
				return r.showMerge(m, set)
			})
		},
	}
	c.Flags().StringArrayVar(&choose, "field", nil, r.say("某一栏取哪个：keep 留下的，other 并入的，both 都要", "whose value a field takes: keep, other, or both"))
	c.Flags().BoolVar(&yes, "yes", false, r.say("确认合并", "merge them"))
	r.jsonFlag(c)
	return c
}

func (r *run) showMerge(m *store.Merge, set store.ChangeSet) error {
	if r.json {
		return r.print(struct {
			*store.Merge
			Result data.Member `json:"result"`
			Wrote  int         `json:"wrote"`
			Seq    uint64      `json:"seq,omitempty"`
		}{m, m.Result(), set.Records, set.Seq})
	}
	fmt.Fprintf(r.Out, "%s ← %s\n", memberLabel(m.Keep), memberLabel(m.Other))
	t := newTable(r.Out, r.say("栏位", "field"), r.say("留下的", "keep"), r.say("并入的", "other"), r.say("取", "takes"))
	for _, f := range m.Fields {
		mark := string(f.Side)
		if f.Chosen {
			mark += " *"
		}
		t.row(f.Label, short(f.Keep), short(f.Other), mark)
	}
	if err := t.flush(); err != nil {
		return err
	}
	for _, u := range m.United {
		fmt.Fprintf(r.Out, r.say("联系人合为一人：%s\n", "one contact of the two: %s\n"), u.Result.Name)
	}
	for _, k := range data.Kinds {
		if n := m.Moved[k]; n > 0 {
			fmt.Fprintf(r.Out, r.say("%s：转过来 %d 条\n", "%s: %d records go over\n"), k, n)
		}
	}
	if set.Seq == 0 {
		fmt.Fprintln(r.Out, r.say("没有合并。要合并，请加 --yes", "nothing was merged; add --yes to do so"))
	} else {
		fmt.Fprintf(r.Out, r.say("已合并，共写 %d 条记录；huikan undo %d 随时可以撤销\n", "merged, %d records written; huikan undo %d takes it back, also later\n"), set.Records, set.Seq)
	}
	return nil
}
