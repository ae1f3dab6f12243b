package markdown

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"

	"huikan/app/doc"
)

// marked is an end of text that has classes: [字]{.dots}. It has no children: the
// text stands between two of them, and may hold any other marks.
type marked struct {
	ast.BaseInline
	classes []string
	opens   bool
}

var kindMarked = ast.NewNodeKind("Marked")

func (*marked) Kind() ast.NodeKind { return kindMarked }
func (m *marked) Dump(src []byte, lvl int) {
	ast.DumpHelper(m, src, lvl, map[string]string{"classes": strings.Join(m.classes, " ")}, nil)
}

// spanClasses says what each class does to text. A class that is not here is no
// mark: brackets and braces are set as typed.
var spanClasses = map[string]func(s *doc.Span, on bool){
	"dots":      func(s *doc.Span, on bool) { s.Dots = on },
	"underline": func(s *doc.Span, on bool) { s.Underline = on },
}

var spanEnd = regexp.MustCompile(`^\]\{\s*(\.[a-z]+(?:\s+\.[a-z]+)*)\s*\}`)

// spanStops are where in the source the texts that are open end.
var spanStops = parser.NewContextKey()

// spanParser reads [字]{.dots}: at the opening bracket it looks ahead, on the same
// line, for the end that belongs to it, and there it finds the other one.
type spanParser struct{}

func (spanParser) Trigger() []byte { return []byte{'[', ']'} }

func (spanParser) Parse(_ ast.Node, block text.Reader, pc parser.Context) ast.Node {
	line, segment := block.PeekLine()
	stops, _ := pc.Get(spanStops).([]int)
	if line[0] == ']' {
		if n := len(stops); n > 0 && stops[n-1] == segment.Start {
			pc.Set(spanStops, stops[:n-1])
			classes, size := classesAt(line)
			block.Advance(size)
			return &marked{classes: classes}
		}
		return nil
	}
	depth := 0
	for i := 0; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			depth++
		case ']':
			if depth--; depth > 0 {
				continue
			}
			classes, _ := classesAt(line[i:])
			if classes == nil || i == 1 {
				return nil
			}
			pc.Set(spanStops, append(stops, segment.Start+i))
			block.Advance(1)
			return &marked{classes: classes, opens: true}
		}
	}
	return nil
}

// classesAt reads ]{.dots .underline}; nil where it is not there, or names a
// class that nobody knows.
func classesAt(line []byte) (classes []string, size int) {
	m := spanEnd.FindSubmatch(line)
	if m == nil {
		return nil, 0
	}
	for _, c := range strings.Fields(string(m[1])) {
		c = c[1:]
		if spanClasses[c] == nil {
			return nil, 0
		}
		classes = append(classes, c)
	}
	return classes, len(m[0])
}

// mark switches classes on or off in a look.
func (m *marked) mark(look *doc.Span) {
	for _, c := range m.classes {
		spanClasses[c](look, m.opens)
	}
}
