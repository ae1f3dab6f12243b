package pageview

import (
	"image"
	"image/color"
	"sync"

	"fyne.io/fyne/v2"
)

// white is paper and fold the line between facing pages, in both lights.
var (
	white = color.White
	fold  = color.NRGBA{A: 0x24}
)

// keep is how many pages' pictures are kept: some 0.7 MB each at the usual
// zoom, and no more than budget bytes in all.
const (
	keep   = 24
	budget = 64 << 20
)

// shop draws pages in the background: one at a time, the last order first,
// because what was asked for before has been scrolled away.
type shop struct {
	view *View

	mu      sync.Mutex
	src     Source
	queue   []int
	dpi     float64
	working bool
	turn    int
	done    []drawn // the one used last is last
}

type drawn struct {
	page int
	dpi  float64
	img  image.Image
}

func newShop(v *View) *shop { return &shop{view: v} }

func (s *shop) reset(src Source) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.src, s.queue, s.done = src, nil, nil
	s.turn++
}

// best is the picture of a page nearest the resolution, if there is any.
func (s *shop) best(page int, dpi float64) (image.Image, float64) {
	s.mu.Lock()
	defer s.mu.Unlock()
	at := -1
	for i, d := range s.done {
		if d.page == page && (at < 0 || d.dpi == dpi) {
			at = i
		}
	}
	if at < 0 {
		return nil, 0
	}
	d := s.done[at]
	s.done = append(append(s.done[:at:at], s.done[at+1:]...), d)
	return d.img, d.dpi
}

// order asks for pages at a resolution; what is not asked for any more is dropped.
func (s *shop) order(pages []int, dpi float64) {
	s.mu.Lock()
	s.queue = s.queue[:0]
	s.dpi = dpi
	for _, p := range pages {
		have := false
		for _, d := range s.done {
			have = have || d.page == p && d.dpi == dpi
		}
		if !have {
			s.queue = append(s.queue, p)
		}
	}
	start := len(s.queue) > 0 && !s.working && s.src != nil
	if start {
		s.working = true
	}
	s.mu.Unlock()
	if start {
		if s.view.Go != nil {
			s.view.Go(s.work)
		} else {
			go s.work()
		}
	}
}

func (s *shop) work() {
	for {
		s.mu.Lock()
		if len(s.queue) == 0 || s.src == nil {
			s.working = false
			s.mu.Unlock()
			return
		}
		page, dpi, src, turn := s.queue[0], s.dpi, s.src, s.turn
		s.queue = s.queue[1:]
		s.mu.Unlock()
		img, err := src.Image(page, dpi)
		if err != nil {
			continue
		}
		s.mu.Lock()
		if turn == s.turn {
			s.done = append(s.done, drawn{page, dpi, img})
			s.shrink()
		}
		s.mu.Unlock()
		fyne.Do(s.view.desk.delivered)
	}
}

// shrink forgets what was used longest ago.
func (s *shop) shrink() {
	var bytes int
	from := len(s.done)
	for from > 0 && len(s.done)-from < keep {
		b := s.done[from-1].img.Bounds()
		bytes += b.Dx() * b.Dy() * 4
		if bytes > budget && from < len(s.done) {
			break
		}
		from--
	}
	s.done = append([]drawn(nil), s.done[from:]...)
}

// delivered puts a new picture on its sheet.
func (d *desk) delivered() {
	if d.onDelivered != nil {
		d.onDelivered()
		return
	}
	d.update()
}
