package store

import (
	"crypto/rand"
	"fmt"
	"io"
	"runtime/debug"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"
	"go.etcd.io/bbolt"

	"huikan/data"
)

// Options say who works on the library and by which clock.
type Options struct {
	Who string           // written into every change; "" is nobody in particular
	Now func() time.Time // nil: time.Now
	// Progress hears how many of the files of a packed library Unpack has
	// checked; may be nil.
	Progress func(done, of int)
}

func (o Options) now() time.Time {
	if o.Now == nil {
		return time.Now().UTC()
	}
	return o.Now().UTC()
}

// Store is an open library.
type Store struct {
	path     string
	opts     Options
	readOnly bool
	session  string // tells this opening from others, for merging

	// writing is held from before a change is checked until its watchers have
	// been told, so that they hear of changes in order.
	writing  sync.Mutex
	watchers map[int]func(Change)
	watchSeq int
	watchMu  sync.Mutex

	mintMu  sync.Mutex
	entropy io.Reader

	dbMu sync.RWMutex // db is nil once closed
	db   *bbolt.DB
}

func newStore(path string, db *bbolt.DB, o Options, readOnly bool) *Store {
	s := &Store{path: path, opts: o, readOnly: readOnly, db: db,
		watchers: map[int]func(Change){}, entropy: ulid.Monotonic(rand.Reader, 0)}
	s.session = s.mint()
	return s
}

// Path is the file that the store was opened from.
func (s *Store) Path() string { return s.path }

// ReadOnly reports whether the store was opened for reading only.
func (s *Store) ReadOnly() bool { return s.readOnly }

// Who is the name that this store writes into changes.
func (s *Store) Who() string { return s.opts.Who }

// mint makes an id that sorts after all that this store made before.
func (s *Store) mint() string {
	s.mintMu.Lock()
	defer s.mintMu.Unlock()
	ms := ulid.Timestamp(s.opts.now())
	id, err := ulid.New(ms, s.entropy)
	if err != nil { // 2^80 ids in one millisecond, or a clock out of range
		id = ulid.MustNew(ulid.Timestamp(time.Now()), rand.Reader)
	}
	return id.String()
}

// view runs f in a read transaction. A page of a damaged file can send bbolt
// anywhere, even beyond its mapping; that becomes ErrDamaged, not the end of
// the program.
func (s *Store) view(f func(*bbolt.Tx) error) (err error) {
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return ErrClosed
	}
	defer guard(s.path, &err)()
	return s.db.View(f)
}

// update runs f in a write transaction, marking the session as unclean.
func (s *Store) update(f func(*bbolt.Tx) error) (err error) {
	s.dbMu.RLock()
	defer s.dbMu.RUnlock()
	if s.db == nil {
		return ErrClosed
	}
	if s.readOnly {
		return ErrReadOnly
	}
	defer guard(s.path, &err)()
	return s.db.Update(func(tx *bbolt.Tx) error {
		meta := tx.Bucket(bucketMeta)
		if meta.Get(keyUnclean) == nil {
			if err := meta.Put(keyUnclean, valueYes); err != nil {
				return err
			}
		}
		return f(tx)
	})
}

// guard turns panics and page faults of the surrounding function into
// ErrDamaged: use as defer guard(path, &err)().
func guard(path string, err *error) func() {
	old := debug.SetPanicOnFault(true)
	return func() {
		debug.SetPanicOnFault(old)
		if r := recover(); r != nil {
			*err = fmt.Errorf("read %s: %w (%v)", path, ErrDamaged, r)
		}
	}
}

// Close writes what is left to write and gives the file free. Closing twice
// is no error.
func (s *Store) Close() (err error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	s.dbMu.Lock()
	defer s.dbMu.Unlock()
	if s.db == nil {
		return nil
	}
	db := s.db
	s.db = nil
	defer guard(s.path, &err)()
	if !s.readOnly {
		err = markClean(db)
	}
	if e := db.Close(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("close %s: %w", s.path, err)
	}
	return nil
}

// markClean takes the unclean flag back, if a change of this session set it.
func markClean(db *bbolt.DB) error {
	dirty := false
	if err := db.View(func(tx *bbolt.Tx) error {
		dirty = tx.Bucket(bucketMeta).Get(keyUnclean) != nil
		return nil
	}); err != nil || !dirty {
		return err
	}
	return db.Update(func(tx *bbolt.Tx) error { return tx.Bucket(bucketMeta).Delete(keyUnclean) })
}

// Rev is the library's revision: it grows with every change. A screen that
// remembers it can tell whether anything happened since.
func (s *Store) Rev() (uint64, error) {
	var rev uint64
	err := s.view(func(tx *bbolt.Tx) error {
		rev = un64(tx.Bucket(bucketMeta).Get(keyRev))
		return nil
	})
	return rev, err
}

// recBucket is the bucket of a kind; nil in a damaged file, and for a younger
// kind in an older file that is open for reading only.
func recBucket(tx *bbolt.Tx, k data.Kind) *bbolt.Bucket {
	return tx.Bucket(bucketRec).Bucket([]byte(k))
}

// rawRecord is the encoded record, nil where there is none. It lies in the
// file's memory.
func rawRecord(tx *bbolt.Tx, k data.Kind, key string) ([]byte, error) {
	b := recBucket(tx, k)
	if b == nil {
		return nil, absent(k)
	}
	v := b.Get([]byte(key))
	if v == nil || key == "" {
		return nil, nil
	}
	return unseal([]byte(key), v)
}
