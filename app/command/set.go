package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) associationCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "association",
		Short: r.say("协会资料：看、改", "particulars of the association: show, change"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				a, err := s.Association()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(a)
				}
				return showFields(r, &a, data.AssociationFields)
			})
		},
	}
	r.jsonFlag(c)
	c.AddCommand(&cobra.Command{
		Use:     "set FIELD=VALUE…",
		Short:   r.say("改协会资料；FIELD 是项目的名称或键名", "change particulars; FIELD is a name or a key"),
		Example: "  huikan association set 印刷单位=江城印务有限公司 通讯地址=江城市江岸区一元路1号",
		Args:    cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				a, err := s.Association()
				if err != nil {
					return err
				}
				return setFields(r, s, &a, data.AssociationFields, args, "修改协会资料")
			})
		},
	})
	return c
}

// setCommand changes fields of a record that find gives.
func setCommand[T any, P interface {
	*T
	data.Record
}](r *run, what, short, example string, fields []data.Field[T], find func(*store.Store, string) (T, error), name func(*T) string) *cobra.Command {
	return &cobra.Command{
		Use: "set " + what + " FIELD=VALUE…", Short: short, Example: example, Args: cobra.MinimumNArgs(2),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				rec, err := find(s, args[0])
				if err != nil {
					return err
				}
				return setFields[T, P](r, s, &rec, fields, args[1:], "修改："+name(&rec))
			})
		},
	}
}

// showFields prints the fields of a record that hold something.
func showFields[T any](r *run, rec *T, fields []data.Field[T]) error {
	t := newTable(r.Out, r.say("项目", "field"), r.say("内容", "value"))
	for _, f := range fields {
		if v := f.Get(rec); v != "" {
			t.row(f.Name(r.lang), strings.ReplaceAll(v, "\n", " / "))
		}
	}
	return t.flush()
}

// setFields takes FIELD=VALUE apart and writes the record as one change. What
// a field cannot hold, or what cannot be right, changes nothing.
func setFields[T any, P interface {
	*T
	data.Record
}](r *run, s *store.Store, rec *T, fields []data.Field[T], args []string, change string) error {
	before := map[string]bool{}
	for _, p := range data.ValidateOn(r.today(), P(rec)) {
		before[p.Error()] = true
	}
	for _, arg := range args {
		key, value, ok := strings.Cut(arg, "=")
		if !ok {
			return fmt.Errorf(r.say("%q：应为 项目=内容", "%q: want FIELD=VALUE"), arg)
		}
		f := data.FieldByName(fields, key)
		if f == nil {
			var names []string
			for _, f := range fields {
				names = append(names, f.Name(r.lang))
			}
			return fmt.Errorf(r.say("没有项目 %q；有：%s", "no field %q; there are: %s"), key, strings.Join(names, r.say("、", ", ")))
		}
		if err := f.Set(rec, strings.ReplaceAll(value, `\n`, "\n")); err != nil {
			return r.refused(err)
		}
	}
	var fresh []data.Problem
	wrong := false
	for _, p := range data.ValidateOn(r.today(), P(rec)) {
		if !before[p.Error()] {
			fresh = append(fresh, p)
			wrong = wrong || p.Severity() == data.Wrong
		}
	}
	if wrong {
		r.problems(r.Err, fresh)
		return fmt.Errorf("%s", r.say("没有修改", "nothing was changed"))
	}
	set, err := s.Change(change).Put(P(rec)).Commit()
	if err != nil {
		return err
	}
	if set.Seq == 0 {
		fmt.Fprintln(r.Out, r.say("没有变化", "nothing differs"))
		return nil
	}
	fmt.Fprintf(r.Out, r.say("已修改（%s）\n", "changed (%s)\n"), change)
	r.problems(r.Out, fresh)
	return nil
}
