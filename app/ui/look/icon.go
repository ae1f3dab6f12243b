package look

import (
	"bytes"
	"fmt"
	"image/color"
	"io/fs"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// icons are the drawings by name; UseIcons fills them once.
var icons = map[string][]byte{}

// UseIcons reads the line drawings, *.svg, that Icon draws by name. They are
// drawn in currentColor, which is replaced by a colour of the theme.
func UseIcons(files fs.FS) error {
	names, err := fs.Glob(files, "*.svg")
	if err != nil {
		return err
	}
	for _, n := range names {
		svg, err := fs.ReadFile(files, n)
		if err != nil {
			return fmt.Errorf("read icon: %w", err)
		}
		icons[n[:len(n)-len(".svg")]] = svg
	}
	return nil
}

// Icon is one of our line drawings, 18 pixels, in a colour of the theme.
type Icon struct {
	widget.BaseWidget
	name  string
	color fyne.ThemeColorName
	size  float32
}

// NewIcon returns the drawing.
func NewIcon(name string, c fyne.ThemeColorName) *Icon {
	i := &Icon{name: name, color: c, size: 18}
	i.ExtendBaseWidget(i)
	return i
}

// Set changes the drawing and its colour.
func (i *Icon) Set(name string, c fyne.ThemeColorName) {
	if i.name != name || i.color != c {
		i.name, i.color = name, c
		i.Refresh()
	}
}

// Resource is the drawing in a colour, as Fyne takes it.
func Resource(name string, c color.Color) fyne.Resource {
	r, g, b, _ := c.RGBA()
	hex := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	return fyne.NewStaticResource(name+hex[1:]+".svg", bytes.ReplaceAll(icons[name], []byte("currentColor"), []byte(hex)))
}

// CreateRenderer is for Fyne.
func (i *Icon) CreateRenderer() fyne.WidgetRenderer {
	img := &canvas.Image{FillMode: canvas.ImageFillContain}
	drawn := ""
	paint := func() {
		if len(icons[i.name]) == 0 {
			return
		}
		res := Resource(i.name, Colour(i.color))
		if res.Name() != drawn {
			drawn = res.Name()
			img.Resource = res
			img.Refresh()
		}
	}
	paint()
	return &Painter{
		Objs:      []fyne.CanvasObject{img},
		OnMin:     func() fyne.Size { return fyne.NewSquareSize(i.size) },
		OnRefresh: paint,
		OnLayout: func(s fyne.Size) {
			img.Resize(fyne.NewSquareSize(i.size))
			img.Move(fyne.NewPos(float32(int((s.Width-i.size)/2)), float32(int((s.Height-i.size)/2))))
		},
	}
}
