package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) newCommand() *cobra.Command {
	var name, title string
	c := &cobra.Command{
		Use:   "new --name NAME",
		Short: r.say("新建一个空的资料库", "make a new, empty library"),
		Example: `  huikan new --library 协会.huikan --name 上海市某某行业协会
  huikan new --name 某某行业协会 --title 某某资讯`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := os.MkdirAll(filepath.Dir(r.path()), 0o755); err != nil {
				return err
			}
			s, err := store.Create(r.path(), data.Association{Name: name, Title: title}, r.options())
			if err != nil {
				return err
			}
			fmt.Fprintf(r.Out, r.say("已新建资料库 %s\n", "made library %s\n"), r.path())
			return s.Close()
		},
	}
	c.Flags().StringVar(&name, "name", "", r.say("协会名称", "name of the association"))
	c.Flags().StringVar(&title, "title", "", r.say("刊名", "name of its newsletter"))
	c.MarkFlagRequired("name")
	return c
}

func (r *run) backupCommand() *cobra.Command {
	return &cobra.Command{
		Use:     "backup FILE",
		Short:   r.say("把资料库备份到另一个文件", "copy the library into another file"),
		Example: "  huikan backup 备份.huikan",
		Args:    cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				if err := s.Backup(args[0]); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已备份到 %s\n", "backed up to %s\n"), args[0])
				return nil
			})
		},
	}
}

func (r *run) restoreCommand() *cobra.Command {
	var yes bool
	c := &cobra.Command{
		Use:   "restore FILE [--yes]",
		Short: r.say("从备份恢复；先显示备份里有什么", "put a backup in the library's place; shows first what is in it"),
		Long: r.say("显示备份与现有资料库各有多少条记录。加 --yes 才恢复；现有资料库先另存一份，不会丢失。",
			"Shows how many records the backup and the present library hold. It restores only with --yes; the present library is kept under another name first."),
		Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			there, err := store.Preview(args[0])
			if err != nil {
				return err
			}
			here, hereErr := store.Preview(r.path())
			if hereErr != nil && !errors.Is(hereErr, os.ErrNotExist) {
				fmt.Fprintln(r.Err, hereErr)
			}
			t := newTable(r.Out, r.say("记录", "records"), r.say("现有", "present"), r.say("备份", "backup"))
			for _, k := range data.Kinds {
				t.row(string(k), fmt.Sprint(here.Records[k]), fmt.Sprint(there.Records[k]))
			}
			t.row(r.say("最后更改", "last change"), changeLabel(here.Last), changeLabel(there.Last))
			t.flush()
			if !yes {
				fmt.Fprintln(r.Out, r.say("没有恢复。要恢复，请加 --yes", "nothing was restored; add --yes to do so"))
				return nil
			}
			saved, err := store.Restore(args[0], r.path(), r.options())
			if err != nil {
				return err
			}
			if saved != "" {
				fmt.Fprintf(r.Out, r.say("原资料库存为 %s\n", "the former library is kept as %s\n"), saved)
			}
			fmt.Fprintf(r.Out, r.say("已恢复 %s\n", "restored %s\n"), r.path())
			return nil
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, r.say("确认恢复", "restore it"))
	return c
}

func changeLabel(c store.ChangeSet) string {
	if c.At.IsZero() {
		return ""
	}
	return c.At.Local().Format("2006-01-02 15:04") + " " + c.Name
}

func (r *run) verifyCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "verify [FILE]",
		Short: r.say("检查资料库文件是否完好", "check that the library file is sound"),
		Args:  cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			path := r.path()
			if len(args) > 0 {
				path = args[0]
			}
			rep, err := store.Verify(path)
			if err != nil {
				return r.hint(err)
			}
			if r.json {
				if err := r.print(rep); err != nil {
					return err
				}
			} else {
				for _, f := range rep.Faults {
					fmt.Fprintln(r.Out, f)
				}
			}
			if n := len(rep.Faults); n > 0 {
				return fmt.Errorf(r.say("%s：发现 %d 处损坏", "%s: %d faults"), path, n)
			}
			if !r.json {
				fmt.Fprintf(r.Out, r.say("%s：完好\n", "%s: sound\n"), path)
			}
			return nil
		},
	}
	r.jsonFlag(c)
	return c
}

func (r *run) historyCommand() *cobra.Command {
	limit := 20
	c := &cobra.Command{
		Use:   "history",
		Short: r.say("列出对资料库做过的更改，新的在前", "list what was done to the library, newest first"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.reading(func(s *store.Store) error {
				sets, err := s.History(limit)
				if err != nil {
					return err
				}
				if r.json {
					return r.print(sets)
				}
				t := newTable(r.Out, "", r.say("时间", "when"), r.say("更改", "change"), r.say("记录", "records"), r.say("谁", "who"))
				for _, c := range sets {
					name := c.Name
					switch {
					case c.Undoes > 0:
						name = r.say("撤销：", "undo: ") + name
					case c.Redoes > 0:
						name = r.say("重做：", "redo: ") + name
					case c.Undone:
						name += r.say("（已撤销）", " (undone)")
					}
					t.row(fmt.Sprint(c.Seq), c.At.Local().Format(time.DateTime), name, fmt.Sprint(c.Records), c.Who)
				}
				return t.flush()
			})
		},
	}
	c.Flags().IntVarP(&limit, "number", "n", limit, r.say("最多列出几条", "how many at the most"))
	r.jsonFlag(c)
	return c
}

func (r *run) undoCommand() *cobra.Command {
	return r.stepCommand("undo", r.say("撤销最近一次更改", "take back the last change"), r.say("已撤销", "undone"), (*store.Store).Undo)
}

func (r *run) redoCommand() *cobra.Command {
	return r.stepCommand("redo", r.say("重做刚撤销的更改", "do again what was just undone"), r.say("已重做", "redone"), (*store.Store).Redo)
}

func (r *run) stepCommand(use, short, done string, step func(*store.Store) (store.ChangeSet, error)) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return r.writing(func(s *store.Store) error {
				set, err := step(s)
				if err != nil {
					return err
				}
				fmt.Fprintf(r.Out, "%s：%s（%d）\n", done, set.Name, set.Records)
				return nil
			})
		},
	}
}
