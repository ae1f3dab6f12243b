package ui

import (
	"bytes"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"huikan/app/ui/look"
	"huikan/data"
)

// shown is a picture of the library, read in the background and fitted into
// its room. Until it is there, and where it cannot be drawn, the room is empty.
type shown struct {
	widget.BaseWidget
	img *canvas.Image
}

// picturesKept is how many pictures stay read.
const picturesKept = 60

// picture shows a picture of the library.
func (w *window) picture(d data.Digest) fyne.CanvasObject {
	p := &shown{img: &canvas.Image{FillMode: canvas.ImageFillContain}}
	p.ExtendBaseWidget(p)
	lib := w.lib
	if have, ok := lib.pictures[d]; ok {
		p.img.Image = have
		return p
	}
	w.work(func() func() {
		raw, _, err := lib.s.PictureBytes(d)
		var pic image.Image
		if err == nil {
			pic, _, err = image.Decode(bytes.NewReader(raw))
		}
		return func() {
			if err != nil || w.lib != lib {
				return
			}
			if len(lib.pictures) >= picturesKept {
				clear(lib.pictures)
			}
			lib.pictures[d] = pic
			p.img.Image = pic
			p.img.Refresh()
		}
	})
	return p
}

func (p *shown) CreateRenderer() fyne.WidgetRenderer {
	return &look.Painter{Objs: []fyne.CanvasObject{p.img},
		OnMin:    func() fyne.Size { return fyne.NewSize(16, 16) },
		OnLayout: func(s fyne.Size) { p.img.Resize(s) }}
}
