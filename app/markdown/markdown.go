// Package markdown turns a manuscript into blocks of the document tree. It is
// the only place that knows goldmark, and it never uses goldmark's HTML.
//
// The manuscript's Markdown is CommonMark with tables, footnotes and fenced
// divs (package data says which), made fit for Chinese text:
//
//   - Numbers that were typed stay text: there are no ordered lists, for
//     "1. 总则" is a heading that somebody wrote, not a wish to be counted.
//   - A line that opens with a typed number opens a paragraph.
//   - Emphasis works beside full-width marks (**“钱”**为).
//   - Indented lines are text, === and --- underlines make no headings, ~ is a
//     tilde, < is a less-than sign: what looks like text prints as text.
package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"huikan/app/doc"
)

// Blocks parses a manuscript. Every text is one: there are no errors.
func Blocks(src string) []doc.Block {
	body := []byte(strings.ToValidUTF8(src, "\uFFFD"))
	root := newParser().Parse(text.NewReader(body))
	r := reader{src: body, notes: map[int]*east.Footnote{}}
	for n := root.FirstChild(); n != nil; n = n.NextSibling() {
		if list, ok := n.(*east.FootnoteList); ok {
			for f := list.FirstChild(); f != nil; f = f.NextSibling() {
				if f, ok := f.(*east.Footnote); ok {
					r.notes[f.Index] = f
				}
			}
		}
	}
	return listings(r.children(root))
}

func newParser() parser.Parser {
	return parser.NewParser(
		parser.WithBlockParsers(
			util.Prioritized(divParser{}, 90),
			util.Prioritized(parser.NewThematicBreakParser(), 200),
			util.Prioritized(bullets{parser.NewListParser()}, 300),
			util.Prioritized(parser.NewListItemParser(), 400),
			util.Prioritized(parser.NewATXHeadingParser(), 600),
			util.Prioritized(fences{parser.NewFencedCodeBlockParser()}, 700),
			util.Prioritized(parser.NewBlockquoteParser(), 800),
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(paragraphs{parser.NewParagraphParser()}, 1000),
		),
		parser.WithInlineParsers(
			util.Prioritized(parser.NewCodeSpanParser(), 100),
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(spanParser{}, 150),
			util.Prioritized(parser.NewLinkParser(), 200),
			util.Prioritized(parser.NewAutoLinkParser(), 300),
			util.Prioritized(emphasis{}, 450),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
			util.Prioritized(extension.NewFootnoteASTTransformer(), 999),
		),
	)
}

// paragraphs takes indented lines too: there is no indented code here, and what
// no parser takes would be lost.
type paragraphs struct{ parser.BlockParser }

func (paragraphs) CanAcceptIndentedLine() bool { return true }

// fences reads preformatted text between backticks and leaves ~~~ alone, which
// in Chinese text is a drawn-out sound.
type fences struct{ parser.BlockParser }

func (fences) Trigger() []byte { return []byte{'`'} }

// bullets reads lists that begin with a sign and leaves numbers alone.
type bullets struct{ parser.BlockParser }

func (bullets) Trigger() []byte { return []byte{'-', '*', '+'} }

// reader walks goldmark's tree.
type reader struct {
	src   []byte
	notes map[int]*east.Footnote
	depth int      // of footnotes within footnotes
	open  doc.Span // the look of [marked]{.dots} text being read
}

func (r *reader) children(n ast.Node) []doc.Block {
	var out []doc.Block
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		out = append(out, r.block(c)...)
	}
	return out
}

func (r *reader) block(n ast.Node) []doc.Block {
	switch n := n.(type) {
	case *ast.Heading:
		role := [...]doc.Role{doc.DocTitle, doc.Heading1, doc.Heading2, doc.Heading3, doc.Heading3, doc.Heading3}[n.Level-1]
		spans := r.spans(n)
		if chapter.MatchString(doc.Plain(spans)) {
			role = doc.Chapter
		}
		return []doc.Block{&doc.Paragraph{Role: role, Spans: spans, Pos: r.pos(n)}}
	case *ast.Paragraph, *ast.TextBlock:
		return r.paragraphs(n)
	case *div:
		return r.div(n)
	case *ast.Blockquote:
		return []doc.Block{&doc.Quotation{Blocks: r.children(n)}}
	case *ast.List:
		l := &doc.List{Pos: r.pos(n)}
		for it := n.FirstChild(); it != nil; it = it.NextSibling() {
			l.Items = append(l.Items, doc.ListItem{Blocks: r.children(it)})
		}
		return []doc.Block{l}
	case *ast.ThematicBreak:
		return []doc.Block{&doc.Divider{}}
	case *ast.FencedCodeBlock:
		p := &doc.Preformatted{Pos: r.pos(n)}
		if n.Info != nil { // the name of a language is for programs; anything else is text
			if info := string(n.Info.Segment.Value(r.src)); !language.MatchString(info) {
				p.Lines = append(p.Lines, info)
			}
		}
		for i := range n.Lines().Len() {
			l := n.Lines().At(i)
			p.Lines = append(p.Lines, strings.TrimRight(string(l.Value(r.src)), "\r\n"))
		}
		return []doc.Block{p}
	case *east.Table:
		return []doc.Block{r.table(n)}
	case *east.FootnoteList:
		return nil // each stands where it is called
	}
	return r.children(n)
}

// typedNumber matches what Chinese documents number their paragraphs with.
var typedNumber = regexp.MustCompile(`^(?:[一二三四五六七八九十百]+、|[（(][一二三四五六七八九十百0-9０-９]+[）)]|[0-9０-９]{1,3}[.．、]|第[一二三四五六七八九十百零0-9]+[条章节款项]|[①-⑳])`)

// language matches what stands behind a fence to name a language.
var language = regexp.MustCompile(`^[A-Za-z0-9_+#.-]*$`)

// paragraphs reads a paragraph: one block, or more where a picture stands in
// it or a line opens with a typed number.
func (r *reader) paragraphs(n ast.Node) []doc.Block {
	pos := r.pos(n)
	var out []doc.Block
	for _, part := range splitLines(r.spans(n), false) {
		out = append(out, r.paragraph(part, pos)...)
	}
	return out
}

// paragraph turns one paragraph's spans into a block; pictures in it stand on
// their own, in their order.
func (r *reader) paragraph(spans []doc.Span, pos doc.Pos) []doc.Block {
	var out []doc.Block
	var text []doc.Span
	flush := func() {
		if strings.TrimSpace(doc.Plain(text)) != "" || hasNote(text) {
			role := doc.Body
			if chapterLine(doc.Plain(text)) {
				role = doc.Chapter
			} else if article.MatchString(doc.Plain(text)) {
				role = doc.Clause
				text = leadIn(text)
			}
			out = append(out, &doc.Paragraph{Role: role, Spans: text, Pos: pos})
		}
		text = nil
	}
	for _, s := range spans {
		if d, ok := strings.CutPrefix(s.Link, pictureMark); ok {
			flush()
			f := &doc.Figure{Digest: d, Alt: s.Text, Pos: pos}
			if s.Text != "" {
				f.Caption = doc.Text(s.Text)
			}
			out = append(out, f)
			continue
		}
		text = append(text, s)
	}
	flush()
	return out
}

func hasNote(spans []doc.Span) bool {
	for _, s := range spans {
		if s.Note != nil {
			return true
		}
	}
	return false
}

// article matches the number of an article of a law (条), which is set as a
// lead-in.
var article = regexp.MustCompile(`^第[一二三四五六七八九十百零〇两0-9０-９]+条(?:[\s　：:]|$)`)

// leadIn marks 第一条 at the head of the spans.
func leadIn(spans []doc.Span) []doc.Span {
	first := spans[0]
	end := len(article.FindString(first.Text))
	if end == 0 {
		return spans
	}
	lead, rest := strings.TrimRight(first.Text[:end], " \u3000\t"), first.Text[end:]
	l, t := first, first
	l.Text, l.Lead, l.Bold = lead, true, false
	// The same blank between number and text, however it was typed.
	t.Text = " " + strings.TrimLeft(rest, " \u3000\t")
	return append([]doc.Span{l, t}, spans[1:]...)
}

// splitLines parts spans at line ends: at every one, or only where the next
// line opens with a typed number. Other soft line ends vanish between Han and
// become blanks elsewhere.
func splitLines(spans []doc.Span, every bool) [][]doc.Span {
	var out [][]doc.Span
	var cur []doc.Span
	for i, s := range spans {
		if s.Text == softBreak {
			next := ""
			for _, t := range spans[i+1:] {
				next += t.Text
			}
			if every || typedNumber.MatchString(next) {
				out = append(out, cur)
				cur = nil
			} else if !wideAround(doc.Plain(cur), next) {
				cur = append(cur, doc.Span{Text: " "})
			}
			continue
		}
		cur = append(cur, s)
	}
	return append(out, cur)
}

func wideAround(a, b string) bool {
	ra, rb := []rune(a), []rune(b)
	return len(ra) > 0 && len(rb) > 0 && (ra[len(ra)-1] >= 0x2E80 || rb[0] >= 0x2E80)
}

// pos is where a block starts in the manuscript.
func (r *reader) pos(n ast.Node) doc.Pos {
	for ; n != nil; n = n.FirstChild() {
		if t, ok := n.(*ast.Text); ok {
			return doc.Pos(t.Segment.Start)
		}
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			return doc.Pos(n.Lines().At(0).Start)
		}
	}
	return -1
}
