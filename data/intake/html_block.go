package intake

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// children reads what an element holds.
func (p *page) children(n *html.Node, l ink) {
	for c := range n.ChildNodes() {
		p.node(c, l)
	}
}

// node reads one node of the page.
func (p *page) node(n *html.Node, l ink) {
	if n.Type == html.TextNode {
		p.text(n.Data, l)
		return
	}
	if n.Type != html.ElementNode || p.left[n] || p.noted[n] {
		return
	}
	if unseen[n.DataAtom] {
		p.silent(n)
		return
	}
	st := style(n)
	if hidden(n, st) {
		if s := wordsOf(n); s != "" {
			p.rep.add(Finding{Code: CodeHidden, Line: p.no + 1, Text: clip(s, 200)})
		}
		return
	}
	if p.note(n) {
		return
	}
	l = looked(n, st, l)
	was := p.block
	if size := sizeOf(n, st); size > 0 {
		p.block.big = size
	}
	switch {
	case n.DataAtom == atom.Br:
		p.br()
		return
	case n.DataAtom == atom.Img:
		p.picture(n)
		return
	case n.DataAtom == atom.Ruby:
		p.ruby(n, l)
		return
	case n.DataAtom == atom.Del || n.DataAtom == atom.Strike || n.DataAtom == atom.S || strings.Contains(st["text-decoration"], "line-through"):
		p.struck(n, l)
		return
	case n.DataAtom == atom.Ins:
		p.in++
	case n.DataAtom == atom.Sup || n.DataAtom == atom.Sub || st["vertical-align"] == "super" || st["vertical-align"] == "sub":
		p.raised(n, n.DataAtom == atom.Sup || st["vertical-align"] == "super", l)
		return
	case st["mso-list"] == "ignore":
		p.listMark(n)
		return
	case n.DataAtom == atom.Input || n.DataAtom == atom.Button || n.DataAtom == atom.Select || n.DataAtom == atom.Textarea:
		if s := wordsOf(n); s != "" {
			p.rep.add(Finding{Code: CodeAside, Line: p.no + 1, Text: clip(s, 200)})
		}
		return
	case n.DataAtom == atom.Table:
		p.flush()
		p.table(n)
		p.block = was
		return
	case blocky[n.DataAtom]:
		p.blockNode(n, st, l)
		p.block = was
		return
	case n.DataAtom == atom.Annotation || n.Data == "annotation-xml":
		return
	case n.DataAtom == atom.Math:
		s := wordsOf(n)
		p.rep.add(Finding{Code: CodeFormula, Line: p.no + 1, Text: clip(s, 40)})
	}
	p.children(n, l)
	big := p.block.big
	p.block = was
	if p.line.text != "" && big > was.big {
		p.block.big = big // the line is set as large as what is in it
	}
}

func (p *page) silent(n *html.Node) {
	switch n.DataAtom {
	case atom.Iframe, atom.Object, atom.Embed, atom.Video, atom.Audio, atom.Canvas:
		p.rep.add(Finding{Code: CodeObject, Line: p.no + 1, Text: clip(attr(n, "src"), 120), Detail: "嵌入的内容｜" + n.Data})
	case atom.Svg:
		if s := strings.TrimSpace(n.Data); s != "" {
			p.rep.add(Finding{Code: CodeNoPicture, Line: p.no + 1, Text: "SVG", Detail: "这种格式不能印（可用 PNG、JPEG）｜its format cannot be printed"})
		}
	}
}

// blockNode reads an element that is a paragraph, or holds some.
func (p *page) blockNode(n *html.Node, st map[string]string, l ink) {
	if p.line.text != "" || len(p.line.marks) > 0 {
		p.flush()
	}
	p.soft = false
	b := &p.block
	if strings.Contains(st["text-align"], "center") || attr(n, "align") == "center" || n.DataAtom == atom.Center {
		b.centred = true
	}
	class := " " + strings.ToLower(attr(n, "class")) + " "
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.heading, b.bullet, b.big = int(n.Data[1]-'0'), false, 0
		if strings.Contains(class, " title ") {
			b.titled = true
		}
	case atom.Blockquote:
		b.quote = true
	case atom.Hr:
		return
	case atom.Pre:
		p.preformatted(n)
		return
	case atom.Ul, atom.Ol, atom.Menu, atom.Dir:
		p.list(n, st, l)
		return
	case atom.Figure:
		p.figure(n, l)
		return
	}
	if strings.Contains(class, " msotitle ") {
		b.titled = true
	}
	if _, lv, ok := strings.Cut(st["mso-list"], " level"); ok && lv != "" && lv[0] > '0' && lv[0] <= '9' {
		b.depth = int(lv[0] - '1')
	}
	if t := attr(n, "title"); n.DataAtom == atom.Div && (t == "header" || t == "footer") { // of LibreOffice
		p.left[n] = true
		if s := wordsOf(n); !marginNumber.MatchString(s) {
			p.rep.add(Finding{Code: CodeMargin, Text: s, Detail: map[string]string{"header": "页眉｜page headers", "footer": "页脚｜page footers"}[t]})
		}
		return
	}
	p.children(n, l)
	if n.DataAtom == atom.P && p.line.text == "" && len(p.line.marks) == 0 && !holdsBlock(n) {
		p.gap++
		return
	}
	p.flush()
}

// holdsBlock reports whether something in an element made a paragraph of its
// own.
func holdsBlock(n *html.Node) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (blocky[c.DataAtom] || c.DataAtom == atom.Img || c.DataAtom == atom.Br) {
			return true
		}
	}
	return false
}

// text adds a run of text, its blanks made one; a line end of the source
// between Chinese characters is none at all.
func (p *page) text(s string, l ink) {
	kept, gone := stripInvisible(s)
	if strings.Trim(gone, "\u200b\ufeff\u00ad\u200d\u200c\u2060") != "" {
		p.rep.add(Finding{Code: CodeDropped, Line: p.no + 1, Text: gone, Detail: codePoints(gone)})
	}
	var b strings.Builder
	last := lastRune(p.line.text)
	emit := func(r rune) {
		if p.blank {
			p.blank = false
			if last != utf8None && !unicode.IsSpace(last) && !(p.newline && wideMark(last) && wideMark(r) && !p.spaced && !ordinalEnd.MatchString(p.line.text+b.String())) {
				b.WriteByte(' ')
			}
		}
		p.newline = false
		b.WriteRune(r)
		last = r
	}
	if p.line.text == "" {
		last = utf8None
	}
	for _, r := range kept {
		switch r {
		case '\n', '\r':
			p.blank, p.newline = true, true
		case ' ', '\t', '\f', '\v':
			p.blank = true
		case '\u00a0':
			emit(' ')
		default:
			emit(r)
		}
	}
	s = b.String()
	if p.line.text == "" && p.block.number != "" && strings.TrimSpace(s) != "" {
		p.line.put(p.block.number, ink{bold: l.bold})
		p.block.number = ""
		s = strings.TrimLeftFunc(s, unicode.IsSpace)
	}
	p.line.put(s, l)
}

// utf8None is what lastRune gives for no text.
const utf8None = '\uFFFD'

// br ends the line. A second one ends the paragraph.
func (p *page) br() {
	if p.line.text == "" && len(p.line.marks) == 0 {
		if p.soft {
			p.soft = false
		}
		p.gap++
		return
	}
	p.flush()
	p.soft, p.block.number = true, ""
}

// flush ends the paragraph that is being read.
func (p *page) flush() {
	p.line.marks = merged(p.line.marks)
	t := p.line.trim()
	p.line, p.blank, p.newline = rich{}, false, false
	soft := p.soft && p.gap == 0
	p.soft = false
	if t.text == "" && len(t.marks) == 0 {
		return
	}
	p.no++
	q := &para{from: p.no, to: p.no, gap: p.gap, soft: soft, style: p.block.heading, titled: p.block.titled, centred: p.block.centred, big: p.block.big}
	if soft {
		p.softs++
	}
	p.gap = 0
	q.set(t)
	switch {
	case p.block.bullet, p.bulleted:
		q.kind, q.depth, q.style = bulletPara, p.block.depth, 0
		p.block.bullet, p.bulleted = false, false // the rest of the item is text
	case p.block.quote:
		q.kind = quotePara
	}
	p.out = append(p.out, q)
}

func (p *page) preformatted(n *html.Node) {
	var b strings.Builder
	for c := range n.Descendants() {
		if c.Type == html.TextNode {
			b.WriteString(c.Data)
		} else if c.Type == html.ElementNode && c.DataAtom == atom.Br {
			b.WriteByte('\n')
		}
	}
	kept, _ := stripInvisible(strings.ReplaceAll(b.String(), "\r", ""))
	text := strings.Trim(kept, "\n")
	if strings.TrimSpace(text) == "" {
		return
	}
	if first(n, atom.Code) == nil && hasHan(text) { // typed with line ends, not a program
		for i, s := range strings.Split(text, "\n") {
			p.soft = i > 0
			p.text(s, ink{})
			p.flush()
		}
		return
	}
	p.no++
	p.out = append(p.out, &para{kind: prePara, from: p.no, to: p.no, text: text, gap: p.gap})
	p.gap = 0
}

// list reads the items of a list: numbers become typed text.
func (p *page) list(n *html.Node, st map[string]string, l ink) {
	outer := p.block
	ordered := n.DataAtom == atom.Ol
	format, suffix := listFormat(n, st)
	at := count(attr(n, "start"), 1, 1<<20)
	depth := outer.depth
	for up := n.Parent; up != nil; up = up.Parent {
		if up.Type == html.ElementNode && up.DataAtom == atom.Li {
			depth = outer.depth + 1
			break
		}
	}
	for c := range n.ChildNodes() {
		if c.Type != html.ElementNode || c.DataAtom != atom.Li {
			p.node(c, l)
			continue
		}
		if p.left[c] || p.noted[c] {
			continue
		}
		cs := style(c)
		if hidden(c, cs) {
			p.node(c, l)
			continue
		}
		p.flush()
		p.block = outer
		p.block.depth = depth
		if none := cs["list-style-type"] == "none" || cs["list-style"] == "none" || format == "none"; none {
			p.block.bullet = false
		} else if ordered {
			at = count(attr(c, "value"), at, 1<<20)
			s, _ := counted(at, format)
			p.block.number = s + suffix
			at++
		} else {
			p.block.bullet = true
		}
		p.children(c, looked(c, cs, l))
		p.flush()
	}
	p.block = outer
}

// listFormat is how a list counts, in the words of docx_count.go.
func listFormat(n *html.Node, st map[string]string) (format, suffix string) {
	switch attr(n, "type") {
	case "a":
		return "lowerLetter", ". "
	case "A":
		return "upperLetter", ". "
	case "i":
		return "lowerRoman", ". "
	case "I":
		return "upperRoman", ". "
	}
	t := st["list-style-type"]
	if t == "" {
		t, _, _ = strings.Cut(st["list-style"], " ")
	}
	switch t {
	case "none":
		return "none", ""
	case "cjk-ideographic", "simp-chinese-informal", "trad-chinese-informal":
		return "chineseCountingThousand", "、"
	case "simp-chinese-formal":
		return "chineseLegalSimplified", "、"
	case "cjk-heavenly-stem":
		return "ideographTraditional", "、"
	case "cjk-earthly-branch":
		return "ideographZodiac", "、"
	case "lower-alpha", "lower-latin":
		return "lowerLetter", ". "
	case "upper-alpha", "upper-latin":
		return "upperLetter", ". "
	case "lower-roman":
		return "lowerRoman", ". "
	case "upper-roman":
		return "upperRoman", ". "
	}
	return "decimal", ". "
}

// listMark reads the number or bullet that Word puts before an item.
func (p *page) listMark(n *html.Node) {
	s := strings.TrimSpace(strings.ReplaceAll(wordsOf(n), "\u00a0", " "))
	switch {
	case s == "":
	case len([]rune(s)) == 1 && !hasHan(s) && !unicode.IsDigit(firstRune(s)) && !(firstRune(s) >= '①' && firstRune(s) <= '⓿') || s == "o":
		p.bulleted = true
	case strings.ContainsRune("、，．。：）", lastRune(s)):
		p.text(s, ink{})
	case ordinalEnd.MatchString(s):
		p.text(s+"　", ink{})
	default:
		p.text(s+"\u00a0", ink{})
	}
}

// figure reads a picture with its caption.
func (p *page) figure(n *html.Node, l ink) {
	at := len(p.out)
	p.children(n, l)
	p.flush()
	if c := first(n, atom.Figcaption); c != nil && first(n, atom.Img) != nil && len(p.out) == at+2 && p.out[at].kind == picturePara {
		q := p.out[at+1]
		if q.kind == textPara && len(q.rich().notes()) == 0 {
			p.out[at].set(q.rich().without(linkMark).without(boldMark).without(emphMark))
			p.out = p.out[:at+1]
		}
	}
}

func (p *page) ruby(n *html.Node, l ink) {
	var base, reading strings.Builder
	for c := range n.ChildNodes() {
		switch {
		case c.Type == html.TextNode:
			base.WriteString(strings.TrimSpace(c.Data))
		case c.DataAtom == atom.Rt:
			reading.WriteString(wordsOf(c))
		case c.DataAtom == atom.Rp:
		default:
			base.WriteString(wordsOf(c))
		}
	}
	s := base.String()
	if r := strings.TrimSpace(reading.String()); r != "" {
		s += "（" + r + "）"
		p.rep.add(Finding{Code: CodeRuby, Line: p.no + 1, Text: s})
	}
	p.text(s, l)
}

// struck reads text that is struck through: what a tracked change takes out,
// or text that its author crossed out, which stays.
func (p *page) struck(n *html.Node, l ink) {
	s := wordsOf(n)
	class := strings.ToLower(attr(n, "class"))
	if n.DataAtom == atom.Del || strings.Contains(class, "msodel") {
		p.del++
		if s != "" {
			p.rep.add(Finding{Code: CodeDeleted, Line: p.no + 1, Text: s})
		}
		return
	}
	if s != "" {
		p.rep.add(Finding{Code: CodeStruck, Line: p.no + 1, Text: clip(s, 30)})
	}
	p.children(n, l)
}

func (p *page) raised(n *html.Node, up bool, l ink) {
	if first(n, atom.A) != nil || first(n, atom.Img) != nil { // perhaps a note
		p.children(n, l)
		return
	}
	t := &wordText{docx: &docx{reader: p.reader, no: p.no + 1}}
	p.text(t.level(wordsOf(n), up), l)
}

// footnotesOf finds the notes of the page: a short link to a place below that
// holds its text.
func (p *page) footnotesOf(root *html.Node) {
	seen := map[*html.Node]bool{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		seen[n] = true
		to := p.noteTarget(n)
		if to == nil || seen[to] {
			continue
		}
		for up := n.Parent; up != nil; up = up.Parent {
			if up == to { // a place within itself
				to = nil
				break
			}
		}
		if to != nil {
			p.noted[to] = true
		}
	}
	for n := range p.noted {
		q := *p
		q.out, q.line, q.block, q.noted = nil, rich{}, blockLook{}, map[*html.Node]bool{}
		q.left = map[*html.Node]bool{}
		for k := range p.left {
			q.left[k] = true
		}
		for c := range n.Descendants() { // the way back to the call
			if c.Type == html.ElementNode && c.DataAtom == atom.A && (strings.HasPrefix(attr(c, "href"), "#") || attr(c, "href") == "") && noteSign.MatchString(squeeze(wordsOf(c))) {
				q.left[c] = true
			}
		}
		q.children(n, ink{})
		q.flush()
		var paras []rich
		for _, o := range q.out {
			t := o.rich()
			if o.kind == tablePara {
				t = cellJoin(rich{}, o)
			}
			if o.kind != picturePara {
				paras = append(paras, oneBlank(t).trim())
			}
		}
		if len(paras) == 0 {
			paras = []rich{{}}
		}
		p.footnotes.add(noteKey(n), paras)
	}
	for n := range p.noted { // the list of notes has no heading or rule of its own
		for up := n.Parent; up != nil; up = up.Parent {
			if up.Type == html.ElementNode && (strings.Contains(attr(up, "class"), "footnotes") || attr(up, "role") == "doc-endnotes") {
				p.left[up] = true
			}
		}
	}
}

var noteSign = rx(`^(?:[\[［〔(（【]?[0-9０-９ivx一二三四五六七八九十*＊†‡①-⑳]{1,4}[\]］〕)）】]?|[↩︎⏎^↑]{1,3})$`)

// noteTarget is the element that holds a note which n calls; nil where n is no
// call.
func (p *page) noteTarget(n *html.Node) *html.Node {
	href := attr(n, "href")
	if n.DataAtom != atom.A || !strings.HasPrefix(href, "#") || len(href) < 2 || !noteSign.MatchString(squeeze(wordsOf(n))) {
		return nil
	}
	to := p.targets[href[1:]]
	for to != nil && to.Type == html.ElementNode && !blocky[to.DataAtom] {
		to = to.Parent
	}
	if to == nil || to.Type != html.ElementNode || to.DataAtom == atom.Body || to.DataAtom == atom.Article || to.DataAtom == atom.Main {
		return nil
	}
	if up := to.Parent; to.DataAtom == atom.P && up != nil && up.DataAtom == atom.Div && (strings.HasPrefix(attr(up, "id"), "sdfootnote") || strings.HasPrefix(attr(up, "id"), "sdendnote") || strings.HasPrefix(attr(up, "id"), "ftn") || strings.HasPrefix(attr(up, "id"), "edn")) {
		to = up
	}
	return to
}

func noteKey(n *html.Node) string {
	if s := attr(n, "id"); s != "" {
		return s
	}
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && (attr(c, "id") != "" || attr(c, "name") != "") {
			return attr(c, "id") + attr(c, "name")
		}
	}
	return ""
}

// note reads the call of a note.
func (p *page) note(n *html.Node) bool {
	to := p.noteTarget(n)
	if to == nil || !p.noted[to] {
		return false
	}
	p.line.call(noteKey(to))
	return true
}
