package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pdfcpu/pdfcpu/pkg/api"

	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
)

func face(t testing.TB, file string) *font.Face {
	t.Helper()
	data, err := os.ReadFile("../../../assets/fonts/" + file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := font.Parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func run(f *font.Face, s string, x, y float64, block int) *page.Text {
	t := &page.Text{Face: f, Size: 12 * unit.Pt, At: unit.Point{X: unit.Points(x), Y: unit.Points(y)}, Text: []rune(s), Block: block}
	for _, r := range t.Text {
		g, _ := f.Glyph(r)
		t.Glyphs = append(t.Glyphs, g)
	}
	return t
}

// book is two pages with all that a page may hold, and a blank one.
func book(t testing.TB) *page.Book {
	song := face(t, "NotoSerifSC-Regular.ttf")
	var pic bytes.Buffer
	img := image.NewRGBA(image.Rect(0, 0, 8, 8))
	img.Set(1, 1, color.RGBA{R: 200, A: 255})
	if err := png.Encode(&pic, img); err != nil {
		t.Fatal(err)
	}
	bleed := unit.Millimetres(3)
	sheet := func(label string, items ...page.Item) *page.Page {
		media := unit.Rect{W: unit.Millimetres(216), H: unit.Millimetres(303)}
		return &page.Page{Label: label, Media: media, Bleed: media, Trim: unit.Rect{X: bleed, Y: bleed, W: unit.Millimetres(210), H: unit.Millimetres(297)}, Items: items}
	}
	red := run(song, "红字", 100, 200, 1)
	rare := run(face(t, "LXGWWenKai-Regular.ttf"), "𠮷䶮", 100, 330, 2) // beyond U+FFFF
	red.Colour = page.Colour{R: 178, G: 58, B: 46}
	turned := run(song, "立着的字", 300, 480, 5)
	turned.Up = true
	return &page.Book{
		Info: page.Info{Title: "试刊𠮷", Author: "江城协会", Date: "20260501"},
		Pages: []*page.Page{
			sheet("", run(song, "封面", 100, 100, 0)),
			sheet(""),
			sheet("1", red, run(song, "会刊与协会，AB12", 100, 300, 2), rare, run(song, "页眉", 100, 50, page.Artifact),
				&page.Fill{Box: unit.Rect{X: unit.Points(90), Y: unit.Points(310), W: unit.Points(200), H: unit.Pt}},
				&page.Picture{Box: unit.Rect{X: unit.Points(100), Y: unit.Points(400), W: unit.Points(50), H: unit.Points(50)}, Digest: "p", Block: 3},
				run(song, "图后的字", 100, 480, 4), turned,
				&page.Picture{Box: unit.Rect{X: unit.Points(200), Y: unit.Points(400), W: unit.Points(50), H: unit.Points(50)}, Digest: "p", Block: 3, Up: true},
				run(song, "末字", 100, 520, 6),
				&page.Link{Box: unit.Rect{X: unit.Points(90), Y: unit.Points(290), W: unit.Points(90), H: unit.Points(20)}, Page: 0},
				&page.Link{Box: unit.Rect{X: unit.Points(90), Y: unit.Points(190), W: unit.Points(90), H: unit.Points(20)}, Page: -1, URL: "https://a.example"}),
		},
		Outline: []page.Outline{{Title: "【甲】", Page: 2, Children: []page.Outline{{Title: "一", Page: 2}, {Title: "二", Page: 2}}}, {Title: "【乙】", Page: 2}},
		Blocks: []page.Block{{Tag: "P", Parent: -1}, {Tag: "H1", Parent: -1}, {Tag: "P", Parent: -1}, {Tag: "Figure", Parent: -1, Alt: "图"},
			{Tag: "P", Parent: -1}, {Tag: "H2", Parent: -1}, {Tag: "H3", Parent: -1}},
		Images: map[string]page.Image{"p": {MIME: "image/png", Data: pic.Bytes(), Width: 8, Height: 8}},
	}
}

func write(t testing.TB, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, book(t), o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestSameBytes(t *testing.T) {
	if !bytes.Equal(write(t, Options{}), write(t, Options{})) {
		t.Error("the same book made two different files")
	}
	got := string(write(t, Options{}))
	if m := regexp.MustCompile(`/CreationDate\s*\(D:(\d{8})`).FindStringSubmatch(got); m == nil || m[1] != "20260501" {
		t.Errorf("the file's date is %v, want the issue's", m)
	}
}

// TestValid: pdfcpu finds nothing to say against the file either.
func TestValid(t *testing.T) {
	noConfig()
	for _, o := range []Options{{}, {Print: true}, {First: 3}} {
		if err := api.Validate(bytes.NewReader(write(t, o)), nil); err != nil {
			t.Errorf("%+v: %v", o, err)
		}
	}
}

func TestPageRange(t *testing.T) {
	var b bytes.Buffer
	if err := Write(&b, book(t), Options{First: 3, Last: 9}); err != nil {
		t.Errorf("pages 3 to the end: %v", err)
	}
	if err := Write(&b, book(t), Options{First: 4}); err == nil {
		t.Error("a page that is not there was written")
	}
}

func TestToUnicode(t *testing.T) {
	runes := make([]rune, 250)
	for i := range runes {
		runes[i] = rune(0x4E00 + i)
	}
	runes[249] = 0x20BB7
	cmap := string(toUnicode(runes))
	if n := strings.Count(cmap, "beginbfchar"); n != 3 {
		t.Errorf("%d blocks for 250 characters; a block may have 100", n)
	}
	if !strings.Contains(cmap, "<00FA> <D842DFB7>") {
		t.Error("a character beyond U+FFFF is not a surrogate pair")
	}
}

// TestReaders looks at the file with the readers that a printer's or a
// reader's machine has. They are installed by build/install.
func TestReaders(t *testing.T) {
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, write(t, Options{Print: true}), 0o644); err != nil {
		t.Fatal(err)
	}
	tool := func(name string, args ...string) string {
		if _, err := exec.LookPath(name); err != nil {
			t.Skipf("%s is not installed; build/test installs it", name)
		}
		out, err := exec.Command(name, args...).CombinedOutput()
		if err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		return string(out)
	}
	tool("qpdf", "--check", file)
	got := tool("pdftotext", "-raw", file, "-")
	for _, want := range []string{"封面", "红字", "会刊与协会，AB12", "𠮷䶮"} {
		if !strings.Contains(got, want) {
			t.Errorf("poppler copies %q; %s is not in it", got, want)
		}
	}
	outline := tool("mutool", "show", file, "outline")
	if strings.Contains(outline, "repair") || strings.Count(outline, "\n") != 4 {
		t.Errorf("outline:\n%s", outline)
	}
	info := tool("pdfinfo", "-box", file)
	for _, want := range []string{"Tagged:          yes", "试刊𠮷", "江城协会"} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo does not say %q:\n%s", want, info)
		}
	}
	if boxes := fmt.Sprint(regexp.MustCompile(`(?m)^(MediaBox|BleedBox|TrimBox):\s+(\S+)\s+(\S+)\s+(\S+)\s+(\S+)`).FindAllString(info, -1)); !strings.Contains(boxes, "651.97") || !strings.Contains(boxes, "632.13") {
		t.Errorf("boxes: %s", boxes)
	}
	structure := tool("pdfinfo", "-struct-text", file)
	if strings.Contains(structure, "页眉") || !strings.Contains(structure, "H1") || !strings.Contains(structure, "会刊与协会") {
		t.Errorf("structure:\n%s", structure)
	}
	// A text belongs to its own block, whatever is drawn before it.
	if m := regexp.MustCompile(`Figure(?:\s+"")*\s+P[^"]*"图后的字"\s+H2[^"]*"立着的字"\s+H3[^"]*"末字"`); !m.MatchString(structure) {
		t.Errorf("structure:\n%s", structure)
	}
}
