package ui

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"huikan/app/ui/look"
	"huikan/data"
	"huikan/data/store"
)

// pictureForm (图片) are the pictures of the member on the form: logo,
// photographs, the licence. A new one lies among the drafts until the change
// is made.
type pictureForm struct {
	owner  *memberForm
	logo   *pictureSlot
	paper  *pictureSlot
	photos *pictureSlot
	body   *look.Box
}

// pictureSlot is one kind of picture.
type pictureSlot struct {
	all   *pictureForm
	title string
	many  bool
	get   func(*data.Member) []data.Digest
	set   func(*data.Member, []data.Digest)
	tiles *look.Wrapped
	box   *look.Box
}

func newPictureForm(owner *memberForm) *pictureForm {
	w := owner.w
	p := &pictureForm{owner: owner}
	single := func(at func(*data.Member) *data.Digest) (func(*data.Member) []data.Digest, func(*data.Member, []data.Digest)) {
		return func(m *data.Member) []data.Digest {
				if d := *at(m); d != "" {
					return []data.Digest{d}
				}
				return nil
			}, func(m *data.Member, list []data.Digest) {
				*at(m) = ""
				if n := len(list); n > 0 {
					*at(m) = list[n-1]
				}
			}
	}
	p.logo = &pictureSlot{all: p, title: w.t("picture.logo"), tiles: look.Flow(10)}
	p.logo.get, p.logo.set = single(func(m *data.Member) *data.Digest { return &m.Logo })
	p.paper = &pictureSlot{all: p, title: w.t("picture.licence"), tiles: look.Flow(10)}
	p.paper.get, p.paper.set = single(func(m *data.Member) *data.Digest { return &m.Licence })
	p.photos = &pictureSlot{all: p, title: w.t("picture.photos"), many: true, tiles: look.Flow(10),
		get: func(m *data.Member) []data.Digest { return m.Photos },
		set: func(m *data.Member, list []data.Digest) { m.Photos = list }}
	var rows []fyne.CanvasObject
	for _, s := range p.slots() {
		s.box = look.Column(6, look.NewText(s.title, look.Style{Size: 12, Lines: 1, Color: look.Soft}), s.tiles)
		rows = append(rows, s.box)
	}
	p.body = look.Column(14, append(rows, look.NewText(w.t("picture.how"), look.Style{Size: 12, Color: look.Soft}))...)
	p.show()
	return p
}

func (p *pictureForm) slots() []*pictureSlot { return []*pictureSlot{p.logo, p.photos, p.paper} }

// show draws what there is and the ways to add.
func (p *pictureForm) show() {
	w := p.owner.w
	for _, s := range p.slots() {
		var tiles []fyne.CanvasObject
		list := s.get(&p.owner.m)
		for i, d := range list {
			frame := look.Stack(look.NewFrame("button", look.Line, 8), look.Pad(p.view(d), 4, 4, 4, 4))
			tiles = append(tiles, look.Column(4, look.Sized(frame, 126, 84), look.NewButton(look.Plain, "trash", w.t("picture.drop"), func() {
				s.replace(slices.Delete(slices.Clone(list), i, i+1))
			})))
		}
		if s.many || len(list) == 0 {
			tiles = append(tiles, look.Row(8, -1,
				look.NewButton(look.Calm, "picture", w.t("picture.file"), func() { w.askOpen(s.title, pictureExts, func(path string) { s.add(path) }) }),
				look.NewButton(look.Calm, "copy", w.t("picture.paste"), s.paste)))
		}
		s.tiles.Set(tiles...)
	}
	p.owner.reveal(nil)
}

// pictureExts are the files that are taken.
var pictureExts = []string{".png", ".jpg", ".jpeg", ".gif"}

func (p *pictureForm) file(d data.Digest) string {
	return filepath.Join(p.owner.w.draftFolder(), "pictures", string(d))
}

// view shows a picture of the library, or one that waits among the drafts.
func (p *pictureForm) view(d data.Digest) fyne.CanvasObject {
	w := p.owner.w
	if raw, err := os.ReadFile(p.file(d)); err == nil {
		if pic, _, err := image.Decode(bytes.NewReader(raw)); err == nil {
			w.lib.pictures[d] = pic
		}
	}
	return w.picture(d)
}

func (s *pictureSlot) replace(list []data.Digest) {
	s.set(&s.all.owner.m, list)
	s.all.owner.changed()
	s.all.show()
}

// add takes a file.
func (s *pictureSlot) add(path string) {
	w := s.all.owner.w
	raw, err := os.ReadFile(path)
	if err != nil {
		w.fail(w.t("picture.failed", filepath.Base(path)), err)
		return
	}
	s.addBytes(filepath.Base(path), raw)
}

// addBytes takes a picture, after a look whether it is one.
func (s *pictureSlot) addBytes(name string, raw []byte) {
	w := s.all.owner.w
	if _, _, err := image.DecodeConfig(bytes.NewReader(raw)); err != nil {
		w.message(w.t("picture.failed", name), w.t("picture.unknown"), w.t("picture.unknown.do"))
		return
	}
	d := data.DigestOf(raw)
	if err := errors.Join(writeWhole(s.all.file(d), raw), writeWhole(s.all.file(d)+".name", []byte(name))); err != nil {
		w.fail(w.t("picture.failed", name), err)
		return
	}
	list := slices.Clone(s.get(&s.all.owner.m))
	if !slices.Contains(list, d) {
		s.replace(append(list, d))
	}
}

// paste takes the picture that lies on the clipboard, and asks as what.
func (p *pictureForm) paste() {
	w := p.owner.w
	slots := p.slots()
	var items []*fyne.MenuItem
	for _, s := range slots {
		it := fyne.NewMenuItem(w.t("picture.paste.as", s.title), s.paste)
		it.Disabled = !s.many && len(s.get(&p.owner.m)) > 0
		items = append(items, it)
	}
	room := w.win.Canvas().Size()
	w.popMenu(fyne.NewPos(room.Width/2-100, room.Height/2-60), items...)
}

// paste takes the picture, or the picture's file, that lies on the clipboard.
func (s *pictureSlot) paste() {
	w := s.all.owner.w
	text := strings.TrimSpace(w.app.Clipboard().Content())
	if path, ok := fileOnClipboard(text); ok {
		s.add(path)
		return
	}
	w.work(func() func() {
		raw, err := pictureOnClipboard()
		return func() {
			if errors.Is(err, errNoTool) {
				w.message(w.t("picture.paste"), w.t("picture.notool"), w.t("picture.how"))
				return
			}
			if err != nil || len(raw) == 0 {
				w.message(w.t("picture.paste"), w.t("picture.nothing"), w.t("picture.how"))
				return
			}
			s.addBytes(w.t("picture.pasted")+".png", raw)
		}
	})
}

// dropped takes files that were dropped: onto a kind of picture, else the
// photographs.
func (p *pictureForm) dropped(at fyne.Position, paths []string) bool {
	to := p.photos
	d := fyne.CurrentApp().Driver()
	for _, s := range p.slots() {
		from := d.AbsolutePositionForObject(s.box)
		if at.Y >= from.Y && at.Y < from.Y+s.box.Size().Height {
			to = s
		}
	}
	taken := false
	for _, path := range paths {
		if slices.Contains(pictureExts, strings.ToLower(filepath.Ext(path))) {
			to.add(path)
			taken = true
		}
	}
	return taken
}

// put adds the new pictures to a change.
func (p *pictureForm) put(c *store.Writer) error {
	for _, s := range p.slots() {
		for _, d := range s.get(&p.owner.m) {
			if slices.Contains(s.get(&p.owner.base), d) {
				continue
			}
			raw, err := os.ReadFile(p.file(d))
			if err != nil {
				if _, e := p.owner.w.lib.s.Picture(d); e == nil {
					continue // the library has it
				}
				return fmt.Errorf("%s: %w", s.title, err)
			}
			name, err := os.ReadFile(p.file(d) + ".name")
			if err != nil {
				name = []byte(s.title)
			}
			c.PutPicture(&data.Picture{Name: string(name)}, raw)
		}
	}
	return nil
}
