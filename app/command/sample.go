package command

import (
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"huikan/data/sample"
	"huikan/data/store"
)

func (r *run) sampleCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "sample",
		Short: r.say("新建示例资料库：虚构协会的 40 家会员、12 篇稿件、2 期会刊", "make a library with an invented association: 40 members, 12 articles, 2 issues"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			if err := MakeSample(r.path(), r.options()); err != nil {
				return err
			}
			fmt.Fprintf(r.Out, r.say("已新建示例资料库 %s\n", "made sample library %s\n"), r.path())
			return nil
		},
	}
}

// MakeSample makes a new library at path and fills it with the sample.
func MakeSample(path string, o store.Options) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	s, err := store.Create(path, sample.Association(), o)
	if err != nil {
		return err
	}
	c := s.Change("示例资料")
	for _, p := range sample.Pictures() {
		pic := p.Picture
		c.PutPicture(&pic, p.Data)
	}
	for _, rec := range sample.Records() {
		c.Put(rec)
	}
	_, err = c.Commit()
	if cerr := s.Close(); err == nil {
		err = cerr
	}
	return err
}
