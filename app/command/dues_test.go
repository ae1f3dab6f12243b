package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"huikan/data"
)

// says runs a command and asks that it prints all of the words.
func (u *user) says(want []string, args ...string) string {
	u.t.Helper()
	out := u.ok(args...)
	for _, w := range want {
		if !strings.Contains(out, w) {
			u.t.Errorf("huikan %s: no %q in\n%s", strings.Join(args, " "), w, out)
		}
	}
	return out
}

// TestMembershipJourney takes a company from its application to its end, by
// what people type.
func TestMembershipJourney(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	u.ok("decision", "new", "关于吸收新会员的决议", "--held", "2024年5月8日", "--body", "理事会", "--eligible", "20", "--attended", "18", "--for", "18")
	u.ok("member", "new", "江城甲有限公司", "--set", "法定代表人=张三", "--set", "会员编号=JC-1")
	u.fails("no such field", "member", "new", "乙公司", "--set", "身高=180")
	u.fails("9144030071526726XF", "member", "new", "乙公司", "--set", "信用代码=9144030071526726XF")
	u.ok("member", "apply", "JC-1", "--on", "2024-05-01", "--class", "会员单位")
	u.says([]string{"pending", "application"}, "member", "show", "JC-1", "--on", "2024-05-02")
	u.fails("there are 会长单位", "member", "admit", "JC-1", "--class", "钻石会员")
	u.ok("member", "admit", "江城甲", "--on", "2024-06-01", "--until", "2025-12-31", "--decision", "吸收新会员", "--certificate", "C-1")
	u.fails("is a member already", "member", "admit", "JC-1", "--class", "会员单位")
	u.ok("member", "reclass", "JC-1", "--class", "理事单位", "--on", "2025-01-01")
	u.ok("member", "renew", "JC-1")
	u.says([]string{"regular", "2026-01-01", "理事单位", "2024年5月8日理事会"}, "member", "show", "JC-1", "--on", "2026-03-01")
	u.fails("wants its reason", "member", "standing", "JC-1", "暂停")
	u.ok("member", "standing", "JC-1", "暂停", "--from", "2026-04-01", "--until", "2026-05-31", "--reason", "整改")
	u.says([]string{"suspended", "set by hand"}, "member", "show", "JC-1", "--on", "2026-05-01")
	u.ok("member", "standing", "JC-1", "--clear")
	u.ok("member", "new", "江城乙有限公司")
	u.ok("member", "succeed", "JC-1", "江城乙", "--on", "2026-06-01")
	u.says([]string{"dissolved"}, "member", "show", "JC-1", "--on", "2026-06-01")
	u.says([]string{"regular", "理事单位"}, "member", "show", "江城乙", "--on", "2026-06-01")
	u.fails("before the newest step", "member", "leave", "江城乙", "--on", "2026-05-01")
	u.ok("member", "leave", "江城乙", "--on", "2026-12-31", "--reason", "除名")
	u.says([]string{"expelled"}, "member", "show", "江城乙", "--on", "2027-01-01")
	u.fails("may be", "member", "show", "江城")
	u.fails("no member", "member", "show", "丙")
	u.ok("undo")
	u.says([]string{"regular"}, "member", "show", "江城乙", "--on", "2027-01-01")

	u.ok("post", "new", "秘书长", "李四", "--council", "六", "--from", "2024-06-01")
	u.ok("post", "new", "会长", "张三", "--council", "6", "--from", "2024-06-01", "--to", "2029-05-31", "--member", "江城乙")
	u.fails("council", "post", "new", "会长", "张三", "--from", "2024-06-01", "--council", "本")
	u.says([]string{"第六届   会长    张三", "李四"}, "post")
	u.ok("post", "end", "秘书长", "李四", "--on", "2025-01-31")
	u.says([]string{"officers                               1\n", "张三 (江城乙有限公司)"}, "figures", "--on", "2026-07-01")
}

// TestDuesJourney is a season of dues.
func TestDuesJourney(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	for _, row := range []string{"甲 会员单位", "乙 会员单位", "丙 理事单位"} {
		name, class, _ := strings.Cut(row, " ")
		u.ok("member", "new", "江城"+name+"有限公司")
		u.ok("member", "admit", "江城"+name+"有限公司", "--on", "2020-01-01", "--class", class)
	}
	u.fails("no activated standard", "dues", "raise", "--year", "2026")
	u.fails("must not float (民发〔2014〕166号第三条)", "dues", "standard", "new", "浮动", "--from", "2026-01-01", "--line", "会员单位：2000-5000元")
	u.says([]string{"no decision is given", "166号第四条"}, "dues", "standard", "new", "标准", "--from", "2026-01-01", "--line", "会员单位：2000元/年", "--line", "理事单位 5,000")
	u.ok("decision", "new", "通过会费标准", "--held", "2025-12-01", "--body", "会员大会", "--eligible", "3", "--attended", "1", "--for", "1", "--announced", "2025-12-20")
	out, errs, code := u.run("dues", "standard", "activate", "标准", "--decision", "通过会费标准")
	if code == 0 || !strings.Contains(out, "two thirds") || !strings.Contains(out, "secret ballot") || !strings.Contains(errs, "2 findings") {
		t.Errorf("activated against the law: %s %s", out, errs)
	}
	u.ok("decision", "new", "再次表决", "--held", "2025-12-05", "--body", "会员大会", "--eligible", "3", "--attended", "3", "--for", "2", "--against", "1", "--secret", "--announced", "2025-12-20")
	u.says([]string{"may be activated"}, "dues", "standard", "activate", "标准", "--decision", "再次表决", "--check")
	u.ok("dues", "standard", "activate", "标准", "--decision", "再次表决")

	u.fails("--rule", "dues", "raise", "--year", "2026", "--rule", "guess")
	u.says([]string{"3 bills would be raised, 9,000.00"}, "dues", "raise", "--year", "2026", "--due", "2026-06-30", "--dry-run")
	u.says([]string{"3 bills raised, 9,000.00"}, "dues", "raise", "--year", "2026", "--due", "2026-06-30")
	u.says([]string{"3 bills are noted as sent on 2026-03-01"}, "dues", "notify", "--year", "2026", "--on", "2026-03-01")
	u.says([]string{"0 bills are noted"}, "dues", "notify", "--year", "2026")
	u.says([]string{"0 bills raised"}, "dues", "raise", "--year", "2026", "--due", "2026-06-30")

	u.says([]string{"江城甲有限公司 2026年会费（会员单位） 2,000.00", "江城乙有限公司 2026年会费（会员单位） 500.00"},
		"dues", "pay", "江城甲", "2500", "--also", "江城乙", "--on", "2026-05-01", "--ref", "A1")
	u.says([]string{"part paid", "500.00", "1 bills"}, "dues", "bills", "--year", "2026", "--status", "部分缴")
	u.says([]string{"江城丙有限公司", "sent", "1 bills"}, "dues", "bills", "--status", "已通知")
	u.fails("--status", "dues", "bills", "--status", "欠")
	u.fails("was entered before", "dues", "pay", "江城甲", "2500", "--ref", "a1")
	u.fails("cannot read the sum", "dues", "pay", "江城甲", "很多")
	sheet := u.file("bank.csv", "交易日期,交易流水号,贷方发生额,对方户名,摘要\n2026-05-01,A1,2500,江城甲有限公司,会费\n2026-07-09,A2,1500,江城乙有限公司,会费\n2026-07-10,A3,5100,丙的母公司,付江城丙有限公司会费\n2026-07-11,A4,88,路人,利息\n2026-07-12,A5,八十,路人,利息\n")
	u.says([]string{"4 sums came in, 2 recognised, 0 entered; 1 other", "row 6 was not read"}, "dues", "bank", sheet)
	u.says([]string{"1 entered"}, "dues", "bank", sheet, "--yes")
	u.says([]string{"1 entered"}, "dues", "bank", sheet, "--yes", "--all")
	u.says([]string{"0 recognised, 0 entered"}, "dues", "bank", sheet, "--yes", "--all")
	u.says([]string{"given by hand", "1 recognised, 1 entered"}, "dues", "bank", sheet, "--yes", "--give", "5=江城乙")
	u.fails("no sum came in on row 6", "dues", "bank", sheet, "--give", "6=江城乙")
	u.says([]string{"江城乙有限公司"}, "dues", "credit")
	u.ok("undo")
	u.says([]string{"江城丙有限公司  100.00"}, "dues", "credit")
	u.ok("undo")
	u.says([]string{"江城丙有限公司", "5,000.00", "1 in all"}, "dues", "arrears", "--on", "2026-12-31")
	u.ok("redo")
	u.says([]string{"0 in all"}, "dues", "arrears", "--on", "2026-12-31")

	u.fails("first number", "dues", "receipt", "new", "江城甲")
	u.says([]string{"江财0099"}, "dues", "receipt", "new", "江城甲", "--number", "江财0099")
	u.ok("dues", "receipt", "void", "江财0099", "--reason", "写错")
	u.fails("the next is 江财0100", "dues", "receipt", "new", "江城甲", "--number", "江财0200")
	u.says([]string{"江财0100", "江财0101", "江财0102"}, "dues", "receipt", "new", "--all")
	u.says([]string{"no payment wants a receipt"}, "dues", "receipt", "new", "--all")
	if out := u.says([]string{"void: 写错"}, "dues", "receipt"); strings.Contains(out, "gap") {
		t.Errorf("%s", out)
	}

	u.ok("dues", "raise", "--year", "2027", "--due", "2027-06-30")
	u.ok("dues", "credit", "--use")
	u.ok("decision", "new", "减免会费", "--held", "2026-11-01", "--body", "理事会")
	u.fails("reason", "dues", "waive", "江城乙", "--year", "2027", "--decision", "减免会费")
	u.ok("dues", "waive", "江城乙", "--year", "2027", "--decision", "减免会费", "--reason", "受灾")
	u.says([]string{"first reminder", "江城丙有限公司  4,900.00"}, "dues", "reminders", "--on", "2027-07-05")
	if out := u.ok("dues", "reminders", "--on", "2027-07-05"); strings.Contains(out, "江城乙") {
		t.Errorf("one that was let off is reminded: %s", out)
	}
	u.says([]string{"江城甲有限公司"}, "dues", "reminders", "--lapse", "--on", "2028-06-30")
	u.says([]string{"166号第六条", "9,000.00"}, "dues", "report", "--year", "2026")
	u.ok("dues", "report", "--year", "2098", "--published")
	if out := u.ok("dues", "report", "--year", "2026"); strings.Contains(out, "第六条") {
		t.Errorf("%s", out)
	}
	u.fails("owes nothing of 2026", "dues", "writeoff", "江城丙", "--year", "2026", "--note", "注销")
	u.ok("dues", "writeoff", "江城丙", "--year", "2027", "--note", "单位已注销，无法收回")
	u.says([]string{"written off"}, "dues", "bills", "--year", "2027")
	u.ok("verify")
}

// TestDiscard: what lies in the bin goes for good only when it is said twice.
func TestDiscard(t *testing.T) {
	u := newUser(t)
	u.ok("new", "--name", "江城协会")
	u.ok("member", "new", "江城甲有限公司")
	u.ok("undo")
	u.ok("redo")
	u.fails("not found", "bin", "discard", "nobody", "--yes")
	u.says([]string{"0 records; nothing was deleted"}, "bin", "discard", "--all")
	u.says([]string{"0 records are gone"}, "bin", "discard", "--all", "--yes")
}

// TestAnnualJourney is journey J17 at the command line: what was handed in for
// the last day of 2025 comes out again after a year of changes.
func TestAnnualJourney(t *testing.T) {
	u := newUser(t)
	u.ok("sample")
	figures := func() string { return u.ok("figures", "--on", "2025-12-31", "--json") }
	roster := func() string { return u.ok("roster", "--on", "2025-12-31", "--json") }
	f, r := figures(), roster()
	var g data.Figures
	if err := json.Unmarshal([]byte(f), &g); err != nil || g.Total != 29 || g.Units+g.Persons != g.Total || len(g.Officers) != 6 {
		t.Fatalf("%v %+v", err, g)
	}
	u.ok("member", "reclass", "百川城配", "--class", "常务理事单位", "--on", "2026-08-01")
	u.ok("member", "leave", "JZL-014", "--on", "2026-08-15")
	u.ok("member", "admit", "晴屿物流", "--class", "会员单位", "--on", "2026-09-01")
	u.ok("dues", "pay", "驿小二", "9000", "--on", "2026-09-02")
	u.ok("dues", "receipt", "new", "--all", "--on", "2026-09-02")
	u.ok("post", "end", "秘书长", "季明川", "--on", "2026-09-30")
	if got := figures(); got != f {
		t.Errorf("the figures differ:\n%s\nwere\n%s", got, f)
	}
	if got := roster(); got != r {
		t.Errorf("the register differs:\n%s\nwas\n%s", got, r)
	}
	if now := u.ok("roster", "--on", "2026-12-31", "--json"); now == r {
		t.Error("nothing has changed")
	}
	for _, name := range []string{"名册.xlsx", "名册.csv"} {
		path := filepath.Join(u.dir, name)
		u.says([]string{"29 members"}, "roster", "--on", "2025-12-31", "-o", path)
		if b, err := os.ReadFile(path); err != nil || len(b) < 3000 {
			t.Errorf("%s: %d bytes, %v", name, len(b), err)
		}
	}
	csv, _ := os.ReadFile(filepath.Join(u.dir, "名册.csv"))
	if text := string(csv); !strings.HasPrefix(text, "\uFEFFNo.,Member no.") || strings.Count(text, "\r\n") != 30 {
		t.Errorf("%.200s", text)
	}
	u.fails(".xlsx or .csv", "roster", "-o", filepath.Join(u.dir, "名册.pdf"))
	u.says([]string{"arrears"}, "figures", "--known", "2030-01-01")
	u.says([]string{"第十条", "第二十八条"}, "duties", "--on", "2026-03-01", "--json")
	if out := u.says([]string{"1,500.00", "nobody's"}, "duties", "--on", "2026-07-01"); strings.Contains(out, "annual report") {
		t.Errorf("%s", out)
	}
}

// TestNewHelp: every command below these says what it does.
func TestNewHelp(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		r := &run{lang: lang}
		for _, top := range r.root().Commands() {
			for _, c := range top.Commands() {
				if c.Short == "" {
					t.Errorf("%s: %s has no help", lang, c.CommandPath())
				}
			}
		}
	}
}

func TestAsText(t *testing.T) {
	in := []string{"", "江州", "7", "0", "91350100M000100Y43", "110108012660422", "019", "=1+1", "-5", "1,500.00"}
	want := []string{"", "江州", "7", "0", "91350100M000100Y43", "\t110108012660422", "\t019", "\t=1+1", "\t-5", "1,500.00"}
	if got := asText(in); !slices.Equal(got, want) || in[6] != "019" {
		t.Errorf("%q, want %q", got, want)
	}
}
