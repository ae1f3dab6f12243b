package typeset

import (
	"encoding/binary"
	"reflect"
	"strings"
	"sync"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/unit"
)

// Kept is what the last runs leave for the next: the galleys of articles, and
// within an article the lines of each paragraph. An article whose content is
// the same is not set again; in one that changed, only the paragraphs that did
// are. What the last few runs did not use is let go. The zero Kept is empty. It
// serves one run at a time.
type Kept struct {
	mu       sync.Mutex
	design   *design.Design
	fonts    *font.Library
	version  int
	run      int
	articles map[string]*keptArticle
}

// keptRuns is how many runs something unused is kept: enough to go from an
// issue to another and back.
const keptRuns = 3

type keptArticle struct {
	article  *doc.Article
	pictures []doc.Picture
	galley   *setArticle
	texts    map[textKey]*setText
	run      int
}

// texts are the paragraphs of one article: as set before, and as set now.
type texts struct{ before, now map[textKey]*setText }

// textKey is all that the lines of a paragraph depend on, beside the design's
// marks and the fonts.
type textKey struct {
	style   design.Style
	measure unit.Length
	note    int // the first footnote called in it
	text    string
}

// begin opens a run. What was set with another design or other fonts is gone.
func (k *Kept) begin(d *design.Design, fonts *font.Library) {
	if k == nil {
		return
	}
	if k.design != d || k.fonts != fonts || k.version != fonts.Version() || k.articles == nil {
		k.design, k.fonts, k.version = d, fonts, fonts.Version()
		k.articles = map[string]*keptArticle{}
	}
	k.run++
}

// end closes a run that came to its end.
func (k *Kept) end() {
	if k == nil {
		return
	}
	for ref, a := range k.articles {
		if a.run <= k.run-keptRuns {
			delete(k.articles, ref)
		}
	}
}

// find is the galley of an article as it was set before, if its content is
// the same.
func (k *Kept) find(a *doc.Article, pictures map[string]doc.Picture) *setArticle {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	have := k.articles[a.Ref]
	if have == nil || have.article != a && (have.article.Source != a.Source || have.article.Smaller != a.Smaller || !reflect.DeepEqual(have.article.Blocks, a.Blocks)) {
		return nil
	}
	for i, p := range shown(a.Blocks, pictures, nil) {
		if i >= len(have.pictures) || !samePicture(p, have.pictures[i]) {
			return nil
		}
	}
	have.run = k.run
	return have.galley
}

// texts are an article's paragraphs, to be looked into and added to.
func (k *Kept) texts(a *doc.Article) *texts {
	if k == nil {
		return nil
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	t := &texts{now: map[textKey]*setText{}}
	if have := k.articles[a.Ref]; have != nil {
		t.before = have.texts
	}
	return t
}

func (k *Kept) keep(a *doc.Article, pictures map[string]doc.Picture, galley *setArticle, t *texts) {
	if k == nil {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	k.articles[a.Ref] = &keptArticle{article: a, pictures: shown(a.Blocks, pictures, nil), galley: galley, texts: t.now, run: k.run}
}

// find is a paragraph as it was set before.
func (t *texts) find(key textKey) *setText {
	if have := t.now[key]; have != nil {
		return have
	}
	have := t.before[key]
	if have != nil {
		t.now[key] = have
	}
	return have
}

// shown lists the pictures that blocks show, in order.
func shown(blocks []doc.Block, pictures map[string]doc.Picture, out []doc.Picture) []doc.Picture {
	for _, b := range blocks {
		switch b := b.(type) {
		case *doc.Figure:
			out = append(out, pictures[b.Digest])
		case *doc.Record:
			out = append(out, pictures[b.Picture])
		case *doc.Quotation:
			out = shown(b.Blocks, pictures, out)
		case *doc.Signatures:
			for _, f := range b.Seals {
				out = append(out, pictures[f.Digest])
			}
		case *doc.Panel:
			out = shown(b.Blocks, pictures, out)
		case *doc.List:
			for _, it := range b.Items {
				out = shown(it.Blocks, pictures, out)
			}
		}
	}
	return out
}

// samePicture compares pictures of one digest: their bytes are the same where
// both are there.
func samePicture(a, b doc.Picture) bool {
	return a.Name == b.Name && a.MIME == b.MIME && a.Width == b.Width && a.Height == b.Height && (a.Data == nil) == (b.Data == nil)
}

// keyOf is the key of spans set in a style.
func keyOf(spans []doc.Span, st *design.Style, measure unit.Length, note int) textKey {
	k := textKey{style: *st, measure: measure}
	if len(spans) == 1 && plain(&spans[0]) {
		k.text = "p" + spans[0].Text
		return k
	}
	var b strings.Builder
	b.WriteByte('s')
	for i := range spans {
		sp := &spans[i]
		flags := uint64(0)
		for bit, on := range []bool{sp.Bold, sp.Emph, sp.Code, sp.Lead, sp.Sup, sp.Break, sp.Note != nil, sp.Dots, sp.Underline, sp.Name} {
			if on {
				flags |= 1 << bit
			}
		}
		if sp.Note != nil {
			k.note = note
		}
		var head [3 * binary.MaxVarintLen64]byte
		n := binary.PutUvarint(head[:], flags)
		n += binary.PutUvarint(head[n:], uint64(len(sp.Text)))
		n += binary.PutUvarint(head[n:], uint64(len(sp.Link)))
		b.Write(head[:n])
		b.WriteString(sp.Text)
		b.WriteString(sp.Link)
	}
	k.text = b.String()
	return k
}

// plain reports whether a span is text without any look of its own.
func plain(sp *doc.Span) bool {
	return !sp.Bold && !sp.Emph && !sp.Code && !sp.Lead && !sp.Sup && !sp.Dots && !sp.Underline && !sp.Name && !sp.Break && sp.Note == nil && sp.Link == ""
}
