package ui

import (
	"cmp"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"huikan/app/ui/look"
	"huikan/data"
)

// What can be done on the board: with the pointer by dragging cards, with the
// keys on the card that has the focus, and from menus. Each is one change.

// change writes records as one change, with a way back.
func (b *board) change(name, said string, put []data.Record, gone ...data.Record) {
	if b.locked || len(put)+len(gone) == 0 {
		return
	}
	c := b.w.lib.s.Change(name)
	for _, r := range put {
		c.Put(r)
	}
	for _, r := range gone {
		c.Delete(r)
	}
	b.w.commit(c, said)
}

// section is a section of the board as it was filled, and its place; −1: there
// is none of that id.
func (b *board) section(id data.SectionID) (boardSection, int) {
	for i, s := range b.secs {
		if s.rec.ID == id {
			return s, i
		}
	}
	return boardSection{}, -1
}

// places is what stands in a section, in order.
func (s boardSection) places() (out []data.Placement) {
	for _, e := range s.entries {
		out = append(out, e.place)
	}
	return out
}

// move puts a card into a section, before the entry that stands at a place; a
// card of the pool, or a member that came by itself, is placed by that.
func (b *board) move(e entry, to data.SectionID, at int) {
	sec, i := b.section(to)
	if i < 0 || !takes(sec.rec, e) {
		return
	}
	name := plainTitle(e.title)
	p := e.place
	p.Issue = b.id
	var put []data.Record
	for _, x := range data.Place(p, to, sec.places(), at) {
		x.Issue = b.id
		put = append(put, &x)
	}
	if e.place.Article != "" && e.place.ID == "" {
		if a, ok := b.w.lib.shelf.article(e.place.Article); ok && a.Enter() {
			put = append(put, &a)
		}
	}
	b.picked, b.follow = e.key, e.key
	what := "移动 " + name + " 到【" + sec.name + "】"
	if e.place.ID == "" {
		what = "【" + sec.name + "】加入 " + name
	}
	b.change(what, b.w.t("board.moved", name, sec.name), put)
}

// takes reports whether an entry may come into a section: profiles of members
// stand among the new members and articles in the others. A member that came by
// itself would otherwise be printed there and here. What stands in a section may
// always be moved in it.
func takes(s data.Section, e entry) bool {
	return s.ID == e.place.Section || (e.place.Member != "") == (s.Type == data.NewMembersSection)
}

// step moves a card up or down: across the ends of its section into the next.
func (b *board) step(e entry, by int) {
	sec, i := b.section(e.place.Section)
	if i < 0 {
		return
	}
	at := slices.IndexFunc(sec.entries, func(x entry) bool { return x.key == e.key })
	switch {
	case at < 0:
	case by < 0 && at > 0:
		b.move(e, sec.rec.ID, at-1)
	case by > 0 && at < len(sec.entries)-1:
		b.move(e, sec.rec.ID, at+2)
	default:
		for n := i + by; n >= 0 && n < len(b.secs); n += by {
			if to := b.secs[n].rec; takes(to, e) {
				b.move(e, to.ID, max(0, -by*atEnd))
				return
			}
		}
	}
}

// atEnd is a place behind the last.
const atEnd = 1 << 20

// drop takes a card out of the issue: an article waits again, a member that
// came by itself is held back.
func (b *board) drop(e entry) {
	name := plainTitle(e.title)
	var put, gone []data.Record
	if e.place.ID != "" {
		p := e.place
		gone = append(gone, &p)
		if a, ok := b.waits(p.Article); ok {
			put = append(put, &a)
		}
	}
	if e.place.Member != "" && e.place.Section != "" {
		// One that was placed would come back by itself.
		flow, err := b.w.lib.s.NewMembers(b.id)
		i, ok := b.w.lib.shelf.issue(b.id)
		if err == nil && ok && slices.Contains(flow, e.place.Member) {
			i.Held = append(slices.Clone(i.Held), e.place.Member)
			b.change("暂缓介绍 "+name, b.w.t("board.held", name), append(put, &i), gone...)
			return
		}
	}
	b.change("撤下 "+name, b.w.t("board.dropped", name), put, gone...)
}

// waits is an article as it is once it is out of this issue; false: nothing
// changes of it, for it stands in another issue or never was placed.
func (b *board) waits(id data.ArticleID) (data.Article, bool) {
	a, ok := b.w.lib.shelf.article(id)
	if !ok {
		return a, false
	}
	places, err := b.w.lib.s.PlacementsOf(id)
	if err != nil || slices.ContainsFunc(places, func(p data.Placement) bool { return p.Issue != b.id }) {
		return a, false
	}
	return a, a.DropOut()
}

// cardMenu is what can be done with a card.
func (b *board) cardMenu(e entry, at fyne.Position) {
	w := b.w
	var items []*fyne.MenuItem
	if e.place.Article != "" {
		items = append(items, fyne.NewMenuItem(w.t("board.open"), func() { w.openArticle(e.place.Article, -1) }))
	}
	if !b.locked {
		if e.place.Section != "" {
			items = append(items, fyne.NewMenuItemSeparator(),
				fyne.NewMenuItem(w.t("board.up"), func() { b.step(e, -1) }), fyne.NewMenuItem(w.t("board.down"), func() { b.step(e, 1) }))
		}
		to := fyne.NewMenuItem(w.t("board.to"), nil)
		to.ChildMenu = fyne.NewMenu("")
		for _, h := range b.heads {
			if h.sec.ID != "" && h.sec.ID != e.place.Section && takes(h.sec, e) {
				to.ChildMenu.Items = append(to.ChildMenu.Items, fyne.NewMenuItem("【"+h.sec.Name+"】", func() { b.move(e, h.sec.ID, atEnd) }))
			}
		}
		if len(to.ChildMenu.Items) > 0 {
			items = append(items, to)
		}
		if e.place.Section != "" {
			word := w.t("board.drop")
			if e.place.ID == "" {
				word = w.t("board.hold")
			}
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(word, func() { b.drop(e) }))
		}
	}
	if len(items) > 0 {
		w.popMenu(at, items...)
	}
}

// sectionButton opens the menu of a section.
func (b *board) sectionButton(sec boardSection) fyne.CanvasObject {
	w := b.w
	var more *look.Button
	more = look.NewButton(look.Plain, "down", "", func() {
		s := sec.rec
		at := slices.IndexFunc(b.heads, func(h boardHead) bool { return h.sec.ID == s.ID })
		items := []*fyne.MenuItem{
			fyne.NewMenuItem(w.t("section.rename"), func() {
				w.askText(w.t("section.rename"), "【"+s.Name+"】", s.Name, func(name string) {
					n := s
					if n.Name = sectionName(name); !b.mayBeCalled(n.Name, s.ID) {
						return
					}
					b.change("栏目【"+s.Name+"】改名【"+n.Name+"】", w.t("section.renamed", n.Name), []data.Record{&n})
				})
			}),
			fyne.NewMenuItem(w.t("section.add"), func() { b.addSection(s.ID) }),
			fyne.NewMenuItemSeparator(),
			fyne.NewMenuItem(w.t("section.up"), func() { b.moveSection(s, at-1) }),
			fyne.NewMenuItem(w.t("section.down"), func() { b.moveSection(s, at+1) }),
		}
		if s.Type == data.NewMembersSection {
			items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("section.member"), func() {
				w.pickMember(w.t("section.member.hint"), nil, func(id data.MemberID) {
					if m, ok := w.lib.shelf.member(id); ok {
						b.move(entry{key: string(id), title: m.Name, place: data.Placement{Member: id}}, s.ID, atEnd)
					}
				})
			}))
		}
		show := fyne.NewMenuItem(w.t("section.showempty"), func() {
			n := s
			n.ShowEmpty = !s.ShowEmpty
			b.change("栏目【"+s.Name+"】", w.t("section.kept", s.Name), []data.Record{&n})
		})
		show.Checked = s.ShowEmpty
		hide := fyne.NewMenuItem(w.t("section.hide"), func() {
			n := s
			n.Hidden = !s.Hidden
			b.change("栏目【"+s.Name+"】", w.t("section.kept", s.Name), []data.Record{&n})
		})
		hide.Checked = s.Hidden
		items = append(items, show, hide)
		if i, ok := w.lib.shelf.issue(b.id); ok && s.Type == data.NewMembersSection && len(i.Held) > 0 {
			items = append(items, fyne.NewMenuItem(w.t("section.unhold", len(i.Held)), func() {
				i.Held = nil
				b.change("不再暂缓介绍", w.t("section.kept", s.Name), []data.Record{&i})
			}))
		}
		items = append(items, fyne.NewMenuItemSeparator(), fyne.NewMenuItem(w.t("section.delete"), func() {
			n := s
			var put, gone []data.Record
			for _, e := range sec.entries {
				if e.place.ID == "" {
					continue
				}
				p := e.place
				gone = append(gone, &p)
				if a, ok := b.waits(p.Article); ok {
					put = append(put, &a)
				}
			}
			b.change("删除栏目【"+s.Name+"】", w.t("section.deleted", s.Name), put, append(gone, &n)...)
		}))
		w.popMenu(below(more), items...)
	}).WithTip(w.t("section.menu"))
	more.SetOff(b.locked)
	return more
}

func (b *board) moveSection(s data.Section, to int) {
	_, from := b.section(s.ID)
	b.change("移动栏目【"+s.Name+"】", b.w.t("section.kept", s.Name), sectionRecords(data.MoveSection(b.sections(), from, to)))
}

// sections are the records of the board's sections, in order.
func (b *board) sections() (out []data.Section) {
	for _, s := range b.secs {
		out = append(out, s.rec)
	}
	return out
}

func sectionRecords(list []data.Section) (out []data.Record) {
	for _, s := range list {
		out = append(out, &s)
	}
	return out
}

// addSection asks for the name of a new section behind another.
func (b *board) addSection(behind data.SectionID) {
	w := b.w
	w.askText(w.t("section.add"), w.t("section.add.text"), w.t("section.add.hint"), func(name string) {
		s := data.Section{Issue: b.id, Name: sectionName(name), Type: data.ArticlesSection}
		if !b.mayBeCalled(s.Name, "") {
			return
		}
		if s.Name == data.NewMembersName {
			s.Type = data.NewMembersSection
		}
		list := b.sections()
		_, at := b.section(behind)
		if at < 0 {
			at = len(list) - 1
		}
		b.change("新设栏目【"+s.Name+"】", w.t("section.added", s.Name), sectionRecords(data.Numbered(slices.Insert(list, at+1, s))))
	})
}

// sectionName tidies what was typed as the name of a section.
func sectionName(text string) string { return strings.Trim(text, "【】 　") }

// mayBeCalled says so where a section cannot have a name: there must be one, and
// no other section may have it.
func (b *board) mayBeCalled(name string, id data.SectionID) bool {
	w := b.w
	if name == "" {
		w.toast(w.t("section.nameless"))
		return false
	}
	if slices.ContainsFunc(b.secs, func(s boardSection) bool { return s.rec.ID != id && s.rec.Name == name }) {
		w.toast(w.t("section.taken", name))
		return false
	}
	return true
}

// tail is what stands below the sections: a new one, and the articles that
// wait for an issue.
func (b *board) tail() (parts []fyne.CanvasObject) {
	w := b.w
	if b.locked {
		return nil
	}
	last := data.SectionID("")
	if n := len(b.heads); n > 0 {
		last = b.heads[n-1].sec.ID
	}
	parts = append(parts, look.Row(0, -1, look.NewButton(look.Plain, "plus", w.t("section.add"), func() { b.addSection(last) }).WithColor(look.Soft)))
	pool := w.waiting()
	head := look.Row(8, 0, look.NewText(w.t("pool.title"), look.Strong), look.NewText(w.t("pool.count", len(pool)), look.Caption.Whole()))
	b.heads = append(b.heads, boardHead{data.Section{}, head})
	cards := []fyne.CanvasObject{look.Across(), head}
	if len(pool) == 0 {
		cards = append(cards, look.NewText(w.t("pool.none"), look.Quiet))
	}
	for _, a := range pool {
		right := w.word(a.Type)
		if a.State != "" {
			right = strings.TrimSpace(w.word(a.State) + "　" + w.word(a.Type))
		}
		c := b.newCard(entry{string(a.ID), a.Title, w.word(a.Type), data.Placement{Article: a.ID}}, right)
		b.cards = append(b.cards, c)
		cards = append(cards, c)
	}
	return append(parts, look.Column(8, cards...))
}

// mostWaiting is how many articles of the pool are shown.
const mostWaiting = 60

// waiting are the articles that stand in no issue and may: reviewed ones first,
// then the newest. Rejected and withdrawn ones are not among them.
func (w *window) waiting() (out []data.Article) {
	for _, a := range w.lib.shelf.articles {
		if slices.Contains([]string{"退稿", "撤稿", "存档", "已刊", data.ArticlePressed}, a.State) {
			continue
		}
		if places, err := w.lib.s.PlacementsOf(a.ID); err == nil && len(places) == 0 {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(x, y data.Article) int {
		rank := func(a data.Article) int {
			if a.Reviewed() {
				return 0
			}
			return 1
		}
		return cmp.Or(cmp.Compare(rank(x), rank(y)), y.UpdatedAt.Compare(x.UpdatedAt))
	})
	return out[:min(len(out), mostWaiting)]
}

// plainTitle is a title on one line.
func plainTitle(s string) string { return strings.ReplaceAll(s, "\n", "") }

// TypedKey is for the keyboard: Delete takes the card out, Enter opens its article.
func (c *card) TypedKey(e *fyne.KeyEvent) {
	switch e.Name {
	case fyne.KeyDelete, fyne.KeyBackspace:
		c.b.drop(c.e)
	case fyne.KeyReturn, fyne.KeyEnter:
		if c.e.place.Article != "" {
			c.b.w.openArticle(c.e.place.Article, -1)
			return
		}
		c.pressable.TypedKey(e)
	default:
		c.pressable.TypedKey(e)
	}
}

// TypedShortcut moves the card with Alt and the arrows.
func (c *card) TypedShortcut(s fyne.Shortcut) {
	if k, ok := s.(*desktop.CustomShortcut); ok && k.Modifier == fyne.KeyModifierAlt {
		switch k.KeyName {
		case fyne.KeyUp:
			c.b.step(c.e, -1)
		case fyne.KeyDown:
			c.b.step(c.e, 1)
		}
	}
}

// TappedSecondary opens the card's menu.
func (c *card) TappedSecondary(e *fyne.PointEvent) {
	c.b.pick(c.e.key)
	c.b.cardMenu(c.e, e.AbsolutePosition)
}

// Dragged shows where the card would fall, and scrolls near the edges.
func (c *card) Dragged(e *fyne.DragEvent) {
	b := c.b
	if b.locked {
		return
	}
	top := fyne.CurrentApp().Driver().AbsolutePositionForObject(b.body)
	y := e.AbsolutePosition.Y - top.Y
	const edge, by = 36, 14
	switch {
	case y < edge:
		b.sheet.Wheel(-by)
	case y > b.body.Size().Height-edge:
		b.sheet.Wheel(by)
	}
	b.falls, b.fall = c, e.AbsolutePosition
	if !b.inside(b.fall) {
		b.line.Hide()
		return
	}
	_, _, at := b.slot(c.e, b.fall.Y)
	c.frame.Set(look.Wash, look.Accent)
	b.line.Move(fyne.NewPos(20, at-top.Y-1))
	b.line.Resize(fyne.NewSize(max(0, b.body.Size().Width-40), 3))
	b.line.Show()
	b.line.Refresh()
}

// DragEnd lets the card fall.
func (c *card) DragEnd() {
	b := c.b
	if b.falls != c {
		return
	}
	b.falls = nil
	b.line.Hide()
	b.paint(c, false, false)
	if !b.inside(b.fall) { // over the pages: nothing was meant
		return
	}
	to, at, _ := b.slot(c.e, b.fall.Y)
	switch {
	case to == "" && c.e.place.Section != "":
		b.drop(c.e)
	case to != "":
		b.move(c.e, to, at)
	}
}

// inside reports whether a place of the window is on the board.
func (b *board) inside(at fyne.Position) bool {
	at = at.Subtract(fyne.CurrentApp().Driver().AbsolutePositionForObject(b.body))
	s := b.body.Size()
	return at.X >= 0 && at.X <= s.Width && at.Y >= 0 && at.Y <= s.Height
}

// slot is the section and the place for an entry at a height of the window, and
// the height of the line that shows it: of the sections above that take it the
// nearest, else the first. The pool is the section "".
func (b *board) slot(e entry, y float32) (to data.SectionID, at int, line float32) {
	d := fyne.CurrentApp().Driver()
	top := func(o fyne.CanvasObject) float32 { return d.AbsolutePositionForObject(o).Y }
	head := -1
	for i, h := range b.heads {
		if (h.sec.ID == "" || takes(h.sec, e)) && (head < 0 || top(h.part) <= y) {
			head = i
		}
	}
	if head < 0 {
		return "", 0, y
	}
	h := b.heads[head]
	line = top(h.part) + h.part.Size().Height + 3
	for _, c := range b.cards {
		if c.e.place.Section != h.sec.ID || h.sec.ID == "" {
			continue
		}
		ct := top(c)
		if y < ct+c.Size().Height/2 {
			return h.sec.ID, at, ct - 4
		}
		line = ct + c.Size().Height + 4
		at++
	}
	return h.sec.ID, at, line
}
