package store

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"
	bolterrors "go.etcd.io/bbolt/errors"

	"huikan/data"
)

// lockTimeout is how long an opening waits for another one to close: long
// enough for a program that is just ending, short enough for a person.
const lockTimeout = 700 * time.Millisecond

// Create makes a new library for the association, with the classes of
// data.DefaultClasses, and opens it. A file that is there already is left
// alone (ErrExists). The library appears under its name whole or not at all.
func Create(path string, a data.Association, o Options) (*Store, error) {
	if _, err := os.Lstat(path); err == nil {
		return nil, fmt.Errorf("create %s: %w", path, ErrExists)
	}
	temp, err := tempBeside(path)
	if err != nil {
		return nil, fmt.Errorf("create %s: %w", path, reason(err))
	}
	defer os.Remove(temp)
	if err := fill(temp, a, o); err != nil {
		return nil, fmt.Errorf("create %s: %w", path, reason(err))
	}
	if err := moveNew(temp, path); err != nil {
		return nil, fmt.Errorf("create %s: %w", path, reason(err))
	}
	return Open(path, o)
}

// fill writes the first records into an empty file. They are in the history,
// but an undo does not take the library's own beginning away.
func fill(path string, a data.Association, o Options) (err error) {
	db, err := bbolt.Open(path, 0o600, boltOptions(false))
	if err != nil {
		return err
	}
	if err := db.Update(func(tx *bbolt.Tx) error {
		if err := makeBuckets(tx); err != nil {
			return err
		}
		top, err := emptyText(tx)
		if err == nil {
			err = top.Put(keyWhole, valueYes)
		}
		return err
	}); err != nil {
		db.Close()
		return err
	}
	s := newStore(path, db, o, false)
	defer func() {
		if e := s.Close(); err == nil {
			err = e
		}
	}()
	c := s.Change("新建资料库").Put(&a)
	for _, class := range data.DefaultClasses() {
		c.Put(&class)
	}
	if _, err := c.Commit(); err != nil {
		return err
	}
	return s.update(func(tx *bbolt.Tx) error { return clearSeqs(tx, bucketUndo) })
}

// Open opens a library for reading and writing. Nothing is written to a file
// that is refused.
func Open(path string, o Options) (*Store, error) { return open(path, o, false) }

// OpenReadOnly opens a library for reading; several programs may do so at
// once, but not while one has it open for writing.
func OpenReadOnly(path string, o Options) (*Store, error) { return open(path, o, true) }

func open(path string, o Options, readOnly bool) (*Store, error) {
	db, err := openChecked(path, o, readOnly)
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", path, reason(err))
	}
	return newStore(path, db, o, readOnly), nil
}

// reason leaves the path out of the system's error, which names it again.
func reason(err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		return pe.Err
	}
	return err
}

func openChecked(path string, o Options, readOnly bool) (*bbolt.DB, error) {
	f, err := readFrame(path)
	if err != nil {
		return nil, err
	}
	if info, err := os.Stat(path); err == nil && !readOnly && info.Mode().Perm()&0o200 == 0 {
		return nil, ErrReadOnly
	}
	db, err := openBolt(path, readOnly)
	if err != nil {
		return nil, err
	}
	if err := admit(db, path, o, readOnly, f.torn); err != nil {
		closeQuietly(db)
		return nil, err
	}
	return db, nil
}

func boltOptions(readOnly bool) *bbolt.Options {
	return &bbolt.Options{Timeout: lockTimeout, FreelistType: bbolt.FreelistMapType, ReadOnly: readOnly}
}

// openBolt opens the file and gives it free again whatever happens inside.
func openBolt(path string, readOnly bool) (db *bbolt.DB, err error) {
	var file *os.File
	opts := boltOptions(readOnly)
	opts.OpenFile = func(name string, flag int, mode os.FileMode) (*os.File, error) {
		var err error
		file, err = os.OpenFile(name, flag&^os.O_CREATE, mode)
		return file, err
	}
	defer func() {
		if err != nil && file != nil {
			file.Close()
		}
	}()
	defer guard(path, &err)()
	db, err = bbolt.Open(path, 0o600, opts)
	switch {
	case errors.Is(err, bolterrors.ErrTimeout):
		return nil, ErrLocked
	case errors.Is(err, fs.ErrPermission):
		return nil, ErrReadOnly
	case errors.Is(err, bolterrors.ErrInvalid), errors.Is(err, bolterrors.ErrChecksum), errors.Is(err, bolterrors.ErrVersionMismatch):
		return nil, fmt.Errorf("%w (%v)", ErrDamaged, err)
	}
	return db, err
}

func closeQuietly(db *bbolt.DB) {
	var err error
	defer guard(db.Path(), &err)()
	db.Close()
}

// admit decides whether the open file is a library that this program can use.
func admit(db *bbolt.DB, path string, o Options, readOnly, torn bool) (err error) {
	defer guard(path, &err)()
	unclean := torn
	var format uint64
	if err := db.View(func(tx *bbolt.Tx) error {
		if info, err := os.Stat(path); err != nil || tx.Size() > info.Size() {
			return fmt.Errorf("%w (cut short)", ErrDamaged)
		}
		meta := tx.Bucket(bucketMeta)
		if meta == nil || string(meta.Get(keyLibrary)) != string(valueLibrary) {
			return ErrNotLibrary
		}
		format = un64(meta.Get(keyFormat))
		unclean = unclean || meta.Get(keyUnclean) != nil
		return nil
	}); err != nil {
		return err
	}
	if format > Format {
		return fmt.Errorf("%w (format %d; this one reads up to %d)", ErrNewer, format, Format)
	}
	if unclean {
		if err := checkPages(db, path); err != nil {
			return err
		}
	}
	if readOnly && format < Format {
		return fmt.Errorf("%w, and an older format that has to be brought up first", ErrReadOnly)
	}
	keep := func(from uint64) error {
		return writeCopy(db, fmt.Sprintf("%s.format-%d-%s", path, from, stamp(o.now())))
	}
	if err := upgrade(db, migrations, Format, keep); err != nil {
		return err
	}
	return db.View(complete)
}

// checkPages checks every page of an open file, first that bbolt's own check
// can follow them, then by it.
func checkPages(db *bbolt.DB, path string) error {
	return db.View(func(tx *bbolt.Tx) error {
		if err := walkPages(path); err != nil {
			return err
		}
		var first error
		for err := range tx.Check() {
			if first == nil {
				first = err
			}
		}
		if first != nil {
			return fmt.Errorf("%w (%v)", ErrDamaged, first)
		}
		return nil
	})
}

// tempBeside makes an empty file in the folder of path, so that a rename can
// put it in path's place in one step.
func tempBeside(path string) (string, error) {
	f, err := os.CreateTemp(filepath.Dir(path), "."+filepath.Base(path)+".tmp-*")
	if err != nil {
		return "", err
	}
	return f.Name(), f.Close()
}

// moveNew gives temp the name path unless a file has it by now.
func moveNew(temp, path string) error {
	if _, err := os.Lstat(path); err == nil {
		return ErrExists
	}
	if err := os.Rename(temp, path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes a rename survive a power cut. Windows cannot open folders and
// needs no such thing.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return nil
	}
	defer d.Close()
	d.Sync()
	return nil
}
