package command

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
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
	var list bool
	c := &cobra.Command{
		Use:   "backup FILE | backup --list",
		Short: r.say("把资料库备份到另一个文件，或列出已有的备份", "copy the library into another file, or list the copies there are"),
		Long: r.say("程序自己也做备份，放在资料库旁边的“备份”文件夹：每天第一次打开时一份，导入、合并之前一份，留最近 10 份；每期付印后另留一份，不删。内容没有变就不做。",
			"The program makes copies by itself, in the folder 备份 beside the library: one on the first opening of a day, one before an import or a merge, of which the last 10 are kept; and one for each issue that has gone to print, which stays. Where nothing was changed there is none."),
		Example: "  huikan backup 备份.huikan\n  huikan backup --list",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if list || r.json {
				return r.listCopies()
			}
			if len(args) == 0 {
				return errors.New(r.say("要备份到哪个文件？列出已有的备份：huikan backup --list", "back up to which file? To list the copies: huikan backup --list"))
			}
			return r.reading(func(s *store.Store) error {
				if err := s.Backup(args[0]); err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已备份到 %s\n", "backed up to %s\n"), args[0])
				return nil
			})
		},
	}
	c.Flags().BoolVar(&list, "list", false, r.say("列出已有的备份，新的在前", "list the copies, the newest first"))
	r.jsonFlag(c)
	return c
}

func (r *run) listCopies() error {
	copies := store.Copies(r.path(), 0)
	if r.json {
		return r.print(copies)
	}
	for _, c := range copies {
		fmt.Fprintln(r.Out, r.copyLine(c))
	}
	if len(copies) == 0 {
		fmt.Fprintln(r.Out, r.say("还没有备份", "there are no copies yet"))
	}
	return nil
}

// copyLine is a copy as a person chooses one: when, what, where.
func (r *run) copyLine(c store.Copy) string {
	n := c.Counts.Records
	return fmt.Sprintf(r.say("%s  会员 %d，稿件 %d，会刊 %d 期  %s", "%s  %d members, %d articles, %d issues  %s"),
		c.Made.Local().Format("2006-01-02 15:04"), n[data.KindMember], n[data.KindArticle], n[data.KindIssue], c.Path)
}

func (r *run) restoreCommand() *cobra.Command {
	var yes, newest bool
	c := &cobra.Command{
		Use:   "restore FILE|--newest [--yes]",
		Short: r.say("从备份恢复；先显示会有什么不同", "put a backup in the library's place; shows first what would differ"),
		Long: r.say("显示备份与现有资料库各有多少条记录，以及恢复后会少什么、回来什么、变什么。加 --yes 才恢复；现有资料库先另存一份，不会丢失。--newest 用最新的一份完好的备份。",
			"Shows how many records the backup and the present library hold, and what would go, come back or change. It restores only with --yes; the present library is kept under another name first. --newest takes the newest good copy."),
		Example: "  huikan restore 备份.huikan\n  huikan restore --newest --yes",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if (len(args) == 1) == newest {
				return errors.New(r.say("请给出备份文件，或用 --newest（两者取一）", "name a backup file, or say --newest (one of the two)"))
			}
			if newest {
				copies := store.Copies(r.path(), 1)
				if len(copies) == 0 {
					return fmt.Errorf(r.say("%s：没有完好的备份", "%s: there is no good copy"), r.path())
				}
				fmt.Fprintln(r.Out, r.copyLine(copies[0]))
				args = []string{copies[0].Path}
			}
			return r.restore(args[0], yes)
		},
	}
	c.Flags().BoolVar(&yes, "yes", false, r.say("确认恢复", "restore it"))
	c.Flags().BoolVar(&newest, "newest", false, r.say("用最新的一份完好的备份", "take the newest good copy"))
	return c
}

func (r *run) restore(from string, yes bool) error {
	there, err := store.Preview(from)
	if err != nil {
		return err
	}
	here, hereErr := store.Preview(r.path())
	if hereErr != nil && !errors.Is(hereErr, os.ErrNotExist) {
		fmt.Fprintln(r.Err, hereErr)
	}
	t := newTable(r.Out, r.say("记录", "records"), r.say("现有", "present"), r.say("备份", "backup"))
	for _, k := range data.Kinds {
		if here.Records[k]+there.Records[k] > 0 {
			t.row(string(k), fmt.Sprint(here.Records[k]), fmt.Sprint(there.Records[k]))
		}
	}
	t.row(r.say("最后更改", "last change"), changeLabel(here.Last), changeLabel(there.Last))
	t.flush()
	if hereErr == nil {
		differ, err := store.Compare(r.path(), from)
		if err != nil {
			return err
		}
		for _, d := range differ {
			fmt.Fprintf(r.Out, r.say("%s：少 %d，回来 %d，变 %d  %s\n", "%s: %d would go, %d come back, %d change  %s\n"), d.Kind, d.Lost, d.Back, d.Changed, strings.Join(d.Names, " "))
		}
		if len(differ) == 0 {
			fmt.Fprintln(r.Out, r.say("内容完全一样", "both say the same"))
		}
	}
	if !yes {
		fmt.Fprintln(r.Out, r.say("没有恢复。要恢复，请加 --yes", "nothing was restored; add --yes to do so"))
		return nil
	}
	saved, err := store.Restore(from, r.path(), r.options())
	if err != nil {
		return err
	}
	if saved != "" {
		fmt.Fprintf(r.Out, r.say("原资料库存为 %s\n", "the former library is kept as %s\n"), saved)
	}
	fmt.Fprintf(r.Out, r.say("已恢复 %s\n", "restored %s\n"), r.path())
	return nil
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
					case c.Reverts > 0:
						name = r.say("撤销：", "undo: ") + strings.TrimPrefix(name, "撤销：")
						if c.Undone {
							name += r.say("（已撤销）", " (undone)")
						}
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
	return &cobra.Command{
		Use:   "undo [NUMBER]",
		Short: r.say("撤销最近一次更改，或 history 中编号为 NUMBER 的一次", "take back the last change, or the one of that number in the history"),
		Long: r.say("不带编号：撤销最近一次更改。带编号：撤销那一次更改，哪怕其后还做过别的；只有它写过的记录后来又改过，或后来的记录用到它新建的记录，才不能撤销，并列出是哪些。",
			"Without a number: takes back the last change. With one: takes back that change, although others came after it. That fails, and says which records are in the way, only where records of it have been changed since or later records name what it made."),
		Example: "  huikan undo\n  huikan history\n  huikan undo 12",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error {
				step := s.Undo
				if len(args) > 0 {
					seq, err := strconv.ParseUint(args[0], 10, 64)
					if err != nil {
						return fmt.Errorf(r.say("撤销 %q：应为 huikan history 中的编号", "undo %q: want a number of huikan history"), args[0])
					}
					step = func() (store.ChangeSet, error) { return s.Revert(seq) }
				}
				set, err := step()
				if err != nil {
					return err
				}
				name := set.Name
				if set.Reverts > 0 {
					name = strings.TrimPrefix(name, "撤销：")
				}
				fmt.Fprintf(r.Out, "%s：%s（%d）\n", r.say("已撤销", "undone"), name, set.Records)
				return nil
			})
		},
	}
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
