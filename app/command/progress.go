package command

import (
	"fmt"
	"os"
	"strings"
	"time"
)

// gauge tells on a terminal how far a piece of work of several steps is that
// lasts longer than a second; elsewhere it is silent.
type gauge struct {
	r     *run
	start time.Time
	last  time.Time
	shown int
}

func (r *run) gauge() *gauge { return &gauge{r: r, start: time.Now()} }

// show writes the state over the former one; of is 0 where the end is not known.
func (b *gauge) show(what string, done, of int) {
	now := time.Now()
	if !terminal(b.r.Err) || now.Sub(b.start) < time.Second || now.Sub(b.last) < 200*time.Millisecond {
		return
	}
	b.last = now
	text := fmt.Sprintf("%s %d", what, done)
	if of > 0 {
		text = fmt.Sprintf("%s %d/%d", what, done, of)
	}
	fmt.Fprint(b.r.Err, "\r"+text+strings.Repeat(" ", max(0, b.shown-columns(text))))
	b.shown = columns(text)
}

// clear takes the line away.
func (b *gauge) clear() {
	if b.shown > 0 {
		fmt.Fprint(b.r.Err, "\r"+strings.Repeat(" ", b.shown)+"\r")
		b.shown = 0
	}
}

// terminal reports whether somebody looks at what is written.
func terminal(w any) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
