package intake

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"huikan/data"
)

// outBook is a library with what makes lists hard: numbers that look like
// sums, formulas, marks of CSV and of cards, two contacts, a person.
func outBook() data.MemberBook {
	return data.MemberBook{
		Classes: data.DefaultClasses(),
		Members: []data.Member{
			{ID: "m1", Type: data.UnitMember, Name: "江州飞云纸鸢有限公司", MemberNo: "0012", Class: "会长单位", USCC: "91980102MA555001X0", LegalRep: "周远帆", Phone: "0600-62345678、400-820-8820", Fax: "0600-62345670",
				AddrMail: data.Address{Province: "江南省", City: "江州市", District: "望津区", Street: "云路1号，东楼; 3室", Postcode: "030001"}, Website: "www.feiyun.example", Joined: data.Date{Year: 2013, Month: 5}, InDirectory: true,
				Scope: "风筝设计、制造，\n\"礼品\"", Head: data.Head{Note: "老会员\n=SUM(A1)"}, RegNoOld: "310108000000001", Capital: data.Capital{Amount: "2000", Unit: "万元", Currency: "CNY"}},
			{ID: "m2", Type: data.UnitMember, Name: "云岭竹艺股份有限公司", Class: "会员单位", Joined: data.Date{Year: 2014}, Head: data.Head{Note: "1.2E+10"}},
			{ID: "m3", Type: data.PersonMember, Name: "张伟", Class: "个人会员", Phone: "0600-62345671"},
			{ID: "m4", Type: data.PersonMember, Name: "李娜", Class: "个人会员"},
		},
		Contacts: []data.Contact{
			{ID: "c1", Member: "m1", Name: "李四", Mobile: "13800000002", Email: "li4@feiyun.example"},
			{ID: "c2", Member: "m1", Name: "张三", Title: "经理, 董事", Mobile: "13800000001", Phone: "0600-62345679转8", Primary: true, Roles: []string{"联络员"}, Consents: []data.Consent{{Scope: "名录公开"}}},
			{ID: "c3", Member: "m2", Name: "王五", Mobile: "13800000003", To: data.Date{Year: 2020}},
			{ID: "c4", Member: "m4", Name: "李娜", Mobile: "13800000004", Consents: []data.Consent{{Scope: "名录公开"}}},
		},
	}
}

func bookOf(l *library) data.MemberBook {
	return data.MemberBook{Members: l.members, Contacts: l.contacts, Memberships: l.terms, Classes: data.DefaultClasses()}
}

// TestOutAndIn: a list that goes out, in every form, comes in again and changes
// nothing: with the usual columns, and with all of them.
func TestOutAndIn(t *testing.T) {
	book := outBook()
	l := &library{members: book.Members, contacts: book.Contacts, terms: []data.Membership{
		{Member: "m1", Class: "会长单位", Starts: data.Date{Year: 2013, Month: 5}}, {Member: "m2", Class: "会员单位", Starts: data.Date{Year: 2014}}}}
	var every []string
	for _, f := range ListFields() {
		every = append(every, f.Key)
	}
	for form, write := range map[string]func(*MemberList, *bytes.Buffer) error{
		"a.xlsx": func(o *MemberList, b *bytes.Buffer) error { return o.WriteXLSX(b) },
		"a.csv":  func(o *MemberList, b *bytes.Buffer) error { return o.WriteCSV(b) },
		"3.vcf":  func(o *MemberList, b *bytes.Buffer) error { return o.WriteVCard(b, "3.0") },
		"4.vcf":  func(o *MemberList, b *bytes.Buffer) error { return o.WriteVCard(b, "4.0") },
	} {
		for _, o := range []ListOptions{{}, {AllContacts: true}, {Columns: every}, {Columns: every, AllContacts: true}} {
			out, err := NewMemberList(book.Members, book, o)
			if err != nil {
				t.Fatal(err)
			}
			var b bytes.Buffer
			if err := write(out, &b); err != nil {
				t.Fatal(err)
			}
			s := read(t, form, b.Bytes())
			p := l.plan(s, PlanOptions{Overwrite: true})
			ledger(t, s, p)
			if n := len(p.Records(func() string { return "x" })); n != 0 || p.Rejected+p.Created > 0 || len(s.Rows) < 4 {
				t.Errorf("%s %+v: %d rows, %d records, %d rejected", form, o, len(s.Rows), n, p.Rejected)
				for _, r := range p.Rows {
					t.Logf("%s %s: %+v %+v", r.Status, r.Name, r.Changes, r.Reasons)
				}
			}
		}
	}
}

// TestListColumns: rows by member, or by contact; the primary one first; a
// column by key, label or head; one that is none is refused.
func TestListColumns(t *testing.T) {
	book := outBook()
	out, err := NewMemberList(book.Members[:2], book, ListOptions{Columns: []string{"单位名称", "联系人手机", "uscc", "联系人"}})
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Rows) != 2 || strings.Join(out.Rows[0], "|") != "江州飞云纸鸢有限公司|13800000001|91980102MA555001X0|张三" {
		t.Errorf("%q", out.Rows)
	}
	out, _ = NewMemberList(book.Members, book, ListOptions{AllContacts: true})
	if len(out.Rows) != 5 || out.Rows[0][1] != out.Rows[1][1] {
		t.Errorf("%q", out.Rows)
	}
	if _, err := NewMemberList(book.Members, book, ListOptions{Columns: []string{"name", "车位"}}); err == nil || !strings.Contains(err.Error(), "车位") {
		t.Error(err)
	}
	out, _ = NewMemberList(book.Members, book, ListOptions{Consented: true, AllContacts: true})
	text := ""
	for _, r := range out.Rows {
		text += strings.Join(r, "|") + "\n"
	}
	if out.Withheld != 2 || out.Persons != 1 || strings.Contains(text, "李四") || strings.Contains(text, "13800000003") || strings.Contains(text, "张伟") || !strings.Contains(text, "李娜") || !strings.Contains(text, "张三") || !strings.Contains(text, "云岭") {
		t.Errorf("consented: %d withheld, %d persons\n%s", out.Withheld, out.Persons, text)
	}
	var b bytes.Buffer
	if err := out.WriteVCard(&b, "2.1"); err == nil {
		t.Error("cards of version 2.1")
	}
	if err := out.WriteVCard(&b, "3.0"); err != nil || strings.Contains(b.String(), "李四") {
		t.Errorf("%v %s", err, b.String())
	}
	for _, l := range strings.Split(b.String(), "\r\n") {
		if len(l) > 75 {
			t.Errorf("a line of %d bytes: %s", len(l), l)
		}
	}
}

// TestOutText: in a workbook every cell is text, and in CSV what a spreadsheet
// would read otherwise is kept from it.
func TestOutText(t *testing.T) {
	book := outBook()
	out, _ := NewMemberList(book.Members, book, ListOptions{Columns: []string{"member_no", "reg_no_old", "contact.mobile", "note", "name"}})
	var b bytes.Buffer
	if err := out.WriteXLSX(&b); err != nil {
		t.Fatal(err)
	}
	raw := b.Bytes()
	f, err := excelize.OpenReader(&b)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	sheet, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		t.Fatal(err)
	}
	part, err := sheet.Open("xl/worksheets/sheet1.xml")
	if err != nil {
		t.Fatal(err)
	}
	xml, _ := io.ReadAll(part)
	if a, b := strings.Index(string(xml), `<col min="1"`), strings.Index(string(xml), `<col min="2"`); a < 0 || b < a || !strings.Contains(string(xml), `<autoFilter ref="$A$1:$E$5"`) || !strings.Contains(string(xml), `state="frozen"`) {
		t.Errorf("columns at %d and %d, or no filter, or heads that scroll away", a, b)
	}
	for _, c := range []string{"A2", "B2", "C2", "D2", "E2"} {
		if kind, _ := f.GetCellType("会员", c); kind != excelize.CellTypeInlineString && kind != excelize.CellTypeSharedString {
			t.Errorf("%s is no text: %v", c, kind)
		}
		if formula, _ := f.GetCellFormula("会员", c); formula != "" {
			t.Errorf("%s is a formula", c)
		}
	}
	b.Reset()
	if err := out.WriteCSV(&b); err != nil {
		t.Fatal(err)
	}
	if text := b.String(); !strings.HasPrefix(text, "\uFEFF") || !strings.Contains(text, "\"\t0012\"") || !strings.Contains(text, "\"\t310108000000001\"") || !strings.Contains(text, "\"\t13800000001\"") || !strings.Contains(text, "\"\t1.2E+10\"") {
		t.Errorf("%q", text)
	}
}

// TestOutLaw: whatever stands in the fields of a library, a list of it that goes
// out comes in again and changes nothing.
func TestOutLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	words := []string{"", "", "甲", "乙, 丙", "\"引\"号", "行一\n行二", "a;b\\c", "=1+1", "+86", "@x", "-", "无", "0012", "2013-05", "2013", "300万元", "是", "13800000001", "0600-62345678", "a@b.example",
		"www.a.example", "（原名）", "合计", "1,234", "O'Neil", "𠮷", "甲、乙", "400-820-8820", "江南省江州市望津区1号", "030001", "张三", "2026.1.5", "/", "注：一", "100%", "№5"}
	numbers := []string{"", "0600-62345678", "13800000001", "400-820-8820、0600-62345678转12", "62345678"}
	word := func(key string) string {
		switch key {
		case "phone_main", "fax", "phone":
			return numbers[r.IntN(len(numbers))]
		case "mobile":
			return []string{"", "13800000001", "13900000002"}[r.IntN(3)]
		}
		return words[r.IntN(len(words))]
	}
	var every []string
	for _, f := range ListFields() {
		every = append(every, f.Key)
	}
	for round := range 25 {
		l := &library{}
		for i := range 6 {
			m := data.Member{ID: data.MemberID(fmt.Sprint("m", i)), Type: data.UnitMember, InDirectory: true}
			for _, f := range data.MemberFields {
				f.Set(&m, word(f.Key))
			}
			m.Name, m.Type, m.MemberNo, m.USCC, m.FormerNames, m.FormerCodes = data.CleanName(fmt.Sprint("公司", i, words[r.IntN(len(words))])), data.UnitMember, fmt.Sprint("N-", i), "", nil, nil
			l.members = append(l.members, m)
			l.terms = append(l.terms, data.Membership{Member: m.ID, Class: m.Class})
			for k := range r.IntN(3) {
				c := data.Contact{ID: data.ContactID(fmt.Sprint("c", i, k)), Member: m.ID}
				for _, f := range data.ContactFields {
					f.Set(&c, word(f.Key))
				}
				c.Name, c.Primary = fmt.Sprint("张", strings.Repeat("三", k+1)), k == 0
				l.contacts = append(l.contacts, c)
			}
		}
		for _, o := range []ListOptions{{}, {Columns: every, AllContacts: true}} {
			out, err := NewMemberList(l.members, bookOf(l), o)
			if err != nil {
				t.Fatal(err)
			}
			for form, write := range map[string]func(io.Writer) error{"a.xlsx": out.WriteXLSX, "a.csv": out.WriteCSV} {
				var b bytes.Buffer
				if err := write(&b); err != nil {
					t.Fatal(err)
				}
				s := read(t, form, b.Bytes())
				p := l.plan(s, PlanOptions{Overwrite: true})
				ledger(t, s, p)
				if n := len(p.Records(func() string { return "x" })); n != 0 || p.Created > 0 || p.Rejected > 0 || p.Skipped > 0 {
					for _, row := range p.Rows {
						if row.Status != RowSame {
							t.Logf("%s %s: %+v %+v", row.Status, row.Name, row.Changes, row.Reasons)
						}
					}
					t.Fatalf("round %d, %s with %d columns: %d records, %d created, %d rejected, %d skipped", round, form, len(out.Columns), n, p.Created, p.Rejected, p.Skipped)
				}
			}
		}
	}
}
