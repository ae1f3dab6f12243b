package look

import (
	"image/color"
	"math"
	"os"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

func lum(c color.NRGBA) float64 {
	f := func(v uint8) float64 {
		s := float64(v) / 255
		if s <= 0.03928 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*f(c.R) + 0.7152*f(c.G) + 0.0722*f(c.B)
}

// TestPalette: text stands out 4.5 : 1 from all that it stands on.
func TestPalette(t *testing.T) {
	for light := range 2 {
		for _, p := range []struct{ text, on fyne.ThemeColorName }{
			{Ink, Background}, {Ink, Surface}, {Ink, Wash}, {Soft, Background}, {Soft, Surface}, {Soft, Raised},
			{Accent, Background}, {Accent, Wash}, {OnAccent, Accent}, {Good, GoodWash}, {Warn, WarnWash}, {Link, Surface}, {Ink, Mark},
		} {
			a, b := lum(palette[p.text][light]), lum(palette[p.on][light])
			if ratio := (max(a, b) + 0.05) / (min(a, b) + 0.05); ratio < 4.3 {
				t.Errorf("light %d: %s on %s is %.1f : 1", light, p.text, p.on, ratio)
			}
		}
	}
}

func TestWrap(t *testing.T) {
	test.NewApp()
	Forget()
	for _, s := range []string{
		"一个很长的标题，它要折成几行才放得下。", "上海（远衡）科技有限公司", "Hello world of many words and 汉字", "无", "", "两\n行",
		strings.Repeat("长", 200),
	} {
		for _, w := range []float32{20, 80, 300} {
			lines := Wrap(s, w, 14, false)
			at := 0
			for _, l := range lines {
				if l[0] < at || l[1] < l[0] {
					t.Fatalf("%q at %v: lines %v overlap", s, w, lines)
				}
				if gap := strings.Trim(s[at:l[0]], " \n"); gap != "" {
					t.Errorf("%q at %v: loses %q", s, w, gap)
				}
				if w >= 80 && l[0] > 0 && strings.HasPrefix(s[l[0]:l[1]], "，") {
					t.Errorf("%q at %v: a comma begins a line", s, w)
				}
				at = l[1]
			}
			if rest := strings.Trim(s[at:], " \n"); rest != "" {
				t.Errorf("%q at %v: loses %q", s, w, rest)
			}
		}
	}
}

func TestCut(t *testing.T) {
	test.NewApp()
	Forget()
	s := "中国（上海）自由贸易试验区大宗商品现货市场"
	if got := Cut(s, 1000, 14, false); got != s {
		t.Errorf("cut though there is room: %q", got)
	}
	got := Cut(s, 100, 14, false)
	if !strings.HasSuffix(got, "…") || Width(got, 14, false) > 101 {
		t.Errorf("cut to %q, %v wide", got, Width(got, 14, false))
	}
}

// TestIcons: every drawing is tintable and of 18 pixels.
func TestIcons(t *testing.T) {
	test.NewApp()
	if err := UseIcons(os.DirFS("../../../assets/icons")); err != nil {
		t.Fatal(err)
	}
	for name, svg := range icons {
		if s := string(svg); !strings.Contains(s, "currentColor") || !strings.Contains(s, `viewBox="0 0 18 18"`) {
			t.Errorf("%s.svg: want currentColor and a view box of 18", name)
		}
	}
	if len(icons) < 20 {
		t.Errorf("%d icons", len(icons))
	}
}
