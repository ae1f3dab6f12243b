package intake

import (
	"bytes"
	"fmt"
	"image"
	"image/gif"
	_ "image/jpeg" // what pictures come as
	"image/png"
	"net/http"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"

	"huikan/data"
)

// Shot is a picture that came with a text: what the library keeps of it, and
// its bytes.
type Shot struct {
	Picture data.Picture
	Content []byte
}

// shots gathers the pictures of a text.
type shots struct {
	list []Shot
	at   map[data.Digest]int
	size int
	more int // that were too many
}

// mostPixels bounds what a picture may unpack to.
const (
	mostPixels   = 120 << 20
	mostShots    = 500
	mostShotSize = 256 << 20
)

// take keeps a picture and gives the paragraph that shows it; nil where it is
// none that can be printed, which the report names.
func (s *shots) take(r *reader, name string, raw []byte, no int, caption string) *para {
	refuse := func(why string) *para {
		r.rep.add(Finding{Code: CodeNoPicture, Line: no, Text: name, Detail: why})
		return nil
	}
	if len(s.list) >= mostShots || s.size+len(raw) > mostShotSize {
		s.more++
		return nil
	}
	kind := http.DetectContentType(raw)
	if len(raw) > 4 && (bytes.HasPrefix(raw, []byte("II*\x00")) || bytes.HasPrefix(raw, []byte("MM\x00*"))) {
		kind = "image/tiff"
	}
	var conf image.Config
	var err error
	switch kind {
	case "image/png", "image/jpeg", "image/gif":
		conf, _, err = image.DecodeConfig(bytes.NewReader(raw))
	case "image/bmp":
		conf, err = bmp.DecodeConfig(bytes.NewReader(raw))
	case "image/tiff":
		conf, err = tiff.DecodeConfig(bytes.NewReader(raw))
	case "image/webp":
		conf, err = webp.DecodeConfig(bytes.NewReader(raw))
	default:
		return refuse("这种格式不能印（可用 PNG、JPEG）｜its format cannot be printed")
	}
	if err != nil {
		return refuse("文件损坏｜it is damaged")
	}
	if conf.Width < 1 || conf.Height < 1 || conf.Width > mostPixels/conf.Height {
		return refuse(fmt.Sprintf("%d × %d 像素太大｜%[1]d × %[2]d pixels are too many", conf.Width, conf.Height))
	}
	if kind != "image/png" && kind != "image/jpeg" {
		if raw, err = asPNG(kind, raw); err != nil {
			return refuse("文件损坏｜it is damaged")
		}
		kind = "image/png"
	}
	if s.at == nil {
		s.at = map[data.Digest]int{}
	}
	d := data.DigestOf(raw)
	if _, have := s.at[d]; !have {
		s.at[d] = len(s.list)
		s.size += len(raw)
		s.list = append(s.list, Shot{data.Picture{Digest: d, Name: name, MIME: kind, Width: conf.Width, Height: conf.Height}, raw})
		r.rep.add(Finding{Code: CodePicture, Line: no, Text: name, Detail: fmt.Sprintf("%d × %d", conf.Width, conf.Height)})
	}
	return &para{kind: picturePara, from: no, to: no, picture: d, text: caption}
}

func asPNG(kind string, raw []byte) ([]byte, error) {
	var pic image.Image
	var err error
	switch in := bytes.NewReader(raw); kind {
	case "image/gif":
		pic, err = gif.Decode(in)
	case "image/bmp":
		pic, err = bmp.Decode(in)
	case "image/tiff":
		pic, err = tiff.Decode(in)
	case "image/webp":
		pic, err = webp.Decode(in)
	}
	if err != nil {
		return nil, err
	}
	var out bytes.Buffer
	err = png.Encode(&out, pic)
	return out.Bytes(), err
}
