package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"

	"huikan/data"
)

// KeepBackups is how many of the copies that are named by time are kept.
const KeepBackups = 10

// BackupFolder is where the copies of a library are: 备份, beside it.
func BackupFolder(library string) string { return filepath.Join(filepath.Dir(library), "备份") }

// Copy is a copy of a library, as a person chooses one.
type Copy struct {
	Path   string    `json:"path"`
	Made   time.Time `json:"made"`
	Counts Counts    `json:"counts"`
}

// BackupDaily makes the copy of the day, when the library is opened: none if
// there is one of today (local time), if nothing was changed since the last,
// or if nothing was ever written. Then it keeps a copy, for ever, of the newest
// issue that has gone to print, if there is none yet. It returns the files
// that it made.
func (s *Store) BackupDaily() (made []string, err error) {
	dir := BackupFolder(s.Path())
	copies, err := Backups(dir, s.Path())
	if err != nil && !errors.Is(err, os.ErrNotExist) {
		return nil, fmt.Errorf("back up: %w", err)
	}
	today := s.opts.now().Local().Format(time.DateOnly)
	if n := len(copies); n == 0 || stampOf(copies[n-1], s.Path()).Local().Format(time.DateOnly) != today {
		path, err := s.BackupBefore()
		if err != nil {
			return nil, err
		}
		if path != "" {
			made = append(made, path)
		}
	}
	issue, err := s.printed()
	if err != nil || issue == "" {
		return made, err
	}
	path := s.namedBackup(issue)
	if _, err := os.Lstat(path); err == nil {
		return made, nil
	}
	if _, err := s.BackupNamed(issue); err != nil {
		return made, err
	}
	return append(made, path), nil
}

// BackupBefore makes a copy before something that changes much at once: an
// import, a merge. Where the newest copy says the same as the library, or
// nothing was ever written, none is made and the path is "".
func (s *Store) BackupBefore() (string, error) {
	dir := BackupFolder(s.Path())
	rev, seq, err := s.position()
	if err != nil || seq <= 1 {
		return "", err
	}
	if copies, err := Backups(dir, s.Path()); err == nil && len(copies) > 0 {
		if r, err := revOf(copies[len(copies)-1]); err == nil && r == rev {
			return "", nil
		}
	}
	return s.RotateBackups(dir, KeepBackups)
}

// BackupNamed makes a copy under a name of its own, which stays until somebody
// deletes it: 协会-第140期.huikan. One of that name is replaced.
func (s *Store) BackupNamed(label string) (string, error) {
	path := s.namedBackup(label)
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", fmt.Errorf("back up: %w", err)
	}
	return path, s.Backup(path)
}

func (s *Store) namedBackup(label string) string {
	base, ext := nameParts(s.Path())
	return filepath.Join(BackupFolder(s.Path()), base+"-"+label+ext)
}

func nameParts(library string) (base, ext string) {
	ext = filepath.Ext(library)
	return strings.TrimSuffix(filepath.Base(library), ext), ext
}

// position is the revision of the library and the number of its last set.
func (s *Store) position() (rev, seq uint64, err error) {
	err = s.view(func(tx *bbolt.Tx) error {
		rev = un64(tx.Bucket(bucketMeta).Get(keyRev))
		seq = tx.Bucket(bucketLog).Sequence()
		return nil
	})
	return rev, seq, err
}

func revOf(path string) (uint64, error) {
	c, err := OpenReadOnly(path, Options{})
	if err != nil {
		return 0, err
	}
	defer c.Close()
	return c.Rev()
}

// printed is the newest issue that has gone to print: 第140期.
func (s *Store) printed() (string, error) {
	issues, err := s.Issues()
	if err != nil {
		return "", err
	}
	for _, i := range issues {
		if slices.Contains([]string{"付印", "已发", "归档"}, i.State) {
			switch {
			case i.SerialNo != 0:
				return fmt.Sprintf("第%d期", i.SerialNo), nil
			case i.Number() != "":
				return i.Number(), nil
			}
		}
	}
	return "", nil
}

// stampOf is the time in the name of a copy; zero where there is none.
func stampOf(path, library string) time.Time {
	base, ext := nameParts(library)
	rest := strings.TrimSuffix(strings.TrimPrefix(filepath.Base(path), base+"-"), ext)
	t, _ := time.Parse("20060102-150405.000", rest[:min(len(rest), 19)])
	return t
}

// Copies lists the copies of a library that can be read, the newest first, at
// most limit of them (all where limit is 0): those in its folder of copies, by
// time and by name, and those that a restore or a new format left beside it.
// It does not read the library itself, which may be damaged.
func Copies(library string, limit int) []Copy {
	base, ext := nameParts(library)
	var out []Copy
	list := func(dir string, ours func(name string) bool) {
		entries, err := os.ReadDir(dir)
		if err != nil {
			return // no such folder: no copies
		}
		for _, e := range entries {
			info, err := e.Info()
			if err != nil || !info.Mode().IsRegular() || !ours(e.Name()) {
				continue
			}
			c := Copy{Path: filepath.Join(dir, e.Name()), Made: info.ModTime().UTC()}
			if t := stampOf(c.Path, library); !t.IsZero() {
				c.Made = t
			}
			out = append(out, c)
		}
	}
	list(BackupFolder(library), func(name string) bool {
		rest, ok := strings.CutPrefix(strings.TrimSuffix(name, ext), base+"-")
		return ok && strings.HasSuffix(name, ext) && (issueCopy.MatchString(rest) || !stampOf(name, library).IsZero())
	})
	list(filepath.Dir(library), func(name string) bool {
		return strings.HasPrefix(name, base+".before-restore-") && strings.HasSuffix(name, ext) || strings.HasPrefix(name, base+ext+".format-")
	})
	slices.SortStableFunc(out, func(a, b Copy) int { return b.Made.Compare(a.Made) })
	good := out[:0]
	for _, c := range out {
		counts, err := Preview(c.Path)
		if err != nil {
			continue
		}
		c.Counts = counts
		if good = append(good, c); len(good) == limit {
			break
		}
	}
	return good
}

// issueCopy is what BackupDaily calls the copy of an issue. Another library in
// the folder may begin with the name of this one (协会-二.huikan): its copies are
// not this one's.
var issueCopy = regexp.MustCompile(`^(?:第\d+期|\d{4}-\d{1,3})$`)

// DamagedError is ErrDamaged, or ErrNotLibrary, of a library of which there are
// good copies: what a person may go back to.
type DamagedError struct {
	Path   string
	Err    error
	Copies []Copy // the newest first
}

// Error is the reason; whoever shows it shows the copies as well.
func (e *DamagedError) Error() string { return e.Err.Error() }

// Unwrap gives the reason.
func (e *DamagedError) Unwrap() error { return e.Err }

// copiesOffered is how many copies a DamagedError carries.
const copiesOffered = 3

// offer adds good copies to the error of a library that does not open.
func offer(path string, err error) error {
	if !errors.Is(err, ErrDamaged) && !errors.Is(err, ErrNotLibrary) {
		return err
	}
	if copies := Copies(path, copiesOffered); len(copies) > 0 {
		return &DamagedError{Path: path, Err: err, Copies: copies}
	}
	return err
}

// Difference (差异) is what a restore would change, kind by kind.
type Difference struct {
	Kind data.Kind `json:"kind"`
	// Lost are living records of the library that the copy has not got, Back
	// those that only the copy has, Changed those that say something else.
	Lost    int `json:"lost"`
	Back    int `json:"back"`
	Changed int `json:"changed"`
	// Names are some of them, each after -, + or ~.
	Names []string `json:"names,omitempty"`
}

// namesShown is how many names a Difference gives.
const namesShown = 12

// Compare says what a restore of the copy there in the place of the library
// here would change. Kinds without a difference are left out.
func Compare(here, there string) ([]Difference, error) {
	a, err := OpenReadOnly(here, Options{})
	if err != nil {
		return nil, err
	}
	defer a.Close()
	b, err := OpenReadOnly(there, Options{})
	if err != nil {
		return nil, err
	}
	defer b.Close()
	var out []Difference
	for _, k := range data.Kinds {
		present, err := a.said(k)
		if err != nil {
			return nil, err
		}
		former, err := b.said(k)
		if err != nil {
			return nil, err
		}
		d := Difference{Kind: k}
		note := func(n *int, mark, name string) {
			*n++
			if name != "" && len(d.Names) < namesShown {
				d.Names = append(d.Names, mark+name)
			}
		}
		for _, key := range sortedKeys(present) {
			switch f, ok := former[key]; {
			case !ok:
				note(&d.Lost, "-", present[key].name)
			case f.text != present[key].text:
				note(&d.Changed, "~", present[key].name)
			}
		}
		for _, key := range sortedKeys(former) {
			if _, ok := present[key]; !ok {
				note(&d.Back, "+", former[key].name)
			}
		}
		if d.Lost+d.Back+d.Changed > 0 {
			out = append(out, d)
		}
	}
	return out, nil
}

type saying struct{ name, text string }

// said gives the living records of a kind: their names, and what they say.
func (s *Store) said(k data.Kind) (map[string]saying, error) {
	out := map[string]saying{}
	err := s.view(func(tx *bbolt.Tx) error {
		return eachRecord(tx, k, func(rec data.Record) error {
			if rec.Common().Deleted() {
				return nil
			}
			name := nameOf(rec)
			timeless(rec)
			b, err := encodeRecord(rec)
			sum := data.DigestOf(b)
			out[rec.Key()] = saying{name, string(sum)}
			return err
		})
	})
	return out, err
}

func sortedKeys(m map[string]saying) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
