package store

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// Preview counts what is in a library or a backup, without changing it, so
// that a person can compare before a Restore.
func Preview(path string) (Counts, error) {
	s, err := OpenReadOnly(path, Options{})
	if err != nil {
		return Counts{}, err
	}
	c, err := s.Counts()
	if e := s.Close(); err == nil {
		err = e
	}
	if err != nil {
		return Counts{}, fmt.Errorf("preview %s: %w", path, err)
	}
	return c, nil
}

// Restore puts the backup from in the place of the library to. Whatever file
// is at to, sound or not, is first copied beside it, and saved is the name of
// that copy ("" where there was none). The backup must verify, and the
// library must not be open, else nothing is changed.
func Restore(from, to string, o Options) (saved string, err error) {
	fail := func(err error) (string, error) { return saved, fmt.Errorf("restore %s: %w", to, err) }
	if sameFile(from, to) {
		return fail(fmt.Errorf("%w: the backup is the library itself", ErrExists))
	}
	report, err := Verify(from)
	if err != nil {
		return fail(err)
	}
	if !report.OK() {
		return fail(fmt.Errorf("the backup %s: %w: %s", from, ErrDamaged, report.Faults[0]))
	}
	release, err := holdLock(to)
	if err != nil {
		return fail(err)
	}
	defer release()
	if _, e := os.Lstat(to); e == nil {
		ext := filepath.Ext(to)
		saved = strings.TrimSuffix(to, ext) + ".before-restore-" + stamp(o.now()) + ext
		if err := copyFile(to, saved); err != nil {
			saved = ""
			return fail(fmt.Errorf("keep the present library: %w", err))
		}
	}
	temp, err := tempBeside(to)
	if err != nil {
		return fail(err)
	}
	defer os.Remove(temp)
	if err := overwrite(from, temp); err != nil {
		return fail(err)
	}
	if again, err := Verify(temp); err != nil || !again.OK() {
		return fail(errors.Join(ErrDamaged, err, errors.New("the copy differs from the backup")))
	}
	release()
	if err := os.Rename(temp, to); err != nil {
		return fail(err)
	}
	return saved, syncDir(filepath.Dir(to))
}

// holdLock locks the library at path against other programs while it is
// copied. A file that is no sound library has nobody who works on it.
func holdLock(path string) (release func(), err error) {
	none := func() {}
	if _, err := readFrame(path); err != nil {
		return none, nil
	}
	db, err := openBolt(path, true)
	switch {
	case errors.Is(err, ErrLocked):
		return none, err
	case err != nil:
		return none, nil
	}
	held := db
	return func() {
		if held != nil {
			closeQuietly(held)
			held = nil
		}
	}, nil
}

// copyFile copies to a name that must be free.
func copyFile(from, to string) error {
	f, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	if err := f.Close(); err != nil {
		return err
	}
	return overwrite(from, to)
}

func overwrite(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}
