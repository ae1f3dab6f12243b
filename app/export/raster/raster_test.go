package raster

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"huikan/app/export/pdf"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
)

func sheet(t testing.TB) *page.Book {
	t.Helper()
	data, err := os.ReadFile("../../../assets/fonts/NotoSerifSC-Bold.ttf")
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse("NotoSerifSC-Bold", data)
	if err != nil {
		t.Fatal(err)
	}
	text := &page.Text{Face: f, Size: 40 * unit.Pt, At: unit.Point{X: 40 * unit.Pt, Y: 80 * unit.Pt}, Spacing: 2 * unit.Pt, Text: []rune("会刊，“Ag”——"), Block: page.Artifact}
	for _, r := range text.Text {
		g, ok := f.Glyph(r)
		if !ok {
			t.Fatalf("no %c", r)
		}
		text.Glyphs = append(text.Glyphs, g)
	}
	up := *text
	up.Size, up.At, up.Up, up.Spacing = 16*unit.Pt, unit.Point{X: 380 * unit.Pt, Y: 280 * unit.Pt}, true, unit.Pt
	img := image.NewRGBA(image.Rect(0, 0, 40, 40))
	for i := range 40 {
		for j := range 40 {
			img.Set(i, j, color.RGBA{R: uint8(i * 6), G: uint8(j * 6), B: 90, A: 255})
		}
	}
	var pic bytes.Buffer
	if err := png.Encode(&pic, img); err != nil {
		t.Fatal(err)
	}
	box := unit.Rect{W: 420 * unit.Pt, H: 300 * unit.Pt}
	return &page.Book{
		Info:   page.Info{Date: "20260101"},
		Images: map[string]page.Image{"p": {MIME: "image/png", Data: pic.Bytes(), Width: 40, Height: 40}},
		Pages: []*page.Page{{Media: box, Bleed: box, Trim: box, Items: []page.Item{
			text,
			&page.Fill{Box: unit.Rect{X: 40 * unit.Pt, Y: 100 * unit.Pt, W: 300 * unit.Pt, H: 10 * unit.Pt}, Colour: page.Colour{R: 178, G: 58, B: 46}},
			&page.Picture{Box: unit.Rect{X: 40 * unit.Pt, Y: 140 * unit.Pt, W: 120 * unit.Pt, H: 120 * unit.Pt}, Digest: "p", Block: page.Artifact},
			&up,
			&page.Picture{Box: unit.Rect{X: 280 * unit.Pt, Y: 190 * unit.Pt, W: 80 * unit.Pt, H: 80 * unit.Pt}, Digest: "p", Block: page.Artifact,
				Crop: unit.Rect{X: 300 * unit.Pt, Y: 200 * unit.Pt, W: 60 * unit.Pt, H: 30 * unit.Pt}},
			&page.Fill{Box: unit.Rect{X: 280 * unit.Pt, Y: 150 * unit.Pt, W: 50 * unit.Pt, H: 30 * unit.Pt}, Round: true},
			&page.Picture{Box: unit.Rect{X: 200 * unit.Pt, Y: 140 * unit.Pt, W: 60 * unit.Pt, H: 120 * unit.Pt}, Digest: "p", Block: page.Artifact, Up: true},
		}}},
	}
}

// TestAgainstPoppler: the picture of a page and the PDF of it are the same
// page, but for the softness of edges.
func TestAgainstPoppler(t *testing.T) {
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Fatal("pdftoppm is not installed; build/test installs it")
	}
	b := sheet(t)
	ours, err := New(b, NewGlyphs()).Page(0, 144)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	file := filepath.Join(dir, "a.pdf")
	f, err := os.Create(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := pdf.Write(f, b, pdf.Options{}); err != nil {
		t.Fatal(err)
	}
	f.Close()
	if out, err := exec.Command("pdftoppm", "-r", "144", "-png", "-singlefile", file, filepath.Join(dir, "a")).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	r, err := os.Open(filepath.Join(dir, "a.png"))
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	theirs, err := png.Decode(r)
	if err != nil {
		t.Fatal(err)
	}
	if theirs.Bounds() != ours.Bounds() {
		t.Fatalf("sizes differ: %v and %v", ours.Bounds(), theirs.Bounds())
	}
	// Averages over cells of 4 × 4 pixels forgive edges and nothing else.
	cells, off := 0, 0
	for y := 0; y+4 <= 600; y += 4 {
		for x := 0; x+4 <= 840; x += 4 {
			var sum [3]int
			for i := range 16 {
				a, c := ours.RGBAAt(x+i%4, y+i/4), color.RGBAModel.Convert(theirs.At(x+i%4, y+i/4)).(color.RGBA)
				sum[0] += int(a.R) - int(c.R)
				sum[1] += int(a.G) - int(c.G)
				sum[2] += int(a.B) - int(c.B)
			}
			cells++
			for _, s := range sum {
				if s/16 > 40 || s/16 < -40 {
					off++
					break
				}
			}
		}
	}
	if off*100 > cells { // poppler thickens thin stems a little
		t.Errorf("%d of %d cells differ", off, cells)
	}
}

func TestBounds(t *testing.T) {
	d := New(sheet(t), NewGlyphs())
	if _, err := d.Page(1, 72); err == nil {
		t.Error("a page that is not there was drawn")
	}
	if _, err := d.Page(0, 0); err == nil {
		t.Error("0 dots an inch were accepted")
	}
}

func BenchmarkPage(b *testing.B) {
	d := New(sheet(b), NewGlyphs())
	for b.Loop() {
		if _, err := d.Page(0, 144); err != nil {
			b.Fatal(err)
		}
	}
}
