// Package assets holds what the program is drawn with: fonts, icons and the
// words of its screens. Files, and this one to carry them inside the program.
package assets

import "embed"

// The fonts, each with its licence beside it. They are byte slices, which
// costs no copy: a font is read where the program's own file is mapped.
var (
	//go:embed fonts/NotoSerifSC-Regular.ttf
	SerifRegular []byte
	//go:embed fonts/NotoSerifSC-Bold.ttf
	SerifBold []byte
	//go:embed fonts/NotoSansSC-Regular.ttf
	SansRegular []byte
	//go:embed fonts/NotoSansSC-Bold.ttf
	SansBold []byte
	//go:embed fonts/LXGWWenKai-Regular.ttf
	KaiRegular []byte
)

// Licences are the fonts' licences, which must go wherever the fonts go.
//
//go:embed fonts/*.txt
var Licences embed.FS

// Lang is the words of the screens, a JSON file a language: zh.json, en.json.
//
//go:embed lang/*.json
var Lang embed.FS

// Icons are the line drawings of the screens, and the program's own icon.
//
//go:embed icons/*.svg icons/app.png
var Icons embed.FS
