package textview

import (
	"slices"
	"sort"
	"strings"
)

// Buffer (缓冲) is a text in paragraphs, with its undo. Places are byte offsets
// into the text, whose paragraphs are parted by "\n". It knows no screen.
type Buffer struct {
	paras  []string
	starts []int // where each paragraph begins
	size   int
	text   string // the whole, where it has been asked for since the last change
	whole  bool

	past, future []step
	kept         int // bytes that past and future hold
}

// Edit puts Text in the place of the bytes from From to To.
type Edit struct {
	From, To int
	Text     string
}

// Span says which paragraphs a change touched: Was of them, from First on,
// became Is.
type Span struct{ First, Was, Is int }

// NewBuffer returns a buffer of a text. Line ends of other systems become "\n".
func NewBuffer(text string) *Buffer {
	b := &Buffer{}
	b.fill(text)
	return b
}

// Lines makes every end of a line "\n".
func Lines(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

func (b *Buffer) fill(text string) {
	b.paras = strings.Split(Lines(text), "\n")
	b.starts = make([]int, len(b.paras))
	b.number(0)
	b.whole = false
}

// number counts where the paragraphs begin, from the i-th on.
func (b *Buffer) number(i int) {
	at := 0
	if i > 0 {
		at = b.starts[i-1] + len(b.paras[i-1]) + 1
	}
	for ; i < len(b.paras); i++ {
		b.starts[i] = at
		at += len(b.paras[i]) + 1
	}
	b.size = at - 1
}

// Text is the whole text.
func (b *Buffer) Text() string {
	if !b.whole {
		b.text, b.whole = strings.Join(b.paras, "\n"), true
	}
	return b.text
}

// Len is the length of the text in bytes.
func (b *Buffer) Len() int { return b.size }

// Paras is the number of paragraphs, at least one.
func (b *Buffer) Paras() int { return len(b.paras) }

// Para is the i-th paragraph without its line end.
func (b *Buffer) Para(i int) string { return b.paras[i] }

// Start is where the i-th paragraph begins.
func (b *Buffer) Start(i int) int { return b.starts[i] }

// End is where the i-th paragraph ends, before its line end.
func (b *Buffer) End(i int) int { return b.starts[i] + len(b.paras[i]) }

// ParaAt is the paragraph in which a place lies.
func (b *Buffer) ParaAt(at int) int {
	return max(0, sort.SearchInts(b.starts, at+1)-1)
}

// Slice is the text between two places.
func (b *Buffer) Slice(from, to int) string {
	from, to = b.clamp(from), b.clamp(to)
	if from >= to {
		return ""
	}
	i, j := b.ParaAt(from), b.ParaAt(to)
	if i == j {
		return b.paras[i][from-b.starts[i] : to-b.starts[i]]
	}
	var s strings.Builder
	s.Grow(to - from)
	s.WriteString(b.paras[i][from-b.starts[i]:])
	for k := i + 1; k < j; k++ {
		s.WriteByte('\n')
		s.WriteString(b.paras[k])
	}
	s.WriteByte('\n')
	s.WriteString(b.paras[j][:to-b.starts[j]])
	return s.String()
}

func (b *Buffer) clamp(at int) int { return max(0, min(at, b.size)) }

// splice does one edit and says what became of the paragraphs.
func (b *Buffer) splice(from, to int, text string) Span {
	i, j := b.ParaAt(from), b.ParaAt(to)
	parts := strings.Split(b.paras[i][:from-b.starts[i]]+text+b.paras[j][to-b.starts[j]:], "\n")
	sp := Span{i, j - i + 1, len(parts)}
	if sp.Was == 1 && sp.Is == 1 {
		b.paras[i] = parts[0]
	} else {
		b.paras = slices.Replace(b.paras, i, j+1, parts...)
		b.starts = slices.Replace(b.starts, i, j+1, make([]int, len(parts))...)
	}
	b.number(i)
	b.whole = false
	return sp
}

// join is one span for two changes, of which the second came later.
func (s Span) join(t Span) Span {
	if s.Was == 0 && s.Is == 0 {
		return t
	}
	// In the numbering between the two: s made [s.First, s.First+s.Is), t
	// touched [t.First, t.First+t.Was).
	first := min(s.First, t.First)
	end := max(s.First+s.Is, t.First+t.Was)
	return Span{first, end - first - s.Is + s.Was, end - first - t.Was + t.Is}
}
