package font

import (
	"fmt"
	"slices"
	"sync"
)

// Family (字体角色) is what a design asks for; a library says which file that is.
type Family string

// The families a design may name. 仿宋 and 小标宋 have no free font of good
// quality; they stand in for one another as Fallbacks says, until the editor
// points at a file of their own.
const (
	Song   Family = "宋"
	Hei    Family = "黑"
	Kai    Family = "楷"
	Fang   Family = "仿宋"
	XiaoBS Family = "小标宋"
)

// Families lists the families.
var Families = []Family{Song, Hei, Kai, Fang, XiaoBS}

// Known reports whether there is such a family.
func Known(f Family) bool { return slices.Contains(Families, f) }

// Style is a family in one of two weights.
type Style struct {
	Family Family
	Bold   bool
}

// substitutes says what is set where a style has no file: the first that has.
var substitutes = map[Style][]Style{
	{Song, true}:    {{Song, false}},
	{Hei, true}:     {{Hei, false}},
	{Kai, false}:    {{Song, false}},
	{Kai, true}:     {{Kai, false}, {Song, true}},
	{Fang, false}:   {{Kai, false}, {Song, false}},
	{Fang, true}:    {{Fang, false}, {Kai, false}, {Song, true}},
	{XiaoBS, false}: {{Song, true}, {Song, false}},
	{XiaoBS, true}:  {{XiaoBS, false}, {Song, true}},
}

// Library (字库) holds the faces a document may use. It reads a font when it is
// first asked for. It, and the faces it hands out, may be used by several
// goroutines.
type Library struct {
	mu      sync.Mutex
	files   map[Style]*file
	pick    map[pickKey]Choice
	version int
}

// Version counts the changes of what the library holds: of the same version, it
// gives the same faces.
func (l *Library) Version() int {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.version
}

type file struct {
	name string
	data []byte
	face *Face
	err  error
}

type pickKey struct {
	Style
	r rune
}

// Choice is a face that has a character, and the glyph.
type Choice struct {
	Face  *Face
	Glyph GlyphID
	// Missing is set where no face of the library has the character; Face is
	// then the style's own, and a box must be drawn.
	Missing bool
	// Substitute is set where another style's face had to help out.
	Substitute bool
}

// NewLibrary returns a library without fonts.
func NewLibrary() *Library {
	return &Library{files: map[Style]*file{}, pick: map[pickKey]Choice{}}
}

// Add gives a style its file. The data are read when first needed and must
// not change. A later Add for the same style takes the earlier one's place.
func (l *Library) Add(s Style, name string, data []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files[s] = &file{name: name, data: data}
	clear(l.pick)
	l.version++
}

// AddFile is Add for a file of the editor's own choice: it is read at once,
// and refused with the reason where it cannot be used.
func (l *Library) AddFile(s Style, name string, data []byte) error {
	face, err := Open(name, data)
	if err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.files[s] = &file{name: name, data: data, face: face}
	clear(l.pick)
	l.version++
	return nil
}

// Has reports whether a style has a file of its own, rather than a substitute.
func (l *Library) Has(s Style) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.files[s] != nil
}

// Pick chooses the face for a character in a style: the style's own face, its
// substitutes, then any face that has the character, in a fixed order.
func (l *Library) Pick(s Style, r rune) (Choice, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	k := pickKey{s, r}
	if c, ok := l.pick[k]; ok {
		return c, nil
	}
	c, err := l.choose(s, r)
	if err == nil {
		l.pick[k] = c
	}
	return c, err
}

// Face is the face a style is set in.
func (l *Library) Face(s Style) (*Face, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	chain := l.chain(s)
	if len(chain) == 0 {
		return nil, fmt.Errorf("no font for %s", s.Family)
	}
	return l.open(chain[0])
}

func (l *Library) choose(s Style, r rune) (Choice, error) {
	chain := l.chain(s)
	if len(chain) == 0 {
		return Choice{}, fmt.Errorf("no font for %s", s.Family)
	}
	var own *Face
	for i, st := range chain {
		face, err := l.open(st)
		if err != nil {
			return Choice{}, err
		}
		if own == nil {
			own = face
		}
		if g, ok := face.Glyph(r); ok {
			return Choice{Face: face, Glyph: g, Substitute: i > 0}, nil
		}
	}
	return Choice{Face: own, Missing: true}, nil
}

// chain lists the styles to try: the style, its substitutes, then the rest.
func (l *Library) chain(s Style) []Style {
	var out []Style
	add := func(s Style) {
		if l.files[s] != nil && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	add(s)
	for _, t := range substitutes[s] {
		add(t)
	}
	for _, f := range Families {
		add(Style{f, s.Bold})
		add(Style{f, !s.Bold})
	}
	return out
}

func (l *Library) open(s Style) (*Face, error) {
	f := l.files[s]
	if f.face == nil && f.err == nil {
		f.face, f.err = Open(f.name, f.data)
	}
	return f.face, f.err
}
