package intake

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"
)

// Limits of a package. A package says itself how large its parts are, and may
// lie: what is read is counted.
const (
	mostPart     = 64 << 20  // bytes of one XML part
	mostPicture  = 64 << 20  // of one picture
	mostPictures = 256 << 20 // of all pictures
	mostEntries  = 20_000
)

// archive is an OPC package: a zip whose parts name one another.
type archive struct {
	files map[string]*zip.File
	read  int64 // bytes of pictures
}

var errBomb = errors.New("a part of it is far larger than any document's")

func openArchive(raw []byte) (*archive, error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > mostEntries {
		return nil, errBomb
	}
	a := &archive{files: map[string]*zip.File{}}
	for _, f := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(f.Name, `\`, "/"), "/"))
		if _, twice := a.files[name]; !twice {
			a.files[name] = f
		}
	}
	return a, nil
}

func (a *archive) has(name string) bool { return a.files[strings.ToLower(name)] != nil }

func (a *archive) bytes(name string, most int64) ([]byte, error) {
	f := a.files[strings.ToLower(name)]
	if f == nil {
		return nil, fmt.Errorf("it lacks its part %s", name)
	}
	if f.UncompressedSize64 > uint64(most) {
		return nil, fmt.Errorf("%s: %w (%d MB)", name, errBomb, f.UncompressedSize64>>20)
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	defer in.Close()
	out, err := io.ReadAll(io.LimitReader(in, most+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	if int64(len(out)) > most {
		return nil, fmt.Errorf("%s: %w", name, errBomb)
	}
	return out, nil
}

// part reads an XML part; nil without error where there is none.
func (a *archive) part(name string) (*element, error) {
	if name == "" || !a.has(name) {
		return nil, nil
	}
	raw, err := a.bytes(name, mostPart)
	if err != nil {
		return nil, err
	}
	e, err := readXML(raw)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return e, nil
}

// relation is what a part says of another.
type relation struct {
	kind, target string
	outside      bool
}

// relations reads what a part refers to, by id.
func (a *archive) relations(part string) (map[string]relation, error) {
	e, err := a.part(path.Join(path.Dir(part), "_rels", path.Base(part)+".rels"))
	out := map[string]relation{}
	if e == nil {
		return out, err
	}
	for _, k := range e.kids {
		if k.name != "Relationship" {
			continue
		}
		r := relation{kind: path.Base(k.attr("Type")), target: k.attr("Target"), outside: k.attr("TargetMode") == "External"}
		if !r.outside {
			if strings.HasPrefix(r.target, "/") {
				r.target = strings.TrimPrefix(path.Clean(r.target), "/")
			} else {
				r.target = path.Join(path.Dir(part), r.target)
			}
		}
		out[k.attr("Id")] = r
	}
	return out, nil
}

// of is the target of the first relation of a kind.
func of(rels map[string]relation, kind string) string {
	best := ""
	for _, r := range rels {
		if r.kind == kind && !r.outside && (best == "" || r.target < best) {
			best = r.target
		}
	}
	return best
}
