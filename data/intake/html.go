package intake

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"
)

// page reads HTML into paragraphs: pages of sites, files that Word and WPS
// save, and what they and browsers put onto the clipboard. Nothing is fetched.
//
//	html_main.go   which part of a page is its text, what is left out
//	html_facts.go  title, source and date of a page, and lines that only say those
//	html_block.go  blocks, lists, notes       html_table.go  tables
//	html_style.go  what styles and office programs say of a piece
type page struct {
	*reader
	shots  *shots
	beside fs.FS
	base   *url.URL

	out      []*para
	no       int
	line     rich
	blank    bool // a blank is due before the next text
	newline  bool // and it was a line end of the source
	soft     bool
	gap      int
	pre      bool
	block    blockLook
	targets  map[string]*html.Node // by id and name
	noted    map[*html.Node]bool   // notes that are called
	left     map[*html.Node]bool   // parts that are not the page's text
	softs    int
	spaced   bool // line ends of the source are blanks, whatever stands at them
	bulleted bool // Word put a bullet before the paragraph
	in, del  int  // tracked changes
}

// blockLook is what a block says of the paragraphs in it.
type blockLook struct {
	heading  int
	titled   bool
	quote    bool
	bullet   bool
	depth    int
	number   string // to come before the next text
	centred  bool
	big      float64
	prestyle bool
}

// page reads raw as HTML.
func (m *Manuscript) page(r *reader, raw []byte, o ManuscriptOptions) error {
	raw, from := clipboardHTML(raw)
	text, name, err := decodeHTML(raw)
	if err != nil {
		return &Refusal{Code: RefusedBinary}
	}
	m.Report.Charset = name
	root, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return err
	}
	r.own()
	r.web = true
	p := &page{reader: r, shots: &shots{}, beside: o.Beside, targets: map[string]*html.Node{}, noted: map[*html.Node]bool{}, left: map[*html.Node]bool{}}
	if p.base, err = url.Parse(from); err != nil || from == "" {
		p.base = nil
	}
	f := p.facts(root, from)
	body := first(root, atom.Body)
	if body == nil {
		return &Refusal{Code: RefusedEmpty}
	}
	for n := range body.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		for _, key := range []string{attr(n, "id"), attr(n, "name")} {
			if key != "" && p.targets[key] == nil {
				p.targets[key] = n
			}
		}
	}
	main, office := body, officeHTML(text)
	if !o.Pasted && !office {
		main = p.main(body, &f)
	}
	p.spaced = pandocHTML.MatchString(text[:min(len(text), 8<<10)])
	p.footnotesOf(main)
	p.children(main, ink{})
	p.flush()
	p.told()
	ps := captions(tabbed(p.out))
	if !office { // what an office program saved is all text
		ps = p.clearFacts(ps, &f, o.Pasted)
	}
	ps = p.titled(f, ps)
	m.Shots = p.shots.list
	a := m.Article
	r.richArticle(a, ps)
	f.fill(a)
	m.Source = f.source()
	return nil
}

func (p *page) told() {
	if p.softs > 0 {
		p.rep.add(Finding{Code: CodeSoftReturn, Detail: fmt.Sprint(p.softs)})
	}
	if p.in+p.del > 0 {
		p.rep.add(Finding{Code: CodeTracked, Detail: fmt.Sprintf("插入 %d、删除 %d｜%[1]d inserted, %[2]d deleted", p.in, p.del)})
	}
	if p.shots.more > 0 {
		p.rep.add(Finding{Code: CodeLimit, Text: fmt.Sprint(p.shots.more), Detail: fmt.Sprintf("图片太多或太大，%d 张没有收入｜%d pictures too many or too large", p.shots.more, p.shots.more)})
	}
}

// clipboardHTML takes off the head that Windows puts before HTML on the
// clipboard (CF_HTML), and gives the address that it came from.
func clipboardHTML(raw []byte) (text []byte, from string) {
	if !bytes.HasPrefix(bytes.ToLower(raw[:min(len(raw), 8)]), []byte("version:")) {
		return raw, ""
	}
	i := bytes.IndexByte(raw, '<')
	if i < 0 {
		return raw, ""
	}
	for _, l := range strings.FieldsFunc(string(raw[:i]), func(r rune) bool { return r == '\r' || r == '\n' }) {
		if key, v, ok := strings.Cut(l, ":"); ok && strings.EqualFold(key, "SourceURL") {
			from = strings.TrimSpace(v)
		}
	}
	return bytes.TrimRight(raw[i:], "\x00"), from
}

// decodeHTML turns a page into text. What the bytes are goes before what the
// page says of itself, which is often wrong; that decides only where they are
// neither UTF-8 nor GB18030.
func decodeHTML(raw []byte) (text, name string, err error) {
	text, name, err = decode(raw)
	if err == nil && !strings.ContainsRune(text, unicode.ReplacementChar) && !saysBig5(raw) {
		return text, name, nil
	}
	if enc, declared, _ := charset.DetermineEncoding(raw, ""); declared != "utf-8" && declared != "windows-1252" && !strings.HasPrefix(declared, "gb") {
		if out, e := enc.NewDecoder().Bytes(raw); e == nil {
			return string(out), declared, nil
		}
	}
	return text, name, err
}

// saysBig5 reports whether a page says that it is Big5, whose bytes can pass for
// GB18030.
func saysBig5(raw []byte) bool {
	return bytes.Contains(bytes.ToLower(raw[:min(len(raw), 2048)]), []byte("big5"))
}

// pandocHTML is a page whose lines were broken at blanks alone.
var pandocHTML = rx(`(?i)<meta[^>]+generator[^>]+pandoc`)

// officeHTML reports whether an office program made the page: all of it is text.
func officeHTML(text string) bool {
	head := strings.ToLower(text[:min(len(text), 8<<10)])
	for _, s := range []string{"urn:schemas-microsoft-com:office", "mso-", "generator content=\"microsoft", "name=generator content=\"microsoft", "wps office", "kingsoft", "generator\" content=\"libreoffice", "generator\" content=\"pandoc", "class=\"msonormal", "class=msonormal"} {
		if strings.Contains(head, s) {
			return true
		}
	}
	return false
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// first is the first element of a kind below n.
func first(n *html.Node, a atom.Atom) *html.Node {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && c.DataAtom == a {
			return c
		}
	}
	return nil
}

// wordsOf is the text of a node, blanks between its blocks.
func wordsOf(n *html.Node) string {
	var b strings.Builder
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		switch {
		case n.Type == html.TextNode:
			b.WriteString(n.Data)
			return
		case n.Type == html.ElementNode && unseen[n.DataAtom]:
			return
		}
		for c := range n.ChildNodes() {
			walk(c)
		}
		if n.Type == html.ElementNode && (blocky[n.DataAtom] || n.DataAtom == atom.Br) {
			b.WriteByte(' ')
		}
	}
	walk(n)
	return strings.Join(strings.Fields(b.String()), " ")
}

// unseen are elements whose text nobody sees on a page.
var unseen = map[atom.Atom]bool{atom.Script: true, atom.Style: true, atom.Noscript: true, atom.Template: true, atom.Head: true, atom.Title: true,
	atom.Iframe: true, atom.Object: true, atom.Embed: true, atom.Svg: true, atom.Canvas: true, atom.Video: true, atom.Audio: true}

// blocky are elements that begin and end a paragraph.
var blocky = map[atom.Atom]bool{atom.P: true, atom.Div: true, atom.Section: true, atom.Article: true, atom.Main: true, atom.Header: true, atom.Footer: true, atom.Aside: true,
	atom.Nav: true, atom.H1: true, atom.H2: true, atom.H3: true, atom.H4: true, atom.H5: true, atom.H6: true, atom.Ul: true, atom.Ol: true, atom.Li: true, atom.Dl: true,
	atom.Dt: true, atom.Dd: true, atom.Table: true, atom.Tbody: true, atom.Thead: true, atom.Tfoot: true, atom.Tr: true, atom.Td: true, atom.Th: true, atom.Caption: true,
	atom.Blockquote: true, atom.Pre: true, atom.Figure: true, atom.Figcaption: true, atom.Address: true, atom.Center: true, atom.Form: true, atom.Fieldset: true,
	atom.Hr: true, atom.Details: true, atom.Summary: true, atom.Body: true, atom.Dir: true, atom.Menu: true}

// picture reads an image of the page.
func (p *page) picture(n *html.Node) {
	src := strings.TrimSpace(attr(n, "src"))
	for _, key := range []string{"data-src", "data-original", "original"} { // pages that load late
		if v := attr(n, key); v != "" && (src == "" || strings.HasPrefix(src, "data:image/gif")) {
			src = v
		}
	}
	refuse := func(why string) {
		p.rep.add(Finding{Code: CodeNoPicture, Line: p.no + 1, Text: clip(src, 120), Detail: why})
	}
	if src == "" {
		return
	}
	alt := altText(attr(n, "alt"))
	name, raw := "", []byte(nil)
	if rest, ok := strings.CutPrefix(src, "data:"); ok {
		var err error
		if raw, err = dataURI(rest); err != nil {
			refuse("文件损坏｜it is damaged")
			return
		}
		name = "picture"
	} else {
		u, err := url.Parse(src)
		switch {
		case err != nil:
			refuse("地址不对｜its address is wrong")
			return
		case u.Scheme == "http" || u.Scheme == "https" || u.Host != "" || u.Scheme == "" && p.base != nil && p.base.Scheme != "file" && p.beside == nil:
			refuse("在网上，没有去取；另存后插入｜it is on the web and was not fetched")
			return
		}
		file := strings.TrimPrefix(u.Path, "/")
		if u.Scheme == "file" {
			file = file[strings.LastIndexByte(file, '/')+1:]
		} else if u.Scheme != "" {
			refuse("不在文件旁边｜it does not lie beside the file")
			return
		}
		if raw = p.file(file); raw == nil {
			refuse("不在文件旁边｜it does not lie beside the file")
			return
		}
		name = file[strings.LastIndexByte(file, '/')+1:]
	}
	if q := p.shots.take(p.reader, name, raw, p.no+1, alt); q != nil {
		p.flush()
		p.no++
		q.from, q.to = p.no, p.no
		p.out = append(p.out, q)
	}
}

// file reads a file beside the page; nil where there is none, or it lies
// elsewhere.
func (p *page) file(name string) []byte {
	name = strings.TrimPrefix(name, "./")
	if p.beside == nil || !fs.ValidPath(name) || name == "." {
		return nil
	}
	info, err := fs.Stat(p.beside, name)
	if err != nil || !info.Mode().IsRegular() || info.Size() > mostPicture {
		return nil
	}
	raw, err := fs.ReadFile(p.beside, name)
	if err != nil {
		return nil
	}
	return raw
}

func count(s string, def, most int) int {
	if n, err := strconv.Atoi(strings.TrimSpace(s)); err == nil && n >= 1 {
		return min(n, most)
	}
	return def
}
