package typeset

import (
	"testing"

	"huikan/app/design"
)

// TestWhyLoose: a loose line says how loose it is and what could not be parted
// to fill it; a line that only tearing would fill says that it is short.
func TestWhyLoose(t *testing.T) {
	s := newSetter(t)
	lines := s.set("一二三四五六七八九十一二三根据沪府发〔2014〕77号文件的要求办理", design.Justify, 17)
	if f := lines[0].fit; f.Track < 60 || f.Next != "沪府发〔2014〕77号" || f.Short {
		t.Errorf("%q: %+v", lines[0].text, f)
	}
	if n := len(s.book.Loose); n != 1 || s.book.Loose[0].Next != "沪府发〔2014〕77号" || s.book.Loose[0].Gap < 60 {
		t.Errorf("loose: %+v", s.book.Loose)
	}
	if f := s.set("由承办单位的Supercalifragilisticexpialidocious服务", design.Justify, 20)[0].fit; !f.Short || f.Track != 0 {
		t.Errorf("%+v", f)
	}
	if f := s.set("一二三四五六，七八九十一。二三四五六七八", design.Justify, 12)[0].fit; f.Squeezed == 0 || f.Track != 0 {
		t.Errorf("%+v", f)
	}
}
