package look

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"fyne.io/fyne/v2"
)

type advanceKey struct {
	r    rune
	size float32
	bold bool
}

// advances remembers how wide characters are. Every Han character is as wide
// as the next, so one entry stands for them all. Only the drawing goroutine
// uses it.
var advances = map[advanceKey]float32{}

// Forget drops what was measured, for a change of fonts.
func Forget() { clear(advances) }

func advance(r rune, size float32, bold bool) float32 {
	if r >= 0x4E00 && r <= 0x9FFF {
		r = '国'
	}
	k := advanceKey{r, size, bold}
	if w, ok := advances[k]; ok {
		return w
	}
	// Ten of them: Fyne rounds the width of a text up.
	w := fyne.MeasureText(strings.Repeat(string(r), 10), size, fyne.TextStyle{Bold: bold}).Width / 10
	advances[k] = w
	return w
}

// Width is how wide a text is in one line.
func Width(s string, size float32, bold bool) (w float32) {
	for _, r := range s {
		w += advance(r, size, bold)
	}
	return w
}

// Cut shortens a text to a width, with an ellipsis where it had to.
func Cut(s string, width, size float32, bold bool) string {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = strings.ReplaceAll(s, "\n", " ")
	}
	var w, fits float32
	dots := advance('…', size, bold)
	end := 0
	for i, r := range s {
		a := advance(r, size, bold)
		if w+a > width+0.5 {
			return strings.TrimRightFunc(s[:end], unicode.IsSpace) + "…"
		}
		w += a
		if w+dots <= width {
			fits, end = w, i+utf8.RuneLen(r)
		}
	}
	_ = fits
	return s
}

// noStart may not begin a line, noEnd may not end one. The rules of the printed
// page are app/typeset's; on the screen these few keep the eye calm.
const (
	noStart = "，。、；：？！）》」』】〕”’…—·,.;:?!)]}%％"
	noEnd   = "（《「『【〔“‘([{"
)

func han(r rune) bool { return r >= 0x2E80 }

// Wrap breaks a text into lines of at most a width: between Han characters,
// at spaces in Latin text. Each line is a range of bytes of s.
func Wrap(s string, width, size float32, bold bool) (lines [][2]int) {
	return wrap(s, width, func(i int, r rune) float32 { return advance(r, size, bold) })
}

// WrapStyled is Wrap for a text of which some bytes are bold.
func WrapStyled(s string, width, size float32, bold func(i int) bool) [][2]int {
	return wrap(s, width, func(i int, r rune) float32 { return advance(r, size, bold(i)) })
}

func wrap(s string, width float32, adv func(int, rune) float32) (lines [][2]int) {
	start, brk := 0, -1 // brk: where the line may end
	var w, atBrk float32
	prev := rune(0)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == '\n' {
			lines = append(lines, [2]int{start, i})
			start, brk, w, prev = i+n, -1, 0, 0
			i += n
			continue
		}
		if i > start && prev != 0 && mayBreak(prev, r) {
			brk, atBrk = i, w
		}
		a := adv(i, r)
		if w+a > width+0.5 && i > start && r != ' ' {
			if brk <= start {
				brk, atBrk = i, w
			}
			lines = append(lines, [2]int{start, trimRight(s, start, brk)})
			start, w = brk, w-atBrk
			brk = -1
		}
		w += a
		prev = r
		i += n
	}
	return append(lines, [2]int{start, len(s)})
}

func trimRight(s string, from, to int) int {
	for to > from && s[to-1] == ' ' {
		to--
	}
	return to
}

func mayBreak(a, b rune) bool {
	if strings.ContainsRune(noStart, b) || strings.ContainsRune(noEnd, a) || b == ' ' {
		return false
	}
	return a == ' ' || a == '-' || a == '/' || han(a) || han(b)
}
