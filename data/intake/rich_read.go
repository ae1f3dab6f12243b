package intake

import (
	"strconv"
	"strings"

	"huikan/data"
)

// noteBook holds the notes of a text by id, and numbers them as they are
// called.
type noteBook struct {
	text   map[string][]rich // a paragraph each
	number map[string]int
	order  []string
}

func (n *noteBook) add(id string, paras []rich) {
	if n.text == nil {
		n.text, n.number = map[string][]rich{}, map[string]int{}
	}
	if _, twice := n.text[id]; !twice {
		n.text[id] = paras
	}
}

// call is the Markdown of a note's call; nothing where there is no such note.
func (n *noteBook) call(id string) string {
	if n == nil {
		return ""
	}
	if _, ok := n.text[id]; !ok {
		return ""
	}
	if n.number[id] == 0 {
		n.order = append(n.order, id)
		n.number[id] = len(n.order)
	}
	return "[^" + strconv.Itoa(n.number[id]) + "]"
}

// ink writes rich text of line no.
func (r *reader) ink(t rich, no int, cell bool) string {
	k := inker{cell: cell, call: r.footnotes.call}
	s := k.markdown(t)
	if k.lost > 0 {
		r.rep.add(Finding{Code: CodeUnmarked, Line: no, Text: clip(t.text, 24)})
	}
	return s
}

// inked is a paragraph as Markdown.
func (r *reader) inked(p *para) string {
	if !r.paragraphs {
		return r.markdown(p.text, p.from, false)
	}
	return r.ink(p.rich(), p.from, false)
}

// inkedHeading is the text of a heading, which is bold by itself.
func (r *reader) inkedHeading(p *para) string {
	if !r.paragraphs {
		return r.markdown(p.text, p.from, true)
	}
	t := p.rich()
	bold := 0
	for _, m := range t.marks {
		if m.kind == boldMark {
			bold += m.end - m.at
		}
	}
	if bold >= len(t.text)-len(numberOf(t.text).mark)-1 {
		t = t.without(boldMark)
	}
	return r.ink(t, p.from, true)
}

func (r *reader) writeOther(p *para) string {
	switch p.kind {
	case picturePara:
		return "![" + r.ink(rich{text: p.text}, p.from, false) + "](picture:" + string(p.picture) + ")"
	case prePara:
		fence := "```"
		for strings.Contains(p.text, fence) {
			fence += "`"
		}
		return fence + "\n" + p.text + "\n" + fence
	}
	return "---"
}

// writeCells makes a pipe table of cells that a file keeps apart itself.
func (r *reader) writeCells(p *para) string {
	cols := 1
	for _, row := range p.cells {
		cols = max(cols, len(row))
	}
	r.rep.Tables++
	r.rep.Rows += len(p.cells)
	var b strings.Builder
	for k, row := range p.cells {
		b.WriteString("|")
		for c := range cols {
			text := ""
			if c < len(row) {
				text = r.ink(row[c], p.from, true)
				r.strayWords(row[c].text, p.from)
			}
			b.WriteString(" " + text + " |")
		}
		b.WriteString("\n")
		if k == 0 {
			b.WriteString("|" + strings.Repeat(" --- |", cols) + "\n")
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// richArticle reads the paragraphs of a file that knows its own: what stands
// before the title, the title, and the text.
func (r *reader) richArticle(a *data.Article, ps []*para) {
	r.rep.Lines = len(ps)
	for _, p := range ps {
		r.rep.Chars += data.CountChars(p.text)
		for _, row := range p.cells {
			for _, c := range row {
				r.rep.Chars += data.CountChars(c.text)
			}
		}
	}
	all := ps
	lead := 0
	var lines []*line
	for lead < len(ps) && ps[lead].kind == textPara && lead < 40 {
		lines = append(lines, &line{no: ps[lead].from, text: ps[lead].text, gap: ps[lead].gap})
		lead++
	}
	skip := r.masthead(a, lines)
	lines, ps = lines[skip:], ps[skip:]
	if n := r.setTitle(lines, ps); n > 0 {
		for i, p := range ps[:n] {
			r.unlinked(p)
			lines[i].text = p.text
		}
		r.title(a, lines[:n])
		ps = ps[n:]
	}
	r.levels(ps)
	r.cutLines(ps)
	r.paras(a, "", r.colophon(ps))
	body := strings.TrimRight(a.Body, "\n")
	for _, p := range all { // notes whose call went into a field
		ids := p.rich().notes()
		for _, row := range p.cells {
			for _, c := range row {
				ids = append(ids, c.notes()...)
			}
		}
		for _, id := range ids {
			if text, ok := r.footnotes.text[id]; ok && r.footnotes.number[id] == 0 {
				delete(r.footnotes.text, id)
				for _, t := range text {
					body += "\n\n" + r.ink(t, p.from, false)
				}
				r.rep.add(Finding{Code: CodeNoteMoved, Line: p.from, Text: clip(text[0].text, 30)})
			}
		}
	}
	a.SetBody(strings.TrimLeft(body+r.noteTexts()+"\n", "\n"))
}

// cutLines finds documents whose paragraphs are the lines or pages of a PDF:
// many of them end in the middle of a sentence. They are healed as plain text
// is.
func (r *reader) cutLines(ps []*para) {
	long, cut := 0, 0
	var lines []*line
	for _, p := range ps {
		if p.kind != textPara || p.style > 0 {
			continue
		}
		lines = append(lines, &line{no: p.from, text: p.text})
		if width(p.text) >= 20 && numberOf(p.text).level == 0 {
			long++
			if !complete(p.text) {
				cut++
			}
		}
	}
	if cut < 5 || cut*4 < long {
		return
	}
	r.measure = estimateMeasure([]rawSection{{lines: lines}})
	for _, p := range ps {
		p.soft = p.kind == textPara
	}
}

// noteTexts writes the notes that the text calls; a note may call another.
func (r *reader) noteTexts() string {
	var b strings.Builder
	if r.footnotes == nil {
		return ""
	}
	for i := 0; i < len(r.footnotes.order); i++ {
		id := r.footnotes.order[i]
		b.WriteString("\n\n[^" + strconv.Itoa(i+1) + "]:")
		for k, t := range r.footnotes.text[id] {
			if k > 0 {
				b.WriteString("\n\n   ")
			}
			b.WriteString(" " + r.ink(t, 0, false))
		}
	}
	return b.String()
}

// unlinked names the addresses of a paragraph that becomes a field, which has
// none.
func (r *reader) unlinked(p *para) {
	for _, m := range p.marks {
		if m.kind == linkMark {
			r.rep.add(Finding{Code: CodeDropped, Line: p.from, Text: m.to, Detail: "标题中的链接｜link in a title"})
		}
	}
}

// setTitle is how many paragraphs at the head are the title: those in the style
// of one, else those set larger than the text, else what reads like one.
func (r *reader) setTitle(lines []*line, ps []*para) int {
	n := 0
	if len(lines) > 1 && docNoAlone(lines[0].text) {
		n = 1
	}
	styled := func(i int) bool {
		return i < len(lines) && (ps[i].titled || ps[i].style == 1 && (i == n || ps[i-1].style == 1 && ps[i].big == ps[i-1].big) && !laterStyle(ps[i+1:], 1))
	}
	end := n
	for styled(end) && end-n < 6 && (end == n || numberOf(lines[end].text).level == 0) {
		end++
	}
	if end > n {
		return end
	}
	usual := usualSize(ps)
	for end < len(lines) && end-n < 6 && usual > 0 && ps[end].big > usual*1.15 && ps[end].big == ps[n].big && titleShape(lines[end].text) &&
		!recipients.MatchString(lines[end].text) && !docNoAlone(lines[end].text) {
		end++
	}
	if end > n && end < len(ps) {
		return end
	}
	if len(lines) == 0 {
		return 0
	}
	return r.titleLines(lines)
}

// laterStyle reports whether a heading of the level stands farther down: then
// the first one is no title but a heading as well.
func laterStyle(ps []*para, level int) bool {
	seen := false
	for _, p := range ps {
		if p.style != level {
			seen = true
		} else if seen && p.kind == textPara {
			return true
		}
	}
	return false
}

// usualSize is the size in which most characters are set.
func usualSize(ps []*para) float64 {
	n := map[float64]int{}
	for _, p := range ps {
		if p.kind == textPara {
			n[p.big] += len(p.text)
		}
	}
	best := 0.0
	for size, c := range n {
		if c > n[best] || c == n[best] && size < best {
			best = size
		}
	}
	return best
}

// levels turns the levels of styles into those of a manuscript, where 2 is the
// highest below the title.
func (r *reader) levels(ps []*para) {
	top := 9
	for _, p := range ps {
		if p.style > 0 && p.kind == textPara {
			top = min(top, p.style)
		}
	}
	for _, p := range ps {
		if p.style > 0 && p.kind == textPara {
			p.style = min(2+p.style-top, 4)
		}
	}
}
