package data

import (
	"cmp"
	"slices"
	"strings"
)

// BankRow (银行流水) is one incoming sum of a bank's sheet.
type BankRow struct {
	Line   int // of the sheet, for people
	Paid   Date
	Amount Fen
	Payer  string // 对方户名
	Memo   string // 摘要、附言
	Ref    string // 流水号
}

// BankMatch says by what a row was matched.
type BankMatch string

// The ways to match, the surest first.
const (
	MatchNone      BankMatch = ""
	MatchKnown     BankMatch = "known"     // entered before
	MatchHand      BankMatch = "hand"      // an editor said whose it is
	MatchPayer     BankMatch = "payer"     // a name under which the member has paid before
	MatchName      BankMatch = "name"      // the member's name
	MatchFormer    BankMatch = "former"    // a former name
	MatchShort     BankMatch = "short"     // the short name
	MatchLike      BankMatch = "like"      // the name but for its legal form
	MatchMemo      BankMatch = "memo"      // a name stands in the memo
	MatchPerson    BankMatch = "person"    // a contact or the legal representative paid
	MatchAmbiguous BankMatch = "ambiguous" // several members may be meant
)

// BankMatches lists the ways with their words. Sure ones may be entered at a
// stroke, the others want a look.
var BankMatches = []struct {
	Match  BankMatch
	Sure   bool
	ZH, EN string
}{
	{MatchKnown, false, "已登记过", "entered before"},
	{MatchHand, true, "手工指定", "given by hand"},
	{MatchPayer, true, "付款户名用过", "paid under this name before"},
	{MatchName, true, "与会员名称相同", "the member's name"},
	{MatchFormer, true, "与曾用名相同", "a former name"},
	{MatchShort, false, "与简称相同", "the short name"},
	{MatchLike, false, "名称相近", "a name like it"},
	{MatchMemo, false, "附言中有会员名称", "a member's name in the memo"},
	{MatchPerson, false, "付款人是会员的联系人", "paid by a member's contact"},
	{MatchAmbiguous, false, "可能是几家会员", "several members may be meant"},
	{MatchNone, false, "没有认出", "not recognised"},
}

// BankProposal (认领建议) is what a row of a bank's sheet seems to be. Nothing
// is entered by it: Payment is the payment as it would be.
type BankProposal struct {
	Row        BankRow
	Match      BankMatch
	Sure       bool       // may be entered at a stroke
	Members    []MemberID // whose money it is; several where one paid for several, or where it is ambiguous
	Known      PaymentID  // the payment that it was entered as before
	Payment    Payment
	Remember   bool // the payer's name is worth remembering for the member
	Candidates []MemberID
	Left       bool // an editor said that it is not to be entered
}

// BankWord (人工认领) is what an editor says of a row of a bank's sheet.
type BankWord struct {
	Member MemberID // whose money it is; "": as it was recognised
	Leave  bool     // it is not to be entered, and uses up no bill
}

// MatchBank (银行流水认领) proposes, for each row of a bank's sheet, whose money
// it is and which bills it pays, the oldest first. Rows that were entered
// before, by the bank's number or by day, sum and payer, are found again, and
// so are rows that stand in the sheet twice.
func MatchBank(f *Facts, rows []BankRow) []BankProposal { return NewBank(f).Claim(rows, nil) }

// Bank (银行对账) recognises payers among the members as they were when it was
// made. One goroutine may use it at a time.
type Bank struct {
	f        *Facts
	by       map[BankMatch]map[string][]MemberID
	names    []namedMember // longest first, to be found in memos
	refs     map[string]PaymentID
	payments map[string]PaymentID
	l        ledger
	whose    map[BankRow]recognised // by payer and memo alone
	claim
}

// claim is what one reading of a sheet knows.
type claim struct {
	seen     map[string]bool // the bank's numbers of rows that came before
	accounts map[MemberID][]BillAccount
	said     map[int]BankWord
	byHand   map[string]MemberID // by the payer's name
}

type recognised struct {
	match BankMatch
	list  []MemberID
}

// Claim is MatchBank with what an editor says of some rows, by their line in
// the sheet. A member that was given by hand also answers for the other rows of
// the same payer that nothing else recognises: the name is worth remembering.
func (b *Bank) Claim(rows []BankRow, said map[int]BankWord) []BankProposal {
	b.claim = claim{map[string]bool{}, map[MemberID][]BillAccount{}, said, map[string]MemberID{}}
	for _, r := range rows {
		if m := said[r.Line].Member; m != "" && NameKey(r.Payer) != "" {
			b.byHand[NameKey(r.Payer)] = m
		}
	}
	out := make([]BankProposal, 0, len(rows))
	for _, r := range rows {
		out = append(out, b.propose(r))
	}
	return out
}

type namedMember struct {
	key string
	id  MemberID
}

// NewBank learns the names of the members, and what was entered before.
func NewBank(f *Facts) *Bank {
	b := &Bank{f: f, by: map[BankMatch]map[string][]MemberID{}, refs: map[string]PaymentID{}, payments: map[string]PaymentID{}, l: f.ledger(), whose: map[BankRow]recognised{}}
	add := func(how BankMatch, key string, id MemberID) {
		if key == "" {
			return
		}
		if b.by[how] == nil {
			b.by[how] = map[string][]MemberID{}
		}
		if list := b.by[how][key]; !slices.Contains(list, id) {
			b.by[how][key] = append(list, id)
		}
	}
	people := contactsBy(f.Contacts)
	for i := range f.Members {
		m := &f.Members[i]
		if m.Deleted() {
			continue
		}
		for _, p := range m.PayerNames {
			add(MatchPayer, NameKey(p), m.ID)
		}
		add(MatchName, NameKey(m.Name), m.ID)
		for _, n := range m.FormerNames {
			add(MatchFormer, NameKey(n), m.ID)
			b.named(n, m.ID)
		}
		add(MatchShort, NameKey(m.ShortName), m.ID)
		add(MatchLike, MatchKey(m.Name), m.ID)
		add(MatchPerson, NameKey(m.LegalRep), m.ID)
		for _, c := range people[m.ID] {
			add(MatchPerson, NameKey(c.Name), m.ID)
		}
		b.named(m.Name, m.ID)
		b.named(m.ShortName, m.ID)
	}
	slices.SortStableFunc(b.names, func(x, y namedMember) int { return cmp.Compare(len(y.key), len(x.key)) })
	for _, p := range f.Payments {
		if p.Deleted() {
			continue
		}
		if k := NameKey(p.BankRef); k != "" {
			b.refs[k] = p.ID
		}
		b.payments[paymentKey(p.Paid, p.Amount, p.PayerName)] = p.ID
	}
	return b
}

// named keeps a name of three characters or more; shorter ones are found in
// memos by chance.
func (b *Bank) named(name string, id MemberID) {
	if key := MatchKey(name); len([]rune(key)) >= 3 {
		b.names = append(b.names, namedMember{key, id})
	}
}

func paymentKey(day Date, amount Fen, payer string) string {
	return day.String() + "|" + amount.String() + "|" + NameKey(payer)
}

func (b *Bank) propose(r BankRow) BankProposal {
	p := BankProposal{Row: r, Payment: Payment{Paid: r.Paid, Amount: r.Amount, Method: PaymentMethods[0], PayerName: CleanName(r.Payer), BankRef: oneLine(r.Ref)}}
	p.Payment.Note = oneLine(r.Memo)
	if id, ok := b.known(r); ok {
		p.Match, p.Known = MatchKnown, id
		return p
	}
	b.remember(r)
	word := b.said[r.Line]
	p.Left = word.Leave
	about := BankRow{Payer: r.Payer, Memo: r.Memo}
	who, known := b.whose[about]
	if !known {
		who.match, who.list = b.who(r)
		b.whose[about] = who
	}
	p.Match, p.Candidates = who.match, who.list
	p.Members = b.choose(p.Candidates, r.Amount)
	if word.Member == "" && len(p.Members) == 0 {
		word.Member = b.byHand[NameKey(r.Payer)]
	}
	if word.Member != "" {
		p.Match, p.Candidates, p.Members = MatchHand, []MemberID{word.Member}, []MemberID{word.Member}
	}
	if len(p.Candidates) > 1 && len(p.Members) == 0 {
		p.Match = MatchAmbiguous
	}
	if len(p.Members) == 0 {
		return p
	}
	for _, row := range BankMatches {
		if row.Match == p.Match {
			p.Sure = row.Sure && len(p.Candidates) == len(p.Members)
		}
	}
	var open []BillAccount
	for _, m := range p.Members {
		open = append(open, b.open(m)...)
	}
	p.Payment.Member = p.Members[0]
	p.Payment.Allocations, _ = Allocate(r.Amount, open)
	if !p.Left {
		b.settle(p.Payment.Allocations, p.Members)
	}
	p.Remember = len(p.Members) == 1 && p.Match != MatchPayer && p.Match != MatchName && NameKey(r.Payer) != ""
	return p
}

// known finds a row that was entered before. A bank's number decides alone
// where there is one.
func (b *Bank) known(r BankRow) (PaymentID, bool) {
	if k := NameKey(r.Ref); k != "" {
		id, ok := b.refs[k]
		return id, ok || b.seen[k]
	}
	id, ok := b.payments[paymentKey(r.Paid, r.Amount, r.Payer)]
	return id, ok
}

// remember keeps a sheet from proposing a row twice. Two equal rows without a
// number are two payments of one sheet only if the bank says so.
func (b *Bank) remember(r BankRow) {
	if k := NameKey(r.Ref); k != "" {
		b.seen[k] = true
	}
}

func (b *Bank) who(r BankRow) (BankMatch, []MemberID) {
	key := NameKey(r.Payer)
	for _, how := range []BankMatch{MatchPayer, MatchName, MatchFormer, MatchShort} {
		if list := b.by[how][key]; len(list) > 0 && key != "" {
			return how, list
		}
	}
	if k := MatchKey(r.Payer); k != "" {
		if list := b.by[MatchLike][k]; len(list) > 0 {
			return MatchLike, list
		}
	}
	if list := b.inText(r.Memo); len(list) > 0 {
		return MatchMemo, list
	}
	if list := b.inText(r.Payer); len(list) > 0 { // 甲公司工会, 甲公司（基本户）
		return MatchLike, list
	}
	if list := b.by[MatchPerson][key]; len(list) > 0 && key != "" {
		return MatchPerson, list
	}
	return MatchNone, nil
}

// inText finds the members whose names stand in a text, the longest names
// first; a name within one that was found is not another.
func (b *Bank) inText(text string) []MemberID {
	key := MatchKey(text)
	var out []MemberID
	for _, n := range b.names {
		if strings.Contains(key, n.key) {
			key = strings.ReplaceAll(key, n.key, "\x00")
			if !slices.Contains(out, n.id) {
				out = append(out, n.id)
			}
		}
	}
	return out
}

// choose decides between candidates by the sum: one is chosen; of several the
// only one with an open bill of that sum, or all where their bills come to it.
func (b *Bank) choose(list []MemberID, amount Fen) []MemberID {
	if len(list) < 2 {
		return list
	}
	var fits []MemberID
	var all Fen
	for _, m := range list {
		var sum Fen
		one := false
		for _, a := range b.open(m) {
			sum += a.Open
			one = one || a.Open == amount
		}
		if all += sum; one || sum == amount {
			fits = append(fits, m)
		}
	}
	switch {
	case len(fits) == 1:
		return fits
	case all == amount && all > 0:
		return list
	}
	return nil
}

// open are the open bills of a member, less what earlier rows of the sheet
// would pay.
func (b *Bank) open(m MemberID) []BillAccount {
	list, ok := b.accounts[m]
	if !ok {
		for _, a := range b.l.accounts(m, Date{}) {
			if a.Open > 0 {
				list = append(list, a)
			}
		}
		b.accounts[m] = list
	}
	return list
}

func (b *Bank) settle(parts []Allocation, members []MemberID) {
	for _, m := range members {
		list := b.accounts[m]
		for i := range list {
			for _, p := range parts {
				if p.Bill == list[i].Bill.ID {
					list[i].Open -= p.Amount
				}
			}
		}
	}
}
