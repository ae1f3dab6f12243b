package command

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/store"
)

func (r *run) packCommand() *cobra.Command {
	var o store.PackOptions
	c := &cobra.Command{
		Use:   "pack FILE.zip",
		Short: r.say("把整个资料库打成一个 zip：记录、稿件、图片", "pack the whole library into one zip: records, manuscripts, pictures"),
		Long: r.say(`记录存成谁都能读的 JSON，稿件存成 Markdown，图片照原样，另有带全部更改历史的资料库副本。
在另一台电脑上用 huikan unpack 恢复，内容与校验和都一样。--no-history 不带历史：撤销和旧版本不在里面，文件小一半以上。`,
			`Records are JSON that anybody can read, manuscripts Markdown, pictures as they are; a copy of the library with its whole history lies beside them.
On another machine huikan unpack makes a library of it that says the same. --no-history leaves the history out: undo and older versions are then not there.`),
		Example: "  huikan pack 协会.zip\n  huikan pack 协会.zip --no-history",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				g := r.gauge()
				o.Progress = func(done, of int) { g.show(r.say("打包", "packing"), done, of) }
				m, err := s.Pack(cmd.Context(), args[0], o)
				g.clear()
				if err != nil {
					return err
				}
				if r.json {
					return r.print(m)
				}
				fmt.Fprintf(r.Out, r.say("已打包：%s\n", "packed: %s\n"), args[0])
				r.showManifest(m)
				return nil
			})
		},
	}
	c.Flags().BoolVar(&o.NoHistory, "no-history", false, r.say("不带更改历史", "leave the history out"))
	r.jsonFlag(c)
	return c
}

func (r *run) unpackCommand() *cobra.Command {
	c := &cobra.Command{
		Use:     "unpack FILE.zip --library NEW",
		Short:   r.say("把打包的 zip 恢复成一个新的资料库", "make a new library of a packed zip"),
		Long:    r.say("逐个文件核对校验和，恢复后再核对全部内容；有一处不对就不恢复。已有的文件不会被覆盖。", "Every file is checked against its checksum, and the library that comes of it as a whole; where anything differs nothing is made. A file that is there already is left alone."),
		Example: "  huikan unpack 协会.zip --library 新资料库.huikan",
		Args:    cobra.ExactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := os.MkdirAll(filepath.Dir(r.path()), 0o755); err != nil {
				return err
			}
			m, err := store.Unpack(cmd.Context(), args[0], r.path(), r.options())
			if err != nil {
				return err
			}
			if r.json {
				return r.print(m)
			}
			fmt.Fprintf(r.Out, r.say("已恢复成 %s\n", "made %s\n"), r.path())
			r.showManifest(m)
			return nil
		},
	}
	r.jsonFlag(c)
	return c
}

func (r *run) showManifest(m store.Manifest) {
	t := newTable(r.Out, m.Association, "")
	for _, k := range data.Kinds {
		if m.Counts[k] > 0 {
			t.row(string(k), fmt.Sprint(m.Counts[k]))
		}
	}
	if m.Deleted > 0 {
		t.row(r.say("回收站", "recycle bin"), fmt.Sprint(m.Deleted))
	}
	t.row(r.say("校验和", "checksum"), m.Checksum)
	t.row(r.say("更改历史", "history"), map[bool]string{true: r.say("在内", "packed"), false: r.say("不在内：撤销和旧版本没有打包", "left out: undo and older versions are not in it")}[m.History])
	t.flush()
}
