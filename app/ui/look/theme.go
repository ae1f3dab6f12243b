package look

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"
)

// The names of our colours, beside those of Fyne. Ask for them with Colour.
const (
	Background fyne.ThemeColorName = theme.ColorNameBackground
	Surface    fyne.ThemeColorName = "surface" // what is read: detail panes, cards
	Raised     fyne.ThemeColorName = "raised"  // a row under the pointer
	Ink        fyne.ThemeColorName = theme.ColorNameForeground
	Soft       fyne.ThemeColorName = "soft"  // second text
	Faint      fyne.ThemeColorName = "faint" // marks and hints, never the only carrier of a meaning
	Line       fyne.ThemeColorName = theme.ColorNameSeparator
	Accent     fyne.ThemeColorName = theme.ColorNamePrimary
	OnAccent   fyne.ThemeColorName = theme.ColorNameForegroundOnPrimary
	Wash       fyne.ThemeColorName = "wash" // accent, thinned
	Good       fyne.ThemeColorName = theme.ColorNameSuccess
	GoodWash   fyne.ThemeColorName = "goodWash"
	Warn       fyne.ThemeColorName = theme.ColorNameWarning
	WarnWash   fyne.ThemeColorName = "warnWash"
	Link       fyne.ThemeColorName = theme.ColorNameHyperlink
	Mark       fyne.ThemeColorName = "mark" // what a search matched
	Desk       fyne.ThemeColorName = "desk" // under pages
	PageShade  fyne.ThemeColorName = "pageShade"
	PageMark   fyne.ThemeColorName = "pageMark" // a line picked on a page, which is white in both lights
	Shade      fyne.ThemeColorName = "shade"    // over the window while something floats above it
	Clear      fyne.ThemeColorName = "clear"
)

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

// palette holds each colour by daylight and by lamp. To add one: a name above
// and a row here; TestPalette finds a name without a row.
var palette = map[fyne.ThemeColorName][2]color.NRGBA{
	Background: {rgb(0xF6F4EF), rgb(0x1A1B1D)},
	Surface:    {rgb(0xFFFFFF), rgb(0x232527)},
	Raised:     {rgb(0xFBFAF7), rgb(0x2A2C2F)},
	Ink:        {rgb(0x22252A), rgb(0xE8E6E1)},
	Soft:       {rgb(0x6A6D73), rgb(0xA2A4A8)}, // look.md has #6E7177, which is 4.4 : 1 on the background
	Faint:      {rgb(0x9B9DA2), rgb(0x76787C)},
	Line:       {rgb(0xE5E1D8), rgb(0x35373A)},
	Accent:     {rgb(0xB23A2E), rgb(0xE0705F)},
	OnAccent:   {rgb(0xFFFFFF), rgb(0x1A1B1D)},
	Wash:       {rgb(0xF6E7E3), rgb(0x3A2825)},
	Good:       {rgb(0x2F7D4F), rgb(0x6FBF8B)},
	GoodWash:   {rgb(0xE4F0E8), rgb(0x22332A)},
	Warn:       {rgb(0x9A5F0E), rgb(0xD8A24A)}, // look.md has #A86A12, which is 4.0 : 1 on its wash
	WarnWash:   {rgb(0xF9EEDA), rgb(0x3A301D)},
	Link:       {rgb(0x2E6AA6), rgb(0x7FB0E0)},
	Mark:       {rgb(0xFBE3A4), rgb(0x5A4A1E)},
	Desk:       {rgb(0xDEDAD1), rgb(0x121314)},
	PageShade:  {rgba(0x3A3222, 0x48), rgba(0x000000, 0xB0)},
	PageMark:   {rgba(0xB23A2E, 0x26), rgba(0xB23A2E, 0x30)},
	Shade:      {rgba(0x3A3222, 0x26), rgba(0x000000, 0x70)},
	Clear:      {rgba(0, 0), rgba(0, 0)},

	theme.ColorNameButton:              {rgb(0xFFFFFF), rgb(0x2A2C2F)},
	theme.ColorNameDisabledButton:      {rgb(0xF0EDE6), rgb(0x232527)},
	theme.ColorNameDisabled:            {rgb(0x9B9DA2), rgb(0x76787C)},
	theme.ColorNameError:               {rgb(0xB23A2E), rgb(0xE0705F)},
	theme.ColorNameFocus:               {rgba(0xB23A2E, 0x38), rgba(0xE0705F, 0x48)},
	theme.ColorNameForegroundOnError:   {rgb(0xFFFFFF), rgb(0x1A1B1D)},
	theme.ColorNameForegroundOnSuccess: {rgb(0xFFFFFF), rgb(0x1A1B1D)},
	theme.ColorNameForegroundOnWarning: {rgb(0xFFFFFF), rgb(0x1A1B1D)},
	theme.ColorNameHeaderBackground:    {rgb(0xF6F4EF), rgb(0x1A1B1D)},
	theme.ColorNameHover:               {rgba(0x22252A, 0x0C), rgba(0xFFFFFF, 0x10)},
	theme.ColorNamePressed:             {rgba(0x22252A, 0x18), rgba(0xFFFFFF, 0x18)},
	theme.ColorNameInputBackground:     {rgb(0xFFFFFF), rgb(0x232527)},
	theme.ColorNameInputBorder:         {rgb(0xD9D4C8), rgb(0x45484C)},
	theme.ColorNameMenuBackground:      {rgb(0xFFFFFF), rgb(0x2A2C2F)},
	theme.ColorNameOverlayBackground:   {rgb(0xFBFAF7), rgb(0x2A2C2F)},
	theme.ColorNamePlaceHolder:         {rgb(0x85878C), rgb(0x8A8C90)},
	theme.ColorNameScrollBar:           {rgba(0x22252A, 0x4A), rgba(0xE8E6E1, 0x4A)},
	theme.ColorNameScrollBarBackground: {rgba(0, 0), rgba(0, 0)},
	theme.ColorNameSelection:           {rgb(0xF3D9D3), rgb(0x553029)},
	theme.ColorNameShadow:              {rgba(0x3A3222, 0x12), rgba(0x000000, 0x38)},
}

// sizes follow look.md: multiples of 4, controls 34 high, radii 8.
var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText: 14, theme.SizeNameHeadingText: 18, theme.SizeNameSubHeadingText: 15, theme.SizeNameCaptionText: 12,
	theme.SizeNamePadding: 4, theme.SizeNameInnerPadding: 5, theme.SizeNameLineSpacing: 4,
	theme.SizeNameInlineIcon: 18, theme.SizeNameSeparatorThickness: 1, theme.SizeNameSplitThickness: 1,
	theme.SizeNameScrollBar: 10, theme.SizeNameScrollBarSmall: 4, theme.SizeNameScrollBarRadius: 4,
	theme.SizeNameInputBorder: 0, // Field has a frame of its own
	theme.SizeNameInputRadius: 8, theme.SizeNameButtonRadius: 8,
	theme.SizeNameSelectionRadius: 4, theme.SizeNameCardRadius: 8, theme.SizeNameDialogRadius: 12,
	theme.SizeNamePopupRadius: 8, theme.SizeNameMenuRadius: 8, theme.SizeNameModalBlurRadius: 0,
}

// Mode (明暗) is the light by which the window is drawn.
type Mode string

// The modes that a person can choose.
const (
	System Mode = "system"
	Day    Mode = "light"
	Lamp   Mode = "dark"
)

// Theme is the program's theme. Its fonts are two, and no others are parsed.
type Theme struct {
	mode          Mode
	regular, bold fyne.Resource
	rest          fyne.Theme
}

// NewTheme returns a theme with its two fonts. Without fonts, as in small
// tests, Fyne's own are used.
func NewTheme(mode Mode, regular, bold []byte) *Theme {
	t := &Theme{mode: mode, rest: theme.DefaultTheme()}
	if len(regular) > 0 && len(bold) > 0 {
		t.regular = fyne.NewStaticResource("NotoSansSC-Regular.ttf", regular)
		t.bold = fyne.NewStaticResource("NotoSansSC-Bold.ttf", bold)
	}
	return t
}

// With is the same theme by another light.
func (t *Theme) With(mode Mode) *Theme {
	c := *t
	c.mode = mode
	return &c
}

func (t *Theme) dark(v fyne.ThemeVariant) int {
	if t.mode == Lamp || t.mode != Day && v == theme.VariantDark {
		return 1
	}
	return 0
}

// Color gives our colour where there is one.
func (t *Theme) Color(n fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	if pair, ok := palette[n]; ok {
		return pair[t.dark(v)]
	}
	v = theme.VariantLight
	if t.dark(v) == 1 {
		v = theme.VariantDark
	}
	return t.rest.Color(n, v)
}

// Font gives one of the two weights. Nothing slants, nothing is monospaced:
// every style that is asked for is a font that Fyne parses again.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Symbol || t.regular == nil:
		return t.rest.Font(s)
	case s.Bold:
		return t.bold
	}
	return t.regular
}

// Icon leaves Fyne's icons, which stand in its dialogs.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.rest.Icon(n) }

// Size gives our sizes where there is one.
func (t *Theme) Size(n fyne.ThemeSizeName) float32 {
	if s, ok := sizes[n]; ok {
		return s
	}
	return t.rest.Size(n)
}

// Colour is a colour of the theme as it is now.
func Colour(n fyne.ThemeColorName) color.Color { return theme.Color(n) }
