package preflight

import (
	"fmt"
	"strings"

	"huikan/app/doc"
	"huikan/data"
)

// records checks what is placed in the issue against what is known of it.
func (c *checker) records(d *doc.Document) (err error) {
	if c.issues, err = c.src.Issues(); err != nil {
		return err
	}
	c.serials()
	placed, err := c.src.Placements(c.issue.ID)
	if err != nil {
		return err
	}
	stands := map[string]bool{} // a hidden section keeps its own off the pages
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			stands[a.Source] = true
		}
	}
	articles := map[string]bool{}
	for _, p := range placed {
		if p.Article == "" || !stands[string(p.Article)] {
			continue
		}
		articles[string(p.Article)] = true
		a, err := c.src.Article(p.Article)
		if err != nil {
			return err
		}
		if err := c.article(&a); err != nil {
			return err
		}
	}
	classes, err := c.src.Classes()
	if err != nil {
		return err
	}
	names := map[string]string{}
	for _, k := range classes {
		names[k.Code] = k.Name
	}
	for _, s := range d.Sections {
		for _, a := range s.Articles {
			if a.Source == "" || articles[a.Source] {
				continue
			}
			if err := c.member(data.MemberID(a.Source), a, names); err != nil {
				return err
			}
		}
	}
	return nil
}

// member checks a member whose profile is printed.
func (c *checker) member(id data.MemberID, printed *doc.Article, classes map[string]string) error {
	m, err := c.src.Member(id)
	if err != nil {
		return err
	}
	found := func(code, text string) { c.add(code, c.at(string(id), -1, text)) }
	standing, err := c.src.Standing(id, c.day())
	if err != nil {
		return err
	}
	if standing.Day.IsZero() || !standing.Belongs && standing.Left.IsZero() {
		found("not-admitted", m.Name)
	} else if standing.Class != "" && m.Class != "" && standing.Class != m.Class {
		found("class-differs", fmt.Sprintf("%s（%s／%s）", m.Name, named(classes, m.Class), named(classes, standing.Class)))
	}
	for _, p := range data.Validate(&m) {
		if p.Code == data.ProfileShort || p.Code == data.ProfileLong {
			found("profile-length", fmt.Sprintf("%s，%s", m.Name, p.Value))
		}
	}
	contacts, err := c.src.Contacts(id)
	if err != nil {
		return err
	}
	text := plain(printed.Blocks)
	for _, k := range contacts {
		if k.AllowsOn(data.ScopeDirectory, c.day()) {
			continue
		}
		for _, private := range []string{k.Mobile, k.Email, k.WeChat, k.QQ} {
			if private != "" && strings.Contains(text, private) {
				found("no-consent", m.Name+" "+k.Name+" "+private)
			}
		}
	}
	return nil
}

func named(classes map[string]string, code string) string {
	if n := classes[code]; n != "" {
		return n
	}
	return code
}

// plain is all text of the blocks.
func plain(blocks []doc.Block) string {
	var b strings.Builder
	eachParagraph(blocks, func(_ doc.Pos, _ doc.Role, text string) { b.WriteString(text + "\n") })
	return b.String()
}
