package unit

import "testing"

func TestParse(t *testing.T) {
	good := []struct {
		in   string
		want Length
	}{
		{"10.5pt", Points(10.5)}, {"小四", 12 * Pt}, {"五号", Points(10.5)}, {"1in", 72 * Pt},
		{"25.4mm", 72 * Pt}, {"2em", 24 * Pt}, {"-1em", -12 * Pt}, {"0", 0}, {" 3 pt", 3 * Pt},
	}
	for _, c := range good {
		got, err := Parse(c.in, 12*Pt)
		if err != nil || got != c.want {
			t.Errorf("Parse(%q) = %v, %v; want %v", c.in, got, err, c.want)
		}
	}
	for _, in := range []string{"", "1.5", "pt", "3px", "三号半", "1e9pt", "nanpt"} {
		if got, err := Parse(in, 12*Pt); err == nil {
			t.Errorf("Parse(%q) = %v; want an error", in, got)
		}
	}
	if _, err := Parse("2em", 0); err == nil {
		t.Error("2em without an em was accepted")
	}
}

func TestMillimetres(t *testing.T) {
	if got := Millimetres(210).Points(); got < 595.275 || got > 595.277 {
		t.Errorf("A4 width = %v pt, want 595.276", got)
	}
}
