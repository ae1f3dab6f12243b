package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"huikan/app/doc"
)

// softBreak stands in a span of its own for a line end of the manuscript until
// splitLines has decided what it is.
const softBreak = "\n"

// pictureMark is how a picture travels among spans: in the link.
const pictureMark = "picture:"

// spans reads the text of a block.
func (r *reader) spans(n ast.Node) []doc.Span {
	var out []doc.Span
	was := r.open
	r.open = doc.Span{}
	defer func() { r.open = was }()
	r.inline(n, doc.Span{}, &out)
	return out
}

func (r *reader) inline(n ast.Node, look doc.Span, out *[]doc.Span) {
	put := func(s string) {
		if s == "" {
			return
		}
		if k := len(*out) - 1; k >= 0 {
			last := &(*out)[k]
			if last.Text != softBreak && !last.Break && last.Note == nil && last.Bold == look.Bold && last.Emph == look.Emph &&
				last.Code == look.Code && last.Dots == look.Dots && last.Underline == look.Underline && last.Link == look.Link && !strings.HasPrefix(look.Link, pictureMark) {
				last.Text += s
				return
			}
		}
		t := look
		t.Text = s
		*out = append(*out, t)
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		look.Dots, look.Underline = r.open.Dots, r.open.Underline
		switch c := c.(type) {
		case *marked: // what is open stays so into emphasis and out of it
			c.mark(&r.open)
		case *ast.Text:
			put(unescape(string(c.Segment.Value(r.src))))
			if c.HardLineBreak() {
				*out = append(*out, doc.Span{Break: true})
			} else if c.SoftLineBreak() {
				*out = append(*out, doc.Span{Text: softBreak})
			}
		case *ast.String:
			put(string(c.Value))
		case *ast.CodeSpan:
			inner := look
			inner.Code = true
			r.inline(c, inner, out)
		case *ast.Emphasis:
			inner := look
			if c.Level >= 2 {
				inner.Bold = true
			} else {
				inner.Emph = true
			}
			r.inline(c, inner, out)
		case *ast.Link:
			inner := look
			inner.Link = string(c.Destination)
			r.inline(c, inner, out)
		case *ast.AutoLink:
			inner := look
			inner.Link = string(c.URL(r.src))
			inner.Text = string(c.Label(r.src))
			*out = append(*out, inner)
		case *ast.Image:
			alt := r.spans(c)
			dest := strings.TrimPrefix(string(c.Destination), pictureMark)
			*out = append(*out, doc.Span{Text: doc.Plain(alt), Link: pictureMark + dest})
		case *east.FootnoteLink:
			*out = append(*out, r.note(c))
		case *east.FootnoteBacklink:
		default:
			r.inline(c, look, out)
		}
	}
}

// note is a footnote where it is called. One that calls itself ends there.
func (r *reader) note(c *east.FootnoteLink) doc.Span {
	f := r.notes[c.Index]
	if f == nil || r.depth > 0 {
		return doc.Span{}
	}
	r.depth++
	blocks := r.children(f)
	r.depth--
	if len(blocks) == 0 {
		blocks = []doc.Block{&doc.Paragraph{Role: doc.Footnote}}
	}
	for _, b := range blocks {
		if p, ok := b.(*doc.Paragraph); ok {
			p.Role = doc.Footnote
		}
	}
	return doc.Span{Note: blocks}
}

// unescape takes the backslash from an escaped mark and resolves &amp; and its
// like, as CommonMark has it: an escaped & begins no such thing.
func unescape(s string) string {
	if !strings.ContainsAny(s, `\&`) {
		return s
	}
	var out []byte
	plain := 0
	flush := func(to int) {
		out = append(out, util.ResolveEntityNames(util.ResolveNumericReferences([]byte(s[plain:to])))...)
	}
	for i := 0; i+1 < len(s); i++ {
		if s[i] == '\\' && util.IsPunct(s[i+1]) {
			flush(i)
			out = append(out, s[i+1])
			plain, i = i+2, i+1
		}
	}
	flush(len(s))
	return string(out)
}

// emphasis reads * and ** as CommonMark does, but lets them open and close
// beside Chinese characters and marks, where CommonMark's rule of flanking
// leaves the stars in the text (goldmark#61). _ is never emphasis: it occurs
// in addresses and codes.
type emphasis struct{}

func (emphasis) Trigger() []byte { return []byte{'*'} }

func (emphasis) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	before := block.PrecendingCharacter()
	line, segment := block.PeekLine()
	n := parser.ScanDelimiter(line, before, 1, starPair{})
	if n == nil {
		return nil
	}
	after := ' '
	if rest := line[n.OriginalLength:]; len(rest) > 0 {
		after, _ = utf8.DecodeRune(rest)
	}
	if wide(before) || wide(after) {
		n.CanOpen = n.CanOpen || !unicode.IsSpace(after)
		n.CanClose = n.CanClose || !unicode.IsSpace(before)
	}
	n.Segment = segment.WithStop(segment.Start + n.OriginalLength)
	block.Advance(n.OriginalLength)
	pc.PushDelimiter(n)
	return n
}

// wide reports whether a character is Han or a mark of Chinese text.
func wide(r rune) bool {
	return unicode.Is(unicode.Han, r) || r >= 0x3000 && r <= 0x30FF || r >= 0xFF00 && r <= 0xFFEF || r >= 0x2010 && r <= 0x2027
}

type starPair struct{}

func (starPair) IsDelimiter(b byte) bool { return b == '*' }
func (starPair) CanOpenCloser(a, b *parser.Delimiter) bool {
	return a.Char == b.Char
}
func (starPair) OnMatch(consumes int) ast.Node { return ast.NewEmphasis(consumes) }
