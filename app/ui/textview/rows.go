package textview

import (
	"slices"
	"sort"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
)

// laid is a paragraph as it is wrapped at the width of the view.
type laid struct {
	style  style
	rows   [][2]int // bytes of the paragraph that are drawn in each row
	size   float32
	lead   float32 // of a row
	before float32 // room above
	y      float32 // of the first row
	height float32 // of all, with the room
}

// The sizes of look.md: 15.5 on 1.9; a parting is the gap between paragraphs.
const (
	leading = 1.85
	parted  = 0.42 // of a line
	fence   = 12
)

// size is that of a heading or of the text.
func (v *View) sizeOf(s *style) float32 {
	switch {
	case s.kind == kindFence:
		return fence
	case s.kind == kindFigure: // most of it is an address
		return v.size - 2.5
	case s.level == 1:
		return v.size + 5
	case s.level == 2:
		return v.size + 2.5
	case s.level == 3:
		return v.size + 1
	}
	return v.size
}

// wrap lays one paragraph out, except for its y.
func (v *View) wrap(i int) laid {
	p := v.buf.Para(i)
	l := laid{style: styleOf(p)}
	l.size = v.sizeOf(&l.style)
	l.lead = float32(int(l.size*leading + 0.5))
	switch {
	case l.style.kind == kindEmpty && v.thin(i):
		l.lead = float32(int(l.lead*parted + 0.5))
	case l.style.kind == kindFence:
		l.lead = 20
	case l.style.level > 0 && i > 0:
		l.before = float32(int(l.size * 0.35))
	}
	if len(l.style.spans) == 0 {
		l.rows = look.Wrap(p, v.room, l.size, false)
	} else {
		walk := l.style.walker()
		l.rows = look.WrapStyled(p, v.room, l.size, func(i int) bool { bold, _ := walk(i); return bold })
	}
	l.height = l.before + l.lead*float32(len(l.rows))
	return l
}

// thin reports whether an empty paragraph is only the gap between two.
func (v *View) thin(i int) bool {
	b := v.buf
	if i == 0 || i == b.Paras()-1 {
		return false
	}
	return b.Para(i-1) != "" || b.Para(i+1) != ""
}

// layAll wraps everything at the width that there is.
func (v *View) layAll() {
	v.paras = slices.Grow(v.paras[:0], v.buf.Paras())[:v.buf.Paras()]
	for i := range v.paras {
		v.paras[i] = v.wrap(i)
	}
	v.place(0)
}

// layAgain wraps what a change touched, and its neighbours, whose gaps may
// have changed.
func (v *View) layAgain(sp Span) {
	if sp.Was == 0 && sp.Is == 0 || v.room <= 0 {
		return
	}
	if sp.Was != sp.Is {
		v.paras = slices.Replace(v.paras, sp.First, sp.First+sp.Was, make([]laid, sp.Is)...)
	}
	first, end := max(0, sp.First-1), min(len(v.paras), sp.First+sp.Is+1)
	for i := first; i < end; i++ {
		v.paras[i] = v.wrap(i)
	}
	v.place(first)
}

// place counts where the paragraphs stand, from the i-th on.
func (v *View) place(i int) {
	y := v.top
	if i > 0 {
		y = v.paras[i-1].y - v.paras[i-1].before + v.paras[i-1].height
	}
	for ; i < len(v.paras); i++ {
		l := &v.paras[i]
		l.y = y + l.before
		y += l.height
	}
	v.height = y
}

// paraAtY is the paragraph at a height of the content.
func (v *View) paraAtY(y float32) int {
	n := sort.Search(len(v.paras), func(i int) bool { l := &v.paras[i]; return l.y-l.before+l.height > y })
	return min(n, len(v.paras)-1)
}

// rowOf is the paragraph and the row of it in which a place is shown. A place
// where a row ends and the next begins belongs to the next, unless atEnd.
func (v *View) rowOf(at int, atEnd bool) (para, row int) {
	i := v.buf.ParaAt(at)
	if i >= len(v.paras) {
		return 0, 0
	}
	k := at - v.buf.Start(i)
	rows := v.paras[i].rows
	r := max(0, sort.Search(len(rows), func(r int) bool { return rows[r][0] > k })-1)
	if atEnd && r > 0 && rows[r][0] == k {
		r--
	}
	return i, r
}

// end is the last place of a row: before a row that follows, behind the text.
func (v *View) rowEnd(para, row int) int { return v.buf.Start(para) + v.paras[para].rows[row][1] }

// x is where a place of a row stands, from the left edge of the text.
func (v *View) x(para, row, at int) float32 {
	l := &v.paras[para]
	r := l.rows[row]
	k := min(at-v.buf.Start(para), r[1])
	p := v.buf.Para(para)
	w := float32(0)
	for _, s := range l.style.runs(r[0], max(r[0], k)) {
		w += drawn(p[s.from:s.to], l.size, s.bold)
	}
	return w
}

// drawn is how wide a run is drawn. Latin letters are kerned, which the sum of
// their widths does not know; Han characters are not.
func drawn(s string, size float32, bold bool) float32 {
	for i := 0; i < len(s); i++ {
		if s[i] < 0x80 {
			return fyne.MeasureText(shown(s), size, fyne.TextStyle{Bold: bold}).Width
		}
	}
	return look.Width(s, size, bold)
}

// placeAt is the place nearest to an x of a row, and whether it is where the
// row ends and the next begins.
func (v *View) placeAt(para, row int, x float32) (at int, atEnd bool) {
	l := &v.paras[para]
	r := l.rows[row]
	start := v.buf.Start(para)
	at = start + r[0]
	w := float32(0)
	walk := l.style.walker()
	for at < start+r[1] {
		next := min(v.buf.next(at), start+r[1])
		bold, _ := walk(at - start)
		a := look.Width(v.buf.Slice(at, next), l.size, bold)
		if x < w+a/2 {
			return at, false
		}
		w += a
		at = next
	}
	return at, row+1 < len(l.rows) && l.rows[row+1][0] == at-start
}
