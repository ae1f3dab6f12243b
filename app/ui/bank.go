package ui

import (
	"cmp"
	"os"
	"path/filepath"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"huikan/app/ui/listview"
	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/intake"
)

// bankScreen (银行流水认领) shows whose each sum of a bank's sheet seems to be, and
// which bills it would pay. Nothing is written before 确认.
type bankScreen struct {
	w     *window
	sheet *intake.BankFile
	facts *data.Facts // as it was when the sheet was read
	bank  *data.Bank  // of the facts
	hand  map[int]data.MemberID
	takes map[int]bool // what somebody decided, by line; else the sure ones are entered
	lines []bankLine
	show  string // key of a row of bankSorts; "" is all
	rows  []int  // into lines
	list  *listview.List
	chips *look.Wrapped
	foot  *look.Sheet
	sums  *look.Text
	ok    *look.Button
	body  fyne.CanvasObject
}

// bankLine is a row of the sheet: a sum with what it seems to be, or what was
// skipped, and why.
type bankLine struct {
	*data.BankProposal
	skipped *intake.BankSkipped
}

// no is the row in the sheet.
func (l bankLine) no() int {
	if l.skipped != nil {
		return l.skipped.Line
	}
	return l.Row.Line
}

// bankExts are the files in which banks give their sheets.
var bankExts = []string{".xlsx", ".csv", ".txt"}

// bankDialog asks for a bank's sheet.
func (w *window) bankDialog() {
	if w.lib == nil {
		return
	}
	w.askOpen(w.t("bank.open"), bankExts, w.readBank)
}

// readBank reads a bank's sheet in the background and shows what it seems to be.
func (w *window) readBank(path string) {
	lib, name, facts := w.lib, filepath.Base(path), &w.lib.shelf.facts
	busy := w.busy(w.t("import.reading", name), nil)
	w.work(func() func() {
		raw, err := os.ReadFile(path)
		var sheet *intake.BankFile
		if err == nil {
			sheet, err = intake.BankSheet(name, raw)
		}
		var bank *data.Bank
		if err == nil {
			bank = data.NewBank(facts)
			bank.Claim(sheet.Rows, nil) // looks everywhere; what follows is quick
		}
		return func() {
			busy()
			switch {
			case err != nil:
				w.fail(w.t("import.failed", name), err)
			case w.lib == lib:
				w.show(newBank(w, sheet, facts, bank))
			}
		}
	})
}

func newBank(w *window, sheet *intake.BankFile, facts *data.Facts, bank *data.Bank) *bankScreen {
	s := &bankScreen{w: w, sheet: sheet, facts: facts, bank: bank, hand: map[int]data.MemberID{}, takes: map[int]bool{},
		chips: look.Flow(8), foot: look.Scrolled(look.Gap(1, 1)), sums: look.NewText("", look.Quiet)}
	s.list = listview.New(
		listview.Column{Title: w.t("bank.payer"), Room: 180},
		listview.Column{Title: w.t("bank.day"), Width: 84},
		listview.Column{Title: w.t("bank.sum"), Width: 96, Right: true},
		listview.Column{Title: w.t("bank.member"), Width: 240},
		listview.Column{Title: w.t("bank.by"), Width: 150},
		listview.Column{Title: w.t("bank.enter"), Width: 76},
		listview.Column{Title: w.t("import.row"), Width: 48, Right: true, Least: 900},
	)
	s.list.RowSize = w.rowSize()
	s.list.Several = true
	s.list.Len = func() int { return len(s.rows) }
	s.list.Row = s.row
	s.list.Picked = func(int) { s.detail() }
	s.list.Opened = func(int) { s.give() }
	s.list.Context = s.rowMenu
	s.list.Keys = func(k fyne.KeyName) bool {
		if k == fyne.KeySpace {
			s.turn()
		}
		return k == fyne.KeySpace
	}
	s.ok = look.NewButton(look.Primary, "", w.t("bank.confirm"), s.finish).WithTip("Ctrl+S")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.body = newOver(2, titleBar(look.Row(10, 2, back, look.NewText(w.t("bank.title"), look.Heading.Whole()), look.NewText(sheet.Name, look.Quiet)),
		look.NewButton(look.Calm, "", w.t("button.cancel"), func() { s.back() }), s.ok),
		look.Pad(s.chips, 10, 20, 6, 20), s.list,
		look.Across(), look.Sized(look.Stack(look.NewFill(look.Surface), s.foot), 0, 176),
		look.Across(), look.Sized(look.Pad(s.sums, 0, 20, 0, 20), 0, 36))
	s.match()
	return s
}

// match works out whose each sum is. Those that are not sure use up no bill
// until somebody takes them.
func (s *bankScreen) match() {
	said := map[int]data.BankWord{}
	for line, m := range s.hand {
		said[line] = data.BankWord{Member: m}
	}
	first := s.bank.Claim(s.sheet.Rows, said)
	for _, p := range first {
		take, decided := s.takes[p.Row.Line]
		if decided && !take || !decided && !p.Sure {
			word := said[p.Row.Line]
			word.Leave = true
			said[p.Row.Line] = word
		}
	}
	s.lines = nil
	for _, p := range s.bank.Claim(s.sheet.Rows, said) {
		s.lines = append(s.lines, bankLine{BankProposal: &p})
	}
	for i := range s.sheet.Skipped {
		s.lines = append(s.lines, bankLine{skipped: &s.sheet.Skipped[i]})
	}
	slices.SortStableFunc(s.lines, func(a, b bankLine) int { return cmp.Compare(a.no(), b.no()) })
	s.fill()
}

// entered reports whether a line would be entered.
func (l bankLine) entered() bool { return l.skipped == nil && len(l.Members) > 0 && !l.Left }

// bankSorts are the sorts of lines that can be asked for. To add one: a row, and
// its word.
var bankSorts = []struct {
	key string
	is  func(bankLine) bool
}{
	{"bank.sort.enter", bankLine.entered},
	{"bank.sort.look", func(l bankLine) bool { return l.skipped == nil && len(l.Members) > 0 && l.Left }},
	{"bank.sort.ambiguous", func(l bankLine) bool { return l.skipped == nil && l.Match == data.MatchAmbiguous }},
	{"bank.sort.none", func(l bankLine) bool { return l.skipped == nil && l.Match == data.MatchNone }},
	{"bank.sort.known", func(l bankLine) bool { return l.skipped == nil && l.Match == data.MatchKnown }},
	{"bank.sort.wrong", func(l bankLine) bool { return l.skipped != nil && l.skipped.Wrong }},
	{"bank.sort.skipped", func(l bankLine) bool { return l.skipped != nil && !l.skipped.Wrong }},
}

// fill lists the lines that are asked for.
func (s *bankScreen) fill() {
	w := s.w
	voice := func(on bool) look.Voice {
		if on {
			return look.ChipOn
		}
		return look.ChipOff
	}
	s.rows = nil
	var is func(bankLine) bool
	parts := []fyne.CanvasObject{look.NewButton(voice(s.show == ""), "", w.t("chip.all")+" "+num(len(s.lines)), func() { s.only("") })}
	for _, x := range bankSorts {
		n := 0
		for _, l := range s.lines {
			if x.is(l) {
				n++
			}
		}
		if x.key == s.show {
			is = x.is
		}
		if n > 0 || x.key == s.show {
			parts = append(parts, look.NewButton(voice(s.show == x.key), "", w.t(x.key)+" "+num(n), func() { s.only(x.key) }))
		}
	}
	s.chips.Set(parts...)
	for i, l := range s.lines {
		if is == nil || is(l) {
			s.rows = append(s.rows, i)
		}
	}
	n, of := 0, 0
	var sum, all data.Fen
	for _, l := range s.lines {
		if l.skipped == nil {
			of++
			all += l.Row.Amount
		}
		if l.entered() {
			n++
			sum += l.Row.Amount
		}
	}
	s.sums.Set(w.t("bank.sums", of, all.String(), n, sum.String(), of-n, len(s.sheet.Skipped)))
	s.ok.SetOff(n == 0 || w.lib.s.ReadOnly())
	s.list.Empty = w.emptyState(w.t("bank.none"), nil)
	s.list.Reload(min(max(s.list.At(), 0), len(s.rows)-1))
	s.body.Refresh()
	s.detail()
}

func (s *bankScreen) only(sort string) {
	s.show = sort
	s.fill()
	s.list.Top()
}

// name is what a member is called.
func (s *bankScreen) name(id data.MemberID) string {
	if m, ok := s.w.lib.shelf.member(id); ok {
		return m.Name
	}
	return string(id)
}

// names are what several are called.
func (s *bankScreen) names(ids []data.MemberID) (out string) {
	for i, id := range ids {
		if i > 0 {
			out += s.w.t("list.comma")
		}
		out += s.name(id)
	}
	return out
}

// by says by what a line was recognised.
func (s *bankScreen) by(l bankLine) string {
	if l.skipped != nil {
		return s.w.pick(l.skipped.ZH, l.skipped.EN)
	}
	for _, row := range data.BankMatches {
		if row.Match == l.Match {
			return s.w.pick(row.ZH, row.EN)
		}
	}
	return string(l.Match)
}

func (s *bankScreen) row(i int) []listview.Cell {
	if i >= len(s.rows) {
		return nil
	}
	w, l := s.w, s.lines[s.rows[i]]
	no := listview.Cell{Text: strconv.Itoa(l.no())}
	if l.skipped != nil {
		c := listview.Cell{Text: s.by(l), Color: look.Soft}
		if l.skipped.Wrong {
			c.Color = look.Accent
		}
		return []listview.Cell{c, {}, {}, {}, {}, {}, no}
	}
	payer := listview.Cell{Text: l.Row.Payer, After: l.Row.Memo}
	if l.Row.Payer == "" {
		payer = listview.Cell{Text: w.t("bank.nobody"), Color: look.Soft, After: l.Row.Memo}
	}
	by := listview.Cell{Text: s.by(l), Color: look.Soft}
	switch {
	case l.Sure:
		by.Color = look.Good
	case l.Match == data.MatchNone || l.Match == data.MatchAmbiguous:
		by.Color = look.Warn
	}
	state := listview.Cell{}
	switch {
	case l.entered():
		state = listview.Cell{Text: w.t("bank.takes"), Color: look.Good, Badge: look.GoodWash}
	case len(l.Members) > 0:
		state = listview.Cell{Text: w.t("bank.leaves"), Color: look.Soft, Badge: look.Raised}
	}
	who := listview.Cell{Text: s.names(l.Members), Color: look.Ink}
	if len(l.Members) == 0 {
		who = listview.Cell{Text: s.names(l.Candidates), Color: look.Faint}
	}
	return []listview.Cell{payer, {Text: l.Row.Paid.String()}, {Text: l.Row.Amount.String(), Color: look.Ink}, who, by, state, no}
}

// picked is the line that is shown; nil: none.
func (s *bankScreen) picked() *bankLine {
	if i := s.list.At(); i >= 0 && i < len(s.rows) {
		return &s.lines[s.rows[i]]
	}
	return nil
}

// detail shows what a line would become, and what can be done about it.
func (s *bankScreen) detail() {
	w, l := s.w, s.picked()
	if l == nil || l.skipped != nil {
		text := ""
		if l != nil {
			text = w.t("bank.skipped", l.no(), s.by(*l))
		}
		s.foot.Set(look.Pad(look.NewText(text, look.Running.In(look.Soft)), 14, 20, 14, 20))
		return
	}
	facts := []fyne.CanvasObject{look.NewText(w.t("bank.line", l.no(), l.Row.Paid.String(), l.Row.Amount.String()), look.Strong)}
	if text := l.Row.Memo; text != "" {
		facts = append(facts, look.NewText(w.t("bank.memo", text), look.Style{Size: 13, Color: look.Soft, Lines: 2}))
	}
	if l.Row.Ref != "" {
		facts = append(facts, look.NewText(w.t("bank.ref", l.Row.Ref), look.Caption))
	}
	switch {
	case l.Match == data.MatchKnown:
		facts = append(facts, look.NewText(w.t("bank.known"), look.Running.In(look.Soft)))
	case len(l.Members) == 0 && len(l.Candidates) > 0:
		facts = append(facts, look.NewText(w.t("bank.ambiguous", len(l.Candidates)), look.Running.In(look.Warn)))
	case len(l.Members) == 0:
		facts = append(facts, look.NewText(w.t("bank.unknown"), look.Running.In(look.Warn)))
	}
	var acts []fyne.CanvasObject
	if l.Match != data.MatchKnown {
		for _, id := range l.Candidates[:min(len(l.Candidates), 6)] {
			if !slices.Equal(l.Members, []data.MemberID{id}) {
				acts = append(acts, look.NewButton(look.Calm, "members", s.name(id), func() { s.claim(id) }))
			}
		}
		acts = append(acts, look.NewButton(look.Calm, "search", w.t("bank.give"), s.give).WithTip("Enter"))
		if len(l.Members) > 0 {
			word := w.t("bank.leave")
			if l.Left {
				word = w.t("bank.take")
			}
			acts = append(acts, look.NewButton(look.Calm, "", word, s.turn).WithTip(w.t("bank.space")))
		}
		facts = append(facts, look.Pad(look.Flow(8, acts...), 4, 0, 0, 0))
	}
	s.foot.Set(look.Pad(newHalves(24, look.Column(4, facts...), look.Column(4, s.pays(*l)...)), 14, 20, 14, 20))
}

// pays says which bills a sum would pay.
func (s *bankScreen) pays(l bankLine) (lines []fyne.CanvasObject) {
	w := s.w
	if len(l.Members) == 0 {
		return nil
	}
	lines = append(lines, look.NewText(w.t("bank.pays", s.names(l.Members)), look.Style{Bold: true, Lines: 2}))
	for _, a := range l.Payment.Allocations {
		for i := range s.facts.Bills {
			if b := &s.facts.Bills[i]; b.ID == a.Bill {
				label := b.LabelIn(w.lang)
				if len(l.Members) > 1 {
					label = s.name(b.Member) + "　" + label
				}
				lines = append(lines, look.Row(10, 1, look.Dot(look.Good), look.NewText(label, look.Body), look.NewText(a.Amount.String(), look.Quiet.Whole())))
			}
		}
	}
	switch c := l.Payment.Credit(); {
	case c > 0 && len(l.Payment.Allocations) == 0:
		lines = append(lines, look.NewText(w.t("bank.credit.all", c.String()), look.Style{Size: 13, Color: look.Warn}))
	case c > 0:
		lines = append(lines, look.NewText(w.t("bank.credit", c.String()), look.Style{Size: 13, Color: look.Warn}))
	}
	if l.Remember && !l.Left {
		lines = append(lines, look.NewText(w.t("bank.remember", l.Row.Payer), look.Style{Size: 13, Color: look.Soft}))
	}
	return lines
}

// give asks whose money it is.
func (s *bankScreen) give() {
	l := s.picked()
	if l == nil || l.skipped != nil || l.Match == data.MatchKnown {
		return
	}
	s.w.pickMember(s.w.t("bank.give.hint", cmp.Or(l.Row.Payer, s.w.t("bank.nobody")), l.Row.Amount.String()), l.Candidates, s.claim)
}

// claim says whose the picked sum is.
func (s *bankScreen) claim(id data.MemberID) {
	l := s.picked()
	if l == nil || l.skipped != nil {
		return
	}
	s.hand[l.Row.Line] = id
	delete(s.takes, l.Row.Line)
	s.match()
	s.w.win.Canvas().Focus(s.list)
}

// turn enters the picked sums, or does not.
func (s *bankScreen) turn() {
	l := s.picked()
	if l == nil {
		return
	}
	take := !l.entered()
	for _, i := range s.list.Marks() {
		if i < len(s.rows) {
			if x := s.lines[s.rows[i]]; x.skipped == nil && len(x.Members) > 0 {
				s.takes[x.Row.Line] = take
			}
		}
	}
	s.match()
}

func (s *bankScreen) rowMenu(_ int, at fyne.Position) {
	l := s.picked()
	if l == nil || l.skipped != nil || l.Match == data.MatchKnown {
		return
	}
	items := []*fyne.MenuItem{fyne.NewMenuItem(s.w.t("bank.give"), s.give)}
	if len(l.Members) > 0 {
		word := s.w.t("bank.leave")
		if l.Left {
			word = s.w.t("bank.take")
		}
		items = append(items, fyne.NewMenuItem(word, s.turn), fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(s.w.t("bank.open.member"), func() { s.w.showMember(l.Members[0]) }))
	}
	s.w.popMenu(at, items...)
}

// finish enters the sums as one change.
func (s *bankScreen) finish() {
	w, lib := s.w, s.w.lib
	c := lib.s.Change("银行流水：" + s.sheet.Name)
	named := map[data.MemberID]data.Member{}
	n := 0
	var sum data.Fen
	for _, l := range s.lines {
		if !l.entered() {
			continue
		}
		n++
		sum += l.Row.Amount
		p := l.Payment
		c.Put(&p)
		if !l.Remember {
			continue
		}
		id := l.Members[0]
		m, ok := named[id]
		if !ok {
			var err error
			if m, err = lib.s.Member(id); err != nil {
				w.fail(w.t("read.failed"), err)
				return
			}
		}
		named[id], _ = data.RememberPayer(m, l.Row.Payer)
	}
	if n == 0 {
		return
	}
	for _, m := range named {
		c.Put(&m)
	}
	c.Details(w.t("bank.done", n, sum.String()))
	busy := w.busy(w.t("import.writing"), nil)
	w.work(func() func() {
		_, err := lib.s.BackupBefore()
		if err == nil {
			_, err = c.Commit()
		}
		return func() {
			busy()
			if err != nil {
				w.fail(w.t("import.failed", s.sheet.Name), err)
				return
			}
			w.goTo(atMembers)
			w.toast(w.t("bank.done", n, sum.String()), act{w.t("button.undo"), w.undo})
		}
	})
}

func (s *bankScreen) content() fyne.CanvasObject { return s.body }
func (s *bankScreen) search()                    {}
func (s *bankScreen) resized()                   { s.body.Refresh() }
func (s *bankScreen) first() fyne.Focusable      { return s.list }
func (s *bankScreen) keysHint() string           { return s.w.t("bank.keys") }
func (s *bankScreen) back() bool                 { s.w.goTo(atMembers); return true }

// reload compares with the library as it is now.
func (s *bankScreen) reload(changed) {
	facts := &s.w.lib.shelf.facts
	s.w.work(func() func() {
		bank := data.NewBank(facts)
		bank.Claim(s.sheet.Rows, nil)
		return func() {
			s.facts, s.bank = facts, bank
			s.match()
		}
	})
}
