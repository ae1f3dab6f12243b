package intake

import (
	"fmt"
	"html"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"huikan/app/doc"
	"huikan/app/markdown"
)

// readBack is the text of Markdown as it is set, and which of it is bold.
func readBack(md string) (text, bold string) {
	for _, b := range markdown.Blocks(md) {
		p, ok := b.(*doc.Paragraph)
		if !ok {
			return fmt.Sprintf("a %T", b), ""
		}
		for _, s := range p.Spans {
			text += s.Text
			if s.Bold {
				bold += s.Text
			}
		}
	}
	return text, bold
}

// TestRichMarkdown: whatever marks stand on whatever text, Markdown reads back
// as that text, and bold as bold where nothing is said of it being lost.
func TestRichMarkdown(t *testing.T) {
	parts := strings.Split("甲|乙丙|ab|c|1. |一、|“|”|（|）|。|，|*|**|_|[|]|(|)|<b>|&amp;|&|\\|`|#|- |> |~|!|:|:::|www.a.cn|12|%|é|　|x y", "|")
	r := rand.New(rand.NewPCG(7, 11))
	for range 6000 {
		var b rich
		for range 1 + r.IntN(7) {
			b.put(parts[r.IntN(len(parts))], ink{bold: r.IntN(3) == 0, emph: r.IntN(5) == 0})
		}
		b.marks = merged(b.marks)
		if b = b.trim(); b.text == "" {
			continue
		}
		want := ""
		for _, m := range b.marks {
			if m.kind == boldMark {
				want += b.text[m.at:m.end]
			}
		}
		k := inker{call: func(string) string { return "" }}
		md := k.markdown(b)
		text, bold := readBack(md)
		if squeeze(text) != squeeze(b.text) {
			t.Fatalf("%q became %q, which reads %q", b.text, md, text)
		}
		if k.lost == 0 && squeeze(bold) != squeeze(want) {
			t.Fatalf("%q became %q, of which %q is bold, not %q", b.text, md, bold, want)
		}
	}
}

// TestRichEdit: cutting and joining keep marks where they were.
func TestRichEdit(t *testing.T) {
	var a rich
	a.put("甲", ink{})
	a.put("乙丙", ink{bold: true})
	a.call("1")
	a.put("丁 ", ink{link: "http://a.cn"})
	both := a.slice(0, 6, false).join("", a.slice(6, len(a.text), false))
	both.marks = merged(both.marks)
	k := inker{call: func(id string) string { return "[^" + id + "]" }}
	if x, y := k.markdown(a.trim()), k.markdown(both.trim()); x != y || x != "甲**乙丙**[^1][丁](http://a.cn)" {
		t.Errorf("%q, %q", x, y)
	}
	if got := k.markdown(a.swapped(func(r rune) string { return strings.TrimSpace(string(r)) + "。" })); got != "甲。**乙。丙。**[^1][丁。。](http://a.cn)" {
		t.Errorf("swapped: %q", got)
	}
}

// held counts the Han characters of a manuscript: of its text, its fields, and
// what the report holds.
func held(m *Manuscript) map[rune]int {
	n := map[rune]int{}
	a := m.Article
	all := []string{a.Title, a.Subtitle, a.DocNo, a.Byline, a.OriginName, a.Credit, a.CompiledBy, a.Body}
	for _, f := range m.Report.Findings {
		if f.Holds() {
			all = append(all, f.Text)
		}
	}
	for _, s := range all {
		for _, r := range s {
			if unicode.Is(unicode.Han, r) {
				n[r]++
			}
		}
	}
	return n
}

// TestNothingLost: every character of a document or a page stands in the
// article or in the report.
func TestNothingLost(t *testing.T) {
	r := rand.New(rand.NewPCG(2, 9))
	next := rune(0)
	var used []rune
	word := func() string { // every character once, so that none hides behind another
		var b strings.Builder
		for range 1 + r.IntN(6) {
			c := rune(0x5000 + next%0x4000)
			next++
			used = append(used, c)
			b.WriteRune(c)
		}
		return b.String() + []string{"", "。", "，", "：", "；"}[r.IntN(5)]
	}
	var block func(depth int) (docx, page string)
	inline := func() (docx, page string) {
		for range 1 + r.IntN(4) {
			s := word()
			switch r.IntN(12) {
			case 0:
				docx += `<w:r><w:rPr><w:b/></w:rPr><w:t>` + s + `</w:t></w:r>`
				page += "<b>" + s + "</b>"
			case 1:
				docx += `<w:hyperlink r:id="l">` + wt(s) + `</w:hyperlink>`
				page += `<a href="http://www.example.cn">` + s + "</a>"
			case 2:
				docx += wt(s) + `<w:r><w:br/></w:r>`
				page += s + "<br>"
			case 3:
				docx += `<w:del><w:r><w:delText>` + s + `</w:delText></w:r></w:del>`
				page += "<del>" + s + "</del>"
			case 4:
				docx += field("REF x", wt(s))
				page += "<span>" + s + "</span>"
			case 5:
				docx += `<w:r><w:rPr><w:vanish/></w:rPr><w:t>` + s + `</w:t></w:r>`
				page += `<span style="display:none">` + s + "</span>"
			case 6:
				docx += `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>` + s + `</w:t></w:r>`
				page += "<sup>" + s + "</sup>"
			case 7:
				docx += `<w:ins>` + wt(s) + `</w:ins>`
				page += "<font size=5>" + s + "</font>"
			case 8:
				docx += `<w:r><w:tab/></w:r>` + wt(s)
				page += "&nbsp;" + s
			default:
				docx += wt(s)
				page += html.EscapeString(s)
			}
		}
		return docx, page
	}
	block = func(depth int) (docx, page string) {
		switch k := r.IntN(8); {
		case k == 0 && depth < 2:
			docx, page = "<w:tbl>", "<table>"
			for range 1 + r.IntN(3) {
				docx, page = docx+"<w:tr>", page+"<tr>"
				for range 1 + r.IntN(3) {
					d, p := block(depth + 1)
					docx, page = docx+"<w:tc>"+d+"<w:p/></w:tc>", page+"<td>"+p+"</td>"
				}
				docx, page = docx+"</w:tr>", page+"</tr>"
			}
			return docx + "</w:tbl>", page + "</table>"
		case k == 1:
			d, p := inline()
			return `<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr>` + d + `</w:p>`, "<h2>" + p + "</h2>"
		case k == 2:
			d, p := inline()
			return fmt.Sprintf(`<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="%d"/></w:numPr></w:pPr>%s</w:p>`, 1+r.IntN(5), d), "<ol><li>" + p + "</li></ol>"
		case k == 3:
			d, p := inline()
			d2, p2 := block(2)
			return wp(d + `<w:r><w:pict><v:textbox><w:txbxContent>` + d2 + `</w:txbxContent></v:textbox></w:pict></w:r>`), "<div>" + p + "<blockquote>" + p2 + "</blockquote></div>"
		case k == 4:
			d, p := inline()
			return `<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>` + d + `</w:p>`, "<ul><li>" + p + "</ul>"
		}
		d, p := inline()
		return wp(d), "<p>" + p + "</p>"
	}
	for range 400 {
		used, next = nil, 0
		docx, page := "", ""
		for range 1 + r.IntN(8) {
			d, p := block(0)
			docx, page = docx+d, page+p
		}
		for name, raw := range map[string][]byte{"a.docx": worded(docx, nil), "a.htm": []byte("<html><body>" + page + "</body></html>")} {
			m, err := ReadManuscript(name, raw, ManuscriptOptions{Pasted: true})
			if err != nil {
				continue // nothing but what was taken out
			}
			got := held(m)
			for _, c := range used {
				if got[c] == 0 {
					t.Fatalf("%s: %c is lost\n%s\n%s\n%s\n%v", name, c, docx, page, m.Article.Body, m.Report.Findings)
				}
			}
		}
	}
}
