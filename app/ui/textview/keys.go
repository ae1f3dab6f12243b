package textview

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"huikan/app/ui/look"
)

// blinkTime is how long the caret is lit and how long it is not; after
// blinkMost of them it stays, and the window can rest.
const (
	blinkTime = 600 * time.Millisecond
	blinkMost = 40
)

// FocusGained shows the caret.
func (b *body) FocusGained() {
	v := b.v
	v.focus, v.shift = true, false
	for _, r := range v.ring {
		r.Show()
	}
	v.wake()
	b.update()
}

// FocusLost hides it.
func (b *body) FocusLost() {
	v := b.v
	v.focus, v.shift = false, false
	v.blink++
	v.buf.Break()
	for _, r := range v.ring {
		r.Hide()
	}
	b.update()
}

// wake lights the caret and lets it blink from now on.
func (v *View) wake() {
	v.blink++
	v.lit = true
	if v.focus && v.Later != nil {
		v.winks(v.blink, 0)
	}
}

func (v *View) winks(turn, n int) {
	if n >= blinkMost {
		return
	}
	v.Later(blinkTime, func() {
		if v.blink != turn || !v.focus {
			return
		}
		v.lit = !v.lit
		if n+1 == blinkMost {
			v.lit = true
		}
		v.body.update()
		v.winks(turn, n+1)
	})
}

// TypedRune puts a character in the place of what is selected. What an input
// method commits comes this way too, character by character.
func (b *body) TypedRune(r rune) {
	from, to := b.v.sel.Sorted()
	b.v.do(Typing, Edit{from, to, string(r)})
}

// KeyDown and KeyUp follow Shift.
func (b *body) KeyDown(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		b.v.shift = true
	}
}

// KeyUp follows Shift.
func (b *body) KeyUp(e *fyne.KeyEvent) {
	if e.Name == desktop.KeyShiftLeft || e.Name == desktop.KeyShiftRight {
		b.v.shift = false
	}
}

// AcceptsTab keeps Tab in a table, where it goes to the next cell. Elsewhere it
// leads on to the next part of the window.
func (b *body) AcceptsTab() bool {
	v := b.v
	i := v.buf.ParaAt(v.sel.Caret)
	return !v.readOn && i < len(v.paras) && v.paras[i].style.kind == kindRow
}

// TypedKey moves the caret or deletes.
func (b *body) TypedKey(e *fyne.KeyEvent) {
	v := b.v
	at := v.sel.Caret
	from, to := v.sel.Sorted()
	switch e.Name {
	case fyne.KeyEscape:
		if v.Escape != nil {
			v.Escape()
		} else {
			look.Escaped(b)
		}
	case fyne.KeyLeft:
		if from != to && !v.shift {
			v.goTo(from)
			return
		}
		v.goTo(v.buf.rest(v.buf.prev(at), -1))
	case fyne.KeyRight:
		if from != to && !v.shift {
			v.goTo(to)
			return
		}
		v.goTo(v.buf.rest(v.buf.next(at), 1))
	case fyne.KeyUp:
		v.rowsOn(-1)
	case fyne.KeyDown:
		v.rowsOn(1)
	case fyne.KeyPageUp:
		v.pageOn(-1)
	case fyne.KeyPageDown:
		v.pageOn(1)
	case fyne.KeyHome:
		i, r := v.rowOf(at, v.atEnd)
		v.goTo(v.buf.Start(i) + v.paras[i].rows[r][0])
	case fyne.KeyEnd:
		i, r := v.rowOf(at, v.atEnd)
		v.goToEnd(v.rowEnd(i, r), r+1 < len(v.paras[i].rows))
	case fyne.KeyReturn, fyne.KeyEnter:
		if from != to {
			v.do(Other, Edit{from, to, ""})
		}
		v.do(Other, v.buf.broken(v.sel.Caret, v.shift))
	case fyne.KeyBackspace:
		if from == to {
			from = v.buf.before(at)
		}
		v.do(Erasing, Edit{from, to, ""})
	case fyne.KeyDelete:
		if from == to {
			to = v.buf.after(at)
		}
		v.do(Eating, Edit{from, to, ""})
	case fyne.KeyTab:
		v.nextCell()
	}
}

// TypedShortcut does what goes with Ctrl.
func (b *body) TypedShortcut(s fyne.Shortcut) {
	v := b.v
	clip := fyne.CurrentApp().Clipboard()
	switch s := s.(type) {
	case *fyne.ShortcutCopy:
		v.Copy(clip)
		return
	case *fyne.ShortcutCut:
		v.Cut(clip)
		return
	case *fyne.ShortcutPaste:
		v.Paste(clip)
		return
	case *fyne.ShortcutSelectAll:
		v.SelectAll()
		return
	case *fyne.ShortcutUndo:
		v.Undo()
		return
	case *fyne.ShortcutRedo:
		v.Redo()
		return
	case *desktop.CustomShortcut:
		if v.custom(s) {
			return
		}
	}
	if v.Shortcut != nil && v.Shortcut(s) {
		return
	}
	if c := fyne.CurrentApp().Driver().CanvasForObject(b); c != nil {
		if h, ok := c.(fyne.Shortcutable); ok { // those of the window
			h.TypedShortcut(s)
		}
	}
}

// custom does the walks with Ctrl, selecting with Shift.
func (v *View) custom(s *desktop.CustomShortcut) bool {
	ctrl := s.Modifier &^ fyne.KeyModifierShift
	if ctrl != fyne.KeyModifierShortcutDefault && ctrl != fyne.KeyModifierControl {
		return false
	}
	shift := v.shift
	v.shift = s.Modifier&fyne.KeyModifierShift != 0
	defer func() { v.shift = shift }()
	at := v.sel.Caret
	from, to := v.sel.Sorted()
	switch s.KeyName {
	case fyne.KeyLeft:
		v.goTo(v.buf.rest(v.buf.WordLeft(at), -1))
	case fyne.KeyRight:
		v.goTo(v.buf.rest(v.buf.WordRight(at), 1))
	case fyne.KeyUp:
		i := v.buf.ParaAt(at)
		if at == v.buf.Start(i) && i > 0 {
			i--
			if v.buf.parting(i) {
				i--
			}
		}
		v.goTo(v.buf.Start(i))
	case fyne.KeyDown:
		i := min(v.buf.ParaAt(at)+1, v.buf.Paras()-1)
		if v.buf.parting(i) {
			i++
		}
		if i == v.buf.ParaAt(at) {
			v.goTo(v.buf.Len())
		} else {
			v.goTo(v.buf.Start(i))
		}
	case fyne.KeyHome:
		v.goTo(0)
	case fyne.KeyEnd:
		v.goTo(v.buf.Len())
	case fyne.KeyBackspace:
		if from == to {
			from = v.buf.WordLeft(at)
		}
		v.do(Other, Edit{from, to, ""})
	case fyne.KeyDelete:
		if from == to {
			to = v.buf.WordRight(at)
		}
		v.do(Other, Edit{from, to, ""})
	default:
		return false
	}
	return true
}

// goTo moves the caret, and with Shift selects.
func (v *View) goTo(at int) { v.goToEnd(at, false) }

func (v *View) goToEnd(at int, atEnd bool) {
	v.buf.Break()
	v.goal = -1
	v.walk(at, atEnd)
}

func (v *View) walk(at int, atEnd bool) {
	s := Selection{at, at}
	if v.shift {
		s.Anchor = v.sel.Anchor
	}
	v.setSel(s, atEnd)
	v.reveal(false)
}

// rowsOn moves the caret some rows down or up, as near as may be to where it
// was across.
func (v *View) rowsOn(n int) {
	v.buf.Break()
	i, r := v.rowOf(v.sel.Caret, v.atEnd)
	if v.goal < 0 {
		v.goal = v.x(i, r, v.sel.Caret)
	}
	for ; n > 0; n-- {
		if r++; r == len(v.paras[i].rows) {
			if i+1 == len(v.paras) {
				v.walk(v.buf.Len(), false)
				return
			}
			if i, r = i+1, 0; v.buf.parting(i) {
				i++
			}
		}
	}
	for ; n < 0; n++ {
		if r--; r < 0 {
			if i == 0 {
				v.walk(0, false)
				return
			}
			if i--; v.buf.parting(i) {
				i--
			}
			r = len(v.paras[i].rows) - 1
		}
	}
	at, atEnd := v.placeAt(i, r, v.goal)
	v.walk(at, atEnd)
}

// pageOn moves the caret by a view, less a line.
func (v *View) pageOn(dir float32) {
	v.buf.Break()
	i, r := v.rowOf(v.sel.Caret, v.atEnd)
	if v.goal < 0 {
		v.goal = v.x(i, r, v.sel.Caret)
	}
	l := &v.paras[i]
	h := v.scroll.Size().Height
	d := dir * max(l.lead, h-l.lead)
	y := l.y + l.lead*float32(r) + d
	if y < v.top && dir < 0 {
		v.scroll.ScrollToTop()
		v.walk(0, false)
		return
	}
	if y >= v.height && dir > 0 {
		v.walk(v.buf.Len(), false)
		return
	}
	v.scroll.ScrollToOffset(fyne.NewPos(0, float32(int(max(0, min(v.scroll.Offset.Y+d, v.contentHeight()-h))))))
	i = v.paraAtY(y)
	l = &v.paras[i]
	at, atEnd := v.placeAt(i, max(0, min(len(l.rows)-1, int((y-l.y)/l.lead))), v.goal)
	if to := v.buf.rest(at, int(dir)); to != at {
		at, atEnd = to, false
	}
	v.walk(at, atEnd)
}

// Copy, Cut and Paste go by the clipboard.
func (v *View) Copy(c fyne.Clipboard) {
	if s := v.Selected(); s != "" {
		c.SetContent(s)
	}
}

// Cut copies and deletes.
func (v *View) Cut(c fyne.Clipboard) {
	if s := v.Selected(); s != "" && !v.readOn {
		c.SetContent(s)
		from, to := v.sel.Sorted()
		v.do(Other, Edit{from, to, ""})
	}
}

// Paste puts the clipboard's text in the place of what is selected.
func (v *View) Paste(c fyne.Clipboard) {
	if s := c.Content(); s != "" {
		from, to := v.sel.Sorted()
		v.do(Other, Edit{from, to, s})
	}
}

// SelectAll selects the whole text and stays where it is.
func (v *View) SelectAll() { v.setSel(Selection{0, v.buf.Len()}, false) }

// nextCell goes to the next cell of a table, and at its end begins a row.
func (v *View) nextCell() {
	at := v.sel.Caret
	i := v.buf.ParaAt(at)
	p := v.buf.Para(i)
	for k := at - v.buf.Start(i); k < len(p); k++ {
		if p[k] == '|' && (k == 0 || p[k-1] != '\\') && k+1 < len(p) && p[k+1:] != "" {
			k++
			for k < len(p) && p[k] == ' ' {
				k++
			}
			v.goTo(v.buf.Start(i) + k)
			return
		}
	}
	for i+1 < v.buf.Paras() && styleOf(v.buf.Para(i+1)).kind == kindRow {
		i++
		if p = v.buf.Para(i); strings.Trim(p, "|-: ") != "" {
			v.goTo(v.buf.Start(i) + len(p) - len(strings.TrimLeft(p, "| ")))
			return
		}
	}
	v.goTo(v.buf.End(i))
	v.do(Other, v.buf.broken(v.sel.Caret, false))
}

// CursorPosition and Typed let the window's undo find the one who types: while
// somebody writes, undo is theirs.
func (b *body) CursorPosition() fyne.Position { return b.v.CaretAt() }

// Typed is never empty: undo stays with the editor.
func (b *body) Typed() string { return " " }
