package command

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

// binDays is how many days the recycle bin keeps a record.
const binDays = int(store.KeepDeleted / (24 * time.Hour))

func (r *run) binCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "bin",
		Short: r.say("回收站：列出、恢复、清理", "the recycle bin: list, restore, purge"),
		Long: fmt.Sprintf(r.say("删除的记录在回收站里放 %d 天。满 %d 天的，只有运行 huikan bin purge --yes 才清掉；清理也是一次更改，可以撤销。",
			"A deleted record stays in the bin for %d days. What is older than %d days goes only when huikan bin purge --yes is run; that too is a change that can be undone."), binDays, binDays),
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return r.reading(r.listBin) },
	}
	restore := &cobra.Command{
		Use:   "restore ID…",
		Short: r.say("从回收站取回", "take records out of the bin"),
		Args:  cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return r.writing(func(s *store.Store) error { return r.restoreFromBin(s, args) })
		},
	}
	var yes bool
	purge := &cobra.Command{
		Use:   "purge [--yes]",
		Short: fmt.Sprintf(r.say("清掉放了 %d 天以上的；先列出是哪些", "purge what has lain there for more than %d days; lists it first"), binDays),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if !yes {
				return r.reading(func(s *store.Store) error {
					old, err := s.Expired()
					if err != nil {
						return err
					}
					for _, rec := range old {
						fmt.Fprintf(r.Out, "%s  %s  %s\n", rec.Kind(), rec.Key(), store.NameOf(rec))
					}
					fmt.Fprintf(r.Out, r.say("满 %d 天的有 %d 条（连同附属的）。没有清理。要清理，请加 --yes\n", "%[2]d records are older than %[1]d days, with what belongs to them; nothing was purged: add --yes to do so\n"), binDays, len(old))
					return nil
				})
			}
			return r.writing(func(s *store.Store) error {
				set, err := s.Purge("清理回收站")
				if err != nil {
					return err
				}
				fmt.Fprintf(r.Out, r.say("已清掉 %d 条；huikan undo 可以撤销\n", "%d records purged; huikan undo takes it back\n"), set.Records)
				return nil
			})
		},
	}
	purge.Flags().BoolVar(&yes, "yes", false, r.say("确认清理", "purge them"))
	var sure, all bool
	discard := &cobra.Command{
		Use:   "discard ID… --yes",
		Short: r.say("彻底删除回收站里的几条，或用 --all 清空；先列出是哪些", "delete records of the bin for good, or all with --all; lists them first"),
		Long: r.say(`连同附属的联系人、会籍、任职、应缴一起删除。刚删完可以用 huikan undo 撤销；做了别的事以后，只能从备份里找回。`,
			`What belongs to them (contacts, terms, posts, bills) goes as well. huikan undo takes it back right after; once something else is done, only a backup has them.`),
		RunE: func(_ *cobra.Command, args []string) error {
			open := r.reading
			if sure {
				open = r.writing
			}
			return open(func(s *store.Store) error { return r.discard(s, args, all, sure) })
		},
	}
	discard.Flags().BoolVar(&sure, "yes", false, r.say("确认删除", "delete them"))
	discard.Flags().BoolVar(&all, "all", false, r.say("回收站里的全部", "everything in the bin"))
	c.AddCommand(restore, purge, discard)
	r.jsonFlag(c)
	return c
}

func (r *run) listBin(s *store.Store) error {
	bin, err := s.Deleted()
	if err != nil {
		return err
	}
	type row struct {
		Kind    data.Kind `json:"kind"`
		ID      string    `json:"id"`
		Name    string    `json:"name"`
		Deleted time.Time `json:"deleted_at"`
		Goes    time.Time `json:"goes_after"`
	}
	rows := []row{}
	for _, rec := range bin {
		at := rec.Common().DeletedAt
		rows = append(rows, row{rec.Kind(), rec.Key(), store.NameOf(rec), at, at.Add(store.KeepDeleted)})
	}
	if r.json {
		return r.print(rows)
	}
	t := newTable(r.Out, r.say("种类", "kind"), r.say("名称", "name"), r.say("删除", "deleted"), r.say("可清理", "purged after"), "ID")
	for _, w := range rows {
		t.row(string(w.Kind), strings.ReplaceAll(w.Name, "\n", " "), w.Deleted.Local().Format(time.DateOnly), w.Goes.Local().Format(time.DateOnly), w.ID)
	}
	return t.flush()
}

// discard deletes records of the bin for good.
func (r *run) discard(s *store.Store, ids []string, all, sure bool) error {
	bin, err := s.Deleted()
	if err != nil {
		return err
	}
	var recs []data.Record
	for _, rec := range bin {
		if all || slices.Contains(ids, rec.Key()) {
			recs = append(recs, rec)
		}
	}
	for _, id := range ids {
		if !slices.ContainsFunc(recs, func(rec data.Record) bool { return rec.Key() == id }) {
			return fmt.Errorf("bin %s: %w", id, store.ErrNotFound)
		}
	}
	if !sure {
		for _, rec := range recs {
			fmt.Fprintf(r.Out, "%s  %s  %s\n", rec.Kind(), rec.Key(), store.NameOf(rec))
		}
		fmt.Fprintf(r.Out, r.say("有 %d 条。没有删除。要彻底删除，请加 --yes\n", "%d records; nothing was deleted: add --yes to delete them for good\n"), len(recs))
		return nil
	}
	name := "清空回收站"
	if !all {
		name = fmt.Sprintf("彻底删除 %d 条", len(recs))
	}
	set, err := s.Discard(name, recs)
	if err != nil {
		return err
	}
	fmt.Fprintf(r.Out, r.say("已彻底删除 %d 条；huikan undo 可以撤销\n", "%d records are gone for good; huikan undo takes it back\n"), set.Records)
	return nil
}

// restoreFromBin takes records out by their ids. A member that was merged comes
// back by an undo alone: what hung on it is with the other one.
func (r *run) restoreFromBin(s *store.Store, ids []string) error {
	bin, err := s.Deleted()
	if err != nil {
		return err
	}
	c := s.Change(fmt.Sprintf("从回收站取回 %d 条", len(ids)))
	for _, id := range ids {
		var found data.Record
		for _, rec := range bin {
			if rec.Key() == id {
				found = rec
			}
		}
		if found == nil {
			return fmt.Errorf("bin %s: %w", id, store.ErrNotFound)
		}
		if m, ok := found.(*data.Member); ok && m.MergedInto != "" {
			return fmt.Errorf(r.say("%s 已并入另一家会员；请在 huikan history 中找到那次合并，用 huikan undo 编号 恢复两家", "%s was merged into another member; find the merge in huikan history and take it back with huikan undo NUMBER"), m.Name)
		}
		c.Undelete(found)
	}
	set, err := c.Commit()
	if err != nil {
		return err
	}
	fmt.Fprintf(r.Out, r.say("已取回 %d 条\n", "%d records are back\n"), set.Records)
	return nil
}
