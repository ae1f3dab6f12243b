package data

import (
	"cmp"
	"strings"
)

// MainContact is the contact that a member is written to by: the primary one,
// else the first whose time has not ended by the day; nil where there is none.
func MainContact(contacts []Contact, day Date) *Contact {
	var first *Contact
	for i := range contacts {
		c := &contacts[i]
		if !c.To.IsZero() && c.To.Last().Compare(day) < 0 {
			continue
		}
		if c.Primary {
			return c
		}
		if first == nil {
			first = c
		}
	}
	return first
}

// AddressBlock (地址块) is what an editor pastes into a letter or a message:
// name, postcode and address, contact with salutation, phones; a line each,
// and no line for what is not known. The postal address goes before the
// registered one.
func AddressBlock(m *Member, c *Contact) string {
	var lines []string
	add := func(parts ...string) {
		var kept []string
		for _, p := range parts {
			if p = strings.TrimSpace(p); p != "" {
				kept = append(kept, p)
			}
		}
		if len(kept) > 0 {
			lines = append(lines, strings.Join(kept, "　"))
		}
	}
	add(m.Name)
	a := m.AddrMail
	if a.String() == "" {
		a = m.AddrReg
	}
	add(a.Postcode, a.Line())
	phone := m.Phone
	if c != nil {
		who := c.Name
		if c.Title != "" && who != "" {
			who += "（" + c.Title + "）"
		}
		phone = cmp.Or(strings.Join(nonEmpty(c.Mobile, c.Phone), "、"), m.Phone)
		add(who, phone)
	} else {
		add(phone)
	}
	return strings.Join(lines, "\n")
}

// Line is the address on one line as it is written on paper: a city that is a
// province (上海市上海市) is named once.
func (a Address) Line() string {
	if a.City == a.Province {
		a.City = ""
	}
	return a.String()
}

func nonEmpty(list ...string) []string {
	var out []string
	for _, s := range list {
		if s != "" {
			out = append(out, s)
		}
	}
	return out
}
