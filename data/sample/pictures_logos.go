package sample

import (
	"image/color"
	"math"
)

// logo draws the mark (标志) of a company: one of six shapes in a colour.
func logo(shade color.RGBA, shape int) func() *canvas {
	return func() *canvas {
		c := newCanvas(480, 480, color.RGBA{255, 255, 255, 255})
		switch shape {
		case 0: // three rising bars
			for i := range 3 {
				h := 130 + 90*float64(i)
				c.fill(shade, c.box(85+110*float64(i), 400-h, 84, h)...)
			}
		case 1: // a bollard in a ring
			c.fill(shade, c.disc(240, 240, 190)...)
			c.fill(paper, c.disc(240, 240, 150)...)
			c.fill(shade, c.box(180, 190, 120, 170)...)
			c.fill(shade, c.box(140, 150, 200, 50)...)
		case 2: // an arrow of two strokes
			c.road(shade, 56, point{90, 330}, point{240, 150}, point{390, 330})
			c.road(shade, 56, point{240, 170}, point{240, 420})
		case 3: // a drop in a square
			c.fill(shade, c.box(60, 60, 360, 360)...)
			c.fill(paper, c.disc(240, 285, 95)...)
			c.fill(paper, point{240, 105}, point{320, 235}, point{160, 235})
		case 4: // a hundred rivers, four of them
			for i := range 4 {
				c.road(shade, 30, c.wave(140+70*float64(i), 34, 70, 0.8*float64(i))...)
			}
		default: // a crystal of six arms
			for i := range 6 {
				a := float64(i) * math.Pi / 3
				tip := point{240 + 185*math.Cos(a), 240 + 185*math.Sin(a)}
				c.road(shade, 26, point{240, 240}, tip)
				for _, turn := range []float64{-0.5, 0.5} {
					at := point{240 + 120*math.Cos(a), 240 + 120*math.Sin(a)}
					c.road(shade, 20, at, point{at.x + 62*math.Cos(a+turn), at.y + 62*math.Sin(a+turn)})
				}
			}
		}
		return c
	}
}
