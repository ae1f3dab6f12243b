package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

func (r *run) membersCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "members [QUERY]",
		Short:   r.say("查会员：名称、拼音、首字母、信用代码、联系人、电话", "look members up: name, pinyin, initials, code, contact, phone"),
		Example: "  huikan members shqh\n  huikan members 投资 --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.Members()
				if err != nil {
					return err
				}
				if len(args) > 0 {
					contacts, err := s.AllContacts()
					if err != nil {
						return err
					}
					hits, _ := search.NewMembers(all, contacts).Find(args[0], len(all))
					byID := map[data.MemberID]data.Member{}
					for _, m := range all {
						byID[m.ID] = m
					}
					all = all[:0:0]
					for _, h := range hits {
						all = append(all, byID[h.Member])
					}
				}
				if r.json {
					return r.print(all)
				}
				classes, err := s.Classes()
				if err != nil {
					return err
				}
				names := map[string]string{}
				for _, k := range classes {
					names[k.Code] = k.Name
				}
				t := newTable(r.Out, r.say("编号", "no."), r.say("名称", "name"), r.say("类别", "class"), r.say("入会", "joined"), r.say("网址", "site"))
				for _, m := range all {
					class := m.Class
					if n := names[class]; n != "" {
						class = n
					}
					t.row(m.MemberNo, m.Name, class, m.Joined.String(), m.Website)
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	return c
}

func (r *run) issuesCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "issues",
		Short: r.say("列出各期，新的在前", "list the issues, newest first"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				all, err := s.Issues()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(all)
				}
				t := newTable(r.Out, r.say("总期", "serial"), r.say("年-期", "year-no."), r.say("刊名", "title"), r.say("刊期", "label"), r.say("状态", "state"))
				for _, i := range all {
					t.row(fmt.Sprint(i.SerialNo), fmt.Sprintf("%d-%d", i.Year, i.YearNo), i.Title, i.Label(), i.State)
				}
				return t.flush()
			})
		},
	}
	r.jsonFlag(c)
	return c
}
