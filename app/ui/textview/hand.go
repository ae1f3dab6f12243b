package textview

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
)

// grain (粒度) is what a drag selects by: after a double click words, after a
// triple click paragraphs.
type grain int

const (
	byCharacter grain = iota
	byWord
	byParagraph
)

// double is how soon a click must follow another to count with it.
const double = 400 * time.Millisecond

// hit is the place under a point of the body.
func (v *View) hit(p fyne.Position) (at int, atEnd bool) {
	if len(v.paras) == 0 {
		return 0, false
	}
	i := v.paraAtY(p.Y)
	l := &v.paras[i]
	row := max(0, min(len(l.rows)-1, int((p.Y-l.y)/l.lead)))
	at, atEnd = v.placeAt(i, row, p.X-v.left)
	if w := v.buf.rest(at, -1); w != at {
		return w, false
	}
	return at, atEnd
}

// around is the piece at a place by a grain.
func (v *View) around(at int, g grain) (from, to int) {
	switch g {
	case byWord:
		return v.buf.Word(at)
	case byParagraph:
		i := v.buf.ParaAt(at)
		return v.buf.Start(i), min(v.buf.End(i)+1, v.buf.Len())
	}
	return at, at
}

// MouseDown puts the caret, selects a word or a paragraph, or, with Shift,
// selects up to here.
func (b *body) MouseDown(e *desktop.MouseEvent) {
	v := b.v
	v.Focus()
	v.buf.Break()
	at, atEnd := v.hit(e.Position)
	if e.Button == desktop.MouseButtonSecondary {
		if from, to := v.sel.Sorted(); at < from || at > to || from == to {
			v.setSel(Selection{at, at}, atEnd)
		}
		return
	}
	if e.Button != desktop.MouseButtonPrimary {
		return
	}
	v.goal = -1
	if e.Modifier&fyne.KeyModifierShift != 0 {
		v.grain, v.clicks = byCharacter, 0
		v.hold = Selection{v.sel.Anchor, v.sel.Anchor}
		v.setSel(Selection{v.sel.Anchor, at}, atEnd)
		return
	}
	now := v.Now()
	near := e.Position.Subtract(v.lastAt)
	if v.clicks > 0 && now.Sub(v.last) <= double && near.X*near.X+near.Y*near.Y < 36 {
		v.clicks++
	} else {
		v.clicks = 1
	}
	v.last, v.lastAt = now, e.Position
	v.grain = grain((v.clicks - 1) % 3)
	from, to := v.around(at, v.grain)
	v.hold = Selection{from, to}
	v.setSel(v.hold, atEnd && v.grain == byCharacter)
}

// MouseUp ends a drag.
func (b *body) MouseUp(*desktop.MouseEvent) { b.v.drags = false }

// Dragged selects from where the button went down.
func (b *body) Dragged(e *fyne.DragEvent) {
	v := b.v
	v.drags = true
	v.hold = Selection{v.whole(v.hold.Anchor), v.whole(v.hold.Caret)} // somebody may type meanwhile
	at, atEnd := v.hit(e.Position)
	from, to := v.around(at, v.grain)
	s := Selection{v.hold.Anchor, max(to, v.hold.Caret)}
	if from < v.hold.Anchor {
		s = Selection{v.hold.Caret, from}
	}
	if v.grain == byCharacter {
		s = Selection{v.hold.Anchor, at}
	}
	v.setSel(s, atEnd && v.grain == byCharacter)
	v.pull(e)
}

// pull scrolls while the pointer is dragged beyond the view, faster the farther.
func (v *View) pull(e *fyne.DragEvent) {
	y, h := e.Position.Y-v.scroll.Offset.Y, v.scroll.Size().Height
	d := float32(0)
	if y < 0 {
		d = max(-60, y) / 2
	} else if y > h {
		d = min(60, y-h) / 2
	}
	if d == 0 {
		return
	}
	to := max(0, min(v.scroll.Offset.Y+d, v.contentHeight()-h))
	if to == v.scroll.Offset.Y {
		return
	}
	v.scroll.ScrollToOffset(fyne.NewPos(0, to))
	v.body.update()
	if v.Later == nil {
		return
	}
	turn := v.blink
	next := *e
	next.Position.Y += d
	v.Later(40*time.Millisecond, func() {
		if v.drags && v.blink == turn { // no other drag has come meanwhile
			v.body.Dragged(&next)
		}
	})
}

// DragEnd ends a drag.
func (b *body) DragEnd() { b.v.drags = false }

// TappedSecondary brings up the menu.
func (b *body) TappedSecondary(e *fyne.PointEvent) {
	if b.v.Menu != nil {
		b.v.Menu(e.AbsolutePosition)
	}
}

// Cursor is that of text.
func (b *body) Cursor() desktop.Cursor { return desktop.TextCursor }
