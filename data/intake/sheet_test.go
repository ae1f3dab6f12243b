package intake

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"huikan/data"
)

// library is what a list is compared with, and what takes it in.
type library struct {
	members  []data.Member
	contacts []data.Contact
	terms    []data.Membership
	next     int
}

func (l *library) plan(s *Sheet, o PlanOptions) *MemberPlan {
	p, err := s.PlanFor(context.Background(), data.MemberBook{Members: l.members, Contacts: l.contacts, Memberships: l.terms, Classes: data.DefaultClasses()}, o)
	if err != nil {
		panic(err)
	}
	return p
}

// take writes a plan as the store would.
func (l *library) take(t testing.TB, p *MemberPlan) int {
	t.Helper()
	recs := p.Records(func() string { l.next++; return fmt.Sprintf("id%05d", l.next) })
	for _, rec := range recs {
		switch r := rec.(type) {
		case *data.Member:
			at := slices.IndexFunc(l.members, func(m data.Member) bool { return m.ID == r.ID })
			if at < 0 {
				l.members = append(l.members, *r)
			} else {
				l.members[at] = *r
			}
		case *data.Membership:
			l.terms = append(l.terms, *r)
		case *data.Contact:
			if !slices.ContainsFunc(l.members, func(m data.Member) bool { return m.ID == r.Member }) {
				t.Errorf("contact %s of no member", r.Name)
			}
			at := slices.IndexFunc(l.contacts, func(c data.Contact) bool { return c.ID == r.ID })
			if at < 0 {
				l.contacts = append(l.contacts, *r)
			} else {
				l.contacts[at] = *r
			}
		}
	}
	names := map[string]bool{}
	for _, m := range l.members {
		if k := data.NameKey(m.Name); m.Type == data.UnitMember && names[k] {
			t.Errorf("two members are called %s", m.Name)
		} else {
			names[k] = true
		}
	}
	return len(recs)
}

func (l *library) member(t testing.TB, name string) data.Member {
	t.Helper()
	for _, m := range l.members {
		if m.Name == name {
			return m
		}
	}
	t.Fatalf("no member %s", name)
	return data.Member{}
}

func (l *library) people(t testing.TB, name string) []data.Contact {
	t.Helper()
	m := l.member(t, name)
	var out []data.Contact
	for _, c := range l.contacts {
		if c.Member == m.ID {
			out = append(out, c)
		}
	}
	return out
}

func read(t testing.TB, name string, raw []byte) *Sheet {
	t.Helper()
	s, err := MemberSheet(name, raw)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// ledger checks that the counts add up, and that each row has a number.
func ledger(t testing.TB, s *Sheet, p *MemberPlan) {
	t.Helper()
	if p.Created+p.Changed+p.Same+p.Merged+p.Rejected+p.Skipped != p.Read || p.Read != len(s.Rows)+len(s.Skipped) || len(p.Rows) != len(s.Rows) {
		t.Errorf("the ledger does not add up: %+v", p)
	}
	for _, r := range p.Rows {
		if (r.Status == RowRejected) != (len(r.Reasons) > 0) {
			t.Errorf("row %d: %s with reasons %v", r.No, r.Status, r.Reasons)
		}
	}
}

// imported reads a list into an empty library, twice: the second time must
// change nothing.
func imported(t testing.TB, name string, raw []byte) (*library, *MemberPlan) {
	t.Helper()
	s := read(t, name, raw)
	l := &library{}
	p := l.plan(s, PlanOptions{})
	ledger(t, s, p)
	l.take(t, p)
	for _, o := range []PlanOptions{{}, {Overwrite: true}} {
		again := l.plan(read(t, name, raw), o)
		ledger(t, s, again)
		if n := l.take(t, again); n != 0 || again.Created+again.Changed+again.Merged != 0 || again.Rejected != p.Rejected {
			for _, r := range again.Rows {
				if r.Status != RowSame {
					t.Logf("%d %s %v %v", r.No, r.Status, r.Changes, r.Reasons)
				}
			}
			t.Errorf("%s a second time (overwrite %v): %d records, %d created, %d changed, %d merged, %d rejected (first %d)", name, o.Overwrite, n, again.Created, again.Changed, again.Merged, again.Rejected, p.Rejected)
		}
	}
	return l, p
}

// book builds a workbook; cells are set as they are, "" not at all.
func book(t testing.TB, rows [][]any, merges ...string) *excelize.File {
	t.Helper()
	f := excelize.NewFile()
	t.Cleanup(func() { f.Close() })
	for i, r := range rows {
		for k, v := range r {
			if v == nil || v == "" {
				continue
			}
			cell, _ := excelize.CoordinatesToCellName(k+1, i+1)
			if err := f.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
	}
	for _, m := range merges {
		a, b, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", a, b); err != nil {
			t.Fatal(err)
		}
	}
	return f
}

func saved(t testing.TB, f *excelize.File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func gb(t testing.TB, s string) []byte {
	t.Helper()
	b, err := simplifiedchinese.GB18030.NewEncoder().Bytes([]byte(s))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func equal[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s = %v, want %v", what, got, want)
	}
}

// rowOf is the plan of the row with the number.
func rowOf(t testing.TB, p *MemberPlan, no int) PlannedRow {
	t.Helper()
	for _, r := range p.Rows {
		if r.No == no {
			return r
		}
	}
	t.Fatalf("no row %d", no)
	return PlannedRow{}
}

func reasons(r PlannedRow) string {
	var out []string
	for _, f := range r.Reasons {
		out = append(out, string(f.Code))
	}
	return strings.Join(out, " ")
}

func TestNotSheets(t *testing.T) {
	word := []byte("PK\x03\x04 word/document.xml")
	for name, c := range map[string]struct {
		raw  []byte
		want string
	}{
		"empty.csv":  {nil, "empty"},
		"blank.csv":  {[]byte(" \r\n \n"), "empty"},
		"old.xls":    {[]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 Workbook"), "save it as xlsx"},
		"locked":     {append([]byte("\xD0\xCF\x11\xE0"), utf16LE("EncryptedPackage")...), "password"},
		"a.docx":     {word, "no xlsx"},
		"broken":     {[]byte("PK\x03\x04 xl/workbook.xml"), "broken"},
		"html.xls":   {[]byte("<html><table><tr><td>单位名称</td></tr></table></html>"), "xlsx"},
		"letter.txt": {[]byte("各位会员：\n你们好。\n"), "heads"},
		"bytes":      {[]byte{0, 1, 2, 3, 0, 5}, "not a text file"},
		"cards.vcf":  {[]byte("BEGIN:VCARD\nFN:张三\n"), "card 1"},
	} {
		_, err := MemberSheet(name, c.raw)
		if !errors.Is(err, ErrNotSheet) || !strings.Contains(err.Error(), c.want) || !strings.Contains(err.Error(), name) {
			t.Errorf("%s: %v; want it to say %q", name, err, c.want)
		}
	}
}
