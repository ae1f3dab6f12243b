package command

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"huikan/data/intake"
	"huikan/data/store"
)

// importers says how each kind of thing is read in. To add one: a row here.
var importers = []struct {
	as     string
	zh, en string
	run    func(context.Context, *run, []string, importOptions) error
}{
	{"issue", "一期会刊（从印刷稿转出的文本）", "a back issue, as text converted from print", func(_ context.Context, r *run, f []string, o importOptions) error { return r.importIssues(f, o) }},
	{"article", "稿件（Word 文档、网页、Markdown 或纯文本）", "articles, as Word documents, web pages, Markdown or plain text", func(_ context.Context, r *run, f []string, o importOptions) error { return r.importArticles(f, o) }},
	{"members", "会员名单（XLSX、CSV 或 vCard）", "a list of members, as XLSX, CSV or vCard", func(c context.Context, r *run, f []string, o importOptions) error { return r.importMembers(c, f, o) }},
}

// importOptions are what the flags of import say.
type importOptions struct {
	dry       bool
	overwrite bool   // of members: replace what the library says
	rejected  string // of members: the file for rows that were not taken
	maps      []string
	part      string
	header    int
	fresh     bool   // leave what was remembered of the columns alone
	clean     string // of articles: the rules of clean-up; "" is what is remembered
	apart     []int  // of articles: seams that are not to be joined
}

func (r *run) importCommand() *cobra.Command {
	var as string
	var o importOptions
	var kinds, names []string
	for _, k := range importers {
		names = append(names, k.as)
		kinds = append(kinds, k.as+"  "+r.say(k.zh, k.en))
	}
	c := &cobra.Command{
		Use:   "import FILE… --as " + strings.Join(names, "|"),
		Short: r.say("把文件读进资料库", "read files into the library"),
		Long: r.say("把文件读进资料库。一次导入是一个更改，一次 undo 就能全部撤销。\n\n可以读：\n  ", "Reads files into the library. One import is one change: one undo takes it all back.\n\nWhat can be read:\n  ") +
			strings.Join(kinds, "\n  ") +
			r.say(`

稿件：是什么文件，看内容就知道。标题、发文字号、发文机关、落款、来源各归各栏；断开的段落接好，
文字按规则整理（全半角、引号、空格……），每一处都列出来，先用 --dry-run 看。
--apart 12 让第 12 行不与上一段相接；--clean none 不整理，--clean 规则,规则 只用这些规则，
并为这个来源记住。规则：
`+cleanRules("zh")+`

会员名单：表头在哪一行、各列是什么，程序自己找；先用 --dry-run 看每一行会怎样。
已有的会员按信用代码、名称、曾用名认；默认只填空白，空单元格从不清除内容；
同一文件再导入一次，什么也不会变。没有导入的行可以用 --rejected 存成 XLSX，改好再导。
哪一列读错了，用 --map 列名=栏位 改（栏位写名称或代号；“备注”放入备注，“不导入”不读）；
改过的对照随导入记住，明年同样表头的名单照样读。`,
				`

Articles: what a file is, its content says. Title, document number, issuers,
signature and source go into their fields; cut paragraphs are joined and the
text is cleaned up by rules (widths, quotes, blanks …). Every change is listed;
see --dry-run first. --apart 12 keeps line 12 apart from what stands before it;
--clean none cleans nothing, --clean RULE,RULE uses these rules only, and they
are remembered for the source. The rules:
`+cleanRules("en")+`

Lists of members: the heads and what each column holds are found by themselves;
--dry-run shows what would become of each row. Members are known by credit code,
name or former name. Only blanks are filled unless --overwrite is given, and a
blank never erases; the same file a second time changes nothing. --rejected
writes the rows that were not taken as XLSX, to be mended and read again.
--map COLUMN=FIELD corrects a column (FIELD is a key or a label; 备注 is the
note, 不导入 leaves it out). The mapping is kept with the import, and next
year's list with the same heads is read alike.`),
		Example: "  huikan import 通知.docx 网页.htm --as article --dry-run\n  huikan import 第140期.txt --as issue --dry-run\n  huikan import 第140期.txt --as issue\n" +
			"  huikan import 会员.xlsx --as members --dry-run\n  huikan import 会员.xlsx --as members --rejected 未导入.xlsx\n  huikan import 会员.xlsx --as members --map 车位=不导入 --map 经办=联络员",
		Args: cobra.MinimumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			for _, k := range importers {
				if k.as == as {
					return k.run(cmd.Context(), r, args, o)
				}
			}
			return fmt.Errorf(r.say("--as %q：应为 %s", "--as %q: want %s"), as, strings.Join(names, r.say("、", ", ")))
		},
	}
	c.Flags().StringVar(&as, "as", "", r.say("读成什么：", "what to read them as: ")+strings.Join(names, r.say("、", ", ")))
	c.Flags().BoolVar(&o.dry, "dry-run", false, r.say("只看报告，资料库不变", "show the report and leave the library alone"))
	c.Flags().BoolVar(&o.overwrite, "overwrite", false, r.say("会员名单：以文件为准，改掉资料库里不同的内容（默认只填空白）", "members: let the file replace what differs in the library (default: fill blanks only)"))
	c.Flags().StringVar(&o.rejected, "rejected", "", r.say("会员名单：没有导入的行连同原因存到这个 XLSX", "members: write the rows that were not taken, with the reason, to this XLSX"))
	c.Flags().StringArrayVar(&o.maps, "map", nil, r.say("会员名单：列名=栏位，可以写几次", "members: COLUMN=FIELD, more than once if need be"))
	c.Flags().StringVar(&o.part, "sheet", "", r.say("会员名单：只读这个工作表", "members: read this worksheet only"))
	c.Flags().IntVar(&o.header, "header", 0, r.say("会员名单：表头在第几行（默认自己找）", "members: the row of the heads (default: found)"))
	c.Flags().BoolVar(&o.fresh, "forget", false, r.say("会员名单：不用以前记住的对照", "members: do not use the mapping kept for these heads"))
	c.Flags().StringVar(&o.clean, "clean", "", r.say("稿件：整理的规则，用逗号分开；none 不整理（默认照这个来源上次的做法）", "articles: rules of clean-up, separated by commas; none: no clean-up (default: as last time for the source)"))
	c.Flags().IntSliceVar(&o.apart, "apart", nil, r.say("稿件：不与上一段相接的行", "articles: lines that are not joined to what stands before them"))
	c.MarkFlagRequired("as")
	r.jsonFlag(c)
	return c
}

// importIssues reads back issues. All files are read before anything is
// written, and all of them are one change.
func (r *run) importIssues(files []string, o importOptions) error {
	var drafts []*intake.Draft
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			return err
		}
		d, err := intake.BackIssue(filepath.Base(f), raw)
		if err != nil {
			return err
		}
		drafts = append(drafts, d)
	}
	show := func() error {
		if !r.json {
			for _, d := range drafts {
				r.report(d)
			}
			return nil
		}
		reports := make([]intake.Report, len(drafts))
		for i, d := range drafts {
			reports[i] = d.Report
		}
		return r.print(reports)
	}
	if o.dry {
		// Without a library yet, the report is of the files alone.
		err := r.reading(func(s *store.Store) error { return meet(s, drafts) })
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return err
		}
		return show()
	}
	return r.writing(func(s *store.Store) error {
		if err := meet(s, drafts); err != nil {
			return err
		}
		if err := show(); err != nil {
			return err
		}
		names := make([]string, len(drafts))
		for i, d := range drafts {
			names[i] = fmt.Sprintf("第%d期", d.Issue.SerialNo)
		}
		c := s.Change("导入会刊" + strings.Join(names, "、"))
		for _, d := range drafts {
			for _, rec := range d.Records(s.NewID) {
				c.Put(rec)
			}
		}
		set, err := c.Commit()
		if err != nil {
			return err
		}
		if !r.json {
			fmt.Fprintf(r.Out, r.say("已导入，共 %d 条记录；huikan undo 可以撤销\n", "imported, %d records; huikan undo takes it back\n"), set.Records)
		}
		return nil
	})
}

// meet finds the members of back issues among those of the library.
func meet(s *store.Store, drafts []*intake.Draft) error {
	members, err := s.Members()
	if err == nil {
		intake.Meet(drafts, members)
	}
	return err
}

// report prints what the reading of a back issue found.
func (r *run) report(d *intake.Draft) {
	rep := d.Report
	fmt.Fprintf(r.Out, r.say("%s：%s\n%d 个栏目，%d 篇稿件，%d 家会员，%d 个表格；目录 %d 行，%d 行与正文标题不同；接合断开的段落 %d 处\n",
		"%s: %s\n%d sections, %d articles, %d members, %d tables; %d contents lines, %d differ from the titles; %d cut paragraphs joined\n"),
		rep.Name, d.Issue.Label(), rep.Sections, rep.Articles, rep.Members, rep.Tables, rep.Contents, rep.Drift, rep.Joins)
	for _, s := range d.Sections {
		fmt.Fprintf(r.Out, "【%s】\n", s.Section.Name)
		for _, a := range s.Articles {
			title := strings.ReplaceAll(a.Title, "\n", " ")
			if a.DocNo != "" {
				title = a.DocNo + " " + title
			}
			fmt.Fprintf(r.Out, "    %s\n", title)
		}
		for _, m := range s.Members {
			fmt.Fprintf(r.Out, "    %s\n", m.Name)
		}
	}
	if len(rep.Findings) > 0 {
		fmt.Fprintln(r.Out, r.say("请看：", "to look at:"))
	}
	for _, f := range rep.Findings {
		fmt.Fprintf(r.Out, "  %s:%d  %s\n", rep.Name, f.Line, f.Message(r.lang))
	}
}

// took says how long a piece of work lasted, where that is worth saying.
func took(start time.Time) string { return fmt.Sprintf("%.2f s", time.Since(start).Seconds()) }
