package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"go.etcd.io/bbolt"
)

// Backup writes a copy of the library as it is at this moment; work can go on
// meanwhile. The copy appears under its name whole or not at all, in place of
// an older copy of that name.
func (s *Store) Backup(path string) error {
	if sameFile(path, s.path) {
		return fmt.Errorf("back up to %s: %w: it is the library itself", path, ErrExists)
	}
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return ErrClosed
	}
	if err := writeCopy(s.db, path); err != nil {
		return fmt.Errorf("back up to %s: %w", path, reason(err))
	}
	return nil
}

func sameFile(a, b string) bool {
	ia, ea := os.Stat(a)
	ib, eb := os.Stat(b)
	return ea == nil && eb == nil && os.SameFile(ia, ib)
}

// writeCopy copies an open file to path by way of a file beside it.
func writeCopy(db *bbolt.DB, path string) (err error) {
	defer guard(db.Path(), &err)()
	temp, err := tempBeside(path)
	if err != nil {
		return err
	}
	defer os.Remove(temp)
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	err = db.View(func(tx *bbolt.Tx) error {
		_, err := tx.WriteTo(f)
		return err
	})
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	if _, err := readFrame(temp); err != nil {
		return err
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// stamp is a time as it stands in the names of copies: they sort by it.
func stamp(t time.Time) string { return t.UTC().Format("20060102-150405.000") }

// RotateBackups writes a copy named after the library and the time into dir,
// which is made if need be, and returns its name. Of the copies so named the
// newest keep stay (at least one); nothing else in dir is touched, and
// nothing is deleted unless the new copy is good.
func (s *Store) RotateBackups(dir string, keep int) (string, error) {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("back up: %w", err)
	}
	ext := filepath.Ext(s.path)
	base := strings.TrimSuffix(filepath.Base(s.path), ext)
	path := filepath.Join(dir, base+"-"+stamp(s.opts.now())+ext)
	for n := 2; ; n++ { // two within a millisecond, or a clock that stands still
		if _, err := os.Lstat(path); err != nil {
			break
		}
		path = filepath.Join(dir, fmt.Sprintf("%s-%s-%03d%s", base, stamp(s.opts.now()), n, ext))
	}
	if err := s.Backup(path); err != nil {
		return "", err
	}
	copies, err := backups(dir, base, ext)
	if err != nil {
		return path, fmt.Errorf("list backups: %w", err)
	}
	for _, old := range copies[:max(0, len(copies)-max(keep, 1))] {
		if old == path {
			continue
		}
		if err := os.Remove(old); err != nil {
			return path, fmt.Errorf("remove old backup: %w", err)
		}
	}
	return path, nil
}

// Backups lists the copies that RotateBackups made of this library in dir,
// the oldest first. It reads nothing but names, so that it serves where the
// library itself is damaged.
func Backups(dir, library string) ([]string, error) {
	ext := filepath.Ext(library)
	return backups(dir, strings.TrimSuffix(filepath.Base(library), ext), ext)
}

func backups(dir, base, ext string) ([]string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	var out []string
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), base+"-")
		when, isExt := strings.CutSuffix(rest, ext)
		if !ok || !isExt || len(when) < 19 {
			continue
		}
		if _, err := time.Parse("20060102-150405.000", when[:19]); err != nil || !e.Type().IsRegular() {
			continue
		}
		out = append(out, filepath.Join(dir, e.Name()))
	}
	slices.SortFunc(out, func(a, b string) int { return strings.Compare(strings.TrimSuffix(a, ext), strings.TrimSuffix(b, ext)) })
	return out, nil
}
