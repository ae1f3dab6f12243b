package sample

import (
	"bytes"
	"image/jpeg"
	"image/png"
	"math"
	"strings"
	"sync"

	"huikan/data"
)

// drawings lists the pictures. Manuscripts of the sample name them by their
// word: ![图注](picture:harbour). To add one: a row, a function.
var drawings = []struct {
	word, file, caption, credit string
	draw                        func() *canvas
}{
	{"cover", "封面-江流.png", "", "", drawCover},
	{"chart", "货运量柱状图.png", "2024年二季度至2026年一季度江州市分季度货运量（朱色为一季度；每格2,000万吨）", "", drawChart},
	{"network", "三级配送网络示意图.png", "城市共同配送三级网络示意", "制图：编辑部", drawNetwork},
	{"harbour", "东津港晨雾.jpg", "东津港区的早晨", "摄影：方牧野", drawHarbour},
	{"yard", "堆场.png", "云麓铁路物流园堆场", "制图：编辑部", drawYard},
	{"bridge", "望津大桥.png", "夜色中的望津大桥", "制图：编辑部", drawBridge},
	{"logo-江州物流", "标志-江州物流.png", "", "", logo(ink, 0)},
	{"logo-东津港", "标志-东津港.png", "", "", logo(cinnabar, 1)},
	{"logo-澄运速递", "标志-澄运速递.png", "", "", logo(cinnabar, 2)},
	{"logo-恒温医药", "标志-恒温医药.png", "", "", logo(grey, 3)},
	{"logo-百川城配", "标志-百川城配.png", "", "", logo(ink, 4)},
	{"logo-北屿冷链", "标志-北屿冷链.png", "", "", logo(ink, 5)},
}

// Pictures (图片) draws the pictures of the sample, once.
func Pictures() []Picture { return drawn() }

var drawn = sync.OnceValue(func() []Picture {
	var out []Picture
	for _, d := range drawings {
		c := d.draw()
		var b bytes.Buffer
		mime := "image/png"
		if strings.HasSuffix(d.file, ".jpg") {
			mime = "image/jpeg"
			jpeg.Encode(&b, c, &jpeg.Options{Quality: 88}) // a Buffer never fails
		} else {
			png.Encode(&b, c)
		}
		size := c.Bounds().Size()
		out = append(out, Picture{Data: b.Bytes(), Picture: data.Picture{
			Digest: data.DigestOf(b.Bytes()), Name: d.file, MIME: mime,
			Width: size.X, Height: size.Y, Caption: d.caption, Credit: d.credit,
		}})
	}
	return out
})

// digest is the digest of the picture with this word.
func digest(word string) data.Digest {
	for i, d := range drawings {
		if d.word == word {
			return drawn()[i].Digest
		}
	}
	return ""
}

// withPictures puts digests in the place of words.
func withPictures(body string) string {
	for _, d := range drawings {
		if mark := "(picture:" + d.word + ")"; strings.Contains(body, mark) {
			body = strings.ReplaceAll(body, mark, "(picture:"+string(digest(d.word))+")")
		}
	}
	return body
}

// wave is the line of a hill or a river from the left edge to the right.
func (c *canvas) wave(base, height, length, phase float64) []point {
	var out []point
	for x := 0.0; x < c.w+8; x += 8 {
		t := x/length + phase
		out = append(out, point{x, base - height*(0.6*math.Sin(t)+0.3*math.Sin(2.3*t+1)+0.1*math.Sin(5.1*t))})
	}
	return out
}

// below is what lies under a line.
func (c *canvas) below(line []point) []point {
	return append(line, point{c.w + 8, c.h}, point{0, c.h})
}

// drawCover: a river of hills under a sun.
func drawCover() *canvas {
	c := newCanvas(1500, 1000, paper)
	c.fill(cinnabar, c.disc(1120, 330, 150)...)
	for i := range 9 {
		t := float64(i) / 8
		c.fill(mix(pale, ink, t*t), c.below(c.wave(470+56*float64(i), 70-4*float64(i), 210+12*float64(i), 0.7*float64(i)))...)
		c.road(paper, 2.5, c.wave(470+56*float64(i), 70-4*float64(i), 210+12*float64(i), 0.7*float64(i))...)
	}
	return c
}

// drawChart: eight quarters of freight.
func drawChart() *canvas {
	c := newCanvas(1400, 700, paper)
	for i := range 5 {
		y := 620 - 130*float64(i)
		c.road(pale, 2, point{90, y}, point{1330, y})
	}
	for i, v := range []float64{6120, 6385, 6698, 6014, 6437, 6702, 7011, 6349} {
		h := v / 8000 * 520
		shade := grey
		if i%4 == 3 {
			shade = cinnabar
		}
		c.fill(shade, c.box(125+150*float64(i), 620-h, 92, h)...)
	}
	c.road(ink, 4, point{90, 620}, point{1330, 620})
	return c
}
