package data

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// bankWorld is an association whose money comes in under all the names that
// money comes in under.
func bankWorld() Facts {
	f := Facts{Members: []Member{
		{ID: "hong", Name: "江州鸿羽航空货运站有限公司", ShortName: "鸿羽货站", LegalRep: "封翎", FormerNames: []string{"江州空港货站有限公司"}},
		{ID: "bai", Name: "江州百川城市配送有限公司", ShortName: "百川城配", PayerNames: []string{"江州百川供应链管理有限公司"}},
		{ID: "hu", Name: "江州市邮政公司"}, {ID: "huf", Name: "江州市邮政公司澄湖区分公司"},
		{ID: "a", Name: "江州甲物流有限公司", PayerNames: []string{"江州控股集团有限公司"}}, {ID: "b", Name: "江州乙物流有限公司", PayerNames: []string{"江州控股集团有限公司"}},
		{ID: "wei", Name: "张伟", Type: PersonMember}, {ID: "wei2", Name: "张伟", Type: PersonMember},
	}, Contacts: []Contact{{Member: "bai", Name: "沙鸥"}}}
	for i, m := range f.Members {
		f.Members[i].Joined = d("2015")
		f.Bills = append(f.Bills, bills(fmt.Sprintf("%s24 %s 2024 100 2024-06-30", m.ID, m.ID), fmt.Sprintf("%s25 %s 2025 %d 2025-06-30", m.ID, m.ID, 200+i))...)
	}
	f.Payments = []Payment{{ID: "old", Paid: d("2025-03-01"), Amount: 100, PayerName: "江州鸿羽航空货运站有限公司", BankRef: "REF-1", Allocations: []Allocation{{"hong24", 100}}},
		{ID: "cash", Paid: d("2025-03-02"), Amount: 60, PayerName: "江州市邮政公司"}}
	return f
}

func TestMatchBank(t *testing.T) {
	f := bankWorld()
	for _, c := range []struct {
		name    string
		row     BankRow
		match   BankMatch
		sure    bool
		members string
		parts   string
	}{
		{"by name", BankRow{Payer: "江州鸿羽航空货运站有限公司", Amount: 200}, MatchName, true, "[hong]", "[{hong25 2.00}]"},
		{"full width, blanks", BankRow{Payer: "江州市邮政公司 ", Amount: 302}, MatchName, true, "[hu]", "[{hu24 1.00} {hu25 2.02}]"},
		{"a branch is not its parent", BankRow{Payer: "江州市邮政公司澄湖区分公司", Amount: 100}, MatchName, true, "[huf]", "[{huf24 1.00}]"},
		{"by an alias", BankRow{Payer: "江州百川供应链管理有限公司", Amount: 50}, MatchPayer, true, "[bai]", "[{bai24 0.50}]"},
		{"by a former name", BankRow{Payer: "江州空港货站有限公司", Amount: 200}, MatchFormer, true, "[hong]", "[{hong25 2.00}]"},
		{"by a short name", BankRow{Payer: "百川城配", Amount: 1}, MatchShort, false, "[bai]", "[{bai24 0.01}]"},
		{"another legal form", BankRow{Payer: "江州鸿羽航空货运站有限责任公司", Amount: 200}, MatchLike, false, "[hong]", "[{hong25 2.00}]"},
		{"with a tail", BankRow{Payer: "江州百川城市配送有限公司（基本户）", Amount: 1}, MatchLike, false, "[bai]", "[{bai24 0.01}]"},
		{"by the memo", BankRow{Payer: "李四", Memo: "代百川城配交2025年会费", Amount: 100}, MatchMemo, false, "[bai]", "[{bai24 1.00}]"},
		{"by a contact", BankRow{Payer: "沙鸥", Amount: 100}, MatchPerson, false, "[bai]", "[{bai24 1.00}]"},
		{"by the legal representative", BankRow{Payer: "封翎", Amount: 100}, MatchPerson, false, "[hong]", "[{hong25 1.00}]"},
		{"one for two, all they owe", BankRow{Payer: "江州控股集团有限公司", Amount: 100 + 204 + 100 + 205}, MatchPayer, true, "[a b]", "[{a24 1.00} {b24 1.00} {a25 2.04} {b25 2.05}]"},
		{"one of two, by the sum", BankRow{Payer: "江州控股集团有限公司", Amount: 205}, MatchPayer, false, "[b]", "[{b24 1.00} {b25 1.05}]"},
		{"one of two, who knows", BankRow{Payer: "江州控股集团有限公司", Amount: 77}, MatchAmbiguous, false, "[]", "[]"},
		{"two 张伟", BankRow{Payer: "张伟", Amount: 100}, MatchAmbiguous, false, "[]", "[]"},
		{"nobody", BankRow{Payer: "某某超市", Memo: "货款", Amount: 100}, MatchNone, false, "[]", "[]"},
		{"no payer", BankRow{Memo: "利息", Amount: 1}, MatchNone, false, "[]", "[]"},
		{"entered before, by number", BankRow{Payer: "改了名", Ref: "ref-1", Amount: 100}, MatchKnown, false, "[]", "[]"},
		{"entered before, no number", BankRow{Paid: d("2025-03-02"), Payer: "江州市邮政公司", Amount: 60}, MatchKnown, false, "[]", "[]"},
		{"another number of the same sum and day", BankRow{Paid: d("2025-03-02"), Payer: "江州市邮政公司", Amount: 60, Ref: "REF-9"}, MatchName, true, "[hu]", "[{hu24 0.60}]"},
		{"too much: a credit", BankRow{Payer: "江州鸿羽航空货运站有限公司", Amount: 900}, MatchName, true, "[hong]", "[{hong25 2.00}]"},
	} {
		got := MatchBank(&f, []BankRow{c.row})[0]
		if got.Match != c.match || got.Sure != c.sure || fmt.Sprint(got.Members) != c.members || fmt.Sprint(got.Payment.Allocations) != c.parts {
			t.Errorf("%s: %s sure %v %v %v\nwant %s %v %s %s", c.name, got.Match, got.Sure, got.Members, got.Payment.Allocations, c.match, c.sure, c.members, c.parts)
		}
		if got.Payment.Amount != c.row.Amount || got.Payment.Allocated() > c.row.Amount {
			t.Errorf("%s: money is lost: %+v", c.name, got.Payment)
		}
	}
}

// TestMatchBankSheet: rows of one sheet know of each other.
func TestMatchBankSheet(t *testing.T) {
	f := bankWorld()
	got := MatchBank(&f, []BankRow{
		{Payer: "江州市邮政公司", Amount: 100, Ref: "1"}, {Payer: "江州市邮政公司", Amount: 100, Ref: "2"}, {Payer: "江州市邮政公司", Amount: 100, Ref: "1"},
	})
	if fmt.Sprint(got[0].Payment.Allocations, got[1].Payment.Allocations) != "[{hu24 1.00}] [{hu25 1.00}]" {
		t.Errorf("%v %v", got[0].Payment.Allocations, got[1].Payment.Allocations)
	}
	if got[2].Match != MatchKnown {
		t.Errorf("a row that stands in the sheet twice: %+v", got[2])
	}
}

// TestClaim: what an editor says of a row holds for it and for other rows of
// the same payer; a row that is left uses up no bill.
func TestClaim(t *testing.T) {
	f := bankWorld()
	rows := []BankRow{
		{Line: 4, Payer: "某某超市", Amount: 100}, {Line: 5, Payer: "某某超市", Amount: 200}, {Line: 6, Payer: "江州市邮政公司", Amount: 100},
		{Line: 7, Payer: "江州市邮政公司", Amount: 302}, {Line: 8, Amount: 100}, {Line: 9, Payer: "江州控股集团有限公司", Amount: 77},
	}
	bank := NewBank(&f)
	for _, c := range []struct {
		name string
		said map[int]BankWord
		want string
	}{
		{"nothing said", nil, "4 [] [] 5 [] [] 6 name [hu] [{hu24 1.00}] 7 name [hu] [{hu25 2.02}] 8 [] [] 9 ambiguous [] []"},
		{"a member by hand", map[int]BankWord{4: {Member: "bai"}}, "4 hand [bai] [{bai24 1.00}] remember 5 hand [bai] [{bai25 2.00}] remember 6 name [hu] [{hu24 1.00}] 7 name [hu] [{hu25 2.02}] 8 [] [] 9 ambiguous [] []"},
		{"another for the second", map[int]BankWord{4: {Member: "bai"}, 5: {Member: "hong"}}, "4 hand [bai] [{bai24 1.00}] remember 5 hand [hong] [{hong25 2.00}] remember 6 name [hu] [{hu24 1.00}] 7 name [hu] [{hu25 2.02}] 8 [] [] 9 ambiguous [] []"},
		{"left out", map[int]BankWord{6: {Leave: true}}, "4 [] [] 5 [] [] 6 name [hu] [{hu24 1.00}] left 7 name [hu] [{hu24 1.00} {hu25 2.02}] 8 [] [] 9 ambiguous [] []"},
		{"no payer's name is no name", map[int]BankWord{8: {Member: "a"}, 9: {Member: "a"}}, "4 [] [] 5 [] [] 6 name [hu] [{hu24 1.00}] 7 name [hu] [{hu25 2.02}] 8 hand [a] [{a24 1.00}] 9 hand [a] [{a25 0.77}] remember"},
	} {
		got := ""
		for _, p := range bank.Claim(rows, c.said) {
			got += fmt.Sprint(" ", p.Row.Line, " ", p.Match, " ", p.Members, " ", p.Payment.Allocations)
			if p.Remember {
				got += " remember"
			}
			if p.Left {
				got += " left"
			}
			if p.Match == MatchHand && !p.Sure {
				t.Errorf("%s: line %d: a member given by hand is not sure", c.name, p.Row.Line)
			}
		}
		if got = strings.Join(strings.Fields(got), " "); got != strings.Join(strings.Fields(c.want), " ") {
			t.Errorf("%s:\n got %s\nwant %s", c.name, got, c.want)
		}
	}
}

// TestMatchBankRate makes a year's sheet of 200 members as banks write it and
// asks that four rows of five are recognised, and none for the wrong member
// where the program is sure.
func TestMatchBankRate(t *testing.T) {
	var f Facts
	var rows []BankRow
	var whose []MemberID
	places, trades := []string{"东津", "澄湖", "望津", "云麓", "北屿"}, []string{"仓储", "运输", "快递", "货代", "冷链", "配送", "装卸", "包装"}
	for i := range 200 {
		word := string([]rune("甲乙丙丁戊己庚辛壬癸")[i/40]) + string([]rune("天地玄黄宇宙洪荒日月")[i%10])
		m := Member{ID: MemberID(fmt.Sprintf("m%03d", i)), Name: "江州" + places[i%5] + word + trades[i%8] + "有限公司", ShortName: word + trades[i%8], Joined: d("2015"), LegalRep: fmt.Sprintf("法人%d", i)}
		row := BankRow{Line: i, Paid: d("2025-03-01"), Amount: 200000, Payer: m.Name, Ref: fmt.Sprint("R", i), Memo: "会费"}
		switch i % 10 {
		case 0: // a holding pays, unknown so far, and says for whom
			row.Payer, row.Memo = "某控股有限公司", "代"+m.Name+"付会费"
		case 1: // paid under another name last year
			m.PayerNames, row.Payer = []string{fmt.Sprintf("第%d号付款有限公司", i)}, fmt.Sprintf("第%d号付款有限公司", i)
		case 2: // from the pocket of the legal representative
			row.Payer = m.LegalRep
		case 3: // half-width, cut short by the bank
			row.Payer = string([]rune(m.Name)[:len([]rune(m.Name))-4])
		case 4: // nobody can know
			row.Payer, row.Memo = fmt.Sprintf("无名商行%d", i), "转账"
		}
		f.Members = append(f.Members, m)
		f.Bills = append(f.Bills, bills(fmt.Sprintf("b%d %s 2025 200000 2025-06-30", i, m.ID))...)
		rows, whose = append(rows, row), append(whose, m.ID)
	}
	right, wrongSure := 0, 0
	for i, p := range MatchBank(&f, rows) {
		hit := slices.Equal(p.Members, []MemberID{whose[i]})
		if hit && len(p.Payment.Allocations) == 1 {
			right++
		} else if p.Sure {
			wrongSure++
		}
	}
	t.Logf("%d of %d rows recognised", right, len(rows))
	if right*100 < 80*len(rows) || wrongSure > 0 {
		t.Errorf("%d of %d rows are recognised, %d wrongly with certainty", right, len(rows), wrongSure)
	}
}
