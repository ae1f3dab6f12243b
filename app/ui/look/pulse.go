package look

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Pulse shows that something is under way whose end is not known: a piece of a
// bar that moves on eight times a second. Fyne's own draws the whole window
// sixty times a second, which on a machine without a graphics card takes a
// core away from the work that one is waiting for.
type Pulse struct {
	widget.BaseWidget
	step    int
	stopped bool
}

const (
	pulseBeat  = 125 * time.Millisecond
	pulseSteps = 24
)

// NewPulse returns a pulse that beats until it is stopped.
func NewPulse() *Pulse {
	p := &Pulse{}
	p.ExtendBaseWidget(p)
	p.beat()
	return p
}

func (p *Pulse) beat() {
	time.AfterFunc(pulseBeat, func() {
		fyne.Do(func() {
			if p.stopped {
				return
			}
			p.step = (p.step + 1) % pulseSteps
			p.Refresh()
			p.beat()
		})
	})
}

// Stop ends it.
func (p *Pulse) Stop() { p.stopped = true }

// CreateRenderer is for Fyne.
func (p *Pulse) CreateRenderer() fyne.WidgetRenderer {
	track, bar := NewFrame(Wash, Clear, 3), NewFrame(Accent, Clear, 3)
	r := &Painter{Objs: []fyne.CanvasObject{track, bar}}
	r.OnLayout = func(s fyne.Size) {
		track.Resize(s)
		w := s.Width / 5
		at := float32(p.step) / (pulseSteps / 2)
		if at > 1 {
			at = 2 - at
		}
		bar.Resize(fyne.NewSize(w, s.Height))
		bar.Move(fyne.NewPos((s.Width-w)*at, 0))
	}
	r.OnMin = func() fyne.Size { return fyne.NewSize(80, 6) }
	r.OnRefresh = func() { r.OnLayout(p.Size()); track.Refresh(); bar.Refresh() }
	return r
}
