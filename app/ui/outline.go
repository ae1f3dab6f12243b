package ui

import (
	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/app/ui/textview"
)

// outline (提纲) lists the headings of a manuscript, the one at the caret lit;
// a click leads there. Below it stands what else is to be said of the article.
type outline struct {
	w     *window
	go_   func(at int)
	heads []textview.Heading
	lines []*outlineLine
	lit   int
	part  *look.Box // the headings
	below *look.Box
	sheet *look.Sheet
}

type outlineLine struct {
	bg    *look.Fill
	text  *look.Text
	style look.Style
	all   *pressable
}

const outlineRow = 28

func newOutline(w *window, pick func(at int)) *outline {
	o := &outline{w: w, go_: pick, lit: -1, part: look.Column(0), below: look.Column(20)}
	o.sheet = look.Scrolled(look.Pad(look.Column(20, o.part, look.Pad(o.below, 0, 0, 0, 8)), 18, 10, 20, 10))
	return o
}

// show lists headings. While only their places change, nothing is built anew.
func (o *outline) show(heads []textview.Heading, caret int) {
	same := len(heads) == len(o.heads) && len(o.lines) > 0
	for i := 0; same && i < len(heads); i++ {
		same = heads[i].Text == o.heads[i].Text && heads[i].Level == o.heads[i].Level
	}
	o.heads = heads
	if !same {
		o.build()
	}
	o.light(caret)
}

func (o *outline) build() {
	o.lines, o.lit = nil, -1
	parts := []fyne.CanvasObject{look.Pad(look.NewText(o.w.t("article.outline"), look.Style{Size: 13, Bold: true, Lines: 1, Color: look.Soft}), 0, 0, 6, 8)}
	least := 6
	for _, h := range o.heads {
		least = min(least, h.Level)
	}
	for i, h := range o.heads {
		l := &outlineLine{bg: look.NewFrame(look.Clear, look.Clear, 6), style: look.Style{Size: 13, Lines: 1}}
		l.text = look.NewText(h.Text, l.style)
		row := look.Sized(look.Stack(l.bg, look.Pad(l.text, 4, 6, 4, 8+14*float32(min(h.Level-least, 3)))), 0, outlineRow)
		l.all = newPressable(row, func() { o.go_(o.heads[i].At) }, func(over, focus bool) {
			fill, border := look.Clear, look.Clear
			switch {
			case i == o.lit:
				fill = look.Wash
			case over:
				fill = "hover"
			}
			if focus {
				border = "focus"
			}
			l.bg.Set(fill, border)
		})
		o.lines = append(o.lines, l)
		parts = append(parts, l.all)
	}
	if len(o.heads) == 0 {
		parts = append(parts, look.Pad(look.NewText(o.w.t("write.outline.none"), look.Style{Size: 12, Color: look.Soft}), 0, 6, 0, 8))
	}
	o.part.Set(parts...)
	o.sheet.Relay()
}

// light lights the heading under which the caret is.
func (o *outline) light(caret int) {
	lit := -1
	for i, h := range o.heads {
		if h.At <= caret {
			lit = i
		}
	}
	if lit == o.lit {
		return
	}
	for _, i := range []int{o.lit, lit} {
		if i < 0 || i >= len(o.lines) {
			continue
		}
		l := o.lines[i]
		st, fill := l.style, look.Clear
		if i == lit {
			st, fill = st.In(look.Accent), look.Wash
		}
		l.text.SetStyle(st)
		l.bg.Set(fill, look.Clear)
	}
	if o.lit = lit; lit >= 0 {
		o.sheet.Reveal(44+outlineRow*float32(lit), outlineRow)
	}
}
