// Package pdf writes a book as PDF. gopdf draws the pages; a finishing pass
// over pdfcpu then mends what gopdf leaves undone (ToUnicode, outline) and adds
// what it does not know (labels, boxes, links, language, structure, metadata).
// Nobody else knows that there are two steps.
//
// The same book gives the same bytes: dates and ids come from the book.
package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/draw"
	"image/jpeg"
	"image/png"
	"io"
	"math"
	"slices"

	"github.com/signintech/gopdf"

	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
)

// Options say which pages, and for whom.
type Options struct {
	First, Last int  // 1-based, inclusive; 0: from the start, to the end
	Print       bool // for the printer: bleed kept and marked, all ink black, pictures grey, no links
}

// Write writes the book to w.
func Write(w io.Writer, b *page.Book, o Options) error {
	first, last := 1, len(b.Pages)
	if o.First > 0 {
		first = o.First
	}
	if o.Last > 0 {
		last = min(o.Last, last)
	}
	if first > last {
		return fmt.Errorf("pdf: pages %d to %d: the book has %d", o.First, o.Last, len(b.Pages))
	}
	d := &drawing{book: b, options: o, first: first - 1, pages: b.Pages[first-1 : last], fonts: map[*font.Face]string{}, runes: map[string][]rune{}}
	if o.Print {
		d.pages = slices.Clone(d.pages)
		for i, p := range d.pages {
			d.pages[i] = page.Marked(p)
		}
	}
	raw, err := d.draw()
	if err != nil {
		return fmt.Errorf("pdf: %w", err)
	}
	d.pdf, d.images = gopdf.GoPdf{}, nil // what it holds is as large as the file
	return d.finish(w, raw)
}

// drawing is one run of Write.
type drawing struct {
	book    *page.Book
	options Options
	first   int // index of the first page drawn
	pages   []*page.Page
	pdf     gopdf.GoPdf
	fonts   map[*font.Face]string // family name given to gopdf
	runes   map[string][]rune     // by that name: characters in the order of their glyphs
	images  map[string]gopdf.ImageHolder
	marks   [][]int // by page: the structure block of each BT…ET and image, in order
}

// origin is the corner of what is written: the trim, or with bleed the media.
func (d *drawing) origin(p *page.Page) unit.Rect {
	if d.options.Print {
		return p.Media
	}
	return p.Trim
}

func (d *drawing) draw() ([]byte, error) {
	box := d.origin(d.pages[0])
	d.pdf.Start(gopdf.Config{Unit: gopdf.UnitPT, PageSize: gopdf.Rect{W: box.W.Points(), H: box.H.Points()}})
	d.pdf.SetNoCompression() // the finishing pass reads the pages, and compresses
	if err := d.loadFonts(); err != nil {
		return nil, err
	}
	if err := d.loadImages(); err != nil {
		return nil, err
	}
	for _, p := range d.pages {
		box := d.origin(p)
		d.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: box.W.Points(), H: box.H.Points()}})
		if err := d.page(p, box); err != nil {
			return nil, err
		}
	}
	var out bytes.Buffer
	if _, err := d.pdf.WriteTo(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// loadFonts gives gopdf every face in use, cut to the characters in use.
func (d *drawing) loadFonts() error {
	used := map[*font.Face]map[rune]bool{}
	var order []*font.Face
	for _, p := range d.pages {
		for _, it := range p.Items {
			t, ok := it.(*page.Text)
			if !ok {
				continue
			}
			set := used[t.Face]
			if set == nil {
				set = map[rune]bool{}
				used[t.Face] = set
				order = append(order, t.Face)
			}
			for _, r := range t.Text {
				set[r] = true
			}
		}
	}
	for i, f := range order {
		runes := make([]rune, 0, len(used[f]))
		for r := range used[f] {
			runes = append(runes, r)
		}
		slices.Sort(runes)
		name := subsetTag(i) + "+" + f.Name
		// A character that is drawn from a face is in the face; should one not
		// be, gopdf would silently set a space.
		err := d.pdf.AddTTFFontDataWithOption(name, f.Subset(runes), gopdf.TtfOption{})
		if err != nil {
			return fmt.Errorf("font %s: %w", f.Name, err)
		}
		d.fonts[f], d.runes[name] = name, runes
	}
	return nil
}

// subsetTag is the six letters that mark a subset; they differ by font.
func subsetTag(i int) string {
	return string([]byte{'H', 'K', 'A' + byte(i/26/26%26), 'A' + byte(i/26%26), 'A' + byte(i%26), 'A'})
}

func (d *drawing) loadImages() error {
	d.images = map[string]gopdf.ImageHolder{}
	for _, p := range d.pages {
		for _, it := range p.Items {
			pic, ok := it.(*page.Picture)
			if !ok || d.images[pic.Digest] != nil {
				continue
			}
			data := d.book.Images[pic.Digest].Data
			if d.options.Print {
				data = grey(data)
			}
			h, err := gopdf.ImageHolderByBytes(data)
			if err != nil {
				return fmt.Errorf("picture %.12s: %w", pic.Digest, err)
			}
			d.images[pic.Digest] = h
		}
	}
	return nil
}

func (d *drawing) page(p *page.Page, box unit.Rect) error {
	var marks []int
	grey := page.Colour{R: 1} // none yet: a page starts with the colour unset
	fill := func(c page.Colour) {
		if c == grey {
			return
		}
		grey = c
		if d.options.Print {
			c = inkOnly(c)
		}
		if level, ok := c.Grey(); ok {
			d.pdf.SetGrayFill(level)
		} else {
			d.pdf.SetFillColor(c.R, c.G, c.B)
			d.pdf.SetTextColor(c.R, c.G, c.B)
		}
	}
	family, size, spacing := "", unit.Length(-1), unit.Length(0)
	if len(p.Items) == 0 { // a page on which nothing is drawn comes out damaged
		fill(page.Black)
	}
	for _, it := range p.Items {
		switch it := it.(type) {
		case *page.Text:
			if f := d.fonts[it.Face]; f != family || size != it.Size {
				if err := d.pdf.SetFont(f, "", it.Size.Points()); err != nil {
					return err
				}
				family, size = f, it.Size
			}
			if it.Spacing != spacing {
				if err := d.pdf.SetCharSpacing(it.Spacing.Points()); err != nil {
					return err
				}
				spacing = it.Spacing
			}
			fill(it.Colour)
			x, y := (it.At.X - box.X).Points(), (it.At.Y - box.Y).Points()
			if it.Up {
				d.pdf.Rotate(90, x, y)
			}
			d.pdf.SetXY(x, y)
			if err := d.pdf.Text(string(it.Text)); err != nil {
				return err
			}
			if it.Up {
				d.pdf.RotateReset()
			}
			marks = append(marks, it.Block)
		case *page.Fill:
			fill(it.Colour)
			if it.Round {
				d.pdf.Polygon(ellipse(it.Box, box), "F")
				continue
			}
			d.pdf.RectFromUpperLeftWithStyle((it.Box.X - box.X).Points(), (it.Box.Y - box.Y).Points(), it.Box.W.Points(), it.Box.H.Points(), "F")
		case *page.Picture:
			x, y := (it.Box.X - box.X).Points(), (it.Box.Y - box.Y).Points()
			size := gopdf.Rect{W: it.Box.W.Points(), H: it.Box.H.Points()}
			if it.Up { // about its bottom left, which is the top left of the picture
				y += size.H
				size.W, size.H = size.H, size.W
				d.pdf.Rotate(90, x, y)
			}
			var err error
			if it.Crop != (unit.Rect{}) && !it.Up {
				seen := it.Seen()
				err = d.pdf.ImageByHolderWithOptions(d.images[it.Digest], gopdf.ImageOptions{
					X: (seen.X - box.X).Points(), Y: (seen.Y - box.Y).Points(), Rect: &size,
					Crop: &gopdf.CropOptions{X: (seen.X - it.Box.X).Points(), Y: (seen.Y - it.Box.Y).Points(), Width: seen.W.Points(), Height: seen.H.Points()},
				})
			} else {
				err = d.pdf.ImageByHolder(d.images[it.Digest], x, y, &size)
			}
			if err != nil {
				return err
			}
			if it.Up {
				d.pdf.RotateReset()
			}
			marks = append(marks, it.Block)
		}
	}
	d.marks = append(d.marks, marks)
	return nil
}

// ellipse is the outline of a round box, in steps too small to see.
func ellipse(r, page unit.Rect) []gopdf.Point {
	const steps = 24
	w, h := r.W.Points()/2, r.H.Points()/2
	x, y := (r.X-page.X).Points()+w, (r.Y-page.Y).Points()+h
	out := make([]gopdf.Point, steps)
	for i := range out {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / steps)
		out[i] = gopdf.Point{X: x + w*cos, Y: y + h*sin}
	}
	return out
}

// grey is a picture in shades of black; one that is grey already, or that only
// others can read, stays as it came.
func grey(data []byte) []byte {
	src, kind, err := image.Decode(bytes.NewReader(data))
	if err != nil {
		return data
	}
	if _, is := src.(*image.Gray); is {
		return data
	}
	b := src.Bounds()
	dst := image.NewGray(image.Rect(0, 0, b.Dx(), b.Dy()))
	draw.Draw(dst, dst.Bounds(), image.White, image.Point{}, draw.Src) // what shines through is paper
	draw.Draw(dst, dst.Bounds(), src, b.Min, draw.Over)
	var out bytes.Buffer
	if kind == "jpeg" {
		err = jpeg.Encode(&out, dst, &jpeg.Options{Quality: 92})
	} else {
		err = png.Encode(&out, dst)
	}
	if err != nil {
		return data
	}
	return out.Bytes()
}

// inkOnly turns a spot colour into the shade of black that prints as dark.
func inkOnly(c page.Colour) page.Colour {
	y := uint8((299*int(c.R) + 587*int(c.G) + 114*int(c.B)) / 1000)
	if y < 140 { // type in a shade would be screened; it prints solid
		y = 0
	}
	return page.Colour{R: y, G: y, B: y}
}
