package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
)

// sidebar leads to the screens. Under 1,100 it shows icons only.
type sidebar struct {
	widget.BaseWidget
	w     *window
	items []*sideItem
	body  *look.Layers
}

func newSidebar(w *window) *sidebar {
	s := &sidebar{w: w, body: look.Stack()}
	s.ExtendBaseWidget(s)
	s.build()
	return s
}

// build makes the bar anew, with the counts as they are.
func (s *sidebar) build() {
	w := s.w
	var members, articles, issues int
	name, saved := "", ""
	if w.lib != nil {
		sh := w.lib.shelf
		members, articles, issues = len(sh.members), len(sh.articles), len(sh.issues)
		name = sh.association.Name
		saved = w.t("side.saved")
		if w.lib.s.ReadOnly() {
			saved = w.t("side.readonly")
		}
		if !w.lib.backedUp.IsZero() {
			saved = w.t("side.backedup", w.when(w.lib.backedUp, w.now()))
		}
	}
	s.items = []*sideItem{
		newSideItem(w, atMembers, "members", w.t("side.members"), members),
		newSideItem(w, atArticles, "articles", w.t("side.articles"), articles),
		newSideItem(w, atIssues, "issues", w.t("side.issues"), issues),
		newSideItem(w, atHistory, "history", w.t("side.history"), -1),
		newSideItem(w, atSettings, "settings", w.t("side.settings"), -1),
	}
	s.mark(w.at)
	brand := look.Row(0, -1, look.NewText(w.t("app.brand"), look.Style{Size: 18, Bold: true, Fixed: true, Lines: 1}))
	if !w.icons {
		brand = look.Row(6, -1,
			look.NewText("会刊", look.Style{Size: 18, Bold: true, Fixed: true, Lines: 1}),
			look.Sized(look.NewFrame(look.Accent, look.Clear, 3), 6, 6),
			look.NewText("Huikan", look.Style{Size: 18, Bold: true, Fixed: true, Lines: 1}))
	}
	left := float32(22)
	if w.icons {
		left = (sideIcons - brand.MinSize().Width) / 2
	}
	top := look.Column(2, look.Pad(brand, 18, 0, 16, left), s.items[0], s.items[1], s.items[2])
	foot := look.Column(2, s.items[3], s.items[4])
	if !w.icons && w.lib != nil {
		foot.Set(s.items[3], s.items[4], look.Pad(look.Column(0,
			look.NewText(name, look.Style{Size: 12, Lines: 2, Color: look.Soft, Leading: 1.6}),
			look.NewText(saved, look.Style{Size: 12, Lines: 1, Color: look.Soft, Leading: 1.7})), 12, 4, 14, 10))
	} else {
		foot.Set(s.items[3], s.items[4], look.Gap(1, 14))
	}
	body := newOver(1, look.Pad(top, 0, 12, 0, 12), look.Gap(1, 1), look.Pad(foot, 0, 12, 0, 12))
	if !w.icons {
		top.Set(look.Pad(brand, 18, 0, 16, left-12), s.items[0], s.items[1], s.items[2])
	} else {
		top.Set(look.Pad(brand, 18, 0, 16, left-8), s.items[0], s.items[1], s.items[2])
		body = newOver(1, look.Pad(top, 0, 8, 0, 8), look.Gap(1, 1), look.Pad(foot, 0, 8, 0, 8))
	}
	s.body = look.Stack(body)
	s.Refresh()
}

// mark shows which screen is open.
func (s *sidebar) mark(p place) {
	for _, i := range s.items {
		i.on = i.to == p
		i.Refresh()
	}
}

func (s *sidebar) CreateRenderer() fyne.WidgetRenderer {
	p := &look.Painter{}
	p.OnLayout = func(z fyne.Size) {
		p.Objs = []fyne.CanvasObject{s.body}
		s.body.Resize(z)
	}
	p.OnMin = func() fyne.Size {
		if s.w.icons {
			return fyne.NewSize(sideIcons, 200)
		}
		return fyne.NewSize(sideWidth, 200)
	}
	p.OnRefresh = func() { p.OnLayout(s.Size()); s.body.Refresh() }
	return p
}

// sideItem is one line of the side bar.
type sideItem struct {
	widget.BaseWidget
	w     *window
	to    place
	icon  string
	label string
	count int
	on    bool
	over  bool
	focus bool
}

func newSideItem(w *window, to place, icon, label string, count int) *sideItem {
	i := &sideItem{w: w, to: to, icon: icon, label: label, count: count}
	i.ExtendBaseWidget(i)
	return i
}

func (i *sideItem) Tapped(*fyne.PointEvent) { i.w.goTo(i.to) }
func (i *sideItem) tip() string {
	if i.w.icons {
		return i.label
	}
	return ""
}

func (i *sideItem) MouseIn(*desktop.MouseEvent) {
	i.over = true
	i.Refresh()
	look.ShowTip(i, i.tip())
}

func (i *sideItem) MouseMoved(*desktop.MouseEvent) {}
func (i *sideItem) MouseOut() {
	i.over = false
	i.Refresh()
	look.HideTip(i)
}

func (i *sideItem) FocusGained()   { i.focus = true; i.Refresh() }
func (i *sideItem) FocusLost()     { i.focus = false; i.Refresh() }
func (i *sideItem) TypedRune(rune) {}
func (i *sideItem) TypedKey(e *fyne.KeyEvent) {
	if e.Name == fyne.KeySpace || e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter {
		i.w.goTo(i.to)
	}
}

func (i *sideItem) CreateRenderer() fyne.WidgetRenderer {
	bg := look.NewFrame(look.Clear, look.Clear, 8)
	icon := look.NewIcon(i.icon, look.Ink)
	text := look.NewText(i.label, look.Body)
	count := look.NewText("", look.Caption.Right())
	p := &look.Painter{Objs: []fyne.CanvasObject{bg, icon, text, count}}
	p.OnLayout = func(s fyne.Size) {
		bg.Resize(s)
		x := float32(10)
		if i.w.icons {
			x = (s.Width - 18) / 2
		}
		icon.Move(fyne.NewPos(x, 0))
		icon.Resize(fyne.NewSize(18, s.Height))
		text.Hidden, count.Hidden = i.w.icons, i.w.icons || i.count < 0
		text.Move(fyne.NewPos(38, 0))
		text.Resize(fyne.NewSize(s.Width-38-44, s.Height))
		if i.count < 0 {
			text.Resize(fyne.NewSize(s.Width-38-4, s.Height))
		}
		count.Move(fyne.NewPos(s.Width-66, 0))
		count.Resize(fyne.NewSize(56, s.Height))
	}
	p.OnMin = func() fyne.Size { return fyne.NewSize(36, 38) }
	p.OnRefresh = func() {
		fill, border, ink := look.Clear, look.Clear, look.Ink
		if i.over {
			fill = "hover"
		}
		if i.on {
			fill, ink = look.Wash, look.Accent
		}
		if i.focus {
			border = "focus"
		}
		bg.Set(fill, border)
		bg.Refresh()
		icon.Set(i.icon, ink)
		icon.Refresh()
		st := look.Body.In(ink)
		st.Bold = i.on
		text.SetStyle(st)
		text.Set(i.label)
		text.Refresh()
		if i.count >= 0 {
			count.Set(num(i.count))
		}
		count.Refresh()
		p.OnLayout(i.Size())
	}
	p.OnRefresh()
	return p
}
