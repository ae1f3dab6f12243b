package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"huikan/app/export"
	"huikan/app/preflight"
	"huikan/app/press"
	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// printing is what commands share that print from the records of members.
type printing struct {
	members memberList
	on      dateFlag
	out     string
	profile string
	booklet bool
	list    bool // only say who is left out
}

// leftOut is one line of the list of who and what is left out.
type leftOut struct {
	data.Omission
	Whole bool   `json:"whole"` // the member itself
	Text  string `json:"text"`
}

func (r *run) printFlags(c *cobra.Command, p *printing) {
	f := c.Flags()
	f.StringVarP(&p.out, "output", "o", "", r.say("写到哪个 PDF 文件；- 是标准输出", "the PDF to write; - is the standard output"))
	f.StringVar(&p.profile, "profile", "screen", r.say("screen 屏幕或打印机，print 付印（带出血和裁切标记，只用黑色）", "screen, or print (bleed, crop marks, black ink alone)"))
	f.Var(&p.on, "as-of", r.say("按哪一天的资料（默认今天）", "by what was so on this day (default: today)"))
	r.filterFlags(c, &p.members)
	r.jsonFlag(c)
}

// facts reads what is known of the day, and chooses members by query and
// filter.
func (r *run) printFacts(s *store.Store, p *printing, args []string) (data.Facts, []data.Member, data.Date, error) {
	day := r.today()
	if !p.on.IsZero() {
		day = p.on.Last()
	}
	if err := p.members.read(r); err != nil {
		return data.Facts{}, nil, day, err
	}
	f, err := r.factsOn(s, day, data.Date{})
	if err != nil {
		return f, nil, day, err
	}
	slices.SortStableFunc(f.Classes, func(a, b data.Class) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Code, b.Code))
	})
	return f, p.members.chosen(f.Members, f.Contacts, f.Classes, args), day, nil
}

// printOut sets what is to be printed, writes it, and says what it leaves out.
func (r *run) printOut(ctx context.Context, s *store.Store, p *printing, set func(*press.Press, press.Options) (*press.Proof, error)) error {
	o := export.Options{Booklet: p.booklet}
	switch p.profile {
	case "screen":
	case "print":
		o.Print = true
	default:
		return fmt.Errorf(r.say("--profile %q：应为 screen 或 print", "--profile %q: want screen or print"), p.profile)
	}
	if p.out == "" && !r.json {
		return errors.New(r.say("请用 -o 写明 PDF 文件名，或用 --json 只列出略去了什么", "give a PDF with -o, or --json to list only what would be left out"))
	}
	if ext := strings.ToLower(filepath.Ext(p.out)); p.out != "" && p.out != "-" && ext != ".pdf" {
		return fmt.Errorf(r.say("-o %s：只能写 .pdf", "-o %s: want .pdf"), p.out)
	}
	start := time.Now()
	var show func(done int)
	proof, err := set(r.Press(s), press.Options{Once: true, Progress: func(done, total int) {
		if show == nil {
			show = r.progress(total)
		}
		show(done)
	}})
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if p.out != "" {
		f, ok := export.ByExt("pdf")
		if !ok {
			return errors.New("export pdf: no such format")
		}
		if err := r.whole(proof, f, p.out, o); err != nil {
			return err
		}
	}
	if r.json && p.out != "-" {
		return r.print(r.leftOut(proof))
	}
	if p.out == "-" {
		return nil
	}
	fmt.Fprintf(r.Out, r.say("%s：%d 页，%s\n", "%s: %d pages, %s\n"), p.out, len(proof.Book.Pages), took(start))
	if len(proof.Findings) > 0 {
		r.findingLines(r.firstOf(proof.Findings))
		r.findingSum(proof.Findings)
	}
	return nil
}

// firstOf is findings with long runs of one kind cut to the first few; it says
// how many more there are.
func (r *run) firstOf(all []preflight.Finding) (out []preflight.Finding) {
	const shown = 12
	n := map[string]int{}
	for _, f := range all {
		if n[f.Code]++; n[f.Code] <= shown {
			out = append(out, f)
		}
	}
	for _, rule := range preflight.Rules {
		if more := n[rule.Code] - shown; more > 0 {
			f := preflight.Finding{Code: rule.Code, Text: r.say("……", "…")}
			fmt.Fprintf(r.Out, r.say("%s 共 %d 项，只列出前 %d 项；--json 列出全部\n", "%s %d in all, the first %d are shown; --json lists all\n"), f.Message(r.lang), n[rule.Code], shown)
		}
	}
	return out
}

// leftOut lists what the print leaves out, with the words of the check.
func (r *run) leftOut(p *press.Proof) []leftOut {
	out := []leftOut{}
	for i, o := range p.Left {
		// The findings of omissions come first, in the same order.
		out = append(out, leftOut{o, o.Whole(), p.Findings[i].Message(r.lang)})
	}
	return out
}

func (r *run) directoryCommand() *cobra.Command {
	var p printing
	var order, title, edition string
	var print []string
	var noLogos bool
	var orders, facts []string
	for _, o := range data.DirectoryOrders {
		orders = append(orders, o.Key+" "+o.Label(r.lang))
	}
	for _, f := range data.DirectoryFacts {
		mark := ""
		if f.Usual {
			mark = " *"
		}
		facts = append(facts, f.Key+" "+f.Label(r.lang)+mark)
	}
	c := &cobra.Command{
		Use:   "directory [QUERY] -o FILE.pdf",
		Short: r.say("印制会员名录：A5，带目录、页眉和名称索引", "print the directory of members: A5, with contents, running heads and an index"),
		Long: r.say(`把会员（或查到、筛出的会员）排成一本名录。只有“名录公开”授权的个人信息才会印；略去了谁、略去了什么，都会列出来。
印出的内容（--facts），带 * 的是默认：
  `, `Sets the members, or those that are found, as a book. Personal data are printed only with consent (名录公开); whom and what it leaves out is listed.
Facts (--facts); those with * are printed by default:
  `) + strings.Join(facts, "\n  "),
		Example: "  huikan directory -o 会员名录.pdf\n  huikan directory --council --order pinyin -o 理事名录.pdf --booklet\n  huikan directory --as-of 2025-12-31 -o 名录.pdf --profile print\n  huikan directory --json",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if _, ok := data.DirectoryOrderOf(order); !ok {
				return fmt.Errorf(r.say("--order %q：可以是 %s", "--order %q: want one of %s"), order, strings.Join(orders, ", "))
			}
			keys := data.UsualDirectoryFacts()
			if cmd.Flags().Changed("facts") {
				keys = print
				for _, k := range keys {
					if !slices.ContainsFunc(data.DirectoryFacts, func(f data.DirectoryFact) bool { return f.Key == k }) {
						return fmt.Errorf(r.say("--facts：没有“%s”；可以是 %s", "--facts: there is no %q; want some of %s"), k, strings.Join(facts, ", "))
					}
				}
			}
			return r.reading(func(s *store.Store) error {
				f, members, day, err := r.printFacts(s, &p, args)
				if err != nil {
					return err
				}
				return r.printOut(cmd.Context(), s, &p, func(pr *press.Press, o press.Options) (*press.Proof, error) {
					return pr.Directory(cmd.Context(), press.Directory{
						Facts: f, Members: chosenBy(members, order), Day: day, Order: order, Print: keys, Logos: !noLogos, Title: title, Edition: edition,
					}, o)
				})
			})
		},
	}
	r.printFlags(c, &p)
	c.Flags().BoolVar(&p.booklet, "booklet", false, r.say("拼成骑马订的印张", "impose for saddle stitching"))
	c.Flags().StringVar(&order, "order", data.DirectoryOrders[0].Key, r.say("排列：", "order: ")+strings.Join(orders, ", "))
	c.Flags().StringSliceVar(&print, "facts", nil, r.say("印哪些内容，用逗号分开", "what is printed, parted by commas"))
	c.Flags().BoolVar(&noLogos, "no-logos", false, r.say("不印标志", "without logos"))
	c.Flags().StringVar(&title, "title", "", r.say("书名（默认 会员名录）", "title (default: 会员名录)"))
	c.Flags().StringVar(&edition, "edition", "", r.say("版次（默认 某年版）", "edition (default: the year)"))
	return c
}

// chosenBy puts members in the order in which they stand under a head.
func chosenBy(members []data.Member, order string) []press.Chosen {
	if order == "strokes" {
		members = search.ByStrokes(members)
	} else {
		members = search.ByReading(members)
	}
	out := make([]press.Chosen, len(members))
	for i := range members {
		out[i] = press.Chosen{Member: members[i].ID, Reading: search.ReadingOf(&members[i])}
	}
	return out
}
