package intake

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"github.com/emersion/go-vcard"
)

func isVCard(text string) bool {
	text = strings.TrimSpace(text)
	return len(text) >= 11 && strings.EqualFold(text[:11], "BEGIN:VCARD")
}

// cardColumns are the columns that a file of cards makes, in order.
var cardColumns = []Column{
	{Head: "单位名称", Field: "name"}, {Head: "会员性质", Field: "kind"}, {Head: "联系人", Field: "contact.name"}, {Head: "职务", Field: "contact.title"},
	{Head: "部门", Field: "contact.dept"}, {Head: "手机", Field: "contact.mobile"}, {Head: "电话", Field: "contact.phone"},
	{Head: "总机", Field: "phone_main"}, {Head: "传真", Field: "fax"}, {Head: "邮箱", Field: "contact.email"},
	{Head: "通讯地址", Field: "addr_mail"}, {Head: "邮编", Field: "addr_mail_postcode"}, {Head: "网址", Field: "website"},
	{Head: "微信", Field: "contact.wechat_id"}, {Head: "QQ", Field: "contact.qq"}, {Head: "性别", Field: "contact.gender"},
	{Head: "备注", Field: "note"},
}

// cardDropped are properties that say nothing of a member.
var cardDropped = []string{"VERSION", "PRODID", "REV", "UID", "N", "FN", "PHOTO", "LOGO", "KEY", "SOUND", "KIND", "X-ABSHOWAS",
	"LABEL", "SORT-STRING", personCard, "CLIENTPIDMAP", "SOURCE", "X-ABLABEL", "X-ABADR", "MAILER", "AGENT"}

// readVCard makes a row of each card: the company is the member, the person
// its contact.
func (s *Sheet) readVCard(text string) error {
	dec := vcard.NewDecoder(strings.NewReader(cardLines(text)))
	s.Columns = slices.Clone(cardColumns)
	var rows []map[string]string
	dropped := map[string]int{}
	for no := 1; ; no++ {
		card, err := dec.Decode()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return fmt.Errorf("%w: card %d: %w", ErrNotSheet, no, err)
		}
		rows = append(rows, s.card(card, dropped))
	}
	if len(rows) == 0 {
		return fmt.Errorf("%w: it holds no card", ErrNotSheet)
	}
	used := slices.DeleteFunc(s.Columns, func(c Column) bool {
		return !slices.ContainsFunc(rows, func(r map[string]string) bool { return r[c.Head] != "" })
	})
	s.Columns = used
	for i, cells := range rows {
		row := Row{No: i + 1}
		for _, c := range used {
			row.Cells = append(row.Cells, cells[c.Head])
		}
		s.below = append(s.below, row)
	}
	s.cards = true
	s.sortRows()
	for _, name := range []string{"PHOTO", "LOGO", "KEY", "SOUND"} {
		if dropped[name] > 0 {
			s.find(RowFinding{Code: RowDropped, Value: name})
		}
	}
	s.settle()
	return nil
}

// card gives the cells of one card by the heads of their columns; properties
// that no column is for get columns of their own.
func (s *Sheet) card(card vcard.Card, dropped map[string]int) map[string]string {
	cells := map[string]string{}
	put := func(head, text string) {
		if text = cellText(text); text != "" && !strings.Contains("\n"+cells[head]+"\n", "\n"+text+"\n") {
			cells[head] = joinLines(cells[head], text)
		}
	}
	org := components(card.Value("ORG"))
	person := cardName(card)
	company := strings.EqualFold(card.Value("KIND"), "org") || strings.EqualFold(card.Value("X-ABSHOWAS"), "COMPANY")
	alone := false // a member that is a person
	switch {
	case card.Value(personCard) != "" && org[0] == "":
		put("单位名称", person)
		put("会员性质", "个人会员")
		if alone = true; card.Value("TITLE")+card.Value("EMAIL")+card.Value("X-WECHAT")+card.Value("X-QQ") != "" ||
			slices.ContainsFunc(card["TEL"], func(f *vcard.Field) bool { return !f.Params.HasType("home") }) {
			put("联系人", person)
		}
	case company && org[0] == "":
		put("单位名称", person)
	default:
		put("单位名称", org[0])
		if person != org[0] {
			put("联系人", person)
		}
	}
	if len(org) > 1 {
		put("部门", strings.Join(unblank(org[1:]), " "))
	}
	for _, name := range slices.Sorted(maps.Keys(card)) {
		for _, f := range card[name] {
			s.property(name, f, company, alone, put)
			if slices.Contains(cardDropped, name) {
				dropped[name]++
			}
		}
	}
	return cells
}

func (s *Sheet) property(name string, f *vcard.Field, company, alone bool, put func(head, text string)) {
	has := func(t string) bool { return f.Params.HasType(t) }
	switch name {
	case "ORG":
	case "TITLE", "ROLE":
		put("职务", f.Value)
	case "TEL":
		no := strings.TrimPrefix(f.Value, "tel:")
		switch {
		case has("fax"):
			put("传真", no)
		case company, alone && has("home"):
			put("总机", no)
		case has("cell"):
			put("手机", no)
		default:
			put("电话", no)
		}
	case "EMAIL":
		put("邮箱", f.Value)
	case "URL":
		put("网址", f.Value)
	case "NOTE":
		put("备注", f.Value)
	case "GENDER":
		put("性别", map[string]string{"M": "男", "F": "女"}[strings.ToUpper(f.Value)])
	case "X-QQ":
		put("QQ", f.Value)
	case "X-WECHAT", "X-WEIXIN":
		put("微信", f.Value)
	case "ADR":
		a := components(f.Value)
		for len(a) < 7 {
			a = append(a, "")
		}
		put("通讯地址", a[4]+a[3]+a[2]+a[1]+a[0])
		put("邮编", a[5])
	default:
		name = oneLine(cellText(name))
		if slices.Contains(cardDropped, name) || strings.TrimSpace(strings.Trim(f.Value, ";")) == "" {
			return
		}
		if !slices.ContainsFunc(s.Columns, func(c Column) bool { return c.Head == name }) {
			s.Columns = append(s.Columns, Column{Head: name})
		}
		put(name, f.Value)
	}
}

// cardName is the name as it is written; where only its parts are given, the
// family name stands first, as in Chinese.
func cardName(card vcard.Card) string {
	if fn := strings.TrimSpace(card.Value("FN")); fn != "" {
		return fn
	}
	n := components(card.Value("N"))
	if len(n) < 2 {
		return n[0]
	}
	if hasHan(n[0] + n[1]) {
		return n[0] + n[1]
	}
	return strings.TrimSpace(n[1] + " " + n[0])
}
