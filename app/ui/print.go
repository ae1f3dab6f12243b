package ui

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"huikan/app/export"
	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/app/ui/pageview"
	"huikan/data"
	"huikan/data/search"
)

// printScreen (印制) sets what an office prints from the records of members: a
// directory, labels, envelopes, a list of receipt. At the left are the options
// and what is left out, at the right the pages, which follow the options.
type printScreen struct {
	w     *window
	ids   []data.MemberID // who is printed, as the list had them
	o     printOptions
	day   data.Date
	facts *data.Facts // of the day; nil: not read yet
	read  data.Date   // the day that facts are of

	view   *pageview.View
	sheet  *look.Sheet // the options
	left   *look.Box   // what is left out
	cover  *fyne.Container
	pages  *look.Text
	zoom   *look.Button
	title  *look.Text
	save   *look.Button
	check  *look.Button
	body   fyne.CanvasObject
	moving *look.Pulse

	done   *press.Proof
	cancel context.CancelFunc
	turn   int
	from   func() // goes back
	full   bool   // of a narrow window: the pages are shown, not the options
}

// print opens the screen for what the list of members shows, or, from
// elsewhere, for all members, at one of printKinds.
func (w *window) print(kind string) {
	var ids []data.MemberID
	from := func() { w.goTo(atMembers) }
	if s, ok := w.screen.(*memberScreen); ok {
		for _, m := range s.seen() {
			ids = append(ids, m.ID)
		}
		from = func() { // to the list as it was
			w.at = atMembers
			w.show(s)
			s.update()
			s.detail()
		}
	} else {
		for i := range w.lib.shelf.members {
			ids = append(ids, w.lib.shelf.members[i].ID)
		}
	}
	if len(ids) == 0 {
		w.toast(w.t("print.nobody"))
		return
	}
	w.at = atMembers
	p := newPrint(w, ids, kind)
	p.from = from
	w.show(p)
}

func newPrint(w *window, ids []data.MemberID, kind string) *printScreen {
	s := &printScreen{w: w, ids: ids, o: w.kept.printing(), day: w.today(), cover: container.NewStack(),
		sheet: look.Scrolled(look.Gap(1, 1)), left: look.Column(10), pages: look.NewText("", look.Quiet.Whole()), from: func() { w.goTo(atMembers) }}
	s.o.Kind = kind
	s.view = pageview.New()
	s.view.Go = func(f func()) { w.work(func() func() { f(); return nil }) }
	s.view.Changed = s.moved
	s.view.Clicked = func(_ int, l pageview.Line, _ float32) { s.clicked(l.Source) }
	s.title = look.NewText("", look.Heading)
	s.save = look.NewButton(look.Primary, "", w.t("print.save"), s.export).WithTip("Ctrl+E")
	back := look.NewButton(look.Plain, "back", "", func() { s.back() }).WithTip("Esc")
	s.check = look.NewButton(look.Calm, "check", w.t("issue.check"), s.showChecks).WithTip(w.t("print.check.tip"))
	flip := look.NewButton(look.Plain, "pages", "", func() { s.full = !s.full; s.body.Refresh() }).WithTip(w.t("print.flip"))
	bar := titleBar(look.Row(10, 1, back, s.title), flip, s.check, s.save)
	desk := newDeskLayout(s.tools(), look.Gap(1, 1), look.Stack(s.view, s.cover), look.Gap(1, 1))
	s.body = newOver(1, bar, newColumns(s.optionsWidth(), s.sheet, desk, func() bool { return s.full }))
	s.options()
	s.start()
	return s
}

func (s *printScreen) optionsWidth() float32 {
	if s.w.icons {
		return 340
	}
	return 400
}

// tools is the bar over the pages.
func (s *printScreen) tools() fyne.CanvasObject {
	w := s.w
	tool := func(icon, tip string, do func()) *look.Button {
		return look.NewButton(look.Plain, icon, "", do).WithTip(tip)
	}
	s.zoom = look.NewButton(look.Plain, "", "100%", func() { s.view.SetZoom(1) }).WithTip(w.t("desk.zoom.tip"))
	left := look.Row(2, -1,
		tool("spreads", w.t("desk.mode.tip"), func() { s.view.SetSpreads(!s.view.Spreads()) }), look.Gap(8, 1),
		tool("minus", w.t("desk.zoomout")+"　Ctrl+−", func() { s.view.Step(-1) }), s.zoom,
		tool("plus", w.t("desk.zoomin")+"　Ctrl+=", func() { s.view.Step(1) }), look.Gap(8, 1),
		tool("fitwidth", w.t("desk.fitwidth")+"　Ctrl+9", func() { s.view.SetFit(pageview.FitWidth) }),
		tool("fitpage", w.t("desk.fitpage")+"　Ctrl+0", func() { s.view.SetFit(pageview.FitPage) }))
	return look.Sized(newOver(0, look.Pad(look.Row(12, 1, left, look.Gap(1, 1), s.pages), 0, 16, 0, 10), look.Across()), 0, 44)
}

func (s *printScreen) moved() {
	if s.zoom == nil {
		return
	}
	s.zoom.SetLabel(strconv.Itoa(int(s.view.Zoom()*100+0.5)) + "%")
	if n := s.view.Len(); n > 0 {
		s.pages.Set(s.w.t("desk.of", s.view.Page()+1, n))
	}
}

// changed takes an option that has changed: it is remembered, and the pages are
// set anew.
func (s *printScreen) changed() {
	s.w.kept.setPrinting(s.o)
	s.start()
}

// start sets the pages in the background; what was under way is let go.
func (s *printScreen) start() {
	w, lib, o, day, known := s.w, s.w.lib, s.o, s.day, s.facts
	s.view.SetSpreads(o.Kind == "directory")
	s.title.Set(w.t("print.title", w.t(o.what()), len(s.ids)))
	s.turn++
	turn := s.turn
	if s.cancel != nil {
		s.cancel()
	}
	if known != nil && s.read != day {
		known = nil
	}
	ctx, cancel := context.WithCancel(context.Background())
	s.cancel = cancel
	s.w.later(250*time.Millisecond, func() {
		if s.turn == turn && s.cancel != nil {
			s.showProgress(cancel)
		}
	})
	w.work(func() func() {
		facts, err := known, error(nil)
		if facts == nil {
			facts, err = readFacts(lib, day, w.today())
		}
		var done *press.Proof
		if err == nil {
			done, err = s.set(ctx, lib.press, facts, o, day)
		}
		return func() {
			if s.turn != turn {
				return
			}
			s.cancel = nil
			cancel()
			s.arrived(facts, day, done, err)
		}
	})
}

// readFacts reads what is known of a day: of one gone by as it was.
func readFacts(lib *library, day, today data.Date) (*data.Facts, error) {
	var f data.Facts
	var err error
	if day.Last().Compare(today) < 0 {
		f, err = lib.s.AsOf(day, time.Local)
	} else {
		f, err = lib.s.Facts()
	}
	slices.SortStableFunc(f.Classes, func(a, b data.Class) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Code, b.Code))
	})
	return &f, err
}

// set sets one kind of print. It runs in the background.
func (s *printScreen) set(ctx context.Context, p *press.Press, f *data.Facts, o printOptions, day data.Date) (*press.Proof, error) {
	in := make(map[data.MemberID]bool, len(s.ids))
	for _, id := range s.ids {
		in[id] = true
	}
	var members []data.Member
	for i := range f.Members {
		if in[f.Members[i].ID] {
			members = append(members, f.Members[i])
		}
	}
	if o.Kind == "directory" && o.Order == "strokes" {
		members = search.ByStrokes(members)
	} else {
		members = search.ByReading(members)
	}
	if o.Kind == "directory" {
		d := press.Directory{Facts: *f, Day: day, Order: o.Order, Print: o.Facts, Logos: o.Logos, Title: o.Title, Edition: o.Edition}
		if d.Print == nil {
			d.Print = data.UsualDirectoryFacts()
		}
		for i := range members {
			d.Members = append(d.Members, press.Chosen{Member: members[i].ID, Reading: search.ReadingOf(&members[i])})
		}
		return p.Directory(ctx, d, press.Options{})
	}
	var ids []data.MemberID
	for i := range members {
		ids = append(ids, members[i].ID)
	}
	m := press.Mail{From: f.Association, Day: day, Title: s.w.t(o.what())}
	m.To, m.Left = data.Addressees(f, ids, day, data.MailRule{Paper: !o.All, Former: o.Former})
	switch o.PostOrder {
	case "class":
		data.ByClass(m.To)
		m.ByClass = true
	case "pinyin":
	default:
		data.ByPostcode(m.To)
	}
	if o.Kind == "signsheet" {
		m.Title, m.Subtitle = cmp.Or(o.ListTitle, "签收单"), strings.TrimSpace(f.Association.Name+"　"+day.Chinese())
		return p.SignSheet(ctx, m, press.Options{})
	}
	sheet, err := o.sheetOptions(s.w)
	if err != nil {
		return nil, err
	}
	if o.Kind == "envelopes" {
		return p.Envelopes(ctx, m, sheet, press.Options{Once: true})
	}
	if o.Test {
		m.To, m.Left = nil, nil
	}
	return p.Labels(ctx, m, sheet, press.Options{Once: true})
}

// arrived shows the pages when they are set.
func (s *printScreen) arrived(f *data.Facts, day data.Date, done *press.Proof, err error) {
	w := s.w
	if errors.Is(err, context.Canceled) {
		s.showFailure(w.t("proof.cancelled"), "")
		return
	}
	if f != nil && err == nil {
		s.facts, s.read = f, day
	}
	if err != nil {
		what, todo := w.explain(err)
		s.showFailure(what, todo)
		return
	}
	s.setCover(nil)
	s.done = done
	s.view.SetSource(source{done})
	s.check.SetLabel(w.t("issue.check.n", len(done.Findings)))
	s.showLeft()
	s.moved()
	w.status.set(worst(done.Findings), w.t("issue.pages", len(done.Book.Pages)), w.t("print.keys"))
}

// showChecks brings the list of what is left out into view.
func (s *printScreen) showChecks() {
	s.full = false
	s.body.Refresh()
	d := fyne.CurrentApp().Driver()
	s.sheet.RevealAt(d.AbsolutePositionForObject(s.left).Y-d.AbsolutePositionForObject(s.sheet).Y, s.sheet.Size().Height-24)
}

func (s *printScreen) showProgress(cancel func()) {
	bar := look.NewPulse()
	s.setCover(nil)
	s.moving = bar
	s.setCover(newMiddle(look.Column(16, look.NewText(s.w.t("print.setting"), look.Running.Centred()), look.Sized(bar, 0, 6),
		centre(look.NewButton(look.Calm, "", s.w.t("button.cancel"), cancel))), 320))
}

func (s *printScreen) showFailure(text, todo string) {
	s.setCover(nil)
	s.done = nil
	s.view.SetSource(nil)
	s.setCover(newMiddle(look.Column(16, look.NewText(text, look.Running.Centred()), look.NewText(todo, look.Running.In(look.Soft).Centred()),
		centre(look.NewButton(look.Calm, "", s.w.t("proof.again"), s.start))), 420))
}

func (s *printScreen) setCover(o fyne.CanvasObject) {
	if s.moving != nil && o == nil {
		s.moving.Stop()
		s.moving = nil
	}
	s.cover.Objects = nil
	if o != nil {
		s.cover.Objects = []fyne.CanvasObject{o}
	}
	s.cover.Refresh()
}

// clicked says whose entry or label that is.
func (s *printScreen) clicked(id string) {
	if m, ok := s.w.lib.shelf.member(data.MemberID(id)); ok {
		s.w.toast(m.Name, act{s.w.t("print.member"), func() { s.w.showMember(m.ID) }})
	}
}

// export asks for a place and writes the pages there as a PDF.
func (s *printScreen) export() {
	w, done, o := s.w, s.done, s.o
	if done == nil {
		w.toast(w.t("export.wait"))
		return
	}
	name := w.t(o.what()) + "-" + s.day.String() + ".pdf"
	w.askSave(w.t(o.what()), name, func(path string) error {
		return writeBeside(path, func(f io.Writer) error {
			format, ok := export.ByExt("pdf")
			if !ok {
				return errors.New("export pdf: no such format")
			}
			return done.Export(f, format, export.Options{Print: o.Kind == "directory" && o.Print, Booklet: o.Kind == "directory" && o.Booklet})
		})
	})
}

func (s *printScreen) content() fyne.CanvasObject { return s.body }
func (s *printScreen) search()                    {}
func (s *printScreen) shows() *pageview.View      { return s.view }
func (s *printScreen) first() fyne.Focusable      { return s.view }
func (s *printScreen) resized()                   { s.body.Refresh() }
func (s *printScreen) keysHint() string           { return s.w.t("print.keys") }

// reload sets the pages again when what they say has changed.
func (s *printScreen) reload(c changed) {
	if c.touches(data.KindMember, data.KindContact, data.KindClass, data.KindMembership, data.KindPost, data.KindPicture, data.KindAssociation) {
		s.facts = nil
		s.start()
	}
}

func (s *printScreen) leave() {
	s.turn++
	if s.cancel != nil {
		s.cancel()
	}
	if s.moving != nil {
		s.moving.Stop()
	}
}

func (s *printScreen) back() bool {
	s.leave()
	s.from()
	return true
}
