package store

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// ErrNotPack: the file is no packed library.
var errNotPack = fmt.Errorf("%w: no packed library", ErrNotLibrary)

// Bounds of what Unpack takes, so that a small file cannot fill the machine.
const (
	packManyFiles = 400_000
	packRatio     = 200     // times the size of the zip …
	packAlways    = 1 << 30 // … and always so many bytes
	packRecord    = 64 << 20
)

// packPath is what names a file of a packed library may have.
var packPath = regexp.MustCompile(`^(?:records/[a-z][a-z0-9-]*\.json|manuscripts/[^/\\]+\.md|pictures/[^/\\]+\.(?:png|jpg|bin)|README\.txt|library\.huikan)$`)

// Unpack makes a library at path of the zip file from, which Pack wrote on any
// machine. Every file is checked against the manifest, and the library that
// comes of it against the manifest's checksum; a file that is damaged, changed,
// hostile or of a newer form is refused, and then nothing is left at path. A
// file that is there already is left alone (ErrExists).
//
// With the history packed the library is as it was, its undo included. Else it
// begins with one change set that holds everything.
func Unpack(ctx context.Context, from, path string, o Options) (Manifest, error) {
	fail := func(err error) (Manifest, error) {
		return Manifest{}, fmt.Errorf("unpack %s: %w", from, reason(err))
	}
	if _, err := os.Lstat(path); err == nil {
		return fail(fmt.Errorf("%s: %w", path, ErrExists))
	}
	z, m, err := openPack(from)
	if err != nil {
		return fail(err)
	}
	defer z.Close()
	temp, err := tempBeside(path)
	if err != nil {
		return fail(err)
	}
	defer os.Remove(temp)
	u := &unpacker{ctx: ctx, files: map[string]*zip.File{}, m: m, told: o.Progress}
	for _, f := range z.File {
		u.files[f.Name] = f
	}
	if m.History {
		err = u.library(temp)
		if errors.Is(err, ErrNewer) {
			return fail(err)
		}
	}
	if !m.History {
		err = u.build(temp, o)
	}
	if err != nil {
		return fail(err)
	}
	counts, err := Preview(temp)
	if err != nil {
		return fail(err)
	}
	if counts.Checksum != m.Checksum || !maps.Equal(counts.Records, m.Counts) || counts.Deleted != m.Deleted {
		return fail(fmt.Errorf("%w: the records are not those of which the manifest has the checksum", ErrDamaged))
	}
	if err := moveNew(temp, path); err != nil {
		return fail(err)
	}
	return m, nil
}

// PreviewPack reads the manifest of a packed library.
func PreviewPack(from string) (Manifest, error) {
	z, m, err := openPack(from)
	if err != nil {
		return Manifest{}, fmt.Errorf("read %s: %w", from, reason(err))
	}
	return m, z.Close()
}

// openPack opens a zip and checks everything that can be said of it before it
// is read: its names, its sizes, its manifest.
func openPack(from string) (*zip.ReadCloser, Manifest, error) {
	var m Manifest
	info, err := os.Stat(from)
	if err != nil {
		return nil, m, err
	}
	z, err := zip.OpenReader(from)
	if errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) || errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrInsecurePath) {
		if z != nil {
			z.Close()
		}
		return nil, m, fmt.Errorf("%w (%v)", errNotPack, err)
	}
	if err != nil {
		return nil, m, err
	}
	if m, err = checkPack(&z.Reader, info.Size()); err != nil {
		z.Close()
		return nil, m, err
	}
	return z, m, nil
}

func checkPack(z *zip.Reader, size int64) (m Manifest, err error) {
	if len(z.File) > packManyFiles {
		return m, fmt.Errorf("%w: it holds %d files", ErrInvalid, len(z.File))
	}
	var manifest *zip.File
	seen := map[string]bool{}
	limit, sum := uint64(max(packAlways, size*packRatio)), uint64(0)
	for _, f := range z.File {
		switch {
		case f.Name == packManifest:
			manifest = f
		case !packPath.MatchString(f.Name) || path.Clean(f.Name) != f.Name || strings.Contains(f.Name, ".."):
			return m, fmt.Errorf("%w: a packed library holds no file %q", ErrInvalid, f.Name)
		case !f.Mode().IsRegular():
			return m, fmt.Errorf("%w: %q is no ordinary file", ErrInvalid, f.Name)
		}
		if seen[f.Name] {
			return m, fmt.Errorf("%w: it holds %q twice", ErrInvalid, f.Name)
		}
		seen[f.Name] = true
		if sum += f.UncompressedSize64; sum > limit || f.UncompressedSize64 > limit {
			return m, fmt.Errorf("%w: it would unpack to more than %d bytes", ErrInvalid, limit)
		}
	}
	if manifest == nil {
		return m, fmt.Errorf("%w: it has no %s", errNotPack, packManifest)
	}
	raw, err := readPacked(manifest, packRecord)
	if err != nil {
		return m, err
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return m, fmt.Errorf("%w: %s: %v", ErrDamaged, packManifest, err)
	}
	if m.Format > PackFormat {
		return m, fmt.Errorf("%w (form %d of packed libraries; this one reads up to %d)", ErrNewer, m.Format, PackFormat)
	}
	if m.Format < 1 {
		return m, fmt.Errorf("%w: %s says no form", errNotPack, packManifest)
	}
	for name := range m.Files {
		if !seen[name] || name == packManifest {
			return m, fmt.Errorf("%w: %s is missing", ErrDamaged, name)
		}
	}
	if len(m.Files) != len(seen)-1 {
		for name := range seen {
			if _, ok := m.Files[name]; !ok && name != packManifest {
				return m, fmt.Errorf("%w: the manifest does not know %s", ErrDamaged, name)
			}
		}
	}
	return m, nil
}

// readPacked reads a file of the zip whole.
func readPacked(f *zip.File, limit int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrDamaged, f.Name, err)
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, limit+1))
	if err != nil {
		return nil, fmt.Errorf("%w: %s: %v", ErrDamaged, f.Name, err)
	}
	if int64(len(b)) > limit {
		return nil, fmt.Errorf("%w: %s is larger than %d bytes", ErrInvalid, f.Name, limit)
	}
	return b, nil
}

// unpacker makes a library of a zip that has been checked.
type unpacker struct {
	ctx   context.Context
	files map[string]*zip.File
	m     Manifest
	told  func(done, of int) // may be nil
	done  int
}

// checked reads a file through its checksum and hands its end to done, which
// gets ErrDamaged where it is not what the manifest says.
func (u *unpacker) checked(name string, read func(io.Reader) error) error {
	if err := u.ctx.Err(); err != nil {
		return err
	}
	if u.done++; u.told != nil {
		u.told(min(u.done, len(u.m.Files)), len(u.m.Files))
	}
	want := u.m.Files[name]
	r, err := u.files[name].Open()
	if err != nil {
		return fmt.Errorf("%w: %s: %v", ErrDamaged, name, err)
	}
	defer r.Close()
	h, n := sha256.New(), &counter{}
	in := io.TeeReader(io.LimitReader(r, want.Size+1), io.MultiWriter(h, n))
	if err := read(in); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := io.Copy(io.Discard, in); err != nil {
		return fmt.Errorf("%w: %s: %v", ErrDamaged, name, err)
	}
	if n.n != want.Size || hex.EncodeToString(h.Sum(nil)) != want.SHA256 {
		return fmt.Errorf("%w: %s is not as it was packed", ErrDamaged, name)
	}
	return nil
}

// library takes the packed copy of the library, after every other file has been
// checked too.
func (u *unpacker) library(temp string) error {
	for _, name := range slices.Sorted(maps.Keys(u.m.Files)) {
		if name == packLibrary {
			continue
		}
		if err := u.checked(name, func(io.Reader) error { return nil }); err != nil {
			return err
		}
	}
	if _, ok := u.m.Files[packLibrary]; !ok {
		return fmt.Errorf("%w: %s is missing", ErrDamaged, packLibrary)
	}
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = u.checked(packLibrary, func(r io.Reader) error { _, err := io.Copy(f, r); return err })
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	report, err := Verify(temp)
	if err != nil {
		return err
	}
	if !report.OK() {
		return fmt.Errorf("%w: %s", ErrDamaged, report.Faults[0])
	}
	return nil
}

// build makes a library of the records, manuscripts and pictures.
func (u *unpacker) build(temp string, o Options) error {
	if err := os.Remove(temp); err != nil {
		return err
	}
	db, err := emptyLibrary(temp)
	if err != nil {
		return err
	}
	s := newStore(temp, db, o, false)
	set := ChangeSet{Name: "从打包文件恢复", Detail: u.m.Association, Who: o.Who, Session: s.session}
	w := &work{set: set, now: o.now()}
	err = s.update(func(tx *bbolt.Tx) error {
		w.tx = tx
		if w.set.Rev, err = nextRev(tx); err != nil {
			return err
		}
		counts := refs{}
		entries, err := u.records(w.set.Rev)
		if err != nil {
			return err
		}
		if err := u.contents(tx, counts); err != nil {
			return err
		}
		if err := writeEntries(tx, entries, counts); err != nil {
			return err
		}
		if err := w.log(entries, counts, s.mint()); err != nil {
			return err
		}
		if err := clearSeqs(tx, bucketUndo); err != nil {
			return err
		}
		return counts.write(tx)
	})
	return errors.Join(err, s.Close())
}

// records reads the records of all kinds.
func (u *unpacker) records(rev uint64) ([]Entry, error) {
	var entries []Entry
	known := map[string]bool{packReadme: true}
	for _, k := range data.Kinds {
		name := packRecords + string(k) + ".json"
		known[name] = true
		if _, ok := u.m.Files[name]; !ok {
			continue
		}
		if err := u.checked(name, func(r io.Reader) error {
			return eachJSON(r, k, func(rec data.Record) error {
				rec.Common().Rev = rev
				b, err := encodeRecord(rec)
				entries = append(entries, Entry{Kind: k, Key: rec.Key(), After: b})
				return err
			})
		}); err != nil {
			return nil, err
		}
	}
	for name := range u.m.Files {
		if strings.HasPrefix(name, packRecords) && !known[name] {
			return nil, fmt.Errorf("%w: it holds %s, a kind of record that this program does not know", ErrNewer, name)
		}
	}
	return entries, nil
}

// eachJSON reads a list of records. A property that this program does not know
// is one of a newer program, and nothing is left out silently.
func eachJSON(r io.Reader, k data.Kind, f func(data.Record) error) error {
	d := json.NewDecoder(r)
	broken := func(err error) error { return fmt.Errorf("%w: %v", ErrDamaged, err) }
	if t, err := d.Token(); err != nil || t != json.Delim('[') {
		return broken(fmt.Errorf("it is no list (%v)", err))
	}
	for seen := map[string]bool{}; d.More(); {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return broken(err)
		}
		rec := data.New(k)
		one := json.NewDecoder(bytes.NewReader(raw))
		one.DisallowUnknownFields()
		if err := one.Decode(rec); err != nil {
			if strings.Contains(err.Error(), "unknown field") {
				return fmt.Errorf("%w (%v)", ErrNewer, err)
			}
			return broken(err)
		}
		key := rec.Key()
		if key == "" || len(key) > 200 || strings.ContainsRune(key, 0) || seen[key] {
			return broken(fmt.Errorf("the id %q is blank, too long, or there twice", key))
		}
		seen[key] = true
		if err := f(rec); err != nil {
			return err
		}
	}
	if _, err := d.Token(); err != nil {
		return broken(err)
	}
	return nil
}

// contents reads the manuscripts and pictures into the library.
func (u *unpacker) contents(tx *bbolt.Tx, counts refs) error {
	for _, name := range slices.Sorted(maps.Keys(u.m.Files)) {
		text := strings.HasPrefix(name, packManuscripts)
		if !text && !strings.HasPrefix(name, packPictures) {
			continue
		}
		var raw []byte
		if err := u.checked(name, func(r io.Reader) (err error) {
			raw, err = io.ReadAll(r)
			return err
		}); err != nil {
			return err
		}
		var d data.Digest
		var err error
		if text {
			d, err = putBody(tx, string(raw))
		} else {
			d, err = putBlob(tx, raw)
		}
		if err != nil {
			return err
		}
		counts[d] += 0 // one that nothing names goes again
	}
	return nil
}
