package ui

import (
	"context"
	"image"
	"slices"
	"time"

	"huikan/app/press"
	"huikan/app/ui/look"
	"huikan/app/ui/pageview"
	"huikan/data"
)

// livePage (实时版面) is the pages of one article as they are set now, in the
// issue that it stands in or alone. It is set again as the text changes, and
// shows where on it the caret is.
type livePage struct {
	w     *window
	id    data.ArticleID
	issue data.IssueID
	view  *pageview.View
	foot  *look.Text

	ctx     context.Context
	cancel  context.CancelFunc
	running bool
	again   bool // the text has changed since
	proof   *press.Proof
	pages   []int // of the book
	lines   *linesOf
	count   data.WordCount // of the text that is set
	marked  [2]int         // the block that is marked, and which of its lines has the caret; −1: none
	took    time.Duration
	set     func() // the pages are set anew
}

// newLivePage sets an article in the issue, or alone where it is "".
func newLivePage(w *window, id data.ArticleID, in data.IssueID, picked func(at int)) *livePage {
	if in == "" {
		in = solo(id)
	}
	p := &livePage{w: w, id: id, issue: in, view: pageview.New(), foot: look.NewText("", look.Caption.Centred()), marked: [2]int{-1, -1}}
	p.ctx, p.cancel = context.WithCancel(context.Background())
	p.view.SetSpreads(false)
	p.view.SetFit(pageview.FitWidth)
	p.view.Go = func(f func()) { w.work(func() func() { f(); return nil }) }
	p.view.Changed = p.caption
	p.view.Clicked = func(n int, l pageview.Line, x float32) {
		if p.lines == nil || l.Pos < 0 {
			return
		}
		for _, s := range p.lines.block(l.Pos) {
			if s.page == n && s.line == l {
				picked(s.placeAt(x))
				return
			}
		}
	}
	return p
}

// written sets the pages again with another text; while they are being set, the
// last text that comes waits.
func (p *livePage) written(body string) {
	w, lib := p.w, p.w.lib
	lib.written.hold(p.id, body)
	if p.running {
		p.again = true
		return
	}
	p.running = true
	w.work(func() func() {
		began := time.Now()
		proof, err := lib.press.Issue(p.ctx, p.issue, press.Options{})
		took := time.Since(began)
		count := data.CountWords(body)
		var lines *linesOf
		if err == nil {
			lines = newLinesOf(proof.Book, string(p.id), body)
		}
		return func() {
			p.running = false
			if p.ctx.Err() != nil || w.lib != lib {
				return
			}
			if err != nil {
				what, _ := w.explain(err)
				p.foot.Set(what)
				return
			}
			p.proof, p.pages, p.lines, p.took, p.count, p.marked = proof, lines.pages, lines, took, count, [2]int{-1, -1}
			p.view.Swap(articlePages{source{proof}, lines.pages})
			p.caption()
			if p.set != nil {
				p.set()
			}
			if p.again {
				p.again = false
				p.written(lib.written.body(p.id))
			}
		}
	})
}

// close ends the setting.
func (p *livePage) close() {
	p.cancel()
	if p.w.lib != nil {
		p.w.lib.written.release(p.id)
	}
}

// follow marks the paragraph with the caret on its pages, and shows the line in
// which the caret is.
func (p *livePage) follow(caret int) {
	if p.lines == nil {
		return
	}
	spots, at := p.lines.near(caret)
	if at < 0 {
		if p.marked[0] >= 0 {
			p.view.Unmark()
			p.marked = [2]int{-1, -1}
		}
		return
	}
	if p.marked == [2]int{p.lines.at, at} {
		return
	}
	p.marked = [2]int{p.lines.at, at}
	ms := make([]pageview.Marked, len(spots))
	for i := range spots {
		ms[i] = pageview.Marked{Page: spots[i].page, Line: spots[i].line}
	}
	p.view.MarkAll(at, ms...)
}

// caption says which page is shown.
func (p *livePage) caption() {
	w := p.w
	switch {
	case p.proof == nil:
		p.foot.Set(w.t("proof.setting"))
	case len(p.pages) == 0:
		p.foot.Set(w.t("write.page.none"))
	default:
		n := min(p.view.Page(), len(p.pages)-1)
		label := p.proof.Book.Pages[p.pages[n]].Label
		if label == "" {
			label = num(n + 1)
		}
		p.foot.Set(w.t("write.page", label, len(p.pages)))
	}
}

// articlePages are some pages of a proof.
type articlePages struct {
	source
	pages []int
}

func (s articlePages) Len() int                  { return len(s.pages) }
func (s articlePages) Size(n int) (w, h float32) { return s.source.Size(s.pages[n]) }
func (s articlePages) Image(n int, dpi float64) (image.Image, error) {
	return s.source.Image(s.pages[n], dpi)
}
func (s articlePages) Lines(n int) []pageview.Line { return s.source.Lines(s.pages[n]) }

// placedIn is the issue that an article stands in, the newest where it stands
// in several; "": in none. One that has gone to press does not count: what is
// written now is not what it prints.
func (w *window) placedIn(id data.ArticleID, wanted data.IssueID) data.IssueID {
	places, err := w.lib.s.PlacementsOf(id)
	if err != nil {
		return ""
	}
	for _, i := range w.lib.shelf.issues { // the newest number first
		if _, printed, err := w.lib.s.Edition(i.ID); err != nil || printed {
			continue
		}
		if slices.ContainsFunc(places, func(p data.Placement) bool { return p.Issue == i.ID && (wanted == "" || wanted == i.ID) }) {
			return i.ID
		}
	}
	if wanted != "" {
		return w.placedIn(id, "")
	}
	return ""
}
