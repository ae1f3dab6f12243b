package font

import (
	"errors"
	"os"
	"testing"
)

const dir = "../../assets/fonts/"

func load(t testing.TB, file string) *Face {
	t.Helper()
	data, err := os.ReadFile(dir + file)
	if err != nil {
		t.Fatal(err)
	}
	f, err := Parse(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func TestFace(t *testing.T) {
	f := load(t, "NotoSerifSC-Regular.ttf")
	g, ok := f.Glyph('会')
	if !ok || f.Advance(g) != 1000 {
		t.Errorf("会: glyph %d %v, advance %d; want an em", g, ok, f.Advance(g))
	}
	if ink, ok := f.Ink(g); !ok || ink.Left < 0 || ink.Right > 1000 || ink.Right-ink.Left < 700 {
		t.Errorf("ink of 会 = %+v", ink)
	}
	if _, ok := f.Glyph(0x10FFFD); ok {
		t.Error("a private-use character has a glyph")
	}
}

// TestSubset cuts a font and reads it back: same widths, same ink, same
// characters, nothing else.
func TestSubset(t *testing.T) {
	for _, file := range []string{"NotoSerifSC-Regular.ttf", "NotoSansSC-Bold.ttf", "LXGWWenKai-Regular.ttf"} {
		f := load(t, file)
		text := []rune("会刊，é—…“”ABC123㎡会\U00020BB7")
		s, err := Parse(file, f.Subset(text))
		if err != nil {
			t.Fatal(file, err)
		}
		for _, r := range text {
			a, okA := f.Glyph(r)
			b, okB := s.Glyph(r)
			if okA != okB {
				t.Errorf("%s: %c: in font %v, in subset %v", file, r, okA, okB)
				continue
			}
			if !okA {
				continue
			}
			inkA, _ := f.Ink(a)
			inkB, _ := s.Ink(b)
			if f.Advance(a) != s.Advance(b) || inkA != inkB {
				t.Errorf("%s: %c changed: %d %+v → %d %+v", file, r, f.Advance(a), inkA, s.Advance(b), inkB)
			}
		}
		if _, ok := s.Glyph('社'); ok {
			t.Errorf("%s: the subset has a character nobody asked for", file)
		}
	}
}

func TestCollection(t *testing.T) {
	f := load(t, "NotoSansSC-Regular.ttf")
	one := f.Subset([]rune("会刊"))
	ttc := append([]byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x10"), one...)
	n := u16(one, 4)
	for i := range n { // offsets count from the start of the file
		e := 16 + 12 + 16*i
		v := u32(ttc, e+8) + 16
		ttc[e+8], ttc[e+9], ttc[e+10], ttc[e+11] = byte(v>>24), byte(v>>16), byte(v>>8), byte(v)
	}
	names, err := Collection(ttc)
	if err != nil || len(names) != 1 || names[0] != f.Name {
		t.Fatalf("Collection = %q, %v; want %q", names, err, f.Name)
	}
	face, err := Open("x.ttc", ttc)
	if err != nil {
		t.Fatal(err)
	}
	if g, ok := face.Glyph('刊'); !ok || face.Advance(g) != 1000 {
		t.Error("the face cut out of the collection lost its glyphs")
	}
}

func TestRefused(t *testing.T) {
	good := load(t, "NotoSansSC-Regular.ttf").Subset([]rune("会"))
	cases := []struct {
		name string
		data []byte
		want error
	}{
		{"empty", nil, ErrNotFont},
		{"text", []byte("this is not a font at all"), ErrNotFont},
		{"cff", []byte("OTTO\x00\x01\x00\x00\x00\x00\x00\x00"), ErrCFF},
		{"short", good[:200], ErrDamaged},
		{"collection", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00"), ErrCollection},
	}
	for _, c := range cases {
		if _, err := Open(c.name, c.data); !errors.Is(err, c.want) {
			t.Errorf("Open(%s) = %v, want %v", c.name, err, c.want)
		}
	}
}

func FuzzParse(f *testing.F) {
	data, err := os.ReadFile(dir + "NotoSansSC-Regular.ttf")
	if err != nil {
		f.Fatal(err)
	}
	face, _ := Parse("seed", data)
	f.Add(face.Subset([]rune("会A，")))
	f.Fuzz(func(t *testing.T, data []byte) {
		face, err := Open("fuzz", data)
		if err != nil {
			return
		}
		for _, r := range "会A，\U00020BB7" { // nothing below may panic
			g, _ := face.Glyph(r)
			face.Advance(g)
			face.Ink(g)
		}
	})
}
