// Package listview is a list of many rows with several columns: a header that
// sorts by click, one row selected, the whole keyboard. Only the rows in view
// exist, so that 100,000 of them scroll as ten do.
//
// # Why
//
// Neither widget.Table, which has no rows to select and costs 18 ms a scroll,
// nor widget.List, which keeps its own focus beside its selection: here the
// arrow keys select, as in every file manager (docs/platform.md F5).
package listview

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// Column (列) is one column. The first column with Width 0 takes what is left.
type Column struct {
	Key   string // of the owner's own
	Off   bool   // not shown; the first column always is
	Title string
	Width float32 // 0: what is left
	Least float32 // the column goes when the list is narrower than this; 0: it stays
	Right bool    // numbers
	Sort  bool    // its header sorts
	Room  float32 // of the column that takes what is left: the last others go rather than make it narrower
}

// Cell is what a row shows in one column.
type Cell struct {
	Text  string
	Marks [][2]int            // bytes of Text that a search matched
	After string              // faint, behind the text: initials that matched
	Tail  [][2]int            // bytes of After that matched
	Color fyne.ThemeColorName // "": the first column ink, the others soft
	Badge fyne.ThemeColorName // a wash: the text stands on it as a badge
}

// List is the list. Its fields are set before it is shown.
type List struct {
	widget.BaseWidget
	Columns  []Column
	Len      func() int
	Row      func(i int) []Cell // one cell a column
	Picked   func(i int)        // a row was selected
	Opened   func(i int)        // Enter or double click; may be nil
	Clicked  func(i int)        // a row was clicked, after Picked; may be nil
	Sorted   func(col int, down bool)
	Empty    fyne.CanvasObject             // stands where there are no rows; may be nil
	RowSize  float32                       // 48 or 36
	Typed    func(rune)                    // a character typed on the list, for the search field; may be nil
	Keys     func(fyne.KeyName) bool       // keys that move nothing, before the list drops them; may be nil
	Shortcut func(fyne.Shortcut) bool      // Ctrl+C and the like; may be nil
	Menu     func(at fyne.Position)        // a right click on the header, for picking columns; may be nil
	Context  func(i int, at fyne.Position) // a right click on a row, which is picked first; may be nil
	Several  bool                          // Shift and Ctrl pick several rows
	Marked   func(n int)                   // how many rows are marked has changed; may be nil
	SortBy   int
	SortDown bool

	at     int
	anchor int          // from where Shift marks
	marked map[int]bool // rows picked together; empty: the one at at
	focus  bool
	quiet  bool // focus comes with a click, which selects
	still  bool // no row is filled: all of them will be
	scroll *container.Scroll
	body   *body
	head   *header
}

// New returns a list of the columns.
func New(cols ...Column) *List {
	l := &List{Columns: cols, at: -1, RowSize: 48, SortBy: -1}
	l.body = &body{list: l, rows: map[int]*row{}}
	l.body.ExtendBaseWidget(l.body)
	l.scroll = container.NewVScroll(l.body)
	l.scroll.OnScrolled = func(fyne.Position) { l.body.update(false) }
	l.head = &header{list: l}
	l.head.ExtendBaseWidget(l.head)
	l.ExtendBaseWidget(l)
	return l
}

// At is the selected row, -1 if none is.
func (l *List) At() int { return l.at }

// Reload draws all rows again after the data have changed; at is the row that
// is selected now (-1: none). Picked is not called.
func (l *List) Reload(at int) {
	l.at, l.anchor = at, at
	l.still = true // laying the rows out fills none of them: once is enough
	l.mark(nil)
	l.Refresh()
	l.scroll.Refresh()
	if at >= 0 {
		l.reveal(at)
	}
	l.still = false
	l.body.update(true)
}

// Select selects a row and tells Picked.
func (l *List) Select(i int) {
	n := l.Len()
	if n == 0 {
		return
	}
	i = max(0, min(i, n-1))
	l.reveal(i)
	if i != l.at {
		l.at = i
		l.body.update(true)
		if l.Picked != nil {
			l.Picked(i)
		}
	}
}

// Top scrolls to the first row.
func (l *List) Top() { l.scroll.ScrollToTop(); l.body.update(false) }

// Key does what a key does on the list, and reports whether it did anything.
func (l *List) Key(k fyne.KeyName) bool {
	page := max(1, int(l.scroll.Size().Height/l.RowSize)-1)
	switch k {
	case fyne.KeyUp:
		l.Select(l.at - 1)
	case fyne.KeyDown:
		l.Select(l.at + 1)
	case fyne.KeyPageUp:
		l.Select(l.at - page)
	case fyne.KeyPageDown:
		l.Select(l.at + page)
	case fyne.KeyHome:
		l.Select(0)
	case fyne.KeyEnd:
		l.Select(l.Len() - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		if l.Opened == nil || l.at < 0 {
			return false
		}
		l.Opened(l.at)
	default:
		if l.Keys != nil && l.Keys(k) {
			return true
		}
		if k == fyne.KeyEscape {
			look.Escaped(l)
		}
		return false
	}
	return true
}

func (l *List) reveal(i int) {
	top, h := l.scroll.Offset.Y, l.scroll.Size().Height
	y := float32(i) * l.RowSize
	switch {
	case h <= 0:
		return
	case y < top:
		top = y
	case y+l.RowSize > top+h:
		top = y + l.RowSize - h
	default:
		return
	}
	l.scroll.ScrollToOffset(fyne.NewPos(0, top))
	l.body.update(false)
}

// FocusGained and FocusLost light the bar of the selected row; TypedKey and TypedRune are the keyboard's.
func (l *List) FocusGained() {
	l.focus = true
	if l.at < 0 && l.Len() > 0 && !l.quiet {
		l.Select(0)
	}
	l.Refresh()
}

// FocusLost dims it.
func (l *List) FocusLost() { l.focus = false; l.Refresh() }

// TypedRune hands characters on to the search field.
func (l *List) TypedRune(r rune) {
	if l.Typed != nil {
		l.Typed(r)
	}
}

// TypedKey moves the selection; with Shift it marks the rows on the way.
func (l *List) TypedKey(e *fyne.KeyEvent) {
	mods := modifiers()
	if l.Several && mods&fyne.KeyModifierShift != 0 && slices.Contains(moves, e.Name) {
		from := l.anchor
		l.Key(e.Name)
		l.extend(from)
		return
	}
	if l.Several && len(l.marked) > 0 && slices.Contains(moves, e.Name) {
		l.mark(nil)
	}
	l.Key(e.Name)
	l.anchor = l.at
}

// TypedShortcut offers shortcuts to the owner.
func (l *List) TypedShortcut(s fyne.Shortcut) {
	if _, all := s.(*fyne.ShortcutSelectAll); all && l.Several {
		l.anchor = 0
		l.extendTo(0, l.Len()-1)
		return
	}
	if l.Shortcut != nil {
		l.Shortcut(s)
	}
}

// spans says where each column stands at a width; a column that has no room is 0 wide.
func (l *List) spans(total float32) [][2]float32 {
	const margin, gap = 20, 16
	out := make([][2]float32, len(l.Columns))
	rest := total - 2*margin
	grow, last := -1, len(l.Columns)
	for i, c := range l.Columns {
		if c.gone(total) {
			continue
		}
		if i > 0 {
			rest -= gap
		}
		if c.Width == 0 && grow < 0 {
			grow = i
		}
		rest -= c.Width
	}
	for grow >= 0 && rest < l.Columns[grow].Room && last > grow+1 {
		if last--; !l.Columns[last].gone(total) {
			rest += gap + l.Columns[last].Width
		}
	}
	x := float32(margin)
	for i, c := range l.Columns[:last] {
		if c.gone(total) {
			continue
		}
		w := c.Width
		if i == grow {
			w = max(40, rest)
		}
		out[i] = [2]float32{x, w}
		x += w + gap
	}
	return out
}

// gone reports whether the column is not shown at a width.
func (c Column) gone(total float32) bool { return c.Off || c.Least > 0 && total < c.Least }

const headHeight = 34

// CreateRenderer is for Fyne.
func (l *List) CreateRenderer() fyne.WidgetRenderer {
	l.ExtendBaseWidget(l)
	rule := look.Across()
	p := &look.Painter{}
	p.OnLayout = func(s fyne.Size) {
		p.Objs = []fyne.CanvasObject{l.head, rule, l.scroll}
		l.head.Resize(fyne.NewSize(s.Width, headHeight))
		rule.Move(fyne.NewPos(0, headHeight))
		rule.Resize(fyne.NewSize(s.Width, 1))
		l.scroll.Move(fyne.NewPos(0, headHeight+1))
		l.scroll.Resize(fyne.NewSize(s.Width, max(0, s.Height-headHeight-1)))
		empty := l.Len() == 0 && l.Empty != nil
		if empty {
			p.Objs = []fyne.CanvasObject{l.Empty}
			l.Empty.Resize(s)
		}
		l.body.update(false)
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(200, 120) }
	p.OnRefresh = func() {
		p.OnLayout(l.Size())
		l.body.update(true)
		for _, o := range p.Objs {
			if o != fyne.CanvasObject(l.scroll) {
				o.Refresh()
			}
		}
	}
	return p
}
