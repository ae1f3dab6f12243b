package ui

import (
	"bytes"
	"image"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/data"
)

// askPicture asks for a file and puts it in below the paragraph with the caret.
func (s *writeScreen) askPicture() {
	s.w.askOpen(s.w.t("write.picture.title"), pictureExts, s.addPicture)
}

// addPicture takes a file.
func (s *writeScreen) addPicture(path string) {
	raw, err := os.ReadFile(path)
	if err != nil {
		s.w.fail(s.w.t("picture.failed", filepath.Base(path)), err)
		return
	}
	s.putPicture(filepath.Base(path), raw)
}

// putPicture puts a picture into the library, and where it stands into the
// text: its name is the caption until somebody writes a better one.
func (s *writeScreen) putPicture(name string, raw []byte) {
	w := s.w
	if s.text.ReadOnly() {
		return
	}
	size, format, err := image.DecodeConfig(bytes.NewReader(raw))
	if err != nil {
		w.message(w.t("picture.failed", name), w.t("picture.unknown"), w.t("picture.unknown.do"))
		return
	}
	pic := data.Picture{Name: name, MIME: "image/" + format, Width: size.Width, Height: size.Height}
	c := w.lib.s.Change("插图 "+name).PutPicture(&pic, raw)
	w.work(func() func() {
		_, err := c.Commit()
		return func() {
			if err != nil {
				w.fail(w.t("save.failed"), err)
				return
			}
			if s.gone {
				return
			}
			caption := strings.NewReplacer("[", "", "]", "").Replace(strings.TrimSuffix(name, filepath.Ext(name)))
			s.text.InsertBlock("!["+caption+"](picture:"+string(pic.Digest)+")", 2, 2+len(caption))
			s.text.Focus()
		}
	})
}

// dropped takes pictures that were dropped onto the window.
func (s *writeScreen) dropped(_ fyne.Position, paths []string) bool {
	took := false
	for _, p := range paths {
		for _, e := range pictureExts {
			if strings.EqualFold(filepath.Ext(p), e) {
				s.addPicture(p)
				took = true
			}
		}
	}
	return took
}
