package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
)

// manuscript shows the text of an article for reading: Markdown with its marks
// drawn quietly, every paragraph wrapped, and only the lines in view drawn, so
// that 30,000 characters open as quickly as 300.
type manuscript struct {
	widget.BaseWidget
	head    fyne.CanvasObject // scrolls with the text; may be nil
	size    float32           // of the type
	measure float32           // the text is at most so wide; 0: all there is
	pad     float32

	paras  []para
	lines  []textLine
	height float32
	width  float32
	scroll *container.Scroll
	body   *manuscriptBody
}

// para is a paragraph: its text without marks, and which bytes of it are bold.
type para struct {
	text  string
	bold  [][2]int
	kind  paraKind
	level int
	from  int // byte offset in the manuscript
}

type paraKind int

const (
	paraText paraKind = iota
	paraHeading
	paraRow   // of a table
	paraLabel // the name of a marked block
	paraRight // a signature
	paraRule
)

// textLine is one line as it is drawn.
type textLine struct {
	para     int
	from, to int
	y, h     float32
	indent   float32
}

func newManuscript(body string, size float32, head fyne.CanvasObject) *manuscript {
	m := &manuscript{head: head, size: size, paras: paragraphs(body), pad: 24}
	m.body = &manuscriptBody{m: m}
	m.body.ExtendBaseWidget(m.body)
	m.scroll = container.NewVScroll(m.body)
	m.scroll.OnScrolled = func(fyne.Position) { m.body.update() }
	m.ExtendBaseWidget(m)
	return m
}

// paragraphs reads a manuscript as far as showing it asks for.
func paragraphs(body string) (out []para) {
	class := ""
	at := 0
	for line := range strings.Lines(body) {
		from := at
		at += len(line)
		s := strings.TrimRight(line, "\r\n")
		t := strings.TrimSpace(s)
		switch {
		case t == "":
			continue
		case strings.HasPrefix(t, ":::"):
			class = strings.Trim(strings.TrimLeft(t, ":"), " {}.")
			for _, c := range data.BlockClasses {
				if c.Class == class {
					out = append(out, para{text: c.Label, kind: paraLabel, from: from})
				}
			}
			continue
		case strings.HasPrefix(t, "|"):
			if strings.Trim(t, "|-: ") == "" {
				continue
			}
			cells := strings.Split(strings.Trim(t, "|"), "|")
			for i, c := range cells {
				cells[i] = strings.TrimSpace(c)
			}
			p := inline(strings.Join(cells, "　│　"))
			p.kind, p.from = paraRow, from
			out = append(out, p)
			continue
		case t == "---" || t == "***":
			out = append(out, para{kind: paraRule, from: from})
			continue
		}
		level := 0
		for level < len(t) && t[level] == '#' {
			level++
		}
		if level > 0 && level < 7 && level < len(t) && t[level] == ' ' {
			p := inline(strings.TrimSpace(t[level:]))
			p.kind, p.level, p.from = paraHeading, level, from
			out = append(out, p)
			continue
		}
		p := inline(t)
		p.from = from
		if class == data.BlockSignature {
			p.kind = paraRight
		}
		out = append(out, p)
	}
	return out
}

// inline takes the marks out of a line and notes what is bold.
func inline(s string) para {
	var b strings.Builder
	var p para
	open := -1
	for i := 0; i < len(s); i++ {
		switch {
		case s[i] == '\\' && i+1 < len(s) && strings.IndexByte("\\`*_{}[]()#+-.!|~<>^$:\"'", s[i+1]) >= 0:
			i++
			b.WriteByte(s[i])
		case strings.HasPrefix(s[i:], "**"):
			if open < 0 {
				open = b.Len()
			} else {
				p.bold = append(p.bold, [2]int{open, b.Len()})
				open = -1
			}
			i++
		case s[i] == '*':
		default:
			b.WriteByte(s[i])
		}
	}
	p.text = b.String()
	return p
}

func (p para) boldAt(i int) bool {
	if p.kind == paraHeading {
		return true
	}
	for _, r := range p.bold {
		if i >= r[0] && i < r[1] {
			return true
		}
	}
	return false
}

// lay wraps everything at a width.
func (m *manuscript) lay(width float32) {
	m.width = width
	m.lines = m.lines[:0]
	y := m.pad
	if m.head != nil {
		y = heightOf(m.head, width)
	}
	room := width - 2*m.pad
	if m.measure > 0 {
		room = min(room, m.measure)
	}
	for i, p := range m.paras {
		lead := float32(int(m.size * 1.9))
		gap := float32(int(m.size * 0.5))
		var indent float32
		switch p.kind {
		case paraLabel:
			lead, gap = 20, 2
		case paraHeading:
			gap = float32(int(m.size * 0.7))
			y += gap / 2
		case paraRow:
			lead, gap = float32(int(m.size*1.6)), 2
		case paraRule:
			lead = 16
		}
		for _, l := range look.WrapStyled(p.text, room, m.typeSize(p), p.boldAt) {
			if p.kind == paraRight {
				indent = max(0, room-look.Width(p.text[l[0]:l[1]], m.size, false))
			}
			m.lines = append(m.lines, textLine{para: i, from: l[0], to: l[1], y: y, h: lead, indent: indent})
			y += lead
		}
		y += gap
	}
	m.height = y + m.pad
}

func (m *manuscript) typeSize(p para) float32 {
	switch p.kind {
	case paraLabel:
		return 12
	case paraRow:
		return m.size - 2
	case paraHeading:
		if p.level == 1 {
			return m.size + 1
		}
	}
	return m.size
}

func heightOf(o fyne.CanvasObject, w float32) float32 {
	if t, ok := o.(look.Tall); ok {
		return t.HeightFor(w)
	}
	return o.MinSize().Height
}

func (m *manuscript) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{
		Objs: []fyne.CanvasObject{m.scroll},
		OnLayout: func(s fyne.Size) {
			if s.Width != m.width {
				m.lay(s.Width)
			}
			m.scroll.Resize(s)
			m.scroll.Refresh()
			m.body.update()
		},
		OnMin: func() fyne.Size { return fyne.NewSize(200, 100) },
	}
}

// manuscriptBody is as tall as the text and holds the lines in view.
type manuscriptBody struct {
	widget.BaseWidget
	m     *manuscript
	texts []*canvas.Text
	rules []*canvas.Rectangle
	objs  []fyne.CanvasObject
}

func (b *manuscriptBody) update() {
	m := b.m
	top, room := m.scroll.Offset.Y, m.scroll.Size().Height
	b.objs = b.objs[:0]
	if m.head != nil {
		b.objs = append(b.objs, m.head)
		m.head.Move(fyne.Position{})
		m.head.Resize(fyne.NewSize(m.width, heightOf(m.head, m.width)))
	}
	left := m.pad
	if free := m.width - 2*m.pad; m.measure > 0 && free > m.measure {
		left = float32(int((m.width - m.measure) / 2))
	}
	used, rules := 0, 0
	for i := b.firstLine(top); i < len(m.lines) && m.lines[i].y < top+room; i++ {
		l := m.lines[i]
		p := m.paras[l.para]
		if p.kind == paraRule || p.kind == paraRow && l.from == 0 && i > 0 && m.paras[m.lines[i-1].para].kind == paraRow {
			if rules == len(b.rules) {
				b.rules = append(b.rules, canvas.NewRectangle(nil))
			}
			r := b.rules[rules]
			rules++
			r.FillColor = look.Colour(look.Line)
			r.Move(fyne.NewPos(left, l.y))
			r.Resize(fyne.NewSize(m.width-2*left, 1))
			b.objs = append(b.objs, r)
		}
		x := left + l.indent
		for _, run := range p.runs(l.from, l.to) {
			if used == len(b.texts) {
				b.texts = append(b.texts, canvas.NewText("", nil))
			}
			t := b.texts[used]
			used++
			col := look.Colour(look.Ink)
			if p.kind == paraLabel {
				col = look.Colour(look.Faint)
			}
			bold := p.boldAt(run[0])
			s := p.text[run[0]:run[1]]
			if t.Text != s || t.Color != col || t.TextSize != m.typeSize(p) || t.TextStyle.Bold != bold {
				t.Text, t.Color, t.TextSize, t.TextStyle = s, col, m.typeSize(p), fyne.TextStyle{Bold: bold}
				t.Refresh()
			}
			min := t.MinSize()
			t.Resize(min)
			t.Move(fyne.NewPos(x, float32(int(l.y+(l.h-min.Height)/2))))
			x += look.Width(s, m.typeSize(p), bold)
			b.objs = append(b.objs, t)
		}
	}
	canvas.Refresh(b)
}

// firstLine is the first line that reaches below y.
func (b *manuscriptBody) firstLine(y float32) int {
	lo, hi := 0, len(b.m.lines)
	for lo < hi {
		if mid := (lo + hi) / 2; b.m.lines[mid].y+b.m.lines[mid].h < y {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	return lo
}

// runs cuts a line where bold begins and ends.
func (p para) runs(from, to int) (out [][2]int) {
	start := from
	for i := range p.text[from:to] {
		if i > 0 && p.boldAt(from+i) != p.boldAt(start) {
			out = append(out, [2]int{start, from + i})
			start = from + i
		}
	}
	if start < to {
		out = append(out, [2]int{start, to})
	}
	return out
}

func (b *manuscriptBody) CreateRenderer() fyne.WidgetRenderer { return &manuscriptRenderer{b} }

type manuscriptRenderer struct{ b *manuscriptBody }

func (r *manuscriptRenderer) Layout(fyne.Size)             {}
func (r *manuscriptRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, r.b.m.height) }
func (r *manuscriptRenderer) Refresh()                     { r.b.update() }
func (r *manuscriptRenderer) Destroy()                     {}
func (r *manuscriptRenderer) Objects() []fyne.CanvasObject { return r.b.objs }
