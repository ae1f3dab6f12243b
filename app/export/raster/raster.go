// Package raster draws pages as pictures, from the same glyphs at the same
// places as the PDF: for the screen, for PNG, and to compare the two.
package raster

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	_ "image/jpeg" // pictures of the two kinds that a page may hold
	_ "image/png"
	"sync"

	xdraw "golang.org/x/image/draw"
	"golang.org/x/image/vector"

	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
)

// Drawer draws pages of one book. It may be used by several goroutines; they
// take turns.
type Drawer struct {
	book     *page.Book
	mu       sync.Mutex
	glyphs   *Glyphs
	pictures map[string]image.Image
	ras      vector.Rasterizer
}

// Glyphs keeps the outlines that drawers have read. Drawers may share one.
type Glyphs struct {
	mu    sync.Mutex
	fonts map[*font.Face]*font.Outlines
	read  map[glyphKey][]font.Segment
}

// NewGlyphs returns an empty store of outlines.
func NewGlyphs() *Glyphs {
	return &Glyphs{fonts: map[*font.Face]*font.Outlines{}, read: map[glyphKey][]font.Segment{}}
}

type glyphKey struct {
	face *font.Face
	id   font.GlyphID
}

// New returns a drawer for the book that keeps outlines in g.
func New(b *page.Book, g *Glyphs) *Drawer {
	return &Drawer{book: b, glyphs: g, pictures: map[string]image.Image{}}
}

// Page draws page n (from 0), as trimmed, at so many dots an inch.
func (d *Drawer) Page(n int, dpi float64) (*image.RGBA, error) {
	if n < 0 || n >= len(d.book.Pages) {
		return nil, fmt.Errorf("page %d: the book has %d", n+1, len(d.book.Pages))
	}
	if dpi < 1 || dpi > 2400 {
		return nil, fmt.Errorf("%v dots an inch: want 1 to 2400", dpi)
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	p := d.book.Pages[n]
	k := dpi / 72
	px := func(l unit.Length) float32 { return float32(l.Points() * k) }
	img := image.NewRGBA(image.Rect(0, 0, int(p.Trim.W.Points()*k+0.5), int(p.Trim.H.Points()*k+0.5)))
	draw.Draw(img, img.Bounds(), image.White, image.Point{}, draw.Src)
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.Text:
			if err := d.text(img, it, px, p.Trim); err != nil {
				return nil, fmt.Errorf("page %d: %w", n+1, err)
			}
		case *page.Fill:
			d.fill(img, px(it.Box.X-p.Trim.X), px(it.Box.Y-p.Trim.Y), px(it.Box.W), px(it.Box.H), it)
		case *page.Picture:
			if err := d.picture(img, it, px, p.Trim); err != nil {
				return nil, fmt.Errorf("page %d: %w", n+1, err)
			}
		}
	}
	return img, nil
}

func (d *Drawer) text(img *image.RGBA, t *page.Text, px func(unit.Length) float32, trim unit.Rect) error {
	x, y := t.At.X-trim.X, t.At.Y-trim.Y
	k := px(t.Size) / 1000
	src := ink(t.Colour)
	for _, g := range t.Glyphs {
		segs, err := d.glyphs.outline(t.Face, g)
		if err != nil {
			return err
		}
		d.glyph(img, segs, px(x), px(y), k, t.Up, src)
		if step := t.Size.Permille(t.Face.Advance(g)) + t.Spacing; t.Up {
			y -= step
		} else {
			x += step
		}
	}
	return nil
}

// glyph fills an outline within the pixels that its ink touches; up, its baseline
// runs up the page.
func (d *Drawer) glyph(img *image.RGBA, segs []font.Segment, x, y, k float32, up bool, src image.Image) {
	if len(segs) == 0 {
		return
	}
	left, top, right, bottom := float32(1e9), float32(1e9), float32(-1e9), float32(-1e9)
	at := func(ox, oy float32, i int, s *font.Segment) (float32, float32) {
		if p := s.Args[i]; up {
			return ox - p.Y*k, oy - p.X*k
		}
		return ox + s.Args[i].X*k, oy - s.Args[i].Y*k
	}
	for n := range segs {
		s := &segs[n]
		for i := range args(s.Op) {
			px, py := at(x, y, i, s)
			left, right = min(left, px), max(right, px)
			top, bottom = min(top, py), max(bottom, py)
		}
	}
	box := image.Rect(int(left)-1, int(top)-1, int(right)+2, int(bottom)+2)
	if box.Intersect(img.Bounds()).Empty() {
		return
	}
	ox, oy := x-float32(box.Min.X), y-float32(box.Min.Y)
	r := &d.ras
	r.Reset(box.Dx(), box.Dy())
	for i := range segs {
		s := &segs[i]
		ax, ay := at(ox, oy, 0, s)
		switch s.Op {
		case font.MoveTo:
			r.ClosePath()
			r.MoveTo(ax, ay)
		case font.LineTo:
			r.LineTo(ax, ay)
		case font.QuadTo:
			bx, by := at(ox, oy, 1, s)
			r.QuadTo(ax, ay, bx, by)
		case font.CubeTo:
			bx, by := at(ox, oy, 1, s)
			cx, cy := at(ox, oy, 2, s)
			r.CubeTo(ax, ay, bx, by, cx, cy)
		}
	}
	r.ClosePath()
	r.Draw(img, box, src, image.Point{})
}

func args(op font.Op) int {
	switch op {
	case font.QuadTo:
		return 2
	case font.CubeTo:
		return 3
	}
	return 1
}

func (k *Glyphs) outline(f *font.Face, g font.GlyphID) ([]font.Segment, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	key := glyphKey{f, g}
	if s, ok := k.read[key]; ok {
		return s, nil
	}
	o := k.fonts[f]
	if o == nil {
		var err error
		if o, err = f.Outlines(); err != nil {
			return nil, fmt.Errorf("font %s: %w", f.Name, err)
		}
		k.fonts[f] = o
	}
	s, err := o.Glyph(g)
	if err != nil {
		return nil, fmt.Errorf("font %s, glyph %d: %w", f.Name, g, err)
	}
	k.read[key] = s
	return s, nil
}

// fill draws a box, or the ellipse in it, with soft edges, as a PDF viewer does.
func (d *Drawer) fill(img *image.RGBA, x, y, w, h float32, f *page.Fill) {
	box := image.Rect(int(x)-1, int(y)-1, int(x+w)+2, int(y+h)+2)
	ox, oy := x-float32(box.Min.X), y-float32(box.Min.Y)
	r := &d.ras
	r.Reset(box.Dx(), box.Dy())
	if f.Round {
		const k = 0.27614 // a quarter of an ellipse as a cubic: its handles, in widths
		cx, cy := ox+w/2, oy+h/2
		r.MoveTo(ox+w, cy)
		r.CubeTo(ox+w, cy+k*h, cx+k*w, oy+h, cx, oy+h)
		r.CubeTo(cx-k*w, oy+h, ox, cy+k*h, ox, cy)
		r.CubeTo(ox, cy-k*h, cx-k*w, oy, cx, oy)
		r.CubeTo(cx+k*w, oy, ox+w, cy-k*h, ox+w, cy)
	} else {
		r.MoveTo(ox, oy)
		r.LineTo(ox+w, oy)
		r.LineTo(ox+w, oy+h)
		r.LineTo(ox, oy+h)
	}
	r.ClosePath()
	r.Draw(img, box, ink(f.Colour), image.Point{})
}

func (d *Drawer) picture(img *image.RGBA, p *page.Picture, px func(unit.Length) float32, trim unit.Rect) error {
	src := d.pictures[p.Digest]
	if src == nil {
		var err error
		if src, _, err = image.Decode(bytes.NewReader(d.book.Images[p.Digest].Data)); err != nil {
			return fmt.Errorf("picture %.12s: %w", p.Digest, err)
		}
		d.pictures[p.Digest] = src
	}
	x, y := px(p.Box.X-trim.X), px(p.Box.Y-trim.Y)
	box := image.Rect(int(x+0.5), int(y+0.5), int(x+px(p.Box.W)+0.5), int(y+px(p.Box.H)+0.5))
	if p.Up {
		src = turned{src}
	}
	from := src.Bounds()
	if p.Crop != (unit.Rect{}) && !p.Up {
		seen := p.Seen()
		part := func(at, of unit.Length, n int) int { return int(float64(n)*float64(at)/float64(of) + 0.5) }
		x, y = px(seen.X-trim.X), px(seen.Y-trim.Y)
		box = image.Rect(int(x+0.5), int(y+0.5), int(x+px(seen.W)+0.5), int(y+px(seen.H)+0.5))
		from = image.Rect(part(seen.X-p.Box.X, p.Box.W, from.Dx()), part(seen.Y-p.Box.Y, p.Box.H, from.Dy()),
			part(seen.Right()-p.Box.X, p.Box.W, from.Dx()), part(seen.Bottom()-p.Box.Y, p.Box.H, from.Dy())).Add(from.Min)
	}
	xdraw.CatmullRom.Scale(img, box, src, from, xdraw.Over, nil)
	return nil
}

func ink(c page.Colour) image.Image {
	return image.NewUniform(color.RGBA{R: c.R, G: c.G, B: c.B, A: 255})
}

// turned is a picture turned to the left.
type turned struct{ image.Image }

func (t turned) Bounds() image.Rectangle {
	b := t.Image.Bounds()
	return image.Rect(0, 0, b.Dy(), b.Dx())
}

func (t turned) At(x, y int) color.Color {
	b := t.Image.Bounds()
	return t.Image.At(b.Max.X-1-y, b.Min.Y+x)
}
