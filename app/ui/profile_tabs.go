package ui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// people (联系人) are a member's contacts, each with what may be done with it.
func (s *memberScreen) people(m data.Member) fyne.CanvasObject {
	w := s.w
	cs := w.lib.shelf.contacts[m.ID]
	if len(cs) == 0 {
		return look.NewText(w.t("member.nobody"), look.Running.In(look.Soft))
	}
	var cards []fyne.CanvasObject
	for i := range cs {
		c := &cs[i]
		who := c.Name
		if c.Title != "" {
			who += "（" + c.Title + "）"
		}
		head := []fyne.CanvasObject{look.NewText(who, look.Strong.Whole())}
		if c.Primary {
			head = append(head, look.Badge(w.t("contact.primary"), look.Accent, look.Wash))
		}
		for _, r := range c.Roles {
			head = append(head, look.Outlined(w.word(r)))
		}
		if !c.To.IsZero() && c.To.Last().Compare(w.today()) < 0 {
			head = append(head, look.Badge(w.t("contact.ended", c.To.String()), look.Warn, look.WarnWash))
		}
		var rows []fyne.CanvasObject
		for _, f := range data.ContactFields {
			v := f.Said(strings.TrimSpace(f.Get(c)), w.lang)
			if v == "" || f.Key == "name" || f.Key == "title" || f.Key == "roles" || f.Key == "is_primary" {
				continue
			}
			rows = append(rows, w.definition(f.Name(w.lang), look.NewText(v, look.Running)))
		}
		rows = append(rows, w.definition(w.t("member.consent"), w.consents(c)))
		cards = append(cards, look.Column(8, append([]fyne.CanvasObject{look.Flow(8, head...)}, rows...)...))
		if i < len(cs)-1 {
			cards = append(cards, look.Across())
		}
	}
	return look.Column(16, cards...)
}

// terms (会籍): how the member stands and why, what can be done about it, its
// posts, and the terms of belonging, the newest first.
func (s *memberScreen) terms(m data.Member) fyne.CanvasObject {
	w, sh := s.w, s.w.lib.shelf
	terms, err := w.lib.s.Memberships(m.ID)
	if err != nil {
		return look.NewText(err.Error(), look.Running.In(look.Warn))
	}
	standing := sh.standing[m.ID]
	c := w.statusCell(standing)
	head := []fyne.CanvasObject{}
	if c.Text != "" {
		head = append(head, look.Badge(c.Text, c.Color, c.Badge))
	}
	why := standing.Why.Chinese()
	if w.lang == "en" {
		why = standing.Why.English()
	}
	if why != "" {
		head = append(head, look.NewText(why, look.Caption.Whole()))
	}
	if !standing.Since.IsZero() {
		head = append(head, look.NewText(w.t("term.since", standing.Since.String(), standing.Years), look.Caption.Whole()))
	}
	parts := []fyne.CanvasObject{look.Flow(10, head...)}
	if acts := s.actButtons(m); len(acts) > 0 {
		parts = append(parts, look.Flow(8, acts...))
	}
	if posts, err := w.lib.s.Posts(m.ID); err == nil && len(posts) > 0 {
		var rows []fyne.CanvasObject
		for _, p := range posts {
			text := data.CouncilLabel(p.Council) + p.Name
			if w.lang == "en" {
				text = w.word(p.Name) + ", " + data.CouncilIn(p.Council, w.lang)
			}
			if who := cmp.Or(p.Holder, s.contactName(p.Contact)); who != "" {
				text += "　" + who
			}
			var link *pressable
			link = newLink(text, func() { w.postMenu(m, p, below(link)) })
			rows = append(rows, look.RowTop(12, 0, link,
				look.NewText(w.span(p.From, p.To, data.Date{}), look.Caption.Whole())))
		}
		parts = append(parts, w.part(w.t("post.list"), rows...))
	}
	if len(terms) == 0 {
		return look.Column(16, append(parts, look.NewText(w.t("term.none"), look.Running.In(look.Soft)))...)
	}
	var rows []fyne.CanvasObject
	for i := len(terms) - 1; i >= 0; i-- {
		next := data.Date{}
		if i+1 < len(terms) {
			next = terms[i+1].Starts
		}
		rows = append(rows, s.termCard(m, terms, i, next))
	}
	return look.Column(16, append(parts, w.part(w.t("term.list"), look.RowTop(14, 1, look.Down(), look.Column(16, rows...))))...)
}

// span says from when to when; next is when something else took its place.
func (w *window) span(from, to, next data.Date) string {
	switch until := cmp.Or(to.String(), next.String()); {
	case until != "":
		return w.t("term.span", from.String(), until)
	case from.IsZero():
		return w.t("term.always")
	}
	return w.t("term.from", from.String())
}

// termCard is one term; next is when the one after it began.
func (s *memberScreen) termCard(m data.Member, terms []data.Membership, i int, next data.Date) fyne.CanvasObject {
	w, sh, t := s.w, s.w.lib.shelf, terms[i]
	span := w.span(t.Starts, t.Ends, next)
	switch {
	case t.IsApplication():
		span = w.t("term.applied", t.Applied.String())
	case t.IsEnd():
		span = t.Starts.String()
	}
	head := fyne.CanvasObject(look.NewText(span, look.Running))
	if !w.lib.s.ReadOnly() {
		var link *pressable
		link = newLink(span, func() { w.termMenu(m, terms, t, below(link)) })
		head = link
	}
	line := []fyne.CanvasObject{head,
		look.Flow(8, look.Badge(w.className(t.Class), look.Accent, look.Wash), look.NewText(w.word(t.Reason), look.Caption.Whole()))}
	if dec := sh.facts.Decision(t.Decision); dec != nil {
		line = append(line, look.NewText(dec.LabelIn(w.lang), look.Style{Size: 13, Color: look.Soft}))
	} else if t.DecisionText != "" {
		line = append(line, look.NewText(t.DecisionText, look.Style{Size: 13, Color: look.Soft}))
	}
	if t.CertificateNo != "" {
		line = append(line, look.NewText(w.t("term.certificate", t.CertificateNo), look.Style{Size: 13, Color: look.Soft}))
	}
	return look.Column(4, line...)
}

func (s *memberScreen) contactName(id data.ContactID) string {
	for _, c := range s.w.lib.shelf.contactList {
		if c.ID == id && id != "" {
			return c.Name
		}
	}
	return ""
}

// dues (会费): the bills and what came in for them, the newest first.
func (s *memberScreen) dues(m data.Member) fyne.CanvasObject {
	w := s.w
	bills, err := w.lib.s.Bills(m.ID)
	if err != nil {
		return look.NewText(err.Error(), look.Running.In(look.Warn))
	}
	writes := !w.lib.s.ReadOnly()
	var parts []fyne.CanvasObject
	if writes {
		acts := []fyne.CanvasObject{look.NewButton(look.Calm, "plus", w.t("pay.add"), func() { w.pay(m.ID) })}
		if len(data.UseCredit(m.ID, bills, w.lib.shelf.facts.Payments)) > 0 {
			acts = append(acts, look.NewButton(look.Calm, "", w.t("pay.use"), func() { w.useCredit(m, bills) }))
		}
		parts = append(parts, look.Flow(8, acts...))
	}
	if len(bills) == 0 {
		return look.Column(16, append(parts, look.NewText(w.t("bill.none"), look.Running.In(look.Soft)))...)
	}
	accounts := data.AccountsOn(w.today(), bills, w.lib.shelf.facts.Payments)
	var rows []fyne.CanvasObject
	for i := len(accounts) - 1; i >= 0; i-- {
		a := accounts[i]
		color, wash := look.Warn, look.WarnWash
		switch {
		case a.Status == data.BillWritten || a.Status == data.BillWaived:
			color, wash = look.Soft, look.Raised
		case a.Open == 0:
			color, wash = look.Good, look.GoodWash
		}
		sum := w.t("bill.sum", a.Bill.Amount.String(), a.Paid.String())
		if a.Open > 0 {
			sum = w.t("bill.open", a.Bill.Amount.String(), a.Open.String())
		}
		label := fyne.CanvasObject(look.NewText(a.Bill.LabelIn(w.lang), look.Body))
		if writes {
			var link *pressable
			link = newLink(a.Bill.LabelIn(w.lang), func() { w.billMenu(m, a, below(link)) })
			label = link
		}
		lines := []fyne.CanvasObject{look.Row(12, 0, label, look.Badge(w.billStatus(a.Status), color, wash)), look.NewText(sum, look.Caption)}
		for _, said := range s.billSays(a) {
			lines = append(lines, look.NewText(said, look.Style{Size: 12, Color: look.Soft, Lines: 2}))
		}
		rows = append(rows, look.Column(2, lines...))
	}
	parts = append(parts, w.part(w.t("bill.list"), rows...))
	var paid []fyne.CanvasObject
	for _, p := range w.lib.shelf.facts.Payments {
		if p.Member != m.ID {
			continue
		}
		text := p.Amount.String() + "　" + w.word(p.Method)
		if p.Credit() > 0 {
			text += "　" + w.t("pay.credit", p.Credit().String())
		}
		word, receipt := w.t("pay.noreceipt"), fyne.CanvasObject(nil)
		if r := w.lib.shelf.receiptOf(p.ID); r != nil {
			word = w.t("receipt.no", r.Number)
		}
		if receipt = look.NewText(word, look.Caption); writes {
			var link *pressable
			link = newLink(word, func() { w.payMenu(m, p, below(link)) })
			receipt = link
		}
		paid = append(paid, look.Column(2, look.RowTop(12, 1, look.Sized(look.NewText(p.Paid.String(), look.Quiet), 84, 0), look.NewText(text, look.Running)),
			look.Pad(receipt, 0, 0, 0, 96)))
	}
	if len(paid) > 0 {
		parts = append(parts, w.part(w.t("pay.list"), paid...))
	}
	return look.Column(18, parts...)
}

// billSays is what was decided about a bill: told, waived, written off.
func (s *memberScreen) billSays(a data.BillAccount) (out []string) {
	w, b := s.w, a.Bill
	if !b.Notified.IsZero() && a.Open > 0 {
		out = append(out, w.t("bill.told", b.Notified.String()))
	}
	if b.Waiver.Amount > 0 {
		text := w.t("bill.waived", b.Waiver.Amount.String(), b.Waiver.Reason)
		if dec := w.lib.shelf.facts.Decision(b.Waiver.Decision); dec != nil {
			text += "　" + dec.LabelIn(w.lang)
		}
		out = append(out, text)
	}
	if !b.WrittenOff.IsZero() {
		out = append(out, w.t("bill.written", b.WrittenOff.String(), strings.ReplaceAll(b.Note, "\n", " ")))
	}
	return out
}

// billStatus is a status in the language of the screen.
func (w *window) billStatus(s data.BillStatus) string {
	if w.lang == "en" {
		for _, row := range data.BillStatuses {
			if row.Status == s {
				return row.EN
			}
		}
	}
	return string(s)
}

func (s *memberScreen) featuredCount(m data.Member) int {
	places, err := s.w.lib.s.PlacementsOfMember(m.ID)
	if err != nil {
		return 0
	}
	return len(places)
}

// featured (刊登) lists what the issues say of the member, the latest first: its
// profiles as they were printed, and the articles that name it.
func (s *memberScreen) featured(m data.Member) fyne.CanvasObject {
	w := s.w
	list, err := w.lib.s.Mentions(m)
	if err != nil {
		return look.NewText(err.Error(), look.Running.In(look.Warn))
	}
	if len(list) == 0 {
		return look.NewText(w.t("member.unfeatured"), look.Running.In(look.Soft))
	}
	var lines []fyne.CanvasObject
	for _, x := range list {
		lines = append(lines, w.mentionLine(m, x))
	}
	return look.Column(14, lines...)
}

// mentionLine is one place where an issue speaks of a member.
func (w *window) mentionLine(m data.Member, x store.Mention) fyne.CanvasObject {
	at := data.Placement{Issue: x.Issue.ID, Member: m.ID}
	what, text := w.t("mention.profile"), ""
	if x.Article != "" {
		at.Member, at.Article = "", x.Article
		what, text = x.Title, "…"+x.Snippet+"…"
	}
	head := []fyne.CanvasObject{newLink(w.issueName(x.Issue), func() { w.openIssue(x.Issue.ID, at) }), look.NewText(what, look.Running.Whole())}
	if x.Printed != nil {
		head = append(head, look.Badge(w.t("mention.printed"), look.Good, look.GoodWash))
		text = plain(x.Printed.Profile)
	}
	if x.Name != m.Name {
		head = append(head, look.Outlined(w.t("mention.as", x.Name)))
	}
	parts := []fyne.CanvasObject{look.Flow(10, head...)}
	if text = strings.TrimSpace(text); text != "" {
		parts = append(parts, look.NewText(text, look.Style{Size: 13, Lines: 2, Color: look.Soft}))
	}
	return look.Column(3, parts...)
}

// history (历史): the last changes of the record, and the way to all of them.
func (s *memberScreen) history(m data.Member) fyne.CanvasObject {
	w := s.w
	lines := w.versions(data.KindMember, string(m.ID))
	if len(lines) == 0 {
		return look.NewText(w.t("history.none"), look.Running.In(look.Soft))
	}
	return look.Column(16, look.Flow(8, look.NewButton(look.Calm, "history", w.t("version.all"), func() { w.showVersions(m.ID) })),
		look.RowTop(14, 1, look.Down(), look.Column(8, lines...)))
}
