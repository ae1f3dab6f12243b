package ui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
)

// The measures of the palette.
const (
	paletteWidth = 640
	paletteField = 52
	paletteRow   = 40
	paletteHead  = 30
	paletteFoot  = 34
	paletteTall  = 440 // of its lines, at most
)

// palette (命令面板) finds whatever one thinks of by name: type, walk with the
// arrow keys, Enter does it.
type palette struct {
	w      *window
	offers func() []answers                    // before anything is typed
	ask    func(query string) func() []answers // what is asked; the function may run in the background
	veil   *look.Veil
	field  *look.Field
	scroll *container.Scroll
	body   *look.Box
	none   *look.Text
	room   float32 // of the lines
	lines  []*paletteLine
	pool   []*paletteLine
	heads  []*look.Inset
	texts  []*look.Text
	at     int
	turn   int
}

// showPalette opens the one of the whole program.
func (w *window) showPalette() *palette {
	return w.newPalette(w.t("palette.hint"), w.offers, func(query string) func() []answers {
		var sh *shelf
		if w.lib != nil {
			sh = w.lib.shelf
		}
		cmds, last := w.commandAnswers(query), w.kept.picks()
		return func() []answers { return w.lookUp(sh, query, last, cmds) }
	})
}

// pickMember asks for a member: likely ones are offered before anything is typed.
func (w *window) pickMember(hint string, likely []data.MemberID, got func(data.MemberID)) *palette {
	sh := w.lib.shelf
	take := func(g answers) []answers {
		out := g.lines[:0]
		for _, l := range g.lines {
			if _, id, ok := strings.Cut(l.id, "member:"); ok {
				l.id, l.do = "", func() { got(data.MemberID(id)) }
				out = append(out, l)
			}
		}
		g.lines = out
		if len(out) == 0 {
			return nil
		}
		return []answers{g}
	}
	return w.newPalette(hint, func() []answers {
		g := answers{head: w.t("side.members")}
		for _, id := range likely {
			if m, ok := sh.member(id); ok {
				g.lines = append(g.lines, w.memberAnswer(sh, &m))
			}
		}
		if len(g.lines) == 0 {
			for i := range sh.members[:min(len(sh.members), paletteMembers)] {
				g.lines = append(g.lines, w.memberAnswer(sh, &sh.members[i]))
			}
		}
		return take(g)
	}, func(query string) func() []answers {
		return func() []answers { return take(w.memberAnswers(sh, query)) }
	})
}

// newPalette opens a palette.
func (w *window) newPalette(hint string, offers func() []answers, ask func(string) func() []answers) *palette {
	p := &palette{w: w, offers: offers, ask: ask, none: look.NewText("", look.Running.In(look.Soft).Centred())}
	p.field = look.NewField(hint, func(string) { p.update() })
	p.field.Keys = p.key
	p.body = look.Column(0)
	p.scroll = container.NewVScroll(look.Pad(p.body, 4, 8, 8, 8))
	card := newPaletteCard(p)
	p.veil = look.ShowVeil(w.win.Canvas(), card, look.Shade, func(room fyne.Size) (fyne.Position, fyne.Size) {
		wide := min(paletteWidth, room.Width-48)
		y := float32(int(max(24, room.Height*0.12)))
		p.room = min(paletteTall, room.Height-y-40-paletteField-paletteFoot)
		tall := paletteField + paletteFoot + min(p.room, max(p.body.HeightFor(wide-16)+12, 84))
		return fyne.NewPos(float32(int((room.Width-wide)/2)), y), fyne.NewSize(wide, tall)
	})
	p.update()
	w.win.Canvas().Focus(p.field)
	return p
}

// update answers what stands in the field.
func (p *palette) update() {
	w, query := p.w, strings.TrimSpace(p.field.Text)
	p.turn++
	turn := p.turn
	if query == "" {
		p.found(p.offers())
		return
	}
	answer := p.ask(query)
	ask := func() func() {
		list := answer()
		return func() {
			if p.turn == turn {
				p.found(list)
			}
		}
	}
	if w.lib == nil || len(w.lib.shelf.members) < 5000 {
		ask()()
		return
	}
	w.work(ask)
}

// found shows answers. Lines are used again: most of them change with every key.
func (p *palette) found(list []answers) {
	var parts []fyne.CanvasObject
	p.lines = p.lines[:0]
	for i, g := range list {
		if i == len(p.heads) {
			t := look.NewText("", look.Caption)
			p.texts, p.heads = append(p.texts, t), append(p.heads, look.Pad(t, 9, 12, 3, 12))
		}
		p.texts[i].Set(g.head)
		parts = append(parts, p.heads[i])
		for _, a := range g.lines {
			n := len(p.lines)
			if n == len(p.pool) {
				p.pool = append(p.pool, newPaletteLine(p, n))
			}
			l := p.pool[n]
			l.answer = a
			l.Refresh()
			p.lines = append(p.lines, l)
			parts = append(parts, l)
		}
	}
	if len(p.lines) == 0 {
		p.none.Set(p.w.t("palette.none", strings.TrimSpace(p.field.Text)))
		parts = []fyne.CanvasObject{look.Pad(p.none, 36, 20, 36, 20)}
	}
	p.at = 0
	p.body.Set(parts...)
	p.veil.Refresh()
	p.scroll.ScrollToTop()
	p.goTo(0)
}

// goTo puts the wash on a line.
func (p *palette) goTo(i int) {
	n := len(p.lines)
	if n == 0 {
		return
	}
	i = max(0, min(i, n-1))
	old := p.at
	p.at = i
	if old < n {
		p.lines[old].Refresh()
	}
	p.lines[i].Refresh()
	top, h := p.scroll.Offset.Y, p.scroll.Size().Height
	y := p.lines[i].Position().Y + 4
	switch {
	case i == 0:
		p.scroll.ScrollToTop()
	case y < top:
		p.scroll.ScrollToOffset(fyne.NewPos(0, y-4))
	case y+paletteRow > top+h:
		p.scroll.ScrollToOffset(fyne.NewPos(0, y+paletteRow+8-h))
	}
}

// key does what a key means while one types.
func (p *palette) key(e *fyne.KeyEvent) bool {
	n := len(p.lines)
	page := max(1, int(p.scroll.Size().Height/paletteRow)-1)
	switch e.Name {
	case fyne.KeyDown:
		if p.at == n-1 {
			p.goTo(0)
		} else {
			p.goTo(p.at + 1)
		}
	case fyne.KeyUp:
		if p.at == 0 {
			p.goTo(n - 1)
		} else {
			p.goTo(p.at - 1)
		}
	case fyne.KeyPageDown:
		p.goTo(p.at + page)
	case fyne.KeyPageUp:
		p.goTo(p.at - page)
	case fyne.KeyReturn, fyne.KeyEnter:
		p.do(p.at)
	case fyne.KeyEscape:
		p.veil.Close()
	default:
		return false
	}
	return true
}

// do closes the palette and does what a line says.
func (p *palette) do(i int) {
	if i < 0 || i >= len(p.lines) {
		return
	}
	a := p.lines[i].answer
	p.veil.Close()
	if a.id != "" {
		p.w.kept.picked(a.id)
	}
	a.do()
}

// paletteCard is the field over the lines over what the keys do.
type paletteCard struct {
	widget.BaseWidget
	p *palette
}

func newPaletteCard(p *palette) *paletteCard {
	c := &paletteCard{p: p}
	c.ExtendBaseWidget(c)
	return c
}

// Tapped keeps a click on the card from closing it.
func (c *paletteCard) Tapped(*fyne.PointEvent) {}

func (c *paletteCard) CreateRenderer() fyne.WidgetRenderer {
	p := c.p
	bg := look.NewLifted(look.Surface, look.Line, 12)
	icon, one, two := look.NewIcon("search", look.Soft), look.Across(), look.Across()
	foot := look.NewText(p.w.t("palette.keys"), look.Caption)
	r := &look.Painter{Objs: []fyne.CanvasObject{bg, icon, p.field, one, p.scroll, two, foot}}
	r.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		icon.Move(fyne.NewPos(18, 0))
		icon.Resize(fyne.NewSize(18, paletteField))
		h := p.field.MinSize().Height
		p.field.Move(fyne.NewPos(42, float32(int((paletteField-h)/2))))
		p.field.Resize(fyne.NewSize(s.Width-58, h))
		one.Move(fyne.NewPos(0, paletteField-1))
		one.Resize(fyne.NewSize(s.Width, 1))
		p.scroll.Move(fyne.NewPos(0, paletteField))
		p.scroll.Resize(fyne.NewSize(s.Width, max(0, s.Height-paletteField-paletteFoot)))
		two.Move(fyne.NewPos(0, s.Height-paletteFoot))
		two.Resize(fyne.NewSize(s.Width, 1))
		foot.Move(fyne.NewPos(20, s.Height-paletteFoot))
		foot.Resize(fyne.NewSize(s.Width-40, paletteFoot))
	}
	r.OnRefresh = func() {
		r.OnLayout(c.Size())
		p.body.Refresh()
		p.scroll.Refresh()
	}
	return r
}

// paletteLine is one answer.
type paletteLine struct {
	widget.BaseWidget
	p      *palette
	i      int
	answer answer
}

func newPaletteLine(p *palette, i int) *paletteLine {
	l := &paletteLine{p: p, i: i}
	l.ExtendBaseWidget(l)
	return l
}

func (l *paletteLine) Tapped(*fyne.PointEvent)     { l.p.do(l.i) }
func (l *paletteLine) MouseIn(*desktop.MouseEvent) {}
func (l *paletteLine) MouseOut()                   {}
func (l *paletteLine) MouseMoved(*desktop.MouseEvent) { // one that stands still under new lines picks nothing
	if l.p.at != l.i {
		l.p.goTo(l.i)
	}
}

func (l *paletteLine) CreateRenderer() fyne.WidgetRenderer {
	bg, icon := look.NewFrame(look.Clear, look.Clear, 8), look.NewIcon(l.answer.icon, look.Soft)
	text, note, keys := look.NewText("", look.Body), look.NewText("", look.Caption), look.NewText("", look.Caption.Right())
	r := &look.Painter{Objs: []fyne.CanvasObject{bg, icon, text, note, keys}}
	r.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		icon.Move(fyne.NewPos(12, 0))
		icon.Resize(fyne.NewSize(18, s.Height))
		right := s.Width - 12
		if keys.String() != "" {
			w := keys.Natural() + 2
			keys.Move(fyne.NewPos(right-w, 0))
			keys.Resize(fyne.NewSize(w, s.Height))
			right -= w + 16
		}
		room := right - 42
		w := min(text.Natural()+1, room)
		if n := note.Natural(); note.String() != "" && w+12+n > room {
			w = max(min(w, room*0.7), room-12-n) // the name first, but what matched is seen
		}
		text.Move(fyne.NewPos(42, 0))
		text.Resize(fyne.NewSize(w, s.Height))
		note.Move(fyne.NewPos(42+w+12, 0))
		note.Resize(fyne.NewSize(max(0, room-w-12), s.Height))
	}
	r.OnMin = func() fyne.Size { return fyne.NewSize(200, paletteRow) }
	r.OnRefresh = func() {
		a, on := l.answer, l.p.at == l.i
		fill, ink := look.Clear, look.Soft
		if on {
			fill, ink = look.Wash, look.Accent
		}
		bg.Set(fill, look.Clear)
		bg.Refresh()
		icon.Set(a.icon, ink)
		style := look.Body
		style.Bold = on
		text.SetStyle(style)
		text.Set(a.text, a.marks...)
		note.Set(a.note, a.tail...)
		keys.Set(a.keys)
		r.OnLayout(l.Size())
	}
	r.OnRefresh()
	return r
}
