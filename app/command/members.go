package command

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"huikan/data"
	"huikan/data/intake"
	"huikan/data/search"
	"huikan/data/store"
)

// memberList is what the flags of members say.
type memberList struct {
	filter   search.Filter
	kind     string
	from, to string
	left     bool
	active   bool

	out     string
	columns []string
	all     bool
	consent bool
	day     data.Date
	vcard   string
}

// listForms are the forms in which a list goes out, by the end of the file's
// name. To add one: a row.
var listForms = []struct {
	ext   string
	write func(*intake.MemberList, io.Writer, *memberList) error
}{
	{".xlsx", func(l *intake.MemberList, w io.Writer, _ *memberList) error { return l.WriteXLSX(w) }},
	{".csv", func(l *intake.MemberList, w io.Writer, _ *memberList) error { return l.WriteCSV(w) }},
	{".vcf", func(l *intake.MemberList, w io.Writer, o *memberList) error { return l.WriteVCard(w, o.vcard) }},
}

func (r *run) membersCommand() *cobra.Command {
	var o memberList
	var fields []string
	for _, f := range intake.ListFields() {
		fields = append(fields, f.Key+" "+f.Label)
	}
	c := &cobra.Command{
		Use:   "members [QUERY] [-o FILE.xlsx|.csv|.vcf]",
		Short: r.say("查会员：名称、拼音、首字母、信用代码、联系人、电话；存成 XLSX、CSV 或 vCard", "look members up: name, pinyin, initials, code, contact, phone; save them as XLSX, CSV or vCard"),
		Long: r.say(`列出会员，或存成文件：看到哪些就存哪些。每家一行，带主要联系人；--contacts all 每位联系人一行。
号码和代码一律存成文字，不会变成 1.38E+10；存出的文件再导入，什么也不会变。
--consented 给要公开或交给别人的名单：没有“名录公开”授权的联系人不列出姓名、职务、电话、邮箱等；
没有授权的个人会员整行不列。最后说明略去多少。

可选的列（--columns）：
  `, `Lists members, or saves them: what you see is what is saved. There is a row for each member with its primary contact, or, with --contacts all, for each contact.
Numbers and codes are saved as text; a list that was saved and is imported again changes nothing.
--consented is for lists that are made public or given away: contacts who did not allow 名录公开 lose their name, title, numbers and addresses, and members who are persons and did not allow it are left out whole. It says how many.

Columns (--columns):
  `) + strings.Join(fields, "\n  "),
		Example: "  huikan members shqh\n  huikan members 投资 --json\n  huikan members --class 理事 --district 望津区 -o 理事.xlsx\n" +
			"  huikan members --council --columns name,联系人姓名,联系人手机,通讯地址,邮政编码 -o 寄刊.csv\n  huikan members --consented -o 通讯录.vcf",
		Args: cobra.MaximumNArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			if err := o.read(r); err != nil {
				return err
			}
			return r.reading(func(s *store.Store) error { return r.listMembers(s, args, &o) })
		},
	}
	f := c.Flags()
	f.StringVarP(&o.out, "output", "o", "", r.say("存成这个文件：.xlsx、.csv 或 .vcf", "save to this file: .xlsx, .csv or .vcf"))
	f.StringSliceVar(&o.columns, "columns", nil, r.say("列，用逗号分开：名称或代号", "columns, parted by commas: keys or labels"))
	contacts := f.String("contacts", "primary", r.say("primary 每家一行，all 每位联系人一行", "primary: a row for each member; all: for each contact"))
	f.BoolVar(&o.consent, "consented", false, r.say("略去没有授权公开的个人信息", "leave out personal data without consent"))
	f.StringVar(&o.vcard, "vcard", "3.0", r.say("vCard 的版本：3.0 或 4.0", "version of the cards: 3.0 or 4.0"))
	r.filterFlags(c, &o)
	c.PreRunE = func(*cobra.Command, []string) error {
		if *contacts != "primary" && *contacts != "all" {
			return fmt.Errorf(r.say("--contacts %q：应为 primary 或 all", "--contacts %q: want primary or all"), *contacts)
		}
		o.all = *contacts == "all"
		return nil
	}
	r.jsonFlag(c)
	return c
}

// filterFlags are the flags that narrow a list of members.
func (r *run) filterFlags(c *cobra.Command, o *memberList) {
	f := c.Flags()
	f.StringSliceVar(&o.filter.Classes, "class", nil, r.say("只要这些会员类别", "of these classes only"))
	f.StringVar(&o.kind, "kind", "", r.say("只要 unit 单位会员或 person 个人会员", "units or persons only"))
	f.StringSliceVar(&o.filter.Districts, "district", nil, r.say("只要地址中有这些区县的", "with one of these in an address"))
	f.StringSliceVar(&o.filter.Industries, "industry", nil, r.say("只要这些行业的", "of these industries"))
	f.StringSliceVar(&o.filter.Tags, "tag", nil, r.say("只要有这些标签的", "with one of these tags"))
	f.BoolVar(&o.filter.Council, "council", false, r.say("只要理事会成员", "of classes that sit in the council"))
	f.StringVar(&o.from, "joined-from", "", r.say("入会不早于", "joined on this day or later"))
	f.StringVar(&o.to, "joined-to", "", r.say("入会不晚于", "joined on this day or earlier"))
	f.BoolVar(&o.left, "left", false, r.say("只要已退会的", "only those who left"))
	f.BoolVar(&o.active, "not-left", false, r.say("不要已退会的", "only those who have not left"))
}

// read turns flags into the filter.
func (o *memberList) read(r *run) (err error) {
	switch o.kind {
	case "", string(data.UnitMember), string(data.PersonMember):
		o.filter.Kind = data.MemberKind(o.kind)
	default:
		return fmt.Errorf(r.say("--kind %q：应为 unit 或 person", "--kind %q: want unit or person"), o.kind)
	}
	o.day = r.today()
	if o.filter.From, err = data.ParseDate(o.from); err != nil {
		return fmt.Errorf("--joined-from: %w", err)
	}
	if o.filter.To, err = data.ParseDate(o.to); err != nil {
		return fmt.Errorf("--joined-to: %w", err)
	}
	switch {
	case o.left && o.active:
		return fmt.Errorf("%s", r.say("--left 与 --not-left 只能用一个", "either --left or --not-left"))
	case o.left:
		o.filter.Left = "yes"
	case o.active:
		o.filter.Left = "no"
	}
	return nil
}

// chosen gives those of the members that the query, if there is one, finds and
// the filter lets through.
func (o *memberList) chosen(members []data.Member, contacts []data.Contact, classes []data.Class, args []string) []data.Member {
	if len(args) > 0 {
		hits, _ := search.NewMembers(members, contacts).Find(args[0], len(members))
		byID := map[data.MemberID]data.Member{}
		for _, m := range members {
			byID[m.ID] = m
		}
		members = nil
		for _, h := range hits {
			members = append(members, byID[h.Member])
		}
	}
	return o.filter.Members(members, classes)
}

func (r *run) listMembers(s *store.Store, args []string, o *memberList) error {
	book, err := s.MemberBook()
	if err != nil {
		return err
	}
	members := o.chosen(book.Members, book.Contacts, book.Classes, args)
	switch {
	case o.out != "":
		return r.saveMembers(members, book, o)
	case r.json:
		if members == nil {
			members = []data.Member{}
		}
		return r.print(members)
	case len(o.columns) > 0:
		list, err := o.list(members, book)
		if err != nil {
			return err
		}
		var heads []string
		for _, c := range list.Columns {
			heads = append(heads, c.Head)
		}
		t := newTable(r.Out, heads...)
		for _, row := range list.Rows {
			cells := make([]string, len(row))
			for i, v := range row {
				cells[i] = short(v)
			}
			t.row(cells...)
		}
		return t.flush()
	}
	names := map[string]string{}
	for _, k := range book.Classes {
		names[k.Code] = k.Name
	}
	t := newTable(r.Out, r.say("编号", "no."), r.say("名称", "name"), r.say("类别", "class"), r.say("入会", "joined"), r.say("网址", "site"))
	for _, m := range members {
		class := m.Class
		if n := names[class]; n != "" {
			class = n
		}
		t.row(m.MemberNo, m.Name, class, m.Joined.String(), m.Website)
	}
	return t.flush()
}

func (o *memberList) list(members []data.Member, book data.MemberBook) (*intake.MemberList, error) {
	return intake.NewMemberList(members, book, intake.ListOptions{Columns: o.columns, AllContacts: o.all, Consented: o.consent, Day: o.day})
}

// saveMembers writes what is listed to a file, by the end of its name.
func (r *run) saveMembers(members []data.Member, book data.MemberBook, o *memberList) error {
	list, err := o.list(members, book)
	if err != nil {
		return err
	}
	for _, f := range listForms {
		if !strings.EqualFold(filepath.Ext(o.out), f.ext) {
			continue
		}
		if err := writeFile(o.out, func(w io.Writer) error { return f.write(list, w, o) }); err != nil {
			return err
		}
		fmt.Fprintf(r.Out, r.say("已存 %d 家会员，%d 行：%s\n", "saved %d members in %d rows: %s\n"), len(members)-list.Persons, len(list.Rows), o.out)
		if o.consent {
			fmt.Fprintf(r.Out, r.say("没有“名录公开”授权，略去联系人 %d 位、个人会员 %d 位\n", "left out for want of consent: %d contacts, %d persons\n"), list.Withheld, list.Persons)
		}
		return nil
	}
	return fmt.Errorf(r.say("-o %s：文件名应以 .xlsx、.csv 或 .vcf 结尾", "-o %s: want a name that ends in .xlsx, .csv or .vcf"), o.out)
}
