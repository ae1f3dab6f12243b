package command

import (
	"fmt"

	"github.com/spf13/cobra"
)

// Fonts is the fonts that issues are set in, and the editor's own among them.
type Fonts interface {
	List() ([]FontUse, error)
	Use(style, file string) (face string, err error)
	Reset(style string) error
}

// FontUse says what a style is set in.
type FontUse struct {
	Style      string `json:"style"` // 宋, 宋-bold …
	Face       string `json:"face"`
	Own        bool   `json:"own,omitempty"`        // a file of the editor's
	Substitute bool   `json:"substitute,omitempty"` // another style's font stands in
}

func (r *run) fontsCommand() *cobra.Command {
	var use, reset string
	c := &cobra.Command{
		Use:   "fonts [--use 仿宋 FILE] [--reset 仿宋]",
		Short: r.say("看用了哪些字体，换成自己的字体文件", "show the fonts in use, or put a font file of your own in"),
		Long: r.say(`仿宋和小标宋没有可以随程序附上的好字体，默认以楷体和粗宋代替；有自己的字体文件时用 --use 指定。
只能用 TrueType 轮廓的字体（.ttf，或 .ttc 里的一个字面：文件.ttc#2）；不能用的会说明原因。`,
			`There is no free font good enough for 仿宋 and 小标宋; 楷 and bold 宋 stand in for them unless you name a file of
your own. It must have TrueType outlines (.ttf, or a face of a .ttc: FILE.ttc#2); what cannot be used is refused
with the reason.`),
		Example: "  huikan fonts\n  huikan fonts --use 仿宋 FZFSJW.TTF\n  huikan fonts --reset 仿宋",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			switch {
			case use != "" && len(args) == 1:
				face, err := r.Fonts.Use(use, args[0])
				if err != nil {
					return err
				}
				fmt.Fprintf(r.Out, "%s：%s\n", use, face)
				return nil
			case use != "":
				return fmt.Errorf(r.say("--use %s：请写出字体文件", "--use %s: name the font file"), use)
			case reset != "":
				return r.Fonts.Reset(reset)
			}
			list, err := r.Fonts.List()
			if err != nil {
				return err
			}
			if r.json {
				return r.print(list)
			}
			t := newTable(r.Out, r.say("字体", "style"), r.say("所用字面", "face"), "")
			for _, f := range list {
				remark := ""
				if f.Own {
					remark = r.say("自备", "your own")
				} else if f.Substitute {
					remark = r.say("代用", "stands in")
				}
				t.row(f.Style, f.Face, remark)
			}
			return t.flush()
		},
	}
	c.Flags().StringVar(&use, "use", "", r.say("给哪种字体指定文件：宋 黑 楷 仿宋 小标宋，粗体加 -bold", "which style to give a file: 宋 黑 楷 仿宋 小标宋, with -bold for the heavy weight"))
	c.Flags().StringVar(&reset, "reset", "", r.say("改回程序自带的字体", "go back to the program's own font"))
	r.jsonFlag(c)
	return c
}
