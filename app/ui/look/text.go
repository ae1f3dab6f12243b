package look

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Style says how a Text is set.
type Style struct {
	Size    float32 // 0: 14
	Bold    bool
	Color   fyne.ThemeColorName // "": Ink
	Leading float32             // times the size; 0: 1.5
	Align   fyne.TextAlign
	Lines   int  // at most so many, the last with an ellipsis; 0: as many as it takes
	Fixed   bool // as wide as the text; never cut
}

// The styles of look.md.
var (
	Body    = Style{Lines: 1}
	Strong  = Style{Lines: 1, Bold: true}
	Quiet   = Style{Size: 13, Lines: 1, Color: Soft}
	Caption = Style{Size: 12, Lines: 1, Color: Soft}
	Heading = Style{Size: 18, Lines: 1, Bold: true}
	Running = Style{}
)

// Wraps is the style with as many lines as it takes.
func (s Style) Wraps() Style { s.Lines = 0; return s }

// In is the style in another colour.
func (s Style) In(c fyne.ThemeColorName) Style { s.Color = c; return s }

// Whole is the style for text that is never cut.
func (s Style) Whole() Style { s.Fixed, s.Lines = true, 1; return s }

// Right is the style set flush right.
func (s Style) Right() Style { s.Align = fyne.TextAlignTrailing; return s }

// Centred is the style set in the middle.
func (s Style) Centred() Style { s.Align = fyne.TextAlignCenter; return s }

func (s Style) size() float32 {
	if s.Size == 0 {
		return 14
	}
	return s.Size
}

func (s Style) line() float32 {
	l := s.Leading
	if l == 0 {
		l = 1.5
	}
	return float32(int(s.size()*l + 0.5))
}

// lower is how far, in sizes, Noto Sans SC sets its characters below the
// middle of its line: 1.16 above and 0.288 below the baseline, a Han character
// from 0.88 above to 0.12 below.
const lower = 0.056

// Text shows text that cuts or wraps itself to the width it is given, with
// the ranges in Marks (bytes) on the colour of a match.
type Text struct {
	widget.BaseWidget
	style Style
	text  string
	marks [][2]int
	width float32
}

// NewText returns a text in a style.
func NewText(s string, st Style) *Text {
	t := &Text{text: s, style: st}
	t.ExtendBaseWidget(t)
	return t
}

// Set changes the text, and what of it is marked.
func (t *Text) Set(s string, marks ...[2]int) {
	if t.text == s && len(marks) == 0 && len(t.marks) == 0 {
		return
	}
	t.text, t.marks = s, marks
	t.Refresh()
}

// SetStyle changes how the text is set.
func (t *Text) SetStyle(st Style) {
	if t.style != st {
		t.style = st
		t.Refresh()
	}
}

// String is the text.
func (t *Text) String() string { return t.text }

// HeightFor is how tall the text is at a width.
func (t *Text) HeightFor(w float32) float32 {
	return t.style.line() * float32(max(1, len(t.broken(w))))
}

// Natural is how wide the text is in one line.
func (t *Text) Natural() float32 { return Width(t.text, t.style.size(), t.style.Bold) + 1 }

// MinSize is one line, as wide as the text where it must not be cut.
func (t *Text) MinSize() fyne.Size {
	t.ExtendBaseWidget(t)
	w := t.style.size() * 2
	if t.style.Fixed {
		w = t.Natural()
	}
	h := t.style.line()
	if t.style.Lines != 1 && t.width > 0 {
		h = t.HeightFor(t.width)
	}
	return fyne.NewSize(w, h)
}

// Resize remembers the width, on which the height depends.
func (t *Text) Resize(s fyne.Size) {
	t.width = s.Width
	t.BaseWidget.Resize(s)
}

func (t *Text) broken(w float32) []string {
	size, bold := t.style.size(), t.style.Bold
	if t.style.Lines == 1 {
		if t.style.Fixed {
			return []string{t.text}
		}
		return []string{Cut(t.text, w, size, bold)}
	}
	var out []string
	for _, l := range Wrap(t.text, w, size, bold) {
		if t.style.Lines > 0 && len(out) == t.style.Lines-1 {
			return append(out, Cut(t.text[l[0]:], w, size, bold))
		}
		out = append(out, t.text[l[0]:l[1]])
	}
	return out
}

// ranges are the bytes of the text that stand on each line.
func (t *Text) ranges(lines []string, w float32) [][2]int {
	if t.style.Lines == 1 || len(lines) == 0 {
		return [][2]int{{0, len(t.text)}}
	}
	return Wrap(t.text, w, t.style.size(), t.style.Bold)[:len(lines)]
}

// CreateRenderer is for Fyne.
func (t *Text) CreateRenderer() fyne.WidgetRenderer {
	t.ExtendBaseWidget(t)
	p := &Painter{}
	var lines []*canvas.Text
	var boxes []*canvas.Rectangle
	p.OnLayout = func(s fyne.Size) {
		st := t.style
		texts := t.broken(s.Width)
		p.Objs = p.Objs[:0]
		x0 := float32(0)
		if len(texts) > 0 && st.Align != fyne.TextAlignLeading {
			if free := s.Width - Width(texts[0], st.size(), st.Bold); st.Align == fyne.TextAlignCenter {
				x0 = free / 2
			} else {
				x0 = free
			}
		}
		top := (s.Height - st.line()*float32(len(texts))) / 2
		if st.Lines != 1 {
			top = 0
		}
		n := 0
		for _, m := range t.marks {
			for k, r := range t.ranges(texts, s.Width) {
				from, to := max(m[0], r[0]), min(m[1], r[1])
				if from >= to || to > len(t.text) {
					continue
				}
				x, end := Width(t.text[r[0]:from], st.size(), st.Bold), Width(t.text[r[0]:to], st.size(), st.Bold)
				if x >= s.Width {
					continue
				}
				if n == len(boxes) {
					boxes = append(boxes, canvas.NewRectangle(nil))
				}
				b := boxes[n]
				n++
				b.CornerRadius, b.FillColor = 2, Colour(Mark)
				b.Move(fyne.NewPos(x0+x, top+st.line()*float32(k)+1))
				b.Resize(fyne.NewSize(min(end, s.Width)-x, st.line()-2))
				b.Refresh()
				p.Objs = append(p.Objs, b)
			}
		}
		for i, line := range texts {
			if i == len(lines) {
				lines = append(lines, canvas.NewText("", nil))
			}
			c := lines[i]
			col := Colour(st.Color)
			if st.Color == "" {
				col = Colour(Ink)
			}
			if c.Text != line || c.Color != col || c.TextSize != st.size() || c.TextStyle.Bold != st.Bold {
				c.Text, c.Color, c.TextSize, c.TextStyle = line, col, st.size(), fyne.TextStyle{Bold: st.Bold}
				c.Refresh()
			}
			x := float32(0)
			if st.Align != fyne.TextAlignLeading {
				free := s.Width - Width(line, st.size(), st.Bold)
				if st.Align == fyne.TextAlignCenter {
					free /= 2
				}
				x = float32(int(max(0, free)))
			}
			m := c.MinSize()
			c.Resize(m)
			c.Move(fyne.NewPos(x, float32(int(top+st.line()*float32(i)+(st.line()-m.Height)/2-st.size()*lower+0.5))))
			p.Objs = append(p.Objs, c)
		}
	}
	p.OnRefresh = func() { p.OnLayout(t.Size()); canvas.Refresh(t) }
	return p
}
