package command

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"huikan/app/press"
	"huikan/data"
	"huikan/data/search"
	"huikan/data/store"
)

// posting is what commands share that print what is sent by post.
type posting struct {
	printing
	sheet  press.SheetOptions
	nudge  string
	order  string
	custom [4]string // size, grid, margin, pitch
	all    bool
	former bool
}

// mail chooses to whom it goes, in the order that is asked for.
func (r *run) mail(s *store.Store, p *posting, args []string, paper bool) (press.Mail, error) {
	f, members, day, err := r.printFacts(s, &p.printing, args)
	if err != nil {
		return press.Mail{}, err
	}
	var ids []data.MemberID
	for _, m := range search.ByReading(members) {
		ids = append(ids, m.ID)
	}
	m := press.Mail{From: f.Association, Day: day}
	m.To, m.Left = data.Addressees(&f, ids, day, data.MailRule{Paper: paper, Former: p.former || p.members.left})
	switch p.order {
	case "postcode":
		data.ByPostcode(m.To)
	case "class":
		data.ByClass(m.To)
		m.ByClass = true
	case "pinyin":
	default:
		return m, fmt.Errorf(r.say("--order %q：应为 postcode、class 或 pinyin", "--order %q: want postcode, class or pinyin"), p.order)
	}
	return m, nil
}

func (r *run) postFlags(c *cobra.Command, p *posting) {
	r.printFlags(c, &p.printing)
	c.Flags().StringVar(&p.order, "order", "postcode", r.say("排列：postcode 邮编，class 类别，pinyin 拼音", "order: postcode, class or pinyin"))
	c.Flags().BoolVar(&p.former, "former", false, r.say("不是会员的也印：已退会的、申请中的", "also those who are no members: who left, who applied"))
	c.Flags().BoolVar(&p.all, "all", false, r.say("不收纸刊的也印（默认不印）", "also those who take no paper (default: not)"))
}

func (r *run) sheetFlags(c *cobra.Command, p *posting) {
	c.Flags().StringVar(&p.nudge, "nudge", "0,0", r.say("整体挪动：向右,向下，毫米，可以是负数", "move everything: right,down in mm; may be negative"))
}

// numbers reads so many numbers that stand apart by one of the marks.
func numbers(s, marks string, n int) ([]float64, error) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(marks, r) })
	if len(parts) != n {
		return nil, fmt.Errorf("%q: want %d numbers", s, n)
	}
	out := make([]float64, n)
	for i, p := range parts {
		if _, err := fmt.Sscan(strings.TrimSpace(p), &out[i]); err != nil {
			return nil, fmt.Errorf("%q: %q is no number", s, p)
		}
	}
	return out, nil
}

// readSheet reads the flags of sheets.
func (p *posting) readSheet() error {
	xy, err := numbers(p.nudge, ",", 2)
	if err != nil {
		return fmt.Errorf("--nudge: %w", err)
	}
	p.sheet.NudgeX, p.sheet.NudgeY = xy[0], xy[1]
	if p.sheet.Sheet != press.CustomSheet {
		return nil
	}
	c := &p.sheet.Custom
	for _, f := range []struct {
		flag, text string
		a, b       *float64
		empty      bool
	}{
		{"--size", p.custom[0], &c.Width, &c.Height, false}, {"--margin", p.custom[2], &c.Left, &c.Top, true}, {"--pitch", p.custom[3], &c.PitchX, &c.PitchY, true},
	} {
		if f.text == "" && f.empty {
			continue
		}
		v, err := numbers(f.text, "x×,", 2)
		if err != nil {
			return fmt.Errorf("%s: %w", f.flag, err)
		}
		*f.a, *f.b = v[0], v[1]
	}
	v, err := numbers(p.custom[1], "x×,", 2)
	if err != nil {
		return fmt.Errorf("--grid: %w", err)
	}
	c.Columns, c.Rows = int(v[0]), int(v[1])
	return nil
}

// sheetsHelp lists sheets for the help of a command.
func sheetsHelp(list []press.Sheet) string {
	var b strings.Builder
	for _, s := range list {
		fmt.Fprintf(&b, "  %-14s %s\n", s.Key, s.Name)
	}
	return b.String()
}

func (r *run) labelsCommand() *cobra.Command {
	var p posting
	var sheets bool
	c := &cobra.Command{
		Use:   "labels [QUERY] -o FILE.pdf",
		Short: r.say("印邮寄标签：选标签纸，从第几格开始，可以微调", "print mailing labels: choose the sheet, the first label, nudge"),
		Long: r.say(`收件人先取“收刊人”，再取“联络员”“会员代表”，再取主要联系人。没有地址的、境外的不印，并逐一列出；放不下的字缩小，绝不截断。
--sheets 列出标签纸；--test 印一张有格线的试纸，盖在标签纸上对光看。
自定标签纸：--sheet custom --grid 3x8 --size 70x37 --margin 0x0.5 --pitch 70x37（毫米；左×上）`,
			`The recipient is the contact who is 收刊人, else 联络员, 会员代表, the main contact. Members without an address, or abroad, are left out and listed; text that does not fit is set smaller, never cut.
--sheets lists the sheets; --test prints one with outlines, to be held against the real sheet.
A sheet of your own: --sheet custom --grid 3x8 --size 70x37 --margin 0x0.5 --pitch 70x37 (mm; left×top)`),
		Example: "  huikan labels --council -o 标签.pdf\n  huikan labels --sheet a4-3x7 --start 5 --nudge 0.5,-1 -o 标签.pdf\n  huikan labels --sheet a4-3x7 --test -o 试纸.pdf",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.readSheet(); err != nil {
				return err
			}
			return r.reading(func(s *store.Store) error {
				if sheets {
					return r.listSheets(s, false)
				}
				m, err := r.mail(s, &p, args, !p.all)
				if err != nil {
					return err
				}
				m.Title = r.say("邮寄标签", "Labels")
				if p.sheet.Test {
					m.To, m.Left = nil, nil
				}
				return r.printOut(cmd.Context(), s, &p.printing, func(pr *press.Press, o press.Options) (*press.Proof, error) {
					return pr.Labels(cmd.Context(), m, p.sheet, o)
				})
			})
		},
	}
	r.postFlags(c, &p)
	r.sheetFlags(c, &p)
	f := c.Flags()
	f.StringVar(&p.sheet.Sheet, "sheet", "", r.say("哪种标签纸（默认第一种；custom 自定）", "which sheet (default: the first; custom: your own)"))
	f.BoolVar(&sheets, "sheets", false, r.say("列出标签纸", "list the sheets"))
	f.IntVar(&p.sheet.Start, "start", 1, r.say("从第几格开始（前面的已经用掉）", "the first label that is still there"))
	f.BoolVar(&p.sheet.Test, "test", false, r.say("印一张有格线的试纸", "a test sheet with outlines"))
	f.StringVar(&p.custom[0], "size", "", r.say("自定：标签 宽x高 毫米", "custom: label, width x height in mm"))
	f.StringVar(&p.custom[1], "grid", "", r.say("自定：列x行", "custom: columns x rows"))
	f.StringVar(&p.custom[2], "margin", "", r.say("自定：第一格 左x上 毫米", "custom: of the first label, left x top in mm"))
	f.StringVar(&p.custom[3], "pitch", "", r.say("自定：格与格的距离 横x竖 毫米", "custom: from label to label, x by y in mm"))
	return c
}

func (r *run) listSheets(s *store.Store, envelopes bool) error {
	labels, covers, err := r.Press(s).Sheets()
	if err != nil {
		return err
	}
	if envelopes {
		labels = covers
	}
	if r.json {
		return r.print(labels)
	}
	_, err = fmt.Fprint(r.Out, sheetsHelp(labels))
	return err
}

func (r *run) envelopesCommand() *cobra.Command {
	var p posting
	var sizes, plain bool
	c := &cobra.Command{
		Use:   "envelopes [QUERY] -o FILE.pdf",
		Short: r.say("印信封：六个邮编框、收件人、寄件人（GB/T 1416）", "print envelopes: six postcode boxes, recipient, sender (GB/T 1416)"),
		Long: r.say("每家一个信封，一页一个。信封上已印好邮编框的，加 --no-boxes 只印数字。寄件人是协会的名称、地址和邮编。",
			"An envelope for each member, a page each. --no-boxes prints only the digits, for envelopes that have the boxes. The sender is the association."),
		Example: "  huikan envelopes --class 理事 -o 信封.pdf\n  huikan envelopes --size c5 --no-boxes --nudge 0,1.5 -o 信封.pdf",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := p.readSheet(); err != nil {
				return err
			}
			p.sheet.Boxes = !plain
			return r.reading(func(s *store.Store) error {
				if sizes {
					return r.listSheets(s, true)
				}
				m, err := r.mail(s, &p, args, !p.all)
				if err != nil {
					return err
				}
				m.Title = r.say("信封", "Envelopes")
				if m.From.Address.IsZero() && !r.json {
					fmt.Fprintln(r.Err, r.say("协会没有地址，信封上没有寄件人地址", "the association has no address; envelopes name no sender's address"))
				}
				return r.printOut(cmd.Context(), s, &p.printing, func(pr *press.Press, o press.Options) (*press.Proof, error) {
					return pr.Envelopes(cmd.Context(), m, p.sheet, o)
				})
			})
		},
	}
	r.postFlags(c, &p)
	r.sheetFlags(c, &p)
	c.Flags().StringVar(&p.sheet.Sheet, "size", "", r.say("哪种信封：dl、zl、c5、b6、c4（默认 dl）", "which envelope: dl, zl, c5, b6, c4 (default: dl)"))
	c.Flags().BoolVar(&sizes, "sizes", false, r.say("列出信封", "list the envelopes"))
	c.Flags().BoolVar(&plain, "no-boxes", false, r.say("不画邮编框，只印数字", "no boxes, only digits"))
	return c
}

func (r *run) signSheetCommand() *cobra.Command {
	var p posting
	var title, subtitle string
	c := &cobra.Command{
		Use:   "signsheet [QUERY] -o FILE.pdf",
		Short: r.say("印签收单：序号、单位、收件人、份数、签收、日期", "print a list of receipt: unit, recipient, copies, signature, day"),
		Long: r.say("A4 表格，表头每页重复，末行合计。默认按邮编排，--order class 按类别分组。",
			"An A4 table with its head on every page and the sum at its end. It goes by postcode; with --order class by class."),
		Example: "  huikan signsheet -o 签收单.pdf --title 第141期会刊签收单\n  huikan signsheet --order class --council -o 签收单.pdf",
		Args:    cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return r.reading(func(s *store.Store) error {
				m, err := r.mail(s, &p, args, !p.all)
				if err != nil {
					return err
				}
				m.Title, m.Subtitle = title, subtitle
				if m.Subtitle == "" {
					m.Subtitle = strings.TrimSpace(m.From.Name + "　" + m.Day.Chinese())
				}
				return r.printOut(cmd.Context(), s, &p.printing, func(pr *press.Press, o press.Options) (*press.Proof, error) {
					return pr.SignSheet(cmd.Context(), m, o)
				})
			})
		},
	}
	r.postFlags(c, &p)
	c.Flags().StringVar(&title, "title", "签收单", r.say("标题", "title"))
	c.Flags().StringVar(&subtitle, "subtitle", "", r.say("副题（默认协会名称和日期）", "subtitle (default: the association and the day)"))
	return c
}
