package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"huikan/app/doc"
)

// div is a fenced block of a class: ::: {.signature}. Its lines are its
// paragraphs, unless it is a panel, which holds blocks.
type div struct {
	ast.BaseBlock
	class string
	title string
	panel bool
	// sealed: ::: {.signature .sealed}
	sealed bool
}

// panels says which classes hold blocks.
var panels = map[string]doc.PanelKind{
	"turned": doc.Turned, "pictures": doc.Pictures, "box": doc.Box, "pullquote": doc.PullQuote,
}

// divTitle is what a panel is called: ::: {.box title="会议须知"}.
var divTitle = regexp.MustCompile(`\stitle="([^"]*)"`)

var kindDiv = ast.NewNodeKind("Div")

func (*div) Kind() ast.NodeKind { return kindDiv }
func (d *div) Dump(src []byte, lvl int) {
	ast.DumpHelper(d, src, lvl, map[string]string{"class": d.class}, nil)
}

var divOpen = regexp.MustCompile(`^:::+\s*(?:\{\s*\.([a-z]+)[^}]*\}|([a-z]+))\s*$`)

type divParser struct{}

func (divParser) Trigger() []byte { return []byte{':'} }

func (divParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	m := divOpen.FindSubmatch([]byte(strings.TrimRight(string(line), "\r\n")))
	if m == nil {
		return nil, parser.NoChildren
	}
	reader.AdvanceToEOL()
	d := &div{class: string(m[1]) + string(m[2]), sealed: strings.Contains(string(line), " .sealed")}
	if _, d.panel = panels[d.class]; d.panel {
		if m := divTitle.FindSubmatch(line); m != nil {
			d.title = strings.TrimSpace(unescape(string(m[1])))
		}
		return d, parser.HasChildren
	}
	return d, parser.NoChildren
}

func (divParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	line, segment := reader.PeekLine()
	d := n.(*div)
	if t := strings.TrimSpace(string(line)); len(t) >= 3 && strings.Trim(t, ":") == "" && !(d.panel && holdsOpen(d, pc)) {
		reader.AdvanceToEOL()
		return parser.Close
	}
	if d.panel {
		return parser.Continue | parser.HasChildren
	}
	n.Lines().Append(segment)
	reader.AdvanceToEOL()
	return parser.Continue | parser.NoChildren
}

// seals takes the pictures out of a line of a signature: they are seals.
func (r *reader) seals(s *doc.Signatures, line []doc.Span) (rest []doc.Span) {
	for _, sp := range line {
		if d, ok := strings.CutPrefix(sp.Link, pictureMark); ok {
			s.Sealed = true
			s.Seals = append(s.Seals, &doc.Figure{Digest: d, Alt: sp.Text, Pos: s.Pos})
			continue
		}
		rest = append(rest, sp)
	}
	return rest
}

// holdsOpen reports whether a fenced block, or preformatted text, within d is
// still open: the line of colons that comes is for that.
func holdsOpen(d *div, pc parser.Context) bool {
	within := false
	for _, b := range pc.OpenedBlocks() {
		switch b.Node.(type) {
		case *div, *ast.FencedCodeBlock:
			if within {
				return true
			}
		}
		within = within || b.Node == ast.Node(d)
	}
	return false
}

func (divParser) Close(ast.Node, text.Reader, parser.Context) {}
func (divParser) CanInterruptParagraph() bool                 { return true }
func (divParser) CanAcceptIndentedLine() bool                 { return false }

// divRoles says what each class is in the document. A class that is not here
// is set as plain text, so that nothing is lost.
var divRoles = map[string]doc.Role{
	"recipient": doc.Recipient, "attachment": doc.Attachment, "doctitle": doc.DocTitle,
	"docno": doc.DocNo, "docnote": doc.DocNote, "credit": doc.Credit,
}

// signDate matches the date that ends a signature block.
var signDate = regexp.MustCompile(`^[\s　]*(?:[0-9０-９]{4}|[〇○零一二三四五六七八九]{4})\s*年\s*[0-9０-９一二三四五六七八九十]{1,3}\s*月(?:\s*[0-9０-９一二三四五六七八九十]{1,3}\s*日)?[\s　]*$`)

func (r *reader) div(n *div) []doc.Block {
	pos := r.pos(n)
	if n.panel {
		p := &doc.Panel{Kind: panels[n.class], Blocks: r.children(n), Pos: pos}
		if n.title != "" {
			p.Blocks = append([]doc.Block{&doc.Paragraph{Role: doc.BoxTitle, Spans: doc.Text(n.title), Pos: pos}}, p.Blocks...)
		} else if len(p.Blocks) > 0 && p.Kind == doc.Box {
			if h, ok := p.Blocks[0].(*doc.Paragraph); ok && n.FirstChild().Kind() == ast.KindHeading {
				h.Role = doc.BoxTitle
			}
		}
		if len(p.Blocks) == 0 {
			return nil
		}
		return []doc.Block{p}
	}
	var lines [][]doc.Span
	for _, l := range splitLines(r.spans(n), true) {
		if strings.TrimSpace(doc.Plain(l)) != "" || hasNote(l) {
			lines = append(lines, l)
		}
	}
	if n.class == "signature" {
		s := &doc.Signatures{Pos: pos, Sealed: n.sealed}
		for i, l := range lines {
			l = r.seals(s, l)
			t := strings.TrimSpace(doc.Plain(l))
			if t == "" {
				continue
			}
			if i == len(lines)-1 && signDate.MatchString(t) {
				s.Date = t
				continue
			}
			s.Names = append(s.Names, t)
		}
		return []doc.Block{s}
	}
	if n.class == "names" {
		var out []doc.Block
		for _, l := range lines {
			out = append(out, &doc.Paragraph{Role: doc.Names, Spans: names(doc.Plain(l)), Pos: pos})
		}
		return out
	}
	role, known := divRoles[n.class]
	if !known {
		role = doc.Body
	}
	if role == doc.DocTitle || role == doc.DocNote { // one text over several lines
		var one []doc.Span
		for i, l := range lines {
			if i > 0 {
				one = append(one, doc.Span{Break: true})
			}
			one = append(one, l...)
		}
		if one == nil {
			return nil
		}
		return []doc.Block{&doc.Paragraph{Role: role, Spans: one, Pos: pos}}
	}
	var out []doc.Block
	for _, l := range lines {
		out = append(out, &doc.Paragraph{Role: role, Spans: l, Pos: pos})
	}
	return out
}

// names parts a line at the marks and blanks between names. An em that was typed
// within a name of two characters, to spread it, is not between names.
func names(line string) (out []doc.Span) {
	line = spreadName.ReplaceAllString(line, "$1$2$3")
	for _, n := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune(" \t\u3000、，,；;", r) }) {
		if len(out) > 0 {
			out = append(out, doc.Span{Text: "\u3000", Name: true})
		}
		out = append(out, doc.Span{Text: n, Name: true})
	}
	return out
}

var spreadName = regexp.MustCompile(`(^|[ \t\x{3000}、，,；;])(\p{Han})\x{3000}(\p{Han}(?:[ \t\x{3000}、，,；;]|$))`)
