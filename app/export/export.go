// Package export lists the forms in which a book leaves the program.
package export

import (
	"image/png"
	"io"

	"huikan/app/export/pdf"
	"huikan/app/export/raster"
	"huikan/app/page"
	"huikan/app/unit"
)

// Options are what all formats understand; each takes what concerns it.
type Options struct {
	First, Last int     // pages from 1, inclusive; 0: from the start, to the end
	Print       bool    // for the printer: bleed and marks, black ink alone, grey pictures, no links
	Booklet     bool    // imposed for saddle stitching, two pages a side
	DPI         float64 // of pictures
}

// Format (格式) writes a book: all of it into one file, or a page a file. One
// of the two functions is set.
type Format struct {
	Name  string // what a person calls it
	Ext   string // of the file, without the dot
	Pages func(io.Writer, *page.Book, Options) error
	Page  func(io.Writer, *raster.Drawer, int, Options) error
}

// paper is how thick a sheet of 80 g is, by which inner pages creep.
var paper = unit.Millimetres(0.1)

// Formats lists the formats. To add one: a folder, and a row here.
var Formats = []Format{
	{Name: "PDF", Ext: "pdf", Pages: func(w io.Writer, b *page.Book, o Options) error {
		if o.Booklet {
			b = page.Booklet(b, paper)
		}
		return pdf.Write(w, b, pdf.Options{First: o.First, Last: o.Last, Print: o.Print})
	}},
	{Name: "PNG", Ext: "png", Page: func(w io.Writer, d *raster.Drawer, n int, o Options) error {
		dpi := o.DPI
		if dpi == 0 {
			dpi = 150
		}
		img, err := d.Page(n, dpi)
		if err != nil {
			return err
		}
		return png.Encode(w, img)
	}},
}

// ByExt finds the format of a file's ending.
func ByExt(ext string) (Format, bool) {
	for _, f := range Formats {
		if f.Ext == ext {
			return f, true
		}
	}
	return Format{}, false
}
