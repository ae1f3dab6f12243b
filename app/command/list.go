package command

import (
	"fmt"

	"github.com/spf13/cobra"

	"huikan/data/store"
)

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
