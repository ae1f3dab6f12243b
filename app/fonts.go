package app

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"huikan/app/command"
	"huikan/app/font"
	"huikan/assets"
)

// fonts is the library of the fonts inside the program, with the editor's own
// in their places. A file of the editor's that cannot be used is said on the
// standard error output, and the program's font stands in for it.
func fonts() *font.Library {
	l := font.NewLibrary()
	l.Add(font.Style{Family: font.Song}, "NotoSerifSC-Regular", assets.SerifRegular)
	l.Add(font.Style{Family: font.Song, Bold: true}, "NotoSerifSC-Bold", assets.SerifBold)
	l.Add(font.Style{Family: font.Hei}, "NotoSansSC-Regular", assets.SansRegular)
	l.Add(font.Style{Family: font.Hei, Bold: true}, "NotoSansSC-Bold", assets.SansBold)
	l.Add(font.Style{Family: font.Kai}, "LXGWWenKai-Regular", assets.KaiRegular)
	dir := fontFolder()
	for _, f := range font.Families {
		for _, bold := range []bool{false, true} {
			s := font.Style{Family: f, Bold: bold}
			file := filepath.Join(dir, fontFile(s))
			data, err := os.ReadFile(file)
			if errors.Is(err, os.ErrNotExist) {
				continue
			}
			if err == nil {
				err = l.AddFile(s, file, data)
			}
			if err != nil {
				fmt.Fprintln(os.Stderr, "huikan:", err)
			}
		}
	}
	return l
}

// fontFolder is where the editor's own fonts are kept.
func fontFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "huikan", "fonts")
}

// fontFile is the name a style's own font is kept under: 仿宋.ttf, 宋-bold.ttf.
func fontFile(s font.Style) string {
	if s.Bold {
		return string(s.Family) + "-bold.ttf"
	}
	return string(s.Family) + ".ttf"
}

// styleOf reads a style as a person writes it: 仿宋, 宋-bold.
func styleOf(name string) (font.Style, error) {
	family, bold := strings.CutSuffix(name, "-bold")
	if !font.Known(font.Family(family)) {
		return font.Style{}, fmt.Errorf("font %q: want 宋, 黑, 楷, 仿宋 or 小标宋, with -bold for the heavy weight", name)
	}
	return font.Style{Family: font.Family(family), Bold: bold}, nil
}

// ownFonts is the editor's own fonts, for the command line.
type ownFonts struct{}

// List says for each style what it is set in.
func (ownFonts) List() ([]command.FontUse, error) {
	l := fonts()
	var out []command.FontUse
	for _, f := range font.Families {
		for _, bold := range []bool{false, true} {
			s := font.Style{Family: f, Bold: bold}
			face, err := l.Face(s)
			if err != nil {
				return nil, err
			}
			_, own := os.Stat(filepath.Join(fontFolder(), fontFile(s)))
			out = append(out, command.FontUse{
				Style: strings.TrimSuffix(fontFile(s), ".ttf"), Face: face.Name, Own: own == nil, Substitute: !l.Has(s),
			})
		}
	}
	return out, nil
}

// Use makes a file the font of a style. FILE.ttc#2 is the second face of a
// collection. What cannot be used is refused with the reason.
func (ownFonts) Use(style, file string) (string, error) {
	s, err := styleOf(style)
	if err != nil {
		return "", err
	}
	name, number, numbered := strings.Cut(file, "#")
	data, err := os.ReadFile(name)
	if err != nil {
		return "", err
	}
	if faces, err := font.Collection(data); err == nil && len(faces) > 1 && !numbered {
		list := ""
		for i, f := range faces {
			list += fmt.Sprintf("\n  %s#%d  %s", name, i+1, f)
		}
		return "", fmt.Errorf("font %s: it has several faces; choose one:%s", name, list)
	}
	face, err := font.Open(name, data)
	if numbered {
		n, nerr := strconv.Atoi(number)
		if nerr != nil {
			return "", fmt.Errorf("font %s: %q is not the number of a face", name, number)
		}
		face, err = font.FromCollection(name, data, n-1)
	}
	if err != nil {
		return "", err
	}
	if err := os.MkdirAll(fontFolder(), 0o755); err != nil {
		return "", err
	}
	return face.Name, os.WriteFile(filepath.Join(fontFolder(), fontFile(s)), face.Bytes(), 0o644)
}

// Reset goes back to the program's own font.
func (ownFonts) Reset(style string) error {
	s, err := styleOf(style)
	if err != nil {
		return err
	}
	err = os.Remove(filepath.Join(fontFolder(), fontFile(s)))
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
