package typeset

import (
	"cmp"
	"runtime"
	"slices"
	"sync"

	"huikan/app/doc"
	"huikan/app/page"
)

// setArticle is the galley of one article and what came up while setting it.
// It is not changed once it is made.
type setArticle struct {
	strips []strip
	book   page.Book // blocks, by its own count, findings, pictures
	kept   bool      // other runs may print it
	err    error
}

// articles sets galleys, on as many processors as there are. The result does
// not depend on how many, for no galley knows of another.
func (s *setter) articles(list []*doc.Article, o Options) []*setArticle {
	out := make([]*setArticle, len(list))
	order := make([]int, len(list))
	for i := range order {
		order[i] = i
	}
	// The longest first, so that no processor is left with it at the end.
	weight := make([]int, len(list))
	for i, a := range list {
		weight[i] = length(a.Blocks)
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(weight[b], weight[a]) })
	var mu sync.Mutex
	next, done := 0, 0
	work := func() {
		w := &setter{ctx: s.ctx, doc: s.doc, design: s.design, fonts: s.fonts, house: s.house}
		for {
			mu.Lock()
			if next == len(order) {
				mu.Unlock()
				return
			}
			i := order[next]
			next++
			mu.Unlock()
			out[i] = w.article(list[i], o.Kept)
			mu.Lock()
			done++
			if o.Progress != nil {
				o.Progress(done, len(list))
			}
			mu.Unlock()
		}
	}
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(list)) - 1 {
		all.Go(work)
	}
	work()
	all.Wait()
	for _, a := range out {
		if a.err != nil && s.err == nil {
			s.err = a.err
		}
	}
	return out
}

// article sets one galley, or finds it as it was set before.
func (s *setter) article(a *doc.Article, kept *Kept) *setArticle {
	if have := kept.find(a, s.doc.Pictures); have != nil {
		return have
	}
	s.err = nil
	s.book = &page.Book{Images: map[string]page.Image{}}
	s.source, s.noteNo, s.missing = a.Source, 0, nil
	s.texts = kept.texts(a)
	s.block = s.tag("Art", -1, "")
	if look := s.design; a.Smaller {
		s.design = look.Smaller()
		defer func() { s.design = look }()
	}
	g := &galley{s: s, width: s.design.Area.Column()}
	g.blocks(a.Blocks)
	if s.err == nil {
		s.err = s.ctx.Err()
	}
	set := &setArticle{strips: g.strips, book: *s.book, kept: kept != nil, err: s.err}
	if s.err == nil {
		kept.keep(a, s.doc.Pictures, set, s.texts)
	}
	return set
}

// join takes an article's galley over into the whole. Its root hangs under
// the block parent.
func (g *galley) join(a *setArticle, parent int) {
	into := g.s.book
	base := len(into.Blocks)
	for _, b := range a.book.Blocks {
		if b.Parent < 0 {
			b.Parent = parent
		} else {
			b.Parent += base
		}
		into.Blocks = append(into.Blocks, b)
	}
	into.Missing = append(into.Missing, a.book.Missing...)
	into.Absent = append(into.Absent, a.book.Absent...)
	into.Overset = append(into.Overset, a.book.Overset...)
	into.Loose = append(into.Loose, a.book.Loose...)
	for digest, im := range a.book.Images {
		into.Images[digest] = im
	}
	for i := range a.strips {
		sp := a.strips[i]
		if i == 0 && sp.blank {
			g.blank(int(sp.height/g.pitch()), sp.keep)
			continue
		}
		sp.base, sp.last = base, !a.kept
		g.strips = append(g.strips, sp)
	}
}

// length is about how much text there is.
func length(blocks []doc.Block) (n int) {
	spans := func(list []doc.Span) {
		for i := range list {
			n += len(list[i].Text)
		}
	}
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Paragraph:
			spans(b.Spans)
		case *doc.Table:
			for _, r := range b.Rows {
				for _, c := range r.Cells {
					spans(c)
					n += 30
				}
			}
		case *doc.Record:
			spans(b.Name)
			for _, f := range b.Facts {
				spans(f.Text)
			}
		case *doc.List:
			for _, it := range b.Items {
				n += length(it.Blocks)
			}
		case *doc.Quotation:
			n += length(b.Blocks)
		case *doc.Panel:
			n += length(b.Blocks)
		case *doc.Preformatted:
			n += 60 * len(b.Lines)
		}
	}
	return n
}
