package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"

	"huikan/app/design"
	"huikan/app/doc"
	"huikan/app/page"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// TestHang: where it may, a mark that stands alone hangs out of a justified line by
// its half em and no more, so that the characters before it end flush; nothing else
// leaves the measure, nothing is lost, and lines are looser in sum without it.
func TestHang(t *testing.T) {
	s := newSetter(t)
	r := rand.New(rand.NewPCG(3, 9))
	hung, with, without := 0, 0, 0
	for range 400 {
		var b strings.Builder
		for range 60 + r.IntN(120) {
			b.WriteRune(alphabet[r.IntN(12)])
			if r.IntN(9) == 0 {
				b.WriteString([]string{"，", "。", "、", "。”", "：“", "；", "2014"}[r.IntN(7)])
			}
		}
		text := b.String()
		ems := 12 + r.IntN(28)
		measure := unit.Length(ems) * 12 * unit.Pt
		st := design.Style{Family: "宋", Size: 12 * unit.Pt, Leading: 20 * unit.Pt, Align: design.Justify}
		for _, l := range s.lines(doc.Text(text), &st, measure) {
			without += max(l.fit.Track, 0)
		}
		st.Hang = true
		var got strings.Builder
		for i, l := range s.lines(doc.Text(text), &st, measure) {
			got.WriteString(l.text)
			with += max(l.fit.Track, 0)
			runes := []rune(l.text)
			out := l.width - measure
			if l.last && out <= 0 || l.loose || l.over {
				continue
			}
			if out > unit.Pt/10 {
				hung++
				end := clreq.ClassOf(runes[len(runes)-1])
				if end != clreq.Comma && end != clreq.Stop || out < 59*unit.Pt/10 || out > 61*unit.Pt/10 || clreq.ClassOf(runes[len(runes)-2]) == clreq.Close {
					t.Errorf("%q in %d em, line %d %q: %v outside", text, ems, i, l.text, out)
				}
			} else if out < -unit.Pt/10 && canStretch(&l) {
				t.Errorf("%q in %d em, line %d %q is %v short", text, ems, i, l.text, -out)
			}
		}
		if got.String() != text {
			t.Errorf("%q: set as %q", text, got.String())
		}
	}
	if hung < 100 || with >= without {
		t.Errorf("%d marks hang; lines are %d loose with them, %d without", hung, with, without)
	}
}

// TestNames: a name of two characters is as wide as one of three, with an em space
// that is copied too; longer ones and Latin ones stay; no line ends within a name.
func TestNames(t *testing.T) {
	s := newSetter(t)
	st := design.Style{Family: "宋", Size: 12 * unit.Pt, Leading: 20 * unit.Pt, Align: design.Left, Names: 3}
	for name, want := range map[string]string{"张三": "张　三", "李四光": "李四光", "欧阳修远": "欧阳修远", "Li Bai": "LiBai", "王": "王"} {
		l := s.lines([]doc.Span{{Text: name, Name: true}}, &st, 20*12*unit.Pt)
		if len(l) != 1 || l[0].text != want {
			t.Errorf("%s is set as %q", name, l[0].text)
		}
		if want == "张　三" && l[0].width != 36*unit.Pt {
			t.Errorf("%s is %v wide", name, l[0].width)
		}
	}
	st.Names = 4 // in steps of half an em
	l := s.lines([]doc.Span{{Text: "李四光", Name: true}}, &st, 20*12*unit.Pt)
	if l[0].width != 48*unit.Pt || l[0].text != "李四光" {
		t.Errorf("%q is %v wide", l[0].text, l[0].width)
	}
	st.Names = 3
	for ems := 6; ems < 30; ems++ {
		var spans []doc.Span
		for i := range 40 {
			if i > 0 {
				spans = append(spans, doc.Span{Text: "\u3000", Name: true})
			}
			spans = append(spans, doc.Span{Text: []string{"张三", "李四光", "欧阳修远"}[i%3], Name: true})
		}
		for _, l := range s.lines(spans, &st, unit.Length(ems)*12*unit.Pt) {
			text := strings.Trim(l.text, "\u3000")
			for _, n := range strings.FieldsFunc(strings.ReplaceAll(text, "张　三", "张三"), func(r rune) bool { return r == '\u3000' }) {
				if n != "张三" && n != "李四光" && n != "欧阳修远" {
					t.Errorf("in %d em: %q on the line %q", ems, n, l.text)
				}
			}
		}
	}
	g := &galley{s: s, width: 400 * unit.Pt}
	s.design.Styles["imprint-row"].Names = 3
	s.imprint(g, &doc.Imprint{Rows: []doc.ImprintRow{{Label: "编辑", Value: "张三、李四光", Names: []string{"张三", "李四光"}}, {Label: "印数", Value: "800 册"}}})
	var all strings.Builder
	for _, sp := range g.strips {
		for _, p := range sp.parts {
			for _, it := range p.items {
				if x, ok := it.(*page.Text); ok {
					all.WriteString(string(x.Text))
				}
			}
		}
	}
	if got := all.String(); got != "编辑：张　三　　李四光印数：800册" {
		t.Errorf("the imprint: %q", got)
	}
}
