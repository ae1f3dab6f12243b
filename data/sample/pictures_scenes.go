package sample

import "math"

// drawNetwork: hubs, centres and shops of a city's joint delivery, on a river.
func drawNetwork() *canvas {
	c := newCanvas(1400, 860, paper)
	river := c.wave(430, 90, 260, 2.2)
	c.road(pale, 54, river...)
	hubs := []point{{250, 190}, {1150, 200}, {700, 690}}
	c.road(ink, 7, hubs[0], hubs[1], hubs[2], hubs[0])
	for k, h := range hubs {
		for i := range 3 {
			a := 0.35 + float64(i)*2.1 + float64(k)*1.3
			d := point{h.x + 150*math.Cos(a), h.y + 118*math.Sin(a)}
			c.road(grey, 4, h, d)
			for j := range 4 {
				b := a + (float64(j)-1.5)*0.62
				s := point{d.x + 78*math.Cos(b), d.y + 62*math.Sin(b)}
				c.road(grey, 2, d, s)
				c.fill(grey, c.disc(s.x, s.y, 8)...)
			}
			c.fill(ink, c.disc(d.x, d.y, 17)...)
			c.fill(paper, c.disc(d.x, d.y, 9)...)
		}
		c.fill(cinnabar, c.disc(h.x, h.y, 34)...)
	}
	return c
}

// drawHarbour: hills in the mist, a sun, cranes: soft as a photograph.
func drawHarbour() *canvas {
	c := newCanvas(1600, 1000, paper)
	dawn := mix(paper, cinnabar, 0.35)
	for y := range 1000 {
		t := float64(y) / 1000
		line := mix(mix(grey, paper, 0.35), dawn, math.Min(1, t*1.7))
		for x := range 1600 {
			d := math.Hypot(float64(x)-1080, float64(y)-430) / 620
			c.blend(x, y, mix(paper, line, math.Min(1, 0.35+d)), 1)
		}
	}
	c.fill(mix(cinnabar, paper, 0.25), c.disc(1080, 430, 62)...)
	for i := range 4 {
		t := float64(i) / 3
		c.fill(mix(mix(pale, dawn, 0.4), grey, t*0.8), c.below(c.wave(520+48*float64(i), 60-9*float64(i), 230-20*float64(i), 1.9*float64(i)))...)
	}
	c.fill(mix(grey, ink, 0.5), c.box(0, 760, 1600, 240)...)
	for y := 775; y < 1000; y += 14 {
		w := float64(y-700) * 1.1
		c.fill(mix(grey, dawn, 0.55), c.box(1080-w/2, float64(y), w, 3.5)...)
	}
	for _, x := range []float64{130, 430, 730} {
		c.road(ink, 13, point{x, 770}, point{x, 470})
		c.road(ink, 13, point{x + 80, 770}, point{x + 80, 470})
		c.road(ink, 10, point{x - 70, 500}, point{x + 190, 500})
		c.road(ink, 5, point{x + 40, 390}, point{x - 70, 500}, point{x + 40, 390}, point{x + 190, 500})
		c.road(ink, 9, point{x, 470}, point{x + 40, 390}, point{x + 80, 470})
	}
	c.fill(ink, c.box(0, 762, 960, 26)...)
	return c
}

// drawYard: containers in their rows, seen from above.
func drawYard() *canvas {
	c := newCanvas(1400, 900, mix(paper, pale, 0.5))
	for row := range 7 {
		for i := range 13 {
			shade := pale
			switch (row*7 + i*i*3 + i) % 9 {
			case 0:
				shade = cinnabar
			case 1, 5:
				shade = ink
			case 2, 4, 7:
				shade = grey
			case 8:
				continue
			}
			x, y := 55+100*float64(i), 46+float64(row)*108+float64(row/2)*18
			c.fill(shade, c.box(x, y, 92, 84)...)
			for k := range 8 {
				c.fill(mix(shade, paper, 0.22), c.box(x+7+10.5*float64(k), y+6, 2.5, 72)...)
			}
		}
	}
	return c
}

// drawBridge: a bridge of cables at night.
func drawBridge() *canvas {
	c := newCanvas(1400, 800, ink)
	c.fill(mix(ink, grey, 0.35), c.below(c.wave(470, 55, 190, 0.4))...)
	c.fill(mix(ink, grey, 0.15), c.box(0, 600, 1400, 200)...)
	for _, x := range []float64{430, 970} {
		for i := 1; i <= 12; i++ {
			d := 21 * float64(i)
			c.road(pale, 2.2, point{x - d, 560}, point{x, 560 - 30*float64(i)}, point{x + d, 560})
		}
		c.fill(paper, point{x - 20, 640}, point{x - 6, 180}, point{x + 6, 180}, point{x + 20, 640})
		for y := 660.0; y < 800; y += 18 {
			c.fill(mix(ink, paper, 0.35), c.box(x-(y-560)/6, y, (y-560)/3, 3)...)
		}
	}
	c.fill(pale, c.box(0, 556, 1400, 12)...)
	for x := 40.0; x < 1400; x += 60 {
		c.fill(cinnabar, c.disc(x, 548, 5)...)
	}
	c.fill(mix(ink, cinnabar, 0.9), c.disc(1190, 170, 56)...)
	return c
}
