package ui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/preflight"
	"huikan/app/ui/look"
	"huikan/app/ui/pageview"
	"huikan/data"
)

// issueScreen is one issue: at the left the board of its sections, at the
// right its pages on the desk.
type issueScreen struct {
	w     *window
	id    data.IssueID
	proof *proof
	board *board
	view  *pageview.View
	strip *pageview.Strip
	left  *fyne.Container
	body  fyne.CanvasObject
	desk  *deskLayout

	press    *look.Button // 付印…, or 已付印
	check    *look.Button // 检查 n
	mode     *look.Button
	zoom     *look.Button
	page     *look.Field
	pages    *look.Text
	checks   bool
	findings *findingsPanel // nil until it was shown
	flip     bool           // the board is shown where it usually is not, or hidden where it is
	shown    *proof
	wanted   data.Placement // to be shown when the issue is set
	cover    *fyne.Container
	moving   *look.Pulse
	origin   *fyne.Container // what the picked line says and where it comes from
	sheetOf  *look.Layers
}

// openIssue opens an issue, at a placement or at its beginning.
func (w *window) openIssue(id data.IssueID, at data.Placement) {
	i, ok := w.lib.shelf.issue(id)
	if !ok {
		return
	}
	s := &issueScreen{w: w, id: id, wanted: at}
	w.at = atIssues
	s.build(i)
	w.show(s)
	w.win.SetMainMenu(w.menu())
	s.start()
}

func (s *issueScreen) build(i data.Issue) {
	w := s.w
	spreads, thumbs, fit, zoom := w.kept.desk()
	s.view = pageview.New()
	s.view.SetSpreads(spreads)
	s.view.Changed = s.moved
	s.view.Clicked = s.clicked
	s.view.Go = s.background
	s.strip = pageview.NewStrip(s.background)
	s.strip.Picked = s.view.ShowPage
	s.strip.Label = func(n int) string {
		if l := s.proof.folio(n); l != "" {
			return l
		}
		return "·"
	}
	if fit == int(pageview.Free) {
		s.view.SetZoom(zoom)
	} else {
		s.view.SetFit(pageview.Fit(fit))
	}
	s.board = newBoard(w, s.id, func(e entry) { s.goToEntry(e.key) })
	s.left = container.NewStack(s.board.body)
	s.origin = container.NewStack()
	s.cover = container.NewStack()

	s.check = look.NewButton(look.Calm, "check", w.t("issue.check"), s.toggleChecks).WithTip(w.t("issue.check.tip"))
	export := look.NewButton(look.Primary, "", w.t("issue.export"), s.export).WithTip("Ctrl+E")
	crumbs := []fyne.CanvasObject{
		look.NewButton(look.Plain, "back", w.t("side.issues"), func() { s.back() }).WithTip("Esc").WithColor(look.Soft),
		look.NewText(w.issueName(i)+"　"+w.issueMonths(i), look.Heading)}
	details := look.NewButton(look.Calm, "edit", w.t("issue.details"), func() { w.editIssue(s.id, "") }).WithTip(w.t("issue.details.tip"))
	s.press = look.NewButton(look.Calm, "", w.t("press.go"), s.pressed).WithTip(w.t("press.text"))
	if w.icons { // there is little room
		details.SetLabel("")
	}
	right := []fyne.CanvasObject{details, s.check, s.press, export}
	if i.State != "" {
		ink, wash := stateColours(i.State)
		right = append([]fyne.CanvasObject{look.Badge(w.word(i.State), ink, wash)}, right...)
	}
	bar := titleBar(look.Row(6, 1, crumbs...), right...)
	s.desk = newDeskLayout(s.tools(), s.strip, look.Stack(s.view, s.cover), s.origin)
	s.desk.thumbs = thumbs
	s.body = newOver(1, bar, newColumns(s.boardWidth(), s.left, s.desk, func() bool { return s.alone() }))
}

func (s *issueScreen) boardWidth() float32 {
	if s.w.icons {
		return 360
	}
	return 440
}

// background runs work off the drawing goroutine, or, in tests, at once.
func (s *issueScreen) background(f func()) {
	s.w.work(func() func() { f(); return nil })
}

// tools is the bar over the desk.
func (s *issueScreen) tools() fyne.CanvasObject {
	w := s.w
	tool := func(icon, tip string, do func()) *look.Button {
		return look.NewButton(look.Plain, icon, "", do).WithTip(tip)
	}
	s.mode = look.NewButton(look.Plain, "spreads", w.t("desk.spreads"), s.toggleSpreads).WithTip(w.t("desk.mode.tip"))
	s.zoom = look.NewButton(look.Plain, "", "100%", func() { s.view.SetZoom(1) }).WithTip(w.t("desk.zoom.tip"))
	s.page = look.NewField("", nil)
	s.page.OnSubmitted = s.jump
	s.pages = look.NewText("", look.Quiet.Whole())
	left := look.Row(2, -1,
		tool("board", w.t("desk.board"), s.toggleBoard), tool("thumbs", w.t("desk.thumbs"), s.toggleThumbs), s.mode, look.Gap(8, 1),
		tool("minus", w.t("desk.zoomout")+"　Ctrl+−", func() { s.view.Step(-1) }), s.zoom,
		tool("plus", w.t("desk.zoomin")+"　Ctrl+=", func() { s.view.Step(1) }), look.Gap(8, 1),
		tool("fitwidth", w.t("desk.fitwidth")+"　Ctrl+9", s.fitWidth), tool("fitpage", w.t("desk.fitpage")+"　Ctrl+0", s.fitPage))
	right := look.Row(8, -1, look.Sized(s.page.Framed(""), 54, 34), s.pages)
	return look.Sized(newOver(0, look.Pad(look.Row(12, 1, left, look.Gap(1, 1), right), 0, 16, 0, 10), look.Across()), 0, 44)
}

// start sets the issue, unless that has been done.
func (s *issueScreen) start() {
	s.board.fill(s.w.sections(s.id), s.w.lib.proofs[s.id])
	p := s.w.set(s.id, s.arrived)
	s.proof = p
	if p.running && p.done == nil {
		s.showProgress(p)
	}
	s.status()
}

// showProgress covers the desk while the issue is set for the first time.
func (s *issueScreen) showProgress(p *proof) {
	w := s.w
	bar := look.NewPulse()
	s.moving = bar
	cancel := look.NewButton(look.Calm, "", w.t("button.cancel"), func() {
		p.cancel()
		s.showFailure(w.t("proof.cancelled"), "")
	})
	s.setCover(newMiddle(look.Column(16, look.NewText(w.t("proof.setting.long"), look.Running.Centred()), look.Sized(bar, 0, 6), centre(cancel)), 320))
}

func (s *issueScreen) showFailure(text, todo string) {
	again := look.NewButton(look.Calm, "", s.w.t("proof.again"), func() {
		s.w.lib.proofs[s.id].stale = true
		s.setCover(nil)
		s.start()
	})
	if s.moving != nil {
		s.moving.Stop()
	}
	s.setCover(newMiddle(look.Column(16, look.NewText(text, look.Running.Centred()), look.NewText(todo, look.Running.In(look.Soft).Centred()), centre(again)), 420))
}

func (s *issueScreen) setCover(o fyne.CanvasObject) {
	if s.moving != nil && o == nil {
		s.moving.Stop()
	}
	s.cover.Objects = nil
	if o != nil {
		s.cover.Objects = []fyne.CanvasObject{o}
	}
	s.cover.Refresh()
}

// arrived shows the pages when they are set.
func (s *issueScreen) arrived(p *proof) {
	s.proof = p
	if p.err != nil {
		if p.done == nil && !errIsCancel(p.err) {
			what, todo := s.w.explain(p.err)
			s.showFailure(what, todo)
		}
		return
	}
	s.setCover(nil)
	s.shown = p
	s.view.SetSource(source{p.done})
	s.strip.SetSource(source{p.done})
	s.board.fill(s.w.sections(s.id), p)
	if n := len(p.done.Findings) - allowedIn(p.done.Findings); n > 0 {
		s.check.SetLabel(s.w.t("issue.check.n", n))
	} else {
		s.check.SetLabel(s.w.t("issue.check"))
	}
	if p.done.Printed {
		s.press.SetLabel(s.w.t("press.done.short"))
	} else {
		s.press.SetLabel(s.w.t("press.go"))
	}
	if s.checks {
		s.checks = false
		s.toggleChecks()
	}
	s.desk.Refresh()
	s.status()
	if key := string(s.wanted.Article) + string(s.wanted.Member); key != "" {
		s.wanted = data.Placement{}
		s.goToEntry(key)
	}
	s.moved()
}

// goToEntry brings the page on which a record begins onto the desk.
func (s *issueScreen) goToEntry(key string) {
	if s.proof == nil || s.proof.start == nil {
		return
	}
	n, ok := s.proof.start[key]
	if !ok {
		return
	}
	s.view.ShowPage(n)
	for _, l := range (source{s.proof.done}).Lines(n) {
		if l.Source == key {
			s.view.Mark(n, l)
			break
		}
	}
	s.board.pick(key)
	s.showOrigin(key, -1)
}

// clicked shows where a line on a page comes from.
func (s *issueScreen) clicked(_ int, l pageview.Line, _ float32) {
	if s.board.has(l.Source) {
		s.board.pick(l.Source)
	}
	s.showOrigin(l.Source, l.Pos)
}

// showOrigin says under the desk what the picked line is from.
func (s *issueScreen) showOrigin(key string, pos int) {
	w := s.w
	name, text := "", ""
	var open func()
	if a, err := w.lib.s.Article(data.ArticleID(key)); err == nil {
		name, open = a.Title, func() { w.openArticle(a.ID, pos) }
		text = excerpt(a.Body, pos)
	} else if m, err := w.lib.s.Member(data.MemberID(key)); err == nil {
		name, text = m.Name, excerpt(m.Profile, pos)
		open = func() {
			w.goTo(atMembers)
			w.screen.(*memberScreen).choose(m.ID)
		}
	}
	if name == "" {
		s.closeOrigin()
		return
	}
	if text == "" {
		text = w.t("origin.field")
	}
	row := look.Row(12, 0,
		look.Column(1, look.NewText(strings.ReplaceAll(name, "\n", ""), look.Style{Size: 13, Bold: true, Lines: 1}), look.NewText(text, look.Caption)),
		look.NewButton(look.Calm, "read", w.t("origin.open"), open),
		look.NewButton(look.Plain, "close", "", s.closeOrigin).WithTip(w.t("button.close")))
	s.origin.Objects = []fyne.CanvasObject{look.Stack(look.NewFill(look.Surface), newOver(1, look.Across(), look.Pad(row, 6, 10, 6, 20)))}
	s.desk.origin = true
	s.desk.Refresh()
}

func (s *issueScreen) closeOrigin() {
	s.origin.Objects = nil
	s.desk.origin = false
	s.view.Unmark()
	s.desk.Refresh()
}

// excerpt is the text of a manuscript at a byte.
func excerpt(body string, pos int) string {
	if pos < 0 || pos >= len(body) {
		return ""
	}
	for pos > 0 && body[pos]&0xC0 == 0x80 {
		pos--
	}
	s := plain(body[pos:min(len(body), pos+400)])
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return strings.ToValidUTF8(strings.TrimSpace(s), "")
}

// alone reports whether the desk has the whole width.
func (s *issueScreen) alone() bool { return !s.checks && s.w.narrow != s.flip }

func (s *issueScreen) toggleBoard() {
	s.flip = !s.flip
	s.body.Refresh()
}

func (s *issueScreen) toggleSpreads() {
	s.view.SetSpreads(!s.view.Spreads())
	s.keep()
}

func (s *issueScreen) toggleThumbs() {
	s.desk.thumbs = !s.desk.thumbs
	s.desk.Refresh()
	s.keep()
}

func (s *issueScreen) fitWidth() { s.view.SetFit(pageview.FitWidth) }
func (s *issueScreen) fitPage()  { s.view.SetFit(pageview.FitPage) }

func (s *issueScreen) keep() {
	s.w.kept.setDesk(s.view.Spreads(), s.desk.thumbs, int(s.view.Fitting()), s.view.Zoom())
}

func (s *issueScreen) jump(text string) {
	text = strings.TrimSpace(data.FoldWidth(text))
	if s.proof == nil || s.proof.done == nil {
		return
	}
	for n, p := range s.proof.done.Book.Pages {
		if p.Label != "" && p.Label == text {
			s.view.ShowPage(n)
			return
		}
	}
	if n, err := strconv.Atoi(text); err == nil && n >= 1 && n <= s.view.Len() {
		s.view.ShowPage(n - 1)
		return
	}
	s.moved()
}

// moved follows the desk: page, zoom, mode.
func (s *issueScreen) moved() {
	if s.mode == nil || s.desk == nil {
		return
	}
	w := s.w
	if s.view.Spreads() {
		s.mode.SetLabel(w.t("desk.spreads"))
	} else {
		s.mode.SetLabel(w.t("desk.single"))
	}
	s.zoom.SetLabel(strconv.Itoa(int(s.view.Zoom()*100+0.5)) + "%")
	if n := s.view.Len(); n > 0 {
		label := s.proof.folio(s.view.Page())
		if w.win.Canvas().Focused() != fyne.Focusable(s.page) {
			if label == "" {
				label = "—"
			}
			s.page.SetText(label)
		}
		s.pages.Set(w.t("desk.of", s.view.Page()+1, n))
		s.strip.SetPage(s.view.Page())
	}
	s.desk.Refresh()
	s.keep()
}

// toggleChecks shows the findings in the place of the board, or the board again.
func (s *issueScreen) toggleChecks() {
	s.checks = !s.checks
	s.left.Objects = []fyne.CanvasObject{s.board.body}
	s.check.SetVoice(look.Calm)
	if s.checks && s.proof != nil && s.proof.done != nil {
		s.check.SetVoice(look.Held)
		if s.findings == nil {
			s.findings = newFindings(s)
		} else {
			s.findings.set(s.proof.done.Findings)
		}
		s.left.Objects = []fyne.CanvasObject{s.findings.body}
	}
	s.left.Refresh()
	s.body.Refresh()
}

func (s *issueScreen) goToFinding(f preflight.Finding) {
	if f.Page <= 0 {
		if key := fieldOf[f.Code]; key != "" {
			s.w.editIssue(s.id, key)
		}
		return
	}
	s.view.ShowPage(f.Page - 1)
	best, found := pageview.Line{}, false
	for _, l := range (source{s.proof.done}).Lines(f.Page - 1) {
		if l.Source == f.Source && (l.Pos <= f.Pos || !found) {
			best, found = l, true
		}
	}
	if found && f.Source != "" {
		s.view.Mark(f.Page-1, best)
		s.board.pick(f.Source)
		s.showOrigin(f.Source, f.Pos)
	}
}

// status says the one thing that matters of this issue.
func (s *issueScreen) status() {
	w := s.w
	switch {
	case s.proof == nil || s.proof.done == nil:
		w.status.set(look.Warn, w.t("proof.setting"), "")
	default:
		fs := s.proof.done.Findings
		var n [3]int
		for _, f := range fs {
			if f.Allowed == "" {
				n[f.Severity]++
			}
		}
		text := w.t("issue.pages", s.proof.filled())
		if more := data.Fours(s.proof.filled()); more > 0 {
			text += w.t("issue.fours", more)
		}
		text += "　"
		if n == [3]int{} {
			text += w.t("check.none")
		} else {
			text += w.t("check.sum", n[preflight.Error], n[preflight.Warning], n[preflight.Note])
		}
		w.status.set(worst(fs), text, w.t("proof.took", w.took(s.proof.took)))
	}
}

func (s *issueScreen) content() fyne.CanvasObject { return s.body }
func (s *issueScreen) search()                    { s.w.win.Canvas().Focus(s.page) }

func (s *issueScreen) shows() *pageview.View { return s.view }
func (s *issueScreen) first() fyne.Focusable { return s.view }
func (s *issueScreen) resized()              { s.body.Refresh() }

func (s *issueScreen) leave() {
	s.keep()
	if s.moving != nil {
		s.moving.Stop()
	}
}

func (s *issueScreen) back() bool {
	switch {
	case s.checks:
		s.toggleChecks()
	case s.desk.origin:
		s.closeOrigin()
	default:
		s.w.goTo(atIssues)
		if list, ok := s.w.screen.(*issuesScreen); ok {
			list.picked = s.id
			list.update()
			list.show()
		}
		s.w.win.SetMainMenu(s.w.menu())
	}
	return true
}

func (s *issueScreen) reload(changed) {
	if _, ok := s.w.lib.shelf.issue(s.id); !ok {
		s.w.goTo(atIssues)
		return
	}
	s.proof = s.w.set(s.id, s.arrived)
	s.board.fill(s.w.sections(s.id), s.proof)
}
