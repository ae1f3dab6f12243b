package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/ui/look"
	"huikan/data"
)

// boardSection (栏目) is a section with what stands in it, as the board shows it.
type boardSection struct {
	rec     data.Section
	name    string
	entries []entry
}

// entry is a card: an article, or a member's profile.
type entry struct {
	key   string // record id
	title string
	kind  string
	place data.Placement
}

// sections reads what stands in an issue.
func (w *window) sections(id data.IssueID) (out []boardSection) {
	secs, err := w.lib.s.Sections(id)
	if err != nil {
		return nil
	}
	places, err := w.lib.s.Placements(id)
	if err != nil {
		return nil
	}
	auto, _ := w.lib.s.NewMembers(id)
	for _, sec := range secs {
		b := boardSection{rec: sec, name: sec.Name}
		placed := map[data.MemberID]bool{}
		for _, p := range places {
			if p.Section != sec.ID {
				continue
			}
			if p.Member != "" {
				placed[p.Member] = true
				if m, ok := w.lib.shelf.member(p.Member); ok {
					b.entries = append(b.entries, entry{string(m.ID), m.Name, w.className(m.Class), p})
				}
				continue
			}
			if a, ok := w.lib.shelf.article(p.Article); ok {
				b.entries = append(b.entries, entry{string(a.ID), a.Title, w.word(a.Type), p})
			}
		}
		if sec.Type == data.NewMembersSection {
			for _, m := range auto {
				if rec, ok := w.lib.shelf.member(m); ok && !placed[m] {
					b.entries = append(b.entries, entry{string(m), rec.Name, w.t("board.auto"), data.Placement{Issue: id, Section: sec.ID, Member: m}})
				}
			}
		}
		out = append(out, b)
	}
	return out
}

// board (版面) shows the sections of an issue with their cards.
type board struct {
	w      *window
	id     data.IssueID
	body   *fyne.Container // the sheet, and over it the line where a card would fall
	sheet  *look.Sheet
	line   *look.Fill
	secs   []boardSection
	heads  []boardHead
	cards  []*card
	locked bool // the issue has gone to press, or the library is read only
	picked string
	falls  *card // is being dragged, and would fall
	fall   fyne.Position
	follow string // the card that is to have the keyboard when the board is filled again
	open   func(entry)
}

// boardHead is the head of a section on the board; of the pool, sec has no id.
type boardHead struct {
	sec  data.Section
	part fyne.CanvasObject
}

// card is an entry on the board.
type card struct {
	*pressable
	b     *board
	e     entry
	frame *look.Fill
	title *look.Text
}

func newBoard(w *window, id data.IssueID, open func(entry)) *board {
	b := &board{w: w, id: id, sheet: look.Scrolled(look.Gap(1, 1)), open: open}
	b.line = look.NewFrame(look.Accent, look.Clear, 1)
	b.line.Hide()
	b.body = container.NewStack(b.sheet, container.NewWithoutLayout(b.line))
	return b
}

// fill makes the cards, with their pages where the issue is set.
func (b *board) fill(secs []boardSection, pr *proof) {
	w := b.w
	if c, ok := w.win.Canvas().Focused().(*card); ok && c.b == b && b.follow == "" {
		b.follow = c.e.key
	}
	b.cards, b.heads, b.secs = nil, nil, secs
	_, printed, err := w.lib.s.Edition(b.id) // the pages may not be set yet
	b.locked = w.lib.s.ReadOnly() || printed || err != nil
	var parts []fyne.CanvasObject
	if printed {
		parts = append(parts, look.NewText(w.t("board.printed"), look.Running.In(look.Soft)))
	}
	for _, sec := range secs {
		count := ""
		covered := map[int]bool{} // short entries share pages
		var cards []fyne.CanvasObject
		for _, e := range sec.entries {
			right := e.kind
			if pr != nil && pr.start != nil {
				if n := pr.pages[e.key]; n > 0 {
					for k := range n {
						covered[pr.start[e.key]+k] = true
					}
					right = w.t("issue.pages", n)
					if e.kind != "" {
						right += "　" + e.kind
					}
				}
			}
			c := b.newCard(e, right)
			b.cards = append(b.cards, c)
			cards = append(cards, c)
		}
		if len(covered) > 0 {
			count = w.t("issue.pages", len(covered))
		}
		if sec.rec.Hidden {
			count = w.t("section.hidden")
		}
		head := look.Row(8, 0, look.NewText("【"+sec.name+"】", headStyle(sec.rec)), look.NewText(count, look.Caption.Whole()), b.sectionButton(sec))
		b.heads = append(b.heads, boardHead{sec.rec, head})
		if len(sec.entries) == 0 {
			cards = append(cards, look.NewText(w.t("board.empty"), look.Quiet))
		}
		parts = append(parts, look.Column(8, append([]fyne.CanvasObject{head}, cards...)...))
	}
	if len(secs) == 0 {
		parts = append(parts, look.NewText(w.t("board.none"), look.Running.In(look.Soft)))
	}
	parts = append(parts, b.tail()...)
	b.sheet.Change(look.Pad(look.Column(18, parts...), 18, 20, 24, 20))
	b.mark()
	for _, c := range b.cards {
		if b.follow != "" && c.e.key == b.follow {
			w.win.Canvas().Focus(c)
			break
		}
	}
	b.follow = ""
}

func (b *board) newCard(e entry, right string) *card {
	c := &card{b: b, e: e, frame: look.NewFrame(look.Surface, look.Line, 8)}
	c.title = look.NewText(e.title, look.Style{Lines: 2})
	inner := look.Pad(look.Row(12, 0, c.title, look.NewText(right, look.Caption.Whole())), 8, 12, 8, 14)
	c.pressable = &pressable{part: look.Stack(c.frame, inner), do: func() { b.w.win.Canvas().Focus(c); b.pick(e.key); b.open(e) }, paint: func(over, focus bool) { b.paint(c, over, focus) }}
	c.ExtendBaseWidget(c)
	return c
}

func (b *board) paint(c *card, over, focus bool) {
	fill, border := look.Surface, look.Line
	if over {
		fill = look.Raised
	}
	if c.e.key == b.picked {
		fill, border = look.Wash, look.Accent
	}
	if focus {
		border = "focus"
	}
	c.frame.Set(fill, border)
}

// pick marks a card and brings it into view.
func (b *board) pick(key string) {
	if b.picked == key {
		return
	}
	b.picked = key
	b.mark()
}

func (b *board) mark() {
	for _, c := range b.cards {
		b.paint(c, false, false)
		if c.e.key == b.picked && c.Size().Height > 0 {
			drv := fyne.CurrentApp().Driver()
			y := drv.AbsolutePositionForObject(c).Y - drv.AbsolutePositionForObject(b.sheet).Y
			b.sheet.RevealAt(y, c.Size().Height)
		}
	}
}

// has reports whether a record stands on the board.
func (b *board) has(key string) bool {
	for _, c := range b.cards {
		if c.e.key == key {
			return true
		}
	}
	return false
}

// headStyle is that of a section's head: a hidden one is pale.
func headStyle(s data.Section) look.Style {
	if s.Hidden {
		return look.Strong.In(look.Faint)
	}
	return look.Strong
}
