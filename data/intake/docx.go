package intake

import (
	"fmt"
	"strings"
)

// docx reads a Word document (ECMA-376, both namespaces; as Word, WPS,
// LibreOffice and pandoc write it) into paragraphs. What Word computes when it
// shows a document becomes text: the numbers of lists and headings, the results
// of fields. Tracked changes count as accepted. What does not come along
// (comments, headers, charts) is named.
//
//	docx_package.go  parts of the zip, with limits     docx_xml.go  XML without entities
//	docx_styles.go   headings, bold, sizes             docx_numbering.go, docx_count.go  lists
//	docx_text.go     runs, breaks, fields              docx_field.go  what fields show
//	docx_table.go    tables                            docx_notes.go  notes, comments, margins
//	copy_picture.go  pictures
type docx struct {
	*reader
	zip    *archive
	styles *wordStyles
	lists  *numbering
	rels   map[string]relation // of the part that is being read
	shots  *shots

	out      []*para
	no       int // paragraphs so far
	fields   []*wordField
	pending  *rich // a paragraph whose end a tracked change takes out
	contents []string
	comments map[string]wordComment

	blanks, depth                                int
	softs, inserted, deleted, moved, reformatted int
	deletions                                    int
}

// readDOCX reads a document into paragraphs, and its notes.
func (r *reader) readDOCX(z *archive, shots *shots) ([]*para, error) {
	d := &docx{reader: r, zip: z, shots: shots}
	top, err := z.relations("")
	if err != nil {
		return nil, err
	}
	main := of(top, "officeDocument")
	if main == "" {
		main = "word/document.xml"
	}
	doc, err := z.part(main)
	if err != nil {
		return nil, err
	}
	body := doc.kid("body")
	if body == nil {
		return nil, fmt.Errorf("it lacks its text (%s)", main)
	}
	rels, err := z.relations(main)
	if err != nil {
		return nil, err
	}
	part := func(kind string) *element {
		e, e2 := z.part(of(rels, kind))
		if e2 != nil && err == nil {
			err = e2
		}
		return e
	}
	d.styles, d.lists = readStyles(part("styles")), readNumbering(part("numbering"))
	d.readComments(part("comments"))
	notes := []struct {
		kind, prefix string
		e            *element
	}{{"footnotes", "f", part("footnotes")}, {"endnotes", "e", part("endnotes")}}
	if err != nil {
		return nil, err
	}
	d.rels = rels
	d.blocks(body)
	if d.pending != nil {
		d.no++
		p := &para{from: d.no, to: d.no}
		p.set(d.pending.trim())
		d.out, d.pending = append(d.out, p), nil
	}
	ps := d.out
	for _, n := range notes {
		if d.rels, err = z.relations(of(rels, n.kind)); err != nil {
			return nil, err
		}
		d.readNotes(n.e, n.prefix)
	}
	if err := d.margins(rels); err != nil {
		return nil, err
	}
	d.told()
	return captions(tabbed(ps)), nil
}

// told adds to the report what was counted over the whole document.
func (d *docx) told() {
	if d.inserted+d.deleted+d.moved+d.reformatted > 0 {
		d.rep.add(Finding{Code: CodeTracked, Detail: fmt.Sprintf("插入 %d、删除 %d、移动 %d、格式 %d｜%[1]d inserted, %[2]d deleted, %[3]d moved, %[4]d formatted", d.inserted, d.deleted, d.moved, d.reformatted)})
	}
	if d.softs > 0 {
		d.rep.add(Finding{Code: CodeSoftReturn, Detail: fmt.Sprint(d.softs)})
	}
	if len(d.contents) > 0 {
		d.rep.add(Finding{Code: CodeContents, Text: strings.Join(d.contents, "／")})
	}
	for f := range d.lists.unknown {
		d.rep.add(Finding{Code: CodeNumbering, Detail: f})
	}
	if d.shots.more > 0 {
		d.rep.add(Finding{Code: CodeLimit, Text: fmt.Sprint(d.shots.more), Detail: fmt.Sprintf("图片太多或太大，%d 张没有收入｜%d pictures too many or too large", d.shots.more, d.shots.more)})
	}
}

// within reads blocks apart from the rest, and gives their paragraphs.
func (d *docx) within(e *element) []*para {
	out, fields, pending := d.out, d.fields, d.pending
	d.out, d.fields, d.pending = nil, nil, nil
	d.blocks(e)
	if d.pending != nil {
		p := &para{from: d.no, to: d.no}
		p.set(d.pending.trim())
		d.out = append(d.out, p)
	}
	ps := d.out
	d.out, d.fields, d.pending = out, fields, pending
	return ps
}

// blocks reads what stands one below the other.
func (d *docx) blocks(e *element) {
	if e == nil {
		return
	}
	for _, k := range e.kids {
		switch k.name {
		case "p":
			d.paragraph(k)
		case "tbl":
			d.table(k)
		case "sdt":
			if g := k.kid("sdtPr", "docPartObj", "docPartGallery").val(); strings.Contains(strings.ToLower(g), "table of contents") {
				for _, p := range d.within(k.kid("sdtContent")) {
					d.contentsLine(p.text)
				}
				continue
			}
			d.blocks(k.kid("sdtContent"))
		case "ins", "moveTo":
			d.blocks(k)
		case "customXml", "smartTag":
			d.blocks(k)
		case "AlternateContent":
			d.blocks(alternative(k))
		case "altChunk":
			d.rep.add(Finding{Code: CodeObject, Line: d.no + 1, Detail: "嵌入的另一份文件｜document within it"})
		case "del", "moveFrom":
			d.gone(k)
		case "oMathPara", "oMath":
			d.no++
			p := &para{from: d.no, to: d.no}
			t := rich{}
			t.put(strings.TrimSpace(k.words()), ink{})
			p.set(t)
			d.rep.add(Finding{Code: CodeFormula, Line: d.no, Text: clip(p.text, 40)})
			d.out = append(d.out, p)
		}
	}
}

// alternative is the version of a content that this reader takes: the first,
// unless it holds nothing that it could read.
func alternative(e *element) *element {
	choice, fallback := e.kid("Choice"), e.kid("Fallback")
	holds := func(e *element) bool {
		found := false
		for _, name := range []string{"t", "blip", "imagedata", "txbxContent", "graphicData"} {
			e.find(name, func(*element) { found = true })
		}
		return found
	}
	if choice != nil && (holds(choice) || !holds(fallback)) {
		return choice
	}
	return fallback
}

func (d *docx) contentsLine(s string) {
	if s = strings.TrimSpace(strings.ReplaceAll(s, "\t", " ")); s != "" {
		d.contents = append(d.contents, s)
	}
}

// gone names what a tracked change takes out.
func (d *docx) gone(e *element) {
	if e.name == "moveFrom" {
		return // it stands where it was moved to
	}
	d.deleted++
	var b strings.Builder
	e.find("delText", func(t *element) { b.WriteString(t.words()) })
	e.find("t", func(t *element) { b.WriteString(t.words()) })
	text := b.String()
	if strings.TrimSpace(text) == "" {
		return
	}
	const mostListed = 200
	if d.deletions++; d.deletions <= mostListed {
		d.rep.add(Finding{Code: CodeDeleted, Line: d.no, Text: text})
	}
}

// paragraph reads one w:p into as many paragraphs as it has soft returns, with
// its pictures and text boxes after it.
func (d *docx) paragraph(e *element) {
	pr := e.kid("pPr")
	style := pr.kid("pStyle").val()
	if style == "" {
		style = d.styles.normal
	}
	d.no++
	t := &wordText{docx: d, style: d.styles.look(style)}
	heading, title, caption, contents := d.styles.role(style)
	if n := level(pr.kid("outlineLvl").val()); n >= 0 {
		heading = n + 1
	} else if pr.kid("outlineLvl").val() == "9" {
		heading = 0
	}
	if heading > 0 || title {
		t.style.bold = nil // headings look as the template says
	}
	if pr.kid("pPrChange") != nil {
		d.reformatted++
	}
	t.runs(e, ink{})
	if pr.kid("rPr", "ins") != nil {
		d.inserted++
	}
	// A paragraph whose end goes becomes part of the next, and counts with it.
	merge := pr.kid("rPr", "del") != nil || pr.kid("rPr", "moveFrom") != nil
	number, bullet := "", false
	if !merge {
		number, bullet = d.number(pr, style)
	}
	lines := t.finish()
	if d.pending != nil {
		first := d.pending.join("", lines[0])
		lines[0], d.pending = first, nil
	}
	if merge {
		if pr.kid("rPr", "del") != nil {
			d.deleted++
		}
		last := lines[len(lines)-1]
		lines, d.pending = lines[:len(lines)-1], &last
	}
	if t.toc || contents {
		for _, l := range lines {
			d.contentsLine(l.text)
		}
		d.no--
		return
	}
	if heading > 0 && len(d.out) > 0 && len(lines) > 1 && d.anyText() { // a heading is one line
		one := lines[0]
		for _, l := range lines[1:] {
			one = one.trim().join(seam(one.text, l.text), l)
		}
		lines = []rich{one}
	}
	gap := 0
	for i, l := range lines {
		if l = l.trim(); l.text == "" && len(l.marks) == 0 {
			if i > 0 || len(lines) > 1 {
				gap++
			} else if len(t.after) == 0 {
				d.blank()
			}
			continue
		}
		if i == 0 && number != "" {
			var n rich
			n.put(number, ink{bold: len(l.marks) > 0 && l.marks[0].kind == boldMark && l.marks[0].at == 0})
			if number = ""; n.text != "" {
				l = n.join("", l)
				l.marks = merged(l.marks)
			}
		}
		if i > 0 {
			d.no++
			d.softs++
		}
		p := &para{from: d.no, to: d.no, style: heading, titled: title, soft: i > 0, gap: gap + d.gaps(), big: t.size(d.styles.docSize), centred: pr.kid("jc").val() == "center"}
		p.set(l)
		p.caption = caption
		if d.styles.quoted(style) {
			p.kind = quotePara
		}
		if bullet && i == 0 {
			p.kind, p.depth = bulletPara, max(0, t.depth)
		}
		gap = 0
		d.out = append(d.out, p)
	}
	d.out = append(d.out, t.after...)
}

// anyText reports whether running text has been read already.
func (d *docx) anyText() bool {
	for _, p := range d.out {
		if p.style == 0 && !p.titled {
			return true
		}
	}
	return false
}

// blank notes an empty paragraph; gaps are those before the next one.
func (d *docx) blank() { d.no--; d.blanks++ }
func (d *docx) gaps() int {
	n := d.blanks
	d.blanks = 0
	return n
}

// number is what stands before a paragraph of a list.
func (d *docx) number(pr *element, style string) (number string, bullet bool) {
	list, at, by := d.styles.list(style)
	if by != "" && at < 0 {
		at = d.lists.levelOf(list, by)
	}
	if k := d.lists.levelOf(list, style); k >= 0 {
		at = k
	}
	if n := pr.kid("numPr"); n != nil {
		if id := n.kid("numId").val(); id != "" {
			list = id
		}
		if k := level(n.kid("ilvl").val()); k >= 0 {
			at = k
		}
		if n.kid("ins") != nil {
			d.reformatted++
		}
	}
	if list == "" || list == "0" {
		return "", false
	}
	d.depth = max(0, at)
	return d.lists.next(list, max(0, at))
}

// merged joins marks that meet.
func merged(ms []mark) (out []mark) {
next:
	for _, m := range ms {
		for i := range out {
			if o := &out[i]; o.kind == m.kind && o.to == m.to && o.end == m.at && m.kind != noteMark {
				o.end = m.end
				continue next
			}
		}
		out = append(out, m)
	}
	return out
}

// captions gives pictures the caption (图注) that stands under them.
func captions(ps []*para) (out []*para) {
	for i := 0; i < len(ps); i++ {
		p := ps[i]
		out = append(out, p)
		if p.kind != picturePara || i+1 == len(ps) {
			continue
		}
		n := ps[i+1]
		if n.kind == textPara && len([]rune(n.text)) <= 60 && (n.caption || captionText.MatchString(n.text)) && len(n.rich().notes()) == 0 {
			p.set(n.rich().without(linkMark).without(boldMark).without(emphMark))
			i++
		}
	}
	return out
}

var captionText = rx(`^图\s*[0-9０-９一二三四五六七八九十]{1,3}(?:[-－.．][0-9]{1,3})?(?:[\s　:：.．、]|$)`)

// tabbed makes tables of lines whose parts are set apart by tabs, as the plain
// text reader does, and blanks of all other tabs.
func tabbed(ps []*para) (out []*para) {
	tabs := func(p *para) bool {
		return p.kind == textPara && p.style == 0 && strings.Contains(p.text, "\t") && len(p.rich().notes()) == 0
	}
	for i := 0; i < len(ps); {
		j := i
		for j < len(ps) && tabs(ps[j]) && (j == i || strings.Count(ps[j].text, "\t") == strings.Count(ps[i].text, "\t")) {
			j++
		}
		if j-i < 2 {
			if ps[i].kind == textPara || ps[i].kind == bulletPara {
				ps[i].set(oneBlank(ps[i].rich()))
			}
			out = append(out, ps[i])
			i++
			continue
		}
		t := &para{kind: tablePara, from: ps[i].from, to: ps[j-1].to, gap: ps[i].gap}
		for _, p := range ps[i:j] {
			var row []rich
			rest := p.rich()
			for {
				k := strings.IndexByte(rest.text, '\t')
				if k < 0 {
					row = append(row, rest.trim())
					break
				}
				row = append(row, rest.slice(0, k, false).trim())
				rest = rest.slice(k+1, len(rest.text), false)
			}
			t.cells = append(t.cells, row)
		}
		out = append(out, t)
		i = j
	}
	return out
}

// oneBlank makes one blank of a row of tabs and of the blanks round it.
func oneBlank(t rich) rich {
	if !strings.Contains(t.text, "\t") {
		return t
	}
	drop := map[int]bool{}
	rs := t.text
	for i := 0; i < len(rs); i++ {
		if rs[i] != '\t' {
			continue
		}
		j := i
		for j < len(rs) && (rs[j] == '\t' || rs[j] == ' ') {
			if j > i {
				drop[j] = true
			}
			j++
		}
		i = j - 1
	}
	at := 0
	return t.swapped(func(r rune) string {
		i := at
		at += len(string(r))
		switch {
		case drop[i]:
			return ""
		case r == '\t':
			return " "
		}
		return string(r)
	})
}
