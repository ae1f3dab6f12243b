package intake

import (
	"sort"
	"strings"
)

// wordComment is a comment (批注) of a document.
type wordComment struct{ author, text string }

func (d *docx) readComments(e *element) {
	d.comments = map[string]wordComment{}
	if e == nil {
		return
	}
	for _, k := range e.kids {
		if k.name == "comment" {
			d.comments[k.attr("id")] = wordComment{k.attr("author"), strings.TrimSpace(paragraphWords(k))}
		}
	}
}

// paragraphWords is the text of a part, a blank between its paragraphs.
func paragraphWords(e *element) string {
	var parts []string
	e.find("p", func(p *element) {
		var b strings.Builder
		p.find("t", func(t *element) { b.WriteString(t.words()) })
		if s := strings.TrimSpace(b.String()); s != "" {
			parts = append(parts, s)
		}
	})
	return strings.Join(parts, " ")
}

// comment names a comment where it stands.
func (t *wordText) comment(id string) {
	c, ok := t.comments[id]
	if !ok {
		return
	}
	t.rep.add(Finding{Code: CodeComment, Line: t.no, Text: c.text, Detail: c.author})
	delete(t.comments, id)
}

// readNotes reads footnotes or endnotes.
func (d *docx) readNotes(e *element, prefix string) {
	if e == nil {
		return
	}
	no, blanks := d.no, d.blanks
	for _, k := range e.kids {
		if k.name != "footnote" && k.name != "endnote" || k.attr("type") != "" && k.attr("type") != "normal" {
			continue
		}
		var paras []rich
		for _, p := range d.within(k) {
			t := p.rich()
			if p.kind == tablePara {
				t = cellJoin(rich{}, p)
			}
			t = oneBlank(t).trim()
			if p.kind != picturePara && t.text != "" {
				paras = append(paras, t)
			}
		}
		if len(paras) == 0 {
			paras = []rich{{}}
		}
		d.footnotes.add(prefix+k.attr("id"), paras)
	}
	d.no, d.blanks = no, blanks
}

var marginNumber = rx(`^[\s0-9０-９\-—–/第页共·.]*$`)

// margins names headers and footers that hold more than the page's number.
func (d *docx) margins(rels map[string]relation) error {
	var parts []relation
	for _, r := range rels {
		if (r.kind == "header" || r.kind == "footer") && !r.outside {
			parts = append(parts, r)
		}
	}
	sort.Slice(parts, func(i, j int) bool { return parts[i].target < parts[j].target })
	said := map[string]bool{}
	for _, r := range parts {
		e, err := d.zip.part(r.target)
		if err != nil {
			return err
		}
		text := paragraphWords(e)
		if marginNumber.MatchString(text) || said[text] {
			continue
		}
		said[text] = true
		what := "页眉｜page headers"
		if r.kind == "footer" {
			what = "页脚｜page footers"
		}
		d.rep.add(Finding{Code: CodeMargin, Text: text, Detail: what})
	}
	return nil
}
