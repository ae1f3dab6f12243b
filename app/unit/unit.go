// Package unit measures pages. A Length is an integer number of 1/65536 pt, so
// that sums come out the same on every machine and in every order; floats
// appear only where a file format asks for them.
package unit

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Length (长度) is a distance in 1/65536 of a DTP point (1/72 inch).
type Length int64

// The units a template may use.
const (
	Pt   Length = 1 << 16
	Inch        = 72 * Pt
)

// Points turns a number of points into a Length, rounding to the nearest.
func Points(pt float64) Length { return Length(math.Round(pt * float64(Pt))) }

// Millimetres turns millimetres into a Length, rounding to the nearest.
func Millimetres(mm float64) Length { return Points(mm * 72 / 25.4) }

// Points is the length as a number of points, for file formats and screens.
func (l Length) Points() float64 { return float64(l) / float64(Pt) }

// Times multiplies by a fraction, rounding to the nearest: size.Times(0.5) is
// half an em of a font of that size.
func (l Length) Times(f float64) Length { return Length(math.Round(float64(l) * f)) }

// Permille is n thousandths of l without passing through floats.
func (l Length) Permille(n int) Length { return l * Length(n) / 1000 }

// String prints points with at most two decimals: "10.5".
func (l Length) String() string {
	return strconv.FormatFloat(math.Round(l.Points()*100)/100, 'f', -1, 64)
}

// sizes are the Chinese type sizes (字号) in points, as word processors have
// them; clreq's own values differ by up to 0.25 pt for 一号 to 七号.
var sizes = map[string]float64{
	"初号": 42, "小初": 36, "一号": 26, "小一": 24, "二号": 22, "小二": 18,
	"三号": 16, "小三": 15, "四号": 14, "小四": 12, "五号": 10.5, "小五": 9,
	"六号": 7.5, "小六": 6.5, "七号": 5.5, "八号": 5,
}

// Parse reads a length as a template writes it: "10.5pt", "3mm", "2cm",
// "1in", "2em" or a type size such as "小四". em is what one em stands for;
// pass 0 where em has no meaning, and it is refused.
func Parse(s string, em Length) (Length, error) {
	t := strings.TrimSpace(s)
	if pt, ok := sizes[t]; ok {
		return Points(pt), nil
	}
	i := len(t)
	for i > 0 && (t[i-1] >= 'a' && t[i-1] <= 'z') {
		i--
	}
	n, err := strconv.ParseFloat(strings.TrimSpace(t[:i]), 64)
	if err != nil || math.IsNaN(n) || math.Abs(n) > 1e6 {
		return 0, fmt.Errorf("%q: not a length", s)
	}
	switch t[i:] {
	case "pt":
		return Points(n), nil
	case "mm":
		return Millimetres(n), nil
	case "cm":
		return Millimetres(10 * n), nil
	case "in":
		return Points(72 * n), nil
	case "em":
		if em == 0 {
			return 0, fmt.Errorf("%q: em means nothing here", s)
		}
		return em.Times(n), nil
	case "":
		if n == 0 {
			return 0, nil
		}
		return 0, fmt.Errorf("%q: no unit (pt, mm, cm, in, em, 号)", s)
	}
	return 0, fmt.Errorf("%q: unknown unit %q", s, t[i:])
}

// Point is a place on a page, measured from its top left corner, y downwards.
type Point struct{ X, Y Length }

// Size is a width and a height.
type Size struct{ W, H Length }

// Rect is a box on a page.
type Rect struct{ X, Y, W, H Length }

// Right and Bottom are the far edges.
func (r Rect) Right() Length  { return r.X + r.W }
func (r Rect) Bottom() Length { return r.Y + r.H }

// Grow moves every edge outwards by d.
func (r Rect) Grow(d Length) Rect { return Rect{r.X - d, r.Y - d, r.W + 2*d, r.H + 2*d} }
