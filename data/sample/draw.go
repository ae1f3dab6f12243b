package sample

import (
	"image"
	"image/color"
	"math"
	"slices"
)

// The colours of the house: paper (纸), ink (墨), cinnabar (朱) and two greys.
var (
	paper    = color.RGBA{0xF6, 0xF4, 0xEF, 0xFF}
	ink      = color.RGBA{0x22, 0x25, 0x2A, 0xFF}
	cinnabar = color.RGBA{0xB2, 0x3A, 0x2E, 0xFF}
	grey     = color.RGBA{0x6E, 0x71, 0x77, 0xFF}
	pale     = color.RGBA{0xC9, 0xC7, 0xC1, 0xFF}
)

// canvas is a picture under the brush. Shapes are polygons in pixels; their
// edges are smooth: a pixel takes as much colour as it is covered.
type canvas struct {
	*image.RGBA
	w, h float64
}

type point struct{ x, y float64 }

// rows is how many lines a pixel is cut into, to see how much is covered.
const rows = 4

func newCanvas(w, h int, ground color.RGBA) *canvas {
	c := &canvas{image.NewRGBA(image.Rect(0, 0, w, h)), float64(w), float64(h)}
	c.fill(ground, c.box(0, 0, c.w, c.h)...)
	return c
}

// fill paints a polygon; where it crosses itself, inside is what is crossed
// an odd number of times.
func (c *canvas) fill(ink color.RGBA, shape ...point) {
	top, bottom, left, right := c.h, 0.0, c.w, 0.0
	for _, p := range shape {
		top, bottom, left, right = min(top, p.y), max(bottom, p.y), min(left, p.x), max(right, p.x)
	}
	first := max(0, int(left))
	cover := make([]float64, max(0, min(int(c.w), int(math.Ceil(right)))-first)) // from first
	var xs []float64
	for y := max(0, int(top)); y < min(int(c.h), int(math.Ceil(bottom))); y++ {
		clear(cover)
		for r := range rows {
			line := float64(y) + (float64(r)+0.5)/rows
			xs = xs[:0]
			for i, p := range shape {
				q := shape[(i+1)%len(shape)]
				if (p.y <= line) != (q.y <= line) {
					xs = append(xs, p.x+(line-p.y)/(q.y-p.y)*(q.x-p.x))
				}
			}
			slices.Sort(xs)
			for i := 0; i+1 < len(xs); i += 2 {
				span(cover, max(0, xs[i])-float64(first), min(c.w, xs[i+1])-float64(first))
			}
		}
		for x, a := range cover {
			if a > 0 {
				c.blend(first+x, y, ink, min(1, a/rows))
			}
		}
	}
}

// span adds a stretch from a to b to the coverage of one line.
func span(cover []float64, a, b float64) {
	for x := int(a); x < len(cover) && float64(x) < b; x++ {
		cover[x] += min(b, float64(x+1)) - max(a, float64(x))
	}
}

// blend mixes a colour into a pixel.
func (c *canvas) blend(x, y int, ink color.RGBA, part float64) {
	i := c.PixOffset(x, y)
	if part == 1 {
		c.Pix[i], c.Pix[i+1], c.Pix[i+2], c.Pix[i+3] = ink.R, ink.G, ink.B, 0xFF
		return
	}
	for k, v := range [...]uint8{ink.R, ink.G, ink.B} {
		c.Pix[i+k] = uint8(math.Round(float64(c.Pix[i+k])*(1-part) + float64(v)*part))
	}
	c.Pix[i+3] = 0xFF
}

// box is a rectangle by its corner and size.
func (c *canvas) box(x, y, w, h float64) []point {
	return []point{{x, y}, {x + w, y}, {x + w, y + h}, {x, y + h}}
}

// disc is a circle.
func (c *canvas) disc(x, y, r float64) []point {
	out := make([]point, 12+int(math.Sqrt(r)*6))
	for i := range out {
		sin, cos := math.Sincos(float64(i) / float64(len(out)) * 2 * math.Pi)
		out[i] = point{x + r*cos, y + r*sin}
	}
	return out
}

// road is a line of a width through points.
func (c *canvas) road(ink color.RGBA, width float64, through ...point) {
	for i := 1; i < len(through); i++ {
		a, b := through[i-1], through[i]
		l := math.Hypot(b.x-a.x, b.y-a.y)
		dx, dy := (b.y-a.y)/l*width/2, (a.x-b.x)/l*width/2
		c.fill(ink, point{a.x + dx, a.y + dy}, point{b.x + dx, b.y + dy}, point{b.x - dx, b.y - dy}, point{a.x - dx, a.y - dy})
	}
	for _, p := range through {
		c.fill(ink, c.disc(p.x, p.y, width/2)...)
	}
}

// mix is a colour between two.
func mix(a, b color.RGBA, t float64) color.RGBA {
	f := func(x, y uint8) uint8 { return uint8(math.Round(float64(x)*(1-t) + float64(y)*t)) }
	return color.RGBA{f(a.R, b.R), f(a.G, b.G), f(a.B, b.B), 0xFF}
}
