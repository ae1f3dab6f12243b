package data

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func sides(parts []DiffPart) (a, b, shown string) {
	for _, p := range parts {
		switch p.Kind {
		case DiffSame:
			a, b, shown = a+p.Text, b+p.Text, shown+p.Text
		case DiffRemoved:
			a, shown = a+p.Text, shown+"-"+p.Text+"-"
		case DiffInserted:
			b, shown = b+p.Text, shown+"+"+p.Text+"+"
		}
	}
	return a, b, shown
}

func TestDiff(t *testing.T) {
	for _, c := range [][3]string{
		{"", "", ""}, {"甲", "甲", "甲"}, {"", "甲", "+甲+"}, {"甲乙", "", "-甲乙-"},
		{"上海钱浩有限公司", "上海钱皓有限公司", "上海钱-浩-+皓+有限公司"},
		{"江州飞云纸鸢有限公司", "江州市飞云纸鸢股份有限公司", "江州+市+飞云纸鸢+股份+有限公司"},
		{"维护市场正常秩序", "维护市场秩序", "维护市场-正常-秩序"},
	} {
		a, b, shown := sides(Diff(c[0], c[1]))
		if a != c[0] || b != c[1] || shown != c[2] {
			t.Errorf("Diff(%q, %q) = %q, of %q and %q; want %q", c[0], c[1], shown, a, b, c[2])
		}
	}
}

// TestDiffLaw: the parts make both texts, whatever they are, and neighbours
// are of different sorts.
func TestDiffLaw(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	text := func(n int) string {
		var b strings.Builder
		for range r.IntN(n) {
			b.WriteRune([]rune("甲乙丙\n")[r.IntN(4)])
		}
		return b.String()
	}
	for range 2000 {
		x, y := text(30), text(30)
		parts := Diff(x, y)
		a, b, shown := sides(parts)
		if a != x || b != y {
			t.Fatalf("Diff(%q, %q) = %q", x, y, shown)
		}
		for i := 1; i < len(parts); i++ {
			if parts[i].Kind == parts[i-1].Kind {
				t.Fatalf("Diff(%q, %q): two parts of one sort: %q", x, y, shown)
			}
		}
	}
	long, other := strings.Repeat("甲乙", 4000), strings.Repeat("丙丁", 4000)
	if a, b, _ := sides(Diff(long, other)); a != long || b != other {
		t.Error("texts with nothing in common")
	}
}
