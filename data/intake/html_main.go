package intake

import (
	"fmt"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"huikan/data"
)

// mainNames are the ids and classes by which sites call the text of a page, the
// surest first. To add one: a row.
var mainNames = []string{
	"ucap-content", "js_content", "rich_media_content", "trs_editor", "trs_ueditor", "trs_uediter", "zoom", "zoomcon", "pages_content", "article-content", "article_content",
	"articlecontent", "news_content", "newscontent", "content_text", "conttxt", "cont_txt", "detail-content", "detail_content", "xxgk_content", "xl_content", "view-content", "entry-content", "post-content",
	"articlecon", "article-body", "article_body", "con_text", "text_content", "bt_content", "vsb_content", "wp_articlecontent", "article", "content", "detail", "main-content", "maincontent",
}

// asideNames are words in ids and classes of what surrounds the text.
var asideNames = rx(`(?i)(?:^|[-_\s])(?:nav|navbar|menu|crumb|crumbs|breadcrumb|share|sharebox|bdshare|bshare|jiathis|social|print|printer|toolbar|tools|pager|pagination|prev|next|footer|foot|copyright|sidebar|related|recommend|relevant|comment|comments|qrcode|ewm|fontsize|font-size|zihao|dayin|guanbi|close|position|location|weizhi|dqwz|skip|login|search|advert|ads|banner|hot|rank)(?:[-_\s0-9]|$)`)

// aside reports whether an element is by its kind not part of a text.
func aside(n *html.Node) bool {
	switch n.DataAtom {
	case atom.Nav, atom.Footer, atom.Aside, atom.Button, atom.Select, atom.Form:
		return true
	}
	switch attr(n, "role") {
	case "navigation", "banner", "contentinfo", "search", "complementary":
		return true
	}
	return false
}

// weigh counts the characters of text under every node, without those of links
// and of parts that are no text.
func weigh(n *html.Node, into map[*html.Node]int) int {
	if n.Type == html.TextNode {
		return data.CountChars(n.Data)
	}
	if n.Type == html.ElementNode && (unseen[n.DataAtom] || n.DataAtom == atom.A || aside(n)) {
		return 0
	}
	sum := 0
	for c := range n.ChildNodes() {
		sum += weigh(c, into)
	}
	into[n] = sum
	return sum
}

// main finds the part of a page that is its text, and names the rest.
func (p *page) main(body *html.Node, f *facts) *html.Node {
	weight := map[*html.Node]int{}
	total := weigh(body, weight)
	best := body
	if total >= 40 {
		best = p.named(body, weight, total)
		if best == nil {
			best = heaviest(body, weight)
		}
	}
	p.outside(body, best)
	f.scan(p.rep.Findings)
	p.inside(best, weight)
	return best
}

// named is the smallest element that goes by a name of texts and holds a good
// part of the page.
func (p *page) named(body *html.Node, weight map[*html.Node]int, total int) *html.Node {
	by := map[string]*html.Node{}
	for n := range body.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		names := strings.Fields(strings.ToLower(attr(n, "class")))
		if id := strings.ToLower(attr(n, "id")); id != "" {
			names = append(names, id)
		}
		if n.DataAtom == atom.Article || n.DataAtom == atom.Main {
			names = append(names, n.Data)
		}
		for _, name := range names {
			if old := by[name]; old == nil || weight[n] > weight[old] {
				by[name] = n
			}
		}
	}
	for _, name := range append(mainNames, "main") {
		if n := by[name]; n != nil && weight[n]*10 >= total*4 {
			return n
		}
	}
	return nil
}

// heaviest goes down while one child holds nearly all of the text.
func heaviest(n *html.Node, weight map[*html.Node]int) *html.Node {
	for {
		var next *html.Node
		for c := range n.ChildNodes() {
			if c.Type == html.ElementNode && weight[c]*10 >= weight[n]*8 && (blocky[c.DataAtom] || c.DataAtom == atom.Span || c.DataAtom == atom.Font) {
				next = c
			}
		}
		if next == nil || next.DataAtom == atom.P || next.DataAtom == atom.Span || next.DataAtom == atom.Font || next.DataAtom == atom.Ul || next.DataAtom == atom.Ol {
			return n
		}
		n = next
	}
}

// outside names what stands round the text, one finding for each part that
// lies beside the way down to it.
func (p *page) outside(body, main *html.Node) {
	way := map[*html.Node]bool{main: true}
	for n := main.Parent; n != nil; n = n.Parent {
		way[n] = true
	}
	for n := main; n != nil && n != body; n = n.Parent {
		for c := range n.Parent.ChildNodes() {
			if !way[c] {
				p.leave(c)
			}
		}
	}
}

// leave names a part and reads no more of it.
func (p *page) leave(n *html.Node) {
	p.left[n] = true
	var s string
	switch {
	case n.Type == html.TextNode:
		s = strings.Join(strings.Fields(n.Data), " ")
	case n.Type == html.ElementNode && !unseen[n.DataAtom]:
		s = wordsOf(n)
	}
	if s == "" {
		return
	}
	const most = 300
	if c := data.CountChars(s); c > most {
		s = clip(s, most) + fmt.Sprintf("（共 %d 字 characters）", c)
	}
	p.rep.add(Finding{Code: CodeAside, Text: s})
}

// inside leaves out what a site puts into the text: ways about it, buttons to
// share and print.
func (p *page) inside(main *html.Node, weight map[*html.Node]int) {
	var walk func(*html.Node)
	walk = func(n *html.Node) {
		for c := range n.ChildNodes() {
			if c.Type != html.ElementNode || unseen[c.DataAtom] {
				continue
			}
			name := attr(c, "class") + " " + attr(c, "id")
			if aside(c) || c.DataAtom != atom.P && asideNames.MatchString(name) && weight[c]*5 < weight[main] && weight[c] < 200 {
				p.leave(c)
				continue
			}
			walk(c)
		}
	}
	walk(main)
}
