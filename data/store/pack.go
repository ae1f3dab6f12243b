package store

import (
	"archive/zip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// PackFormat is the number of the form of a packed library that this program
// writes. One of a higher number is refused with ErrNewer.
const PackFormat = 1

// Manifest (清单) is what a packed library says of itself.
type Manifest struct {
	Format      int               `json:"format"`
	Made        time.Time         `json:"made"`
	Association string            `json:"association"`
	Counts      map[data.Kind]int `json:"counts"`  // living records
	Deleted     int               `json:"deleted"` // in the recycle bin, packed as well
	Checksum    string            `json:"checksum"`
	// History says whether the change sets are packed: as a copy of the library
	// file, beside the records that anybody can read.
	History bool `json:"history"`
	// Files are all files of the zip but the manifest, with their SHA-256. That
	// of a manuscript or picture is the digest by which records name it.
	Files map[string]PackedFile `json:"files"`
}

// PackedFile is one file of a packed library.
type PackedFile struct {
	Size   int64  `json:"size"`
	SHA256 string `json:"sha256"`
}

// The names within the zip.
const (
	packManifest    = "manifest.json"
	packReadme      = "README.txt"
	packLibrary     = "library.huikan"
	packRecords     = "records/"
	packManuscripts = "manuscripts/"
	packPictures    = "pictures/"
)

// PackOptions say what goes into a packed library.
type PackOptions struct {
	// NoHistory leaves the change sets out: what was done, and the older
	// versions. The records, the recycle bin among them, are packed whole.
	NoHistory bool
	Progress  func(done, of int) // records packed; may be nil
}

// Pack writes everything that the library holds into one zip file: the records
// as JSON, a file for each kind; the manuscripts as Markdown; the pictures as
// they are; a manifest with counts and checksums; and, for the history, a copy
// of the library. Unpack makes a library of it that says the same. The file
// appears under its name whole or not at all.
func (s *Store) Pack(ctx context.Context, path string, o PackOptions) (m Manifest, err error) {
	fail := func(err error) (Manifest, error) {
		return Manifest{}, fmt.Errorf("pack into %s: %w", path, reason(err))
	}
	if sameFile(path, s.path) {
		return fail(fmt.Errorf("%w: it is the library itself", ErrExists))
	}
	temp, err := tempBeside(path)
	if err != nil {
		return fail(err)
	}
	defer os.Remove(temp)
	copied, err := tempBeside(path)
	if err != nil {
		return fail(err)
	}
	defer os.Remove(copied)
	if err := s.Backup(copied); err != nil { // all that is packed is of one moment
		return fail(err)
	}
	c, err := OpenReadOnly(copied, Options{})
	if err != nil {
		return fail(err)
	}
	defer c.Close()
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return fail(err)
	}
	p := &packer{ctx: ctx, s: c, o: o, zip: zip.NewWriter(f), m: Manifest{Format: PackFormat, Made: s.opts.now(), History: !o.NoHistory, Files: map[string]PackedFile{}}}
	err = p.all(copied)
	if err = errors.Join(err, p.zip.Close(), f.Sync(), f.Close()); err != nil {
		return fail(err)
	}
	if err := os.Rename(temp, path); err != nil {
		return fail(err)
	}
	return p.m, syncDir(filepath.Dir(path))
}

// packer writes one zip.
type packer struct {
	ctx  context.Context
	s    *Store
	o    PackOptions
	zip  *zip.Writer
	m    Manifest
	done int
}

func (p *packer) all(library string) error {
	counts, err := p.s.Counts()
	if err != nil {
		return err
	}
	p.m.Association, p.m.Counts, p.m.Deleted, p.m.Checksum = counts.Association, counts.Records, counts.Deleted, counts.Checksum
	total := counts.Deleted
	for _, n := range counts.Records {
		total += n
	}
	if err := p.write(packReadme, zip.Deflate, func(w io.Writer) error {
		_, err := io.WriteString(w, readme)
		return err
	}); err != nil {
		return err
	}
	contents := map[data.Digest]packNames{} // what records name
	for _, k := range data.Kinds {
		if err := p.write(packRecords+string(k)+".json", zip.Deflate, func(w io.Writer) error { return p.records(w, k, total, contents) }); err != nil {
			return err
		}
	}
	for _, d := range sortedDigests(contents) {
		if err := p.content(d, contents[d]); err != nil {
			return err
		}
	}
	if !p.o.NoHistory {
		if err := p.write(packLibrary, zip.Deflate, func(w io.Writer) error {
			f, err := os.Open(library)
			if err != nil {
				return err
			}
			defer f.Close()
			_, err = io.Copy(w, f)
			return err
		}); err != nil {
			return err
		}
	}
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: packManifest, Method: zip.Deflate, Modified: p.m.Made})
	if err != nil {
		return err
	}
	return jsonTo(w, p.m)
}

func jsonTo(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(v)
}

// write adds a file to the zip and to the manifest.
func (p *packer) write(name string, method uint16, fill func(io.Writer) error) error {
	if err := p.ctx.Err(); err != nil {
		return err
	}
	w, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: p.m.Made})
	if err != nil {
		return err
	}
	h, n := sha256.New(), &counter{}
	if err := fill(io.MultiWriter(w, h, n)); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	p.m.Files[name] = PackedFile{Size: n.n, SHA256: hex.EncodeToString(h.Sum(nil))}
	return nil
}

type counter struct{ n int64 }

func (c *counter) Write(b []byte) (int, error) { c.n += int64(len(b)); return len(b), nil }

// records writes the records of a kind, those of the recycle bin too, and notes
// the contents that they name.
func (p *packer) records(w io.Writer, k data.Kind, total int, contents map[data.Digest]packNames) error {
	first := true
	if _, err := io.WriteString(w, "[\n"); err != nil {
		return err
	}
	if err := p.s.view(func(tx *bbolt.Tx) error {
		return eachRecord(tx, k, func(rec data.Record) error {
			if p.done++; p.done%200 == 0 {
				if err := p.ctx.Err(); err != nil {
					return err
				}
				if p.o.Progress != nil {
					p.o.Progress(p.done, total)
				}
			}
			for _, d := range digests(rec) {
				n := contents[d]
				if n.text == "" || k == data.KindArticle {
					n.text = packName(rec, d)
				}
				if n.picture == "" || k == data.KindPicture {
					n.picture = packName(rec, d)
				}
				contents[d] = n
			}
			if !first {
				if _, err := io.WriteString(w, ",\n"); err != nil {
					return err
				}
			}
			first = false
			return jsonTo(w, rec)
		})
	}); err != nil {
		return err
	}
	_, err := io.WriteString(w, "]\n")
	return err
}

// packNames is what a content is called as a manuscript and as a picture: by
// the record that it belongs to, else by one that names it.
type packNames struct{ text, picture string }

// packName is the name of the file that holds a content: people find a
// manuscript by its title, a picture by its name.
func packName(rec data.Record, d data.Digest) string {
	title := fileName(nameOf(rec))
	if rec.Kind() == data.KindPicture {
		title = fileName(strings.TrimSuffix(title, filepath.Ext(title)))
	}
	return strings.Trim(title+"-"+string(d)[:min(len(d), 12)], "-")
}

// fileName is a text as the name of a file on any machine.
func fileName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case strings.ContainsRune(`\/:*?"<>|.`, r), unicode.IsControl(r), unicode.Is(unicode.Cf, r):
			return -1
		}
		return r
	}, s)
	if rs := []rune(s); len(rs) > 60 {
		s = string(rs[:60])
	}
	return strings.TrimSpace(s)
}

func sortedDigests(m map[data.Digest]packNames) []data.Digest {
	keys := map[string]saying{}
	for d := range m {
		keys[string(d)] = saying{}
	}
	var out []data.Digest
	for _, k := range sortedKeys(keys) {
		out = append(out, data.Digest(k))
	}
	return out
}

// content writes a manuscript or a picture.
func (p *packer) content(d data.Digest, n packNames) error {
	var text string
	var raw []byte
	var isText, isPicture bool
	if err := p.s.view(func(tx *bbolt.Tx) (err error) {
		if text, isText, err = getBody(tx, d); err != nil {
			return err
		}
		raw, isPicture, err = getBlob(tx, d)
		return err
	}); err != nil {
		return err
	}
	if isText {
		if err := p.write(packManuscripts+n.text+".md", zip.Deflate, func(w io.Writer) error { _, err := io.WriteString(w, text); return err }); err != nil {
			return err
		}
	}
	if isPicture {
		return p.write(packPictures+n.picture+pictureExt(raw), zip.Store, func(w io.Writer) error { _, err := w.Write(raw); return err })
	}
	return nil
}

// pictureExt is the end of a picture's file name, by its first bytes.
func pictureExt(b []byte) string {
	switch {
	case strings.HasPrefix(string(b), "\x89PNG"):
		return ".png"
	case strings.HasPrefix(string(b), "\xFF\xD8\xFF"):
		return ".jpg"
	}
	return ".bin"
}

const readme = "这是会刊（Huikan）的一个资料库，打包成一个文件。\r\n" +
	"records 里是全部记录（JSON，每种一个文件，回收站里的也在），manuscripts 里是稿件（Markdown），pictures 里是图片。\r\n" +
	"manifest.json 列出数目和校验和；有 library.huikan 时，它是带全部更改历史的资料库副本。\r\n" +
	"恢复成资料库：huikan unpack 文件.zip --library 新资料库.huikan\r\n\r\n" +
	"This is a library of Huikan (会刊), packed into one file. records holds all records as JSON, a file for each kind, those of the\r\n" +
	"recycle bin too; manuscripts the articles as Markdown; pictures the pictures. manifest.json lists counts and checksums.\r\n" +
	"library.huikan, where it is there, is a copy of the library with its whole history.\r\n" +
	"To make a library of it: huikan unpack FILE.zip --library NEW.huikan\r\n"
