package preflight

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"huikan/app/doc"
	"huikan/data"
)

// contents checks how the issue is put together, as far as the document tells.
func (c *checker) contents(d *doc.Document) {
	docNo := map[string]bool{}
	for _, s := range d.Sections {
		if len(s.Articles) == 0 {
			c.nowhere("empty-section", s.Name)
		}
		for _, a := range s.Articles {
			body := 0
			for _, b := range a.Blocks {
				p, ok := b.(*doc.Paragraph)
				if !ok || p.Role != doc.Title && p.Role != doc.DocNo && p.Role != doc.MemberName && p.Role != doc.MemberEnd && p.Role != doc.Credit {
					body++
				}
				if ok && p.Role == doc.DocNo && p.Pos < 0 {
					no := doc.Plain(p.Spans)
					if docNo[no] {
						c.add("same-docno", c.at(a.Source, -1, no))
					}
					docNo[no] = true
				}
			}
			if body == 0 {
				c.add("empty-article", c.at(a.Source, -1, a.Title))
			}
			if !strings.Contains(squeeze(a.Contents), squeeze(a.Title)) { // a subtitle may be added
				c.add("contents-differ", c.at(a.Source, -1, a.Contents))
			}
		}
	}
}

func squeeze(s string) string { return strings.Join(strings.Fields(s), "") }

// article checks the record of an article that is placed in the issue.
func (c *checker) article(a *data.Article) error {
	found := func(code, text string) { c.add(code, c.at(string(a.ID), -1, text)) }
	if !a.Reviewed() {
		found("not-reviewed", cmp.Or(a.State, data.ArticleStates[0]))
	}
	if a.Permission == data.PermissionUnconfirmed {
		found("no-leave", a.OneLine())
	}
	if a.DocNo == "" {
		return nil
	}
	if due := dueForm(a.DocNo); due != a.DocNo {
		found("docno-form", due)
	}
	same, err := c.src.ArticlesWithDocNo(a.DocNo)
	if err != nil {
		return err
	}
	for _, other := range same {
		places, err := c.src.PlacementsOf(other.ID)
		if err != nil {
			return err
		}
		for _, p := range places {
			if i, ok := c.earlier(p.Issue); ok {
				found("docno-printed", a.DocNo+"，"+i.Label())
			}
		}
	}
	return nil
}

// dueForm is how a document number should stand (GB/T 9704-2012 7.2.5); one of
// no known form stands as it is.
func dueForm(no string) string {
	clean, err := data.CheckDocNo(no)
	if p, ok := errors.AsType[*data.Problem](err); ok && len(p.Hints) > 0 {
		return p.Hints[0]
	}
	return clean
}

// serials checks the number of the issue against those of the others.
func (c *checker) serials() {
	no := c.issue.SerialNo
	if no == 0 {
		return
	}
	before := 0
	for _, i := range c.issues {
		if i.ID == c.issue.ID {
			continue
		}
		if i.SerialNo == no {
			c.nowhere("serial-twice", i.Label())
		}
		if i.SerialNo < no {
			before = max(before, i.SerialNo)
		}
	}
	if before > 0 && before != no-1 {
		c.nowhere("serial-gap", strconv.Itoa(before))
	}
}

// earlier gives an issue that was printed before this one.
func (c *checker) earlier(id data.IssueID) (data.Issue, bool) {
	at := slices.IndexFunc(c.issues, func(i data.Issue) bool { return i.ID == id })
	if at < 0 || c.issues[at].SerialNo >= c.issue.SerialNo {
		return data.Issue{}, false
	}
	return c.issues[at], true
}
