package textview

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
)

// BenchmarkKey types a character in the middle of a text, and draws the window
// with Fyne's software painter, which no desktop does: a graphics card is
// faster. The key alone is what the program adds.
func BenchmarkKey(b *testing.B) {
	for _, n := range []int{600, 60_000} {
		name := "600 characters"
		if n > 600 {
			name = "60,000 characters"
		}
		b.Run(name, func(b *testing.B) {
			d := edit(b, long(n), 700, 860)
			at := d.buf.Start(d.buf.Paras() / 2)
			d.Select(at, at)
			d.win.Canvas().Capture()
			var keys, both []time.Duration
			for i := 0; b.Loop(); i++ {
				began := time.Now()
				switch i % 8 {
				case 6:
					d.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
				case 7:
					d.body.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
				default:
					d.body.TypedRune([]rune("甲乙丙丁戊己")[i%8])
				}
				keys = append(keys, time.Since(began))
				d.win.Canvas().Capture()
				both = append(both, time.Since(began))
			}
			at95 := func(of []time.Duration) float64 {
				slices.Sort(of)
				return float64(of[len(of)*95/100].Microseconds()) / 1000
			}
			b.ReportMetric(at95(keys), "key-p95-ms")
			b.ReportMetric(at95(both), "painted-p95-ms")
		})
	}
}

// BenchmarkOpen lays a text of 60,000 characters out.
func BenchmarkOpen(b *testing.B) {
	d := edit(b, "", 700, 860)
	text := long(60_000)
	for b.Loop() {
		d.SetText(text)
	}
}
