package typeset

import (
	"context"
	"os"
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/font"
	"huikan/app/page"
	"huikan/app/unit"
	"huikan/templates"
)

// fonts is the program's fonts, read from where they lie.
func fonts(t testing.TB) *font.Library {
	t.Helper()
	l := font.NewLibrary()
	for s, name := range map[font.Style]string{
		{Family: font.Song}:             "NotoSerifSC-Regular",
		{Family: font.Song, Bold: true}: "NotoSerifSC-Bold",
		{Family: font.Hei}:              "NotoSansSC-Regular",
		{Family: font.Hei, Bold: true}:  "NotoSansSC-Bold",
		{Family: font.Kai}:              "LXGWWenKai-Regular",
	} {
		data, err := os.ReadFile("../../assets/fonts/" + name + ".ttf")
		if err != nil {
			t.Fatal(err)
		}
		l.Add(s, name, data)
	}
	return l
}

func standard(t testing.TB) *design.Design {
	t.Helper()
	var roles []string
	for _, r := range doc.Roles {
		roles = append(roles, string(r))
	}
	d, err := design.Load(templates.Files, templates.Standard, roles, func(f string) bool { return font.Known(font.Family(f)) })
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// newSetter is a setter for tests of single paragraphs.
func newSetter(t testing.TB) *setter {
	d := standard(t)
	return &setter{
		ctx: context.Background(), doc: &doc.Document{}, design: d, fonts: fonts(t), house: houseOf(d),
		book: &page.Book{Images: map[string]page.Image{}}, spots: map[string]spot{},
	}
}

// set cuts a text in a style to so many em.
func (s *setter) set(text string, align design.Align, ems int) []setLine {
	st := &design.Style{Family: "宋", Size: 12 * unit.Pt, Leading: 20 * unit.Pt, Align: align}
	return s.lines(doc.Text(text), st, unit.Length(ems)*st.Size)
}

// place is a glyph where it stands on a line, in em.
type placed struct {
	r rune
	x float64
}

// glyphsOf lists a line's glyphs from left to right.
func glyphsOf(l *setLine) (out []placed) {
	for _, it := range l.items {
		t, ok := it.(*page.Text)
		if !ok {
			continue
		}
		x := t.At.X
		for i, g := range t.Glyphs {
			out = append(out, placed{t.Text[i], float64(x) / float64(t.Size)})
			x += t.Size.Permille(t.Face.Advance(g)) + t.Spacing
		}
	}
	return out
}
