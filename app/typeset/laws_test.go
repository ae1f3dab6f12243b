package typeset

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode"

	"huikan/app/design"
	"huikan/app/typeset/internal/clreq"
	"huikan/app/unit"
)

// alphabet holds characters of every class.
var alphabet = []rune("会刊协会行业资讯一二三〇“‘（《〔【”’）》〕】，、；：。？！—…–～·/々AaZz09.,:;()[]-+&@%％℃￥$ \u00a0é①≥")

// TestLaws sets random texts to random measures. Whatever the text, nothing is
// lost or doubled, no line begins or ends as it must not, and a justified line
// is as long as its measure.
func TestLaws(t *testing.T) {
	s := newSetter(t)
	r := rand.New(rand.NewPCG(7, 7))
	for range 10_000 {
		n := 1 + r.IntN(120)
		text := make([]rune, n)
		for i := range text {
			if r.IntN(2) == 0 {
				text[i] = alphabet[r.IntN(12)]
			} else {
				text[i] = alphabet[r.IntN(len(alphabet))]
			}
		}
		ems := 6 + r.IntN(35)
		if r.IntN(2) == 0 {
			s.house.Level, s.house.Width = clreq.Level(r.IntN(4)), clreq.Width(r.IntN(4))
		}
		lawful(t, s, string(text), ems)
		if t.Failed() {
			return
		}
	}
}

func FuzzLaws(f *testing.F) {
	f.Add("《关于印发〈办法〉的通知》（国发〔2014〕52号）。——“2015~2017”，A+B 100%……", uint8(20))
	f.Add("00000000000000000000000000000000000000000000 0000000000‼0", uint8(0))
	f.Add("a\x00b\ufffd\u200b\n\n（", uint8(6))
	s := newSetter(f)
	f.Fuzz(func(t *testing.T, text string, ems uint8) {
		if len(text) > 2000 {
			return
		}
		s.missing = nil
		lawful(t, s, text, 6+int(ems)%40)
	})
}

// lawful sets a text and checks the laws.
func lawful(t *testing.T, s *setter, text string, ems int) {
	t.Helper()
	measure := unit.Length(ems) * 12 * unit.Pt
	lines := s.set(text, design.Justify, ems)
	var got strings.Builder
	for i := range lines {
		l := &lines[i]
		got.WriteString(l.text)
		if l.text == "" {
			continue
		}
		runes := []rune(l.text)
		over := l.width > measure+unit.Pt/10
		if i > 0 && !lines[i-1].last && !lines[i-1].forced && s.house.NotAtStart(clreq.ClassOf(runes[0])) && !shared(runes[0]) && !over && l.width > 0 {
			// Only where no other cut was possible may a mark begin a line.
			t.Fatalf("%q in %d em: line %d begins with %c", text, ems, i, runes[0])
		}
		if !l.last {
			if e := runes[len(runes)-1]; s.house.NotAtEnd(clreq.ClassOf(e)) && !shared(e) && !l.forced {
				t.Fatalf("%q in %d em: line %d ends with %c", text, ems, i, e)
			}
			if short := measure - l.width; !over && !l.loose && (short > unit.Pt/10 || short < -unit.Pt/10) && canStretch(l) {
				t.Fatalf("%q in %d em: line %d is %v wide, the measure is %v", text, ems, i, l.width, measure)
			}
		}
	}
	if want := printed(text); got.String() != want {
		t.Fatalf("%q in %d em: set as %q, want %q", text, ems, got.String(), want)
	}
}

// shared marks may be Latin on a line, where Chinese rules do not hold.
func shared(r rune) bool { return clreq.Shared(r) || r < 0x80 || r == '°' }

// canStretch reports whether four Han characters stand side by side on a line:
// then some joint between them is not a blank that was typed, and may be parted.
func canStretch(l *setLine) bool {
	row := 0
	for _, r := range l.text {
		if row++; !unicode.Is(unicode.Han, r) {
			row = 0
		} else if row == 4 {
			return true
		}
	}
	return false
}

// printed is what of a text is set: all but blanks and what has no width.
func printed(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ', r == '\t', r == '\n', r == '\r', r == '\u00a0', r == '\u3000', r == '\u200b', r == '\ufeff', r == '\u00ad',
			r < ' ', r >= 0xFE00 && r <= 0xFE0F:
			return -1
		}
		return r
	}, text)
}
