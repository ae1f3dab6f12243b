package ui

import (
	"context"
	"image"
	"time"

	"huikan/app/press"
	"huikan/app/ui/pageview"
	"huikan/data"
)

// proof is the setting of an issue: under way, or done.
type proof struct {
	running bool
	stale   bool // the library has changed since
	done    *press.Proof
	err     error
	took    time.Duration
	start   map[string]int // record id → first page
	pages   map[string]int // record id → how many pages
	cancel  context.CancelFunc
	waiting []func(*proof)
}

// set sets an issue in the background, and tells then when it is done. Setting
// that is under way for the same library is joined.
func (w *window) set(id data.IssueID, then func(*proof)) *proof {
	lib := w.lib
	p := lib.proofs[id]
	if p != nil && p.running && !p.stale {
		p.waiting = append(p.waiting, then)
		return p
	}
	if p != nil && p.done != nil && !p.stale {
		then(p)
		return p
	}
	var old *press.Proof
	if p != nil {
		p.cancel()
		old = p.done
	}
	ctx, cancel := context.WithCancel(context.Background())
	next := &proof{running: true, cancel: cancel, done: old, waiting: []func(*proof){then}}
	if p != nil {
		next.start, next.pages = p.start, p.pages
		next.waiting = append(next.waiting, p.waiting...)
	}
	lib.proofs[id] = next
	w.work(func() func() {
		began := time.Now()
		done, err := lib.press.Issue(ctx, id, press.Options{})
		took := time.Since(began)
		return func() {
			next.running, next.took = false, took
			if next.err = err; err == nil {
				next.done = done
				next.index()
			}
			if w.lib != lib {
				return
			}
			if lib.proofs[id] != next {
				return
			}
			for _, f := range next.waiting {
				f(next)
			}
			next.waiting = nil
		}
	})
	return next
}

// index notes where each record's lines begin, and over how many pages they run.
func (p *proof) index() {
	p.start, p.pages = map[string]int{}, map[string]int{}
	for n, pg := range p.done.Book.Pages {
		seen := map[string]bool{}
		for _, l := range pg.Lines {
			if l.Source == "" || seen[l.Source] {
				continue
			}
			seen[l.Source] = true
			p.pages[l.Source]++
			if _, ok := p.start[l.Source]; !ok {
				p.start[l.Source] = n
			}
		}
	}
	p.skipContents()
}

// skipContents moves a record's start behind the pages before the first folio:
// the contents name titles that stand elsewhere.
func (p *proof) skipContents() {
	pages := p.done.Book.Pages
	first := 0
	for first < len(pages) && pages[first].Label == "" {
		first++
	}
	for id, at := range p.start {
		if at >= first {
			continue
		}
		for n := first; n < len(pages); n++ {
			for _, l := range pages[n].Lines {
				if l.Source == id {
					p.start[id] = n
					p.pages[id] -= 1
					n = len(pages)
					break
				}
			}
		}
	}
}

// folio is a page's number as printed, or its place in the file.
func (p *proof) folio(n int) string {
	if p.done == nil || n < 0 || n >= len(p.done.Book.Pages) {
		return ""
	}
	return p.done.Book.Pages[n].Label
}

// source shows a proof's pages to the desk.
type source struct{ p *press.Proof }

// Len, Size, Image and Lines are for pageview.
func (s source) Len() int { return len(s.p.Book.Pages) }

func (s source) Size(n int) (w, h float32) {
	t := s.p.Book.Pages[n].Trim
	return float32(t.W.Points()), float32(t.H.Points())
}

func (s source) Image(n int, dpi float64) (image.Image, error) { return s.p.Image(n, dpi) }

func (s source) Lines(n int) (out []pageview.Line) {
	pg := s.p.Book.Pages[n]
	for _, l := range pg.Lines {
		out = append(out, deskLine(pg, l))
	}
	return out
}

// filled is how many pages there are without the empty ones at the end, which a
// template adds to make whole sheets.
func (p *proof) filled() int {
	n := len(p.done.Book.Pages)
	for n > 0 && len(p.done.Book.Pages[n-1].Lines) == 0 {
		n--
	}
	return n
}
