package ui

import (
	"net/url"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
)

// memberDetail shows all that is filled in of a member.
func (w *window) memberDetail(m data.Member, back func()) fyne.CanvasObject {
	sh := w.lib.shelf
	if whole, err := w.lib.s.Member(m.ID); err == nil {
		m = whole
	}
	emblem := look.Sized(look.Stack(look.NewFrame(look.Wash, look.Clear, 10),
		look.NewText(first(m.Name), look.Style{Size: 24, Bold: true, Lines: 1, Color: look.Accent, Align: fyne.TextAlignCenter})), 56, 56)
	var badges []fyne.CanvasObject
	if m.Class != "" {
		badges = append(badges, look.Badge(sh.className(m.Class), look.Accent, look.Wash))
	}
	if !m.Left.IsZero() {
		badges = append(badges, look.Badge(w.t("member.left", m.Left.String()), look.Warn, look.WarnWash))
	}
	if m.MemberNo != "" {
		badges = append(badges, look.NewText(w.t("member.number", m.MemberNo), look.Caption.Whole()))
	}
	title := []fyne.CanvasObject{look.NewText(m.Name, look.Style{Size: 18, Bold: true, Lines: 3, Leading: 1.35})}
	if m.NameEN != "" {
		title = append(title, look.NewText(m.NameEN, look.Style{Size: 13, Lines: 2, Color: look.Soft}))
	}
	if len(badges) > 0 {
		title = append(title, look.Row(8, -1, badges...))
	}
	parts := []fyne.CanvasObject{}
	if w.narrow {
		parts = append(parts, w.backButton(back))
	}
	parts = append(parts, look.RowTop(16, 1, emblem, look.Column(6, title...)))

	var rows []fyne.CanvasObject
	add := func(label, value string) {
		if strings.TrimSpace(value) != "" {
			rows = append(rows, definition(label, look.NewText(value, look.Running)))
		}
	}
	add(w.t("field.uscc"), spaced(m.USCC))
	add(w.t("field.short"), m.ShortName)
	add(w.t("field.former"), strings.Join(m.FormerNames, "、"))
	add(w.t("field.orgtype"), m.OrgType)
	add(w.t("field.industry"), strings.Join(m.Industry, "、"))
	add(w.t("field.legal"), m.LegalRep)
	add(w.t("field.founded"), m.Founded.String())
	if m.Capital.Amount != "" {
		add(w.t("field.capital"), m.Capital.String())
	}
	add(w.t("field.staff"), m.Staff)
	add(w.t("field.scope"), m.Scope)
	if m.Website != "" {
		rows = append(rows, definition(w.t("field.website"), w.link(m.Website)))
	}
	add(w.t("field.wechat"), m.WeChatMP)
	add(w.t("field.phone"), m.Phone)
	add(w.t("field.fax"), m.Fax)
	add(w.t("field.mail"), address(m.AddrMail))
	add(w.t("field.registered"), address(m.AddrReg))
	add(w.t("field.joined"), m.Joined.String())
	add(w.t("field.tags"), strings.Join(m.Tags, "、"))
	add(w.t("field.note"), m.Note)
	if len(rows) > 0 {
		parts = append(parts, look.Column(8, rows...))
	}
	if cs := sh.contacts[m.ID]; len(cs) > 0 {
		parts = append(parts, w.part(w.t("member.contacts"), w.contacts(cs)...))
	}
	if m.Profile != "" {
		var paras []fyne.CanvasObject
		for _, p := range strings.Split(m.Profile, "\n") {
			if p = strings.TrimSpace(plain(p)); p != "" {
				paras = append(paras, look.NewText(p, look.Style{Leading: 1.7}))
			}
		}
		parts = append(parts, w.part(w.t("member.profile"), paras...))
	}
	if lines := w.featured(m.ID); len(lines) > 0 {
		parts = append(parts, w.part(w.t("member.featured"), lines...))
	}
	if lines := w.versions(data.KindMember, string(m.ID)); len(lines) > 0 {
		parts = append(parts, w.part(w.t("detail.history"), look.RowTop(14, 1, look.Down(), look.Column(6, lines...))))
	}
	return look.Pad(look.Column(20, parts...), 22, 24, 28, 24)
}

// backButton leads from a detail that fills the window to its list.
func (w *window) backButton(back func()) fyne.CanvasObject {
	return look.Row(0, -1, look.NewButton(look.Plain, "back", w.t("button.back"), back).WithTip("Esc"))
}

// definition is a line of a definition list.
func definition(label string, value fyne.CanvasObject) fyne.CanvasObject {
	return look.RowTop(12, 1, look.Sized(look.NewText(label, look.Style{Size: 13, Lines: 2, Color: look.Soft, Leading: 1.6}), 76, 0), value)
}

// part is a piece of a detail with its heading.
func (w *window) part(title string, lines ...fyne.CanvasObject) fyne.CanvasObject {
	head := look.NewText(title, look.Style{Size: 13, Bold: true, Lines: 1, Color: look.Soft})
	return look.Column(8, append([]fyne.CanvasObject{head}, lines...)...)
}

// spaced writes a credit code in groups of four: nobody reads eighteen at once.
func spaced(code string) string {
	if len(code) != 18 {
		return code
	}
	return code[:4] + " " + code[4:8] + " " + code[8:12] + " " + code[12:16] + " " + code[16:]
}

func address(a data.Address) string {
	s := a.Province
	if a.City != a.Province {
		s += a.City
	}
	s += a.District + a.Street
	if a.Postcode != "" {
		s += "　" + a.Postcode
	}
	return s
}

// link opens a site in the browser.
func (w *window) link(site string) fyne.CanvasObject {
	to := site
	if !strings.Contains(to, "://") {
		to = "http://" + to
	}
	u, err := url.Parse(to)
	if err != nil {
		return look.NewText(site, look.Running)
	}
	return newLink(site, func() {
		if err := w.app.OpenURL(u); err != nil {
			w.fail(w.t("link.failed", site), err)
		}
	})
}

func (w *window) contacts(cs []data.Contact) (lines []fyne.CanvasObject) {
	for _, c := range cs {
		who := c.Name
		if c.Title != "" {
			who += "（" + c.Title + "）"
		}
		head := look.Row(8, 0, look.NewText(who, look.Style{Bold: c.Primary, Lines: 1}), look.NewText(strings.Join(c.Roles, "、"), look.Caption.Whole()))
		var facts []string
		for _, f := range []string{c.Mobile, c.Phone, c.Email, c.WeChat} {
			if f != "" {
				facts = append(facts, f)
			}
		}
		part := []fyne.CanvasObject{head}
		if len(facts) > 0 {
			part = append(part, look.NewText(strings.Join(facts, "　"), look.Style{Size: 13, Color: look.Soft}))
		}
		var scopes []string
		for _, k := range c.Consents {
			scopes = append(scopes, k.Scope)
		}
		consent := look.NewText(w.t("consent.none"), look.Style{Size: 12, Color: look.Warn})
		if len(scopes) > 0 {
			consent = look.NewText(w.t("consent.for", strings.Join(scopes, "、")), look.Style{Size: 12, Color: look.Good})
		}
		lines = append(lines, look.Column(2, append(part, consent)...))
	}
	return lines
}

// featured lists the issues in which the member stands.
func (w *window) featured(id data.MemberID) (lines []fyne.CanvasObject) {
	places, err := w.lib.s.PlacementsOfMember(id)
	if err != nil {
		return nil
	}
	for _, p := range places {
		lines = append(lines, w.placeLine(p))
	}
	return lines
}

// placeLine says where something stands, and leads there.
func (w *window) placeLine(p data.Placement) fyne.CanvasObject {
	name := ""
	if sec, err := w.lib.s.Section(p.Section); err == nil {
		name = "【" + sec.Name + "】"
	}
	i, ok := w.lib.shelf.issue(p.Issue)
	if !ok {
		return look.NewText(name, look.Running)
	}
	return newLink(w.issueName(i)+name, func() { w.openIssue(i.ID, p) })
}

// versions is the history of a record, the newest first.
func (w *window) versions(k data.Kind, key string) (lines []fyne.CanvasObject) {
	vs, err := w.lib.s.RecordHistory(k, key)
	if err != nil {
		return nil
	}
	for _, v := range vs[:min(len(vs), 12)] {
		name := v.Set.Name
		if v.Set.Undoes > 0 {
			name = w.t("history.undid", name)
		} else if v.Set.Redoes > 0 {
			name = w.t("history.redid", name)
		}
		lines = append(lines, look.RowTop(10, 1,
			look.Sized(look.NewText(w.when(v.Set.At, w.now()), look.Style{Size: 12, Lines: 1, Color: look.Soft, Leading: 1.75}), 112, 0),
			look.NewText(name, look.Running)))
	}
	return lines
}

// plain takes the marks of Markdown that a reader need not see.
func plain(s string) string {
	s = strings.ReplaceAll(s, "**", "")
	s = strings.TrimLeft(s, "#")
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|~<>^$:", s[i+1]) >= 0 {
			continue
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
