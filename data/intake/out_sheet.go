package intake

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"huikan/data"
)

// WriteXLSX writes the list as a workbook.
func (l *MemberList) WriteXLSX(out io.Writer) error {
	return WriteXLSX(out, "会员", l.heads(), l.Rows)
}

func (l *MemberList) heads() []string {
	var heads []string
	for _, c := range l.Columns {
		heads = append(heads, c.Head)
	}
	return heads
}

// WriteCSV writes the list as CSV in UTF-8 with a byte-order mark, by which
// Excel knows the charset. Before what Excel would take for a number, and round
// or strip of its zeros, or for a formula, stands a tab: it then stays text,
// and whoever reads the list drops the tab.
func (l *MemberList) WriteCSV(out io.Writer) error {
	w := bufio.NewWriter(out)
	w.WriteString("\uFEFF")
	line := func(cells []string) {
		for i, c := range cells {
			if i > 0 {
				w.WriteByte(',')
			}
			w.WriteString(csvCell(c))
		}
		w.WriteString("\r\n")
	}
	line(l.heads())
	for _, r := range l.Rows {
		line(r)
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write the list: %w", err)
	}
	return nil
}

func csvCell(s string) string {
	switch {
	case s == "":
		return ""
	case strings.ContainsRune("=+-@\t", rune(s[0])), strings.Trim(s, "0123456789") == "" && (len(s) > 10 || s[0] == '0'), roundedNumber.MatchString(s):
		s = "\t" + s
	}
	if strings.ContainsAny(s, ",;\"\r\n\t") {
		return `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// WriteVCard writes a card for each company and one for each contact, of
// version "3.0" or "4.0": what a telephone or a mail program takes in. A member
// that is a person is one card. The columns decide what stands on the cards.
func (l *MemberList) WriteVCard(out io.Writer, version string) error {
	if version != "3.0" && version != "4.0" {
		return fmt.Errorf("write cards: there is no version %q; want 3.0 or 4.0", version)
	}
	w := bufio.NewWriter(out)
	done := map[data.MemberID]bool{}
	for _, e := range l.entries {
		c := card{w: w, version: version, list: l, e: e}
		if !done[e.member.ID] && e.member.Type != data.PersonMember {
			c.company()
		}
		if e.member.Type == data.PersonMember && !done[e.member.ID] || e.contact != nil && e.member.Type != data.PersonMember {
			c.person()
		}
		done[e.member.ID] = true
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("write cards: %w", err)
	}
	return nil
}

// card writes one row of a list as cards.
type card struct {
	w       *bufio.Writer
	version string
	list    *MemberList
	e       outEntry
}

// get is what the list says in the column of a field, "" where it has none.
func (c card) get(field string) string {
	if !slices.ContainsFunc(c.list.Columns, func(k Column) bool { return k.Field == field }) {
		return ""
	}
	return c.list.text(c.e, field)
}

var cardEscape = strings.NewReplacer(`\`, `\\`, ",", `\,`, ";", `\;`, "\n", `\n`)

// line writes a property, folded at 75 bytes between characters, unless it is
// empty. The values of several parts are parted by semicolons.
func (c card) line(name string, parts ...string) {
	if strings.Join(parts, "") == "" {
		return
	}
	for i, p := range parts {
		parts[i] = cardEscape.Replace(p)
	}
	text, n := name+":"+strings.Join(parts, ";"), 0
	for _, r := range text {
		if size := len(string(r)); n+size > 73 {
			c.w.WriteString("\r\n ")
			n = 1 + size
		} else {
			n += size
		}
		c.w.WriteRune(r)
	}
	c.w.WriteString("\r\n")
}

func (c card) each(name, list string) {
	for _, v := range data.SplitList(list) {
		c.line(name, v)
	}
}

func (c card) company() {
	name := c.e.member.Name
	c.line("BEGIN", "VCARD")
	c.line("VERSION", c.version)
	if c.version == "4.0" {
		c.line("KIND", "org")
	} else {
		c.line("N", name, "", "", "", "")
		c.line("X-ABSHOWAS", "COMPANY")
	}
	c.line("FN", name)
	c.line("ORG", name)
	c.each("TEL;TYPE=WORK,VOICE", c.get("phone_main"))
	c.each("TEL;TYPE=WORK,FAX", c.get("fax"))
	c.address()
	c.line("URL", c.get("website"))
	c.line("NOTE", c.get("note"))
	c.line("END", "VCARD")
}

func (c card) address() {
	if a := c.e.member.AddrMail; c.get("addr_mail") != "" {
		post := ""
		if c.get("addr_mail_postcode") != "" {
			post = a.Postcode
		}
		c.line("ADR;TYPE=WORK", "", "", a.District+a.Street, a.City, a.Province, post, "")
	}
}

func (c card) person() {
	alone := c.e.member.Type == data.PersonMember
	name := c.e.member.Name
	if !alone {
		name = c.get("contact.name")
		if name == "" {
			return
		}
	}
	c.line("BEGIN", "VCARD")
	c.line("VERSION", c.version)
	c.line("N", name, "", "", "", "")
	c.line("FN", name)
	if alone {
		c.line(personCard, "1")
		c.each("TEL;TYPE=HOME,VOICE", c.get("phone_main"))
		c.address()
		c.line("URL", c.get("website"))
		c.line("NOTE", c.get("note"))
	} else {
		c.line("ORG", c.e.member.Name)
	}
	c.line("TITLE", c.get("contact.title"))
	c.each("TEL;TYPE=CELL", c.get("contact.mobile"))
	c.each("TEL;TYPE=WORK,VOICE", c.get("contact.phone"))
	c.each("EMAIL", c.get("contact.email"))
	c.line("X-WECHAT", c.get("contact.wechat_id"))
	c.line("X-QQ", c.get("contact.qq"))
	c.line("END", "VCARD")
}

// personCard marks the card of a member that is a person and no company's.
const personCard = "X-HUIKAN-PERSON"
